//! The reminder of one instansi, ready to be pasted into a messenger: in parts that are short enough, each whole in
//! itself, without anything that a messenger could not show.

use super::ledger::K;
use super::{Language, dates};
use crate::domain::day::Day;
use crate::domain::ids::ItemNo;
use crate::domain::item::{ActionItem, Due};
use crate::domain::query::ledger::{Line, Mark, Reminder, Timing};
use crate::domain::query::names;
use crate::domain::text::drawable;
use crate::domain::world::World;

/// A part has at most so many characters.
pub const LONGEST_PART: usize = 1_000;
/// So much of what was promised is quoted.
const LONGEST_TEXT: usize = 360;
/// So much of the names of sites.
const LONGEST_PLACE: usize = 120;
/// So many sites are named.
const MOST_SITES: usize = 3;

/// One part of a reminder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The text.
    pub text: String,
    /// The promises in it that the instansi leads.
    pub leads: Vec<ItemNo>,
    /// Those that it supports.
    pub supports: Vec<ItemNo>,
}

/// The reminder in parts.
pub fn messages(language: Language, world: &World, reminder: &Reminder, today: Day) -> Vec<Message> {
    let all =
        || reminder.leads.iter().map(|line| (line, true)).chain(reminder.supports.iter().map(|line| (line, false)));
    let blocks: Vec<(String, ItemNo, bool)> =
        all().map(|(line, leads)| (block(language, world, line, leads, today), line.item.number, leads)).collect();
    // What stands around the promises is measured at its longest, so that no part can grow over the limit.
    let around = head(language, world, reminder, today, (99, 99)).chars().count()
        + language.text(K::MessageSupports).chars().count()
        + 4;
    let mut parts: Vec<Vec<&(String, ItemNo, bool)>> = Vec::new();
    let mut room = 0;
    for one in &blocks {
        let needs = one.0.chars().count() + 2;
        if needs > room || parts.is_empty() {
            parts.push(Vec::new());
            room = LONGEST_PART.saturating_sub(around);
        }
        room = room.saturating_sub(needs);
        if let Some(part) = parts.last_mut() {
            part.push(one);
        }
    }
    let of = parts.len();
    let message = |(at, part): (usize, Vec<&(String, ItemNo, bool)>)| {
        let mut text = head(language, world, reminder, today, (at + 1, of));
        let mut helps = false;
        for (block, _, leads) in &part {
            if !leads && !helps {
                helps = true;
                text += &format!("\n\n{}", language.text(K::MessageSupports));
            }
            text += &format!("\n\n{block}");
        }
        let of_kind = |leads: bool| part.iter().filter(|one| one.2 == leads).map(|one| one.1).collect();
        Message {
            text: text.chars().filter(|c| *c == '\n' || drawable(*c)).collect(),
            leads: of_kind(true),
            supports: of_kind(false),
        }
    };
    parts.into_iter().enumerate().map(message).collect()
}

fn head(language: Language, world: &World, reminder: &Reminder, today: Day, (at, of): (usize, usize)) -> String {
    let part = if of > 1 { language.say(K::MessagePart, &[("n", &at), ("of", &of)]) } else { String::new() };
    let title = language.say(K::MessageTitle, &[("part", &part)]);
    let to = match &reminder.agency {
        Some(code) => language.say(K::MessageTo, &[("name", &names::agency(world, code))]),
        None => language.text(K::MessageToNobody).to_owned(),
    };
    let day = dates::day_long(language, today);
    let day = language.say(K::MessageDay, &[("program", &world.program.short), ("day", &day)]);
    let late = reminder.leads.iter().filter(|line| line.is(Mark::Late)).count();
    let count = language.say(K::MessageCount, &[("n", &reminder.leads.len()), ("late", &late)]);
    format!("{title}\n{to}\n{day}\n{count}")
}

fn block(language: Language, world: &World, line: &Line, leads: bool, today: Day) -> String {
    let item = &line.item;
    let mut text = language.say(K::MessageItem, &[("n", &item.number), ("text", &shortened(&item.text, LONGEST_TEXT))]);
    if let Some(place) = place(language, world, item) {
        text += &language.say(K::MessagePlace, &[("sites", &shortened(&place, LONGEST_PLACE))]);
    }
    let day = item.due_day().map(|day| dates::day_short(language, day, today));
    text += "\n";
    text += &match (day, line.timing) {
        (Some(day), Timing::Late(days)) => {
            language.say(K::MessageDue, &[("due", &day), ("left", &language.say(K::MessageLate, &[("n", &days)]))])
        }
        (Some(day), Timing::Soon(days) | Timing::Later(days)) => {
            let left = super::promise::days_left(language, i64::from(days));
            language.say(K::MessageDue, &[("due", &day), ("left", &left)])
        }
        (_, Timing::NextMeeting) => language.text(K::MessageNextMeeting).to_owned(),
        _ => language.text(K::MessageNoDue).to_owned(),
    };
    if let (false, Some(Due::On(first))) = (item.shifts.is_empty(), item.first_due()) {
        let first = dates::day_short(language, first, today);
        text += ". ";
        text += &language.say(K::MessageMoved, &[("n", &item.shifts.len()), ("first", &first)]);
    }
    if let (false, Some(lead)) = (leads, &item.lead) {
        text += "; ";
        text += &language.say(K::MessageLed, &[("name", &names::agency(world, lead))]);
    }
    text
}

