//! The recordings of a whole track, with the embedded voice and with the fake one.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use nightcue::base::{Decibels, Lufs, SampleRate, Source, TimeOfDay};
use nightcue::routine;
use nightcue::script::{self, Choices, Session};
use nightcue::sound::{self, Clip};
use nightcue::speech::{Cache, CastLine, Fake, RecordError, Recordings, SpeechError, Voice};
use nightcue::words::{Language, Utterance};

use crate::{GUIDANCE, utterance, voice};

fn record(lines: &[CastLine], cache: Option<&Cache>) -> Result<Recordings, RecordError> {
    Recordings::record(lines, cache, &|_, _| {}, &AtomicBool::new(false))
}

fn guidance_lines() -> Vec<CastLine> {
    let lines = |(language, texts): (Language, [&'static str; 4])| {
        let voice: Arc<dyn Voice> = Arc::new(voice(language, TimeOfDay::Night));
        texts.map(|text| (utterance(text, language), Arc::clone(&voice)))
    };
    GUIDANCE.into_iter().take(2).flat_map(lines).collect()
}

fn heard(recordings: &Recordings) -> Vec<(Clip, Decibels)> {
    (0..recordings.len()).map(|id| (recordings.clip(id).expect("spooled"), recordings.gain(id))).collect()
}

#[test]
fn order_threads_and_cache_change_nothing() {
    let lines = guidance_lines();
    let folder = tempfile::tempdir().expect("a folder");
    let cache = Cache::at(folder.path().to_owned());
    let plain = heard(&record(&lines, None).expect("speakable"));
    let one_thread = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let on_eight = rayon::ThreadPoolBuilder::new().num_threads(8).build().expect("threads");
    assert!(heard(&one_thread.install(|| record(&lines, None)).expect("speakable")) == plain);
    assert!(heard(&on_eight.install(|| record(&lines, Some(&cache))).expect("speakable")) == plain, "an empty cache");
    assert!(heard(&record(&lines, Some(&cache)).expect("speakable")) == plain, "a full cache");
    let backward: Vec<CastLine> = lines.iter().rev().cloned().collect();
    let backward = heard(&record(&backward, None).expect("speakable"));
    for ((clip, gain), (other, other_gain)) in backward.iter().rev().zip(&plain) {
        assert!(clip == other && (gain.0 - other_gain.0).abs() < 1e-9);
    }
}

#[test]
fn a_damaged_cache_changes_nothing() {
    let lines = guidance_lines();
    let folder = tempfile::tempdir().expect("a folder");
    let cache = Cache::at(folder.path().to_owned());
    let plain = heard(&record(&lines, Some(&cache)).expect("speakable"));
    for entry in std::fs::read_dir(folder.path()).expect("there") {
        let path = entry.expect("there").path();
        let mut bytes = std::fs::read(&path).expect("readable");
        let middle = bytes.len() / 2;
        bytes[middle] ^= 0x40;
        std::fs::write(&path, bytes).expect("writable");
    }
    assert!(heard(&record(&lines, Some(&cache)).expect("speakable")) == plain);
}

#[test]
fn a_cache_that_has_lost_anything_changes_nothing() {
    let lines = guidance_lines();
    let plain = heard(&record(&lines, None).expect("speakable"));
    let folder = tempfile::tempdir().expect("a folder");
    let cache = Cache::at(folder.path().to_owned());
    record(&lines, Some(&cache)).expect("speakable");
    let kept: Vec<_> =
        std::fs::read_dir(folder.path()).expect("kept").map(|entry| entry.expect("a file").path()).collect();
    for parts in [2, 3] {
        for path in kept.iter().step_by(parts).filter(|path| path.exists()) {
            std::fs::remove_file(path).expect("there");
        }
        assert!(heard(&record(&lines, Some(&cache)).expect("speakable")) == plain, "every {parts}th is lost");
    }
}

#[test]
fn every_voice_is_brought_to_the_reference_as_a_whole_in_full_and_on_a_phone() {
    for time in [TimeOfDay::Night, TimeOfDay::Day] {
        for (language, texts) in GUIDANCE {
            let voice: Arc<dyn Voice> = Arc::new(voice(language, time));
            let lines: Vec<CastLine> = texts.map(|text| (utterance(text, language), Arc::clone(&voice))).to_vec();
            let recordings = record(&lines, None).expect("speakable");
            let together = |of: fn(&[f32], SampleRate) -> Vec<Lufs>| {
                let blocks = heard(&recordings).into_iter().flat_map(|(clip, gain)| {
                    let factor = gain.amplitude() as f32;
                    let samples: Vec<f32> = clip.samples.iter().map(|sample| sample * factor).collect();
                    of(&samples, clip.rate)
                });
                sound::integrated_loudness(blocks.collect::<Vec<_>>().iter())
            };
            let full = (together(sound::measure_loudness) - sound::REFERENCE_LOUDNESS).0;
            let on_phone = (together(sound::measure_on_phone) - sound::PHONE_LOUDNESS).0;
            println!("{language} {time:?}: {full:+.2} LU, on a phone {on_phone:+.2}");
            assert!(full.abs() < 0.6 && on_phone.abs() < 1.0, "{language} {time:?}: {full} LU, on a phone {on_phone}");
        }
    }
}

/// Every sentence of the bundled hamstring routine, in the embedded voice.
fn hamstring_sentences(time: TimeOfDay) -> Vec<CastLine> {
    let bundled = routine::bundled().iter().find(|bundled| bundled.name == "hamstring-cramp").expect("bundled");
    let source = Source::new(bundled.name, bundled.text.as_bytes().to_vec()).expect("a text");
    let routine = nightcue::routine::read(&source).expect("a routine");
    let session = Session::choose(&routine, &Choices::default()).expect("choices");
    let script = script::write(&routine, &session).expect("a script");
    let voice: Arc<dyn Voice> = Arc::new(voice(Language::English, time));
    let sentences: BTreeSet<&str> =
        script.lines.iter().flat_map(|line| line.utterance.text.split_inclusive(". ")).collect();
    sentences.into_iter().map(|text| (utterance(text.trim(), Language::English), Arc::clone(&voice))).collect()
}

#[test]
fn no_sentence_of_the_hamstring_routine_is_much_louder_or_softer_than_the_others() {
    for time in [TimeOfDay::Night, TimeOfDay::Day] {
        let lines = hamstring_sentences(time);
        let recordings = record(&lines, None).expect("speakable");
        let loudness =
            |id: usize| sound::integrated_loudness(recordings.measured(id).blocks.iter()).0 + recordings.gain(id).0;
        let mut heard: Vec<(f64, &str)> =
            (0..lines.len()).map(|id| (loudness(id), lines[id].0.text.as_str())).collect();
        heard.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (softest, loudest) = (heard[0], heard[heard.len() - 1]);
        println!("{time:?}: {} sentences, softest {softest:?}, loudest {loudest:?}", heard.len());
        for (loud, text) in [softest, loudest] {
            assert!((loud - sound::REFERENCE_LOUDNESS.0).abs() <= 4.0, "{time:?}: {loud:.1} LUFS: {text}");
        }
    }
}

#[test]
fn a_line_heard_twice_is_spoken_once() {
    let fake: Arc<dyn Voice> = Arc::new(Fake);
    let lines = ["Hold.", "Rest.", "Hold."].map(|text| (utterance(text, Language::English), Arc::clone(&fake)));
    let reported = AtomicUsize::new(0);
    let count = |_, total| {
        reported.fetch_max(total, Ordering::Relaxed);
    };
    let recordings = Recordings::record(&lines, None, &count, &AtomicBool::new(false)).expect("speakable");
    assert_eq!((recordings.len(), reported.into_inner()), (3, 2));
    assert_eq!(recordings.distinct(0), recordings.distinct(2));
    assert_ne!(recordings.distinct(0), recordings.distinct(1));
    assert_eq!(recordings.length(1).millis(), 300);
    assert_eq!(recordings.clip(1).expect("spooled").frames(), recordings.frames(1));
}

#[test]
fn all_lines_that_cannot_be_spoken_are_named_in_order() {
    let fake: Arc<dyn Voice> = Arc::new(Fake);
    let lines =
        ["Hold.", "🎉", "Rest.", "שלום", "🎉"].map(|text| (utterance(text, Language::English), Arc::clone(&fake)));
    match record(&lines, None) {
        Err(RecordError::Unspoken(unspoken)) => {
            assert_eq!(unspoken.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 3]);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_interrupted_recording_is_none() {
    let lines = [(utterance("Hold.", Language::English), Arc::new(Fake) as Arc<dyn Voice>)];
    let result = Recordings::record(&lines, None, &|_, _| {}, &AtomicBool::new(true));
    assert!(matches!(result, Err(RecordError::Interrupted)));
}

/// A voice whose every clip is silence.
struct Mute;

impl Voice for Mute {
    fn fingerprint(&self) -> String {
        "mute".to_owned()
    }

    fn speak(&self, utterance: &Utterance) -> Result<Clip, SpeechError> {
        let mut clip = Fake.speak(utterance)?;
        clip.samples.fill(0.0);
        Ok(clip)
    }
}

#[test]
fn silence_from_a_voice_is_refused_and_never_cached() {
    let folder = tempfile::tempdir().expect("a folder");
    let cache = Cache::at(folder.path().to_owned());
    let lines = [(utterance("Hold.", Language::English), Arc::new(Mute) as Arc<dyn Voice>)];
    for _ in 0..2 {
        assert!(matches!(record(&lines, Some(&cache)), Err(RecordError::Unspoken(_))));
    }
}

#[test]
fn nothing_to_say_is_no_trouble() {
    assert!(record(&[], None).expect("nothing").is_empty());
}

#[test]
fn two_voices_of_one_track_are_equally_loud() {
    let texts = GUIDANCE[0].1;
    let voices = [Language::English, Language::BritishEnglish].map(|language| voice(language, TimeOfDay::Night));
    let lines: Vec<CastLine> = voices
        .into_iter()
        .map(|voice| Arc::new(voice) as Arc<dyn Voice>)
        .flat_map(|voice| texts.map(|text| (utterance(text, Language::English), Arc::clone(&voice))))
        .collect();
    let recordings = record(&lines, None).expect("speakable");
    let heard = |id: usize| {
        let clip = recordings.clip(id).expect("spooled");
        let gain = 10f64.powf(recordings.gain(id).0 / 20.0) as f32;
        let samples: Vec<f32> = clip.samples.iter().map(|sample| sample * gain).collect();
        sound::measure(&samples, clip.rate).blocks
    };
    let [first, second] =
        [0..4, 4..8].map(|ids| sound::integrated_loudness(ids.flat_map(heard).collect::<Vec<_>>().iter()));
    assert!((first.0 - second.0).abs() < 1.0, "{first:?} and {second:?}");
    assert_ne!(recordings.clip(0).expect("spooled"), recordings.clip(4).expect("spooled"));
}
