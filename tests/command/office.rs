//! What an office sets for itself beyond its paper: categories, checklist, instansi; and what is private.

use super::super::kit::Folder;
use super::at_nine;
use serde_json::{Value, json};

fn settings(folder: &Folder) -> Value {
    at_nine(folder, &["setelan", "--format", "json"]).ok().json()
}

fn of<'a>(list: &'a Value, code: &str) -> Option<&'a Value> {
    list.as_array().unwrap().iter().find(|one| one["kode"] == code)
}

#[test]
fn categories_and_checklist_are_set_and_taken_back() {
    let folder = Folder::new();
    let first = settings(&folder);
    let (category, check) = (first["kategori"][0].clone(), first["syarat"][0].clone());
    let (code, point) = (category["kode"].as_str().unwrap(), check["kode"].as_str().unwrap());
    let group = check["kelompok"].as_str().unwrap();
    let renamed = format!("{code}={}; Lahan dan batas", category["tombol"].as_str().unwrap());
    let args = ["setelan", "--kategori", &renamed, "--kategori", "cuaca=%; Cuaca; hujan, banjir"];
    let (named, new) = (format!("{point}=Surat tanah"), format!("{group}/papan nama=Papan nama gerai"));
    at_nine(&folder, &[&args[..], &["--syarat", &named, "--syarat", &new]].concat()).ok();
    let now = settings(&folder);
    assert_eq!(of(&now["kategori"], code).unwrap()["nama"], "Lahan dan batas");
    assert_eq!(of(&now["kategori"], code).unwrap()["arti"], category["arti"], "what was not said stays");
    let new = json!({"kode": "cuaca", "tombol": "%", "nama": "Cuaca", "arti": "hujan, banjir"});
    assert_eq!(of(&now["kategori"], "cuaca"), Some(&new));
    assert_eq!(of(&now["syarat"], point).unwrap()["nama"], "Surat tanah");
    assert_eq!(of(&now["syarat"], "papan-nama").unwrap()["kelompok"], group);
    at_nine(&folder, &["lapor", "17", "Banjir", "--kategori", "cuaca"]).ok();
    let used = at_nine(&folder, &["setelan", "--kategori", "cuaca="]).code(1);
    assert!(!used.err.is_empty() && used.out.is_empty(), "{used}");
    at_nine(&folder, &["setelan", "--syarat", "papan-nama="]).ok();
    assert!(of(&settings(&folder)["syarat"], "papan-nama").is_none());
    at_nine(&folder, &["urungkan"]).ok();
    assert_eq!(settings(&folder)["syarat"], now["syarat"], "in its place again");
    for bad in ["--kategori=cuaca", "--kategori=cuaca=12;Cuaca", "--kategori=cuaca=%", "--syarat=papan-nama"] {
        at_nine(&folder, &["setelan", bad]).code(2);
    }
    at_nine(&folder, &["setelan", "--syarat", "entah=Entah"]).code(3);
    assert_eq!(settings(&folder), now);
}

#[test]
fn instansi_are_added_and_put_in_order() {
    let folder = Folder::new();
    at_nine(&folder, &["setelan", "--instansi-baru", "blud=Layanan Pasar; blud, pasar"]).ok();
    let agency = || at_nine(&folder, &["instansi", "blud", "--format", "json"]).ok().json();
    assert_eq!((&agency()["nama"], &agency()["alias"]), (&"Layanan Pasar".into(), &json!(["blud", "pasar"])));
    at_nine(&folder, &["setelan", "--instansi-urutan", "blud=3"]).ok();
    assert_eq!(agency()["urutan"], 3);
    at_nine(&folder, &["setelan", "--instansi-baru", "blud=Lain"]).code(1);
    at_nine(&folder, &["setelan", "--instansi-urutan", "blud=tiga"]).code(2);
}

#[test]
fn private_values_are_kept_from_a_pipe_shown_to_who_may_write_and_erased_for_good() {
    let folder = Folder::new();
    let show = |who: &str| at_nine(&folder, &["pribadi", who, "--format", "json"]).ok().json();
    let nothing = json!({"lokasi": show("17")["lokasi"], "kontak": null, "memo": null});
    assert_eq!(show("17"), nothing);
    let kept = folder.cmd(&["--sekarang", "2026-11-24T09:00", "pribadi", "17", "kontak", "-"]);
    let kept = kept.stdin("0812-RAHASIA\n").run().ok();
    assert!(!kept.out.contains("RAHASIA"), "{kept}");
    at_nine(&folder, &["private", "bpkad", "memo", "Hubungi dulu"]).ok();
    assert_eq!(show("17")["kontak"], "0812-RAHASIA");
    assert_eq!((&show("bpkad")["instansi"], &show("bpkad")["memo"]), (&"bpkad".into(), &"Hubungi dulu".into()));
    let reader = at_nine(&folder, &["--baca-saja", "pribadi", "17"]).code(5);
    assert!(!reader.out.contains("RAHASIA") && !reader.err.contains("RAHASIA"), "{reader}");
    at_nine(&folder, &["pribadi", "17", "kontak", "--hapus"]).ok();
    assert_eq!(show("17"), nothing);
    at_nine(&folder, &["pribadi", "17", "kontak", "--hapus"]).ok();
    at_nine(&folder, &["periksa"]).ok();
    let bytes = std::fs::read(folder.db()).unwrap();
    assert!(!bytes.windows(7).any(|window| window == b"RAHASIA"), "not a byte of it is left");
    at_nine(&folder, &["pribadi", "17", "alamat"]).code(2);
    at_nine(&folder, &["pribadi", "17", "kontak", " "]).code(2);
    at_nine(&folder, &["pribadi", "zzzz"]).code(3);
}

#[test]
fn the_checklist_is_asked_as_of_a_day() {
    let folder = Folder::new();
    let point = at_nine(&folder, &["syarat", "17", "--format", "json"]).ok().json()[0]["kode"].clone();
    let point = point.as_str().unwrap();
    super::at(&folder, "2026-11-25T09:00", &["syarat", "17", point, "ada"]).ok();
    let on = |day: &str| {
        let args = ["syarat", "17", "--per", day, "--format", "json"];
        super::at(&folder, "2026-11-26T09:00", &args).ok().json()[0]["keadaan"].clone()
    };
    assert_eq!((on("2026-11-24"), on("2026-11-25")), (Value::Null, "ada".into()));
    at_nine(&folder, &["syarat", "17", point, "ada", "--per", "2026-11-24"]).code(2);
}

#[test]
fn a_promise_is_linked_and_let_go() {
    let folder = super::sample();
    let issue = at_nine(&folder, &["kendala", "--format", "json"]).ok().json()[0]["nomor"].clone();
    let issue = format!("K-{issue}");
    let said = at_nine(&folder, &["kaitkan", "TL-1", &issue]).ok();
    assert!(said.out.contains(&issue) && said.out.contains("TL-1"), "{said}");
    let again = at_nine(&folder, &["link", "tl1", &issue, "--format", "json"]).ok().json();
    assert!(again["operasi"].is_null(), "{again}");
    at_nine(&folder, &["kaitkan", "TL-1", "--lepas"]).ok();
    at_nine(&folder, &["kaitkan", "TL-99999", &issue]).code(3);
    at_nine(&folder, &["kaitkan", "TL-1", "K-99999"]).code(3);
    at_nine(&folder, &["kaitkan", "17", &issue]).code(2);
    at_nine(&folder, &["kaitkan", "TL-1"]).code(2);
}
