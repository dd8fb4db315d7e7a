//! `rapat catat 'TEKS @instansi #lokasi !tenggat'`: a promise from one line, read as the board reads it; or a decision, a
//! note, something for later.

use crate::cli::answer;
use crate::cli::desk::{self, Desk};
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, Format, format_json, switch, value, word};
use crate::cli::pick::{self, Care};
use crate::cli::record::{Cell, Record, json};
use crate::cli::{codes, saved, shapes, typed};
use crate::domain::capture::{self, Book, Doubt, Ground, Head, Near, Part, Reading, proposed};
use crate::domain::change::{Change, NewEntry, NewItem};
use crate::domain::day::Day;
use crate::domain::entry::EntryKind;
use crate::domain::ids::{ItemNo, Record as Ref};
use crate::domain::item::Status;
use crate::domain::query::names;
use crate::domain::text::{LONGEST, tidy};
use crate::domain::when::{self, Calendar};
use crate::domain::world::World;
use crate::words::{self, C, H, Language, W};
use clap::{ArgAction, Command};

/// As many lines are taken at once; an office agrees on fewer in a day.
const MOST_LINES: usize = 200;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "teks", H::LineValue, H::CaptureLine).required(true).allow_hyphen_values(true))
        .arg(value(language, "instansi", H::AgencyValue, H::CaptureLead))
        .arg(value(language, "pendukung", H::AgencyValue, H::CaptureSupport).action(ArgAction::Append))
        .arg(value(language, "lokasi", H::SiteValue, H::CaptureSite).action(ArgAction::Append))
        .arg(value(language, "tenggat", H::DayValue, H::CaptureDue))
        .arg(switch(language, "keputusan", H::CaptureDecision).conflicts_with_all(["catatan", "nanti"]))
        .arg(switch(language, "catatan", H::CaptureNote).conflicts_with("nanti"))
        .arg(switch(language, "nanti", H::CaptureParked))
        .arg(switch(language, "coba", H::CaptureTry))
        .arg(format_json(language))
        .after_help(language.text(H::CaptureExamples))
}

/// One line as it was read.
struct Line {
    typed: String,
    reading: Reading,
    items: Vec<NewItem>,
    /// Promises that were there already and that these would repeat.
    similar: Vec<ItemNo>,
}

/// Does it.
///
/// # Errors
/// Something that is not known or may mean several things, or what stands against saving.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let kinds = [("keputusan", EntryKind::Decision), ("catatan", EntryKind::Note), ("nanti", EntryKind::Parked)];
    let kind = kinds.into_iter().find(|(id, _)| call.has(id)).map(|(_, kind)| kind);
    let typed = given(call)?;
    if call.has("coba") {
        let view = desk::look(call)?;
        let lines = read(call, &view.world, view.today, typed, kind)?;
        show(call, &view.world, view.today, &lines, kind);
        return Ok(());
    }
    let mut desk = Desk::open(call)?;
    let lines = read(call, desk.world(), desk.today(), typed, kind)?;
    let changes = lines.iter().flat_map(|line| changes(line, kind)).collect();
    let receipt = desk.save(call.language, changes)?;
    let items: Vec<_> = receipt
        .rows
        .iter()
        .filter_map(|row| match row.change.record() {
            Some(Ref::Item(number)) => desk.world().items.get(&number),
            _ => None,
        })
        .collect();
    let (world, today) = (desk.world(), desk.today());
    let about = match items.as_slice() {
        [one] => Some(("tindak", shapes::item(world, one, today))),
        _ => None,
    };
    let sentences: Vec<String> = items
        .iter()
        .map(|item| {
            let sentence = words::spoken(call.language, world, &capture::agreed(world, item, today));
            format!("TL-{}: {sentence}", item.number)
        })
        .collect();
    saved::tell(call, &desk, &receipt, W::Saved, about);
    if call.format() == Format::Table {
        for sentence in sentences {
            call.out.wrapped(sentence, 2);
        }
        for line in &lines {
            remarks(call, desk.world(), line, kind);
        }
    }
    Ok(())
}

