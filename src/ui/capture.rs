//! A promise being typed: the line with its signs, how it is read as a sentence, and below that the list of what may
//! follow, or what is missing, doubtful and alike.

use super::boxes::{self, ListLine};
use super::canvas::Canvas;
use super::field::{self, Piece};
use super::theme::Role;
use crate::app::capture::{Capture, LISTED};
use crate::app::cx::Cx;
use crate::domain::capture::{Candidate, Offer, Sigil, Taken, Who, proposed};
use crate::domain::query::names;
use crate::words::{self, C, W};
use ratatui::layout::Rect;

/// Cells of the box, at least and at most, where there is room: columns of the board stay free beside it.
const WIDTH: (u16, u16) = (60, 84);
/// Lines of typed text that are shown at once; each has a line of signs below it.
const TYPED: u16 = 3;
/// In a narrower window a day is said in few words.
const PHONE: u16 = 60;
/// Lines for the sentence.
const SENTENCE: u16 = 4;

/// Draws the line and all that is known of it.
pub fn draw(canvas: &mut Canvas<'_>, cx: Cx<'_>, capture: &Capture, within: Rect, avoid: Option<Rect>) {
    let width = (within.width / 4 * 3).clamp(WIDTH.0, WIDTH.1).min(within.width);
    let room = width.saturating_sub(4);
    let broken = field::broken(&capture.line, room);
    let typed = broken.height().min(TYPED) * 2;
    let listed = u16::try_from(LISTED).unwrap_or(u16::MAX) + 1;
    let height = typed + SENTENCE + listed + 2;
    let inner = canvas.boxed(boxes::place(within, (width, height), avoid), &capture.title(cx));
    let part = |y: u16, height: u16| Rect::new(inner.x, inner.y + y, inner.width, height).intersection(inner);
    broken.draw_pieces(canvas, part(0, typed), &pieces(capture));
    // Where the window is too low for all, the sentence gives way before the list: the list is what is being typed.
    let below = inner.height.saturating_sub(typed);
    let sentence = SENTENCE.min(below.saturating_sub(listed.min(below)).max(below / 3));
    let spoken = spoken(canvas, cx, capture, room);
    let told = told(canvas, cx, capture, room);
    let cells = |lines: &[_]| u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let sentence = match capture.list() {
        Some(_) => sentence,
        // Without a list there is room for both.
        None => sentence.max(cells(&spoken).min(below.saturating_sub(cells(&told)))),
    };
    text(canvas, part(typed, sentence), &spoken);
    let rest = part(typed + sentence, below - sentence);
    match capture.list() {
        Some(list) => {
            // What Enter alone means is only true while nothing is typed behind the sign.
            let asked = || (asked(canvas, cx, list.sigil, room), Role::Muted);
            let asked: Vec<_> = capture.is_bare().then(asked).into_iter().collect();
            let top = u16::from(rest.height > 1);
            text(canvas, Rect { height: top, ..rest }, &asked);
            let lines: Vec<ListLine> = list.candidates.iter().map(|one| candidate(cx, one)).collect();
            let area = Rect::new(rest.x, rest.y + top, rest.width, rest.height - top);
            boxes::list(canvas, area, &lines, capture.chosen.unwrap_or(usize::MAX));
        }
        None => text(canvas, rest, &told),
    }
}

fn text(canvas: &mut Canvas<'_>, area: Rect, lines: &[(String, Role)]) {
    for (y, (line, role)) in (area.y..area.bottom()).zip(lines) {
        canvas.put(area.x, y, area.width, line, *role);
    }
}

/// The pieces with their look and their sign.
fn pieces(capture: &Capture) -> Vec<Piece> {
    let piece = |span: &crate::domain::capture::Span| {
        let (role, sign) = match span.taken {
            Taken::Known => (Role::Notice, "v"),
            Taken::Doubtful => (Role::Bad, "x"),
            Taken::Text => (Role::FieldFocus, "?"),
        };
        Piece { at: span.at.clone(), role, sign }
    };
    capture.reading.spans.iter().map(piece).collect()
}

