//! Deeper questions and what belongs to them: the checklist, the instansi, the search, the land.

use super::super::kit::Folder;
use super::{at_nine, sample};
use rapat::domain::ids::{Record, SessionId};
use rapat::domain::operation::Author;
use rapat::domain::private::PrivateField;
use rapat::store::{Mode, Now, Store, op_id};
use serde_json::Value;

fn list(folder: &Folder, args: &[&str]) -> Vec<Value> {
    let json = at_nine(folder, &[args, &["--format", "json"]].concat()).ok().json();
    json.as_array().unwrap().clone()
}

#[test]
fn a_point_is_ticked_and_says_by_whom() {
    let folder = Folder::new();
    let all = list(&folder, &["syarat", "17"]);
    let (code, name) = (all[1]["kode"].as_str().unwrap(), all[1]["nama"].as_str().unwrap());
    assert!(all.iter().all(|point| point["keadaan"].is_null() && point["oleh"].is_null()));
    at_nine(&folder, &["--penulis", "Notulis", "syarat", "17", code, "ada"]).ok();
    let again = at_nine(&folder, &["check", "17", name, "ada"]).ok();
    assert!(again.out.contains("memang sudah begitu"), "{again}");
    let point = list(&folder, &["syarat", "17"])[1].clone();
    assert_eq!((&point["keadaan"], &point["oleh"]), (&"ada".into(), &"Notulis".into()));
    assert_eq!(point["waktu"], "2026-11-24T09:00:00+07:00");
    assert!(at_nine(&folder, &["syarat", "17"]).ok().out.contains("Notulis"));
    at_nine(&folder, &["syarat", "17", code, "tidak-perlu"]).ok();
    assert_eq!(list(&folder, &["syarat", "17"])[1]["keadaan"], "tidak-perlu");
    for (args, code) in [
        (["syarat", "17", code, "mungkin"], 2),
        (["syarat", "17", "zzzz", "ada"], 3),
        (["syarat", "17", "a", "ada"], 4),
    ] {
        let refused = at_nine(&folder, &args).code(code);
        assert!(refused.out.is_empty() && !refused.err.is_empty(), "{refused}");
    }
}

#[test]
fn an_instansi_says_what_it_owes() {
    let folder = sample();
    let all = list(&folder, &["instansi"]);
    let orders: Vec<u64> = all.iter().map(|agency| agency["urutan"].as_u64().unwrap()).collect();
    assert!(orders.is_sorted());
    let busy = all.iter().find(|agency| agency["berjalan"].as_u64().unwrap() > 0).unwrap();
    let code = busy["kode"].as_str().unwrap();
    let full = at_nine(&folder, &["agency", code, "--format", "json"]).ok().json();
    let owed = full["janji"].as_array().unwrap();
    assert_eq!(owed.len() as u64, busy["berjalan"].as_u64().unwrap());
    assert!(owed.iter().all(|item| item["instansi"] == code), "{full}");
    let page = at_nine(&folder, &["instansi", code]).ok().out;
    assert!(owed.iter().all(|item| page.contains(&format!("TL-{} ", item["nomor"]))), "{page}");
    at_nine(&folder, &["instansi", "zzzz"]).code(3);
}

#[test]
fn a_search_finds_records_of_every_kind() {
    let folder = sample();
    let issue = list(&folder, &["kendala"])[0].clone();
    let text = issue["uraian"].as_str().unwrap();
    let mut args = vec!["cari"];
    args.extend(text.split(' ').take(3));
    let found = list(&folder, &args);
    let number = Value::from(format!("K-{}", issue["nomor"]));
    assert!(found.iter().any(|hit| hit["kode"] == number && hit["teks"] == text), "{found:?}");
    assert_eq!(list(&folder, &["search", "TL-1"])[0]["jenis"], "tindak");
    let sites = at_nine(&folder, &["cari", "koto", "lembu"]).ok().out;
    assert!(sites.contains("Lokasi: ") && sites.contains("15.72."), "{sites}");
    assert!(at_nine(&folder, &["cari", "qqqqqq"]).ok().out.contains("Tidak ada yang cocok."));
    at_nine(&folder, &["cari"]).code(2);
}

