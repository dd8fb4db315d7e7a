//! Questions to a world. Board, command line and minutes all ask here and nowhere else; the answers are data without
//! words. Every question takes the day that counts as today.

pub mod agencies;
pub mod changes;
pub mod charts;
pub mod escalation;
pub mod history;
pub mod keeping;
pub mod ledger;
pub mod meeting;
pub mod names;
pub mod next_site;
pub mod review;
pub mod search;
pub mod sites;
pub mod totals;
