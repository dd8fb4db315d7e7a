//! The founding of a database: from a programme, its instansi and a roster to the changes that make an empty world into
//! one that can be worked in. The heads of kecamatan, desa and kelurahan are made of the roster here.

use super::program::{AgencyPlan, Title};
use super::refusal::ImportRefusal;
use super::slug::slug;
use crate::domain::agency::{AgencyRole, District};
use crate::domain::change::{Change, NewAgency, NewSite};
use crate::domain::ids::AgencyCode;
use crate::domain::program::Program;
use crate::domain::site::VillageKind;
use crate::domain::text::{LONGEST_NAME, fold};
use std::collections::{BTreeMap, BTreeSet};

/// As many heads as there may be sites; each place of the list of instansi has room for that many.
const ROOM: u32 = 100_000;

/// Why a programme and a roster cannot found a database together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FoundingRefusal {
    /// One of the files is faulty by itself.
    #[error(transparent)]
    File(#[from] ImportRefusal),
    /// Two instansi would have the same code or spelling, even with their kecamatan and kabupaten.
    #[error("{spelling:?} would be both {first:?} and {second:?}")]
    SameAgency {
        /// The code, name or alias that both would have.
        spelling: String,
        /// The name of the first.
        first: String,
        /// The name of the second.
        second: String,
    },
    /// The name of an instansi, made longer by its kecamatan, is too long.
    #[error("{name:?} is longer than {most} characters")]
    NameTooLong {
        /// The name.
        name: String,
        /// Characters allowed.
        most: usize,
    },
}

/// The changes that found a database: the programme, the sites in the order of the roster, the instansi in order of
/// precedence. The founding of the database itself ([`Change::Found`]) comes before them and is not among them.
///
/// # Errors
/// Two instansi would be the same to somebody who types their name.
pub fn founding_changes(
    program: Program,
    agencies: &AgencyPlan,
    sites: Vec<NewSite>,
) -> Result<Vec<Change>, FoundingRefusal> {
    let agencies = all_agencies(agencies, &sites)?;
    let mut changes = vec![Change::InstallProgram(Box::new(program))];
    changes.extend(sites.into_iter().map(Change::AddSite));
    changes.extend(agencies.into_iter().map(Change::AddAgency));
    Ok(changes)
}

/// Every instansi: the offices, and the heads of the places in the roster.
fn all_agencies(plan: &AgencyPlan, sites: &[NewSite]) -> Result<Vec<NewAgency>, FoundingRefusal> {
    let mut agencies: Vec<NewAgency> = plan.offices.iter().map(office).collect();
    agencies.extend(camats(&plan.camat, sites));
    agencies.extend(heads(&plan.kades, VillageKind::Desa, sites));
    agencies.extend(heads(&plan.lurah, VillageKind::Kelurahan, sites));
    agencies.sort_by_key(|agency| agency.order);
    distinct(&agencies)?;
    Ok(agencies)
}

fn office(title: &Title) -> NewAgency {
    NewAgency {
        code: AgencyCode::new(&title.code),
        name: title.name.clone(),
        aliases: title.aliases.clone(),
        order: title.place * ROOM,
        role: AgencyRole::Office,
    }
}

/// One head for one place. `apart` is what tells the place from others of the same name: its kecamatan, its kabupaten.
fn head(title: &Title, index: u32, place: &str, apart: &[&str], role: AgencyRole) -> NewAgency {
    let slugs: Vec<String> = std::iter::once(place).chain(apart.iter().copied()).map(slug).collect();
    let suffix = if apart.is_empty() { String::new() } else { format!(" ({})", apart.join(", ")) };
    let named = |word: &String| format!("{word} {place}{suffix}");
    NewAgency {
        code: AgencyCode::new(format!("{}-{}", title.code, slugs.join("-"))),
        name: named(&title.name),
        aliases: title.aliases.iter().map(named).collect(),
        order: title.place * ROOM + index,
        role,
    }
}

