//! What each message does. A key means an act by the table; the act is done by the screen on top.

use super::board::direction;
use super::form::{Entered, Form, FormKind};
use super::help::Help;
use super::key::Key;
use super::keys::Act;
use super::layer::Layer;
use super::notice::Notice;
use super::palette::Palette;
use super::pick::{self, Choice, Pick};
use super::search::Search;
use super::site::SitePage;
use super::{App, Effect, Msg, Outcome, Pending, forms};
use crate::domain::change::Change;
use crate::domain::ids::SiteCode;
use crate::domain::query::names;
use crate::words::{self, W};
use std::sync::Arc;

impl App {
    /// Takes one message; at most one wish comes back.
    pub fn update(&mut self, msg: Msg) -> Option<Effect> {
        match msg {
            Msg::Key(key) => self.key(key),
            Msg::Paste(text) => {
                self.paste(&text);
                None
            }
            Msg::PasteTooLong(length) => {
                self.notice = Some(Notice::bad(self.cx().say(W::PasteTooLong, &[("n", &length)])));
                None
            }
            Msg::Size(columns, rows) => {
                self.size = (columns, rows);
                None
            }
            Msg::Now(now) => {
                self.now = now;
                if self.world.day(now) != self.today {
                    self.recount();
                }
                None
            }
            Msg::World(world) => {
                self.set_world(world);
                None
            }
            Msg::Saved(outcome) => {
                self.saved(outcome);
                None
            }
            Msg::Trouble(text) => {
                self.notice = Some(Notice::bad(text));
                None
            }
        }
    }

    fn key(&mut self, key: Key) -> Option<Effect> {
        self.notice = None;
        match key {
            Key::Ctrl('c') => return self.quit(),
            Key::Ctrl('z') => return Some(Effect::Suspend),
            _ => {}
        }
        let text = self.layers.last().is_some_and(Layer::takes_text);
        let is_text = matches!(key, Key::Char(_) | Key::Backspace | Key::Delete);
        if !(text && is_text)
            && let Some(act) = self.act_of(key)
        {
            return self.act(act, key);
        }
        if text {
            return self.type_key(key);
        }
        if key == Key::Backspace && self.layers.is_empty() && !self.board.digits.is_empty() {
            self.board.digits.pop();
            return None;
        }
        self.board.digits.clear();
        // Esc is what people press to be safe; it never complains.
        if key != Key::Esc {
            self.unused(key);
        }
        None
    }

    /// What a key means on the screen as it is.
    pub(super) fn act_of(&self, key: Key) -> Option<Act> {
        self.keymap.acts(key).find(|act| self.can(*act))
    }

    fn unused(&mut self, key: Key) {
        let writes = self.keymap.acts(key).any(|act| {
            matches!(
                act,
                Act::Stage
                    | Act::Progress
                    | Act::NewIssue
                    | Act::NewItem
                    | Act::NewNote
                    | Act::Finish
                    | Act::Undo
                    | Act::Redo
            )
        });
        let cx = self.cx();
        let text = if writes && self.setup.read_only {
            cx.text(W::KeyReadOnly).to_string()
        } else {
            cx.say(W::KeyUnused, &[("key", &key)])
        };
        self.notice = Some(Notice::plain(text));
    }

    fn type_key(&mut self, key: Key) -> Option<Effect> {
        let Self { layers, world, rows, today, setup, .. } = self;
        let cx = super::Cx { world, rows, today: *today, setup };
        match layers.last_mut() {
            Some(Layer::Pick(pick)) => {
                let choice = pick.key(key)?;
                self.choose(choice)
            }
            Some(Layer::Form(form)) => {
                form.key(key, cx);
                None
            }
            Some(Layer::Search(search)) => {
                search.key(key);
                None
            }
            Some(Layer::Palette(palette)) => {
                palette.key(key);
                None
            }
            _ => None,
        }
    }

    fn paste(&mut self, text: &str) {
        self.notice = None;
        match self.layers.last_mut() {
            Some(Layer::Form(form)) => form.paste(text),
            Some(Layer::Search(search)) => {
                search.typed.paste(text);
            }
            Some(Layer::Pick(pick)) => {
                pick.typed.paste(text);
            }
            Some(Layer::Palette(palette)) => {
                palette.typed.paste(text);
            }
            _ => self.notice = Some(Notice::plain(self.cx().text(W::PasteNowhere))),
        }
    }

