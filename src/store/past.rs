//! Going back in time: which row was the last on some day, and the world as it stood after it.

use super::Store;
use super::commit::take;
use super::error::StoreError;
use super::{journal, snapshot};
use crate::domain::day::Day;
use crate::domain::world::{Log, World};

impl Store {
    /// The last row of the journal that was known on the evening of this day, in the programme's zone; 0 where nothing
    /// was. A clock that ran back does not take a later row into an earlier day: the largest time so far counts.
    ///
    /// # Errors
    /// Failures of reading.
    pub fn seq_as_of(&self, day: Day) -> Result<u64, StoreError> {
        let midnight = day.succ_opt().and_then(|next| self.world.program.zone.moment(next, 0, 0));
        match midnight {
            Some(end) => journal::last_before(&self.db, end),
            None => Ok(self.world.seq),
        }
    }

    /// The world as it stood after this row of the journal. Its log is whole where the log of the present world is.
    ///
    /// # Errors
    /// Failures of reading, or a damaged journal.
    pub fn world_at(&self, seq: u64) -> Result<World, StoreError> {
        if seq >= self.world.seq {
            return Ok(self.world.clone());
        }
        let mut world = snapshot::nearest(&self.db, seq)?;
        for row in journal::read(&self.db, world.seq, seq)? {
            take(&mut world, &row)?;
        }
        world.log = match &self.world.log {
            log if log.is_whole() => {
                let rows = log.rows().iter().take_while(|row| row.seq <= seq);
                Log::from_start(rows.cloned().collect())
            }
            _ => Log::default(),
        };
        Ok(world)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Now;
    use super::super::testing::{Office, author, long_ago, morning, nov, plan_meeting, promise, reword};
    use crate::domain::change::{Change, MeetingEdit};
    use crate::domain::operation::Operation;
    use chrono::Duration;

    #[test]
    fn a_day_is_what_was_known_then_even_when_a_clock_ran_back() {
        let office = Office::new();
        let mut store = office.open();
        let founded = store.world().seq;
        let eve = nov(24).pred_opt().unwrap();
        // 23:59 WIB on the 24th, then a clock that is a day behind, then 00:00 WIB on the 25th.
        for (op, at) in [
            ("a", "2026-11-24T16:59:59.999Z"),
            ("b", "2026-11-23T02:00:00.000Z"),
            ("c", "2026-11-24T17:00:00.000Z"),
            ("d", "2026-11-24T03:00:00.000Z"),
        ] {
            let operation = Operation::plain(op.into(), vec![promise(op, 28)]);
            store.commit(&operation, &author("a"), Now::real(at.parse().unwrap())).unwrap();
        }
        assert_eq!(store.seq_as_of(nov(24)).unwrap(), founded + 2);
        assert_eq!(store.seq_as_of(nov(25)).unwrap(), founded + 4);
        assert_eq!(store.seq_as_of(eve).unwrap(), founded);
        let founding_day = store.world().day(long_ago());
        assert_eq!(store.seq_as_of(founding_day).unwrap(), founded);
        assert_eq!(store.seq_as_of(founding_day.pred_opt().unwrap()).unwrap(), 0);
    }

    #[test]
    fn every_past_world_is_the_one_that_stood_then() {
        let office = Office::new();
        let mut store = office.open();
        store.load_log().unwrap();
        let mut worlds = vec![store.world().clone()];
        let step = |edit| Change::EditMeeting { meeting: 1, edit };
        let changes = [
            promise("Surat", 27),
            plan_meeting(),
            step(MeetingEdit::Start { number: None }),
            reword(1, "Surat", "Surat resmi"),
            step(MeetingEdit::Close),
            reword(1, "Surat resmi", "Surat"),
        ];
        for (change, minute) in changes.into_iter().zip(0..) {
            let now = Now::real(morning() + Duration::minutes(minute));
            let operation = Operation::plain(format!("op-{minute}-{}", change.kind()).as_str().into(), vec![change]);
            store.commit(&operation, &author("a"), now).unwrap();
            worlds.push(store.world().clone());
        }
        for world in &worlds {
            assert_eq!(&store.world_at(world.seq).unwrap(), world);
        }
        let snapshots: i64 = store.db.query_one("SELECT count(*) FROM snapshot", [], |row| row.get(0)).unwrap();
        assert_eq!(snapshots, 1);
        assert!(store.world_at(0).unwrap().base.is_none());
        assert!(!office.open().world_at(worlds[1].seq).unwrap().log.is_whole());
    }
}
