//! A list from which one thing is chosen: by its digit or sign, by arrows, or by typing a part of its name.

mod meeting;

use super::cx::Cx;
use super::draft::DraftId;
use super::form::Kept;
use super::key::Key;
use super::line::Line;
use super::minutes::Export;
use super::page::{Deed, IssueOrder};
use super::promises::Deal;
use super::setup::ThemeName;
use super::wall::Follow;
use crate::domain::fact::{Field, Part};
use crate::domain::ids::{CheckCode, IssueNo, ItemNo, MeetingId, Record, SiteCode, StageCode};
use crate::domain::item::ActionItem;
use crate::domain::kinds::Kind;
use crate::domain::level::Level;
use crate::domain::query::sites::{Filter, Grouping, Order, SiteRow};
use crate::domain::query::{history, names, totals};
use crate::domain::site::CheckState;
use crate::domain::text::fold;
use crate::domain::world::World;
use crate::words::{self, C, W};
use std::sync::Arc;

/// What a choice means.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// This stage for the sites of the list.
    Stage(StageCode),
    /// Ask further by which value to filter.
    FilterBy(FilterBy),
    /// Show the sites that fit this.
    Filter(Filter),
    /// Divide the board by this.
    Group(Grouping),
    /// Order the sites by this.
    Order(Order),
    /// Draw in these colours.
    Theme(ThemeName),
    /// Let the wall do this.
    Wall(Follow),
    /// Settle this obstacle.
    Settle(IssueNo),
    /// Withdraw this obstacle as a mistake.
    Withdraw(IssueNo),
    /// Ask further which promise is about this obstacle.
    Link(IssueNo),
    /// This promise is about this obstacle, or about none.
    Linked(ItemNo, Option<IssueNo>),
    /// Order the list of obstacles by this.
    IssueOrder(IssueOrder),
    /// Edit this figure of the sites.
    Figure(Field),
    /// Edit the planned dates of the sites.
    Planned,
    /// Whether the programme covers the sites.
    InScope(bool),
    /// Ask further how this point of the checklist stands.
    Check(CheckCode),
    /// The point of the checklist stands like this; `None`: not recorded.
    CheckState(CheckCode, Option<CheckState>),
    /// Erase this private value for good.
    Erase(Kept),
    /// Ask further what to do with this draft.
    Offer(DraftId),
    /// Go on with this draft.
    GoOn(DraftId),
    /// Throw this draft away.
    Discard(DraftId),
    /// These lines, one after the other, in place of what is typed.
    Lines(Vec<String>),
    /// Do this with this meeting.
    Deed(Deed, Option<MeetingId>),
    /// Write these minutes into a file.
    Export(Export),
    /// What becomes of a promise, or how the list of them is shown.
    Promise(Deal),
    /// What was said is of this kind.
    Kind(Record, Kind),
    /// Leave although a meeting is running.
    Leave,
    /// Stay.
    Stay,
}

/// By what the board can be filtered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterBy {
    /// Stage.
    Stage,
    /// Kecamatan.
    District,
    /// Category of an open obstacle.
    Category,
    /// Instansi.
    Agency,
    /// Level.
    Level,
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct PickRow {
    /// The digit or sign that chooses it at once.
    pub key: Option<char>,
    /// A number or letter that it is also known by, shown before the name.
    pub sign: String,
    /// Its name.
    pub label: String,
    /// What is worth knowing before it is chosen.
    pub note: String,
    /// What choosing it means.
    pub choice: Choice,
}

/// The list.
#[derive(Clone, Debug, PartialEq)]
pub struct Pick {
    /// What it is about.
    pub title: String,
    /// What there is to know before one chooses, above the list.
    pub said: Vec<String>,
    /// The sites that the choice is for.
    pub sites: Vec<SiteCode>,
    /// The world as it was when the list was opened: what the author saw.
    pub seen: Arc<World>,
    /// All lines.
    pub rows: Vec<PickRow>,
    /// The line under the cursor, as a place among those that fit.
    pub cursor: usize,
    /// What is typed to narrow the list.
    pub typed: Line,
}

impl Pick {
    pub(super) fn new(title: String, cx: Cx<'_>, rows: Vec<PickRow>) -> Self {
        Self {
            title,
            said: Vec::new(),
            sites: Vec::new(),
            seen: Arc::clone(cx.world),
            rows,
            cursor: 0,
            typed: Line::default(),
        }
    }

