//! From the signs of a date to the day that they mean. Whether that day may be a due date is asked by the caller.

use super::super::day::{self, Day, DayError};
use super::super::item::Due;
use super::super::text::fold;
use super::tokens::{Token, tokens};
use super::{Note, WhenError, is_weekend};
use chrono::{Datelike, Days, Months};

/// What was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) due: Option<Due>,
    pub(super) note: Option<Note>,
}

type Answer = Result<Found, WhenError>;

/// Ways to say that there is no date. None is ever invented.
const NO_DATE: [&str; 9] = [
    "segera",
    "secepatnya",
    "secepat mungkin",
    "sesegera mungkin",
    "asap",
    "tanpa tenggat",
    "tidak ada",
    "belum ada",
    "no date",
];

pub(super) fn read(text: &str, today: Day) -> Answer {
    if matches!(text.trim(), "-" | "\u{2013}" | "\u{2014}") || NO_DATE.contains(&fold(text).as_str()) {
        return Ok(Found { due: None, note: None });
    }
    let tokens = tokens(text);
    if tokens.last() == Some(&Token::Filler) {
        return Err(WhenError::Unknown);
    }
    let mut telling: Vec<Token> = tokens.into_iter().filter(|token| *token != Token::Filler).collect();
    let is_before = telling.first() == Some(&Token::Before);
    if is_before {
        telling.remove(0);
    }
    let found = phrase(&telling, today)?;
    // "Sebelum rapat" is what a promise for the next meeting means anyway.
    let note = found.note.or((is_before && found.due != Some(Due::NextMeeting)).then_some(Note::OnThatDay));
    Ok(Found { note, ..found })
}

fn phrase(tokens: &[Token], today: Day) -> Answer {
    use Token as T;
    match tokens {
        [T::Meeting] | [T::Meeting, T::Next] | [T::Next, T::Meeting] | [T::Meeting, T::Minggu | T::Week, T::Next] => {
            Ok(Found { due: Some(Due::NextMeeting), note: None })
        }
        [.., T::Ago] => Err(WhenError::Past(None)),
        [T::Yesterday, ..] => Err(WhenError::Past(today.pred_opt())),
        [T::Number(number)] => Err(WhenError::Bare(*number)),
        [T::Weekday(_) | T::Minggu, rest @ ..] | [T::Day, T::Weekday(_) | T::Minggu, rest @ ..]
            if matches!(rest, [T::Date | T::Number(_) | T::Figures(_), ..]) =>
        {
            named_weekday(tokens, rest, today)
        }
        _ => near(tokens, today)
            .or_else(|| week(tokens, today))
            .or_else(|| weekday(tokens, today))
            .or_else(|| month(tokens, today))
            .or_else(|| of_month(tokens, today))
            .unwrap_or(Err(WhenError::Unknown)),
    }
}

fn on(day: Option<Day>) -> Answer {
    day.map(|day| Found { due: Some(Due::On(day)), note: None }).ok_or(WhenError::Impossible)
}

fn noted(day: Option<Day>, note: Note) -> Answer {
    on(day).map(|found| Found { note: Some(note), ..found })
}

/// Days counted from today.
fn near(tokens: &[Token], today: Day) -> Option<Answer> {
    use Token as T;
    let after = |days: u32| on(today.checked_add_days(Days::new(days.into())));
    Some(match tokens {
        [T::Today] | [T::Day, T::This] | [T::This, T::Day] | [T::Hours, T::This] | [T::Later, T::Hours] => after(0),
        [T::Tomorrow] => after(1),
        [T::Overmorrow] | [T::Tomorrow, T::Overmorrow] => after(2),
        [T::In3] => after(3),
        [T::Plus, T::Number(n)] | [T::H, T::Plus, T::Number(n)] => after(*n),
        [T::Plus, T::Number(n), T::Day] => after(*n),
        [T::Number(n), T::Day] | [T::Number(n), T::Day, T::Again | T::Next] => after(*n),
        [T::Number(n), T::Day, T::Working] | [T::Number(n), T::Day, T::Working, T::Again | T::Next] => {
            on(workdays(today, *n))
        }
        [T::Number(n), T::Week | T::Minggu] | [T::Number(n), T::Week | T::Minggu, T::Again | T::Next] => {
            after(n.checked_mul(7)?)
        }
        [T::Number(n), T::MonthUnit] | [T::Number(n), T::MonthUnit, T::Again | T::Next] => {
            on(today.checked_add_months(Months::new(*n)))
        }
        [T::Number(n), T::Year] | [T::Number(n), T::Year, T::Again | T::Next] => {
            on(today.checked_add_months(Months::new(n.checked_mul(12)?)))
        }
        _ => return None,
    })
}

