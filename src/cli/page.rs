//! A page about one record: names, and what is said of each, below each other. Where that is more than a short answer has
//! lines, it gives way, what is least asked for first, until it fits; what is left is true, and the end says how to see
//! all of it. How a page is asked for in full stands in `answer`; what stands on it, in the commands.

use super::line::Call;
use super::out::wrap;
use crate::words::{Language, W};
use std::cmp::Reverse;

/// The text that heads a short answer has at most so many lines, but on a phone, where all is said whole.
const TITLE: usize = 4;

/// How a row makes room.
pub enum Give {
    /// It says this instead.
    Say(String),
    /// It is cut to a line, with a sign. Not on a phone: a line of it says too little.
    Line,
    /// It is left out.
    Go,
    /// It is left out, and counted at the end of the row above that has the same name.
    Count,
}

/// One row. A name that stands above already is not said again.
pub struct Row {
    name: String,
    text: String,
    gives: Vec<(u8, Give)>,
}

impl Row {
    /// A row that gives no way.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), gives: Vec::new() }
    }

    /// How it gives way when it is its turn: lower turns come first, and within a turn the rows from below.
    pub fn gives(mut self, turn: u8, give: Give) -> Self {
        self.gives.push((turn, give));
        self
    }
}

/// What heads a short answer.
pub fn title(call: &mut Call, text: &str) {
    let lines = wrap(text, call.out.width(), 4);
    let is_long = lines.len() > TITLE && !call.out.is_phone();
    let (most, sign) = if is_long { (TITLE, " …") } else { (lines.len(), "") };
    for (at, line) in lines.iter().take(most).enumerate() {
        call.out.cut(line, if at + 1 == most { sign } else { "" });
    }
}

/// All of it.
pub fn whole(call: &mut Call, rows: Vec<Row>) {
    let column = column(&rows);
    let fitted = rows.into_iter().map(|row| Fitted::new(row.name, row.text)).collect();
    draw(call, fitted, column);
}

/// As much of it as a short answer has lines left, and this end below it.
pub fn short(call: &mut Call, mut rows: Vec<Row>, end: &str) {
    let width = call.out.width();
    let column = column(&rows);
    let room = call.out.short().saturating_sub(call.out.lines() + wrap(end, width, 2).len());
    let mut turns: Vec<(u8, usize, Give)> = Vec::new();
    for (at, row) in rows.iter_mut().enumerate() {
        turns.extend(row.gives.drain(..).map(|(turn, give)| (turn, at, give)));
    }
    turns.sort_by_key(|(turn, at, _)| (*turn, Reverse(*at)));
    let mut fitted: Vec<Fitted> = rows.into_iter().map(|row| Fitted::new(row.name, row.text)).collect();
    let frame = Frame { language: call.language, width, column };
    let mut needs: Vec<usize> = fitted.iter().map(|row| row.needs(frame)).collect();
    for (_, at, give) in turns {
        if needs.iter().sum::<usize>() <= room {
            break;
        }
        for changed in give_way(&mut fitted, at, give, call.out.is_phone()) {
            if let (Some(need), Some(row)) = (needs.get_mut(changed), fitted.get(changed)) {
                *need = row.needs(frame);
            }
        }
    }
    draw(call, fitted, column);
    call.out.wrapped(end, 2);
}

/// How wide the names are.
fn column(rows: &[Row]) -> usize {
    rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0) + 2
}

/// Lets a row give way, and tells which rows are others now.
fn give_way(rows: &mut [Fitted], at: usize, give: Give, is_phone: bool) -> Vec<usize> {
    let above = rows.get(at).and_then(|row| {
        let before = rows.iter().take(at).rposition(|other| !other.is_gone)?;
        rows.get(before).is_some_and(|other| other.name == row.name).then_some(before)
    });
    let Some(row) = rows.get_mut(at).filter(|row| !row.is_gone) else { return Vec::new() };
    match give {
        Give::Say(text) => row.text = text,
        Give::Line => row.is_cut = !is_phone,
        Give::Go => row.is_gone = true,
        Give::Count => {
            let Some(above) = above else { return Vec::new() };
            row.is_gone = true;
            let hidden = row.more + 1;
            if let Some(row) = rows.get_mut(above) {
                row.more += hidden;
            }
            return vec![at, above];
        }
    }
    vec![at]
}