    fn act(&mut self, act: Act, key: Key) -> Option<Effect> {
        if !matches!(act, Act::Digit | Act::GoTo) {
            self.board.digits.clear();
        }
        match act {
            Act::Up | Act::Down | Act::Left | Act::Right | Act::First | Act::Last | Act::PageBack | Act::PageOn => {
                self.step(act);
            }
            Act::Digit => self.board.digit(key),
            Act::Forget => {}
            Act::GoTo => self.go_to(),
            Act::Open => self.open(self.board.selected.clone()),
            Act::Take => return self.take(),
            Act::Next | Act::Save => return self.enter(),
            Act::FieldOn | Act::FieldBack => {
                if let Some(Layer::Form(form)) = self.layers.last_mut() {
                    form.tab(act == Act::FieldOn);
                }
            }
            Act::Back => self.back(),
            Act::Board => self.layers.clear(),
            Act::Stage => self.layers.push(Layer::Pick(Pick::stage(self.cx(), self.targets()))),
            Act::Progress => self.form(FormKind::Progress(self.targets())),
            Act::NewIssue => self.form(FormKind::Issue(self.targets())),
            Act::NewItem => self.form(FormKind::Item(self.targets())),
            Act::NewNote => self.form(FormKind::Note(self.targets())),
            Act::Finish => self.finish(),
            Act::Mark => self.board.mark(),
            Act::Unmark => self.board.marked.clear(),
            Act::Search => self.layers.push(Layer::Search(Search::default())),
            Act::Filter => self.layers.push(Layer::Pick(Pick::filter(self.cx(), &self.board.filter))),
            Act::Unfilter => self.board.filter = Default::default(),
            Act::Group => self.layers.push(Layer::Pick(Pick::group(self.cx(), self.board.grouping))),
            Act::Order => self.layers.push(Layer::Pick(Pick::order(self.cx(), self.board.order))),
            Act::Theme => self.setup.theme = self.setup.theme.other(),
            Act::Ascii => self.setup.ascii = !self.setup.ascii,
            Act::Undo => return self.save(Effect::Undo, None, W::SavedUndone),
            Act::Redo => return self.save(Effect::Redo, None, W::SavedRedone),
            Act::Palette => {
                let acts = self.acts().into_iter().filter(|act| is_for_palette(*act)).collect();
                self.layers.push(Layer::Palette(Palette::new(acts)));
            }
            Act::Help => self.help(),
            Act::Quit => return self.quit(),
        }
        None
    }

    fn step(&mut self, act: Act) {
        let size = self.size;
        let down = matches!(act, Act::Down | Act::Right | Act::Last | Act::PageOn);
        let Self { board, layers, world, rows, today, setup, .. } = self;
        let cx = super::Cx { world, rows, today: *today, setup };
        let turned = match layers.last_mut() {
            None => {
                if let Some(direction) = direction(act) {
                    board.step(cx, size, direction);
                }
                None
            }
            Some(Layer::Site(page)) if matches!(act, Act::Left | Act::Right) => page.neighbour(cx, down),
            Some(Layer::Site(page)) => {
                page.step(cx, down);
                None
            }
            Some(Layer::Pick(pick)) => {
                match act {
                    Act::First | Act::Last => pick.to_end(down),
                    _ => pick.step(down),
                }
                None
            }
            Some(Layer::Form(form)) => {
                form.step(down, cx);
                None
            }
            Some(Layer::Search(search)) => {
                search.step(down, cx);
                None
            }
            Some(Layer::Palette(palette)) => {
                palette.step(down, setup.language);
                None
            }
            Some(Layer::Help(help)) => {
                help.step(down);
                None
            }
        };
        if let Some(code) = turned {
            self.turn_to(code);
        }
    }

    /// Another site takes the place of the one whose page is open; the board follows.
    fn turn_to(&mut self, code: SiteCode) {
        let page = SitePage::new(code.clone(), self.cx());
        if self.cx().row(&code).is_some() {
            self.board.selected = Some(code);
        }
        match self.layers.last_mut() {
            Some(Layer::Site(now)) => *now = page,
            _ => self.layers.push(Layer::Site(page)),
        }
    }

    fn open(&mut self, code: Option<SiteCode>) {
        if let Some(code) = code {
            self.layers.push(Layer::Site(SitePage::new(code, self.cx())));
        }
    }

