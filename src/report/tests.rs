//! The minutes of many made-up meetings, read back from every format: no promise is lost on the way to the paper, and
//! none is on it that the journal does not know.

use super::gather;
use super::{Format, Notula, minutes};
use crate::domain::change::{Change, Edit, ItemEdit, MeetingEdit, NewEntry};
use crate::domain::entry::EntryKind;
use crate::domain::issue::Severity;
use crate::domain::item::Course;
use crate::domain::testing::{Play, nov};
use crate::domain::world::World;
use crate::words::Language;
use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::io::{Cursor, Read};

/// What people might type, and what might break a file.
const TEXTS: [&str; 6] = [
    "Urus surat hibah tanah",
    "=1+1 & <b>\"rata\"</b> | *tebal* _miring_ \u{FFFE}",
    "سند الأرض الأرض 土地の書類 Отчёт",
    "@dinas -tanda +lagi; koma, titik; `kode` [a](b)",
    "Panjang sekali panjang sekali panjang sekali panjang sekali panjang sekali panjang sekali panjang sekali",
    "tanpaspasitanpaspasitanpaspasitanpaspasitanpaspasitanpaspasitanpaspasitanpaspasitanpaspasitanpaspasi",
];
const SITES: [&str; 4] = ["1.01", "1.02", "2.01", "2.02"];

/// Two meetings in which these things happen; the world at the closing of the first, and the second one.
fn story(acts: &[(u8, u8, u8)]) -> (World, Play, u32) {
    let mut play = Play::begin();
    play.at += chrono::Duration::days(35);
    let first = play.meeting();
    let half = acts.len() / 2;
    acts[..half].iter().for_each(|act| happen(&mut play, *act));
    close(&mut play, first);
    let before = play.world.clone();
    play.at += chrono::Duration::days(5);
    let second = play.meeting();
    acts[half..].iter().for_each(|act| happen(&mut play, *act));
    (before, play, second)
}

/// Closes a meeting, with everything vague accepted as it is.
fn close(play: &mut Play, meeting: u32) {
    for (doubt, _) in play.world.doubts(&play.world.meetings[&meeting].clone()) {
        let edit = MeetingEdit::Accepted { doubt, edit: Edit::new(false, true) };
        play.one(Change::EditMeeting { meeting, edit }).unwrap();
    }
    play.close(meeting).unwrap();
}

fn happen(play: &mut Play, (what, a, b): (u8, u8, u8)) {
    let site = SITES[usize::from(a) % 4];
    let text = TEXTS[usize::from(b) % TEXTS.len()];
    let some_item = play.world.items.keys().nth(usize::from(a) % play.world.items.len().max(1)).copied();
    let entry = |kind| Change::AddEntry(NewEntry { number: None, kind, text: text.into(), sites: vec![site.into()] });
    // What the rules refuse has not happened.
    let _ = match (what % 12, some_item) {
        (0..=3, _) => {
            let item = play.item(
                text,
                &[site, SITES[(usize::from(a) + 1 + usize::from(b) % 3) % 4]],
                Some(nov(25 + u32::from(b) % 5)),
            );
            if b % 5 > 0 { play.seal(item).map(drop) } else { Ok(()) }
        }
        (4, Some(item)) => play.seal(item).map(drop),
        (5, Some(item)) => play.tick(item, site).map(drop),
        (6, Some(item)) => play.shift(item, nov(25 + u32::from(b) % 6)).map(drop),
        (7, Some(item)) => {
            let saw = play.world.items[&item].course.clone();
            let edit = Edit::new(saw, Course::Cancelled { reason: text.into() });
            play.one(Change::EditItem { item, edit: ItemEdit::Course(edit) }).map(drop)
        }
        (8, Some(item)) => {
            let edit = ItemEdit::Withdrawn(Edit::new(false, true));
            play.one(Change::EditItem { item, edit }).map(drop)
        }
        (9, _) => {
            play.issue(site, Severity::Severe, nov(1));
            Ok(())
        }
        (10, _) => play.stage(site, ["N", "U", "P", "O"][usize::from(b) % 4]).map(drop),
        _ => {
            let kinds = [EntryKind::Decision, EntryKind::Note, EntryKind::Parked];
            play.one(entry(kinds[usize::from(b) % 3])).map(drop)
        }
    };
}

fn notula(before: &World, play: &Play, meeting: u32) -> Notula {
    gather::minutes(&play.world, Some(before), meeting, None).unwrap()
}

