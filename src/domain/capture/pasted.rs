//! Text of several lines that is pasted into the one line: it becomes one line, or one promise for each.

use super::super::text::tidy;

/// All of it as one line.
pub fn as_one(text: &str) -> String {
    tidy(text)
}

/// One line for each line that says something, without the signs and numbers of a list.
pub fn one_each(text: &str) -> Vec<String> {
    text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}'])
        .map(|line| tidy(without_bullet(tidy(line).as_str())))
        .filter(|line| !line.is_empty())
        .collect()
}

/// A line without "1. ", "a) ", "- " or "• " before it.
fn without_bullet(line: &str) -> &str {
    let Some((first, rest)) = line.split_once(' ') else { return line };
    let is_sign = matches!(first, "-" | "*" | "•" | "·" | "–" | "—" | "o" | "▪" | "‣");
    let counted = first.strip_suffix(['.', ')']).map(|count| count.trim_start_matches('('));
    let is_count = counted.is_some_and(|count| {
        let figures = !count.is_empty() && count.len() <= 3 && count.bytes().all(|b| b.is_ascii_digit());
        figures || (count.len() == 1 && count.bytes().all(|b| b.is_ascii_alphabetic()))
    });
    if is_sign || is_count { rest } else { line }
}
