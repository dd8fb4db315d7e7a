//! What a command says once something is saved: what became of what, and how to take it back.

use super::desk::Desk;
use super::line::{Call, Format};
use super::record::{self, Cell, Record};
use super::shapes;
use crate::domain::ids::{OpId, Record as Ref};
use crate::domain::operation::{Cause, Receipt};
use crate::words::{self, A, W};

/// As many lines of one operation are shown.
const MOST: usize = 12;

/// Tells it. `about` is the record that it was about, as it stands now, under its name.
pub fn tell(call: &mut Call, desk: &Desk, receipt: &Receipt, done: W, about: Option<(&'static str, Record)>) {
    let (world, today) = (desk.world(), desk.today());
    if call.format() != Format::Table {
        let events: Vec<Record> = receipt.rows.iter().map(|row| shapes::event(world, row)).collect();
        let mut record = Record::default()
            .with("operasi", Cell::code(Some(&receipt.op)))
            .with("waktu", Cell::code(Some(shapes::time(&world.program.zone, desk.now.at))))
            .with("oleh", Cell::text(Some(&desk.author.name)))
            .with("perubahan", events);
        if let Some((name, about)) = about {
            record = record.with(name, about);
        }
        call.out.whole(&record::json(&record));
        return;
    }
    super::answer::marks(call, world, today);
    for row in receipt.rows.iter().take(MOST) {
        let line = words::change_line(call.language, world, &row.change, today);
        let line = call.language.say(done, &[("what", &line)]);
        call.out.wrapped(line, 2);
    }
    if let Some(more) = receipt.rows.len().checked_sub(MOST).filter(|more| *more > 0) {
        let line = call.language.say(W::AndMore, &[("n", &more)]);
        call.out.line(format!("  {line}"));
    }
    let closed = receipt.rows.iter().find_map(|row| match (row.change.kind(), row.change.record()) {
        ("meeting.close", Some(Ref::Meeting(id))) => world.meetings.get(&id),
        _ => None,
    });
    let reopens = receipt.rows.iter().any(|row| row.change.kind() == "meeting.reopen");
    let (command, hint) = match receipt.rows.first().map(|row| &row.cause) {
        // Neither can be taken back: what is locked opens only visibly, and what is open is locked again.
        _ if closed.is_some() => {
            let number = closed.and_then(|meeting| meeting.number).unwrap_or(0);
            ("ralat", call.say(A::HowToCorrect, &[("n", &number)]))
        }
        _ if reopens => ("tutup", call.language.text(A::HowToLock).to_owned()),
        Some(Cause::Undo(_)) => ("ulangi", call.language.text(A::HowToRedo).to_owned()),
        _ => return undone_by(call, receipt),
    };
    if call.may_ask_for(command) {
        call.out.wrapped(hint, 2);
    }
}

/// Says how to take it back.
pub fn undone_by(call: &mut Call, receipt: &Receipt) {
    if call.may_ask_for("urungkan") {
        let hint = call.say(A::HowToUndo, &[("op", &short(&receipt.op))]);
        call.out.wrapped(hint, 2);
    }
}

/// Where everything stands as asked for already: nothing to save, and no failure.
pub fn already(call: &mut Call, desk: &Desk, sentence: impl Into<String>) {
    match call.format() {
        Format::Table => call.out.line(sentence.into()),
        _ => call.out.whole(&record::json(&nothing(desk))),
    }
}

/// The answer for machines where everything stands as asked for already: no operation.
pub fn nothing(desk: &Desk) -> Record {
    Record::default()
        .with("operasi", Cell::Null)
        .with("waktu", Cell::Null)
        .with("oleh", Cell::text(Some(&desk.author.name)))
        .with("perubahan", Vec::new())
}

/// The end of an operation's identity: enough to name it, and unlike the beginning not the same for all of one minute.
pub fn short(op: &OpId) -> String {
    let text = op.as_str();
    let from = text.char_indices().rev().nth(7).map_or(0, |(at, _)| at);
    text[from..].to_owned()
}
