//! What the headings of a sheet mean: the kind of sheet, and what stands in which column. Spellings are forgiven, unknown
//! headings are named and passed over.

use super::reader::{Cell, Row, Table};
use crate::domain::ids::{CheckCode, StageCode};
use crate::domain::program::Program;
use crate::domain::text::{fold, shortened, tidy};

/// The header stands among so many rows at the top.
pub const HIGHEST_HEADER: usize = 20;
/// A heading is shown up to so many characters.
const SHOWN: usize = 40;

/// What the rows of a sheet are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Sites: stage, progress, land, checklist.
    Sites,
    /// Obstacles.
    Issues,
    /// Promises.
    Items,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Sites, Self::Issues, Self::Items];

    /// The stable word of the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sites => "lokasi",
            Self::Issues => "kendala",
            Self::Items => "tindak",
        }
    }

    /// Reads the word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// The number of the record.
    Number,
    /// The official code of a site.
    SiteCode,
    /// The name of a site.
    SiteName,
    /// A site or several, by number, code or name.
    Sites,
    /// The kecamatan, to tell homonyms apart.
    District,
    /// Whether the programme covers a site.
    InScope,
    /// The stage.
    Stage,
    /// Physical progress.
    Progress,
    /// Area of the land.
    Area,
    /// On what paper the right to the land rests.
    Tenure,
    /// How the land may be used.
    Scheme,
    /// Where a site lies.
    Position,
    /// The planned date of a stage.
    Planned(StageCode),
    /// A point of the checklist.
    Check(CheckCode),
    /// Who says the figures of the row.
    Source,
    /// Of which day they are.
    AsOf,
    /// Why.
    Reason,
    /// What an obstacle or a promise is.
    Text,
    /// The kind of an obstacle.
    Category,
    /// How bad it is.
    Severity,
    /// Where an obstacle or a promise stands.
    State,
    /// On which day an obstacle was reported.
    Reported,
    /// Who has to resolve it.
    Resolver,
    /// Who reported it.
    Reporter,
    /// How it was settled.
    How,
    /// Who is responsible for a promise.
    Lead,
    /// Who helps.
    Support,
    /// By when.
    Due,
    /// What proves that it is done.
    Evidence,
    /// The obstacle behind a promise.
    Issue,
}

/// Why a column is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// It is computed; a sheet cannot set it.
    Computed,
    /// It counts the rows of the sheet; the number of a record has the heading `nomor`.
    RunningNumber,
    /// Nothing is known of it.
    Unknown,
}

/// The headings of a sheet, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// What the rows are.
    pub kind: Kind,
    /// What each column holds, with its heading as it stands there.
    pub known: Vec<(Column, usize, String)>,
    /// What is passed over.
    pub passed: Vec<(Passed, String)>,
    /// The place of the header among the rows of the table.
    pub header: usize,
}

impl Columns {
    /// Whether the column of numbers may just as well count the rows of the sheet, as `No` does in most offices.
    pub fn may_be_running(&self) -> bool {
        self.place(&Column::Number).is_some_and(|(_, heading)| RUNNING.contains(&fold(heading).as_str()))
    }

    /// Where something stands, and under which heading.
    pub fn place(&self, column: &Column) -> Option<(usize, &str)> {
        self.known.iter().find(|(known, ..)| known == column).map(|(_, at, heading)| (*at, heading.as_str()))
    }
}

/// Why a header cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
pub enum Unclear {
    /// No row at the top looks like a header.
    NoHeader,
    /// It could be any of these.
    Several(Vec<Kind>),
    /// The column by which rows are told apart is missing.
    NoIdentity(Kind),
    /// Two columns would hold the same.
    Twice(String, String),
    /// No row stands below it.
    NoRows,
}

