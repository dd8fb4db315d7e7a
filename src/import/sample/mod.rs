//! Invented data for looking around: five weeks of a building programme, told as the operations that a secretariat would
//! have done. Pure and the same every time: from the founded world, a seed and a moment. Nobody in it has a name, only
//! posts and offices; a database filled with it is marked as sample data by whoever founds it.

mod calendar;
mod cast;
mod dice;
mod fates;
mod land;
mod parts;
mod people;
mod script;
mod teller;
mod timeline;

use self::calendar::Calendar;
use self::dice::Dice;
use self::people::People;
use self::script::Script;
use self::teller::Teller;
use self::timeline::Timeline;
use super::refusal::ImportRefusal;
use crate::domain::day::Moment;
use crate::domain::operation::Operation;
use crate::domain::refusal::Refusal;
use crate::domain::world::World;

/// Why there is no story.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoryRefusal {
    /// The words of the story cannot be read.
    #[error(transparent)]
    Script(#[from] ImportRefusal),
    /// The world knows other stages, kategori or instansi than the story.
    #[error("the story does not fit the programme: {0:?}")]
    Unfit(Refusal),
}

/// The story of the last five weeks before `now`, one operation after the other, for a world that has been founded with
/// the built-in programme and in which nothing has happened yet. The moments rise strictly and lie before the day of
/// `now`. The same world, seed and day give the same operations.
///
/// # Errors
/// The world was founded with another programme.
pub fn story(start: &World, seed: u64, now: Moment) -> Result<Vec<(Moment, Operation)>, StoryRefusal> {
    let script = Script::read()?;
    let mut dice = Dice::new(seed);
    let calendar = Calendar::of(&start.program.zone, now);
    let people = People::of(start);
    let fates = fates::deal(start, &mut dice);
    let cast = cast::deal(&script, &people, &fates, &calendar, &mut dice);
    let timeline = Timeline {
        program: &start.program,
        script: &script,
        people: &people,
        fates: &fates,
        cast: &cast,
        calendar: &calendar,
        dice: &mut dice,
        deeds: Vec::new(),
    };
    let deeds = timeline.lay();
    let mut teller = Teller::begin(start, &script, &cast, &calendar, seed);
    for (at, deed) in &deeds {
        teller.tell(*at, deed).map_err(StoryRefusal::Unfit)?;
    }
    Ok(teller.told())
}

#[cfg(test)]
mod tests;
