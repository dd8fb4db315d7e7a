//! Several accounts of a machine on one database: whether each of them can work with its files, by owner, group and mode.
//! A database that one account has for itself is never found fault with.

use super::error::StoreError;
use super::place::Place;
use crate::os::{self, Standing};
use std::path::{Path, PathBuf};

/// One thing that keeps others from working with a shared database, or lets in everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Snag {
    /// The group may not make files in the folder.
    FolderClosed(PathBuf, Standing),
    /// New files in the folder get the group of whoever makes them.
    FolderForgets(PathBuf, Standing),
    /// The file's group may not read and write it.
    FileClosed(PathBuf, Standing),
    /// The file belongs to another group than the database.
    FileOfOthers(PathBuf, Standing),
    /// Every account of this machine may read or write the file.
    FileOpen(PathBuf, Standing),
}

/// What keeps several accounts from sharing the database at this path.
///
/// # Errors
/// There is none, or its folder cannot be looked at.
pub fn snags(path: &Path) -> Result<Vec<Snag>, StoreError> {
    let place = Place::find(path)?;
    if !place.exists {
        return Err(StoreError::NotFound(place.path));
    }
    let folder = os::standing(&place.folder)?;
    let names = [place.path.clone(), place.beside("-wal"), place.beside("-shm")];
    let files = names.into_iter().filter_map(|name| Some((os::standing(&name).ok()?, name)));
    let files: Vec<(PathBuf, Standing)> = files.map(|(entry, name)| (name, entry)).collect();
    Ok(weigh(&place.folder, folder, &files))
}

fn weigh(at: &Path, folder: Standing, files: &[(PathBuf, Standing)]) -> Vec<Snag> {
    let Some((_, db)) = files.first() else { return Vec::new() };
    let is_group = folder.mode & 0o2000 != 0;
    let is_mixed = files.iter().any(|(_, file)| file.owner != db.owner && file.mode & 0o060 != 0o060);
    let is_torn = files.iter().any(|(_, file)| file.group != db.group);
    if !is_group && !is_mixed && !is_torn {
        return Vec::new();
    }
    let mut found = Vec::new();
    if folder.mode & 0o030 != 0o030 {
        found.push(Snag::FolderClosed(at.to_owned(), folder));
    }
    if folder.mode & 0o2000 == 0 {
        found.push(Snag::FolderForgets(at.to_owned(), folder));
    }
    for (name, file) in files {
        if file.group != db.group || (folder.mode & 0o2000 != 0 && file.group != folder.group) {
            found.push(Snag::FileOfOthers(name.clone(), *file));
        } else if file.mode & 0o060 != 0o060 {
            found.push(Snag::FileClosed(name.clone(), *file));
        } else if file.mode & 0o006 != 0 {
            found.push(Snag::FileOpen(name.clone(), *file));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOLDER: Standing = Standing { owner: 0, group: 10, mode: 0o2770, is_folder: true };

    fn file(owner: u32, group: u32, mode: u32) -> Standing {
        Standing { owner, group, mode, is_folder: false }
    }

    fn kinds(folder: Standing, files: &[Standing]) -> Vec<&'static str> {
        let files: Vec<(PathBuf, Standing)> = files.iter().map(|file| (PathBuf::from("x"), *file)).collect();
        let found = weigh(Path::new("/srv"), folder, &files);
        let kinds = found.iter().map(|snag| match snag {
            Snag::FolderClosed(..) => "closed folder",
            Snag::FolderForgets(..) => "forgetful folder",
            Snag::FileClosed(..) => "closed",
            Snag::FileOfOthers(..) => "others'",
            Snag::FileOpen(..) => "open",
        });
        kinds.collect()
    }

    #[test]
    fn a_database_of_one_account_is_its_own_affair() {
        for mode in [0o600, 0o644, 0o660] {
            assert!(kinds(Standing { mode: 0o755, ..FOLDER }, &[file(1, 10, mode); 3]).is_empty());
        }
    }

    #[test]
    fn what_keeps_a_group_from_sharing_is_named() {
        assert!(kinds(FOLDER, &[file(1, 10, 0o660), file(2, 10, 0o660)]).is_empty());
        assert_eq!(kinds(FOLDER, &[file(1, 10, 0o644)]), ["closed"]);
        assert_eq!(kinds(FOLDER, &[file(1, 10, 0o660), file(2, 20, 0o660)]), ["others'"]);
        assert_eq!(kinds(FOLDER, &[file(1, 10, 0o664)]), ["open"]);
        assert_eq!(kinds(Standing { mode: 0o2750, ..FOLDER }, &[file(1, 10, 0o660)]), ["closed folder"]);
        let plain = Standing { mode: 0o770, ..FOLDER };
        assert_eq!(kinds(plain, &[file(1, 10, 0o660), file(2, 10, 0o660)]), Vec::<&str>::new());
        assert_eq!(kinds(plain, &[file(1, 10, 0o660), file(2, 20, 0o660)]), ["forgetful folder", "others'"]);
    }
}