    /// Which stage the sites have reached.
    pub fn stage(cx: Cx<'_>, sites: Vec<SiteCode>) -> Self {
        let program = &cx.world.program;
        let rows = program
            .stages
            .iter()
            .enumerate()
            .map(|(index, stage)| PickRow {
                key: None,
                sign: format!("{:>2} {}", index + 1, stage.code),
                label: stage.name.clone(),
                note: stage.meaning.clone(),
                choice: Choice::Stage(stage.code.clone()),
            })
            .collect();
        let title = format!("{} · {}", cx.text(W::FieldStage), title_of(cx, &sites));
        let mut pick = Self::new(title, cx, rows);
        // The cursor begins where the site stands: most often the next stage is one step down.
        pick.cursor = match sites.as_slice() {
            [one] => cx.world.site(one).and_then(|site| program.stage_index(site.stage()?)).unwrap_or(0),
            _ => 0,
        };
        pick.sites = sites;
        pick
    }

    /// By what to divide the board.
    pub fn group(cx: Cx<'_>, now: Grouping) -> Self {
        let rows = numbered(Grouping::ALL.iter().map(|grouping| {
            (words::grouping(cx.language(), *grouping).to_string(), String::new(), Choice::Group(*grouping))
        }));
        let mut pick = Self::new(cx.text(W::ActGroup).to_string(), cx, rows);
        pick.cursor = Grouping::ALL.iter().position(|grouping| *grouping == now).unwrap_or(0);
        pick
    }

    /// How to order the sites.
    pub fn order(cx: Cx<'_>, now: Order) -> Self {
        let rows = numbered(
            Order::ALL
                .iter()
                .map(|order| (words::order(cx.language(), *order).to_string(), String::new(), Choice::Order(*order))),
        );
        let mut pick = Self::new(cx.text(W::ActOrder).to_string(), cx, rows);
        pick.cursor = Order::ALL.iter().position(|order| *order == now).unwrap_or(0);
        pick
    }

    /// In which colours to draw.
    pub fn theme(cx: Cx<'_>) -> Self {
        let rows = ThemeName::ALL
            .map(|theme| (theme.code().to_string(), cx.text(theme.word()).to_string(), Choice::Theme(theme)));
        let mut pick = Self::new(cx.text(W::ThemeTitle).to_string(), cx, numbered(rows.into_iter()));
        pick.cursor = ThemeName::ALL.iter().position(|theme| *theme == cx.setup.theme).unwrap_or(0);
        pick
    }

    /// How to order the list of obstacles.
    pub fn issue_order(cx: Cx<'_>) -> Self {
        let rows = IssueOrder::ALL
            .iter()
            .map(|order| (cx.text(order.word()).to_string(), String::new(), Choice::IssueOrder(*order)));
        Self::new(cx.text(W::ActOrder).to_string(), cx, numbered(rows))
    }

    /// Which field of the sites to edit.
    pub fn field(cx: Cx<'_>, sites: Vec<SiteCode>) -> Self {
        let figures = [Field::Stage, Field::Progress, Field::Area, Field::Tenure, Field::Scheme, Field::Position];
        let figure = |field| (words::field(cx.language(), field).to_string(), String::new(), Choice::Figure(field));
        let covered = sites.iter().filter_map(|code| cx.world.site(code)).all(|site| site.in_scope);
        let scope = if covered { W::ScopeOut } else { W::ScopeIn };
        let more = [
            (cx.text(W::FieldPlanned).to_string(), String::new(), Choice::Planned),
            (cx.text(scope).to_string(), String::new(), Choice::InScope(!covered)),
        ];
        let title = format!("{} · {}", cx.text(W::ActEdit), title_of(cx, &sites));
        let mut pick = Self::new(title, cx, numbered(figures.into_iter().map(figure).chain(more)));
        pick.sites = sites;
        pick
    }

    /// Which point of a group of the checklist.
    pub fn checks(cx: Cx<'_>, sites: Vec<SiteCode>, group: &str) -> Self {
        let found = cx.world.program.checks.iter().find(|other| other.code == group);
        let one = sites.first().and_then(|code| cx.world.site(code));
        let rows = found.iter().flat_map(|group| &group.checks).map(|check| {
            let state = one.and_then(|site| site.checks.get(&check.code)).copied();
            let when = one.and_then(|site| ticked(cx, &site.code, &check.code)).unwrap_or_default();
            let note = format!("{} {when}", state_name(cx, state));
            (check.name.clone(), note.trim_end().to_string(), Choice::Check(check.code.clone()))
        });
        let name = found.map(|group| group.name.clone()).unwrap_or_default();
        let mut pick = Self::new(format!("{name} · {}", title_of(cx, &sites)), cx, numbered(rows));
        pick.sites = sites;
        pick
    }

