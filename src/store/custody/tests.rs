//! One database on several machines: who may write when, whatever is copied and wherever it is cut off.

use super::super::testing::{Office, author, by, folder, morning, promise};
use super::super::{Away, Carry, Mode, Now, Standing, Store, StoreError, op_id};
use super::{Doing, Taker};
use crate::domain::access::{NewKey, Role};
use crate::domain::change::Change;
use crate::domain::custody::Way;
use crate::domain::ids::{OpId, Record};
use crate::domain::operation::Author;
use crate::domain::private::PrivateField;
use crate::domain::refusal::Refusal;
use proptest::prelude::*;
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const OFFICE: &str = "kantor";
const LAPTOP: &str = "laptop";

/// Who does what is done here.
struct Hand {
    id: OpId,
    author: Author,
}

impl Hand {
    fn new() -> Self {
        Self { id: op_id::fresh(morning()), author: author("notulis") }
    }

    fn doing(&self) -> Doing<'_> {
        Doing { id: &self.id, author: &self.author, now: Now::real(morning()) }
    }
}

fn open(path: &Path, machine: &str) -> Store {
    Store::open(path, Mode::Write).unwrap().on(machine)
}

/// A database that belongs to the office's machine, and the place of a stick beside it.
fn office() -> (Office, PathBuf) {
    let office = Office::new();
    let mut store = open(&office.path, OFFICE);
    store.rename_to_here().unwrap();
    by(&mut store, "notulis", vec![promise("Surat", 27)]).unwrap();
    let stick = office.path.with_file_name("stik.db");
    (office, stick)
}

fn carry(from: &mut Store, to: &Path) -> Result<(), StoreError> {
    from.carry_to(to, None, Hand::new().doing())?.into_one_file()
}

/// Fetches the right to write as over a line, into the file at this path. `cut`: the line is cut before the right arrives.
fn fetch(home: &mut Store, to: &Path, machine: &str, cut: bool) -> Result<(), StoreError> {
    let mut own = to.exists().then(|| open(to, machine));
    let copy = Store::fetcher(own.as_ref(), "rapat@kantor", morning())?;
    let taker = Taker { copy: copy.id.clone(), host: None, file: None };
    loop {
        let parcel = match &own {
            Some(own) => home.parcel(&own.hello()?)?,
            None => home.whole()?,
        };
        let is_theirs = home.world().is_held_by(&taker.copy);
        if !is_theirs && home.standing()? != Standing::Here {
            return Err(StoreError::Carry(Carry::NotAtHome));
        }
        if is_theirs && cut {
            return Ok(());
        }
        let mut store = match own.take() {
            Some(store) => store,
            None => Store::copied(to, &parcel, &copy, morning())?.on(machine),
        };
        let placed = store.placed(copy.clone())?;
        if store.copy()? != placed {
            store.rename_copy(&placed)?;
        }
        store.receive(&parcel)?;
        if is_theirs {
            return Ok(());
        }
        home.lend(&taker, &store.hello()?, Hand::new().doing())?;
        own = Some(store);
    }
}

fn may(store: &mut Store) -> bool {
    store.refresh().unwrap();
    let says = store.standing().unwrap() == Standing::Here;
    let does = by(store, "siapa", vec![promise("Janji", 28)]);
    match does {
        Ok(_) => assert!(says, "{:?}", store.standing()),
        Err(StoreError::Away { .. }) => assert!(!says),
        Err(error) => panic!("{error:?}"),
    }
    says
}

#[test]
fn a_file_that_was_copied_by_hand_is_read_only_wherever_it_lies() {
    let (office, _) = office();
    let copied = office.path.with_file_name("salinan.db");
    std::fs::copy(&office.path, &copied).unwrap();
    let away = |path: &Path, machine: &str| match open(path, machine).standing().unwrap() {
        Standing::Here => None,
        Standing::Away(away) => Some(away),
    };
    assert_eq!(away(&office.path, OFFICE), None);
    assert_eq!(away(&office.path, LAPTOP), Some(Away::OtherMachine { host: OFFICE.into() }));
    assert_eq!(away(&copied, LAPTOP), Some(Away::OtherMachine { host: OFFICE.into() }));
    assert_eq!(away(&copied, OFFICE), Some(Away::OtherPlace { path: office.path.clone(), there: true }));
    assert!(!may(&mut open(&copied, OFFICE)));

    // Where the first one is gone, a copy is still not it by itself.
    let gone = office.path.with_file_name("pergi.db");
    std::fs::rename(&office.path, &gone).unwrap();
    assert_eq!(away(&copied, OFFICE), Some(Away::OtherPlace { path: office.path.clone(), there: false }));
    // But the file itself may move.
    assert!(may(&mut open(&gone, OFFICE)));
    std::fs::rename(&gone, &office.path).unwrap();
    assert!(may(&mut open(&office.path, OFFICE)));
}

