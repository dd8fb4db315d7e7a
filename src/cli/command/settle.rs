//! `rapat beres K-5 'CARA'`: an obstacle is out of the way.

use super::report;
use crate::cli::desk::Desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, format_json, value, word};
use crate::cli::{pick, saved};
use crate::domain::change::{Change, Edit, IssueEdit};
use crate::domain::fact::Value;
use crate::domain::issue::IssueState;
use crate::domain::refusal::Refusal;
use crate::words::{self, H, Language, W};
use clap::Command;

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(word(language, "kendala", H::IssueValue, H::IssueToSettle).required(true))
        .arg(word(language, "cara", H::HowValue, H::How).required(true))
        .arg(value(language, "tanggal", H::DayValue, H::SettleDay))
        .arg(format_json(language))
        .after_help(language.text(H::SettleExamples))
}

/// Does it.
///
/// # Errors
/// No such obstacle, or what stands against saving.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let typed = call.get("kendala").unwrap_or_default();
    let number = pick::issue_number(typed, language)?;
    let mut desk = Desk::open(call)?;
    let (world, today) = (desk.world(), desk.today());
    let issue = pick::issue(world, number, language)?;
    if !issue.is_open() {
        let what = words::refusal(language, world, &Refusal::IssueClosed(number), today);
        let state = words::value(language, world, &Value::IssueState(issue.state.clone()), today);
        return Err(Failure::new(Ending::Failed, what).and(format!("  K-{number}: {state}")));
    }
    let on = call.get("tanggal").map_or(Ok(today), |typed| pick::day(typed, today, language))?;
    let to = IssueState::Settled { how: call.get("cara").unwrap_or_default().to_owned(), on };
    let edit = IssueEdit::State(Edit::new(IssueState::Open, to));
    let receipt = desk.save(language, vec![Change::EditIssue { issue: number, edit }])?;
    let about = report::about(&desk, &receipt);
    saved::tell(call, &desk, &receipt, W::Saved, about);
    Ok(())
}
