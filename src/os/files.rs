//! Where a file lies and which file it is: the kind of its file system, its identity and the number of its names.

use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// The kind of file system that a path lies on, as far as it matters to a database with several writers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileSystem {
    /// A disk of this machine, or a kind that isn't known: locks and shared memory are taken to work.
    Local,
    /// In memory: gone when the machine restarts.
    Memory,
    /// Reached over a network or shared out of another machine, by its name: locks and shared memory don't hold there.
    Network(&'static str),
    /// Made by a program in user space; what it really is, only that program knows.
    Fuse,
    /// A layer over another one, as containers use it: what is written may be gone with the container.
    Overlay,
}

/// The kind of file system that `path` (a file or folder that exists) lies on.
pub fn file_system(path: &Path) -> io::Result<FileSystem> {
    Ok(kind_of(&rustix::fs::statfs(path)?))
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn kind_of(answer: &rustix::fs::StatFs) -> FileSystem {
    // The kernel's field is wider than the numbers and sign-extended on some machines; the low 32 bits are the number.
    by_number(answer.f_type as u32)
}

#[cfg(target_vendor = "apple")]
fn kind_of(answer: &rustix::fs::StatFs) -> FileSystem {
    let name: Vec<u8> = answer.f_fstypename.iter().map(|c| *c as u8).take_while(|c| *c != 0).collect();
    by_name(&String::from_utf8_lossy(&name))
}

/// Linux tells the kind as a number; these are the ones of `statfs(2)`, of the kernel's `magic.h`, and those that
/// file systems outside the kernel use.
#[cfg_attr(
    not(any(target_os = "linux", target_os = "android")),
    expect(dead_code, reason = "Linux alone numbers them")
)]
fn by_number(number: u32) -> FileSystem {
    match number {
        0x6969 => FileSystem::Network("NFS"),
        0x517B | 0xFF53_4D42 | 0xFE53_4D42 => FileSystem::Network("SMB"),
        0x0102_1997 => FileSystem::Network("9p"),
        0x5346_414F | 0x6B41_4653 => FileSystem::Network("AFS"),
        0x00C3_6400 => FileSystem::Network("Ceph"),
        0x7375_7245 => FileSystem::Network("Coda"),
        0x564C => FileSystem::Network("NCP"),
        0x7461_636F => FileSystem::Network("OCFS2"),
        0x0116_1970 => FileSystem::Network("GFS2"),
        0x0BD0_0BD0 => FileSystem::Network("Lustre"),
        0x4750_4653 => FileSystem::Network("GPFS"),
        0x2003_0528 => FileSystem::Network("OrangeFS"),
        0x1983_0326 => FileSystem::Network("BeeGFS"),
        0xAAD7_AAEA => FileSystem::Network("PanFS"),
        0x786F_4256 => FileSystem::Network("vboxsf"),
        0xBACB_ACBC => FileSystem::Network("vmhgfs"),
        0x7C7C_6673 => FileSystem::Network("prl_fs"),
        0x6573_5546 => FileSystem::Fuse,
        0x794C_7630 => FileSystem::Overlay,
        0x0102_1994 | 0x8584_58F6 => FileSystem::Memory,
        _ => FileSystem::Local,
    }
}

/// macOS tells the kind as a name.
#[cfg_attr(not(target_vendor = "apple"), cfg_attr(not(test), expect(dead_code, reason = "macOS alone names them")))]
fn by_name(name: &str) -> FileSystem {
    match name {
        "nfs" => FileSystem::Network("NFS"),
        "smbfs" => FileSystem::Network("SMB"),
        "afpfs" => FileSystem::Network("AFP"),
        "webdav" => FileSystem::Network("WebDAV"),
        "ftp" => FileSystem::Network("FTP"),
        "acfs" => FileSystem::Network("Xsan"),
        "tmpfs" => FileSystem::Memory,
        name if name.contains("fuse") => FileSystem::Fuse,
        _ => FileSystem::Local,
    }
}