    /// How a point of the checklist stands.
    pub fn check_state(cx: Cx<'_>, sites: Vec<SiteCode>, check: CheckCode) -> Self {
        let states = [Some(CheckState::Present), Some(CheckState::Missing), Some(CheckState::NotNeeded), None];
        let rows = states
            .map(|state| (state_name(cx, state).to_string(), String::new(), Choice::CheckState(check.clone(), state)));
        let name = cx.world.program.check(&check).map(|check| check.name.clone()).unwrap_or_default();
        let mut pick = Self::new(format!("{name} · {}", title_of(cx, &sites)), cx, numbered(rows.into_iter()));
        pick.sites = sites;
        pick
    }

    /// By what to filter.
    pub fn filter(cx: Cx<'_>, now: &Filter) -> Self {
        let by = [
            (FilterBy::Stage, W::ByStage),
            (FilterBy::District, W::ByDistrict),
            (FilterBy::Category, W::FieldCategory),
            (FilterBy::Agency, W::ByAgency),
            (FilterBy::Level, W::ByLevel),
        ];
        let mut rows =
            numbered(by.map(|(by, word)| (cx.text(word).to_string(), String::new(), Choice::FilterBy(by))).into_iter());
        if !now.is_empty() {
            rows.push(PickRow {
                key: Some('0'),
                sign: "0".into(),
                label: cx.text(W::ActUnfilter).to_string(),
                note: String::new(),
                choice: Choice::Filter(Filter::default()),
            });
        }
        Self::new(cx.text(W::ActFilter).to_string(), cx, rows)
    }

    /// Which value to filter by, with how many sites each would show.
    pub fn filter_by(cx: Cx<'_>, now: &Filter, by: FilterBy) -> Self {
        let (word, options) = match by {
            FilterBy::Stage => (W::ByStage, stage_filters(cx, now)),
            FilterBy::District => (W::ByDistrict, district_filters(cx, now)),
            FilterBy::Category => (W::FieldCategory, category_filters(cx, now)),
            FilterBy::Agency => (W::ByAgency, agency_filters(cx, now)),
            FilterBy::Level => (W::ByLevel, level_filters(cx, now)),
        };
        let count = |filter: &Filter| cx.rows.iter().filter(|row| filter.takes(row)).count();
        let rows = options
            .into_iter()
            .map(|(sign, label, filter)| PickRow {
                key: None,
                note: words::number_of(cx.language(), count(&filter), W::CountSites),
                sign,
                label,
                choice: Choice::Filter(filter),
            })
            .collect();
        Self::new(format!("{} · {}", cx.text(W::ActFilter), cx.text(word)), cx, rows)
    }

    /// What to do with an obstacle.
    pub fn finish(cx: Cx<'_>, issue: IssueNo) -> Self {
        let rows = numbered(
            [
                (cx.text(W::PickSettle).to_string(), cx.text(W::PickSettleNote).to_string(), Choice::Settle(issue)),
                (
                    cx.text(W::PickWithdraw).to_string(),
                    cx.text(W::PickWithdrawNote).to_string(),
                    Choice::Withdraw(issue),
                ),
                (cx.text(W::PickLink).to_string(), cx.text(W::PickLinkNote).to_string(), Choice::Link(issue)),
            ]
            .into_iter(),
        );
        let text = cx.world.issues.get(&issue).map(|issue| issue.text.clone()).unwrap_or_default();
        Self::new(format!("K-{issue} · {text}"), cx, rows)
    }

    /// Which promise is about an obstacle: those at its site first, then those of everywhere; what is linked already can
    /// be let go.
    pub fn link(cx: Cx<'_>, issue: IssueNo) -> Self {
        let Some(about) = cx.world.issues.get(&issue) else { return Self::new(String::new(), cx, Vec::new()) };
        let here = |item: &ActionItem| item.sites.contains(&about.site);
        let mut items: Vec<&Arc<ActionItem>> = (cx.world.items.values())
            .filter(|item| !item.withdrawn && (item.is_open() || item.is_proposal() || item.issue == Some(issue)))
            .collect();
        items.sort_by_key(|item| (item.issue != Some(issue), !here(item), item.number));
        let row = |item: &&Arc<ActionItem>| {
            let (note, to) = match item.issue {
                Some(now) if now == issue => (cx.text(W::PickUnlink).to_string(), None),
                Some(now) => (format!("K-{now}"), Some(issue)),
                None => (item.lead.as_ref().map(|lead| names::agency(cx.world, lead)).unwrap_or_default(), Some(issue)),
            };
            let choice = Choice::Linked(item.number, to);
            PickRow { key: None, sign: format!("TL-{}", item.number), label: item.text.clone(), note, choice }
        };
        let rows = items.iter().map(row).collect();
        Self::new(format!("K-{issue} · {}", cx.text(W::IssuePromises)), cx, rows)
    }

