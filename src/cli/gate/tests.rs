//! What is understood of what comes over SSH: by whoever, in whatever form.

use super::split::{LONGEST, split};
use super::*;
use crate::cli::COMMANDS;
use crate::domain::day::Moment;
use crate::domain::site::Touch;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::ffi::OsStringExt;

const ID: Language = Language::Indonesian;

fn key(role: Role) -> AccessKey {
    let touch = Touch { seq: 1, at: Moment::UNIX_EPOCH };
    AccessKey {
        fingerprint: "SHA256:uji".into(),
        line: "ssh-ed25519 AAAA".into(),
        holder: "Camat".into(),
        role,
        why: None,
        state: KeyState::Valid,
        choices: BTreeMap::new(),
        added: touch,
        since: touch,
        touched: touch,
    }
}

/// The exit code of what is refused; the command that is understood.
fn asked(role: Role, text: &str) -> Result<Option<&'static str>, u8> {
    match understand(OsStr::new(text), &key(role), ID) {
        Ok((_, Asked::Command(entry, _))) => Ok(Some(entry.map_or("", |entry| entry.name))),
        Ok((_, Asked::Text(_))) => Ok(None),
        Err(failure) => Err(failure.code),
    }
}

/// Commands as somebody would type them, with all that they need.
const TYPED: &[(&str, &str)] = &[
    ("", ""),
    ("proyektor", "proyektor"),
    ("ringkas", "ringkas --sejak 4"),
    ("lokasi", "17"),
    ("papan", "papan --level terlambat"),
    ("kendala", "kendala --semua"),
    ("tindak", "tindak --terlambat"),
    ("grafik", "grafik"),
    ("instansi", "instansi pupr"),
    ("cari", "cari sri menanti"),
    ("pesan", "pesan pupr"),
    ("riwayat", "riwayat 17"),
    ("syarat", "syarat 17"),
    ("hadir", "hadir --rapat 4"),
    ("acara", "acara --rapat 4"),
    ("bahas", "bahas"),
    ("setelan", "setelan"),
    ("periksa", "periksa"),
    ("daftar", "daftar 4"),
    ("notula", "notula 4 --format docx"),
    ("undangan", "undangan --format pdf -o -"),
    ("ekspor", "ekspor --jenis lokasi --format xlsx"),
    ("catat", "catat 'Ukur ulang @bpn #17 !jumat'"),
    ("lapor", "lapor 17 'Lahan tergenang' --kategori lahan --berat"),
    ("atur", "atur 17 --tahap P --progres 12,5"),
    ("impor", "impor - --coba"),
    ("proses", "proses TL-1"),
    ("selesai", "selesai TL-1 --bukti /etc/passwd"),
    ("geser", "geser TL-1 'jumat depan' --alasan Hujan"),
    ("bawa", "bawa --lewat-ssh"),
    ("kembalikan", "kembalikan --lewat-ssh"),
];

#[test]
fn every_command_is_open_to_exactly_those_roles_that_the_list_says() {
    let writers: BTreeSet<&str> =
        ["catat", "lapor", "atur", "impor", "proses", "selesai", "geser", "urungkan", "ulangi", "bawa", "kembalikan"]
            .into();
    let readers: BTreeSet<&str> = [
        "",
        "proyektor",
        "ringkas",
        "lokasi",
        "papan",
        "kendala",
        "tindak",
        "grafik",
        "instansi",
        "cari",
        "pesan",
        "riwayat",
        "syarat",
        "hadir",
        "acara",
        "bahas",
        "setelan",
        "periksa",
        "daftar",
        "notula",
        "undangan",
        "ekspor",
    ]
    .into();
    let named: BTreeSet<&str> = COMMANDS.iter().map(|entry| entry.name).chain([""]).collect();
    for permit in permits::PERMITS {
        assert!(named.contains(permit.command), "{} is no command", permit.command);
    }
    for name in named {
        let typed = TYPED.iter().find(|(of, _)| *of == name).map_or(name, |(_, typed)| typed);
        let got = |role| asked(role, typed);
        let wanted = |open: bool| if open { Ok(Some(name)) } else { Err(Ending::NoAccess as u8) };
        assert_eq!(got(Role::Reader), wanted(readers.contains(name)), "{typed}");
        assert_eq!(got(Role::Secretariat), wanted(readers.contains(name) || writers.contains(name)), "{typed}");
    }
    for entry in COMMANDS.iter().filter(|entry| !entry.english.is_empty()) {
        let open = permits::command(entry.name, Role::Reader).is_some();
        assert_eq!(asked(Role::Reader, entry.english) == Err(Ending::NoAccess as u8), !open, "{}", entry.english);
    }
}

#[test]
fn what_can_be_asked_and_answered_by_one_command_is_only_asked() {
    for role in Role::ALL {
        for text in [
            "syarat 17 sertifikat ada",
            "hadir bpn",
            "hadir --sisanya --tidak",
            "hadir bpn --diwakili Sekcam",
            "acara lanjut",
            "acara --acara Lahan",
            "bahas 3",
            "setelan --kop x",
            "setelan --sasaran 17=tidak",
        ] {
            assert_eq!(asked(role, text), Err(Ending::NoAccess as u8), "{text}");
        }
    }
}

