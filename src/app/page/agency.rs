//! An instansi: what it owes, what it has kept, what it has to resolve, and its sites.

use super::parts::{change, issue, item, part};
use super::site::private;
use super::{PageLine, Target, Tone};
use crate::app::cx::Cx;
use crate::domain::fact::Field;
use crate::domain::ids::{AgencyCode, Record};
use crate::domain::query::agencies;
use crate::domain::query::history;
use crate::words::{self, W};

const LABEL: u16 = 20;

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
