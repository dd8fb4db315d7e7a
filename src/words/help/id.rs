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
        H::Charts => "Grafik: lokasi per tahap dari rapat ke rapat, janji yang ditepati, umur kendala, per kecamatan",
        H::ChartValue => "GRAFIK",
        H::ChartName => "Satu grafik saja; tanpa ini semuanya",
        H::ChartExamples => "rapat grafik\nrapat grafik tahap\nrapat grafik janji --format json",
        H::Summary => "Dua belas baris: jumlah, yang terlambat, yang berubah; rinciannya dengan --lengkap",
        H::Site => "Daftar lokasi, atau satu lokasi selengkapnya; cukup juga: rapat 17",
        H::Board => "Papan sebagai teks biasa, dikelompokkan per kecamatan",
        H::Issue => "Kendala yang terbuka, yang berat dan terlama lebih dulu",
        H::Action => "Tindak lanjut yang berjalan, yang paling terlambat lebih dulu",
        H::History => "Apa yang dicatat, kapan, oleh siapa: yang terbaru lebih dulu",
        H::Agencies => "Instansi yang punya tanggungan, yang terlambat lebih dulu; atau satu instansi",
        H::Find => "Mencari di lokasi, instansi, tindak lanjut, kendala, keputusan, dan catatan",
        H::Checks => "Daftar syarat satu lokasi, atau mengisi satu syarat",
        H::Set => "Mengisi tahap, progres fisik, lahan, dan tanggal rencana satu lokasi",
        H::Report => "Mencatat kendala baru di satu lokasi",
        H::Capture => "Mencatat satu tindak lanjut dari satu baris; atau keputusan, catatan, hal yang dibahas nanti",
        H::Agree => "Mengesahkan usulan di rapat yang sedang berjalan",
        H::LineValue => "TEKS",
        H::CaptureLine => {
            "satu baris: uraian, @penanggung jawab, +pendukung, #lokasi, !tenggat (atau tgl:tenggat); - membaca dari pipa, satu baris satu tindak lanjut"
        }
        H::CaptureLead => "penanggung jawab, sama dengan @; juga kades, lurah, camat dari lokasinya",
        H::CaptureSupport => "yang membantu, sama dengan +; boleh beberapa kali",
        H::CaptureSite => "nomor, kode, atau nama lokasi, sama dengan #; boleh beberapa kali",
        H::CaptureDue => "tenggat seperti diucapkan, sama dengan !: jumat, 28/11, akhir bulan, rapat",
        H::CaptureDecision => "catat sebagai keputusan",
        H::CaptureNote => "catat sebagai catatan",
        H::CaptureParked => "catat untuk dibahas nanti",
        H::CaptureTry => "hanya perlihatkan bagaimana terbaca; tidak ada yang disimpan",
        H::CaptureExamples => {
            "rapat catat 'Lengkapi sertifikat lahan @dinkop +kodim #koto lolo !jumat'\nrapat catat 'Ukur ulang lahan' --instansi kades --lokasi 17 --tenggat 'minggu depan'\nrapat catat 'Gerai memakai lahan desa #17' --keputusan"
        }
        H::ItemToAgree => "nomor usulan, misalnya TL-12; boleh beberapa",
        H::AgreeExamples => "rapat sahkan TL-12\nrapat sahkan TL-12 TL-13",
        H::Link => "Mengaitkan satu tindak lanjut dengan satu kendala, atau melepaskannya",
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
        H::Keys => "Kunci yang boleh masuk lewat SSH: daftar, tambah, cabut, setel",
        H::Gate => "Yang dijalankan sshd bagi siapa yang masuk dengan kunci",
        H::KeyActValue => "PERBUATAN",
        H::KeyAct => "tambah, cabut, daftar, setel",
        H::KeyValue => "KUNCI",
        H::KeyMeant => {
            "untuk tambah: baris kunci publik, berkas .pub, atau -; selain itu awal sidik jari atau nama pemegang; untuk setel juga NAMA=NILAI"
        }
        H::KeyHolderValue => "SIAPA",
        H::KeyHolder => "jabatan atau orang yang memegangnya",
        H::KeyRoleValue => "PERAN",
        H::KeyRole => "pembaca (biasanya) atau sekretariat",
        H::KeyReason => "mengapa; wajib untuk cabut",
        H::KeyAll => "juga yang sudah dicabut",
        H::Install => "Cetak yang dibutuhkan server untuk SSH, atau periksa pemasangannya",
        H::InstallPartValue => "BAGIAN",
        H::InstallPart => "satu bagian saja: akun, folder, kunci, atau sshd",
        H::InstallCheck => "periksa pemasangan yang ada, baris demi baris",
        H::InstallNameValue => "NAMA",
        H::InstallWriters => "akun untuk kunci sekretariat",
        H::InstallReaders => "akun untuk kunci pembaca",
        H::InstallFileValue => "BERKAS",
        H::InstallFolderValue => "FOLDER",
        H::InstallProgram => "program rapat di server; biasanya yang ini",
        H::InstallKeys => "folder berkas kunci",
        H::InstallConfig => "berkas blok untuk sshd",
        H::KeyFormatValue => "FORMAT",
        H::KeyFormat => "tabel, json, csv, atau sshd (berkas kunci untuk server)",
        H::KeyExamples => {
            "rapat kunci tambah camat.pub --untuk 'Camat Kumun Debai'\nrapat kunci tambah - --untuk 'Bagian Ekonomi' --peran sekretariat\nrapat kunci setel 'Camat Kumun Debai' tema=gelap ascii=true tombol.urut=z\nrapat kunci cabut 'Camat Kumun Debai' --alasan 'Pindah tugas'"
        }
        H::Wall => "Layar untuk aula di jendela kedua: hanya membaca, mengikuti papan notulis",
        H::WallExamples => "rapat proyektor\nrapat proyektor --tema kontras",
        H::Themes => "Sertifikat tema: apakah setiap layar terbaca di aula, dengan data contoh",
        H::ThemeName => "hanya tema ini",
        H::Hall => "Berapa baris dan kolom yang terbaca dari kursi terakhir, dan tampilan mana yang cocok",
        H::MetresValue => "METER",
        H::HallHeight => "tinggi gambar di layar",
        H::HallDistance => "jarak kursi terakhir dari layar",
        H::RatioValue => "BENTUK",
        H::HallRatio => "bentuk gambar; tanpa ini 16:9",
        H::HallExamples => "rapat layar --tinggi 2,0 --jarak 12\nrapat layar --tinggi 1,5 --jarak 8 --bentuk 4:3",
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
        H::Theme => "tema papan: terang, gelap, kontras atau mono",
        H::ThemeValue => "TEMA",
        H::Width => "lebar jawaban, 40 sampai 400 kolom; tanpa itu selebar terminal, atau 80",
        H::WidthValue => "KOLOM",
        H::Ascii => "hanya huruf dan tanda ASCII",
        H::Colourless => "tanpa warna; sama dengan NO_COLOR",
        H::Help => "tampilkan bantuan ini",
        H::Version => "tampilkan versi",
        // looking
        H::Full => "semua rinciannya, tidak hanya yang singkat",
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
        H::LevelValue => "LEVEL",
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
        H::NeedsWords => "yang perlu dibahas, yang paling perlu lebih dulu, dengan alasannya",
        H::PassOver => "dilewati dalam rapat yang berjalan; disebut saat rapat ditutup",
        H::ReadBack => "yang disepakati, seperti dibacakan, instansi demi instansi",
        H::ReviewList => "tinjauan: yang jatuh tempo, instansi demi instansi",
        H::AllSites => "juga yang bukan sasaran",
        H::AllIssues => "juga yang sudah beres atau ditarik",
        H::ResolverFilter => "hanya yang harus diselesaikan instansi ini",
        H::OldIssues => "hanya yang sudah lama terbuka",
        H::ReportedIn => "hanya yang dilaporkan dalam rapat bernomor itu",
        H::AllItems => "juga usulan, yang selesai, dan yang batal",
        H::OwnerFilter => "hanya yang menjadi tanggung jawab atau didukung instansi ini",
        H::LateItems => "hanya yang terlambat",
        H::SealedIn => "hanya yang disahkan dalam rapat bernomor itu",
        H::Record => "lokasi, TL-12, atau K-5; tanpa ini semuanya",
        H::RecordValue => "LOKASI|TL-12|K-5",
        H::AllAgencies => "juga yang tidak punya tindak lanjut atau kendala, menurut urutan jabatan",
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
        H::SiteToReport => "nomor, kode, atau bagian nama; K-5 membetulkan kendala itu",
        H::IssueText => "apa kendalanya",
        H::TextValue => "URAIAN",
        H::Category => "jenis kendala: kode, nama, atau tombolnya",
        H::CategoryValue => "KATEGORI",
        H::Severe => "kendala berat",
        H::NotSevere => "kendala biasa",
        H::Resolver => "instansi yang harus menyelesaikan; - berarti tidak ada",
        H::Reporter => "instansi yang melaporkan; - berarti tidak ada",
        H::ReportDay => "tanggal dilaporkan; biasanya hari ini",
        H::ReportExamples => {
            "rapat lapor 17 'Lahan sempit' --kategori lahan\nrapat lapor 17 'Jalan longsor' --kategori akses --berat --penyelesai pupr\nrapat lapor K-5 'Lahan sempit di sisi timur' --biasa"
        }
        H::IssueToSettle => "nomor kendala, misalnya K-5",
        H::IssueValue => "KENDALA",
        H::How => "bagaimana selesainya",
        H::HowValue => "CARA",
        H::SettleDay => "tanggal beres; biasanya hari ini",
        H::SettleExamples => "rapat beres K-5 'Tukar guling disetujui'",
        H::ItemValue => "TL",
        H::ItemToLink => "nomor tindak lanjut, misalnya TL-12",
        H::IssueToLink => "kendala yang hendak diatasi, misalnya K-5",
        H::Unlink => "tidak lagi untuk kendala apa pun",
        H::LinkExamples => "rapat kaitkan TL-12 K-5\nrapat kaitkan TL-12 --lepas",
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
        // holding on to promises
        H::StartItem => "Menyatakan satu tindak lanjut sedang dikerjakan",
        H::FinishItem => "Menyatakan satu tindak lanjut selesai, seluruhnya atau per lokasi",
        H::ConfirmItem => "Mencatat bahwa instansi lain membenarkan satu tindak lanjut selesai",
        H::ShiftItem => "Menggeser tenggat satu tindak lanjut; tenggat pertama tetap tercatat",
        H::CancelItem => "Membatalkan satu tindak lanjut, dengan alasan",
        H::Messages => "Pengingat per instansi, siap ditempel ke WhatsApp",
        H::ItemToShow => "satu tindak lanjut selengkapnya, misalnya TL-12",
        H::IssueToShow => "satu kendala selengkapnya, misalnya K-5",
        H::ItemNumber => "nomor tindak lanjut, misalnya TL-12",
        H::DoneAt => "hanya di lokasi ini; boleh beberapa kali; tanpa ini di semua yang belum",
        H::Evidence => "buktinya: nomor surat, nama berkas foto; tanpa ini ditandai tanpa bukti",
        H::EvidenceValue => "BUKTI",
        H::SaidBy => "instansi yang mengatakannya, bila bukan penanggung jawab",
        H::DoneDay => "tanggal selesai; biasanya hari ini",
        H::ConfirmedBy => "instansi lain yang membenarkan",
        H::ConfirmDay => "tanggal konfirmasi; biasanya hari ini",
        H::ShiftTo => "tenggat baru, misalnya 27/11, 'jumat depan', rapat",
        H::FinishExamples => {
            "rapat selesai TL-12 --bukti 'Surat 600/12'\nrapat selesai TL-12 --lokasi 17 --oleh camat-pesisir-bukit"
        }
        H::ShiftExamples => "rapat geser TL-12 'jumat depan' --alasan 'Menunggu pengukuran'",
        H::MessageAgency => "kode atau bagian nama; tanpa ini semua instansi, lalu yang tanpa penanggung jawab",
        H::LedgerBy => "dikelompokkan menurut instansi, tenggat, kecamatan, atau rapat",
        H::LedgerByValue => "KELOMPOK",
        H::LedgerMark => "hanya terlambat, jatuh-tempo, tanpa-tenggat, tanpa-penanggung-jawab, atau dinaikkan",
        H::LedgerMarkValue => "TANDA",
        // care
        H::Import => "Mengimpor lembar CSV atau XLSX: lokasi, kendala, atau tindak lanjut",
        H::ImportFileValue => "BERKAS|-",
        H::ImportFile => {
            "lembar CSV atau XLSX; - membaca yang dialirkan. Sel kosong tidak mengubah apa pun; baris kendala atau tindak lanjut tanpa nomor menambah yang baru"
        }
        H::ImportKindValue => "JENIS",
        H::ImportKind => "isi barisnya: lokasi, kendala, atau tindak; biasanya jelas dari judul kolom",
        H::ImportTry => "hanya perlihatkan apa yang akan terjadi; tidak ada yang disimpan",
        H::ImportPartial => {
            "simpan baris yang benar walaupun ada yang ditolak; tanpa ini satu baris yang ditolak menahan semuanya"
        }
        H::ImportExamples => {
            "rapat impor lokasi.xlsx --coba\nrapat lokasi --format csv >lokasi.csv     disunting, lalu: rapat impor lokasi.csv\nrapat impor kodim.csv --sumber kodim --tanggal 20/11 --sebagian\nssh rapat@kantor impor - <lokasi.csv"
        }
        H::Export => "Mengekspor semua lokasi, kendala, tindak lanjut, atau riwayat sebagai lembar",
        H::ExportKind => "yang diekspor: lokasi, kendala, tindak, atau riwayat",
        H::ExportExamples => {
            "rapat ekspor --jenis lokasi -o lokasi.xlsx     disunting, lalu: rapat impor lokasi.xlsx\nrapat ekspor --jenis tindak --format csv >tindak.csv\nssh rapat@kantor ekspor --jenis kendala --format xlsx >kendala.xlsx"
        }
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
        H::Gather => "Rapat",
        H::Meetings => "Daftar rapat: yang berjalan, direncanakan, dan sudah diadakan",
        H::Plan => "Merencanakan rapat, mengubah datanya, atau membatalkannya",
        H::Start => "Memulai rapat yang direncanakan, atau rapat lain",
        H::Roll => "Daftar hadir: siapa hadir, dan lokasi mana yang tertahan karena ada yang tidak hadir",
        H::Agenda => "Acara rapat yang berjalan beserta waktunya, atau pindah ke acara lain",
        H::Discuss => "Yang dibahas nanti, atau menyatakan satu di antaranya sudah dibahas",
        H::Close => "Menutup rapat; yang belum jelas disebut dulu",
        H::Correct => "Ralat: membuka lagi rapat yang sudah ditutup, atau membetulkan TL yang sudah disahkan",
        H::AnyMeetingValue => "RAPAT",
        H::MeetingToShow => "nomor, kode seperti rencana-5, atau bagian judul: rapat itu selengkapnya",
        H::AllMeetings => "juga yang dibatalkan",
        H::MeetingsExamples => "rapat daftar\nrapat daftar 4 --format json",
        H::TitleValue => "JUDUL",
        H::ClockValue => "JAM",
        H::PlaceValue => "TEMPAT",
        H::PointValue => "ACARA",
        H::LetterValue => "NOMOR",
        H::OfficerValue => "ISI",
        H::NameValue => "NAMA",
        H::PostValue => "JABATAN",
        H::TurnValue => "NOMOR",
        H::DoubtValue => "KODE",
        H::PlanTitle => "judul rapat",
        H::PlanDay => "tanggal rapat",
        H::PlanBegins => "jam mulai, misalnya 09.00",
        H::PlanEnds => "jam selesai",
        H::PlanPlace => "tempat rapat",
        H::PlanAgenda => "satu acara; boleh beberapa kali. Dengan --ubah: 2=TEKS mengganti, 2= menghapus",
        H::PlanLetter => "nomor surat undangan",
        H::PlanLetterDay => "tanggal surat undangan",
        H::PlanChair => "pimpinan rapat: 'jabatan; nama; pangkat; NIP'",
        H::PlanSecretary => "sekretaris, ditulis sama",
        H::PlanRecorder => "pencatat, ditulis sama",
        H::PlanInvite => "undang instansi ini",
        H::PlanExclude => "tidak mengundang instansi ini",
        H::PlanChange => "ubah rapat ini; yang tidak disebut tetap, - mengosongkan",
        H::PlanCancel => "batalkan rapat yang direncanakan ini",
        H::PlanExamples => {
            "rapat rencana 'Rapat teknis' --tanggal 26/11 --jam 09.00 --tempat 'Aula' --acara 'Lahan' --acara 'Dana'\nrapat rencana --ubah rencana-5 --tanggal 27/11\nrapat rencana --batal rencana-5"
        }
        H::StartTitle => "judul rapat baru; tanpa ini rapat yang direncanakan",
        H::StartNumber => "nomor rapat; biasanya yang berikutnya",
        H::StartDay => "tanggal rapat yang lebih dulu diadakan dan baru dicatat sekarang",
        H::StartPlanned => "rapat yang direncanakan ini",
        H::StartExamples => {
            "rapat mulai\nrapat mulai 'Rapat teknis' --nomor 12\nrapat mulai 'Rapat awal' --tanggal 5/11 --nomor 1"
        }
        H::WhoIsHere => "siapa yang hadir: kode atau nama; tanpa ini daftar hadir",
        H::IsAbsent => "mereka tidak hadir",
        H::IsRepresented => "mereka diwakili orang ini; boleh ''",
        H::IsUncalled => "jawaban mereka dihapus: belum dipanggil",
        H::WhoCame => "nama yang hadir",
        H::PostOfWhoCame => "jabatannya",
        H::Mandate => "atas mandat siapa",
        H::TheRest => "semua yang belum dipanggil",
        H::WhichMeeting => "rapat lain daripada yang berjalan",
        H::RollExamples => {
            "rapat hadir kodim pupr bpkad\nrapat hadir bpn --tidak\nrapat hadir setda --diwakili 'Kabag Umum' --mandat Sekda\nrapat hadir"
        }
        H::Turn => "acara yang dibahas sekarang: nomornya, lanjut, atau selesai; tanpa ini daftarnya",
        H::ChangeAgenda => "tambah satu acara; 2=TEKS mengganti, 2= menghapus; boleh beberapa kali",
        H::AgendaExamples => "rapat acara\nrapat acara lanjut\nrapat acara 3\nrapat acara --acara 'Lain-lain'",
        H::AcceptAll => "terima semua yang belum jelas apa adanya",
        H::AcceptOne => "terima satu hal dengan kodenya, misalnya 'usulan TL-3'; boleh beberapa kali",
        H::CloseExamples => "rapat tutup\nrapat tutup --terima\nrapat tutup --terima-hal 'acara 4'",
        H::MeetingToCorrect => "nomor rapat yang sudah ditutup, atau TL yang disahkan dalam rapat yang berjalan",
        H::CorrectExamples => {
            "rapat ralat 4 --alasan 'Tanggal TL-12 salah catat'\nrapat ralat TL-12 --tenggat 'jumat depan' --alasan 'Salah dengar'"
        }
        H::Kind => "Mengubah jenis: keputusan, catatan, yang dibahas nanti, atau tindak lanjut",
        H::KindOf => "nomor keputusan atau catatan, atau usulan seperti TL-12",
        H::KindValue => "JENIS",
        H::KindTo => "keputusan, catatan, dibahas-nanti, atau tindak",
        H::KindExamples => "rapat jenis 7 keputusan\nrapat jenis 7 tindak\nrapat jenis TL-12 catatan",
        H::CorrectValue => "RAPAT|TL",
        H::CorrectText => "uraian yang benar, untuk TL",
        H::CorrectLead => "penanggung jawab yang benar, untuk TL; - berarti tidak ada",
        H::CorrectDue => "tenggat yang benar, untuk TL",
        H::ParkedToHandle => "nomor yang sudah dibahas; tanpa ini daftarnya",
        H::DiscussExamples => "rapat bahas\nrapat bahas 7",
        // paper
        H::Minutes => "Notula rapat sebagai docx, pdf, xlsx, md, txt, html, json, atau csv",
        H::Paper => "Surat dan cetakan",
        H::MinutesOf => "nomor rapat; tanpa ini rapat yang berjalan, lalu yang terakhir ditutup",
        H::PaperFormat => "bentuk berkas; tanpa ini menurut akhir nama di -o, lalu txt",
        H::PaperFile => "berkas tujuan; tanpa ini atau dengan - ke keluaran biasa",
        H::PaperFileValue => "BERKAS",
        H::PaperReplace => "ganti berkas yang sudah ada",
        H::MinutesVersion => "versi notula; tanpa ini yang terakhir ditutup",
        H::MinutesPlainCsv => "csv dengan koma dan tanpa tanda awal, untuk program lain",
        H::MinutesExamples => {
            "rapat notula 4 -o notula-4.docx\nrapat notula -o notula.pdf --timpa\nrapat notula 4 --format csv --csv-polos"
        }
        H::VerifyCode => "apakah notula berkode ini masih seperti saat ditutup",
        H::VerifyCodeValue => "KODE",
        // one truth
        H::Carry => "Membawa hak tulis ke tempat tanpa jaringan; yang di sini hanya baca sampai dikembalikan",
        H::CarryTo => "berkas yang dibawa, misalnya di diska USB; dibuat, atau diperbarui kalau pernah dibawa",
        H::CarryFor => "hanya komputer bernama ini boleh memakainya (di sana: hostname)",
        H::CarryExamples => "rapat bawa rapat@kantor\nrapat bawa --ke /media/usb/rapat.db --untuk laptop-notulis",
        H::HostValue => "KOMPUTER",
        H::ServerValue => "SERVER",
        H::CarryServer => "server yang hak tulisnya diambil lewat SSH ke komputer ini, misalnya rapat@kantor",
        H::CarryServe => "ujung server; dipakai oleh rapat sendiri lewat ssh",
        H::BringServer => "server asalnya; tanpa ini server tempat hak tulis itu dulu diambil",
        H::Bring => "Mengembalikan yang dibawa, dengan semua yang dicatat di sana; atau menyatakannya hilang",
        H::BringFrom => "di kantor: berkas yang dibawa kembali",
        H::BringTo => "di komputer yang membawa: berkas untuk dibawa ke kantor, atau basis data kantor itu sendiri",
        H::BringLost => {
            "di kantor: yang dibawa hilang; hak tulis diambil kembali, catatannya tidak akan digabung (dengan --dari: yang ada di berkas itu ikut)"
        }
        H::BringExamples => {
            "rapat kembalikan\nrapat kembalikan --dari /media/usb/rapat.db\nrapat kembalikan --ke /media/usb/rapat.db\nrapat kembalikan --hilang"
        }
        H::Restore => "Menjadikan salinan ini basis data yang ditulis, dengan hak tulis baru; yang lama disisihkan",
        H::RestoreFile => "salinan atau cadangan; boleh basis data itu sendiri, kalau pindah komputer",
        H::RestoreExamples => "rapat pulih cadangan.db\nrapat --db /srv/rapat/rapat.db pulih /srv/rapat/rapat.db",
        // invitation and summary
        H::Invite => "Undangan rapat dengan acara dari data, dan daftar hadir untuk ditandatangani",
        H::InviteTo => "nomor rapat; tanpa ini yang direncanakan berikutnya",
        H::InviteExamples => "rapat undangan -o undangan.docx\nrapat undangan 5 -o undangan.pdf --timpa",
        H::SummaryFormatValue => "BENTUK",
        H::SummaryFormat => "tabel, json, csv; atau satu halaman apa yang berubah: docx, pdf, md, txt, html",
        // completions and the page for man
        H::Completions => "Skrip pelengkap untuk shell: perintah dan pilihan dilengkapi dengan Tab",
        H::CompletionExamples => {
            "rapat pelengkap bash > ~/.local/share/bash-completion/completions/rapat\nrapat pelengkap zsh > ~/.zfunc/_rapat\nrapat pelengkap fish > ~/.config/fish/completions/rapat.fish"
        }
        H::ShellValue => "SHELL",
        H::Shell => "bash, zsh, atau fish",
        H::Manual => "Halaman untuk man: semua perintah dan pilihannya dalam satu halaman",
        H::ManualExamples => "rapat manual | man -l -\nrapat manual > ~/.local/share/man/man1/rapat.1",
        H::ManualName => "Nama",
        H::ManualInShort => "papan lokasi pembangunan dan catatan janji rapat",
        H::ManualSynopsis => "Pemakaian",
        H::ManualDescription => "Uraian",
        H::ManualExit => "Kode keluar",
        H::ManualExits => {
            "0 selesai\n1 gagal; pesannya mengatakan apa yang aman\n2 salah ketik perintah\n3 tidak ditemukan\n4 lebih dari satu yang cocok; calonnya disebut\n5 sedang dipakai, tanpa hak, atau dibuat rapat yang lebih baru\n6 bukan basis data rapat, atau rusak"
        }
        H::ManualFiles => "Berkas",
        H::ManualFileList => {
            "~/.local/share/rapat/rapat.db basis data yang biasa; lain dengan --db atau RAPAT_DB\n~/.config/rapat/rapat.toml yang disukai seseorang: bahasa, tema, tombol"
        }
    }
}
