//! A promise typed in one line: what is read while it is typed, the list of what may follow a sign, and what Enter does.
//! How a line is read is the domain's business.

#[cfg(test)]
mod tests;

use super::cx::Cx;
use super::draft::DraftNo;
use super::key::Key;
use super::line::Line;
use super::pick::{around, title_of};
use crate::domain::capture::{self, Book, Completion, Ground, Part, Reading, Said, Sigil};
use crate::domain::change::{Change, Edit, ItemEdit, NewItem};
use crate::domain::ids::{IssueNo, ItemNo, SiteCode};
use crate::domain::item::ActionItem;
use crate::domain::when::Calendar;
use crate::domain::world::World;
use crate::words::{self, C, W};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

/// So many lines does the list hold.
pub const LISTED: usize = 6;

/// What a line is for. Drafts keep it: what stands here stays readable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// A new promise.
    New,
    /// A new promise that is meant to remove an obstacle.
    For(IssueNo),
    /// Other words for a proposal.
    Edit(ItemNo),
}

/// A line being typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Capture {
    /// What it is for.
    pub purpose: Purpose,
    /// The sites that are meant where none is typed.
    pub sites: Vec<SiteCode>,
    /// What is typed.
    pub line: Line,
    /// Lines of a paste that come after this one.
    pub waiting: Vec<String>,
    /// The world as it was when the line was opened: what the author saw.
    pub seen: Arc<World>,
    /// Why it was refused.
    pub error: Option<String>,
    /// Its number as a draft.
    pub draft: DraftNo,
    /// How it is read.
    pub reading: Reading,
    /// The promises that it would enter.
    pub items: Vec<NewItem>,
    /// Promises that these would repeat.
    pub similar: Vec<ItemNo>,
    /// The line of the list under the cursor.
    pub chosen: Option<usize>,
    list: Option<Completion>,
    is_list_closed: bool,
    /// Enter has begun to ask for what is missing, part by part.
    asks_on: bool,
    original: String,
    book: Arc<Book>,
}

/// What Enter does in the line.
#[derive(Clone, Debug, PartialEq)]
pub enum Entered {
    /// Something was put into the line, or a refusal is shown.
    Stay,
    /// It says what stands there already.
    Nothing,
    /// These changes are to be saved.
    Save(Vec<Change>),
}

impl Capture {
    /// An empty line for a new promise about these sites.
    pub fn new(purpose: Purpose, sites: Vec<SiteCode>, cx: Cx<'_>) -> Self {
        Self::open(purpose, sites, String::new(), cx)
    }

    /// The line of a proposal.
    pub fn edit(item: &ActionItem, cx: Cx<'_>) -> Self {
        let mut line = Said::of(item).show(cx.world);
        line.push(' ');
        Self::open(Purpose::Edit(item.number), Vec::new(), line, cx)
    }

    /// A line as it was left.
    pub fn again(purpose: Purpose, sites: Vec<SiteCode>, line: Line, cx: Cx<'_>) -> Option<Self> {
        let mut again = match purpose {
            Purpose::Edit(number) => Self::edit(cx.world.items.get(&number)?, cx),
            purpose => Self::new(purpose, sites, cx),
        };
        again.line = line;
        again.think(cx);
        Some(again)
    }

    fn open(purpose: Purpose, sites: Vec<SiteCode>, line: String, cx: Cx<'_>) -> Self {
        let mut capture = Self {
            purpose,
            sites,
            line: Line::new(line.clone()),
            waiting: Vec::new(),
            seen: Arc::clone(cx.world),
            error: None,
            draft: 0,
            reading: Reading::default(),
            items: Vec::new(),
            similar: Vec::new(),
            chosen: None,
            list: None,
            is_list_closed: false,
            asks_on: false,
            original: line,
            book: Arc::new(Book::of(cx.world)),
        };
        capture.think(cx);
        capture
    }

    /// What it is headed by.
    pub fn title(&self, cx: Cx<'_>) -> String {
        let kind = cx.text(W::CreatedItem);
        match &self.purpose {
            Purpose::Edit(number) => format!("{} TL-{number}", cx.text(W::ActEdit)),
            Purpose::For(number) => {
                let text = cx.world.issues.get(number).map(|issue| issue.text.as_str()).unwrap_or_default();
                format!("{kind} · K-{number} {text}")
            }
            Purpose::New if self.sites.is_empty() => kind.to_owned(),
            Purpose::New => format!("{kind} · {}", title_of(cx, &self.sites)),
        }
    }

