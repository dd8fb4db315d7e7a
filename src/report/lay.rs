//! The minutes on paper: in which order, under which headings and in which words what the meeting says stands there. The
//! order is that of the official form, with the matrix that offices add to it.

pub(super) mod parts;

use super::notula::{Gap, Guest, Missing, Notula, Promise, Saying, Standing};
use super::paper::{Block, Paper, Table};
use crate::domain::meeting::Presence;
use crate::domain::office::{Signatory, Signing};
use crate::words::{self, Language, P, W};
use parts::{dash, places, presence, when};

pub use parts::{due, keterangan, meeting_name, status};

/// The minutes as a document.
pub fn minutes(notula: &Notula, language: Language) -> Paper {
    let name = meeting_name(notula, language);
    let title = language.say(P::NotulaFile, &[("what", &name)]);
    let mut lay = Lay { notula, language, paper: Paper::new(&title, language.code(), notula.stamp, &notula.zone) };
    lay.paper.author = notula.letterhead.first().cloned().unwrap_or_default();
    lay.paper.page = language.say(P::Page, &[("n", &"{n}"), ("m", &"{m}")]);
    lay.paper.foot = match &notula.standing {
        Standing::Draft => language.say(P::FootDraft, &[("what", &name)]),
        Standing::Final { version, code } => {
            language.say(P::FootFinal, &[("what", &name), ("n", version), ("code", code)])
        }
    };
    if notula.standing == Standing::Draft {
        lay.paper.marks.push(language.text(P::MarkDraft).to_owned());
    }
    lay.paper.mark(language, notula.sample, notula.rehearsal);
    lay.all(&name);
    lay.paper
}

struct Lay<'a> {
    notula: &'a Notula,
    language: Language,
    paper: Paper,
}

