//! What the chair goes through, as lists: the sites that need words, what the meeting reviews, and what it agreed as it is
//! read back. Options of the look-ups of sites and meetings.

use super::agency::section;
use crate::cli::failure::Failure;
use crate::cli::line::Call;
use crate::cli::record::Record;
use crate::cli::{answer, desk, shapes};
use crate::domain::capture;
use crate::domain::day::Day;
use crate::domain::item::ActionItem;
use crate::domain::meeting::Meeting;
use crate::domain::query::next_site::{self, Need};
use crate::domain::query::review::{self, Step};
use crate::domain::query::sites::{self, Scope};
use crate::domain::query::{meeting, names};
use crate::domain::world::World;
use crate::words::{self, A, K};
use std::sync::Arc;

/// The sites that need words, the one that needs them most first, each with why. In a running meeting those that it is
/// through with are left out.
///
/// # Errors
/// The database cannot be read.
pub fn needs(call: &mut Call) -> Result<(), Failure> {
    let view = desk::look(call)?;
    let (world, today) = (&view.world, view.today);
    let rows = sites::rows(world, Scope::InScope, today);
    let left = world.running().map(|meeting| next_site::through(world, meeting)).unwrap_or_default();
    let needs: Vec<Need> = next_site::needs(&rows).into_iter().filter(|need| !left.contains(&need.site)).collect();
    let record = |need: &Need| rows.iter().find(|row| *row.code() == need.site).map(|row| shapes::site(world, row));
    let records = || needs.iter().filter_map(record).collect();
    answer::list(call, records, shapes::SITE, |call| {
        answer::marks(call, world, today);
        if needs.is_empty() {
            call.out.wrapped(call.language.text(K::NoneToCall), 2);
        } else {
            let count = call.say(A::NeedsCount, &[("n", &needs.len())]);
            call.out.wrapped(count, 2);
        }
        for need in &needs {
            let line = words::called(call.language, world, need, today);
            call.out.wrapped(line, 4);
        }
    });
    Ok(())
}

/// The sites that a meeting left without words although they need them, the passed over ones by their word.
pub fn left(call: &mut Call, world: &World, of: &Meeting, today: Day) {
    let rows = sites::rows(world, Scope::InScope, today);
    let language = call.language;
    let line = |need: &Need| {
        let told = words::called(language, world, need, today);
        let is_passed = of.skipped.contains(&need.site);
        if is_passed { format!("{told} ({})", language.text(K::SitePassed)) } else { told }
    };
    let lines: Vec<String> = next_site::left(world, &rows, of).iter().map(line).collect();
    section(call, language.text(K::SitesLeft), &lines);
}

/// What the review of a meeting goes through, instansi by instansi, and how far it has come.
pub fn reviewed(call: &mut Call, world: &World, of: &Meeting, today: Day) {
    let steps = review::steps(world, of, today);
    let record = |step: &Step| shapes::item(world, &step.item, today).with("ditinjau", step.is_answered());
    let columns: Vec<&str> = shapes::ITEM.iter().copied().chain(["ditinjau"]).collect();
    let records = || steps.iter().map(record).collect::<Vec<Record>>();
    answer::list(call, records, &columns, |call| {
        let language = call.language;
        answer::marks(call, world, today);
        if steps.is_empty() {
            call.out.wrapped(language.text(K::ReviewNone), 2);
            return;
        }
        let answered = steps.iter().filter(|step| step.is_answered()).count();
        call.out.wrapped(language.say(K::ReviewProgress, &[("n", &answered), ("of", &steps.len())]), 2);
        let counts = words::review_counts(language, &review::review_counts(world, of.id));
        call.out.wrapped(counts, 2);
        for part in steps.chunk_by(|a, b| a.item.lead == b.item.lead) {
            let line = |step: &Step| {
                let status = words::status(language, step.item.status());
                let sign = if step.is_answered() { status } else { "-" };
                format!("{sign}: {}", super::site::item_anywhere(language, world, &step.item, today))
            };
            let lines: Vec<String> = part.iter().map(line).collect();
            let who = part.first().map(|step| lead(call, world, &step.item)).unwrap_or_default();
            section(call, &who, &lines);
        }
    });
}

/// What a meeting agreed, instansi by instansi, each promise as the sentence that is read out.
pub fn agreed(call: &mut Call, world: &World, of: &Meeting, today: Day) {
    let items = meeting::agreed(world, of.id);
    let records = || items.iter().map(|item| shapes::item(world, item, today)).collect();
    answer::list(call, records, shapes::ITEM, |call| {
        let language = call.language;
        answer::marks(call, world, today);
        if items.is_empty() {
            let name = words::meeting_name(language, world, of, today);
            call.out.wrapped(language.say(K::AgreedNone, &[("meeting", &name)]), 2);
        }
        for part in items.chunk_by(|a, b| a.lead == b.lead) {
            let line = |item: &Arc<ActionItem>| {
                let sentence = words::spoken(language, world, &capture::agreed(world, item, today));
                format!("TL-{}: {sentence}", item.number)
            };
            let lines: Vec<String> = part.iter().map(line).collect();
            let who = part.first().map(|item| lead(call, world, item)).unwrap_or_default();
            section(call, &who, &lines);
        }
    });
}

fn lead(call: &Call, world: &World, item: &ActionItem) -> String {
    item.lead.as_ref().map_or_else(|| call.language.text(K::NobodyLeads).to_owned(), |code| names::agency(world, code))
}
