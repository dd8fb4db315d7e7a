//! The words of the ledger in Indonesian.

use super::K;

pub(super) fn text(word: K) -> &'static str {
    match word {
        // marks of an open promise
        K::MarkLate => "terlambat",
        K::MarkSoon => "jatuh tempo",
        K::MarkLater => "masih ada waktu",
        K::MarkNoDue => "tanpa tenggat",
        K::MarkNoLead => "tanpa penanggung jawab",
        K::MarkLifted => "dinaikkan ke pimpinan",
        K::NobodyLeads => "? tanpa penanggung jawab",
        K::LiftedDays => "terlambat {n} hari",
        K::LiftedMeetings => "{n} rapat lewat sejak tenggat pertama {day}",
        K::LiftedUndated => "{n} rapat tanpa tenggat",
        K::Lifted => "dinaikkan: {why}",
        // groups
        K::ByAgency => "instansi",
        K::ByTiming => "tenggat",
        K::ByDistrict => "kecamatan",
        K::ByMeeting => "rapat",
        K::GroupDistricts => "beberapa kecamatan",
        K::GroupEverywhere => "tanpa lokasi",
        K::GroupCount => "{name}: {n}",
        K::GroupCountLate => "{name}: {n}, {late} terlambat",
        K::Counts => {
            "{open} tindak lanjut berjalan: {late} terlambat, {soon} jatuh tempo, {no_due} tanpa tenggat, {no_lead} tanpa penanggung jawab, {lifted} dinaikkan"
        }
        // the record of an instansi
        K::Kept => "menepati {kept} dari {of}, digeser {shifts}",
        K::KeptNothing => "belum ada yang dapat dinilai",
        K::KeptOnTime => "Ditepati",
        K::KeptTooLate => "Selesai terlambat",
        K::KeptMissed => "Lewat tenggat, belum selesai",
        K::KeptShifted => "Digeser",
        K::KeptCancelled => "Dibatalkan",
        K::KeptUnconfirmed => "Selesai, menunggu konfirmasi",
        K::KeptUnproved => "Selesai tanpa bukti",
        K::KeptRunning => "Berjalan, masih ada waktu",
        K::KeptRecord => "Catatan janji",
        K::ColumnKept => "menepati",
        K::ColumnShifted => "digeser",
        // the life of a promise and the list on the board
        K::TurnDone => "selesai",
        K::TurnDoneNote => "dengan bukti, atau tanpa",
        K::TurnDoing => "proses",
        K::TurnDoingNote => "sedang dikerjakan",
        K::TurnShift => "geser",
        K::TurnShiftNote => "tenggat baru dan alasannya; tenggat semula tetap tercatat",
        K::TurnCancel => "batal",
        K::TurnCancelNote => "dengan alasan",
        K::TurnConfirm => "konfirmasi",
        K::TurnConfirmNote => "instansi lain menyatakan benar selesai",
        K::DoneAt => "TL-{n} selesai di lokasi mana? {text}",
        K::DoneAtAll => "Semua yang belum ({n} lokasi)",
        K::IssueSettledAsk => "TL-{n} selesai. Kendala K-{issue} beres juga?",
        K::IssueSettledToo => "Ya, sudah beres",
        K::IssueStays => "Belum, biarkan terbuka",
        K::IssueOthers => "Masih berjalan untuk kendala ini: {items}",
        K::NarrowByMark => "tanda",
        K::CountPromises => "{n} janji",
        K::CountOpen => "{n} tindak lanjut berjalan",
        K::CountLifted => "{n} dinaikkan",
        K::Narrowed => "Disaring: {filter} - {n} dari {of}",
        // the next site that needs words
        K::Called => "{number} {name}: {why}",
        K::NeedLate => "{n} janji terlambat sampai {days} hari",
        K::NeedSevere => "{n} kendala berat",
        K::NeedOld => "{n} kendala lama",
        K::NeedSoon => "{n} jatuh tempo",
        K::NeedChecks => "{n} syarat belum ada",
        K::NoneToCall => "Tidak ada lagi lokasi yang perlu dibahas.",
        K::NoneToCallLeft => "Tidak ada lagi yang menunggu; {n} lokasi terlewati, tercantum saat rapat ditutup.",
        K::SitesLeft => "Perlu dibahas, belum dibahas",
        K::SitePassed => "dilewati",
        // the review
        K::ReviewNone => "Tidak ada yang jatuh tempo untuk ditinjau.",
        K::ReviewKeys => "1 selesai · 2 proses · 3 geser · 4 batal · 5 konfirmasi",
        K::ReviewUnfit => "TL-{n}: {step} tidak berlaku sekarang.",
        K::ReviewProgress => "Tinjauan: {n} dari {of}",
        K::ReviewCounts => {
            "{done} selesai, {confirmed} dikonfirmasi, {doing} proses, {shifted} digeser, {cancelled} batal, {todo} belum; {left} belum ditinjau"
        }
        // what a meeting agreed, read back
        K::AgreedNone => "{meeting} belum menyepakati apa pun.",
        K::AgreedOf => "Yang disepakati {meeting}, instansi {n} dari {of}",
        K::AgreedCorrected => "{said} (diralat: {reason})",
        // commands
        K::WrongItem => "\"{text}\" bukan nomor tindak lanjut; tulis seperti TL-12.",
        K::Already => "TL-{n} memang sudah begitu; tidak ada yang perlu disimpan.",
        K::NotThere => "TL-{n} tidak menyangkut {site}. Belum ada yang disimpan.",
        K::IssueBehind => "Kendala {issue} masih terbuka; bila sudah beres: rapat beres {issue} 'CARANYA'",
        K::UnknownMark => "Tanda \"{text}\" tidak dikenal.",
        K::UnknownGrouping => "Kelompok \"{text}\" tidak dikenal.",
        K::NoMessages => "Tidak ada tindak lanjut yang berjalan untuk diingatkan.",
        K::MessageOf => "== {name} ({part}/{of}) ==",
        // the reminder
        K::MessageTitle => "*Pengingat tindak lanjut*{part}",
        K::MessagePart => " ({n}/{of})",
        K::MessageTo => "Yth. {name}",
        K::MessageToNobody => "Belum ada penanggung jawabnya:",
        K::MessageDay => "{program}, per {day}",
        K::MessageCount => "{n} janji berjalan, {late} terlambat.",
        K::MessageItem => "*TL-{n}* {text}",
        K::MessagePlace => " ({sites})",
        K::MessageSites => "{n} lokasi",
        K::MessageDue => "Tenggat {due}, {left}",
        K::MessageNoDue => "Tanpa tenggat",
        K::MessageNextMeeting => "Tenggat rapat berikutnya",
        K::MessageLate => "terlambat {n} hari",
        K::MessageMoved => "Digeser {n}x, semula {first}",
        K::MessageSupports => "Mendukung (penanggung jawab lain):",
        K::MessageLed => "penanggung jawab {name}",
    }
}
