//! Word files and workbooks as other programs read them. `.ci/run` brings the readers and names them in `RAPAT_PEMBACA`;
//! where there are none, the test says that it was left out.

use super::super::kit::Folder;
use super::{at_nine, sample};
use serde_json::Value;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::process::Command;

/// A Python that has the readers.
fn python() -> Option<OsString> {
    let named = std::env::var_os("RAPAT_PEMBACA");
    let python = named.clone().unwrap_or_else(|| "python3".into());
    let asked = Command::new(&python).args(["-c", "import docx, openpyxl"]).output();
    let has = asked.is_ok_and(|said| said.status.success());
    assert!(has || named.is_none(), "RAPAT_PEMBACA names no Python that has python-docx and openpyxl");
    has.then_some(python)
}

/// What the readers find in files.
fn read(python: &OsString, folder: &Folder, files: &[String]) -> Vec<Value> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/paper.py");
    let said = Command::new(python).arg(script).args(files.iter().map(|name| folder.file(name))).output().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    serde_json::from_slice(&said.stdout).unwrap()
}

fn numbers(rows: &Value) -> BTreeSet<u64> {
    let firsts = rows.as_array().unwrap().iter().filter_map(|row| row[0].as_str()?.strip_prefix("TL-")?.parse().ok());
    firsts.collect()
}

#[test]
fn others_read_what_the_minutes_say() {
    let Some(python) = python() else {
        // Past the capture of test output, so that it is seen.
        let _ = writeln!(std::io::stderr(), "LEFT OUT: no python-docx and openpyxl here; .ci/run brings them");
        return;
    };
    let folder = sample();
    at_nine(&folder, &["mulai"]).ok();
    let strange = "=HYPERLINK(\"x\") Перевести 土地 أرض ½ & <b>tebal</b>";
    for text in [strange, "+62 ditelepon", "-5 derajat", "Urus ]]> surat"] {
        at_nine(&folder, &["catat", text, "--instansi", "bpkad", "--tenggat", "2026-11-30"]).ok();
    }
    at_nine(&folder, &["sahkan", "TL-64", "TL-65", "TL-66", "TL-67"]).ok();
    for meeting in ["1", "2", "3", "4", "5"] {
        let files = ["docx", "xlsx"].map(|format| format!("{meeting}.{format}"));
        for file in &files {
            at_nine(&folder, &["notula", meeting, "-o", file]).ok();
        }
        let data = at_nine(&folder, &["notula", meeting, "--format", "json"]).ok().json();
        let known = data["matriks"].as_array().unwrap().iter().map(|item| item["nomor"].as_u64().unwrap());
        let known: BTreeSet<u64> = known.collect();
        let found = read(&python, &folder, &files);
        word(&found[0], &known, meeting);
        workbook(&found[1], &known);
        if meeting == "5" {
            assert!(found[0].to_string().contains("土地 أرض ½ & <b>tebal</b>"));
            assert!(found[1].to_string().contains("Перевести"));
        }
    }
}

fn word(found: &Value, known: &BTreeSet<u64>, meeting: &str) {
    assert_eq!(found["title"], format!("Notula Rapat ke-{meeting}"));
    assert_eq!(found["paper"], serde_json::json!([210, 297]));
    assert!(found["head"].as_str().unwrap().contains("Data contoh"));
    assert!(found["foot"].as_str().unwrap().contains("Halaman"));
    let fields = found["fields"].to_string();
    assert!(fields.contains("PAGE") && fields.contains("NUMPAGES"), "{fields}");
    let styles: BTreeSet<&str> =
        found["paragraphs"].as_array().unwrap().iter().map(|of| of[0].as_str().unwrap()).collect();
    for style in ["Title", "Heading 1", "Heading 2", "Body Text", "List Number"] {
        assert!(styles.contains(style), "{style} in {styles:?}");
    }
    let tables = found["tables"].as_array().unwrap();
    let matrix = tables.iter().find(|table| table["rows"][0].as_array().unwrap().len() == 7).unwrap();
    assert_eq!(matrix["repeats"], true);
    assert_eq!(&numbers(&matrix["rows"]), known);
}

fn workbook(found: &Value, known: &BTreeSet<u64>) {
    let matrix = &found["Matriks Tindak Lanjut"];
    assert_eq!(matrix["formulas"], serde_json::json!([]), "what people typed is never a formula");
    assert!(matrix["frozen"].is_string() && matrix["filter"].is_string());
    assert_eq!(&numbers(&matrix["rows"]), known);
    let days = matrix["rows"].as_array().unwrap().iter().skip(1).map(|row| &row[5]);
    assert!(days.filter_map(Value::as_str).any(|day| day.len() == 10 && day.starts_with("20")), "real dates");
    assert!(found["Ringkasan"].is_object());
}