    /// The world has changed: names and promises may be others now.
    pub fn refresh(&mut self, cx: Cx<'_>) {
        self.book = Arc::new(Book::of(cx.world));
        self.think(cx);
    }

    /// Reads the line anew.
    fn think(&mut self, cx: Cx<'_>) {
        let book = Arc::clone(&self.book);
        let calendar = Calendar::of(cx.world, cx.today);
        let ground = Ground { world: cx.world, book: &book, calendar, sites: &self.sites };
        let text = self.line.text();
        self.reading = capture::read(text, &ground);
        self.items = self.reading.said.items(cx.world, &book);
        if let Purpose::For(issue) = self.purpose {
            self.items.iter_mut().for_each(|item| item.issue = Some(issue));
        }
        self.similar = capture::similar(cx.world, &self.items);
        if let Purpose::Edit(number) = &self.purpose {
            self.similar.retain(|other| other != number);
        }
        let at = text.char_indices().nth(self.line.cursor()).map_or(text.len(), |(at, _)| at);
        self.list = capture::complete(text, at, &ground, LISTED);
        // What may follow a bare sign is only shown; a letter says that one of them is meant.
        self.chosen = if self.is_bare() { None } else { Some(0) };
    }

    /// What may follow, while that is shown.
    pub fn list(&self) -> Option<&Completion> {
        self.list.as_ref().filter(|_| !self.is_list_closed)
    }

    /// Whether only the sign stands there.
    pub fn is_bare(&self) -> bool {
        self.list.as_ref().is_some_and(|list| self.line.text()[list.at.clone()].chars().count() == 1)
    }

    /// Whether Enter takes something from the list, or says that there is none.
    pub fn takes(&self) -> bool {
        let means_one = |settled: bool| self.chosen.is_some_and(|chosen| !settled || chosen > 0);
        self.list().is_some_and(|list| self.is_bare() || means_one(list.is_settled))
    }

    /// The part that Enter would ask for.
    pub fn asks(&self) -> Option<Part> {
        match self.reading.is_sound() {
            true => self.reading.missing().first().copied(),
            false => None,
        }
    }

    /// Whether anything was typed that would be lost.
    pub fn is_worth_keeping(&self) -> bool {
        !self.waiting.is_empty() || (!self.line.is_empty() && self.line.text() != self.original)
    }

    /// Takes a typed key.
    pub fn key(&mut self, key: Key, cx: Cx<'_>) {
        if self.line.key(key) {
            self.typed(cx);
        }
    }

    /// Takes pasted text as one line; whether it fitted.
    pub fn paste(&mut self, text: &str, cx: Cx<'_>) -> bool {
        let fitted = self.line.paste(text);
        self.typed(cx);
        // Nobody chose anything while it was pasted: Tab takes from the list, Enter doesn't. On a slow line typed keys come
        // in one piece like a paste, so the list is shown all the same.
        self.chosen = None;
        fitted
    }

    /// Another text in place of what is typed, and further lines after it.
    pub fn put(&mut self, lines: Vec<String>, cx: Cx<'_>) {
        let mut lines = lines.into_iter();
        self.line = Line::new(lines.next().unwrap_or_default());
        self.waiting = lines.collect();
        self.typed(cx);
        self.is_list_closed = true;
    }

    fn typed(&mut self, cx: Cx<'_>) {
        self.error = None;
        self.is_list_closed = false;
        self.think(cx);
    }

    /// Closes the list; whether one was open.
    pub fn close_list(&mut self) -> bool {
        let was_open = self.list().is_some();
        self.is_list_closed = true;
        was_open
    }

    /// Moves the cursor in the list.
    pub fn step(&mut self, down: bool) {
        let Some(count) = self.list().map(|list| list.candidates.len()) else { return };
        self.chosen = Some(match self.chosen {
            None if down => 0,
            None => count.saturating_sub(1),
            Some(chosen) => around(chosen, count, down),
        });
    }

