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

/// Whether a piece that says something found no place.
pub(super) fn leaves_out(pieces: &[Piece], placed: &[(&Piece, u16)]) -> bool {
    let says = |piece: &Piece| !piece.text.is_empty();
    placed.iter().filter(|(piece, _)| says(piece)).count() < pieces.iter().filter(|piece| says(piece)).count()
}

/// Whether a piece keeps its columns also where it has no text, so that those behind it stay in line.
fn fixed(piece: &Piece) -> bool {
    matches!(piece.room, Room::Left(_) | Room::Right(_))
}

/// The columns of a text. An arrow is drawn as two signs.
pub(super) fn cells(text: &str) -> u16 {
    u16::try_from(text.width() + text.matches('→').count()).unwrap_or(u16::MAX)
}

/// The lines of a page in a window of so many columns. A record's own page shows its texts in full, in any window.
pub fn flowing(subject: &Subject, mut lines: Vec<PageLine>, columns: u16) -> Vec<PageLine> {
    let width = columns.saturating_sub(1);
    if columns < NARROW {
        return lines.into_iter().flat_map(|line| narrow::lines(line, width)).collect();
    }
    tighten(&mut lines, width);
    match subject {
        Subject::Issue(_) | Subject::Item(_) | Subject::Entry(_) => {
            lines.into_iter().flat_map(|line| in_full(line, width)).collect()
        }
        _ => lines,
    }
}

/// Where a text among lines of one kind has too little room, the columns on their right keep no more than their widest
/// entry needs. They stay in line with each other.
fn tighten(lines: &mut [PageLine], width: u16) {
    let rooms = |line: &PageLine| -> Vec<Room> { line.pieces.iter().map(|piece| piece.room).collect() };
    let is_cut = |line: &PageLine| {
        let placed = fitting(&line.pieces, width);
        let is_short = |(piece, room): &(&Piece, u16)| piece.room == Room::Rest && cells(&piece.text) > *room;
        leaves_out(&line.pieces, &placed) || placed.iter().any(is_short)
    };
    let mut kinds: Vec<Vec<Room>> = Vec::new();
    for kind in lines.iter().filter(|line| is_cut(line)).map(rooms) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    for kind in kinds {
        let mut same: Vec<&mut PageLine> = lines.iter_mut().filter(|line| rooms(line) == kind).collect();
        for (at, room) in kind.iter().enumerate() {
            let Room::Right(usual) = *room else { continue };
            let widest = same.iter().map(|line| cells(&line.pieces[at].text)).max().unwrap_or(0);
            let needed = if widest == 0 { 0 } else { usual.min(widest.saturating_add(BEHIND)) };
            for line in &mut same {
                line.pieces[at].room = Room::Right(needed);
            }
        }
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

/// A text in lines of so many columns. An arrow takes two of them.
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
    fn columns_give_their_blanks_to_a_text_that_is_cut() {
        let line = |text: &str, who: &str, end: &str| {
            let line = PageLine::default().left(6, "K-1", Tone::Plain).rest(text, Tone::Plain);
            line.right(20, who, Tone::Quiet).right(9, end, Tone::Quiet)
        };
        let rooms = |lines: &[PageLine]| -> Vec<Vec<Room>> {
            lines.iter().map(|line| line.pieces.iter().skip(2).map(|piece| piece.room).collect()).collect()
        };
        let short = vec![line("air bersih", "PDAM", "5 hari"), line("jalan", "BPKAD", "12 hari")];
        let usual = [Room::Right(20), Room::Right(9)];
        assert_eq!(rooms(&flowing(&Subject::Meetings, short.clone(), 70)), [usual, usual]);
        let mut long = short;
        long.push(line("jalan masuk ke lahan terputus longsor sejak Senin", "", ""));
        long.push(PageLine::default().rest("judul", Tone::Heading).right(20, "x", Tone::Heading));
        let lines = flowing(&Subject::Meetings, long.clone(), 70);
        let drawn_in = vec![Room::Right(7), Room::Right(9)];
        assert_eq!(rooms(&lines)[..3], [drawn_in.clone(), drawn_in.clone(), drawn_in]);
        assert_eq!(lines[3].pieces[1].room, Room::Right(20), "a line of another kind is left alone");
        assert_eq!(rooms(&flowing(&Subject::Meetings, long, 120))[0], usual);
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
