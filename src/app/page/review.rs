//! The review of a meeting as lines: how far it has come, then instansi by instansi what was due and what was answered.

use super::parts::item;
use super::{PageLine, Piece, Room, Tone};
use crate::app::cx::Cx;
use crate::domain::ids::MeetingId;
use crate::domain::query::names;
use crate::domain::query::review::{self, Came, Step};
use crate::words::{self, K};

/// The columns of what was answered.
const ANSWER: u16 = 3;

/// The lines.
pub(super) fn lines(cx: Cx<'_>, id: MeetingId) -> Vec<PageLine> {
    let Some(meeting) = cx.world.meetings.get(&id) else { return Vec::new() };
    let language = cx.language();
    let steps = review::steps(cx.world, meeting, cx.today);
    if steps.is_empty() {
        return vec![PageLine::text(language.text(K::ReviewNone), Tone::Quiet)];
    }
    let mut lines = vec![PageLine::text(progress(cx, &steps), Tone::Strong)];
    if steps.iter().all(Step::is_answered) {
        let counts = review::review_counts(cx.world, id);
        lines.push(PageLine::text(words::review_counts(language, &counts), Tone::Strong));
    } else if meeting.is_running() {
        lines.push(PageLine::text(language.text(K::ReviewKeys), Tone::Quiet));
    }
    for part in steps.chunk_by(|a, b| a.item.lead == b.item.lead) {
        let lead = part.first().and_then(|step| step.item.lead.as_ref());
        let who = lead.map_or_else(|| language.text(K::NobodyLeads).to_owned(), |code| names::agency(cx.world, code));
        lines.push(PageLine::heading(&who, Some(part.len())));
        lines.extend(part.iter().map(|step| {
            let (sign, tone) = match review::came(step, meeting) {
                Came::Done => ("1", Tone::Quiet),
                Came::Doing => ("2", Tone::Quiet),
                Came::Shifted => ("3", Tone::Quiet),
                Came::Cancelled => ("4", Tone::Quiet),
                Came::Confirmed => ("5", Tone::Quiet),
                Came::Todo | Came::Left => ("-", Tone::Strong),
            };
            let mut line = item(cx, &step.item, false);
            line.pieces.insert(0, Piece { text: sign.into(), room: Room::Left(ANSWER), tone });
            line
        }));
    }
    lines
}

/// How far it has come: "4 dari 11".
pub(super) fn progress(cx: Cx<'_>, steps: &[Step]) -> String {
    let answered = steps.iter().filter(|step| step.is_answered()).count();
    cx.language().say(K::ReviewProgress, &[("n", &answered), ("of", &steps.len())])
}
