//! Undo and redo: the domain says which changes take an operation back; here they are made true, in the transaction in
//! which they were thought up.

use super::Store;
use super::commit::{Now, Wish};
use super::error::StoreError;
use crate::domain::ids::OpId;
use crate::domain::operation::{Author, Receipt, Stamp};
use crate::domain::refusal::Refusal;
use crate::domain::undo::Plan;
use crate::domain::world::World;

/// What to take back or to do again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Which {
    /// This operation; `None` means the one that is next for the author's session.
    pub op: Option<OpId>,
    /// Where not all of it can be taken back, take back the rest.
    pub partial: bool,
}

impl Store {
    /// Takes an operation back, by a further operation with this id.
    ///
    /// # Errors
    /// There is nothing to take back, or [`StoreError::InPart`]: not all of it can be, with the reasons. And those of
    /// [`Store::commit`].
    pub fn undo(&mut self, which: &Which, id: &OpId, author: &Author, now: Now) -> Result<Receipt, StoreError> {
        self.turn(which, id, author, now, |world, stamp| match which.op.clone() {
            Some(op) => world.plan_undo(&op, stamp),
            None => world.plan_undo(&world.next_undo(&author.session).ok_or(Refusal::NothingToUndo)?, stamp),
        })
    }

    /// Does an operation again that was taken back, by a further operation with this id.
    ///
    /// # Errors
    /// As [`Store::undo`].
    pub fn redo(&mut self, which: &Which, id: &OpId, author: &Author, now: Now) -> Result<Receipt, StoreError> {
        self.turn(which, id, author, now, |world, stamp| match which.op.clone() {
            Some(op) => world.plan_redo(&op, stamp),
            None => world.plan_redo(&world.next_redo(&author.session).ok_or(Refusal::NothingToUndo)?, stamp),
        })
    }

