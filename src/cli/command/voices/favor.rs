//! `nightcue voices use`: chooses who speaks the tracks of a language when `--voice` names nobody.

use nightcue::speech::{EMBEDDED, Favorites, is_name};
use nightcue::words::Language;

use super::models::models;
use crate::cli::args::choices::SoundArgs;
use crate::cli::args::voices::Use;
use crate::cli::command::prepare;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

pub(crate) fn run(args: &Use, context: &Context<'_>) -> Result<(), Failure> {
    let name = args.name.as_str();
    if !is_name(name) {
        return Err(Failure::machine(format!("`{name}` is not the name of a voice; `nightcue voices` lists them")));
    }
    let casting = prepare::casting(&SoundArgs::default(), None);
    let language = casting.language_of(name).map_err(Failure::machine)?;
    // It is opened, so that a voice that cannot be used is found now and not at night.
    casting.voice(name, language).map_err(Failure::machine)?;
    let models = models()?;
    let kept = Favorites::of(&models).map_err(Failure::machine)?;
    let languages: Vec<Language> = Language::ALL.into_iter().filter(|other| language.reads(*other)).collect();
    let chosen = languages.iter().fold(kept, |chosen, language| chosen.with(*language, name));
    chosen.keep(&models).map_err(Failure::machine)?;
    let languages: Vec<&str> = languages.into_iter().map(Language::name).collect();
    let who = if name == EMBEDDED { "the embedded voice" } else { name };
    context.console.say(&format!("{who} speaks {} from now on", languages.join(" and ")));
    Ok(())
}
