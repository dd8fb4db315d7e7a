//! The table of dates that the office types, and that no text makes it stumble.

use super::*;
use crate::domain::testing::{Play, nov};
use proptest::prelude::*;

fn calendar() -> Calendar {
    Calendar { today: nov(24), next_meeting: None }
}

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).unwrap()
}

fn des(number: u32) -> Day {
    day(2026, 12, number)
}

fn read(text: &str) -> Result<(Option<Due>, Option<Note>), WhenError> {
    parse(text, calendar()).map(|when| (when.due, when.note))
}

#[test]
fn plain_days_are_read() {
    for (typed, want) in [
        ("hari ini", nov(24)),
        ("sore ini", nov(24)),
        ("besok", nov(25)),
        ("bsk", nov(25)),
        ("lusa", nov(26)),
        ("tulat", nov(27)),
        ("3 hari lagi", nov(27)),
        ("3 hari", nov(27)),
        ("tiga hari", nov(27)),
        ("3hr", nov(27)),
        ("dalam 3 hari", nov(27)),
        ("3 hari ke depan", nov(27)),
        ("+3", nov(27)),
        ("H+3", nov(27)),
        ("h + 3", nov(27)),
        ("3 hari kerja", nov(27)),
        ("4 hari kerja", nov(30)),
        ("9 hari kerja", des(7)),
        ("seminggu lagi", des(1)),
        ("dalam seminggu", des(1)),
        ("2 minggu", des(8)),
        ("dua pekan", des(8)),
        ("2 mgg", des(8)),
        ("sebulan", des(24)),
        ("3 bulan lagi", day(2027, 2, 24)),
        ("setahun lagi", day(2027, 11, 24)),
        ("Jumat", nov(27)),
        ("jum", nov(27)),
        ("Jum'at", nov(27)),
        ("hari jum’at", nov(27)),
        ("jumat besok", nov(27)),
        ("Jumat ini", nov(27)),
        ("senin", nov(30)),
        ("senin minggu depan", nov(30)),
        ("jumat pekan depan", des(4)),
        ("Minggu", nov(29)),
        ("hari minggu", nov(29)),
        ("ahad", nov(29)),
        ("hari minggu depan", des(6)),
        ("awal minggu depan", nov(30)),
        ("pertengahan pekan depan", des(2)),
        ("akhir bulan", nov(30)),
        ("akhir bulan ini", nov(30)),
        ("akhir bulan depan", des(31)),
        ("akhir Desember", des(31)),
        ("akhir februari 2028", day(2028, 2, 29)),
        ("awal bulan", des(1)),
        ("awal Desember", des(1)),
        ("pertengahan Desember", des(15)),
        ("pertengahan bulan", des(15)),
        ("akhir tahun", des(31)),
        ("awal tahun", day(2027, 1, 1)),
        ("28/11", nov(28)),
        ("28-11", nov(28)),
        ("28.11", nov(28)),
        ("28 Nov", nov(28)),
        ("28nov", nov(28)),
        ("28-nop-2026", nov(28)),
        ("28 nopember", nov(28)),
        ("28 november 2026", nov(28)),
        ("28 Nov 26", nov(28)),
        ("28/11/26", nov(28)),
        ("2026-11-28", nov(28)),
        ("2 pebruari 2027", day(2027, 2, 2)),
        ("tgl 5", des(5)),
        ("tanggal 5", des(5)),
        ("tgl. 24", nov(24)),
        ("tgl 31", des(31)),
        ("tgl 5 des", des(5)),
        ("tanggal 28/11", nov(28)),
        ("tgl 5 bulan depan", des(5)),
        ("tgl 30 bulan ini", nov(30)),
        ("Jumat, 27 November 2026", nov(27)),
        ("paling lambat jumat", nov(27)),
        ("s.d. jumat", nov(27)),
        ("next friday", des(4)),
        ("tomorrow", nov(25)),
        ("in 2 weeks", des(8)),
    ] {
        assert_eq!(read(typed).map(|(due, _)| due), Ok(Some(Due::On(want))), "{typed}");
    }
}

#[test]
fn what_could_mean_two_things_says_how_it_was_taken() {
    for (typed, want, note) in [
        ("Jumat depan", des(4), Note::OfNextWeek),
        ("selasa", des(1), Note::NotToday),
        ("minggu depan", nov(30), Note::NextWeekMonday),
        ("pekan depan", nov(30), Note::NextWeekMonday),
        ("mgg dpn", nov(30), Note::NextWeekMonday),
        ("akhir minggu", nov(27), Note::LastWorkday),
        ("akhir minggu ini", nov(27), Note::LastWorkday),
        ("akhir pekan", nov(27), Note::LastWorkday),
        ("minggu ini", nov(27), Note::LastWorkday),
        ("akhir pekan depan", des(4), Note::LastWorkday),
        ("bulan depan", des(31), Note::EndOfMonth),
        ("bulan ini", nov(30), Note::EndOfMonth),
        ("desember", des(31), Note::EndOfMonth),
        ("tahun depan", day(2027, 12, 31), Note::EndOfYear),
        ("2/1", day(2027, 1, 2), Note::NextYear),
        ("2 jan", day(2027, 1, 2), Note::NextYear),
        ("sebelum jumat", nov(27), Note::OnThatDay),
    ] {
        assert_eq!(read(typed), Ok((Some(Due::On(want)), Some(note))), "{typed}");
    }
    let saturday = Calendar { today: nov(28), next_meeting: None };
    assert_eq!(parse("akhir pekan", saturday).map(|when| when.day), Ok(Some(des(4))));
    let july = Calendar { today: day(2026, 7, 20), next_meeting: None };
    let august = parse("awal bulan", july).unwrap();
    assert_eq!((august.day, august.note), (Some(day(2026, 8, 3)), Some(Note::NextWorkday)));
}

