//! `rapat rencana 'JUDUL' --tanggal T`: a meeting is planned, changed, or will not be held.

use crate::cli::desk::Desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, format_json, value, word};
use crate::cli::{meeting as shape, saved};
use crate::domain::change::{Change, Edit, MeetingEdit, NewMeeting};
use crate::domain::day::Day;
use crate::domain::ids::MeetingId;
use crate::domain::meeting::Meeting;
use crate::domain::office::Signing;
use crate::domain::site::Touch;
use crate::domain::text::tidy;
use crate::domain::world::World;
use crate::words::{A, H, Language, W};
use clap::{ArgAction, Command};

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    let many = |id, name, help| value(language, id, name, help).action(ArgAction::Append);
    command
        .arg(word(language, "judul", H::TitleValue, H::PlanTitle))
        .arg(value(language, "tanggal", H::DayValue, H::PlanDay))
        .arg(value(language, "jam", H::ClockValue, H::PlanBegins))
        .arg(value(language, "selesai", H::ClockValue, H::PlanEnds))
        .arg(value(language, "tempat", H::PlaceValue, H::PlanPlace))
        .arg(many("acara", H::PointValue, H::PlanAgenda))
        .arg(value(language, "surat", H::LetterValue, H::PlanLetter))
        .arg(value(language, "tanggal-surat", H::DayValue, H::PlanLetterDay))
        .arg(value(language, "pimpinan", H::OfficerValue, H::PlanChair))
        .arg(value(language, "sekretaris", H::OfficerValue, H::PlanSecretary))
        .arg(value(language, "pencatat", H::OfficerValue, H::PlanRecorder))
        .arg(many("undang", H::AgencyValue, H::PlanInvite))
        .arg(many("tanpa", H::AgencyValue, H::PlanExclude))
        .arg(value(language, "ubah", H::AnyMeetingValue, H::PlanChange))
        .arg(value(language, "batal", H::AnyMeetingValue, H::PlanCancel).conflicts_with_all(["ubah", "judul"]))
        .arg(format_json(language))
        .after_help(language.text(H::PlanExamples))
}

/// Does it.
///
/// # Errors
/// Something that is not known, or what stands against saving.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let mut desk = Desk::open(call)?;
    let (id, changes) = changes(call, &desk)?;
    if changes.is_empty() {
        return Err(Failure::new(Ending::WrongUsage, language.text(A::NothingToPlan)));
    }
    let receipt = desk.save(language, changes)?;
    let about = shape::about(desk.world(), id, desk.now.at);
    saved::tell(call, &desk, &receipt, W::Saved, about);
    Ok(())
}

fn changes(call: &Call, desk: &Desk) -> Result<(MeetingId, Vec<Change>), Failure> {
    let (language, world, today) = (call.language, desk.world(), desk.today());
    let edit = |id, edit| Change::EditMeeting { meeting: id, edit };
    if let Some(typed) = call.get("batal") {
        let id = shape::meant(world, typed, today, language)?.id;
        return Ok((id, vec![edit(id, MeetingEdit::Cancel)]));
    }
    if let Some(typed) = call.get("ubah") {
        let meeting = shape::meant(world, typed, today, language)?;
        let title = call.get("judul").map(tidy).filter(|title| *title != meeting.title);
        let mut edits: Vec<MeetingEdit> = Vec::new();
        edits.extend(title.map(|to| MeetingEdit::Title(Edit::new(meeting.title.clone(), to))));
        if let Some(typed) = call.get("tanggal") {
            let to = shape::day(typed, today, language)?;
            edits.extend((to != meeting.day).then(|| MeetingEdit::Day(Edit::new(meeting.day, to))));
        }
        edits.extend(data(call, world, meeting, today)?);
        return Ok((meeting.id, edits.into_iter().map(|of| edit(meeting.id, of)).collect()));
    }
    let (Some(title), Some(day)) = (call.get("judul"), call.get("tanggal")) else {
        let missing = if call.get("judul").is_none() { language.text(H::TitleValue) } else { "--tanggal" };
        return Err(Failure::new(Ending::WrongUsage, language.say(A::Missing, &[("args", &missing)]))
            .and(language.say(A::SeeHelp, &[("command", &"rapat rencana")])));
    };
    let id = world.next_meeting_id();
    let new = NewMeeting {
        id: Some(id),
        title: title.to_owned(),
        day: shape::day(day, today, language)?,
        begins: None,
        place: None,
        agenda: Vec::new(),
    };
    // The rest is said of it as if it stood there already: nothing of it does.
    let blank = Meeting::planned(id, &new, Touch { seq: 0, at: desk.now.at });
    let mut all = vec![Change::PlanMeeting(new)];
    all.extend(data(call, world, &blank, today)?.into_iter().map(|of| edit(id, of)));
    Ok((id, all))
}

/// What is said besides title and day, as far as it differs from what stands there; `-` empties a field.
fn data(call: &Call, world: &World, meeting: &Meeting, today: Day) -> Result<Vec<MeetingEdit>, Failure> {
    let language = call.language;
    let said = |id: &str| call.get(id).map(str::trim);
    let text = |typed: &str| Some(tidy(typed)).filter(|text| !text.is_empty() && text != "-");
    let mut edits = Vec::new();
    let time = |typed: &str| if typed == "-" { Ok(None) } else { shape::clock(typed, language).map(Some) };
    if let Some(typed) = said("jam") {
        push(&mut edits, meeting.begins, time(typed)?, MeetingEdit::Begins);
    }
    if let Some(typed) = said("selesai") {
        push(&mut edits, meeting.ends, time(typed)?, MeetingEdit::Ends);
    }
    if let Some(typed) = said("tempat") {
        push(&mut edits, meeting.place.clone(), text(typed), MeetingEdit::Place);
    }
    if let Some(typed) = said("surat") {
        push(&mut edits, meeting.letter.clone(), text(typed), MeetingEdit::Letter);
    }
    if let Some(typed) = said("tanggal-surat") {
        let to = if typed == "-" { None } else { Some(shape::day(typed, today, language)?) };
        push(&mut edits, meeting.letter_day, to, MeetingEdit::LetterDay);
    }
    for role in Signing::ALL {
        if let Some(typed) = said(role.code()) {
            let to = shape::signatory(role.code(), typed, language)?;
            push(&mut edits, meeting.officers.get(&role).cloned(), to, |edit| MeetingEdit::Officer { role, edit });
        }
    }
    for (id, to) in [("undang", true), ("tanpa", false)] {
        for agency in shape::agencies(world, &call.all(id), language)? {
            let saw = meeting.invited.get(&agency).copied();
            push(&mut edits, saw, Some(to), |edit| MeetingEdit::Invited { agency: agency.clone(), edit });
        }
    }
    edits.extend(super::agenda::points(&call.all("acara"), meeting, language)?);
    Ok(edits)
}

fn push<T: PartialEq>(edits: &mut Vec<MeetingEdit>, saw: T, to: T, edit: impl Fn(Edit<T>) -> MeetingEdit) {
    if saw != to {
        edits.push(edit(Edit::new(saw, to)));
    }
}