    fn go_to(&mut self) {
        let digits = std::mem::take(&mut self.board.digits);
        let found = digits.parse().ok().and_then(|number| self.world.site_numbered(number)).map(Arc::clone);
        match found {
            Some(site) if site.in_scope => self.board.selected = Some(site.code.clone()),
            Some(site) => self.open(Some(site.code.clone())),
            None => self.notice = Some(Notice::bad(self.cx().say(W::NoSiteNumber, &[("n", &digits)]))),
        }
    }

    fn back(&mut self) {
        match self.layers.pop() {
            Some(Layer::Form(form)) if form.is_worth_keeping() => {
                self.drafts.retain(|draft| draft.kind != form.kind);
                self.drafts.push(form);
                self.notice = Some(Notice::plain(self.cx().text(W::DraftKept)));
            }
            _ => {}
        }
    }

    fn targets(&self) -> Vec<SiteCode> {
        let page = self.layers.iter().rev().find_map(|layer| match layer {
            Layer::Site(page) => Some(page.code.clone()),
            _ => None,
        });
        page.map_or_else(|| self.board.targets(), |code| vec![code])
    }

    fn form(&mut self, kind: FormKind) {
        let draft = self.drafts.iter().position(|draft| draft.kind == kind);
        let form = match draft {
            Some(index) => {
                self.notice = Some(Notice::plain(self.cx().text(W::DraftBack)));
                // What the author sees now is the world of now, so the draft is bound to it anew.
                Form { seen: Arc::clone(&self.world), ..self.drafts.remove(index) }
            }
            None => Form::new(kind, self.cx()),
        };
        self.layers.push(Layer::Form(form));
    }

    fn finish(&mut self) {
        let issue = match self.layers.last() {
            Some(Layer::Site(page)) => page.issue(self.cx()),
            _ => None,
        };
        if let Some(issue) = issue {
            self.layers.push(Layer::Pick(Pick::finish(self.cx(), issue)));
        }
    }

    fn help(&mut self) {
        if let Some(Layer::Help(_)) = self.layers.last() {
            self.layers.pop();
            return;
        }
        let cx = self.cx();
        let row = match self.layers.last() {
            Some(Layer::Site(page)) => page.row(cx),
            _ => self.board.row(cx).cloned(),
        };
        let why = |row: &crate::domain::query::sites::SiteRow| {
            let reason = |why| words::why(cx.language(), cx.world, why, cx.today);
            let mut sentences: Vec<String> = row.why.iter().map(reason).collect();
            if sentences.is_empty() {
                sentences.push(cx.text(W::WhyFine).to_string());
            }
            sentences
        };
        let help = Help {
            about: row.as_ref().map(|row| {
                let name = names::site(cx.world, &row.site);
                format!("{} {} {name}: {}", row.level.sign(), row.site.number, words::level(cx.language(), row.level))
            }),
            why: row.as_ref().map(why).unwrap_or_default(),
            acts: self.acts(),
            scroll: 0,
        };
        self.layers.push(Layer::Help(help));
    }

    fn quit(&mut self) -> Option<Effect> {
        match self.running_meeting() {
            Some(number) if !self.setup.read_only => {
                let asking = self.layers.last().is_some_and(|layer| match layer {
                    Layer::Pick(pick) => pick.rows.iter().any(|row| row.choice == Choice::Leave),
                    _ => false,
                });
                if !asking {
                    self.layers.push(Layer::Pick(Pick::leave(self.cx(), number)));
                }
                None
            }
            _ => Some(Effect::Quit),
        }
    }

    fn take(&mut self) -> Option<Effect> {
        match self.layers.last() {
            Some(Layer::Pick(pick)) => {
                let choice = pick.chosen()?.choice.clone();
                self.choose(choice)
            }
            Some(Layer::Search(search)) => {
                let code = search.chosen(self.cx())?;
                self.layers.pop();
                let on_page = matches!(self.layers.last(), Some(Layer::Site(_)));
                if on_page || self.cx().row(&code).is_none() {
                    self.turn_to(code);
                } else {
                    self.board.selected = Some(code);
                }
                None
            }
            Some(Layer::Palette(palette)) => {
                let act = palette.chosen(self.setup.language)?;
                self.layers.pop();
                let key = self.keymap.of(act).first().copied().unwrap_or(Key::Enter);
                self.act(act, key)
            }
            _ => None,
        }
    }

