//! `rapat periksa`: does the database hold together? The journal folded anew against every record, the chain of hashes,
//! and the pages of the file.

use crate::cli::custody;
use crate::cli::desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, Format, format_json, value};
use crate::cli::record::{Cell, Record, json};
use crate::domain::day::Day;
use crate::domain::world::World;
use crate::os;
use crate::store::{Fault, Mode, Report, Snag, Standing, Store, StoreError, snags, tidy_code};
use crate::words::{self, A, H, I, Language, P, T};
use clap::Command;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command.arg(format_json(language)).arg(value(language, "notula", H::VerifyCodeValue, H::VerifyCode))
}

/// Verifies.
///
/// # Errors
/// The database is damaged, or cannot be looked at.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    if let Some(code) = call.get("notula").map(tidy_code) {
        return minutes(call, &code);
    }
    let path = desk::path(&call.options, language)?;
    let unread = |error: &StoreError| desk::failed(language, &World::default(), error, Day::default());
    let report = match Store::verify_file(&path) {
        Err(StoreError::NotFound(_)) if !call.options.read_only => {
            desk::look(call)?;
            Store::verify_file(&path).map_err(|error| unread(&error))?
        }
        other => other.map_err(|error| unread(&error))?,
    };
    let place = path.display().to_string();
    // What is too damaged to be opened says nothing of itself.
    let store = Store::open(&path, Mode::Read).ok();
    let snags = snags(&path).map_err(|error| unread(&error))?;
    let hindrances: Vec<Hindrance> = snags.iter().map(|snag| Hindrance::of(snag, language)).collect();
    match call.format() {
        Format::Table => {
            draw(call, &place, &report);
            if let Some(store) = &store {
                draw_custody(call, store);
            }
            for hindrance in &hindrances {
                call.out.wrapped(format!("- {}", hindrance.line), 2);
                call.out.wrapped(format!("  → {}", hindrance.advice), 4);
            }
        }
        Format::Json | Format::Csv => {
            let standing = store.as_ref().map(|store| (store.world(), store.standing()));
            let custody = standing.map(|(world, standing)| {
                let here = matches!(standing, Ok(Standing::Here));
                Cell::Record(custody::record(world, language, here))
            });
            let record = record(&place, &report, language)
                .with("hak", custody.unwrap_or(Cell::Null))
                .with("hak_berkas", hindrances.iter().map(Hindrance::record).collect::<Vec<_>>());
            call.out.whole(&json(&record));
        }
    }
    let failure = match (report.faults.len(), hindrances.len()) {
        (0, 0) => return Ok(()),
        (0, n) => Failure::new(Ending::Failed, language.say(I::SnagsFound, &[("n", &n)])),
        (n, _) => Failure::new(Ending::NoDatabase, language.say(A::VerifyDamaged, &[("n", &n)]))
            .and(language.text(A::VerifyAdvice)),
    };
    Err(failure.after_answer())
}

/// What keeps others from sharing the database, in words and for machines: its kind, what it is about, what to do.
struct Hindrance {
    kind: &'static str,
    path: String,
    owner: String,
    group: String,
    mode: String,
    line: String,
    advice: String,
}

impl Hindrance {
    fn of(snag: &Snag, language: Language) -> Self {
        let (kind, word, name, entry, command) = match snag {
            Snag::FolderClosed(name, entry) => ("folder-tertutup", I::SnagFolderClosed, name, entry, "chmod 2770"),
            Snag::FolderForgets(name, entry) => ("folder-lupa", I::SnagFolderForgets, name, entry, "chmod 2770"),
            Snag::FileClosed(name, entry) => ("berkas-tertutup", I::SnagFileClosed, name, entry, "chmod 0660"),
            Snag::FileOfOthers(name, entry) => ("kelompok-lain", I::SnagFileOfOthers, name, entry, ""),
            Snag::FileOpen(name, entry) => ("terbuka", I::SnagFileOpen, name, entry, "chmod o-rwx"),
        };
        let (owner, group) = (os::owner_name(entry.owner), os::group_name(entry.group));
        let (path, mode, what) = (name.display().to_string(), format!("{:04o}", entry.mode), language.text(word));
        let line = language
            .say(I::SnagOf, &[("what", &what), ("path", &path), ("owner", &owner), ("group", &group), ("mode", &mode)]);
        let advice = match command {
            "" => language.say(I::SnagGroup, &[("path", &path)]),
            command => format!("{command} {path}"),
        };
        Self { kind, path, owner, group, mode, line, advice }
    }

