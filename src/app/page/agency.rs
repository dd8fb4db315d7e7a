//! An instansi: what it owes, what it has kept and the list behind each number of that, what it has to resolve, and its
//! sites.

use super::parts::{change, issue, item, part};
use super::site::private;
use super::{PageLine, Target, Tone};
use crate::app::cx::Cx;
use crate::domain::fact::Field;
use crate::domain::ids::{AgencyCode, Record};
use crate::domain::item::ActionItem;
use crate::domain::query::agencies;
use crate::domain::query::history;
use crate::domain::query::keeping::{self, Keeping};
use crate::words::{self, K, W};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

const LABEL: u16 = 20;
/// The longest name of a number of the record.
const NUMBER: u16 = 32;

/// One number of the record of an instansi.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// Finished in time.
    OnTime,
    /// Finished too late.
    TooLate,
    /// Past the date and still open.
    Missed,
    /// Open, and there is time.
    Running,
    /// Moved.
    Shifted,
    /// Cancelled.
    Cancelled,
    /// Finished, and nobody else has said so yet.
    Unconfirmed,
    /// Finished without proof.
    Unproved,
}

impl Kept {
    /// All, in the order in which they are read.
    pub const ALL: [Self; 8] = [
        Self::OnTime,
        Self::TooLate,
        Self::Missed,
        Self::Running,
        Self::Shifted,
        Self::Cancelled,
        Self::Unconfirmed,
        Self::Unproved,
    ];

    /// Its word.
    pub fn word(self) -> K {
        match self {
            Self::OnTime => K::KeptOnTime,
            Self::TooLate => K::KeptTooLate,
            Self::Missed => K::KeptMissed,
            Self::Running => K::KeptRunning,
            Self::Shifted => K::KeptShifted,
            Self::Cancelled => K::KeptCancelled,
            Self::Unconfirmed => K::KeptUnconfirmed,
            Self::Unproved => K::KeptUnproved,
        }
    }

    fn of(self, keeping: &Keeping) -> &[Arc<ActionItem>] {
        match self {
            Self::OnTime => &keeping.on_time,
            Self::TooLate => &keeping.too_late,
            Self::Missed => &keeping.missed,
            Self::Running => &keeping.running,
            Self::Shifted => &keeping.shifted,
            Self::Cancelled => &keeping.cancelled,
            Self::Unconfirmed => &keeping.unconfirmed,
            Self::Unproved => &keeping.unproved,
        }
    }
}

/// The list behind one number of the record.
pub(super) fn kept(cx: Cx<'_>, code: &AgencyCode, kept: Kept) -> Vec<PageLine> {
    let Some(agency) = cx.world.agencies.get(code) else { return Vec::new() };
    let keeping = keeping::keeping(cx.world, Some(code), cx.today);
    let items = kept.of(&keeping);
    let mut lines = vec![
        PageLine::default()
            .own(agency.name.clone(), Tone::Strong)
            .own(words::kept(cx.language(), &keeping), Tone::Quiet),
        PageLine::heading(cx.language().text(kept.word()), Some(items.len())),
    ];
    lines.extend(items.iter().map(|found| item(cx, found, false)));
    lines
}

/// The record in numbers, each of which leads to its list; those that are none are left out.
fn record_of(cx: Cx<'_>, code: &AgencyCode) -> Vec<PageLine> {
    let keeping = keeping::keeping(cx.world, Some(code), cx.today);
    let heading = format!("{}: {}", cx.language().text(K::KeptRecord), words::kept(cx.language(), &keeping));
    let mut lines = vec![PageLine::text(heading, Tone::Heading)];
    for kept in Kept::ALL {
        let n = kept.of(&keeping).len();
        if n > 0 {
            lines.push(
                PageLine::default()
                    .left(NUMBER, cx.language().text(kept.word()), Tone::Plain)
                    .own(n.to_string(), Tone::Strong)
                    .on(Target::Kept(kept)),
            );
        }
    }
    lines
}

pub(super) fn lines(cx: Cx<'_>, code: &AgencyCode) -> Vec<PageLine> {
    let Some(agency) = cx.world.agencies.get(code) else { return Vec::new() };
    let owed = agencies::owed(cx.world, code, cx.today);
    let field = |field: Field, text: String| {
        PageLine::default()
            .left(LABEL, words::field(cx.language(), field), Tone::Quiet)
            .rest(text, Tone::Plain)
            .on(Target::Field(field))
    };
    let counts = cx.say(
        W::AgencyCounts,
        &[("open", &owed.open.len()), ("late", &owed.late), ("done", &owed.done), ("issues", &owed.issues.len())],
    );
    let mut lines = vec![
        PageLine::default().own(agency.name.clone(), Tone::Strong).own(format!("@{code}"), Tone::Quiet),
        PageLine::text(counts, Tone::Plain),
        field(Field::Name, agency.name.clone()),
        field(Field::Alias, if agency.aliases.is_empty() { "-".to_string() } else { agency.aliases.join(", ") }),
        field(Field::Order, agency.order.to_string()),
    ];
    if agency.withdrawn {
        lines.push(PageLine::text(cx.text(W::AgencyWithdrawn), Tone::Flag));
    }
    lines.extend(part(cx, W::AgencyOwes, true, owed.open.iter().map(|found| item(cx, found, false)).collect()));
    lines.extend(record_of(cx, code));
    lines.extend(part(
        cx,
        W::AgencyProposed,
        false,
        owed.proposed.iter().map(|found| item(cx, found, false)).collect(),
    ));
    lines.extend(part(cx, W::AgencySupports, false, owed.supports.iter().map(|found| item(cx, found, true)).collect()));
    lines.extend(part(cx, W::AgencyIssues, false, owed.issues.iter().map(|found| issue(cx, found, true)).collect()));
    let sites = owed.sites.iter().filter_map(|site| cx.world.site(site)).map(|site| {
        let row = cx.row(&site.code);
        let level = row.map(|row| format!("{} {}", row.level.sign(), words::level(cx.language(), row.level)));
        PageLine::default()
            .right(4, site.number.to_string(), Tone::Plain)
            .left(28, site.name.clone(), Tone::Plain)
            .left(18, site.district.clone(), Tone::Quiet)
            .rest(level.unwrap_or_default(), Tone::Plain)
            .record(Record::Site(site.code.clone()))
    });
    lines.extend(part(cx, W::AgencySites, false, sites.collect()));
    lines.extend(private(cx, &Record::Agency(code.clone())));
    let record = Record::Agency(code.clone());
    let past = history::of_record(cx.world, &record).map(|row| change(cx, row, &record)).collect();
    lines.extend(part(cx, W::SiteHistory, true, past));
    lines
}
