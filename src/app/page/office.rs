//! What the office has set for itself: letterhead, signatories, limits, categories, checklist.

use super::{PageLine, Target, Tone};
use crate::app::cx::Cx;
use crate::app::setting::Setting;
use crate::domain::office::{Signatory, Signing};
use crate::domain::program::Threshold;
use crate::domain::text::grouped;
use crate::words::W;

/// The longest name of a limit, so that its number still stands beside it in the narrowest window.
const LABEL: u16 = 28;
/// A category with its key.
const NAMED: u16 = 24;
/// For what may be long itself.
const SHORT: u16 = 18;

pub(super) fn lines(cx: Cx<'_>) -> Vec<PageLine> {
    let program = &cx.world.program;
    let office = &cx.world.office;
    let set = |width: u16, label: &str, text: String, setting: Setting| {
        let tone = if text.is_empty() { Tone::Quiet } else { Tone::Plain };
        let text = if text.is_empty() { cx.text(W::NotRecorded).to_string() } else { text };
        PageLine::default().left(width, label, Tone::Quiet).rest(text, tone).on(Target::Setting(setting))
    };
    let mut lines = vec![PageLine::text(format!("{} - {}", program.name, program.place), Tone::Strong)];
    lines.push(PageLine::heading(cx.text(W::OfficePaper), None));
    lines.push(set(SHORT, cx.text(W::FieldLetterhead), office.letterhead.join(" / "), Setting::Letterhead));
    for role in Signing::ALL {
        let who = office.signatories.get(&role).map(signatory).unwrap_or_default();
        lines.push(set(SHORT, signing_name(cx, role), who, Setting::Signatory(role)));
    }
    lines.push(PageLine::heading(cx.text(W::OfficeLimits), None));
    for which in Threshold::ALL {
        let text = cx.say(threshold_unit(which), &[("n", &grouped(program.thresholds.get(which).into()))]);
        lines.push(set(LABEL, cx.text(threshold_word(which)), text, Setting::Threshold(which)));
    }
    lines.push(PageLine::heading(cx.text(W::OfficeCategories), Some(program.categories.len())));
    for category in &program.categories {
        let label = format!("{}  {}", category.key, category.name);
        lines.push(set(NAMED, &label, category.meaning.clone(), Setting::Category(Some(category.code.clone()))));
    }
    lines.push(new(cx, W::OfficeNewCategory, Setting::Category(None)));
    for group in &program.checks {
        lines
            .push(PageLine::heading(&format!("{} - {}", cx.text(W::FieldCheck), group.name), Some(group.checks.len())));
        for check in &group.checks {
            let setting = Setting::Check(group.code.clone(), Some(check.code.clone()));
            lines.push(
                PageLine::default()
                    .rest(check.name.clone(), Tone::Plain)
                    .right(28, check.code.to_string(), Tone::Quiet)
                    .on(Target::Setting(setting)),
            );
        }
        lines.push(new(cx, W::OfficeNewCheck, Setting::Check(group.code.clone(), None)));
    }
    lines.push(PageLine::heading(cx.text(W::ByAgency), Some(cx.world.agencies.len())));
    lines.push(new(cx, W::OfficeNewAgency, Setting::NewAgency));
    lines
}

fn new(cx: Cx<'_>, word: W, setting: Setting) -> PageLine {
    PageLine::text(format!("+ {}", cx.text(word)), Tone::Quiet).on(Target::Setting(setting))
}

fn signatory(who: &Signatory) -> String {
    let parts = [&who.name, &who.post, &who.rank, &who.nip];
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
}

/// The name of a role of signing.
pub fn signing_name(cx: Cx<'_>, role: Signing) -> &'static str {
    cx.text(match role {
        Signing::Chair => W::SigningChair,
        Signing::Secretary => W::SigningSecretary,
        Signing::Recorder => W::SigningRecorder,
    })
}

/// The name of a limit.
pub fn threshold_word(which: Threshold) -> W {
    match which {
        Threshold::DueSoon => W::LimitDueSoon,
        Threshold::OldIssue => W::LimitOldIssue,
        Threshold::Silent => W::LimitSilent,
        Threshold::EscalateDays => W::LimitEscalateDays,
        Threshold::EscalateMeetings => W::LimitEscalateMeetings,
        Threshold::LeastLand => W::LimitLeastLand,
    }
}

fn threshold_unit(which: Threshold) -> W {
    match which {
        Threshold::EscalateMeetings => W::UnitMeetings,
        Threshold::LeastLand => W::UnitSquareMetres,
        _ => W::UnitDays,
    }
}
