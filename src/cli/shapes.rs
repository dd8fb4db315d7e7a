//! Sites, promises, obstacles and history as records for machines. The names of the fields are Indonesian and stable, the
//! same words as the columns that are imported; values are codes, never words of a language.

use super::codes;
use super::record::{Cell, Record};
use crate::domain::change::NewItem;
use crate::domain::day::{Day, Moment, Zone};
use crate::domain::fact::Fact;
use crate::domain::issue::{Issue, IssueState};
use crate::domain::item::{ActionItem, Due};
use crate::domain::office::{Signatory, Signing};
use crate::domain::operation::{Cause, Row};
use crate::domain::query::history;
use crate::domain::query::sites::SiteRow;
use crate::domain::world::World;
use chrono::{FixedOffset, Offset, SecondsFormat, Utc};

/// The columns of a site.
pub const SITE: &[&str] = &[
    "nomor",
    "kode",
    "nama",
    "jenis",
    "kecamatan",
    "sasaran",
    "tahap",
    "tahap_nama",
    "fase",
    "progres",
    "kendala_terbuka",
    "tindak_terbuka",
    "tindak_terlambat",
    "diperbarui",
];
/// The columns of a promise.
pub const ITEM: &[&str] = &[
    "nomor",
    "uraian",
    "instansi",
    "pendukung",
    "lokasi",
    "tenggat",
    "tenggat_awal",
    "pergeseran",
    "status",
    "terlambat",
    "rapat",
    "disepakati",
    "kendala",
];
/// The columns of an obstacle.
pub const ISSUE: &[&str] =
    &["nomor", "lokasi", "kategori", "uraian", "tingkat", "status", "umur_hari", "dilaporkan", "penyelesai", "pelapor"];
/// The columns of the history.
pub const EVENT: &[&str] = &[
    "urutan",
    "operasi",
    "waktu",
    "oleh",
    "pengguna",
    "mesin",
    "sidik",
    "rapat",
    "sebab",
    "operasi_asal",
    "jenis",
    "kode",
    "hal",
    "bagian",
    "sebelum",
    "sesudah",
    "alasan",
];

