//! Two secretaries who capture at once, each at a desk of their own: nothing is lost and no number is given twice.

use super::testing::{Office, by, morning, nov};
use crate::domain::capture::{Book, Ground, read};
use crate::domain::change::Change;
use crate::domain::ids::{ItemNo, Record};
use crate::domain::when::Calendar;
use std::collections::BTreeSet;

const EACH: usize = 500;

fn secretary(office: &Office, name: &str) -> Vec<ItemNo> {
    let mut store = office.open();
    let mut numbers = Vec::new();
    for count in 0..EACH {
        let world = store.world();
        let book = Book::of(world);
        let calendar = Calendar::of(world, world.day(morning()));
        let ground = Ground { world, book: &book, calendar, sites: &[] };
        let reading = read(&format!("{name} ke-{count} @kodim #koto lolo !jumat"), &ground);
        assert!(reading.is_sound() && reading.missing().is_empty(), "{reading:?}");
        let items = reading.said.items(world, &book);
        let receipt = by(&mut store, name, items.into_iter().map(Change::AddItem).collect()).unwrap();
        numbers.extend(receipt.rows.iter().filter_map(|row| match row.change.record() {
            Some(Record::Item(number)) => Some(number),
            _ => None,
        }));
    }
    numbers
}

#[test]
fn two_who_capture_at_once_lose_nothing_and_share_no_number() {
    let office = Office::new();
    let (one, other) = std::thread::scope(|scope| {
        let one = scope.spawn(|| secretary(&office, "Meja satu"));
        let other = scope.spawn(|| secretary(&office, "Meja dua"));
        (one.join().unwrap(), other.join().unwrap())
    });
    let numbers: BTreeSet<ItemNo> = one.iter().chain(&other).copied().collect();
    assert_eq!((one.len(), other.len(), numbers.len()), (EACH, EACH, 2 * EACH));
    let store = office.look();
    let items = &store.world().items;
    assert_eq!(items.keys().copied().collect::<BTreeSet<_>>(), numbers);
    for (name, own) in [("Meja satu", &one), ("Meja dua", &other)] {
        for (count, number) in own.iter().enumerate() {
            assert_eq!(items[number].text, format!("{name} ke-{count}"));
            assert_eq!(items[number].due.and_then(|due| due.day()), Some(nov(27)));
        }
    }
}
