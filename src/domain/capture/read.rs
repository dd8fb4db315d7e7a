//! From the typed line to what it says. Words after a sign match the longest name that is known; what matches nothing
//! stays text, and a sign inside a word is a part of that word.

use super::super::ids::SiteCode;
use super::super::text::tidy;
use super::super::when::{self, Calendar, WhenError, word_ends};
use super::super::world::World;
use super::book::Book;
use super::{Doubt, Head, Near, Reading, Sigil, Span, Taken, Who};
use std::ops::Range;

/// No name has more words than this.
const MOST_WORDS: usize = 10;
/// So many near names are offered for one that isn't known.
const MOST_NEAR: usize = 3;

/// What a line is read against.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The world.
    pub world: &'a World,
    /// Its names.
    pub book: &'a Book,
    /// The days.
    pub calendar: Calendar,
    /// The sites that are meant where none is typed: those under the cursor or marked.
    pub sites: &'a [SiteCode],
}

/// A sign in the line: where it begins, where what it is about begins, and where that ends at the latest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) sigil: Sigil,
    pub(super) begin: usize,
    pub(super) body: usize,
    pub(super) end: usize,
}

/// The signs of a line. A sign counts at the beginning of a word, with something behind it.
pub(super) fn marks(line: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut before = ' ';
    for (begin, c) in line.char_indices() {
        let is_start = before.is_whitespace() || matches!(before, '(' | ',' | ';');
        before = c;
        let Some((sigil, body)) = is_start.then(|| sigil(&line[begin..])).flatten() else { continue };
        if let Some(last) = marks.last_mut() {
            last.end = begin;
        }
        marks.push(Mark { sigil, begin, body: begin + body, end: line.len() });
    }
    marks
}

/// The sign at the beginning of a text, and how long it is.
fn sigil(text: &str) -> Option<(Sigil, usize)> {
    const WORD: &str = "tgl:";
    if text.get(..WORD.len()).is_some_and(|start| start.eq_ignore_ascii_case(WORD)) {
        let body = text[WORD.len()..].trim_start();
        return Some((Sigil::Due, text.len() - body.len()));
    }
    let mut chars = text.chars();
    let (sign, next) = (chars.next()?, chars.next());
    // A dash alone says that there is none.
    let is_none = next == Some('-') && chars.next().is_none_or(char::is_whitespace);
    let named = is_none || next.is_none_or(char::is_alphanumeric);
    // "+3" is a number, "+62 812" a telephone.
    let helper = next.is_none_or(char::is_alphabetic);
    let dated = next.is_none_or(|next| next.is_alphanumeric() || matches!(next, '-' | '+'));
    let sigil = match sign {
        '@' if named => Sigil::Lead,
        '+' if helper => Sigil::Support,
        '#' if named => Sigil::Site,
        '!' if dated => Sigil::Due,
        _ => return None,
    };
    Some((sigil, sign.len_utf8()))
}

/// Reads a line as a promise.
pub fn read(line: &str, ground: &Ground<'_>) -> Reading {
    read_marks(line, ground, |_| true)
}

/// Reads a line as a decision or a note: who and when are said in its words, only the places are not.
pub fn read_saying(line: &str, ground: &Ground<'_>) -> Reading {
    read_marks(line, ground, |sigil| sigil == Sigil::Site)
}

fn read_marks(line: &str, ground: &Ground<'_>, counts: impl Fn(Sigil) -> bool) -> Reading {
    let marks = marks(line).into_iter().filter(|mark| mark.body < mark.end && counts(mark.sigil));
    let marks: Vec<Mark> = marks.collect();
    let mut reader = Reader { line, ground, reading: Reading::default(), heads: Vec::new() };
    // The places first: a name that several instansi have is settled by the place that it is said of.
    marks.iter().filter(|mark| mark.sigil == Sigil::Site).for_each(|mark| reader.site(mark));
    // Where a place was named in vain, another one is not guessed.
    if reader.reading.spans.is_empty() {
        reader.reading.said.sites = ground.sites.to_vec();
        reader.reading.sites_are_given = !ground.sites.is_empty();
    }
    for mark in &marks {
        match mark.sigil {
            Sigil::Site => {}
            Sigil::Lead | Sigil::Support => reader.who(mark),
            Sigil::Due => reader.due(mark),
        }
    }
    reader.finish()
}

