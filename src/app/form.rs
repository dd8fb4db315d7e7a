//! A few fields filled in one after the other: Enter goes on and saves at the end, Tab moves freely, Esc leaves and keeps
//! what was typed. What each form asks and which changes it makes is in `forms`.

use super::cx::Cx;
use super::draft::DraftNo;
use super::forms::{self, Asked};
use super::key::Key;
use super::line::Line;
use super::pick::around;
use super::setting::Setting;
use crate::domain::change::Change;
use crate::domain::fact::Field;
use crate::domain::ids::{
    AgencyCode, CategoryCode, EntryNo, IssueNo, ItemNo, MeetingId, Record, SiteCode, SourceCode, StageCode,
};
use crate::domain::issue::Severity;
use crate::domain::private::{Digest, PrivateField};
use crate::domain::world::World;
use crate::words::W;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What a form is for. Drafts keep it: what stands here stays readable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormKind {
    /// Physical progress of sites.
    Progress(Vec<SiteCode>),
    /// Why sites go back to an earlier stage.
    StageBack(Vec<SiteCode>, StageCode),
    /// A new obstacle at sites.
    Issue(Vec<SiteCode>),
    /// A note about sites.
    Note(Vec<SiteCode>),
    /// A decision about sites.
    Decision(Vec<SiteCode>),
    /// Something to be spoken about later.
    Parked(Vec<SiteCode>),
    /// How an obstacle was settled.
    Settle(IssueNo),
    /// Why an obstacle was a mistake.
    Withdraw(IssueNo),
    /// A figure of sites, with who says it and of which day.
    Figure(Vec<SiteCode>, Field),
    /// Until when sites are planned to reach a stage.
    Planned(Vec<SiteCode>),
    /// The fields of an obstacle.
    EditIssue(IssueNo),
    /// The fields of a promise.
    EditItem(ItemNo),
    /// The text of a decision or note.
    EditEntry(EntryNo),
    /// The fields of an instansi.
    EditAgency(AgencyCode),
    /// A setting of the office.
    Setting(Setting),
    /// A private value.
    Private(Record, PrivateField),
    /// A meeting that is to be held.
    PlanMeeting,
    /// A meeting that nobody planned begins.
    StartMeeting,
    /// Why a closed meeting is opened again.
    Reopen(MeetingId),
    /// Who sits in a meeting for an instansi.
    Represented(MeetingId, AgencyCode),
    /// That a promise is done, at these sites; at none of them, where it has no sites.
    DoneItem(ItemNo, Vec<SiteCode>),
    /// Another due date of a promise.
    ShiftItem(ItemNo),
    /// Why a promise is cancelled.
    CancelItem(ItemNo),
    /// Who says that a promise is really done.
    ConfirmItem(ItemNo),
    /// The data of a meeting, and the day of the next one.
    EditMeeting(MeetingId),
    /// A point of the agenda of a meeting; `None` is a new one.
    AgendaPoint(MeetingId, Option<u32>),
    /// A sealed promise that was recorded wrongly, and why.
    CorrectItem(ItemNo),
    /// A planned meeting begins, otherwise than planned.
    StartPlanned(MeetingId),
}

/// A value that a choice stands for. Drafts keep it: what stands here stays readable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Chosen {
    /// A kind of obstacle.
    Category(CategoryCode),
    /// A severity.
    Severity(Severity),
    /// An instansi.
    Agency(AgencyCode),
    /// A stage.
    Stage(StageCode),
    /// Who says a figure.
    Source(SourceCode),
}

/// One thing that can be chosen in a field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldOption {
    /// The digit or sign that chooses it at once.
    pub key: Option<char>,
    /// Its name.
    pub label: String,
    /// What it stands for.
    pub value: Chosen,
}

/// How a field is filled.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldKind {
    /// With words.
    Text,
    /// With a percentage.
    Percent,
    /// With a date that is still to come.
    Day,
    /// With a date that is not ahead.
    PastDay,
    /// With any date.
    Date,
    /// With a time of day.
    Time,
    /// With somebody who has an office in a meeting.
    Officer,
    /// With an area.
    Area,
    /// With a place on the map.
    Position,
    /// With a number, from–to.
    Number(u32, u32),
    /// With the number of an obstacle.
    IssueNumber,
    /// By choosing one of a few.
    Choice(Vec<FieldOption>),
    /// By naming an instansi; the options follow what is typed.
    Agency,
}

