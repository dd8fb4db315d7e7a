//! What a meeting agreed, read back to the hall before it closes: instansi by instansi, nothing else on the screen. A
//! promise that was written down wrongly is set right from here, for as long as nothing was built on it.

use super::App;
use super::cx::Cx;
use super::form::FormKind;
use super::keys::Act;
use super::layer::Layer;
use crate::domain::ids::{AgencyCode, ItemNo, MeetingId};
use crate::domain::item::ActionItem;
use crate::domain::query::meeting;
use crate::domain::steps;
use std::sync::Arc;

/// The read-back of a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreed {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// The promise that is being read.
    selected: Option<ItemNo>,
}

/// What one instansi promised.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Who; `None`: nobody is responsible.
    pub lead: Option<AgencyCode>,
    /// Which instansi this is among all that promised something, counted from one.
    pub place: usize,
    /// How many there are.
    pub of: usize,
    /// Its promises.
    pub items: Vec<Arc<ActionItem>>,
}

impl Agreed {
    /// The read-back, at its beginning.
    pub fn new(meeting: MeetingId) -> Self {
        Self { meeting, selected: None }
    }

    /// The read-back, at a promise.
    pub(super) fn at(meeting: MeetingId, selected: Option<ItemNo>) -> Self {
        Self { meeting, selected }
    }

    /// The promise that is being read; the first where that one is gone.
    pub fn item(&self, cx: Cx<'_>) -> Option<Arc<ActionItem>> {
        let items = meeting::agreed(cx.world, self.meeting);
        let found = items.iter().find(|item| Some(item.number) == self.selected).or(items.first());
        found.cloned()
    }

    /// The part that is on the screen: that of the instansi whose promise is being read.
    pub fn part(&self, cx: Cx<'_>) -> Option<Part> {
        let items = meeting::agreed(cx.world, self.meeting);
        let lead = self.item(cx)?.lead.clone();
        let parts: Vec<&[Arc<ActionItem>]> = items.chunk_by(|a, b| a.lead == b.lead).collect();
        let place = parts.iter().position(|part| part.first().is_some_and(|item| item.lead == lead))?;
        let items = parts.get(place)?.to_vec();
        Some(Part { lead, place: place + 1, of: parts.len(), items })
    }

    /// Moves: to the next promise, or to the next instansi.
    pub(super) fn step(&mut self, cx: Cx<'_>, act: Act) {
        let items = meeting::agreed(cx.world, self.meeting);
        let Some(now) = self.item(cx) else { return };
        let here = items.iter().position(|item| item.number == now.number).unwrap_or(0);
        let begins =
            |at: &usize| *at == 0 || items.get(*at).map(|item| &item.lead) != items.get(*at - 1).map(|item| &item.lead);
        let mut starts = (0..items.len()).filter(begins);
        let last = items.len().saturating_sub(1);
        let there = match act {
            Act::Up => here.saturating_sub(1),
            Act::Down => (here + 1).min(last),
            Act::Right | Act::PageOn => starts.find(|at| *at > here).unwrap_or(here),
            Act::Left | Act::PageBack => starts.rfind(|at| *at < here).unwrap_or(0),
            Act::First => 0,
            Act::Last => last,
            _ => here,
        };
        self.selected = items.get(there).map(|item| item.number);
    }
}

impl App {
    /// Reads back what a meeting agreed.
    pub(super) fn read_back(&mut self, meeting: MeetingId) {
        self.layers.push(Layer::Agreed(Agreed::new(meeting)));
    }

    /// What can be done while it is read back.
    pub(super) fn agreed_can(&self, agreed: &Agreed, act: Act) -> bool {
        let cx = self.cx();
        match act {
            Act::Back | Act::Board => true,
            Act::Up | Act::Down | Act::Left | Act::Right | Act::PageBack | Act::PageOn | Act::First | Act::Last => {
                let mut there = agreed.clone();
                there.step(cx, act);
                there.item(cx).map(|item| item.number) != agreed.item(cx).map(|item| item.number)
            }
            Act::Edit => {
                let item = agreed.item(cx);
                self.may_write() && item.is_some_and(|item| steps::is_correctable(cx.world, &item))
            }
            // What is new is entered before or after, not while the hall listens.
            Act::NewItem | Act::NewNote | Act::NewDecision | Act::Park | Act::Search | Act::Minutes => false,
            _ => self.anywhere_can(act),
        }
    }

    /// Sets the promise right that is being read, if that is what is on the screen.
    pub(super) fn correct(&mut self) -> bool {
        let number = match self.layers.last() {
            Some(Layer::Agreed(agreed)) => agreed.item(self.cx()).map(|item| item.number),
            _ => return false,
        };
        if let Some(number) = number {
            self.form(FormKind::CorrectItem(number));
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::super::Effect;
    use super::super::tests::{app_of, press};
    use super::*;
    use crate::domain::change::{Change, Edit, ItemEdit};
    use crate::domain::testing::{Play, morning, nov};

    fn play() -> Play {
        let mut play = Play::begin();
        play.at = morning();
        play.meeting();
        for lead in [Some("dinkop"), Some("kodim"), None, Some("dinkop")] {
            let item = play.item("Urus surat", &["1.01"], Some(nov(30)));
            let edit = ItemEdit::Lead(Edit::new(Some("dinkop".into()), lead.map(Into::into)));
            if lead != Some("dinkop") {
                play.one(Change::EditItem { item, edit }).unwrap();
            }
            play.seal(item).unwrap();
        }
        play
    }

    #[test]
    fn it_goes_instansi_by_instansi_and_corrects_one_promise() {
        let mut app = app_of(&play());
        app.read_back(1);
        let shown = |app: &App| match app.layers.last() {
            Some(Layer::Agreed(agreed)) => {
                let part = agreed.part(app.cx()).unwrap();
                (part.place, part.of, agreed.item(app.cx()).unwrap().number)
            }
            _ => unreachable!("nothing else was opened"),
        };
        assert_eq!(shown(&app), (1, 3, 2), "kodim comes first");
        for (key, there) in
            [("Down", (2, 3, 1)), ("Down", (2, 3, 4)), ("Right", (3, 3, 3)), ("Left", (2, 3, 1)), ("Home", (1, 3, 2))]
        {
            press(&mut app, key);
            assert_eq!(shown(&app), there, "{key}");
        }
        press(&mut app, "e");
        let effects = press(&mut app, "_sawah Tab Tab Tab Tab Salah_catat Enter");
        let [Effect::Commit(changes)] = &effects[..] else { unreachable!("{effects:?}: {:?}", app.layers.last()) };
        assert_eq!(changes.len(), 3, "unsealed, set right, sealed again: {changes:?}");
    }
}
