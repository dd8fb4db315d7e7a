//! README.md against the program: the tables of keys, commands, options and names of fields say what the code says, links
//! lead somewhere, and what the tour promises happens.

use super::super::kit::{Folder, Output};
use rapat::app::key::Key;
use rapat::app::keys::{ROWS, Row};
use rapat::words::Language;
use std::fs;
use std::path::Path;

/// The moment of the tests; the sample data tell the same story on every day.
const MORNING: &str = "2026-11-24T09:00";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

/// What stands between `<!-- NAME -->` and `<!-- / -->`.
fn part<'a>(readme: &'a str, name: &str) -> &'a str {
    let begin = format!("<!-- {name} -->\n");
    let behind = readme.split_once(&begin).unwrap_or_else(|| panic!("README.md has no part {begin:?}")).1;
    behind.split_once("<!-- / -->").unwrap_or_else(|| panic!("the part {name:?} has no end")).0
}

#[track_caller]
fn says(name: &str, wanted: &str) {
    let readme = readme();
    let says = part(&readme, name);
    assert!(says == wanted, "README.md, part `{name}`, must be:\n\n{wanted}\nand is:\n\n{says}");
}

/// The code spans of a line.
fn codes(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The rows of a table, without its head.
fn rows(table: &str) -> Vec<Vec<&str>> {
    let lines = table.lines().filter(|line| line.starts_with("| ")).skip(1);
    lines.map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
}

#[test]
fn every_key_stands_in_the_table() {
    let head = "| Key | Name | Does | In Indonesian |\n|---|---|---|---|\n";
    let row = |row: &Row| {
        let digits = ('0'..='9').map(Key::Char).collect::<Vec<_>>();
        let keys = match row.keys {
            [] => "only by name, in `:`".to_owned(),
            keys if keys == digits => "`0` to `9`".to_owned(),
            keys => keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", "),
        };
        let (en, id) = (Language::English.text(row.word), Language::Indonesian.text(row.word));
        format!("| {keys} | `{}` | {en} | {id} |\n", row.name)
    };
    says("keys", &ROWS.iter().map(row).fold(head.to_owned(), |table, row| table + &row));
}

#[test]
fn every_key_stands_in_the_guide() {
    let head = "| Tombol | Nama | Artinya |\n|---|---|---|\n";
    let row = |row: &Row| {
        let keys = match row.keys {
            [] => "lewat `:`".to_owned(),
            [Key::Char('0'), .., Key::Char('9')] => "`0` sampai `9`".to_owned(),
            keys => keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", "),
        };
        format!("| {keys} | `{}` | {} |\n", row.name, Language::Indonesian.text(row.word))
    };
    let wanted = ROWS.iter().map(row).fold(head.to_owned(), |table, row| table + &row);
    let guide = fs::read_to_string(root().join("docs/panduan.md")).unwrap();
    let says = part(&guide, "tombol");
    assert!(says == wanted, "docs/panduan.md, part `tombol`, must be:\n\n{wanted}\nand is:\n\n{says}");
}

/// The names and meanings under some headings of a help text, in order.
fn help(text: &str, headings: &[&str]) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut is_inside = false;
    for line in text.lines() {
        if !line.starts_with(' ') {
            is_inside = headings.contains(&line);
            continue;
        }
        if !is_inside {
            continue;
        }
        match line.strip_prefix("  ").filter(|line| !line.starts_with(' ')) {
            Some(entry) => {
                let (name, meaning) = entry.split_once("  ").unwrap_or((entry, ""));
                found.push((name.to_owned(), meaning.trim().to_owned()));
            }
            None => {
                if let Some((_, meaning)) = found.last_mut() {
                    *meaning = format!("{meaning} {}", line.trim()).trim().to_owned();
                }
            }
        }
    }
    found
}

#[test]
fn every_command_and_option_stands_in_the_table() {
    let folder = Folder::new();
    let text = folder.run(&["--bahasa", "en", "--help"]).ok().out;
    let mut commands = "| Command | English | Does |\n|---|---|---|\n".to_owned();
    for (name, meaning) in help(&text, &["Look", "Meetings", "Record", "Paper", "Database"]) {
        let (meaning, english) = match meaning.rsplit_once(" (") {
            Some((meaning, english)) if english.ends_with(')') => (meaning.to_owned(), english.trim_end_matches(')')),
            _ => (meaning.clone(), ""),
        };
        let english = if english.is_empty() { String::new() } else { format!("`{english}`") };
        commands += &format!("| `{name}` | {english} | {meaning} |\n");
    }
    says("commands", &commands);
    let mut options = "| Option | Means |\n|---|---|\n".to_owned();
    for (name, meaning) in help(&text, &["Options everywhere"]) {
        options += &format!("| `{name}` | {meaning} |\n");
    }
    says("options", &options);
}

