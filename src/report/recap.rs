//! One page that says what changed: two worlds side by side, then what moved, what was agreed, what was done and what
//! stands in the way. What there is no room for is counted, never left out unsaid.

use super::gather::{self, sites};
use super::lay::parts;
use super::notula::{Moved, What};
use super::paper::{Block, Paper, Table, clean};
use super::pdf;
use crate::domain::day::{Day, Moment};
use crate::domain::entry::EntryKind;
use crate::domain::issue::{Issue, IssueState};
use crate::domain::item::{ActionItem, Status};
use crate::domain::query::names;
use crate::domain::text::shortened;
use crate::domain::world::World;
use crate::words::{self, Language, P};
use std::cmp::Reverse;
use std::sync::Arc;

/// So many lines of the lists are tried, fewer and fewer until all stands on one page.
const ROOM: std::ops::RangeInclusive<usize> = 10..=80;
/// How much of a text is told in a line.
const LONGEST: usize = 52;

/// With what is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    /// The meeting at whose closing things stood so, and its day; or a day, as it began.
    pub meeting: Option<u32>,
    /// The day.
    pub day: Day,
}

/// The page: `before` is the world as it stood then.
pub fn recap(world: &World, before: &World, since: Since, today: Day, language: Language) -> Paper {
    let day = words::day_long(language, since.day);
    let what = match since.meeting {
        Some(number) => language.say(P::MeetingOf, &[("n", &number), ("day", &day)]),
        None => day,
    };
    let title = language.say(P::RecapSince, &[("what", &what)]);
    // The day, not the minute: the same page all day long.
    let stamp = world.program.zone.moment(today, 0, 0).unwrap_or(Moment::UNIX_EPOCH);
    let mut paper = Paper::new(&title, language.code(), stamp, &world.program.zone);
    paper.page = language.say(P::Page, &[("n", &"{n}"), ("m", &"{m}")]);
    paper.foot = language.say(P::RecapFoot, &[("day", &words::day_long(language, today))]);
    paper.mark(language, world.is_sample(), world.is_rehearsal());
    let letterhead = gather::letterhead(world);
    paper.author = letterhead.first().cloned().unwrap_or_default();
    paper.push(Block::Letterhead(letterhead));
    let now = words::day_long(language, today);
    let now = language.say(P::RecapNow, &[("day", &now)]);
    paper.push(Block::Title(language.text(P::Recap).to_owned(), vec![clean(&world.program.name), title, now]));
    let recap = Recap { world, before, since, today, language };
    paper.push(Block::Table(recap.counts()));
    let lists = recap.lists();
    let lists: Vec<(P, Vec<Line>)> = lists.into_iter().filter(|(_, lines)| !lines.is_empty()).collect();
    if lists.iter().all(|(word, _)| *word == P::RecapLate) {
        paper.text(language.text(P::RecapNothing));
    }
    if lists.is_empty() {
        return paper;
    }
    let mut filled = paper.clone();
    for room in ROOM.rev().step_by(2) {
        filled.blocks.truncate(paper.blocks.len());
        filled.push(Block::Table(table(language, &lists, room)));
        if pdf::pages(&filled) == Some(1) {
            break;
        }
    }
    filled
}

/// What, who, and what else.
type Line = [String; 3];

/// The lists under each other, with so many lines in all; of a list that has more, the rest is counted.
fn table(language: Language, lists: &[(P, Vec<Line>)], room: usize) -> Table {
    let head = |word: P| language.text(word);
    let mut table = Table::new([(head(P::HeadWhat), 21), (head(P::HeadLead), 10), (head(P::HeadNote), 12)]);
    table.dense = true;
    // Short lists are told whole; what they leave goes to the long ones.
    let mut by_length: Vec<usize> = (0..lists.len()).collect();
    by_length.sort_by_key(|at| lists.get(*at).map_or(0, |(_, lines)| lines.len()));
    let mut left = room;
    let mut most = vec![0; lists.len()];
    for (done, at) in by_length.iter().enumerate() {
        let share = (left / (lists.len() - done)).max(1);
        let (Some(most), Some((_, lines))) = (most.get_mut(*at), lists.get(*at)) else { continue };
        *most = lines.len().min(share);
        left = left.saturating_sub(*most);
    }
    for ((word, lines), most) in lists.iter().zip(most) {
        let name = language.text(*word);
        table.group(&match lines.len() > most {
            true => language.say(P::RecapSome, &[("what", &name), ("n", &most), ("all", &lines.len())]),
            false => format!("{name} ({most})"),
        });
        for line in lines.iter().take(most) {
            table.row(line.clone());
        }
    }
    table
}

struct Recap<'a> {
    world: &'a World,
    before: &'a World,
    since: Since,
    today: Day,
    language: Language,
}

