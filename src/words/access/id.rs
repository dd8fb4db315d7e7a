//! The words of coming over SSH in Indonesian.

use super::S;

pub(super) fn text(word: S) -> &'static str {
    match word {
        // records and values
        S::RecordKey => "kunci {who} ({print})",
        S::RecordKeyGone => "kunci {print}",
        S::CreatedKey => "kunci SSH didaftarkan",
        S::FieldKeyLine => "kunci publik",
        S::FieldHolder => "pemegang",
        S::FieldRole => "peran",
        S::FieldChoice => "pilihan",
        S::RoleReader => "pembaca",
        S::RoleSecretariat => "sekretariat",
        S::KeyValid => "berlaku",
        S::KeyRevoked => "dicabut: {reason}",
        S::KeyUndone => "dicabut (pendaftaran diurungkan)",
        // the list
        S::HeadHolder => "Pemegang",
        S::HeadRole => "Peran",
        S::HeadPrint => "Sidik jari",
        S::HeadSince => "Sejak",
        S::NoKeys => "Belum ada kunci. Daftarkan: rapat kunci tambah 'ssh-ed25519 AAAA…' --untuk 'Camat …'",
        S::FenceWhole => "Pagar pembaca: lengkap. Sistem ini menolak menulis dan menjalankan apa pun.",
        S::FenceFiles => "Pagar pembaca: untuk berkas dan program; kernel ini belum dapat menutup jaringan dan sinyal.",
        S::FenceNone => {
            "Pagar pembaca: tidak ada, sistem ini tanpa Landlock. Pembaca hanya dijaga oleh basis data yang dibuka untuk dibaca; pakai akun tersendiri tanpa hak tulis."
        }
        // what is wrong with a key that is to be let in
        S::PrivateKey => "Itu kunci PRIBADI, bukan kunci publik. Tidak ada yang disimpan.",
        S::PrivateKeySafe => {
            "Kunci pribadi tidak boleh keluar dari komputer pemiliknya; yang diminta adalah isi berkas .pub."
        }
        S::PrivateKeyNew => "Bila sudah terkirim ke orang lain, anggap bocor dan buat yang baru: ssh-keygen -t ed25519",
        S::NotAKey => "Itu bukan kunci publik OpenSSH: \"{text}\"",
        S::NotAKeyHint => "Satu baris seperti: ssh-ed25519 AAAA… nama@laptop (isi berkas ~/.ssh/id_ed25519.pub).",
        S::KeyKind => "Kunci jenis {kind} tidak diterima.",
        S::KeyKindHint => "Yang diterima: {kinds}. Buat yang baru: ssh-keygen -t ed25519",
        S::KeyWeak => {
            "Kunci RSA {bits} bit terlalu lemah, paling sedikit {least} bit. Buat yang baru: ssh-keygen -t ed25519"
        }
        S::SeveralLines => "Di sana ada {n} kunci. Daftarkan satu per satu, masing-masing dengan pemegangnya.",
        S::KeyThere => "Kunci itu sudah terdaftar: {who}, {role}. Tidak ada yang berubah.",
        S::KeyMissing => "Sebutkan kuncinya: sebaris kunci publik, nama berkas .pub, atau - dari masukan.",
        S::KeyType => "Tempel kunci publiknya: satu baris yang diawali ssh-…",
        S::KeyFile => "{file} tidak dapat dibaca: {why}",
        S::KeyFileGone => "Berkas {file} tidak ada di sini. Periksa nama dan foldernya, atau tempelkan sebaris isinya.",
        S::HolderMissing => "Sebutkan pemegangnya: --untuk 'Camat Kumun Debai'",
        S::ReasonMissing => "Sebutkan mengapa kunci itu dicabut: --alasan 'Pindah tugas'",
        // which key is meant
        S::NoSuchKey => "Tidak ada kunci yang cocok dengan \"{text}\".",
        S::NoSuchKeyHint => "Lihat semuanya: rapat kunci daftar --semua",
        S::SeveralKeys => "Ada {n} kunci yang cocok dengan \"{text}\":",
        S::RevokedAlready => "Kunci itu sudah dicabut. Tidak ada yang berubah.",
        S::ChoiceForm => "Pilihan \"{text}\" tidak dimengerti; tulis seperti tema=gelap atau tombol.urut=z.",
        S::ChoiceNot => "Nama tampil berasal dari --untuk, bukan dari pilihan.",
        S::NothingToChoose => "Belum disebut apa yang diubah: NAMA=NILAI, --untuk, atau --peran.",
        // the gate
        S::GateNeedsDb => "ssh-gate perlu --db FILE. Tidak ada yang dibuka.",
        S::GateNoDatabase => {
            "Basis data tidak ada di tempatnya di server ini. Tidak ada yang dibuat. Beri tahu pengelola server."
        }
        S::WrongAccount => {
            "Akun server ini hanya dapat membaca. Tidak ada yang berubah. Untuk mencatat, masuk lewat akun penulis: ssh rapat@…"
        }
        S::GateLimits => "Batas proses tidak dapat dipasang ({why}), jadi tidak ada yang dibuka.",
        S::GateFence => "Pagar untuk pembaca tidak dapat dipasang ({why}), jadi tidak ada yang dibuka.",
        S::NoAuthInfo => "Server tidak memberi tahu kunci mana yang masuk, jadi tidak ada yang dibuka.",
        S::NoAuthInfoHint => "Untuk pengelola server: sshd perlu ExposeAuthInfo yes, dan masuk hanya dengan kunci.",
        S::BadAuthInfo => "Keterangan server tentang kunci yang masuk tidak dapat dipakai, jadi tidak ada yang dibuka.",
        S::UnknownKey => "Maaf, kunci ini belum terdaftar.",
        S::UnknownKeyHint => "Minta sekretariat rapat mendaftarkannya. Sidik jarinya: {print}",
        S::ShutOut => "Maaf, kunci ini sudah dicabut sejak {day}.",
        S::ShutOutHint => "Bila itu keliru, hubungi sekretariat rapat. Sidik jarinya: {print}",
        S::CommandTooLong => "Perintah itu terlalu panjang: paling banyak {most} bita. Tidak ada yang dijalankan.",
        S::CommandControl => "Dalam perintah itu ada tanda kendali. Tidak ada yang dijalankan.",
        S::CommandNotText => "Perintah itu bukan teks UTF-8. Tidak ada yang dijalankan.",
        S::CommandUnclosed => "Tanda kutip dalam perintah itu tidak ditutup. Tidak ada yang dijalankan.",
        S::CommandGlued => "Sesudah tanda kutip penutup harus ada spasi. Tidak ada yang dijalankan.",
        S::CommandRefused => "Perintah {what} tidak tersedia lewat SSH untuk kunci {role}. Tidak ada yang berubah.",
        S::CommandsThere => "Yang tersedia: {commands}",
        S::OptionRefused => "{option} tidak tersedia lewat SSH. Tidak ada yang berubah.",
        S::FileRefused => "Lewat SSH tidak ada berkas server yang ditulis; hasilnya keluar di sini.",
        S::FileRefusedHint => "Simpan di komputer sendiri: ssh … {command} --format docx > berkas.docx",
        S::SheetRefused => "Lewat SSH tidak ada berkas server yang dibaca; lembarnya dialirkan dari komputer sendiri.",
        S::SheetRefusedHint => "Contoh: ssh … impor - <lokasi.csv",
        S::RefusedShutOut => "Kunci ini tidak boleh mencatat, atau tidak lagi. Belum tersimpan.",
        S::RefusedKeysAtHome => {
            "Kunci hanya diatur di komputer kantor, bukan lewat SSH dan bukan di salinan yang dibawa. Belum tersimpan."
        }
        S::ShutOutNow => {
            "Kunci ini baru saja dicabut atau perannya diubah, jadi papan ditutup. Yang sudah disebut tersimpan tetap ada; untuk masuk lagi, hubungi sekretariat rapat."
        }
        S::NoTerminalHere => "Untuk papan, sambungkan dengan terminal:\n  ssh -t …\nUntuk teks biasa:\n  ssh … papan",
        S::GuestExamples => {
            "ssh … 17\nssh … ringkas\nssh … tindak --terlambat --instansi pupr\nssh … notula 4 --format docx > notula.docx\nssh -t …"
        }
        S::ChoicesHint => "Tidak ada yang disimpan. Nama dan nilainya sama dengan pengaturan pribadi di rapat.toml.",
        S::ChoicesUnread => "Pilihan pribadi pada kunci ini tidak terbaca; dipakai yang biasa.",
    }
}