/// The numbers of promises in a running text, with what lies between `TL-1 s.d. TL-9`.
fn numbers(text: &str) -> BTreeSet<u32> {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || ",;:()|".contains(c)).collect();
    let words: Vec<String> = words.iter().map(|word| word.replace(['*', '\\', '.'], "")).collect();
    let words: Vec<&String> = words.iter().filter(|word| !word.is_empty()).collect();
    let number = |word: &str| word.strip_prefix("TL-")?.parse::<u32>().ok();
    let mut found = BTreeSet::new();
    for (at, word) in words.iter().enumerate() {
        let Some(from) = number(word) else { continue };
        found.insert(from);
        if let [sd, to, ..] = &words[at + 1..]
            && sd.as_str() == "sd"
        {
            found.extend(from..=number(to).unwrap_or(from));
        }
    }
    found
}

fn docx(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    assert_eq!(xml.matches("<w:tblHeader />").count(), xml.matches("<w:cantSplit />").count());
    let mut reader = quick_xml::Reader::from_str(&xml);
    let mut text = String::new();
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Text(part) => text.push_str(&part.decode().unwrap()),
            quick_xml::events::Event::End(end) if end.name().as_ref() == b"w:p" => text.push('\n'),
            quick_xml::events::Event::Eof => return text,
            _ => {}
        }
    }
}

#[test]
fn in_word_chapters_have_roman_numbers_and_sections_letters() {
    let (before, play, meeting) = busy();
    let bytes = made(&notula(&before, &play, meeting), Format::Docx);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| {
        let mut xml = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
        xml
    };
    let (text, numbering) = (part("word/document.xml"), part("word/numbering.xml"));
    let between = |xml: &str, from: &str| {
        let rest: Vec<&str> = xml.split(from).skip(1).collect();
        rest.into_iter().map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let kinds = between(&numbering, "<w:abstractNum w:abstractNumId=\"");
    assert_eq!(kinds.len(), kinds.iter().collect::<BTreeSet<_>>().len(), "no number stands for two kinds");
    let heading = text.split("<w:pStyle w:val=\"Heading1\" />").nth(1).unwrap();
    let used = between(heading, "<w:numId w:val=\"").remove(0);
    let kind = numbering.split(&format!("<w:num w:numId=\"{used}\"><w:abstractNumId w:val=\"")).nth(1).unwrap();
    let kind = kind.split('"').next().unwrap();
    let levels = numbering.split(&format!("<w:abstractNum w:abstractNumId=\"{kind}\">")).nth(1).unwrap();
    assert_eq!(between(levels, "<w:numFmt w:val=\"")[..2], ["upperRoman", "upperLetter"]);
}

fn pdf(bytes: &[u8]) -> String {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    document.extract_text(&pages).unwrap()
}

fn xlsx(bytes: &[u8]) -> BTreeSet<u32> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    assert_eq!(book.sheet_names(), ["Matriks Tindak Lanjut", "Ringkasan"]);
    let sheet = book.worksheet_range("Matriks Tindak Lanjut").unwrap();
    let formulas = book.worksheet_formula("Matriks Tindak Lanjut").unwrap();
    assert!(formulas.used_cells().next().is_none(), "what people typed is never a formula");
    let rows: Vec<&[Data]> = sheet.rows().skip(1).collect();
    assert!(rows.iter().all(|row| matches!(row[5], Data::DateTime(_) | Data::String(_) | Data::Empty)));
    rows.iter().flat_map(|row| numbers(&row[0].to_string())).collect()
}

fn csv_numbers(bytes: &[u8], sign: u8) -> BTreeSet<u32> {
    let mut reader = csv::ReaderBuilder::new().delimiter(sign).from_reader(bytes);
    let numbers = reader.records().map(|row| {
        let row = row.unwrap();
        assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '@'])), "{row:?}");
        row[0].parse().unwrap()
    });
    numbers.collect()
}

fn made(notula: &Notula, format: Format) -> Vec<u8> {
    minutes(notula, format, Language::Indonesian, false).unwrap()
}

