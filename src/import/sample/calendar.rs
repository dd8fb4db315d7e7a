//! The days of the story: four Thursdays before today with their meetings, and what lies between them.

use super::dice::Dice;
use crate::domain::day::{Day, Moment, Zone};
use chrono::{Datelike, Duration, Weekday};

/// The days on which things happen, all seen from one moment.
#[derive(Clone, Debug)]
pub(super) struct Calendar {
    midnight: Moment,
    /// The day of the moment that the story is told for; nothing happens on it.
    pub(super) today: Day,
    /// The days of the four meetings held.
    pub(super) meetings: [Day; 4],
}

impl Calendar {
    pub(super) fn of(zone: &Zone, now: Moment) -> Self {
        let today = zone.day(now);
        let since_thursday = match today.weekday() {
            Weekday::Fri => 1,
            Weekday::Sat => 2,
            Weekday::Sun => 3,
            Weekday::Mon => 4,
            Weekday::Tue => 5,
            Weekday::Wed => 6,
            Weekday::Thu => 7,
        };
        let last = today - Duration::days(since_thursday);
        let weeks_before = |weeks: i64| last - Duration::weeks(weeks);
        let meetings = [weeks_before(3), weeks_before(2), weeks_before(1), last];
        Self { midnight: zone.moment(today, 0, 0).unwrap_or(now), today, meetings }
    }

    /// The day of a meeting, from 0.
    pub(super) fn meeting(&self, index: usize) -> Day {
        self.meetings[index.min(3)]
    }

    /// The day of the meeting that comes next; today at the earliest.
    pub(super) fn next_meeting(&self) -> Day {
        self.meeting(3) + Duration::weeks(1)
    }

    /// The days of the first survey of all sites, before the first meeting.
    pub(super) fn survey(&self) -> Day {
        self.meeting(0) - Duration::days(8)
    }

    /// The last day on which something can happen.
    pub(super) fn yesterday(&self) -> Day {
        self.today - Duration::days(1)
    }

    /// The meeting that is held on this day or next after it; the last one for all later days.
    pub(super) fn meeting_after(&self, day: Day) -> usize {
        self.meetings.iter().position(|meeting| *meeting >= day).unwrap_or(3)
    }

    /// So many minutes after the midnight with which a day begins.
    pub(super) fn at(&self, day: Day, minutes: i64) -> Moment {
        self.midnight + (day - self.today) + Duration::minutes(minutes)
    }

    /// A working day from–to; the last one where there is none between them.
    pub(super) fn working(&self, from: Day, to: Day, dice: &mut Dice) -> Day {
        let days: Vec<Day> = from.iter_days().take_while(|day| *day <= to).filter(|day| works(*day)).collect();
        let last = i64::try_from(days.len()).unwrap_or(1) - 1;
        usize::try_from(dice.between(0, last)).ok().and_then(|at| days.get(at)).copied().unwrap_or(to)
    }
}

fn works(day: Day) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// So many days later, or earlier.
pub(super) fn days(day: Day, count: i64) -> Day {
    day + Duration::days(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_thursdays_lie_before_every_day() {
        let zone = Zone::default();
        for n in 0..60 {
            let today = days(Day::from_ymd_opt(2027, 1, 28).unwrap(), n);
            let calendar = Calendar::of(&zone, zone.moment(today, 0, 1).unwrap());
            assert_eq!(calendar.today, today);
            assert!(calendar.meetings.iter().all(|day| day.weekday() == Weekday::Thu && *day < today));
            assert!((1..=7).contains(&(today - calendar.meeting(3)).num_days()));
            assert!(calendar.next_meeting() >= today);
            assert_eq!(calendar.at(today, 61), zone.moment(today, 1, 1).unwrap());
            assert_eq!(calendar.at(calendar.meeting(0), 540), zone.moment(calendar.meeting(0), 9, 0).unwrap());
            let mut dice = Dice::new(n as u64);
            assert!(works(calendar.working(today, days(today, 3), &mut dice)));
        }
    }
}
