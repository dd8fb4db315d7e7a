//! Writes the minutes as JSON and as CSV: the same names and codes as everywhere for machines, in no language's words.

use super::notula::{Guest, Missing, Named, Notula, Obstacle, Place, Promise, Saying, Standing, Status, What};
use super::record::{self, Cell, Record};
use crate::domain::day::{Moment, Zone};
use crate::domain::issue::Severity;
use crate::domain::item::Due;
use crate::domain::meeting::Presence;
use crate::domain::percent::Percent;
use chrono::{FixedOffset, Offset, SecondsFormat, Utc};

/// The columns of the matrix as CSV.
const COLUMNS: &[&str] = &[
    "nomor",
    "instansi",
    "instansi_nama",
    "pendukung",
    "lokasi",
    "lokasi_nama",
    "uraian",
    "tenggat",
    "tenggat_awal",
    "pergeseran",
    "status",
    "terlambat",
    "rapat",
];

/// The minutes as JSON.
pub fn write(notula: &Notula) -> String {
    record::json(&all(notula))
}

/// The matrix as CSV: for an Indonesian spreadsheet, or plain as other programs want it.
pub fn csv(notula: &Notula, plain: bool) -> String {
    let rows: Vec<Record> = notula.promises().map(|promise| row(notula, promise)).collect();
    if plain { record::csv(&rows, COLUMNS) } else { record::csv_of_an_office(&rows, COLUMNS) }
}

fn all(notula: &Notula) -> Record {
    let meeting = &notula.meeting;
    let agenda = meeting.agenda.iter().map(|point| {
        Record::default()
            .with("nomor", point.number)
            .with("uraian", Cell::text(Some(&point.text)))
            .with("dibahas", point.reached)
    });
    let facts = Record::default()
        .with("nomor", meeting.number)
        .with("judul", Cell::text(Some(&meeting.title)))
        .with("tanggal", Cell::code(Some(meeting.day)))
        .with("mulai", Cell::code(meeting.begins))
        .with("selesai", Cell::code(meeting.ends))
        .with("tempat", Cell::text(meeting.place.as_ref()))
        .with("surat", Cell::text(meeting.letter.as_ref()))
        .with("tanggal_surat", Cell::code(meeting.letter_day))
        .with("acara", agenda.collect::<Vec<_>>());
    let (draft, version, code) = match &notula.standing {
        Standing::Draft => (true, Cell::Null, Cell::Null),
        Standing::Final { version, code } => (false, Cell::from(*version), Cell::code(Some(code))),
    };
    let officers = notula.officers.iter().map(|(role, who)| {
        Record::default()
            .with("peran", Cell::code(Some(role.code())))
            .with("nama", Cell::text(Some(&who.name)))
            .with("jabatan", Cell::text(Some(&who.post)))
            .with("pangkat", Cell::text(Some(&who.rank)))
            .with("nip", Cell::text(Some(&who.nip)))
    });
    let promises = |promises: &[Promise]| promises.iter().map(|of| promise(notula, of)).collect::<Vec<_>>();
    let review = &notula.review;
    let review = Record::default()
        .with("selesai", review.done)
        .with("proses", review.doing)
        .with("belum", review.todo)
        .with("batal", review.cancelled)
        .with("terlambat", review.late)
        .with("tindak", promises(&review.promises));
    let matrix: Vec<Record> = notula.promises().map(|of| promise(notula, of)).collect();
    let gaps = notula.gaps.iter().flat_map(|gap| {
        gap.numbers.iter().map(|(from, to)| {
            Record::default().with("sebab", Cell::code(Some(missing(gap.why)))).with("dari", *from).with("sampai", *to)
        })
    });
    let next = notula.next.as_ref().map(|next| {
        Record::default()
            .with("judul", Cell::text(Some(&next.title)))
            .with("tanggal", Cell::code(Some(next.day)))
            .with("mulai", Cell::code(next.begins))
            .with("tempat", Cell::text(next.place.as_ref()))
    });
    let corrections = notula.corrections.iter().map(|ralat| {
        Record::default()
            .with("versi", ralat.version)
            .with("tanggal", Cell::code(Some(ralat.day)))
            .with("alasan", Cell::text(Some(&ralat.reason)))
    });
    let guests = |guests: &[Guest]| guests.iter().map(guest).collect::<Vec<_>>();
    let sayings = |sayings: &[Saying]| sayings.iter().map(saying).collect::<Vec<_>>();
    Record::default()
        .with("rapat", facts)
        .with("draf", draft)
        .with("versi", version)
        .with("kode", code)
        .with("data_contoh", notula.sample)
        .with("latihan", notula.rehearsal)
        .with("kop", Cell::Codes(notula.letterhead.clone()))
        .with("pejabat", officers.collect::<Vec<_>>())
        .with("hadir", guests(&notula.present))
        .with("tidak_hadir", guests(&notula.absent))
        .with("tidak_tercatat", notula.uncalled)
        .with("catatan", sayings(&notula.opening))
        .with("evaluasi", review)
        .with("perkembangan", progress(notula))
        .with("perubahan", moved(notula))
        .with("kendala", issues(notula))
        .with("keputusan", sayings(&notula.decisions))
        .with("matriks", matrix)
        .with("tidak_di_matriks", gaps.collect::<Vec<_>>())
        .with("usulan", promises(&notula.proposals))
        .with("ditunda", sayings(&notula.parked))
        .with("rapat_berikutnya", next.map_or(Cell::Null, Cell::from))
        .with("ralat", corrections.collect::<Vec<_>>())
        .with("lokasi", sites(notula))
}

