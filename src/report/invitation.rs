//! The invitation to a meeting: when and where, the agenda as the data dictate it, the sites that need words with the
//! reason for each, and the sheet to sign. What is urgent is asked of the same queries as the board.

use super::gather;
use super::lay::parts::{self, dash};
use super::paper::{Block, Paper, Table, clean};
use crate::domain::day::Day;
use crate::domain::ids::{IssueNo, ItemNo};
use crate::domain::issue::Severity;
use crate::domain::level::Why;
use crate::domain::meeting::Meeting;
use crate::domain::office::Signing;
use crate::domain::query::meeting as query;
use crate::domain::query::names;
use crate::domain::query::next_site::{self, Need};
use crate::domain::query::sites::{Scope, SiteRow, rows};
use crate::domain::text::shortened;
use crate::domain::world::World;
use crate::words::{self, Language, P};
use std::collections::BTreeSet;

/// How much of a text is told on it; the rest is known to who is asked to come.
const LONGEST: usize = 140;

/// The invitation to a meeting, as things stand today.
pub fn invitation(world: &World, meeting: &Meeting, today: Day, language: Language) -> Paper {
    let name = name(meeting, language);
    let stamp = gather::stamp(world, meeting);
    let mut paper = Paper::new(&name, language.code(), stamp, &world.program.zone);
    paper.page = language.say(P::Page, &[("n", &"{n}"), ("m", &"{m}")]);
    paper.foot.clone_from(&name);
    paper.mark(language, world.is_sample(), world.is_rehearsal());
    let rows = rows(world, Scope::InScope, today);
    let mut letter = Letter { world, meeting, today, language, rows: &rows, paper };
    letter.head();
    letter.sites();
    letter.guests();
    letter.paper
}

/// What the paper is called.
pub fn name(meeting: &Meeting, language: Language) -> String {
    let what = match meeting.number {
        Some(number) => language.say(P::MeetingNumbered, &[("n", &number)]),
        None => clean(&meeting.title),
    };
    language.say(P::InvitationFile, &[("what", &what)])
}

struct Letter<'a> {
    world: &'a World,
    meeting: &'a Meeting,
    today: Day,
    language: Language,
    rows: &'a [SiteRow],
    paper: Paper,
}

