//! Who plays which part: for each mood of a site the obstacles and promises that make it look so, and the promises that
//! are made for several sites or for the programme as a whole. Days are told from the four meetings, so that the story
//! fits every today.

use super::fates::Mood;
use Until::{Later, Never, NextMeeting, Passed, Soon};

/// When a promise is due, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    Passed,
    Soon,
    Later,
    NextMeeting,
    Never,
}

/// What has become of it by today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The obstacle stands, the promise is open.
    Open,
    /// The obstacle is settled, the promise kept.
    Kept,
    /// The obstacle was a mistake, the promise is cancelled.
    Dropped,
}

/// A promise: in which meeting, from 0, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Vow {
    pub(super) meeting: usize,
    pub(super) until: Until,
    /// In the next meeting its date is moved.
    pub(super) moved: bool,
    /// It is begun (proses).
    pub(super) begun: bool,
    /// It is kept without anything to prove it.
    pub(super) unproven: bool,
}

/// An obstacle with the promise against it, or one of the two alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bit {
    /// Reported so many days after a meeting, counted from 0; nothing where no obstacle comes up.
    pub(super) trouble: Option<(usize, i64)>,
    pub(super) severe: bool,
    pub(super) vow: Option<Vow>,
    pub(super) end: End,
}

const NOTHING: Bit = Bit { trouble: None, severe: false, vow: None, end: End::Open };

const fn trouble(meeting: usize, later: i64) -> Bit {
    Bit { trouble: Some((meeting, later)), ..NOTHING }
}

const fn severe(meeting: usize, later: i64) -> Bit {
    Bit { trouble: Some((meeting, later)), severe: true, ..NOTHING }
}

const fn vow(meeting: usize, until: Until) -> Bit {
    NOTHING.vow(meeting, until)
}

impl Bit {
    const fn vow(self, meeting: usize, until: Until) -> Self {
        Self { vow: Some(Vow { meeting, until, moved: false, begun: false, unproven: false }), ..self }
    }

    const fn with(self, moved: bool, begun: bool, unproven: bool) -> Self {
        match self.vow {
            Some(vow) => Self {
                vow: Some(Vow {
                    moved: vow.moved || moved,
                    begun: vow.begun || begun,
                    unproven: vow.unproven || unproven,
                    ..vow
                }),
                ..self
            },
            None => self,
        }
    }

    const fn moved(self) -> Self {
        self.with(true, false, false)
    }

    const fn begun(self) -> Self {
        self.with(false, true, false)
    }

    const fn unproven(self) -> Self {
        self.with(false, false, true)
    }

    const fn kept(self) -> Self {
        Self { end: End::Kept, ..self }
    }

    const fn dropped(self) -> Self {
        Self { end: End::Dropped, ..self }
    }
}

const LATE: [&[Bit]; 7] = [
    // Its late promise is one for several sites.
    &[trouble(0, -2)],
    &[trouble(0, -2).vow(0, Passed)],
    &[trouble(1, -2).vow(1, Passed).moved().begun()],
    &[trouble(1, 0).vow(1, Passed)],
    &[trouble(1, 0).vow(1, Passed).begun()],
    &[vow(2, Passed)],
    &[vow(2, Passed).begun(), trouble(0, 0).vow(0, Later).kept()],
];

const PLAN_PASSED: [&[Bit]; 3] = [&[trouble(1, 0)], &[trouble(2, 0)], &[]];

const SEVERE: [&[Bit]; 5] = [
    &[severe(1, 0).vow(1, Later).begun()],
    &[severe(2, 0).vow(2, Later)],
    &[severe(2, 4).vow(3, Later)],
    &[severe(3, 0)],
    &[severe(3, 0), trouble(0, -5).vow(0, Later).kept()],
];

const OLD: [&[Bit]; 5] = [
    &[trouble(0, -6).vow(1, Later).begun()],
    &[trouble(0, 0).vow(2, Later)],
    &[trouble(0, 0)],
    &[trouble(1, -2)],
    &[trouble(1, 0)],
];

