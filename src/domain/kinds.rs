//! What was said turns out to be something else: a note that is a decision, a decision that is a promise, a proposal that
//! is only a note. As one operation, so that one step back undoes it; what a change may do is decided in `apply`.

use super::change::{Change, Edit, EntryEdit, ItemEdit, NewEntry, NewItem};
use super::entry::EntryKind;
use super::ids::Record;
use super::refusal::Refusal;
use super::world::World;

/// What something that was said can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A decision, a note, something put aside.
    Said(EntryKind),
    /// A promise; as long as nobody has sealed it, a proposal.
    Promise,
}

impl Kind {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] =
        [Self::Said(EntryKind::Decision), Self::Said(EntryKind::Note), Self::Said(EntryKind::Parked), Self::Promise];
}

impl World {
    /// What a record is; `None` for what was not said in a meeting, was taken back, or is agreed.
    pub fn kind_of(&self, record: &Record) -> Option<Kind> {
        match record {
            Record::Entry(number) => {
                self.entries.get(number).filter(|entry| !entry.withdrawn).map(|entry| Kind::Said(entry.kind))
            }
            Record::Item(number) => self.items.get(number).filter(|item| item.is_proposal()).map(|_| Kind::Promise),
            _ => None,
        }
    }

    /// The changes that make it this kind; none where it is that already. What becomes a promise, or is none any more,
    /// gets a number of its kind; the old record stays, taken back, with all that it said.
    ///
    /// # Errors
    /// There is no such record, or it is agreed.
    pub fn to_kind(&self, record: &Record, to: Kind) -> Result<Vec<Change>, Refusal> {
        let Some(now) = self.kind_of(record) else {
            return Err(match record {
                Record::Item(number) if self.items.get(number).is_some_and(|item| item.seal.is_some()) => {
                    Refusal::Sealed(*number)
                }
                _ => Refusal::NotFound(record.clone()),
            });
        };
        let gone = || Edit::new(false, true);
        Ok(match (record, now, to) {
            _ if now == to => Vec::new(),
            (Record::Entry(number), Kind::Said(saw), Kind::Said(to)) => {
                vec![Change::EditEntry { entry: *number, edit: EntryEdit::Kind(Edit::new(saw, to)) }]
            }
            (Record::Entry(number), _, _) => {
                let Some(entry) = self.entries.get(number) else { return Ok(Vec::new()) };
                let new = NewItem {
                    number: None,
                    text: entry.text.clone(),
                    lead: None,
                    support: Vec::new(),
                    sites: entry.sites.iter().cloned().collect(),
                    due: None,
                    issue: None,
                };
                vec![Change::EditEntry { entry: *number, edit: EntryEdit::Withdrawn(gone()) }, Change::AddItem(new)]
            }
            (Record::Item(number), _, Kind::Said(kind)) => {
                let Some(item) = self.items.get(number) else { return Ok(Vec::new()) };
                let sites = item.sites.iter().cloned().collect();
                let new = NewEntry { number: None, kind, text: item.text.clone(), sites };
                vec![Change::EditItem { item: *number, edit: ItemEdit::Withdrawn(gone()) }, Change::AddEntry(new)]
            }
            _ => Vec::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{Play, nov};

    #[test]
    fn a_decision_becomes_a_promise_and_one_step_back_makes_it_a_decision_again() {
        let mut play = Play::begin();
        play.meeting();
        let sites = vec!["1.01".into()];
        play.one(Change::AddEntry(NewEntry { number: None, kind: EntryKind::Note, text: "Ukur".into(), sites }))
            .unwrap();
        let (note, decision) = (Record::Entry(1), Kind::Said(EntryKind::Decision));
        play.all(play.world.to_kind(&note, decision).unwrap()).unwrap();
        assert_eq!(play.world.kind_of(&note), Some(decision));
        assert_eq!(play.world.to_kind(&note, decision), Ok(vec![]));
        play.all(play.world.to_kind(&note, Kind::Promise).unwrap()).unwrap();
        assert_eq!((play.world.kind_of(&note), play.world.items[&1].text.as_str()), (None, "Ukur"));
        assert_eq!(play.world.items[&1].sites.len(), 1);
        play.undo().unwrap();
        assert_eq!((play.world.kind_of(&note), play.world.items[&1].withdrawn), (Some(decision), true));
    }

    #[test]
    fn a_proposal_becomes_a_note_and_what_is_agreed_does_not() {
        let mut play = Play::begin();
        play.meeting();
        let (item, sealed) = (play.item("Urus surat", &["1.01"], None), play.item("Ukur", &[], Some(nov(30))));
        play.seal(sealed).unwrap();
        let note = Kind::Said(EntryKind::Note);
        play.all(play.world.to_kind(&Record::Item(item), note).unwrap()).unwrap();
        assert_eq!(play.world.kind_of(&Record::Entry(1)), Some(note));
        assert_eq!(play.world.to_kind(&Record::Item(sealed), note), Err(Refusal::Sealed(sealed)));
        assert!(matches!(play.world.to_kind(&Record::Item(item), note), Err(Refusal::NotFound(_))));
    }
}
