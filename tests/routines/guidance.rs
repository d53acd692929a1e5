//! What is left when less is said: nobody is asked to hold a movement, every warning is heard, and nobody waits in silence.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use nightcue::base::{Frame, Length, SampleRate};
use nightcue::routine::{Guidance, Tempo};
use nightcue::script::{Choices, Cue, HeldTime, Script, Session};
use nightcue::speech::Unheard;
use nightcue::timeline::lay_out;

use super::choices::every;
use super::{Track, read, routines, write};

const RATE_HZ: u32 = 16_000;
/// Nothing is said for at most so long where somebody moves.
const LONGEST_WORDLESS_S: f64 = 8.0;

/// Every routine with every choice of side, language and equipment at every level of guidance, and as it comes at a slow pace.
static TRACKS: LazyLock<Vec<Track>> = LazyLock::new(|| {
    let of = |bundled| {
        let routine = read(bundled);
        let plain = every(&routine).into_iter().filter(|choices| choices.guidance.is_none() && choices.hold.is_none());
        let slow = |choices: &Choices| choices.with.is_empty() && choices.without.is_empty();
        let paced = plain.flat_map(|choices| {
            let slow = slow(&choices).then(|| Choices { tempo: Some(Tempo::Slow), ..choices.clone() });
            std::iter::once(choices).chain(slow)
        });
        let guided = paced
            .flat_map(|choices| Guidance::ALL.map(|guidance| Choices { guidance: Some(guidance), ..choices.clone() }));
        let made = |choices: Choices| {
            let session = Session::choose(&routine, &choices).expect("a choice that the routine offers");
            write(bundled, &routine, session)
        };
        guided.map(made).collect::<Vec<_>>()
    };
    routines().flat_map(of).collect()
});

/// What is said directly before each hold, since whatever was heard before.
fn lead_ins(script: &Script) -> impl Iterator<Item = (String, &HeldTime)> {
    let mut said = Vec::new();
    script.cues.iter().filter_map(move |cue| match cue {
        Cue::Say(prompt) => {
            said.push(prompt.text.as_str());
            None
        }
        Cue::Hold(hold) => Some((std::mem::take(&mut said).join(" "), hold)),
        Cue::Pause(_) => None,
        Cue::Rest(_) | Cue::Chapter(_) => {
            said.clear();
            None
        }
    })
}

/// Orders to hold still; "hold on" and "keep hold of" are none.
fn asks_to_hold(words: &str) -> bool {
    let sentences = words.split(['.', '!']).map(str::trim);
    sentences
        .into_iter()
        .any(|sentence| sentence.starts_with("Hold for") || sentence == "Hold" || sentence.starts_with("Halte "))
}

#[test]
fn nobody_is_asked_to_hold_a_movement_or_the_breath() {
    let mut movements = 0;
    for track in TRACKS.iter() {
        for (words, hold) in lead_ins(&track.script) {
            let is_position = !hold.is_movement;
            movements += usize::from(hold.is_movement);
            assert!(is_position || !asks_to_hold(&words), "{} {:?}: {words}", track.name, track.session.guidance);
        }
    }
    assert!(movements > 0);
}

/// Verbs of movements in the routines' own words before a hold.
const MOVEMENTS: [&str; 22] = [
    "knead",
    "roll ",
    "push-up",
    "walk",
    "breathe slowly",
    "breathe in",
    "shift",
    "circle",
    "squat",
    "march",
    "rise and",
    "knete",
    "rolle ",
    "roll die",
    "liegestütz",
    "geh auf",
    "atme ein",
    "verlagere",
    "kreise",
    "kniebeuge",
    "marschier",
    "heb und",
];

#[test]
fn what_moves_is_a_movement_and_no_hold() {
    for track in TRACKS.iter().filter(|track| track.session.guidance == Guidance::Full) {
        for (words, hold) in lead_ins(&track.script).filter(|(_, hold)| !hold.is_movement) {
            let last = words.rsplit(". ").next().unwrap_or_default().to_lowercase();
            let verb = MOVEMENTS.iter().find(|verb| last.contains(**verb));
            assert!(verb.is_none(), "{} {}: {words}", track.name, hold.title);
        }
    }
}

