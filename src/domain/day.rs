//! Days and moments. A moment is stored in UTC; a day is what the wall calendar in the programme's zone shows. No clock
//! is read here: both come in as values.

use chrono::{DateTime, Days, FixedOffset, NaiveDate, SecondsFormat, Timelike, Utc};
use serde::{Deserialize, Serialize};

/// A calendar day in the programme's zone.
pub type Day = NaiveDate;
/// A moment in UTC, to the millisecond.
pub type Moment = DateTime<Utc>;

/// The zone of the programme, as printed and as an offset; Indonesia has no summer time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// `WIB`, `WITA` or `WIT`.
    pub name: String,
    /// Hours east of UTC.
    pub hours: i8,
}

impl Default for Zone {
    fn default() -> Self {
        Self { name: "WIB".into(), hours: 7 }
    }
}

impl Zone {
    fn offset(&self) -> FixedOffset {
        FixedOffset::east_opt(i32::from(self.hours) * 3600).unwrap_or_else(|| chrono::Offset::fix(&Utc))
    }

    /// The day that this moment lies in.
    pub fn day(&self, moment: Moment) -> Day {
        moment.with_timezone(&self.offset()).date_naive()
    }

    /// Hour and minute of the moment on the wall clock.
    pub fn clock(&self, moment: Moment) -> (u32, u32) {
        let local = moment.with_timezone(&self.offset());
        (local.hour(), local.minute())
    }

    /// The moment of a wall clock reading in this zone; `None` for an impossible reading.
    pub fn moment(&self, day: Day, hour: u32, minute: u32) -> Option<Moment> {
        let local = day.and_hms_opt(hour, minute, 0)?.and_local_timezone(self.offset()).single()?;
        Some(local.with_timezone(&Utc))
    }
}

/// Cuts a moment to the millisecond, which is what the journal keeps.
pub fn to_millisecond(moment: Moment) -> Moment {
    moment.with_nanosecond(moment.nanosecond() / 1_000_000 * 1_000_000).unwrap_or(moment)
}

/// The stored text form: `2026-11-24T02:00:00.000Z`.
pub fn stored(moment: Moment) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Why a typed date is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayError {
    /// Not understood as a date.
    NotADate,
    /// The day does not exist (31 November).
    Impossible,
}

/// Reads a date typed in figures: `2026-11-27`, `27/11/2026`, `27-11-26`, `27.11`. Without a year the nearest such day
/// is meant: this year's, or next year's once this year's is more than 60 days past (domain rule for due dates).
///
/// # Errors
/// Says whether it is no date at all or a day that does not exist.
pub fn parse(text: &str, today: Day) -> Result<Day, DayError> {
    use chrono::Datelike;
    let parts: Vec<&str> = text.trim().split(['-', '/', '.']).collect();
    let figure = |part: &str, longest: usize| -> Result<u32, DayError> {
        if part.is_empty() || part.len() > longest || !part.bytes().all(|b| b.is_ascii_digit()) {
            return Err(DayError::NotADate);
        }
        part.parse().map_err(|_| DayError::NotADate)
    };
    let build = |year: i32, month: u32, day: u32| NaiveDate::from_ymd_opt(year, month, day).ok_or(DayError::Impossible);
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => build(figure(year, 4)? as i32, figure(month, 2)?, figure(day, 2)?),
        [day, month, year] => {
            let long = figure(year, 4)?;
            let year = match year.len() {
                4 => long,
                2 => 2000 + long,
                _ => return Err(DayError::NotADate),
            };
            build(year as i32, figure(month, 2)?, figure(day, 2)?)
        }
        [day, month] => {
            let (day, month) = (figure(day, 2)?, figure(month, 2)?);
            let this_year = build(today.year(), month, day);
            match this_year {
                Ok(found) if found + Days::new(60) < today => build(today.year() + 1, month, day),
                Err(DayError::Impossible) if (day, month) == (29, 2) => build(today.year() + 1, month, day),
                other => other,
            }
        }
        _ => Err(DayError::NotADate),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(y: i32, m: u32, d: u32) -> Day {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_day_begins_at_midnight_in_the_zone() {
        let zone = Zone::default();
        let late = "2026-11-23T17:30:00Z".parse().unwrap();
        assert_eq!(zone.day(late), day(2026, 11, 24));
        assert_eq!(zone.clock(late), (0, 30));
        assert_eq!(zone.moment(day(2026, 11, 24), 0, 30), Some(late));
    }

    #[test]
    fn reads_figures() {
        let today = day(2026, 11, 24);
        for (text, want) in [
            ("2026-11-27", Ok(day(2026, 11, 27))),
            ("27/11/2026", Ok(day(2026, 11, 27))),
            ("27-11-26", Ok(day(2026, 11, 27))),
            ("27.11", Ok(day(2026, 11, 27))),
            ("1/10", Ok(day(2026, 10, 1))),
            ("2/1", Ok(day(2027, 1, 2))),
            ("31/11", Err(DayError::Impossible)),
            ("30-2-2027", Err(DayError::Impossible)),
            ("5", Err(DayError::NotADate)),
            ("abc", Err(DayError::NotADate)),
            ("27/11/026", Err(DayError::NotADate)),
            ("", Err(DayError::NotADate)),
        ] {
            assert_eq!(parse(text, today), want, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics_and_iso_reads_back(text in "\\PC{0,20}", n in 0i64..40_000) {
            let today = day(2026, 11, 24);
            let _ = parse(&text, today);
            let some = day(2000, 1, 1) + chrono::Duration::days(n);
            prop_assert_eq!(parse(&some.to_string(), today), Ok(some));
        }
    }
}