/// Where it is still to be done.
fn place(language: Language, world: &World, item: &ActionItem) -> Option<String> {
    let sites = item.still_at();
    match sites.len() {
        0 => None,
        count if count > MOST_SITES => Some(language.say(K::MessageSites, &[("n", &count)])),
        _ => Some(sites.iter().map(|site| names::site_of(world, site)).collect::<Vec<_>>().join(", ")),
    }
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::{Change, NewItem};
    use crate::domain::query::ledger::reminders;
    use crate::domain::testing::{Play, nov};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn promise(play: &mut Play, text: &str, lead: Option<&str>, sites: &[&str], due: Option<Day>) {
        let number = play.world.items.keys().next_back().map_or(1, |last| last + 1);
        let new = NewItem {
            number: None,
            text: text.into(),
            lead: lead.map(Into::into),
            support: vec!["kodim".into()],
            sites: sites.iter().map(crate::domain::ids::SiteCode::new).collect(),
            due: due.map(Due::On),
            issue: None,
        };
        if play.one(Change::AddItem(new)).is_ok() {
            play.seal(number).unwrap();
        }
    }

    #[test]
    fn it_says_what_by_when_and_how_long_that_is() {
        let mut play = Play::begin();
        play.meeting();
        promise(&mut play, "Lengkapi sertifikat", Some("dinkop"), &["1.01"], Some(nov(20)));
        promise(&mut play, "Ukur lahan", Some("dinkop"), &[], Some(nov(25)));
        play.shift(2, nov(27)).unwrap();
        let reminders = reminders(&play.world, nov(24));
        let of = |at: usize| messages(Language::Indonesian, &play.world, &reminders[at], nov(24));
        let [helps, leads] = [of(0), of(1)];
        assert_eq!(
            leads[0].text,
            "*Pengingat tindak lanjut*\nYth. Dinas Koperasi\nUji, per Selasa, 24 November 2026\n\
             2 janji berjalan, 1 terlambat.\n\n*TL-1* Lengkapi sertifikat (Koto Lolo)\nTenggat Jum 20 Nov, terlambat 4 hari\
             \n\n*TL-2* Ukur lahan\nTenggat Jum 27 Nov, 3 hari lagi. Digeser 1x, semula Rab 25 Nov"
        );
        assert!(helps[0].text.contains("Mendukung") && helps[0].text.contains("penanggung jawab Dinas Koperasi"));
        assert_eq!((helps[0].leads.len(), helps[0].supports.len()), (0, 2));
    }

    proptest! {
        #[test]
        fn parts_are_short_plain_and_hold_every_open_promise_once(
            made in proptest::collection::vec(("\\PC{1,900}", 0usize..4, 0usize..4), 0..9)
        ) {
            let mut play = Play::begin();
            play.meeting();
            let leads = [None, Some("kodim"), Some("dinkop"), Some("kades-koto-lolo")];
            let places: [&[&str]; 4] = [&[], &["1.01"], &["1.02", "2.01"], &["1.01", "1.02", "2.01", "2.02"]];
            for (text, lead, place) in &made {
                promise(&mut play, text, leads[*lead], places[*place], Some(nov(20)));
            }
            let open: BTreeSet<u32> = play.world.items.values().filter(|item| item.is_open()).map(|i| i.number).collect();
            let mut seen = Vec::new();
            for reminder in reminders(&play.world, nov(24)) {
                for language in Language::ALL {
                    let parts = messages(language, &play.world, &reminder, nov(24));
                    for part in &parts {
                        prop_assert!(part.text.chars().count() <= LONGEST_PART, "{}", part.text.chars().count());
                        prop_assert!(!part.text.chars().any(|c| c.is_control() && c != '\n'));
                        let named = |number: &u32| part.text.contains(&format!("*TL-{number}* "));
                        prop_assert!(part.leads.iter().chain(&part.supports).all(named));
                    }
                    if language == Language::Indonesian {
                        seen.extend(parts.iter().flat_map(|part| part.leads.clone()));
                    }
                }
            }
            prop_assert_eq!(seen.len(), open.len());
            prop_assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), open);
        }
    }
}
