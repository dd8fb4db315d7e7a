//! Days and times as people read them.

use super::Language;
use crate::domain::day::{Day, Moment, Zone};
use crate::domain::meeting::TimeOfDay;
use chrono::Datelike;

const DAYS_ID: [&str; 7] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS_ID: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn names(language: Language, day: Day) -> (&'static str, &'static str) {
    let (weekday, month) = (day.weekday().num_days_from_monday() as usize, day.month0() as usize);
    match language {
        Language::Indonesian => (DAYS_ID[weekday], MONTHS_ID[month]),
        Language::English => (DAYS_EN[weekday], MONTHS_EN[month]),
    }
}

/// `Jumat, 27 November 2026`: for sentences and paper.
pub fn day_long(language: Language, day: Day) -> String {
    let (weekday, month) = names(language, day);
    format!("{weekday}, {} {month} {}", day.day(), day.year())
}

/// `Jum 27 Nov`: for tables; with the year where it is not this one.
pub fn day_short(language: Language, day: Day, today: Day) -> String {
    let (weekday, month) = names(language, day);
    let short = format!("{} {} {}", &weekday[..3], day.day(), &month[..3]);
    if day.year() == today.year() { short } else { format!("{short} {}", day.year()) }
}

/// `09.30`: hour and minute as they are written in Indonesia; `09:30` in English.
pub fn clock(language: Language, zone: &Zone, moment: Moment) -> String {
    let (hour, minute) = zone.clock(moment);
    hour_and_minute(language, hour, minute)
}

/// The same of a time that belongs to no day.
pub fn time_of_day(language: Language, time: TimeOfDay) -> String {
    hour_and_minute(language, time.hour(), time.minute())
}

fn hour_and_minute(language: Language, hour: u32, minute: u32) -> String {
    match language {
        Language::Indonesian => format!("{hour:02}.{minute:02}"),
        Language::English => format!("{hour:02}:{minute:02}"),
    }
}

/// `Sel 24 Nov 09.30`: when something happened.
pub fn moment_short(language: Language, zone: &Zone, moment: Moment, today: Day) -> String {
    format!("{} {}", day_short(language, zone.day(moment), today), clock(language, zone, moment))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_the_office_writes_them() {
        let day = Day::from_ymd_opt(2026, 11, 27).unwrap();
        assert_eq!(day_long(Language::Indonesian, day), "Jumat, 27 November 2026");
        assert_eq!(day_short(Language::Indonesian, day, day), "Jum 27 Nov");
        assert_eq!(day_short(Language::English, Day::from_ymd_opt(2027, 1, 2).unwrap(), day), "Sat 2 Jan 2027");
        let moment = "2026-11-24T02:05:00Z".parse().unwrap();
        assert_eq!(moment_short(Language::Indonesian, &Zone::default(), moment, day), "Sel 24 Nov 09.05");
    }
}