/// What a small file holds that this account alone can read and write: a regular file of its own, closed to everybody
/// else, with a length. Nothing that the kernel makes up while it is read passes for one.
pub fn read_own_file(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    use std::io::Read;
    let file = rustix::fs::open(
        path,
        rustix::fs::OFlags::RDONLY
            | rustix::fs::OFlags::NOFOLLOW
            | rustix::fs::OFlags::CLOEXEC
            | rustix::fs::OFlags::NONBLOCK,
        rustix::fs::Mode::empty(),
    )?;
    let file = std::fs::File::from(file);
    let entry = file.metadata()?;
    let own = entry.uid() == rustix::process::geteuid().as_raw();
    if !entry.is_file() || !own || entry.mode() & 0o077 != 0 || entry.len() == 0 || entry.len() > most {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 != entry.len() {
        return Err(io::ErrorKind::InvalidData.into());
    }
    Ok(bytes)
}

/// Which file stands at a path, without following a link there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The device it lies on.
    pub device: u64,
    /// Its number on that device; two paths with equal device and inode are one file.
    pub inode: u64,
    /// How many names it has; more than 1 means that another path leads to the same data.
    pub links: u64,
    /// A regular file: no folder, link, pipe or device.
    pub regular: bool,
}

/// The identity of what stands at `path` itself. Looks at the directory entry only and opens nothing, so it is safe
/// beside an open database.
pub fn identity(path: &Path) -> io::Result<Identity> {
    let entry = std::fs::symlink_metadata(path)?;
    Ok(Identity { device: entry.dev(), inode: entry.ino(), links: entry.nlink(), regular: entry.is_file() })
}

/// By what a change of a file is noticed without reading it: which file, how long, and when it was last changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Print {
    /// The device it lies on.
    pub device: u64,
    /// Its number on that device.
    pub inode: u64,
    /// Its length in bytes.
    pub length: u64,
    /// When that was, in seconds and nanoseconds.
    changed: (i64, i64),
}

/// The print of what stands at a path, or nothing where nothing stands. Opens nothing, as [`identity`].
pub fn print(path: &Path) -> io::Result<Option<Print>> {
    let entry = match std::fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        other => other?,
    };
    Ok(Some(Print {
        device: entry.dev(),
        inode: entry.ino(),
        length: entry.len(),
        changed: (entry.mtime(), entry.mtime_nsec()),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[cfg(target_os = "linux")]
    #[test]
    fn linux_numbers_are_told_apart() {
        assert_eq!(by_number(0x6969), FileSystem::Network("NFS"));
        for smb in [0x517B, 0xFF53_4D42, 0xFE53_4D42] {
            assert_eq!(by_number(smb), FileSystem::Network("SMB"));
        }
        assert_eq!(by_number(0x0102_1997), FileSystem::Network("9p"));
        assert_eq!(by_number(0x6573_5546), FileSystem::Fuse);
        assert_eq!(by_number(0x794C_7630), FileSystem::Overlay);
        assert_eq!(by_number(0xEF53), FileSystem::Local);
        assert_eq!(file_system(Path::new("/proc/self")).unwrap(), FileSystem::Local);
        assert_eq!(file_system(Path::new("/dev/shm")).unwrap(), FileSystem::Memory);
    }

    #[test]
    fn mac_names_are_told_apart() {
        assert_eq!(by_name("apfs"), FileSystem::Local);
        assert_eq!(by_name("smbfs"), FileSystem::Network("SMB"));
        assert_eq!(by_name("macfuse"), FileSystem::Fuse);
    }

    #[test]
    fn a_missing_path_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(file_system(&folder.path().join("none")).unwrap_err().kind(), io::ErrorKind::NotFound);
        assert_eq!(identity(&folder.path().join("none")).unwrap_err().kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn identity_sees_second_names_links_and_swapped_files() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two, link) = (folder.path().join("one"), folder.path().join("two"), folder.path().join("link"));
        fs::write(&one, "a").unwrap();
        let alone = identity(&one).unwrap();
        assert!(alone.regular && alone.links == 1);

        fs::hard_link(&one, &two).unwrap();
        let shared = identity(&one).unwrap();
        assert_eq!((shared.links, identity(&two).unwrap()), (2, shared));

        std::os::unix::fs::symlink(&one, &link).unwrap();
        assert!(!identity(&link).unwrap().regular);
        assert!(!identity(folder.path()).unwrap().regular);

        fs::write(folder.path().join("new"), "b").unwrap();
        fs::rename(folder.path().join("new"), &one).unwrap();
        assert_ne!(identity(&one).unwrap().inode, alone.inode);
    }
}