#[test]
fn a_file_from_before_anybody_asked_belongs_to_who_writes_first() {
    let office = Office::new();
    Connection::open(&office.path).unwrap().execute("DELETE FROM copy", []).unwrap();
    assert!(may(&mut open(&office.path, LAPTOP)));
    assert!(!may(&mut open(&office.path, OFFICE)));
}

#[test]
fn it_is_taken_along_and_brought_back_with_all_that_was_written() {
    let (office, stick) = office();
    let mut home = open(&office.path, OFFICE);
    for round in 1..=3_usize {
        carry(&mut home, &stick).unwrap();
        assert!(!may(&mut home));
        assert!(matches!(carry(&mut home, &stick.with_file_name("dua.db")), Err(StoreError::Away { .. })));
        let mut laptop = open(&stick, LAPTOP);
        assert!(may(&mut laptop) && may(&mut laptop));
        // A copy of what is carried is not what is carried.
        let second = stick.with_file_name(format!("salinan-{round}.db"));
        std::fs::copy(&stick, &second).unwrap();
        assert!(!may(&mut open(&second, LAPTOP)) && !may(&mut open(&second, OFFICE)));
        assert!(!may(&mut open(&stick, OFFICE)), "it has its place on the laptop now");
        assert!(matches!(carry(&mut laptop, &second), Err(StoreError::Carry(_))), "from there it goes nowhere else");

        laptop.seal(Hand::new().doing()).unwrap();
        laptop.seal(Hand::new().doing()).unwrap();
        assert!(!may(&mut laptop) && !may(&mut home), "on its way it is nowhere");
        laptop.into_one_file().unwrap();
        let mut carried = open(&stick, OFFICE);
        assert_eq!(carried.bring_back_to(&mut home, Hand::new().doing()).unwrap(), 3);
        assert_eq!(carried.bring_back_to(&mut home, Hand::new().doing()).unwrap(), 0, "once more changes nothing");
        assert!(may(&mut home) && !may(&mut carried));
        assert_eq!(home.world().items.len(), 1 + 3 * round);
        assert_eq!(usize::try_from(home.world().lease()).unwrap(), 1 + 2 * round);
        assert_eq!(home.verify().unwrap().faults, []);
    }
}

#[test]
fn a_copy_by_hand_of_one_that_was_fetched_is_another() {
    let (office, own) = office();
    let mut home = open(&office.path, OFFICE);
    fetch(&mut home, &own, LAPTOP, false).unwrap();
    open(&own, LAPTOP).bring_back_to(&mut home, Hand::new().doing()).unwrap();
    let by_hand = own.with_file_name("tangan.db");
    std::fs::copy(&own, &by_hand).unwrap();
    // Cut off, the same one fetches what it was given; no other does.
    fetch(&mut home, &own, LAPTOP, true).unwrap();
    assert!(!may(&mut open(&own, LAPTOP)) && !may(&mut home));
    for machine in [LAPTOP, "lain"] {
        assert!(fetch(&mut home, &by_hand, machine, false).is_err());
        assert!(!may(&mut open(&by_hand, machine)));
    }
    fetch(&mut home, &own, LAPTOP, false).unwrap();
    assert!(may(&mut open(&own, LAPTOP)));
    assert!(fetch(&mut home, &by_hand, LAPTOP, false).is_err());
    open(&own, LAPTOP).bring_back_to(&mut home, Hand::new().doing()).unwrap();
    // Where nobody has it, it may have it, under a name of its own.
    fetch(&mut home, &by_hand, LAPTOP, false).unwrap();
    assert!(may(&mut open(&by_hand, LAPTOP)) && !may(&mut open(&own, LAPTOP)));
}

