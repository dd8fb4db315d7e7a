//! One file for each command: its arguments and what it does. All look at the world through the queries of the domain
//! and change it through its changes; none knows a rule of its own.

pub mod action;
pub mod agency;
pub mod board;
pub mod check;
pub mod demo;
pub mod history;
pub mod init;
pub mod issue;
pub mod link;
pub mod pictures;
pub mod private;
pub mod report;
pub mod search;
pub mod set;
pub mod settings;
pub mod settle;
pub mod site;
pub mod summary;
pub mod undo;
pub mod verify;
