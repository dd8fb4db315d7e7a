//! Who meets which obstacle and promises what: the parts are given words, people and days.

use super::calendar::{Calendar, days};
use super::dice::Dice;
use super::fates::{Fate, Mood};
use super::parts::{Bit, End, Group, PROGRAMME, SHARED, Until, Vow, part};
use super::people::People;
use super::script::{Duty, Script, Trouble};
use crate::domain::day::Day;
use crate::domain::ids::{AgencyCode, SiteCode};
use crate::domain::issue::Severity;
use crate::domain::item::Due;
use std::collections::BTreeMap;

/// An obstacle of the story.
#[derive(Clone, Debug)]
pub(super) struct Obstacle {
    pub(super) site: SiteCode,
    pub(super) trouble: Trouble,
    pub(super) severity: Severity,
    pub(super) resolver: Option<AgencyCode>,
    pub(super) reporter: Option<AgencyCode>,
    pub(super) reported: Day,
    pub(super) end: End,
    /// When it ended, where it did.
    pub(super) ended: Day,
}

/// A promise of the story.
#[derive(Clone, Debug)]
pub(super) struct Promise {
    pub(super) text: String,
    pub(super) lead: Option<AgencyCode>,
    pub(super) support: Vec<AgencyCode>,
    /// Where it is still to be done, and where it is done; where it was to be done when it was cancelled.
    pub(super) open_at: Vec<SiteCode>,
    pub(super) done_at: Vec<SiteCode>,
    pub(super) evidence: Option<String>,
    /// Which obstacle it is to remove.
    pub(super) obstacle: Option<usize>,
    pub(super) vow: Vow,
    pub(super) end: End,
    /// The date that is promised first, and the one that it is moved to.
    pub(super) due: Option<Due>,
    pub(super) moved_to: Option<Day>,
    /// When it is done at the sites where it is done.
    pub(super) done: Day,
}

/// Everything that comes up.
#[derive(Clone, Debug, Default)]
pub(super) struct Cast {
    pub(super) obstacles: Vec<Obstacle>,
    pub(super) promises: Vec<Promise>,
}

/// Gives the parts to the sites.
pub(super) fn deal(script: &Script, people: &People, fates: &[Fate], calendar: &Calendar, dice: &mut Dice) -> Cast {
    let mut dealer = Dealer { script, people, calendar, dice, used: BTreeMap::new(), cast: Cast::default() };
    let mut turns: Vec<(Mood, usize)> = Vec::new();
    for fate in fates {
        let turn = turns.iter().filter(|(mood, _)| *mood == fate.mood).count();
        turns.push((fate.mood, turn));
        for bit in part(fate.mood, turn) {
            dealer.at_site(fate, bit);
        }
    }
    let members = |group: Group| -> Vec<&Fate> {
        let range = group.from..group.from + group.count;
        let of =
            |(fate, (mood, turn)): (_, &(Mood, usize))| (*mood == group.mood && range.contains(turn)).then_some(fate);
        fates.iter().zip(&turns).filter_map(of).collect()
    };
    for (bit, open, done) in SHARED {
        dealer.shared(bit, &members(open), &members(done));
    }
    for bit in PROGRAMME {
        dealer.shared(bit, &[], &[]);
    }
    dealer.cast
}

struct Dealer<'a> {
    script: &'a Script,
    people: &'a People,
    calendar: &'a Calendar,
    dice: &'a mut Dice,
    /// How often each text and each category was used.
    used: BTreeMap<&'a str, usize>,
    cast: Cast,
}

impl<'a> Dealer<'a> {
    fn at_site(&mut self, fate: &Fate, bit: &Bit) {
        let obstacle = bit.trouble.and_then(|(meeting, later)| {
            let reported = days(self.calendar.meeting(meeting), later);
            self.obstacle(fate, bit, reported)
        });
        let Some(vow) = bit.vow else { return };
        let sites = vec![fate.code()];
        let (open_at, done_at) = if bit.end == End::Kept { (Vec::new(), sites) } else { (sites, Vec::new()) };
        let words = match obstacle.and_then(|at| self.cast.obstacles.get(at)) {
            Some(Obstacle { trouble, .. }) => Duty {
                kind: String::new(),
                phases: String::new(),
                lead: trouble.lead.clone(),
                support: trouble.support.clone(),
                text: trouble.task.clone(),
                evidence: trouble.evidence.clone(),
            },
            None => match self.duty("lokasi", fate.phase()) {
                Some(duty) => duty.clone(),
                None => return,
            },
        };
        let promise = Promise {
            lead: self.people.at(&words.lead, &fate.site),
            support: self.people.at(&words.support, &fate.site).into_iter().collect(),
            ..self.promise(vow, bit.end, words)
        };
        if let Some(obstacle) = obstacle.and_then(|at| self.cast.obstacles.get_mut(at)) {
            obstacle.ended = promise.done;
        }
        self.cast.promises.push(Promise { open_at, done_at, obstacle, ..promise });
    }

