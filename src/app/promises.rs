//! What becomes of promises on the board: the steps of a promise's life, each by its digit wherever a promise is under the
//! cursor, and by what the list of all open ones is divided and narrowed. What a step changes is decided in the domain.

use super::cx::Cx;
use super::form::FormKind;
use super::layer::Layer;
use super::notice::Notice;
use super::page::ledger::Ledger;
use super::page::{Page, Subject, Target};
use super::pick::{Choice, Pick, PickRow, numbered, title_of};
use super::saving::commit;
use super::{App, Effect};
use crate::domain::change::{Change, ItemEdit};
use crate::domain::ids::{IssueNo, ItemNo, Record, SiteCode};
use crate::domain::item::{ActionItem, Status};
use crate::domain::operation::Receipt;
use crate::domain::query::ledger::{self, By, Filter, Mark};
use crate::domain::query::names;
use crate::domain::steps::{self, Step};
use crate::words::{self, K, W};
use std::sync::Arc;

/// A step of a promise's life; its digit is the same everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Selesai.
    Done,
    /// Proses.
    Doing,
    /// Another due date.
    Shift,
    /// Batal.
    Cancel,
    /// Really done, says another instansi.
    Confirm,
}

impl Turn {
    /// All, in the order of their digits.
    pub const ALL: [Self; 5] = [Self::Done, Self::Doing, Self::Shift, Self::Cancel, Self::Confirm];

    /// The digit that means it.
    pub fn digit(self) -> char {
        match self {
            Self::Done => '1',
            Self::Doing => '2',
            Self::Shift => '3',
            Self::Cancel => '4',
            Self::Confirm => '5',
        }
    }

    /// Its word.
    pub fn word(self) -> K {
        match self {
            Self::Done => K::TurnDone,
            Self::Doing => K::TurnDoing,
            Self::Shift => K::TurnShift,
            Self::Cancel => K::TurnCancel,
            Self::Confirm => K::TurnConfirm,
        }
    }

    fn note(self) -> K {
        match self {
            Self::Done => K::TurnDoneNote,
            Self::Doing => K::TurnDoingNote,
            Self::Shift => K::TurnShiftNote,
            Self::Cancel => K::TurnCancelNote,
            Self::Confirm => K::TurnConfirmNote,
        }
    }

    /// Whether a promise can take this step now.
    pub fn fits(self, cx: Cx<'_>, item: &ActionItem) -> bool {
        match self {
            Self::Done | Self::Shift | Self::Cancel => item.is_open(),
            Self::Doing => item.is_open() && !steps::changes(cx.world, item.number, Step::Doing, cx.today).is_empty(),
            Self::Confirm => {
                let done = item.seal.is_some() && !item.withdrawn && item.status() == Status::Done;
                done && item.confirmed.is_none()
            }
        }
    }
}

/// What a choice about promises means.
#[derive(Clone, Debug, PartialEq)]
pub enum Deal {
    /// This step of this promise.
    Turn(Turn, ItemNo),
    /// It is done at these sites.
    DoneAt(ItemNo, Vec<SiteCode>),
    /// Divide the list by this.
    By(By),
    /// Ask further by which value to narrow the list.
    FilterBy(NarrowBy),
    /// Show the promises that fit this.
    Filter(Filter),
}

/// By what the list of promises can be narrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NarrowBy {
    /// What a promise is: late, due soon, on the chair's list.
    Mark,
    /// Who leads or supports it.
    Agency,
    /// Where it is to be kept.
    District,
    /// The meeting that sealed it.
    Meeting,
}

impl NarrowBy {
    fn word(self) -> K {
        match self {
            Self::Mark => K::NarrowByMark,
            Self::Agency => K::ByAgency,
            Self::District => K::ByDistrict,
            Self::Meeting => K::ByMeeting,
        }
    }
}

