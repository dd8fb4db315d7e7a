//! Sums over sites, which always add up to the number of sites they were taken over.

use super::sites::SiteRow;
use crate::domain::ids::{PhaseCode, StageCode};
use crate::domain::level::{Level, Why};
use crate::domain::program::Program;

/// How many sites stand where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// All of them.
    pub sites: usize,
    /// Per stage, in the order of building; stages without sites are listed with 0.
    pub stages: Vec<(StageCode, usize)>,
    /// Those whose stage is not recorded.
    pub unrecorded: usize,
    /// Per level, the most urgent first.
    pub levels: Vec<(Level, usize)>,
    /// Open obstacles at these sites.
    pub issues: usize,
    /// Promises open at these sites, each counted once.
    pub items: usize,
    /// Of these, late ones.
    pub late: usize,
}

impl Totals {
    /// How many sites are in a phase.
    pub fn phase(&self, program: &Program, phase: &PhaseCode) -> usize {
        let in_phase = |code: &StageCode| program.stage(code).is_some_and(|stage| &stage.phase == phase);
        self.stages.iter().filter(|(code, _)| in_phase(code)).map(|(_, count)| count).sum()
    }
}

/// The totals of some rows.
pub fn totals<'a>(program: &Program, rows: impl IntoIterator<Item = &'a SiteRow>) -> Totals {
    let mut totals = Totals {
        sites: 0,
        stages: program.stages.iter().map(|stage| (stage.code.clone(), 0)).collect(),
        unrecorded: 0,
        levels: Level::ALL.iter().map(|level| (*level, 0)).collect(),
        issues: 0,
        items: 0,
        late: 0,
    };
    let mut seen = std::collections::BTreeMap::new();
    for row in rows {
        totals.sites += 1;
        let place = row.stage.as_ref().and_then(|stage| totals.stages.iter_mut().find(|(code, _)| code == stage));
        match place {
            Some((_, count)) => *count += 1,
            None => totals.unrecorded += 1,
        }
        if let Some((_, count)) = totals.levels.iter_mut().find(|(level, _)| *level == row.level) {
            *count += 1;
        }
        totals.issues += row.issues.len();
        let late = row.why.iter().find_map(|why| match why {
            Why::LatePromises { items, .. } => Some(items.as_slice()),
            _ => None,
        });
        let late = late.unwrap_or_default();
        for item in &row.items {
            seen.insert(item.number, late.contains(&item.number));
        }
    }
    totals.items = seen.len();
    totals.late = seen.values().filter(|late| **late).count();
    totals
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::query::sites::{self, Filter, Grouping, Order, Scope};
    use crate::domain::testing::{Play, nov};
    use proptest::prelude::*;

    fn some_world(stages: &[(usize, usize)]) -> Play {
        let codes = ["1.01", "1.02", "2.01", "2.02"];
        let letters = ["N", "U", "P", "O"];
        let mut play = Play::begin();
        play.meeting();
        for (site, stage) in stages {
            let _ = play.stage(codes[site % 4], letters[stage % 4]);
            let item = play.item("Urus", &[codes[site % 4], codes[stage % 4]], Some(nov(20)));
            play.seal(item).unwrap();
        }
        play
    }

    proptest! {
        #[test]
        fn totals_add_up_and_each_site_is_in_one_group(stages in proptest::collection::vec((0usize..4, 0usize..4), 0..8)) {
            let play = some_world(&stages);
            let today = nov(24);
            let rows = sites::rows(&play.world, Scope::InScope, today);
            let sum = totals(&play.world.program, &rows);
            prop_assert_eq!(sum.stages.iter().map(|(_, n)| n).sum::<usize>() + sum.unrecorded, sum.sites);
            prop_assert_eq!(sum.levels.iter().map(|(_, n)| n).sum::<usize>(), sum.sites);
            prop_assert_eq!(sum.items, stages.len());
            for grouping in Grouping::ALL {
                for order in Order::ALL {
                    let groups = sites::groups(&play.world, &rows, grouping, order, today);
                    let mut members: Vec<usize> = groups.iter().flat_map(|group| group.members.clone()).collect();
                    members.sort();
                    prop_assert_eq!(members, (0..rows.len()).collect::<Vec<_>>());
                    prop_assert!(groups.iter().all(|group| !group.members.is_empty()));
                }
            }
            let here = Filter { district: Some("Utara".into()), ..Filter::default() };
            prop_assert_eq!(rows.iter().filter(|row| here.takes(row)).count(), 2);
        }
    }
}
