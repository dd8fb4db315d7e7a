//! What is shown is what is done, whatever stands in a sheet; and what somebody else does meanwhile is not overwritten.

use super::super::reader;
use super::*;
use crate::domain::change::{Edit, IssueEdit};
use crate::domain::issue::Severity;
use crate::domain::refusal::Refusal;
use crate::domain::testing::{Play, nov};
use proptest::prelude::*;

/// A world with something of everything: agreed promises, one proposal, open and settled obstacles, stages.
fn busy() -> Play {
    let mut play = Play::begin();
    play.at = "2026-11-20T02:00:00Z".parse().unwrap();
    play.meeting();
    for (text, sites) in [("Urus surat", &["1.01"][..]), ("Ukur ulang", &["1.02", "2.01"]), ("Lapor", &[])] {
        let item = play.item(text, sites, Some(nov(27)));
        play.seal(item).unwrap();
    }
    play.tick(2, "1.02").unwrap();
    play.item("Usulan jalan", &["2.02"], None);
    play.issue("1.01", Severity::Severe, nov(12));
    let settled = play.issue("1.02", Severity::Normal, nov(13));
    play.settle(settled).unwrap();
    play.stage("1.01", "P").unwrap();
    play.stage("2.01", "U").unwrap();
    play
}

fn planned(play: &Play, sheet: &str) -> Plan {
    try_plan(play, sheet).unwrap()
}

fn try_plan(play: &Play, sheet: &str) -> Result<Plan, NoPlan> {
    plan(&reader::read(sheet.as_bytes())?, &play.world, play.at, &Asked::default())
}

fn whys(plan: &Plan) -> Vec<(usize, &Why)> {
    let refused = plan.lines.iter().filter_map(|line| match &line.outcome {
        Outcome::Refused(faults) => Some(faults.iter().map(|fault| (line.row, &fault.why))),
        _ => None,
    });
    refused.flatten().collect()
}

fn counts(plan: &Plan) -> [usize; 4] {
    let Counts { add, edit, same, refused } = plan.counts();
    [add, edit, same, refused]
}

#[test]
fn the_kind_of_a_sheet_is_known_by_its_headings() {
    let play = busy();
    let kind = |head: &str| {
        try_plan(&play, &format!("{head}\n{}\n", "1,".repeat(head.matches(',').count()))).map(|plan| plan.kind)
    };
    for (head, wanted) in [
        ("nomor,tahap", Kind::Sites),
        ("NO.,Desa / Kelurahan,PROGRESS (%)", Kind::Sites),
        ("kode,nama,kecamatan", Kind::Sites),
        ("lokasi,kategori,uraian", Kind::Issues),
        ("nomor,lokasi,status,umur_hari,tingkat", Kind::Issues),
        ("uraian,instansi,tenggat", Kind::Items),
        ("Tindak lanjut,Penanggung jawab,Batas waktu,Lokasi", Kind::Items),
        ("nomor,uraian,instansi,lokasi,tenggat,status,kendala", Kind::Items),
    ] {
        assert_eq!(kind(head), Ok(wanted), "{head}");
    }
    for (head, wanted) in [
        ("nomor,uraian", Unclear::Several(vec![Kind::Issues, Kind::Items])),
        ("a,b", Unclear::NoHeader),
        ("nomor", Unclear::NoHeader),
        ("kode,tahap,Tahapan", Unclear::Twice("tahap".into(), "Tahapan".into())),
        ("tahap,progres", Unclear::NoIdentity(Kind::Sites)),
    ] {
        assert_eq!(kind(head), Err(NoPlan::Unclear(wanted)), "{head}");
    }
    let titled = planned(&play, "DAFTAR LOKASI,,\nper 20 November,,\nNo,Tahap,Fase\n1,O,x\n");
    assert_eq!((titled.lines[0].row, titled.lines.len()), (4, 1));
    assert_eq!(titled.passed, [(Passed::Computed, "Fase".to_owned())]);
}

