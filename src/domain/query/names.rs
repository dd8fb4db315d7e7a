//! How records are named so that nobody mistakes one for another.

use crate::domain::ids::{AgencyCode, SiteCode};
use crate::domain::site::Site;
use crate::domain::text::fold;
use crate::domain::world::World;

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

/// The name of an instansi by its code; the code itself where it is unknown.
pub fn agency(world: &World, code: &AgencyCode) -> String {
    world.agencies.get(code).map_or_else(|| code.to_string(), |agency| agency.name.clone())
}