/// One field.
#[derive(Clone, Debug, PartialEq)]
pub struct FormField {
    /// What it is called.
    pub label: W,
    /// How it is filled.
    pub kind: FieldKind,
    /// Whether it may not stay empty.
    pub required: bool,
    /// Whether a dash may say that nothing stands there any more.
    pub clearable: bool,
    /// What is typed in it.
    pub line: Line,
    /// What stood there when the form was opened.
    pub original: String,
    /// What is chosen in it.
    pub chosen: Option<FieldOption>,
    /// The option under the cursor.
    pub cursor: usize,
    /// Whether the cursor was ever in it.
    pub visited: bool,
    /// Why it was refused.
    pub error: Option<String>,
}

impl FormField {
    /// An empty field.
    pub fn new(label: W, kind: FieldKind, required: bool) -> Self {
        Self {
            label,
            kind,
            required,
            clearable: false,
            line: Line::default(),
            original: String::new(),
            chosen: None,
            cursor: 0,
            visited: false,
            error: None,
        }
    }

    /// A field in which something is chosen already; the cursor stands on it.
    pub fn with(mut self, chosen: Option<FieldOption>) -> Self {
        if let Some(option) = chosen {
            self.choose(option);
        }
        self
    }

    /// Chooses an option, and brings the cursor to it: what is marked is what is taken.
    fn choose(&mut self, option: FieldOption) {
        if let FieldKind::Choice(options) = &self.kind
            && let Some(at) = options.iter().position(|one| one.value == option.value)
        {
            self.cursor = at;
        }
        self.chosen = Some(option);
    }

    fn is_filled(&self) -> bool {
        self.chosen.is_some() || !self.line.is_empty()
    }
}

/// A form being filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// What it is for.
    pub kind: FormKind,
    /// What it is headed by.
    pub title: String,
    /// The world as it was when the form was opened: what the author saw.
    pub seen: Arc<World>,
    /// The fields.
    pub fields: Vec<FormField>,
    /// The field with the cursor.
    pub focus: usize,
    /// What went wrong as a whole.
    pub error: Option<String>,
    /// Its number as a draft.
    pub draft: DraftNo,
}

/// What Enter does in a form.
#[derive(Clone, Debug, PartialEq)]
pub enum Entered {
    /// The cursor has moved on, or a refusal is shown.
    Stay,
    /// These changes are to be saved.
    Save(Vec<Change>),
    /// Nothing was changed.
    Nothing,
    /// A private value is to be kept.
    Keep(Kept),
}

/// A private value on its way to where it can be erased from.
#[derive(Clone, PartialEq, Eq)]
pub struct Kept {
    /// About what.
    pub record: Record,
    /// What kind.
    pub field: PrivateField,
    /// The digest that the author saw.
    pub saw: Option<Digest>,
    /// The value; `None` erases what is there, for good.
    pub value: Option<String>,
}

impl std::fmt::Debug for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The value must not get into a log by accident.
        write!(f, "Kept({}, {:?})", self.record, self.field)
    }
}

impl Form {
    /// Whether what is typed is not for everybody's eyes: a private value, until somebody asks to see those of its record.
    pub fn is_hidden(&self, cx: Cx<'_>) -> bool {
        match &self.kind {
            FormKind::Private(record, _) => cx.revealed.is_none_or(|revealed| revealed.record != *record),
            _ => false,
        }
    }

    /// An empty form.
    pub fn new(kind: FormKind, cx: Cx<'_>) -> Self {
        let Asked { title, mut fields } = forms::asked(&kind, cx);
        // Where something is edited every field is filled already, so Enter may save from any of them.
        let editing = forms::is_filled(&kind, cx);
        for (index, field) in fields.iter_mut().enumerate() {
            field.visited |= editing || index == 0;
        }
        Self { kind, title, seen: Arc::clone(cx.world), fields, focus: 0, error: None, draft: 0 }
    }

    /// The field with the cursor.
    pub fn field(&self) -> Option<&FormField> {
        self.fields.get(self.focus)
    }

    /// What can be chosen in the field with the cursor, as far as it fits what is typed.
    pub fn options(&self, cx: Cx<'_>) -> Vec<FieldOption> {
        let Some(field) = self.field() else { return Vec::new() };
        match &field.kind {
            FieldKind::Choice(options) => options.clone(),
            FieldKind::Agency => forms::agency_options(field.line.text(), cx),
            _ => Vec::new(),
        }
    }

    /// What is understood of the field with the cursor while it is typed: a date in full, a percentage, or why not.
    pub fn echo(&self, cx: Cx<'_>) -> Option<Result<String, String>> {
        let field = self.field()?;
        if field.line.is_empty() {
            return None;
        }
        forms::echo(field, cx)
    }

    /// Whether anything was typed or chosen that would be lost.
    pub fn is_worth_keeping(&self) -> bool {
        self.fields.iter().any(|field| !field.line.is_empty() && field.line.text() != field.original)
    }

