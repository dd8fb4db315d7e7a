//! Reads a programme file: the stages, categories, checklist, sources, thresholds and instansi of one city. A key that
//! is not known is refused, so that a slip of the pen does not vanish.

use super::refusal::{Faults, ImportRefusal, Reason, shown};
use super::section::{Once, Placed, Rows, Section};
use crate::domain::day::Zone;
use crate::domain::ids::{AgencyCode, CategoryCode, CheckCode, PhaseCode, SourceCode, StageCode};
use crate::domain::program::{Category, Check, CheckGroup, Phase, Program, Source, Stage, Thresholds};
use crate::domain::text::LONGEST;
use toml::de::DeTable;

/// As many stages as there are letters.
const MOST_STAGES: usize = 26;
/// A year: a threshold above it would never be reached.
const MOST_DAYS: u32 = 365;
/// A year of weekly meetings.
const MOST_MEETINGS: u32 = 52;

/// Who can promise: the offices of the file, and how the heads of kecamatan, desa and kelurahan are named once the
/// roster is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyPlan {
    /// The offices, in order of precedence.
    pub offices: Vec<Title>,
    /// What the head of a kecamatan is called.
    pub camat: Title,
    /// What the head of a desa is called.
    pub kades: Title,
    /// What the head of a kelurahan is called.
    pub lurah: Title,
}

/// One entry of the list of instansi.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// Its code; of a rank, the beginning of the codes.
    pub code: String,
    /// Its name; of a rank, the beginning of the names.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Its place in the list, from 0.
    pub place: u32,
}

/// Reads the text of a programme file; `file` is the name under which faults are told.
///
/// # Errors
/// All faults of the file with their rows.
pub fn read_program(file: &str, text: &str) -> Result<(Program, AgencyPlan), ImportRefusal> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let rows = Rows::of(text);
    let mut faults = Faults::default();
    let table = match DeTable::parse(text) {
        Ok(table) => table,
        Err(error) => {
            let row = error.span().map(|span| rows.at(span.start));
            faults.add_bare(row, Reason::Syntax(shown(error.message())));
            return Err(faults.refuse(file));
        }
    };
    let read = read_whole(Section::whole(table.get_ref(), &rows), &mut faults);
    match read {
        Some(read) if faults.is_empty() => Ok(read),
        _ => Err(faults.refuse(file)),
    }
}

fn read_whole(mut whole: Section<'_>, faults: &mut Faults) -> Option<(Program, AgencyPlan)> {
    let code = whole.code("kode", faults);
    let name = whole.text("nama", LONGEST, faults);
    let short = whole.name("singkatan", faults);
    let place = whole.name("tempat", faults);
    let zone = whole.section("zona", faults).and_then(|section| zone(section, faults));
    let thresholds = whole.section("ambang", faults).and_then(|section| thresholds(section, faults));
    let phases = phases(whole.sections("fase", faults), faults);
    let stages = stages(whole.sections("tahap", faults), &phases, faults);
    let agencies = agencies(whole.sections("instansi", faults), faults);
    let categories = categories(whole.sections("kategori", faults), agencies.as_ref(), faults);
    let checks = checks(whole.sections("syarat", faults), faults);
    let sources = sources(whole.sections("sumber", faults), faults);
    whole.finish(faults);
    let program = Program {
        code: code?.value,
        name: name?.value,
        short: short?.value,
        place: place?.value,
        zone: zone?,
        phases,
        stages,
        categories,
        checks,
        sources,
        thresholds: thresholds?,
    };
    Some((program, agencies?))
}

fn zone(mut section: Section<'_>, faults: &mut Faults) -> Option<Zone> {
    let name = section.name("nama", faults);
    // Indonesia lies seven to nine hours east; others may be elsewhere, but not west of Greenwich.
    let hours = section.number("jam", 0, 14, faults);
    section.finish(faults);
    Some(Zone { name: name?.value, hours: i8::try_from(hours?).ok()? })
}

