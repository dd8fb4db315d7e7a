//! The list of all open promises: what it adds up to, then its groups, each promise in exactly one of them, the most
//! pressing first. Nothing of it is kept: it is computed each time it is shown.

use super::{PageLine, Tone};
use crate::app::cx::Cx;
use crate::app::promises::place_of;
use crate::domain::ids::Record;
use crate::domain::level::Level;
use crate::domain::query::ledger::{self, By, Class, Filter, Line, Mark, Timing};
use crate::domain::query::names;
use crate::words::{self, K, W};
use serde::{Deserialize, Serialize};

/// The column in which texts begin.
const TEXT: u16 = 10;
/// For the longest word of a due date, a day behind it.
const DUE: u16 = 20;
/// For who is responsible, and for where.
const NAME: u16 = 18;
/// In narrower windows the texts need the room more than a name that stands in the heading above.
const NAMED_TWICE: u16 = 120;

/// How the list is shown.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ledger {
    /// By what it is divided.
    pub by: By,
    /// Which promises are asked for.
    pub filter: Filter,
}

pub(super) fn lines(cx: Cx<'_>, how: &Ledger) -> Vec<PageLine> {
    let language = cx.language();
    let all = ledger::lines(cx.world, cx.today);
    let count = all.len();
    let shown: Vec<Line> = all.into_iter().filter(|line| how.filter.takes(cx.world, line)).collect();
    let mut lines = totals(cx, &shown);
    if !how.filter.is_empty() {
        let filter = words::ledger_filter(language, cx.world, &how.filter);
        let said = language.say(K::Narrowed, &[("filter", &filter), ("n", &shown.len()), ("of", &count)]);
        lines.push(PageLine::text(said, Tone::Flag));
    }
    // Who asks for the chair's list wants to know why each of them is on it.
    let tells_why = how.filter.mark == Some(Mark::Lifted);
    for group in ledger::groups(cx.world, shown, how.by) {
        lines.push(PageLine::heading(&words::ledger_group(language, cx.world, &group), None));
        for found in &group.lines {
            lines.push(line(cx, found, how.by));
            let why = words::lifted(language, &found.lifted, cx.today).filter(|_| tells_why);
            lines.extend(why.map(|why| PageLine::default().left(3, "", Tone::Quiet).rest(why, Tone::Quiet)));
        }
    }
    lines
}

/// What the list adds up to: how many there are, and how they stand to their dates.
fn totals(cx: Cx<'_>, shown: &[Line]) -> Vec<PageLine> {
    let language = cx.language();
    let counts = ledger::counts(shown);
    let mut head = PageLine::default().own(language.say(K::CountOpen, &[("n", &counts.open)]), Tone::Strong);
    if counts.no_lead > 0 {
        head = head.own(format!("? {} {}", counts.no_lead, words::mark(language, Mark::NoLead)), Tone::Flag);
    }
    if counts.lifted > 0 {
        head = head.own(language.say(K::CountLifted, &[("n", &counts.lifted)]), Tone::Strong);
    }
    let mut sums = PageLine::default();
    for class in Class::ALL {
        let n = shown.iter().filter(|line| line.timing.class() == class).count();
        let tone = if n > 0 { tone(class) } else { Tone::Quiet };
        sums = sums.own(format!("{} {n} {}", class.sign(), words::timing_class(language, class)), tone);
    }
    vec![head, sums]
}

fn tone(class: Class) -> Tone {
    match class {
        Class::Late => Tone::Level(Level::Late),
        Class::Soon => Tone::Level(Level::Attention),
        Class::Later | Class::Never => Tone::Plain,
    }
}

/// One promise: its sign, number and text, how it stands to its date, who is responsible, where.
fn line(cx: Cx<'_>, found: &Line, by: By) -> PageLine {
    let item = &found.item;
    let class = found.timing.class();
    let lead = match &item.lead {
        Some(code) => names::agency(cx.world, code),
        None => format!("? {}", cx.text(W::NoAgency)),
    };
    let place = place_of(cx, item);
    // What the heading says already gives its place to what it does not say.
    let (first, second) = if by == By::Agency { (place, lead) } else { (lead, place) };
    let due = match found.timing {
        Timing::Late(days) => cx.say(W::ItemLate, &[("n", &days)]),
        Timing::Soon(_) => {
            // The weekday gives its room to the word.
            let day = item.due_day().map(|day| words::day_short(cx.language(), day, cx.today)).unwrap_or_default();
            let day = day.split_once(' ').map_or(day.as_str(), |(_, day)| day);
            format!("{} {day}", words::timing_class(cx.language(), class))
        }
        Timing::Later(_) | Timing::NextMeeting => words::item_due(cx.language(), item, cx.today),
        Timing::Never => words::timing_class(cx.language(), class).to_owned(),
    };
    let mut text = item.text.clone();
    if item.sites.len() > 1 && item.ticks_done() > 0 {
        let ticks = cx.say(W::ItemTicks, &[("n", &item.ticks_done()), ("of", &item.sites.len())]);
        text = format!("{text} ({ticks})");
    }
    if !item.shifts.is_empty() {
        let first = words::due(cx.language(), item.first_due(), cx.today);
        text = format!("{text}, {}", cx.say(W::ItemShiftedFrom, &[("n", &item.shifts.len()), ("first", &first)]));
    }
    let second = (cx.columns >= NAMED_TWICE || by != By::Agency).then_some(second);
    let strong = if class == Class::Late { Tone::Strong } else { Tone::Plain };
    let line = PageLine::default()
        .left(3, format!(" {} ", class.sign()), tone(class))
        .left(TEXT - 3, format!("TL-{}", item.number), Tone::Plain)
        .rest(text, Tone::Plain)
        .right(DUE, due, strong)
        .right(NAME, first, Tone::Quiet);
    let line = second.into_iter().fold(line, |line, second| line.right(NAME, second, Tone::Quiet));
    line.record(Record::Item(item.number))
}
