//! How long a user has to wait for voices that take their time, before they begin.

use super::casting::company::Cast;
use super::reading::sentence::word_count;
use super::recordings::cache::Cache;
use super::recordings::matching::recall_presence;
use super::recordings::task::{Task, tasks};

/// What is over sooner is not worth a word, in seconds.
const SHORT_S: f64 = 10.0;
/// Words in a minute of such a voice, if nobody asked for a pace.
const USUAL: u32 = 120;

/// For each voice of `cast` that takes its time over lines that `cache` does not have, a clause with how many and how long.
pub(super) fn waits(cast: &Cast, cache: Option<&Cache>) -> Vec<String> {
    if cast.lines.iter().all(|(_, voice)| voice.pace().is_none()) {
        return Vec::new();
    }
    let (mut tasks, _) = tasks(&cast.lines);
    recall_presence(&mut tasks, cache);
    let new: Vec<Task<'_>> = tasks.into_iter().filter(|task| !cache.is_some_and(|cache| cache.has(task.key))).collect();
    let mut names: Vec<&String> = cast.names.iter().collect();
    names.sort();
    names.dedup();
    names.into_iter().filter_map(|name| wait(name, new.iter().filter(|task| cast.names[task.line] == *name))).collect()
}

/// What there is to say about the voice `name`, which has `tasks` to do.
fn wait<'a>(name: &str, tasks: impl Iterator<Item = &'a Task<'a>>) -> Option<String> {
    let (mut lines, mut seconds) = (0, 0.0);
    for task in tasks {
        let minutes = word_count(&task.utterance.text) as f64 / f64::from(task.voice.asked_rate().unwrap_or(USUAL));
        lines += 1;
        seconds += minutes * 60.0 / task.voice.pace()?;
    }
    let length = match (seconds / 60.0).round() {
        minutes if minutes > 1.0 => format!("{minutes} minutes"),
        _ => "a minute".to_owned(),
    };
    (seconds >= SHORT_S)
        .then(|| format!("{name} takes about {length} for {lines} new lines; each is kept for the next time"))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::sound::Clip;
    use crate::speech::casting::credits::Credits;
    use crate::speech::engine::fake::Fake;
    use crate::speech::voice::{SpeechError, Voice};
    use crate::words::{Language, Utterance};

    /// Makes half a second of speech in a second.
    struct Slow;

    impl Voice for Slow {
        fn fingerprint(&self) -> String {
            "slow".to_owned()
        }

        fn speak(&self, utterance: &Utterance) -> Result<Clip, SpeechError> {
            Fake.speak(utterance)
        }

        fn pace(&self) -> Option<f64> {
            Some(0.5)
        }
    }

    fn cast(lines: usize, voice: Arc<dyn Voice>) -> Cast {
        let utterance =
            |number| Utterance { text: format!("Breathe out, and hold {number}."), language: Language::English };
        let lines: Vec<_> = (0..lines).map(|number| (utterance(number), Arc::clone(&voice))).collect();
        let names = vec!["anna".to_owned(); lines.len()];
        Cast { lines, speakers: names[..1].to_vec(), names, credits: Credits::default(), remarks: Vec::new() }
    }

    #[test]
    fn a_slow_voice_says_how_long_it_takes_for_what_is_new() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::at(folder.path().to_owned());
        let cast = cast(60, Arc::new(Slow));
        let expected = "anna takes about 5 minutes for 60 new lines; each is kept for the next time";
        assert_eq!(waits(&cast, Some(&cache)), [expected], "five words a line");
        let spoken = crate::speech::Recordings::record(&cast.lines, Some(&cache), &|_, _| (), &false.into());
        assert_eq!(spoken.expect("words").len(), 60);
        assert_eq!(waits(&cast, Some(&cache)), [""; 0], "nothing is new any more");
        assert_eq!(waits(&cast, None).len(), 1);
    }

    #[test]
    fn a_few_lines_and_a_quick_voice_are_not_worth_a_word() {
        assert_eq!(waits(&cast(1, Arc::new(Slow)), None), [""; 0]);
        assert_eq!(waits(&cast(500, Arc::new(Fake)), None), [""; 0]);
    }
}
