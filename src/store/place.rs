//! Where a database lies, looked at before anything opens it to write: the folder, the kind of file, its header. What is
//! refused here has not been touched.

use super::error::{Right, StoreError};
use super::ladder::{APPLICATION_ID, Ladder};
use crate::os::{self, FileSystem};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::io;
use std::path::{Path, PathBuf};

/// A place where a database lies, or where one can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, in a folder without links on the way.
    pub path: PathBuf,
    /// The folder.
    pub folder: PathBuf,
    /// Whether the file is there.
    pub exists: bool,
}

impl Place {
    /// Looks at a path.
    ///
    /// # Errors
    /// The folder is missing or lies on a network; what stands there is no regular file, or has a second name.
    pub fn find(path: &Path) -> Result<Self, StoreError> {
        Self::find_on(path, os::file_system)
    }

    fn find_on(path: &Path, file_system: impl Fn(&Path) -> io::Result<FileSystem>) -> Result<Self, StoreError> {
        let name = path.file_name().ok_or_else(|| StoreError::NotAFile(path.to_owned()))?;
        let parent = match path.parent() {
            Some(parent) if parent != Path::new("") => parent,
            _ => Path::new("."),
        };
        // SQLite is told to follow no link, and would refuse one anywhere on the way.
        let folder = parent.canonicalize().map_err(|error| missing(error, path))?;
        if let FileSystem::Network(name) = file_system(&folder)? {
            return Err(StoreError::NetworkFs(name.to_owned()));
        }
        let file = folder.join(name);
        match os::identity(&file) {
            Ok(found) if !found.regular => Err(StoreError::NotAFile(file)),
            Ok(found) if found.links > 1 => Err(StoreError::SecondName(file)),
            Ok(_) => Ok(Self { path: file, folder, exists: true }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self { path: file, folder, exists: false }),
            Err(error) => Err(missing(error, &file)),
        }
    }

    /// Reads the header of the file that is there.
    ///
    /// # Errors
    /// It is no database, one of another program, or one of a newer version of this program.
    pub fn check_header(&self, ladder: &Ladder) -> Result<(), StoreError> {
        let not_a_database = || StoreError::NotADatabase(self.path.clone());
        // SQLite takes what is shorter than its smallest page for a database that is still empty.
        if std::fs::symlink_metadata(&self.path)?.len() < 512 {
            return Err(not_a_database());
        }
        // Reading it with a file of one's own would, on closing that file, drop the locks that another connection of
        // this process holds. Opened as immutable, SQLite reads without locking, writes nothing and makes no side file;
        // the header can be older than what the log holds, but the mark never changes.
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_NOFOLLOW
            | OpenFlags::SQLITE_OPEN_URI;
        let wrong = |error: rusqlite::Error| match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => not_a_database(),
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => StoreError::NoRights(Right::Read),
            _ => error.into(),
        };
        let header = Connection::open_with_flags(immutable(&self.path), flags).map_err(wrong)?;
        // While the log is being written into the file, and after a crash in the middle of that, the file is shorter than
        // its header says. That is no damage, and with this setting SQLite doesn't call it so; nothing can be written here.
        header.set_db_config(DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, true)?;
        let read = |pragma| header.query_one(pragma, [], |row| row.get::<_, i32>(0)).map_err(wrong);
        let application_id = read("PRAGMA application_id")?;
        if application_id != APPLICATION_ID {
            return Err(StoreError::Foreign { application_id });
        }
        match read("PRAGMA user_version")? {
            has if has > ladder.top() => Err(StoreError::Newer { has, knows: ladder.top() }),
            has if has < 1 => Err(StoreError::Damaged(format!("it says that its schema is version {has}"))),
            _ => Ok(()),
        }
    }

    /// The path as a URI that opens without locks: right only where nobody writes.
    pub fn immutable(&self) -> String {
        immutable(&self.path)
    }

    /// The name of one of SQLite's files beside the database.
    pub fn beside(&self, ending: &str) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push(ending);
        name.into()
    }
}

/// Whether a database of this identity lies at a path. What cannot be looked at is taken to be it: better no second one.
pub fn holds(path: &Path, id: &str) -> bool {
    let found = match std::fs::symlink_metadata(path) {
        Ok(found) => found,
        Err(error) => return error.kind() == io::ErrorKind::PermissionDenied,
    };
    if !found.is_file() {
        return false;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    // What a database is founded as never changes, so it does not matter what the log holds.
    let base = Connection::open_with_flags(immutable(path), flags).and_then(|db| {
        db.query_one("SELECT json_extract(data, '$.id') FROM setting WHERE key = 'base'", [], |row| {
            row.get::<_, String>(0)
        })
    });
    match base {
        Ok(base) => base == id,
        Err(error) => matches!(error.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied)),
    }
}

fn missing(error: io::Error, path: &Path) -> StoreError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => StoreError::NotFound(path.to_owned()),
        io::ErrorKind::PermissionDenied => StoreError::NoRights(Right::Enter),
        _ => error.into(),
    }
}

/// The path as a URI that opens without locks.
fn immutable(path: &Path) -> String {
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => uri.push(char::from(*byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri + "?immutable=1"
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Office, first, folder};
    use super::super::{Mode, Store};
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    #[test]
    fn a_network_is_refused_by_its_name_and_a_disk_is_not() {
        let office = Office::new();
        for missing_too in [office.path.clone(), office.path.with_file_name("baru.db")] {
            let refused = Place::find_on(&missing_too, |_| Ok(FileSystem::Network("NFS")));
            assert!(matches!(&refused, Err(StoreError::NetworkFs(name)) if name == "NFS"), "{refused:?}");
            for fit in [FileSystem::Local, FileSystem::Memory, FileSystem::Fuse, FileSystem::Overlay] {
                let place = Place::find_on(&missing_too, |_| Ok(fit)).unwrap();
                assert_eq!(place.exists, missing_too == office.path);
            }
        }
        let folder_asked = std::cell::RefCell::new(PathBuf::new());
        let note = |path: &Path| {
            folder_asked.replace(path.to_owned());
            Ok(FileSystem::Local)
        };
        Place::find_on(&office.path, note).unwrap();
        assert_eq!(folder_asked.into_inner(), office.path.parent().unwrap());
    }

    #[test]
    fn any_name_that_a_file_can_have_will_do() {
        let folder = folder();
        let mut names = vec!["rapat kota.db".as_bytes(), b"50%25?a=b#c&d.db", "r\u{e4}pat\u{2026}.db".as_bytes(), b"x"];
        if cfg!(target_os = "linux") {
            names.push(b"a\xff.db");
        }
        for name in names {
            let path = folder.path().join(OsStr::from_bytes(name));
            Store::found(&path, first("op-0")).unwrap();
            Store::open(&path, Mode::Read).unwrap();
        }
        for name in ["", "..", "/"] {
            assert!(matches!(Place::find(Path::new(name)), Err(StoreError::NotAFile(_))), "{name:?}");
        }
    }

    #[test]
    fn a_name_without_a_folder_is_in_the_current_one() {
        let place = Place::find(Path::new("tidak-ada.db")).unwrap();
        assert_eq!(place.path, std::env::current_dir().unwrap().canonicalize().unwrap().join("tidak-ada.db"));
        assert!(!place.exists);
    }
}
