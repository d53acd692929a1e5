//! Words that other people and other tools use for the keys of a routine and for what stands behind them.

/// What is meant by a key that does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// This key.
    Key(&'static str),
    /// Something that is said otherwise.
    Advice(&'static str),
}

use Meant::{Advice, Key};

const QUICKER: &str = "how fast a voice speaks is its `rate`, in the profile of the voice; `pace = \"slow\"` under [defaults] gives more time for moving";
const LOUDER: &str = "how loud a track is follows from `--profile night` or `--profile day`";
const UNDERNEATH: &str = "a sound is heard with `play = \"bell.wav\"` in [[step.do]], in place of tones with `[sounds]`, and under the whole track with `bed = \"rain.wav\"` under [sounds]; the `sound` of a breathing rhythm stands in `breath = { … }`";
const TONES: &str = "tones are there by themselves: `countdown` says how many lead to the end of a hold, `count = \"tone\"` counts repetitions by tones, and `start = \"bell.wav\"` or `end = \"bell.wav\"` under [sounds] puts a sound of yours in their place";
const ELSEWHERE: &str = "who speaks is chosen with `voice`; what that voice is like stands in its profile";

/// What is meant in one place only: the name of that place in the schema, the words, and what they mean there.
const IN_PLACE: [(&str, &[&str], Meant); 17] = [
    ("", &["steps", "exercise", "exercises", "pose", "poses", "stretch", "stretches", "set", "sets"], Key("step")),
    ("", &["intro", "introduction", "start", "begin", "beginning", "welcome", "before"], Key("opening")),
    ("", &["outro", "end", "ending", "finish", "conclusion", "after"], Key("closing")),
    ("", &["settings", "config", "options-for-all", "global", "globals", "default"], Key("defaults")),
    ("", &["name", "heading", "label"], Key("title")),
    ("", &["circuits", "superset", "supersets", "group", "groups", "loop"], Key("circuit")),
    ("Step", &["repeat", "repeats", "repetitions", "times", "loop", "loops", "laps", "cycles", "count"], Key("rounds")),
    (
        "Circuit",
        &["repeat", "repeats", "repetitions", "times", "loop", "loops", "laps", "cycles", "count", "sets"],
        Key("rounds"),
    ),
    ("Action", &["repeat", "repeats", "repetitions", "repetition", "rep", "times"], Key("reps")),
    ("HoldCue", &["time", "after", "from", "start", "moment", "when"], Key("at")),
    ("HoldCue", &["before", "remaining", "from-end", "before-end"], Key("left")),
    ("HoldCue", &["repeat", "interval", "remind"], Key("every")),
    ("HoldCue", &["breath", "phase", "with-breath"], Key("on")),
    ("Rhythm", &["inhale", "breathe-in", "in-breath"], Key("in")),
    ("Rhythm", &["exhale", "breathe-out", "out-breath"], Key("out")),
    ("Rhythm", &["hold", "hold-in", "top", "retention", "wait"], Key("full")),
    ("Rhythm", &["pause", "hold-out", "bottom", "rest"], Key("empty")),
];

/// What is meant anywhere.
const ANYWHERE: [(&[&str], Meant); 25] = [
    (&["speed", "tempo", "rate", "wpm", "speech-rate", "speaking-rate", "slow"], Advice(QUICKER)),
    (&["volume", "loudness", "gain", "level"], Advice(LOUDER)),
    (
        &["sound", "sounds", "audio", "music", "noise", "background", "ambience", "ambient", "soundtrack"],
        Advice(UNDERNEATH),
    ),
    (&["tone", "tones", "beep", "beeps", "bell", "chime", "gong", "ding", "signal", "alarm"], Advice(TONES)),
    (&["pitch", "accent", "gender", "model"], Advice(ELSEWHERE)),
    (&["duration", "time", "length", "seconds", "secs", "minutes", "timer", "hold-for", "hold-time"], Key("hold")),
    (
        &[
            "text",
            "speak",
            "speech",
            "sentence",
            "prompt",
            "message",
            "narration",
            "instruction",
            "instructions",
            "tell",
            "read",
            "announce-text",
            "words-to-say",
        ],
        Key("say"),
    ),
    (&["wait", "sleep", "delay", "silence", "break", "gap-after", "then"], Key("pause")),
    (&["recover", "recovery", "relax", "cooldown", "cool-down"], Key("rest")),
    (&["repeat", "repeats", "loop", "loops", "laps", "cycles"], Key("rounds")),
    (&["repetitions", "repetition", "rep", "times"], Key("reps")),
    (&["half-time", "midpoint", "middle", "half-way"], Key("halfway")),
    (&["remaining", "reminder", "reminders", "time-left", "interval"], Key("remind")),
    (&["side", "leg", "legs", "arm", "arms", "bilateral"], Key("sides")),
    (&["name", "exercise", "label", "heading", "called"], Key("title")),
    (&["action", "actions", "task", "tasks", "instructions-list", "steps"], Key("do")),
    (&["prepare", "preparation", "setup", "set-up", "ready", "position", "get-ready"], Key("settle")),
    (&["tick", "ticks", "count-down", "final-count"], Key("countdown")),
    (&["require", "requires", "needs", "need", "if", "uses", "use"], Key("with")),
    (&["unless", "except", "not"], Key("without")),
    (&["when", "condition", "once"], Key("only")),
    (&["props", "tools", "things", "gear", "material", "materials"], Key("equipment")),
    (&["speaker", "narrator", "reader", "spoken-by"], Key("voice")),
    (&["lang", "locale", "languages"], Key("language")),
    (&["cue", "prompts", "notes", "hints"], Key("cues")),
];

/// What `key` means in `place`, which is a name in the schema.
pub(super) fn meaning(key: &str, place: &str) -> Option<Meant> {
    let here = IN_PLACE.iter().filter(|(at, ..)| *at == place).map(|(_, words, meant)| (*words, *meant));
    let mut known = here.chain(ANYWHERE);
    known.find(|(words, _)| words.contains(&key)).map(|(_, meant)| meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_means_what_it_means_where_it_stands() {
        assert_eq!(meaning("repeat", "Step"), Some(Key("rounds")));
        assert_eq!(meaning("repeat", "Action"), Some(Key("reps")));
        assert_eq!(meaning("hold", "Rhythm"), Some(Key("full")));
        assert_eq!(meaning("speed", "Action"), Some(Advice(QUICKER)));
        assert_eq!(meaning("xyz", "Action"), None);
    }

    #[test]
    fn every_key_that_is_meant_exists() {
        let schema = crate::routine::schema::routine_schema();
        let exists = |place: &str, key: &str| {
            let level = if place.is_empty() { &schema } else { &schema["definitions"][place] };
            level["properties"].get(key).is_some()
        };
        for (place, words, meant) in IN_PLACE {
            let Key(key) = meant else { continue };
            assert!(exists(place, key), "{key} in {place}");
            assert!(words.iter().all(|word| !exists(place, word)), "{words:?} in {place}");
        }
        let places = ["", "Defaults", "Step", "Action", "HoldCue"];
        for (words, meant) in ANYWHERE {
            let Key(key) = meant else { continue };
            assert!(places.iter().any(|place| exists(place, key)), "{key} for {words:?}");
        }
    }
}