#[test]
fn a_title_with_the_sign_of_another_separator_does_not_hide_the_header() {
    let play = busy();
    for (sheet, row) in [
        ("Progres fisik, per 24 November 2026\n\nnomor;nama;progres\n2;Koto Tengah;12,5\n", 4),
        ("Progres; Kodim\nnomor,nama,progres\n2,Koto Tengah,\"12,5\"\n", 3),
        ("Tahap, progres, luas; semua\nnomor\tprogres\n2\t12,5\n", 3),
    ] {
        let plan = planned(&play, sheet);
        assert_eq!((counts(&plan), plan.lines[0].row, plan.notes.len()), ([0, 1, 0, 0], row, 0), "{sheet}");
    }
    // What is no sheet under any of them is told of the likeliest.
    assert_eq!(try_plan(&play, "a,b;c\n1,2;3\n"), Err(NoPlan::Unclear(Unclear::NoHeader)));
    assert_eq!(try_plan(&play, "nomor,tahap,x;y\n"), Err(NoPlan::Unclear(Unclear::NoRows)));
}

#[test]
fn a_running_number_is_never_taken_for_the_number_of_a_record() {
    let play = busy();
    let plan = planned(&play, "No,Lokasi,Kategori,Uraian\n1,Koto Lolo,dana,Dana belum turun\n");
    assert_eq!((counts(&plan), plan.passed[0].0), ([1, 0, 0, 0], Passed::RunningNumber));
    let plan = planned(&play, "No,Uraian,Instansi\n1,Lain,kodim\n");
    assert_eq!(counts(&plan), [1, 0, 0, 0]);
}

#[test]
fn a_new_row_does_not_become_the_record_that_a_refused_one_named() {
    let play = busy();
    let next = play.world.issues.keys().max().copied().unwrap_or(0) + 1;
    let far = next + 7;
    let sheet = |named: u32| {
        let rows = format!("K-{named},Koto Lolo,dana,Dana belum turun\n,Koto Lolo,lahan,Batas belum jelas\n");
        format!("nomor kendala,lokasi,kategori,uraian\n{rows}")
    };
    let plan = planned(&play, &sheet(next));
    let record = Record::Issue(next);
    assert_eq!(whys(&plan), [(2, &Why::NoRecord(record.clone())), (3, &Why::Promised(record, 2))]);
    assert_eq!(counts(&planned(&play, &sheet(far))), [1, 0, 0, 1], "a number that nothing comes near holds nothing up");
}

#[test]
fn a_site_is_named_in_any_way_but_never_guessed() {
    let play = busy();
    let sheet = "kode,nomor,nama,kecamatan,progres\n101,,,,1\n,2,,,1\n,,Desa Srimenanti,,1\n,,koto tengah,Selatan,1\n\
                 1.01,2,,,1\n1.01,,Srimenanti,,1\n,,Koto Tengah,,1\n,,Koto Lol,,1\n,,,Utara,1\n,9,,,1\n1.01,1,Desa Koto Lolo,,2\n";
    let plan = planned(&play, sheet);
    let named = plan.lines.iter().filter_map(|line| match &line.record {
        Some(Record::Site(code)) if matches!(line.outcome, Outcome::Edit(_)) => Some(code.as_str().to_owned()),
        _ => None,
    });
    assert_eq!(named.collect::<Vec<_>>(), ["1.01", "1.02", "2.02", "2.01"]);
    let whys = whys(&plan);
    assert!(matches!(whys[0], (6, Why::OtherSite(_))) && matches!(whys[1], (7, Why::OtherSite(_))), "{whys:?}");
    assert!(matches!(whys[2], (8, Why::SeveralSites(among)) if among.len() == 2), "{whys:?}");
    assert!(matches!(whys[3], (9, Why::NoSite(near)) if near.len() == 1), "{whys:?}");
    assert_eq!(whys[4..], [(10, &Why::Nameless), (11, &Why::NoSite(vec![])), (12, &Why::SaidBefore(2))]);
}

