//! The vocabulary of dates: each word as people spell it, short, long or wrong, becomes one sign. No meaning yet.

/// One sign of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number without separators, or a number word.
    Number(u32),
    /// Figures with separators: `28/11`.
    Figures(String),
    /// A day of the week, 0 is Monday.
    Weekday(u32),
    /// "Minggu": Sunday or week.
    Minggu,
    /// A week and nothing else.
    Week,
    /// A month by name, 1 is January.
    Month(u32),
    /// "Hari".
    Day,
    /// "Bulan".
    MonthUnit,
    /// "Tahun".
    Year,
    /// "Kerja".
    Working,
    /// "Ini".
    This,
    /// "Depan".
    Next,
    /// "Lagi".
    Again,
    /// "Lalu".
    Ago,
    /// "Awal".
    Early,
    /// "Pertengahan".
    Middle,
    /// "Akhir".
    End,
    /// "Tanggal".
    Date,
    /// "Besok".
    Tomorrow,
    /// "Lusa".
    Overmorrow,
    /// "Tulat".
    In3,
    /// "Kemarin".
    Yesterday,
    /// "Today".
    Today,
    /// "Sore": a part of a day.
    Hours,
    /// "Nanti".
    Later,
    /// "Rapat".
    Meeting,
    /// `+`.
    Plus,
    /// The `H` of `H+3`.
    H,
    /// "Sebelum".
    Before,
    /// Says nothing here.
    Filler,
    /// Anything else.
    Other,
}

/// The signs of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = if c.is_ascii_digit() {
            let figures = figures(rest);
            out.push(match figures.bytes().all(|b| b.is_ascii_digit()) {
                true => figures.parse().map_or(Token::Other, Token::Number),
                false => Token::Figures(figures.to_owned()),
            });
            figures.len()
        } else if c.is_alphabetic() {
            let end = rest.find(|c: char| !c.is_alphabetic() && !is_apostrophe(c)).unwrap_or(rest.len());
            let word: String =
                rest[..end].chars().filter(|c| !is_apostrophe(*c)).flat_map(char::to_lowercase).collect();
            word_tokens(&word, &mut out);
            end
        } else {
            if c == '+' {
                out.push(Token::Plus);
            }
            c.len_utf8()
        };
        rest = &rest[length..];
    }
    out
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '`')
}

