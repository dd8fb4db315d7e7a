//! Going somewhere: into what is under the cursor, to a number, to what a search found, to a neighbour. The way back is
//! the stack of layers.

use super::App;
use super::layer::Layer;
use super::notice::Notice;
use super::page::{Page, Subject};
use crate::domain::ids::SiteCode;
use crate::domain::query::search::Hit;
use crate::words::W;
use std::sync::Arc;

impl App {
    /// Another site takes the place of the one whose page is open; the board follows.
    pub(super) fn turn_to(&mut self, code: SiteCode) {
        let page = self.page_of(Subject::Site(code.clone()));
        if self.cx().row(&code).is_some() {
            self.board.selected = Some(code);
        }
        match self.layers.last_mut() {
            Some(Layer::Page(now)) if matches!(now.subject, Subject::Site(_)) => *now = page,
            _ => self.layers.push(Layer::Page(page)),
        }
    }

    /// Goes into what is under the cursor: its page, or the form in which it is edited.
    pub(super) fn open(&mut self) {
        let cx = self.cx();
        let subject = match self.layers.last() {
            Some(Layer::Page(page)) => page.leads_to(cx),
            Some(Layer::Charts(_)) => self.charted_meeting(),
            _ => self.board.selected.clone().map(Subject::Site),
        };
        match subject {
            Some(subject) => self.view(subject),
            None => self.edit(),
        }
    }

    fn page_of(&self, subject: Subject) -> Page {
        Page::new(subject, self.cx()).from_its_head(self.cx(), self.page_height())
    }

    /// Opens a page. The views that have a key of their own take each other's place and are never there twice, so that
    /// looking from one to the other does not make the way back longer.
    pub(super) fn view(&mut self, subject: Subject) {
        if subject.is_view() {
            let same = |layer: &Layer| matches!(layer, Layer::Page(page) if page.subject.is_same_view(&subject));
            if let Some(at) = self.layers.iter().position(same) {
                self.layers.truncate(at + 1);
                return;
            }
            self.leave_views();
        }
        let page = self.page_of(subject);
        self.layers.push(Layer::Page(page));
    }

    /// Closes the views that lie on top.
    pub(super) fn leave_views(&mut self) {
        let is_view = |layer: &Layer| match layer {
            Layer::Page(page) => page.subject.is_view(),
            layer => matches!(layer, Layer::Minutes(_) | Layer::Charts(_)),
        };
        while self.layers.last().is_some_and(is_view) {
            self.layers.pop();
        }
    }

    pub(super) fn go_to(&mut self) {
        let digits = std::mem::take(&mut self.board.digits);
        let found = digits.parse().ok().and_then(|number| self.world.site_numbered(number)).map(Arc::clone);
        match found {
            Some(site) if site.in_scope => self.board.selected = Some(site.code.clone()),
            Some(site) => self.view(Subject::Site(site.code.clone())),
            None => self.notice = Some(Notice::bad(self.cx().say(W::NoSiteNumber, &[("n", &digits)]))),
        }
    }

    /// Goes to what the search found. On the board a site is only put under the cursor, so that the hall keeps the whole.
    pub(super) fn go_to_hit(&mut self, found: Hit) {
        match found {
            Hit::Site(code) => {
                let on_page = matches!(self.layers.last(), Some(Layer::Page(_)));
                if on_page || self.cx().row(&code).is_none() {
                    self.turn_to(code);
                } else {
                    self.board.selected = Some(code);
                }
            }
            Hit::Agency(code) => self.view(Subject::Agency(code)),
            Hit::Item(number) => self.view(Subject::Item(number)),
            Hit::Issue(number) => self.view(Subject::Issue(number)),
            Hit::Entry(number) => self.view(Subject::Entry(number)),
        }
    }
}
