//! The line of totals: how many sites stand where, always adding up to all of them. It says as much as there is room for,
//! from all names down to two sums.

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::App;
use crate::domain::level::Level;
use crate::domain::program::Program;
use crate::domain::query::totals::{Totals, totals};
use crate::words::{self, Language, W};

type Spans = Vec<(String, Role)>;

/// How much is said of the levels.
#[derive(Clone, Copy)]
enum Levels {
    Words,
    Signs,
    Close,
}

/// Draws the line of totals of the sites that the filter takes.
pub fn draw(canvas: &mut Canvas<'_>, app: &App, y: u16) {
    let (cx, filter) = (app.cx(), &app.board().filter);
    let sums = totals(&cx.world.program, cx.rows.iter().filter(|row| filter.takes(row)));
    let width = canvas.area().width;
    canvas.fill(ratatui::layout::Rect::new(0, y, width, 1), Role::Totals);
    let room = width.saturating_sub(2);
    let forms = forms(cx.language(), &cx.world.program, &sums, cx.rows.len());
    let fits = |spans: &Spans| spans.iter().map(|(text, _)| canvas.width(text)).sum::<usize>() <= usize::from(room);
    let spans = forms.iter().find(|spans| fits(spans)).or(forms.last()).cloned().unwrap_or_default();
    let spans: Vec<(&str, Role)> = spans.iter().map(|(text, role)| (text.as_str(), *role)).collect();
    canvas.spans(1, y, room, &spans);
}

/// The same sums in more or fewer words, the fullest first.
fn forms(language: Language, program: &Program, sums: &Totals, count: usize) -> Vec<Spans> {
    let plain = |text: String| (text, Role::Totals);
    let all = match sums.sites {
        sites if sites == count => words::number_of(language, count, W::CountSites),
        sites => language.say(W::CountOf, &[("n", &sites), ("all", &count)]),
    };
    let unrecorded = format!("{} {}", language.text(W::NotRecorded), sums.unrecorded);
    let stages = |zeros: bool| -> String {
        let stages = sums.stages.iter().filter(|(_, count)| zeros || *count > 0);
        stages.map(|(code, count)| format!("{code}{count} ")).collect()
    };
    let phases = |letters: bool| -> String {
        let phase = |phase: &crate::domain::program::Phase| {
            let stages = program.stages.iter().zip(&sums.stages).filter(|(stage, _)| stage.phase == phase.code);
            let inside = stages.map(|(_, (code, count))| format!(" {code}{count}")).collect::<String>();
            let sum = sums.phase(program, &phase.code);
            format!("{} {sum}{}  ", phase.name, if letters { format!(":{inside}") } else { String::new() })
        };
        program.phases.iter().map(phase).collect()
    };
    let levels = |how: Levels| -> Spans {
        let chip = |(level, count): &(Level, usize)| match how {
            Levels::Words if *level == Level::Unknown => format!(" {} {count} ", level.sign()),
            Levels::Words => format!(" {} {count} {} ", level.sign(), words::level(language, *level)),
            Levels::Signs => format!(" {} {count} ", level.sign()),
            Levels::Close => format!("{}{count}", level.sign()),
        };
        let chips = sums.levels.iter().map(|sum| [plain(" ".into()), (chip(sum), Role::Level(sum.0))]);
        chips.flatten().collect()
    };
    let with = |stages: String, all: &str, levels: Spans| {
        let mut spans = vec![plain(format!("{stages}{unrecorded} = {all}"))];
        spans.extend(levels);
        spans
    };
    let number = sums.sites.to_string();
    let short = if sums.sites == count { &number } else { &all };
    let recorded = sums.sites - sums.unrecorded;
    vec![
        with(phases(true), &all, levels(Levels::Words)),
        with(phases(true), &all, levels(Levels::Signs)),
        with(stages(true), &all, levels(Levels::Words)),
        with(stages(true), &all, levels(Levels::Signs)),
        with(stages(false), &all, levels(Levels::Signs)),
        with(stages(false), &all, levels(Levels::Close)),
        with(stages(false), short, levels(Levels::Close)),
        with(stages(false), &all, Spans::new()),
        with(phases(false), &all, Spans::new()),
        with(language.say(W::CountRecorded, &[("n", &recorded)]) + "  ", &all, Spans::new()),
        with(language.say(W::CountRecorded, &[("n", &recorded)]) + "  ", &number, Spans::new()),
    ]
}
