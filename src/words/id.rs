//! Indonesian: the language of the hall.

use super::W;

pub(super) fn text(word: W) -> &'static str {
    match word {
        // levels, states
        W::LevelLate => "terlambat",
        W::LevelAttention => "perlu perhatian",
        W::LevelWaiting => "menunggu",
        W::LevelFine => "lancar",
        W::LevelUnknown => "belum dicatat",
        W::SeverityNormal => "biasa",
        W::SeveritySevere => "berat",
        W::StatusTodo => "belum",
        W::StatusDoing => "proses",
        W::StatusDone => "selesai",
        W::StatusCancelled => "batal",
        W::NotRecorded => "belum dicatat",
        W::NoLongerValid => "tidak berlaku lagi",
        W::PrivateHidden => "(tersembunyi)",
        W::Yes => "ya",
        W::No => "tidak",
        W::CheckPresent => "ada",
        W::CheckMissing => "belum",
        W::CheckNotNeeded => "tidak perlu",
        W::IssueOpen => "terbuka",
        W::IssueSettled => "beres: {how}",
        W::IssueWithdrawn => "ditarik: {reason}",
        W::IssueUndone => "ditarik (pencatatan diurungkan)",
        W::CourseCancelled => "batal: {reason}",
        W::TickEvidence => "selesai {on}, bukti: {evidence}",
        W::TickPlain => "selesai {on}, tanpa bukti",
        W::KindDecision => "keputusan",
        W::KindNote => "catatan",
        W::MeetingPlanned => "direncanakan",
        W::MeetingStarted => "dimulai",
        W::MeetingUnstarted => "batal dimulai",
        W::MeetingClosed => "ditutup",
        W::MeetingCancelled => "dibatalkan",
        W::Sealed => "disahkan",
        W::TakenBack => "ditarik",
        W::Revived => "dihidupkan lagi",
        W::NoDue => "tanpa tenggat",
        W::DueNextMeeting => "rapat berikutnya",
        W::NoAgency => "tanpa penanggung jawab",
        W::Today => "hari ini",
        W::DaysLeft => "{n} hari lagi",
        // grouping, order
        W::ByDistrict => "kecamatan",
        W::ByStage => "tahap",
        W::ByLevel => "tingkat perhatian",
        W::ByAgency => "instansi",
        W::OrderNumber => "nomor",
        W::OrderName => "nama",
        W::OrderLevel => "paling mendesak",
        W::OrderProgress => "progres terendah",
        W::OrderSilence => "paling lama tanpa kabar",
        // reasons
        W::WhyLate => "{n} janji terlambat, terlama {days} hari ({which})",
        W::WhyPlan => "rencana {stage} {day} sudah lewat",
        W::WhySevere => "{n} kendala berat ({which})",
        W::WhyOld => "{n} kendala lama, terlama {days} hari ({which})",
        W::WhySoon => "{n} janji jatuh tempo {when} ({which})",
        W::WhySilent => "{days} hari tanpa kabar",
        W::WhyIssues => "{n} kendala terbuka",
        W::WhyPromises => "{n} janji berjalan",
        W::WhyNoStage => "tahap belum dicatat",
        // records
        W::RecordBase => "basis data",
        W::RecordProgram => "program",
        W::RecordOffice => "kantor",
        W::RecordMeeting => "Rapat {n}",
        W::RecordPlannedMeeting => "rapat yang direncanakan",
        W::RecordEntry => "catatan {n}",
        W::CreatedBase => "basis data dibuat",
        W::CreatedProgram => "program dipasang",
        W::CreatedSite => "lokasi ditambahkan",
        W::CreatedAgency => "instansi ditambahkan",
        W::CreatedIssue => "kendala baru",
        W::CreatedItem => "usulan tindak lanjut",
        W::CreatedMeeting => "rapat direncanakan",
        W::AndMore => "(dan {n} lagi)",
        // fields
        W::FieldWhole => "catatan",
        W::FieldStage => "tahap",
        W::FieldProgress => "progres fisik",
        W::FieldArea => "luas lahan",
        W::FieldTenure => "alas hak",
        W::FieldScheme => "skema pemanfaatan",
        W::FieldPosition => "koordinat",
        W::FieldPlanned => "rencana",
        W::FieldCheck => "syarat",
        W::FieldInScope => "sasaran",
        W::FieldText => "uraian",
        W::FieldCategory => "kategori",
        W::FieldSeverity => "tingkat",
        W::FieldResolver => "penyelesai",
        W::FieldState => "status",
        W::FieldLead => "penanggung jawab",
        W::FieldSupport => "pendukung",
        W::FieldSites => "lokasi",
        W::FieldDue => "tenggat",
        W::FieldSeal => "pengesahan",
        W::FieldDone => "penyelesaian",
        W::FieldIssue => "kendala",
        W::FieldWithdrawn => "penarikan",
        W::FieldKind => "jenis",
        W::FieldNumber => "nomor",
        W::FieldReason => "alasan",
        W::FieldHow => "cara penyelesaian",
        W::FieldEvidence => "bukti",
        W::FieldDay => "tanggal",
        W::FieldTitle => "judul",
        W::FieldName => "nama",
        W::FieldSource => "sumber",
        W::FieldPrivate => "isian pribadi",
        W::FieldSignatory => "penanda tangan",
        W::FieldLetterhead => "kop surat",
        W::FieldThreshold => "ambang",
        W::FieldOrder => "urutan",
        W::FieldAlias => "nama lain",
        // refusals
        W::RefusedConflict => {
            "{record}: {field} sudah berubah menjadi \"{found}\" ({who}); yang Anda lihat \"{saw}\", yang Anda tulis \"{wanted}\". Belum ada yang disimpan."
        }
        W::ConflictBy => "oleh {who}, {when}",
        W::ConflictSomebody => "oleh orang lain",
        W::RefusedNotFound => "{record} tidak ada.",
        W::RefusedErased => "{record}: isian pribadi itu sudah dihapus dan tidak dapat dikembalikan.",
        W::RefusedRange => "{field} harus antara {least} dan {most}.",
        W::RefusedInUse => "{field} \"{text}\" masih dipakai.",
        W::RefusedExists => "{record} sudah ada.",
        W::RefusedNumberTaken => "Nomor {n} sudah dipakai.",
        W::RefusedEmpty => "Isian {field} masih kosong.",
        W::RefusedTooLong => {
            "Isian {field} {is} huruf, paling banyak {most}. Tidak ada yang dipotong; silakan dipendekkan."
        }
        W::RefusedUnknown => "{field} \"{text}\" tidak dikenal.",
        W::RefusedFuture => "{field} {day} belum terjadi.",
        W::RefusedDuePassed => "Tenggat {day} sudah lewat.",
        W::RefusedSame => "{record}: {field} memang sudah begitu.",
        W::RefusedSealed => "TL-{n} sudah disahkan; hanya dapat diubah dengan ralat.",
        W::RefusedNotAgreed => "TL-{n} masih usulan; sahkan dulu dalam rapat.",
        W::RefusedNoMeeting => "Tidak ada rapat yang berjalan; pengesahan hanya dalam rapat.",
        W::RefusedMeetingRunning => "Rapat {n} masih berjalan.",
        W::RefusedMeetingState => "Rapat {n} tidak dalam keadaan untuk langkah ini.",
        W::RefusedItemGone => "TL-{n} sudah ditarik.",
        W::RefusedNotBySite => "TL-{n} diselesaikan per lokasi; sebutkan lokasi yang termasuk di dalamnya.",
        W::RefusedIssueClosed => "K-{n} sudah tidak terbuka.",
        W::RefusedFounded => "Basis data ini sudah berisi.",
        W::RefusedNothing => "Tidak ada yang perlu disimpan.",
        W::RefusedSealedSince => "TL-{n} sudah disahkan sesudahnya; hanya ralat yang dapat mengubahnya.",
        W::RefusedClosedSince => "Rapat {n} sudah ditutup sesudahnya; yang dicatat di dalamnya terkunci.",
        W::RefusedCorrection => "{record}: hanya dapat diubah dengan ralat.",
        W::RefusedNothingToUndo => "Tidak ada yang dapat diurungkan atau diulangi.",
        W::RefusedNoOperation => "Tidak ada operasi {op}.",
        W::RefusedUndoneAlready => "Operasi {op} sudah diurungkan.",
        // acts
        W::ActGoTo => "ke nomor ini",
        W::ActOpen => "buka",
        W::ActTake => "pilih",
        W::ActNext => "lanjut",
        W::ActSave => "simpan",
        W::ActForget => "batal",
        W::ActBack => "kembali",
        W::ActUp => "ke atas",
        W::ActDown => "ke bawah",
        W::ActLeft => "ke kiri",
        W::ActRight => "ke kanan",
        W::ActFirst => "ke awal",
        W::ActLast => "ke akhir",
        W::ActPageBack => "halaman sebelumnya",
        W::ActPageOn => "halaman berikutnya",
        W::ActFieldOn => "isian lain",
        W::ActFieldBack => "isian sebelumnya",
        W::ActDigit => "ketik nomor lokasi",
        W::ActBoard => "papan",
        W::ActIssue => "kendala baru",
        W::ActItem => "tindak lanjut baru",
        W::ActNote => "catatan baru",
        W::ActStage => "tahap",
        W::ActProgress => "progres",
        W::ActFinish => "beres/tarik",
        W::ActMark => "tandai",
        W::ActUnmark => "hapus semua tanda",
        W::ActSearch => "cari",
        W::ActFilter => "saring",
        W::ActUnfilter => "tampilkan semua",
        W::ActGroup => "kelompok",
        W::ActOrder => "urutan",
        W::ActUndo => "urungkan",
        W::ActRedo => "ulangi",
        W::ActTheme => "terang/gelap",
        W::ActAscii => "huruf ASCII saja",
        W::ActPalette => "perintah",
        W::ActHelp => "bantuan",
        W::ActQuit => "keluar",
        // choosing and filling in
        W::PickSettle => "beres",
        W::PickSettleNote => "kendala sudah diselesaikan",
        W::PickWithdraw => "tarik",
        W::PickWithdrawNote => "salah catat, bukan kendala",
        W::PickLeaveTitle => "Rapat {n} masih berjalan",
        W::PickStay => "tetap di papan",
        W::PickLeave => "keluar dari papan",
        W::PickLeaveNote => "rapat tetap berjalan, tidak ada yang hilang",
        W::FieldReasonBack => "alasan tahap mundur",
        W::FieldReasonWithdraw => "alasan ditarik",
        W::FieldNoMatch => "\"{text}\" tidak ada dalam daftar.",
        W::PercentNoNumber => "Bukan angka persen; contoh: 12,5",
        W::PercentRange => "Persen harus antara 0 dan 100.",
        W::PercentFine => "Paling banyak dua angka di belakang koma.",
        W::DayNoDate => "Tanggal tidak dimengerti; contoh: 27/11 atau 2026-11-27",
        W::DayImpossible => "Tanggal itu tidak ada di kalender.",
        // notices
        W::Saved => "Tersimpan: {what}",
        W::SavedUndone => "Diurungkan: {what}",
        W::SavedRedone => "Diulangi: {what}",
        W::StageSame => "{sites} memang sudah di tahap {stage}.",
        W::NoSiteNumber => "Tidak ada lokasi nomor {n}.",
        W::DraftKept => "Ditutup; yang sudah diketik disimpan sebagai draf.",
        W::DraftBack => "Melanjutkan draf yang tadi.",
        W::KeyUnused => "Tombol {key} tidak dipakai di sini. Tekan ? untuk bantuan.",
        W::KeyReadOnly => "Hanya baca: dari sini tidak ada yang dapat diubah.",
        W::PasteNowhere => "Tempelan diabaikan: tidak ada isian yang terbuka.",
        W::PasteTooLong => "Tempelan {n} huruf terlalu panjang dan tidak diambil.",
        W::WhyFine => "Tidak ada yang terlambat, terbuka atau lama tanpa kabar.",
        // failures of the database
        W::FailNotFound => "Basis data {path} tidak ada. Tidak ada yang dibuat. Periksa --db.",
        W::FailExists => "{path} sudah ada dan tidak disentuh. Pilih nama lain.",
        W::FailNotADatabase => "{path} bukan basis data rapat. Berkas itu tidak disentuh. Periksa --db.",
        W::FailNotAFile => "{path} bukan berkas biasa, jadi tidak dibuka. Periksa --db.",
        W::FailSecondName => {
            "{path} punya lebih dari satu nama (tautan keras); data bisa hilang karenanya, jadi tidak dibuka. Hapus nama yang lain."
        }
        W::FailForeign => "Berkas itu basis data program lain dan tidak disentuh. Periksa --db.",
        W::FailNewer => {
            "Basis data ini dibuat oleh rapat yang lebih baru (bentuk {has}, program ini mengenal {knows}). Tidak ada yang disentuh. Pasang rapat yang baru."
        }
        W::FailOlder => {
            "Basis data ini masih berbentuk lama ({has}, perlu {needs}). Buka sekali tanpa --baca-saja untuk memperbaruinya."
        }
        W::FailDamaged => {
            "Isi basis data tidak cocok satu sama lain: {what}. Tidak ada yang diubah. Jalankan: rapat periksa"
        }
        W::FailOrphan => {
            "Di samping {path} masih ada sisa berkas dari basis data lama. Tidak ada yang dibuat; pindahkan dulu sisa itu."
        }
        W::FailMoved => {
            "Berkas {path} dipindahkan atau diganti saat sedang dibuka. Yang terakhir belum tersimpan; tutup lalu buka lagi."
        }
        W::FailNetwork => {
            "Folder ini ada di sistem berkas jaringan ({name}); di sana basis data bisa rusak, jadi tidak dibuka. Pakai disk lokal, atau SSH ke mesinnya."
        }
        W::FailBusy => {
            "Basis data sedang dipakai menulis oleh orang lain. Belum tersimpan, ketikan tetap ada; coba lagi."
        }
        W::FailRightRead => "Tidak ada hak membaca basis data ini.",
        W::FailRightWrite => {
            "Tidak ada hak menulis ke basis data ini. Belum ada yang disimpan; buka dengan --baca-saja, atau minta hak tulis."
        }
        W::FailRightFolder => {
            "Tidak ada hak membuat berkas di folder itu. Tidak ada yang dibuat; pilih folder lain dengan --db."
        }
        W::FailReadOnly => "Dibuka hanya untuk dibaca; tidak ada yang disimpan.",
        W::FailFull => "Disk penuh. Belum tersimpan, ketikan tetap ada; kosongkan ruang lalu coba lagi.",
        W::FailIo => "Membaca atau menulis gagal: {what}. Yang sudah tersimpan tetap aman.",
        W::FailUnfit => "SQLite di program ini tidak layak dipakai: {what}",
        W::FailInPart => {
            "Operasi {op} tidak dapat dikembalikan seluruhnya ({n} bagian): {why} Tidak ada yang diubah. Untuk sisanya: --sebagian"
        }
        W::FailRehearsal => "Dengan --sekarang hanya basis data latihan yang dapat diubah. Belum ada yang disimpan.",
        W::FailUnknown => {
            "Belum pasti tersimpan atau tidak. Tunggu sebentar lalu lihat lagi; menyimpan ulang tidak akan menggandakan."
        }
        // files that cannot be taken
        W::FileRefused => "{file} belum dapat dipakai; yang perlu diperbaiki: {n}",
        W::FileMore => "... dan {n} lagi",
        W::FaultInField => "baris {row}, {field}: {why}",
        W::FaultInRow => "baris {row}: {why}",
        W::FaultOfField => "{field}: {why}",
        W::FaultNotUtf8 => "bukan teks UTF-8; simpan ulang sebagai UTF-8",
        W::FaultSyntax => "tidak dapat dibaca ({what})",
        W::FaultNoRows => "tidak ada isinya selain kepala kolom",
        W::FaultMissing => "tidak ada",
        W::FaultUnknown => "tidak dikenal",
        W::FaultTwice => "ada dua kali",
        W::FaultTooManyValues => "berisi {is} nilai, kolomnya hanya {most}",
        W::FaultTooMany => "ada {is}, paling banyak {most}",
        W::FaultEmpty => "kosong",
        W::FaultTooLong => "{is} huruf, paling banyak {most}",
        W::FaultTaken => "\"{value}\" sudah ada di baris {first}",
        W::FaultNotOneOf => "\"{value}\" tidak dikenal; yang mungkin: {possible}",
        W::FaultNoSuchCode => "kode \"{value}\" tidak ada di berkas ini",
        W::FaultNotACode => "\"{value}\" memuat tanda yang tidak boleh ada dalam kode",
        W::FaultNotOneLetter => "\"{value}\" bukan satu huruf besar A-Z",
        W::FaultNotAKey => "\"{value}\" bukan satu angka atau tanda",
        W::FaultNotANumber => "\"{value}\" bukan bilangan bulat dari {least} sampai {most}",
        W::FaultReversed => "yang pertama lebih besar daripada yang kedua",
        W::FaultNotA => "seharusnya {wanted}",
        W::WantedText => "teks di antara tanda petik",
        W::WantedNumber => "bilangan bulat",
        W::WantedTexts => "daftar teks di dalam kurung siku",
        W::WantedRange => "dua bilangan bulat, [dari, sampai]",
        W::WantedTable => "bagian tersendiri",
        W::WantedTables => "bagian dengan kurung siku ganda",
        W::FoundSameAgency => "\"{spelling}\" akan berarti {first} dan juga {second}; ubah salah satu namanya",
        W::FoundNameTooLong => "{name} terlalu panjang; paling banyak {most} huruf",
        W::StoryUnfit => "Data contoh hanya cocok dengan program bawaan.",
        // counts
        W::CountSites => "lokasi",
    }
}
