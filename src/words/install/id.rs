//! The words of the server's installation in Indonesian.

use super::I;

pub(super) fn text(word: I) -> &'static str {
    match word {
        I::Head => "rapat lewat SSH, untuk basis data {db}.",
        I::HeadHow => {
            "Baca dulu, lalu tempel bagian demi bagian sebagai root, atau simpan dan jalankan: rapat pasang-ssh >pasang.sh; sudo sh pasang.sh. Boleh diulang. Yang dibutuhkan: paket openssh-server dan acl."
        }
        I::TitleAccounts => "1. Akun",
        I::TitleFolder => "2. Folder basis data",
        I::TitleKeys => "3. Kunci",
        I::TitleServer => "4. sshd",
        I::TitleCheck => "5. Periksa",
        I::AccountsWhy => {
            "{writers} untuk kunci sekretariat (boleh menulis), {readers} untuk kunci pembaca. Tanpa kata sandi; masuk hanya dengan kunci. Shell harus /bin/sh: nologin menolak semua, bash membaca berkas awalnya sendiri."
        }
        I::HomeWhy => {
            "Rumah kedua akun milik root dan tidak dapat ditulisi siapa pun, supaya tidak ada yang menaruh berkas awal atau kunci di situ."
        }
        I::DeskWhy => {
            "Yang bekerja langsung di komputer ini dengan akunnya sendiri dimasukkan ke kelompok {writers}, lalu keluar dan masuk lagi:"
        }
        I::FolderWhy => {
            "Folder milik kelompok {writers}; angka 2 di depan membuat berkas baru ikut kelompok itu. {readers} boleh membaca, tidak menulis."
        }
        I::FilesWhy => {
            "Berkas -wal dan -shm harus ada dan dapat dibaca pembaca; perintah pertama membuatnya bila belum ada. Lakukan saat tidak ada yang membuka rapat."
        }
        I::KeysWhy => {
            "Kunci orang didaftarkan dengan: {program} kunci tambah 'ssh-ed25519 AAAA… nama@laptop' --untuk 'Camat …' --db {db}. Sesudah itu bagian ini diulang, setiap kali ada kunci baru; mencabut berlaku seketika tanpa diulang."
        }
        I::KeysKept => "Daftar kunci tidak terbaca; {file} tetap seperti semula.",
        I::ServerWhy => {
            "Blok untuk sshd. ForceCommand menang atas segala isi berkas kunci; ExposeAuthInfo memberi tahu rapat kunci siapa yang masuk. Bila sshd_config tidak punya baris Include sshd_config.d, tempel blok ini di akhir sshd_config."
        }
        I::ReloadWhy => "Konfigurasi diperiksa dulu; sshd yang berjalan baru dimuat ulang bila tidak ada yang salah.",
        I::CheckHow => "Setiap baris harus berkata benar. Lalu coba dari komputer lain: ssh rapat-view@SERVER 17",
        I::BadPath => "\"{text}\" tidak dapat dipakai di konfigurasi sshd: harus alamat lengkap tanpa tanda kendali.",
        I::BadName => "\"{text}\" bukan nama akun: huruf kecil, angka, - dan _, paling banyak 32.",
        I::SameAccount => {
            "Akun penulis dan akun pembaca sama ({text}). Pembaca harus akun tersendiri supaya sistem menjaganya."
        }
        I::SharedFolder => "Folder {text} bukan folder basis data sendiri; haknya tidak diubah.",
        I::SharedFolderHint => {
            "Taruh basis data di folder sendiri, misalnya: rapat pasang-ssh --db /srv/rapat/rapat.db"
        }
        I::StateRight => "benar",
        I::StateWrong => "SALAH",
        I::StateUnseen => "?",
        I::CheckCount => "{right} benar, {wrong} salah, {unseen} tidak terlihat.",
        I::CheckFailed => "{n} hal belum benar; tidak ada yang diubah.",
        I::Unseen => "{what} tidak terlihat dari akun ini.",
        I::AskRoot => "periksa lagi sebagai root: {command}",
        I::RunPart => "jalankan sebagai root yang dicetak {part}",
        I::Missing => "{path} tidak ada.",
        I::NotRoots => "{path} milik {owner} dengan hak {mode}: selain root ada yang dapat menggantinya.",
        I::ProgramRight => "Program {path} hanya dapat diganti root.",
        I::NoAccount => "Akun {name} tidak ada.",
        I::AccountIsRoot => "Akun {name} adalah root.",
        I::AccountIsRootHint => "pakai akun tersendiri untuk rapat, bukan root",
        I::WrongShell => "Akun {name} memakai {shell}, bukan /bin/sh.",
        I::AccountRight => "Akun {name} ada, shell {shell}.",
        I::HomeRight => "Rumah {name} ({path}) tidak dapat ditulisi.",
        I::FolderRight => "Folder {path}: kelompok {group}, hak {mode}.",
        I::FolderWrong => "Folder {path}: kelompok {group}, hak {mode}; berkas baru tidak dapat dipakai bersama.",
        I::ClosedOnTheWay => "{name} tidak dapat melewati folder {path}.",
        I::MoveOut => "pindahkan basis data ke /srv/rapat saat tidak ada yang membukanya",
        I::ReaderWrites => "{name} dapat menulis {path}, padahal hanya pembaca.",
        I::ReaderWritesHint => "keluarkan dari kelompok penulis, dan beri hak baca saja dengan setfacl",
        I::ReaderSees => "{name} dapat membaca {path}, juga berkas yang kelak dibuat di situ.",
        I::ReaderBlind => "{name} tidak dapat membaca {path}, atau berkas yang kelak dibuat di situ.",
        I::SideMissing => "{path} tidak ada: pembaca tidak dapat membuatnya sendiri.",
        I::SideMissingHint => "jalankan rapat ringkas sekali dengan akun yang boleh menulis",
        I::FileOpen => "{path} (milik {owner}, kelompok {group}, hak {mode}) terbuka bagi semua akun di komputer ini.",
        I::FileWrong => "{path} milik {owner}, kelompok {group}, hak {mode}: yang lain tidak dapat menulisnya.",
        I::FileUnread => "{path} tidak dapat dibaca {name}.",
        I::FileRight => "{path}: milik {owner}, kelompok {group}, hak {mode}.",
        I::KeysUnread => "{path} tidak dapat dibaca {name}, dan sshd membacanya sebagai akun itu.",
        I::KeysHeld => "{path}: {n} kunci.",
        I::KeysRight => "{path}: {n} kunci, sama dengan yang berlaku di basis data.",
        I::KeysOther => "{path}: kurang {lacking} kunci, dan {left} kunci di situ tidak berlaku lagi.",
        I::NoServer => "sshd tidak terpasang.",
        I::NoServerHint => "pasang paket openssh-server",
        I::ServerRefuses => "sshd menolak konfigurasinya: {why}",
        I::ServerRefusesHint => "perbaiki sampai sshd -t diam, jangan muat ulang sebelumnya",
        I::ServerRight => "sshd untuk {name}: semua pengaturan seperti yang dicetak.",
        I::SnagOf => "{path} (milik {owner}, kelompok {group}, hak {mode}): {what}",
        I::SnagFolderClosed => "kelompoknya tidak dapat membuat berkas di folder ini.",
        I::SnagFolderForgets => "berkas baru di folder ini tidak ikut kelompoknya, dan akun lain terkunci di luar.",
        I::SnagFileClosed => "akun lain di kelompok itu tidak dapat menulisnya.",
        I::SnagFileOfOthers => "kelompoknya lain dari kelompok folder dan basis data.",
        I::SnagFileOpen => "semua akun di komputer ini dapat membaca atau menulisnya.",
        I::SnagGroup => "chgrp dengan kelompok foldernya: {path}",
        I::SnagsFound => "Basis data utuh, tetapi {n} hak berkas menghalangi pemakaian bersama.",
        I::ServerUnset => "sshd belum membaca blok untuk {name}: akun itu masih akun biasa.",
        I::Misplaced => "{path} hanya dapat dibaca di sini; tidak ada kunci yang dapat mencatat.",
        I::ServerTakes => {
            "sshd untuk {name} menerima peubah {what} dari luar (AcceptEnv): dengan itu program di server dapat disetir."
        }
        I::ServerTakesHint => "di sshd_config cukup AcceptEnv LANG LC_*, lalu muat ulang sshd",
        I::ServerWholeHint => {
            "PermitUserEnvironment berlaku untuk seluruh server: hapus barisnya dari sshd_config, lalu muat ulang sshd"
        }
        I::ServerWrong => "sshd untuk {name}: {setting} = {found}, seharusnya {wanted}",
    }
}
