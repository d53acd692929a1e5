//! What the tool shows on the page of a track: names of buttons, and what a browser has to be told about.

use serde::Deserialize;

/// The words on the page of a track in one language: the table `labels` of `voice/words/TAG.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Labels {
    /// The track goes on.
    pub play: String,
    /// The track waits.
    pub pause: String,
    /// To the beginning of this step, or to the one before.
    pub back: String,
    /// To the next step.
    pub next: String,
    /// The list of the steps.
    pub all_steps: String,
    /// To the beginning of the track.
    pub start_over: String,
    /// How far the track is.
    pub position: String,
    /// Beside the time that is left of a hold.
    pub to_go: String,
    /// The page remembers where the listener stopped.
    pub resumes: String,
    /// All words on paper.
    pub print: String,
    /// The list goes away.
    pub close: String,
    /// The browser has no decoder for the sound.
    pub broken: String,
    /// The browser runs no scripts.
    pub no_script: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::language::Language;
    use crate::words::phrasebook::Phrasebook;

    #[test]
    fn the_words_of_a_page_are_short_where_they_stand_on_buttons() {
        for language in Language::ALL {
            let Labels { play, pause, back, next, all_steps, start_over, to_go, close, .. } =
                &Phrasebook::of(language).labels;
            for label in [play, pause, back, next, all_steps, start_over, to_go, close] {
                let length = label.chars().count();
                assert!((1..=20).contains(&length) && !label.ends_with('.'), "{language} {label}");
            }
        }
    }
}
