//! The answers in Indonesian.

use super::A;

pub(super) fn text(word: A) -> &'static str {
    match word {
        // wrong usage
        A::UnknownOption => "Pilihan {arg} tidak dikenal.",
        A::UnexpectedWord => "\"{arg}\" tidak diharapkan di sini.",
        A::UnknownCommand => "Perintah \"{arg}\" tidak dikenal.",
        A::ValueMissing => "{arg} harus diikuti isinya.",
        A::ValueWrong => "{arg} tidak dapat diisi \"{value}\".",
        A::ValuesWrong => "Jumlah isian {arg} tidak cocok.",
        A::Missing => "Yang belum disebut: {args}.",
        A::NotTogether => "{arg} tidak dapat dipakai bersama {other}.",
        A::TypedEnd => "Selesai: Enter, lalu Ctrl-D. Batal: Ctrl-C; sampai itu tidak ada yang tersimpan.",
        A::PrivateType => "Ketik isinya dalam satu baris.",
        A::NotUtf8 => "Ada isian yang bukan teks UTF-8.",
        A::NotUnderstood => "Perintah itu tidak dimengerti.",
        A::PossibleValues => "Yang dapat dipakai: {values}",
        A::Meant => "Mungkin maksudnya: {what}",
        A::SeeHelp => "Lihat: {command} --help",
        A::MeantSite => "Atau cari lokasi: rapat lokasi {text}",
        A::Quoted => "\"{text}\": {why}",
        A::WrongClock => "--sekarang \"{text}\" tidak dimengerti.",
        A::WrongClockHint => "Tulis seperti ini: --sekarang 2026-11-24T09:00",
        A::WrongNumber => "\"{text}\" bukan nomor.",
        A::WrongIssue => "\"{text}\" bukan nomor kendala; tulis seperti K-5.",
        A::WrongPlan => "--rencana \"{text}\" tidak dimengerti; tulis seperti P=2026-12-31.",
        A::UnknownStage => "Tahap \"{text}\" tidak dikenal.",
        A::UnknownLevel => "Level \"{text}\" tidak dikenal.",
        A::UnknownSource => "Sumber \"{text}\" tidak dikenal.",
        A::UnknownCategory => "Kategori \"{text}\" tidak dikenal.",
        A::AuthorEmpty => "--penulis masih kosong.",
        A::AuthorTooLong => "--penulis {is} huruf, paling banyak {most}.",
        A::NothingToSet => {
            "Belum disebut apa yang diatur: --tahap, --progres, --rencana, --luas, --alas-hak, --skema, atau --koordinat."
        }
        A::ReadOnlyAsked => "Dengan --baca-saja tidak ada yang dapat diubah. Belum ada yang disimpan.",
        A::NoHome => "Folder rumah tidak diketahui; sebutkan basis datanya dengan --db.",
        A::CannotPrint => "Jawaban tidak dapat ditulis: {error}",
        A::NoTerminal => "Papan perlu terminal; tidak ada yang dibuka. Untuk teks biasa: rapat papan",
        A::BoardFailed => "Papan tidak dapat ditampilkan: {why}. Yang sudah tersimpan tetap aman.",
        // not found, ambiguous
        A::NoSite => "Tidak ada lokasi \"{text}\".",
        A::NearSites => "Mungkin maksudnya:",
        A::SeveralSites => "\"{text}\" cocok dengan {n} lokasi; sebut nomor atau kodenya:",
        A::MoreCandidates => "dan {n} lagi",
        A::NoAgency => "Tidak ada instansi \"{text}\".",
        A::SeveralAgencies => "\"{text}\" cocok dengan {n} instansi; sebut kodenya:",
        A::NoDistrict => "Tidak ada kecamatan \"{text}\". Yang ada:",
        A::SeveralDistricts => "\"{text}\" cocok dengan beberapa kecamatan:",
        A::NoMeeting => "Tidak ada rapat bernomor {n}.",
        A::MeetingStillOpen => "Rapat {n} belum ditutup.",
        A::NoOperation => "Tidak ada operasi \"{text}\".",
        A::NoOperationHint => "Lihat kolom operasi di: rapat riwayat",
        A::SeveralOperations => "\"{text}\" cocok dengan {n} operasi:",
        A::NotYetFounded => "Pada {day} basis data ini belum ada.",
        // marks
        A::SampleData => "Data contoh",
        A::Rehearsal => "Latihan",
        A::AsOf => "Keadaan per {day}",
        // column headings
        A::HeadNumber => "No",
        A::HeadSite => "Lokasi",
        A::HeadSites => "Lokasi",
        A::HeadDistrict => "Kecamatan",
        A::HeadStage => "Tahap",
        A::HeadLevel => "Level",
        A::HeadCategory => "Kategori",
        A::HeadSeverity => "Tingkat",
        A::HeadAge => "Umur",
        A::HeadIssue => "Kendala",
        A::HeadDue => "Tenggat",
        A::HeadAgency => "Instansi",
        A::HeadItem => "Tindak lanjut",
        A::HeadUnrecorded => "Belum",
        A::HeadLate => "Lewat",
        A::HeadOpen => "Berjalan",
        A::HeadDone => "Selesai",
        A::HeadState => "Keadaan",
        A::HeadCheck => "Syarat",
        A::HeadTime => "Waktu",
        A::HeadWho => "Oleh",
        A::HeadWhat => "Yang dicatat",
        A::HeadOperation => "Operasi",
        A::Together => "Jumlah",
        // answers
        A::SitesOf => "{n} dari {of} lokasi sasaran",
        A::AllOf => "{n} dari {of} lokasi",
        A::SiteTitle => "{number} {name} · {kind}, Kec. {district} · {code}",
        A::OutOfScope => "bukan sasaran",
        A::RowStage => "Tahap",
        A::RowProgress => "Progres",
        A::RowLevel => "Level",
        A::RowPlanned => "Rencana",
        A::RowIssues => "Kendala",
        A::RowItems => "Tindak",
        A::RowChecks => "Syarat",
        A::RowLand => "Lahan",
        A::RowEntries => "Catatan",
        A::ChecksUnasked => "belum ditanyakan",
        A::RowLast => "Terakhir",
        A::Days => "{n} hari",
        A::DoneUnconfirmed => "{done}, belum dikonfirmasi",
        A::LateBy => "lewat {n} hari",
        A::ChecksPresent => "{n} dari {of} ada",
        A::ChecksOpen => "{n} belum ditanyakan",
        A::Proposal => "usulan",
        A::IssuesCount => "{n} kendala terbuka, {severe} berat",
        A::AllIssuesCount => "{n} kendala, {open} terbuka",
        A::ItemsCount => "{n} tindak lanjut berjalan, {late} terlambat",
        A::AllItemsCount => "{n} tindak lanjut, {open} berjalan, {late} terlambat",
        A::SummaryTitle => "{program}, {place} · {day}",
        A::SummaryOpen => {
            "{issues} kendala terbuka · {items} tindak lanjut berjalan ({elsewhere} tanpa lokasi), {late} terlambat"
        }
        A::SummaryShort => "{issues} kendala terbuka · {items} tindak lanjut berjalan, {late} terlambat",
        A::IssueAt => "K-{n} di {site} ({about}): {text}",
        A::NeedsCount => "{n} lokasi perlu dibahas, yang paling mendesak lebih dulu",
        A::LateItemsCount => "{n} tindak lanjut terlambat",
        A::AgenciesCount => "{n} dari {of} instansi punya tindak lanjut berjalan atau kendala, {late} terlambat",
        A::Found => "{n} cocok dengan \"{text}\"",
        A::MeetingCounts => {
            "{agreed} disepakati, {proposed} usulan, {decisions} keputusan, {notes} catatan, {parked} dibahas nanti"
        }
        A::ChecksCount => "{present} ada, {missing} belum ada, {unneeded} tidak perlu, {open} belum ditanyakan",
        A::MoreAt => "Selengkapnya: {commands}",
        A::TallySinceMeeting => "Sejak Rapat {n} ({day}): {what}",
        A::TallySinceDay => "Sejak {day}: {what}",
        A::TallyStages => "{n} lokasi pindah tahap",
        A::TallyProgress => "{n} progres baru",
        A::TallyRaised => "{n} kendala baru",
        A::TallySettled => "{n} kendala beres",
        A::TallyAgreed => "{n} TL disepakati",
        A::TallyDone => "{n} TL selesai",
        A::TallyShifted => "{n} TL digeser",
        A::TallyNothing => "belum ada perubahan",
        A::TallyOther => "{n} perubahan lain",
        A::LateHeading => "Terlambat: {n}",
        A::NothingFound => "Tidak ada yang cocok.",
        A::UnknownState => "Keadaan \"{text}\" tidak dikenal.",
        A::UnknownSetting => "Setelan \"{text}\" tidak dikenal.",
        A::NoCheck => "Tidak ada syarat \"{text}\". Yang ada:",
        A::SeveralChecks => "\"{text}\" cocok dengan {n} syarat; sebut kodenya:",
        A::NothingHappened => "Belum ada.",
        A::Undoes => "mengurungkan {op}",
        A::Redoes => "mengulangi {op}",
        A::HowToUndo => "Mengurungkan: rapat urungkan {op}",
        A::HowToRedo => "Mengulangi: rapat ulangi",
        A::Unchanged => "{site} memang sudah begitu; tidak ada yang perlu disimpan.",
        // making and verifying
        A::Founded => "{path} dibuat: {program}, {place}; {sites} lokasi, {scope} sasaran, {agencies} instansi.",
        A::DemoMade => {
            "{path} dibuat dengan data contoh: {sites} lokasi, {issues} kendala, {items} tindak lanjut, {meetings} rapat."
        }
        A::NoStory => "Data contoh tidak dapat dibuat: {why}",
        A::InitRefused => "Berkas ditolak; tidak ada basis data yang dibuat.",
        A::FileMissing => "Berkas {file} tidak ada. Tidak ada yang dibuat.",
        A::FileUnread => "Berkas {file} tidak dapat dibaca: {why}. Tidak ada yang dibuat.",
        A::FileUnwritten => "{file} tidak dapat ditulis: {why}",
        A::PicturesMade => "{n} gambar dibuat di {folder}",
        A::FileNotText => "Berkas {file} bukan teks UTF-8. Tidak ada yang dibuat.",
        A::FileTooLarge => "Berkas {file} terlalu besar. Tidak ada yang dibuat.",
        A::VerifySound => "{path} utuh.",
        A::VerifyFaulty => "{path} tidak utuh.",
        A::VerifyChecked => {
            "Diperiksa: {rows} baris jurnal dengan rantainya, {records} catatan terhadap jurnal, {snapshots} potret rapat, struktur dan halaman berkas."
        }
        A::VerifyDamaged => "Basis data rusak: {n} temuan. Tidak ada yang diubah.",
        A::VerifyAdvice => "Jangan dipakai mencatat; simpan salinan berkasnya, lalu pakai cadangan terakhir.",
        A::FaultPages => "halaman berkas rusak: {what}",
        A::FaultSchema => "struktur {name} tidak seperti seharusnya",
        A::FaultGap => "baris jurnal {seq} hilang",
        A::FaultChain => "baris jurnal {seq} tidak seperti waktu ditulis",
        A::FaultRow => "baris jurnal {seq} tidak dapat dibaca (\"{what}\")",
        A::FaultRecord => "catatan {name} berbeda dari jurnal",
        A::FaultMissing => "catatan {name} hilang",
        A::FaultExtra => "catatan {name} tidak ada di jurnal",
        A::FaultSnapshot => "potret di baris {seq} berbeda dari jurnal",
        A::FaultUnreadable => "ada bagian yang tidak terbaca (\"{what}\")",
        // faults of files
        A::MoreFaults => "{file}: dan {n} kesalahan lagi",
        A::PlaceRow => "baris {n}",
        A::SameAgency => "\"{spelling}\" akan berarti {first} dan juga {second}",
        A::AgencyNameTooLong => "nama instansi \"{name}\" lebih dari {most} huruf",
        A::ReasonNotUtf8 => "bukan teks UTF-8",
        A::FellOver => "rapat berhenti karena kesalahan di dalamnya; keterangan di atas untuk yang memperbaikinya.",
        A::FellOverSafe => {
            "Yang sudah disebut tersimpan tetap aman di basis data. Yang sedang diketik mungkin belum tersimpan: buka lagi papannya lalu periksa."
        }
        A::PersonUnkept => "Pilihan Anda berlaku sekarang, tetapi tidak tersimpan di {file}: {why}",
        A::PersonHint => {
            "Belum ada yang dibuka. Betulkan berkas pengaturan pribadi itu, atau singkirkan untuk memakai yang biasa."
        }
        A::ReasonNoAct => "tidak ada perintah dengan nama ini; namanya ada di daftar tombol pada panduan",
        A::ReasonNotKey => "\"{value}\" bukan tombol; tulis satu huruf, atau misalnya Enter, Tab, Ctrl-A",
        A::ReasonClash => "{key} akan berarti dua hal: {one} dan {other}",
        A::ReasonSyntax => "penulisan berkas salah: {what}",
        A::ReasonNoRows => "tidak ada isinya",
        A::ReasonMissing => "belum ada",
        A::ReasonUnknown => "tidak dikenal",
        A::ReasonTwiceInHeader => "kolom ini ada dua kali",
        A::ReasonTooManyValues => "{is} isian, padahal hanya ada {most} kolom",
        A::ReasonTooMany => "ada {is}, paling banyak {most}",
        A::ReasonEmpty => "masih kosong",
        A::ReasonTooLong => "{is} huruf, paling banyak {most}",
        A::ReasonTaken => "\"{value}\" sudah dipakai di baris {first}",
        A::ReasonNotOneOf => "\"{value}\" tidak dapat dipakai; yang dapat: {possible}",
        A::ReasonNoSuchCode => "kode \"{value}\" tidak ada di berkas ini",
        A::ReasonNotACode => "\"{value}\" bukan kode; pakai huruf kecil, angka, dan tanda hubung",
        A::ReasonNotOneLetter => "\"{value}\" harus satu huruf besar A-Z",
        A::ReasonNotAKey => "\"{value}\" harus satu angka atau tanda",
        A::ReasonNotANumber => "\"{value}\" harus bilangan bulat {least} sampai {most}",
        A::ReasonReversed => "yang pertama lebih besar daripada yang kedua",
        A::ReasonNotA => "harus {wanted}",
        A::WantedText => "teks dalam tanda kutip",
        A::WantedNumber => "bilangan bulat",
        A::WantedTexts => "daftar teks",
        A::WantedRange => "dua bilangan, dari dan sampai",
        A::WantedTable => "bagian dengan isi sendiri",
        A::WantedTables => "beberapa bagian dalam kurung siku ganda",
        A::NoneRunning => "Tidak ada rapat yang berjalan.",
        A::HowToStart => "Memulai: rapat mulai 'JUDUL', atau rapat mulai untuk yang direncanakan",
        A::HowToClose => {
            "Tutup dulu: rapat tutup (--terima menerima yang belum jelas). Yang sudah tercatat tetap aman."
        }
        A::NoSuchMeeting => "Tidak ada rapat \"{text}\".",
        A::SeveralMeetings => "\"{text}\" cocok dengan {n} rapat; sebut nomor atau kodenya:",
        A::NonePlanned => "Tidak ada rapat yang direncanakan; sebutkan judulnya.",
        A::SeveralPlanned => "Ada {n} rapat yang direncanakan untuk hari itu; pilih dengan --rencana KODE:",
        A::NothingToPlan => "Belum disebut apa yang diubah.",
        A::NoPoint => "Tidak ada acara nomor {n}.",
        A::NoFurtherPoint => "Semua acara sudah dibahas.",
        A::NoAgenda => "Acara belum ada. Menambah: rapat acara --acara 'TEKS'",
        A::AgendaSame => "Acara memang sudah begitu; tidak ada yang perlu disimpan.",
        A::WrongTurn => "\"{text}\" bukan nomor acara; tulis nomornya, lanjut, atau selesai.",
        A::RollSame => "Memang sudah begitu: {who}.",
        A::AbsentAre => "Tidak hadir: {who}",
        A::StuckAt => "{site} tertahan, menunggu {who}",
        A::CorrectedAt => "Ralat {when}: {reason}",
        A::NoSuchDoubt => "Tidak ada hal belum jelas \"{text}\".",
        A::HowToAccept => {
            "Selesaikan dulu, atau terima: rapat tutup --terima (semuanya), --terima-hal 'KODE' (satu per satu)"
        }
        A::HowToCorrect => {
            "Rapat {n} ditutup dan terkunci. Membukanya lagi, terlihat di jurnal: rapat ralat {n} --alasan '...'"
        }
        A::HowToLock => "Setelah ralat selesai: rapat tutup",
        A::HeadDay => "Tanggal",
        A::HeadMeeting => "Rapat",
        A::HeadAgreed => "Sepakat",
        A::HeadCode => "Kode",
        A::HeadAnswer => "Kehadiran",
        // paper
        A::PaperNoMeeting => "Belum ada rapat yang berjalan atau ditutup.",
        A::PaperNoVersion => "Rapat itu tidak punya notula versi {n}.",
        A::PaperBinaryAfar => "Berkas {format} tidak dapat ditampilkan di terminal; minta tanpa -t: ssh … > {file}",
        A::PaperBinary => "Berkas {format} tidak dapat ditampilkan di terminal; sebut namanya: -o {file}",
        A::PaperExists => {
            "{file} sudah ada dan tidak diubah. Pilih nama lain, atau tambahkan --timpa untuk menggantinya."
        }
        A::PaperUnwritten => "{file} tidak dapat ditulis: {why}. Tidak ada berkas setengah jadi yang tertinggal.",
        A::PaperUnmade => "Dokumen tidak dapat dibuat ({why}). Data tidak berubah.",
        A::PaperWritten => "{what} ditulis ke {file} ({size}).",
        A::PaperKilobytes => "{n} KB",
        A::CodeUnknown => "Kode {code} bukan kode notula di basis data ini.",
        A::CodeHolds => {
            "Kode {code}: notula {what} versi {n}, rapat {day}. Catatan sampai penutupan itu masih utuh; cetakan yang sama isinya dapat dibuat lagi."
        }
        A::CodeReplaced => "Versi itu sudah diganti oleh ralat; yang berlaku versi {n}.",
        A::CodeReopened => "Rapat itu sedang dibuka lagi untuk ralat.",
        A::CodeBroken => {
            "Kode {code}: catatan sebelum penutupan itu tidak lagi seperti saat ditutup. Jangan pakai cetakan baru; bandingkan dengan cadangan."
        }
        // invitation and summary
        A::InviteNone => "Tidak ada rapat yang direncanakan. Buat dahulu: rapat rencana JUDUL --tanggal T",
        A::InviteCancelled => "Rapat itu dibatalkan; undangannya tidak dibuat.",
        A::PaperNoFile => {
            "Berkas dengan -o hanya untuk docx, pdf, md, txt, dan html. Untuk bentuk lain: rapat ringkas ... > BERKAS"
        }
        A::RecapWithout => "Belum ada rapat yang ditutup untuk dibandingkan. Sebut tanggalnya: --sejak TANGGAL",
    }
}
