//! A Rust file as the laws see it: words and signs without comments, and where test code begins and ends.
//!
//! This is no parser. It knows exactly what the laws need: names, paths and `mod` lines can't hide in strings or comments.

use std::fs;
use std::path::Path;

/// A file with its path from the root of the project, such as `src/ui/mod.rs`.
#[derive(Clone)]
pub struct Source {
    pub path: String,
    pub text: String,
}

/// A word, a number or text in quotes, or a sign; `::` is one sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    pub text: String,
    pub line: usize,
    pub is_name: bool,
}

impl Token {
    pub fn is(&self, text: &str) -> bool {
        self.text == text
    }
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// The module that the file holds: `["ui", "board"]` for `src/ui/board.rs`, nothing for the root.
    pub fn module(&self) -> Vec<String> {
        let inside = self.path.split_once('/').map_or("", |(_, inside)| inside);
        let mut parts: Vec<String> = inside.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        if matches!(parts.last().map(String::as_str), Some("mod" | "lib" | "main")) {
            parts.pop();
        }
        parts
    }

    /// All tokens, test code included.
    pub fn tokens(&self) -> Vec<Token> {
        tokens(&self.text)
    }

    /// The tokens that reach a user: without items under `#[cfg(test)]`.
    pub fn shipped(&self) -> Vec<Token> {
        without_tests(&self.tokens()).0
    }

    /// The modules in files of their own that only tests see.
    pub fn test_modules(&self) -> Vec<String> {
        without_tests(&self.tokens()).1
    }
}

/// Every Rust file below a folder of the project, in order of path.
pub fn tree(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                found.push(Source { path: name, text: fs::read_to_string(&path).unwrap() });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The place behind the sign that closes the bracket at `open`.
pub fn behind(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    tokens.len()
}

/// The tokens outside `#[cfg(test)]` items, and the names of the `mod x;` lines among those items.
fn without_tests(tokens: &[Token]) -> (Vec<Token>, Vec<String>) {
    let (mut kept, mut modules) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        if !only_tests(tokens, at) {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        let mut end = at;
        while tokens.get(end).is_some_and(|token| token.is("#")) {
            end = behind(tokens, end + 1);
        }
        let begin = end;
        while end < tokens.len() && !tokens[end].is(";") && !tokens[end].is("{") {
            end = if tokens[end].is("(") || tokens[end].is("[") { behind(tokens, end) } else { end + 1 };
        }
        let item: Vec<&str> = tokens[begin..end].iter().map(|token| token.text.as_str()).collect();
        if let ([.., "mod", name], Some(true)) = (item.as_slice(), tokens.get(end).map(|token| token.is(";"))) {
            modules.push((*name).to_owned());
        }
        at = if tokens.get(end).is_some_and(|token| token.is("{")) { behind(tokens, end) } else { end + 1 };
    }
    (kept, modules)
}

/// Whether an attribute at this place says that the item is for tests alone.
fn only_tests(tokens: &[Token], at: usize) -> bool {
    let texts = |count: usize| tokens[at..].iter().take(count).map(|token| token.text.as_str()).collect::<Vec<_>>();
    texts(7) == ["#", "[", "cfg", "(", "test", ")", "]"]
        || texts(7) == ["#", "[", "cfg", "(", "all", "(", "test"]
        || texts(4) == ["#", "[", "test", "]"]
}

fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let (end, kind) = next(&chars, at);
        if kind != Kind::Gap {
            let text = chars[at..end].iter().collect();
            found.push(Token { text, line, is_name: kind == Kind::Name });
        }
        line += chars[at..end].iter().filter(|&&c| c == '\n').count();
        at = end;
    }
    found
}

#[derive(PartialEq)]
enum Kind {
    Gap,
    Name,
    Other,
}