struct Reader<'a> {
    line: &'a str,
    ground: &'a Ground<'a>,
    reading: Reading,
    /// Heads without a name, and where they stand.
    heads: Vec<(Range<usize>, Head)>,
}

/// What a name turned out to be.
enum Called<T> {
    One(T),
    Several(Vec<Near>),
}

impl Reader<'_> {
    /// The longest beginning of what follows the sign that is the name of something.
    fn longest<T>(&self, mark: &Mark, called: impl Fn(&str) -> Option<Called<T>>) -> Option<(Range<usize>, Called<T>)> {
        let body = &self.line[mark.body..mark.end];
        let ends = word_ends(body, MOST_WORDS);
        ends.into_iter().rev().find_map(|end| Some((mark.begin..mark.body + end, called(&body[..end])?)))
    }

    fn take(&mut self, at: Range<usize>, sigil: Sigil, taken: Taken) {
        self.reading.spans.push(Span { at, sigil, taken });
    }

    /// Whether a dash stands behind the sign.
    fn says_none(&self, mark: &Mark) -> bool {
        self.line[mark.body..mark.end].starts_with('-')
    }

    fn site(&mut self, mark: &Mark) {
        if self.says_none(mark) {
            self.take(mark.begin..mark.body + 1, mark.sigil, Taken::Known);
            self.reading.said.nowhere = true;
            return;
        }
        let book = self.ground.book;
        let found = self.longest(mark, |name| match book.sites_called(name) {
            [] => None,
            [one] => Some(Called::One(one.clone())),
            several => Some(Called::Several(several.iter().cloned().map(Near::Site).collect())),
        });
        match found {
            None => self.unknown(mark),
            Some((at, Called::Several(among))) => self.ambiguous(at, mark.sigil, among),
            Some((at, Called::One(site))) => {
                self.take(at, mark.sigil, Taken::Known);
                if !self.reading.said.sites.contains(&site) {
                    self.reading.said.sites.push(site);
                }
            }
        }
    }

    fn who(&mut self, mark: &Mark) {
        if self.says_none(mark) {
            self.take(mark.begin..mark.body + 1, mark.sigil, Taken::Known);
            self.reading.said.nobody |= mark.sigil == Sigil::Lead;
            return;
        }
        let (book, world) = (self.ground.book, self.ground.world);
        let sites = &self.reading.said.sites;
        let is_here = |who: &super::AgencyCode| {
            let heads = |head| sites.iter().filter_map(move |site| book.head(world, head, site));
            Head::ALL.into_iter().flat_map(heads).any(|head| head == who)
        };
        let found = self.longest(mark, |name| match book.agencies_called(name) {
            [] => book.head_called(name).map(|head| Called::One(Who::Head(head))),
            [one] => Some(Called::One(Who::Agency(one.clone()))),
            several => {
                let here: Vec<_> = several.iter().filter(|who| is_here(who)).collect();
                match here.as_slice() {
                    [one] => Some(Called::One(Who::Agency((*one).clone()))),
                    _ => Some(Called::Several(several.iter().cloned().map(Near::Agency).collect())),
                }
            }
        });
        match found {
            None => self.unknown(mark),
            Some((at, Called::Several(among))) => self.ambiguous(at, mark.sigil, among),
            Some((at, Called::One(_))) if mark.sigil == Sigil::Lead && self.reading.said.lead.is_some() => {
                self.take(at.clone(), mark.sigil, Taken::Doubtful);
                self.reading.doubts.push(Doubt::Second { at, sigil: mark.sigil });
            }
            Some((at, Called::One(who))) => {
                if let Who::Head(head) = who {
                    self.heads.push((at.clone(), head));
                }
                self.take(at, mark.sigil, Taken::Known);
                match mark.sigil {
                    Sigil::Lead => self.reading.said.lead = Some(who),
                    _ if self.reading.said.support.contains(&who) => {}
                    _ => self.reading.said.support.push(who),
                }
            }
        }
    }

    fn due(&mut self, mark: &Mark) {
        let (end, found) = when::longest(&self.line[mark.body..mark.end], self.ground.calendar);
        let at = mark.begin..mark.body + end;
        match found {
            Err(WhenError::Unknown) => self.unknown(mark),
            Err(why) => {
                self.take(at.clone(), mark.sigil, Taken::Doubtful);
                self.reading.doubts.push(Doubt::Date { at, why });
            }
            Ok(_) if self.reading.when.is_some() => {
                self.take(at.clone(), mark.sigil, Taken::Doubtful);
                self.reading.doubts.push(Doubt::Second { at, sigil: mark.sigil });
            }
            Ok(when) => {
                self.take(at, mark.sigil, Taken::Known);
                self.reading.said.due = Some(when.due);
                self.reading.when = Some(when);
            }
        }
    }

    fn ambiguous(&mut self, at: Range<usize>, sigil: Sigil, among: Vec<Near>) {
        self.take(at.clone(), sigil, Taken::Doubtful);
        self.reading.doubts.push(Doubt::Ambiguous { at, among });
    }

    fn unknown(&mut self, mark: &Mark) {
        let body = &self.line[mark.body..mark.end];
        let end = word_ends(body, 1).first().copied().unwrap_or(body.len());
        let at = mark.begin..mark.body + end;
        let (book, word) = (self.ground.book, &body[..end]);
        let near = match mark.sigil {
            Sigil::Site => book.sites_near(word).into_iter().take(MOST_NEAR).map(Near::Site).collect(),
            Sigil::Lead | Sigil::Support => {
                book.agencies_near(word).into_iter().take(MOST_NEAR).map(Near::Agency).collect()
            }
            Sigil::Due => Vec::new(),
        };
        self.take(at.clone(), mark.sigil, Taken::Text);
        self.reading.doubts.push(Doubt::NotKnown { at, sigil: mark.sigil, near });
    }

    fn finish(mut self) -> Reading {
        for (at, head) in std::mem::take(&mut self.heads) {
            let Reading { said, doubts, .. } = &mut self.reading;
            if said.sites.is_empty() {
                doubts.push(Doubt::HeadOfNothing { at: at.clone(), head });
            }
            for site in &said.sites {
                if self.ground.book.head(self.ground.world, head, site).is_none() {
                    doubts.push(Doubt::NoHead { at: at.clone(), head, site: site.clone() });
                }
            }
        }
        let mut reading = self.reading;
        reading.spans.sort_by_key(|span| span.at.start);
        reading.doubts.sort_by_key(|doubt| doubt.at().start);
        let said = &mut reading.said;
        said.nobody &= said.lead.is_none();
        said.nowhere &= said.sites.is_empty();
        said.support.retain(|who| Some(who) != said.lead.as_ref());
        said.text = text(self.line, &reading.spans);
        reading
    }
}

/// What is left of the line without the pieces that were taken out of it.
fn text(line: &str, spans: &[Span]) -> String {
    let is_bare = |piece: &str| piece.chars().all(|c| c.is_whitespace() || matches!(c, ',' | ';' | '.'));
    let mut left = String::with_capacity(line.len());
    let mut from = 0;
    for span in spans.iter().filter(|span| span.taken != Taken::Text) {
        let piece = &line[from..span.at.start];
        // Commas that only stood between pieces go with them.
        left.push_str(if is_bare(piece) { "" } else { piece });
        left.push(' ');
        from = span.at.end;
    }
    if from == 0 {
        return tidy(line);
    }
    let last = &line[from..];
    left.push_str(if is_bare(last) { "" } else { last });
    let mut text = tidy(&left);
    // Where a piece was taken out before a comma, the comma moves to the word before it.
    for (apart, joined) in [(" ,", ","), (" ;", ";"), (" .", "."), ("( )", "")] {
        while text.contains(apart) {
            text = text.replace(apart, joined);
        }
    }
    tidy(text.trim_start_matches([',', ';', '.', ' ']).trim_end_matches([',', ';', ' ']))
}