fn guest(guest: &Guest) -> Record {
    let presence = match guest.presence {
        Presence::Present => "hadir",
        Presence::Absent => "tidak-hadir",
        Presence::Represented => "diwakili",
    };
    Record::default()
        .with("instansi", Cell::text(Some(&guest.agency)))
        .with("kehadiran", Cell::code(Some(presence)))
        .with("nama", Cell::text(guest.name.as_ref()))
        .with("jabatan", Cell::text(guest.post.as_ref()))
        .with("mandat", Cell::text(guest.mandate.as_ref()))
}

fn saying(saying: &Saying) -> Record {
    Record::default()
        .with("nomor", saying.number)
        .with("uraian", Cell::text(Some(&saying.text)))
        .with("lokasi", codes(&saying.places))
}

fn codes(places: &[Place]) -> Cell {
    Cell::Codes(places.iter().map(|place| place.code.clone()).collect())
}

/// A promise with the names that it has everywhere.
fn promise(notula: &Notula, promise: &Promise) -> Record {
    Record::default()
        .with("nomor", promise.number)
        .with("uraian", Cell::text(Some(&promise.text)))
        .with("instansi", Cell::code(promise.agency.as_ref().map(|agency| &agency.code)))
        .with("pendukung", Cell::Codes(promise.support.iter().map(|agency| agency.code.clone()).collect()))
        .with("lokasi", codes(&promise.places))
        .with("tenggat", Cell::code(promise.due.map(due)))
        .with("tenggat_awal", Cell::code(promise.first_due.map(due)))
        .with("pergeseran", promise.shifts.len())
        .with("status", Cell::code(Some(status(&promise.status))))
        .with("terlambat", promise.late.is_some())
        .with("rapat", promise.sealed_in)
        .with("disepakati", Cell::code(promise.sealed.map(|at| time(&notula.zone, at))))
}

fn row(notula: &Notula, of: &Promise) -> Record {
    let names: Vec<String> = of.places.iter().map(|place| format!("{} {}", place.number, place.name)).collect();
    let name = |agency: &Named| agency.name.clone();
    promise(notula, of)
        .with("instansi_nama", Cell::text(of.agency.as_ref().map(name)))
        .with("lokasi_nama", Cell::text(Some(names.join(", "))))
}

fn due(due: Due) -> String {
    match due {
        Due::On(day) => day.to_string(),
        Due::NextMeeting => "rapat-berikutnya".to_owned(),
    }
}

fn status(status: &Status) -> &'static str {
    match status {
        Status::Todo => "belum",
        Status::Doing => "proses",
        Status::Done => "selesai",
        Status::Cancelled(_) => "batal",
    }
}

