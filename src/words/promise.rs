//! A promise as a sentence that is read back to the hall, and what has to be said about a line before it is one.

use super::capture::C;
use super::{Language, W, dates};
use crate::domain::capture::{Agreed, Doubt, Near, Part, Sigil};
use crate::domain::ids::SiteCode;
use crate::domain::item::Due;
use crate::domain::query::names;
use crate::domain::when::{Note, When, WhenError};
use crate::domain::world::World;

/// So many sites are named in the sentence before the rest is counted.
const MOST_NAMES: usize = 6;

/// "Dinas Koperasi menyelesaikan … di … paling lambat Jumat, 27 November 2026 — 3 hari lagi".
pub fn spoken(language: Language, world: &World, agreed: &Agreed) -> String {
    let place = match agreed.sites.as_slice() {
        [] => String::new(),
        sites => language.say(C::SpokenPlace, &[("sites", &site_names(language, world, sites))]),
    };
    let day = agreed.day.map(|day| dates::day_long(language, day));
    let until = match (agreed.due, day) {
        (Some(Due::NextMeeting), Some(day)) => language.say(C::SpokenByMeetingOn, &[("day", &day)]),
        (Some(Due::NextMeeting), None) => language.text(C::SpokenByMeeting).to_owned(),
        (Some(Due::On(_)), Some(day)) => language.say(C::SpokenBy, &[("day", &day)]),
        _ => String::new(),
    };
    // What is not settled yet is said by itself at the end: the hall hears what is known first.
    let open = match (&agreed.lead, agreed.due) {
        (None, None) => language.text(C::SpokenOpenBoth),
        (None, Some(_)) => language.text(C::SpokenOpenWho),
        (Some(_), None) => language.text(C::SpokenOpenWhen),
        (Some(_), Some(_)) => "",
    };
    let who = agreed.lead.as_ref().map(|lead| {
        let help: Vec<String> = agreed.support.iter().map(|who| names::agency(world, who)).collect();
        let who = names::agency(world, lead);
        match help.is_empty() {
            true => who,
            false => language.say(C::SpokenHelp, &[("who", &who), ("help", &listed(language, help))]),
        }
    });
    let (what, place, until) = (&agreed.text, &place, &until);
    let sentence = match who {
        None => language.say(C::SpokenNobody, &[("what", what), ("place", place), ("until", until)]),
        Some(who) => language.say(C::Spoken, &[("who", &who), ("what", what), ("place", place), ("until", until)]),
    };
    let sentence = match agreed.days_left {
        Some(days) => language.say(C::SpokenLeft, &[("sentence", &sentence), ("left", &days_left(language, days))]),
        None => sentence,
    };
    sentence + open
}

/// How long it is until a day, in words.
pub fn days_left(language: Language, days: i64) -> String {
    match days {
        0 => language.text(W::Today).to_owned(),
        1 => language.text(C::LeftTomorrow).to_owned(),
        2.. => language.say(W::DaysLeft, &[("n", &days)]),
        _ => language.say(C::LeftPassed, &[("n", &-days)]),
    }
}

fn site_names(language: Language, world: &World, sites: &[SiteCode]) -> String {
    let name = |site: &SiteCode| names::site_of(world, site);
    if sites.len() <= MOST_NAMES {
        return listed(language, sites.iter().map(name).collect());
    }
    let first: Vec<String> = sites.iter().take(MOST_NAMES - 1).map(name).collect();
    language.say(C::NamesMore, &[("names", &first.join(", ")), ("n", &(sites.len() - first.len()))])
}

/// Names as a list in a sentence: "a, b dan c".
fn listed(language: Language, mut names: Vec<String>) -> String {
    match (names.pop(), names.is_empty()) {
        (Some(last), false) => language.say(C::NamesAnd, &[("names", &names.join(", ")), ("last", &last)]),
        (last, _) => last.unwrap_or_default(),
    }
}

/// What has to be said with a date: how it was taken where it could mean two things, and that it is on a weekend.
pub fn when_notes(language: Language, when: &When) -> Vec<&'static str> {
    let note = when.note.map(|note| match note {
        Note::NotToday => C::NoteNotToday,
        Note::OfNextWeek => C::NoteOfNextWeek,
        Note::NextWeekMonday => C::NoteNextWeekMonday,
        Note::LastWorkday => C::NoteLastWorkday,
        Note::EndOfMonth => C::NoteEndOfMonth,
        Note::EndOfYear => C::NoteEndOfYear,
        Note::NextYear => C::NoteNextYear,
        Note::NextWorkday => C::NoteNextWorkday,
        Note::OnThatDay => C::NoteOnThatDay,
    });
    let weekend = when.is_weekend().then_some(C::NoteWeekend);
    note.into_iter().chain(weekend).map(|word| language.text(word)).collect()
}

/// Why a text can be no due date.
pub fn when_error(language: Language, why: WhenError) -> String {
    let long = |day| dates::day_long(language, day);
    match why {
        WhenError::Past(Some(day)) => language.say(C::DatePast, &[("day", &long(day))]),
        WhenError::Past(None) => language.text(C::DatePastSome).to_owned(),
        WhenError::Impossible => language.text(C::DateImpossible).to_owned(),
        WhenError::TooFar(day) => language.say(C::DateTooFar, &[("day", &long(day))]),
        WhenError::Bare(number) => language.say(C::DateBare, &[("n", &number)]),
        WhenError::OtherWeekday(day) => language.say(C::DateOtherWeekday, &[("day", &long(day))]),
        WhenError::Unknown => language.text(C::DateUnknown).to_owned(),
    }
}