/// A folder with the sample data of the morning.
fn sample() -> Folder {
    let folder = Folder::new();
    let db = folder.db().to_string_lossy().into_owned();
    folder.run(&["contoh", "--db", &db, "--sekarang", MORNING]).ok();
    folder
}

/// Runs lines of a shell with the program on its path.
fn shell(folder: &Folder, lines: &str) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_rapat")).parent().unwrap();
    let path = std::env::join_paths(
        std::iter::once(program.to_owned()).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
    );
    folder.cmd_of("sh", &["-euc", lines]).env("PATH", path.unwrap()).run()
}

#[test]
fn the_names_of_fields_are_those_of_the_answers() {
    let folder = sample();
    let readme = readme();
    let table = rows(part(&readme, "fields"));
    assert!(table.len() > 4, "{table:?}");
    for row in table {
        let [command, fields] = row.as_slice() else { panic!("{row:?}") };
        let answer = shell(&folder, &format!("{} --sekarang {MORNING}", codes(command)[0])).ok();
        let json = answer.json();
        let first = json.as_array().map_or(&json, |list| &list[0]);
        let names: Vec<&str> = first.as_object().unwrap().keys().map(String::as_str).collect();
        let said: Vec<&str> = codes(fields).iter().flat_map(|span| span.split(", ")).collect();
        let sorted = |mut names: Vec<&str>| {
            names.sort_unstable();
            names.join(", ")
        };
        assert_eq!(sorted(said), sorted(names), "{command}");
    }
}

#[test]
fn the_tour_of_the_board_shows_what_it_promises() {
    let folder = Folder::new();
    let mut seat = folder.seat(&["contoh", "--sekarang", MORNING]).size(100, 30).open();
    seat.wait_text("Papan per kecamatan");
    let readme = readme();
    let tour = rows(part(&readme, "tour"));
    assert!(tour.len() > 10, "{tour:?}");
    for row in tour {
        let [keys, _, seen] = row.as_slice() else { panic!("{row:?}") };
        for key in codes(keys) {
            let is_named = key.chars().count() > 1 && key.parse::<Key>().is_ok();
            seat.keys(&if is_named { format!("<{key}>") } else { key.replace('<', "<lt>") });
        }
        for text in codes(seen) {
            seat.wait_text(text);
        }
    }
    assert_eq!(seat.wait_exit(), 0, "the last key of the tour leaves the board");
    seat.assert_clean();
}

#[test]
fn the_tour_of_the_command_line_runs() {
    let folder = Folder::new();
    let readme = readme();
    let lines = part(&readme, "shell").trim().trim_start_matches("```sh").trim_end_matches("```");
    assert!(lines.matches("rapat ").count() > 8, "{lines}");
    let ran = shell(&folder, lines).ok();
    assert!(ran.err.is_empty(), "{ran}");
    assert!(folder.file("contoh.db").exists() && !folder.db().exists(), "only the file of the tour was used");
}

/// Links of a page that do not lead to a file.
fn dead_links(page: &str, folder: &Path) -> Vec<String> {
    let links = page.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let local = links.filter(|link| !link.starts_with("http") && !link.starts_with('#'));
    local.filter(|link| !folder.join(link).exists()).map(str::to_owned).collect()
}

#[test]
fn links_lead_to_files_that_are_there() {
    assert_eq!(dead_links(&readme(), root()), [""; 0]);
    let docs = root().join("docs");
    assert_eq!(dead_links(&fs::read_to_string(docs.join("panduan.md")).unwrap(), &docs), [""; 0]);
    assert_eq!(dead_links("![x](tidak-ada.svg)", root()), ["tidak-ada.svg"]);
}

#[test]
fn the_guide_names_keys_and_commands_that_exist() {
    let guide = fs::read_to_string(root().join("docs/panduan.md")).unwrap();
    let prose = guide.split("```").step_by(2).collect::<String>();
    let listed = |line: &&str| line.trim_start().starts_with("- ");
    for line in prose.lines().filter(listed) {
        let Some(code) = line.trim_start().strip_prefix("- `").and_then(|rest| rest.split('`').next()) else {
            continue;
        };
        let key: Key = code.parse().unwrap();
        assert!(ROWS.iter().any(|row| row.keys.contains(&key)), "{line}");
    }
    let folder = sample();
    for line in guide.split("```sh").skip(1).filter_map(|rest| rest.split("```").next()).flat_map(str::lines) {
        if line.trim().len() > "rapat".len() {
            shell(&folder, line).ok();
        }
    }
}

#[test]
fn the_two_commands_are_those_that_are_checked() {
    let readme = readme();
    let is_line = |text: &str, line: &str| text.lines().any(|of| of.trim() == line);
    let checked = fs::read_to_string(root().join(".ci/run")).unwrap();
    for line in ["cargo run --release", "cargo test"] {
        assert!(is_line(&readme, line), "README.md says {line:?}");
    }
    assert!(is_line(&checked, "cargo test"), ".ci/run runs what README.md says");
}