/// A moment on the programme's wall clock: `2026-11-24T09:00:00+07:00`.
pub fn time(zone: &Zone, at: Moment) -> String {
    let east = FixedOffset::east_opt(i32::from(zone.hours) * 3600).unwrap_or_else(|| Utc.fix());
    at.with_timezone(&east).to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A site in short.
pub fn site(world: &World, row: &SiteRow) -> Record {
    let stage = row.stage.as_ref().and_then(|code| world.program.stage(code));
    Record::default()
        .with("nomor", row.site.number)
        .with("kode", Cell::code(Some(&row.site.code)))
        .with("nama", Cell::text(Some(&row.site.name)))
        .with("jenis", Cell::code(Some(row.site.kind.as_str())))
        .with("kecamatan", Cell::text(Some(&row.site.district)))
        .with("sasaran", row.site.in_scope)
        .with("tahap", Cell::code(row.stage.as_ref()))
        .with("tahap_nama", Cell::text(stage.map(|stage| &stage.name)))
        .with("fase", Cell::code(stage.map(|stage| &stage.phase)))
        .with("progres", row.progress.map_or(Cell::Null, |percent| Cell::Hundredths(percent.hundredths())))
        .with("kendala_terbuka", row.issues.len())
        .with("tindak_terbuka", row.items.len())
        .with("tindak_terlambat", row.late)
        .with("diperbarui", Cell::code(row.news.map(|news| time(&world.program.zone, news.at))))
}

/// A site in full: all that was ever said about it.
pub fn site_in_full(world: &World, row: &SiteRow, today: Day) -> Record {
    let code = row.code();
    let issues = world.issues.values().filter(|of| &of.site == code).map(|of| issue(of, today));
    let items = world.items.values().filter(|of| of.sites.contains(code) && !of.withdrawn);
    let full = site(world, row)
        .with("kendala", issues.collect::<Vec<_>>())
        .with("tindak", items.map(|of| item(world, of, today)).collect::<Vec<_>>())
        .with("riwayat", history::of_site(world, code).map(|of| event(world, of)).collect::<Vec<_>>())
        .with("syarat", checks(world, row));
    land(full, row).with("rencana", planned(world, row))
}

/// The columns of a site's land.
pub const LAND: &[&str] = &["luas", "alas_hak", "skema", "koordinat"];

/// With what is known of its land.
pub fn land(record: Record, row: &SiteRow) -> Record {
    record
        .with("luas", row.site.area.value().map(|area| area.square_metres()))
        .with("alas_hak", Cell::text(row.site.tenure.value()))
        .with("skema", Cell::text(row.site.scheme.value()))
        .with("koordinat", Cell::code(row.site.position.value()))
}

/// The planned dates, in order of building.
fn planned(world: &World, row: &SiteRow) -> Vec<Record> {
    let dates = world.program.stages.iter().filter_map(|stage| Some((&stage.code, row.site.planned.get(&stage.code)?)));
    dates
        .map(|(stage, day)| {
            Record::default().with("tahap", Cell::code(Some(stage))).with("tanggal", Cell::code(Some(day)))
        })
        .collect()
}

/// The checklist of a site, in the order of its groups.
pub fn checks(world: &World, row: &SiteRow) -> Vec<Record> {
    let groups = world.program.checks.iter();
    let all = groups.flat_map(|group| group.checks.iter().map(move |check| (group, check)));
    all.map(|(group, check)| {
        Record::default()
            .with("kode", Cell::code(Some(&check.code)))
            .with("nama", Cell::text(Some(&check.name)))
            .with("kelompok", Cell::code(Some(&group.code)))
            .with("keadaan", Cell::code(row.site.checks.get(&check.code).map(|state| codes::check(*state))))
    })
    .collect()
}

/// A promise.
pub fn item(world: &World, item: &ActionItem, today: Day) -> Record {
    let meeting = item.seal.and_then(|seal| world.meetings.get(&seal.meeting)).and_then(|meeting| meeting.number);
    Record::default()
        .with("nomor", item.number)
        .with("uraian", Cell::text(Some(&item.text)))
        .with("instansi", Cell::code(item.lead.as_ref()))
        .with("pendukung", Cell::Codes(item.support.iter().map(ToString::to_string).collect()))
        .with("lokasi", Cell::Codes(item.sites.iter().map(ToString::to_string).collect()))
        .with("tenggat", due(item.due))
        .with("tenggat_awal", due(item.first_due()))
        .with("pergeseran", item.shifts.len())
        .with("status", Cell::code(Some(codes::status(item.status()))))
        .with("terlambat", item.days_late(today).is_some())
        .with("rapat", meeting)
        .with("disepakati", Cell::code(item.seal.map(|seal| time(&world.program.zone, seal.at))))
        .with("kendala", item.issue)
}

/// A promise that is to be entered.
pub fn proposal(new: &NewItem) -> Record {
    Record::default()
        .with("uraian", Cell::text(Some(&new.text)))
        .with("instansi", Cell::code(new.lead.as_ref()))
        .with("pendukung", Cell::Codes(new.support.iter().map(ToString::to_string).collect()))
        .with("lokasi", Cell::Codes(new.sites.iter().map(ToString::to_string).collect()))
        .with("tenggat", due(new.due))
        .with("kendala", new.issue)
}

fn due(due: Option<Due>) -> Cell {
    Cell::code(due.map(codes::due))
}

/// An obstacle.
pub fn issue(issue: &Issue, today: Day) -> Record {
    let until = match &issue.state {
        IssueState::Open => Some(today),
        IssueState::Settled { on, .. } => Some(*on),
        IssueState::Withdrawn { .. } => None,
    };
    Record::default()
        .with("nomor", issue.number)
        .with("lokasi", Cell::code(Some(&issue.site)))
        .with("kategori", Cell::code(Some(&issue.category)))
        .with("uraian", Cell::text(Some(&issue.text)))
        .with("tingkat", Cell::code(Some(codes::severity(issue.severity))))
        .with("status", Cell::code(Some(codes::issue_state(&issue.state))))
        .with("umur_hari", until.map(|day| issue.age(day)))
        .with("dilaporkan", Cell::code(Some(issue.reported)))
        .with("penyelesai", Cell::code(issue.resolver.as_ref()))
        .with("pelapor", Cell::code(issue.reporter.as_ref()))
}

/// One line of the history: what one change did.
pub fn event(world: &World, row: &Row) -> Record {
    step(world, row, &row.change.fact())
}

/// The same where the fact is a longer step that ended with this row.
pub fn step(world: &World, row: &Row, fact: &Fact) -> Record {
    let record = fact.record.as_ref();
    let (cause, about) = match &row.cause {
        Cause::Plain => ("biasa", None),
        Cause::Undo(op) => ("urung", Some(op)),
        Cause::Redo(op) => ("ulang", Some(op)),
    };
    let meeting = row.meeting.and_then(|id| world.meetings.get(&id)).and_then(|meeting| meeting.number);
    Record::default()
        .with("urutan", row.seq)
        .with("operasi", Cell::code(Some(&row.op)))
        .with("waktu", Cell::code(Some(time(&world.program.zone, row.at))))
        .with("oleh", Cell::text(Some(&row.by.name)))
        .with("pengguna", Cell::text(Some(&row.by.os_user)))
        .with("mesin", Cell::text(Some(&row.by.host)))
        .with("sidik", Cell::code(row.by.key.as_ref()))
        .with("rapat", meeting)
        .with("sebab", Cell::code(Some(cause)))
        .with("operasi_asal", Cell::code(about))
        .with("jenis", Cell::code(record.map(codes::kind)))
        .with("kode", Cell::code(record.map(|record| codes::key(world, record))))
        .with("hal", Cell::code(Some(codes::field(fact.field))))
        .with("bagian", Cell::code(Some(fact.part.as_str()).filter(|part| !part.is_empty())))
        .with("sebelum", codes::value(&fact.before))
        .with("sesudah", codes::value(&fact.after))
        .with("alasan", Cell::text(fact.reason.as_deref().or_else(|| codes::remark(&fact.after))))
}

/// Who signs for what; any part may be empty.
pub fn signatory(role: Signing, who: &Signatory) -> Record {
    let text = |text: &str| Cell::text(Some(text).filter(|text| !text.is_empty()));
    Record::default()
        .with("peran", Cell::code(Some(role.code())))
        .with("jabatan", text(&who.post))
        .with("nama", text(&who.name))
        .with("pangkat", text(&who.rank))
        .with("nip", text(&who.nip))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::record::json;
    use crate::domain::issue::Severity;
    use crate::domain::query::sites;
    use crate::domain::testing::{Play, morning, nov};

    fn busy() -> Play {
        let mut play = Play::begin();
        play.at = morning() - chrono::Duration::days(2);
        play.meeting();
        let item = play.item("Urus surat", &["1.01", "1.02"], Some(nov(23)));
        play.seal(item).unwrap();
        play.at = morning();
        play.shift(item, nov(24)).unwrap();
        play.issue("1.01", Severity::Severe, nov(20));
        play.stage("1.01", "P").unwrap();
        play.tick(item, "1.02").unwrap();
        play
    }

    #[test]
    fn a_site_in_full_has_the_promised_names() {
        let play = busy();
        let row = sites::one(&play.world, &"1.01".into(), nov(26)).unwrap();
        insta::assert_snapshot!(json(&site_in_full(&play.world, &row, nov(26))));
    }

    #[test]
    fn the_columns_are_the_fields() {
        let play = busy();
        let row = sites::one(&play.world, &"1.01".into(), nov(26)).unwrap();
        assert_eq!(site(&play.world, &row).names(), SITE);
        assert_eq!(item(&play.world, &play.world.items[&1], nov(26)).names(), ITEM);
        assert_eq!(issue(&play.world.issues[&1], nov(26)).names(), ISSUE);
        assert_eq!(event(&play.world, &play.world.log.rows()[0]).names(), EVENT);
    }

    #[test]
    fn what_is_absent_is_null() {
        let play = Play::begin();
        let row = sites::one(&play.world, &"1.02".into(), nov(24)).unwrap();
        insta::assert_snapshot!(json(&site(&play.world, &row)));
    }

    #[test]
    fn time_is_told_by_the_wall_clock_of_the_programme() {
        assert_eq!(time(&Zone::default(), morning()), "2026-11-24T09:00:00+07:00");
    }
}