#[test]
fn a_copy_that_awaits_its_right_back_keeps_its_name() {
    let (office, stick) = office();
    let mut home = open(&office.path, OFFICE);
    carry(&mut home, &stick).unwrap();
    let name = home.copy().unwrap();
    let mut laptop = open(&stick, LAPTOP);
    // Taking along where bringing back was meant.
    for _ in 0..2 {
        let refused = laptop.carry_to(&office.path, None, Hand::new().doing());
        assert!(matches!(refused, Err(StoreError::Carry(Carry::NotAtHome))), "{:?}", refused.err());
    }
    let renamed = home.rename_copy(&laptop.copy().unwrap());
    assert!(matches!(renamed, Err(StoreError::Carry(Carry::NotAtHome))), "{renamed:?}");
    assert_eq!(home.copy().unwrap(), name);
    laptop.bring_back_to(&mut home, Hand::new().doing()).unwrap();
    assert!(may(&mut home));
}

#[test]
fn brought_back_once_more_after_home_went_on_it_is_there_already() {
    let (office, stick) = office();
    let mut home = open(&office.path, OFFICE);
    carry(&mut home, &stick).unwrap();
    let mut laptop = open(&stick, LAPTOP);
    assert!(may(&mut laptop));
    assert_eq!(laptop.bring_back_to(&mut home, Hand::new().doing()).unwrap(), 2);
    assert!(may(&mut home) && may(&mut home));
    let before = home.hello().unwrap();
    assert_eq!(laptop.bring_back_to(&mut home, Hand::new().doing()).unwrap(), 0);
    assert_eq!(home.hello().unwrap(), before);
    // One that only says that it went on, from another row than the one that was brought.
    let (other, second) = self::office();
    let mut elsewhere = open(&other.path, OFFICE);
    carry(&mut elsewhere, &second).unwrap();
    let mut apart = open(&second, LAPTOP);
    assert!(may(&mut apart));
    apart.seal(Hand::new().doing()).unwrap();
    elsewhere.reclaim(Hand::new().doing()).unwrap();
    assert!((0..4).all(|_| may(&mut elsewhere)));
    let late = apart.bring_back_to(&mut elsewhere, Hand::new().doing());
    assert!(matches!(late, Err(StoreError::Carry(Carry::Diverged))), "{late:?}");
}

#[test]
fn who_takes_it_along_lets_nobody_in() {
    let (office, stick) = office();
    let mut home = open(&office.path, OFFICE);
    carry(&mut home, &stick).unwrap();
    let mut laptop = open(&stick, LAPTOP);
    let key = |role| {
        let line = "ssh-ed25519 AAAA".to_owned();
        let choices = std::collections::BTreeMap::new();
        Change::AddKey(NewKey {
            fingerprint: "SHA256:a".into(),
            line,
            holder: "Camat".into(),
            role,
            why: None,
            choices,
        })
    };
    let refused = by(&mut laptop, "siapa", vec![key(Role::Reader)]);
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::KeysAtHome))), "{refused:?}");
    assert!(may(&mut laptop));
    // A program that does not ask: its rows are sound, and are not taken in.
    let (at, seq) = (home.hello().unwrap(), laptop.world().seq);
    std::sync::Arc::make_mut(laptop.world.custody.as_mut().unwrap()).home = None;
    by(&mut laptop, "siapa", vec![key(Role::Secretariat)]).unwrap();
    assert_eq!(laptop.world().seq, seq + 1);
    let parcel = laptop.parcel(&at).unwrap();
    assert!(matches!(home.receive(&parcel), Err(StoreError::Carry(Carry::Keys))));
    assert_eq!(home.hello().unwrap(), at);
}

#[test]
fn what_is_meant_for_one_computer_is_written_on_no_other() {
    let (office, stick) = office();
    let mut home = open(&office.path, OFFICE);
    home.carry_to(&stick, Some(LAPTOP.into()), Hand::new().doing()).unwrap().into_one_file().unwrap();
    let second = stick.with_file_name("dua.db");
    std::fs::copy(&stick, &second).unwrap();
    for path in [&stick, &second] {
        let standing = open(path, "lain").standing().unwrap();
        assert_eq!(standing, Standing::Away(Away::MeantFor { host: LAPTOP.into() }));
        assert!(!may(&mut open(path, "lain")) && !may(&mut open(path, OFFICE)));
    }
    assert!(may(&mut open(&stick, LAPTOP)));
}