    fn choose(&mut self, choice: Choice) -> Option<Effect> {
        let Some(Layer::Pick(list)) = self.layers.pop() else { return None };
        match choice {
            Choice::Stage(to) => {
                if forms::goes_back(&list.seen, &list.sites, &to) {
                    let mut form = Form::new(FormKind::StageBack(list.sites.clone(), to), self.cx());
                    form.seen = list.seen;
                    self.layers.push(Layer::Form(form));
                    return None;
                }
                let changes = forms::stage(&list.seen, &list.sites, &to, self.today, None);
                if changes.is_empty() {
                    let stage = words::stage(self.setup.language, &self.world, Some(&to));
                    let text = self
                        .cx()
                        .say(W::StageSame, &[("sites", &pick::title_of(self.cx(), &list.sites)), ("stage", &stage)]);
                    self.notice = Some(Notice::plain(text));
                    return None;
                }
                self.save(Effect::Commit(changes), None, W::Saved)
            }
            Choice::FilterBy(by) => {
                self.layers.push(Layer::Pick(Pick::filter_by(self.cx(), &self.board.filter, by)));
                None
            }
            Choice::Filter(filter) => {
                self.board.filter = filter;
                None
            }
            Choice::Group(grouping) => {
                self.board.grouping = grouping;
                None
            }
            Choice::Order(order) => {
                self.board.order = order;
                None
            }
            Choice::Settle(issue) => {
                self.form(FormKind::Settle(issue));
                None
            }
            Choice::Withdraw(issue) => {
                self.form(FormKind::Withdraw(issue));
                None
            }
            Choice::Leave => Some(Effect::Quit),
            Choice::Stay => None,
        }
    }

    fn enter(&mut self) -> Option<Effect> {
        let Self { layers, world, rows, today, setup, .. } = self;
        let cx = super::Cx { world, rows, today: *today, setup };
        let Some(Layer::Form(form)) = layers.last_mut() else { return None };
        match form.enter(cx) {
            Entered::Stay => None,
            Entered::Save(changes) => {
                let from = layers.pop();
                self.save(commit(changes)?, from, W::Saved)
            }
        }
    }

    fn save(&mut self, effect: Effect, from: Option<Layer>, word: W) -> Option<Effect> {
        self.pending.push_back(Pending { from, word });
        Some(effect)
    }

    fn saved(&mut self, outcome: Outcome) {
        let pending = self.pending.pop_front();
        match outcome {
            Outcome::Saved(receipt, world) => {
                self.set_world(world);
                let word = pending.as_ref().map_or(W::Saved, |pending| pending.word);
                let rows: Vec<_> = receipt.rows.iter().collect();
                let what = words::operation(self.setup.language, &self.world, &rows, self.today);
                self.notice = Some(Notice::good(self.cx().say(word, &[("what", &what)])));
                if word == W::Saved {
                    // An act on marked sites is over with it; marks that stayed would hit again unseen.
                    self.board.marked.clear();
                }
            }
            Outcome::Refused(refusals) => {
                let tell = |refusal| words::refusal(self.setup.language, &self.world, refusal, self.today);
                let text = refusals.first().map(tell).unwrap_or_default();
                let more = refusals.len().saturating_sub(1);
                let text =
                    if more > 0 { format!("{text} {}", self.cx().say(W::AndMore, &[("n", &more)])) } else { text };
                self.not_saved(pending, text);
            }
            Outcome::Failed(text) | Outcome::Unknown(text) => self.not_saved(pending, text),
        }
    }

    /// What was typed comes back, with the reason, exactly as it was.
    fn not_saved(&mut self, pending: Option<Pending>, text: String) {
        self.notice = Some(Notice::bad(text.clone()));
        if let Some(Pending { from: Some(Layer::Form(mut form)), .. }) = pending {
            form.error = Some(text);
            // The next try is made with what stands there now in view.
            form.seen = Arc::clone(&self.world);
            if self.layers.last().is_some_and(Layer::takes_text) {
                self.drafts.push(form);
            } else {
                self.layers.push(Layer::Form(form));
            }
        }
    }
}

fn commit(changes: Vec<Change>) -> Option<Effect> {
    (!changes.is_empty()).then_some(Effect::Commit(changes))
}

/// Moving about and keys that only mean something where they are pressed are not acts that somebody looks up by name.
fn is_for_palette(act: Act) -> bool {
    !matches!(
        act,
        Act::Up
            | Act::Down
            | Act::Left
            | Act::Right
            | Act::First
            | Act::Last
            | Act::PageBack
            | Act::PageOn
            | Act::Digit
            | Act::GoTo
            | Act::Forget
            | Act::Palette
            | Act::Take
            | Act::Next
            | Act::Save
            | Act::FieldOn
            | Act::FieldBack
    )
}