/// How the line is read, as a sentence, with what has to be said about its date.
fn spoken(canvas: &Canvas<'_>, cx: Cx<'_>, capture: &Capture, room: u16) -> Vec<(String, Role)> {
    let language = cx.language();
    let Some(item) = capture.items.first().filter(|item| !item.text.is_empty()) else {
        return [C::CaptureHelp, C::CaptureHint]
            .into_iter()
            .flat_map(|word| canvas.wrap(language.text(word), room))
            .map(|line| (line, Role::Muted))
            .collect();
    };
    let sentence = words::spoken(language, cx.world, &proposed(cx.world, item, cx.today));
    let notes = capture.reading.when.map(|when| words::when_notes(language, &when)).unwrap_or_default();
    let notes = notes.into_iter().flat_map(|note| canvas.wrap(&format!("! {note}"), room));
    let sentence = canvas.wrap(&sentence, room).into_iter().map(|line| (line, Role::Strong));
    sentence.chain(notes.map(|line| (line, Role::Muted))).collect()
}

/// What is refused, doubtful, missing, alike, and into how many promises the line falls.
fn told(canvas: &Canvas<'_>, cx: Cx<'_>, capture: &Capture, room: u16) -> Vec<(String, Role)> {
    let language = cx.language();
    let mut said: Vec<(String, Role)> = Vec::new();
    let mut say = |text: &str, role: Role| said.extend(canvas.wrap(text, room).into_iter().map(|line| (line, role)));
    if let Some(error) = &capture.error {
        say(error, Role::Bad);
    }
    for doubt in &capture.reading.doubts {
        let text = words::doubt(language, cx.world, capture.line.text(), doubt);
        if capture.error.as_ref() != Some(&text) {
            say(&text, if doubt.is_blocking() { Role::Bad } else { Role::Ground });
        }
    }
    if capture.items.len() > 1 {
        say(&language.say(C::Split, &[("n", &capture.items.len())]), Role::Strong);
        for item in &capture.items {
            let who =
                item.lead.as_ref().map_or_else(|| cx.text(W::NoAgency).to_owned(), |who| names::agency(cx.world, who));
            let sites: Vec<String> = item.sites.iter().map(|site| names::site_of(cx.world, site)).collect();
            say(&language.say(C::SplitOne, &[("who", &who), ("sites", &sites.join(", "))]), Role::Ground);
        }
    }
    let lacks: Vec<&str> =
        capture.reading.missing().into_iter().filter_map(|part| words::lacking(language, part)).collect();
    if !lacks.is_empty() && !capture.line.is_empty() {
        say(&language.say(C::Lacks, &[("parts", &lacks.join(", "))]), Role::Muted);
    }
    for number in &capture.similar {
        if let Some(item) = cx.world.items.get(number) {
            say(&language.say(C::Similar, &[("n", number), ("text", &item.text)]), Role::Ground);
        }
    }
    if !capture.waiting.is_empty() {
        say(&language.say(C::MoreLines, &[("n", &capture.waiting.len())]), Role::Muted);
    }
    said
}

/// The question, and what Enter alone means, in the words for which there is room.
fn asked(canvas: &Canvas<'_>, cx: Cx<'_>, sigil: Sigil, room: u16) -> String {
    let words = match sigil {
        Sigil::Lead => [C::AskWho, C::AskWhoShort],
        Sigil::Support => [C::AskHelp, C::AskHelpShort],
        Sigil::Site => [C::AskWhere, C::AskWhereShort],
        Sigil::Due => [C::AskWhen, C::AskWhenShort],
    };
    let [long, short] = words.map(|word| cx.language().text(word));
    if canvas.width(long) <= usize::from(room) { long } else { short }.to_owned()
}

fn candidate(cx: Cx<'_>, candidate: &Candidate) -> ListLine {
    let sign = candidate.word.clone();
    match &candidate.offer {
        Offer::Site(code) => ListLine {
            sign,
            label: names::site_of(cx.world, code),
            note: cx.world.site(code).map(|site| site.district.clone()).unwrap_or_default(),
        },
        Offer::Who(Who::Agency(code)) => ListLine { label: names::agency(cx.world, code), sign, ..ListLine::default() },
        Offer::Who(Who::Head(_)) => {
            ListLine { sign, label: cx.language().text(C::EachHead).to_owned(), ..ListLine::default() }
        }
        Offer::Date(phrase, when) => {
            let in_words = |day| match cx.columns < PHONE {
                true => words::day_short(cx.language(), day, cx.today),
                false => words::day_long(cx.language(), day),
            };
            let day = when.day.map(in_words).unwrap_or_default();
            let notes = words::when_notes(cx.language(), when);
            let note = std::iter::once(day.as_str()).chain(notes).filter(|text| !text.is_empty());
            ListLine { sign: String::new(), label: phrase.clone(), note: note.collect::<Vec<_>>().join(" · ") }
        }
    }
}
