//! The minutes of a meeting on the board: as they stand, line by line, and from there onto the disk. What they say is put
//! together elsewhere, since it takes the journal; here is what is shown, where one reads, and what is asked for.

use super::keys::Act;
use super::layer::Layer;
use super::notice::Notice;
use super::pick::{Choice, Pick, PickRow};
use super::{App, Effect};
#[cfg(test)]
pub(super) mod tests;

use crate::domain::ids::{MeetingId, Record};
use crate::domain::query::charts::Standing;
use crate::report::notula;
use crate::report::txt::{self, Kind};
use crate::report::{Format, Notula, lay};
use crate::words::{self, Language, P, W};
use std::sync::Arc;

/// Wider than this no line of text is easy to read.
const WIDEST: u16 = 100;

/// One line of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What stands in it.
    pub text: String,
    /// It is a title or a heading.
    pub strong: bool,
}

/// The minutes that are open.
#[derive(Clone, Debug, PartialEq)]
pub struct Minutes {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The first line that is shown.
    pub top: usize,
    notula: Option<Arc<Notula>>,
    lines: Arc<[Line]>,
    width: u16,
    /// For which state of the journal they were asked for last.
    asked: Option<u64>,
}

/// Something to be put on paper by the runtime, which has the journal and the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Bring the minutes of this meeting.
    Show(MeetingId),
    /// Bring how the sites stood at the closing of each meeting.
    Past,
    /// Write a file.
    Write(Export),
}

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The minutes of this meeting.
    pub meeting: MeetingId,
    /// In this format.
    pub format: Format,
    /// What to do where a file has that name.
    pub taken: Taken,
}

/// What to do where a file has the name already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Ask.
    Ask,
    /// Put the new one in its place.
    Replace,
    /// Take the next name that is free.
    Another,
}

/// What became of an order.
#[derive(Clone, Debug)]
pub enum Printed {
    /// The minutes of this meeting; nothing where there is no such meeting any more.
    Shown(MeetingId, Option<Arc<Notula>>),
    /// How the sites stood at the closing of each meeting, oldest first.
    Past(Arc<[Standing]>),
    /// A file is there, as the sentence says.
    Written(String),
    /// A file has this name already.
    Exists(Export, String),
    /// It could not be done, as the sentence says.
    Failed(String),
}

impl Minutes {
    /// Of a meeting, not yet brought.
    pub(super) fn of(meeting: MeetingId) -> Self {
        Self { meeting, top: 0, notula: None, lines: Arc::from([]), width: 0, asked: None }
    }

    /// The lines, in the width of the window.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Whether they have been brought.
    pub fn is_there(&self) -> bool {
        self.notula.is_some()
    }

    /// What they are called.
    pub fn title(&self, language: Language) -> String {
        let Some(notula) = &self.notula else { return language.text(P::MinutesComing).to_owned() };
        let what = lay::meeting_name(notula, language);
        match &notula.standing {
            notula::Standing::Draft => language.say(P::MinutesDraft, &[("what", &what)]),
            notula::Standing::Final { version, .. } => {
                language.say(P::MinutesFinal, &[("what", &what), ("n", version)])
            }
        }
    }

    /// Breaks the text into lines that fit; the reader stays about where they were.
    fn fit(&mut self, columns: u16, language: Language) {
        let width = columns.saturating_sub(2).min(WIDEST);
        let Some(notula) = self.notula.as_ref().filter(|_| self.width != width) else { return };
        let paper = lay::minutes(notula, language);
        let before = self.lines.len();
        self.lines = txt::lines(&paper, usize::from(width))
            .into_iter()
            .map(|line| Line { strong: line.kind != Kind::Body, text: line.text })
            .collect();
        self.top = if self.width == 0 || before == 0 { self.top } else { self.top * self.lines.len() / before };
        self.width = width;
    }

