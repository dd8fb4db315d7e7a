//! Several people on one database: what one saves, the others see by themselves, and nobody's words are lost.

use super::super::kit::{Folder, Screen, Seat};
use super::{founded, ready, type_in, wait_field};

/// The site under the cursor, as the line below the totals names it.
fn under_cursor(screen: &Screen) -> String {
    let rows = screen.rows();
    rows[rows.len() - 2].trim().to_owned()
}

/// The strip of totals without its blanks.
fn strip(screen: &Screen) -> String {
    let rows = screen.rows();
    rows[rows.len() - 3].replace(' ', "")
}

/// Goes to a site by its number.
#[track_caller]
fn go_to(seat: &mut Seat, number: &str, name: &str) {
    seat.keys(number);
    seat.wait_text(&format!("Ke nomor {number}"));
    seat.keys("<Enter>");
    seat.wait_for(|screen| under_cursor(screen).starts_with(&format!("{number} {name}")));
}

/// The percentage that the command line says of a site.
fn percent(folder: &Folder, number: &str) -> Option<f64> {
    site(folder, number)["progres"].as_f64()
}

/// What the command line says of a site.
fn site(folder: &Folder, number: &str) -> serde_json::Value {
    folder.run(&["lokasi", number, "--format", "json"]).ok().json()
}

#[test]
fn what_another_process_saves_appears_by_itself_and_the_cursor_stays_on_its_site() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    go_to(&mut seat, "17", "Koto Teluk");
    let before = under_cursor(&seat.screen());
    folder.run(&["atur", "16", "--tahap", "P", "--progres", "34"]).ok();
    let screen = seat.wait_text("16 Tanjung  P 34");
    assert_eq!(under_cursor(&screen), before);
    folder.run(&["lapor", "15", "Lahan tergenang", "--kategori", "kondisi-lahan"]).ok();
    let screen = seat.wait_for(|screen| screen.rows().iter().any(|row| row.contains("15 Mali.Air -  - 1")));
    assert_eq!(under_cursor(&screen), before);

    // Where the board is ordered by something that changes, others move and the cursor stays on its site.
    seat.keys("g");
    seat.wait_text("2  tahap");
    seat.keys("2");
    seat.wait_text("per tahap");
    for number in ["1", "30", "65"] {
        folder.run(&["atur", number, "--tahap", "N"]).ok();
    }
    let screen = seat.wait_for(|screen| strip(screen).contains("N3P1"));
    assert_eq!(under_cursor(&screen), before);
    // So does the page of a site.
    seat.keys("<Enter>");
    seat.wait_text("15.72.03.2005");
    folder.run(&["lapor", "17", "Jalan putus", "--kategori", "akses-utilitas"]).ok();
    let screen = seat.wait_text("Jalan putus");
    assert!(screen.has("15.72.03.2005"));
}

#[test]
fn an_open_form_keeps_what_is_typed_while_others_save() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    go_to(&mut seat, "17", "Koto Teluk");
    seat.keys("c");
    wait_field(&mut seat, "Uraian");
    type_in(&mut seat, "Camat minta");
    folder.run(&["atur", "1", "--tahap", "S"]).ok();
    folder.run(&["atur", "17", "--tahap", "P"]).ok();
    // The totals of the board below tell that the news has come.
    let screen = seat.wait_for(|screen| strip(screen).contains("P1S1"));
    assert!(screen.has("Camat minta"), "{screen}");
    type_in(&mut seat, " data");
    seat.wait_text("Camat minta data");
    seat.keys("<Enter>");
    seat.wait_text("Tersimpan");
    assert_eq!(site(&folder, "17")["tahap"], "P");
}

/// Also where the site that it is about goes to another place on the board meanwhile.
#[test]
fn an_open_form_stays_where_it_is() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    seat.keys("g2");
    seat.wait_text("per tahap");
    go_to(&mut seat, "65", "Sungai Ning");
    seat.keys("c");
    wait_field(&mut seat, "Uraian");
    type_in(&mut seat, "Camat minta");
    let before = seat.screen().find("Camat minta");
    folder.run(&["atur", "65", "--tahap", "N"]).ok();
    let screen = seat.wait_for(|screen| strip(screen).contains("N1"));
    assert_eq!(screen.find("Camat minta"), before, "{screen}");
    // The window is another one: now it may move.
    seat.resize(120, 34);
    seat.wait_text("Camat minta");
    seat.keys("<Enter>");
    seat.wait_text("Tersimpan");
}

