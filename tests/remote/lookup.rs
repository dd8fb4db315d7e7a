//! Asked from afar without a terminal: one answer, and away.

use super::office;

#[test]
fn the_key_says_who_comes_and_what_they_may_do() {
    let Some((folder, server)) = office() else { return };
    let said = server.asks(&folder, "baca", "17").run().ok();
    assert!(said.out.contains("17 Koto Teluk") && said.out.lines().count() <= 12, "{said}");
    let refused = server.asks(&folder, "baca", "atur 17 --tahap P").run().code(5);
    assert!(refused.err.contains("pembaca"), "{refused}");
    let saved = server.asks(&folder, "tulis", "atur 17 --progres 12,5").run().ok();
    assert!(saved.out.contains("Tersimpan"), "{saved}");
    let log = folder.run(&["riwayat"]).ok().out;
    assert!(log.contains("Sekretariat"), "{log}");
    let stranger = server.asks(&folder, "asing", "17").run().code(5);
    assert!(stranger.err.contains("SHA256:") && stranger.out.is_empty(), "{stranger}");
    folder.run(&["kunci", "cabut", "camat", "--alasan", "Pindah"]).ok();
    let refused = server.asks(&folder, "baca", "17").run().code(5);
    assert!(refused.out.is_empty(), "{refused}");
}

#[test]
fn what_a_person_asks_by_phone_fits_twelve_lines() {
    let Some((folder, server)) = office() else { return };
    for command in ["17", "lokasi 'koto teluk'", "tindak --terlambat --lokasi 7", "kendala --lokasi 17"] {
        let said = server.asks(&folder, "baca", command).run().ok();
        assert!((1..=12).contains(&said.out.lines().count()), "{said}");
        assert!(!said.out.contains('\u{1b}'), "{said}");
    }
    // What is longer says the short answer first.
    let said = server.asks(&folder, "baca", "ringkas").run().ok();
    let first: Vec<&str> = said.out.lines().take(6).collect();
    assert!(["terlambat", "65 lokasi", "kendala terbuka"].iter().all(|part| first.concat().contains(part)), "{said}");
}

#[test]
fn minutes_come_as_bytes_and_never_as_a_file_of_the_server() {
    let Some((folder, server)) = office() else { return };
    let home = folder.run(&["notula", "1", "--format", "docx", "-o", "-"]).ok();
    let afar = server.asks(&folder, "baca", "notula 1 --format docx").run().ok();
    assert!(afar.bytes.starts_with(b"PK") && afar.bytes == home.bytes, "{} bytes", afar.bytes.len());
    let file = folder.file("n.docx");
    let asked = format!("notula 1 --format docx -o '{}'", file.display());
    server.asks(&folder, "tulis", &asked).run().code(5);
    assert!(!file.exists());
}

#[test]
fn a_reader_asks_for_everything_and_gets_what_is_answered_at_home() {
    let Some((folder, server)) = office() else { return };
    for words in [
        "ringkas",
        "lokasi",
        "lokasi 17",
        "17 --format json",
        "papan --level terlambat",
        "kendala --terlambat",
        "tindak --terlambat",
        "tindak --format csv",
        "tindak TL-2",
        "kendala K-5",
        "grafik",
        "instansi",
        "instansi pupr",
        "cari jalan",
        "pesan pupr",
        "riwayat 17",
        "daftar 4",
        "notula 4",
        "notula 4 --format docx",
        "notula 4 --format pdf",
        "notula 4 --format xlsx",
        "ringkas --format pdf",
    ] {
        let args: Vec<&str> = words.split(' ').collect();
        let (home, afar) = (folder.run(&args).ok(), server.asks(&folder, "baca", words).run().ok());
        assert!(!home.bytes.is_empty() && afar.bytes == home.bytes, "{words}: {home}{afar}");
        assert!(afar.err.is_empty(), "{afar}");
    }
}

#[test]
fn every_writing_command_of_a_secretariat_stands_in_the_journal_with_its_key() {
    let Some((folder, server)) = office() else { return };
    let fingerprint = folder.cmd_of("ssh-keygen", &["-lf", "tulis.pub"]).run().ok().out;
    let fingerprint = fingerprint.split(' ').find(|word| word.starts_with("SHA256:")).expect("a fingerprint");
    for words in [
        "catat 'Ukur ulang @bpn #17 !jumat'",
        "lapor 17 'Lahan tergenang' --kategori lahan --berat",
        "atur 17 --progres 12,5",
        "proses TL-2",
        "geser TL-2 '18 Des' --alasan Hujan",
        "selesai TL-2 --bukti 'Berita acara'",
        "urungkan",
        "ulangi",
    ] {
        let command = words.split(' ').next().unwrap_or_default();
        let refused = server.asks(&folder, "baca", words).run().code(5);
        assert!(refused.out.is_empty() && refused.err.contains("pembaca"), "{refused}");
        let before = folder.run(&["riwayat", "--format", "json", "--jumlah", "1"]).ok().json();
        server.asks(&folder, "tulis", words).run().ok();
        let log = folder.run(&["riwayat", "--format", "json", "--jumlah", "1"]).ok().json();
        assert_ne!(log, before, "{command}");
        assert_eq!((&log[0]["oleh"], &log[0]["sidik"]), (&"Sekretariat".into(), &fingerprint.into()), "{command}");
    }
    folder.run(&["periksa"]).ok();
}