/// Finds the header and reads it; `asked` is the kind that somebody asks for.
///
/// # Errors
/// Why it cannot be used.
pub fn read(table: &Table, program: &Program, asked: Option<Kind>) -> Result<Columns, Unclear> {
    let kinds: &[Kind] = asked.as_ref().map_or(&Kind::ALL, std::slice::from_ref);
    let top = table.rows.iter().take(HIGHEST_HEADER).enumerate();
    let readings = top.flat_map(|(at, row)| kinds.iter().map(move |kind| of_row(*kind, at, row, program)));
    let mut best: Vec<Columns> = Vec::new();
    for columns in readings.filter(|columns| fits(columns, asked.is_some())) {
        let rank = |columns: &Columns| {
            (speaks(columns), columns.known.len() + columns.passed.iter().filter(is_computed).count())
        };
        match best.first().map(|first| rank(&columns).cmp(&rank(first))) {
            // Of rows that look alike, the first is the header.
            Some(std::cmp::Ordering::Less) => {}
            Some(std::cmp::Ordering::Equal) if best[0].header != columns.header => {}
            Some(std::cmp::Ordering::Equal) => best.push(columns),
            _ => best = vec![columns],
        }
    }
    if best.len() > 1 {
        return Err(Unclear::Several(best.iter().map(|columns| columns.kind).collect()));
    }
    let columns = best.pop().ok_or(Unclear::NoHeader)?;
    for (index, (column, _, heading)) in columns.known.iter().enumerate() {
        if let Some((.., first)) = columns.known[..index].iter().find(|(known, ..)| known == column) {
            return Err(Unclear::Twice(first.clone(), heading.clone()));
        }
    }
    let has = |column| columns.place(&column).is_some();
    let named = match columns.kind {
        Kind::Sites => has(Column::Number) || has(Column::SiteCode) || has(Column::SiteName),
        Kind::Issues | Kind::Items => has(Column::Number) || has(Column::Text),
    };
    if !named {
        return Err(Unclear::NoIdentity(columns.kind));
    }
    if table.rows.len() <= columns.header + 1 {
        return Err(Unclear::NoRows);
    }
    Ok(columns)
}

fn is_computed(passed: &&(Passed, String)) -> bool {
    passed.0 == Passed::Computed
}

/// Whether a row could be the header of this kind at all.
fn fits(columns: &Columns, asked: bool) -> bool {
    if asked {
        return columns.known.len() > 1;
    }
    let has = |column| columns.place(&column).is_some();
    match columns.kind {
        Kind::Sites => columns.known.len() > 1 && !has(Column::Text),
        Kind::Issues | Kind::Items => columns.known.len() > 1 && (has(Column::Number) || has(Column::Text)),
    }
}

/// How many columns speak for this kind and no other.
fn speaks(columns: &Columns) -> usize {
    let own = |column: &Column| match columns.kind {
        Kind::Sites => matches!(
            column,
            Column::InScope
                | Column::Stage
                | Column::Progress
                | Column::Area
                | Column::Tenure
                | Column::Scheme
                | Column::Position
                | Column::Planned(_)
                | Column::Check(_)
        ),
        Kind::Issues => matches!(
            column,
            Column::Category | Column::Severity | Column::Reported | Column::Resolver | Column::Reporter | Column::How
        ),
        Kind::Items => {
            matches!(column, Column::Lead | Column::Support | Column::Due | Column::Evidence | Column::Issue)
        }
    };
    columns.known.iter().filter(|(column, ..)| own(column)).count()
}

fn of_row(kind: Kind, header: usize, row: &Row, program: &Program) -> Columns {
    let mut columns = Columns { kind, known: Vec::new(), passed: Vec::new(), header };
    for (at, cell) in row.cells.iter().enumerate() {
        let Cell::Text(text) = cell else { continue };
        let heading = shortened(&tidy(text), SHOWN);
        if heading.is_empty() {
            continue;
        }
        match meaning(kind, &fold(text), program) {
            Ok(column) => columns.known.push((column, at, heading)),
            Err(passed) => columns.passed.push((passed, heading)),
        }
    }
    columns
}

/// What a heading means, folded.
fn meaning(kind: Kind, folded: &str, program: &Program) -> Result<Column, Passed> {
    let (known, computed): (&[(Column, &[&str])], &[&str]) = match kind {
        Kind::Sites => (SITES, SITES_COMPUTED),
        Kind::Issues => (ISSUES, ISSUES_COMPUTED),
        Kind::Items => (ITEMS, ITEMS_COMPUTED),
    };
    if let Some((column, _)) = known.iter().find(|(_, names)| names.contains(&folded)) {
        return Ok(column.clone());
    }
    if computed.contains(&folded) {
        return Err(Passed::Computed);
    }
    if kind != Kind::Sites {
        return Err(if RUNNING.contains(&folded) { Passed::RunningNumber } else { Passed::Unknown });
    }
    if let Some(stage) = folded.strip_prefix("rencana ").and_then(|name| program.find_stage(name)) {
        return Ok(Column::Planned(stage.code.clone()));
    }
    let name = folded.strip_prefix("syarat ").unwrap_or(folded);
    let mut checks = program.checks.iter().flat_map(|group| &group.checks);
    let check = checks.find(|check| fold(check.code.as_str()) == name || fold(&check.name) == name);
    check.map(|check| Column::Check(check.code.clone())).ok_or(Passed::Unknown)
}

