//! The second file: who writes, who is dead, who takes up what, and what happens when the file is not as it should be.

use super::super::testing::{Office, author, in_another_process, morning, role, say};
use super::*;
use std::fs;
use std::os::unix::fs::PermissionsExt;

fn sitter(name: &str) -> Sitter {
    Sitter { author: author(name), line: "pts/7".into() }
}

fn board(office: &Path, name: &str) -> Drafts {
    Drafts::open(office, sitter(name), morning()).unwrap()
}

fn draft(number: u64, body: &str) -> Kept {
    Kept { number, seen: 12, body: body.into() }
}

fn bodies(left: &[Left]) -> Vec<&str> {
    left.iter().map(|left| left.draft.body.as_str()).collect()
}

#[test]
fn what_a_living_board_holds_is_nobody_elses_and_what_a_dead_one_left_is_offered() {
    let office = Office::new();
    let (mut one, mut two) = (board(&office.path, "a"), board(&office.path, "b"));
    one.keep(&[draft(1, "satu"), draft(2, "dua")], "{}", morning()).unwrap();
    assert_eq!(two.left().unwrap(), (vec![], 1));
    one.keep(&[draft(2, "dua lagi")], "{}", morning()).unwrap();
    one.handed_over(2, &"op-7".into()).unwrap();
    one.handed_over(9, &"op-8".into()).unwrap();
    drop(one);
    let (left, living) = two.left().unwrap();
    assert_eq!((bodies(&left), living), (vec!["dua lagi"], 0));
    let found = &left[0];
    assert_eq!((found.author.as_str(), found.host.as_str(), found.line.as_str()), ("a", "meja", "pts/7"));
    assert_eq!((found.at, found.op.clone()), (morning(), Some("op-7".into())));

    // One takes it up, the other comes too late.
    let mut three = board(&office.path, "c");
    let taken = [draft(1, "dua lagi")];
    let (board, number) = (found.board.clone(), found.draft.number);
    assert!(two.keep_and_forget(&taken, "{}", morning(), Some((&board, number))).unwrap());
    assert!(!three.keep_and_forget(&taken, "{}", morning(), Some((&board, number))).unwrap());
    drop((two, three));
    let mut four = self::board(&office.path, "d");
    assert_eq!(bodies(&four.left().unwrap().0), ["dua lagi", "dua lagi"]);
}

#[test]
fn what_is_typed_on_is_not_the_operation_that_was_handed_over() {
    let office = Office::new();
    let mut one = board(&office.path, "a");
    one.keep(&[draft(1, "satu")], "{}", morning()).unwrap();
    one.handed_over(1, &"op-7".into()).unwrap();
    one.keep(&[draft(1, "satu lain")], "{}", morning()).unwrap();
    drop(one);
    assert_eq!(board(&office.path, "b").left().unwrap().0[0].op, None);
}

#[test]
fn boards_that_left_nothing_leave_nothing() {
    let office = Office::new();
    let mut one = board(&office.path, "a");
    one.keep(&[draft(1, "satu")], "{}", morning()).unwrap();
    one.keep(&[], "{\"screen\":\"papan\"}", morning()).unwrap();
    let mut two = board(&office.path, "b");
    two.keep(&[], "{}", morning()).unwrap();
    let mut there = two.present().unwrap();
    there.sort_by(|a, b| a.author.cmp(&b.author));
    assert_eq!(there.iter().map(|there| there.author.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(there[0].place, "{\"screen\":\"papan\"}");
    drop(one);
    assert_eq!(two.present().unwrap().len(), 1);
    drop(two);
    let names: Vec<String> = fs::read_dir(office.path.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("draf") || name.contains("sesi"))
        .collect();
    assert_eq!(names, ["rapat.db-draf"]);
}

#[test]
fn the_file_is_for_those_who_may_write_the_database() {
    let office = Office::new();
    fs::set_permissions(&office.path, fs::Permissions::from_mode(0o664)).unwrap();
    let mut one = board(&office.path, "a");
    one.keep(&[draft(1, "satu")], "{}", morning()).unwrap();
    for file in ["rapat.db-draf", "rapat.db-draf-wal", "rapat.db-draf-shm"] {
        let mode = fs::metadata(office.path.with_file_name(file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o660, "{file}");
    }
}

#[test]
fn a_killed_board_is_dead_and_its_lock_is_cleared_away() {
    let office = Office::new();
    assert_eq!(in_another_process("store::drafts::tests::somebody_types_and_is_killed", &office.path), "typed");
    let mut next = board(&office.path, "b");
    let (left, _) = next.left().unwrap();
    assert_eq!(bodies(&left), ["setengah"]);
    assert!(next.forget(&left[0].board, left[0].draft.number).unwrap());
    assert_eq!(next.left().unwrap(), (vec![], 0));
    let locks = fs::read_dir(office.path.parent().unwrap()).unwrap();
    let locks = locks.filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains("-sesi-"));
    assert_eq!(locks.count(), 1, "its own");
}

#[test]
fn somebody_types_and_is_killed() {
    let Some(path) = role() else { return };
    let mut drafts = board(&path, "a");
    drafts.keep(&[draft(1, "setengah")], "{}", morning()).unwrap();
    say("typed");
    // Without a farewell, as far as the file can tell.
    std::process::exit(0);
}

#[test]
fn a_damaged_or_strange_file_is_said_so_and_left_as_it_is() {
    let office = Office::new();
    let file = path(&office.path);
    for bytes in [&b"bukan basis data, jelas sekali bukan"[..], &[7; 8192]] {
        fs::write(&file, bytes).unwrap();
        let error = Drafts::open(&office.path, sitter("a"), morning()).unwrap_err();
        assert!(matches!(error, StoreError::Damaged(_)), "{error:?}");
        assert_eq!(fs::read(&file).unwrap(), bytes);
    }
    fs::remove_file(&file).unwrap();
    Connection::open(&file).unwrap().execute_batch("PRAGMA application_id = 5; CREATE TABLE t (x)").unwrap();
    let error = Drafts::open(&office.path, sitter("a"), morning()).unwrap_err();
    assert!(matches!(error, StoreError::Foreign { application_id: 5 }), "{error:?}");
    fs::remove_file(&file).unwrap();
    drop(board(&office.path, "a"));
    Connection::open(&file).unwrap().execute_batch("PRAGMA user_version = 2").unwrap();
    let error = Drafts::open(&office.path, sitter("a"), morning()).unwrap_err();
    assert!(matches!(error, StoreError::Newer { has: 2, knows: 1 }), "{error:?}");
}

#[test]
fn boards_that_open_at_once_end_up_with_one_file() {
    for _ in 0..10 {
        let office = Office::new();
        std::thread::scope(|scope| {
            for number in 0..8 {
                let path = &office.path;
                scope.spawn(move || {
                    let mut board = board(path, &format!("a{number}"));
                    board.keep(&[draft(1, "satu")], "{}", morning()).unwrap();
                });
            }
        });
        assert_eq!(board(&office.path, "b").left().unwrap().0.len(), 8);
    }
}
