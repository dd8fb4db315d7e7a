//! One file for each command: its arguments and what it does. All look at the world through the queries of the domain
//! and change it through its changes; none knows a rule of its own.

pub mod action;
pub mod agency;
pub mod agenda;
pub mod agree;
pub mod board;
pub mod capture;
pub mod check;
pub mod close;
pub mod correct;
pub mod demo;
pub mod discuss;
pub mod hall;
pub mod history;
pub mod init;
pub mod invite;
pub mod issue;
pub mod link;
pub mod meetings;
pub mod minutes;
pub mod pictures;
pub mod plan;
pub mod private;
pub mod report;
pub mod roll;
pub mod search;
pub mod set;
pub mod settings;
pub mod settle;
pub mod site;
pub mod start;
pub mod summary;
pub mod theme;
pub mod undo;
pub mod verify;
