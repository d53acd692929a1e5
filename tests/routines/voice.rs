//! The unmodified routines in the embedded voice: every line can be spoken, every cue fits.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use nightcue::base::{self, Color, SampleRate, TimeOfDay};
use nightcue::script::Choices;
use nightcue::speech::{CastLine, Pico, Recordings, Voice, VoiceProfile};
use nightcue::timeline::lay_out;
use nightcue::words::Language;

use super::{Track, compile, routines, source};

fn recorded(track: &Track, folder: &std::path::Path) -> Recordings {
    let profile = VoiceProfile::bundled(track.session.language, TimeOfDay::Night);
    let voice: Arc<dyn Voice> = Arc::new(Pico::unpacking_into(Some(folder.to_owned()), profile));
    let lines: Vec<CastLine> =
        track.script.lines.iter().map(|line| (line.utterance.clone(), Arc::clone(&voice))).collect();
    let recordings = Recordings::record(&lines, None, &|_, _| (), &AtomicBool::new(false));
    recordings.unwrap_or_else(|error| panic!("{}: {error}", track.name))
}

#[test]
fn the_embedded_voice_speaks_every_routine_and_every_cue_fits() {
    let rate = SampleRate::new(48_000).expect("not 0");
    let folder = tempfile::tempdir().expect("a temporary folder");
    for bundled in routines() {
        for language in [Language::English, Language::German] {
            let track = compile(bundled, &Choices { language: Some(language), ..Choices::default() });
            let timeline = lay_out(&track.script, &recorded(&track, folder.path()), rate);
            if let Err(problems) = timeline {
                panic!("{language}\n{}", base::report(&problems, Some(&source(bundled)), Color::Off));
            }
        }
    }
}
