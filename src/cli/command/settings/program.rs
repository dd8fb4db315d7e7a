//! The categories and the checklist of the programme, as `rapat setelan` sets them.

use super::{pair, wrong};
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::Call;
use crate::domain::change::{Change, Edit};
use crate::domain::ids::{CategoryCode, CheckCode};
use crate::domain::program::{Category, CheckGroup};
use crate::domain::settings::ProgramEdit;
use crate::domain::text::{fold, tidy};
use crate::domain::world::World;
use crate::words::{A, Language};

/// What is asked for and does not stand there already.
pub(super) fn changes(call: &Call, world: &World) -> Result<Vec<Change>, Failure> {
    let language = call.language;
    let mut edits = Vec::new();
    for typed in call.all("kategori") {
        edits.extend(category(world, typed, language)?);
    }
    for typed in call.all("syarat") {
        edits.extend(check(world, typed, language)?);
    }
    Ok(edits.into_iter().map(Change::EditProgram).collect())
}

/// A code from what is typed.
pub(super) fn code(typed: &str) -> String {
    fold(typed).replace(' ', "-")
}

/// `lahan=1;Lahan;arti` makes or changes a category, `lahan=` takes it out.
fn category(world: &World, typed: &str, language: Language) -> Result<Option<ProgramEdit>, Failure> {
    let (named, told) = pair("kategori", typed, language)?;
    let code = CategoryCode::new(self::code(named));
    let saw = world.program.category(&code).cloned();
    let parts: Vec<String> = told.split(';').map(tidy).collect();
    let to = match parts.as_slice() {
        [nothing] if nothing.is_empty() => None,
        [key, name, meaning @ ..] if meaning.len() <= 1 && !name.is_empty() => {
            let mut keys = key.chars();
            let (Some(key), None) = (keys.next(), keys.next()) else {
                return Err(wrong("kategori", typed, language));
            };
            let old = saw.clone();
            let kept = old.as_ref().map(|old| old.meaning.clone()).unwrap_or_default();
            Some(Category {
                code: code.clone(),
                key,
                name: name.clone(),
                meaning: meaning.first().cloned().unwrap_or(kept),
                resolvers: old.map(|old| old.resolvers).unwrap_or_default(),
            })
        }
        _ => return Err(wrong("kategori", typed, language)),
    };
    let edit = Edit::new(saw, to);
    Ok((edit.saw != edit.to).then_some(ProgramEdit::Category { code, place: None, edit }))
}

/// `sertifikat=Nama` names a point of the checklist anew, `sertifikat=` takes it out, `lahan/imb=Nama` puts a new one
/// into a group.
fn check(world: &World, typed: &str, language: Language) -> Result<Option<ProgramEdit>, Failure> {
    let (named, name) = pair("syarat", typed, language)?;
    let groups = &world.program.checks;
    let (group, check) = match named.split_once('/') {
        Some((group, check)) => (Some(self::code(group)), check),
        None => (None, named),
    };
    let check = CheckCode::new(self::code(check));
    let has = |group: &&CheckGroup| group.checks.iter().any(|other| other.code == check);
    let wanted = match &group {
        Some(group) => {
            groups.iter().find(|other| [&other.code, &other.name].map(|name| self::code(name)).contains(group))
        }
        None => groups.iter().find(has),
    };
    let Some(wanted) = wanted else {
        let codes: Vec<String> = groups.iter().map(|group| format!("{}/{check}", group.code)).collect();
        return Err(Failure::new(Ending::NotFound, language.say(A::NoCheck, &[("text", &tidy(named))]))
            .and(language.say(A::PossibleValues, &[("values", &codes.join(", "))])));
    };
    let saw = world.program.check(&check).filter(|_| has(&wanted)).map(|check| check.name.clone());
    let edit = Edit::new(saw, Some(tidy(name)).filter(|name| !name.is_empty()));
    let group = wanted.code.clone();
    Ok((edit.saw != edit.to).then_some(ProgramEdit::Check { group, check, place: None, edit }))
}
