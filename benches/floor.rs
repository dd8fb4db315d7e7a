//! The floor: a bare ratatui table over the same SQLite file, the least that such a program can do.
//!
//! It reads the visible rows anew at each key, draws them, and blocks on input. It has no domain, no journal, no theme and
//! no live refresh. What it needs for a screen or a key is what any program on these libraries needs.

use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::layout::{Constraint, Layout};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{Row, Table, TableState};
use ratatui::{DefaultTerminal, Frame};
use rusqlite::Connection;
use std::error::Error;
use std::path::Path;

/// The table that the measurement adds to its copy of the database.
pub const TABLE: &str = "CREATE TABLE lantai (id INTEGER PRIMARY KEY, nomor TEXT, nama TEXT, kecamatan TEXT, tahap TEXT, progres TEXT) STRICT";

/// Opens the file, shows the table until `q`, and leaves the terminal as it was.
pub fn run(db: &Path) -> Result<(), Box<dyn Error>> {
    let sql = Connection::open(db)?;
    sql.pragma_update(None, "journal_mode", "WAL")?;
    let mut terminal = ratatui::try_init()?;
    let ended = show(&sql, &mut terminal);
    ratatui::try_restore()?;
    ended
}

fn show(sql: &Connection, terminal: &mut DefaultTerminal) -> Result<(), Box<dyn Error>> {
    let count: u32 = sql.query_row("SELECT count(*) FROM lantai", [], |row| row.get(0))?;
    let mut visible =
        sql.prepare("SELECT nomor, nama, kecamatan, tahap, progres FROM lantai WHERE id > ?1 ORDER BY id LIMIT ?2")?;
    let (mut first, mut chosen) = (0_u32, 0_u32);
    loop {
        let height = u32::from(terminal.size()?.height.saturating_sub(2)).max(1);
        first = first.min(chosen).max((chosen + 1).saturating_sub(height));
        let cells = visible.query_map((first, height), |row| {
            (0..5).map(|column| row.get::<_, String>(column)).collect::<Result<Vec<_>, _>>()
        })?;
        let cells = cells.collect::<Result<Vec<_>, _>>()?;
        terminal.draw(|frame| draw(frame, cells, (chosen - first) as usize, chosen + 1, count))?;
        match event::read()? {
            Event::Key(key) => match key.code {
                KeyCode::Down | KeyCode::Char('j') => chosen = (chosen + 1).min(count.saturating_sub(1)),
                KeyCode::Up | KeyCode::Char('k') => chosen = chosen.saturating_sub(1),
                KeyCode::Char('q') => return Ok(()),
                _ => {}
            },
            _ => terminal.autoresize()?,
        }
    }
}

fn draw(frame: &mut Frame, cells: Vec<Vec<String>>, at: usize, nth: u32, count: u32) {
    let [list, foot] = Layout::vertical([Constraint::Min(1), Constraint::Length(1)]).areas(frame.area());
    let widths = [4, 30, 20, 20, 8].map(Constraint::Max);
    let table = Table::new(cells.into_iter().map(Row::new), widths)
        .header(Row::new(["nomor", "nama", "kecamatan", "tahap", "progres"]))
        .row_highlight_style(Style::new().add_modifier(Modifier::REVERSED));
    frame.render_stateful_widget(table, list, &mut TableState::new().with_selected(Some(at)));
    frame.render_widget(format!("{nth} / {count}"), foot);
}
