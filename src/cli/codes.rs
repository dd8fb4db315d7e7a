//! The stable codes of output for machines. They are part of what scripts rely on: none may ever change, and none is a
//! word that a language could translate.

use super::record::Cell;
use crate::domain::access::KeyState;
use crate::domain::entry::EntryKind;
use crate::domain::fact::{Field, Value};
use crate::domain::ids::Record as Ref;
use crate::domain::issue::{IssueState, Severity};
use crate::domain::item::{Course, Due, Status};
use crate::domain::meeting::Presence;
use crate::domain::site::CheckState;
use crate::domain::world::World;

/// How bad an obstacle is.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Normal => "biasa",
        Severity::Severe => "berat",
    }
}

/// Where an obstacle stands.
pub fn issue_state(state: &IssueState) -> &'static str {
    match state {
        IssueState::Open => "terbuka",
        IssueState::Settled { .. } => "beres",
        IssueState::Withdrawn { .. } => "ditarik",
    }
}

/// Where a promise stands.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Todo => "belum",
        Status::Doing => "proses",
        Status::Done => "selesai",
        Status::Cancelled => "batal",
    }
}

/// How a point of the checklist stands.
pub fn check(state: CheckState) -> &'static str {
    match state {
        CheckState::Present => "ada",
        CheckState::Missing => "belum",
        CheckState::NotNeeded => "tidak-perlu",
    }
}

/// By when: a day, or the next meeting.
pub fn due(due: Due) -> String {
    match due {
        Due::On(day) => day.to_string(),
        Due::NextMeeting => "rapat-berikutnya".to_owned(),
    }
}

/// What kind of record it is.
pub fn kind(record: &Ref) -> &'static str {
    match record {
        Ref::Base => "basis-data",
        Ref::Program => "program",
        Ref::Office => "kantor",
        Ref::Private => "pribadi",
        Ref::Custody => "hak-tulis",
        Ref::Site(_) => "lokasi",
        Ref::Agency(_) => "instansi",
        Ref::Issue(_) => "kendala",
        Ref::Item(_) => "tindak",
        Ref::Meeting(_) => "rapat",
        Ref::Entry(_) => "catatan",
        Ref::AccessKey(_) => "kunci",
    }
}

/// Which one of its kind: a code or a number, as people name it.
pub fn key(world: &World, record: &Ref) -> String {
    match record {
        Ref::Base | Ref::Program | Ref::Office | Ref::Private | Ref::Custody => world.program.code.clone(),
        Ref::Site(code) => code.to_string(),
        Ref::Agency(code) => code.to_string(),
        Ref::Issue(number) => format!("K-{number}"),
        Ref::Item(number) => format!("TL-{number}"),
        Ref::Meeting(id) => {
            let number = world.meetings.get(id).and_then(|meeting| meeting.number);
            number.map_or_else(|| format!("rencana-{id}"), |number| number.to_string())
        }
        Ref::Entry(number) => number.to_string(),
        Ref::AccessKey(print) => print.to_string(),
    }
}

/// A field of any record.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Whole => "baru",
        Field::Stage => "tahap",
        Field::Progress => "progres",
        Field::Area => "luas",
        Field::Tenure => "alas-hak",
        Field::Scheme => "skema",
        Field::Position => "koordinat",
        Field::Planned => "rencana",
        Field::Check => "syarat",
        Field::InScope => "sasaran",
        Field::Text => "uraian",
        Field::Category => "kategori",
        Field::Severity => "tingkat",
        Field::Resolver => "penyelesai",
        Field::Reporter => "pelapor",
        Field::Reported => "dilaporkan",
        Field::State | Field::Course => "status",
        Field::Lead => "instansi",
        Field::Support => "pendukung",
        Field::Sites => "lokasi",
        Field::Due => "tenggat",
        Field::Seal => "disepakati",
        Field::Done => "selesai",
        Field::Issue => "kendala",
        Field::Withdrawn => "ditarik",
        Field::Kind => "jenis",
        Field::Number => "nomor",
        Field::Reason => "alasan",
        Field::How => "cara",
        Field::Evidence => "bukti",
        Field::Day => "tanggal",
        Field::Title => "judul",
        Field::Name => "nama",
        Field::Source => "sumber",
        Field::Alias => "alias",
        Field::Order => "urutan",
        Field::Threshold => "ambang",
        Field::Letterhead => "kop",
        Field::Signatory => "penanda-tangan",
        Field::Private => "pribadi",
        Field::Lease => "hak-tulis",
        Field::Begins => "mulai",
        Field::Ends => "berakhir",
        Field::Place => "tempat",
        Field::Letter => "surat",
        Field::LetterDay => "tanggal-surat",
        Field::Agenda => "acara",
        Field::Turn => "acara-dibahas",
        Field::Invited => "diundang",
        Field::Attendance => "kehadiran",
        Field::Accepted => "diterima",
        Field::Reviewed => "ditinjau",
        Field::Skipped => "dilewati",
        Field::Confirmed => "dikonfirmasi",
        Field::Handled => "dibahas",
        Field::KeyLine => "kunci",
        Field::Holder => "pemegang",
        Field::Role => "peran",
        Field::Choice => "pilihan",
    }
}