/// Words of warnings; each of their sentences begins with a condition.
const DANGERS: [&str; 18] = [
    "pain",
    "hurt",
    "numb",
    "tingle",
    "dizzy",
    "swollen",
    "hot",
    "too strong",
    "ten minutes",
    "schmerz",
    "weh",
    "taub",
    "kribbel",
    "schwindelig",
    "geschwollen",
    "heiß",
    "zu stark",
    "zehn minuten",
];

fn warnings(script: &Script) -> BTreeSet<String> {
    let is_warning = |text: &str| {
        let text = text.to_lowercase();
        text.split(['.', '!']).any(|sentence| {
            let has_condition =
                ["if ", "wenn ", "longer than", "länger als"].iter().any(|word| sentence.contains(word));
            has_condition && DANGERS.iter().any(|danger| sentence.contains(danger))
        })
    };
    script.prompts().filter(|prompt| is_warning(&prompt.text)).map(|prompt| prompt.text.clone()).collect()
}

#[test]
fn every_warning_of_a_full_track_is_heard_at_every_level() {
    for bundled in routines() {
        let routine = read(bundled);
        for choices in every(&routine).into_iter().filter(|choices| choices.guidance.is_none()) {
            let at = |guidance| {
                let choices = Choices { guidance: Some(guidance), ..choices.clone() };
                let session = Session::choose(&routine, &choices).expect("a choice that the routine offers");
                warnings(&write(bundled, &routine, session).script)
            };
            let full = at(Guidance::Full);
            assert!(!full.is_empty(), "{} warns of nothing", bundled.name);
            for less in [Guidance::Brief, Guidance::Minimal] {
                let missing: Vec<_> = full.difference(&at(less)).cloned().collect();
                assert!(missing.is_empty(), "{} at {}: {missing:?}", bundled.name, less.name());
            }
        }
    }
}

/// The longest time without a word outside holds and rests, and what is heard at its end.
fn longest_wordless(track: &Track) -> (f64, String) {
    // Brisk, because the gap before a short word is as long as before a long one.
    let voice = Unheard::of(&track.script, |utterance| Length::from_millis(45 * utterance.text.chars().count() as u64));
    let rate = SampleRate::new(RATE_HZ).expect("not 0");
    let timeline = lay_out(&track.script, &voice, rate).expect("a timeline");
    let rests = before_rests(&track.script);
    let (mut worst, mut before, mut said) = ((0.0, String::new()), Frame(0), "");
    for placement in &timeline.placements {
        let is_in_hold = timeline.holds.iter().any(|hold| hold.start < placement.start && placement.start <= hold.end);
        let waited = seconds(placement.start) - seconds(before);
        if !is_in_hold && waited > worst.0 && !rests.contains(said) {
            worst = (waited, placement.text.clone());
        }
        (before, said) = (placement.end, &placement.text);
    }
    worst
}

/// The words after which a rest follows.
fn before_rests(script: &Script) -> BTreeSet<&str> {
    let mut last = "";
    let mut found = BTreeSet::new();
    for cue in &script.cues {
        match cue {
            Cue::Say(prompt) => last = &prompt.text,
            Cue::Rest(rest) => {
                found.insert(rest.words.last().map_or(last, |words| &words.prompt.text));
            }
            Cue::Hold(_) | Cue::Pause(_) | Cue::Chapter(_) => {}
        }
    }
    found
}

fn seconds(frame: Frame) -> f64 {
    frame.0 as f64 / f64::from(RATE_HZ)
}

#[test]
fn nobody_waits_in_silence_outside_holds_and_rests() {
    for track in TRACKS.iter() {
        let (longest, where_) = longest_wordless(track);
        assert!(longest <= LONGEST_WORDLESS_S, "{} {:?}: {longest} s: {where_}", track.name, track.session);
    }
}
