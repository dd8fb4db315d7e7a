//! Databases for tests: a folder of their own, the small world of the domain's tests, and people who write.

use super::{First, Mode, Now, Store, StoreError, op_id};
use crate::domain::change::{Change, Edit, Founding, ItemEdit, NewItem, NewMeeting};
use crate::domain::day::Moment;
use crate::domain::ids::{ItemNo, SessionId};
use crate::domain::item::Due;
use crate::domain::operation::{Author, Operation, Receipt};
use crate::domain::testing;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

pub(super) use testing::{morning, nov};

/// A folder that goes away by itself, in memory where the system has such a place: what is tested here isn't the disk.
pub(super) fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.unwrap()
}

pub(super) fn author(name: &str) -> Author {
    Author {
        name: name.into(),
        os_user: "uji".into(),
        host: "meja".into(),
        key: None,
        session: SessionId::new(format!("sesi-{name}")),
    }
}

/// The first operation of the small world.
pub(super) fn first(op: &str) -> First {
    First {
        op: op.into(),
        founding: Founding {
            id: "uji".into(),
            home: "meja".into(),
            rehearsal: false,
            sample: false,
            made_by: "0.1.0".into(),
        },
        rest: testing::founding(),
        past: Vec::new(),
        author: author("pendiri"),
        now: Now::real(long_ago()),
    }
}

/// When the small world is founded.
pub(super) fn long_ago() -> Moment {
    morning() - chrono::Duration::days(40)
}

/// A database with the small world in a folder of its own.
pub(super) struct Office {
    _folder: TempDir,
    pub(super) path: PathBuf,
}

impl Office {
    pub(super) fn new() -> Self {
        let folder = folder();
        let path = folder.path().canonicalize().unwrap().join("rapat.db");
        Store::found(&path, first("op-0")).unwrap();
        Self { _folder: folder, path }
    }

    pub(super) fn open(&self) -> Store {
        Store::open(&self.path, Mode::Write).unwrap()
    }

    pub(super) fn look(&self) -> Store {
        Store::open(&self.path, Mode::Read).unwrap()
    }
}

/// A file that was put somewhere by hand has its place there from now on.
pub(super) fn placed_anew(path: &Path) {
    let db = rusqlite::Connection::open(path).unwrap();
    db.execute("DELETE FROM copy", []).unwrap();
    db.close().unwrap();
}

/// One operation by somebody.
pub(super) fn by(store: &mut Store, name: &str, changes: Vec<Change>) -> Result<Receipt, StoreError> {
    let operation = Operation::plain(op_id::fresh(morning()), changes);
    store.commit(&operation, &author(name), Now::real(morning()))
}

/// A new promise of the Kodim, due on a day of November 2026.
pub(super) fn promise(text: &str, due: u32) -> Change {
    Change::AddItem(NewItem {
        number: None,
        text: text.into(),
        lead: Some("kodim".into()),
        support: vec![],
        sites: vec!["1.01".into()],
        due: Some(Due::On(nov(due))),
        issue: None,
    })
}

/// A meeting is planned for the day on which everything happens.
pub(super) fn plan_meeting() -> Change {
    Change::PlanMeeting(NewMeeting {
        id: None,
        title: "Rapat".into(),
        day: nov(24),
        begins: None,
        place: None,
        agenda: vec![],
    })
}

/// The text of a proposal is changed.
pub(super) fn reword(item: ItemNo, saw: &str, to: &str) -> Change {
    Change::EditItem { item, edit: ItemEdit::Text(Edit::new(saw.into(), to.into())) }
}

/// Everything in a folder: names, bytes, times of the last change. Only to be asked while no connection is open, see
/// `Place::check_header`.
pub(super) fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>, std::time::SystemTime)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries
        .filter(|path| path.is_file())
        .map(|path| {
            let bytes = fs::read(&path).unwrap();
            let changed = fs::metadata(&path).unwrap().modified().unwrap();
            (path, bytes, changed)
        })
        .collect();
    files.sort();
    files
}

/// Lets one test play a part of its own in a process of its own, and gives what it said. The test finds out by [`role`]
/// that it is to play.
pub(super) fn in_another_process(test: &str, place: &Path) -> String {
    said_by(Command::new(std::env::current_exe().unwrap()), test, place)
}

/// The same, as somebody without rights. Where the tests run as root, that is another user, who can't reach the test
/// program everywhere; so it gets a copy.
pub(super) fn without_rights(test: &str, place: &Path) -> String {
    if !is_root() {
        return in_another_process(test, place);
    }
    let open = TempDir::with_prefix_in("uji", std::env::temp_dir()).unwrap();
    fs::set_permissions(open.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let program = open.path().join("uji");
    // By a process of its own: while this one held it open to write, any test that starts a process could pass that on
    // for a moment, and what somebody has open to write cannot be run.
    let copied = Command::new("cp").arg(std::env::current_exe().unwrap()).arg(&program).status().unwrap();
    assert!(copied.success());
    let mut command = Command::new(program);
    command.uid(65_534).gid(65_534);
    said_by(command, test, place)
}

/// The same, where no file may grow beyond so many kilobytes.
pub(super) fn with_little_room(test: &str, place: &Path, kilobytes: u64) -> String {
    let mut shell = Command::new("sh");
    // The shell counts in halves of a kilobyte.
    let limit = format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\"", kilobytes * 2);
    shell.arg("-c").arg(limit).arg(std::env::current_exe().unwrap());
    said_by(shell, test, place)
}

fn said_by(mut command: Command, test: &str, place: &Path) -> String {
    command.args(["--exact", test, "--nocapture", "--test-threads=1"]).env(ROLE, place);
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let said = text.split(MARK).nth(1);
    said.unwrap_or_else(|| panic!("{text}\n{}", String::from_utf8_lossy(&output.stderr))).to_owned()
}

/// The place for which this process is to play its part, if it is such a process.
pub(super) fn role() -> Option<PathBuf> {
    std::env::var_os(ROLE).map(PathBuf::from)
}

/// What the part has to say.
pub(super) fn say(text: &str) {
    use std::io::Write;
    write!(std::io::stdout(), "{MARK}{text}{MARK}").unwrap();
}

const ROLE: &str = "RAPAT_STORE_TEST_PLACE";
const MARK: &str = "\u{1e}";

fn is_root() -> bool {
    // What one makes belongs to oneself.
    let mine = tempfile::tempfile().unwrap();
    mine.metadata().unwrap().uid() == 0
}