    /// Puts in what is under the cursor of the list, or the best.
    pub fn take(&mut self, cx: Cx<'_>) {
        let chosen = self.chosen.unwrap_or(0);
        let taken = self.list().and_then(|list| list.accept(self.line.text(), chosen));
        if let Some((text, at)) = taken {
            let cursor = text[..at].chars().count();
            self.line = Line::new(text).with_cursor(cursor);
            self.typed(cx);
        }
    }

    /// Enter: takes what is open, asks for what is missing, and saves at the end.
    pub fn enter(&mut self, cx: Cx<'_>) -> Entered {
        if self.takes() {
            match (self.is_bare(), self.chosen) {
                (true, None) => self.say_none(cx),
                _ => self.take(cx),
            }
            if let Some(part) = self.asks().filter(|_| self.asks_on) {
                self.ask(part, cx);
            }
            return Entered::Stay;
        }
        if self.reading.said.text.is_empty() {
            self.error = Some(cx.language().text(C::CaptureEmpty).to_owned());
            return Entered::Stay;
        }
        if let Some(doubt) = self.reading.doubts.iter().find(|doubt| doubt.is_blocking()) {
            self.error = Some(words::doubt(cx.language(), cx.world, self.line.text(), doubt));
            return Entered::Stay;
        }
        if let Some(part) = self.asks() {
            self.ask(part, cx);
            return Entered::Stay;
        }
        let changes = self.changes();
        if changes.is_empty() { Entered::Nothing } else { Entered::Save(changes) }
    }

    /// Puts the sign of a missing part at the end of the line.
    fn ask(&mut self, part: Part, cx: Cx<'_>) {
        let sign = match part {
            Part::What => return,
            Part::Who => '@',
            Part::Where => '#',
            Part::When => '!',
        };
        self.asks_on = true;
        self.line = Line::new(format!("{} {sign}", self.line.text().trim_end()));
        self.typed(cx);
    }

    /// A sign without anything behind it: there is none.
    fn say_none(&mut self, cx: Cx<'_>) {
        let Some(list) = &self.list else { return };
        let text = self.line.text();
        let sign = &text[list.at.clone()];
        let word = if list.sigil == Sigil::Support { String::new() } else { format!("{sign}- ") };
        let (before, after) = (&text[..list.at.start], text[list.at.end..].trim_start());
        let cursor = (before.to_owned() + &word).chars().count();
        self.line = Line::new(format!("{before}{word}{after}")).with_cursor(cursor);
        self.typed(cx);
    }

    fn changes(&self) -> Vec<Change> {
        let mut items = self.items.iter().cloned();
        let mut changes = Vec::new();
        if let Purpose::Edit(number) = self.purpose
            && let (Some(seen), Some(new)) = (self.seen.items.get(&number), items.next())
        {
            changes.extend(edits(seen, new).into_iter().map(|edit| Change::EditItem { item: number, edit }));
        }
        changes.extend(items.map(Change::AddItem));
        changes
    }
}

/// What turns a proposal into another, field by field.
fn edits(seen: &ActionItem, new: NewItem) -> Vec<ItemEdit> {
    let mut edits = Vec::new();
    if seen.text != new.text {
        edits.push(ItemEdit::Text(Edit::new(seen.text.clone(), new.text)));
    }
    if seen.lead != new.lead {
        edits.push(ItemEdit::Lead(Edit::new(seen.lead.clone(), new.lead)));
    }
    if seen.due != new.due {
        edits.push(ItemEdit::Due(Edit::new(seen.due, new.due)));
    }
    let (support, sites): (BTreeSet<_>, BTreeSet<_>) =
        (new.support.into_iter().collect(), new.sites.into_iter().collect());
    let helps = |agency| seen.support.contains(agency);
    edits.extend(
        seen.support
            .symmetric_difference(&support)
            .map(|agency| ItemEdit::Support { agency: agency.clone(), edit: Edit::new(helps(agency), !helps(agency)) }),
    );
    let is_there = |site| seen.sites.contains(site);
    edits.extend(
        seen.sites
            .symmetric_difference(&sites)
            .map(|site| ItemEdit::Place { site: site.clone(), edit: Edit::new(is_there(site), !is_there(site)) }),
    );
    edits
}
