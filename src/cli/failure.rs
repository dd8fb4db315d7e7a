//! How a command ends when it did not do what was asked: an exit code for scripts and sentences for people. Which
//! sentence belongs to which trouble is decided where the trouble is met.

/// Why, as a script sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It failed.
    Failed = 1,
    /// It was asked for in a way that is not understood.
    WrongUsage = 2,
    /// What it is about does not exist.
    NotFound = 3,
    /// It may be about several things.
    Ambiguous = 4,
    /// Somebody else is busy, the rights are missing, or a newer `rapat` made the database.
    NoAccess = 5,
    /// There is no `rapat` database, or it is damaged.
    NoDatabase = 6,
}

/// A command that did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The exit code.
    pub code: u8,
    /// What happened, what is safe, what to do: one sentence or candidate a line.
    pub lines: Vec<String>,
    /// What was said before still stands: the trouble is what the answer says, not that there is none.
    pub answered: bool,
}

impl Failure {
    /// A failure with one sentence.
    pub fn new(ending: Ending, line: impl Into<String>) -> Self {
        Self { code: ending as u8, lines: vec![line.into()], answered: false }
    }

    /// Only an exit code: whoever would read a sentence is gone.
    pub fn silent(code: u8) -> Self {
        Self { code, lines: Vec::new(), answered: false }
    }

    /// The same, behind an answer that stands.
    #[must_use]
    pub fn after_answer(mut self) -> Self {
        self.answered = true;
        self
    }

    /// The same with a further line.
    #[must_use]
    pub fn and(mut self, line: impl Into<String>) -> Self {
        self.lines.push(line.into());
        self
    }
}
