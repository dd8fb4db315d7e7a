//! What a key may ask for: the commands, and of each the arguments. What is not in this list is refused, so a new command
//! or argument is closed until somebody opens it here. No argument that names a file of the server is ever in it.

use crate::cli::line::Call;
use crate::domain::access::Role;
use std::path::Path;

/// A command that a key may ask for.
pub struct Permit {
    /// Its name; empty is the board.
    pub command: &'static str,
    /// Who may.
    pub role: Role,
    /// Which of its arguments, by their names.
    arguments: &'static [&'static str],
}

impl Permit {
    /// Its own arguments that may be given.
    #[cfg(test)]
    pub fn arguments(&self) -> &'static [&'static str] {
        self.arguments
    }
}

/// The arguments that hold everywhere and may be given.
const EVERYWHERE: &[&str] = &["baca-saja", "bahasa", "tema", "lebar", "ascii", "tanpa-warna", "help", "versi"];
/// The argument that names a file to write: it may only say that there is none.
const FILE: &str = "keluaran";
/// The argument that names a file to read: it may only say that it comes on the line.
const SHEET: &str = "lembar";

const fn reads(command: &'static str, arguments: &'static [&'static str]) -> Permit {
    Permit { command, role: Role::Reader, arguments }
}

const fn writes(command: &'static str, arguments: &'static [&'static str]) -> Permit {
    Permit { command, role: Role::Secretariat, arguments }
}

/// All of them.
pub const PERMITS: &[Permit] = &[
    reads("", &[]),
    reads("proyektor", &[]),
    reads("ringkas", &["lengkap", "sejak", "format", "per", FILE]),
    reads(
        "lokasi",
        &["cari", "semua", "perlu-dibahas", "lengkap", "kecamatan", "tahap", "level", "instansi", "format", "per"],
    ),
    reads("papan", &["kecamatan", "tahap", "level", "instansi", "format", "per"]),
    reads(
        "kendala",
        &["nomor", "semua", "lengkap", "lokasi", "kecamatan", "instansi", "terlambat", "rapat", "format", "per"],
    ),
    reads(
        "tindak",
        &[
            "nomor",
            "semua",
            "lengkap",
            "instansi",
            "lokasi",
            "kecamatan",
            "terlambat",
            "rapat",
            "tanda",
            "kelompok",
            "format",
            "per",
        ],
    ),
    reads("grafik", &["grafik", "format", "per"]),
    reads("instansi", &["nama", "semua", "lengkap", "format", "per"]),
    // Only as a question: what would be answered or ticked is not named.
    reads("syarat", &["lokasi", "format", "per"]),
    reads("hadir", &["rapat", "format", "per"]),
    reads("acara", &["rapat", "format", "per"]),
    reads("bahas", &["format", "per"]),
    reads("setelan", &["format"]),
    reads("periksa", &["notula", "format"]),
    reads("cari", &["teks", "format", "per"]),
    reads("pesan", &["nama", "format", "per"]),
    reads("riwayat", &["tentang", "jumlah", "format", "per"]),
    reads("daftar", &["rapat", "semua", "lengkap", "disepakati", "tinjau", "format", "per"]),
    reads("notula", &["rapat", "format", "revisi", "csv-polos", FILE]),
    reads("undangan", &["rapat", "format", FILE]),
    reads("ekspor", &["jenis", "format", "per", FILE]),
    writes(
        "catat",
        &["teks", "instansi", "pendukung", "lokasi", "tenggat", "keputusan", "catatan", "nanti", "coba", "format"],
    ),
    writes("lapor", &["lokasi", "uraian", "kategori", "berat", "biasa", "penyelesai", "pelapor", "tanggal", "format"]),
    writes(
        "atur",
        &[
            "lokasi",
            "tahap",
            "progres",
            "rencana",
            "luas",
            "alas-hak",
            "skema",
            "koordinat",
            "lewati",
            "sumber",
            "tanggal",
            "alasan",
            "format",
        ],
    ),
    writes("impor", &[SHEET, "jenis", "coba", "sebagian", "sumber", "tanggal", "format"]),
    writes("proses", &["janji", "format"]),
    writes("selesai", &["janji", "lokasi", "bukti", "oleh", "tanggal", "format"]),
    writes("geser", &["janji", "tenggat", "alasan", "format"]),
    // What was written so can be taken back so, as its answer says.
    writes("urungkan", &["operasi", "sebagian"]),
    writes("ulangi", &["operasi", "sebagian"]),
    // The far side of taking along and bringing back: rows come and go on the line, no file and no other server is named.
    writes("bawa", &["lewat-ssh"]),
    writes("kembalikan", &["lewat-ssh"]),
];

/// The same command line, with what this role may not give left out of the help.
pub fn shown(mut known: clap::Command, role: Role) -> clap::Command {
    known = known.mut_args(|arg| {
        let open = EVERYWHERE.contains(&arg.get_id().as_str());
        arg.hide(!open)
    });
    known.mut_subcommands(|of_command| {
        let arguments = command(of_command.get_name(), role).map_or(&[][..], |permit| permit.arguments);
        of_command.mut_args(|arg| {
            let id = arg.get_id().as_str();
            let open = id != FILE && (arguments.contains(&id) || EVERYWHERE.contains(&id));
            arg.hide(!open)
        })
    })
}

/// What stands against a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forbidden {
    /// The command.
    Command,
    /// This argument.
    Argument(String),
    /// A file of the server that would be written.
    File,
    /// A file of the server that would be read.
    Sheet,
}

/// Whether this role may ask for this command at all; the board has no name.
pub fn command(name: &str, role: Role) -> Option<&'static Permit> {
    PERMITS.iter().find(|permit| permit.command == name && permit.role <= role)
}

/// Whether this role may make this call.
///
/// # Errors
/// What of it is not there over SSH.
pub fn call(name: &str, call: &Call, role: Role) -> Result<(), Forbidden> {
    let permit = command(name, role).ok_or(Forbidden::Command)?;
    for given in call.given() {
        let listed = EVERYWHERE.contains(&given.as_str()) || permit.arguments.contains(&given.as_str());
        if !listed {
            return Err(Forbidden::Argument(given));
        }
        for (file, forbidden) in [(FILE, Forbidden::File), (SHEET, Forbidden::Sheet)] {
            if given == file && call.path(file).as_deref() != Some(Path::new("-")) {
                return Err(forbidden);
            }
        }
    }
    Ok(())
}