/// One camat for each kecamatan, in the order in which the roster first names them.
fn camats(title: &Title, sites: &[NewSite]) -> Vec<NewAgency> {
    let mut seen = BTreeSet::new();
    let mut districts: Vec<(&str, Option<&str>)> = Vec::new();
    let mut homonyms: BTreeMap<String, usize> = BTreeMap::new();
    for site in sites {
        let district = (site.district.as_str(), site.regency.as_deref());
        if seen.insert(district) {
            districts.push(district);
            *homonyms.entry(slug(district.0)).or_default() += 1;
        }
    }
    let camat = |(index, (name, regency)): (u32, &(&str, Option<&str>))| {
        let alone = homonyms.get(&slug(name)) == Some(&1);
        let apart: Vec<&str> = regency.filter(|_| !alone).into_iter().collect();
        head(
            title,
            index,
            name,
            &apart,
            AgencyRole::District(District { name: (*name).to_owned(), regency: regency.map(str::to_owned) }),
        )
    };
    (0..).zip(&districts).map(camat).collect()
}

/// One kades or lurah for each desa or kelurahan, in the order of the roster.
fn heads(title: &Title, kind: VillageKind, sites: &[NewSite]) -> Vec<NewAgency> {
    let sites: Vec<&NewSite> = sites.iter().filter(|site| site.kind == kind).collect();
    let mut by_name: BTreeMap<String, Vec<&NewSite>> = BTreeMap::new();
    for site in &sites {
        by_name.entry(slug(&site.name)).or_default().push(site);
    }
    let one = |(index, site): (u32, &&NewSite)| {
        let homonyms = by_name.get(&slug(&site.name)).map_or(&[][..], Vec::as_slice);
        let in_district = homonyms.iter().filter(|other| slug(&other.district) == slug(&site.district)).count();
        let mut apart = Vec::new();
        if homonyms.len() > 1 {
            apart.push(site.district.as_str());
        }
        if in_district > 1 {
            apart.extend(site.regency.as_deref());
        }
        head(title, index, &site.name, &apart, AgencyRole::Village(site.code.clone()))
    };
    (0..).zip(&sites).map(one).collect()
}

