//! The board, seen from the chair: the real program in a terminal, keys in, screen out, and the command line beside it
//! as a second witness.

mod agreed;
mod capture;
mod custody;
mod dialect;
mod drafts;
mod economy;
mod fallen;
mod hangup;
mod kills;
mod leaving;
mod live;
mod meeting;
mod minutes;
mod path;
mod promise;
mod refused;
mod review;
mod sample;
mod storm;
mod typed;
mod waiting;
mod wall;
mod window;

use super::kit::{Folder, Screen, Seat, Start};

/// The first word that stands on the last line of every screen that is whole, in Indonesian.
const HELP: &str = "bantuan";

/// The moment at which the sample data end.
const MORNING: &str = "2026-11-24T09:00";

/// A folder whose database holds the sample data of that morning.
fn sample_base() -> Folder {
    let folder = Folder::new();
    let db = folder.db().to_string_lossy().into_owned();
    folder.run(&["contoh", "--db", &db, "--sekarang", MORNING]).ok();
    folder
}

/// A folder in which the built-in programme and roster are a database already.
fn founded() -> Folder {
    let folder = Folder::new();
    folder.run(&["ringkas"]).ok();
    folder
}

/// What heads the offer of a draft that another board left behind.
const OFFER: &str = "draf yang belum selesai";

/// Waits until the board is whole. Where a draft was left behind, the first picture may show its offer already.
#[track_caller]
fn ready(start: Start) -> Seat {
    let mut seat = start.open();
    seat.wait_for(|screen| is_whole(screen) || screen.has(OFFER));
    seat
}

/// Whether the last line says where help is: it is drawn last.
fn is_whole(screen: &Screen) -> bool {
    screen.rows().last().is_some_and(|row| row.contains(HELP))
}

/// Types into the field with the cursor and waits until it stands there: text and Enter in one write is a paste.
#[track_caller]
fn type_in(seat: &mut Seat, text: &str) {
    seat.keys(text);
    seat.wait_text(text);
}

/// Waits until the cursor stands in the field with this name.
#[track_caller]
fn wait_field(seat: &mut Seat, name: &str) -> Screen {
    seat.wait_for(|screen| {
        let above = screen.cursor().and_then(|(row, _)| row.checked_sub(1));
        above.is_some_and(|row| screen.row(row).contains(name))
    })
}

/// All numbers of sites on a grid of 80 columns, in reading order: four cells of 20 a line, a number in the second and
/// third place of its cell.
#[track_caller]
fn numbers(screen: &Screen) -> Vec<u32> {
    assert_eq!(screen.size().0, 80);
    let rows = screen.rows();
    let board = rows.iter().skip(1).take(rows.len().saturating_sub(4));
    let cells = board.flat_map(|row| {
        let signs: Vec<char> = row.chars().collect();
        let cells: Vec<String> = signs.chunks(20).map(|cell| cell.iter().skip(1).take(2).collect()).collect();
        cells
    });
    cells.filter_map(|number| number.trim().parse().ok()).collect()
}
