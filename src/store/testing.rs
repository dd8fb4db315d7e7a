//! Databases for tests: a folder of their own, the small world of the domain's tests, and people who write.

use super::{First, Mode, Now, Store, StoreError, op_id};
use crate::domain::change::{Change, Edit, Founding, ItemEdit, NewItem};
use crate::domain::day::Moment;
use crate::domain::ids::{ItemNo, SessionId};
use crate::domain::item::Due;
use crate::domain::operation::{Author, Operation, Receipt};
use crate::domain::testing;
use std::path::{Path, PathBuf};
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

/// The text of a proposal is changed.
pub(super) fn reword(item: ItemNo, saw: &str, to: &str) -> Change {
    Change::EditItem { item, edit: ItemEdit::Text(Edit::new(saw.into(), to.into())) }
}
