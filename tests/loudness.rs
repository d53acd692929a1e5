//! What a listener hears of a track as it is mixed: in full, and on a phone's speaker, which plays little below 800 Hz.

#![allow(clippy::unwrap_used, reason = "what helps a test may end it")]

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::sync::atomic::AtomicBool;

use nightcue::base::{Length, SampleRate, Source, Threads, TimeOfDay};
use nightcue::render::{MixError, Sounds, stream};
use nightcue::script::{AffectedSide, Choices};
use nightcue::sound::{integrated_loudness, measure, measure_loudness, measure_on_phone, true_peak};
use nightcue::speech::{Casting, Shelf, Studio};
use nightcue::timeline::{Kind, Placement};
use nightcue::words::Language;
use nightcue::{Finish, produce, routine};

/// Where tests are quick.
const RATE: SampleRate = SampleRate::new(16_000).expect("not 0");
/// Frames in a millisecond.
const MS: usize = 16;

/// A mixed track.
struct Track {
    name: String,
    placements: Vec<Placement>,
    samples: Vec<f32>,
}

/// The starter routine of every language, and the bundled hamstring routine in German, for the left side.
static TRACKS: LazyLock<Vec<Track>> = LazyLock::new(|| {
    let starters = Language::ALL.map(|language| Track::new(language.tag(), &starter(language), language));
    let bundled = routine::bundled().iter().find(|bundled| bundled.name == "hamstring-cramp").unwrap();
    let hamstring = Track::new("hamstring", bundled.text, Language::German);
    starters.into_iter().chain([hamstring]).collect()
});

fn starter(language: Language) -> String {
    let step = routine::StarterStep {
        title: routine::starter_step_title(language).to_owned(),
        sides: routine::Sides::Both,
        hold: "30s".parse().unwrap(),
    };
    routine::starter_routine(&routine::Answers {
        file: "starter.toml".to_owned(),
        title: "Starter".to_owned(),
        language,
        steps: vec![step],
        countdown: 5,
        bed: nightcue::sound::Bed::None,
    })
}

impl Track {
    fn new(name: &str, text: &str, language: Language) -> Self {
        let casting = Casting {
            shelf: Shelf::default(),
            time: Some(TimeOfDay::Night),
            wish: None,
            fallback: None,
            speaker: None,
            memory: None,
            threads: Threads::EACH_CORE,
            loaded: nightcue::speech::LoadedVoices::default(),
            trial: None,
        };
        let studio =
            Studio { casting, cache: None, progress: &|_, _| (), notice: &|_| (), cancel: &AtomicBool::new(false) };
        let source = Source::new("routine.toml", text.as_bytes().to_vec()).unwrap();
        let side = text.contains("affected").then_some(AffectedSide::One(nightcue::words::Side::Left));
        let choices = Choices { side, language: Some(language), ..Choices::default() };
        let performance = produce(&source, &choices, &studio, Finish { rate: RATE, bed: None }).unwrap().performance;
        let (timeline, master) = (&performance.timeline, performance.master());
        let mut samples = Vec::new();
        stream(timeline, &Sounds::new(&performance.recordings, RATE), master.gain, |block| {
            block.extend(&mut samples);
            Ok::<(), MixError>(())
        })
        .unwrap();
        Self { name: name.to_owned(), placements: timeline.placements.clone(), samples }
    }

    /// Every distinct sentence, with its samples.
    fn sentences(&self) -> BTreeMap<&str, &[f32]> {
        let spoken = self.placements.iter().filter(|placement| !placement.text.is_empty());
        spoken.map(|placement| (placement.text.as_str(), self.samples_of(placement))).collect()
    }

    fn samples_of(&self, placement: &Placement) -> &[f32] {
        &self.samples[placement.start.0 as usize..placement.end.0 as usize]
    }

    fn first(&self, kind: Kind) -> &Placement {
        self.placements.iter().find(|placement| placement.kind == kind).unwrap()
    }

    /// Integrated loudness of all that is said.
    fn speech(&self, band: Band) -> f64 {
        let blocks: Vec<_> = self.sentences().into_values().flat_map(|samples| band.blocks(samples)).collect();
        integrated_loudness(blocks.iter()).0
    }
}

#[derive(Clone, Copy, Debug)]
enum Band {
    Full,
    Phone,
}

impl Band {
    const BOTH: [Self; 2] = [Self::Full, Self::Phone];

    fn blocks(self, samples: &[f32]) -> Vec<nightcue::base::Lufs> {
        match self {
            Self::Full => measure_loudness(samples, RATE),
            Self::Phone => measure_on_phone(samples, RATE),
        }
    }

