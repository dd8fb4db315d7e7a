//! The meetings as a list, one meeting as the secretary's home, its roll, and what is vague before it closes.

use super::parts::item;
use super::{Deed, Page, PageLine, Subject, Target, Tone};
use crate::app::cx::Cx;
use crate::app::form::FormKind;
use crate::domain::entry::EntryKind;
use crate::domain::ids::{MeetingId, Record};
use crate::domain::meeting::{Attendance, Meeting, MeetingState, Presence};
use crate::domain::office::Signing;
use crate::domain::query::meeting::{self as ask, Roll};
use crate::domain::query::{names, next_site};
use crate::words::{self, K, M, W};

const LABEL: u16 = 20;

/// All meetings: the running one, the planned ones, the held ones.
pub(super) fn list(cx: Cx<'_>) -> Vec<PageLine> {
    let language = cx.language();
    let meetings = ask::listed(cx.world);
    let mut lines = vec![PageLine::heading(language.text(M::Meetings), Some(meetings.len()))];
    if meetings.is_empty() {
        lines.push(PageLine::text(language.text(M::MeetingsNone), Tone::Quiet));
    }
    lines.extend(meetings.into_iter().map(|meeting| {
        let number = meeting.number.map_or_else(|| "-".to_owned(), |number| number.to_string());
        let state = words::meeting_state(language, meeting);
        let tone = if meeting.is_running() { Tone::Strong } else { Tone::Plain };
        PageLine::default()
            .right(5, number, tone)
            .left(2, "", tone)
            .left(16, words::day_short(language, meeting.day, cx.today), Tone::Quiet)
            .rest(meeting.title.clone(), tone)
            .right(26, state, Tone::Quiet)
            .record(Record::Meeting(meeting.id))
    }));
    lines
}

/// Everything about one meeting.
pub(super) fn lines(cx: Cx<'_>, id: MeetingId) -> Vec<PageLine> {
    let Some(meeting) = cx.world.meetings.get(&id) else { return Vec::new() };
    let mut lines = head(cx, meeting);
    if meeting.since().is_some() {
        lines.extend(who_is_here(cx, meeting));
    }
    let mut points: Vec<_> = meeting.agenda.iter().map(|(number, text)| point(cx, meeting, *number, text)).collect();
    let count = points.len();
    if is_open(meeting) && !cx.setup.read_only {
        let text = format!("[ {} ]", cx.language().text(M::DeedNewPoint));
        points.push(PageLine::text(text, Tone::Quiet).on(Target::Deed(Deed::NewPoint)));
    }
    if !points.is_empty() {
        lines.push(PageLine::heading(cx.text(W::FieldAgenda), Some(count)));
        lines.extend(points);
    }
    let agreed: Vec<PageLine> = ask::agreed(cx.world, id).iter().map(|found| item(cx, found, true)).collect();
    if !agreed.is_empty() {
        let heading = PageLine::heading(cx.language().text(M::SectionAgreed), Some(agreed.len()));
        lines.push(heading.on(Target::Deed(Deed::Agreed)));
        lines.extend(agreed);
    }
    let mut section = |heading: M, inside: Vec<PageLine>| {
        if !inside.is_empty() {
            lines.push(PageLine::heading(cx.language().text(heading), Some(inside.len())));
            lines.extend(inside);
        }
    };
    section(M::SectionProposed, ask::proposed(cx.world, id).iter().map(|found| item(cx, found, true)).collect());
    for (heading, kind) in [
        (M::SectionDecisions, EntryKind::Decision),
        (M::SectionNotes, EntryKind::Note),
        (M::SectionParked, EntryKind::Parked),
    ] {
        let said = ask::said(cx.world, id, kind)
            .into_iter()
            .map(|entry| PageLine::default().rest(entry.text.clone(), Tone::Plain).record(Record::Entry(entry.number)));
        section(heading, said.collect());
    }
    if meeting.is_running() {
        let vague = cx.world.doubts(meeting).into_iter().filter(|(_, accepted)| !accepted);
        let line = |(doubt, _)| {
            PageLine::text(words::vague(cx.language(), cx.world, meeting, doubt), Tone::Flag).on(Target::Doubt(doubt))
        };
        section(M::SectionVague, vague.map(line).collect());
    }
    lines
}

