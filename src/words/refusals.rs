//! Why a change is refused, as a sentence for a person in front of forty others.

use super::{Language, S, W, dates, tell};
use crate::domain::day::Day;
use crate::domain::refusal::{Conflict, Refusal};
use crate::domain::text::TextError;
use crate::domain::world::World;

/// The sentence.
pub fn refusal(language: Language, world: &World, refusal: &Refusal, today: Day) -> String {
    let record = |of| tell::record(language, world, of);
    let field = |of| tell::field(language, of);
    match refusal {
        Refusal::Conflict(of) => conflict(language, world, of, today),
        Refusal::NotFound(of) => language.say(W::RefusedNotFound, &[("record", &record(of))]),
        Refusal::Exists(of) => language.say(W::RefusedExists, &[("record", &record(of))]),
        Refusal::NumberTaken(number) => language.say(W::RefusedNumberTaken, &[("n", number)]),
        Refusal::Text(of, TextError::Empty) => language.say(W::RefusedEmpty, &[("field", &field(*of))]),
        Refusal::Text(of, TextError::TooLong { is, most }) => {
            language.say(W::RefusedTooLong, &[("field", &field(*of)), ("is", is), ("most", most)])
        }
        Refusal::Unknown(of, text) => language.say(W::RefusedUnknown, &[("field", &field(*of)), ("text", text)]),
        Refusal::Erased(of, _) => language.say(W::RefusedErased, &[("record", &record(of))]),
        Refusal::InUse(of, text) => language.say(W::RefusedInUse, &[("field", &field(*of)), ("text", text)]),
        Refusal::OutOfRange(of, least, most) => {
            language.say(W::RefusedRange, &[("field", &field(*of)), ("least", least), ("most", most)])
        }
        Refusal::InTheFuture(of, day) => {
            language.say(W::RefusedFuture, &[("field", &field(*of)), ("day", &dates::day_long(language, *day))])
        }
        Refusal::DuePassed(day) => language.say(W::RefusedDuePassed, &[("day", &dates::day_long(language, *day))]),
        Refusal::Same(of, name) => language.say(W::RefusedSame, &[("record", &record(of)), ("field", &field(*name))]),
        Refusal::Sealed(number) => language.say(W::RefusedSealed, &[("n", number)]),
        Refusal::NotAgreed(number) => language.say(W::RefusedNotAgreed, &[("n", number)]),
        Refusal::NoMeeting => language.text(W::RefusedNoMeeting).to_string(),
        Refusal::MeetingRunning(number) => language.say(W::RefusedMeetingRunning, &[("n", number)]),
        Refusal::MeetingLocked(number) => language.say(W::RefusedMeetingLocked, &[("n", number)]),
        Refusal::StillVague(number, count) => language.say(W::RefusedStillVague, &[("n", number), ("count", count)]),
        Refusal::SealedElsewhere(item, meeting) => {
            language.say(W::RefusedSealedElsewhere, &[("n", item), ("meeting", meeting)])
        }
        Refusal::MovedOn(number) => language.say(W::RefusedMovedOn, &[("n", number)]),
        Refusal::NotDone(number) => language.say(W::RefusedNotDone, &[("n", number)]),
        Refusal::OwnConfirmation(number) => language.say(W::RefusedOwnConfirmation, &[("n", number)]),
        Refusal::MeetingState(number) => language.say(W::RefusedMeetingState, &[("n", number)]),
        Refusal::ItemGone(number) => language.say(W::RefusedItemGone, &[("n", number)]),
        Refusal::NotBySite(number) => language.say(W::RefusedNotBySite, &[("n", number)]),
        Refusal::IssueClosed(number) => language.say(W::RefusedIssueClosed, &[("n", number)]),
        Refusal::FoundedAlready => language.text(W::RefusedFounded).to_string(),
        Refusal::ShutOut => language.text(S::RefusedShutOut).to_string(),
        Refusal::KeysAtHome => language.text(S::RefusedKeysAtHome).to_string(),
        Refusal::Empty => language.text(W::RefusedNothing).to_string(),
        Refusal::SealedSince(number) => language.say(W::RefusedSealedSince, &[("n", number)]),
        Refusal::ClosedSince(number) => language.say(W::RefusedClosedSince, &[("n", number)]),
        Refusal::OnlyByCorrection(of) => language.say(W::RefusedCorrection, &[("record", &record(of))]),
        Refusal::NothingToUndo => language.text(W::RefusedNothingToUndo).to_string(),
        Refusal::NoOperation(op) => language.say(W::RefusedNoOperation, &[("op", op)]),
        Refusal::UndoneAlready(op) => language.say(W::RefusedUndoneAlready, &[("op", op)]),
    }
}

fn conflict(language: Language, world: &World, conflict: &Conflict, today: Day) -> String {
    let value = |of| tell::value(language, world, of, today);
    let who = match &conflict.by {
        Some((name, at)) => language.say(
            W::ConflictBy,
            &[("who", name), ("when", &dates::moment_short(language, &world.program.zone, *at, today))],
        ),
        None => language.text(W::ConflictSomebody).to_string(),
    };
    language.say(
        W::RefusedConflict,
        &[
            ("record", &tell::record(language, world, &conflict.record)),
            ("field", &tell::field(language, conflict.field)),
            ("found", &value(&conflict.found)),
            ("saw", &value(&conflict.saw)),
            ("wanted", &value(&conflict.wanted)),
            ("who", &who),
        ],
    )
}