#[test]
fn what_an_office_may_have_meant_otherwise_is_not_taken_at_its_word() {
    let mut play = busy();
    // The third row of the sheet, not the site of that number; alone it is the number.
    let plan = planned(&play, "No,Desa,Progres\n3,Koto Lolo,10\n4,,11\n");
    let named: Vec<_> = plan.lines.iter().map(|line| line.record.clone()).collect();
    assert_eq!(named, [Some(Record::Site("1.01".into())), Some(Record::Site("2.02".into()))]);
    let plan = planned(&play, "nomor,progres\n1,0.2\n2,0.2%\n3,0\n4,1\n");
    assert_eq!((counts(&plan), whys(&plan)), ([0, 3, 0, 1], vec![(2, &Why::Fraction)]));
    play.all(plan.changes()).unwrap();
    assert_eq!(counts(&planned(&play, "nomor,progres\n2,0.2\n")), [0, 0, 1, 0], "it stands there already");
}

#[test]
fn a_row_that_says_something_else_is_never_taken_for_one_that_is_recorded() {
    let mut play = busy();
    let head = "uraian,instansi,pendukung,lokasi,tenggat,kendala";
    let items = |play: &Play, rows: &str| planned(play, &format!("{head}\n{rows}"));
    // What two instansi promise in the same words are two promises; a date that differs is not guessed away.
    let rows = "Kirim laporan,kodim,,,2026-12-04,\nKirim laporan,dinkop,,,2026-12-11,\n\
                Kirim laporan,kodim,,,2026-12-18,\nkirim  LAPORAN,kodim,,,2026-12-04,\nKirim laporan,,,,,\n";
    let plan = items(&play, rows);
    assert_eq!((counts(&plan), whys(&plan)), ([2, 0, 2, 1], vec![(4, &Why::SaidBefore(2))]));
    play.all(plan.changes()).unwrap();
    let again = items(&play, rows);
    assert_eq!((counts(&again), whys(&again)), ([0, 0, 4, 1], vec![(4, &Why::SaidBefore(2))]));
    assert_eq!(again.lines[1].record, Some(Record::Item(6)));
    let near = Why::Near(Record::Item(5));
    for (row, same) in [
        ("Kirim laporan,kodim,,,,", true),
        ("Kirim laporan,kodim,kodim,,2026-12-04,", true),
        ("Kirim laporan,kodim,dinkop,,,", false),
        ("Kirim laporan,kodim,,,rapat,", false),
        ("Kirim laporan,kodim,,,,1", false),
    ] {
        let plan = items(&play, row);
        let wanted = if same { vec![] } else { vec![(2, &near)] };
        assert_eq!((counts(&plan), whys(&plan)), ([0, 0, same.into(), (!same).into()], wanted), "{row}");
    }
    let plan = items(&play, "Kirim laporan,kodim,,1,2026-12-18,\n");
    assert_eq!(counts(&plan), [1, 0, 0, 0], "at a site it is another promise");

    let head = "lokasi,kategori,uraian,tingkat,penyelesai,pelapor,dilaporkan";
    let issues = |play: &Play, rows: &str| planned(play, &format!("{head}\n{rows}"));
    let plan = issues(&play, "3,dana,Belum cair,,,,\n3,dana,Belum cair,berat,,,\n");
    assert_eq!((counts(&plan), whys(&plan)), ([1, 0, 0, 1], vec![(3, &Why::SaidBefore(2))]));
    play.all(plan.changes()).unwrap();
    play.at = "2026-11-23T02:00:00Z".parse().unwrap();
    for (row, same) in [
        ("3,dana,Belum cair,,,,", true),
        ("3,dana,belum cair,biasa,,,2026-11-20", true),
        ("3,dana,Belum cair,berat,,,", false),
        ("3,lahan,Belum cair,,,,", false),
        ("3,dana,Belum cair,,kodim,,", false),
        ("3,dana,Belum cair,,,kodim,", false),
        ("3,dana,Belum cair,,,,2026-11-19", false),
    ] {
        let plan = issues(&play, row);
        assert_eq!(counts(&plan), [0, 0, same.into(), (!same).into()], "{row}");
    }
}