fn thresholds(mut section: Section<'_>, faults: &mut Faults) -> Option<Thresholds> {
    let mut limit = |key, least, most| section.number(key, least, most, faults).and_then(|n| u16::try_from(n).ok());
    let due_soon = limit("jatuh_tempo", 0, MOST_DAYS);
    let old_issue = limit("kendala_lama", 1, MOST_DAYS);
    let silent = limit("tanpa_kabar", 1, MOST_DAYS);
    let escalate_days = limit("naik_hari", 1, MOST_DAYS);
    let escalate_meetings = limit("naik_rapat", 1, MOST_MEETINGS);
    let least_land = limit("luas_lahan", 50, 10_000);
    section.finish(faults);
    Some(Thresholds {
        due_soon: due_soon?,
        old_issue: old_issue?,
        silent: silent?,
        escalate_days: escalate_days?,
        escalate_meetings: escalate_meetings?,
        least_land: least_land?,
    })
}

/// The code and name that every entry of a list has; each must stand once in the list.
#[derive(Default)]
struct Named {
    codes: Once,
    names: Once,
}

impl Named {
    fn read(&mut self, section: &mut Section<'_>, faults: &mut Faults) -> Option<(String, String)> {
        let code = section.code("kode", faults);
        let name = self.name(section, faults);
        let code = code.and_then(|code| once(&mut self.codes, code, section.field("kode"), faults));
        Some((code?, name?))
    }

    fn name(&mut self, section: &mut Section<'_>, faults: &mut Faults) -> Option<String> {
        let name = section.name("nama", faults)?;
        once(&mut self.names, name, section.field("nama"), faults)
    }
}

fn once(seen: &mut Once, placed: Placed<String>, field: String, faults: &mut Faults) -> Option<String> {
    match seen.take(&placed.value, placed.row) {
        Ok(()) => Some(placed.value),
        Err(reason) => {
            faults.add(placed.row, field, reason);
            None
        }
    }
}

fn phases(sections: Vec<Section<'_>>, faults: &mut Faults) -> Vec<Phase> {
    let mut named = Named::default();
    let mut phases = Vec::new();
    for mut section in sections {
        let read = named.read(&mut section, faults);
        section.finish(faults);
        phases.extend(read.map(|(code, name)| Phase { code: PhaseCode::new(code), name }));
    }
    phases
}

fn stages(sections: Vec<Section<'_>>, phases: &[Phase], faults: &mut Faults) -> Vec<Stage> {
    if sections.len() > MOST_STAGES {
        let row = sections.get(MOST_STAGES).map(Section::row);
        faults.add(row, "tahap", Reason::TooMany { is: sections.len(), most: MOST_STAGES });
    }
    let mut named = Named::default();
    let mut stages = Vec::new();
    for mut section in sections {
        let letter = section.name("kode", faults).and_then(|code| {
            if code.value.len() != 1 || !code.value.bytes().all(|byte| byte.is_ascii_uppercase()) {
                faults.add(code.row, section.field("kode"), Reason::NotOneLetter(shown(&code.value)));
                return None;
            }
            once(&mut named.codes, code, section.field("kode"), faults)
        });
        let name = named.name(&mut section, faults);
        let phase = section.name("fase", faults).and_then(|phase| {
            let known = phases.iter().find(|known| known.code.as_str() == phase.value);
            if known.is_none() {
                faults.add(phase.row, section.field("fase"), Reason::NoSuchCode(shown(&phase.value)));
            }
            known.map(|known| known.code.clone())
        });
        let meaning = section.text("arti", LONGEST, faults);
        let usual = section.percents("lazim", faults);
        section.finish(faults);
        if let (Some(letter), Some(name), Some(phase), Some(meaning)) = (letter, name, phase, meaning) {
            stages.push(Stage { code: StageCode::new(letter), name, phase, meaning: meaning.value, usual });
        }
    }
    stages
}

