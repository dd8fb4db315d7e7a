//! A sheet from afar: it comes on the line, from a key of the secretariat, and no file of the server is named.

use super::office;

#[test]
fn a_sheet_is_piped_in_by_who_may_write() {
    let Some((folder, server)) = office() else { return };
    let sheet = "nomor,progres\n17,77\n";
    let tried = server.asks(&folder, "tulis", "impor - --coba").stdin(sheet).run().ok();
    assert!(tried.out.contains("17 Koto Teluk") && tried.out.contains("77 %"), "{tried}");
    let saved = server.asks(&folder, "tulis", "impor -").stdin(sheet).run().ok();
    assert!(saved.out.contains("Tersimpan"), "{saved}");
    assert_eq!(folder.run(&["17", "--format", "json"]).ok().json()["progres"], 77);
    assert!(folder.run(&["riwayat", "17"]).ok().out.contains("Sekretariat"));
    server.asks(&folder, "tulis", "urungkan").run().ok();
    assert_ne!(folder.run(&["17", "--format", "json"]).ok().json()["progres"], 77);
    let refused = server.asks(&folder, "baca", "impor - --coba").stdin(sheet).run().code(5);
    assert!(refused.err.contains("pembaca") && refused.out.is_empty(), "{refused}");
    // A file of the server stays closed, whether it is there or not, and nothing of it is said.
    let there = folder.write("rahasia.csv", sheet);
    for file in [there.to_string_lossy().as_ref(), "tidak-ada.csv", "/etc/passwd", "/dev/stdin"] {
        let refused = server.asks(&folder, "tulis", &format!("impor {file}")).stdin(sheet).run().code(5);
        assert!(refused.err.contains("dialirkan") && refused.out.is_empty(), "{refused}");
    }
}

#[test]
fn a_workbook_comes_through_the_line_unharmed() {
    let Some((folder, server)) = office() else { return };
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, (heading, value)) in (0..).zip([("nomor", 17.0), ("progres", 33.0)]) {
        sheet.write(0, column, heading).unwrap().write(1, column, value).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    server.asks(&folder, "tulis", "impor - --format json").stdin(bytes).run().ok();
    assert_eq!(folder.run(&["17", "--format", "json"]).ok().json()["progres"], 33);
}
