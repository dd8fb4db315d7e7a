//! The meeting in Indonesian.

use super::M;

pub(super) fn text(word: M) -> &'static str {
    match word {
        M::DoubtNoLead => "TL-{n} tanpa penanggung jawab: {text}",
        M::DoubtNoDue => "TL-{n} tanpa tenggat: {text}",
        M::DoubtUnsealed => "TL-{n} masih usulan: {text}",
        M::DoubtNotReached => "acara {n} belum dibahas: {text}",
        M::DoubtNoResolver => "K-{n} tanpa penyelesai: {text}",
        M::DoubtParked => "belum jadi dibahas: {text}",
        M::StatePlanned => "direncanakan",
        M::StateRunning => "berjalan",
        M::StateCorrecting => "dibuka lagi untuk ralat",
        M::StateClosed => "ditutup",
        M::StateCancelled => "dibatalkan",
        M::NotCalled => "belum dipanggil",
        M::Forgotten => "Rapat {n} masih terbuka sejak {day}.",
        M::Alarm => "{agencies} instansi tidak hadir, {sites} lokasi tertahan",
        M::Minutes => "{n} menit",
        M::SectionVague => "Belum jelas",
        M::SectionAgreed => "Disepakati",
        M::SectionProposed => "Usulan, belum disahkan",
        M::SectionDecisions => "Keputusan",
        M::SectionNotes => "Catatan",
        M::SectionParked => "Dibahas nanti",
        M::PointNow => "sedang dibahas",
        M::PointOpen => "belum dibahas",
        M::RollCounts => "Hadir {here}, diwakili {represented}, tidak hadir {absent}, belum dipanggil {open}",
        M::LetterOf => "Surat undangan {what}",
        M::HoursFrom => "mulai {from}",
        M::HoursUntil => "sampai {to}",
    }
}