/// The end and the kind of what begins at this place.
fn next(chars: &[char], at: usize) -> (usize, Kind) {
    let peek = |more: usize| chars.get(at + more).copied().unwrap_or(' ');
    let run = |from: usize, keep: fn(char) -> bool| {
        chars[from..].iter().position(|&c| !keep(c)).map_or(chars.len(), |len| from + len)
    };
    let in_word = |c: char| c.is_alphanumeric() || c == '_';
    match chars[at] {
        c if c.is_whitespace() => (run(at, char::is_whitespace), Kind::Gap),
        '/' if peek(1) == '/' => (run(at, |c| c != '\n'), Kind::Gap),
        '/' if peek(1) == '*' => (behind_comment(chars, at), Kind::Gap),
        '"' => (behind_quote(chars, at, '"'), Kind::Other),
        'b' | 'c' if peek(1) == '"' => (behind_quote(chars, at + 1, '"'), Kind::Other),
        'b' if peek(1) == '\'' => (behind_quote(chars, at + 1, '\''), Kind::Other),
        'r' if raw_hashes(chars, at + 1).is_some() => (behind_raw(chars, at + 1), Kind::Other),
        'b' | 'c' if peek(1) == 'r' && raw_hashes(chars, at + 2).is_some() => (behind_raw(chars, at + 2), Kind::Other),
        // 'a' and '\n' are characters; 'a without a second quote is a lifetime.
        '\'' if peek(1) == '\\' || peek(2) == '\'' => (behind_quote(chars, at, '\''), Kind::Other),
        '\'' => (run(at + 1, in_word), Kind::Other),
        c if c.is_ascii_digit() => (run(at, in_word), Kind::Other),
        c if in_word(c) => (run(at, in_word), Kind::Name),
        ':' if peek(1) == ':' => (at + 2, Kind::Other),
        _ => (at + 1, Kind::Other),
    }
}

fn behind_comment(chars: &[char], from: usize) -> usize {
    let (mut at, mut depth) = (from, 0_usize);
    while at + 1 < chars.len() {
        match (chars[at], chars[at + 1]) {
            ('/', '*') => (depth, at) = (depth + 1, at + 2),
            ('*', '/') => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    chars.len()
}

fn behind_quote(chars: &[char], open: usize, quote: char) -> usize {
    let mut at = open + 1;
    while at < chars.len() {
        match chars[at] {
            '\\' => at += 2,
            c if c == quote => return at + 1,
            _ => at += 1,
        }
    }
    chars.len()
}

/// How many `#` stand between here and a quote, if that is what stands here.
fn raw_hashes(chars: &[char], from: usize) -> Option<usize> {
    let hashes = chars.get(from..)?.iter().take_while(|&&c| c == '#').count();
    (chars.get(from + hashes) == Some(&'"')).then_some(hashes)
}

fn behind_raw(chars: &[char], from: usize) -> usize {
    let hashes = raw_hashes(chars, from).unwrap_or(0);
    let mut at = from + hashes + 1;
    while at < chars.len() {
        if chars[at] == '"' && chars[at + 1..].iter().take(hashes).filter(|&&c| c == '#').count() == hashes {
            return at + 1 + hashes;
        }
        at += 1;
    }
    chars.len()
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[track_caller]
    fn check(text: &str, shipped: &str) {
        let tokens = Source::new("src/a.rs", text).shipped();
        let found: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
        assert_eq!(found.join(" "), shipped);
    }

    #[test]
    fn comments_are_gaps_and_quotes_are_whole() {
        check("a // b\n/* c /* d */ e */ f", "a f");
        check(r#"x("a // \" b") y"#, r#"x ( "a // \" b" ) y"#);
        check(r###"r#"a " b"# b"c" r"\" br##"q"# "## z"###, r###"r#"a " b"# b"c" r"\" br##"q"# "## z"###);
        check(r"'a' '\'' '\u{e9}' 'a: &'static b'x'", r"'a' '\'' '\u{e9}' 'a : & 'static b'x'");
        check("a::b 1_000u8 r#use", "a :: b 1_000u8 r # use");
    }

    #[test]
    fn test_code_is_left_out() {
        check("fn a() {} #[cfg(test)] mod tests { fn b() { if c {} } } fn d() {}", "fn a ( ) { } fn d ( ) { }");
        check("#[cfg(test)]\nuse a::b; use c;", "use c ;");
        check("#[test] #[other] fn a(x: [u8; 2]) -> B { c } d", "d");
        check("#[cfg(not(test))] fn a() {}", "# [ cfg ( not ( test ) ) ] fn a ( ) { }");
        let source = Source::new("src/a.rs", "#[cfg(test)] mod fixtures; mod b; #[cfg(test)] pub mod more;");
        assert_eq!(source.test_modules(), ["fixtures", "more"]);
    }

    #[test]
    fn a_file_knows_its_module_and_a_token_its_line() {
        let module = |path: &str| Source::new(path, "").module().join("::");
        assert_eq!(module("src/ui/board.rs"), "ui::board");
        assert_eq!(module("src/ui/mod.rs"), "ui");
        assert_eq!(module("src/os.rs"), "os");
        assert_eq!(module("src/lib.rs"), "");
        let source = Source::new("src/a.rs", "a\n/*\n*/ \"b\n\" c");
        let lines: Vec<usize> = source.tokens().iter().map(|token| token.line).collect();
        assert_eq!(lines, [1, 3, 4]);
    }
}
