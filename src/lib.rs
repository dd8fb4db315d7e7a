//! `rapat` is a projected, live board of every site in a city's building programme, from which a meeting secretariat
//! records who promised what by when.
//!
//! This page is the architecture. It is checked: links that lead nowhere fail the documentation build, and the table of
//! who may name whom is held by a test on the source tree (`tests/tidy.rs`).
//!
//! # The one way in, the one way out
//!
//! ```text
//!            keys, command line, sheets
//!                      │
//!                 Operation (Changes that belong together)
//!                      ▼
//!   store ── BEGIN IMMEDIATE ─ bring the World to the newest row ─ World::prepare, World::take ─ journal + records ─ COMMIT
//!                      │
//!                   Receipt ──▶ "tersimpan", only now
//!
//!   store ── what others committed ──▶ fold the new rows ──▶ World ──▶ query ──▶ board, command line, paper
//! ```
//!
//! A [`World`](domain::world::World) is everything that is known at one moment: immutable, cheap to share. A
//! [`Change`](domain::change::Change) is one step from a closed list, and carries what its author saw. The rules that turn
//! the one into the next are pure and stand in one place, [`domain`]; nothing else knows how anything changes. The
//! append-only journal holds every change from the first; the tables beside it are what folding it gives. Undo, history,
//! conflict, time travel and verification all come from that one mechanism.
//!
//! # The rooms, in reading order
//!
//! | room | what lives there |
//! |---|---|
//! | [`domain`] | the trade: sites, stages, obstacles, promises, meetings, the closed list of changes and their rules, and the questions that every view asks ([`domain::query`]) |
//! | [`words`] | every text that a person reads, in Indonesian and English |
//! | [`import`] | files to changes: the programme, the roster, invented sample data; sheets to plans, which are shown and then done |
//! | [`report`] | what a meeting says as data, and writers that each know one format |
//! | [`store`] | the only SQL: schema, journal, records, watching, verification |
//! | [`app`] | the board as pure state: a message in, at most one effect out; the table of acts and keys |
//! | [`ui`] | draws the app, themes; a screen has the same file name there and in `app` |
//! | [`runtime`] | the loop: clock, terminal, store and signals meet here and nowhere else |
//! | [`cli`] | the same questions and the same changes, one line at a time |
//! | [`os`] | what only Unix has, behind plain types |
//!
//! # Invariants
//!
//! **The core cannot fail and cannot wait.** `domain`, `import`, `app` and `ui` do no I/O and read no clock. Time is an
//! argument; what can go wrong is a value.
//!
//! **One reading path.** Board, command line and paper look at the same `World` through the same queries. None asks SQL.
//!
//! **One writing path.** Everything that changes is an [`Operation`](domain::operation::Operation) that goes through
//! [`Store::commit`](store::Store::commit). The word "tersimpan" appears only after it is durable.
//!
//! **Nobody's word is overwritten silently.** Each field is compared with what the author saw. Different fields of one
//! record merge; the same field comes back as a conflict that names both values and who was faster.
//!
//! **The selection is a record, never a place.** The world may change under any screen at any moment, and nothing moves
//! under the fingers.
//!
//! **One row per key.** Key, act, name and words stand in one row of [`app::keys::ROWS`]. Dispatch, footer, help, palette
//! and the README read that row, and a test presses every key that is promised.
//!
//! **Drawing is read-only.** What a cursor move needs to know of positions comes from the same pure function that drawing
//! uses, [`app::geometry`].
//!
//! **Text from outside is cleaned twice**: when it enters a change, and when a cell is sent to the terminal.
//!
//! # If you want to …
//!
//! - add something that can change: a variant of [`domain::change::Change`], its rule in `domain/apply.rs`, what is asked
//!   of fresh input in `domain/prepare.rs`, its words in `words/tell.rs`. The compiler leads through the rest.
//! - add a key: a row in [`app::keys::ROWS`], when it would do something in `app/can.rs`, what it does in `app/update.rs`.
//! - change how a screen looks: the file of its name in [`ui`].
//! - change the stages, categories or thresholds: no Rust at all, but `assets/program/`.

pub mod app;
pub mod cli;
pub mod domain;
pub mod import;
pub mod os;
pub mod report;
pub mod runtime;
pub mod store;
pub mod ui;
pub mod words;