#[test]
fn a_lost_laptop_is_given_up_and_comes_too_late() {
    let (office, stick) = office();
    let mut home = open(&office.path, OFFICE);
    let reclaim = |store: &mut Store| store.reclaim(Hand::new().doing());
    assert!(matches!(reclaim(&mut home), Err(StoreError::Carry(Carry::NotLent))));
    carry(&mut home, &stick).unwrap();
    let mut laptop = open(&stick, LAPTOP);
    assert!(may(&mut laptop));
    assert!(matches!(reclaim(&mut laptop), Err(StoreError::Carry(Carry::NotLent))), "who has it cannot take it");
    reclaim(&mut home).unwrap();
    assert_eq!((home.world().lease(), home.world().custody.as_ref().unwrap().way), (3, Way::Reclaimed));
    assert!(may(&mut home));
    let before = home.hello().unwrap();
    let late = laptop.bring_back_to(&mut home, Hand::new().doing());
    assert!(matches!(late, Err(StoreError::Carry(Carry::Superseded))), "{late:?}");
    assert_eq!(laptop.standing().unwrap(), Standing::Away(Away::Outdated { home: OFFICE.into() }));
    let again = laptop.bring_back_to(&mut home, Hand::new().doing());
    assert!(matches!(again, Err(StoreError::Carry(Carry::Diverged))), "{again:?}");
    assert_eq!(home.hello().unwrap(), before);
    // Also where nothing was written at home since.
    laptop.load_log().unwrap();
    assert!(laptop.world().log.rows().last().is_some_and(|row| row.change.kind() == "item.add"), "it can be listed");
}

/// Meant for one computer and carried to the office, it is told there.
#[test]
fn a_lost_one_that_turns_up_is_told_on_whatever_computer() {
    let (office, stick) = office();
    let mut home = open(&office.path, OFFICE);
    home.carry_to(&stick, Some(LAPTOP.into()), Hand::new().doing()).unwrap().into_one_file().unwrap();
    let mut laptop = open(&stick, LAPTOP);
    assert!(may(&mut laptop));
    home.reclaim(Hand::new().doing()).unwrap();
    assert!(may(&mut laptop), "nobody has told it");
    let mut there = open(&stick, OFFICE);
    let late = there.bring_back_to(&mut home, Hand::new().doing());
    assert!(matches!(late, Err(StoreError::Carry(Carry::Superseded))), "{late:?}");
    assert!(!may(&mut laptop));
}

#[test]
fn rows_are_taken_in_only_where_they_are_awaited_and_whole() {
    let (office, stick) = office();
    let mut home = open(&office.path, OFFICE);
    carry(&mut home, &stick).unwrap();
    let mut laptop = open(&stick, LAPTOP);
    assert!(may(&mut laptop));
    let hello = home.hello().unwrap();
    let parcel = laptop.parcel(&hello).unwrap();
    // One letter that was changed on the way, a row that is missing, another database.
    let text = serde_json::to_string(&parcel).unwrap();
    for (from, to) in [("Janji", "Jansi"), ("\"notulis\"", "\"notulus\""), ("\"base\":\"uji\"", "\"base\":\"lain\"")] {
        let spoiled = serde_json::from_str(&text.replace(from, to)).unwrap();
        let refused = if text.contains(from) { home.receive(&spoiled) } else { continue };
        assert!(matches!(refused, Err(StoreError::Carry(_))), "{from}: {refused:?}");
        assert_eq!(home.hello().unwrap(), hello);
    }
    assert_eq!(home.receive(&parcel).unwrap(), 1);
    assert_eq!(home.receive(&parcel).unwrap(), 0);
    // A home that has moved on, which no way leads to, takes in nothing.
    laptop.seal(Hand::new().doing()).unwrap();
    let forced = Connection::open(&office.path).unwrap();
    forced.execute("DELETE FROM custody", []).unwrap();
    let mut moved = open(&office.path, OFFICE);
    by(&mut moved, "siapa", vec![promise("Paksa", 28)]).unwrap();
    let late = laptop.bring_back_to(&mut moved, Hand::new().doing());
    assert!(matches!(late, Err(StoreError::Carry(Carry::Diverged))), "{late:?}");
}

