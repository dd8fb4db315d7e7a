//! All names that a line may use, made ready once for a world, so that reading a line costs no walk over all sites.

use super::super::agency::{Agency, AgencyRole, District};
use super::super::ids::{AgencyCode, SiteCode};
use super::super::query::search::{self, Spelling, Typed};
use super::super::site::Site;
use super::super::text::fold;
use super::super::world::World;
use super::Head;
use std::collections::{BTreeSet, HashMap};

/// The names of a world. It goes stale with the world: whoever keeps one makes a new one for a new `seq`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    pub(super) sites: Vec<SiteNames>,
    pub(super) agencies: Vec<AgencyNames>,
    sites_by_name: HashMap<String, Vec<SiteCode>>,
    agencies_by_name: HashMap<String, Vec<AgencyCode>>,
    heads_by_name: HashMap<String, Head>,
    camats: HashMap<District, AgencyCode>,
    village_heads: HashMap<SiteCode, AgencyCode>,
}

/// What a site is called.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SiteNames {
    /// How it is looked for.
    pub(super) sought: search::SiteNames,
    pub(super) spellings: Vec<Spelling>,
}

/// What an instansi is called.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct AgencyNames {
    pub(super) code: AgencyCode,
    pub(super) order: u32,
    /// The first so many are its own names; the others are made of the place that it heads.
    pub(super) own: usize,
    pub(super) spellings: Vec<Spelling>,
}

impl Book {
    /// The names of this world.
    pub fn of(world: &World) -> Self {
        let mut book = Self::default();
        for head in Head::ALL {
            book.heads_by_name.insert(head.word().to_owned(), head);
        }
        for site in world.sites.values() {
            book.add_site(site);
        }
        for agency in world.agencies.values().filter(|agency| !agency.withdrawn) {
            book.add_agency(world, agency);
        }
        book
    }

    fn add_site(&mut self, site: &Site) {
        let (name, district) = (&site.name, &site.district);
        let names = [name.clone(), format!("{name} {district}"), site.code.to_string()];
        let spellings: Vec<Spelling> = names.iter().map(|name| Spelling::new(name)).collect();
        let long = ["kec", "kecamatan"].map(|word| Spelling::new(&format!("{name} {word} {district}")));
        let number = Spelling::new(&site.number.to_string());
        let keys: BTreeSet<&str> = spellings.iter().chain(&long).chain([&number]).map(Spelling::key).collect();
        for key in keys {
            self.sites_by_name.entry(key.to_owned()).or_default().push(site.code.clone());
        }
        self.sites.push(SiteNames { sought: search::SiteNames::of(site), spellings });
    }

    fn add_agency(&mut self, world: &World, agency: &Agency) {
        let mut spellings = search::agency_names(agency);
        let own = spellings.len();
        if let Some((head, place, apart)) = head_of(world, agency) {
            // "Kades Koto Lolo (Pesisir Bukit)": what stands before the place is what the head is called.
            let titles: BTreeSet<String> = std::iter::once(agency.name.as_str())
                .chain(agency.aliases.iter().map(String::as_str))
                .filter_map(|name| Some(fold(name).split_once(&format!(" {}", fold(&place)))?.0.to_owned()))
                .collect();
            for title in titles {
                spellings.push(Spelling::new(&format!("{title} {place}")));
                spellings.extend(apart.iter().map(|apart| Spelling::new(&format!("{title} {place} {apart}"))));
                self.heads_by_name.entry(Spelling::new(&title).key().to_owned()).or_insert(head);
            }
        }
        match &agency.role {
            AgencyRole::Office => {}
            AgencyRole::District(district) => {
                self.camats.entry(district.clone()).or_insert_with(|| agency.code.clone());
            }
            AgencyRole::Village(site) => {
                self.village_heads.entry(site.clone()).or_insert_with(|| agency.code.clone());
            }
        }
        let keys: BTreeSet<&str> = spellings.iter().map(Spelling::key).collect();
        for key in keys {
            self.agencies_by_name.entry(key.to_owned()).or_default().push(agency.code.clone());
        }
        self.agencies.push(AgencyNames { code: agency.code.clone(), order: agency.order, own, spellings });
    }

    /// The sites that are called exactly this.
    pub(super) fn sites_called(&self, name: &str) -> &[SiteCode] {
        called(&self.sites_by_name, name)
    }

    /// The instansi that are called exactly this.
    pub(super) fn agencies_called(&self, name: &str) -> &[AgencyCode] {
        called(&self.agencies_by_name, name)
    }

    /// Sites that are called nearly this, the best first.
    pub(super) fn sites_near(&self, name: &str) -> Vec<SiteCode> {
        let all = self.sites.iter().map(|site| &site.sought).collect();
        let found = search::best_first(all, |site| *site, &Typed::new(name), |site| (!site.in_scope, site.number));
        found.into_iter().map(|(_, site)| site.code.clone()).collect()
    }

    /// Instansi that are called nearly this, the best first.
    pub(super) fn agencies_near(&self, name: &str) -> Vec<AgencyCode> {
        let all = self.agencies.iter().map(|agency| (&agency.spellings[..agency.own], agency)).collect();
        let order = |(_, agency): &(&[Spelling], &AgencyNames)| (agency.order, agency.code.clone());
        let found = search::best_first(all, |(own, _)| *own, &Typed::new(name), order);
        found.into_iter().map(|(_, (_, agency))| agency.code.clone()).collect()
    }

    /// The head that this word alone stands for.
    pub(super) fn head_called(&self, name: &str) -> Option<Head> {
        self.heads_by_name.get(Spelling::new(name).key()).copied()
    }

    /// The head of a site. Each place has a kades or a lurah, so that either word means whichever it has.
    pub fn head(&self, world: &World, head: Head, site: &SiteCode) -> Option<&AgencyCode> {
        match head {
            Head::District => self.camats.get(&District::of(world.site(site)?)),
            Head::Village(_) => self.village_heads.get(site),
        }
    }
}

fn called<'a, T>(names: &'a HashMap<String, Vec<T>>, name: &str) -> &'a [T] {
    // "17 5" is the number 17 and a text; joined it would be another number.
    if name.trim().contains(' ') && name.bytes().all(|b| b.is_ascii_digit() || b == b' ') {
        return &[];
    }
    names.get(Typed::new(name).key()).map_or(&[], Vec::as_slice)
}

/// Which head an instansi is, of which place, and what tells that place from others of the same name.
fn head_of(world: &World, agency: &Agency) -> Option<(Head, String, Vec<String>)> {
    match &agency.role {
        AgencyRole::Office => None,
        AgencyRole::District(district) => {
            Some((Head::District, district.name.clone(), district.regency.iter().cloned().collect()))
        }
        AgencyRole::Village(site) => {
            let site = world.site(site)?;
            Some((Head::Village(site.kind), site.name.clone(), vec![site.district.clone()]))
        }
    }
}
