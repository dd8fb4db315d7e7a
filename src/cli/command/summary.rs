//! `rapat ringkas`: how many sites stand where, which promises are late, and what changed.

use super::action;
use super::board::{levels, stages, with_sum};
use crate::cli::answer;
use crate::cli::desk::{self, View};
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, Format, full, value};
use crate::cli::out::{broken, wrap};
use crate::cli::paper;
use crate::cli::pick;
use crate::cli::record::{Cell, Record};
use crate::cli::shapes;
use crate::cli::sheet::{Column, Sheet};
use crate::domain::day::Day;
use crate::domain::item::ActionItem;
use crate::domain::level::Level;
use crate::domain::query::changes::{self, Step};
use crate::domain::query::sites::{self, GroupKey, Grouping, Order, Scope, SiteRow};
use crate::domain::query::totals::{Totals, totals};
use crate::domain::world::World;
use crate::report::{self, RUNNING, recap};
use crate::words::{self, A, H, Language, W};
use clap::Command;
use clap::builder::PossibleValue;
use std::sync::Arc;

/// The columns of the totals in a spreadsheet.
const COLUMNS: &[&str] = &["kecamatan", "tahap", "tahap_nama", "fase", "lokasi"];

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(full(language))
        .arg(value(language, "sejak", H::SinceValue, H::Since))
        .arg(
            value(language, "format", H::SummaryFormatValue, H::SummaryFormat).value_parser(
                [PossibleValue::new("tabel").alias("table"), PossibleValue::new("json"), PossibleValue::new("csv")]
                    .into_iter()
                    .chain(RUNNING.map(|format| PossibleValue::new(format.code())))
                    .collect::<Vec<_>>(),
            ),
        )
        .arg(value(language, "per", H::DayValue, H::AsOf))
        .args(paper::file(language))
        .after_help(language.text(H::SummaryExamples))
}

/// Answers.
///
/// # Errors
/// The database cannot be read, or the meeting or day to compare with is not known.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    if let Some(format) = paper::asked(call, &RUNNING) {
        return page(call, format);
    }
    paper::no_file(call)?;
    let for_people = call.format() == Format::Table;
    let view = if call.get("sejak").is_some() || for_people { desk::look_back(call)? } else { desk::look(call)? };
    let asked = call.get("sejak").map(str::to_owned).map(|typed| since(call, &view, &typed)).transpose()?;
    let summary = Summary::of(&view.world, view.today, asked);
    match call.format() {
        Format::Table if call.has("lengkap") => summary.draw(call),
        Format::Table => summary.draw_short(call),
        Format::Json | Format::Csv => {
            answer::one(call, || summary.record(), (|| summary.rows(), COLUMNS), |_| {});
        }
    }
    Ok(())
}

/// One page that says what changed, since the meeting that was closed last where nothing else is said.
fn page(call: &mut Call, format: report::Format) -> Result<(), Failure> {
    let language = call.language;
    paper::check(call, format, "ringkas")?;
    let view = desk::look_back(call)?;
    let since = match call.get("sejak").map(str::to_owned) {
        Some(typed) => since(call, &view, &typed)?,
        None => {
            last_closed(&view.world).ok_or_else(|| Failure::new(Ending::NotFound, language.text(A::RecapWithout)))?
        }
    };
    let before = view.world_at(language, since.seq)?;
    let compared = recap::Since { meeting: since.meeting, day: since.day };
    let page = recap::recap(&view.world, &before, compared, view.today, language);
    let name = page.title.clone();
    let made = paper::document(call, &page, format);
    paper::deliver(call, made, &name)
}

fn last_closed(world: &World) -> Option<Since> {
    let closed = world.meetings.values().filter_map(|meeting| Some((meeting.closed_at()?, meeting)));
    let (seq, meeting) = closed.max_by_key(|(seq, _)| *seq)?;
    Some(Since { seq, meeting: meeting.number, day: meeting.day })
}

/// What to compare with.
struct Since {
    /// The last row of the journal that was known then.
    seq: u64,
    meeting: Option<u32>,
    day: Day,
}

/// A number is a meeting, anything else a day; a day is compared with how it began.
fn since(call: &Call, view: &View, typed: &str) -> Result<Since, Failure> {
    let (world, language) = (&view.world, call.language);
    if typed.trim().bytes().all(|b| b.is_ascii_digit()) {
        let id = pick::meeting(world, typed, language)?;
        let meeting = world.meetings.get(&id);
        let closed = meeting.and_then(|meeting| Some((meeting.closed_at()?, meeting.number, meeting.day)));
        let (seq, number, day) = closed
            .ok_or_else(|| Failure::new(Ending::Failed, language.say(A::MeetingStillOpen, &[("n", &typed.trim())])))?;
        return Ok(Since { seq, meeting: number, day });
    }
    let day = pick::day(typed, view.today, language)?;
    let seq = match day.pred_opt() {
        Some(eve) => view.seq_as_of(call, eve)?,
        None => 0,
    };
    Ok(Since { seq, meeting: None, day })
}