#[test]
fn what_is_restored_is_a_copy_of_its_own_and_the_old_one_a_second() {
    let (office, stick) = office();
    let mut home = open(&office.path, OFFICE);
    let backup = office.path.with_file_name("cadangan.db");
    std::fs::copy(&office.path, &backup).unwrap();
    carry(&mut home, &stick).unwrap();
    let mut laptop = open(&stick, LAPTOP);
    assert!(may(&mut laptop));
    let parcel = Store::open(&backup, Mode::Read).unwrap().whole().unwrap();
    // Nobody may have the one open whose place is taken.
    let busy = Store::put_in_place(&office.path, &parcel, Hand::new().doing());
    assert!(matches!(busy, Err(StoreError::Busy)), "{busy:?}");
    drop(home);
    let (mut restored, aside) = Store::put_in_place(&office.path, &parcel, Hand::new().doing()).unwrap();
    assert!(may(&mut restored));
    assert_eq!(restored.world().lease(), 3, "above the one whose place it takes");
    let aside = aside.unwrap();
    assert_eq!(aside.missing, Some(1), "the handing over is not in the backup");
    assert!(!may(&mut Store::open(&aside.path, Mode::Write).unwrap()));
    let late = laptop.bring_back_to(&mut restored, Hand::new().doing());
    assert!(matches!(late, Err(StoreError::Carry(_))), "{late:?}");
    // A machine that is another one now: the file itself is taken over, and still goes home.
    let (office, stick) = super::tests::office();
    let mut home = open(&office.path, OFFICE);
    carry(&mut home, &stick).unwrap();
    assert!(may(&mut open(&stick, LAPTOP)));
    let mut renamed = open(&stick, "laptop-baru");
    assert!(!may(&mut renamed));
    renamed.restore(true, 0, Hand::new().doing()).unwrap();
    assert!(may(&mut renamed));
    renamed.bring_back_to(&mut home, Hand::new().doing()).unwrap();
    assert!(may(&mut home) && !may(&mut renamed));
}

#[test]
fn cut_off_between_letting_go_and_arriving_the_same_command_goes_on() {
    let (office, stick) = office();
    let mut home = open(&office.path, OFFICE);
    carry(&mut home, &stick).unwrap();
    // As if the row that says so had never arrived.
    let mut whole = serde_json::to_value(home.whole().unwrap()).unwrap();
    whole["rows"].as_array_mut().unwrap().pop();
    let copy = Store::open(&stick, Mode::Read).unwrap().copy().unwrap();
    std::fs::remove_file(&stick).unwrap();
    let short = serde_json::from_value(whole).unwrap();
    let cut = Store::copied(&stick, &short, &copy, morning()).unwrap();
    assert!(!may(&mut cut.on(LAPTOP)) && !may(&mut home));
    assert!(carry(&mut home, &stick.with_file_name("lain.db")).is_err(), "only what was to get it gets it");
    carry(&mut home, &stick).unwrap();
    assert!(!may(&mut home) && may(&mut open(&stick, LAPTOP)));
}

#[test]
fn private_values_go_along_and_what_was_erased_stays_so() {
    let (office, stick) = office();
    let mut home = open(&office.path, OFFICE);
    let about = Record::Site(home.world().sites.keys().next().cloned().unwrap());
    let keep = |store: &mut Store, value: Option<&str>| {
        let saw = store.world().private.get(&about, PrivateField::Contact).cloned();
        let place = (&about, PrivateField::Contact);
        let id = op_id::fresh(morning());
        store.keep_private(place, saw.as_ref(), value, &id, &author("a"), Now::real(morning())).unwrap();
    };
    keep(&mut home, Some("0812-RAHASIA-SATU"));
    carry(&mut home, &stick).unwrap();
    let mut laptop = open(&stick, LAPTOP);
    let seen = |store: &Store| store.private(&about, PrivateField::Contact).unwrap();
    assert_eq!(seen(&laptop).as_deref(), Some("0812-RAHASIA-SATU"));
    keep(&mut laptop, None);
    keep(&mut laptop, Some("0813-RAHASIA-DUA"));
    laptop.bring_back_to(&mut home, Hand::new().doing()).unwrap();
    assert_eq!(seen(&home).as_deref(), Some("0813-RAHASIA-DUA"));
    drop((home, laptop));
    for file in std::fs::read_dir(office.path.parent().unwrap()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(12).any(|window| window == b"RAHASIA-SATU"), "erased everywhere");
    }
}