    fn loudness(self, samples: &[f32]) -> f64 {
        integrated_loudness(self.blocks(samples).iter()).0
    }

    /// The loudest 400 ms.
    fn momentary(self, samples: &[f32]) -> f64 {
        self.blocks(samples).iter().fold(f64::MIN, |most, block| most.max(block.0))
    }
}

#[test]
fn every_language_is_equally_loud_in_full_and_on_a_phone() {
    for band in Band::BOTH {
        let loud: Vec<(f64, &str)> = TRACKS.iter().map(|track| (track.speech(band), track.name.as_str())).collect();
        println!("{band:?}: {loud:.1?}");
        let (least, most) =
            loud.iter().fold((f64::MAX, f64::MIN), |(low, high), (loud, _)| (low.min(*loud), high.max(*loud)));
        assert!(most - least < 2.0, "{band:?}: {loud:.1?}");
    }
}

#[test]
fn tones_are_as_far_below_speech_on_a_phone_as_in_full_and_never_less_than_three_lu() {
    for track in TRACKS.iter() {
        for kind in [Kind::Start, Kind::Mark, Kind::End] {
            let tone = track.samples_of(track.first(kind));
            let [full, phone] = Band::BOTH.map(|band| track.speech(band) - band.momentary(tone));
            assert!(
                (full - phone).abs() < 2.0,
                "{} {kind:?}: {full:.1} LU below speech, on a phone {phone:.1}",
                track.name
            );
            for below in [full, phone] {
                assert!((3.0..10.0).contains(&below), "{} {kind:?}: {full:.1} and {phone:.1}", track.name);
            }
        }
    }
}

#[test]
fn no_sentence_that_names_a_side_is_quieter_than_half_of_what_its_voice_says() {
    let sides = ["left", "right", "link", "recht", "izquierd", "derech", "gauche", "droit", "sinistr", "destr"];
    for track in TRACKS.iter() {
        let names_side = |text: &str| {
            let words = text.to_lowercase();
            words.split(|c: char| !c.is_alphabetic()).any(|word| sides.iter().any(|side| word.starts_with(side)))
        };
        let sentences = track.sentences();
        assert!(sentences.keys().filter(|text| names_side(text)).count() >= 3, "{}", track.name);
        for band in Band::BOTH {
            let mut levels: Vec<f64> = sentences.values().map(|samples| band.loudness(samples)).collect();
            levels.sort_by(f64::total_cmp);
            let median = levels[levels.len() / 2];
            for (text, samples) in sentences.iter().filter(|(text, _)| names_side(text)) {
                let below = median - band.loudness(samples);
                assert!(below <= 0.0, "{} {band:?}: {below:.2} LU below the median: {text}", track.name);
            }
        }
    }
}

/// How alike the first `ms` milliseconds of two sounds are at best, whatever their levels, shifted by up to 3 ms.
fn likeness(one: &[f32], other: &[f32], ms: usize) -> f32 {
    let length = ms * MS;
    let product = |one: &[f32], other: &[f32]| one.iter().zip(other).map(|(one, other)| one * other).sum::<f32>();
    let at = |shift: usize| {
        let (one, other) = (&one[shift..length], &other[..length - shift]);
        product(one, other) / (product(one, one) * product(other, other)).sqrt()
    };
    (0..3 * MS).map(at).fold(f32::MIN, f32::max)
}

/// The strongest frequency between 300 and 700 Hz.
fn pitch_hz(samples: &[f32]) -> f64 {
    let strength = |hz: &f64| {
        let turn = |at: usize| at as f64 * hz * std::f64::consts::TAU / f64::from(RATE.hz());
        let (sine, cosine) = samples.iter().enumerate().fold((0.0, 0.0), |(sine, cosine), (at, sample)| {
            (sine + f64::from(*sample) * turn(at).sin(), cosine + f64::from(*sample) * turn(at).cos())
        });
        sine * sine + cosine * cosine
    };
    let candidates = (300..700).map(f64::from);
    candidates.max_by(|one, other| strength(one).total_cmp(&strength(other))).unwrap()
}

#[test]
fn the_end_cannot_be_taken_for_the_start_from_the_first_tenth_of_a_second_on() {
    let track = &TRACKS[0];
    let [start, end] = [Kind::Start, Kind::End].map(|kind| track.samples_of(track.first(kind)));
    for ms in [60, 100, 120] {
        let alike = likeness(start, end, ms);
        assert!(alike < 0.75, "their first {ms} ms are alike by {alike}");
    }
    let ms = |range: std::ops::Range<usize>| range.start * MS..range.end * MS;
    let semitones = |tone: &[f32]| 12.0 * (pitch_hz(&tone[ms(340..540)]) / pitch_hz(&tone[ms(20..120)])).log2();
    assert!((4.5..5.5).contains(&semitones(start)), "the start rises by {} semitones", semitones(start));
    assert!((-5.5..-4.5).contains(&semitones(end)), "the end falls by {} semitones", -semitones(end));
}