impl Page {
    /// The promise that `x` is about: the one under the cursor, or the page's own.
    pub(super) fn promise(&self, cx: Cx<'_>) -> Option<ItemNo> {
        let number = match (&self.selected, &self.subject) {
            (Some(Target::Record(Record::Item(number))), _) => *number,
            // On the page of a promise its obstacle can be under the cursor as well.
            (Some(Target::Record(Record::Issue(_))), Subject::Item(_)) => return None,
            (_, Subject::Item(number)) => *number,
            _ => return None,
        };
        let item = cx.world.items.get(&number)?;
        Turn::ALL.into_iter().any(|turn| turn.fits(cx, item)).then_some(number)
    }
}

impl Pick {
    /// What becomes of a promise; each step keeps its digit, also where others are not possible now.
    pub(super) fn promise(cx: Cx<'_>, number: ItemNo) -> Self {
        let item = cx.world.items.get(&number);
        let fits = |turn: &Turn| item.is_some_and(|item| turn.fits(cx, item));
        let row = |turn: Turn| PickRow {
            key: Some(turn.digit()),
            sign: turn.digit().to_string(),
            label: cx.language().text(turn.word()).to_owned(),
            note: cx.language().text(turn.note()).to_owned(),
            choice: Choice::Promise(Deal::Turn(turn, number)),
        };
        let rows = Turn::ALL.into_iter().filter(fits).map(row).collect();
        let text = item.map(|item| item.text.clone()).unwrap_or_default();
        Self::new(format!("TL-{number} · {text}"), cx, rows)
    }

    /// At which of its sites a promise is done: one of them, or all that are left.
    fn done_at(cx: Cx<'_>, item: &ActionItem, here: Option<&SiteCode>) -> Self {
        let left = item.still_at();
        let all = PickRow {
            key: Some('0'),
            sign: "0".into(),
            label: cx.language().say(K::DoneAtAll, &[("n", &left.len())]),
            note: String::new(),
            choice: Choice::Promise(Deal::DoneAt(item.number, left.clone())),
        };
        let one = |code: &SiteCode| PickRow {
            key: None,
            sign: cx.world.site(code).map(|site| site.number.to_string()).unwrap_or_default(),
            label: names::site_of(cx.world, code),
            note: String::new(),
            choice: Choice::Promise(Deal::DoneAt(item.number, vec![code.clone()])),
        };
        // All of them at once stands last: it is not what a slip should take.
        let rows = left.iter().map(one).chain(std::iter::once(all)).collect();
        let title = cx.language().say(K::DoneAt, &[("n", &item.number), ("text", &item.text)]);
        let mut pick = Self::new(title, cx, rows);
        pick.cursor = left.iter().position(|code| Some(code) == here).unwrap_or(0);
        pick
    }

    /// Whether the obstacle behind a promise that is done now is settled as well.
    fn issue_behind(cx: Cx<'_>, item: &ActionItem, issue: IssueNo) -> Self {
        let language = cx.language();
        let text = cx.world.issues.get(&issue).map(|issue| issue.text.clone()).unwrap_or_default();
        let rows = [
            (language.text(K::IssueSettledToo).to_owned(), String::new(), Choice::Settle(issue)),
            (language.text(K::IssueStays).to_owned(), String::new(), Choice::Stay),
        ];
        let title = language.say(K::IssueSettledAsk, &[("n", &item.number), ("issue", &issue)]);
        let mut pick = Self::new(title, cx, numbered(rows.into_iter()));
        let others = cx.world.items.values().filter(|other| other.is_open() && other.issue == Some(issue));
        let others: Vec<String> = others.map(|other| format!("TL-{}", other.number)).collect();
        pick.said.push(format!("K-{issue} {text}"));
        if !others.is_empty() {
            pick.said.push(language.say(K::IssueOthers, &[("items", &others.join(", "))]));
        }
        pick
    }

    /// By what to divide the list.
    fn ledger_group(cx: Cx<'_>, now: &Ledger) -> Self {
        let row = |by: &By| {
            let word = words::capital(words::by(cx.language(), *by));
            (word, String::new(), Choice::Promise(Deal::By(*by)))
        };
        let mut pick = Self::new(cx.text(W::ActGroup).to_owned(), cx, numbered(By::ALL.iter().map(row)));
        pick.cursor = By::ALL.iter().position(|by| *by == now.by).unwrap_or(0);
        pick
    }