fn agencies(sections: Vec<Section<'_>>, faults: &mut Faults) -> Option<AgencyPlan> {
    if sections.is_empty() {
        return None;
    }
    let mut codes = Once::default();
    // A name and an alias are the same to somebody who types after an @, so none may stand twice among all of them.
    let mut spellings = Once::default();
    let (mut offices, mut camat, mut kades, mut lurah) = (Vec::new(), None, None, None);
    for (place, mut section) in (0u32..).zip(sections) {
        let code = section.code("kode", faults);
        let code = code.and_then(|code| once(&mut codes, code, section.field("kode"), faults));
        let name = section.name("nama", faults);
        let name = name.and_then(|name| once(&mut spellings, name, section.field("nama"), faults));
        let aliases = section.names("alias", faults).into_iter();
        let field = section.field("alias");
        let aliases = aliases.filter_map(|alias| once(&mut spellings, alias, field.clone(), faults)).collect();
        section.finish(faults);
        let (Some(code), Some(name)) = (code, name) else { continue };
        let title = Title { code, name, aliases, place };
        match title.code.as_str() {
            "camat" => camat = Some(title),
            "kades" => kades = Some(title),
            "lurah" => lurah = Some(title),
            _ => offices.push(title),
        }
    }
    for (rank, found) in [("camat", &camat), ("kades", &kades), ("lurah", &lurah)] {
        if found.is_none() {
            faults.add(None, "instansi", Reason::NoSuchCode(rank.to_owned()));
        }
    }
    Some(AgencyPlan { offices, camat: camat?, kades: kades?, lurah: lurah? })
}

impl AgencyPlan {
    fn has(&self, code: &str) -> bool {
        let ranks = [&self.camat, &self.kades, &self.lurah];
        self.offices.iter().chain(ranks).any(|title| title.code == code)
    }
}

fn categories(sections: Vec<Section<'_>>, agencies: Option<&AgencyPlan>, faults: &mut Faults) -> Vec<Category> {
    let mut named = Named::default();
    let mut keys = Once::default();
    let mut categories = Vec::new();
    for mut section in sections {
        let key = section.name("tombol", faults).and_then(|key| {
            let mut chars = key.value.chars();
            let one = chars.next().filter(|c| c.is_ascii_graphic() && !c.is_ascii_alphabetic());
            let one = one.filter(|_| chars.next().is_none());
            if one.is_none() {
                faults.add(key.row, section.field("tombol"), Reason::NotAKey(shown(&key.value)));
            }
            one.and_then(|one| once(&mut keys, key, section.field("tombol"), faults).map(|_| one))
        });
        let read = named.read(&mut section, faults);
        let meaning = section.text("arti", LONGEST, faults);
        let mut resolvers = Vec::new();
        let mut seen = Once::default();
        for resolver in section.names("penyelesai", faults) {
            // Without a list of instansi to compare with, each of them would be told once more here.
            if agencies.is_some_and(|agencies| !agencies.has(&resolver.value)) {
                faults.add(resolver.row, section.field("penyelesai"), Reason::NoSuchCode(shown(&resolver.value)));
                continue;
            }
            let resolver = once(&mut seen, resolver, section.field("penyelesai"), faults);
            resolvers.extend(resolver.map(AgencyCode::new));
        }
        section.finish(faults);
        if let (Some(key), Some((code, name)), Some(meaning)) = (key, read, meaning) {
            categories.push(Category { code: CategoryCode::new(code), key, name, meaning: meaning.value, resolvers });
        }
    }
    categories
}

fn checks(sections: Vec<Section<'_>>, faults: &mut Faults) -> Vec<CheckGroup> {
    let mut groups_named = Named::default();
    // A point is answered by its code alone, so its code and name stand once in all groups together.
    let mut points_named = Named::default();
    let mut groups = Vec::new();
    for mut section in sections {
        let read = groups_named.read(&mut section, faults);
        let mut checks = Vec::new();
        for mut point in section.sections("butir", faults) {
            let read = points_named.read(&mut point, faults);
            point.finish(faults);
            checks.extend(read.map(|(code, name)| Check { code: CheckCode::new(code), name }));
        }
        section.finish(faults);
        groups.extend(read.map(|(code, name)| CheckGroup { code, name, checks }));
    }
    groups
}

