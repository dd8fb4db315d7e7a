//! What is said of the land of each site: how large it is, on what paper the right to it rests, how it may be used.
//! Where it lies is left out: an invented place on a real map would be taken for a true one.

use super::calendar::days;
use super::fates::Mood;
use super::timeline::{Deed, Said, Timeline};
use crate::domain::land::Area;

impl Timeline<'_> {
    /// The land as the register has it at the first survey, and as Kodim measured some of it since.
    pub(super) fn land(&mut self) {
        let survey = days(self.calendar.survey(), 2);
        let measured = days(self.calendar.meeting(1), 4);
        for (at, fate) in self.fates.iter().enumerate() {
            let Some(steps) = fate.steps.filter(|_| fate.phase() != 'N') else { continue };
            let disputed = |obstacle: &super::cast::Obstacle| {
                obstacle.site == fate.site.code && obstacle.trouble.category == "lahan"
            };
            // What an obstacle says of the land must not be denied by a figure.
            let area =
                if self.cast.obstacles.iter().any(disputed) { None } else { Some(self.dice.between(90, 160) * 10) };
            let settled = !matches!(steps[4].stage, "U" | "V");
            let said = Said {
                area: area.and_then(square_metres),
                tenure: settled.then(|| self.script.say("alas-hak", at)),
                scheme: settled.then(|| self.script.say("skema", at)).filter(|_| at % 3 > 0),
                ..Said::by("simkopdes", fate.code(), survey)
            };
            if said.area.is_some() || said.tenure.is_some() {
                self.add_in_field(survey, 0, Deed::Record(vec![said]));
            }
            let Some(area) = area.filter(|_| fate.mood != Mood::Silent && self.dice.chance(25)) else { continue };
            let area = square_metres(area + self.dice.between(-9, 9) * 7);
            self.add_in_field(
                measured,
                0,
                Deed::Record(vec![Said { area, ..Said::by("kodim", fate.code(), measured) }]),
            );
        }
    }
}

fn square_metres(metres: i64) -> Option<Area> {
    Area::parse(&metres.to_string()).ok()
}