/// What a person has to see about a line.
pub fn doubt(language: Language, world: &World, line: &str, doubt: &Doubt) -> String {
    let word = line.get(doubt.at().clone()).unwrap_or_default();
    match doubt {
        Doubt::NotKnown { near, .. } if near.is_empty() => language.say(C::DoubtNotKnown, &[("word", &word)]),
        Doubt::NotKnown { near, .. } => {
            let near: Vec<String> = near.iter().map(|near| self::near(world, near)).collect();
            language.say(C::DoubtNotKnownNear, &[("word", &word), ("near", &near.join(" / "))])
        }
        Doubt::Ambiguous { among, .. } => {
            let among: Vec<String> = among.iter().map(|near| self::near(world, near)).collect();
            language.say(C::DoubtAmbiguous, &[("word", &word), ("among", &among.join(" / "))])
        }
        Doubt::Date { why, .. } => language.say(C::DoubtDate, &[("word", &word), ("why", &when_error(language, *why))]),
        Doubt::Second { sigil: Sigil::Due, .. } => language.say(C::DoubtSecondDue, &[("word", &word)]),
        Doubt::Second { .. } => language.say(C::DoubtSecondLead, &[("word", &word)]),
        Doubt::HeadOfNothing { .. } => language.say(C::DoubtHeadOfNothing, &[("word", &word)]),
        Doubt::NoHead { head, site, .. } => language
            .say(C::DoubtNoHead, &[("word", &word), ("head", &head.word()), ("site", &names::site_of(world, site))]),
    }
}

/// What is not said yet, as one asks for it; nothing for the text itself.
pub fn lacking(language: Language, part: Part) -> Option<&'static str> {
    let word = match part {
        Part::What => return None,
        Part::Who => C::LacksWho,
        Part::Where => C::LacksWhere,
        Part::When => C::LacksWhen,
    };
    Some(language.text(word))
}

/// A record that may have been meant, as it can be typed: `#8 Koto Tengah (Pesisir Bukit)`.
pub fn near(world: &World, near: &Near) -> String {
    match near {
        Near::Site(code) => {
            let name = names::site_of(world, code);
            world.site(code).map_or_else(|| name.clone(), |site| format!("#{} {name}", site.number))
        }
        Near::Agency(code) => names::agency(world, code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::capture::{Book, Ground, proposed, read};
    use crate::domain::testing::{Play, nov};
    use crate::domain::when::Calendar;

    fn tell(line: &str) -> (String, Vec<String>) {
        let world = Play::begin().world;
        let book = Book::of(&world);
        let ground = Ground { world: &world, book: &book, calendar: Calendar::of(&world, nov(24)), sites: &[] };
        let reading = read(line, &ground);
        let item = reading.said.items(&world, &book).remove(0);
        let language = Language::Indonesian;
        let sentence = spoken(language, &world, &proposed(&world, &item, nov(24)));
        (sentence, reading.doubts.iter().map(|one| doubt(language, &world, line, one)).collect())
    }

    #[test]
    fn the_sentence_is_one_that_a_chair_can_read_out() {
        for (line, want) in [
            (
                "Lengkapi sertifikat @dinkop #1 !jumat",
                "Dinas Koperasi menyelesaikan \"Lengkapi sertifikat\" di Koto Lolo paling lambat Jumat, 27 November 2026 \
                 — 3 hari lagi",
            ),
            (
                "Ukur lahan @kodim +dinkop #1 #3 #4 !besok",
                "Kodim, dibantu Dinas Koperasi, menyelesaikan \"Ukur lahan\" di Koto Lolo, Koto Tengah (Selatan) dan \
                 Srimenanti paling lambat Rabu, 25 November 2026 — besok",
            ),
            ("Ukur lahan @kodim !rapat", "Kodim menyelesaikan \"Ukur lahan\" paling lambat rapat berikutnya"),
            ("Ukur lahan #1", "\"Ukur lahan\" di Koto Lolo; penanggung jawab dan tenggatnya belum ditentukan"),
            ("Ukur lahan @kodim", "Kodim menyelesaikan \"Ukur lahan\"; tenggatnya belum ditentukan"),
            (
                "Ukur lahan !besok",
                "\"Ukur lahan\" paling lambat Rabu, 25 November 2026 — besok; penanggung jawabnya belum ditentukan",
            ),
        ] {
            assert_eq!(tell(line).0, want);
        }
    }

    #[test]
    fn doubts_name_the_word_and_the_way_out() {
        for (line, want) in [
            ("x #koto tengah", "#koto tengah bisa berarti #2 Koto Tengah (Utara) / #3 Koto Tengah (Selatan)"),
            ("x #srimenati", "#srimenati tidak dikenal dan tetap menjadi teks; mungkin maksudnya #4 Srimenanti"),
            ("x !5", "!5: bisa tanggal, bisa jumlah hari; ketik \"tgl 5\" atau \"5 hari\""),
            ("x !kemarin", "!kemarin: Senin, 23 November 2026 sudah lewat"),
            ("x !31/11", "!31/11: tanggal itu tidak ada"),
            ("x @kades #5", "@kades: tidak ada kades untuk Koto Lebu di daftar instansi"),
        ] {
            assert_eq!(tell(line).1, [want]);
        }
    }
}
