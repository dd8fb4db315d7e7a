//! Block letters for what the last row of seats must read: five rows of dots, drawn as filled cells, so that they need no
//! sign that a font might lack. In ASCII a dot is a `#` as well.

use super::canvas::Canvas;
use super::theme::Role;
use crate::domain::text::fold;
use ratatui::layout::Rect;

/// Rows of dots of a letter.
pub const ROWS: u16 = 5;
/// Columns of dots between two letters.
const APART: u16 = 1;

/// How many columns and rows of cells a dot takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dot {
    /// Columns.
    pub w: u16,
    /// Rows.
    pub h: u16,
}

/// The dots, the largest first. A cell is about twice as high as wide.
pub const DOTS: [Dot; 4] = [Dot { w: 4, h: 2 }, Dot { w: 3, h: 2 }, Dot { w: 2, h: 1 }, Dot { w: 1, h: 1 }];

/// The dots of a letter; of one that is not known, those of a question mark.
#[rustfmt::skip]
fn dots(letter: char) -> [&'static str; 5] {
    match letter {
        'A' => [".##.", "#..#", "####", "#..#", "#..#"],
        'B' => ["###.", "#..#", "###.", "#..#", "###."],
        'C' => [".###", "#...", "#...", "#...", ".###"],
        'D' => ["###.", "#..#", "#..#", "#..#", "###."],
        'E' => ["####", "#...", "###.", "#...", "####"],
        'F' => ["####", "#...", "###.", "#...", "#..."],
        'G' => [".###", "#...", "#.##", "#..#", ".###"],
        'H' => ["#..#", "#..#", "####", "#..#", "#..#"],
        'I' => ["###", ".#.", ".#.", ".#.", "###"],
        'J' => ["..##", "...#", "...#", "#..#", ".##."],
        'K' => ["#..#", "#.#.", "##..", "#.#.", "#..#"],
        'L' => ["#...", "#...", "#...", "#...", "####"],
        'M' => ["#...#", "##.##", "#.#.#", "#...#", "#...#"],
        'N' => ["#..#", "##.#", "#.##", "#..#", "#..#"],
        'O' => [".##.", "#..#", "#..#", "#..#", ".##."],
        'P' => ["###.", "#..#", "###.", "#...", "#..."],
        'Q' => [".##.", "#..#", "#..#", "#.#.", ".#.#"],
        'R' => ["###.", "#..#", "###.", "#.#.", "#..#"],
        'S' => [".###", "#...", ".##.", "...#", "###."],
        'T' => ["#####", "..#..", "..#..", "..#..", "..#.."],
        'U' => ["#..#", "#..#", "#..#", "#..#", ".##."],
        'V' => ["#...#", "#...#", "#...#", ".#.#.", "..#.."],
        'W' => ["#...#", "#...#", "#.#.#", "##.##", "#...#"],
        'X' => ["#..#", "#..#", ".##.", "#..#", "#..#"],
        'Y' => ["#...#", ".#.#.", "..#..", "..#..", "..#.."],
        'Z' => ["####", "...#", ".##.", "#...", "####"],
        '0' => ["####", "#..#", "#..#", "#..#", "####"],
        '1' => [".#.", "##.", ".#.", ".#.", "###"],
        '2' => ["###.", "...#", ".##.", "#...", "####"],
        '3' => ["###.", "...#", ".##.", "...#", "###."],
        '4' => ["#..#", "#..#", "####", "...#", "...#"],
        '5' => ["####", "#...", "###.", "...#", "###."],
        '6' => [".##.", "#...", "###.", "#..#", ".##."],
        '7' => ["####", "...#", "..#.", ".#..", ".#.."],
        '8' => [".##.", "#..#", ".##.", "#..#", ".##."],
        '9' => [".##.", "#..#", ".###", "...#", ".##."],
        '-' => ["...", "...", "###", "...", "..."],
        '.' => [".", ".", ".", ".", "#"],
        ',' => ["..", "..", "..", ".#", "#."],
        '%' => ["#..#", "...#", ".##.", "#...", "#..#"],
        '\'' => ["#", "#", ".", ".", "."],
        '/' => ["...#", "..#.", "..#.", ".#..", "#..."],
        '(' => [".#", "#.", "#.", "#.", ".#"],
        ')' => ["#.", ".#", ".#", ".#", "#."],
        '?' => ["##.", "..#", ".#.", "...", ".#."],
        ' ' => ["..", "..", "..", "..", ".."],
        _ => ["##.", "..#", ".#.", "...", ".#."],
    }
}

/// The letters as they are drawn: capitals, without what hangs above or below them.
fn letters(text: &str) -> Vec<char> {
    let plain = |c: char| match c.is_ascii() {
        true => c.to_string(),
        false => fold(&c.to_string()),
    };
    text.chars().flat_map(|c| plain(c).to_ascii_uppercase().chars().collect::<Vec<_>>()).collect()
}

/// Columns of cells that a text takes with such dots.
pub fn width(text: &str, dot: Dot) -> u16 {
    let columns = letters(text).iter().map(|letter| columns(*letter) + usize::from(APART)).sum::<usize>();
    u16::try_from(columns.saturating_sub(usize::from(APART)) * usize::from(dot.w)).unwrap_or(u16::MAX)
}

fn columns(letter: char) -> usize {
    dots(letter)[0].len()
}

/// Rows of cells that a line takes with such dots.
pub fn height(dot: Dot) -> u16 {
    ROWS * dot.h
}

/// A text in lines of at most so many columns, broken between words; `None` where a word is longer.
pub fn wrap(text: &str, within: u16, dot: Dot) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if width(word, dot) > within {
            return None;
        }
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), dot) <= within => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    Some(lines)
}

/// Draws a text; what does not fit is cut at a letter.
pub fn put(canvas: &mut Canvas<'_>, x: u16, y: u16, within: u16, text: &str, dot: Dot) {
    let mut at = x;
    for letter in letters(text) {
        let dots = dots(letter);
        let wide = u16::try_from(dots[0].len()).unwrap_or(0);
        if at + wide * dot.w > x + within {
            return;
        }
        for (row, line) in (0..).zip(dots) {
            for (column, _) in (0..).zip(line.chars()).filter(|(_, c)| *c == '#') {
                canvas.block(Rect::new(at + column * dot.w, y + row * dot.h, dot.w, dot.h), Role::Big);
            }
        }
        at += (wide + APART) * dot.w;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_five_even_rows() {
        for letter in (' '..='~').chain(['é', 'ß', '한']) {
            for letter in letters(&letter.to_string()) {
                let dots = dots(letter);
                assert!(dots.iter().all(|row| row.len() == dots[0].len() && !row.is_empty()), "{letter}");
            }
        }
        assert_eq!(letters("Koto Lembu"), "KOTO LEMBU".chars().collect::<Vec<_>>());
        let known: std::collections::BTreeSet<_> = ('A'..='Z').chain('0'..='9').map(dots).collect();
        assert_eq!(known.len(), 36, "no two look alike");
    }

    #[test]
    fn lines_break_between_words_only() {
        let dot = Dot { w: 1, h: 1 };
        assert_eq!(width("ABI", dot), 4 + 1 + 4 + 1 + 3);
        assert_eq!(wrap("Koto Lembu", 25, dot).unwrap(), ["Koto", "Lembu"]);
        assert_eq!(wrap("Koto Lembu", 10, dot), None);
        assert_eq!(wrap("", 10, dot).unwrap(), Vec::<String>::new());
    }
}