impl Recap<'_> {
    /// How many then and now.
    fn counts(&self) -> Table {
        let language = self.language;
        let (then, now) = (self.sums(self.before, self.since.day), self.sums(self.world, self.today));
        let counts = now.iter().map(|(name, count)| {
            // A phase that there was not had no sites.
            let was = then.iter().find(|(other, _)| other == name).map_or(0, |(_, was)| *was);
            let sign = if *count > was { "+" } else { "−" };
            let difference = count.abs_diff(was);
            (was, *count, if difference == 0 { "0".to_owned() } else { format!("{sign}{difference}") })
        });
        let counts: Vec<(usize, usize, String)> = counts.collect();
        // The last two have the longest words.
        let names =
            now.iter().enumerate().map(|(at, (name, _))| (name.as_str(), if at + 2 < now.len() { 5 } else { 6 }));
        let mut table = Table::new(std::iter::once(("", 5)).chain(names)).numbers_from(1);
        table.dense = true;
        let mut row = |word: P, of: fn(&(usize, usize, String)) -> String| {
            table.row(std::iter::once(language.text(word).to_owned()).chain(counts.iter().map(of)));
        };
        row(P::HeadThen, |(was, _, _)| was.to_string());
        row(P::HeadNow, |(_, now, _)| now.to_string());
        row(P::HeadDifference, |(_, _, difference)| difference.clone());
        table
    }

    /// How many sites are in which phase, all of them, and what is open.
    fn sums(&self, world: &World, day: Day) -> Vec<(String, usize)> {
        let language = self.language;
        let progress = sites::progress(world, day);
        let mut sums: Vec<(String, usize)> = progress.phases.into_iter().zip(progress.total.phases).collect();
        let open = world.items.values().filter(|item| item.is_open());
        let late = open.clone().filter(|item| item.days_late(day).is_some()).count();
        let tail = [
            (P::HeadUnrecorded, progress.total.unrecorded),
            (P::HeadSites, progress.total.sites),
            (P::OpenIssues, progress.total.issues),
            (P::OpenPromises, open.count()),
            (P::LatePromises, late),
        ];
        sums.extend(tail.map(|(word, count)| (language.text(word).to_owned(), count)));
        sums
    }

    fn lists(&self) -> [(P, Vec<Line>); 10] {
        let (world, before, today) = (self.world, self.before, self.today);
        let moved = sites::moved(world, before);
        let (stages, progress): (Vec<&Moved>, Vec<&Moved>) =
            moved.iter().partition(|moved| matches!(moved.what, What::Stage(..)));
        let moved = |list: Vec<&Moved>| list.into_iter().map(|moved| self.moved(moved)).collect::<Vec<_>>();
        let stands = || world.items.values().filter(|item| !item.withdrawn && item.seal.is_some());
        let then = |item: &ActionItem| before.items.get(&item.number);
        let fresh = stands().filter(|item| then(item).is_none_or(|then| then.seal.is_none()));
        let fresh = fresh.map(|item| self.promise(item, self.due(item)));
        let was = |item: &ActionItem, status: Status| then(item).is_some_and(|then| then.status() == status);
        let became = |status: Status| {
            let items = stands().filter(move |item| item.status() == status && !was(item, status));
            items.map(|item| self.promise(item, String::new())).collect::<Vec<_>>()
        };
        let shifted = stands().filter(|item| item.shifts.len() > then(item).map_or(0, |then| then.shifts.len()));
        let shifted = shifted.map(|item| self.promise(item, self.due(item)));
        let mut late: Vec<&Arc<ActionItem>> = stands().filter(|item| item.days_late(today).is_some()).collect();
        late.sort_by_key(|item| (Reverse(item.days_late(today)), item.number));
        let late = late.into_iter().map(|item| {
            let days = item.days_late(today).unwrap_or(0);
            self.promise(item, self.language.say(P::NeedLate, &[("n", &days)]))
        });
        let had = |issue: &Issue| before.issues.get(&issue.number);
        let open = world.issues.values().filter(|issue| issue.is_open() && had(issue).is_none());
        let settled = world.issues.values().filter(|issue| {
            matches!(issue.state, IssueState::Settled { .. }) && had(issue).is_none_or(|then| then.is_open())
        });
        let obstacle = |issue: &Arc<Issue>| self.obstacle(issue);
        let said = world.entries.values().filter(|entry| entry.kind == EntryKind::Decision && !entry.withdrawn);
        let said = said.filter(|entry| !before.entries.contains_key(&entry.number));
        let said = said.map(|entry| [told(&entry.text), String::new(), String::new()]);
        [
            (P::RecapMoved, moved(stages)),
            (P::RecapDecided, said.collect()),
            (P::RecapAgreed, fresh.collect()),
            (P::RecapDone, became(Status::Done)),
            (P::RecapShifted, shifted.collect()),
            (P::RecapCancelled, became(Status::Cancelled)),
            (P::RecapNewIssues, open.map(obstacle).collect()),
            (P::RecapSettled, settled.map(obstacle).collect()),
            (P::RecapLate, late.collect()),
            (P::RecapProgress, moved(progress)),
        ]
    }

    fn moved(&self, moved: &Moved) -> Line {
        let (from, to) = parts::from_to(self.language, &moved.what);
        [parts::place(&moved.place), String::new(), format!("{from} → {to}")]
    }

    fn promise(&self, item: &ActionItem, note: String) -> Line {
        let nobody = || self.language.text(P::NoLead).to_owned();
        let lead = item.lead.as_ref().map_or_else(nobody, |code| names::agency(self.world, code));
        [format!("TL-{} {}", item.number, told(&item.text)), lead, note]
    }

    fn due(&self, item: &ActionItem) -> String {
        words::item_due(self.language, item, self.today)
    }

    fn obstacle(&self, issue: &Issue) -> Line {
        let resolver = issue.resolver.as_ref().map(|code| names::agency(self.world, code)).unwrap_or_default();
        [format!("K-{} {}", issue.number, told(&issue.text)), resolver, names::site_of(self.world, &issue.site)]
    }
}

fn told(text: &str) -> String {
    shortened(&clean(text), LONGEST)
}
