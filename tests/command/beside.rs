//! A sheet with as many changes as go at once, one less and one more, while others write: everybody gets through, nothing
//! is lost, and what came in stands in one piece.

use super::super::kit::{Folder, Output};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// A sheet of so many obstacles.
fn sheet(rows: usize) -> String {
    let rows: String = (0..rows).map(|n| format!("{},dana,Dana ke-{n} belum cair\n", n % 65 + 1)).collect();
    format!("lokasi,kategori,uraian\n{rows}")
}

fn imports(folder: &Folder, rows: usize, more: &[&str]) -> Output {
    let args = [&["impor", "-", "--format", "json"], more].concat();
    folder.cmd(&args).stdin(sheet(rows)).run()
}

fn all(folder: &Folder, what: &str) -> Vec<Value> {
    folder.run(&[what, "--semua", "--format", "json"]).ok().json().as_array().unwrap().clone()
}

/// How many rows were added, changed, found to be there, refused.
fn counts(said: &Output) -> [i64; 4] {
    let said = said.json();
    ["baru", "diubah", "sama", "ditolak"].map(|name| said[name].as_i64().unwrap())
}

#[test]
fn who_writes_beside_a_sheet_gets_through_and_so_does_the_sheet() {
    for (rows, parts) in
        [(499, &[[499, 0, 0, 0]][..]), (500, &[[500, 0, 0, 0]]), (501, &[[500, 0, 0, 1], [1, 0, 500, 0]])]
    {
        let folder = Folder::new();
        folder.run(&["ringkas"]).ok();
        let done = AtomicBool::new(false);
        let (captured, came) = thread::scope(|scope| {
            // Without a pause: somebody has always just saved something.
            let beside = scope.spawn(|| {
                let mut count = 0;
                while !done.load(Ordering::Relaxed) || count < 5 {
                    folder.run(&["catat", &format!("Surat ke-{count} @kodim #17 !jumat")]).ok();
                    count += 1;
                }
                count
            });
            if rows > 500 {
                let refused = imports(&folder, rows, &[]).code(1);
                assert_eq!(counts(&refused), [500, 0, 0, 1], "{refused}");
                assert!(all(&folder, "kendala").is_empty(), "all or nothing");
            }
            let came: Vec<_> = parts.iter().map(|_| imports(&folder, rows, &["--sebagian"])).collect();
            done.store(true, Ordering::Relaxed);
            (beside.join().unwrap(), came)
        });
        for (said, wanted) in came.into_iter().zip(parts) {
            assert_eq!(counts(&said.ok()), *wanted);
        }
        assert_eq!(all(&folder, "kendala").len(), rows);
        assert_eq!(all(&folder, "tindak").len(), captured);
        folder.run(&["periksa"]).ok();
    }
}

#[test]
fn a_meeting_that_closes_beside_a_sheet_has_all_of_it_or_nothing() {
    for rows in [499, 500] {
        let folder = Folder::new();
        folder.run(&["mulai", "Rapat pekanan"]).ok();
        folder.run(&["hadir", "--sisanya"]).ok();
        let coming = folder.cmd(&["impor", "-", "--format", "json"]).stdin(sheet(rows)).spawn();
        folder.run(&["tutup", "--terima"]).ok();
        // The paper of the closing is made before or after the sheet is there, and is the same.
        let paper = || folder.run(&["notula", "1", "--format", "json"]).ok().out;
        let early = paper();
        assert_eq!(counts(&coming.wait().ok()), [i64::try_from(rows).unwrap(), 0, 0, 0]);
        assert_eq!(paper(), early);
        assert_eq!(all(&folder, "kendala").len(), rows);
        // One operation, in one piece: all of it before the closing in the journal, or all of it behind.
        let log = folder.run(&["riwayat", "--jumlah", "2", "--format", "json"]).ok().json();
        let came = log.as_array().unwrap().iter().filter(|row| row["jenis"] == "kendala" && row["hal"] == "baru");
        let seqs: BTreeSet<i64> = came.map(|row| row["urutan"].as_i64().unwrap()).collect();
        let (first, last) = (seqs.first().unwrap(), seqs.last().unwrap());
        assert_eq!((seqs.len(), last - first + 1), (rows, i64::try_from(rows).unwrap()));
        folder.run(&["periksa"]).ok();
    }
}