    /// By what to narrow the list.
    fn ledger_filter(cx: Cx<'_>, now: &Ledger) -> Self {
        let by = [NarrowBy::Mark, NarrowBy::Agency, NarrowBy::District, NarrowBy::Meeting];
        let row = |by: NarrowBy| {
            let word = words::capital(cx.language().text(by.word()));
            (word, String::new(), Choice::Promise(Deal::FilterBy(by)))
        };
        let mut rows = numbered(by.into_iter().map(row));
        if !now.filter.is_empty() {
            rows.push(PickRow {
                key: Some('0'),
                sign: "0".into(),
                label: cx.text(W::ActUnfilter).to_owned(),
                note: String::new(),
                choice: Choice::Promise(Deal::Filter(Filter::default())),
            });
        }
        Self::new(cx.text(W::ActFilter).to_owned(), cx, rows)
    }

    /// By which value to narrow the list, with how many promises each would show.
    fn ledger_filter_by(cx: Cx<'_>, now: &Ledger, by: NarrowBy) -> Self {
        let lines = ledger::lines(cx.world, cx.today);
        let filter = &now.filter;
        let mut options: Vec<(String, Filter)> = match by {
            NarrowBy::Mark => Mark::ALL
                .into_iter()
                .map(|mark| {
                    let word = words::capital(words::mark(cx.language(), mark));
                    (word, Filter { mark: Some(mark), ..filter.clone() })
                })
                .collect(),
            NarrowBy::Agency => {
                let option = |agency: &Arc<crate::domain::agency::Agency>| {
                    (agency.name.clone(), Filter { agency: Some(agency.code.clone()), ..filter.clone() })
                };
                crate::domain::query::agencies::in_order(cx.world).into_iter().map(option).collect()
            }
            NarrowBy::District => {
                let mut districts: Vec<String> = Vec::new();
                for name in lines.iter().flat_map(|line| ledger::districts(cx.world, &line.item)) {
                    if !districts.contains(&name) {
                        districts.push(name);
                    }
                }
                districts.sort();
                let option = |name: String| (name.clone(), Filter { district: Some(name), ..filter.clone() });
                districts.into_iter().map(option).collect()
            }
            NarrowBy::Meeting => {
                let held = cx.world.meetings.values().filter(|meeting| meeting.number.is_some());
                let option = |meeting: &Arc<crate::domain::meeting::Meeting>| {
                    let name = words::record(cx.language(), cx.world, &Record::Meeting(meeting.id));
                    (name, Filter { meeting: Some(meeting.id), ..filter.clone() })
                };
                held.rev().map(option).collect()
            }
        };
        let count = |filter: &Filter| lines.iter().filter(|line| filter.takes(cx.world, line)).count();
        // Those that no open promise has anything to do with would only make the list long.
        options.retain(|(_, filter)| by == NarrowBy::Mark || count(filter) > 0);
        let rows = options.into_iter().map(|(label, filter)| {
            let note = cx.language().say(K::CountPromises, &[("n", &count(&filter))]);
            (label, note, Choice::Promise(Deal::Filter(filter)))
        });
        let rows = rows.map(|(label, note, choice)| PickRow { key: None, sign: String::new(), label, note, choice });
        let title = format!("{} · {}", cx.text(W::ActFilter), cx.language().text(by.word()));
        Self::new(title, cx, rows.collect())
    }
}

impl App {
    /// The list of promises, if it lies on top.
    pub(super) fn ledger(&self) -> Option<&Ledger> {
        match self.layers.last() {
            Some(Layer::Page(Page { subject: Subject::Items(ledger), .. })) => Some(ledger),
            _ => None,
        }
    }