    /// Whether Enter would save, rather than go on.
    pub fn is_at_end(&self) -> bool {
        self.next_open().is_none()
    }

    /// Takes a typed key.
    pub fn key(&mut self, key: Key, cx: Cx<'_>) {
        let options = self.options(cx);
        let Some(field) = self.fields.get_mut(self.focus) else { return };
        field.error = None;
        self.error = None;
        if let FieldKind::Choice(_) = field.kind {
            if let Key::Char(c) = key
                && let Some(option) = options.into_iter().find(|option| option.key == Some(c))
            {
                field.choose(option);
                self.go_on();
            }
            return;
        }
        let before = field.line.text().to_string();
        field.line.key(key);
        if field.line.text() != before {
            field.cursor = 0;
            field.chosen = None;
        }
    }

    /// Whether the field with the cursor is one for text.
    pub fn takes_text(&self) -> bool {
        self.field().is_some_and(|field| !matches!(field.kind, FieldKind::Choice(_)))
    }

    /// Takes pasted text into the field with the cursor, as one line; whether it fitted.
    pub fn paste(&mut self, text: &str) -> bool {
        let Some(field) = self.fields.get_mut(self.focus) else { return false };
        let fitted = field.line.paste(text);
        if fitted {
            field.chosen = None;
            field.cursor = 0;
            field.error = None;
            self.error = None;
        }
        fitted
    }

    /// Moves the cursor among the options, or between fields where there are none.
    pub fn step(&mut self, down: bool, cx: Cx<'_>) {
        let options = self.options(cx);
        let Some(field) = self.fields.get_mut(self.focus) else { return };
        if options.is_empty() {
            self.tab(down);
            return;
        }
        field.cursor = around(field.cursor, options.len(), down);
        field.chosen = match field.kind {
            FieldKind::Choice(_) => options.into_iter().nth(field.cursor),
            // What was completed before no longer is what is marked; Enter takes the one under the cursor.
            _ => None,
        };
    }

    /// To the next or the previous field.
    pub fn tab(&mut self, on: bool) {
        self.focus = around(self.focus, self.fields.len(), on);
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.visited = true;
        }
    }

    fn next_open(&self) -> Option<usize> {
        let after = (self.focus + 1..self.fields.len()).find(|index| !self.fields[*index].visited);
        let empty = |index: &usize| {
            let field = &self.fields[*index];
            *index != self.focus && field.required && !field.is_filled()
        };
        after.or_else(|| (0..self.fields.len()).find(empty))
    }

    fn go_on(&mut self) -> bool {
        match self.next_open() {
            Some(next) => {
                self.focus = next;
                self.fields[next].visited = true;
                true
            }
            None => false,
        }
    }

    /// Enter: takes the option under the cursor, goes on to the next field, and saves after the last.
    pub fn enter(&mut self, cx: Cx<'_>) -> Entered {
        let options = self.options(cx);
        let Some(field) = self.fields.get_mut(self.focus) else { return Entered::Stay };
        let takes = match field.kind {
            FieldKind::Choice(_) => true,
            // An empty field for an instansi means nobody; only what was begun is completed.
            FieldKind::Agency => field.chosen.is_none() && (!field.line.is_empty() || field.cursor > 0),
            _ => false,
        };
        if takes {
            match options.into_iter().nth(field.cursor) {
                Some(option) => {
                    field.line = match field.kind {
                        FieldKind::Agency => Line::new(option.label.clone()),
                        _ => Line::default(),
                    };
                    field.chosen = Some(option);
                }
                None => {
                    field.error = Some(cx.say(W::FieldNoMatch, &[("text", &field.line.text())]));
                    return Entered::Stay;
                }
            }
        }
        if let Err(error) = forms::check(&self.fields[self.focus], cx) {
            self.fields[self.focus].error = Some(error);
            return Entered::Stay;
        }
        if self.go_on() {
            return Entered::Stay;
        }
        for index in 0..self.fields.len() {
            if let Err(error) = forms::check(&self.fields[index], cx) {
                self.fields[index].error = Some(error);
                self.focus = index;
                return Entered::Stay;
            }
        }
        if let FormKind::Private(record, field) = &self.kind {
            let value = self.fields.first().map(|field| field.line.text().to_string()).filter(|text| text != "-");
            let saw = self.seen.private.get(record, *field).cloned();
            return Entered::Keep(Kept { record: record.clone(), field: *field, saw, value });
        }
        match forms::changes(self, cx) {
            Ok(changes) if changes.is_empty() => Entered::Nothing,
            Ok(changes) => Entered::Save(changes),
            Err(error) => {
                self.error = Some(error);
                Entered::Stay
            }
        }
    }
}