#[test]
fn the_first_word_comes_within_a_second_and_a_half_after_something_soft() {
    for track in TRACKS.iter() {
        let words = track.first(Kind::Prompt);
        let speech = Length::of_frames(words.start.since(nightcue::base::Frame(0)), RATE);
        assert!((1_000..=1_500).contains(&speech.millis()), "{}: {speech}", track.name);
        // 55 dB below full scale: the noise is some 10 dB louder, a word 30.
        let first = track.samples.iter().position(|sample| sample.abs() > 0.0018).unwrap();
        assert!(first < 700 * MS, "{}: the first {} ms are silent", track.name, first / MS);
        let before = &track.samples[..words.start.0 as usize];
        let below = track.speech(Band::Full) - Band::Full.momentary(before);
        assert!((20.0..30.0).contains(&below), "{}: {below:.1} LU below speech", track.name);
        let first_word = &track.samples[words.start.0 as usize..words.start.0 as usize + 300 * MS];
        let loudest = |samples: &[f32]| samples.iter().fold(0f32, |most, sample| most.max(sample.abs()));
        assert!(loudest(first_word) > 4.0 * loudest(before), "{}: the word comes at once", track.name);
    }
}

/// A level in dBFS, and for how many seconds.
type Stretch = (f64, f64);

/// A tone of 1 kHz at each of `levels` (as the meter of a stereo signal reads it) for so many seconds. One channel of two with the same
/// signal measures 3.01 LU less than both.
fn tones(levels: &[Stretch]) -> Vec<f32> {
    let rate = f64::from(SampleRate::DEFAULT.hz());
    let one = |(dbfs, seconds): &Stretch| {
        let amplitude = 10f64.powf((dbfs + 10.0 * 2f64.log10()) / 20.0);
        let wave = move |n: usize| (amplitude * (n as f64 * std::f64::consts::TAU * 1000.0 / rate).sin()) as f32;
        (0..(seconds * rate) as usize).map(wave)
    };
    levels.iter().flat_map(one).collect()
}

/// EBU Tech 3341, table 1: the cases of integrated loudness that are tones, each within 0.1 LU.
#[test]
fn our_meter_reads_the_signals_of_ebu_tech_3341_within_its_tolerance() {
    let cases: [(&str, &[Stretch], f64); 5] = [
        ("1", &[(-23.0, 20.0)], -23.0),
        ("2", &[(-33.0, 20.0)], -33.0),
        ("3", &[(-36.0, 10.0), (-23.0, 60.0), (-36.0, 10.0)], -23.0),
        ("4", &[(-72.0, 10.0), (-36.0, 10.0), (-23.0, 60.0), (-36.0, 10.0), (-72.0, 10.0)], -23.0),
        ("5", &[(-26.0, 20.0), (-20.0, 20.1), (-26.0, 20.0)], -23.0),
    ];
    for (case, levels, expected) in cases {
        let blocks = measure_loudness(&tones(levels), SampleRate::DEFAULT);
        let found = integrated_loudness(blocks.iter()).0;
        assert!((found - expected).abs() <= 0.1, "case {case}: {found:.3} LUFS");
    }
}

/// EBU Tech 3341, table 1, cases 15 to 19: sines whose samples miss their own peak; −0.4 to +0.2 dB are allowed.
#[test]
fn true_peaks_between_samples_are_found_within_the_tolerance_of_ebu_tech_3341() {
    let rate = SampleRate::DEFAULT;
    for (divisor, phase_degrees, amplitude) in
        [(4.0, 0.0, 0.5), (4.0, 45.0, 0.5), (6.0, 60.0, 0.5), (8.0, 67.5, 0.5), (4.0, 45.0, 1.41)]
    {
        let phase = f64::to_radians(phase_degrees);
        let wave = |n: usize| (amplitude * (n as f64 * std::f64::consts::TAU / divisor + phase).sin()) as f32;
        let faded = |n: usize| wave(n) * (n.min(23_999 - n) as f32 / 2_400.0).min(1.0);
        let samples: Vec<f32> = (0..24_000).map(faded).collect();
        let found = true_peak(measure(&samples, rate).peak).0;
        let expected = 20.0 * f64::log10(amplitude);
        assert!((-0.4..=0.2).contains(&(found - expected)), "fs/{divisor} at {phase_degrees}: {found:.2} dBTP");
    }
}
