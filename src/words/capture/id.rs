//! The words of capturing in Indonesian.

use super::C;

pub(super) fn text(word: C) -> &'static str {
    match word {
        // the sentence
        C::Spoken => "{who} menyelesaikan \"{what}\"{place}{until}",
        C::SpokenNobody => "Belum disebut siapa yang menyelesaikan \"{what}\"{place}{until}",
        C::SpokenHelp => "{who}, dibantu {help},",
        C::SpokenPlace => " di {sites}",
        C::SpokenBy => " paling lambat {day}",
        C::SpokenByMeeting => " paling lambat rapat berikutnya",
        C::SpokenByMeetingOn => " paling lambat rapat berikutnya, {day}",
        C::SpokenNoDue => " tanpa tenggat",
        C::SpokenLeft => "{sentence} — {left}",
        C::LeftTomorrow => "besok",
        C::LeftPassed => "sudah lewat {n} hari",
        C::NamesAnd => "{names} dan {last}",
        C::NamesMore => "{names}, dan {n} lokasi lain",
        // how a date was taken
        C::NoteNotToday => "bukan hari ini, melainkan pekan depan",
        C::NoteOfNextWeek => "yang pekan depan, bukan yang terdekat",
        C::NoteNextWeekMonday => "mulai Senin pekan depan",
        C::NoteLastWorkday => "hari kerja terakhir pekan itu",
        C::NoteEndOfMonth => "hari terakhir bulan itu",
        C::NoteEndOfYear => "hari terakhir tahun itu",
        C::NoteNextYear => "tahun depan",
        C::NoteNextWorkday => "tanggal 1 jatuh pada akhir pekan, jadi hari kerja berikutnya",
        C::NoteOnThatDay => "paling lambat pada hari itu",
        C::NoteWeekend => "jatuh pada akhir pekan",
        // why a date is refused
        C::DatePast => "{day} sudah lewat",
        C::DatePastSome => "itu sudah lewat",
        C::DateImpossible => "tanggal itu tidak ada",
        C::DateTooFar => "{day} terlalu jauh; periksa tahunnya",
        C::DateBare => "bisa tanggal, bisa jumlah hari; ketik \"tgl {n}\" atau \"{n} hari\"",
        C::DateOtherWeekday => "tanggal itu jatuh pada {day}",
        C::DateUnknown => "tidak dikenal sebagai tanggal",
        // what is doubtful in a line
        C::DoubtNotKnown => "{word} tidak dikenal dan tetap menjadi teks",
        C::DoubtNotKnownNear => "{word} tidak dikenal dan tetap menjadi teks; mungkin maksudnya {near}",
        C::DoubtAmbiguous => "{word} bisa berarti {among}",
        C::DoubtDate => "{word}: {why}",
        C::DoubtSecondLead => "{word}: penanggung jawab hanya satu; yang membantu diketik dengan +",
        C::DoubtSecondDue => "{word}: tenggat hanya satu",
        C::DoubtHeadOfNothing => "{word} perlu lokasi: tambahkan # dan nama atau nomornya",
        C::DoubtNoHead => "{word}: tidak ada {head} untuk {site} di daftar instansi",
    }
}
