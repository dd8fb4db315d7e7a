//! What is chosen about meetings and what was said in them: which step, whether to accept, what became of one that was
//! left open, of what kind something is.

use super::{Choice, Pick, PickRow, numbered};
use crate::app::cx::Cx;
use crate::app::page::Deed;
use crate::domain::day::Day;
use crate::domain::ids::{MeetingId, Record};
use crate::domain::kinds::Kind;
use crate::domain::meeting::Meeting;
use crate::words::{self, M, W};

impl Pick {
    /// Which step with a meeting; each has its own digit, also where others are not possible now.
    pub fn meeting(cx: Cx<'_>, meeting: Option<MeetingId>, deeds: &[(char, Deed)]) -> Self {
        let row = |(key, deed): &(char, Deed)| PickRow {
            key: Some(*key),
            sign: key.to_string(),
            label: cx.language().text(deed_word(*deed)).to_string(),
            note: String::new(),
            choice: Choice::Deed(*deed, meeting),
        };
        let title = match meeting {
            Some(id) => words::record(cx.language(), cx.world, &Record::Meeting(id)),
            None => cx.text(W::ActMeetings).to_string(),
        };
        Self::new(title, cx, deeds.iter().map(row).collect())
    }

    /// Whether to accept everything that is vague.
    pub fn accept_all(cx: Cx<'_>, meeting: &Meeting) -> Self {
        let language = cx.language();
        let rows = numbered(
            [
                (language.text(M::DeedLeave).to_string(), String::new(), Choice::Stay),
                (
                    language.text(M::DeedAcceptAll).to_string(),
                    cx.world.to_accept(meeting).len().to_string(),
                    Choice::Deed(Deed::AcceptedAll, Some(meeting.id)),
                ),
            ]
            .into_iter(),
        );
        Self::new(language.text(M::SectionVague).to_string(), cx, rows)
    }

    /// What is to become of a meeting that was left open on an earlier day.
    pub fn forgotten(cx: Cx<'_>, meeting: &Meeting, since: Day) -> Self {
        let language = cx.language();
        let row = |word: M, choice| (language.text(word).to_string(), String::new(), choice);
        let rows = [
            row(M::ForgottenGoOn, Choice::Deed(Deed::GoOn, Some(meeting.id))),
            row(M::ForgottenClose, Choice::Deed(Deed::Close, Some(meeting.id))),
            row(M::ForgottenLater, Choice::Stay),
        ];
        let title = words::record(language, cx.world, &Record::Meeting(meeting.id));
        let mut pick = Self::new(title, cx, numbered(rows.into_iter()));
        let day = words::day_long(language, since);
        let number = meeting.number.unwrap_or_default();
        pick.said = vec![language.say(M::Forgotten, &[("n", &number), ("day", &day)]), meeting.title.clone()];
        pick
    }

    /// Of what kind something is that was said.
    pub fn kind(cx: Cx<'_>, record: &Record) -> Self {
        let language = cx.language();
        let name = |kind: Kind| match kind {
            Kind::Said(kind) => words::kind(language, kind),
            Kind::Promise => cx.text(W::CreatedItem),
        };
        let rows = Kind::ALL.map(|kind| (name(kind).to_string(), String::new(), Choice::Kind(record.clone(), kind)));
        let title = format!("{}: {}", language.text(M::PickKind), words::record(language, cx.world, record));
        let mut pick = Self::new(title, cx, numbered(rows.into_iter()));
        let now = cx.world.kind_of(record);
        pick.cursor = Kind::ALL.iter().position(|kind| Some(*kind) == now).unwrap_or(0);
        pick
    }
}

fn deed_word(deed: Deed) -> M {
    match deed {
        Deed::Menu | Deed::Start => M::DeedStart,
        Deed::Roll => M::DeedRoll,
        Deed::Review => M::DeedReview,
        Deed::Agreed => M::DeedAgreed,
        Deed::Close => M::DeedClose,
        Deed::AcceptAll | Deed::AcceptedAll => M::DeedAcceptAll,
        Deed::Plan => M::DeedPlan,
        Deed::Correct => M::DeedCorrect,
        Deed::Cancel => M::DeedCancel,
        Deed::StartOther => M::DeedStartOther,
        Deed::NewPoint => M::DeedNewPoint,
        Deed::GoOn => M::ForgottenGoOn,
    }
}
