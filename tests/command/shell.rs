//! What the shell and `man` are told of the commands.

use super::super::kit::Folder;
use std::io::Write;
use std::process::Command;

#[test]
fn every_shell_gets_a_script_that_knows_the_commands() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish"] {
        let script = folder.run(&["pelengkap", shell]).ok().out;
        for word in ["ringkas", "notula", "terlambat", "baca-saja"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
        for hidden in ["rapat__subcmd__gambar", "'gambar:", "-a \"gambar\""] {
            assert!(!script.contains(hidden), "{shell}: what help does not list is not completed");
        }
        assert_eq!(folder.run(&["completions", shell]).ok().out, script);
    }
    folder.run(&["pelengkap", "powershell"]).code(2);
    assert!(!folder.db().exists(), "telling how to type makes no database");
}

#[test]
fn bash_completes_a_command_and_an_option() {
    if Command::new("bash").arg("--version").output().is_err() {
        let _ = writeln!(std::io::stderr(), "LEFT OUT: no bash here");
        return;
    }
    let folder = Folder::new();
    let script = folder.file("rapat.bash");
    std::fs::write(&script, folder.run(&["pelengkap", "bash"]).ok().out).unwrap();
    let complete = |words: &str, at: usize| {
        let words_of = words.split(' ').map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" ");
        let current = words.split(' ').nth(at).unwrap_or_default();
        let previous = words.split(' ').nth(at - 1).unwrap_or_default();
        let body = format!(
            ". \"$1\"; COMP_WORDS=({words_of}); COMP_CWORD={at}; _rapat rapat '{current}' '{previous}'; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        let done = Command::new("bash").args(["--norc", "-c", &body, "bash"]).arg(&script).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    };
    assert_eq!(complete("rapat rin", 1).trim(), "ringkas");
    assert_eq!(complete("rapat tindak --terl", 2).trim(), "--terlambat");
    assert_eq!(complete("rapat lokasi --level terl", 3).trim(), "terlambat");
    assert_eq!(complete("rapat lokasi --tahap ", 3).split_whitespace().next(), Some("N"));
    assert_eq!(complete("rapat lokasi --kecamatan /", 3).trim(), "/", "no file is a kecamatan");
    assert!(complete("rapat lokasi --db /", 3).contains("/tmp"));
    // Behind the English name stands what stands behind the other.
    assert_eq!(complete("rapat site --level terl", 3).trim(), "terlambat");
    assert_eq!(complete("rapat site ", 2), complete("rapat lokasi ", 2));
}

#[test]
fn the_manual_is_one_page_in_both_languages() {
    let folder = Folder::new();
    let page = folder.run(&["manual"]).ok().out;
    assert!(page.contains(".TH RAPAT 1") && page.contains("KODE KELUAR") && page.contains("ringkas"), "{page}");
    let english = folder.run(&["man", "--bahasa", "en"]).ok().out;
    assert!(english.contains("EXIT STATUS") && !english.contains("KODE KELUAR"), "{english}");
}