#[test]
fn what_a_row_leaves_open_stays_open_when_the_plan_is_made_again() {
    let mut play = busy();
    let plan = planned(&play, "lokasi,kategori,uraian\n3,dana,Belum cair\n");
    play.all(planned(&play, "lokasi,kategori,uraian,tingkat\n3,dana,Belum cair,berat\n").changes()).unwrap();
    assert_eq!(counts(&plan.again(&play.world, play.at)), [0, 0, 1, 0]);
    let plan = planned(&play, "lokasi,kategori,uraian,tingkat\n3,lahan,Banjir,biasa\n");
    play.all(planned(&play, "lokasi,kategori,uraian,tingkat\n3,lahan,Banjir,berat\n").changes()).unwrap();
    let again = plan.again(&play.world, play.at);
    assert_eq!(whys(&again), [(2, &Why::Near(Record::Issue(4)))]);
}

#[test]
fn a_field_that_moves_meanwhile_is_refused_and_not_overwritten() {
    let mut play = busy();
    let plan = planned(&play, "nomor,tahap,progres\n1,O,50\n2,O,\n3,O,\n");
    assert_eq!(counts(&plan), [0, 3, 0, 0]);
    play.stage("1.01", "U").unwrap();
    let again = plan.again(&play.world, play.at);
    assert_eq!((counts(&again), again.seq), ([0, 2, 0, 1], play.world.seq));
    let Outcome::Refused(faults) = &again.lines[0].outcome else { panic!() };
    assert!(matches!(&faults[0].why, Why::Refused(Refusal::Conflict(of)) if of.wanted != of.found), "{faults:?}");
    play.all(again.changes()).unwrap();
    assert_eq!(play.world.sites[&"1.01".into()].stage(), Some(&"U".into()));
    let plan = planned(&play, "lokasi,kategori,uraian\n3,dana,Belum cair\n");
    play.all(planned(&play, "lokasi,kategori,uraian\nKoto Lebu,dana,Lain\n2.01,dana,belum cair\n").changes()).unwrap();
    let again = plan.again(&play.world, play.at);
    assert_eq!(counts(&again), [0, 0, 1, 0], "somebody else has entered it meanwhile");
    assert_eq!(again.lines[0].record, Some(Record::Issue(4)));
}

#[test]
fn a_guard_against_formulas_is_taken_away_once() {
    for (text, bare) in
        [("'=1", "=1"), ("''=1", "'=1"), ("'-", "-"), ("'Jumat", "'Jumat"), ("'", "'"), ("=1", "=1"), ("'\tx", "\tx")]
    {
        assert_eq!(super::super::unguarded(text), bare, "{text}");
    }
    let mut play = busy();
    let edit = IssueEdit::Text(Edit::new(play.world.issues[&1].text.clone(), "'+62 nomor".into()));
    play.one(Change::EditIssue { issue: 1, edit }).unwrap();
    assert_eq!(counts(&planned(&play, "nomor,uraian,tingkat\n1,''+62 nomor,berat\n")), [0, 0, 1, 0]);
}

/// Cells that people write, right and wrong.
fn cell(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::sample::select(of).prop_map(str::to_owned),
        2 => Just(String::new()),
        1 => "[^\\r\\n\"\\x00]{0,12}",
        1 => prop::sample::select(&["-", "'=1+1", "\u{202e}x", "\u{1b}[2J", "#REF!", "1;2", "K-1", "TL-2"][..]).prop_map(str::to_owned),
    ]
}

