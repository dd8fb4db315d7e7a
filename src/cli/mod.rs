//! The command line: what is typed is read, one command does its work, and what it has to say goes out in one piece with
//! an exit code that scripts can rely on.
//!
//! 0 done · 1 failed · 2 wrong usage · 3 not found · 4 ambiguous · 5 busy, no rights, made by a newer `rapat` · 6 no
//! `rapat` database, or a damaged one.
//!
//! Here live arguments, plain output and exit codes. No rule of the trade does, and no SQL.

mod answer;
mod codes;
mod command;
mod courier;
mod custody;
mod desk;
mod failure;
mod filter;
mod gate;
mod help;
mod line;
mod meeting;
mod out;
mod page;
mod paper;
mod person;
mod pick;
mod plan_of_sheet;
mod public_key;
mod saved;
mod screen;
mod server;
mod shapes;
mod sheet;
mod typed;
mod wrong;

use crate::os;
use crate::report::record;
use crate::runtime::terminal;
use crate::words::{A, H, Language};
use clap::Command;
use command::{
    action, agency, agenda, agree, board, bring, capture, carry, charts, check, close, correct, demo, discuss, export,
    hall, history, import, init, install, invite, issue, key, kind, link, manual, meetings, message, minutes, pictures,
    plan, private, promise, report, restore, roll, search, set, settings, settle, shell, site, start, summary, theme,
    undo, verify, wall,
};
use failure::{Ending, Failure};
use line::{Asked, Call};
use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

/// One command.
pub struct Entry {
    /// How it is typed.
    name: &'static str,
    /// How it is typed in English.
    english: &'static str,
    /// The heading under which help lists it; none for what only those need who work on the program.
    group: Option<H>,
    /// What it does, in a line.
    about: H,
    /// Its arguments.
    arguments: fn(Command, Language) -> Command,
    /// Does it.
    run: fn(&mut Call) -> Result<(), Failure>,
}