#[test]
fn every_argument_of_the_list_is_one_and_none_that_names_a_file_or_an_author_is_in_it() {
    let known = line::command(ID);
    for permit in permits::PERMITS {
        let command = known.find_subcommand(permit.command).unwrap_or(&known);
        let names: BTreeSet<&str> = command.get_arguments().map(|arg| arg.get_id().as_str()).collect();
        for argument in permit.arguments() {
            assert!(names.contains(argument), "{} of {}", argument, permit.command);
            let closed = ["db", "penulis", "sekarang", "timpa", "berkas", "perbarui", "folder"];
            assert!(!closed.contains(argument), "{} of {}", argument, permit.command);
        }
    }
}

#[test]
fn nothing_names_a_file_an_author_or_a_clock() {
    for role in Role::ALL {
        for text in [
            "17 --db /etc/passwd",
            "--db=/etc/passwd 17",
            "papan --penulis Wali",
            "17 --sekarang 2026-11-24T09:00",
            "notula 4 -o n.txt",
            "notula 4 -on.txt",
            "notula 4 --keluaran=/tmp/n.txt",
            "notula 4 --output /tmp/n.txt",
            "ringkas --format pdf -o r.pdf",
            "notula 4 -o - --timpa",
            "ekspor --jenis lokasi -o l.csv",
            "impor /etc/passwd",
            "impor -- /etc/passwd",
            "impor ./-",
            "import --coba rahasia.csv",
        ] {
            assert_eq!(asked(role, text), Err(Ending::NoAccess as u8), "{text}");
        }
        assert_eq!(asked(role, "notula 4 -o -"), Ok(Some("notula")));
        assert_eq!(asked(role, "rapat 17"), Ok(Some("lokasi")));
        assert_eq!(asked(role, "rapat"), Ok(Some("")));
        assert_eq!(asked(role, "--help"), Ok(None));
        assert_eq!(asked(role, "ssh-gate"), Err(Ending::NoAccess as u8));
    }
}

/// Whatever somebody could send: words and signs of shells, options, bytes, long texts.
fn anything() -> impl Strategy<Value = Vec<u8>> {
    let words: Vec<&'static str> =
        TYPED.iter().map(|(_, typed)| *typed).chain(COMMANDS.iter().map(|e| e.name)).collect();
    let piece = prop_oneof![
        4 => proptest::sample::select(words).prop_map(|word| word.as_bytes().to_vec()),
        4 => "[-=;|&$`<>(){}\\\\'\"*?!~#% 0-9a-z./]{0,12}".prop_map(String::into_bytes),
        2 => "--?[a-z]{1,12}(=.{0,8})?".prop_map(String::into_bytes),
        2 => any::<String>().prop_map(String::into_bytes),
        1 => vec(any::<u8>(), 0..12),
        1 => (any::<u8>(), 0..3_000_usize).prop_map(|(byte, count)| std::vec::from_elem(byte, count)),
        1 => proptest::sample::select(std::vec!["\0", "\n", "\r", "\t", "\u{1b}[2J", "\u{202e}", "--", "-"])
            .prop_map(|text| text.as_bytes().to_vec()),
    ];
    (vec(piece, 0..6), any::<bool>()).prop_map(|(pieces, apart)| pieces.join(if apart { &b" "[..] } else { &b""[..] }))
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(100_000))]

    #[test]
    fn a_hundred_thousand_texts_are_split_without_a_surprise(bytes in anything()) {
        let text = OsString::from_vec(bytes.clone());
        if let Ok(words) = split(&text) {
            let clean = std::str::from_utf8(&bytes).unwrap_or("\0");
            prop_assert!(bytes.len() <= LONGEST && clean.chars().all(crate::domain::text::drawable));
            prop_assert!(words.iter().map(String::len).sum::<usize>() <= bytes.len());
            // Whatever a word holds was there, in that order.
            let mut rest = clean.chars();
            prop_assert!(words.iter().flat_map(|word| word.chars()).all(|c| rest.any(|there| there == c)));
        }
    }
}

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    fn what_is_understood_is_on_the_list_and_holds_nothing_of_the_server(bytes in anything(), writes in any::<bool>()) {
        let role = if writes { Role::Secretariat } else { Role::Reader };
        if let Ok((_, Asked::Command(entry, call))) = understand(&OsString::from_vec(bytes), &key(role), ID) {
            prop_assert!(permits::command(entry.map_or("", |entry| entry.name), role).is_some());
            let Options { db, usual_db, clock, author, .. } = &call.options;
            prop_assert!(db.is_none() && usual_db.is_none() && clock.is_none() && author.is_none());
            for file in ["keluaran", "lembar"] {
                prop_assert!(call.path(file).is_none_or(|path| path == Path::new("-")));
            }
        }
    }
}
