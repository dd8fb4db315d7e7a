//! What went wrong with the database, as a sentence for a person in front of forty others: what happened, what is safe,
//! what to do.

use super::{Language, W, custody, refusals, tell};
use crate::domain::day::Day;
use crate::domain::world::World;
use crate::store::{DiskTrouble, Right, StoreError};

/// The sentence. The world gives the names; where none could be read, an empty one will do.
pub fn failure(language: Language, world: &World, error: &StoreError, today: Day) -> String {
    let path = |path: &std::path::Path| path.display().to_string();
    match error {
        StoreError::NotFound(at) => language.say(W::FailNotFound, &[("path", &path(at))]),
        StoreError::Exists(at) => language.say(W::FailExists, &[("path", &path(at))]),
        StoreError::NotADatabase(at) => language.say(W::FailNotADatabase, &[("path", &path(at))]),
        StoreError::NotAFile(at) => language.say(W::FailNotAFile, &[("path", &path(at))]),
        StoreError::SecondName(at) => language.say(W::FailSecondName, &[("path", &path(at))]),
        StoreError::Foreign { .. } => language.text(W::FailForeign).to_string(),
        StoreError::Newer { has, knows } => language.say(W::FailNewer, &[("has", has), ("knows", knows)]),
        StoreError::Older { has, needs } => language.say(W::FailOlder, &[("has", has), ("needs", needs)]),
        StoreError::Damaged(what) => language.say(W::FailDamaged, &[("what", what)]),
        StoreError::Row(seq, what) => language.say(W::FailRow, &[("seq", seq), ("what", what)]),
        StoreError::Orphan(at) => language.say(W::FailOrphan, &[("path", &path(at))]),
        StoreError::Moved(at) => language.say(W::FailMoved, &[("path", &path(at))]),
        StoreError::NetworkFs(name) => language.say(W::FailNetwork, &[("name", name)]),
        StoreError::Busy => language.text(W::FailBusy).to_string(),
        StoreError::NoRights(right) => language
            .text(match right {
                Right::Read => W::FailRightRead,
                Right::Write => W::FailRightWrite,
                Right::Folder => W::FailRightFolder,
                Right::Enter => W::FailRightEnter,
                Right::Beside => W::FailRightBeside,
                Right::OpenedToRead => W::FailReadOnly,
            })
            .to_string(),
        StoreError::Full => language.text(W::FailFull).to_string(),
        StoreError::Disk(trouble) => language
            .text(match trouble {
                DiskTrouble::Read => W::FailDiskRead,
                DiskTrouble::Sync => W::FailDiskSync,
                DiskTrouble::Lock => W::FailDiskLock,
            })
            .to_string(),
        StoreError::Io(what) => language.say(W::FailIo, &[("what", what)]),
        StoreError::Unfit(what) => language.say(W::FailUnfit, &[("what", what)]),
        StoreError::Refused(refusal) => refusals::refusal(language, world, refusal, today),
        StoreError::InPart { op, refused } => {
            let first = refused.first().map(|(change, refusal)| {
                let change = tell::change_line(language, world, change, today);
                format!("{change}: {}", refusals::refusal(language, world, refusal, today))
            });
            language.say(W::FailInPart, &[("op", op), ("n", &refused.len()), ("why", &first.unwrap_or_default())])
        }
        StoreError::Away { away, own } => custody::tell::away(language, world, away, own, today),
        StoreError::Carry(carry) => custody::tell::carry(language, carry),
        StoreError::Rehearsal => language.text(W::FailRehearsal).to_string(),
        StoreError::Unknown(_) => language.text(W::FailUnknown).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Fault;
    use crate::words::fault;

    #[test]
    fn a_row_that_cannot_be_read_is_told_in_words_and_its_detail_stands_apart() {
        let row = StoreError::Row(45, "expected `,` at column 32".to_owned());
        let told = |language| failure(language, &World::default(), &row, Day::default());
        assert!(told(Language::Indonesian).starts_with("Baris jurnal 45 tidak dapat dibaca (\"expected"));
        assert!(told(Language::English).starts_with("Row 45 of the journal cannot be read (\"expected"));
        let found = fault(Language::Indonesian, &Fault::Row(45, row.detail()));
        assert_eq!(found, "baris jurnal 45 tidak dapat dibaca (\"expected `,` at column 32\")");
    }
}
