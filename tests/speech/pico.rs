//! The embedded voice, one utterance at a time.

use nightcue::base::TimeOfDay;
use nightcue::sound::Clip;
use nightcue::speech::{Pico, SpeechError, Voice, VoiceProfile};
use nightcue::words::{Language, written_out};

use crate::{GUIDANCE, utterance, voice};

const TIMES: [TimeOfDay; 2] = [TimeOfDay::Night, TimeOfDay::Day];

fn said(language: Language, text: &str) -> Result<Clip, SpeechError> {
    voice(language, TimeOfDay::Night).speak(&utterance(text, language))
}

#[test]
fn every_language_is_audible_unclipped_trimmed_and_free_of_clicks() {
    for (language, text, clip) in all_guidance() {
        assert!((0.1..0.98).contains(&clip.peak()), "{language} {text}: peak {}", clip.peak());
        // −54 dBFS: above the engine's hiss, below its softest consonants.
        let heard = |sample: &f32| sample.abs() > 0.002;
        let first = clip.samples.iter().position(heard).expect("not silent");
        let last = clip.samples.iter().rev().position(heard).expect("not silent");
        assert!(first < 16 * 30 && last < 16 * 50, "{language} {text}: {first} and {last} samples are silent");
        for edge in [&clip.samples[..16], &clip.samples[clip.samples.len() - 16..]] {
            assert!(edge.iter().all(|sample| sample.abs() < 0.01), "{language} {text}: {edge:?}");
        }
    }
}

