//! `rapat gambar FOLDER`: pictures of the real screens, for the README and the guide. A thing of those who work on the
//! program; the list of commands does not show it.

use super::demo;
use crate::cli::desk;
use crate::cli::failure::{Ending, Failure};
use crate::cli::line::{Call, word};
use crate::domain::day::{Day, Moment};
use crate::domain::world::World;
use crate::runtime::past;
use crate::runtime::pictures::pictures;
use crate::store::{Now, StoreError};
use crate::words::{A, H, Language};
use clap::{Command, value_parser};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

/// When all pictures are taken, so that they are the same on every day: 24 November 2026, 09:00 in Sungai Penuh.
pub const TAKEN: Moment = match Moment::from_timestamp(1_795_485_600, 0) {
    Some(moment) => moment,
    None => Moment::UNIX_EPOCH,
};

/// The arguments.
pub fn arguments(command: Command, language: Language) -> Command {
    let folder = word(language, "folder", H::FolderValue, H::PicturesFolder);
    command.arg(folder.value_parser(value_parser!(PathBuf)).required(true))
}

/// Draws them over sample data and writes them into the folder, which is made if it is not there.
///
/// # Errors
/// The folder cannot be made or written.
pub fn run(call: &mut Call) -> Result<(), Failure> {
    let language = call.language;
    let folder = call.path("folder").unwrap_or_default();
    let unmade = |error: StoreError| desk::failed(language, &World::default(), &error, Day::default());
    let throw_away = tempfile::tempdir().map_err(|error| unmade(error.into()))?;
    let mut store = demo::fill(&throw_away.path().join("contoh.db"), demo::USUAL_SEED, |_| Now::real(TAKEN), language)?;
    store.load_log().map_err(unmade)?;
    let past = past::standings(&store, store.world()).map_err(unmade)?.into();
    let pictures = pictures(&Arc::new(store.world().clone()), &past, TAKEN);
    let unwritten = |path: &PathBuf, why: std::io::Error| {
        let what = call.say(A::FileUnwritten, &[("file", &path.display()), ("why", &why)]);
        Failure::new(Ending::Failed, what)
    };
    fs::create_dir_all(&folder).map_err(|why| unwritten(&folder, why))?;
    for picture in &pictures {
        let path = folder.join(&picture.file);
        fs::write(&path, &picture.svg).map_err(|why| unwritten(&path, why))?;
    }
    let done = call.say(A::PicturesMade, &[("n", &pictures.len()), ("folder", &folder.display())]);
    call.out.line(done);
    Ok(())
}
