//! New files, each for those who are to have it: for the person alone as their own mask says, for a group that shares a
//! folder whatever that mask says, or for whoever has another file. And giving a finished file its name without ever
//! replacing another.

use super::rights::is_shared;
use rustix::fs::Gid;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;
use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

/// Makes an empty file where nothing stands yet, for people and not for the machine: in a folder that a group shares it is
/// readable and writable by that group, whatever the process's mask says; anywhere else the mask alone decides about the
/// group. Others get nothing.
pub fn create_for_people(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
    let file = create(path, 0o660)?;
    match is_shared(folder)? {
        true => file.set_permissions(Permissions::from_mode(0o660)),
        false => Ok(()),
    }
}

/// Makes an empty file where nothing stands yet, as the process's mask says.
pub fn create_plain(path: &Path) -> io::Result<()> {
    create(path, 0o666).map(drop)
}

/// Makes an empty file where nothing stands yet, which those may read and write who may read and write the file `like`.
pub fn create_like(path: &Path, like: &Path) -> io::Result<()> {
    let other = fs::symlink_metadata(like)?;
    give(&create(path, 0o600)?, other.gid(), other.mode() & 0o666)
}

/// From now on those may read and write a file who may read and write the file `like`. No connection to a database may be
/// open in it: closing it here would drop that one's locks.
pub fn give_to_those_of(path: &Path, like: &Path) -> io::Result<()> {
    let other = fs::symlink_metadata(like)?;
    give(&OpenOptions::new().write(true).open(path)?, other.gid(), other.mode() & 0o666)
}

/// Makes an empty file where nothing stands yet, which those may read and write who may write the file `like`: whoever
/// may only read that one may not read this one.
pub fn create_for_writers(path: &Path, like: &Path) -> io::Result<()> {
    let other = fs::symlink_metadata(like)?;
    let file = create(path, 0o600)?;
    // What the folder passes on to those who only read its files is not for this one.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    let _ = rustix::fs::fremovexattr(&file, "system.posix_acl_access");
    let write = other.mode() & 0o222;
    give(&file, other.gid(), write | write << 1)
}

/// Makes a folder, and those on the way to it, for nobody but the person: the place of what a program keeps for them.
pub fn create_own_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Without following a link that somebody put there: "new" refuses whatever stands there, a link too.
fn create(path: &Path, mode: u32) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(mode).open(path)
}

fn give(file: &File, group: u32, mut mode: u32) -> io::Result<()> {
    if file.metadata()?.gid() != group && rustix::fs::fchown(file, None, Some(Gid::from_raw(group))).is_err() {
        // Another group than that one has no business here.
        mode &= !0o070;
    }
    file.set_permissions(Permissions::from_mode(mode | 0o600))
}

/// Gives the file `from` the name `to` in the same folder, unless something has that name: then it is
/// [`io::ErrorKind::AlreadyExists`], and both stay as they are. When this returns, the name outlives a power cut.
pub fn name_for_good(from: &Path, to: &Path) -> io::Result<()> {
    let folder = to.parent().ok_or(io::ErrorKind::InvalidInput)?;
    let folder = File::open(folder)?;
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Ok(()) => {}
        // Some file systems cannot rename without replacing. There the lock keeps out everybody else who comes through
        // here.
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {
            folder.lock()?;
            if fs::symlink_metadata(to).is_ok() {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            fs::rename(from, to)?;
        }
        Err(error) => return Err(error.into()),
    }
    folder.sync_all()
}

/// Lets two files in one folder change their names in one step. `false` where the file system cannot do that; then nothing
/// was done.
pub fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => {
            let folder = other.parent().ok_or(io::ErrorKind::InvalidInput)?;
            File::open(folder)?.sync_all()?;
            Ok(true)
        }
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn a_new_file_is_for_the_group_that_shares_its_folder_and_else_for_whom_the_mask_lets() {
        let folder = tempfile::tempdir().unwrap();
        let [plain, path] = ["plain", "new"].map(|name| folder.path().join(name));
        create_plain(&plain).unwrap();
        File::create(folder.path().join("usual")).unwrap();
        assert_eq!(mode(&plain), mode(&folder.path().join("usual")));
        for (rights, expected) in [
            (0o700, mode(&plain) & 0o660),
            (0o770, mode(&plain) & 0o660),
            (0o2750, mode(&plain) & 0o660),
            (0o2770, 0o660),
            (0o2775, 0o660),
        ] {
            fs::set_permissions(folder.path(), Permissions::from_mode(rights)).unwrap();
            create_for_people(&path).unwrap();
            assert_eq!(mode(&path), expected, "{rights:o}");
            assert_eq!(create_for_people(&path).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
            fs::remove_file(&path).unwrap();
        }
    }

    #[test]
    fn what_lies_beside_a_file_is_for_those_who_may_write_it_and_a_copy_for_those_who_have_it() {
        let folder = tempfile::tempdir().unwrap();
        let [like, beside, copy] = ["like", "beside", "copy"].map(|name| folder.path().join(name));
        fs::write(&like, "").unwrap();
        for (rights, writers, same) in [
            (0o660, 0o660, 0o660),
            (0o644, 0o600, 0o644),
            (0o640, 0o600, 0o640),
            (0o666, 0o666, 0o666),
            (0o600, 0o600, 0o600),
            (0o400, 0o600, 0o600),
        ] {
            fs::set_permissions(&like, Permissions::from_mode(rights)).unwrap();
            create_for_writers(&beside, &like).unwrap();
            create_like(&copy, &like).unwrap();
            assert_eq!((mode(&beside), mode(&copy)), (writers, same), "{rights:o}");
            fs::remove_file(&beside).unwrap();
            fs::remove_file(&copy).unwrap();
        }
    }

    #[test]
    fn a_persons_own_folder_is_nobody_elses() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("data/rapat");
        create_own_folder(&inner).unwrap();
        create_own_folder(&inner).unwrap();
        assert_eq!((mode(&inner), mode(inner.parent().unwrap())), (0o700, 0o700));
    }

    #[test]
    fn two_files_change_their_names_in_one_step_or_stay_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let [one, other] = ["one", "other"].map(|name| folder.path().join(name));
        fs::write(&one, "1").unwrap();
        assert!(exchange(&one, &other).is_err() && one.exists());
        fs::write(&other, "2").unwrap();
        let done = exchange(&one, &other).unwrap();
        let expected = if done { ["2", "1"] } else { ["1", "2"] };
        assert_eq!([&one, &other].map(|path| fs::read_to_string(path).unwrap()), expected);
    }

    #[test]
    fn a_name_is_given_once() {
        let folder = tempfile::tempdir().unwrap();
        let [one, two, name] = ["one", "two", "name"].map(|name| folder.path().join(name));
        fs::write(&one, "1").unwrap();
        fs::write(&two, "2").unwrap();
        name_for_good(&one, &name).unwrap();
        assert_eq!(name_for_good(&two, &name).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&name).unwrap(), b"1");
        assert!(!one.exists() && two.exists());
        fs::remove_file(&name).unwrap();
        std::os::unix::fs::symlink("nowhere", &name).unwrap();
        assert_eq!(name_for_good(&two, &name).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
    }
}
