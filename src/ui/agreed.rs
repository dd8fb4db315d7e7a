//! What a meeting agreed, read back: who promised, then each promise as the sentence that is read out, large enough for the
//! hall by leaving everything else away.

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::App;
use crate::app::agreed::Agreed;
use crate::domain::capture;
use crate::domain::ids::Record;
use crate::domain::query::names;
use crate::words::{self, K};
use ratatui::layout::Rect;

/// A line that is read out is no wider than this: longer ones lose the eye on the way back.
const WIDTH: u16 = 76;
/// The columns before a sentence: the mark of the one that is being read.
const MARK: u16 = 2;

/// Draws the part of one instansi.
pub fn draw(canvas: &mut Canvas<'_>, app: &App, agreed: &Agreed, within: Rect) {
    let cx = app.cx();
    let language = cx.language();
    canvas.fill(within, Role::Ground);
    let width = WIDTH.min(within.width.saturating_sub(4));
    let x = within.x + (within.width - width) / 2;
    let meeting = words::record(language, cx.world, &Record::Meeting(agreed.meeting));
    let (Some(part), Some(now)) = (agreed.part(cx), agreed.item(cx)) else {
        let none = language.say(K::AgreedNone, &[("meeting", &meeting)]);
        canvas.put(x, within.y + 1, width, &none, Role::Strong);
        return;
    };
    let who = part
        .lead
        .as_ref()
        .map_or_else(|| language.text(K::NobodyLeads).to_owned(), |code| names::agency(cx.world, code));
    let head = language.say(K::AgreedOf, &[("meeting", &meeting), ("n", &part.place), ("of", &part.of)]);
    let head = canvas.wrap(&head, width);
    let mut y = within.y;
    for line in &head {
        canvas.put(x, y, width, line, Role::Muted);
        y += 1;
    }
    canvas.put(x, y, width, &format!(" {who} "), Role::Badge);
    let top = y + 2;
    let blocks: Vec<(bool, Vec<String>)> = part
        .items
        .iter()
        .map(|item| {
            let sentence = words::spoken(language, cx.world, &capture::agreed(cx.world, item, cx.today));
            let mut said = format!("TL-{}: {sentence}", item.number);
            if let Some(last) = item.corrections.last() {
                said = language.say(K::AgreedCorrected, &[("said", &said), ("reason", &last.reason)]);
            }
            (item.number == now.number, canvas.wrap(&said, width.saturating_sub(MARK)))
        })
        .collect();
    let room = usize::from(within.bottom().saturating_sub(top));
    let high = |air: usize, blocks: &[(bool, Vec<String>)]| -> usize {
        blocks.iter().map(|(_, lines)| lines.len() * (1 + air) + 1).sum()
    };
    let air = usize::from(high(1, &blocks) <= room);
    let here = blocks.iter().position(|(is_now, _)| *is_now).unwrap_or(0);
    // What is being read is whole on the screen; what came before it gives way.
    let first = (0..here).find(|first| high(air, &blocks[*first..=here]) <= room).unwrap_or(here);
    let mut y = top;
    for (is_now, lines) in blocks.iter().skip(first) {
        let role = if *is_now { Role::Selected } else { Role::Strong };
        for (at, line) in lines.iter().enumerate() {
            if y >= within.bottom() {
                return;
            }
            if *is_now {
                canvas.fill(Rect::new(x, y, width, 1), Role::Selected);
                canvas.put(x, y, MARK, if at == 0 { ">" } else { "" }, Role::Selected);
            }
            canvas.put(x + MARK, y, width.saturating_sub(MARK), line, role);
            y += 1 + u16::from(air == 1);
        }
        y += 1;
    }
}
