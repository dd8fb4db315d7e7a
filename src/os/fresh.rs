//! New files that several people may share, and giving a finished file its name without ever replacing another.

use rustix::fs::Gid;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;
use std::fs::{File, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

/// Makes an empty file where nothing stands yet, readable and writable by its owner and its group whatever the process's
/// mask says, and by nobody else.
pub fn create_for_group(path: &Path) -> io::Result<()> {
    // Without following a link that somebody put there: "new" refuses whatever stands there, a link too.
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.set_permissions(Permissions::from_mode(0o660))
}

/// Makes an empty file where nothing stands yet, which those may read and write who may write the file `like`: whoever
/// may only read that one may not read this one.
pub fn create_for_writers(path: &Path, like: &Path) -> io::Result<()> {
    let other = std::fs::symlink_metadata(like)?;
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    // What the folder passes on to those who only read its files is not for this one.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    let _ = rustix::fs::fremovexattr(&file, "system.posix_acl_access");
    let write = other.mode() & 0o222;
    let mut mode = write | write << 1;
    let group = other.gid();
    if file.metadata()?.gid() != group && rustix::fs::fchown(&file, None, Some(Gid::from_raw(group))).is_err() {
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
            if std::fs::symlink_metadata(to).is_ok() {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            std::fs::rename(from, to)?;
        }
        Err(error) => return Err(error.into()),
    }
    folder.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_new_file_is_for_owner_and_group() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new");
        create_for_group(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, 0o660);
        assert_eq!(create_for_group(&path).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
    }

    #[test]
    fn what_lies_beside_a_file_is_for_those_who_may_write_it() {
        let folder = tempfile::tempdir().unwrap();
        let [like, beside] = ["like", "beside"].map(|name| folder.path().join(name));
        fs::write(&like, "").unwrap();
        for (mode, expected) in [(0o660, 0o660), (0o644, 0o600), (0o640, 0o600), (0o666, 0o666), (0o400, 0o600)] {
            fs::set_permissions(&like, Permissions::from_mode(mode)).unwrap();
            create_for_writers(&beside, &like).unwrap();
            assert_eq!(fs::metadata(&beside).unwrap().permissions().mode() & 0o7777, expected, "{mode:o}");
            fs::remove_file(&beside).unwrap();
        }
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
