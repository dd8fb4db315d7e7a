//! The filters that look-ups share: `--kecamatan --tahap --level --instansi`.

use super::failure::Failure;
use super::line::{Call, value};
use super::pick;
use crate::domain::query::sites::Filter;
use crate::domain::world::World;
use crate::words::{H, Language};
use clap::Arg;

/// The arguments.
pub fn arguments(language: Language) -> [Arg; 4] {
    [
        value(language, "kecamatan", H::DistrictValue, H::District),
        value(language, "tahap", H::StageValue, H::StageFilter),
        value(language, "level", H::LevelValue, H::Level),
        value(language, "instansi", H::AgencyValue, H::AgencyFilter),
    ]
}

/// What they ask for.
///
/// # Errors
/// Something of it is not known.
pub fn asked(call: &Call, world: &World) -> Result<Filter, Failure> {
    let language = call.language;
    let stage = call.get("tahap").map(|typed| pick::stage_or_none(world, typed, language));
    let district = call.get("kecamatan").map(|typed| pick::district(world, typed, language));
    let level = call.get("level").map(|typed| pick::level(typed, language));
    let agency = call.get("instansi").map(|typed| pick::agency(world, typed, language));
    Ok(Filter {
        stage: stage.transpose()?,
        district: district.transpose()?,
        level: level.transpose()?,
        agency: agency.transpose()?.map(|agency| agency.code.clone()),
        category: None,
    })
}
