//! What is asked before a hall: whether the themes hold in it, and what its last row can read.

use super::super::kit::Folder;

#[test]
fn every_theme_holds_its_certificate() {
    let folder = Folder::new();
    let found = folder.run(&["tema", "--format", "json"]).ok().json();
    let names: Vec<&str> = found.as_array().unwrap().iter().map(|one| one["tema"].as_str().unwrap()).collect();
    assert_eq!(names, ["terang", "gelap", "kontras", "mono"]);
    for one in found.as_array().unwrap() {
        assert_eq!(one["cacat"].as_array().unwrap().len(), 0, "{one}");
        assert!(one["kontras"].as_f64().unwrap() >= 4.5 && one["pasangan"].as_u64().unwrap() > 20, "{one}");
        assert_eq!(one["ruang"], if one["tema"] == "gelap" { 21 } else { 7 }, "{one}");
    }
    let said = folder.run(&["tema", "kontras"]).ok();
    assert!(said.out.contains("kontras") && said.out.contains("lulus") && !said.out.contains("terang "), "{said}");
    assert!(!folder.db().exists(), "nobody's database was opened");
}

#[test]
fn the_hall_is_reckoned_from_the_image_and_the_last_seat() {
    let folder = Folder::new();
    let said = folder.run(&["layar", "--tinggi", "2.0", "--jarak", "12"]).ok();
    for part in ["19 baris dan 67 kolom", "24 baris terbaca sampai 9,7 m", "30 baris terbaca sampai 7,7 m", "(b)"] {
        assert!(said.out.contains(part), "{part}: {said}");
    }
    let found = folder.run(&["layar", "--tinggi", "2", "--jarak", "7,5 m", "--format", "json"]).ok().json();
    assert_eq!((&found["baris"], &found["tampilan"]), (&30.into(), &"papan".into()));
    for wrong in ["nol", "0", "-2", "NaN", "inf", "1e9", ""] {
        let refused = folder.run(&["layar", "--tinggi", wrong, "--jarak", "12"]).code(2);
        assert!(refused.out.is_empty() && !refused.err.is_empty(), "{refused}");
    }
    folder.run(&["layar", "--tinggi", "2"]).code(2);
}
