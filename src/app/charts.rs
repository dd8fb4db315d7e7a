//! The charts: which one is shown, which of its rows the cursor is on, and how the sites stood at earlier meetings, which
//! is brought from the journal while the board goes on. What a chart says is computed each time it is shown.

use super::cx::Cx;
use super::key::Key;
use super::keys::Act;
use super::layer::Layer;
use super::minutes::Order;
use super::notice::Notice;
use super::page::Subject;
use super::{App, Effect};
use crate::domain::ids::MeetingId;
use crate::domain::query::charts::{self, Bar, Bars, Chart, Of, Standing};
use crate::words::L;
use std::sync::Arc;

/// The charts that are open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Charts {
    /// Which one is shown.
    pub chart: Chart,
    /// The row under the cursor, once one was chosen.
    pub selected: Option<Of>,
    /// How the sites stood at the closing of each meeting, once that has been brought.
    past: Option<Arc<[Standing]>>,
    /// For which closings that was asked.
    asked: Option<Vec<(u64, MeetingId)>>,
}

impl Charts {
    /// A chart, the cursor on a row of it.
    pub fn of(chart: Chart, selected: Option<Of>) -> Self {
        Self { chart, selected, ..Self::default() }
    }

    /// The chart as it stands now.
    pub fn bars(&self, cx: Cx<'_>) -> Bars {
        charts::bars(self.chart, cx.world, self.past.as_deref().unwrap_or_default(), cx.today)
    }

    /// The row under the cursor: where it is gone or none was chosen, the newest of meetings, else the largest.
    pub fn place(&self, bars: &Bars) -> Option<usize> {
        let found = self.selected.as_ref().and_then(|of| bars.rows.iter().position(|bar| &bar.of == of));
        let is_back = self.chart.looks_back() || self.chart == Chart::Promises;
        let newest = || bars.rows.len().checked_sub(1);
        let largest = || (0..bars.rows.len()).rev().max_by_key(|at| bars.rows.get(*at).map(Bar::total));
        found.or_else(|| if is_back { newest() } else { largest() })
    }

    /// What is to be said beside the bars, if anything.
    pub fn note(&self, bars: &Bars) -> Option<L> {
        match self.chart {
            Chart::Stages | Chart::Phases => match &self.past {
                None => Some(L::ChartReading),
                Some(past) => past.is_empty().then_some(L::ChartNoMeeting),
            },
            Chart::Promises => (bars.largest() == 0).then_some(L::ChartNoPromise),
            Chart::Ages | Chart::AgesByDistrict => (bars.largest() == 0).then_some(L::ChartNoIssue),
            Chart::Districts => None,
        }
    }

    /// What has been brought of the past goes over into what is shown in its place.
    #[must_use]
    pub(super) fn with_past_of(mut self, before: &[Layer]) -> Self {
        let charts = before.iter().find_map(|layer| match layer {
            Layer::Charts(charts) => Some(charts),
            _ => None,
        });
        if let Some(before) = charts {
            self.past.clone_from(&before.past);
            self.asked.clone_from(&before.asked);
        }
        self
    }

    pub(super) fn step(&mut self, cx: Cx<'_>, act: Act) {
        let here = Chart::ALL.iter().position(|chart| *chart == self.chart).unwrap_or(0);
        let beside = match act {
            Act::Left => here.checked_sub(1),
            Act::Right => Some(here + 1),
            _ => None,
        };
        if matches!(act, Act::Left | Act::Right) {
            if let Some(chart) = beside.and_then(|at| Chart::ALL.get(at)) {
                self.choose(*chart);
            }
            return;
        }
        let bars = self.bars(cx);
        let (Some(here), Some(last)) = (self.place(&bars), bars.rows.len().checked_sub(1)) else { return };
        let there = match act {
            Act::Up | Act::Earlier => here.saturating_sub(1),
            Act::Down | Act::Later => (here + 1).min(last),
            Act::First | Act::PageBack => 0,
            _ => last,
        };
        self.selected = bars.rows.get(there).map(|bar| bar.of.clone());
    }

