//! The steps of a promise's life after it was sealed, each as the changes that it is made of: the same for the board and
//! the command line. Whether they may be made is decided in `apply`; here is only what belongs together.

use super::change::{Agreed, Change, Edit, ItemEdit};
use super::day::Day;
use super::ids::{AgencyCode, ItemNo, SiteCode};
use super::item::{ActionItem, Confirmation, Course, Due, Tick};
use super::query::review;
use super::world::World;

/// What a promise is to become.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Proses.
    Doing,
    /// Selesai: at these sites; at none of them, where it has no sites.
    Done(Vec<SiteCode>, Tick),
    /// Another due date.
    Shift(Option<Due>, String),
    /// Batal.
    Cancel(String),
    /// Dikonfirmasi.
    Confirm(Confirmation),
}

/// What a correction of a sealed promise makes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrected {
    /// What is to be done.
    pub text: String,
    /// Who is responsible.
    pub lead: Option<AgencyCode>,
    /// By when.
    pub due: Option<Due>,
}

impl ActionItem {
    /// The sites at which it is still to be done.
    pub fn still_at(&self) -> Vec<SiteCode> {
        self.sites.iter().filter(|site| !self.ticks.contains_key(*site)).cloned().collect()
    }
}

/// The changes of a step, as seen in a world. A promise whose turn it is in the review of the running meeting has then
/// been gone through, except while it is done at only some of its sites.
pub fn changes(seen: &World, number: ItemNo, step: Step, today: Day) -> Vec<Change> {
    let Some(item) = seen.items.get(&number) else { return Vec::new() };
    let answers = match &step {
        Step::Done(sites, _) => item.still_at().iter().all(|site| sites.contains(site)),
        _ => true,
    };
    let edits: Vec<ItemEdit> = match step {
        Step::Doing if item.course == Course::Doing || (item.course == Course::Todo && !item.ticks.is_empty()) => {
            Vec::new()
        }
        Step::Doing => vec![ItemEdit::Course(Edit::new(item.course.clone(), Course::Doing))],
        Step::Done(_, tick) if item.sites.is_empty() => vec![ItemEdit::Done(Edit::new(item.done.clone(), Some(tick)))],
        Step::Done(sites, tick) => sites
            .into_iter()
            .map(|site| {
                let edit = Edit::new(item.ticks.get(&site).cloned(), Some(tick.clone()));
                ItemEdit::Tick { site, edit }
            })
            .collect(),
        Step::Shift(to, reason) => vec![ItemEdit::Shift { edit: Edit::new(item.due, to), reason }],
        Step::Cancel(reason) => {
            vec![ItemEdit::Course(Edit::new(item.course.clone(), Course::Cancelled { reason }))]
        }
        Step::Confirm(confirmation) => {
            vec![ItemEdit::Confirmed(Edit::new(item.confirmed.clone(), Some(confirmation)))]
        }
    };
    let mut changes: Vec<Change> = edits.into_iter().map(|edit| Change::EditItem { item: number, edit }).collect();
    changes.extend(answers.then(|| review::answered(seen, number, today)).flatten());
    changes
}

/// A visible correction (ralat) of a sealed promise as one operation: the seal is broken, what was recorded wrongly is set
/// right, and it is sealed again. Empty where nothing differs.
pub fn correction(seen: &World, number: ItemNo, to: Corrected, reason: String) -> Vec<Change> {
    let Some(item) = seen.items.get(&number) else { return Vec::new() };
    let mut edits = vec![ItemEdit::Unseal { reason }];
    if item.text != to.text {
        edits.push(ItemEdit::Text(Edit::new(item.text.clone(), to.text.clone())));
    }
    if item.lead != to.lead {
        edits.push(ItemEdit::Lead(Edit::new(item.lead.clone(), to.lead.clone())));
    }
    if item.due != to.due {
        edits.push(ItemEdit::Due(Edit::new(item.due, to.due)));
    }
    if edits.len() == 1 {
        return Vec::new();
    }
    edits.push(ItemEdit::Seal(Agreed { text: to.text, lead: to.lead, due: to.due }));
    edits.into_iter().map(|edit| Change::EditItem { item: number, edit }).collect()
}

