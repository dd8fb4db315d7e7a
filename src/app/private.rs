//! Private values on the board: shown only when somebody asks, and written beside the record.

use super::form::FormKind;
use super::layer::Layer;
use super::page::Target;
use super::{App, Effect};
use crate::domain::ids::Record;
use crate::domain::private::PrivateField;

impl App {
    /// Shows the private values of the page's record, or hides them again.
    pub(super) fn reveal(&mut self) -> Option<Effect> {
        if self.revealed.take().is_some() {
            return None;
        }
        match self.layers.last() {
            Some(Layer::Page(page)) => page.private_of().map(Effect::Reveal),
            _ => None,
        }
    }

    /// Whether the cursor stands on a private value.
    pub(super) fn on_private(&self) -> bool {
        matches!(self.layers.last(), Some(Layer::Page(page)) if matches!(page.selected, Some(Target::Private(_))))
    }

    /// Writes the internal memo of the site or instansi in view.
    pub(super) fn memo(&mut self) {
        let record = match self.layers.last() {
            Some(Layer::Page(page)) => page.private_of(),
            _ => self.board.selected.clone().map(Record::Site),
        };
        if let Some(record) = record {
            self.form(FormKind::Private(record, PrivateField::Memo));
        }
    }
}
