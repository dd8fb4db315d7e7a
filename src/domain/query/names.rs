//! How records are named so that nobody mistakes one for another.

use crate::domain::ids::{AgencyCode, SiteCode};
use crate::domain::site::Site;
use crate::domain::text::fold;
use crate::domain::world::World;
use std::collections::{BTreeMap, BTreeSet};

/// The name of a site; where another site has the same name, with its kecamatan.
pub fn site(world: &World, site: &Site) -> String {
    if is_homonym(world, site) { format!("{} ({})", site.name, site.district) } else { site.name.clone() }
}

/// The name of a site by its code; the code itself where the site is unknown.
pub fn site_of(world: &World, code: &SiteCode) -> String {
    world.site(code).map_or_else(|| code.to_string(), |found| site(world, found))
}

/// Whether another site has the same name.
pub fn is_homonym(world: &World, site: &Site) -> bool {
    let name = fold(&site.name);
    world.sites.values().any(|other| other.code != site.code && fold(&other.name) == name)
}

/// Names of kecamatan that stand for several, in different kabupaten.
pub fn district_homonyms(world: &World) -> BTreeSet<&str> {
    let mut first: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    let mut homonyms = BTreeSet::new();
    for site in world.sites.values() {
        let regency = site.regency.as_deref();
        if *first.entry(&site.district).or_insert(regency) != regency {
            homonyms.insert(site.district.as_str());
        }
    }
    homonyms
}

/// The kecamatan of a site, with the kabupaten where the name is one of these homonyms.
pub fn district(site: &Site, homonyms: &BTreeSet<&str>) -> String {
    match &site.regency {
        Some(regency) if homonyms.contains(site.district.as_str()) => format!("{} ({regency})", site.district),
        _ => site.district.clone(),
    }
}

/// The name of an instansi by its code; the code itself where it is unknown.
pub fn agency(world: &World, code: &AgencyCode) -> String {
    world.agencies.get(code).map_or_else(|| code.to_string(), |agency| agency.name.clone())
}
