//! Which acts would do something now. Footer, help, palette and dispatch ask here, so that no key is promised that does
//! nothing, and none works that is not promised.

use super::App;
use super::board::direction;
use super::form::FieldKind;
use super::key::Key;
use super::keys::Act;
use super::layer::Layer;
use super::page::{Page, Subject, Target};

impl App {
    /// Whether this act would do something on the screen as it is.
    pub fn can(&self, act: Act) -> bool {
        match self.layers.last() {
            None => self.board_can(act),
            Some(Layer::Page(page)) => self.page_can(page, act),
            Some(Layer::Minutes(minutes)) => self.minutes_can(minutes, act),
            Some(Layer::Charts(charts)) => self.charts_can(charts, act),
            Some(Layer::Agreed(agreed)) => self.agreed_can(agreed, act),
            Some(Layer::Pick(pick)) => match act {
                Act::Take => pick.chosen().is_some(),
                Act::Back => true,
                Act::Up | Act::Down => pick.fitting().len() > 1,
                Act::First => pick.cursor > 0,
                Act::Last => pick.cursor + 1 < pick.fitting().len(),
                _ => false,
            },
            Some(Layer::Form(form)) => match act {
                Act::Next => !form.is_at_end(),
                Act::Save => form.is_at_end(),
                Act::Back => true,
                Act::FieldOn | Act::FieldBack => form.fields.len() > 1,
                Act::Up | Act::Down => {
                    form.fields.len() > 1
                        || form.field().is_some_and(|field| {
                            matches!(field.kind, FieldKind::Choice(_) | FieldKind::Agency)
                                && form.options(self.cx()).len() > 1
                        })
                }
                _ => false,
            },
            Some(Layer::Capture(capture)) => match act {
                Act::Take => capture.takes(),
                Act::Next => !capture.takes() && capture.asks().is_some(),
                Act::Save => !capture.takes() && capture.asks().is_none() && !capture.line.is_empty(),
                Act::Complete => capture.list().is_some(),
                Act::Up | Act::Down => capture.list().is_some_and(|list| list.candidates.len() > 1),
                Act::Back => true,
                _ => false,
            },
            Some(Layer::ReadBack(read_back)) => match act {
                Act::Back => true,
                Act::Seal => self.may_write() && self.world.running().is_some() && read_back.is_open(self.cx()),
                Act::Edit => {
                    let one = read_back.found(self.cx());
                    self.may_write() && matches!(one.as_slice(), [one] if one.is_proposal())
                }
                Act::NewItem | Act::NewNote | Act::NewDecision | Act::Park | Act::Wall => self.may_write(),
                Act::Theme | Act::Themes | Act::Ascii | Act::Palette | Act::Help | Act::Quit => true,
                _ => false,
            },
            Some(Layer::Search(search)) => match act {
                Act::Take => search.chosen(self.cx()).is_some(),
                Act::Back => true,
                Act::Up | Act::Down => search.hits(self.cx()).len() > 1,
                _ => false,
            },
            Some(Layer::Palette(palette)) => match act {
                Act::Take => palette.chosen(self.setup.language).is_some(),
                Act::Back => true,
                Act::Up | Act::Down => palette.hits(self.setup.language).len() > 1,
                _ => false,
            },
            Some(Layer::Help(help)) => match act {
                Act::Back | Act::Help => true,
                Act::Up => help.scroll > 0,
                Act::Down => help.scroll < help.acts.len(),
                _ => false,
            },
        }
    }

    fn board_can(&self, act: Act) -> bool {
        let somewhere = self.board.selected.is_some();
        let typing = !self.board.digits.is_empty();
        if let Some(direction) = direction(act) {
            if self.is_big() {
                let there = self.step_big(direction);
                return there.is_some() && there != self.board.selected;
            }
            let mut there = self.board.clone();
            there.step(self.cx(), self.size, direction);
            return there.selected != self.board.selected;
        }
        match act {
            Act::GoTo | Act::Forget => typing,
            Act::Open => somewhere && !typing,
            Act::Up | Act::Down | Act::Left | Act::Right | Act::First | Act::Last | Act::PageBack | Act::PageOn => {
                self.rows.len() > 1
            }
            Act::Digit | Act::Group | Act::Order | Act::Filter => !self.rows.is_empty(),
            Act::Mark => somewhere,
            Act::Unmark => !self.board.marked.is_empty(),
            Act::Unfilter => !self.board.filter.is_empty(),
            Act::Stage | Act::Progress | Act::NewIssue | Act::Edit | Act::Memo => self.may_write() && somewhere,
            Act::Items | Act::Issues | Act::Agencies | Act::Office | Act::Meetings => true,
            Act::Back | Act::Board => self.is_big() && !typing,
            Act::Finish => false,
            _ => self.anywhere_can(act),
        }
    }