    /// A promise for several sites, or for none.
    fn shared(&mut self, bit: Bit, open: &[&Fate], done: &[&Fate]) {
        let kind = if open.is_empty() && done.is_empty() { "program" } else { "beberapa" };
        let (Some(vow), Some(words)) = (bit.vow, self.duty(kind, 'L').cloned()) else { return };
        let codes = |fates: &[&Fate]| fates.iter().map(|fate| fate.code()).collect();
        let promise = self.promise(vow, bit.end, words);
        self.cast.promises.push(Promise { open_at: codes(open), done_at: codes(done), ..promise });
    }

    /// A promise with its days, led by offices.
    fn promise(&mut self, vow: Vow, end: End, words: Duty) -> Promise {
        let Calendar { today, .. } = *self.calendar;
        let held = self.calendar.meeting(vow.meeting);
        let review = self.calendar.meeting(vow.meeting + 1);
        let (from, to) = match vow.until {
            _ if end != End::Open => (days(held, 4), days(held, 11)),
            Until::Passed if vow.moved => (days(review, 1), days(review, 6)),
            Until::Passed => (days(held, 1), days(held, 7)),
            Until::Soon => (today, days(today, 3)),
            Until::Later | Until::NextMeeting | Until::Never => (days(today, 4), days(today, 26)),
        };
        let last = self.calendar.working(from, to, self.dice);
        let first = if vow.moved { days(held, 4) } else { last };
        let begin = if vow.moved { days(review, 1) } else { days(held, 1) };
        let yesterday = self.calendar.yesterday();
        let end_of = |begin: Day| days(begin, 9).min(yesterday);
        let done = self.calendar.working(begin.min(yesterday), end_of(begin), self.dice);
        let office = |code: &str| (!code.is_empty()).then(|| AgencyCode::new(code));
        Promise {
            lead: office(&words.lead),
            support: office(&words.support).into_iter().collect(),
            text: words.text,
            open_at: Vec::new(),
            done_at: Vec::new(),
            evidence: Some(words.evidence).filter(|evidence| !evidence.is_empty() && !vow.unproven),
            obstacle: None,
            vow,
            end,
            due: match vow.until {
                Until::NextMeeting => Some(Due::NextMeeting),
                Until::Never => None,
                Until::Passed | Until::Soon | Until::Later => Some(Due::On(first)),
            },
            moved_to: vow.moved.then(|| if end == End::Kept { days(review, 5) } else { last }),
            done,
        }
    }

    /// An obstacle that fits the site, of those used least.
    fn obstacle(&mut self, fate: &Fate, bit: &Bit, reported: Day) -> Option<usize> {
        let district = fate.site.district.as_str();
        let fits = |trouble: &&'a Trouble| {
            let local = trouble.districts.split('/').any(|name| name == district);
            trouble.phases.contains(fate.phase()) && (trouble.districts.is_empty() || local)
        };
        let script = self.script;
        let trouble = script.troubles.iter().filter(fits).min_by_key(|trouble| {
            let anywhere = trouble.districts.is_empty();
            (self.times(&trouble.text), self.times(&trouble.category), anywhere, self.dice.between(0, 999))
        })?;
        *self.used.entry(&trouble.text).or_default() += 1;
        *self.used.entry(&trouble.category).or_default() += 1;
        let reporters = ["kades", "camat", "koramil", "kodim"];
        let reporter = usize::try_from(self.dice.between(0, 3)).ok().and_then(|at| reporters.get(at).copied());
        let meeting = self.calendar.meeting_after(reported);
        let begin = days(self.calendar.meeting(meeting), 4);
        let ended = self.calendar.working(begin, days(begin, 6), self.dice).min(self.calendar.yesterday());
        let severe = bit.severe || (bit.end == End::Kept && self.dice.chance(20));
        self.cast.obstacles.push(Obstacle {
            site: fate.code(),
            severity: if severe { Severity::Severe } else { Severity::Normal },
            resolver: self.people.at(&trouble.lead, &fate.site),
            reporter: reporter.and_then(|word| self.people.at(word, &fate.site)),
            trouble: trouble.clone(),
            reported,
            end: bit.end,
            ended,
        });
        Some(self.cast.obstacles.len() - 1)
    }

    /// A duty of a kind that fits a phase, of those used least.
    fn duty(&mut self, kind: &str, phase: char) -> Option<&'a Duty> {
        let script = self.script;
        let fits = |duty: &&'a Duty| duty.kind == kind && duty.phases.contains(phase);
        let key =
            |duty: &&'a Duty| (self.used.get(duty.text.as_str()).copied().unwrap_or(0), self.dice.between(0, 999));
        let duty = script.duties.iter().filter(fits).min_by_key(key)?;
        *self.used.entry(&duty.text).or_default() += 1;
        Some(duty)
    }

    fn times(&self, text: &str) -> usize {
        self.used.get(text).copied().unwrap_or(0)
    }
}