#[test]
fn a_rehearsal_is_nobodys_truth_until_it_is_handed_over() {
    let folder = folder();
    let path = folder.path().canonicalize().unwrap().join("latihan.db");
    let mut first = super::super::testing::first("op-0");
    first.now = Now::frozen(first.now.at);
    drop(Store::found(&path, first).unwrap());
    let copied = path.with_file_name("salinan.db");
    std::fs::copy(&path, &copied).unwrap();
    assert!(may(&mut open(&path, OFFICE)) && may(&mut open(&copied, LAPTOP)));
    let mut home = open(&path, OFFICE);
    carry(&mut home, &path.with_file_name("stik.db")).unwrap();
    assert!(!may(&mut home));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    /// Whatever is done in whatever order, at most one file may be written, and nothing that was written is lost except
    /// by saying that it is lost.
    #[test]
    fn never_two_may_write(steps in prop::collection::vec(0_u8..12, 1..24)) {
        let (office, stick) = office();
        let copies: Vec<PathBuf> = (0..3).map(|n| stick.with_file_name(format!("tangan-{n}.db"))).collect();
        let (mut had, mut given_up) = (Vec::<PathBuf>::new(), BTreeSet::new());
        for (step, at) in steps.into_iter().zip(0_usize..) {
            let mut home = open(&office.path, OFFICE);
            let by_hand = &copies[at % copies.len()];
            // Most of it is refused most of the time; what counts is what is left.
            let _ = match step {
                0 | 1 => carry(&mut home, &stick),
                2 if stick.exists() => open(&stick, LAPTOP).bring_back_to(&mut home, Hand::new().doing()).map(drop),
                3 if stick.exists() => open(&stick, LAPTOP).seal(Hand::new().doing()),
                4 if at.is_multiple_of(3) => home.reclaim(Hand::new().doing()).map(drop),
                5 if stick.exists() => std::fs::copy(&stick, by_hand).map(drop).map_err(Into::into),
                6 => std::fs::copy(&office.path, by_hand).map(drop).map_err(Into::into),
                7 if by_hand.exists() => open(by_hand, LAPTOP).bring_back_to(&mut home, Hand::new().doing()).map(drop),
                8 => fetch(&mut home, &stick, LAPTOP, at.is_multiple_of(2)),
                9 => fetch(&mut home, by_hand, if at.is_multiple_of(2) { LAPTOP } else { OFFICE }, false),
                10 if stick.exists() => {
                    open(&stick, LAPTOP).carry_to(&office.path, None, Hand::new().doing()).map(drop)
                }
                11 if by_hand.exists() => open(by_hand, LAPTOP).seal(Hand::new().doing()),
                _ => Ok(()),
            };
            drop(home);
            let lost = open(&office.path, OFFICE).world().custody.as_ref().is_some_and(|c| c.way == Way::Reclaimed);
            if lost && step == 4 {
                given_up.extend(had.drain(..).filter(|path| *path != office.path));
            }
            if step == 6 || (step == 5 && stick.exists()) {
                given_up.remove(by_hand);
            }
            let mut writable = Vec::new();
            let all = [(&office.path, OFFICE), (&stick, LAPTOP)];
            let by_hand = copies.iter().flat_map(|path| [(path, OFFICE), (path, LAPTOP)]);
            for (path, machine) in all.into_iter().chain(by_hand).filter(|(path, _)| path.exists()) {
                if may(&mut open(path, machine)) {
                    writable.push((path.clone(), machine));
                }
            }
            // Who was given up does not know it; everybody else does.
            writable.retain(|(path, _)| !given_up.contains(path));
            prop_assert!(writable.len() <= 1, "{writable:?}");
            had = writable.into_iter().map(|(path, _)| path).collect();
        }
        prop_assert_eq!(open(&office.path, OFFICE).verify().unwrap().faults, []);
    }
}