fn missing(why: Missing) -> &'static str {
    match why {
        Missing::Done => "selesai",
        Missing::Cancelled => "batal",
        Missing::Later => "rapat-sesudahnya",
        Missing::Proposed => "usulan",
        Missing::Withdrawn => "ditarik",
        Missing::Unused => "tidak-dipakai",
    }
}

fn progress(notula: &Notula) -> Vec<Record> {
    let counts = notula.progress.rows.iter().chain([&notula.progress.total]);
    let row = |counts: &super::notula::Counts| {
        let phases = notula.progress.phases.iter().zip(&counts.phases);
        let phases = phases
            .map(|(phase, count)| Record::default().with("fase", Cell::text(Some(phase))).with("lokasi", *count))
            .collect::<Vec<_>>();
        let name = Some(&counts.district).filter(|name| !name.is_empty());
        Record::default()
            .with("kecamatan", Cell::text(name))
            .with("fase", phases)
            .with("belum_dicatat", counts.unrecorded)
            .with("lokasi", counts.sites)
            .with("kendala_terbuka", counts.issues)
    };
    counts.map(row).collect()
}

fn moved(notula: &Notula) -> Vec<Record> {
    let row = |moved: &super::notula::Moved| {
        let percent = |value: &Option<Percent>| value.map_or(Cell::Null, |value| Cell::Hundredths(value.hundredths()));
        let (what, from, to) = match &moved.what {
            What::Stage(from, to) => ("tahap", Cell::text(from.as_ref()), Cell::text(to.as_ref())),
            What::Progress(from, to) => ("progres", percent(from), percent(to)),
        };
        Record::default()
            .with("lokasi", Cell::code(Some(&moved.place.code)))
            .with("hal", Cell::code(Some(what)))
            .with("sebelum", from)
            .with("sesudah", to)
    };
    notula.moved.iter().map(row).collect()
}

fn issues(notula: &Notula) -> Vec<Record> {
    let issue = |place: &Place, issue: &Obstacle| {
        let severity = match issue.severity {
            Severity::Normal => "biasa",
            Severity::Severe => "berat",
        };
        let (how, day) = issue.settled.as_ref().map_or((None, None), |(how, day)| (Some(how), Some(day)));
        Record::default()
            .with("nomor", issue.number)
            .with("lokasi", Cell::code(Some(&place.code)))
            .with("kategori", Cell::text(Some(&issue.category)))
            .with("uraian", Cell::text(Some(&issue.text)))
            .with("tingkat", Cell::code(Some(severity)))
            .with("status", Cell::code(Some(if how.is_some() { "beres" } else { "terbuka" })))
            .with("dilaporkan", Cell::code(Some(issue.reported)))
            .with("penyelesai", Cell::text(issue.resolver.as_ref()))
            .with("cara", Cell::text(how))
            .with("beres", Cell::code(day))
    };
    let all = notula.issues.iter().flat_map(|talk| talk.issues.iter().map(|one| issue(&talk.place, one)));
    all.collect()
}

fn sites(notula: &Notula) -> Vec<Record> {
    let row = |site: &super::notula::SiteLine| {
        Record::default()
            .with("nomor", site.place.number)
            .with("kode", Cell::code(Some(&site.place.code)))
            .with("nama", Cell::text(Some(&site.place.name)))
            .with("kecamatan", Cell::text(Some(&site.district)))
            .with("tahap_nama", Cell::text(site.stage.as_ref()))
            .with("progres", site.progress.map_or(Cell::Null, |value| Cell::Hundredths(value.hundredths())))
            .with("kendala_terbuka", site.issues)
            .with("tindak_terbuka", site.items)
    };
    notula.sites.iter().map(row).collect()
}

fn time(zone: &Zone, at: Moment) -> String {
    let east = FixedOffset::east_opt(i32::from(zone.hours) * 3600).unwrap_or_else(|| Utc.fix());
    at.with_timezone(&east).to_rfc3339_opts(SecondsFormat::Secs, true)
}
