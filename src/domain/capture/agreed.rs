//! What was agreed, as the parts of the sentence that is read back to the hall: who does what, where, by when.

use super::super::change::NewItem;
use super::super::day::Day;
use super::super::ids::{AgencyCode, SiteCode};
use super::super::item::{ActionItem, Due};
use super::super::when::Calendar;
use super::super::world::World;

/// The parts of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// Who is responsible.
    pub lead: Option<AgencyCode>,
    /// Who helps.
    pub support: Vec<AgencyCode>,
    /// What is to be done.
    pub text: String,
    /// Where, in order of the numbers that people call out.
    pub sites: Vec<SiteCode>,
    /// By when.
    pub due: Option<Due>,
    /// The day that this means as things stand.
    pub day: Option<Day>,
    /// Days from today until then; negative once it has passed.
    pub days_left: Option<i64>,
}

/// The sentence of a promise.
pub fn agreed(world: &World, item: &ActionItem, today: Day) -> Agreed {
    let sites: Vec<SiteCode> = item.sites.iter().cloned().collect();
    let support = item.support.iter().cloned().collect();
    Agreed { lead: item.lead.clone(), support, text: item.text.clone(), ..frame(world, sites, item.due, today) }
}

/// The sentence of a promise that isn't entered yet.
pub fn proposed(world: &World, item: &NewItem, today: Day) -> Agreed {
    let (lead, support, text) = (item.lead.clone(), item.support.clone(), item.text.clone());
    Agreed { lead, support, text, ..frame(world, item.sites.clone(), item.due, today) }
}

fn frame(world: &World, mut sites: Vec<SiteCode>, due: Option<Due>, today: Day) -> Agreed {
    sites.sort_by_key(|code| (world.site(code).map_or(u32::MAX, |site| site.number), code.clone()));
    let day = match due {
        Some(Due::NextMeeting) => Calendar::of(world, today).next_meeting,
        other => other.and_then(Due::day),
    };
    Agreed {
        lead: None,
        support: Vec::new(),
        text: String::new(),
        sites,
        due,
        day,
        days_left: day.map(|day| (day - today).num_days()),
    }
}
