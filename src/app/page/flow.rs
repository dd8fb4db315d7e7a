//! How the pieces of a page's line share its room, and how a text that has too little of it goes on below. Columns give
//! way where the window is narrow: first what matters least, from the right.

use super::{PageLine, Piece, Room, Subject, Tone, narrow};
use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

/// What a text that takes the rest of the line needs at least, before columns on its right give way to it.
const LEAST_REST: u16 = 24;
/// Blank columns behind a piece that is as wide as its text.
pub const BEHIND: u16 = 2;
/// Narrower windows show every text in full; in wider ones lists keep one line for each of their records.
pub(super) const NARROW: u16 = 60;

/// The pieces that have room in so many columns, each with its width.
pub fn fitting(pieces: &[Piece], width: u16) -> Vec<(&Piece, u16)> {
    let mut kept: Vec<&Piece> = pieces.iter().filter(|piece| !piece.text.is_empty() || fixed(piece)).collect();
    let own = |piece: &Piece| match piece.room {
        Room::Left(width) | Room::Right(width) => width,
        Room::Own => cells(&piece.text).saturating_add(BEHIND),
        Room::Rest => 0,
    };
    let has_rest = kept.iter().any(|piece| piece.room == Room::Rest);
    let least = if has_rest { LEAST_REST } else { 0 };
    loop {
        let taken = kept.iter().fold(0u16, |sum, piece| sum.saturating_add(own(piece)));
        let spare = width.saturating_sub(taken);
        let given_way = kept.iter().rposition(|piece| matches!(piece.room, Room::Right(_)) && piece.tone != Tone::Flag);
        match given_way {
            Some(at) if spare < least => {
                kept.remove(at);
            }
            _ => {
                let rest = |piece: &Piece| match piece.room {
                    Room::Rest => spare,
                    Room::Own => own(piece).saturating_sub(BEHIND),
                    _ => own(piece),
                };
                return kept.into_iter().map(|piece| (piece, rest(piece))).collect();
            }
        }
    }
}

/// Whether a piece keeps its columns also where it has no text, so that those behind it stay in line.
fn fixed(piece: &Piece) -> bool {
    matches!(piece.room, Room::Left(_) | Room::Right(_))
}

/// The columns of a text.
pub(super) fn cells(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// The lines of a page in a window of so many columns. A record's own page shows its texts in full, in any window.
pub fn flowing(subject: &Subject, lines: Vec<PageLine>, columns: u16) -> Vec<PageLine> {
    let own = matches!(subject, Subject::Issue(_) | Subject::Item(_) | Subject::Entry(_));
    if !own && columns >= NARROW {
        return lines;
    }
    let width = columns.saturating_sub(1);
    match columns < NARROW {
        true => lines.into_iter().flat_map(|line| narrow::lines(line, width)).collect(),
        false => lines.into_iter().flat_map(|line| in_full(line, width)).collect(),
    }
}

/// A line, and the lines on which its text goes on.
pub(super) fn in_full(mut line: PageLine, width: u16) -> Vec<PageLine> {
    let Some(at) = line.pieces.iter().position(|piece| piece.room == Room::Rest) else { return vec![line] };
    let before = |(piece, width): &(&Piece, u16)| width + if piece.room == Room::Own { BEHIND } else { 0 };
    let placed = fitting(&line.pieces, width);
    let upto: Vec<_> = placed.iter().take_while(|(piece, _)| piece.room != Room::Rest).collect();
    let indent = upto.iter().fold(0u16, |sum, placed| sum.saturating_add(before(placed)));
    let room = placed.iter().find(|(piece, _)| piece.room == Room::Rest).map_or(0, |(_, width)| *width);
    let Piece { text, tone, .. } = line.pieces[at].clone();
    if cells(&text) <= room || room < 8 {
        return vec![line];
    }
    let mut texts = broken(&text, room).into_iter();
    line.pieces[at].text = texts.next().unwrap_or_default();
    let further = texts.map(|text| PageLine::default().left(indent, "", Tone::Plain).rest(text, tone));
    std::iter::once(line).chain(further).collect()
}

/// A text in lines of so many columns. In ASCII an arrow takes two of them.
pub(super) fn broken(text: &str, room: u16) -> Vec<String> {
    let room = usize::from(room.max(1));
    let arrows = text.matches('→').count().min(room / 4);
    let options = Options::new(room - arrows).word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(lines: &[PageLine]) -> Vec<&str> {
        lines.iter().flat_map(|line| &line.pieces).map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn a_text_without_room_goes_on_below_and_only_its_first_line_can_be_stood_on() {
        let line = PageLine::default()
            .left(6, "K-1", Tone::Plain)
            .rest("jalan masuk ke lahan terputus longsor sejak Senin", Tone::Plain)
            .right(9, "12 hari", Tone::Quiet)
            .on(super::super::Target::Point(1));
        let lines = flowing(&Subject::Meetings, vec![line.clone()], 40);
        assert_eq!(
            texts(&lines),
            ["K-1", "jalan masuk ke lahan", "12 hari", "", "terputus longsor sejak", "", "Senin"]
        );
        assert_eq!(lines.iter().filter(|line| line.target.is_some()).count(), 1);
        assert_eq!(flowing(&Subject::Meetings, vec![line.clone()], 80).len(), 1);
        assert_eq!(flowing(&Subject::Issue(1), vec![line], 50).len(), 2);
    }

    #[test]
    fn what_is_wrapped_loses_no_word() {
        let text = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas";
        for columns in 12..90 {
            let lines = flowing(&Subject::Item(1), vec![PageLine::text(text, Tone::Plain)], columns);
            assert_eq!(texts(&lines).join(" ").split_whitespace().collect::<Vec<_>>().join(" "), text, "{columns}");
        }
    }
}