/// What is typed: one line, or for `-` each line that comes through the pipe.
fn given(call: &Call) -> Result<Vec<String>, Failure> {
    let language = call.language;
    let typed = call.get("teks").unwrap_or_default();
    if typed != "-" {
        return Ok(vec![capture::as_one(typed)]);
    }
    let piped = typed::read(call, MOST_LINES * LONGEST * 4, language.text(C::CaptureType))?;
    let lines = capture::one_each(&piped);
    match lines.len() {
        0 => Err(Failure::new(Ending::WrongUsage, language.text(C::CaptureEmpty))),
        1..=MOST_LINES => Ok(lines),
        more => Err(Failure::new(
            Ending::WrongUsage,
            language.say(C::CaptureTooMany, &[("is", &more), ("most", &MOST_LINES)]),
        )),
    }
}

/// Reads all lines; what is said by options is put behind each in its one-word form.
fn read(
    call: &Call,
    world: &World,
    today: Day,
    typed: Vec<String>,
    kind: Option<EntryKind>,
) -> Result<Vec<Line>, Failure> {
    let language = call.language;
    let book = Book::of(world);
    let ground = Ground { world, book: &book, calendar: Calendar::of(world, today), sites: &[] };
    let said = said_by_options(call, world, ground.calendar)?;
    let is_one_of_several = typed.len() > 1;
    let mut lines = Vec::new();
    for text in typed {
        let typed = [vec![text], said.clone()].concat().join(" ");
        let reading = match kind {
            None => capture::read(&typed, &ground),
            Some(_) => capture::read_saying(&typed, &ground),
        };
        if reading.said.text.is_empty() {
            return Err(Failure::new(Ending::WrongUsage, language.text(C::CaptureEmpty)));
        }
        if let Some(doubt) = reading.doubts.iter().find(|doubt| doubt.is_blocking()) {
            let failure = blocked(language, world, &typed, doubt);
            // Nothing of the others is saved either.
            return Err(if is_one_of_several { failure.and(format!("  {typed}")) } else { failure });
        }
        let items = reading.said.items(world, &book);
        let similar = capture::similar(world, &items);
        lines.push(Line { typed, reading, items, similar });
    }
    Ok(lines)
}

/// The options in their one-word forms.
fn said_by_options(call: &Call, world: &World, calendar: Calendar) -> Result<Vec<String>, Failure> {
    let language = call.language;
    let who = |typed: &str| match Head::ALL.iter().find(|head| head.word() == typed.trim().to_lowercase()) {
        Some(head) => Ok::<_, Failure>(head.word().to_owned()),
        None => pick::agency(world, typed, language).map(|agency| agency.code.to_string()),
    };
    let mut said = Vec::new();
    if let Some(typed) = call.get("instansi") {
        said.push(format!("@{}", who(typed)?));
    }
    for typed in call.all("pendukung") {
        said.push(format!("+{}", who(typed)?));
    }
    for typed in call.all("lokasi") {
        said.push(format!("#{}", pick::site(world, typed, Care::Change, language)?.number));
    }
    if let Some(typed) = call.get("tenggat") {
        let due = when::parse(typed, calendar).map_err(|why| {
            let why = words::when_error(language, why);
            Failure::new(Ending::WrongUsage, language.say(C::DoubtDate, &[("word", &tidy(typed)), ("why", &why)]))
        })?;
        said.push(format!("!{}", when::show(due.due)));
    }
    Ok(said)
}

fn blocked(language: Language, world: &World, typed: &str, doubt: &Doubt) -> Failure {
    let (ending, among): (Ending, &[Near]) = match doubt {
        Doubt::Ambiguous { among, .. } => (Ending::Ambiguous, among),
        Doubt::NoHead { .. } => (Ending::NotFound, &[]),
        _ => (Ending::WrongUsage, &[]),
    };
    let failure = Failure::new(ending, words::doubt(language, world, typed, doubt));
    among.iter().fold(failure, |failure, near| failure.and(format!("  {}", words::near(world, near))))
}

fn changes(line: &Line, kind: Option<EntryKind>) -> Vec<Change> {
    let said = &line.reading.said;
    match kind {
        None => line.items.iter().cloned().map(Change::AddItem).collect(),
        Some(kind) => {
            vec![Change::AddEntry(NewEntry { number: None, kind, text: said.text.clone(), sites: said.sites.clone() })]
        }
    }
}