const SOON: [&[Bit]; 5] = [
    &[trouble(2, 0).vow(2, Soon).moved()],
    &[trouble(2, 0).vow(2, Soon).begun()],
    &[trouble(3, 0).vow(3, Soon)],
    &[vow(3, Soon).begun()],
    &[vow(3, Soon)],
];

const WAITING: [&[Bit]; 16] = [
    &[trouble(3, 0).vow(3, NextMeeting)],
    &[trouble(2, 4).vow(3, Later)],
    &[trouble(3, 0).vow(3, Later)],
    &[trouble(2, 5)],
    &[trouble(3, 0), trouble(0, 0).vow(0, Later).kept()],
    &[trouble(2, 6), trouble(0, 0).kept()],
    &[trouble(3, 0), trouble(0, -1).kept()],
    // These three share a promise for several sites.
    &[],
    &[],
    &[],
    &[vow(1, Later).moved(), vow(0, Later).dropped()],
    &[vow(2, Later).moved().begun(), vow(1, Later).dropped()],
    &[vow(3, NextMeeting), vow(2, Later).dropped()],
    &[vow(3, Never)],
    &[vow(3, Later)],
    &[vow(2, Later).begun()],
];

const CALM: [&[Bit]; 16] = [
    &[trouble(0, -5).vow(0, Later).kept()],
    &[trouble(0, 0).vow(0, Later).moved().kept()],
    &[trouble(0, 0).vow(0, Later).kept()],
    &[trouble(1, 0).vow(1, Later).kept()],
    &[trouble(1, -2).vow(1, Later).moved().kept()],
    &[trouble(1, 0).vow(1, Later).kept().unproven()],
    &[trouble(2, 0).kept()],
    &[trouble(0, -1).kept()],
    &[trouble(1, -1).vow(1, Later).dropped()],
    &[vow(0, Later).kept()],
    &[vow(0, Later).kept()],
    &[vow(1, Later).kept()],
    &[vow(1, Later).kept().unproven()],
    &[vow(2, Later).kept()],
    &[vow(2, Later).kept()],
    &[vow(3, Later).kept()],
];

/// What comes up at a site of this mood, `turn` counting the sites that have it.
pub(super) fn part(mood: Mood, turn: usize) -> &'static [Bit] {
    let parts: &[&'static [Bit]] = match mood {
        Mood::Blank | Mood::Silent => &[],
        Mood::LatePromise => &LATE,
        Mood::PlanPassed => &PLAN_PASSED,
        Mood::Severe => &SEVERE,
        Mood::Old => &OLD,
        Mood::Soon => &SOON,
        Mood::Waiting => &WAITING,
        Mood::Calm => &CALM,
    };
    turn.checked_rem(parts.len()).and_then(|at| parts.get(at)).copied().unwrap_or_default()
}

/// Sites of one mood: from the turn of the first, so many.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    pub(super) mood: Mood,
    pub(super) from: usize,
    pub(super) count: usize,
}

const fn group(mood: Mood, from: usize, count: usize) -> Group {
    Group { mood, from, count }
}

/// Promises for several sites: what is promised, where it is still open, where it is done.
pub(super) const SHARED: [(Bit, Group, Group); 5] = [
    (vow(0, Passed).begun(), group(Mood::LatePromise, 0, 1), group(Mood::Calm, 0, 2)),
    (vow(3, Later), group(Mood::Waiting, 7, 3), group(Mood::Calm, 2, 2)),
    (vow(0, Later).kept(), group(Mood::Calm, 0, 0), group(Mood::Calm, 0, 4)),
    (vow(1, Later).kept(), group(Mood::Calm, 0, 0), group(Mood::Calm, 4, 4)),
    (vow(2, Later).kept(), group(Mood::Calm, 0, 0), group(Mood::Calm, 8, 5)),
];

/// Promises that belong to no site.
pub(super) const PROGRAMME: [Bit; 10] = [
    vow(1, Passed).begun(),
    vow(3, Soon),
    vow(1, Later).moved(),
    vow(2, Later).begun(),
    vow(3, NextMeeting),
    vow(0, Later).kept(),
    vow(0, Later).kept(),
    vow(1, Later).kept(),
    vow(1, Later).kept().unproven(),
    vow(2, Later).kept(),
];