impl Lay<'_> {
    fn all(&mut self, name: &str) {
        let mut under = vec![self.notula.program.clone(), name.to_owned()];
        if let Standing::Final { version, .. } = &self.notula.standing
            && *version > 1
        {
            under.push(self.language.say(P::Version, &[("n", version)]));
        }
        self.paper.push(Block::Letterhead(self.notula.letterhead.clone()));
        self.paper.push(Block::Title(self.language.text(P::Notula).to_owned(), under));
        self.facts();
        self.guests();
        self.paper.chapter(self.language.text(P::ChapterCourse));
        self.opening();
        self.review();
        self.progress();
        self.issues();
        self.decisions();
        self.matrix();
        self.left();
        self.corrections();
        self.next();
        self.signatures();
        self.annex_of_guests();
        self.annex_of_sites();
    }

    fn facts(&mut self) {
        let (language, meeting) = (self.language, &self.notula.meeting);
        let letter = match (&meeting.letter, meeting.letter_day) {
            (Some(number), Some(day)) => {
                language.say(P::LetterOf, &[("number", number), ("day", &words::day_long(language, day))])
            }
            (Some(number), None) => language.say(P::LetterNumber, &[("number", number)]),
            (None, Some(day)) => words::day_long(language, day),
            (None, None) => language.text(P::Dash).to_owned(),
        };
        let agenda = meeting.agenda.iter().map(|point| format!("{}. {}", point.number, point.text));
        let agenda: Vec<String> = agenda.collect();
        let officers = self.notula.officers.iter().map(|(role, who)| {
            let who = official(language, who);
            match role {
                Signing::Chair => language.say(P::OfficerChair, &[("who", &who)]),
                Signing::Secretary => language.say(P::OfficerSecretary, &[("who", &who)]),
                Signing::Recorder => language.say(P::OfficerRecorder, &[("who", &who)]),
            }
        });
        let officers: Vec<String> = officers.collect();
        let fact = |word: P, values: Vec<String>| (language.text(word).to_owned(), values);
        let facts = vec![
            fact(P::FactMeeting, vec![meeting.title.clone()]),
            fact(P::FactDay, vec![words::day_long(language, meeting.day)]),
            fact(P::FactLetter, vec![letter]),
            fact(P::FactTime, vec![when(language, &self.notula.zone, meeting.begins, meeting.ends)]),
            fact(P::FactPlace, vec![meeting.place.clone().unwrap_or_else(|| dash(language))]),
            fact(P::FactAgenda, if agenda.is_empty() { vec![dash(language)] } else { agenda }),
            fact(P::FactOfficers, officers),
            fact(P::FactGuests, vec![language.text(P::Attached).to_owned()]),
        ];
        self.paper.push(Block::Facts(facts));
    }

    fn guests(&mut self) {
        let (language, notula) = (self.language, self.notula);
        self.paper.chapter(language.text(P::ChapterGuests));
        if notula.present.is_empty() && notula.absent.is_empty() {
            return self.paper.text(language.text(P::GuestsNone));
        }
        let (represented, here): (Vec<&Guest>, Vec<&Guest>) =
            notula.present.iter().partition(|guest| guest.presence == Presence::Represented);
        self.paper.text(language.say(
            P::GuestCounts,
            &[("here", &notula.present.len()), ("represented", &represented.len()), ("absent", &notula.absent.len())],
        ));
        let absent: Vec<&Guest> = notula.absent.iter().collect();
        for (word, guests) in [(P::GuestsHere, here), (P::GuestsFor, represented), (P::GuestsAbsent, absent)] {
            let who: Vec<String> = guests.into_iter().map(guest_line).collect();
            if !who.is_empty() {
                self.paper.text(language.say(word, &[("who", &who.join(", "))]));
            }
        }
        if notula.uncalled > 0 {
            self.paper.text(language.say(P::GuestsUncalled, &[("n", &notula.uncalled)]));
        }
    }

    fn opening(&mut self) {
        self.paper.section(self.language.text(P::SectionOpening));
        if self.notula.opening.is_empty() {
            return self.paper.text(self.language.text(P::NothingNoted));
        }
        self.paper.points(self.notula.opening.iter().map(|note| note.text.clone()));
    }

    fn review(&mut self) {
        let (language, review) = (self.language, &self.notula.review);
        self.paper.section(language.text(P::SectionReview));
        if review.promises.is_empty() {
            return self.paper.text(language.text(P::ReviewNone));
        }
        self.paper.text(language.say(
            P::ReviewCounts,
            &[
                ("all", &review.promises.len()),
                ("done", &review.done),
                ("doing", &review.doing),
                ("todo", &review.todo),
                ("cancelled", &review.cancelled),
                ("late", &review.late),
            ],
        ));
        let course = review.course;
        if course.answered() > 0 {
            self.paper.text(language.say(
                P::ReviewCourse,
                &[("n", &course.answered()), ("shifted", &course.shifted), ("confirmed", &course.confirmed)],
            ));
            if course.left > 0 {
                self.paper.text(language.say(P::ReviewLeft, &[("n", &course.left)]));
            }
        }
        let head = |word: P| language.text(word);
        let mut table = Table::new([
            (head(P::HeadNumber), 3),
            (head(P::HeadPromise), 13),
            (head(P::HeadLead), 7),
            (head(P::HeadDue), 5),
            (head(P::HeadStatus), 6),
        ]);
        let today = self.notula.meeting.day;
        for promise in &review.promises {
            table.row([
                format!("TL-{}", promise.number),
                promise.text.clone(),
                promise.agency.as_ref().map_or_else(|| dash(language), |agency| agency.name.clone()),
                due(language, promise, today),
                status(language, promise),
            ]);
        }
        self.paper.push(Block::Table(table));
    }

    fn progress(&mut self) {
        let (language, progress) = (self.language, &self.notula.progress);
        self.paper.section(language.text(P::SectionProgress));
        let phases = progress.phases.iter().map(|phase| (phase.as_str(), 4));
        let tail = [P::HeadUnrecorded, P::HeadSites, P::HeadIssues].map(|word| (language.text(word), 4));
        let columns = std::iter::once((language.text(P::HeadDistrict), 9)).chain(phases).chain(tail);
        let mut table = Table::new(columns).numbers_from(1);
        let cells = |name: &str, counts: &super::notula::Counts| {
            let tail = [counts.unrecorded, counts.sites, counts.issues];
            let numbers = counts.phases.iter().copied().chain(tail).map(|count| count.to_string());
            std::iter::once(name.to_owned()).chain(numbers).collect::<Vec<_>>()
        };
        for counts in &progress.rows {
            table.row(cells(&counts.district, counts));
        }
        table.total(cells(language.text(P::Sum), &progress.total));
        self.paper.push(Block::Table(table));
        let Some(before) = &self.notula.before else {
            return self.paper.text(language.text(P::MovedFirst));
        };
        let day = words::day_long(language, before.day);
        let what = match before.number {
            Some(number) => language.say(P::MeetingOf, &[("n", &number), ("day", &day)]),
            None => language.say(P::MeetingDay, &[("day", &day)]),
        };
        if self.notula.moved.is_empty() {
            return self.paper.text(language.say(P::MovedNone, &[("what", &what)]));
        }
        self.paper.text(language.say(P::MovedSince, &[("what", &what)]));
        self.paper.points(self.notula.moved.iter().map(|moved| parts::moved(language, moved)));
    }

    fn issues(&mut self) {
        let language = self.language;
        self.paper.section(language.text(P::SectionIssues));
        if self.notula.issues.is_empty() {
            return self.paper.text(language.text(P::IssuesNone));
        }
        let head = |word: P| language.text(word);
        let mut table = Table::new([
            (head(P::HeadNumber), 3),
            (head(P::HeadCategory), 5),
            (head(P::HeadText), 12),
            (head(P::HeadResolver), 6),
            (head(P::HeadNote), 7),
        ]);
        let today = self.notula.meeting.day;
        for talk in &self.notula.issues {
            let (name, district) = (parts::place(&talk.place), format!("({})", talk.district));
            table.group(&if name.ends_with(&district) { name } else { format!("{name} {district}") });
            for issue in &talk.issues {
                table.row([
                    format!("K-{}", issue.number),
                    issue.category.clone(),
                    issue.text.clone(),
                    issue.resolver.clone().unwrap_or_else(|| dash(language)),
                    parts::issue_note(language, issue, today),
                ]);
            }
            for note in &talk.notes {
                let name = language.text(P::NoteOnSite).to_owned();
                table.row([dash(language), name, note.clone(), dash(language), String::new()]);
            }
        }
        self.paper.push(Block::Table(table));
    }

    fn decisions(&mut self) {
        let language = self.language;
        self.paper.section(language.text(P::SectionDecisions));
        if self.notula.decisions.is_empty() {
            return self.paper.text(language.text(P::DecisionsNone));
        }
        self.paper.text(language.text(P::Agreed));
        self.paper.points(self.notula.decisions.iter().map(|saying| said(language, saying)));
    }

    fn matrix(&mut self) {
        let language = self.language;
        self.paper.chapter(language.text(P::ChapterMatrix));
        if self.notula.matrix.is_empty() {
            self.paper.text(language.text(P::MatrixNone));
        } else {
            let head = |word: P| language.text(word);
            let mut table = Table::new([
                (head(P::HeadNumber), 6),
                (head(P::HeadPlaces), 13),
                (head(P::HeadPromise), 19),
                (head(P::HeadLead), 12),
                (head(P::HeadDue), 9),
                (head(P::HeadStatus), 9),
                (head(P::HeadNote), 15),
            ]);
            for group in &self.notula.matrix {
                let nobody = language.text(P::NoLead);
                let name = group.agency.as_ref().map_or(nobody, |agency| agency.name.as_str());
                table.group(name);
                for promise in &group.promises {
                    table.row(self.matrix_row(promise, name));
                }
            }
            self.paper.push(Block::Table(table));
        }
        if !self.notula.gaps.is_empty() {
            self.paper.text(language.text(P::GapIntro));
            self.paper.points(self.notula.gaps.iter().map(|gap| gap_line(language, gap)));
        }
    }

    fn matrix_row(&self, promise: &Promise, lead: &str) -> [String; 7] {
        let (language, today) = (self.language, self.notula.meeting.day);
        let own = self.notula.meeting.number;
        [
            format!("TL-{}", promise.number),
            places(language, &promise.places),
            promise.text.clone(),
            lead.to_owned(),
            due(language, promise, today),
            status(language, promise),
            keterangan(language, promise, own, today),
        ]
    }

    fn left(&mut self) {
        let (language, notula) = (self.language, self.notula);
        self.paper.chapter(language.text(P::ChapterLeft));
        let points = notula.meeting.agenda.iter().filter(|point| !point.reached);
        let points = points.map(|point| language.say(P::LeftPoint, &[("n", &point.number), ("text", &point.text)]));
        let proposals = notula.proposals.iter();
        let proposals =
            proposals.map(|item| language.say(P::LeftProposal, &[("n", &item.number), ("text", &item.text)]));
        let parked = notula.parked.iter();
        let parked = parked.map(|saying| language.say(P::LeftParked, &[("text", &said(language, saying))]));
        let all: Vec<String> = points.chain(proposals).chain(parked).collect();
        if all.is_empty() {
            return self.paper.text(language.text(P::LeftNone));
        }
        self.paper.points(all);
    }

    fn corrections(&mut self) {
        let language = self.language;
        if self.notula.corrections.is_empty() {
            return;
        }
        self.paper.chapter(language.text(P::ChapterCorrections));
        self.paper.points(self.notula.corrections.iter().map(|ralat| {
            let day = words::day_long(language, ralat.day);
            language.say(P::Correction, &[("n", &ralat.version), ("day", &day), ("why", &ralat.reason)])
        }));
    }

    fn next(&mut self) {
        let language = self.language;
        self.paper.chapter(language.text(P::ChapterNext));
        let Some(next) = &self.notula.next else {
            return self.paper.text(language.text(P::NextUnset));
        };
        let fact = |word: P, value: String| (language.text(word).to_owned(), vec![value]);
        let unset = || language.text(P::Unset).to_owned();
        let time = next.begins.map_or_else(unset, |_| when(language, &self.notula.zone, next.begins, None));
        self.paper.push(Block::Facts(vec![
            fact(P::FactMeeting, next.title.clone()),
            fact(P::FactDay, words::day_long(language, next.day)),
            fact(P::FactTime, time),
            fact(P::FactPlace, next.place.clone().unwrap_or_else(unset)),
        ]));
    }

    fn signatures(&mut self) {
        let language = self.language;
        let block = |role: Signing, word: P| {
            let who = self.notula.officers.iter().find(|(of, _)| *of == role).map(|(_, who)| who);
            parts::signature(language, word, &who.cloned().unwrap_or_default())
        };
        let both = vec![block(Signing::Recorder, P::SignRecorder), block(Signing::Chair, P::SignChair)];
        self.paper.push(Block::Signatures(both));
    }

    fn annex_of_guests(&mut self) {
        let (language, notula) = (self.language, self.notula);
        self.paper.annex(language.text(P::AnnexGuests));
        let head = |word: P| language.text(word);
        let mut table = Table::new([
            (head(P::HeadNumber), 3),
            (head(P::HeadAgency), 10),
            (head(P::HeadNamePost), 12),
            (head(P::HeadNote), 7),
            (head(P::HeadSignature), 9),
        ]);
        table.tall = true;
        for (number, guest) in (1..).zip(notula.present.iter().chain(&notula.absent)) {
            let who = name_and_post(guest);
            table.row([number.to_string(), guest.agency.clone(), who, presence(language, guest), String::new()]);
        }
        if table.rows.is_empty() {
            return self.paper.text(language.text(P::GuestsNone));
        }
        self.paper.push(Block::Table(table));
    }

    fn annex_of_sites(&mut self) {
        let language = self.language;
        self.paper.annex(language.text(P::AnnexSites));
        let head = |word: P| language.text(word);
        let mut table = Table::new([
            (head(P::HeadNumber), 3),
            (head(P::HeadCode), 8),
            (head(P::HeadSite), 11),
            (head(P::HeadDistrict), 10),
            (head(P::HeadStage), 9),
            (head(P::HeadProgress), 6),
            (head(P::HeadIssues), 5),
            (head(P::HeadItems), 3),
        ])
        .numbers_from(5);
        for site in &self.notula.sites {
            let unknown = || language.text(W::NotRecorded).to_owned();
            table.row([
                site.place.number.to_string(),
                site.place.code.clone(),
                site.place.name.clone(),
                site.district.clone(),
                site.stage.clone().unwrap_or_else(unknown),
                site.progress.map_or_else(|| dash(language), |percent| format!("{percent} %")),
                site.issues.to_string(),
                site.items.to_string(),
            ]);
        }
        self.paper.push(Block::Table(table));
    }
}

