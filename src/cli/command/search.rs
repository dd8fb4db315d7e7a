//! `rapat cari TEKS`: everything that fits, in sections.

use super::agency::section;
use crate::cli::desk;
use crate::cli::failure::Failure;
use crate::cli::line::{Call, look, word};
use crate::cli::record::{Cell, Record};
use crate::cli::{answer, codes, pick};
use crate::domain::day::Day;
use crate::domain::ids::{Record as Ref, SiteCode};
use crate::domain::query::search::{self, Hit};
use crate::domain::text::tidy;
use crate::domain::world::World;
use crate::words::{A, H, Language, W};
use clap::{ArgAction, Command};

/// As many of each kind are found.
const MOST: usize = 50;
/// The columns of what is found.
const HIT: &[&str] = &["jenis", "kode", "teks", "lokasi"];

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    command
        .arg(
            word(language, "teks", H::TextToFindValue, H::TextToFind)
                .num_args(1..)
                .action(ArgAction::Append)
                .required(true),
        )
        .args(look(language))
        .after_help(language.text(H::FindExamples))
}

/// Answers.
///
/// # Errors
/// The database cannot be read.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let view = desk::look(call)?;
    let (world, today) = (&view.world, view.today);
    let text = call.all("teks").join(" ");
    let found: Vec<Found> =
        search::everything(world, &text, MOST).iter().filter_map(|hit| Found::of(world, hit)).collect();
    let records = || found.iter().map(|found| found.record(world)).collect();
    answer::list(call, records, HIT, |call| {
        answer::marks(call, world, today);
        if found.is_empty() {
            let nothing = call.language.text(A::NothingFound);
            call.out.wrapped(nothing, 2);
        } else {
            let count = call.say(A::Found, &[("n", &found.len()), ("text", &tidy(&text))]);
            call.out.wrapped(count, 2);
        }
        let language = call.language;
        let headings = [
            ("lokasi", language.text(A::HeadSite)),
            ("instansi", language.text(A::HeadAgency)),
            ("tindak", language.text(A::HeadItem)),
            ("kendala", language.text(A::HeadIssue)),
            ("catatan", language.text(W::SiteEntries)),
        ];
        for (kind, heading) in headings {
            let of_kind = found.iter().filter(|found| codes::kind(&found.record) == kind);
            section(call, heading, &of_kind.map(|found| found.line(world, language, today)).collect::<Vec<_>>());
        }
    });
    Ok(())
}

/// One thing that was found.
struct Found {
    record: Ref,
    text: String,
    sites: Vec<SiteCode>,
}

impl Found {
    fn of(world: &World, hit: &Hit) -> Option<Self> {
        let (record, text, sites) = match hit {
            Hit::Site(code) => {
                let site = world.site(code)?;
                (Ref::Site(code.clone()), pick::call(world, site), vec![code.clone()])
            }
            Hit::Agency(code) => (Ref::Agency(code.clone()), world.agencies.get(code)?.name.clone(), Vec::new()),
            Hit::Item(number) => {
                let item = world.items.get(number)?;
                (Ref::Item(*number), item.text.clone(), item.sites.iter().cloned().collect())
            }
            Hit::Issue(number) => {
                let issue = world.issues.get(number)?;
                (Ref::Issue(*number), issue.text.clone(), vec![issue.site.clone()])
            }
            Hit::Entry(number) => {
                let entry = world.entries.get(number)?;
                (Ref::Entry(*number), entry.text.clone(), entry.sites.iter().cloned().collect())
            }
        };
        Some(Self { record, text, sites })
    }

    fn line(&self, world: &World, language: Language, today: Day) -> String {
        let places: Vec<String> =
            self.sites.iter().filter_map(|code| world.site(code)).map(|site| pick::call(world, site)).collect();
        match &self.record {
            Ref::Site(code) => format!("{} · {code}", self.text),
            // Of a promise one asks whose it is, of both where they stand.
            Ref::Item(number) => world.items.get(number).map_or_else(String::new, |item| {
                let line = super::site::item_anywhere(language, world, item, today);
                if item.is_open() { line } else { format!("{line} · {}", super::action::state(language, item, today)) }
            }),
            Ref::Issue(number) => world
                .issues
                .get(number)
                .map_or_else(String::new, |issue| super::site::issue_anywhere(language, world, issue, today)),
            record if places.is_empty() => format!("{}  {}", codes::key(world, record), self.text),
            record => format!("{}  {} · {}", codes::key(world, record), self.text, places.join(", ")),
        }
    }

    fn record(&self, world: &World) -> Record {
        Record::default()
            .with("jenis", Cell::code(Some(codes::kind(&self.record))))
            .with("kode", Cell::code(Some(codes::key(world, &self.record))))
            .with("teks", Cell::text(Some(&self.text)))
            .with("lokasi", Cell::Codes(self.sites.iter().map(ToString::to_string).collect()))
    }
}