#[test]
fn the_next_meeting_is_a_link_and_no_date() {
    for typed in ["rapat", "rapat depan", "sebelum rapat berikut", "rapat berikutnya", "next meeting"] {
        assert_eq!(read(typed), Ok((Some(Due::NextMeeting), None)), "{typed}");
    }
    let planned = Calendar { next_meeting: Some(des(1)), ..calendar() };
    assert_eq!(parse("rapat", planned).map(|when| (when.due, when.day)), Ok((Some(Due::NextMeeting), Some(des(1)))));
    for typed in ["segera", "Secepatnya", "ASAP", "-", "–", "secepat mungkin", "tanpa tenggat"] {
        assert_eq!(read(typed), Ok((None, None)), "{typed}");
    }
}

#[test]
fn what_can_be_no_due_date_is_refused_with_the_reason() {
    for (typed, why) in [
        ("kemarin", WhenError::Past(Some(nov(23)))),
        ("20/11", WhenError::Past(Some(nov(20)))),
        ("20 nov", WhenError::Past(Some(nov(20)))),
        ("2025-11-28", WhenError::Past(Some(day(2025, 11, 28)))),
        ("senin ini", WhenError::Past(Some(nov(23)))),
        ("jumat lalu", WhenError::Past(None)),
        ("2 hari yang lalu", WhenError::Past(None)),
        ("31/11", WhenError::Impossible),
        ("31 nov", WhenError::Impossible),
        ("11/28", WhenError::Impossible),
        ("tgl 45", WhenError::Impossible),
        ("30 februari 2027", WhenError::Impossible),
        ("4294967295 hari", WhenError::Impossible),
        ("4294967295 hari kerja", WhenError::Impossible),
        ("28/11/2062", WhenError::TooFar(day(2062, 11, 28))),
        ("5", WhenError::Bare(5)),
        ("Kamis 27 november", WhenError::OtherWeekday(nov(27))),
        ("entah", WhenError::Unknown),
        ("", WhenError::Unknown),
        ("ke", WhenError::Unknown),
        ("h-3", WhenError::Unknown),
        ("99999999999999999999", WhenError::Unknown),
    ] {
        assert_eq!(read(typed), Err(why), "{typed}");
    }
}

#[test]
fn a_weekend_is_marked() {
    assert!(parse("28/11", calendar()).unwrap().is_weekend());
    assert!(!parse("jumat", calendar()).unwrap().is_weekend());
    assert!(!parse("-", calendar()).unwrap().is_weekend());
}

#[test]
fn as_much_is_taken_as_says_anything() {
    let taken = |text: &'static str| {
        let (end, read) = longest(text, calendar());
        (&text[..end], read.map(|when| when.day))
    };
    assert_eq!(taken("jumat depan lengkapi berkas"), ("jumat depan", Ok(Some(des(4)))));
    assert_eq!(taken("jumat 5 berkas"), ("jumat", Ok(Some(nov(27)))));
    assert_eq!(taken("jumat, depan kantor"), ("jumat", Ok(Some(nov(27)))));
    assert_eq!(taken("jumat ke kantor"), ("jumat", Ok(Some(nov(27)))));
    assert_eq!(taken("Jum'at."), ("Jum'at", Ok(Some(nov(27)))));
    assert_eq!(taken("28 Nov 2025 x"), ("28 Nov 2025", Err(WhenError::Past(Some(day(2025, 11, 28))))));
    assert_eq!(taken("5 berkas"), ("5", Err(WhenError::Bare(5))));
    assert_eq!(taken("entah apa"), ("entah", Err(WhenError::Unknown)));
    assert_eq!(taken("  "), ("", Err(WhenError::Unknown)));
}

#[test]
fn a_meeting_that_is_entered_afterwards_has_its_own_today() {
    let mut play = Play::begin();
    let today = play.world.day(play.at) + chrono::Days::new(9);
    assert_eq!(Calendar::of(&play.world, today), Calendar { today, next_meeting: None });
    play.meeting();
    assert_eq!(Calendar::of(&play.world, today).today, play.world.day(play.at));
}

proptest! {
    #[test]
    fn no_text_panics(text in any::<String>(), words in "(akhir|minggu|depan|ini|jum|[0-9]{1,11}|bulan|tgl|[+/. -]){0,6}") {
        for text in [&text, &words] {
            let (end, _) = longest(text, calendar());
            prop_assert!(text.is_char_boundary(end));
            for today in [Day::MIN, Day::MAX] {
                let _ = parse(text, Calendar { today, next_meeting: None });
            }
        }
    }

    #[test]
    fn what_is_shown_reads_back(ahead in 0u64..5000) {
        for due in [None, Some(Due::NextMeeting), Some(Due::On(nov(24) + chrono::Days::new(ahead)))] {
            prop_assert_eq!(read(&show(due)), Ok((due, None)));
        }
    }
}