    /// Where one is after this step, in a window of so many lines.
    fn stepped(&self, act: Act, height: usize) -> usize {
        let most = self.lines.len().saturating_sub(height);
        let top = match act {
            Act::Up => self.top.saturating_sub(1),
            Act::Down => self.top + 1,
            Act::PageBack => self.top.saturating_sub(height.saturating_sub(1).max(1)),
            Act::PageOn => self.top + height.saturating_sub(1).max(1),
            Act::First => 0,
            Act::Last => most,
            _ => self.top,
        };
        top.min(most)
    }

    /// Goes up or down.
    pub(super) fn step(&mut self, act: Act, height: usize) {
        self.top = self.stepped(act, height);
    }
}

impl App {
    /// The lines of the text that are shown at once; one is for where in it one is.
    pub fn minutes_height(&self) -> usize {
        self.page_height().saturating_sub(1).max(1)
    }

    /// Which meeting's minutes `N` opens: that of the page, else the running one, else the one that was closed last.
    pub(super) fn minutes_meant(&self) -> Option<MeetingId> {
        let here = match self.layers.last() {
            Some(Layer::Page(page)) => self.meeting_of(page).map(|meeting| meeting.id),
            _ => None,
        };
        let closed = || {
            let closed = self.world.meetings.values().filter_map(|of| Some((of.closed_at()?, of.id)));
            closed.max().map(|(_, id)| id)
        };
        here.or_else(|| self.world.running().map(|meeting| meeting.id)).or_else(closed)
    }

    /// Whether the page is about a meeting that has minutes.
    pub(super) fn is_on_a_meeting(&self) -> bool {
        let Some(Layer::Page(page)) = self.layers.last() else { return false };
        self.meeting_of(page).is_some_and(|meeting| meeting.since().is_some())
    }

    /// Opens the minutes; what is open of them already comes back into view.
    pub(super) fn open_minutes(&mut self) {
        let Some(meeting) = self.minutes_meant() else { return };
        if let Some(at) = self.layers.iter().position(|layer| matches!(layer, Layer::Minutes(_))) {
            self.layers.truncate(at);
        }
        self.layers.push(Layer::Minutes(Box::new(Minutes::of(meeting))));
    }

    /// What is shown follows what is recorded: where that is another now, the minutes are asked for anew.
    pub(super) fn renew_minutes(&mut self) -> Option<Effect> {
        let world = &self.world;
        let minutes = self.layers.iter_mut().find_map(|layer| match layer {
            Layer::Minutes(minutes) => Some(minutes),
            _ => None,
        })?;
        let meeting = world.meetings.get(&minutes.meeting);
        let stands = meeting.and_then(|meeting| meeting.closed_at()).unwrap_or(world.seq);
        // One at a time: however often the page is opened, the machine makes one document.
        if self.coming || minutes.asked == Some(stands) {
            return None;
        }
        minutes.asked = Some(stands);
        self.coming = true;
        Some(Effect::Print(Order::Show(minutes.meeting)))
    }

    /// The text fits the window again.
    pub(super) fn fit_minutes(&mut self) {
        let (columns, height, language) = (self.size.0, self.minutes_height(), self.setup.language);
        for layer in &mut self.layers {
            if let Layer::Minutes(minutes) = layer {
                minutes.fit(columns, language);
                minutes.top = minutes.top.min(minutes.lines.len().saturating_sub(height));
            }
        }
    }

    /// What became of what was asked for.
    pub(super) fn printed(&mut self, printed: Printed) {
        self.coming &= !matches!(printed, Printed::Shown(..) | Printed::Failed(_));
        match printed {
            Printed::Shown(meeting, notula) => {
                for layer in &mut self.layers {
                    if let Layer::Minutes(minutes) = layer
                        && minutes.meeting == meeting
                    {
                        minutes.notula.clone_from(&notula);
                        minutes.width = 0;
                    }
                }
                self.fit_minutes();
            }
            Printed::Past(past) => self.take_past(&past),
            Printed::Written(text) => self.notice = Some(Notice::good(text)),
            Printed::Failed(text) => self.notice = Some(Notice::bad(text)),
            // Whoever types by now is not interrupted: a question is only asked where the file was asked for.
            Printed::Exists(_, file) if !matches!(self.layers.last(), Some(Layer::Minutes(_))) => {
                let kept = self.setup.language.say(P::ExportKept, &[("file", &file)]);
                self.notice = Some(Notice::bad(kept));
            }
            Printed::Exists(export, file) => {
                self.notice = None;
                let pick = exists(self, &export, &file);
                self.layers.push(Layer::Pick(pick));
            }
        }
    }