/// Headings are compared folded: lower case, signs as spaces.
const SITES: &[(Column, &[&str])] = &[
    (Column::Number, &["nomor", "no", "nomor lokasi", "no lokasi", "number"]),
    (Column::SiteCode, &["kode", "kode lokasi", "kode desa", "kode desa kelurahan", "kode wilayah", "code"]),
    (
        Column::SiteName,
        &[
            "nama",
            "nama lokasi",
            "lokasi",
            "desa",
            "kelurahan",
            "desa kelurahan",
            "nama desa",
            "nama desa kelurahan",
            "name",
        ],
    ),
    (Column::District, &["kecamatan", "kec", "nama kecamatan", "district"]),
    (Column::InScope, &["sasaran"]),
    (Column::Stage, &["tahap", "tahapan", "stage"]),
    (
        Column::Progress,
        &["progres", "progress", "progres fisik", "progress fisik", "progres persen", "progres fisik persen"],
    ),
    (Column::Area, &["luas", "luas lahan", "luas m2", "luas lahan m2", "luas tanah"]),
    (Column::Tenure, &["alas hak", "alas hak lahan"]),
    (Column::Scheme, &["skema", "skema pemanfaatan"]),
    (Column::Position, &["koordinat", "titik koordinat"]),
    (Column::Source, &["sumber", "source"]),
    (Column::AsOf, &["per tanggal", "per", "tanggal", "tgl", "as of"]),
    (Column::Reason, &["alasan"]),
];
const SITES_COMPUTED: &[&str] = &[
    "jenis",
    "kabupaten",
    "tahap nama",
    "fase",
    "kendala terbuka",
    "tindak terbuka",
    "tindak terlambat",
    "diperbarui",
];
const ISSUES: &[(Column, &[&str])] = &[
    (Column::Number, &["nomor", "nomor kendala", "no kendala", "number"]),
    (Column::Sites, &["lokasi", "nomor lokasi", "no lokasi"]),
    (Column::SiteCode, &["kode", "kode lokasi", "kode desa", "kode wilayah"]),
    (
        Column::SiteName,
        &["nama", "nama lokasi", "desa", "kelurahan", "desa kelurahan", "nama desa", "nama desa kelurahan"],
    ),
    (Column::District, &["kecamatan", "kec", "nama kecamatan"]),
    (Column::Category, &["kategori", "kategori kendala", "category"]),
    (Column::Text, &["uraian", "kendala", "uraian kendala", "masalah", "permasalahan"]),
    (Column::Severity, &["tingkat", "tingkat kendala", "severity"]),
    (Column::State, &["status"]),
    (Column::Reported, &["dilaporkan", "tanggal dilaporkan", "tanggal lapor", "tanggal", "tgl"]),
    (Column::Resolver, &["penyelesai"]),
    (Column::Reporter, &["pelapor"]),
    (Column::How, &["cara", "cara penyelesaian", "penyelesaian"]),
    (Column::Reason, &["alasan"]),
];
const ISSUES_COMPUTED: &[&str] = &["umur hari"];
const ITEMS: &[(Column, &[&str])] = &[
    (Column::Number, &["nomor", "nomor tl", "no tl", "tl", "number"]),
    (Column::Text, &["uraian", "tindak lanjut", "uraian tindak lanjut"]),
    (Column::Lead, &["instansi", "penanggung jawab", "pj"]),
    (Column::Support, &["pendukung", "instansi pendukung"]),
    (
        Column::Sites,
        &[
            "lokasi",
            "kode lokasi",
            "nomor lokasi",
            "no lokasi",
            "kode",
            "nama lokasi",
            "desa",
            "kelurahan",
            "desa kelurahan",
            "nama desa",
        ],
    ),
    (Column::Due, &["tenggat", "batas waktu", "tenggat waktu", "due"]),
    (Column::State, &["status"]),
    (Column::Evidence, &["bukti"]),
    (Column::Issue, &["kendala", "nomor kendala"]),
    (Column::Reason, &["alasan"]),
];
const ITEMS_COMPUTED: &[&str] = &["tenggat awal", "pergeseran", "terlambat", "rapat", "disepakati"];
/// In a sheet of obstacles or promises that an office made itself, these count its rows.
const RUNNING: &[&str] = &["no", "nr", "urut", "no urut", "nomor urut"];