const HEADS: &[(&str, &[&[&str]])] = &[
    (
        "nomor,nama,tahap,progres,sumber,per tanggal,sasaran,rencana P,alas hak,luas",
        &[
            &["1", "2", "3", "4", "5", "9"],
            &["Koto Lolo", "Koto Tengah", "Srimenanti"],
            &["N", "P", "Operasional", "usulan"],
            &["10", "12,5", "12.5%", "101", "100"],
            &["kodim", "rapat", "entah"],
            &["2026-11-18", "19/11", "2026-11-30", "31/11"],
            &["ya", "tidak", "mungkin"],
            &["2026-12-01", "1 Des 2026"],
            &["Sertifikat", "SKT"],
            &["1.200", "900", "1"],
        ],
    ),
    (
        "nomor,lokasi,kategori,uraian,tingkat,status,cara,alasan,penyelesai,dilaporkan",
        &[
            &["", "1", "K-2", "3", "x"],
            &["1", "1.02", "Koto Lebu", "Koto Tengah"],
            &["lahan", "dana", "0", "x"],
            &["Banjir", "Jalan rusak", "banjir"],
            &["biasa", "berat"],
            &["terbuka", "beres", "ditarik", "x"],
            &["Sudah diganti"],
            &["Salah catat"],
            &["kodim", "Dinas Koperasi", "ko"],
            &["2026-11-01", "2026-12-24"],
        ],
    ),
    (
        "nomor,uraian,instansi,pendukung,lokasi,tenggat,status,alasan,bukti,kendala",
        &[
            &["", "1", "TL-2", "3", "4", "9"],
            &["Urus surat", "Urus izin", "urus izin", "Jemput berkas"],
            &["kodim", "dinkop", "ko"],
            &["kodim", "dinkop;kodim"],
            &["1", "1;2", "Koto Lebu", "9"],
            &["2026-11-27", "jumat depan", "2026-11-01", "rapat", "segera"],
            &["belum", "proses", "selesai", "batal", "x"],
            &["Hujan", "Anggaran"],
            &["foto.jpg"],
            &["1", "K-2", "9"],
        ],
    ),
];

fn sheet() -> impl Strategy<Value = String> {
    let of = |(head, pools): (&'static str, &'static [&'static [&'static str]])| {
        let row: Vec<_> = pools.iter().map(|pool| cell(pool).boxed()).collect();
        prop::collection::vec(row, 1..7).prop_map(move |rows| {
            let quoted = |cell: String| format!("\"{}\"", cell.replace('"', "\"\""));
            let rows = rows.into_iter().map(|row| row.into_iter().map(quoted).collect::<Vec<_>>().join(","));
            format!("{head}\n{}\n", rows.collect::<Vec<_>>().join("\n"))
        })
    };
    prop::sample::select(HEADS).prop_flat_map(of)
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn what_is_shown_is_what_is_done_and_a_second_time_nothing_is(sheet in sheet()) {
        let mut play = busy();
        let shown = planned(&play, &sheet);
        let before = play.world.log.rows().len();
        let changes = shown.changes();
        if !changes.is_empty() {
            play.all(changes).map_err(|refusal| TestCaseError::fail(format!("{refusal:?}")))?;
        }
        let done: Vec<(Option<Record>, Field, Part)> = play.world.log.rows()[before..].iter().map(|row| {
            let fact = row.change.fact();
            (fact.record, fact.field, fact.part)
        }).collect();
        let promised: Vec<(Option<Record>, Field, Part)> = shown.lines.iter().flat_map(|line| match &line.outcome {
            Outcome::Add(steps) | Outcome::Edit(steps) => steps.clone(),
            _ => Vec::new(),
        }).map(|step| (step.fact.record, step.fact.field, step.fact.part)).collect();
        prop_assert_eq!(done, promised);
        let second = planned(&play, &sheet);
        prop_assert_eq!(second.changes(), Vec::new(), "{:?}", second);
        let refused = |plan: &Plan| plan.lines.iter().filter(|line| matches!(line.outcome, Outcome::Refused(_))).map(|line| line.row).collect::<Vec<_>>();
        prop_assert_eq!(refused(&second), refused(&shown), "{:?}", second);
        // Nothing that could drive a terminal has come in.
        for row in &play.world.log.rows()[before..] {
            let text = format!("{:?}", row.change);
            prop_assert!(!text.contains("u{1b}") && !text.contains("u{202e}"), "{}", text);
        }
    }

    #[test]
    fn nothing_that_comes_in_panics(text in "(\\PC|[,;\"\r\n\t]){0,200}", head in prop::sample::select(HEADS)) {
        let play = busy();
        let _ = try_plan(&play, &text);
        let _ = try_plan(&play, &format!("{}\n{text}", head.0));
    }
}
