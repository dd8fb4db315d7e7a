//! A page in the window of a phone: what has no room beside a text stands below it, and nothing is left out.

use super::flow::{BEHIND, broken, cells, fitting, in_full, leaves_out};
use super::{PageLine, Piece, Room, Tone};

/// A name in front of a value has no more columns than this, or than it needs.
const LABEL: u16 = 14;
/// Wider ones stand in front of short values and keep their columns.
const WIDE_LABEL: u16 = 20;
/// Where a label leaves fewer columns than this beside it, texts go on below it,
const BESIDE: u16 = 20;
/// so far in.
const STEP: u16 = 2;

/// The lines that a line needs in so many columns. Headings give way as they do in any window.
pub fn lines(mut line: PageLine, width: u16) -> Vec<PageLine> {
    if let Some(Piece { text, room: Room::Left(label), .. }) = line.pieces.first_mut()
        && *label <= WIDE_LABEL
    {
        *label = LABEL.max(cells(text) + 1).min(*label);
    }
    let is_heading = line.pieces.iter().all(|piece| piece.tone == Tone::Heading);
    if is_heading || !overflows(&line.pieces, width) {
        return in_full(line, width);
    }
    stacked(line, width)
}

/// Whether a piece would be cut, or be left out.
fn overflows(pieces: &[Piece], width: u16) -> bool {
    let placed = fitting(pieces, width);
    let taken = placed.iter().map(|(piece, room)| match piece.room {
        Room::Own => room + BEHIND,
        Room::Left(_) | Room::Right(_) => *room,
        Room::Rest => 0,
    });
    let has_rest = placed.iter().any(|(piece, _)| piece.room == Room::Rest);
    let most = if has_rest { width.saturating_sub(BESIDE) } else { width + BEHIND };
    let has_own = placed.iter().any(|(piece, _)| piece.room == Room::Own);
    let is_squeezed =
        |(piece, room): &(&Piece, u16)| piece.room == Room::Rest && *room < BESIDE && cells(&piece.text) > *room;
    leaves_out(pieces, &placed) || placed.iter().any(is_squeezed) || (has_own && taken.sum::<u16>() > most)
}

/// The pieces one behind the other, each going on below where it has no room.
fn stacked(mut line: PageLine, width: u16) -> Vec<PageLine> {
    let mut labels = std::mem::take(&mut line.pieces);
    let count = labels.iter().take_while(|piece| matches!(piece.room, Room::Left(_))).count();
    let texts = labels.split_off(count);
    let columns = |piece: &Piece| if let Room::Left(columns) = piece.room { columns } else { 0 };
    let beside = labels.iter().map(columns).sum::<u16>();
    let indent = if beside == 0 || beside + BESIDE > width { STEP.min(width / 2) } else { beside };
    let mut rows = vec![PageLine { pieces: labels, ..line }];
    let mut left = width.saturating_sub(beside);
    let mut is_fresh = beside == indent || beside == 0;
    let mut was_right = false;
    for piece in texts.into_iter().filter(|piece| !matches!(piece.text.as_str(), "" | "-")) {
        // What stood at the right begins a line of its own.
        let is_right = matches!(piece.room, Room::Right(_));
        let begins = is_right && !was_right;
        was_right = is_right;
        if (begins || cells(&piece.text) > left) && !is_fresh {
            rows.push(PageLine::default().left(indent, "", Tone::Plain));
            left = width.saturating_sub(indent);
        }
        for (index, text) in broken(&piece.text, left).into_iter().enumerate() {
            if index > 0 {
                rows.push(PageLine::default().left(indent, "", Tone::Plain));
                left = width.saturating_sub(indent);
            }
            left = left.saturating_sub(cells(&text) + BEHIND);
            if let Some(row) = rows.last_mut() {
                row.pieces.push(Piece { text, room: Room::Own, tone: piece.tone });
            }
        }
        is_fresh = false;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(line: PageLine, width: u16) -> Vec<String> {
        let text = |line: &PageLine| {
            let pieces = line.pieces.iter().map(|piece| match piece.room {
                Room::Left(room) => format!("{:width$}", piece.text, width = usize::from(room)),
                _ => format!("{}  ", piece.text),
            });
            pieces.collect::<String>().trim_end().to_owned()
        };
        lines(line, width).iter().map(text).collect()
    }

    #[test]
    fn what_has_no_room_beside_stands_below() {
        let line = PageLine::default()
            .left(7, "TL-42", Tone::Plain)
            .rest("Memeriksa mutu pengecoran sebelum dinding naik", Tone::Plain)
            .right(19, "terlambat 11 hari", Tone::Strong)
            .right(18, "", Tone::Quiet)
            .right(18, "63 Talang Lindung", Tone::Quiet);
        assert_eq!(
            drawn(line.clone(), 39),
            [
                "TL-42  Memeriksa mutu pengecoran",
                "       sebelum dinding naik",
                "       terlambat 11 hari",
                "       63 Talang Lindung"
            ]
        );
        assert_eq!(lines(line, 39).iter().filter(|line| line.target.is_some()).count(), 0);
    }

    #[test]
    fn a_label_takes_no_more_than_it_needs_and_what_follows_is_not_cut() {
        let line = PageLine::default()
            .left(20, "tahap", Tone::Quiet)
            .own("F Finishing", Tone::Plain)
            .own("per Kam 19 Nov, Rapat", Tone::Quiet);
        assert_eq!(drawn(line, 39), ["tahap         F Finishing", "              per Kam 19 Nov, Rapat"]);
        let line = PageLine::default().left(20, "Verifikasi", Tone::Plain).left(6, "4/4", Tone::Strong);
        assert_eq!(drawn(line, 39), ["Verifikasi    4/4"]);
    }

    #[test]
    fn a_change_is_told_with_what_it_became() {
        let line = PageLine::default()
            .left(18, "Kam 19 Nov 10.18", Tone::Quiet)
            .rest("progres fisik: 28,5 % → 30 %", Tone::Plain)
            .right(16, "notulis", Tone::Quiet);
        for line in lines(line, 39) {
            for (piece, room) in fitting(&line.pieces, 39) {
                let drawn = piece.text.replace('→', "->");
                assert!(cells(&drawn) <= room, "{drawn} has {room} columns");
            }
        }
    }

    #[test]
    fn no_word_is_lost_at_any_width() {
        let line = PageLine::default()
            .left(20, "Kesiapan lahan", Tone::Plain)
            .own("belum ada: Bebas sengketa, Sesuai tata ruang", Tone::Flag)
            .rest("belum dicatat: Listrik", Tone::Quiet)
            .right(9, "12 hari", Tone::Quiet);
        let words = |lines: &[String]| lines.join(" ").split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let all = words(&[
            "Kesiapan lahan belum ada: Bebas sengketa, Sesuai tata ruang belum dicatat: Listrik 12 hari".into(),
        ]);
        for width in 20..60 {
            assert_eq!(words(&drawn(line.clone(), width)), all, "{width}");
        }
    }
}