/// Whether somebody came.
pub fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Present => "hadir",
        Presence::Absent => "tidak-hadir",
        Presence::Represented => "diwakili",
    }
}

/// A kind of saying.
pub fn entry_kind(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Decision => "keputusan",
        EntryKind::Note => "catatan",
        EntryKind::Parked => "dibahas-nanti",
    }
}

/// Whether a key opens.
pub fn key_state(state: &KeyState) -> &'static str {
    match state {
        KeyState::Valid => "berlaku",
        KeyState::Revoked { .. } => "dicabut",
    }
}

/// Any value.
pub fn value(value: &Value) -> Cell {
    let code = |code: &str| Cell::Code(code.to_owned());
    match value {
        Value::Nothing => Cell::Null,
        Value::NoLongerValid => code("tidak-berlaku"),
        Value::Text(text) => Cell::Text(text.clone()),
        Value::Private => code("pribadi"),
        Value::Lines(lines) => Cell::Text(lines.join(" / ")),
        Value::Number(number) => Cell::from(*number),
        Value::Flag(flag) => Cell::Flag(*flag),
        Value::Day(day) => Cell::code(Some(day)),
        Value::Stage(stage) => Cell::code(Some(stage)),
        Value::Percent(percent) => Cell::Hundredths(percent.hundredths()),
        Value::Area(area) => Cell::from(area.square_metres()),
        Value::Position(position) => Cell::code(Some(position)),
        Value::Check(state) => code(check(*state)),
        Value::Category(category) => Cell::code(Some(category)),
        Value::Severity(of) => code(severity(*of)),
        Value::IssueState(state) => code(issue_state(state)),
        Value::Agency(agency) => Cell::code(Some(agency)),
        Value::Due(of) => Cell::code(Some(due(*of))),
        Value::Course(Course::Todo) => code("belum"),
        Value::Course(Course::Doing) => code("proses"),
        Value::Course(Course::Cancelled { .. }) => code("batal"),
        Value::Tick(tick) => Cell::code(Some(tick.on)),
        Value::Issue(number) => code(&format!("K-{number}")),
        Value::Confirmation(confirmation) => Cell::code(Some(&confirmation.by)),
        Value::Time(time) => Cell::code(Some(time)),
        Value::Attendance(attendance) => code(presence(attendance.presence)),
        Value::Kind(of) => code(entry_kind(*of)),
        Value::Role(role) => code(role.code()),
        Value::KeyState(state) => code(key_state(state)),
        Value::Step(step) => code(match *step {
            "meeting.start" => "dimulai",
            "meeting.unstart" => "batal-dimulai",
            "meeting.close" => "ditutup",
            "meeting.reopen" => "ralat",
            "meeting.cancel" => "dibatalkan",
            _ => "direncanakan",
        }),
    }
}

/// What people said along with a value: how an obstacle was settled, why something was dropped, what proves it.
pub fn remark(value: &Value) -> Option<&str> {
    match value {
        Value::IssueState(IssueState::Settled { how, .. }) => Some(how),
        Value::IssueState(IssueState::Withdrawn { reason }) => reason.as_deref(),
        Value::Course(Course::Cancelled { reason }) => Some(reason),
        Value::Tick(tick) => tick.evidence.as_deref(),
        Value::KeyState(KeyState::Revoked { reason }) => reason.as_deref(),
        _ => None,
    }
}