/// Whether its data can still be changed.
fn is_open(meeting: &Meeting) -> bool {
    meeting.state == MeetingState::Planned || meeting.is_running()
}

/// The form in which what is under the cursor is edited: the meeting or a point of its agenda, as long as it is open.
pub(super) fn form(cx: Cx<'_>, page: &Page) -> Option<FormKind> {
    let selected = page.selected.as_ref()?;
    let id = match (&page.subject, selected) {
        (Subject::Meeting(id), Target::Deed(_) | Target::Point(_)) => *id,
        (Subject::Meetings, Target::Record(Record::Meeting(id))) => *id,
        _ => return None,
    };
    cx.world.meetings.get(&id).filter(|meeting| is_open(meeting))?;
    Some(match selected {
        Target::Point(point) => FormKind::AgendaPoint(id, Some(*point)),
        Target::Deed(Deed::NewPoint) => FormKind::AgendaPoint(id, None),
        _ => FormKind::EditMeeting(id),
    })
}

fn head(cx: Cx<'_>, meeting: &Meeting) -> Vec<PageLine> {
    let language = cx.language();
    let state = words::meeting_state(language, meeting);
    let name = match meeting.number {
        Some(_) => words::record(language, cx.world, &Record::Meeting(meeting.id)),
        None => String::new(),
    };
    let mut when = vec![words::day_long(language, meeting.day)];
    when.extend(words::hours(language, meeting));
    when.extend(meeting.place.clone());
    let mut lines = vec![
        PageLine::default()
            .own(name, Tone::Strong)
            .own(state, if meeting.is_correcting() { Tone::Flag } else { Tone::Quiet })
            .rest(meeting.title.clone(), Tone::Strong)
            .on(Target::Deed(Deed::Menu)),
        PageLine::text(when.join(" · "), Tone::Plain),
    ];
    lines.extend(words::letter(language, meeting, cx.today).map(|letter| PageLine::text(letter, Tone::Quiet)));
    lines.extend(Signing::ALL.into_iter().filter_map(|role| {
        let who = words::signatory(cx.world.officer(meeting, role)?);
        Some(PageLine::default().left(LABEL, words::signing(language, role), Tone::Quiet).rest(who, Tone::Plain))
    }));
    lines
}

/// The counts of the roll, and who is missing with the sites that hang on them.
fn who_is_here(cx: Cx<'_>, meeting: &Meeting) -> Vec<PageLine> {
    let roll = ask::roll(cx.world, meeting);
    let counts = words::roll_counts(cx.language(), &roll);
    let mut lines = vec![PageLine::text(counts, Tone::Plain).on(Target::Deed(Deed::Roll))];
    lines.extend(alarm(cx, &roll).into_iter().map(|text| PageLine::text(text, Tone::Flag)));
    lines
}

/// Who is missing; nothing while nobody is.
fn alarm(cx: Cx<'_>, roll: &Roll) -> Vec<String> {
    let agencies = roll.absent().count();
    if agencies == 0 {
        return Vec::new();
    }
    let stuck = roll.stuck(cx.world);
    let mut lines = vec![words::alarm(cx.language(), agencies, stuck.len())];
    lines.extend(stuck.iter().filter_map(|stuck| {
        let site = cx.world.site(&stuck.site)?;
        let who: Vec<String> = stuck.missing.iter().map(|code| names::agency(cx.world, code)).collect();
        Some(format!("{} {}: {}", site.number, names::site(cx.world, site), who.join(", ")))
    }));
    lines
}

fn point(cx: Cx<'_>, meeting: &Meeting, number: u32, text: &str) -> PageLine {
    let language = cx.language();
    let turn = meeting.turns.last().filter(|turn| turn.to.is_none() && turn.point == number);
    let (state, tone) = match (turn, meeting.was_reached(number)) {
        (Some(turn), _) => {
            let from = words::clock(language, &cx.world.program.zone, turn.from);
            (language.say(M::PointSince, &[("from", &from)]), Tone::Strong)
        }
        (None, true) => {
            // All its turns are over: what time it is by now makes no difference.
            let spent = meeting.minutes_on(number, meeting.touched.at);
            (language.say(M::Minutes, &[("n", &spent)]), Tone::Quiet)
        }
        (None, false) => (language.text(M::PointOpen).to_owned(), Tone::Plain),
    };
    PageLine::default()
        .right(3, number.to_string(), tone)
        .left(2, "", tone)
        .rest(text, tone)
        .right(28, state, Tone::Quiet)
        .on(Target::Point(number))
}

