//! What each message does. A key means an act by the table; the act is done by the screen on top.

use super::board::direction;
use super::form::{Form, FormKind};
use super::key::Key;
use super::keys::Act;
use super::layer::Layer;
use super::notice::Notice;
use super::page::{Subject, Target};
use super::palette::Palette;
use super::pick::{self, Choice, Pick};
use super::saving::commit;
use super::search::Search;
use super::{App, Effect, Msg, forms};
use crate::domain::ids::SiteCode;
use crate::words::{self, W};

impl App {
    /// Takes one message; at most one wish comes back.
    pub fn update(&mut self, msg: Msg) -> Option<Effect> {
        // Of these the runtime takes no wish.
        let is_aside = matches!(msg, Msg::Now(_) | Msg::Size(..));
        let effect = self.take_in(msg);
        self.hold();
        self.number_drafts();
        if is_aside { effect } else { effect.or_else(|| self.renew_minutes()).or_else(|| self.renew_past()) }
    }

    fn take_in(&mut self, msg: Msg) -> Option<Effect> {
        match msg {
            Msg::Key(key) => self.key(key),
            Msg::Paste(text) => {
                self.paste(&text);
                None
            }
            Msg::PasteTooLong(length) => {
                self.too_long(length);
                None
            }
            Msg::Pointed(pointed) => self.pointed(pointed),
            Msg::Size(columns, rows) => {
                self.size = (columns, rows);
                self.fit_minutes();
                None
            }
            Msg::Now(now) => {
                self.take_now(now);
                None
            }
            Msg::Faded => {
                self.fade();
                None
            }
            Msg::World(world) => {
                self.take_world(world);
                None
            }
            Msg::Saved(outcome) => self.saved(outcome),
            Msg::Revealed(revealed) => {
                let here = |layer: &Layer| matches!(layer, Layer::Page(page) if page.subject_record().as_ref() == Some(&revealed.record));
                if self.layers.last().is_some_and(here) {
                    self.revealed = Some(revealed);
                }
                None
            }
            Msg::Told(text) => {
                self.notice = Some(Notice::plain(text));
                None
            }
            Msg::Printed(printed) => {
                self.printed(printed);
                None
            }
            Msg::Offered(offers) => {
                self.offered(offers);
                None
            }
            Msg::DraftGone => {
                self.notice = Some(Notice::bad(self.cx().text(W::DraftElsewhere)));
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
        self.touched = true;
        match key {
            Key::Ctrl('c') => return self.quit(),
            Key::Ctrl('z') => return Some(Effect::Suspend),
            _ => {}
        }
        if self.type_in_roll(key) {
            return None;
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
        let barred = self.needs_the_right(key);
        let cx = self.cx();
        let seals = matches!(self.layers.last(), Some(Layer::ReadBack(_)))
            && self.keymap.acts(key).any(|act| act == Act::Seal)
            && self.world.running().is_none();
        let text = if barred {
            cx.text(W::KeyReadOnly).to_string()
        } else if seals {
            self.notice = Some(Notice::bad(cx.text(W::RefusedNoMeeting)));
            return;
        } else {
            cx.say(W::KeyUnused, &[("key", &key)])
        };
        self.notice = Some(Notice::plain(text));
    }

    fn type_key(&mut self, key: Key) -> Option<Effect> {
        let (top, cx) = self.top_and_cx();
        match top {
            Some(Layer::Pick(pick)) => {
                let choice = pick.key(key)?;
                self.choose(choice)
            }
            Some(Layer::Form(form)) => {
                form.key(key, cx);
                None
            }
            Some(Layer::Capture(capture)) => {
                capture.key(key, cx);
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
        self.touched = true;
        if let Some(Layer::Capture(_)) = self.layers.last() {
            self.paste_line(text);
            return;
        }
        let fitted = match self.layers.last_mut() {
            Some(Layer::Form(form)) if form.takes_text() => form.paste(text),
            Some(Layer::Search(search)) => search.paste(text),
            Some(Layer::Pick(pick)) => pick.paste(text),
            Some(Layer::Palette(palette)) => palette.paste(text),
            _ => {
                self.notice = Some(Notice::plain(self.cx().text(W::PasteNowhere)));
                return;
            }
        };
        if !fitted {
            self.too_long(text.chars().count());
        }
    }

    pub(super) fn too_long(&mut self, length: usize) {
        self.notice = Some(Notice::bad(self.cx().say(W::PasteTooLong, &[("n", &length)])));
    }

    fn act(&mut self, act: Act, key: Key) -> Option<Effect> {
        if act == Act::Private {
            return self.reveal();
        }
        let looks_on = matches!(act, Act::Up | Act::Down | Act::Help | Act::Memo) || (self.on_private() && opens(act));
        if !looks_on {
            // What is private is not left standing where others may look next.
            self.revealed = None;
        }
        if !matches!(act, Act::Digit | Act::GoTo) {
            self.board.digits.clear();
        }
        if matches!(act, Act::NewItem | Act::NewNote | Act::NewDecision | Act::Park) {
            self.leave_read_back();
        }
        match act {
            // The way from the roll to the page of who is called.
            Act::Right if matches!(self.layers.last(), Some(Layer::Page(page)) if self.calls_roll(page)) => self.open(),
            Act::Up | Act::Down | Act::Left | Act::Right | Act::First | Act::Last | Act::PageBack | Act::PageOn => {
                self.step(act);
            }
            Act::Digit if !self.layers.is_empty() => return self.answer(key),
            Act::Digit => self.board.digit(key),
            Act::Forget => {}
            Act::GoTo => self.go_to(),
            Act::Open => match self.open_meeting_line() {
                Some(effect) => return effect,
                None => self.open(),
            },
            Act::Meetings => self.view(Subject::Meetings),
            Act::Minutes => self.open_minutes(),
            Act::Charts => self.open_charts(),
            Act::Export => self.ask_format(),
            Act::Edit => self.edit(),
            Act::Items => self.view(Subject::Items(Default::default())),
            Act::Earlier | Act::Later if matches!(self.layers.last(), Some(Layer::Charts(_))) => self.step(act),
            Act::Earlier | Act::Later => self.turn_meeting(act == Act::Later),
            Act::Kind => self.ask_kind(),
            Act::Issues => self.view(Subject::Issues(Default::default())),
            Act::Agencies => self.view(Subject::Agencies),
            Act::Office => self.view(Subject::Office),
            Act::Take => return self.take(),
            Act::Next | Act::Save => return self.enter(),
            Act::FieldOn | Act::FieldBack => {
                if let Some(Layer::Form(form)) = self.layers.last_mut() {
                    form.tab(act == Act::FieldOn);
                }
            }
            Act::Complete => {
                if let (Some(Layer::Capture(capture)), cx) = self.top_and_cx() {
                    capture.take(cx);
                }
            }
            Act::Back | Act::Board if self.layers.is_empty() => self.board.big = false,
            Act::Back if self.forget_typed() => {}
            Act::Back => self.back(),
            Act::Board => self.layers.clear(),
            Act::Stage => self.layers.push(Layer::Pick(Pick::stage(self.cx(), self.targets()))),
            Act::Progress => self.form(FormKind::Progress(self.targets())),
            Act::NewIssue => self.form(FormKind::Issue(self.targets())),
            Act::NewItem => self.capture(),
            Act::NewNote => self.form(FormKind::Note(self.targets())),
            Act::NewDecision => self.form(FormKind::Decision(self.targets())),
            Act::Park => self.form(FormKind::Parked(self.targets())),
            Act::Seal => return self.seal(),
            Act::Finish if self.finishes() => self.finish(),
            Act::Finish => return self.finish_meeting(),
            Act::Private => {}
            Act::Memo => self.memo(),
            Act::Copy => return self.copy(),
            Act::Mouse => return self.switch_mouse(),
            Act::Copying => self.switch_copying(),
            Act::NextSite => return self.call_next(),
            Act::Mark => self.board.mark(),
            Act::Unmark => self.board.marked.clear(),
            Act::Search => self.layers.push(Layer::Search(Search::default())),
            Act::Filter => self.ask_filter(),
            Act::Unfilter => self.unfilter(),
            Act::Group => self.ask_group(),
            Act::Order => {
                let pick = match self.layers.last() {
                    Some(Layer::Page(_)) => Pick::issue_order(self.cx()),
                    _ => Pick::order(self.cx(), self.board.order),
                };
                self.layers.push(Layer::Pick(pick));
            }
            Act::Theme => self.setup.theme = self.setup.theme.other(),
            Act::Big => self.switch_big(),
            Act::Wall => self.ask_wall(),
            Act::Themes => self.layers.push(Layer::Pick(Pick::theme(self.cx()))),
            Act::Ascii => return Some(self.switch_ascii()),
            Act::Undo => return self.save(Effect::Undo, None, W::SavedUndone),
            Act::Redo => return self.save(Effect::Redo, None, W::SavedRedone),
            Act::Drafts => self.open_offers(),
            Act::Palette => {
                let acts = self.named_acts().into_iter().filter(|(act, _)| Palette::lists(*act)).collect();
                self.layers.push(Layer::Palette(Palette::new(acts)));
            }
            Act::Help => self.help(),
            Act::Quit => return self.quit(),
        }
        None
    }

    pub(super) fn step(&mut self, act: Act) {
        let (height, text_height) = (self.page_height(), self.minutes_height());
        if self.layers.is_empty() && self.is_big() {
            let there = direction(act).and_then(|direction| self.step_big(direction));
            self.board.selected = there.or(self.board.selected.take());
            return;
        }
        let down = matches!(act, Act::Down | Act::Right | Act::Last | Act::PageOn);
        let Self { board, layers, world, rows, today, setup, size, revealed, .. } = self;
        let cx = super::Cx { world, rows, today: *today, setup, columns: size.0, revealed: revealed.as_ref() };
        let turned = match layers.last_mut() {
            None => {
                if let Some(direction) = direction(act) {
                    board.step(cx, *size, direction);
                }
                None
            }
            Some(Layer::Page(page)) => {
                page.typed.clear();
                match act {
                    Act::Left | Act::Right => {}
                    Act::PageBack | Act::PageOn => page.page(cx, height, down),
                    Act::First | Act::Last => page.to_end(cx, height, down),
                    _ => page.step(cx, height, down),
                }
                if matches!(act, Act::Left | Act::Right) { page.neighbour(cx, down) } else { None }
            }
            Some(Layer::Minutes(minutes)) => {
                minutes.step(act, text_height);
                None
            }
            Some(Layer::Agreed(agreed)) => {
                agreed.step(cx, act);
                None
            }
            Some(Layer::Charts(charts)) => {
                charts.step(cx, act);
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
            Some(Layer::Capture(capture)) => {
                capture.step(down);
                None
            }
            Some(Layer::ReadBack(_)) => None,
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

    pub(super) fn edit(&mut self) {
        if self.correct() {
            return;
        }
        let cx = self.cx();
        let proposal = match self.layers.last() {
            Some(Layer::ReadBack(read_back)) => read_back.items.first().copied(),
            _ => None,
        };
        if let Some(number) = proposal {
            self.edit_proposal(number);
            return;
        }
        match self.layers.last() {
            Some(Layer::Page(page)) => match (&page.selected, page.form(cx)) {
                (_, Some(kind)) => self.form(kind),
                (Some(Target::Checks(group)), None) => {
                    let pick = Pick::checks(cx, page.sites(cx), group);
                    self.layers.push(Layer::Pick(pick));
                }
                _ => {}
            },
            _ => {
                let pick = Pick::field(cx, self.board.targets());
                self.layers.push(Layer::Pick(pick));
            }
        }
    }

    pub(super) fn targets(&self) -> Vec<SiteCode> {
        let page = self.layers.iter().rev().find_map(|layer| match layer {
            Layer::Page(page) => Some(page.sites(self.cx())),
            _ => None,
        });
        page.unwrap_or_else(|| self.board.targets())
    }

    fn finish(&mut self) {
        let cx = self.cx();
        let Some(Layer::Page(page)) = self.layers.last() else { return };
        let pick = match (page.promise(cx), page.open_issue(cx), &page.selected) {
            (_, _, Some(Target::Checks(group))) => Pick::checks(cx, page.sites(cx), group),
            (Some(item), _, _) => Pick::promise(cx, item),
            (None, Some(issue), _) => Pick::finish(cx, issue),
            _ => return,
        };
        self.layers.push(Layer::Pick(pick));
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
            Some(Layer::Capture(_)) => self.enter_line(),
            Some(Layer::Search(search)) => {
                let found = search.chosen(self.cx())?;
                self.layers.pop();
                self.go_to_hit(found);
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
            Choice::Theme(theme) => {
                self.setup.theme = theme;
                None
            }
            Choice::Wall(follow) => {
                self.set_wall(follow);
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
            Choice::Link(issue) => {
                self.layers.push(Layer::Pick(Pick::link(self.cx(), issue)));
                None
            }
            Choice::Linked(item, issue) => {
                self.save(commit(forms::edit::link(&list.seen, item, issue))?, None, W::Saved)
            }
            Choice::IssueOrder(order) => {
                if let Some(Layer::Page(page)) = self.layers.last_mut() {
                    page.subject = Subject::Issues(order);
                }
                None
            }
            Choice::Figure(field) => {
                self.form(FormKind::Figure(list.sites, field));
                None
            }
            Choice::Planned => {
                self.form(FormKind::Planned(list.sites));
                None
            }
            Choice::InScope(to) => {
                let changes = forms::edit::in_scope(&list.seen, &list.sites, to);
                self.save(commit(changes)?, None, W::Saved)
            }
            Choice::Check(check) => {
                let pick = Pick::check_state(self.cx(), list.sites, check);
                self.layers.push(Layer::Pick(pick));
                None
            }
            Choice::CheckState(check, to) => {
                let changes = forms::edit::check_state(&list.seen, &list.sites, &check, to);
                self.save(commit(changes)?, None, W::Saved)
            }
            Choice::Erase(kept) => self.save(Effect::Keep(kept), None, W::PrivateErased),
            Choice::Offer(id) => {
                self.open_offer(&id);
                None
            }
            Choice::GoOn(id) => self.go_on_with(id),
            Choice::Discard(id) => self.discard(id),
            Choice::Lines(lines) => {
                if let (Some(Layer::Capture(capture)), cx) = self.top_and_cx() {
                    capture.put(lines, cx);
                }
                None
            }
            Choice::Promise(deal) => self.deal(deal),
            Choice::Deed(deed, meeting) => self.deed(deed, meeting),
            Choice::Export(export) => Some(self.export(export)),
            Choice::Kind(record, kind) => self.set_kind(&record, kind),
            Choice::Leave => Some(Effect::Quit),
            Choice::Stay => None,
        }
    }
}

/// Whether the act goes into what is under the cursor.
fn opens(act: Act) -> bool {
    matches!(act, Act::Open | Act::Edit)
}