    fn turn(
        &mut self,
        which: &Which,
        id: &OpId,
        author: &Author,
        now: Now,
        plan: impl FnOnce(&World, Stamp) -> Result<Plan, Refusal>,
    ) -> Result<Receipt, StoreError> {
        self.load_log()?;
        self.transact(id, author, now, |world| {
            let plan = plan(world, Stamp { seq: world.seq + 1, at: now.at })?;
            let nothing_left = plan.changes.is_empty();
            if !plan.refused.is_empty() && (!which.partial || nothing_left) {
                return Err(StoreError::InPart { op: plan.op, refused: plan.refused });
            }
            if nothing_left {
                return Err(Refusal::NothingToUndo.into());
            }
            Ok(Wish { cause: plan.cause, changes: plan.changes, definite: true, secrets: vec![] })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Office, author, by, morning, plan_meeting, promise, reword};
    use super::super::{Now, Store, StoreError, Which, op_id};
    use crate::domain::change::{Agreed, Change, Edit, ItemEdit, MeetingEdit};
    use crate::domain::ids::OpId;
    use crate::domain::meeting::Doubt;
    use crate::domain::operation::{Cause, Receipt};
    use crate::domain::refusal::Refusal;

    const NEXT: Which = Which { op: None, partial: false };

    fn undo(store: &mut Store, who: &str, which: &Which) -> Result<Receipt, StoreError> {
        store.undo(which, &op_id::fresh(morning()), &author(who), Now::real(morning()))
    }

    fn redo(store: &mut Store, who: &str, which: &Which) -> Result<Receipt, StoreError> {
        store.redo(which, &op_id::fresh(morning()), &author(who), Now::real(morning()))
    }

    fn of(op: &OpId, partial: bool) -> Which {
        Which { op: Some(op.clone()), partial }
    }

    fn text(store: &Store) -> &str {
        &store.world().items[&1].text
    }

    #[test]
    fn each_takes_back_what_is_their_own() {
        let office = Office::new();
        let (mut one, mut two) = (office.open(), office.open());
        by(&mut one, "a", vec![promise("Surat", 27)]).unwrap();
        by(&mut two, "b", vec![promise("Ukur", 27)]).unwrap();
        let undone = undo(&mut one, "a", &NEXT).unwrap();
        assert!(matches!(&undone.rows[0].cause, Cause::Undo(_)));
        assert!(one.world().items[&1].withdrawn && !one.world().items[&2].withdrawn);
        let nothing = undo(&mut one, "a", &NEXT);
        assert!(matches!(nothing, Err(StoreError::Refused(Refusal::NothingToUndo))), "{nothing:?}");
        redo(&mut one, "a", &NEXT).unwrap();
        assert!(!one.world().items[&1].withdrawn);
        undo(&mut one, "a", &NEXT).unwrap();
        by(&mut one, "a", vec![promise("Baru", 27)]).unwrap();
        let ended = redo(&mut one, "a", &NEXT);
        assert!(matches!(ended, Err(StoreError::Refused(Refusal::NothingToUndo))), "{ended:?}");
    }

    #[test]
    fn a_field_that_has_moved_since_stands_against_it_with_its_author() {
        let office = Office::new();
        let (mut one, mut two) = (office.open(), office.open());
        by(&mut one, "a", vec![promise("Surat", 27), promise("Ukur", 27)]).unwrap();
        let both = by(&mut one, "a", vec![reword(1, "Surat", "Surat resmi"), reword(2, "Ukur", "Ukur ulang")]).unwrap();
        by(&mut two, "b", vec![reword(1, "Surat resmi", "Surat tugas")]).unwrap();

        let refused = undo(&mut one, "a", &of(&both.op, false));
        let Err(StoreError::InPart { op, refused }) = refused else { panic!("{refused:?}") };
        assert_eq!(op, both.op);
        let [(_, Refusal::Conflict(conflict))] = refused.as_slice() else { panic!("{refused:?}") };
        assert_eq!(conflict.by.as_ref().map(|(name, _)| name.as_str()), Some("b"));
        assert!(one.refresh().unwrap());
        assert_eq!((text(&one), one.world().items[&2].text.as_str()), ("Surat tugas", "Ukur ulang"));

        let rest = undo(&mut one, "a", &of(&both.op, true)).unwrap();
        assert_eq!(rest.rows.len(), 1);
        assert_eq!((text(&one), one.world().items[&2].text.as_str()), ("Surat tugas", "Ukur"));
    }

    #[test]
    fn what_was_sealed_since_or_lies_in_a_closed_meeting_stays() {
        let office = Office::new();
        let mut store = office.open();
        let entered = by(&mut store, "a", vec![promise("Surat", 27)]).unwrap();
        let step = |edit| Change::EditMeeting { meeting: 1, edit };
        by(&mut store, "a", vec![plan_meeting(), step(MeetingEdit::Start { number: None })]).unwrap();
        let item = &store.world().items[&1];
        let agreed = Agreed { text: item.text.clone(), lead: item.lead.clone(), due: item.due };
        let sealed = by(&mut store, "a", vec![Change::EditItem { item: 1, edit: ItemEdit::Seal(agreed) }]).unwrap();
        let other = by(&mut store, "a", vec![promise("Ukur", 27)]).unwrap();
        let why = |store: &mut Store, op: &OpId| match undo(store, "a", &of(op, true)) {
            Err(StoreError::InPart { refused, .. }) => refused.into_iter().map(|(_, why)| why).next().unwrap(),
            other => panic!("{other:?}"),
        };
        assert_eq!(why(&mut store, &entered.op), Refusal::SealedSince(1));
        assert!(matches!(why(&mut store, &sealed.op), Refusal::OnlyByCorrection(_)));
        let accepted = MeetingEdit::Accepted { doubt: Doubt::Unsealed(2), edit: Edit::new(false, true) };
        by(&mut store, "a", vec![step(accepted), step(MeetingEdit::Close)]).unwrap();
        assert_eq!(why(&mut store, &other.op), Refusal::ClosedSince(1));
    }

    #[test]
    fn an_undo_that_is_sent_again_is_not_done_again() {
        let office = Office::new();
        let mut store = office.open();
        by(&mut store, "a", vec![promise("Surat", 27)]).unwrap();
        by(&mut store, "a", vec![reword(1, "Surat", "Surat resmi")]).unwrap();
        let id = op_id::fresh(morning());
        let first = store.undo(&NEXT, &id, &author("a"), Now::real(morning())).unwrap();
        let again = store.undo(&NEXT, &id, &author("a"), Now::real(morning())).unwrap();
        assert!(again.repeated && !first.repeated);
        assert_eq!((text(&store), store.world().items[&1].withdrawn), ("Surat", false));
    }

    #[test]
    fn what_is_taken_back_may_go_back_to_a_day_that_has_passed() {
        let office = Office::new();
        let mut store = office.open();
        let long_ago = Now::real(super::super::testing::long_ago());
        let operation = crate::domain::operation::Operation::plain("lama".into(), vec![promise("Surat", 1)]);
        store.commit(&operation, &author("a"), long_ago).unwrap();
        let due = store.world().items[&1].due;
        let later = Some(crate::domain::item::Due::On(super::super::testing::nov(30)));
        let edit = ItemEdit::Due(crate::domain::change::Edit::new(due, later));
        by(&mut store, "a", vec![Change::EditItem { item: 1, edit }]).unwrap();
        undo(&mut store, "a", &NEXT).unwrap();
        assert_eq!(store.world().items[&1].due, due);
    }

    #[test]
    fn what_is_not_there_cannot_be_taken_back() {
        let office = Office::new();
        let mut store = office.open();
        let unknown = undo(&mut store, "a", &of(&"tidak-ada".into(), false));
        assert!(matches!(&unknown, Err(StoreError::Refused(Refusal::NoOperation(_)))), "{unknown:?}");
        assert_eq!(unknown.unwrap_err().exit_code(), 3);
        let founding = undo(&mut store, "a", &of(&"op-0".into(), true));
        assert!(matches!(founding, Err(StoreError::Refused(Refusal::OnlyByCorrection(_)))), "{founding:?}");
        let own = undo(&mut store, "pendiri", &NEXT);
        assert!(matches!(own, Err(StoreError::Refused(Refusal::NothingToUndo))), "{own:?}");
    }
}
