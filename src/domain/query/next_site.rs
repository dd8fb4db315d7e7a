//! Which site needs words next, in an order that explains itself: each site is placed by the facts that are shown, in the
//! order in which they are shown.

use crate::domain::day::Day;
use crate::domain::ids::SiteCode;
use crate::domain::level::{Level, Why};
use crate::domain::meeting::Meeting;
use crate::domain::query::meeting::spoken_of;
use crate::domain::query::sites::SiteRow;
use crate::domain::site::CheckState;
use crate::domain::world::World;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A site that needs words, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// The site.
    pub site: SiteCode,
    /// Its number.
    pub number: u32,
    /// Late promises, a planned day that passed, severe and old obstacles, what is due soon, silence: those that hold.
    pub why: Vec<Why>,
    /// How many points of the checklist are known to be missing.
    pub missing: usize,
}

/// The weights of a need, one for each fact, the one that counts most first.
type Weight = ([u32; 8], Reverse<u32>);

impl Need {
    fn weight(&self) -> Weight {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let mut weight = [0; 8];
        for why in &self.why {
            match why {
                Why::LatePromises { items, days } => {
                    weight[0] = count(items.len());
                    weight[1] = *days;
                }
                Why::PlanPassed { .. } => weight[2] = 1,
                Why::Severe(issues) => weight[3] = count(issues.len()),
                Why::OldIssues { issues, .. } => weight[4] = count(issues.len()),
                Why::DueSoon { items, .. } => weight[5] = count(items.len()),
                Why::Silent(days) => weight[6] = *days,
                Why::OpenIssues(_) | Why::OpenPromises(_) | Why::NoStage => {}
            }
        }
        weight[7] = count(self.missing);
        (weight, Reverse(self.number))
    }
}

/// Whether any site needs words.
pub fn any(rows: &[SiteRow]) -> bool {
    let missing = |row: &SiteRow| row.site.checks.values().any(|state| *state == CheckState::Missing);
    rows.iter().any(|row| row.why.iter().any(|why| why.level() >= Level::Attention) || missing(row))
}

/// All sites that need words, the one that needs them most first; of two that are alike the lower number.
pub fn needs(rows: &[SiteRow]) -> Vec<Need> {
    let need = |row: &SiteRow| {
        let weighs = |why: &&Why| why.level() >= Level::Attention;
        let missing = row.site.checks.values().filter(|state| **state == CheckState::Missing).count();
        let why: Vec<Why> = row.why.iter().filter(weighs).cloned().collect();
        let need = Need { site: row.code().clone(), number: row.site.number, why, missing };
        (!need.why.is_empty() || missing > 0).then_some(need)
    };
    let mut needs: Vec<Need> = rows.iter().filter_map(need).collect();
    needs.sort_by_key(|need| Reverse(need.weight()));
    needs
}

/// The sites that a meeting is through with: something was recorded about them in it, or they were passed over.
pub fn through(world: &World, meeting: &Meeting) -> BTreeSet<SiteCode> {
    let mut through = spoken_of(world, meeting.id);
    through.extend(meeting.skipped.iter().cloned());
    if let Some(since) = meeting.since() {
        let heard = |site: &crate::domain::site::Site| site.news.is_some_and(|news| news.at >= since);
        through.extend(world.sites.values().filter(|site| heard(site)).map(|site| site.code.clone()));
    }
    through
}

/// The site that needs words next. In a running meeting those that it is through with are left out; `passed` are those
/// that were passed over without one.
pub fn next(world: &World, rows: &[SiteRow], passed: &BTreeSet<SiteCode>) -> Option<Need> {
    let through = world.running().map(|meeting| through(world, meeting)).unwrap_or_default();
    needs(rows).into_iter().find(|need| !through.contains(&need.site) && !passed.contains(&need.site))
}

/// The sites that still need words in a meeting and got none, the passed over ones among them; listed when it ends.
pub fn left(world: &World, rows: &[SiteRow], meeting: &Meeting) -> Vec<Need> {
    let mut through = through(world, meeting);
    through.retain(|site| !meeting.skipped.contains(site));
    needs(rows).into_iter().filter(|need| !through.contains(&need.site)).collect()
}

