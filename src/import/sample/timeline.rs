//! When everything happens: the deeds of the story in order of time. Meetings run from nine to half past eleven; what
//! is seen in the field is written down in the afternoon.

use super::calendar::{Calendar, days};
use super::cast::Cast;
use super::dice::Dice;
use super::fates::{Fate, Mood, building};
use super::parts::End;
use super::people::People;
use super::script::Script;
use crate::domain::change::NewItem;
use crate::domain::day::{Day, Moment};
use crate::domain::entry::EntryKind;
use crate::domain::ids::{CheckCode, SiteCode};
use crate::domain::item::Due;
use crate::domain::land::Area;
use crate::domain::percent::Percent;
use crate::domain::program::Program;
use crate::domain::site::CheckState;

/// One or more figures that a source says of a site.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) site: SiteCode,
    pub(super) source: &'static str,
    pub(super) stage: Option<&'static str>,
    pub(super) progress: Option<Percent>,
    pub(super) area: Option<Area>,
    pub(super) tenure: Option<String>,
    pub(super) scheme: Option<String>,
    pub(super) as_of: Day,
    /// Why the stage goes back, where it does.
    pub(super) reason: Option<String>,
}

impl Said {
    /// Nothing yet.
    pub(super) fn by(source: &'static str, site: SiteCode, as_of: Day) -> Self {
        let (stage, progress, area, tenure, scheme, reason) = (None, None, None, None, None, None);
        Self { site, source, stage, progress, area, tenure, scheme, as_of, reason }
    }
}

/// One thing that somebody does; each becomes one operation. Obstacles and promises are named by their place in the
/// cast, meetings from 0.
#[derive(Clone, Debug)]
pub(super) enum Deed {
    Plan(usize),
    Start(usize),
    Close(usize),
    Roll(usize),
    Turn(usize, u32),
    Record(Vec<Said>),
    Intend { site: SiteCode, stage: String, day: Day },
    Answer { site: SiteCode, answers: Vec<(CheckCode, CheckState)> },
    Report(usize),
    Finish(usize),
    Enter(usize),
    Agree(usize),
    Begin(usize),
    Move(usize),
    Cancel(usize),
    Tick(usize, Option<SiteCode>),
    Propose(Box<NewItem>),
    Say { kind: EntryKind, text: String },
}

/// Minutes after midnight.
pub(super) const OPENING: i64 = 9 * 60;
pub(super) const CLOSING: i64 = 11 * 60 + 30;
const FIGURES: i64 = 9 * 60 + 5;
const REVIEW: i64 = 9 * 60 + 40;
const OBSTACLES: i64 = 9 * 60 + 52;
const PROMISES: i64 = 10 * 60 + 8;
const LAST_WORDS: i64 = 11 * 60 + 20;
const AFTERNOON: i64 = 13 * 60 + 30;

/// Lays out the story.
pub(super) struct Timeline<'a> {
    pub(super) program: &'a Program,
    pub(super) script: &'a Script,
    pub(super) people: &'a People,
    pub(super) fates: &'a [Fate],
    pub(super) cast: &'a Cast,
    pub(super) calendar: &'a Calendar,
    pub(super) dice: &'a mut Dice,
    pub(super) deeds: Vec<(Moment, Deed)>,
}