/// The sums of one kecamatan.
struct District {
    name: String,
    sums: Totals,
}

struct Summary<'a> {
    world: &'a World,
    today: Day,
    sums: Totals,
    districts: Vec<District>,
    /// All open promises, also those that belong to no site of the programme.
    open: usize,
    late: Vec<&'a Arc<ActionItem>>,
    changed: Option<(Since, Vec<Step>)>,
}

impl<'a> Summary<'a> {
    fn of(world: &'a World, today: Day, since: Option<Since>) -> Self {
        let rows = sites::rows(world, Scope::InScope, today);
        let groups = sites::groups(world, &rows, Grouping::District, Order::Number, today);
        let districts = groups.iter().map(|group| {
            let members: Vec<&SiteRow> = group.members.iter().filter_map(|at| rows.get(*at)).collect();
            let name = match &group.key {
                GroupKey::District(name) => name.clone(),
                _ => String::new(),
            };
            District { name, sums: totals(&world.program, members) }
        });
        let districts = districts.collect();
        let mut late: Vec<&Arc<ActionItem>> =
            world.items.values().filter(|item| item.days_late(today).is_some()).collect();
        late.sort_by_key(|item| (std::cmp::Reverse(item.days_late(today)), item.number));
        let changed = since.map(|since| {
            let steps = changes::since(world, since.seq);
            (since, steps)
        });
        let open = world.items.values().filter(|item| item.is_open()).count();
        Self { world, today, open, sums: totals(&world.program, &rows), districts, late, changed }
    }

    /// What is asked for most, on so many lines as a short answer has; or, where somebody asks what changed, that.
    fn draw_short(&self, call: &mut Call) {
        let (world, today, language) = (self.world, self.today, call.language);
        self.head(call, A::SummaryShort);
        let latest = last_closed(world);
        let whole = answer::again(call, "rapat ringkas --lengkap");
        if let Some((since, steps)) = &self.changed {
            call.out.gap();
            let told: Vec<&Step> = steps.iter().filter(|step| !changes::is_course(step)).collect();
            let tally = tally(language, world, since, steps, today);
            draw_changed(call, world, &tally, &told, today);
            return answer::more(call, &[whole]);
        }
        let width = call.out.width();
        let mut end: Vec<String> = Vec::new();
        let mut commands = vec![whole];
        if let Some(since) = &latest {
            let tally = tally(language, world, since, &changes::since(world, since.seq), today);
            end.extend(broken(&tally, ", ", width, 2));
            let what = since.meeting.map_or_else(|| since.day.to_string(), |number| number.to_string());
            commands.push(answer::again(call, &format!("rapat ringkas --sejak {what}")));
        }
        end.extend(wrap(&answer::told_more(language, &commands), width, 2));
        let room = call.out.short().saturating_sub(call.out.lines() + end.len());
        for item in self.late.iter().take(room.max(1)) {
            // Who, how late and where stand first: the text may be cut.
            let text = format!("  {}", action::late_line(language, world, item, today));
            call.out.cut(text, "");
        }
        for line in end {
            call.out.line(line);
        }
    }

    /// What stands at the top of every answer: where all sites stand, and what is open.
    fn head(&self, call: &mut Call, open: A) {
        let (world, today, language) = (self.world, self.today, call.language);
        answer::marks(call, world, today);
        let title = call.say(
            A::SummaryTitle,
            &[
                ("program", &world.program.short),
                ("place", &world.program.place),
                ("day", &words::day_long(language, today)),
            ],
        );
        call.out.wrapped(title, 2);
        call.out.parts(&levels(language, &self.sums), ", ", 2);
        call.out.parts(&phases(language, world, &self.sums), ", ", 2);
        let elsewhere = self.open - self.sums.items.min(self.open);
        let open = call.say(
            open,
            &[
                ("issues", &self.sums.issues),
                ("items", &self.open),
                ("elsewhere", &elsewhere),
                ("late", &self.late.len()),
            ],
        );
        call.out.wrapped(open, 2);
    }

    fn draw(&self, call: &mut Call) {
        let (world, today, language) = (self.world, self.today, call.language);
        self.head(call, A::SummaryOpen);
        call.out.gap();
        self.draw_districts(call);
        call.out.gap();
        call.out.parts(&stages(language, world, &self.sums), ", ", 2);
        call.out.gap();
        let heading = call.say(A::LateHeading, &[("n", &self.late.len())]);
        call.out.wrapped(heading, 2);
        action::table(call, world, &self.late, today);
        if let Some((since, steps)) = &self.changed {
            call.out.gap();
            let tally = tally(language, world, since, steps, today);
            draw_changed(call, world, &tally, &steps.iter().collect::<Vec<_>>(), today);
        }
    }

