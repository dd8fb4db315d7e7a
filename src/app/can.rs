//! Which acts would do something now. Footer, help, palette and dispatch ask here, so that no key is promised that does
//! nothing, and none works that is not promised.

use super::App;
use super::board::direction;
use super::form::FieldKind;
use super::keys::Act;
use super::layer::Layer;

impl App {
    /// Whether this act would do something on the screen as it is.
    pub fn can(&self, act: Act) -> bool {
        match self.layers.last() {
            None => self.board_can(act),
            Some(Layer::Site(_)) => self.site_can(act),
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
            Act::Stage | Act::Progress | Act::NewIssue => self.may_write() && somewhere,
            Act::Back | Act::Board | Act::Finish => false,
            _ => self.anywhere_can(act),
        }
    }

    fn site_can(&self, act: Act) -> bool {
        let Some(Layer::Site(page)) = self.layers.last() else { return false };
        let cx = self.cx();
        match act {
            Act::Back | Act::Board => true,
            Act::Up | Act::Down => {
                let mut there = page.clone();
                there.step(cx, act == Act::Down);
                there != *page
            }
            Act::Left => page.neighbour(cx, false).is_some(),
            Act::Right => page.neighbour(cx, true).is_some(),
            Act::Stage | Act::Progress | Act::NewIssue => self.may_write(),
            Act::Finish => self.may_write() && page.issue(cx).is_some(),
            _ => self.anywhere_can(act),
        }
    }

    fn anywhere_can(&self, act: Act) -> bool {
        match act {
            Act::NewItem | Act::NewNote => self.may_write(),
            Act::Undo => self.may_write() && self.undo.is_some(),
            Act::Redo => self.may_write() && self.redo.is_some(),
            Act::Search => !self.world.sites.is_empty(),
            Act::Theme | Act::Ascii | Act::Palette | Act::Help | Act::Quit => true,
            _ => false,
        }
    }

    fn may_write(&self) -> bool {
        !self.setup.read_only
    }
}
