//! The hall in Indonesian.

use super::L;

pub(super) fn text(word: L) -> &'static str {
    match word {
        L::HeadTheme => "tema",
        L::HeadFor => "untuk",
        L::HeadPairs => "pasangan",
        L::HeadContrast => "kontras",
        L::HeadApart => "jarak",
        L::HeadVerdict => "hasil",
        L::Passes => "lulus",
        L::Fails => "tidak lulus",
        L::ByManner => "tanda",
        L::CertificateNote => {
            "Pasangan: huruf dan dasar yang benar-benar ada di layar. Kontras: yang terendah untuk teks, paling sedikit 4,5; tema aula di ruang berkontras 7:1, gelap di meja (21:1). Jarak: antara dua tingkat, atau tingkat dan pilihan, yang paling mirip bagi mata biasa dan mata buta warna (CIEDE2000), paling sedikit 15; \"tanda\" bila dibedakan oleh tanda, kata dan huruf saja."
        }
        L::CertificateFailed => "{n} cacat pada tema.",
        L::KindAny => "warna penuh",
        L::KindPalette => "256 warna",
        L::KindSixteen => "16 warna",
        L::KindNone => "tanpa warna",
        L::FaultFaint => "{kind}: \"{text}\" terlalu pucat ({found})",
        L::FaultUnpainted => "{kind}: dasar di bawah \"{text}\" tidak dicat",
        L::FaultAlike => "{kind}: {one} dan {other} terlalu mirip ({found})",
        L::FaultSignless => "{kind}: \"{text}\" tanpa tanda",
        L::BigDistrict => "Kecamatan {name}",
        L::BigIssue => "K-{n} {text} ({days} hari)",
        L::BigItem => "TL-{n} {text}: {lead}, {due}",
        L::BigMore => "(+{n} lagi)",
        L::ChartStages => "lokasi per tahap, dari rapat ke rapat",
        L::ChartPhases => "lokasi per fase, dari rapat ke rapat",
        L::ChartPromises => "tindak lanjut tiap rapat: disepakati dan ditepati",
        L::ChartAges => "umur kendala terbuka",
        L::ChartAgesByDistrict => "umur kendala terbuka per kecamatan",
        L::ChartDistricts => "lokasi per kecamatan menurut fase",
        L::ChartStagesShort => "tahap",
        L::ChartPhasesShort => "fase",
        L::ChartPromisesShort => "janji",
        L::ChartAgesShort => "umur kendala",
        L::ChartAgesByDistrictShort => "umur per kec.",
        L::ChartDistrictsShort => "kecamatan",
        L::ChartMeeting => "R{n}",
        L::ChartNow => "sekarang",
        L::ChartDays => "{from}-{to} hari",
        L::ChartDaysOver => "{from} hari ke atas",
        L::ChartLetters => "TSBXC!o",
        L::ChartOnTime => "tepat waktu",
        L::ChartTooLate => "selesai terlambat",
        L::ChartRunning => "berjalan",
        L::ChartMissed => "terlambat",
        L::ChartCancelled => "dibatalkan",
        L::ChartSum => "{row}: {n} = {parts}",
        L::ChartSumKept => "{row}: {kept} dari {n} ditepati: {parts}",
        L::ChartKeys => "1 sampai 6 memilih grafik.",
        L::ChartReading => "Membaca rapat yang lalu...",
        L::ChartNoMeeting => "Belum ada rapat yang ditutup: baru ada keadaan sekarang.",
        L::ChartNoPromise => "Belum ada tindak lanjut yang disepakati dalam rapat.",
        L::ChartNoIssue => "Tidak ada kendala yang terbuka.",
        L::ChartEarlier => "{n} baris tidak tampak",
        L::HeadChartSum => "jumlah",
        L::HeadChartKept => "ditepati",
        L::WallTitle => "layar aula",
        L::WallAlong => "ikuti",
        L::WallFrozen => "beku: gambar yang sekarang tetap",
        L::WallBlank => "kosong",
        L::WallNowAlong => "Layar aula mengikuti papan ini.",
        L::WallNowFrozen => "Layar aula dibekukan: aula tidak melihat apa yang Anda buka sekarang.",
        L::WallNowBlank => "Layar aula dikosongkan.",
        L::HeadWallAlong => "LAYAR IKUT",
        L::HeadWallFrozen => "LAYAR BEKU: {what}",
        L::HeadWallFrozenShort => "LAYAR BEKU",
        L::HeadWallFrozenLeast => "BEKU",
        L::HeadWallBlank => "LAYAR KOSONG",
        L::HeadWallBlankLeast => "KOSONG",
        L::WallIsFrozen => "Gambar dibekukan oleh notulis.",
        L::WallNobody => "Belum ada papan notulis yang terbuka.",
        L::WallLost => "Terputus dari papan notulis sejak {time}. Ini gambar terakhir.",
        L::WallAgreed => "Disepakati: {n} tindak lanjut",
        L::HallLast => {
            "Gambar setinggi {height} m, kursi terakhir {distance} m dari layar ({times} kali tinggi gambar)."
        }
        L::HallRows => "Terbaca dari kursi terakhir: paling banyak {rows} baris dan {columns} kolom.",
        L::HallRowsAt => "{rows} baris terbaca sampai {distance} m.",
        L::HallBoardWide => "Pakai papan biasa: besarkan huruf terminal sampai jendela {columns}x{rows}.",
        L::HallBoard => {
            "Pakai papan 80x24: besarkan huruf terminal sampai jendela {columns}x{rows}; tekan b untuk lokasi yang dibahas."
        }
        L::HallList => {
            "Papan lengkap (80x24) tidak terbaca dari kursi terakhir: pakai huruf besar (b) untuk lokasi yang dibahas."
        }
        L::HallBig => {
            "Hanya huruf besar (b) yang terbaca dari kursi terakhir; papan lengkap untuk yang duduk sampai {distance} m."
        }
        L::HallTooFar => "Terlalu jauh untuk teks: perbesar gambar atau dekatkan kursi.",
        L::HallLetters => "Huruf kecil terbaca kira-kira seperempat lebih dekat daripada angka dan huruf besar.",
        L::HallWrong => "\"{text}\" bukan ukuran dalam meter.",
        L::HallWrongHint => "Contoh: rapat layar --tinggi 2,0 --jarak 12",
    }
}
