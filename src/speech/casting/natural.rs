//! Natural voices for a casting: added ones, and the one that was built in. In a build without them there are none.

use std::path::Path;

use super::manner::{Engaged, Manner};
use crate::speech::casting::models::Models;
use crate::speech::voice::SpeechError;
use crate::words::Language;

#[cfg(feature = "natural")]
mod there {
    use super::*;
    use crate::speech::built_in;
    use crate::speech::engine::family::Family;
    use crate::speech::engine::kokoro::Kokoro;
    use crate::speech::engine::natural::Natural;
    use crate::speech::engine::natural::description::Described;
    use crate::speech::install::table::natural_entries;
    use crate::speech::profile::names::model_json;

    /// The voice whose model is the file `model`; `None` if it is not a natural one.
    pub(crate) fn natural(model: &Path, manner: Manner<'_>) -> Option<Result<Engaged, SpeechError>> {
        let described = Described::of_file(&model_json(model))?;
        Some(match described.family {
            Family::Hibari => Natural::open(model, manner.profile, manner.time).map(|voice| manner.engage(voice)),
            Family::Kokoro => Kokoro::open(model, manner.profile, manner.time).map(|voice| manner.engage(voice)),
        })
    }

    /// The voice that was built in, if it is called `name`.
    pub(crate) fn built_in(name: &str, manner: Manner<'_>) -> Option<Result<Engaged, SpeechError>> {
        is_built_in(name).then(|| Natural::built_in(manner.profile, manner.time).map(|voice| manner.engage(voice)))
    }

    /// What a natural voice speaks; `None` if the file `model` is not one.
    pub(crate) fn spoken_by(model: &Path) -> Option<Language> {
        Described::of_file(&model_json(model)).map(|described| described.language())
    }

    /// Whether the voice that was built in is called `name`.
    pub(crate) fn is_built_in(name: &str) -> bool {
        built_in::is_there() && name == built_in::NAME
    }

    /// Every natural voice that is there, the best first, with what it speaks.
    pub(crate) fn at_hand(models: Option<&Models>) -> Vec<(String, Language)> {
        let added = |name: &str| spoken_by(&models?.find(name)?);
        let known = natural_entries().unwrap_or_default().into_iter().filter(|entry| entry.kind.is_voice());
        let known: Vec<String> = known.map(|entry| entry.name).collect();
        let others = models.map(Models::names).unwrap_or_default().into_iter().filter(|name| !known.contains(name));
        let built_in = |name: &str| is_built_in(name).then_some(Language::English);
        let all = known.iter().cloned().chain(others);
        all.filter_map(|name| added(&name).or_else(|| built_in(&name)).map(|language| (name, language))).collect()
    }
}

#[cfg(not(feature = "natural"))]
mod there {
    use super::*;

    pub(crate) const fn natural(_: &Path, _: Manner<'_>) -> Option<Result<Engaged, SpeechError>> {
        None
    }

    pub(crate) const fn built_in(_: &str, _: Manner<'_>) -> Option<Result<Engaged, SpeechError>> {
        None
    }

    pub(crate) const fn spoken_by(_: &Path) -> Option<Language> {
        None
    }

    pub(crate) const fn is_built_in(_: &str) -> bool {
        false
    }

    pub(crate) const fn at_hand(_: Option<&Models>) -> Vec<(String, Language)> {
        Vec::new()
    }
}

pub(crate) use there::{at_hand, built_in, is_built_in, natural, spoken_by};