    /// Asks in which format the minutes are to be written.
    pub(super) fn ask_format(&mut self) {
        let Some(Layer::Minutes(minutes)) = self.layers.last() else { return };
        let (meeting, language) = (minutes.meeting, self.setup.language);
        let row = |(key, format): (char, Format)| PickRow {
            key: Some(key),
            sign: key.to_string(),
            label: format.code().to_owned(),
            note: language.text(what_for(format)).to_owned(),
            choice: Choice::Export(Export { meeting, format, taken: Taken::Ask }),
        };
        let rows = ('1'..).zip(Format::ALL).map(row).collect();
        let mut pick = Pick::new(self.cx().text(W::ActExport).to_owned(), self.cx(), rows);
        pick.said = vec![language.say(P::ExportTo, &[("folder", &self.setup.folder)])];
        self.layers.push(Layer::Pick(pick));
    }

    /// Has a file written; the board goes on meanwhile.
    pub(super) fn export(&mut self, export: Export) -> Effect {
        let what = words::record(self.setup.language, &self.world, &Record::Meeting(export.meeting));
        let format = export.format.code();
        let text = self.setup.language.say(P::ExportBegun, &[("what", &what), ("format", &format)]);
        self.notice = Some(Notice::plain(text));
        Effect::Print(Order::Write(export))
    }

    /// Whether this act would do something while the minutes are read.
    pub(super) fn minutes_can(&self, minutes: &Minutes, act: Act) -> bool {
        match act {
            Act::Back | Act::Board => true,
            Act::Up | Act::Down | Act::PageBack | Act::PageOn | Act::First | Act::Last => {
                minutes.stepped(act, self.minutes_height()) != minutes.top
            }
            Act::Export => minutes.is_there() && !self.setup.read_only && self.setup.guest.is_none(),
            Act::Issues | Act::Agencies | Act::Office | Act::Meetings => true,
            Act::Minutes | Act::Search | Act::NewItem | Act::NewNote | Act::NewDecision | Act::Park => false,
            _ => self.anywhere_can(act),
        }
    }
}

/// What to do where the file is there already.
fn exists(app: &App, export: &Export, file: &str) -> Pick {
    let language = app.setup.language;
    let choice = |taken| Choice::Export(Export { taken, ..export.clone() });
    let rows = [
        ('1', P::ExportAnother, choice(Taken::Another)),
        ('2', P::ExportReplace, choice(Taken::Replace)),
        ('3', P::ExportNot, Choice::Stay),
    ];
    let row = |(key, word, choice): (char, P, Choice)| PickRow {
        key: Some(key),
        sign: key.to_string(),
        label: language.text(word).to_owned(),
        note: String::new(),
        choice,
    };
    let mut pick = Pick::new(language.text(P::ExportExists).to_owned(), app.cx(), rows.map(row).into());
    pick.said = vec![file.to_owned()];
    pick
}

/// What a format is good for.
fn what_for(format: Format) -> P {
    match format {
        Format::Docx => P::ForWord,
        Format::Pdf => P::ForSigning,
        Format::Xlsx => P::ForSheet,
        Format::Md => P::ForMarkdown,
        Format::Txt => P::ForText,
        Format::Html => P::ForBrowser,
        Format::Json => P::ForScripts,
        Format::Csv => P::ForImport,
    }
}
