//! The words of sheets in Indonesian.

use super::X;

pub(super) fn text(word: X) -> &'static str {
    match word {
        X::Piped => "lembar yang dialirkan",
        X::Sites => "lokasi",
        X::Issues => "kendala",
        X::Items => "tindak lanjut",
        X::Head => {
            "{file}: {rows} baris {kind}. Baru {add}, diubah {edit}, sama seperti yang tercatat {same}, ditolak {refused}."
        }
        X::OldEncoding => "Berkas ini bukan UTF-8 dan dibaca sebagai Windows-1252. Periksa huruf yang tidak biasa.",
        X::OneOfSheets => "Dari buku kerja ini dibaca lembar \"{name}\"; tidak dibaca: {others}.",
        X::PassedComputed => "Kolom yang dihitung sendiri, tidak dibaca: {columns}.",
        X::PassedUnknown => "Kolom yang tidak dikenal, tidak dibaca: {columns}.",
        X::PassedRunning => {
            "Kolom {columns} dianggap nomor urut baris, tidak dibaca; nomor {kind} ditulis di kolom \"nomor\"."
        }
        X::Row => "baris {n}",
        X::NewIssue => "kendala baru di {site}, {category}, {severity}: {text}",
        X::NewIssueBy => " · penyelesai {agency}",
        X::RefusedHead => "Ditolak:",
        X::AtColumn => "{column}: {why}",
        X::AtValue => "{column} \"{value}\": {why}",
        X::Tried => "Hanya dicoba; tidak ada yang disimpan.",
        X::TriedRefused => {
            "Tanpa --coba tidak ada yang akan disimpan, karena {n} baris ditolak; dengan --sebagian baris lainnya disimpan."
        }
        X::NothingSaved => {
            "Tidak ada yang disimpan, karena {n} baris ditolak. Perbaiki baris itu, atau simpan baris lainnya dengan --sebagian."
        }
        X::NothingLeft => "Tidak ada yang disimpan: {n} baris ditolak, dan tidak ada baris lain yang mengubah apa pun.",
        X::NothingNew => "Semua baris sama seperti yang tercatat; tidak ada yang perlu disimpan.",
        X::Saved => "Tersimpan sebagai satu operasi: {add} baru, {edit} diubah.",
        X::SavedRefused => {
            "Tersimpan sebagai satu operasi: {add} baru, {edit} diubah. {refused} baris ditolak tidak disimpan."
        }
        X::FileMissing => "Berkas {file} tidak ada. Tidak ada yang disimpan.",
        X::FileUnread => "Berkas {file} tidak dapat dibaca: {why}. Tidak ada yang disimpan.",
        X::NotPiped => "Tidak ada lembar yang dialirkan; contoh: rapat impor - < lokasi.csv",
        X::Empty => "Tidak ada isinya.",
        X::TooLarge => "Terlalu besar; paling banyak {most} MB sekali impor.",
        X::TooManyRows => "Ada {is} baris; paling banyak {most} sekali impor. Bagi lembarnya.",
        X::TooManyColumns => "Ada {is} kolom; paling banyak {most}.",
        X::OldWorkbook => {
            "Buku kerja Excel lama (.xls) atau yang memakai kata sandi tidak dapat dibaca. Simpan sebagai .xlsx atau CSV tanpa kata sandi."
        }
        X::Swollen => "Isi buku kerja ini terlalu besar setelah dibuka; paling banyak {most} MB.",
        X::NotASheet => "Ini bukan lembar CSV atau XLSX, atau berkasnya rusak.",
        X::NoHeader => "Baris judul kolom tidak ditemukan di {n} baris teratas.",
        X::NoHeaderHint => {
            "Judul kolom sama seperti di: rapat lokasi --format csv, rapat kendala --format csv, rapat tindak --format csv"
        }
        X::SeveralKinds => "Dari judul kolomnya ini bisa berarti {kinds}. Sebutkan dengan --jenis.",
        X::NoIdentity => "Lembar {kind} memerlukan kolom {columns}.",
        X::ColumnTwice => "Kolom \"{one}\" dan \"{other}\" berarti sama. Sisakan satu.",
        X::NoRows => "Di bawah judul kolom tidak ada baris.",
        X::NothingSavedYet => "Tidak ada yang disimpan.",
        X::CellError => "di lembarnya sendiri ada galat",
        X::CellTooLong => "terlalu panjang: {is} karakter",
        X::Nameless => "baris ini tidak menyebut lokasinya",
        X::NoSite => "tidak ada lokasi ini",
        X::NoSiteNear => "tidak ada lokasi ini; mungkin {names}",
        X::SeveralSites => "bisa berarti {names}",
        X::OtherSite => "tidak cocok dengan lokasi {name}",
        X::NoAgency => "tidak ada instansi ini",
        X::NoAgencyNear => "tidak ada instansi ini; mungkin {names}",
        X::SeveralAgencies => "bisa berarti {names}",
        X::NoStage => "tidak ada tahap ini; pilihannya {values}",
        X::NoCategory => "tidak ada kategori ini; pilihannya {values}",
        X::NoSource => "tidak ada sumber ini; pilihannya {values}",
        X::NotOneOf => "harus {values}",
        X::NotANumber => "harus bilangan bulat",
        X::Fraction => "di bawah 1 %, atau bagian dari satu? Tulis dengan tanda %",
        X::Promised => {
            "baris ini akan menjadi {record}, padahal baris {row} menyebut {record} yang belum ada; betulkan baris {row} dulu"
        }
        X::NoRecord => "{record} tidak ada; baris baru ditulis tanpa nomor",
        X::Missing => "harus diisi",
        X::Fixed => "tidak dapat diubah dengan lembar",
        X::Needs => "perlu kolom {column} yang terisi",
        X::Older => "sumber ini sudah melaporkan keadaan yang lebih baru, per {day}",
        X::AtOnce => {
            "sudah {most} perubahan sebelum baris ini, dan lebih tidak disimpan sekaligus; impor lembar ini sekali lagi"
        }
        X::AtOnceRows => "  {n} baris sejak baris {row}: {why}",
        X::NamedBefore => "baris {row} sudah tentang nomor yang sama",
        X::Near => {
            "mirip {record} yang tercatat, tetapi tidak sama; untuk mengubahnya sebut {record} di kolom nomor, untuk yang lain bedakan uraiannya"
        }
        X::SaidBefore => "baris {row} sudah menyebut hal yang sama dengan nilai lain",
    }
}