/// How the lines are read, without saving anything.
fn show(call: &mut Call, world: &World, today: Day, lines: &[Line], kind: Option<EntryKind>) {
    let language = call.language;
    if call.format() == Format::Json {
        let records: Vec<Record> = lines.iter().flat_map(|line| as_read(line, kind)).collect();
        match records.as_slice() {
            [one] => call.out.whole(&json(one)),
            several => call.out.whole(&json(&several)),
        }
        return;
    }
    answer::marks(call, world, today);
    for line in lines {
        match kind {
            None => {
                for item in &line.items {
                    call.out.wrapped(words::spoken(language, world, &proposed(world, item, today)), 2);
                }
            }
            Some(kind) => {
                let kind = language.text(words::entry_kind(kind));
                let sites = &line.reading.said.sites;
                let sites: Vec<String> = sites.iter().map(|site| names::site_of(world, site)).collect();
                let place = if sites.is_empty() { String::new() } else { format!(" ({})", sites.join(", ")) };
                call.out.wrapped(format!("{kind}: {}{place}", line.reading.said.text), 2);
            }
        }
        let notes = line.reading.when.map(|when| words::when_notes(language, &when)).unwrap_or_default();
        for note in notes {
            call.out.wrapped(format!("! {note}"), 2);
        }
        remarks(call, world, line, kind);
    }
    call.out.line(language.text(C::CaptureTried));
}

/// What is not understood, not said, or said already.
fn remarks(call: &mut Call, world: &World, line: &Line, kind: Option<EntryKind>) {
    let language = call.language;
    for doubt in &line.reading.doubts {
        call.out.wrapped(words::doubt(language, world, &line.typed, doubt), 2);
    }
    if kind.is_some() {
        return;
    }
    let lacks: Vec<&str> =
        line.reading.missing().into_iter().filter_map(|part| words::lacking(language, part)).collect();
    if !lacks.is_empty() {
        call.out.wrapped(language.say(C::Lacks, &[("parts", &lacks.join(", "))]), 2);
    }
    for number in &line.similar {
        if let Some(item) = world.items.get(number) {
            call.out.wrapped(language.say(C::Similar, &[("n", number), ("text", &item.text)]), 2);
        }
    }
}

/// The promise as it was read, with the names of a promise that is there; what was not said and what is not known beside
/// it.
fn as_read(line: &Line, kind: Option<EntryKind>) -> Vec<Record> {
    let codes_of = |all: Vec<String>| Cell::Codes(all);
    let lacks = line.reading.missing().into_iter().filter_map(|part| match part {
        Part::What => None,
        Part::Who => Some("instansi".to_owned()),
        Part::Where => Some("lokasi".to_owned()),
        Part::When => Some("tenggat".to_owned()),
    });
    let lacks: Vec<String> = lacks.collect();
    let unknown = line.reading.doubts.iter().map(|doubt| line.typed[doubt.at().clone()].to_owned());
    let unknown: Vec<String> = unknown.collect();
    if let Some(kind) = kind {
        let said = &line.reading.said;
        return vec![
            Record::default()
                .with("nomor", Cell::Null)
                .with("jenis", Cell::code(Some(codes::entry_kind(kind))))
                .with("uraian", Cell::text(Some(&said.text)))
                .with("lokasi", codes_of(said.sites.iter().map(ToString::to_string).collect()))
                .with("tidak_dikenal", codes_of(unknown)),
        ];
    }
    let record = |item: &NewItem| {
        Record::default()
            .with("nomor", Cell::Null)
            .with("uraian", Cell::text(Some(&item.text)))
            .with("instansi", Cell::code(item.lead.as_ref()))
            .with("pendukung", codes_of(item.support.iter().map(ToString::to_string).collect()))
            .with("lokasi", codes_of(item.sites.iter().map(ToString::to_string).collect()))
            .with("tenggat", Cell::code(item.due.map(codes::due)))
            .with("tenggat_awal", Cell::code(item.due.map(codes::due)))
            .with("pergeseran", 0_usize)
            .with("status", Cell::code(Some(codes::status(Status::Todo))))
            .with("terlambat", false)
            .with("rapat", Cell::Null)
            .with("disepakati", Cell::Null)
            .with("belum_disebut", codes_of(lacks.clone()))
            .with("tidak_dikenal", codes_of(unknown.clone()))
    };
    line.items.iter().map(record).collect()
}