    /// Takes a step with a promise: at once where nothing is to be said about it, else in its form.
    pub(super) fn turn(&mut self, turn: Turn, number: ItemNo) -> Option<Effect> {
        let item = Arc::clone(self.world.items.get(&number)?);
        match turn {
            Turn::Done => {
                let left = item.still_at();
                if left.len() > 1 {
                    let here = match self.layers.last() {
                        Some(Layer::Page(Page { selected: Some(Target::Record(Record::Site(code))), .. })) => {
                            Some(code.clone())
                        }
                        _ => None,
                    };
                    let pick = Pick::done_at(self.cx(), &item, here.as_ref());
                    self.layers.push(Layer::Pick(pick));
                } else {
                    self.form(FormKind::DoneItem(number, left));
                }
            }
            Turn::Doing => {
                let changes = steps::changes(&self.world, number, Step::Doing, self.today);
                let Some(effect) = commit(changes) else {
                    self.notice = Some(Notice::plain(self.cx().text(W::NothingChanged)));
                    return None;
                };
                return self.save(effect, None, W::Saved);
            }
            Turn::Shift => self.form(FormKind::ShiftItem(number)),
            Turn::Cancel => self.form(FormKind::CancelItem(number)),
            Turn::Confirm => self.form(FormKind::ConfirmItem(number)),
        }
        None
    }

    /// What was chosen about promises.
    pub(super) fn deal(&mut self, deal: Deal) -> Option<Effect> {
        match deal {
            Deal::Turn(turn, number) => return self.turn(turn, number),
            Deal::DoneAt(number, sites) => self.form(FormKind::DoneItem(number, sites)),
            Deal::By(by) => self.show_ledger(|ledger| ledger.by = by),
            Deal::Filter(filter) => self.show_ledger(|ledger| ledger.filter = filter),
            Deal::FilterBy(by) => {
                if let Some(ledger) = self.ledger() {
                    let pick = Pick::ledger_filter_by(self.cx(), ledger, by);
                    self.layers.push(Layer::Pick(pick));
                }
            }
        }
        None
    }

    /// Shows the list in another way; what is under the cursor stays under it where it is still shown.
    fn show_ledger(&mut self, change: impl FnOnce(&mut Ledger)) {
        if let (Some(Layer::Page(page)), cx) = self.top_and_cx() {
            if let Subject::Items(ledger) = &mut page.subject {
                change(ledger);
            }
            page.refresh(cx);
            page.top = 0;
        }
    }

    /// Asks by what to divide the list on top, or the board.
    pub(super) fn ask_group(&mut self) {
        let pick = match self.ledger() {
            Some(ledger) => Pick::ledger_group(self.cx(), ledger),
            None => Pick::group(self.cx(), self.board.grouping),
        };
        self.layers.push(Layer::Pick(pick));
    }

    /// Asks by what to narrow the list on top, or the board.
    pub(super) fn ask_filter(&mut self) {
        let pick = match self.ledger() {
            Some(ledger) => Pick::ledger_filter(self.cx(), ledger),
            None => Pick::filter(self.cx(), &self.board.filter),
        };
        self.layers.push(Layer::Pick(pick));
    }

    /// Shows everything again.
    pub(super) fn unfilter(&mut self) {
        match self.ledger() {
            Some(_) => self.show_ledger(|ledger| ledger.filter = Filter::default()),
            None => self.board.filter = Default::default(),
        }
    }

    /// A promise that was just finished here may have been about an obstacle: whether that is settled too is asked, unless
    /// something is being typed by now.
    pub(super) fn ask_issue_behind(&mut self, receipt: &Receipt) {
        let finished = receipt.rows.iter().find_map(|row| match &row.change {
            Change::EditItem { item, edit: ItemEdit::Done(_) | ItemEdit::Tick { .. } } => self.world.items.get(item),
            _ => None,
        });
        let Some(item) = finished.filter(|item| item.status() == Status::Done) else { return };
        let open = |number: &IssueNo| self.world.issues.get(number).is_some_and(|issue| issue.is_open());
        let Some(issue) = item.issue.filter(open) else { return };
        if self.layers.last().is_some_and(Layer::takes_text) {
            return;
        }
        let pick = Pick::issue_behind(self.cx(), item, issue);
        self.layers.push(Layer::Pick(pick));
    }
}

/// Where a promise is to be kept: the site, or how many.
pub(super) fn place_of(cx: Cx<'_>, item: &ActionItem) -> String {
    let sites: Vec<SiteCode> = item.sites.iter().cloned().collect();
    if sites.is_empty() { String::new() } else { title_of(cx, &sites) }
}

#[cfg(test)]
mod tests;