/// Every code, name and alias must mean one instansi to somebody who types it.
fn distinct(agencies: &[NewAgency]) -> Result<(), FoundingRefusal> {
    let mut spellings: BTreeMap<String, usize> = BTreeMap::new();
    for (at, agency) in agencies.iter().enumerate() {
        for spelling in
            [agency.code.as_str(), &agency.name].into_iter().chain(agency.aliases.iter().map(String::as_str))
        {
            if spelling.chars().count() > LONGEST_NAME {
                return Err(FoundingRefusal::NameTooLong { name: spelling.to_owned(), most: LONGEST_NAME });
            }
            let first = *spellings.entry(fold(spelling)).or_insert(at);
            if first != at {
                return Err(FoundingRefusal::SameAgency {
                    spelling: spelling.to_owned(),
                    first: agencies[first].name.clone(),
                    second: agency.name.clone(),
                });
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::Moment;
    use crate::domain::operation::Stamp;
    use crate::domain::world::World;
    use crate::import::{builtin, read_roster};

    const HEAD: &str = "nomor,kode,nama,jenis,kecamatan,sasaran,kabupaten\n";

    fn founded_with(roster: &str) -> Result<Vec<Change>, FoundingRefusal> {
        let (program, agencies) = builtin::program()?;
        founding_changes(program, &agencies, read_roster("r.csv", format!("{HEAD}{roster}").as_bytes())?)
    }

    fn codes(changes: &[Change]) -> Vec<(&str, &str)> {
        let agency = |change| match change {
            &Change::AddAgency(NewAgency { ref code, ref name, ref role, .. }) if *role != AgencyRole::Office => {
                Some((code.as_str(), name.as_str()))
            }
            _ => None,
        };
        changes.iter().filter_map(agency).collect()
    }

    /// The world after these changes, each prepared and applied as the store does it.
    fn world(changes: &[Change]) -> World {
        let at: Moment = "2026-11-24T02:00:00Z".parse().unwrap();
        changes.iter().fold(World::empty(), |world, change| {
            let stamp = Stamp { seq: world.seq + 1, at };
            let prepared = world.prepare(change, stamp).unwrap();
            assert_eq!(&prepared, change, "a file is cleaned when it is read, not afterwards");
            world.apply(&prepared, stamp).unwrap().0
        })
    }

    #[test]
    fn the_built_in_files_found_a_world() {
        let world = world(&builtin::founding().unwrap());
        assert_eq!(world.sites.len(), 69);
        let count = |of: fn(&AgencyRole) -> bool| world.agencies.values().filter(|agency| of(&agency.role)).count();
        assert_eq!(count(|role| matches!(role, AgencyRole::District(_))), 8);
        assert_eq!(count(|role| matches!(role, AgencyRole::Village(_))), 69);
        let name = |code: &str| world.agencies.get(&AgencyCode::new(code)).map(|agency| agency.name.as_str());
        assert_eq!(name("camat-hamparan-rawang"), Some("Camat Hamparan Rawang"));
        assert_eq!(name("kades-koto-lolo"), Some("Kades Koto Lolo"));
        assert_eq!(name("lurah-sungai-penuh"), Some("Lurah Sungai Penuh"));
        assert_eq!(name("kades-koto-tengah"), None);
        assert_eq!(name("kades-koto-tengah-pesisir-bukit"), Some("Kades Koto Tengah (Pesisir Bukit)"));
        assert_eq!(name("kades-koto-tengah-tanah-kampung"), Some("Kades Koto Tengah (Tanah Kampung)"));
        let mut orders: Vec<u32> = world.agencies.values().map(|agency| agency.order).collect();
        orders.sort_unstable();
        orders.dedup();
        assert_eq!(orders.len(), world.agencies.len());
        let mut names: Vec<String> = world.agencies.values().map(|agency| fold(&agency.name)).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), world.agencies.len());
    }

    #[test]
    fn homonyms_are_told_apart_as_far_as_needed() {
        let changes = founded_with(
            "1,a,Gedang,desa,Kota,ya,Kerinci\n2,b,Gedang,desa,Danau,ya,Kerinci\n3,c,Gedang,desa,Kota,ya,Bungo\n\
             4,d,Gedang,kelurahan,Danau,ya,Kerinci\n",
        )
        .unwrap();
        assert_eq!(
            codes(&changes),
            [
                ("camat-kota-kerinci", "Camat Kota (Kerinci)"),
                ("camat-danau", "Camat Danau"),
                ("camat-kota-bungo", "Camat Kota (Bungo)"),
                ("lurah-gedang", "Lurah Gedang"),
                ("kades-gedang-kota-kerinci", "Kades Gedang (Kota, Kerinci)"),
                ("kades-gedang-danau", "Kades Gedang (Danau)"),
                ("kades-gedang-kota-bungo", "Kades Gedang (Kota, Bungo)"),
            ]
        );
        assert_eq!(world(&changes).sites.len(), 4);
    }

    #[test]
    fn what_cannot_be_told_apart_is_refused() {
        let same = founded_with("1,a,Gedang,desa,Kota,ya,Kerinci\n2,b,gedang,desa,Kota,ya,Kerinci\n");
        assert!(matches!(same, Err(FoundingRefusal::SameAgency { .. })), "{same:?}");
        let long = founded_with(&format!("1,a,{},desa,Kota,ya,Kerinci\n", "x".repeat(78)));
        assert!(matches!(long, Err(FoundingRefusal::NameTooLong { most: 80, .. })), "{long:?}");
        let (program, mut agencies) = builtin::program().unwrap();
        agencies.offices[0].aliases.push("Camat Kota Baru".into());
        agencies.offices[0].aliases.push("kades koto-lolo".into());
        let clash = founding_changes(program, &agencies, builtin::roster().unwrap());
        let Err(FoundingRefusal::SameAgency { spelling, first, second }) = clash else { panic!("{clash:?}") };
        assert_eq!((spelling.as_str(), first.as_str()), ("kades-koto-lolo", "Wali Kota"));
        assert_eq!(second, "Kades Koto Lolo");
    }

    #[test]
    fn a_province_is_founded_with_every_code_once() {
        let mut roster = String::new();
        for n in 1..=1_600u32 {
            let (regency, district) = (n % 8, n % 96);
            roster += &format!("{n},{n},Desa {},desa,Kecamatan {district},ya,Kabupaten {regency}\n", n % 700);
        }
        let changes = founded_with(&roster).unwrap();
        assert_eq!(codes(&changes).len(), 1_600 + 96);
        assert_eq!(world(&changes).sites.len(), 1_600);
    }
}
