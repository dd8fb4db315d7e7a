//! Whether a record says already what a row without a number says. Nothing is made or refused here.

use crate::domain::change::{Change, NewIssue, NewItem};
use crate::domain::fact::Field;
use crate::domain::ids::Record;
use crate::domain::issue::Issue;
use crate::domain::item::ActionItem;
use crate::domain::text::fold;
use crate::domain::world::World;

/// How near an open record comes to what a new one would say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// It says all that the row says: a second import of the same sheet finds what the first one made.
    Same(Record),
    /// The same text at the same place, but something else of it differs: it may be meant as a change of this one, or as
    /// another one.
    Near(Record),
}

impl Likeness {
    pub(super) fn record(&self) -> &Record {
        match self {
            Self::Same(record) | Self::Near(record) => record,
        }
    }
}

/// The open record that a new one comes nearest to; `unsaid` is what the row leaves open.
pub(super) fn nearest(world: &World, change: &Change, unsaid: &[Field]) -> Option<Likeness> {
    match change {
        Change::AddIssue(new) => {
            let text = fold(&new.text);
            let open = world.issues.values().filter(|issue| issue.is_open() && issue.site == new.site);
            let near = open.filter(|issue| fold(&issue.text) == text);
            best(near.map(|issue| (Record::Issue(issue.number), says_issue(issue, new, unsaid))))
        }
        Change::AddItem(new) => {
            let text = fold(&new.text);
            let stands = world.items.values().filter(|item| item.is_open() || item.is_proposal());
            let near =
                stands.filter(|item| is_there(item, new) && fold(&item.text) == text && !is_of_another(item, new));
            best(near.map(|item| (Record::Item(item.number), says_item(item, new, unsaid))))
        }
        _ => None,
    }
}

/// The first that says it all, else the first.
fn best(near: impl Iterator<Item = (Record, bool)>) -> Option<Likeness> {
    let mut first = None;
    for (record, is_same) in near {
        if is_same {
            return Some(Likeness::Same(record));
        }
        first.get_or_insert(Likeness::Near(record));
    }
    first
}

fn says_issue(issue: &Issue, new: &NewIssue, unsaid: &[Field]) -> bool {
    let is_open = |field| unsaid.contains(&field);
    issue.category == new.category
        && (is_open(Field::Severity) || issue.severity == new.severity)
        && (is_open(Field::Resolver) || issue.resolver == new.resolver)
        && (is_open(Field::Reporter) || issue.reporter == new.reporter)
        && (is_open(Field::Reported) || issue.reported == new.reported)
}

fn is_there(item: &ActionItem, new: &NewItem) -> bool {
    item.sites.len() == new.sites.len() && new.sites.iter().all(|site| item.sites.contains(site))
}

/// What two instansi promise in the same words are two promises.
fn is_of_another(item: &ActionItem, new: &NewItem) -> bool {
    item.lead.is_some() && new.lead.is_some() && item.lead != new.lead
}

fn says_item(item: &ActionItem, new: &NewItem, unsaid: &[Field]) -> bool {
    let is_open = |field| unsaid.contains(&field);
    let helps = || item.support.len() == new.support.len() && new.support.iter().all(|one| item.support.contains(one));
    (is_open(Field::Lead) || item.lead == new.lead)
        && (is_open(Field::Support) || helps())
        && (is_open(Field::Due) || item.due == new.due)
        && (is_open(Field::Issue) || item.issue == new.issue)
}