impl Letter<'_> {
    fn head(&mut self) {
        let (world, meeting, language) = (self.world, self.meeting, self.language);
        let facts = gather::facts(world, meeting);
        let letterhead = gather::letterhead(world);
        self.paper.author = letterhead.first().cloned().unwrap_or_default();
        self.paper.push(Block::Letterhead(letterhead));
        let title = language.text(P::Invitation).to_owned();
        self.paper.push(Block::Title(title, vec![clean(&world.program.name)]));
        let dots = || language.text(P::Blank).to_owned();
        let day = meeting.letter_day.map_or_else(dots, |day| words::day_long(language, day));
        let fact = |word: P, value: String| (language.text(word).to_owned(), vec![value]);
        self.paper.push(Block::Facts(vec![
            fact(P::LetterNo, facts.letter.clone().unwrap_or_else(dots)),
            fact(P::LetterDay, day),
            fact(P::LetterAbout, language.say(P::InvitationTo, &[("what", &facts.title)])),
            fact(P::LetterFor, language.text(P::LetterForAll).to_owned()),
        ]));
        self.paper.text(language.text(P::InvitationOpening));
        let time = match meeting.begins {
            Some(from) => parts::when(language, &world.program.zone, Some(from), meeting.ends),
            None => language.text(P::Unset).to_owned(),
        };
        let place = facts.place.clone().unwrap_or_else(|| language.text(P::Unset).to_owned());
        let agenda = (1..).zip(self.agenda()).map(|(number, point): (u32, _)| format!("{number}. {point}"));
        self.paper.push(Block::Facts(vec![
            fact(P::FactDay, words::day_long(language, facts.day)),
            fact(P::FactTime, time),
            fact(P::FactPlace, place),
            (language.text(P::FactAgenda).to_owned(), agenda.collect()),
        ]));
        self.paper.text(language.text(P::InvitationBring));
        self.paper.text(language.text(P::InvitationClosing));
        let chair = world.officer(meeting, Signing::Chair).cloned().unwrap_or_default();
        let chair = parts::signature(language, P::SignChair, &chair);
        self.paper.push(Block::Signatures(vec![Default::default(), chair]));
    }

    /// The points that were set, then what the data ask for.
    fn agenda(&self) -> Vec<String> {
        let (world, language) = (self.world, self.language);
        let mut points: Vec<String> = self.meeting.agenda.values().map(|text| clean(text)).collect();
        if points.is_empty() {
            points.push(language.text(P::AgendaOpening).to_owned());
        }
        let open: Vec<_> = world.items.values().filter(|item| item.is_open()).collect();
        let late = open.iter().filter(|item| item.days_late(self.today).is_some()).count();
        if !open.is_empty() {
            points.push(language.say(P::AgendaReview, &[("n", &open.len()), ("late", &late)]));
        }
        let needs = next_site::needs(self.rows).len();
        if needs > 0 {
            points.push(language.say(P::AgendaSites, &[("n", &needs)]));
        }
        let parked = query::parked(world).into_iter().filter_map(|number| world.entries.get(&number));
        points.extend(parked.map(|entry| language.say(P::AgendaParked, &[("text", &told(&entry.text))])));
        points
    }

    fn sites(&mut self) {
        let language = self.language;
        self.paper.annex(language.text(P::AnnexAgenda));
        let needs = next_site::needs(self.rows);
        let (day, all) = (words::day_long(language, self.today), self.rows.len());
        self.paper.text(language.say(P::NeedsCounts, &[("day", &day), ("n", &needs.len()), ("all", &all)]));
        if needs.is_empty() {
            return;
        }
        let head = |word: P| language.text(word);
        let mut table = Table::new([
            (head(P::HeadNumber), 3),
            (head(P::HeadSite), 9),
            (head(P::HeadDistrict), 9),
            (head(P::HeadReason), 26),
        ]);
        let mut last = None;
        for need in &needs {
            let group = group(need);
            if last != Some(group) {
                table.group(language.text(group));
                last = Some(group);
            }
            let row = self.rows.iter().find(|row| *row.code() == need.site);
            let district = row.map_or_else(|| dash(language), |row| row.district.clone());
            let name = names::site_of(self.world, &need.site);
            table.row([need.number.to_string(), name, district, words::capital(&self.reasons(need))]);
        }
        self.paper.push(Block::Table(table));
    }

    /// Why a site is spoken about: each promise and obstacle with what it says and who has to answer.
    fn reasons(&self, need: &Need) -> String {
        let (world, language) = (self.world, self.language);
        let mut reasons = Vec::new();
        let mut told = BTreeSet::new();
        for why in &need.why {
            match why {
                Why::LatePromises { items, .. } | Why::DueSoon { items, .. } => {
                    reasons.extend(items.iter().filter_map(|number| self.promise(*number)));
                }
                Why::Severe(issues) | Why::OldIssues { issues, .. } => {
                    let fresh = issues.iter().filter(|number| told.insert(**number));
                    reasons.extend(fresh.filter_map(|number| self.obstacle(*number)));
                }
                why => reasons.push(words::why(language, world, why, self.today)),
            }
        }
        if need.missing > 0 {
            reasons.push(language.say(P::NeedChecks, &[("n", &need.missing)]));
        }
        reasons.join("; ")
    }

    fn promise(&self, number: ItemNo) -> Option<String> {
        let (world, language) = (self.world, self.language);
        let item = world.items.get(&number)?;
        let who =
            item.lead.as_ref().map_or_else(|| language.text(P::NoLead).to_owned(), |code| names::agency(world, code));
        let when = match (item.days_late(self.today), item.due_day()) {
            (Some(days), _) => language.say(P::NeedLate, &[("n", &days)]),
            (None, Some(day)) => language.say(P::NeedDue, &[("day", &words::day_short(language, day, self.today))]),
            (None, None) => dash(language),
        };
        Some(
            language
                .say(P::NeedPromise, &[("n", &number), ("text", &told(&item.text)), ("who", &who), ("when", &when)]),
        )
    }

    fn obstacle(&self, number: IssueNo) -> Option<String> {
        let (world, language) = (self.world, self.language);
        let issue = world.issues.get(&number)?;
        let day = words::day_short(language, issue.reported, self.today);
        let word = if issue.severity == Severity::Severe { P::NeedSevere } else { P::NeedIssue };
        Some(language.say(word, &[("n", &number), ("text", &told(&issue.text)), ("day", &day)]))
    }

    fn guests(&mut self) {
        let (world, language) = (self.world, self.language);
        self.paper.annex(language.text(P::AnnexSignIn));
        let head = |word: P| language.text(word);
        let mut table = Table::new([
            (head(P::HeadNumber), 3),
            (head(P::HeadAgency), 14),
            (head(P::HeadNamePost), 14),
            (head(P::HeadSignature), 10),
        ]);
        table.tall = true;
        let roll = query::roll(world, self.meeting);
        for (number, (agency, _)) in (1..).zip(&roll.rows) {
            table.row([format!("{number}"), agency.name.clone(), String::new(), String::new()]);
        }
        self.paper.push(Block::Table(table));
    }
}

/// Under which heading a site stands: that of its weightiest reason.
fn group(need: &Need) -> P {
    match need.why.first() {
        Some(Why::LatePromises { .. } | Why::PlanPassed { .. }) => P::NeedsLate,
        Some(Why::Severe(_) | Why::OldIssues { .. }) => P::NeedsStuck,
        Some(Why::DueSoon { .. }) => P::NeedsSoon,
        Some(Why::Silent(_)) => P::NeedsSilent,
        _ => P::NeedsChecks,
    }
}

/// A text of the record, as far as there is room for it.
fn told(text: &str) -> String {
    shortened(&clean(text), LONGEST)
}