/// All commands, in the order in which help lists them.
#[rustfmt::skip]
const COMMANDS: &[Entry] = &[
    Entry { name: wall::NAME, english: "wall", group: Some(H::Look), about: H::Wall, arguments: wall::arguments, run: wall::run },
    Entry { name: "ringkas", english: "summary", group: Some(H::Look), about: H::Summary, arguments: summary::arguments, run: summary::run },
    Entry { name: "grafik", english: "charts", group: Some(H::Look), about: H::Charts, arguments: charts::arguments, run: charts::run },
    Entry { name: "lokasi", english: "site", group: Some(H::Look), about: H::Site, arguments: site::arguments, run: site::run },
    Entry { name: "papan", english: "board", group: Some(H::Look), about: H::Board, arguments: board::arguments, run: board::run },
    Entry { name: "kendala", english: "issue", group: Some(H::Look), about: H::Issue, arguments: issue::arguments, run: issue::run },
    Entry { name: "tindak", english: "action", group: Some(H::Look), about: H::Action, arguments: action::arguments, run: action::run },
    Entry { name: "instansi", english: "agency", group: Some(H::Look), about: H::Agencies, arguments: agency::arguments, run: agency::run },
    Entry { name: "cari", english: "search", group: Some(H::Look), about: H::Find, arguments: search::arguments, run: search::run },
    Entry { name: "pesan", english: "message", group: Some(H::Look), about: H::Messages, arguments: message::arguments, run: message::run },
    Entry { name: "riwayat", english: "log", group: Some(H::Look), about: H::History, arguments: history::arguments, run: history::run },
    Entry { name: "daftar", english: "meetings", group: Some(H::Gather), about: H::Meetings, arguments: meetings::arguments, run: meetings::run },
    Entry { name: "rencana", english: "plan", group: Some(H::Gather), about: H::Plan, arguments: plan::arguments, run: plan::run },
    Entry { name: "mulai", english: "start", group: Some(H::Gather), about: H::Start, arguments: start::arguments, run: start::run },
    Entry { name: "hadir", english: "roll", group: Some(H::Gather), about: H::Roll, arguments: roll::arguments, run: roll::run },
    Entry { name: "acara", english: "agenda", group: Some(H::Gather), about: H::Agenda, arguments: agenda::arguments, run: agenda::run },
    Entry { name: "bahas", english: "discuss", group: Some(H::Gather), about: H::Discuss, arguments: discuss::arguments, run: discuss::run },
    Entry { name: "jenis", english: "kind", group: Some(H::Gather), about: H::Kind, arguments: kind::arguments, run: kind::run },
    Entry { name: "tutup", english: "close", group: Some(H::Gather), about: H::Close, arguments: close::arguments, run: close::run },
    Entry { name: "ralat", english: "correct", group: Some(H::Gather), about: H::Correct, arguments: correct::arguments, run: correct::run },
    Entry { name: "catat", english: "capture", group: Some(H::Write), about: H::Capture, arguments: capture::arguments, run: capture::run },
    Entry { name: "sahkan", english: "agree", group: Some(H::Write), about: H::Agree, arguments: agree::arguments, run: agree::run },
    Entry { name: "atur", english: "set", group: Some(H::Write), about: H::Set, arguments: set::arguments, run: set::run },
    Entry { name: "syarat", english: "check", group: Some(H::Write), about: H::Checks, arguments: check::arguments, run: check::run },
    Entry { name: "lapor", english: "report", group: Some(H::Write), about: H::Report, arguments: report::arguments, run: report::run },
    Entry { name: "beres", english: "settle", group: Some(H::Write), about: H::Settle, arguments: settle::arguments, run: settle::run },
    Entry { name: "proses", english: "progress", group: Some(H::Write), about: H::StartItem, arguments: promise::start_arguments, run: promise::start },
    Entry { name: "selesai", english: "done", group: Some(H::Write), about: H::FinishItem, arguments: promise::finish_arguments, run: promise::finish },
    Entry { name: "konfirmasi", english: "confirm", group: Some(H::Write), about: H::ConfirmItem, arguments: promise::confirm_arguments, run: promise::confirm },
    Entry { name: "geser", english: "shift", group: Some(H::Write), about: H::ShiftItem, arguments: promise::shift_arguments, run: promise::shift },
    Entry { name: "batal", english: "cancel", group: Some(H::Write), about: H::CancelItem, arguments: promise::cancel_arguments, run: promise::cancel },
    Entry { name: "impor", english: "import", group: Some(H::Write), about: H::Import, arguments: import::arguments, run: import::run },
    Entry { name: "kaitkan", english: "link", group: Some(H::Write), about: H::Link, arguments: link::arguments, run: link::run },
    Entry { name: "setelan", english: "settings", group: Some(H::Write), about: H::Settings, arguments: settings::arguments, run: settings::run },
    Entry { name: "pribadi", english: "private", group: Some(H::Write), about: H::Private, arguments: private::arguments, run: private::run },
    Entry { name: "urungkan", english: "undo", group: Some(H::Write), about: H::Undo, arguments: undo::arguments, run: undo::undo },
    Entry { name: "ulangi", english: "redo", group: Some(H::Write), about: H::Redo, arguments: undo::arguments, run: undo::redo },
    Entry { name: "notula", english: "minutes", group: Some(H::Paper), about: H::Minutes, arguments: minutes::arguments, run: minutes::run },
    Entry { name: "undangan", english: "invitation", group: Some(H::Paper), about: H::Invite, arguments: invite::arguments, run: invite::run },
    Entry { name: "ekspor", english: "export", group: Some(H::Paper), about: H::Export, arguments: export::arguments, run: export::run },
    Entry { name: "contoh", english: "demo", group: Some(H::Care), about: H::Demo, arguments: demo::arguments, run: demo::run },
    Entry { name: "init", english: "", group: Some(H::Care), about: H::Init, arguments: init::arguments, run: init::run },
    Entry { name: "periksa", english: "verify", group: Some(H::Care), about: H::Verify, arguments: verify::arguments, run: verify::run },
    Entry { name: "kunci", english: "key", group: Some(H::Care), about: H::Keys, arguments: key::arguments, run: key::run },
    Entry { name: "pasang-ssh", english: "install-ssh", group: Some(H::Care), about: H::Install, arguments: install::arguments, run: install::run },
    Entry { name: gate::NAME, english: "", group: Some(H::Care), about: H::Gate, arguments: gate::arguments, run: gate::run },
    Entry { name: "bawa", english: "carry", group: Some(H::Care), about: H::Carry, arguments: carry::arguments, run: carry::run },
    Entry { name: "kembalikan", english: "return", group: Some(H::Care), about: H::Bring, arguments: bring::arguments, run: bring::run },
    Entry { name: "pulih", english: "restore", group: Some(H::Care), about: H::Restore, arguments: restore::arguments, run: restore::run },
    Entry { name: "tema", english: "theme", group: Some(H::Care), about: H::Themes, arguments: theme::arguments, run: theme::run },
    Entry { name: "layar", english: "hall", group: Some(H::Care), about: H::Hall, arguments: hall::arguments, run: hall::run },
    Entry { name: "pelengkap", english: "completions", group: Some(H::Care), about: H::Completions, arguments: shell::arguments, run: shell::run },
    Entry { name: "manual", english: "man", group: Some(H::Care), about: H::Manual, arguments: manual::arguments, run: manual::run },
    Entry { name: "gambar", english: "pictures", group: None, about: H::Pictures, arguments: pictures::arguments, run: pictures::run },
];

/// Reads the command line of this process, does what it says, and gives the exit code.
pub fn main() -> ExitCode {
    // For what nobody expects; what can be expected is a sentence in the language of the reader.
    let _ = color_eyre::install();
    let args: Vec<OsString> = env::args_os().collect();
    let asked = line::language(&args);
    terminal::restore_on_panic(move || {
        let told = asked.unwrap_or_default();
        out::complain(&Failure::new(Ending::Failed, told.text(A::FellOver)).and(told.text(A::FellOverSafe)), false);
    });
    // Without it a full quota would end the process; with it the write fails and is told.
    let _ = os::survive_file_size_limit();
    // Who comes over SSH has no file here; what the account's says is not theirs.
    let person = match args.iter().any(|arg| arg == gate::NAME) {
        true => Ok(person::Person::default()),
        false => person::read(asked),
    };
    let set = person.as_ref().ok();
    let language = asked.or_else(|| set.and_then(|person| person.language)).unwrap_or_default();
    let ascii = args.iter().any(|arg| arg == "--ascii") || set.is_some_and(|person| person.ascii);
    let ended = match line::read(args, language, person) {
        Ok(Asked::Text(text)) => out::print(&text, ascii, language),
        Ok(Asked::Command(entry, call)) => run(entry, *call),
        Err(failure) => Err(failure),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            out::complain(&failure, ascii);
            ExitCode::from(failure.code)
        }
    }
}

fn run(entry: Option<&'static Entry>, mut call: Call) -> Result<(), Failure> {
    let language = call.language;
    let ended = match entry {
        Some(entry) => (entry.run)(&mut call),
        None => screen::run(&mut call),
    };
    match ended {
        Ok(()) => call.out.finish(language),
        Err(failure) if failure.answered => call.out.finish(language).and(Err(failure)),
        Err(failure) => Err(failure),
    }
}