/// `Dinas PUPR (Nama, Jabatan)`, as far as it is known.
fn guest_line(guest: &Guest) -> String {
    let who = name_and_post(guest);
    if who.is_empty() { guest.agency.clone() } else { format!("{} ({who})", guest.agency) }
}

fn name_and_post(guest: &Guest) -> String {
    [&guest.name, &guest.post].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
}

/// `Nama (Jabatan)`, as far as it is known.
fn official(language: Language, who: &Signatory) -> String {
    let (name, post) = (super::paper::clean(&who.name), super::paper::clean(&who.post));
    match (name.is_empty(), post.is_empty()) {
        (false, false) => format!("{name} ({post})"),
        (false, true) => name,
        (true, false) => post,
        (true, true) => dash(language),
    }
}

fn said(language: Language, saying: &Saying) -> String {
    if saying.places.is_empty() {
        return saying.text.clone();
    }
    let names = places(language, &saying.places);
    language.say(P::AboutPlaces, &[("text", &saying.text), ("places", &names)])
}

/// `selesai sebelum rapat ini: TL-1 s.d. TL-9, TL-12`.
fn gap_line(language: Language, gap: &Gap) -> String {
    let run = |(from, to): &(u32, u32)| {
        if from == to {
            return format!("TL-{from}");
        }
        language.say(P::FromTo, &[("from", &format!("TL-{from}")), ("to", &format!("TL-{to}"))])
    };
    let which = gap.numbers.iter().map(run).collect::<Vec<_>>().join(", ");
    match gap.why {
        Missing::Done => language.say(P::GapDone, &[("which", &which)]),
        Missing::Cancelled => language.say(P::GapCancelled, &[("which", &which)]),
        Missing::Later => language.say(P::GapLater, &[("which", &which)]),
        Missing::Proposed => language.say(P::GapProposed, &[("which", &which)]),
        Missing::Withdrawn => language.say(P::GapWithdrawn, &[("which", &which)]),
        Missing::Unused => language.say(P::GapUnused, &[("which", &which)]),
    }
}