/// As [`next`], for a day.
pub fn next_on(world: &World, today: Day) -> Option<Need> {
    let rows = crate::domain::query::sites::rows(world, Default::default(), today);
    next(world, &rows, &BTreeSet::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::{Change, Edit, MeetingEdit, SiteEdit};
    use crate::domain::issue::Severity;
    use crate::domain::query::sites::{self, Scope};
    use crate::domain::testing::{Play, morning, nov};
    use proptest::prelude::*;

    const CODES: [&str; 4] = ["1.01", "1.02", "2.01", "2.02"];

    fn rows(play: &Play) -> Vec<SiteRow> {
        sites::rows(&play.world, Scope::InScope, nov(24))
    }

    fn some_world(steps: &[(usize, usize)]) -> Play {
        let mut play = Play::begin();
        play.meeting();
        play.at = morning() - chrono::Duration::days(20);
        for (site, step) in steps {
            let site = CODES[*site];
            match step {
                0 => {
                    let item = play.item("Urus", &[site], Some(nov(20)));
                    play.seal(item).unwrap();
                }
                1 => {
                    let item = play.item("Urus", &[site], Some(nov(26)));
                    play.seal(item).unwrap();
                }
                2 => drop(play.issue(site, Severity::Severe, nov(1))),
                3 => drop(play.issue(site, Severity::Normal, nov(2))),
                4 => drop(play.stage(site, "P")),
                _ => {
                    let edit = SiteEdit::Planned { stage: "O".into(), edit: Edit::new(None, Some(nov(10))) };
                    let _ = play.one(Change::EditSite { site: site.into(), edit });
                }
            }
        }
        play
    }

    proptest! {
        #[test]
        fn the_order_is_total_stable_and_made_of_what_is_in_the_data(
            steps in proptest::collection::vec((0usize..4, 0usize..6), 0..14), turn in 0usize..4
        ) {
            let play = some_world(&steps);
            let mut rows = rows(&play);
            let needs = needs(&rows);
            prop_assert_eq!(super::any(&rows), !needs.is_empty());
            // Stable: however the sites come, the same order.
            rows.rotate_left(turn);
            prop_assert_eq!(&super::needs(&rows), &needs);
            for pair in needs.windows(2) {
                prop_assert!(pair[0].weight() > pair[1].weight(), "no two are alike");
            }
            for need in &needs {
                let row = rows.iter().find(|row| *row.code() == need.site).unwrap();
                prop_assert!(need.why.iter().all(|why| row.why.contains(why)));
                for why in &need.why {
                    match why {
                        Why::LatePromises { items, days } => {
                            let late = |number: &u32| play.world.items[number].days_late(nov(24));
                            prop_assert!(items.iter().all(|item| play.world.items[item].is_open_at(&need.site)));
                            prop_assert_eq!(items.iter().filter_map(late).max(), Some(*days));
                        }
                        Why::Severe(issues) => {
                            prop_assert!(issues.iter().all(|issue| play.world.issues[issue].is_open()));
                        }
                        Why::Silent(days) => prop_assert_eq!(row.silent, Some(*days)),
                        _ => {}
                    }
                }
            }
            let quiet = rows.iter().filter(|row| needs.iter().all(|need| need.site != *row.code()));
            for row in quiet {
                prop_assert!(row.level < Level::Attention);
            }
        }
    }

    #[test]
    fn what_was_spoken_about_or_passed_over_is_not_called_again() {
        let mut play = some_world(&[(0, 0), (0, 0), (1, 0), (2, 0)]);
        play.close(1).unwrap();
        play.at = morning();
        let called = |play: &Play, passed: &[&str]| {
            let passed = passed.iter().map(SiteCode::new).collect();
            next(&play.world, &rows(play), &passed).map(|need| need.number)
        };
        assert_eq!(called(&play, &[]), Some(1), "two late promises");
        assert_eq!(called(&play, &["1.01"]), Some(2));
        assert_eq!(called(&play, &["1.01", "1.02", "2.01"]), None);
        let meeting = play.meeting();
        assert_eq!(called(&play, &[]), Some(1), "what was said before the meeting does not count");
        play.stage("1.01", "U").unwrap();
        assert_eq!(called(&play, &[]), Some(2));
        let edit = MeetingEdit::Skipped { site: "1.02".into(), edit: Edit::new(false, true) };
        play.one(Change::EditMeeting { meeting, edit }).unwrap();
        assert_eq!(called(&play, &[]), Some(3));
        assert_eq!(next_on(&play.world, nov(24)).map(|need| need.number), Some(3));
        let meeting = &play.world.meetings[&meeting];
        let left: Vec<u32> = left(&play.world, &rows(&play), meeting).into_iter().map(|need| need.number).collect();
        assert_eq!(left, [2, 3], "passed over is not spoken about");
    }
}
