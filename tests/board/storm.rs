//! Random keys and bytes, always the same ones: nothing panics, nothing is damaged, whoever comes next finds a board.

use super::{MORNING, is_whole, ready, sample_base};
use rustix::process::Signal;
use std::time::Duration;

/// The storm that is blown. Another number is another storm.
const SEED: u64 = 20_261_124;
/// So many keys at least.
const KEYS: usize = 20_000;

/// Escape as newer keyboards send it: whole, so that no time need pass behind it.
const ESCAPE: &[u8] = b"\x1b[27u";
/// Longer than a paste without markers waits for more.
const PAUSE: Duration = Duration::from_millis(80);

const NAMED: [&[u8]; 15] = [
    b"\r", b"\r", b"\x1b", ESCAPE, b"\t", b"\x1b[Z", b"\x7f", b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1b[5~",
    b"\x1b[6~", b"\x1b[H", b"\x1b[F",
];
const LETTERS: &[u8] = b"kKtTsSpPcxXeEiIvVmywgofFuUaRNGLSdlbn/?: 0123456789,[]";

struct Dice(u64);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.next(of.len())]
    }

    /// What somebody would do on purpose from the board, key by key: the storm blows into it from both sides.
    fn purpose(&mut self) -> Vec<Vec<u8>> {
        let site = (1 + self.next(65)).to_string();
        let percent = format!("{},{}", self.next(101), self.next(10));
        let stage = [*self.one(b"NUVABMPDRFSO")];
        let keys: &[&[u8]] = match self.next(16) {
            0 | 1 => &[b"p", percent.as_bytes(), b"\r"],
            2 => &[b"s", &stage, b"\r", b"Salah catat", b"\r"],
            3 => &[b"k", b"4", b"Banjir", b"\r", b"2", b"\r"],
            4 => &[b"t", b"Ukur", b"\r", b"\r", b"31/12", b"\r"],
            5 => &[b"c", b"Dicatat", b"\r"],
            6 => &[b"\r", b"x", b"1", b"Beres", b"\r"],
            7 => &[b"u"],
            8 => &[b"R", b"x", b"1", b"x", b"2", b"1", b"2", b"3"],
            9 => &[b"R", b"\r", b"x", b"3", b"1", b"\r"],
            10 => &[b"R", b"\r", b"x", b"4", b"\r", b"x", b"\r"],
            11 => &[b"R", b"x", b"5"],
            12 => &[b"t", b"Ukur @dinkop !jumat #17 ", b"\r", b"a"],
            13 => &[b"T", b"x", b"3"],
            14 => &[b"N", b"o", b"G", b"3", b"L", b"1", b"b"],
            _ => &[b"U"],
        };
        let go: [&[u8]; 7] = [ESCAPE, ESCAPE, ESCAPE, ESCAPE, ESCAPE, site.as_bytes(), b"\r"];
        go.iter().chain(keys).map(|key| key.to_vec()).collect()
    }

    /// One key, or one byte that is none.
    fn key(&mut self) -> Vec<u8> {
        let mut key = match self.next(20) {
            0..=7 => self.one::<&[u8]>(&NAMED).to_vec(),
            8..=18 => vec![*self.one(LETTERS)],
            _ => vec![u8::try_from(self.next(256)).unwrap()],
        };
        // Leaving and stopping are tried elsewhere.
        key.retain(|byte| !matches!(byte, 0x03 | 0x1a | b'q'));
        key
    }
}

#[test]
fn random_keys_break_nothing() {
    let mut dice = Dice(SEED);
    let folder = sample_base();
    let rows = |folder: &super::Folder| {
        let report = folder.run(&["periksa", "--format", "json"]).ok().json();
        report["baris_jurnal"].as_u64().unwrap()
    };
    let before = rows(&folder);
    let mut keys = 0;
    let mut seat = ready(folder.seat(&["--sekarang", MORNING]));
    while keys < KEYS {
        // Few keys at a time are typed; many at once are taken for a paste, or come from a line that had stalled.
        let kind = dice.next(100);
        let writes = match kind {
            0 => vec![(0..20 + dice.next(200)).flat_map(|_| dice.key()).collect()],
            1..=12 => dice.purpose(),
            _ => vec![(0..1 + dice.next(4)).flat_map(|_| dice.key()).collect()],
        };
        for write in writes {
            keys += write.len();
            seat.raw(&write);
            if !seat.wait_taken() {
                // The palette leads out too.
                assert_eq!(seat.wait_exit(), 0, "seed {SEED}, {keys} keys\n{}", seat.screen());
                seat.assert_clean();
                seat = ready(folder.seat(&["--sekarang", MORNING]));
            }
        }
        if kind == 0 || dice.next(40) == 0 {
            // A paste without markers ends with silence; until then everything belongs to it.
            seat.wait_quiet(PAUSE);
        }
        match dice.next(400) {
            0 => {
                let size = |dice: &mut Dice, most: usize| u16::try_from(1 + dice.next(most)).unwrap();
                let (cols, rows) = (size(&mut dice, 150), size(&mut dice, 50));
                seat.resize(cols, rows);
            }
            1 => {
                let number = (1 + dice.next(65)).to_string();
                let percent = dice.next(100).to_string();
                folder.run(&["--sekarang", MORNING, "atur", &number, "--progres", &percent]).ok();
            }
            2 | 3 => seat.resize(80, 24),
            _ => {}
        }
    }
    seat.resize(80, 24);
    // Whatever is open: Esc leads home, and the board is whole. What was on its way to be saved may come back refused
    // meanwhile, with its form.
    for _ in 0..10 {
        for _ in 0..30 {
            seat.raw(ESCAPE);
        }
        seat.raw("P");
        seat.wait_quiet(PAUSE * 4);
        if is_whole(&seat.screen()) {
            break;
        }
    }
    seat.wait_for(is_whole);
    seat.signal(Signal::TERM);
    assert_eq!(seat.wait_exit(), 143, "seed {SEED}");
    seat.assert_clean();
    let written = rows(&folder) - before;
    assert!(written > 100, "only {written} changes came out of {keys} keys");
}