impl Timeline<'_> {
    /// All deeds, the earliest first.
    pub(super) fn lay(mut self) -> Vec<(Moment, Deed)> {
        self.meetings();
        self.figures();
        self.other_sources();
        self.land();
        self.plans();
        self.checklists();
        self.obstacles();
        self.promises();
        self.proposals();
        self.deeds.sort_by_key(|(at, _)| *at);
        self.deeds
    }

    fn add(&mut self, day: Day, minutes: i64, deed: Deed) {
        self.deeds.push((self.calendar.at(day, minutes), deed));
    }

    /// In the afternoon of a day, but not of today.
    pub(super) fn add_in_field(&mut self, day: Day, minutes: i64, deed: Deed) {
        let later = self.dice.between(0, 40);
        self.add(day.min(self.calendar.yesterday()), AFTERNOON + minutes + later, deed);
    }

    fn meetings(&mut self) {
        self.add(self.calendar.survey(), AFTERNOON, Deed::Plan(0));
        for meeting in 0..4 {
            let day = self.calendar.meeting(meeting);
            self.add(day, OPENING, Deed::Start(meeting));
            self.add(day, OPENING + 2, Deed::Roll(meeting));
            for (point, minutes) in [(1, OPENING + 3), (2, OPENING + 14), (3, REVIEW + 8)] {
                self.add(day, minutes, Deed::Turn(meeting, point));
            }
            for (kind, word) in [(EntryKind::Decision, "keputusan"), (EntryKind::Note, "catatan")] {
                for (at, text) in (0..).zip(self.script.said(word, meeting + 1)) {
                    let minutes = if kind == EntryKind::Decision { PROMISES + 20 + at * 25 } else { LAST_WORDS + at };
                    self.add(day, minutes, Deed::Say { kind, text: text.to_owned() });
                }
            }
            self.add(day, LAST_WORDS + 6, Deed::Plan(meeting + 1));
            self.add(day, CLOSING, Deed::Close(meeting));
        }
    }

    /// The first survey, and what is said in the meetings, kecamatan by kecamatan.
    fn figures(&mut self) {
        let mut districts: Vec<&str> = Vec::new();
        for fate in self.fates {
            if !districts.contains(&fate.site.district.as_str()) {
                districts.push(&fate.site.district);
            }
        }
        let count = i64::try_from(districts.len()).unwrap_or(1).max(1);
        for step in 0..5 {
            for (at, district) in (0i64..).zip(&districts) {
                let day = if step == 0 { self.calendar.survey() } else { self.calendar.meeting(step - 1) };
                let of = self.fates.iter().filter(|fate| fate.site.district == **district);
                let said: Vec<Said> = of.filter_map(|fate| self.said(fate, step, day)).collect();
                if said.is_empty() {
                    continue;
                }
                let minutes = if step == 0 { AFTERNOON + 10 } else { FIGURES };
                self.add(day, minutes + at * 30 / count, Deed::Record(said));
            }
        }
    }

    /// What is said of a site at one step: what has changed, and in the last meeting everything.
    fn said(&self, fate: &Fate, step: usize, as_of: Day) -> Option<Said> {
        let steps = fate.steps?;
        let (now, before) = (steps[step], step.checked_sub(1).map(|before| steps[before]));
        let all = before.is_none() || (step == 4 && fate.mood != Mood::Silent);
        let stage = Some(now.stage).filter(|_| all || before.is_none_or(|before| before.stage != now.stage));
        let progress = now.progress.filter(|_| all || before.is_none_or(|before| before.progress != now.progress));
        let place = |stage: &'static str| self.program.stage_index(&stage.into());
        let back = before.is_some_and(|before| place(now.stage) < place(before.stage));
        let reason = back.then(|| self.script.say("pindah", 0));
        let said = Said { stage, progress, reason, ..Said::by("rapat", fate.code(), as_of) };
        (said.stage.is_some() || said.progress.is_some()).then_some(said)
    }

    /// Kodim and Agrinas say something else, mostly before the last meeting and for three buildings after it.
    fn other_sources(&mut self) {
        let mut newer = 3;
        for fate in self.fates {
            let Some(steps) = fate.steps.filter(|_| fate.mood != Mood::Silent) else { continue };
            let said = |source, stage, progress, as_of| {
                Deed::Record(vec![Said { stage, progress, ..Said::by(source, fate.code(), as_of) }])
            };
            if matches!(fate.phase(), 'N' | 'L') && self.dice.chance(30) {
                let day = days(self.calendar.meeting(2), 4);
                self.add_in_field(day, 0, said("kodim", Some(steps[0].stage), None, day));
            }
            let Some(progress) = steps[4].progress.filter(|_| fate.phase() == 'F') else { continue };
            let exact = i64::from(progress.hundredths());
            if self.dice.chance(55) {
                let day = days(self.calendar.meeting(3), -2);
                let other = percent(exact + self.dice.between(-30, 20) * 10);
                self.add_in_field(day, 0, said("agrinas", None, other, day));
            }
            if self.dice.chance(35) {
                let day = days(self.calendar.meeting(2), 1);
                let other = percent(exact - self.dice.between(10, 60) * 10);
                self.add_in_field(day, 20, said("kodim", None, other, day));
            }
            let same = |more: i64| {
                // What people count by; a reading that crosses one of these would change the totals of the story.
                let bin = |exact: i64| [2_000, 5_000, 7_500].iter().filter(|bound| exact > **bound).count();
                building(exact).stage == building(exact + more).stage && bin(exact) == bin(exact + more)
            };
            if newer > 0 && same(80) {
                newer -= 1;
                let day = days(self.calendar.meeting(3), 1).min(self.calendar.yesterday());
                let other = percent(exact + self.dice.between(2, 8) * 10);
                self.add_in_field(day, 30, said("agrinas", None, other, day));
            }
        }
    }

    /// Until when a stage is planned: passed where the fate says so, weeks ahead for some others.
    fn plans(&mut self) {
        for (at, fate) in self.fates.iter().enumerate() {
            if fate.mood == Mood::PlanPassed {
                self.missed(fate);
            }
            let Some(steps) = fate.steps.filter(|_| at % 2 == 0 && fate.phase() != 'S') else { continue };
            if matches!(fate.mood, Mood::Silent | Mood::PlanPassed) {
                continue;
            }
            let stage = if fate.phase() == 'F' { "S" } else { "M" };
            let ahead = if steps[4].stage == "F" { (12, 30) } else { (25, 90) };
            let from = days(self.calendar.today, ahead.0);
            let day = self.calendar.working(from, days(self.calendar.today, ahead.1), self.dice);
            let deed = Deed::Intend { site: fate.code(), stage: stage.to_owned(), day };
            self.add(self.calendar.meeting(2 + at % 4 / 2), REVIEW + 4, deed);
        }
    }

    fn missed(&mut self, fate: &Fate) {
        let Some(steps) = fate.steps else { return };
        let reached = self.program.stage_index(&steps[4].stage.into());
        let Some(next) = reached.and_then(|reached| self.program.stages.get(reached + 1)) else { return };
        let day = self.calendar.working(days(self.calendar.today, -6), self.calendar.yesterday(), self.dice);
        let deed = Deed::Intend { site: fate.code(), stage: next.code.to_string(), day };
        self.add(self.calendar.meeting(1), REVIEW + 4, deed);
    }

    /// The checklist of three sites in five, and some answers that have changed since.
    fn checklists(&mut self) {
        let program = self.program;
        let checked = self.fates.iter().filter(|fate| fate.steps.is_some()).enumerate();
        for (at, fate) in checked.filter(|(at, _)| at % 5 < 3) {
            let mut answers = Vec::new();
            for (group, check) in program
                .checks
                .iter()
                .enumerate()
                .flat_map(|(at, group)| group.checks.iter().map(move |check| (at, check)))
            {
                let present = match (fate.phase(), group) {
                    ('S', 0..4) | ('F', 0..2) => 97,
                    ('S', _) => 55,
                    ('F', 2 | 3) => 65,
                    ('L', 0) => 60,
                    ('L', 1) => 45,
                    _ => continue,
                };
                let state = match self.dice.between(1, 100) {
                    number if number <= present => CheckState::Present,
                    99.. => CheckState::NotNeeded,
                    _ => CheckState::Missing,
                };
                answers.push((check.code.clone(), state));
            }
            let missing =
                answers.iter().find(|(_, state)| *state == CheckState::Missing).map(|(check, _)| check.clone());
            let site = fate.code();
            if !answers.is_empty() {
                self.add_in_field(days(self.calendar.survey(), 1), 0, Deed::Answer { site: site.clone(), answers });
            }
            if let Some(check) = missing.filter(|_| at % 2 == 0 && fate.mood != Mood::Silent) {
                let answers = vec![(check, CheckState::Present)];
                self.add_in_field(days(self.calendar.meeting(2), 5), 0, Deed::Answer { site, answers });
            }
        }
    }

    fn obstacles(&mut self) {
        for (at, obstacle) in self.cast.obstacles.iter().enumerate() {
            if self.calendar.meetings.contains(&obstacle.reported) {
                let minutes = OBSTACLES + self.dice.between(0, 14);
                self.add(obstacle.reported, minutes, Deed::Report(at));
            } else {
                self.add_in_field(obstacle.reported, 0, Deed::Report(at));
            }
            if obstacle.end != End::Open {
                self.add_in_field(obstacle.ended, 120, Deed::Finish(at));
            }
        }
    }

    fn promises(&mut self) {
        for meeting in 0..4 {
            let all = self.cast.promises.iter().enumerate();
            let made: Vec<_> = all.filter(|(_, promise)| promise.vow.meeting == meeting).collect();
            let count = i64::try_from(made.len()).unwrap_or(1).max(1);
            let day = self.calendar.meeting(meeting);
            for (turn, (at, promise)) in (0..).zip(made) {
                let minutes = PROMISES + turn * (LAST_WORDS - PROMISES - 4) / count;
                self.add(day, minutes, Deed::Enter(at));
                self.add(day, minutes + 1, Deed::Agree(at));
                let review = self.calendar.meeting(meeting + 1);
                let mut at_review = |deed: Deed| {
                    if review > day { self.add(review, REVIEW, deed) } else { self.add_in_field(days(day, 1), 0, deed) }
                };
                if promise.vow.begun {
                    at_review(Deed::Begin(at));
                }
                if promise.moved_to.is_some() {
                    at_review(Deed::Move(at));
                }
                if promise.end == End::Dropped {
                    at_review(Deed::Cancel(at));
                }
                for (place, site) in (0..).zip(&promise.done_at) {
                    self.add_in_field(promise.done, 60 + place, Deed::Tick(at, Some(site.clone())));
                }
                if promise.end == End::Kept && promise.done_at.is_empty() {
                    self.add_in_field(promise.done, 60, Deed::Tick(at, None));
                }
            }
        }
    }

    /// Proposals that nobody has agreed to yet: one in the last meeting, two in the field.
    fn proposals(&mut self) {
        let waiting: Vec<&Fate> = self.fates.iter().filter(|fate| fate.mood == Mood::Waiting).collect();
        let script = self.script;
        let duties = script.duties.iter().filter(|duty| duty.kind == "usulan");
        for (at, (duty, fate)) in duties.zip(waiting.iter().step_by(3)).enumerate() {
            let due = self.calendar.working(days(self.calendar.today, 7), days(self.calendar.today, 20), self.dice);
            let new = NewItem {
                number: None,
                text: duty.text.clone(),
                lead: self.people.at(&duty.lead, &fate.site),
                support: self.people.at(&duty.support, &fate.site).into_iter().collect(),
                sites: vec![fate.code()],
                due: Some(Due::On(due)),
                issue: None,
            };
            let deed = Deed::Propose(Box::new(new));
            match at {
                0 => self.add(self.calendar.meeting(3), LAST_WORDS + 5, deed),
                1 => self.add_in_field(days(self.calendar.meeting(2), 5), 30, deed),
                _ => self.add_in_field(days(self.calendar.meeting(3), 1), 30, deed),
            }
        }
    }
}

fn percent(hundredths: i64) -> Option<Percent> {
    u16::try_from(hundredths.clamp(0, 9_900)).ok().and_then(Percent::from_hundredths)
}
