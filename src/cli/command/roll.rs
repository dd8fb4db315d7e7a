//! `rapat hadir [INSTANSI…]`: who is here. Alone it shows the roll, who is missing, and which sites can't be settled today.

use super::meetings;
use crate::cli::desk::{self, Desk};
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, look, switch, value, word};
use crate::cli::meeting::{self as shape, ROLL};
use crate::cli::sheet::{Column, Sheet};
use crate::cli::{answer, saved};
use crate::domain::change::Change;
use crate::domain::ids::AgencyCode;
use crate::domain::meeting::{Attendance, Presence};
use crate::domain::query::meeting as ask;
use crate::domain::text::tidy;
use crate::words::{self, A, H, Language, W};
use clap::{ArgAction, ArgGroup, Command};

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "instansi", H::AgencyValue, H::WhoIsHere).num_args(0..).action(ArgAction::Append))
        .arg(switch(language, "tidak", H::IsAbsent))
        .arg(value(language, "diwakili", H::NameValue, H::IsRepresented))
        .arg(switch(language, "belum", H::IsUncalled))
        .group(ArgGroup::new("jawaban").args(["tidak", "diwakili", "belum"]))
        .arg(value(language, "nama", H::NameValue, H::WhoCame).conflicts_with_all(["tidak", "diwakili", "belum"]))
        .arg(value(language, "jabatan", H::PostValue, H::PostOfWhoCame))
        .arg(value(language, "mandat", H::NameValue, H::Mandate).requires("diwakili"))
        .arg(switch(language, "sisanya", H::TheRest).conflicts_with_all(["instansi", "diwakili", "nama", "belum"]))
        .arg(value(language, "rapat", H::AnyMeetingValue, H::WhichMeeting))
        .args(look(language))
        .after_help(language.text(H::RollExamples))
}

/// Shows the roll, or answers it.
///
/// # Errors
/// No meeting runs, somebody is not known, or what stands against saving.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    if call.all("instansi").is_empty() && !call.has("sisanya") {
        if call.has("tidak") || call.has("belum") || call.get("diwakili").is_some() || call.get("nama").is_some() {
            let what = language.say(A::Missing, &[("args", &language.text(H::AgencyValue))]);
            return Err(Failure::new(Ending::WrongUsage, what));
        }
        return show(call);
    }
    let mut desk = Desk::open(call)?;
    let world = desk.world();
    let meeting = match call.get("rapat") {
        Some(typed) => shape::meant(world, typed, desk.today(), language)?,
        None => shape::running(world, language)?,
    };
    let agencies = match call.has("sisanya") {
        true => {
            let roll = ask::roll(world, meeting);
            roll.rows
                .into_iter()
                .filter(|(_, answer)| answer.is_none())
                .map(|(agency, _)| agency.code.clone())
                .collect()
        }
        false => shape::agencies(world, &call.all("instansi"), language)?,
    };
    let to = attendance(call);
    let changes: Vec<Change> = agencies.iter().filter_map(|agency| meeting.to_attend(agency, to.clone())).collect();
    let id = meeting.id;
    if changes.is_empty() {
        return unchanged(call, &desk, &agencies, language);
    }
    let receipt = desk.save(language, changes)?;
    let about = shape::about(desk.world(), id, desk.now.at);
    saved::tell(call, &desk, &receipt, W::Saved, about);
    Ok(())
}

fn attendance(call: &Call) -> Option<Attendance> {
    let text = |id: &str| call.get(id).map(tidy).filter(|text| !text.is_empty());
    let presence = match (call.has("belum"), call.has("tidak"), call.get("diwakili")) {
        (true, _, _) => return None,
        (_, true, _) => Presence::Absent,
        (_, _, Some(_)) => Presence::Represented,
        _ => Presence::Present,
    };
    Some(Attendance {
        presence,
        name: text("diwakili").or(text("nama")),
        post: text("jabatan"),
        mandate: text("mandat"),
    })
}

fn unchanged(call: &mut Call, desk: &Desk, agencies: &[AgencyCode], language: Language) -> Result<(), Failure> {
    answer::marks(call, desk.world(), desk.today());
    let names: Vec<String> = agencies.iter().map(ToString::to_string).collect();
    call.out.wrapped(language.say(A::RollSame, &[("who", &names.join(", "))]), 2);
    Ok(())
}

fn show(call: &mut Call) -> Result<(), Failure> {
    let view = desk::look(call)?;
    let (world, today, language) = (&view.world, view.today, call.language);
    let meeting = match call.get("rapat") {
        Some(typed) => shape::meant(world, typed, today, language)?,
        None => shape::running(world, language)?,
    };
    let roll = ask::roll(world, meeting);
    answer::list(
        call,
        || shape::roll(&roll),
        ROLL,
        |call| {
            answer::marks(call, world, today);
            call.out.wrapped(words::roll_counts(language, &roll), 2);
            for line in meetings::alarm(world, &roll, language) {
                call.out.wrapped(line, 2);
            }
            call.out.gap();
            let mut sheet = Sheet::new([
                (Column::Name(27), language.text(A::HeadAgency)),
                (Column::Text(14), language.text(A::HeadAnswer)),
                (Column::Word, language.text(A::HeadCode)),
            ]);
            for (agency, answer) in &roll.rows {
                let answer = words::answer(language, answer.as_ref());
                sheet.row([agency.name.clone(), answer, agency.code.to_string()]);
            }
            sheet.draw(&mut call.out);
        },
    );
    Ok(())
}