fn sources(sections: Vec<Section<'_>>, faults: &mut Faults) -> Vec<Source> {
    let mut named = Named::default();
    let mut sources = Vec::new();
    for mut section in sections {
        let read = named.read(&mut section, faults);
        section.finish(faults);
        sources.extend(read.map(|(code, name)| Source { code: SourceCode::new(code), name }));
    }
    sources
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::builtin;
    use crate::import::refusal::{Fault, Wanted};
    use proptest::prelude::*;

    fn faults(text: &str) -> Vec<(Option<usize>, String, Reason)> {
        let refusal = read_program("p.toml", text).unwrap_err();
        assert_eq!(refusal.file, "p.toml");
        let plain = |fault: Fault| (fault.row, fault.field.unwrap_or_default(), fault.reason);
        refusal.faults.into_iter().map(plain).collect()
    }

    /// The built-in programme with one text replaced by another, and the row in which it stood.
    fn changed(from: &str, to: &str) -> (String, usize) {
        let at = builtin::PROGRAM.find(from).unwrap();
        (builtin::PROGRAM.replacen(from, to, 1), Rows::of(builtin::PROGRAM).at(at))
    }

    #[test]
    fn the_built_in_programme_is_whole() {
        let (program, agencies) = builtin::program().unwrap();
        let letters: String = program.stages.iter().map(|stage| stage.code.as_str()).collect();
        assert_eq!(letters, "NUVABMPDRFSO");
        let keys: String = program.categories.iter().map(|category| category.key).collect();
        assert_eq!(keys, "1234567890-");
        assert_eq!(program.phases.len(), 4);
        assert_eq!(program.checks.len(), 5);
        assert_eq!(program.thresholds, Thresholds::default());
        assert_eq!(program.zone, Zone::default());
        assert_eq!(program.usual_source().as_str(), "rapat");
        assert!(program.categories.iter().all(|category| !category.resolvers.is_empty()));
        assert!(agencies.camat.place < agencies.kades.place);
        // What stands on a wall is plain enough for every screen.
        let drawn = builtin::PROGRAM.lines().filter(|line| !line.starts_with('#'));
        assert!(drawn.into_iter().all(|line| line.is_ascii()));
    }

    #[test]
    fn each_fault_is_told_with_its_row() {
        let taken = |value: &str, first: &str| {
            let first = Rows::of(builtin::PROGRAM).at(builtin::PROGRAM.find(first).unwrap());
            Reason::Taken { value: value.into(), first }
        };
        let range = |value: &str, least, most| Reason::NotANumber { value: value.into(), least, most };
        for (from, to, field, reason) in [
            ("kode = \"U\"", "kode = \"N\"", "tahap.kode", taken("N", "kode = \"N\"")),
            ("kode = \"U\"", "kode = \"UU\"", "tahap.kode", Reason::NotOneLetter("UU".into())),
            ("kode = \"U\"", "kode = \"u\"", "tahap.kode", Reason::NotOneLetter("u".into())),
            ("kode = \"U\"", "kode = 3", "tahap.kode", Reason::NotA(Wanted::Text)),
            ("nama = \"Usulan lokasi\"", "nama = \" \\u200b \"", "tahap.nama", Reason::Empty),
            (
                "nama = \"Usulan lokasi\"",
                "nama = \"nihil-LAHAN\"",
                "tahap.nama",
                taken("nihil-LAHAN", "nama = \"Nihil"),
            ),
            ("fase = \"fisik\"", "fase = \"fisk\"", "tahap.fase", Reason::NoSuchCode("fisk".into())),
            ("lazim = [1, 5]", "lazim = [5, 1]", "tahap.lazim", Reason::Reversed),
            ("lazim = [1, 5]", "lazim = [1, 101]", "tahap.lazim", range("101", 0, 100)),
            ("lazim = [1, 5]", "lazim = [1]", "tahap.lazim", Reason::NotA(Wanted::Range)),
            ("lazim = [1, 5]", "lazin = [1, 5]", "tahap.lazin", Reason::Unknown),
            ("jatuh_tempo = 3", "jatuh_tempo = -1", "ambang.jatuh_tempo", range("-1", 0, 365)),
            ("kendala_lama = 14", "kendala_lama = 0", "ambang.kendala_lama", range("0", 1, 365)),
            ("kendala_lama = 14", "kendala_lama = \"14\"", "ambang.kendala_lama", Reason::NotA(Wanted::Number)),
            ("naik_rapat = 3", "naik_rapat = 99999999999", "ambang.naik_rapat", range("99999999999", 1, 52)),
            ("jam = 7", "jam = 15", "zona.jam", range("15", 0, 14)),
            ("tombol = \"2\"", "tombol = \"1\"", "kategori.tombol", taken("1", "tombol = \"1\"")),
            ("tombol = \"2\"", "tombol = \"22\"", "kategori.tombol", Reason::NotAKey("22".into())),
            ("tombol = \"2\"", "tombol = \"k\"", "kategori.tombol", Reason::NotAKey("k".into())),
            ("\"dpmd\", \"bpkad\"]", "\"dpdm\", \"bpkad\"]", "kategori.penyelesai", Reason::NoSuchCode("dpdm".into())),
            (
                "kode = \"kodim\"\nnama = \"Kodim\"",
                "kode = \"K\"\nnama = \"Kodim\"",
                "sumber.kode",
                Reason::NotACode("K".into()),
            ),
            (
                "alias = [\"Sekda\",",
                "alias = [\"Dandim\",",
                "instansi.alias",
                taken("Dandim", "alias = [\"Kodim\", \"Dandim\""),
            ),
            ("tempat = ", "tepat = ", "tepat", Reason::Unknown),
        ] {
            let (text, row) = changed(from, to);
            let told = faults(&text);
            assert!(
                told.iter().any(|one| *one == (Some(row), field.into(), reason.clone())),
                "{from} > {to}: {told:?}"
            );
            let missing = told.iter().filter(|(.., reason)| *reason == Reason::Missing).count();
            assert!(told.len() - missing == 1, "{from} > {to}: {told:?}");
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let told = faults("");
        for field in ["kode", "nama", "singkatan", "tempat", "zona", "ambang", "fase", "tahap", "kategori", "syarat"] {
            assert!(told.contains(&(None, field.into(), Reason::Missing)), "{field}: {told:?}");
        }
        assert!(faults("fase = []\n").contains(&(Some(1), "fase".into(), Reason::Missing)));
        assert!(faults("fase = 3\n").contains(&(Some(1), "fase".into(), Reason::NotA(Wanted::Tables))));
        let (text, _) = changed("kode = \"lurah\"", "kode = \"kepala-kelurahan\"");
        let told = faults(&text);
        assert!(told.contains(&(None, "instansi".into(), Reason::NoSuchCode("lurah".into()))), "{told:?}");
        let told = faults("kode = \"a\"\nnama = \n");
        assert!(matches!(&told[..], [(Some(2), _, Reason::Syntax(_))]), "{told:?}");
    }

    #[test]
    fn a_point_of_the_checklist_stands_once_in_all_groups() {
        let (text, first) = changed("kode = \"air\"", "kode = \"nib\"");
        let second = Rows::of(&text).at(text.rfind("kode = \"nib\"").unwrap());
        assert_eq!(faults(&text), [(Some(second), "butir.kode".into(), Reason::Taken { value: "nib".into(), first })]);
    }

    #[test]
    fn more_stages_than_letters_are_refused_and_many_faults_are_counted() {
        let stage =
            |n: usize| format!("\n[[tahap]]\nkode = \"{n}\"\nnama = \"x{n}\"\nfase = \"lahan\"\narti = \"x\"\n");
        let text = format!("{}{}", builtin::PROGRAM, (0..30).map(stage).collect::<String>());
        let refusal = read_program("p.toml", &text).unwrap_err();
        assert_eq!(refusal.faults.len(), 20);
        assert_eq!(refusal.more, 11);
        let too_many = Reason::TooMany { is: 42, most: 26 };
        assert!(refusal.faults.iter().any(|fault| fault.reason == too_many));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in any::<String>()) {
            let _ = read_program("x", &text);
        }

        #[test]
        fn no_damage_to_the_programme_panics(at in 0usize..8_000, cut in 0usize..40, put in "\\PC{0,6}") {
            let text = builtin::PROGRAM;
            let from = text.floor_char_boundary(at.min(text.len()));
            let to = text.floor_char_boundary((from + cut).min(text.len()));
            let damaged = format!("{}{put}{}", &text[..from], &text[to..]);
            if let Err(refusal) = read_program("x", &damaged) {
                prop_assert!(!refusal.faults.is_empty());
            }
        }
    }
}