fn text(notula: &Notula, format: Format) -> String {
    String::from_utf8(made(notula, format)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]
    #[test]
    fn every_promise_is_on_every_paper_and_no_other(
        acts in proptest::collection::vec((any::<u8>(), any::<u8>(), any::<u8>()), 0..40),
    ) {
        let (before, play, meeting) = story(&acts);
        let notula = notula(&before, &play, meeting);
        let known: BTreeSet<u32> = play.world.items.keys().copied().collect();
        for format in [Format::Txt, Format::Md] {
            prop_assert_eq!(&numbers(&text(&notula, format)), &known, "{:?}", format);
        }
        let html = text(&notula, Format::Html).replace(['<', '>'], " ");
        prop_assert_eq!(&numbers(&html), &known);
        prop_assert_eq!(&numbers(&docx(&made(&notula, Format::Docx))), &known);
        prop_assert_eq!(&numbers(&pdf(&made(&notula, Format::Pdf))), &known);
        // In the matrix stands what is agreed and open, and what was agreed here.
        let owed = play.world.items.values().filter(|item| !item.withdrawn);
        let owed = owed.filter(|item| item.is_open() || item.seal.is_some_and(|seal| seal.meeting == meeting));
        let owed: BTreeSet<u32> = owed.map(|item| item.number).collect();
        let matrix: BTreeSet<u32> = xlsx(&made(&notula, Format::Xlsx));
        prop_assert!(matrix.is_superset(&owed) && matrix.is_subset(&known));
        let office = made(&notula, Format::Csv);
        let mark = office.starts_with("\u{FEFF}".as_bytes());
        prop_assert!(mark);
        prop_assert_eq!(&csv_numbers(&office[3..], b';'), &matrix);
        let plain = minutes(&notula, Format::Csv, Language::Indonesian, true).unwrap();
        prop_assert_eq!(&csv_numbers(&plain, b','), &matrix);
        let json: serde_json::Value = serde_json::from_slice(&made(&notula, Format::Json)).unwrap();
        let listed = json["matriks"].as_array().unwrap().iter().map(|of| of["nomor"].as_u64().unwrap());
        let gaps = json["tidak_di_matriks"].as_array().unwrap().iter();
        let gaps = gaps.flat_map(|gap| gap["dari"].as_u64().unwrap()..=gap["sampai"].as_u64().unwrap());
        let all: BTreeSet<u32> = listed.chain(gaps).map(|number| number as u32).collect();
        prop_assert_eq!(&all, &known);
        // Totals reconcile.
        for counts in notula.progress.rows.iter().chain([&notula.progress.total]) {
            prop_assert_eq!(counts.phases.iter().sum::<usize>() + counts.unrecorded, counts.sites);
        }
        let sites: usize = notula.progress.rows.iter().map(|row| row.sites).sum();
        prop_assert_eq!(sites, notula.progress.total.sites);
        let review = &notula.review;
        prop_assert_eq!(review.done + review.doing + review.todo + review.cancelled, review.promises.len());
    }
}

fn busy() -> (World, Play, u32) {
    let acts: Vec<(u8, u8, u8)> = (0..36).map(|at: u8| (at, at.wrapping_mul(7), at.wrapping_mul(11))).collect();
    story(&acts)
}

#[test]
fn the_same_meeting_gives_the_same_bytes() {
    let (before, play, meeting) = busy();
    let notula = notula(&before, &play, meeting);
    for format in Format::ALL {
        assert_eq!(made(&notula, format), made(&notula, format), "{format:?}");
        let on_another_thread = std::thread::scope(|scope| scope.spawn(|| made(&notula, format)).join().unwrap());
        assert_eq!(made(&notula, format), on_another_thread, "{format:?}");
    }
}

#[test]
fn a_meeting_in_which_nothing_happened_has_minutes_too() {
    let mut play = Play::begin();
    let meeting = play.meeting();
    let notula = gather::minutes(&play.world, None, meeting, None).unwrap();
    for format in Format::ALL {
        assert!(!made(&notula, format).is_empty(), "{format:?}");
    }
    assert!(text(&notula, Format::Txt).contains("Belum ada tindak lanjut yang disepakati."));
    assert!(gather::minutes(&play.world, None, 99, None).is_none());
}

#[test]
fn five_hundred_long_promises_fit_into_every_format() {
    let mut play = Play::begin();
    let meeting = play.meeting();
    let item = play.item(&"Kata ".repeat(300), &SITES, Some(nov(28)));
    play.seal(item).unwrap();
    let mut notula = gather::minutes(&play.world, None, meeting, None).unwrap();
    let mut promise = notula.matrix[0].promises[0].clone();
    promise.text = "panjangsekali ".repeat(715);
    notula.matrix[0].promises = (1..=500).map(|number| super::notula::Promise { number, ..promise.clone() }).collect();
    notula.matrix[0].promises.iter_mut().skip(3).for_each(|promise| promise.text = "Urus surat".into());
    let known: BTreeSet<u32> = (1..=500).collect();
    assert_eq!(numbers(&text(&notula, Format::Txt)), known);
    assert_eq!(numbers(&docx(&made(&notula, Format::Docx))), known);
    assert_eq!(numbers(&pdf(&made(&notula, Format::Pdf))), known);
    assert_eq!(xlsx(&made(&notula, Format::Xlsx)), known);
}

#[test]
fn the_paper_reads_like_the_official_form() {
    let (before, play, meeting) = busy();
    insta::assert_snapshot!(text(&notula(&before, &play, meeting), Format::Txt));
}
