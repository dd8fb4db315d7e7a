//! A promise captured from the chair: how many keys it takes, and what a paste may and may not do.

use super::super::kit::{Folder, Seat};
use super::{founded, ready, type_in};
use serde_json::json;

fn promises(folder: &Folder) -> serde_json::Value {
    folder.run(&["tindak", "--semua", "--format", "json"]).ok().json()
}

/// Presses a key and waits for what it brings.
#[track_caller]
fn press(seat: &mut Seat, count: &mut usize, keys: &str, brings: &str) {
    // A named key is one key, a text as many as it has letters.
    *count += if keys.starts_with('<') { 1 } else { keys.chars().count() };
    seat.keys(keys);
    seat.wait_text(brings);
}

#[test]
fn twelve_keys_besides_the_words_make_an_agreed_promise() {
    let folder = founded();
    folder.run(&["mulai", "Rapat teknis"]).ok();
    let mut seat = ready(folder.seat(&[]));
    let mut count = 0;
    press(&mut seat, &mut count, "t", "!tenggat");
    type_in(&mut seat, "Lengkapi sertifikat lahan");
    seat.keys(" ");
    press(&mut seat, &mut count, "@di", "> @dinkop");
    press(&mut seat, &mut count, "<Tab>", "@dinkop");
    press(&mut seat, &mut count, "!jum", "> jumat");
    press(&mut seat, &mut count, "<Tab>", "paling lambat Jumat");
    press(&mut seat, &mut count, "<Enter>", "Sah?");
    press(&mut seat, &mut count, "a", "disahkan");
    assert_eq!(count, 12);
    seat.wait_for(|_| promises(&folder)[0]["disepakati"].is_string());
    let promise = &promises(&folder)[0];
    assert_eq!((&promise["nomor"], &promise["uraian"]), (&json!(1), &json!("Lengkapi sertifikat lahan")));
    assert_eq!((&promise["instansi"], &promise["rapat"]), (&json!("dinkop"), &json!(1)));
    assert!(promise["disepakati"].is_string() && promise["tenggat"].is_string(), "{promise}");
}

#[test]
fn keys_that_come_faster_than_the_disk_still_seal() {
    let folder = founded();
    folder.run(&["mulai", "Rapat teknis"]).ok();
    let mut seat = ready(folder.seat(&[]));
    seat.keys("t");
    seat.wait_text("!tenggat");
    type_in(&mut seat, "Ukur lahan @kodim !besok");
    seat.keys("<Enter>");
    seat.keys("a");
    seat.wait_text("Tersimpan");
    seat.wait_for(|_| promises(&folder)[0]["disepakati"].is_string());
}

#[test]
fn what_is_left_a_proposal_is_one_and_a_paste_runs_nothing() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    seat.keys("t");
    seat.wait_text("!tenggat");
    seat.paste("1. Urus izin @dinkop !besok\n2. Pasang listrik @pln !lusa\nq\n");
    seat.wait_text("untuk tiap baris (3)");
    seat.keys("2");
    seat.wait_text("2 baris lagi menunggu");
    seat.keys("<Enter>");
    seat.wait_text("1 baris lagi menunggu");
    seat.keys("<Enter>");
    seat.wait_gone("menunggu");
    // The last line says neither who nor when: it is asked for both.
    seat.keys("<Enter>");
    seat.wait_text("Siapa?");
    seat.keys("<Enter>");
    seat.wait_text("Kapan?");
    seat.keys("<Enter>");
    seat.wait_text("q @- !-");
    seat.keys("<Enter>");
    seat.wait_text("TL-3 usulan");
    seat.keys("a");
    seat.wait_text("pengesahan hanya dalam rapat");
    seat.keys("<Esc>");
    seat.wait_gone("TL-3 usulan");
    let all = promises(&folder);
    let texts: Vec<&str> = all.as_array().unwrap().iter().filter_map(|item| item["uraian"].as_str()).collect();
    assert_eq!(texts.len(), 3, "{all}");
    assert!(texts.contains(&"q") && all.as_array().unwrap().iter().all(|item| item["disepakati"].is_null()));
}
