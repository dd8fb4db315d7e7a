//! The pictures of the README and the guide: those in the tree are what the program draws today.

use super::super::kit::Folder;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The command that draws them anew.
const AGAIN: &str = "cargo run -- gambar assets/gambar";

fn pictures(folder: &Path) -> BTreeMap<String, String> {
    let files = fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}\nDraw them: {AGAIN}", folder.display()));
    let named = files.map(|file| {
        let file = file.unwrap();
        (file.file_name().into_string().unwrap(), fs::read_to_string(file.path()).unwrap())
    });
    named.collect()
}

fn committed() -> BTreeMap<String, String> {
    pictures(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/gambar"))
}

#[test]
fn the_pictures_show_what_the_program_draws_today() {
    let folder = Folder::new();
    let said = folder.run(&["gambar", "baru/gambar"]).ok();
    let (fresh, kept) = (pictures(&folder.file("baru/gambar")), committed());
    assert!(said.out.contains(&fresh.len().to_string()), "{said}");
    let names = |pictures: &BTreeMap<String, String>| pictures.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&fresh), names(&kept), "other pictures than in assets/gambar. Draw them anew: {AGAIN}");
    let other: Vec<&String> = fresh.iter().filter(|(name, svg)| kept.get(*name) != Some(svg)).map(|(n, _)| n).collect();
    assert!(other.is_empty(), "{other:?} are drawn differently now. If that is meant, draw them anew: {AGAIN}");
    assert!(!folder.db().exists(), "nobody's database was opened");
}

#[test]
fn a_folder_that_cannot_be_made_is_said() {
    let folder = Folder::new();
    folder.write("berkas", "isi");
    let refused = folder.run(&["gambar", "berkas/gambar"]).code(1);
    assert!(refused.err.contains("berkas/gambar"), "{refused}");
    folder.run(&["gambar"]).code(2);
    assert!(!folder.run(&["--help"]).ok().out.contains("gambar"), "a thing of those who work on the program");
    assert!(folder.run(&["pictures", "--help"]).ok().out.contains("rapat gambar FOLDER"));
}

#[test]
fn pictures_are_small_and_marked_as_sample_data() {
    for (name, svg) in committed() {
        assert!(svg.len() < 32 * 1024, "{name} has {} bytes", svg.len());
        assert!(svg.contains("DATA CONTOH"), "{name}");
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n") && !svg.contains("<script"), "{name}");
    }
}