#[test]
fn land_is_recorded_and_may_stop_being_valid() {
    let folder = Folder::new();
    let args = ["atur", "17", "--luas", "1.200 m2", "--alas-hak", "SHP 12", "--koordinat", "-2.06, 101.39"];
    let args = [&args[..], &["--skema", "Pinjam pakai", "--rencana", "P=2026-12-31", "--format", "json"]].concat();
    let said = at_nine(&folder, &args).ok().json();
    assert_eq!(said["perubahan"].as_array().unwrap().len(), 5);
    let site = || at_nine(&folder, &["17", "--format", "json"]).ok().json();
    let now = site();
    assert_eq!((&now["luas"], &now["alas_hak"]), (&1200.into(), &"SHP 12".into()));
    assert_eq!((&now["skema"], &now["koordinat"]), (&"Pinjam pakai".into(), &"-2.060000, 101.390000".into()));
    assert_eq!(now["rencana"], serde_json::json!([{"tahap": "P", "tanggal": "2026-12-31"}]));
    at_nine(&folder, &["atur", "17", "--luas", "-", "--koordinat", "-"]).ok();
    let now = site();
    assert!(now["luas"].is_null() && now["koordinat"].is_null() && now["alas_hak"] == "SHP 12");
    for bad in [["--luas", "1"], ["--luas", "abc"], ["--koordinat", "0, 0"], ["--koordinat", "101.39, -2.06"]] {
        let refused = at_nine(&folder, &[&["atur", "17", "--tahap", "P"][..], &bad].concat()).code(2);
        assert!(refused.err.contains(bad[1]), "{refused}");
    }
    assert!(site()["tahap"].is_null(), "nothing half done");
}

#[test]
fn settings_are_one_operation_and_can_be_taken_back() {
    let folder = Folder::new();
    let show = || at_nine(&folder, &["setelan", "--format", "json"]).ok().json();
    let first = show();
    let args =
        ["setelan", "--kop", "PEMERINTAH KOTA / SEKRETARIAT", "--penanda-tangan", "pimpinan=Sekretaris Daerah;;;"];
    let more = ["--ambang", "tanpa_kabar=10", "--sasaran", "17=tidak", "--instansi-alias", "bpkad=aset, bpkad kota"];
    let said = at_nine(&folder, &[&args[..], &more, &["--instansi-nama", "bpkad=Badan Aset"]].concat()).ok();
    assert!(said.out.contains("rapat urungkan"), "{said}");
    let now = show();
    assert_eq!(now["kop"], serde_json::json!(["PEMERINTAH KOTA", "SEKRETARIAT"]));
    assert_eq!(now["penanda_tangan"][0]["jabatan"], "Sekretaris Daerah");
    assert!(now["penanda_tangan"][0]["nama"].is_null());
    assert_eq!(now["ambang"]["tanpa_kabar"], 10);
    let agency = at_nine(&folder, &["instansi", "bpkad", "--format", "json"]).ok().json();
    assert_eq!((&agency["nama"], &agency["alias"]), (&"Badan Aset".into(), &serde_json::json!(["aset", "bpkad kota"])));
    assert_eq!(at_nine(&folder, &["17", "--format", "json"]).ok().json()["sasaran"], false);
    at_nine(&folder, &["urungkan"]).ok();
    assert_eq!(show(), first);
    for bad in [["--ambang", "entah=3"], ["--ambang", "tanpa_kabar=x"], ["--penanda-tangan", "pimpinan"]] {
        at_nine(&folder, &[&["setelan", "--sasaran", "17=tidak"][..], &bad].concat()).code(2);
    }
    at_nine(&folder, &["setelan", "--sasaran", "17=tidak", "--ambang", "tanpa_kabar=0"]).code(1);
    assert_eq!(at_nine(&folder, &["17", "--format", "json"]).ok().json()["sasaran"], true, "nothing half done");
}

#[test]
fn what_is_private_is_in_no_answer() {
    let folder = Folder::new();
    folder.run(&["ringkas"]).ok();
    let mut store = Store::open(&folder.db(), Mode::Write).unwrap();
    let at = store.world().base.as_ref().map(|_| "2026-11-24T02:00:00Z".parse().unwrap()).unwrap();
    let session = SessionId::new("cli:notulis");
    let author =
        Author { name: "notulis".into(), os_user: "notulis".into(), host: "kantor".into(), key: None, session };
    for record in [Record::Site("15.72.03.2005".into()), Record::Agency("bpkad".into())] {
        for field in PrivateField::ALL {
            let id = op_id::fresh(at);
            store.keep_private((&record, field), None, Some("0812-RAHASIA"), &id, &author, Now::real(at)).unwrap();
        }
    }
    drop(store);
    let told = folder.run(&["riwayat", "17", "--format", "json"]).ok();
    assert_eq!(told.json().as_array().unwrap().iter().filter(|row| row["hal"] == "pribadi").count(), 2, "{told}");
    for args in [
        &["lokasi"][..],
        &["17"],
        &["papan"],
        &["ringkas", "--sejak", "1/1"],
        &["instansi"],
        &["instansi", "bpkad"],
        &["cari", "rahasia"],
        &["cari", "0812"],
        &["setelan"],
        &["syarat", "17"],
        &["riwayat"],
        &["riwayat", "17"],
        &["kendala"],
        &["tindak"],
        &["periksa"],
    ] {
        for form in [&[][..], &["--format", "json"]] {
            let said = folder.run(&[args, form].concat());
            assert!(!said.out.contains("RAHASIA") && !said.err.contains("RAHASIA"), "{said}");
        }
    }
}
