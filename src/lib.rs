//! `rapat`: a live board of every site in a city's building programme, and the record of who promised what by when.

pub mod app;
pub mod domain;
pub mod import;
pub mod os;
pub mod runtime;
pub mod store;
pub mod ui;
pub mod words;
