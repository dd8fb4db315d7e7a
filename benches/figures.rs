//! Samples, their order statistics, and the one table that is printed.

use std::time::Duration;

/// What was measured many times. Times are in milliseconds.
pub struct Samples(Vec<f64>);

impl Samples {
    pub fn new(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The value below which this share of the samples lies (0 to 1), by the nearest rank.
    pub fn share(&self, share: f64) -> f64 {
        let rank = (share * self.0.len() as f64).ceil() as usize;
        self.0.get(rank.clamp(1, self.0.len().max(1)) - 1).copied().unwrap_or(f64::NAN)
    }

    pub fn least(&self) -> f64 {
        self.share(0.0)
    }

    pub fn median(&self) -> f64 {
        self.share(0.5)
    }

    pub fn most(&self) -> f64 {
        self.share(1.0)
    }
}

pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// One line of the table.
pub struct Row {
    pub what: String,
    pub rapat: String,
    pub floor: String,
    pub ratio: String,
    pub target: String,
    pub verdict: &'static str,
}

impl Row {
    /// A figure of `rapat` alone against a fixed target.
    pub fn alone(what: &str, shown: String, target: &str, is_held: bool) -> Self {
        Self {
            what: what.to_owned(),
            rapat: shown,
            floor: String::new(),
            ratio: String::new(),
            target: target.to_owned(),
            verdict: if is_held { "ok" } else { "OVER" },
        }
    }

    /// A figure that is only told.
    pub fn told(what: &str, rapat: String, floor: String) -> Self {
        Self { floor, verdict: "", ..Self::alone(what, rapat, "", true) }
    }

    /// The same figure of both, held by their ratio.
    pub fn against(what: &str, (rapat, floor): (String, String), (ours, theirs): (f64, f64), most: f64) -> Self {
        let ratio = ours / theirs;
        Self {
            floor,
            ratio: format!("{ratio:.2}"),
            ..Self::alone(what, rapat, &format!("≤ {most} x floor"), ratio <= most)
        }
    }

    /// A part that could not be measured.
    pub fn failed(what: &str, why: &str) -> Self {
        let why = why.lines().next().unwrap_or_default().to_owned();
        Self { verdict: "FAILED", ..Self::alone(what, why, "", false) }
    }
}

/// Prints all rows in columns.
pub fn print(rows: &[Row]) {
    let head = ["what", "rapat", "floor", "ratio", "target", ""].map(str::to_owned);
    let lines = rows.iter().map(|row| {
        [&row.what, &row.rapat, &row.floor, &row.ratio, &row.target, &row.verdict.to_owned()].map(Clone::clone)
    });
    let lines: Vec<[String; 6]> = std::iter::once(head).chain(lines).collect();
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..6).map(width).collect();
    for line in &lines {
        let cells = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        println!("{}", cells.collect::<Vec<_>>().join("  ").trim_end());
    }
}