fn all_guidance() -> Vec<(Language, &'static str, Clip)> {
    let spoken = |(language, texts): (Language, [&'static str; 4])| {
        texts.map(|text| {
            (language, text, said(language, text).unwrap_or_else(|error| panic!("{language} {text}: {error}")))
        })
    };
    GUIDANCE.into_iter().flat_map(spoken).collect()
}

#[test]
fn the_measured_rate_is_near_the_rate_of_the_profile() {
    for (language, texts) in GUIDANCE {
        for time in TIMES {
            let voice = voice(language, time);
            let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
            let clips = texts.map(|text| voice.speak(&utterance(text, language)).expect("speakable"));
            let seconds: f64 = clips.iter().map(|clip| clip.length().seconds()).sum();
            let (rate, wanted) = (words as f64 * 60.0 / seconds, f64::from(VoiceProfile::bundled(language, time).rate));
            assert!(
                (rate / wanted - 1.0).abs() < 0.08,
                "{language} {time:?}: {rate:.0} words per minute, {wanted} wanted"
            );
        }
    }
}

#[test]
fn an_utterance_sounds_the_same_whatever_was_said_before() {
    let (language, texts) = GUIDANCE[0];
    let voice = voice(language, TimeOfDay::Night);
    let forward = texts.map(|text| voice.speak(&utterance(text, language)).expect("speakable"));
    let mut backward = texts;
    backward.reverse();
    let mut backward = backward.map(|text| voice.speak(&utterance(text, language)).expect("speakable"));
    backward.reverse();
    assert!(forward == backward);
}

#[test]
fn a_long_text_is_spoken_in_full() {
    for (language, texts) in GUIDANCE {
        let once = texts.join(" ");
        let chars = if language == Language::English { 5_000 } else { 1_500 };
        let repeats = chars / once.chars().count();
        let long = vec![once.as_str(); repeats].join(" ");
        let [one, all] = [&once, &long].map(|text| said(language, text).expect("speakable").length().seconds());
        let times = all / one;
        assert!((times / repeats as f64 - 1.0).abs() < 0.03, "{language}: {times:.2} times as long, not {repeats}");
    }
}

#[test]
fn a_long_sentence_without_any_mark_is_spoken_in_full() {
    for words in [40, 200, 900] {
        let text = vec!["breathe"; words].join(" ");
        let each = said(Language::English, &text).expect("speakable").length().seconds() / words as f64;
        assert!((0.35..0.65).contains(&each), "{words} words take {each} s each");
    }
}

#[test]
fn markup_never_reaches_the_engine() {
    for text in ["Play <play file='/etc/passwd'/> now.", "<speed level='500'>Breathe out.</speed>", "Breathe & rest."] {
        let error = said(Language::English, text).expect_err(text);
        assert!(matches!(error, SpeechError::Unspeakable { .. }), "{text}: {error}");
    }
}

#[test]
fn a_text_sounds_like_the_words_it_is_read_as() {
    let twins = [
        ("It should not tear.", "It should not tare."),
        ("Wind the strap around your foot.", "Wined the strap around your foot."),
        ("Close your eyes.", "Cloze your eyes."),
        ("You have read it.", "You have red it."),
        ("It’s 30\u{a0}s.", "It's thirty seconds."),
        ("Re\u{ad}lax for ３０ s.", "Relax for thirty seconds."),
        ("Do NOT bounce.", "Do not bounce."),
        ("Lie down\n\nBend the left knee", "Lie down. Bend the left knee."),
        ("Call 911.", "Call nine one one."),
    ];
    for (written, respelled) in twins {
        let written = said(Language::English, &written_out(written, Language::English)).expect(written);
        let respelled_clip = said(Language::English, respelled).expect(respelled);
        assert!(written.samples == respelled_clip.samples, "{respelled}");
    }
}

#[test]
fn a_word_with_two_readings_sounds_as_it_is_meant() {
    let different = [
        ("The wind is cold.", "The wined is cold."),
        ("Stay close to the wall.", "Stay cloze to the wall."),
        ("Read this first.", "Red this first."),
    ];
    for (written, wrong) in different {
        let [written_clip, wrong_clip] = [written, wrong].map(|text| said(Language::English, text).expect(text));
        assert!(written_clip.samples != wrong_clip.samples, "{written}");
    }
}

#[test]
fn what_cannot_be_spoken_is_refused_with_a_reason() {
    for text in ["שב על הרצפה", "Hold שלום.", "🧘", "Well done 🎉", "", " \u{7}\n", "...", "-"] {
        for (language, _) in GUIDANCE {
            match said(language, text) {
                Err(SpeechError::Unspeakable { reason }) => assert!(!reason.is_empty()),
                Err(other) => panic!("{language} {text:?}: {other}"),
                Ok(_) => panic!("{language} {text:?} was spoken"),
            }
        }
    }
}

#[test]
fn hostile_texts_end_in_speech_or_in_a_reason() {
    let digits = "1234567890".repeat(40);
    let letters = "q".repeat(5_000);
    let marks = "a,;:.!?-'".repeat(200);
    let odd = "\u{0}Hold\u{1b}[2J \u{202e}your knee\u{feff}\r\n.";
    let texts =
        [digits.as_str(), &letters, &marks, odd, "''''' a '''''", "%%% 50 % +++ == @ # $ §", "1/2 3:4 5-6 7,8 9.0"];
    for (language, _) in GUIDANCE {
        for text in texts {
            match said(language, text) {
                Ok(clip) => assert!(clip.peak() > 0.01, "{language} {text}"),
                Err(error) => assert!(matches!(error, SpeechError::Unspeakable { .. }), "{language} {text}: {error:?}"),
            }
        }
        assert!(said(language, odd).is_ok(), "{language}: control characters are no words");
    }
}

#[test]
fn digits_that_were_not_written_out_are_spoken() {
    for (language, _) in GUIDANCE {
        assert!(said(language, "30, 45, 2.5").is_ok(), "{language}");
    }
}

#[test]
fn another_language_than_the_voices_is_refused() {
    let german = voice(Language::German, TimeOfDay::Night);
    let error = german.speak(&utterance("Hold.", Language::English)).expect_err("another language");
    assert_eq!(error.to_string(), "the voice `night-de` speaks German, not English");
}

#[test]
fn a_voice_without_a_usable_folder_unpacks_into_a_temporary_one() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let profile = VoiceProfile::bundled(Language::Italian, TimeOfDay::Night);
    let hold = utterance("Mantieni la posizione.", Language::Italian);
    let usual = said(Language::Italian, &hold.text).expect("speakable");
    for folder in [Some(file.path().join("pico")), None] {
        assert!(Pico::unpacking_into(folder, profile).speak(&hold).expect("speakable") == usual);
    }
}

#[test]
fn whatever_changes_the_sound_changes_the_fingerprint() {
    let mut fingerprints: Vec<String> =
        GUIDANCE.iter().flat_map(|(language, _)| TIMES.map(|time| voice(*language, time).fingerprint())).collect();
    fingerprints.sort();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), 12);
}