/// Whether a correction is possible: the promise was sealed in the meeting that runs, and nothing was built on it since.
pub fn is_correctable(world: &World, item: &ActionItem) -> bool {
    let running = world.running().map(|meeting| meeting.id);
    let here = item.seal.is_some_and(|seal| running == Some(seal.meeting)) && !item.withdrawn;
    here && item.shifts.is_empty() && item.ticks.is_empty() && item.done.is_none() && item.confirmed.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::item::Status;
    use crate::domain::query::ledger::{self, Mark};
    use crate::domain::query::review::{ReviewCounts, review_counts};
    use crate::domain::query::{escalation, keeping};
    use crate::domain::testing::{Play, nov};

    fn step(play: &mut Play, item: ItemNo, step: Step) {
        let today = play.world.day(play.at);
        let changes = changes(&play.world, item, step, today);
        play.all(changes).unwrap();
    }

    fn done(play: &mut Play, item: ItemNo, sites: &[&str], evidence: Option<&str>) {
        let tick = Tick { on: play.world.day(play.at), evidence: evidence.map(str::to_owned), by: None };
        step(play, item, Step::Done(sites.iter().map(SiteCode::new).collect(), tick));
    }

    fn hold(play: &mut Play, day: u32) -> u32 {
        play.at = format!("2026-11-{day:02}T02:00:00Z").parse().unwrap();
        play.meeting()
    }

    fn promise(play: &mut Play, sites: &[&str], due: u32) -> ItemNo {
        let item = play.item("Urus surat", sites, Some(nov(due)));
        play.seal(item).unwrap();
        item
    }

    /// The ledger as numbers: open, late, and each open promise.
    fn ledger(play: &Play) -> (usize, usize, Vec<ItemNo>) {
        let lines = ledger::lines(&play.world, play.world.day(play.at));
        let late = lines.iter().filter(|line| line.is(Mark::Late)).count();
        (lines.len(), late, lines.iter().map(|line| line.item.number).collect())
    }

    /// Four meetings in a row; what is expected was worked out by hand.
    #[test]
    fn four_meetings_hold_on_to_every_promise() {
        let mut play = Play::begin();
        // The first meeting: five promises, due in one, two and three weeks.
        let first = hold(&mut play, 3);
        let letter = promise(&mut play, &[], 10);
        let survey = promise(&mut play, &["1.01", "1.02", "2.01"], 10);
        let road = promise(&mut play, &["1.01"], 17);
        let money = promise(&mut play, &[], 10);
        let sign = promise(&mut play, &["2.02"], 24);
        assert_eq!(review_counts(&play.world, first), ReviewCounts::default(), "nothing was due before the first");
        play.close(first).unwrap();
        assert_eq!(ledger(&play), (5, 0, vec![letter, survey, money, road, sign]));

        // The second: the letter is there, the survey done at two of three, the money moved; the road is not asked for.
        let second = hold(&mut play, 10);
        done(&mut play, letter, &[], Some("Surat 600/12"));
        done(&mut play, survey, &["1.01"], None);
        assert_eq!(review_counts(&play.world, second).left, 2, "done at some sites is no answer yet");
        done(&mut play, survey, &["1.02"], None);
        step(&mut play, survey, Step::Doing);
        step(&mut play, money, Step::Shift(Some(Due::On(nov(17))), "Menunggu APBD".into()));
        let counts = ReviewCounts { done: 1, doing: 1, shifted: 1, ..ReviewCounts::default() };
        assert_eq!(review_counts(&play.world, second), counts);
        play.close(second).unwrap();
        assert_eq!(ledger(&play), (4, 0, vec![survey, road, money, sign]));

        // The third, a week on: the survey is a week late, money and road are due; the letter is confirmed.
        let third = hold(&mut play, 17);
        assert_eq!(ledger(&play), (4, 1, vec![survey, road, money, sign]));
        assert_eq!(review_counts(&play.world, third).left, 4, "survey, road, money, and the letter to confirm");
        let confirmed = Confirmation { by: "kodim".into(), on: nov(17) };
        step(&mut play, letter, Step::Confirm(confirmed));
        step(&mut play, money, Step::Shift(Some(Due::On(nov(24))), "Masih menunggu".into()));
        step(&mut play, road, Step::Cancel("Jalan dialihkan".into()));
        done(&mut play, survey, &["2.01"], None);
        let counts = ReviewCounts { confirmed: 1, shifted: 1, cancelled: 1, done: 1, ..ReviewCounts::default() };
        assert_eq!(review_counts(&play.world, third), counts);
        play.close(third).unwrap();
        assert_eq!(ledger(&play), (2, 0, vec![money, sign]));

        // The fourth: nobody speaks of the money, which three meetings have now waited for; the sign is in time.
        let fourth = hold(&mut play, 24);
        done(&mut play, sign, &["2.02"], Some("foto-12.jpg"));
        let counts = ReviewCounts { done: 1, left: 2, ..ReviewCounts::default() };
        assert_eq!(review_counts(&play.world, fourth), counts, "the survey waits for somebody to confirm it");
        play.close(fourth).unwrap();
        play.at += chrono::Duration::days(1);
        assert_eq!(ledger(&play), (1, 1, vec![money]));
        let found = &play.world.items[&money];
        assert_eq!((found.first_due(), found.shifts.len()), (Some(Due::On(nov(10))), 2));
        let lifted = escalation::reasons(&play.world, found, nov(25));
        assert_eq!(lifted, [], "two meetings after its first date, and a day late");
        hold(&mut play, 26);
        let lifted = escalation::reasons(&play.world, &play.world.items[&money], nov(26));
        assert_eq!(lifted, [escalation::Lifted::MeetingsPast(3, nov(10))]);
        // What all of that says of the one who promised it.
        let kept = keeping::keeping(&play.world, Some(&"dinkop".into()), nov(26));
        let numbers = |list: &[std::sync::Arc<ActionItem>]| list.iter().map(|item| item.number).collect::<Vec<_>>();
        assert_eq!((numbers(&kept.on_time), numbers(&kept.too_late)), (vec![letter, sign], vec![survey]));
        assert_eq!((numbers(&kept.missed), numbers(&kept.cancelled)), (vec![money], vec![road]));
        assert_eq!((kept.judged(), kept.shifts(), kept.made()), (4, 2, 5));
        assert_eq!(numbers(&kept.unproved), [survey]);
        assert_eq!(play.world.items[&road].status(), Status::Cancelled);
    }

    #[test]
    fn a_correction_is_one_operation_and_says_why() {
        let mut play = Play::begin();
        hold(&mut play, 3);
        let item = promise(&mut play, &[], 10);
        let found = play.world.items[&item].clone();
        assert!(is_correctable(&play.world, &found));
        let to = Corrected { text: "Urus surat tanah".into(), lead: Some("kodim".into()), due: found.due };
        assert_eq!(
            correction(
                &play.world,
                item,
                Corrected { text: found.text.clone(), lead: found.lead.clone(), due: found.due },
                "x".into()
            ),
            []
        );
        play.all(correction(&play.world, item, to, "Salah catat".into())).unwrap();
        let found = &play.world.items[&item];
        assert_eq!((found.text.as_str(), found.corrections.len(), found.is_open()), ("Urus surat tanah", 1, true));
        let found = found.clone();
        play.shift(item, nov(12)).unwrap();
        assert!(!is_correctable(&play.world, &play.world.items[&item]) && is_correctable(&play.world, &found));
    }
}
