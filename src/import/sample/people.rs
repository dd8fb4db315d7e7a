//! Whose camat, kades or lurah is meant, where the script leaves it to the site.

use crate::domain::agency::AgencyRole;
use crate::domain::ids::{AgencyCode, SiteCode};
use crate::domain::site::Site;
use crate::domain::world::World;
use std::collections::BTreeMap;

/// The heads of all places.
#[derive(Clone, Debug, Default)]
pub(super) struct People {
    heads: BTreeMap<SiteCode, AgencyCode>,
    camats: BTreeMap<String, AgencyCode>,
}

impl People {
    pub(super) fn of(world: &World) -> Self {
        let mut people = Self::default();
        for agency in world.agencies.values() {
            match &agency.role {
                AgencyRole::Office => {}
                AgencyRole::District(district) => {
                    people.camats.insert(district.name.clone(), agency.code.clone());
                }
                AgencyRole::Village(site) => {
                    people.heads.insert(site.clone(), agency.code.clone());
                }
            }
        }
        people
    }

    /// The instansi that a word of the script means at this site: the code of an office, `camat`, or `kades` for the
    /// kades or lurah.
    pub(super) fn at(&self, word: &str, site: &Site) -> Option<AgencyCode> {
        match word {
            "" => None,
            "kades" => self.heads.get(&site.code).cloned(),
            "camat" => self.camats.get(&site.district).cloned(),
            office => Some(AgencyCode::new(office)),
        }
    }
}
