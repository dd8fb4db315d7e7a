//! A decision or note with its whole history: what was said, in which meeting, about which sites.

use super::parts::{change, part, site_name};
use super::{PageLine, Target, Tone};
use crate::app::cx::Cx;
use crate::domain::fact::Field;
use crate::domain::ids::{EntryNo, Record};
use crate::domain::query::history;
use crate::words::{self, W};

const LABEL: u16 = 20;

/// What the trail calls it: its kind and number.
pub(super) fn title(cx: Cx<'_>, number: EntryNo) -> String {
    let kind = cx.world.entries.get(&number).map(|entry| words::kind(cx.language(), entry.kind)).unwrap_or_default();
    format!("{kind} {number}")
}

pub(super) fn lines(cx: Cx<'_>, number: EntryNo) -> Vec<PageLine> {
    let Some(entry) = cx.world.entries.get(&number) else { return Vec::new() };
    let plain = |word: &str, text: String| PageLine::default().left(LABEL, word, Tone::Quiet).rest(text, Tone::Plain);
    let record = Record::Entry(number);
    let mut past: Vec<_> = history::of_record(cx.world, &record).collect();
    let mut lines = vec![
        PageLine::text(title(cx, number), Tone::Strong),
        plain(words::field(cx.language(), Field::Text), entry.text.clone()).on(Target::Field(Field::Text)),
    ];
    if entry.withdrawn {
        lines.push(PageLine::text(cx.text(W::TakenBack), Tone::Flag));
    }
    if let Some(meeting) = entry.meeting {
        let meeting = Record::Meeting(meeting);
        let name = words::record(cx.language(), cx.world, &meeting);
        lines.push(plain(words::field(cx.language(), Field::Seal), name));
    }
    if let Some(first) = past.last() {
        let when = words::moment_short(cx.language(), &cx.world.program.zone, first.at, cx.today);
        lines.push(plain(cx.text(W::EntryWritten), format!("{when}, {}", first.by.name)));
    }
    let sites = entry
        .sites
        .iter()
        .map(|code| PageLine::text(site_name(cx, code), Tone::Plain).record(Record::Site(code.clone())));
    lines.extend(part(cx, W::FieldSites, false, sites.collect()));
    let past = past.drain(..).map(|row| change(cx, row, &record)).collect();
    lines.extend(part(cx, W::SiteHistory, true, past));
    lines
}
