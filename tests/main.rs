//! The black-box suite: one binary, one module per subject. A file that is not listed here is noticed by `tidy`.

#[cfg(test)]
mod board;
#[cfg(test)]
mod command;
#[cfg(test)]
pub mod kit;
#[cfg(test)]
mod remote;
#[cfg(test)]
mod tidy;