/// The roll: who answered how, in order of precedence.
pub(super) fn roll(cx: Cx<'_>, id: MeetingId, typed: &str) -> Vec<PageLine> {
    let Some(meeting) = cx.world.meetings.get(&id) else { return Vec::new() };
    let language = cx.language();
    let roll = ask::roll(cx.world, meeting);
    let mut lines = vec![PageLine::text(words::roll_counts(language, &roll), Tone::Strong)];
    if meeting.is_running() && !cx.setup.read_only {
        lines.push(PageLine::text(language.text(M::RollKeys), Tone::Quiet));
        lines.push(match typed {
            "" => PageLine::text(language.text(M::RollMore), Tone::Quiet),
            some => PageLine::text(language.say(M::RollTyped, &[("text", &some)]), Tone::Strong),
        });
    }
    lines.extend(roll.rows.iter().map(|(agency, answer)| {
        let (sign, tone) = match answer.as_ref().map(|of: &Attendance| of.presence) {
            None => ("-", Tone::Quiet),
            Some(Presence::Present) => ("1", Tone::Plain),
            Some(Presence::Absent) => ("2", Tone::Flag),
            Some(Presence::Represented) => ("3", Tone::Plain),
        };
        PageLine::default()
            .left(3, sign, tone)
            .left(32, agency.name.clone(), Tone::Plain)
            .rest(words::answer(language, answer.as_ref()), tone)
            .record(Record::Agency(agency.code.clone()))
    }));
    lines.extend(alarm(cx, &roll).into_iter().map(|text| PageLine::text(text, Tone::Flag)));
    lines
}

/// What is vague before the meeting closes, and the closing itself.
pub(super) fn closing(cx: Cx<'_>, id: MeetingId) -> Vec<PageLine> {
    let Some(meeting) = cx.world.meetings.get(&id) else { return Vec::new() };
    let language = cx.language();
    let doubts = cx.world.doubts(meeting);
    let open = doubts.iter().filter(|(_, accepted)| !accepted).count();
    let mut lines = vec![PageLine::heading(language.text(M::SectionVague), Some(open))];
    lines.push(PageLine::text(language.text(if open > 0 { M::CloseHelp } else { M::CloseClear }), Tone::Quiet));
    lines.extend(doubts.into_iter().map(|(doubt, accepted)| {
        let text = words::vague(language, cx.world, meeting, doubt);
        let line = PageLine::default().rest(text, if accepted { Tone::Quiet } else { Tone::Plain });
        let line = if accepted { line.right(12, language.text(M::Accepted), Tone::Quiet) } else { line };
        line.on(Target::Doubt(doubt))
    }));
    let deed = |word: M, deed: Deed| {
        PageLine::text(format!("[ {} ]", language.text(word)), Tone::Strong).on(Target::Deed(deed))
    };
    lines.push(match open {
        0 => deed(M::DeedClose, Deed::Close),
        _ => deed(M::DeedAcceptAll, Deed::AcceptAll),
    });
    lines.extend(left(cx, meeting));
    lines
}

/// The sites that needed words and got none, the passed over ones by their word; they stand against nothing.
fn left(cx: Cx<'_>, meeting: &Meeting) -> Vec<PageLine> {
    let left = next_site::left(cx.world, cx.rows, meeting);
    let line = |need: &next_site::Need| {
        let passed = if meeting.skipped.contains(&need.site) { cx.language().text(K::SitePassed) } else { "" };
        let told = words::called(cx.language(), cx.world, need, cx.today);
        let line = PageLine::default().rest(told, Tone::Plain).right(12, passed, Tone::Quiet);
        line.record(Record::Site(need.site.clone()))
    };
    let lines: Vec<PageLine> = left.iter().map(line).collect();
    if lines.is_empty() {
        return lines;
    }
    let heading = PageLine::heading(cx.language().text(K::SitesLeft), Some(lines.len()));
    std::iter::once(heading).chain(lines).collect()
}