    fn record(&self) -> Record {
        Record::default()
            .with("jenis", Cell::code(Some(self.kind)))
            .with("berkas", Cell::text(Some(&self.path)))
            .with("pemilik", Cell::text(Some(&self.owner)))
            .with("kelompok", Cell::text(Some(&self.group)))
            .with("mode", Cell::code(Some(&self.mode)))
            .with("uraian", Cell::text(Some(&self.line)))
            .with("saran", Cell::text(Some(&self.advice)))
    }
}

/// Says whether the minutes that carry this code are still what was recorded at their closing.
fn minutes(call: &mut Call, code: &str) -> Result<(), Failure> {
    let language = call.language;
    let view = desk::look(call)?;
    let closings = view.world.meetings.values().flat_map(|meeting| {
        let closings = meeting.closings().into_iter().zip(1_usize..);
        closings.map(move |(seq, version)| (meeting, seq, version))
    });
    let mut found = None;
    for (meeting, seq, version) in closings {
        if view.code_at(language, seq)?.as_deref() == Some(code) {
            found = Some((meeting, seq, version));
        }
    }
    let Some((meeting, seq, version)) = found else {
        return Err(Failure::new(Ending::NotFound, language.say(A::CodeUnknown, &[("code", &code)])));
    };
    let holds = view.holds_until(language, seq)?;
    let current = meeting.closings().len();
    if call.format() == Format::Json {
        let record = Record::default()
            .with("kode", Cell::code(Some(code)))
            .with("rapat", meeting.number)
            .with("versi", version)
            .with("versi_berlaku", current)
            .with("utuh", holds);
        call.out.whole(&json(&record));
    }
    if !holds {
        let what = language.say(A::CodeBroken, &[("code", &code)]);
        return Err(Failure::new(Ending::NoDatabase, what).after_answer());
    }
    if call.format() == Format::Json {
        return Ok(());
    }
    let number = meeting.number.unwrap_or_default();
    let what = language.say(P::MeetingNumbered, &[("n", &number)]);
    let day = words::day_long(language, meeting.day);
    let line = call.say(A::CodeHolds, &[("code", &code), ("what", &what), ("n", &version), ("day", &day)]);
    call.out.wrapped(line, 0);
    if version < current {
        let line = call.say(A::CodeReplaced, &[("n", &current)]);
        call.out.wrapped(line, 0);
    }
    if meeting.is_correcting() {
        let line = call.say(A::CodeReopened, &[]);
        call.out.wrapped(line, 0);
    }
    Ok(())
}

fn draw(call: &mut Call, place: &str, report: &Report) {
    let verdict = call.say(if report.is_sound() { A::VerifySound } else { A::VerifyFaulty }, &[("path", &place)]);
    call.out.wrapped(verdict, 2);
    let checked = call.say(
        A::VerifyChecked,
        &[("rows", &report.rows), ("records", &report.records), ("snapshots", &report.snapshots)],
    );
    call.out.wrapped(checked, 2);
    for fault in &report.faults {
        let line = words::fault(call.language, fault);
        call.out.wrapped(format!("- {line}"), 2);
    }
}

fn draw_custody(call: &mut Call, store: &Store) {
    let (world, language) = (store.world(), call.language);
    let today = world.day(desk::now(&call.options, &world.program.zone).at);
    if let Some(base) = &world.base {
        let line = call.say(T::VerifyBase, &[("id", &base.id), ("home", &base.home)]);
        call.out.wrapped(line, 2);
    }
    let line = match store.standing() {
        Ok(Standing::Here) => call.say(T::VerifyHere, &[("n", &world.lease())]),
        Ok(Standing::Away(away)) => words::away(language, world, &away, store.path(), today),
        Err(error) => words::failure(language, world, &error, today),
    };
    call.out.wrapped(line, 2);
}

fn record(place: &str, report: &Report, language: Language) -> Record {
    let fault = |fault: &Fault| {
        let kind = match fault {
            Fault::Pages(_) => "halaman",
            Fault::Schema(_) => "struktur",
            Fault::Gap(_) => "baris-hilang",
            Fault::Chain(_) => "rantai",
            Fault::Row(..) => "baris",
            Fault::Record(_) => "catatan-beda",
            Fault::Missing(_) => "catatan-hilang",
            Fault::Extra(_) => "catatan-lebih",
            Fault::Snapshot(_) => "potret",
            Fault::Unreadable(_) => "tak-terbaca",
        };
        let text = words::fault(language, fault);
        Record::default().with("jenis", Cell::code(Some(kind))).with("uraian", Cell::text(Some(text)))
    };
    Record::default()
        .with("berkas", Cell::text(Some(place)))
        .with("utuh", report.is_sound())
        .with("baris_jurnal", report.rows)
        .with("catatan", report.records)
        .with("potret", report.snapshots)
        .with("temuan", report.faults.iter().map(fault).collect::<Vec<_>>())
}