    fn choose(&mut self, chart: Chart) {
        // Meetings stand in several charts; whoever looks at one of them goes on looking at it.
        self.chart = chart;
    }
}

impl App {
    /// Opens the charts; those that are open already come back into view.
    pub(super) fn open_charts(&mut self) {
        if let Some(at) = self.layers.iter().position(|layer| matches!(layer, Layer::Charts(_))) {
            self.layers.truncate(at + 1);
            return;
        }
        self.leave_views();
        self.layers.push(Layer::Charts(Charts::default()));
    }

    /// A digit chooses a chart.
    pub(super) fn choose_chart(&mut self, key: Key) {
        let digit = key.text().and_then(|c| c.to_digit(10)).and_then(|digit| usize::try_from(digit).ok());
        let chart = digit.and_then(|digit| Chart::ALL.get(digit.checked_sub(1)?));
        match (chart, self.layers.last_mut()) {
            (Some(chart), Some(Layer::Charts(charts))) if charts.chart != *chart => charts.choose(*chart),
            _ => self.notice = Some(Notice::plain(self.setup.language.text(L::ChartKeys))),
        }
    }

    /// The meeting whose row is under the cursor.
    pub(super) fn charted_meeting(&self) -> Option<Subject> {
        let Some(Layer::Charts(charts)) = self.layers.last() else { return None };
        let bars = charts.bars(self.cx());
        match &bars.rows.get(charts.place(&bars)?)?.of {
            Of::Meeting(meeting) => Some(Subject::Meeting(meeting.id)),
            _ => None,
        }
    }

    /// Where other meetings are closed now than those that were asked about, the past is asked for anew.
    pub(super) fn renew_past(&mut self) -> Option<Effect> {
        let world = &self.world;
        let charts = self.layers.iter_mut().find_map(|layer| match layer {
            Layer::Charts(charts) => Some(charts),
            _ => None,
        })?;
        if !charts.chart.looks_back() {
            return None;
        }
        let closings = charts::closings(world);
        if charts.asked.as_ref() == Some(&closings) {
            return None;
        }
        let is_none = closings.is_empty();
        charts.asked = Some(closings);
        if is_none {
            charts.past = Some(Arc::from([]));
            return None;
        }
        Some(Effect::Print(Order::Past))
    }

    /// How the sites stood has been brought.
    pub(super) fn take_past(&mut self, past: &Arc<[Standing]>) {
        for layer in &mut self.layers {
            if let Layer::Charts(charts) = layer {
                charts.past = Some(Arc::clone(past));
            }
        }
    }

    /// Whether this act would do something while charts are looked at.
    pub(super) fn charts_can(&self, charts: &Charts, act: Act) -> bool {
        let cx = self.cx();
        match act {
            Act::Back | Act::Board | Act::Digit => true,
            Act::Up | Act::Down | Act::First | Act::Last | Act::PageBack | Act::PageOn => self.moves(charts, act),
            Act::Earlier | Act::Later => {
                let of_meetings = charts.bars(cx).rows.iter().any(|bar| matches!(bar.of, Of::Meeting(_)));
                of_meetings && self.moves(charts, act)
            }
            Act::Left => charts.chart != Chart::Stages,
            Act::Right => charts.chart != Chart::Districts,
            Act::Open => self.charted_meeting().is_some(),
            Act::Items | Act::Issues | Act::Agencies | Act::Office | Act::Meetings => true,
            Act::Charts | Act::Search => false,
            _ => self.anywhere_can(act),
        }
    }

    fn moves(&self, charts: &Charts, act: Act) -> bool {
        let bars = charts.bars(self.cx());
        let mut there = charts.clone();
        there.step(self.cx(), act);
        there.place(&bars) != charts.place(&bars)
    }
}

#[cfg(test)]
mod tests;