    /// Whether to erase a private value for good.
    pub fn erase(cx: Cx<'_>, kept: Kept) -> Self {
        let rows = numbered(
            [
                (cx.text(W::EraseNo).to_string(), String::new(), Choice::Stay),
                (cx.text(W::EraseYes).to_string(), String::new(), Choice::Erase(kept)),
            ]
            .into_iter(),
        );
        Self::new(cx.text(W::EraseAsk).to_string(), cx, rows)
    }

    /// Whether lines that were pasted are one promise or several.
    pub fn lines(cx: Cx<'_>, one: String, each: Vec<String>) -> Self {
        let language = cx.language();
        let count = language.say(C::PasteEach, &[("n", &each.len())]);
        let rows = [
            (language.text(C::PasteOne).to_string(), String::new(), Choice::Lines(vec![one])),
            (count, String::new(), Choice::Lines(each)),
        ];
        Self::new(language.text(C::PasteAsk).to_string(), cx, numbered(rows.into_iter()))
    }

    /// Whether to leave although a meeting is running.
    pub fn leave(cx: Cx<'_>, meeting: u32) -> Self {
        let rows = numbered(
            [
                (cx.text(W::PickStay).to_string(), String::new(), Choice::Stay),
                (cx.text(W::PickLeave).to_string(), cx.text(W::PickLeaveNote).to_string(), Choice::Leave),
            ]
            .into_iter(),
        );
        Self::new(cx.say(W::PickLeaveTitle, &[("n", &meeting)]), cx, rows)
    }

    /// The lines that fit what is typed, with their places among all.
    pub fn fitting(&self) -> Vec<&PickRow> {
        let typed = fold(self.typed.text());
        if typed.is_empty() {
            return self.rows.iter().collect();
        }
        let signs = |row: &PickRow| row.sign.split_whitespace().map(fold).collect::<Vec<_>>();
        // A stage's letter or number, typed whole, means that stage and no other.
        let exact: Vec<&PickRow> = self.rows.iter().filter(|row| signs(row).contains(&typed)).collect();
        if !exact.is_empty() {
            return exact;
        }
        self.rows
            .iter()
            .filter(|row| {
                let label = fold(&row.label);
                // A number is typed figure by figure.
                signs(row).iter().any(|sign| sign.starts_with(&typed))
                    || label.starts_with(&typed)
                    || label.split(' ').any(|word| word.starts_with(&typed))
            })
            .collect()
    }

    /// The line under the cursor.
    pub fn chosen(&self) -> Option<&PickRow> {
        self.fitting().get(self.cursor).copied()
    }

    /// Takes a typed key: the choice that it makes at once, if it is the key of a line.
    pub fn key(&mut self, key: Key) -> Option<Choice> {
        if let Key::Char(c) = key
            && self.typed.is_empty()
            && let Some(row) = self.rows.iter().find(|row| row.key == Some(c))
        {
            return Some(row.choice.clone());
        }
        self.narrow(|typed| typed.key(key));
        None
    }

    /// Takes pasted text; whether it fitted.
    pub fn paste(&mut self, text: &str) -> bool {
        self.narrow(|typed| typed.paste(text))
    }

    fn narrow(&mut self, edit: impl FnOnce(&mut Line) -> bool) -> bool {
        let before = (self.typed.clone(), self.cursor);
        let done = edit(&mut self.typed);
        if self.typed.text() != before.0.text() {
            self.cursor = 0;
        }
        // What nothing in the list has is not taken: the list never stands there empty.
        if self.fitting().is_empty() {
            (self.typed, self.cursor) = before;
        }
        done
    }

    /// Moves the cursor, round the ends.
    pub fn step(&mut self, down: bool) {
        self.cursor = around(self.cursor, self.fitting().len(), down);
    }

    /// To the first or last line.
    pub fn to_end(&mut self, last: bool) {
        self.cursor = if last { self.fitting().len().saturating_sub(1) } else { 0 };
    }
}

