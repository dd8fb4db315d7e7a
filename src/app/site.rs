//! The page of one site: everything known of it. Its obstacles and promises can be chosen; the rest is read.

use super::cx::Cx;
use crate::domain::ids::{IssueNo, Record, SiteCode};
use crate::domain::query::sites::{self, SiteRow};

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct SitePage {
    /// Which site.
    pub code: SiteCode,
    /// The obstacle or promise under the cursor.
    pub selected: Option<Record>,
    /// How many lines of the history are scrolled away.
    pub scroll: usize,
}

impl SitePage {
    /// The page of a site.
    pub fn new(code: SiteCode, cx: Cx<'_>) -> Self {
        let mut page = Self { code, selected: None, scroll: 0 };
        page.refresh(cx);
        page
    }

    /// The site as it stands now; also one out of scope.
    pub fn row(&self, cx: Cx<'_>) -> Option<SiteRow> {
        cx.row(&self.code).cloned().or_else(|| sites::one(cx.world, &self.code, cx.today))
    }

    /// What can be chosen, in the order of the page: open obstacles, then open promises, then proposals.
    pub fn choices(&self, cx: Cx<'_>) -> Vec<Record> {
        let Some(row) = self.row(cx) else { return Vec::new() };
        let issues = row.issues.iter().map(|issue| Record::Issue(issue.number));
        let items = row.items.iter().map(|item| Record::Item(item.number));
        let proposals = self.proposals(cx).into_iter().map(Record::Item);
        issues.chain(items).chain(proposals).collect()
    }

    /// Proposals (usulan) about this site.
    pub fn proposals(&self, cx: Cx<'_>) -> Vec<u32> {
        cx.world
            .items
            .values()
            .filter(|item| item.is_proposal() && item.sites.contains(&self.code))
            .map(|item| item.number)
            .collect()
    }

    /// The world has changed: hold on to the same record, or to the first.
    pub fn refresh(&mut self, cx: Cx<'_>) {
        let choices = self.choices(cx);
        if !self.selected.as_ref().is_some_and(|selected| choices.contains(selected)) {
            self.selected = choices.into_iter().next();
        }
    }

    /// Moves the cursor over obstacles and promises; past the last one the history scrolls.
    pub fn step(&mut self, cx: Cx<'_>, down: bool) {
        let choices = self.choices(cx);
        let here = self.selected.as_ref().and_then(|selected| choices.iter().position(|choice| choice == selected));
        match (here, down) {
            (Some(here), true) if here + 1 < choices.len() => self.selected = choices.get(here + 1).cloned(),
            (Some(here), false) if self.scroll == 0 && here > 0 => self.selected = choices.get(here - 1).cloned(),
            (_, true) => self.scroll = (self.scroll + 1).min(self.history_len(cx).saturating_sub(1)),
            (_, false) => self.scroll = self.scroll.saturating_sub(1),
        }
    }

    fn history_len(&self, cx: Cx<'_>) -> usize {
        crate::domain::query::history::of_site(cx.world, &self.code).count()
    }

    /// The page of the site before or after this one, by number.
    pub fn neighbour(&self, cx: Cx<'_>, next: bool) -> Option<SiteCode> {
        let here = cx.rows.iter().position(|row| row.code() == &self.code)?;
        let there = if next { here + 1 } else { here.checked_sub(1)? };
        cx.rows.get(there).map(|row| row.code().clone())
    }

    /// The open obstacle under the cursor.
    pub fn issue(&self, cx: Cx<'_>) -> Option<IssueNo> {
        match self.selected {
            Some(Record::Issue(number)) if cx.world.issues.get(&number).is_some_and(|issue| issue.is_open()) => {
                Some(number)
            }
            _ => None,
        }
    }
}
