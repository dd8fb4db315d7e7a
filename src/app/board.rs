//! The board: which sites are shown how, and where the cursor is. The cursor is bound to a site, never to a place, so a
//! change from elsewhere does not move it.

use super::cx::Cx;
use super::geometry::{self, Direction, Layout};
use super::key::Key;
use super::keys::Act;
use crate::domain::ids::SiteCode;
use crate::domain::query::sites::{self, Filter, Group, Grouping, Order, SiteRow};
use std::collections::BTreeSet;

/// The state of the board.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// By what it is divided.
    pub grouping: Grouping,
    /// How sites stand within a group.
    pub order: Order,
    /// Which sites are asked for; the others are dimmed in place.
    pub filter: Filter,
    /// The site under the cursor.
    pub selected: Option<SiteCode>,
    /// Sites that an act applies to together.
    pub marked: BTreeSet<SiteCode>,
    /// The figures typed so far of a number to go to.
    pub digits: String,
    /// The site under the cursor in block letters, the others as a strip.
    pub big: bool,
}

impl Board {
    /// The groups as they stand now.
    pub fn groups(&self, cx: Cx<'_>) -> Vec<Group> {
        sites::groups(cx.world, cx.rows, self.grouping, self.order, cx.today)
    }

    /// Where everything stands on a screen of this size.
    pub fn layout(&self, cx: Cx<'_>, size: (u16, u16)) -> Layout {
        geometry::layout(size, &self.groups(cx), cx.rows.len())
    }

    /// The row under the cursor.
    pub fn row<'a>(&self, cx: Cx<'a>) -> Option<&'a SiteRow> {
        cx.row(self.selected.as_ref()?)
    }

    /// The sites that an act applies to: the marked ones, else the one under the cursor.
    pub fn targets(&self) -> Vec<SiteCode> {
        if self.marked.is_empty() {
            self.selected.iter().cloned().collect()
        } else {
            self.marked.iter().cloned().collect()
        }
    }

    /// The world has changed: hold on to the same site, or to a neighbour where it is no longer shown.
    pub fn refresh(&mut self, cx: Cx<'_>, before: &[SiteRow]) {
        self.marked.retain(|code| cx.row(code).is_some());
        let still_there = self.selected.as_ref().is_some_and(|code| cx.row(code).is_some());
        if still_there {
            return;
        }
        let number = self
            .selected
            .as_ref()
            .and_then(|code| before.iter().find(|row| row.code() == code))
            .map_or(0, |row| row.site.number);
        let neighbour = cx.rows.iter().find(|row| row.site.number >= number).or_else(|| cx.rows.last());
        self.selected = neighbour.map(|row| row.code().clone());
    }

    /// Moves the cursor.
    pub fn step(&mut self, cx: Cx<'_>, size: (u16, u16), direction: Direction) {
        let here = self.selected.as_ref().and_then(|code| cx.rows.iter().position(|row| row.code() == code));
        let Some(here) = here else { return };
        let there = geometry::step(&self.layout(cx, size), here, direction);
        if let Some(row) = cx.rows.get(there) {
            self.selected = Some(row.code().clone());
        }
    }

    /// Marks the site under the cursor, or takes its mark away.
    pub fn mark(&mut self) {
        if let Some(code) = &self.selected
            && !self.marked.remove(code)
        {
            self.marked.insert(code.clone());
        }
    }

    /// A figure of the number to go to.
    pub fn digit(&mut self, key: Key) {
        if let Key::Char(c @ '0'..='9') = key
            && self.digits.len() < 6
        {
            self.digits.push(c);
        }
    }
}

/// The way in which an act moves the cursor, if it moves it.
pub(super) fn direction(act: Act) -> Option<Direction> {
    Some(match act {
        Act::Up => Direction::Up,
        Act::Down => Direction::Down,
        Act::Left => Direction::Left,
        Act::Right => Direction::Right,
        Act::First => Direction::First,
        Act::Last => Direction::Last,
        Act::PageBack => Direction::PageBack,
        Act::PageOn => Direction::PageOn,
        _ => return None,
    })
}