/// What a row needs to be measured.
#[derive(Clone, Copy)]
struct Frame {
    language: Language,
    width: usize,
    column: usize,
}

/// A row as it will stand there.
struct Fitted {
    name: String,
    text: String,
    more: usize,
    is_cut: bool,
    is_gone: bool,
}

impl Fitted {
    fn new(name: String, text: String) -> Self {
        Self { name, text, more: 0, is_cut: false, is_gone: false }
    }

    /// How many more of the same were left out.
    fn tail(&self, language: Language) -> String {
        match self.more {
            0 => String::new(),
            more => format!(" {}", language.say(W::AndMore, &[("n", &more)])),
        }
    }

    fn needs(&self, frame: Frame) -> usize {
        match (self.is_gone, self.is_cut) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => {
                let text = format!("{:column$}{}{}", "", self.text, self.tail(frame.language), column = frame.column);
                wrap(&text, frame.width, frame.column).len()
            }
        }
    }
}

fn draw(call: &mut Call, rows: Vec<Fitted>, column: usize) {
    let mut before = None;
    for row in rows.into_iter().filter(|row| !row.is_gone) {
        let tail = row.tail(call.language);
        let name = if before.as_ref() == Some(&row.name) { "" } else { row.name.as_str() };
        let text = format!("{name:column$}{}", row.text);
        if row.is_cut {
            call.out.cut(text, &tail)
        } else {
            call.out.wrapped(text + &tail, column)
        }
        before = Some(row.name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::line;
    use crate::cli::out::Out;

    fn said(width: usize, rows: Vec<Row>) -> String {
        let mut call = line::sample(&["lokasi", "1"]);
        call.out = Out::sample(false, width);
        short(&mut call, rows, "Selengkapnya: rapat 1 --lengkap");
        call.out.text().to_owned()
    }

    fn list(count: usize, words: usize) -> Vec<Row> {
        let text = |n: usize| format!("TL-{n}{}", " kata".repeat(words));
        let row = |n: usize| Row::new("Tindak", text(n)).gives(3, Give::Line).gives(4, Give::Count);
        (1..=count).map(row).collect()
    }

    #[test]
    fn what_fits_is_said_whole() {
        let mut rows = list(2, 1);
        rows.push(Row::new("Terakhir", "kemarin").gives(1, Give::Go));
        let whole = "Tindak    TL-1 kata\n          TL-2 kata\nTerakhir  kemarin\nSelengkapnya: rapat 1 --lengkap\n";
        assert_eq!(said(80, rows), whole);
    }

    #[test]
    fn what_is_least_asked_for_gives_way_first() {
        let mut rows = list(8, 30);
        rows.push(Row::new("Syarat", "belum: ".repeat(40)).gives(2, Give::Say("3 belum".into())));
        rows.push(Row::new("Terakhir", "kemarin").gives(1, Give::Go));
        let text = said(80, rows);
        assert!(
            text.lines().count() <= 12 && !text.contains("Terakhir") && text.contains("Syarat    3 belum"),
            "{text}"
        );
        assert!(text.contains('…'), "the list is cut last: {text}");
    }

    #[test]
    fn what_is_left_out_of_a_list_is_counted() {
        let text = said(80, list(40, 30));
        assert_eq!(text.lines().count(), 12, "{text}");
        assert!(text.lines().nth(10).unwrap().ends_with("… (dan 29 lagi)"), "{text}");
        let phone = said(40, list(40, 30));
        assert!(phone.lines().count() <= 19 && !phone.contains('…'), "{phone}");
        assert!(phone.contains(" lagi)"), "{phone}");
    }

    #[test]
    fn a_list_keeps_its_first() {
        let mut rows = vec![Row::new("Level", "X ".repeat(900))];
        rows.extend(list(5, 3));
        let text = said(80, rows);
        assert!(text.contains("TL-1 kata kata kata (dan 4 lagi)") && !text.contains("TL-2"), "{text}");
    }
}
