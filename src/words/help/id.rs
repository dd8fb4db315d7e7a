//! The help in Indonesian.

use super::H;

pub(super) fn text(word: H) -> &'static str {
    match word {
        // the program
        H::About => {
            "Papan lokasi pembangunan, dan catatan siapa berjanji apa kapan selesai. Tanpa perintah: membuka papan."
        }
        H::Examples => {
            "rapat contoh\nrapat 17\nrapat ringkas --sejak 4\nrapat tindak --terlambat --instansi pupr\nrapat atur 17 --tahap P --progres 12,5"
        }
        // headings
        H::UsageHeading => "Pemakaian:",
        H::UsageRoot => "[PERINTAH] [PILIHAN]",
        H::UsageOptions => "[PILIHAN]",
        H::AliasHeading => "Nama Inggris:",
        H::WordsHeading => "Isian",
        H::OptionsHeading => "Pilihan",
        H::EverywhereHeading => "Pilihan umum",
        H::ExamplesHeading => "Contoh",
        H::Look => "Melihat",
        H::Write => "Mencatat",
        H::Care => "Basis data",
        // commands
        H::Summary => "Jumlah per tahap dan kecamatan, janji yang terlambat, dan apa yang berubah",
        H::Site => "Daftar lokasi, atau satu lokasi selengkapnya; cukup juga: rapat 17",
        H::Board => "Papan sebagai teks biasa, dikelompokkan per kecamatan",
        H::Issue => "Kendala yang terbuka, yang berat dan terlama lebih dulu",
        H::Action => "Tindak lanjut yang berjalan, yang paling terlambat lebih dulu",
        H::History => "Apa yang dicatat, kapan, oleh siapa: yang terbaru lebih dulu",
        H::Agencies => "Daftar instansi menurut urutan, atau apa yang menjadi tanggungannya",
        H::Find => "Mencari di lokasi, instansi, tindak lanjut, kendala, keputusan, dan catatan",
        H::Checks => "Daftar syarat satu lokasi, atau mengisi satu syarat",
        H::Set => "Mengisi tahap, progres fisik, lahan, dan tanggal rencana satu lokasi",
        H::Report => "Mencatat kendala baru di satu lokasi",
        H::Settle => "Menyatakan satu kendala beres",
        H::Settings => "Setelan kantor: kop, penanda tangan, ambang, kategori, syarat, sasaran, instansi",
        H::Private => {
            "Kontak dan memo lokasi atau instansi: melihat, mengisi, menghapus; hanya bagi yang boleh menulis"
        }
        H::Undo => "Mengurungkan operasi terakhir Anda, atau operasi yang disebut",
        H::Redo => "Mengulangi operasi yang terakhir diurungkan",
        H::Demo => "Papan dengan data contoh, dibuang sesudahnya; dengan --db disimpan di berkas baru itu",
        H::Init => "Membuat basis data untuk kota atau program lain",
        H::Verify => "Memeriksa keutuhan basis data",
        H::Pictures => "Menggambar layar untuk README dan panduan sebagai SVG, dengan data contoh",
        // everywhere
        H::Db => "basis data yang dipakai; tanpa ini RAPAT_DB, lalu tempat biasa",
        H::DbValue => "BERKAS",
        H::ReadOnly => "hanya melihat; tidak ada yang dapat diubah atau dibuat",
        H::Author => "jabatan atau nama di papan ketik; tanpa ini pengguna komputer",
        H::AuthorValue => "NAMA",
        H::Now => "jam yang dibekukan untuk latihan, misalnya 2026-11-24T09:00",
        H::NowValue => "WAKTU",
        H::Language => "bahasa: id atau en",
        H::LanguageValue => "BAHASA",
        H::Theme => "tema papan: terang atau gelap",
        H::ThemeValue => "TEMA",
        H::Ascii => "hanya huruf dan tanda ASCII",
        H::Colourless => "tanpa warna; sama dengan NO_COLOR",
        H::Help => "tampilkan bantuan ini",
        H::Version => "tampilkan versi",
        // looking
        H::Format => "tabel, json, atau csv; biasanya tabel",
        H::FormatValue => "BENTUK",
        H::FormatJson => "tabel atau json; biasanya tabel",
        H::FormatJsonValue => "BENTUK",
        H::AsOf => "keadaan pada tanggal itu, seperti yang diketahui waktu itu",
        H::DayValue => "TANGGAL",
        H::District => "hanya kecamatan ini",
        H::DistrictValue => "KECAMATAN",
        H::StageFilter => "hanya tahap ini (huruf atau nama), atau belum",
        H::StageValue => "TAHAP",
        H::Level => "hanya terlambat, perhatian, menunggu, lancar, atau belum",
        H::LevelValue => "TINGKAT",
        H::AgencyFilter => "hanya yang menyangkut instansi ini",
        H::AgencyValue => "INSTANSI",
        H::SiteFilter => "hanya di lokasi ini",
        H::SiteValue => "LOKASI",
        H::MeetingValue => "NOMOR",
        H::SinceValue => "RAPAT|TANGGAL",
        H::Since => "tambahkan yang berubah sejak rapat bernomor itu ditutup, atau sejak tanggal itu",
        H::SummaryExamples => "rapat ringkas\nrapat ringkas --sejak 4\nrapat ringkas --sejak 20/11 --format json",
        H::Search => "nomor, kode, atau bagian nama; tanpa ini semua lokasi sasaran",
        H::SearchValue => "CARI",
        H::AllSites => "juga yang bukan sasaran",
        H::AllIssues => "juga yang sudah beres atau ditarik",
        H::ResolverFilter => "hanya yang harus diselesaikan instansi ini",
        H::OldIssues => "hanya yang sudah lama terbuka",
        H::ReportedIn => "hanya yang dilaporkan dalam rapat bernomor itu",
        H::AllItems => "juga usulan, yang selesai, dan yang batal",
        H::OwnerFilter => "hanya yang menjadi tanggung jawab atau didukung instansi ini",
        H::LateItems => "hanya yang lewat tenggat",
        H::SealedIn => "hanya yang disahkan dalam rapat bernomor itu",
        H::Record => "lokasi, TL-12, atau K-5; tanpa ini semuanya",
        H::RecordValue => "LOKASI|TL-12|K-5",
        H::AgencyName => "kode atau bagian nama; tanpa ini semuanya",
        H::TextToFind => "bagian nama atau isi; ejaan yang hampir benar cukup",
        H::TextToFindValue => "TEKS",
        H::FindExamples => "rapat cari sertifikat tanah\nrapat cari TL-12",
        H::CheckValue => "NAMA KEADAAN",
        H::CheckToTick => "kode atau bagian nama syarat, lalu ada, belum, atau tidak-perlu; tanpa ini daftarnya",
        H::CheckExamples => "rapat syarat 17\nrapat syarat 17 sertifikat ada",
        H::Count => "paling banyak sekian operasi; biasanya 20",
        H::CountValue => "JUMLAH",
        // recording
        H::SiteToSet => "nomor, kode, atau bagian nama",
        H::SetStage => "tahap yang dicapai: huruf atau awal namanya",
        H::SetProgress => "progres fisik dalam persen, misalnya 12,5",
        H::PercentValue => "PERSEN",
        H::SetPlan => "tanggal rencana satu tahap, misalnya P=2026-12-31; P= menghapusnya; boleh beberapa kali",
        H::PlanValue => "TAHAP=TANGGAL",
        H::SetArea => "luas lahan, misalnya 1.200 m2; - bila tidak berlaku lagi",
        H::AreaValue => "LUAS",
        H::SetTenure => "alas hak lahan; - bila tidak berlaku lagi",
        H::SetScheme => "skema pemanfaatan lahan; - bila tidak berlaku lagi",
        H::PaperValue => "TEKS",
        H::SetPosition => "koordinat, misalnya '-2.06, 101.39'; - bila tidak berlaku lagi",
        H::PositionValue => "KOORDINAT",
        H::SetSource => "siapa yang menyebut angka ini; biasanya rapat",
        H::SourceValue => "SUMBER",
        H::SetDay => "keadaan per tanggal ini; biasanya hari ini",
        H::SetReason => "mengapa",
        H::ReasonValue => "ALASAN",
        H::SetExamples => {
            "rapat atur 17 --tahap P --progres 12,5\nrapat atur 17 --progres 20 --sumber kodim --tanggal 20/11\nrapat atur 17 --rencana P=2026-12-31"
        }
        H::SiteToReport => "nomor, kode, atau bagian nama",
        H::IssueText => "apa kendalanya",
        H::TextValue => "URAIAN",
        H::Category => "jenis kendala: kode, nama, atau tombolnya",
        H::CategoryValue => "KATEGORI",
        H::Severe => "kendala berat",
        H::Resolver => "instansi yang harus menyelesaikan",
        H::Reporter => "instansi yang melaporkan",
        H::ReportDay => "tanggal dilaporkan; biasanya hari ini",
        H::ReportExamples => {
            "rapat lapor 17 'Lahan sempit' --kategori lahan\nrapat lapor 17 'Jalan longsor' --kategori akses --berat --penyelesai pupr"
        }
        H::IssueToSettle => "nomor kendala, misalnya K-5",
        H::IssueValue => "KENDALA",
        H::How => "bagaimana selesainya",
        H::HowValue => "CARA",
        H::SettleDay => "tanggal beres; biasanya hari ini",
        H::SettleExamples => "rapat beres K-5 'Tukar guling disetujui'",
        H::LetterheadValue => "BARIS",
        H::SetLetterhead => "baris kop surat, dipisah /; '' menghapusnya",
        H::SignatoryValue => "PERAN=ISI",
        H::SetSignatory => "penanda tangan: pimpinan, sekretaris, atau pencatat = 'jabatan; nama; pangkat; NIP'",
        H::ThresholdValue => "AMBANG=ANGKA",
        H::SetThreshold => "ambang, misalnya tanpa_kabar=10",
        H::ScopeValue => "LOKASI=YA|TIDAK",
        H::SetScope => "lokasi ini sasaran program atau bukan: ya atau tidak",
        H::AgencyNameValue => "KODE=NAMA",
        H::SetAgencyName => "nama instansi ini",
        H::AgencyAliasValue => "KODE=ALIAS",
        H::SetAgencyAlias => "semua nama lain instansi ini, dipisah koma",
        H::AgencyOrderValue => "KODE=ANGKA",
        H::SetAgencyOrder => "urutan instansi ini; yang kecil lebih dulu",
        H::NewAgencyValue => "KODE=NAMA",
        H::SetNewAgency => "instansi baru, misalnya 'blud=Layanan Pasar; pasar, blud pasar' dengan nama lainnya",
        H::CategoryEditValue => "KODE=ISI",
        H::SetCategory => "kategori kendala = 'tombol; nama; arti', baru atau diganti; KODE= menghapusnya",
        H::CheckEditValue => "KODE=NAMA",
        H::SetCheck => "nama syarat; KELOMPOK/KODE=NAMA menambah yang baru; KODE= menghapusnya",
        H::PrivateOfValue => "LOKASI|INSTANSI",
        H::PrivateOf => "nomor, kode, atau bagian nama lokasi; atau kode atau nama instansi",
        H::PrivateFieldValue => "ISIAN",
        H::PrivateField => "kontak atau memo; tanpa ini keduanya ditampilkan",
        H::PrivateTextValue => "TEKS",
        H::PrivateText => "isinya; - membacanya dari pipa, agar tidak tertinggal di riwayat shell",
        H::PrivateErase => "hapus isian ini selamanya; tidak dapat dikembalikan",
        H::PrivateExamples => {
            "rapat pribadi 17\nrapat pribadi 17 kontak - < kontak.txt\nrapat pribadi bpkad memo 'Hubungi sebelum rapat'\nrapat pribadi 17 kontak --hapus"
        }
        H::SettingsExamples => {
            "rapat setelan\nrapat setelan --ambang tanpa_kabar=10 --sasaran 17=tidak\nrapat setelan --kop 'PEMERINTAH KOTA / SEKRETARIAT DAERAH'"
        }
        H::Operation => "operasi yang dimaksud, seperti di rapat riwayat; tanpa ini yang terakhir",
        H::OperationValue => "OPERASI",
        H::Partial => "bila sebagian tidak bisa lagi, kerjakan sisanya",
        // care
        H::FileValue => "BERKAS",
        H::ProgramFile => "program: tahap, kategori, syarat, instansi (TOML)",
        H::RosterFile => "daftar lokasi (CSV)",
        H::FolderValue => "FOLDER",
        H::PicturesFolder => "tempat gambar; gambar bernama sama diganti",
        H::InitExamples => "rapat init --program kota-lain.toml --roster lokasi.csv --db kota-lain.db",
        H::Seed => "benih data contoh; benih yang sama memberi data yang sama",
        H::SeedValue => "BENIH",
        H::DemoExamples => {
            "rapat contoh\nrapat contoh --db contoh.db\nrapat contoh --db contoh.db --benih 7 --sekarang 2026-11-24T09:00"
        }
    }
}