/// The figures at the beginning, with single separators between them.
fn figures(text: &str) -> &str {
    let bytes = text.as_bytes();
    let mut end = 0;
    while let Some(byte) = bytes.get(end) {
        let joins = matches!(byte, b'/' | b'-' | b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !byte.is_ascii_digit() && !joins {
            break;
        }
        end += 1;
    }
    &text[..end]
}

fn word_tokens(word: &str, out: &mut Vec<Token>) {
    if let Some(day) = weekday(word) {
        return out.push(Token::Weekday(day));
    }
    if let Some(month) = month(word) {
        return out.push(Token::Month(month));
    }
    if let Some(number) = number(word) {
        return out.push(Token::Number(number));
    }
    let one = |unit: Token| [Token::Number(1), unit];
    match word {
        "sehari" => return out.extend(one(Token::Day)),
        "seminggu" | "semingu" | "sepekan" => return out.extend(one(Token::Week)),
        "sebulan" => return out.extend(one(Token::MonthUnit)),
        "setahun" => return out.extend(one(Token::Year)),
        _ => {}
    }
    out.push(match word {
        "minggu" | "mingu" | "mgg" | "mg" | "mggu" => Token::Minggu,
        "pekan" | "week" | "weeks" => Token::Week,
        "hari" | "hr" | "hri" | "day" | "days" => Token::Day,
        "bulan" | "bln" | "bl" | "month" | "months" => Token::MonthUnit,
        "tahun" | "thn" | "th" | "year" | "years" => Token::Year,
        "kerja" | "working" => Token::Working,
        "ini" | "this" => Token::This,
        "depan" | "dpn" | "mendatang" | "berikut" | "berikutnya" | "selanjutnya" | "datang" | "next" => Token::Next,
        "lagi" | "lg" | "kedepan" => Token::Again,
        "lalu" | "kmrn" | "silam" | "ago" | "last" => Token::Ago,
        "awal" | "early" => Token::Early,
        "pertengahan" | "tengah" | "mid" => Token::Middle,
        "akhir" | "ahir" | "akhr" | "end" => Token::End,
        "tanggal" | "tgl" | "tg" | "tangal" => Token::Date,
        "besok" | "bsk" | "esok" | "besuk" | "tomorrow" => Token::Tomorrow,
        "lusa" => Token::Overmorrow,
        "tulat" => Token::In3,
        "kemarin" | "kemaren" | "yesterday" => Token::Yesterday,
        "today" | "sekarang" => Token::Today,
        "pagi" | "siang" | "sore" | "malam" | "petang" => Token::Hours,
        "nanti" => Token::Later,
        "rapat" | "rpt" | "meeting" => Token::Meeting,
        "h" => Token::H,
        "sebelum" | "sblm" | "before" => Token::Before,
        "yang" | "akan" | "ke" | "dalam" | "dlm" | "pada" | "pd" | "di" | "sampai" | "sampe" | "hingga" | "sd"
        | "s" | "d" | "paling" | "lambat" | "selambat" | "lambatnya" | "selambatnya" | "untuk" | "in" | "on" | "by"
        | "until" | "the" | "of" => Token::Filler,
        _ => Token::Other,
    });
}

fn weekday(word: &str) -> Option<u32> {
    Some(match word {
        "senin" | "sen" | "snn" | "senen" | "sennin" | "monday" | "mon" => 0,
        "selasa" | "sel" | "sls" | "slasa" | "tuesday" | "tue" => 1,
        "rabu" | "rab" | "rbu" | "rebo" | "wednesday" | "wed" => 2,
        "kamis" | "kam" | "kms" | "kemis" | "thursday" | "thu" => 3,
        "jumat" | "jum" | "jmt" | "jumaat" | "jumah" | "jumt" | "juma" | "friday" | "fri" => 4,
        "sabtu" | "sab" | "sbt" | "saptu" | "sabtuu" | "saturday" | "sat" => 5,
        "ahad" | "akhad" | "min" | "sunday" | "sun" => 6,
        _ => return None,
    })
}

fn month(word: &str) -> Option<u32> {
    Some(match word {
        "januari" | "jan" | "januwari" | "janwari" | "january" => 1,
        "februari" | "feb" | "peb" | "pebruari" | "febuari" | "pebuari" | "february" => 2,
        "maret" | "mar" | "mrt" | "marat" | "march" => 3,
        "april" | "apr" | "apl" => 4,
        "mei" | "mey" | "may" => 5,
        "juni" | "jun" | "june" => 6,
        "juli" | "jul" | "july" => 7,
        "agustus" | "agu" | "agt" | "ags" | "agst" | "agustu" | "aug" | "august" => 8,
        "september" | "sep" | "sept" | "setember" | "septembr" => 9,
        "oktober" | "okt" | "october" | "oct" | "oktobr" => 10,
        "november" | "nov" | "nop" | "nopember" | "nofember" | "novmber" => 11,
        "desember" | "des" | "december" | "dec" | "desmber" | "dsember" => 12,
        _ => return None,
    })
}

fn number(word: &str) -> Option<u32> {
    Some(match word {
        "satu" | "one" => 1,
        "dua" | "two" => 2,
        "tiga" | "three" => 3,
        "empat" | "four" => 4,
        "lima" | "five" => 5,
        "enam" | "six" => 6,
        "tujuh" | "seven" => 7,
        "delapan" | "eight" => 8,
        "sembilan" | "nine" => 9,
        "sepuluh" | "ten" => 10,
        "sebelas" => 11,
        _ => return None,
    })
}
