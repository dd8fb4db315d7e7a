//! Whatever has happened: every row adds up.

use super::*;
use crate::domain::query::ledger;
use crate::domain::testing::{Play, morning, nov};
use chrono::Duration;
use proptest::prelude::*;

const CODES: [&str; 4] = ["1.01", "1.02", "2.01", "2.02"];

/// A meeting each, in which sites move on, promises are made and kept, obstacles come up.
fn play(meetings: &[Vec<(usize, usize, usize)>]) -> (Play, Vec<Standing>) {
    let letters = ["N", "U", "P", "O"];
    let mut play = Play::begin();
    let mut past = Vec::new();
    for (week, steps) in (1..).zip(meetings) {
        play.at = morning() - Duration::days(70) + Duration::days(7 * week);
        let today = play.world.day(play.at);
        let meeting = play.meeting();
        for (site, what, how) in steps {
            let site = CODES[*site];
            match what {
                0 => drop(play.stage(site, letters[*how])),
                1 => drop(play.issue(site, if *how == 0 { Severity::Severe } else { Severity::Normal }, today)),
                _ => {
                    let item = play.item("Urus", &[site], (*how > 0).then(|| today + Duration::days(*how as i64 * 5)));
                    play.seal(item).unwrap();
                    if *what == 3 {
                        play.at += Duration::days(6);
                        drop(play.tick(item, site));
                    }
                }
            }
        }
        let vague = play.world.to_accept(&play.world.meetings[&meeting]);
        if !vague.is_empty() {
            play.all(vague).unwrap();
        }
        play.close(meeting).unwrap();
        past.push(standing(&play.world, play.world.meetings.get(&meeting).map(AsRef::as_ref)));
    }
    (play, past)
}

fn sum(bars: &Bars) -> usize {
    bars.rows.iter().map(Bar::total).sum()
}

proptest! {
    #[test]
    fn every_row_adds_up(
        meetings in proptest::collection::vec(
            proptest::collection::vec((0usize..4, 0usize..4, 0usize..4), 0..6), 0..5)
    ) {
        let (play, past) = play(&meetings);
        let (world, today) = (&play.world, nov(24));
        let all = |chart| bars(chart, world, &past, today);
        let sites = world.sites.values().filter(|site| site.in_scope).count();
        for chart in [Chart::Stages, Chart::Phases] {
            let bars = all(chart);
            prop_assert_eq!(bars.rows.len(), meetings.len() + 1);
            prop_assert!(bars.rows.iter().all(|row| row.total() == sites), "{:?}", bars);
            prop_assert_eq!(bars.rows.last().map(|row| &row.of), Some(&Of::Now));
        }
        prop_assert_eq!(sum(&all(Chart::Districts)), sites);
        let agreed = world.items.values().filter(|item| item.seal.is_some()).count();
        let promises = all(Chart::Promises);
        prop_assert_eq!(sum(&promises), agreed);
        let kept: usize = promises.rows.iter().map(|row| promises.kept(row)).sum();
        prop_assert_eq!(kept + ledger::lines(world, today).len(), agreed, "none is cancelled here");
        let open = world.issues.values().filter(|issue| issue.is_open()).count();
        prop_assert_eq!((sum(&all(Chart::Ages)), sum(&all(Chart::AgesByDistrict))), (open, open));
        for chart in Chart::ALL {
            let bars = all(chart);
            prop_assert!(bars.rows.iter().all(|row| row.counts.len() == bars.parts.len()));
        }
    }

    #[test]
    fn what_is_there_has_a_cell_and_together_they_are_the_row(
        counts in proptest::collection::vec(0usize..70, 1..13), more in 0usize..40, room in 13usize..140
    ) {
        let total: usize = counts.iter().sum();
        let found = cells(&counts, total + more, room);
        for (count, cells) in counts.iter().zip(&found) {
            prop_assert_eq!(*count > 0, *cells > 0);
        }
        prop_assert!(found.iter().sum::<usize>() <= room);
        if more == 0 && total > 0 {
            prop_assert_eq!(found.iter().sum::<usize>(), room);
        }
        for (a, one) in counts.iter().zip(&found) {
            for (b, other) in counts.iter().zip(&found) {
                prop_assert!(a <= b || one + 1 >= *other, "{:?} {:?}", counts, found);
            }
        }
    }
}

#[test]
fn a_closing_is_remembered_as_it_was_and_counted_once() {
    let (mut play, past) = play(&[vec![(0, 0, 2)], vec![(0, 0, 3), (1, 1, 0)]]);
    let phases = bars(Chart::Phases, &play.world, &past, nov(24));
    let rows: Vec<(Option<u32>, &[usize])> = (phases.rows.iter())
        .map(|row| match &row.of {
            Of::Meeting(meeting) => (meeting.number, row.counts.as_slice()),
            _ => (None, row.counts.as_slice()),
        })
        .collect();
    assert_eq!(rows, [(Some(1), &[0, 1, 3][..]), (Some(2), &[0, 1, 3]), (None, &[0, 1, 3])]);
    let stages = bars(Chart::Stages, &play.world, &past, nov(24));
    assert_eq!(stages.parts.len(), 5, "four stages and those that are not recorded");
    assert_eq!(stages.rows[0].counts, [0, 0, 1, 0, 3]);
    assert_eq!(stages.rows[1].counts, [0, 0, 0, 1, 3]);
    let before = closings(&play.world);
    assert_eq!(before.iter().map(|(_, id)| *id).collect::<Vec<_>>(), [1, 2]);
    play.at = morning();
    play.meeting();
    assert_eq!(closings(&play.world), before, "what runs has not been closed");
}

#[test]
fn bands_of_age_leave_no_day_out() {
    let mut expected = 0;
    for band in Age::ALL {
        let (from, to) = band.days();
        assert_eq!(from, expected);
        assert_eq!((Age::of(from), Age::of(to.unwrap_or(9999))), (band, band));
        expected = to.map_or(0, |to| to + 1);
    }
}