/// So many working days ahead. Holidays are not known here.
fn workdays(today: Day, mut left: u32) -> Option<Day> {
    // Whole weeks at once, so that a huge number costs nothing.
    let mut day = today.checked_add_days(Days::new(u64::from(left / 5) * 7))?;
    left %= 5;
    while left > 0 || is_weekend(day) {
        day = day.succ_opt()?;
        left -= u32::from(left > 0 && !is_weekend(day));
    }
    Some(day)
}

/// Weeks as a whole. The calendar week begins on Monday.
fn week(tokens: &[Token], today: Day) -> Option<Answer> {
    use Token as T;
    const NEXT: u32 = 7;
    let (monday, wednesday, friday) = (0, 2, 4);
    Some(match tokens {
        [T::Minggu | T::Week, T::Next] | [T::Next, T::Week] => {
            noted(in_week(today, NEXT + monday), Note::NextWeekMonday)
        }
        [T::Early, T::Minggu | T::Week, T::Next] => on(in_week(today, NEXT + monday)),
        [T::Middle, T::Minggu | T::Week, T::Next] => on(in_week(today, NEXT + wednesday)),
        [T::End, T::Minggu | T::Week, T::Next] | [T::End, T::Next, T::Week] => {
            noted(in_week(today, NEXT + friday), Note::LastWorkday)
        }
        [T::End, T::Minggu | T::Week] => {
            // On a weekend this week has no working day left.
            let offset = if is_weekend(today) { NEXT } else { 0 };
            noted(in_week(today, offset + friday), Note::LastWorkday)
        }
        [T::Minggu | T::Week, T::This] | [T::This, T::Week] | [T::End, T::Minggu | T::Week, T::This] => {
            noted(in_week(today, friday), Note::LastWorkday)
        }
        _ => return None,
    })
}

/// The day so many days after this week's Monday.
fn in_week(today: Day, offset: u32) -> Option<Day> {
    let monday = today.checked_sub_days(Days::new(today.weekday().num_days_from_monday().into()))?;
    monday.checked_add_days(Days::new(offset.into()))
}

/// Days of the week by name.
fn weekday(tokens: &[Token], today: Day) -> Option<Answer> {
    use Token as T;
    // "Hari" before it leaves only the day: "hari minggu".
    let (said_day, rest) = match tokens {
        [T::Day, rest @ ..] => (true, rest),
        _ => (false, tokens),
    };
    let (wanted, rest) = match rest {
        [T::Weekday(wanted), rest @ ..] => (*wanted, rest),
        [T::Minggu, rest @ ..] if said_day || rest.is_empty() => (6, rest),
        [T::Next, T::Weekday(wanted)] => (*wanted, &[T::Next][..]),
        [T::This, T::Weekday(wanted)] => (*wanted, &[T::This][..]),
        _ => return None,
    };
    Some(match rest {
        [] | [T::Tomorrow] => {
            let ahead = (wanted + 7 - today.weekday().num_days_from_monday()) % 7;
            match ahead {
                0 => noted(today.checked_add_days(Days::new(7)), Note::NotToday),
                _ => on(today.checked_add_days(Days::new(ahead.into()))),
            }
        }
        [T::This] | [T::Minggu | T::Week, T::This] => on(in_week(today, wanted)),
        [T::Next] => noted(in_week(today, 7 + wanted), Note::OfNextWeek),
        [T::Minggu | T::Week, T::Next] => on(in_week(today, 7 + wanted)),
        _ => return None,
    })
}

/// A date with the day of the week before it: the two must agree.
fn named_weekday(tokens: &[Token], date: &[Token], today: Day) -> Answer {
    let found = match phrase(date, today) {
        // "Jumat 5 berkas": the number belongs to what follows.
        Err(WhenError::Bare(_)) => return Err(WhenError::Unknown),
        other => other?,
    };
    let wanted = tokens.iter().find_map(|token| match token {
        Token::Weekday(wanted) => Some(*wanted),
        Token::Minggu => Some(6),
        _ => None,
    });
    match found.due.and_then(Due::day) {
        Some(day) if wanted != Some(day.weekday().num_days_from_monday()) => Err(WhenError::OtherWeekday(day)),
        _ => Ok(found),
    }
}