fn state_name(cx: Cx<'_>, state: Option<CheckState>) -> &'static str {
    cx.text(match state {
        Some(CheckState::Present) => W::CheckPresent,
        Some(CheckState::Missing) => W::CheckMissing,
        Some(CheckState::NotNeeded) => W::CheckNotNeeded,
        None => W::NotRecorded,
    })
}

/// When a point of the checklist was answered, and by whom.
fn ticked(cx: Cx<'_>, site: &SiteCode, check: &CheckCode) -> Option<String> {
    let record = Record::Site(site.clone());
    let part = Part::Check(check.clone());
    let row = history::of_record(cx.world, &record).find(|row| row.change.fact().part == part)?;
    let day = words::day_short(cx.language(), cx.world.day(row.at), cx.today);
    Some(format!("{day}, {}", row.by.name))
}

/// One step through a list of so many, round its ends.
pub fn around(at: usize, of: usize, down: bool) -> usize {
    match of {
        0 => 0,
        of if down => (at + 1) % of,
        of => (at + of - 1) % of,
    }
}

/// What a form or list about some sites is headed by: the site's number and name, or how many.
pub fn title_of(cx: Cx<'_>, sites: &[SiteCode]) -> String {
    match sites {
        [one] => match cx.world.site(one) {
            Some(site) => format!("{} {}", site.number, names::site(cx.world, site)),
            None => one.to_string(),
        },
        many => words::number_of(cx.language(), many.len(), W::CountSites),
    }
}

/// Lines that are chosen by a digit, in order.
pub(super) fn numbered(rows: impl Iterator<Item = (String, String, Choice)>) -> Vec<PickRow> {
    rows.enumerate()
        .map(|(index, (label, note, choice))| {
            let key = char::from_digit((index as u32 + 1) % 10, 10);
            PickRow { key, sign: key.map(String::from).unwrap_or_default(), label, note, choice }
        })
        .collect()
}

type Options = Vec<(String, String, Filter)>;

fn stage_filters(cx: Cx<'_>, now: &Filter) -> Options {
    let stages = cx.world.program.stages.iter().map(|stage| {
        let filter = Filter { stage: Some(Some(stage.code.clone())), ..now.clone() };
        (stage.code.to_string(), stage.name.clone(), filter)
    });
    let none = Filter { stage: Some(None), ..now.clone() };
    stages.chain([("-".to_string(), cx.text(W::NotRecorded).to_string(), none)]).collect()
}

fn district_filters(cx: Cx<'_>, now: &Filter) -> Options {
    let mut districts: Vec<&SiteRow> = Vec::new();
    let mut by_code: Vec<&SiteRow> = cx.rows.iter().collect();
    by_code.sort_by(|a, b| a.site.code.cmp(&b.site.code));
    for row in by_code {
        if !districts.iter().any(|seen| seen.district == row.district) {
            districts.push(row);
        }
    }
    let option = |row: &SiteRow| {
        let filter = Filter { district: Some(row.district.clone()), ..now.clone() };
        (String::new(), row.district.clone(), filter)
    };
    districts.into_iter().map(option).collect()
}

fn category_filters(cx: Cx<'_>, now: &Filter) -> Options {
    let option = |category: &crate::domain::program::Category| {
        let filter = Filter { category: Some(category.code.clone()), ..now.clone() };
        (category.key.to_string(), category.name.clone(), filter)
    };
    cx.world.program.categories.iter().map(option).collect()
}

fn agency_filters(cx: Cx<'_>, now: &Filter) -> Options {
    let mut agencies: Vec<_> = cx.world.agencies.values().collect();
    agencies.sort_by_key(|agency| (agency.order, agency.code.clone()));
    let option = |agency: &Arc<crate::domain::agency::Agency>| {
        let filter = Filter { agency: Some(agency.code.clone()), ..now.clone() };
        (String::new(), agency.name.clone(), filter)
    };
    // Those that no site has anything to do with would only make the list long.
    agencies.into_iter().map(option).filter(|(_, _, filter)| cx.rows.iter().any(|row| filter.takes(row))).collect()
}

fn level_filters(cx: Cx<'_>, now: &Filter) -> Options {
    let sums = totals::totals(&cx.world.program, cx.rows);
    let option = |(level, _): (Level, usize)| {
        let filter = Filter { level: Some(level), ..now.clone() };
        (level.sign().to_string(), words::level(cx.language(), level).to_string(), filter)
    };
    sums.levels.into_iter().map(option).collect()
}
