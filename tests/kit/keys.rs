//! The key script: `"17<Enter>s<Down*2><Enter><C-c>"`.
//!
//! Plain characters are typed as they stand. In angle brackets stand named keys, with `C-`, `A-`, `S-` in front and `*N`
//! behind: `Enter Esc Tab Space Backspace Up Down Left Right Home End PageUp PageDown Insert Delete F1`…`F12`, one
//! character (`<C-z>`, `<x*3>`), and `lt` for a `<` itself. Here are only bytes; who receives them is `seat`'s matter.

/// The bytes of a script, cut after each lone Escape: what follows it must not arrive in the same read, or every program
/// takes the two for an Alt chord.
///
/// # Errors
/// What is wrong with the script, for the test's author.
pub fn strokes(script: &str) -> Result<Vec<Vec<u8>>, String> {
    let mut done = Vec::new();
    let mut now = Vec::new();
    let mut rest = script;
    while let Some(first) = rest.chars().next() {
        if first != '<' {
            let len = first.len_utf8();
            now.extend_from_slice(&rest.as_bytes()[..len]);
            rest = &rest[len..];
            continue;
        }
        let end = rest.find('>').ok_or_else(|| format!("key script {script:?}: no '>' after {rest:?}"))?;
        let (name, times) = repeated(&rest[1..end]);
        let bytes = named(name).ok_or_else(|| format!("key script {script:?}: unknown key <{name}>"))?;
        for _ in 0..times {
            now.extend_from_slice(&bytes);
            if bytes == b"\x1b" {
                done.push(std::mem::take(&mut now));
            }
        }
        rest = &rest[end + 1..];
    }
    if !now.is_empty() {
        done.push(now);
    }
    Ok(done)
}

/// Splits `Down*3` into the key and its count.
fn repeated(inside: &str) -> (&str, usize) {
    match inside.rsplit_once('*') {
        Some((name, count)) if !name.is_empty() => match count.parse() {
            Ok(count) => (name, count),
            Err(_) => (inside, 1),
        },
        _ => (inside, 1),
    }
}

/// The bytes that an xterm sends for a named key.
fn named(name: &str) -> Option<Vec<u8>> {
    let (mut shift, mut alt, mut ctrl) = (false, false, false);
    let mut key = name;
    while let [modifier, b'-', _, ..] = key.as_bytes() {
        match modifier {
            b'S' => shift = true,
            b'A' => alt = true,
            b'C' => ctrl = true,
            _ => break,
        }
        key = &key[2..];
    }
    let modifier = 1 + u8::from(shift) + 2 * u8::from(alt) + 4 * u8::from(ctrl);
    let lettered = |letter: char, plain: &str| match modifier {
        1 => format!("\x1b{plain}{letter}"),
        _ => format!("\x1b[1;{modifier}{letter}"),
    };
    let numbered = |number: u8| match modifier {
        1 => format!("\x1b[{number}~"),
        _ => format!("\x1b[{number};{modifier}~"),
    };
    let sequence = match key {
        "Up" => lettered('A', "["),
        "Down" => lettered('B', "["),
        "Right" => lettered('C', "["),
        "Left" => lettered('D', "["),
        "Home" => lettered('H', "["),
        "End" => lettered('F', "["),
        "F1" => lettered('P', "O"),
        "F2" => lettered('Q', "O"),
        "F3" => lettered('R', "O"),
        "F4" => lettered('S', "O"),
        "F5" => numbered(15),
        "F6" => numbered(17),
        "F7" => numbered(18),
        "F8" => numbered(19),
        "F9" => numbered(20),
        "F10" => numbered(21),
        "F11" => numbered(23),
        "F12" => numbered(24),
        "Insert" => numbered(2),
        "Delete" => numbered(3),
        "PageUp" => numbered(5),
        "PageDown" => numbered(6),
        "Tab" if shift => "\x1b[Z".to_owned(),
        _ => {
            let plain = match key {
                "Enter" => "\r",
                "Esc" => "\x1b",
                "Tab" => "\t",
                "Space" => " ",
                "Backspace" => "\x7f",
                "lt" => "<",
                one if one.chars().count() == 1 => one,
                _ => return None,
            };
            let mut bytes = plain.as_bytes().to_vec();
            if ctrl {
                let [byte] = bytes[..] else { return None };
                bytes = vec![byte.to_ascii_uppercase() & 0x1f];
            }
            if alt {
                bytes.insert(0, 0x1b);
            }
            return Some(bytes);
        }
    };
    Some(sequence.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::strokes;

    #[track_caller]
    fn check(script: &str, expected: &[&str]) {
        let found: Vec<String> =
            strokes(script).unwrap().into_iter().map(|bytes| String::from_utf8(bytes).unwrap()).collect();
        assert_eq!(found, expected, "{script}");
    }

    #[test]
    fn plain_text_and_named_keys_become_the_bytes_of_an_xterm() {
        check("", &[]);
        check("tinjau lagi, é", &["tinjau lagi, é"]);
        check("17<Enter>", &["17\r"]);
        check("<Down*3>q", &["\x1b[B\x1b[B\x1b[Bq"]);
        check("<C-c><C-z><C-Space>", &["\x03\x1a\x00"]);
        check("<A-x><S-Tab><S-Up><C-Right>", &["\x1bx\x1b[Z\x1b[1;2A\x1b[1;5C"]);
        check("<F1><F12><PageDown><Delete><Backspace>", &["\x1bOP\x1b[24~\x1b[6~\x1b[3~\x7f"]);
        check("a <lt> b > c<x*3>", &["a < b > cxxx"]);
    }

    #[test]
    fn what_follows_a_lone_escape_is_a_write_of_its_own() {
        check("ab<Esc>q", &["ab\x1b", "q"]);
        check("<Esc*2>", &["\x1b", "\x1b"]);
    }

    #[test]
    fn a_misspelt_key_is_an_error() {
        assert_eq!(strokes("a<Entre>").unwrap_err(), r#"key script "a<Entre>": unknown key <Entre>"#);
        assert_eq!(strokes("a<Enter").unwrap_err(), r#"key script "a<Enter": no '>' after "<Enter""#);
    }
}