/// Beginnings, middles and ends of months and years, and months as a whole.
fn month(tokens: &[Token], today: Day) -> Option<Answer> {
    use Token as T;
    let this_month = first_of(today.year(), today.month());
    let next_month = this_month.and_then(|first| first.checked_add_months(Months::new(1)));
    let january = |years: i32| first_of(today.year() + years, 1);
    let last_of_year = |years: i32| Day::from_ymd_opt(today.year() + years, 12, 31);
    Some(match tokens {
        [T::End, T::MonthUnit] | [T::End, T::MonthUnit, T::This] => on(last(this_month)),
        [T::End, T::MonthUnit, T::Next] => on(last(next_month)),
        [T::MonthUnit, T::Next] | [T::Next, T::MonthUnit] => noted(last(next_month), Note::EndOfMonth),
        [T::MonthUnit, T::This] | [T::This, T::MonthUnit] => noted(last(this_month), Note::EndOfMonth),
        [T::Early, T::MonthUnit] | [T::Early, T::MonthUnit, T::Next] => beginning(next_month),
        [T::Early, T::MonthUnit, T::This] => beginning(this_month),
        [T::Middle, T::MonthUnit] => on(middle(if today.day() > 15 { next_month } else { this_month })),
        [T::Middle, T::MonthUnit, T::This] => on(middle(this_month)),
        [T::Middle, T::MonthUnit, T::Next] => on(middle(next_month)),
        [T::End, T::Year] | [T::End, T::Year, T::This] => on(last_of_year(0)),
        [T::End, T::Year, T::Next] => on(last_of_year(1)),
        [T::Year, T::This] => noted(last_of_year(0), Note::EndOfYear),
        [T::Year, T::Next] => noted(last_of_year(1), Note::EndOfYear),
        [T::Early, T::Year] | [T::Early, T::Year, T::Next] => beginning(january(1)),
        [T::Early, T::Month(month), rest @ ..] => in_month(*month, rest, today, beginning)?,
        [T::Middle, T::Month(month), rest @ ..] => in_month(*month, rest, today, |first| on(middle(first)))?,
        [T::End, T::Month(month), rest @ ..] => in_month(*month, rest, today, |first| on(last(first)))?,
        [T::Month(month), rest @ ..] => in_month(*month, rest, today, |first| noted(last(first), Note::EndOfMonth))?,
        _ => return None,
    })
}

/// A day in a month by name; without a year, of the next such month whose end isn't past.
fn in_month(month: u32, rest: &[Token], today: Day, pick: impl Fn(Option<Day>) -> Answer) -> Option<Answer> {
    let first = match rest {
        [] => {
            let this_year = first_of(today.year(), month);
            match last(this_year)?.checked_add_days(Days::new(60))? < today {
                true => first_of(today.year() + 1, month),
                false => this_year,
            }
        }
        [Token::Number(year)] => first_of(full_year(*year)?, month),
        [Token::Year, Token::Next] => first_of(today.year() + 1, month),
        [Token::Year, Token::This] => first_of(today.year(), month),
        _ => return None,
    };
    Some(pick(first))
}

fn first_of(year: i32, month: u32) -> Option<Day> {
    Day::from_ymd_opt(year, month, 1)
}

fn last(first: Option<Day>) -> Option<Day> {
    first?.checked_add_months(Months::new(1))?.pred_opt()
}

fn middle(first: Option<Day>) -> Option<Day> {
    first?.with_day(15)
}

/// The first of a month, or the working day after it.
fn beginning(first: Option<Day>) -> Answer {
    let Some(first) = first else { return Err(WhenError::Impossible) };
    if is_weekend(first) { noted(workdays(first, 0), Note::NextWorkday) } else { on(Some(first)) }
}

/// Days of the month: `28/11`, `28 Nov 2026`, `tgl 5`.
fn of_month(tokens: &[Token], today: Day) -> Option<Answer> {
    use Token as T;
    let rest = match tokens {
        [T::Date, rest @ ..] => rest,
        _ => tokens,
    };
    let said_date = rest.len() < tokens.len();
    Some(match rest {
        [T::Figures(figures)] => in_figures(figures, today),
        [T::Number(day), T::Month(month)] => in_figures(&format!("{day}/{month}"), today),
        [T::Number(day), T::Month(month), T::Number(year)] => on(Day::from_ymd_opt(full_year(*year)?, *month, *day)),
        [T::Number(day)] if said_date => on(next_of_day(*day, today)),
        [T::Number(day), T::MonthUnit, T::This] => on(today.with_day(*day)),
        [T::Number(day), T::MonthUnit, T::Next] if said_date => {
            let next = first_of(today.year(), today.month()).and_then(|first| first.checked_add_months(Months::new(1)));
            on(next.and_then(|next| next.with_day(*day)))
        }
        _ => return None,
    })
}

fn in_figures(figures: &str, today: Day) -> Answer {
    match day::parse(figures, today) {
        Ok(day) if day.year() > today.year() && figures.split(['/', '-', '.']).count() == 2 => {
            noted(Some(day), Note::NextYear)
        }
        Ok(day) => on(Some(day)),
        Err(DayError::Impossible) => Err(WhenError::Impossible),
        Err(DayError::NotADate) => Err(WhenError::Unknown),
    }
}

/// The next day of this number, today included.
fn next_of_day(number: u32, today: Day) -> Option<Day> {
    let first = first_of(today.year(), today.month())?;
    let days = (0..12).filter_map(|ahead| first.checked_add_months(Months::new(ahead))?.with_day(number));
    days.into_iter().find(|day| *day >= today)
}

fn full_year(year: u32) -> Option<i32> {
    match year {
        0..=99 => i32::try_from(2000 + year).ok(),
        1000..=9999 => i32::try_from(year).ok(),
        _ => None,
    }
}