#[test]
fn the_same_field_comes_back_as_a_conflict_with_both_values_and_who() {
    let folder = founded();
    folder.run(&["atur", "17", "--progres", "10"]).ok();
    let mut seat = ready(folder.seat(&[]));
    go_to(&mut seat, "17", "Koto Teluk");
    seat.keys("p");
    wait_field(&mut seat, "Progres fisik");
    type_in(&mut seat, "55,5");
    folder.run(&["atur", "17", "--progres", "20", "--penulis", "Camat Rawang"]).ok();
    seat.wait_text("Kt.Teluk - 20");
    seat.keys("<Enter>");
    // All of it stands on the screen, wrapped as it may be.
    let screen = seat.wait_text("Camat Rawang");
    let said: Vec<String> = screen.rows().iter().skip(7).map(|row| row.chars().skip(20).collect()).collect();
    let said = said.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    for part in ["10 %", "20 %", "55,5 %", "Belum ada yang disimpan"] {
        assert!(said.contains(part), "{part}\n{screen}");
    }
    wait_field(&mut seat, "Progres fisik");
    assert!(seat.screen().has("55,5"));
    assert_eq!(percent(&folder, "17"), Some(20.0));
    // Whoever has seen it may decide: the same again is saved, upon what is there now.
    seat.keys("<Enter>");
    seat.wait_text("20 % -> 55,5 %");
    assert_eq!(percent(&folder, "17"), Some(55.5));
    folder.run(&["periksa"]).ok();
}

/// The news of the other's save and the refusal of the own one come at nearly the same moment, in either order.
#[test]
fn a_conflict_can_be_answered_at_once() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    go_to(&mut seat, "17", "Koto Teluk");
    for round in 0..6 {
        let (ours, theirs) = (format!("{}", 20 + round), format!("{}", 60 + round));
        seat.keys("p");
        wait_field(&mut seat, "Progres fisik");
        type_in(&mut seat, &ours);
        folder.run(&["atur", "17", "--progres", &theirs, "--penulis", "Camat Rawang"]).ok();
        seat.keys("<Enter>");
        seat.wait_text("disimpan.");
        seat.keys("<Enter>");
        seat.wait_text(&format!("{theirs} % -> {ours} %"));
        assert_eq!(percent(&folder, "17"), ours.parse().ok());
    }
}

#[test]
fn different_fields_of_one_site_merge() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]));
    go_to(&mut seat, "17", "Koto Teluk");
    seat.keys("p");
    wait_field(&mut seat, "Progres fisik");
    type_in(&mut seat, "40");
    folder.run(&["atur", "17", "--tahap", "D"]).ok();
    folder.run(&["lapor", "17", "Semen langka", "--kategori", "material"]).ok();
    seat.keys("<Enter>");
    seat.wait_text("Tersimpan");
    let site = site(&folder, "17");
    assert_eq!((site["tahap"].as_str(), site["progres"].as_f64()), (Some("D"), Some(40.0)));
    assert_eq!(site["kendala_terbuka"], 1);
}

#[test]
fn each_seat_undoes_only_what_it_did_itself() {
    let folder = founded();
    let mut one = ready(folder.seat(&["--penulis", "Satu"]));
    let mut two = ready(folder.seat(&["--penulis", "Dua"]));
    let set = |seat: &mut Seat, number: &str, name: &str, percent: &str| {
        go_to(seat, number, name);
        seat.keys("p");
        wait_field(seat, "Progres fisik");
        type_in(seat, percent);
        seat.keys("<Enter>");
        seat.wait_text("Tersimpan");
    };
    set(&mut one, "17", "Koto Teluk", "11");
    set(&mut two, "18", "Kampung Dalam", "22");
    one.wait_text("18 Kp.Dalam - 22");
    // The last operation of all is the other's; the own one is taken back.
    one.keys("u");
    one.wait_text("Diurungkan: Koto Teluk");
    two.wait_text("17 Kt.Teluk -  -");
    assert_eq!(percent(&folder, "18"), Some(22.0));
    one.keys("u");
    one.wait_text("Tombol u tidak dipakai");
    two.keys("u");
    two.wait_text("Diurungkan: Kampung Dalam");
    one.wait_text("18 Kp.Dalam -  -");
    one.keys("U");
    one.wait_text("Diulangi: Koto Teluk");
    two.wait_text("17 Kt.Teluk - 11");
    folder.run(&["periksa"]).ok();
}

#[test]
fn undo_is_refused_where_somebody_has_gone_on_and_says_who() {
    let folder = founded();
    let mut seat = ready(folder.seat(&[]).size(160, 40));
    go_to(&mut seat, "17", "Koto Teluk");
    seat.keys("p");
    wait_field(&mut seat, "Progres fisik");
    type_in(&mut seat, "11");
    seat.keys("<Enter>");
    seat.wait_text("Tersimpan");
    folder.run(&["atur", "17", "--progres", "33", "--penulis", "Camat Rawang"]).ok();
    seat.wait_for(|screen| under_cursor(screen).contains("33"));
    seat.keys("u");
    let screen = seat.wait_text("Camat Rawang");
    assert!(screen.has("33 %"), "{screen}");
    assert_eq!(percent(&folder, "17"), Some(33.0));
    folder.run(&["periksa"]).ok();
}