    /// One line for each kecamatan, one for all together; each adds up to its number of sites.
    fn draw_districts(&self, call: &mut Call) {
        let (program, language) = (&self.world.program, call.language);
        let head = |word: A| language.text(word).to_owned();
        let mut columns = vec![(Column::Text(15), head(A::HeadDistrict)), (Column::Number, head(A::HeadSites))];
        columns.extend(program.phases.iter().map(|phase| (Column::Number, phase.name.clone())));
        columns.extend([
            (Column::Number, head(A::HeadUnrecorded)),
            (Column::Number, "K".to_owned()),
            (Column::Number, "TL".to_owned()),
            (Column::Number, head(A::HeadLate)),
        ]);
        let mut sheet = Sheet::new(columns);
        let mut row = |name: &str, sums: &Totals| {
            let mut cells = vec![name.to_owned(), sums.sites.to_string()];
            cells.extend(program.phases.iter().map(|phase| sums.phase(program, &phase.code).to_string()));
            let last = [sums.unrecorded, sums.issues, sums.items, sums.late];
            cells.extend(last.map(|count| count.to_string()));
            sheet.row(cells);
        };
        for district in &self.districts {
            row(&district.name, &district.sums);
        }
        row(language.text(A::Together), &self.sums);
        sheet.draw(&mut call.out);
    }

    fn record(&self) -> Record {
        let (world, today) = (self.world, self.today);
        let program = &world.program;
        let changed = self.changed.as_ref().map(|(since, steps)| {
            let events: Vec<Record> = steps.iter().map(|step| shapes::step(world, &step.row, &step.fact)).collect();
            Record::default()
                .with("rapat", since.meeting)
                .with("tanggal", Cell::code(Some(since.day)))
                .with("perubahan", events)
        });
        let levels = self.sums.levels.iter().map(|(level, count)| {
            Record::default().with("level", Cell::code(Some(Level::code(*level)))).with("lokasi", *count)
        });
        let districts = self.districts.iter().map(|district| {
            counts(Record::default().with("kecamatan", Cell::text(Some(&district.name))), &district.sums)
                .with("fase", self.phases(&district.sums))
                .with("tahap", self.stages(&district.sums))
        });
        counts(
            Record::default()
                .with("program", Cell::code(Some(&program.code)))
                .with("tempat", Cell::text(Some(&program.place)))
                .with("tanggal", Cell::code(Some(today)))
                .with("contoh", world.is_sample())
                .with("latihan", world.is_rehearsal())
                .with("tindak_semua", self.open)
                .with("terlambat_semua", self.late.len()),
            &self.sums,
        )
        .with("level", levels.collect::<Vec<_>>())
        .with("fase", self.phases(&self.sums))
        .with("tahap", self.stages(&self.sums))
        .with("kecamatan", districts.collect::<Vec<_>>())
        .with("terlambat", self.late.iter().map(|item| shapes::item(world, item, today)).collect::<Vec<_>>())
        .with("sejak", changed.map_or(Cell::Null, Cell::Record))
    }

    fn phases(&self, sums: &Totals) -> Vec<Record> {
        let program = &self.world.program;
        let phases = program.phases.iter().map(|phase| {
            let record = Record::default().with("fase", Cell::code(Some(&phase.code)));
            record.with("lokasi", sums.phase(program, &phase.code))
        });
        let unrecorded = Record::default().with("fase", Cell::Null).with("lokasi", sums.unrecorded);
        phases.chain([unrecorded]).collect()
    }

    fn stages(&self, sums: &Totals) -> Vec<Record> {
        let stages = sums.stages.iter().map(|(code, count)| {
            let stage = self.world.program.stage(code);
            Record::default()
                .with("tahap", Cell::code(Some(code)))
                .with("tahap_nama", Cell::text(stage.map(|stage| &stage.name)))
                .with("fase", Cell::code(stage.map(|stage| &stage.phase)))
                .with("lokasi", *count)
        });
        let unrecorded = Record::default()
            .with("tahap", Cell::Null)
            .with("tahap_nama", Cell::Null)
            .with("fase", Cell::Null)
            .with("lokasi", sums.unrecorded);
        stages.chain([unrecorded]).collect()
    }

    /// Kecamatan by stage, one row each.
    fn rows(&self) -> Vec<Record> {
        let of_district = |district: &District| {
            let name = Cell::text(Some(&district.name));
            let with_name = move |stage: Record| stage.with("kecamatan", name.clone());
            self.stages(&district.sums).into_iter().map(with_name).collect::<Vec<_>>()
        };
        self.districts.iter().flat_map(of_district).collect()
    }
}

