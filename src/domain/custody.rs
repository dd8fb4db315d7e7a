//! Which copy of a database may be written. There is always one at most: the right to write is a lease with a number, held
//! by one copy, and it goes from copy to copy by changes like any other. A copy knows its own identity and nothing of
//! where it lies; machines and files are the store's business.

use super::apply::At;
use super::change::Change;
use super::day::Moment;
use super::fact::{Fact, Field, Part, Value};
use super::ids::{CopyId, Record};
use super::operation::Stamp;
use super::refusal::Refusal;
use super::text::{LONGEST, LONGEST_NAME, TextError, line};
use super::world::World;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The number of the lease before anything was ever handed over.
const FIRST: u32 = 1;

/// How the right to write came to the copy that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Taken along, to where there is no network.
    Taken,
    /// Brought back.
    Returned,
    /// Taken back without what was written elsewhere: the computer that had it is lost.
    Reclaimed,
    /// The copy was put in the place of a database that is gone, or on another computer.
    Restored,
}

impl Way {
    /// The stable name in the journal and in output for machines.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Taken => "custody.taken",
            Self::Returned => "custody.returned",
            Self::Reclaimed => "custody.reclaimed",
            Self::Restored => "custody.restored",
        }
    }
}

/// The right to write goes from one copy to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// How.
    pub way: Way,
    /// The number of the lease that ends.
    pub saw: u32,
    /// Numbers that are left out, because the database whose place this one takes had them.
    #[serde(default, skip_serializing_if = "is_none")]
    pub skip: u32,
    /// The copy that has the right from now on.
    pub to: CopyId,
    /// The computer on which that copy lies, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// The file in which it is carried, where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Where it is to be brought back, as long as it is away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<Home>,
    /// Who did it.
    pub by: String,
}

/// The copy that has let the right go for a while.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// Which copy.
    pub copy: CopyId,
    /// The computer on which it lies.
    pub host: String,
}

/// Who has the right to write, and since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Custody {
    /// The number of the lease: one more with each that changes hands.
    pub lease: u32,
    /// How it came.
    pub way: Way,
    /// The copy that has it.
    pub holder: CopyId,
    /// The computer of that copy, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// The file in which it is carried, where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Where it is to be brought back, as long as it is away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<Home>,
    /// Who did it.
    pub by: String,
    /// Since when.
    pub since: Moment,
}

fn is_none(skip: &u32) -> bool {
    *skip == 0
}

impl World {
    /// The number of the lease that is in force.
    pub fn lease(&self) -> u32 {
        self.custody.as_ref().map_or(FIRST, |custody| custody.lease)
    }

    /// The copy that may be written.
    pub fn holder(&self) -> CopyId {
        self.custody.as_ref().map_or_else(CopyId::first, |custody| custody.holder.clone())
    }

    /// Whether the right to write is away from where it is brought back to.
    pub fn is_taken_along(&self) -> bool {
        self.custody.as_ref().is_some_and(|custody| custody.home.is_some())
    }

    /// Whether this copy may be written.
    pub fn is_held_by(&self, copy: &CopyId) -> bool {
        self.holder() == *copy
    }

    pub(super) fn hand_over(&mut self, handover: &Handover, stamp: Stamp) -> Result<Vec<Record>, Refusal> {
        let lease = self.lease();
        if handover.saw != lease {
            let at = At::all(&Record::Custody, Field::Lease);
            let next = Value::Number(handover.saw.saturating_add(1));
            return Err(at.conflict(Value::Number(handover.saw), Value::Number(lease), next));
        }
        self.custody = Some(Arc::new(Custody {
            lease: lease.saturating_add(1).saturating_add(handover.skip),
            way: handover.way,
            holder: handover.to.clone(),
            host: handover.host.clone(),
            file: handover.file.clone(),
            home: handover.home.clone(),
            by: handover.by.clone(),
            since: stamp.at,
        }));
        Ok(vec![Record::Custody])
    }
}

impl Handover {
    pub(super) fn prepare(&mut self) -> Result<(), Refusal> {
        let clean = |text: &mut String, most| match line(text, most) {
            Ok(clean) => {
                *text = clean;
                Ok(())
            }
            Err(error @ TextError::TooLong { .. }) => Err(Refusal::Text(Field::Name, error)),
            // A computer without a name.
            Err(TextError::Empty) => {
                text.clear();
                Ok(())
            }
        };
        clean(&mut self.by, LONGEST_NAME)?;
        self.home.iter_mut().try_for_each(|home| clean(&mut home.host, LONGEST_NAME))?;
        self.host.iter_mut().try_for_each(|host| clean(host, LONGEST_NAME))?;
        self.file.iter_mut().try_for_each(|file| clean(file, LONGEST))
    }

    pub(super) fn fact(&self) -> Fact {
        let place = match (&self.file, &self.host) {
            (Some(file), Some(host)) => format!("{file} ({host})"),
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (None, None) => self.to.to_string(),
        };
        Fact {
            record: Some(Record::Custody),
            field: Field::Lease,
            part: Part::All,
            before: Value::Number(self.saw),
            after: Value::Text(place),
            reason: None,
        }
    }
}

impl From<Handover> for Change {
    fn from(handover: Handover) -> Self {
        Self::HandOver(handover)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::Play;

    fn to(copy: &str, way: Way, saw: u32) -> Change {
        Change::HandOver(Handover {
            way,
            saw,
            skip: 0,
            to: copy.into(),
            host: Some("laptop".into()),
            file: None,
            home: Some(Home { copy: CopyId::first(), host: "kantor".into() }),
            by: "Notulis".into(),
        })
    }

    #[test]
    fn before_anything_was_handed_over_the_first_copy_has_the_first_lease() {
        let play = Play::begin();
        assert_eq!(play.world.lease(), 1);
        assert!(play.world.is_held_by(&CopyId::first()) && !play.world.is_held_by(&"x".into()));
    }

    #[test]
    fn a_lease_goes_to_one_and_each_has_its_number() {
        let mut play = Play::begin();
        play.one(to("x", Way::Taken, 1)).unwrap();
        assert_eq!(play.world.lease(), 2);
        assert!(play.world.is_held_by(&"x".into()) && !play.world.is_held_by(&CopyId::first()));
        // Who did not see that cannot hand over what is not there any more.
        let refused = play.one(to("y", Way::Taken, 1));
        assert!(matches!(refused, Err(Refusal::Conflict(_))), "{refused:?}");
        play.one(to("first", Way::Returned, 2)).unwrap();
        assert_eq!((play.world.lease(), play.world.holder()), (3, CopyId::first()));
    }

    #[test]
    fn handing_over_is_not_undone() {
        assert_eq!(to("x", Way::Taken, 1).inverse(7), None);
    }
}
