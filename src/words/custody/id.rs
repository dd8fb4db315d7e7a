//! One truth in Indonesian.

use super::T;

pub(super) fn text(word: T) -> &'static str {
    match word {
        T::RecordCustody => "hak tulis",
        T::FieldLease => "nomor hak tulis",
        T::Taken => "dibawa ke",
        T::Returned => "dikembalikan ke",
        T::Reclaimed => "diambil kembali (yang dibawa dianggap hilang) di",
        T::Restored => "dipulihkan di",
        T::Elsewhere => "komputer lain",
        T::HeadAway => "{here}; hak tulis: {place}",
        T::HeadAwayShort => "{here}; hak: {place}",
        T::HeadSince => "{place} sejak {when}",
        T::AwayTaken => {
            "Hak tulis dibawa {who} ke {place} sejak {when}. Yang tersimpan di sini aman dan dapat dibaca, tetapi tidak dapat diubah. Setelah selesai, di {place}: rapat kembalikan; kalau yang dibawa itu hilang: rapat kembalikan --hilang."
        }
        T::AwayTakenFile => {
            "Hak tulis dibawa {who} ke {place} sejak {when}. Yang tersimpan di sini aman dan dapat dibaca, tetapi tidak dapat diubah. Setelah selesai, di sini: rapat kembalikan --dari BERKAS; kalau yang dibawa itu hilang: rapat kembalikan --hilang."
        }
        T::AwayReturned => {
            "Hak tulis salinan ini dilepas untuk {place} oleh {who}, {when}; di sini hanya dapat dibaca, isinya aman. Kalau {place} belum menerimanya: ulangi rapat kembalikan, atau di {place}: rapat kembalikan --dari BERKAS. Sesudah itu catat di sana, atau bawa lagi dengan rapat bawa."
        }
        T::AwayOther => {
            "Hak tulis ada pada salinan lain di {place} sejak {when} ({who}); di sini hanya dapat dibaca, isinya aman. Catat di sana."
        }
        T::AwayMachine => {
            "Basis data ini milik komputer {host}; di komputer ini hanya dapat dibaca, isinya aman. Untuk mencatat di sini, ketik rapat bawa di {host}. Kalau {host} sudah tidak ada atau berganti nama: rapat --db {own} pulih {own}"
        }
        T::AwayPlace => {
            "Ini salinan kedua: yang boleh ditulis adalah {path}. Di sini hanya dapat dibaca, isinya aman. Pakailah {path}; kalau berkas itu tidak akan dipakai lagi: rapat --db {own} pulih {own}"
        }
        T::AwayPlaceGone => {
            "Ini salinan dari {path}, yang sudah tidak ada di sana. Di sini hanya dapat dibaca, isinya aman. Kalau berkas inilah yang dipakai seterusnya: rapat --db {own} pulih {own}"
        }
        T::AwayMeant => {
            "Berkas ini dibawa untuk komputer {host}; di komputer ini hanya dapat dibaca, isinya aman. Bukalah di {host}. Kalau komputer itu tidak dipakai lagi: rapat --db {own} pulih {own}"
        }
        T::AwayUnfinished => {
            "Hak tulis belum sampai di salinan ini: pembawaannya terputus. Di sini hanya dapat dibaca, isinya aman. Ulangi rapat bawa yang sama dari asalnya."
        }
        T::AwayOutdated => {
            "Hak tulis salinan ini sudah diambil kembali di {place}; di sini hanya dapat dibaca, isinya aman. Catatan di sini tidak digabung: lihat dengan rapat riwayat, catat ulang yang perlu di {place}. Untuk membawa lagi: rapat --db BERKAS-BARU bawa SERVER. Kalau justru salinan inilah yang dipakai seterusnya: rapat --db {own} pulih {own}"
        }
        T::BoardBack => "Hak tulis kembali ke salinan ini.",
        T::CarryOtherDatabase => {
            "Keduanya bukan salinan dari satu basis data. Tidak ada yang diubah. Periksa berkas atau alamatnya."
        }
        T::CarryDiverged => {
            "Kedua salinan sudah ditulis sendiri-sendiri sejak hak tulis berpindah (misalnya lewat --hilang atau pulih). Tidak ada yang digabung, diubah, atau dibuang. Lihat isi masing-masing dengan rapat --db BERKAS riwayat, lalu catat ulang yang perlu."
        }
        T::CarrySuperseded => {
            "Hak tulis salinan ini sudah diambil kembali di asalnya (--hilang), dan di sana sudah dicatat tersendiri. Tidak ada yang digabung atau dibuang; salinan ini mulai sekarang hanya dapat dibaca. Lihat isinya dengan rapat --db BERKAS riwayat, lalu catat ulang yang perlu di asalnya."
        }
        T::CarryOlder => {
            "Berkas itu salinan lama: semua isinya sudah ada di sini. Tidak ada yang diubah. Bawalah berkas yang dipakai mencatat."
        }
        T::CarryGap => "Ada baris yang belum sampai. Tidak ada yang diubah. Ulangi perintah yang sama.",
        T::CarrySpoiled => "Yang sampai bukan yang dikirim ({what}). Tidak ada yang diubah. Ulangi perintah yang sama.",
        T::CarryNotAwaited => {
            "Salinan tujuan memegang hak tulisnya sendiri dan tidak menunggu kiriman. Tidak ada yang diubah."
        }
        T::CarryNotAtHome => {
            "Salinan ini sendiri sedang dibawa. Tidak ada yang diubah. Kembalikan dulu (rapat kembalikan), lalu bawa dari asalnya."
        }
        T::CarryKeys => {
            "Di salinan yang dibawa ada kunci yang diubah, padahal kunci hanya diatur di komputer kantor. Tidak ada yang diambil dari sana, isinya masih di sana. Hak tulis tanpa isi itu kembali dengan: rapat kembalikan --hilang"
        }
        T::CarryNotLent => {
            "Hak tulis tidak sedang dibawa dari sini atau ke sini. Tidak ada yang diubah. Lihat pemegangnya dengan rapat periksa."
        }
        T::CarryMoved => "Ada yang mencatat pada saat yang sama. Tidak ada yang diubah. Ulangi perintah yang sama.",
        T::Carried => "Hak tulis (nomor {n}) sekarang ada di {file}. {path} hanya dapat dibaca sampai dikembalikan.",
        T::CarriedNext => {
            "Di tempat rapat: rapat --db BERKAS. Sesudahnya di komputer itu: rapat --db BERKAS kembalikan --ke BERKAS; lalu di kantor: rapat kembalikan --dari BERKAS."
        }
        T::CarriedFor => "Hanya komputer {host} yang dapat menulis ke berkas itu.",
        T::CarriedAnyone => {
            "Berkas itu belum ditujukan ke satu komputer: komputer pertama yang mencatat menjadi pemegangnya. Jangan menyalinnya sebelum itu, atau sebut komputernya: --untuk KOMPUTER."
        }
        T::CarryHow => {
            "Bawa ke mana? Dari server ke komputer ini: rapat bawa rapat@SERVER. Dengan berkas: rapat bawa --ke BERKAS [--untuk KOMPUTER]."
        }
        T::TakenHere => {
            "Hak tulis (nomor {n}) sekarang di sini: {path}. Di {server} hanya dapat dibaca sampai dikembalikan."
        }
        T::TakenElsewhere => {
            "Hak tulis di {path} berasal dari {server}, bukan dari {asked}. Tidak ada yang diubah. Kembalikan dulu (rapat kembalikan), atau pakai berkas lain: rapat --db BERKAS bawa {asked}"
        }
        T::TakenUnasked => "{server} tidak dapat ditanyai sekarang.",
        T::TakenNext => "Sekarang boleh tanpa jaringan. Sesudahnya: rapat kembalikan",
        T::BadAddress => "\"{server}\" bukan alamat server. Tidak ada yang diubah. Contoh: rapat bawa rapat@kantor",
        T::FileNoServer => {
            "{file} adalah berkas, bukan server. Tidak ada yang berubah. Untuk berkas: rapat bawa --ke {file}, di kantor rapat kembalikan --dari {file}."
        }
        T::NoSsh => {
            "Program ssh tidak dapat dijalankan ({why}). Tidak ada yang diubah. Pasang OpenSSH, atau pakai berkas (--ke)."
        }
        T::Cut => {
            "Sambungan ke {server} terputus atau ditolak; alasannya ada di atas kalau disebut. Tidak ada yang hilang. Ulangi perintah yang sama: yang sudah sampai tidak masuk dua kali."
        }
        T::FarRefused => {
            "{server} menolak; alasannya ada di atas. Tidak ada yang hilang dan tidak ada yang diubah di sini. Kalau tidak ada alasan yang disebut, ulangi perintah yang sama."
        }
        T::OwnFileThere => {
            "Di komputer ini sudah ada {path}. Kalau itu basis data lain, bawa ke berkas tersendiri: rapat --db BERKAS bawa {server}"
        }
        T::FileMissing => "{file} tidak ada. Tidak ada yang diubah. Periksa nama dan foldernya.",
        T::OtherForm => {
            "Yang menjawab di {server} bukan rapat versi yang sama, atau bukan rapat. Tidak ada yang diubah. Pasang versi rapat yang sama di kedua komputer."
        }
        T::Back => {
            "Hak tulis kembali ke {path} (nomor {n}): {rows} baris baru diterima dan diperiksa. Yang dibawa kini hanya dapat dibaca."
        }
        T::Sealed => {
            "{file} berisi semua catatan dan siap diserahkan ke {place}; di komputer ini hanya dapat dibaca. Di kantor: rapat kembalikan --dari BERKAS."
        }
        T::BringHow => {
            "Kembalikan dari mana? Di kantor: rapat kembalikan --dari BERKAS. Di komputer yang membawa: rapat kembalikan --ke BERKAS. Kalau hilang: rapat kembalikan --hilang."
        }
        T::BringFromThere => {
            "Untuk mengembalikan: di komputer yang memakainya ketik rapat --db BERKAS kembalikan --ke BERKAS, lalu di sini ulangi. Kalau komputer itu tidak ada lagi: rapat kembalikan --hilang --dari BERKAS."
        }
        T::ReclaimedNow => {
            "Hak tulis diambil kembali (nomor {n}); {path} dapat ditulis lagi. Baris baru dari berkas: {rows}."
        }
        T::ReclaimedNext => {
            "Yang masih dicatat di {place} tidak akan digabung. Kalau ditemukan: lihat dengan rapat --db BERKAS riwayat, lalu catat ulang."
        }
        T::RestoredNow => "{path} sekarang basis data yang ditulis (hak tulis nomor {n}).",
        T::RestoredAside => "Yang lama disisihkan, tidak dihapus:",
        T::RestoredAll => "Semua yang tercatat di sana ada juga di sini.",
        T::RestoredMissing => {
            "{n} langkah hanya ada di sana dan tidak di sini; lihat dengan --db dan riwayat, catat ulang yang perlu."
        }
        T::RestoredUncounted => "Yang hanya ada di sana tidak dapat dihitung: berkas itu tidak terbaca.",
        T::RestoredNext => "Salinan lain kini salinan kedua: catatannya tidak akan digabung ke sini.",
        T::VerifyHere => "Hak tulis nomor {n} ada di berkas ini.",
        T::VerifyBase => "Basis data {id}, dibuat di {home}.",
    }
}