    fn page_can(&self, page: &Page, act: Act) -> bool {
        let cx = self.cx();
        let height = self.page_height();
        let moves = |step: &dyn Fn(&mut Page)| {
            let mut there = page.clone();
            step(&mut there);
            there != *page
        };
        let has_sites = !page.sites(cx).is_empty();
        if self.is_typed_over(page, act) {
            return false;
        }
        match act {
            Act::Back | Act::Board => true,
            Act::Open => page.leads_to(cx).is_some() || self.can_edit(page) || self.can_open_meeting_line(page),
            Act::Digit => self.calls_roll(page) || self.reviews(page),
            Act::Edit => self.can_edit(page),
            Act::Seal => self.may_write() && self.proposal_of(page).is_some(),
            Act::Up | Act::Down => moves(&|there| there.step(cx, height, act == Act::Down)),
            Act::PageBack | Act::PageOn => moves(&|there| there.page(cx, height, act == Act::PageOn)),
            Act::First | Act::Last => moves(&|there| there.to_end(cx, height, act == Act::Last)),
            Act::Left => page.neighbour(cx, false).is_some(),
            Act::Right => page.neighbour(cx, true).is_some() || self.calls_roll(page),
            Act::Stage | Act::Progress | Act::NewIssue => self.may_write() && has_sites,
            Act::Finish => self.may_write() && (self.finishes() || self.can_finish_meeting(page)),
            Act::Earlier | Act::Later => self.other_meeting(page, act == Act::Later).is_some(),
            Act::Kind => self.may_write() && self.said_on(page).is_some(),
            Act::Private | Act::Memo => self.may_write() && page.private_of().is_some(),
            Act::Order => matches!(page.subject, Subject::Issues(_)),
            Act::Group | Act::Filter => matches!(page.subject, Subject::Items(_)),
            Act::Unfilter => self.ledger().is_some_and(|ledger| !ledger.filter.is_empty()),
            Act::Items => !matches!(page.subject, Subject::Items(_)),
            Act::Issues => !matches!(page.subject, Subject::Issues(_)),
            Act::Agencies => page.subject != Subject::Agencies,
            Act::Office => page.subject != Subject::Office,
            Act::Meetings => page.subject != Subject::Meetings,
            _ => self.anywhere_can(act),
        }
    }

    /// Whether `x` is about a promise, an obstacle or the checklist.
    pub(super) fn finishes(&self) -> bool {
        let Some(Layer::Page(page)) = self.layers.last() else { return false };
        let cx = self.cx();
        page.promise(cx).or(page.open_issue(cx)).is_some() || matches!(page.selected, Some(Target::Checks(_)))
    }

    fn can_edit(&self, page: &Page) -> bool {
        self.may_write() && (page.form(self.cx()).is_some() || matches!(page.selected, Some(Target::Checks(_))))
    }

    pub(super) fn anywhere_can(&self, act: Act) -> bool {
        match act {
            Act::NewItem | Act::NewNote | Act::NewDecision | Act::Park => self.may_write(),
            Act::Undo => self.may_write() && self.undo.is_some(),
            Act::Redo => self.may_write() && self.redo.is_some(),
            Act::Big => self.can_grow(),
            Act::Wall => self.may_write(),
            Act::NextSite => self.can_call(),
            Act::Drafts => self.may_write() && !self.offers.is_empty(),
            Act::Minutes => self.minutes_meant().is_some(),
            Act::Charts => !self.rows.is_empty(),
            Act::Search => !self.world.sites.is_empty(),
            Act::Copy => self.copying && self.copied_text().is_some(),
            Act::Mouse
            | Act::Copying
            | Act::Theme
            | Act::Themes
            | Act::Ascii
            | Act::Palette
            | Act::Help
            | Act::Quit => true,
            _ => false,
        }
    }

    /// Whether the key does nothing for the only reason that nothing may be written here.
    pub(super) fn needs_the_right(&mut self, key: Key) -> bool {
        if self.may_write() {
            return false;
        }
        // The screen is asked as it would be for who may write; nothing is done meanwhile.
        self.setup.read_only = false;
        let does = self.act_of(key).is_some();
        self.setup.read_only = true;
        // Who may not write has nothing to take back either, and for that reason.
        does || self.keymap.acts(key).any(|act| matches!(act, Act::Undo | Act::Redo))
    }

    pub(super) fn may_write(&self) -> bool {
        !self.setup.read_only
    }
}
