//! The filters that look-ups share: `--kecamatan --tahap --level --instansi`.

use super::failure::Failure;
use super::line::{Call, Offered, value};
use super::pick;
use crate::domain::level::Level;
use crate::domain::query::sites::Filter;
use crate::domain::world::World;
use crate::import::builtin;
use crate::words::{H, Language};
use clap::Arg;

/// The arguments.
pub fn arguments(language: Language) -> [Arg; 4] {
    [
        value(language, "kecamatan", H::DistrictValue, H::District),
        value(language, "tahap", H::StageValue, H::StageFilter)
            .value_parser(Offered(stages))
            .hide_possible_values(true),
        value(language, "level", H::LevelValue, H::Level).value_parser(Offered(levels)).hide_possible_values(true),
        value(language, "instansi", H::AgencyValue, H::AgencyFilter),
    ]
}

fn levels() -> Vec<String> {
    Level::ALL.iter().map(|level| level.code().to_owned()).collect()
}

/// The stages of the built-in programme: what a shell offers can't know the database that will be asked.
pub fn stages() -> Vec<String> {
    let program = builtin::program();
    program.map_or_else(|_| Vec::new(), |(program, _)| program.stages.iter().map(|of| of.code.to_string()).collect())
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
