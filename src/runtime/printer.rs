//! Paper out of a database and onto the disk: the minutes of a meeting as they stood at its closing, and a file that is
//! there whole or not at all.

use crate::domain::ids::MeetingId;
use crate::os;
use crate::report::{Notula, gather};
use crate::store::{Store, StoreError};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The minutes of a meeting: of its last closing, or of the version that is asked for; a draft where it is not closed.
/// Nothing where there is no such meeting or version.
///
/// # Errors
/// Failures of reading.
pub fn minutes(store: &Store, id: MeetingId, version: Option<usize>) -> Result<Option<Notula>, StoreError> {
    let Some(meeting) = store.world().meetings.get(&id) else { return Ok(None) };
    let closings = meeting.closings();
    let (world, code) = match (version, meeting.closed_at()) {
        (Some(version), _) => match version.checked_sub(1).and_then(|at| closings.get(at)) {
            Some(seq) => (store.world_at(*seq)?, store.code_at(*seq)?),
            None => return Ok(None),
        },
        (None, Some(seq)) => (store.world_at(seq)?, store.code_at(seq)?),
        (None, None) => (store.world().clone(), None),
    };
    let before = gather::previous(&world, id).map(|(_, seq)| store.world_at(seq)).transpose()?;
    Ok(gather::minutes(&world, before.as_ref(), id, code))
}

/// Why a file was not written.
#[derive(Debug)]
pub enum Unput {
    /// Something has that name, and nobody said that it may go.
    Exists,
    /// The disk says no; nothing half written is left.
    Failed(io::Error),
}

impl From<io::Error> for Unput {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::AlreadyExists => Self::Exists,
            _ => Self::Failed(error),
        }
    }
}

/// Writes a file under a passing name and gives it its own when it is whole and safe on the disk.
///
/// # Errors
/// Something has the name already and `replace` is not given; or the disk says no. What was there stays as it was.
pub fn put(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Unput> {
    let path = &std::path::absolute(path)?;
    if fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        // A printer or a pipe holds nothing that could be lost, and nothing may take its place.
        return Ok(OpenOptions::new().write(true).open(path)?.write_all(bytes)?);
    }
    // What a link leads to is replaced, not the link.
    let path = &if replace { fs::canonicalize(path).unwrap_or_else(|_| path.clone()) } else { path.clone() };
    if !replace && fs::symlink_metadata(path).is_ok() {
        return Err(Unput::Exists);
    }
    if path.is_dir() {
        return Err(Unput::Failed(io::ErrorKind::IsADirectory.into()));
    }
    let passing = passing_name(path)?;
    let before = Some(&**path).filter(|path| replace && path.is_file());
    let written = written(&passing, bytes, before).and_then(|()| match replace {
        true => fs::rename(&passing, path),
        false => os::name_for_good(&passing, path),
    });
    if written.is_err() {
        // It may not even be there; and what cannot be removed cannot be helped.
        let _ = fs::remove_file(&passing);
    }
    Ok(written?)
}

/// Who may read what was there before may read what takes its place; a new file is the person's as their mask says.
fn written(path: &Path, bytes: &[u8], before: Option<&Path>) -> io::Result<()> {
    // What a process that was killed left behind goes; the name holds its number.
    let _ = fs::remove_file(path);
    match before {
        Some(before) => os::create_like(path, before)?,
        None => os::create_plain(path)?,
    }
    let mut file = OpenOptions::new().write(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A name beside the file that nobody else takes.
fn passing_name(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    let passing = format!(".{}.{}", name.to_string_lossy().chars().take(40).collect::<String>(), std::process::id());
    Ok(folder.join(passing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_whole_or_not_there_and_none_is_replaced_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notula.pdf");
        put(&path, b"satu", false).unwrap();
        assert!(matches!(put(&path, b"dua", false), Err(Unput::Exists)));
        assert_eq!(fs::read(&path).unwrap(), b"satu");
        put(&path, b"dua", true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"dua");
        assert!(matches!(put(&folder.path().join("tidak/ada.pdf"), b"x", true), Err(Unput::Failed(_))));
        assert!(matches!(put(folder.path(), b"x", true), Err(Unput::Failed(_))));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing half written is left");
    }
}