/// Each field that changed, from then to now.
fn draw_changed(call: &mut Call, world: &World, tally: &[String], steps: &[&Step], today: Day) {
    let language = call.language;
    call.out.parts(tally, ", ", 2);
    for step in steps {
        let line = words::fact_line(language, world, &step.row.change, &step.fact, today);
        call.out.wrapped(format!("  {line}"), 4);
    }
}

/// What the changes come to, in the parts of a line.
fn tally(language: Language, world: &World, since: &Since, steps: &[Step], today: Day) -> Vec<String> {
    let tally = changes::tally(world, steps);
    let parts = [
        (A::TallyStages, tally.stages),
        (A::TallyProgress, tally.progress),
        (A::TallyRaised, tally.raised),
        (A::TallySettled, tally.settled),
        (A::TallyAgreed, tally.agreed),
        (A::TallyDone, tally.done),
        (A::TallyShifted, tally.shifted),
        (A::TallyOther, tally.other),
    ];
    let parts = parts.iter().filter(|(_, count)| *count > 0).map(|(word, count)| language.say(*word, &[("n", count)]));
    let mut parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        parts.push(language.text(A::TallyNothing).to_owned());
    }
    let what = parts.remove(0);
    let day = words::day_short(language, since.day, today);
    let first = match since.meeting {
        Some(number) => language.say(A::TallySinceMeeting, &[("n", &number), ("day", &day), ("what", &what)]),
        None => language.say(A::TallySinceDay, &[("day", &day), ("what", &what)]),
    };
    parts.insert(0, first);
    parts
}

/// How many sites are in which phase; together they are all sites.
fn phases(language: Language, world: &World, sums: &Totals) -> Vec<String> {
    let phases = world.program.phases.iter();
    let mut parts: Vec<String> =
        phases.map(|phase| format!("{} {}", phase.name, sums.phase(&world.program, &phase.code))).collect();
    parts.push(format!("{} {}", language.text(W::NotRecorded), sums.unrecorded));
    with_sum(language, parts, sums)
}

fn counts(record: Record, sums: &Totals) -> Record {
    record
        .with("lokasi", sums.sites)
        .with("kendala_terbuka", sums.issues)
        .with("tindak_terbuka", sums.items)
        .with("tindak_terlambat", sums.late)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::line;
    use crate::cli::out::Out;
    use crate::cli::record::json;
    use crate::domain::issue::Severity;
    use crate::domain::testing::{Play, morning, nov};

    fn busy() -> (Play, u64) {
        let mut play = Play::begin();
        play.at = morning() - chrono::Duration::days(3);
        let meeting = play.meeting();
        let item = play.item("Urus surat hibah tanah", &["1.01", "2.02"], Some(nov(22)));
        play.seal(item).unwrap();
        play.close(meeting).unwrap();
        let seq = play.world.seq;
        play.at = morning();
        play.issue("1.01", Severity::Severe, nov(12));
        play.stage("1.01", "P").unwrap();
        (play, seq)
    }

    fn since(seq: u64) -> Option<Since> {
        Some(Since { seq, meeting: Some(1), day: nov(21) })
    }

    #[test]
    fn short_answers_come_first_and_everything_adds_up() {
        let (play, seq) = busy();
        let mut call = line::sample(&["ringkas"]);
        call.out = Out::sample(false, 80);
        Summary::of(&play.world, nov(24), since(seq)).draw(&mut call);
        insta::assert_snapshot!(call.out.text());
    }

    #[test]
    fn what_is_asked_on_the_phone_fits_its_lines() {
        let (play, seq) = busy();
        for (width, most) in [(80, 12), (40, 19)] {
            let mut call = line::sample(&["ringkas"]);
            call.out = Out::sample(false, width);
            Summary::of(&play.world, nov(24), None).draw_short(&mut call);
            assert!(call.out.lines() <= most, "{}", call.out.text());
            insta::assert_snapshot!(call.out.text());
        }
        let mut call = line::sample(&["ringkas"]);
        call.out = Out::sample(false, 80);
        Summary::of(&play.world, nov(24), since(seq)).draw_short(&mut call);
        insta::assert_snapshot!(call.out.text());
    }

    #[test]
    fn scripts_get_the_same_by_name() {
        let (play, seq) = busy();
        let summary = Summary::of(&play.world, nov(24), since(seq));
        insta::assert_snapshot!(json(&summary.record()));
        let lokasi: usize = summary.districts.iter().map(|district| district.sums.sites).sum();
        assert_eq!(lokasi, summary.sums.sites);
    }
}
