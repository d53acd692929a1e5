//! nightcue turns a routine definition into one narrated audio track whose holds last exactly as long as they say.
//!
//! The rooms, in the order of the pipeline; each uses only those before it:
//!
//! | room | from … to … |
//! |---|---|
//! | [`base`] | values that every room shares: time, frames, levels, text positions, problems |
//! | [`words`] | numbers, lengths and signs to words in six languages |
//! | [`sound`] | mono samples: tones, the bed, loudness, resampling |
//! | [`routine`] | the text of a definition to a checked routine |
//! | [`script`] | a routine and the listener's choices to everything heard, untimed |
//! | [`rehearse`] | a script heard live, by the clock |
//! | [`speech`] | the lines of a script to clips |
//! | [`timeline`] | script and clips to exact frames |
//! | [`render`] | a timeline to finished files |
//! | [`verify`] | a finished file to its measurements |
//! | `serve` | finished files and pages to the browsers of others |
//!
//! [`produce`] runs them.

pub mod base;
pub mod rehearse;
pub mod render;
pub mod routine;
pub mod script;
#[cfg(feature = "studio")]
pub mod serve;
pub mod sound;
pub mod speech;
pub mod timeline;
pub mod verify;
pub mod words;

use base::{Diagnostic, SampleRate, Source, Stop, TimeOfDay};
use render::Master;
use routine::{OwnSound, Routine};
use script::{Choices, Script, Session};
use sound::Bed;
use speech::{Recordings, Studio};
use timeline::{Draft, Examination, Examined, Overrun, Placement, Timeline};

/// How a track is finished, whoever speaks it.
#[derive(Clone, Copy, Debug)]
pub struct Finish {
    /// Frames per second.
    pub rate: SampleRate,
    /// The bed under the track, if not the one that the routine asks for.
    pub bed: Option<Bed>,
}

/// A routine with the listener's choices, and what will be heard.
#[derive(Debug)]
pub struct Compiled {
    /// The checked routine.
    pub routine: Routine,
    /// The choices, fitted to it.
    pub session: Session,
    /// What will be heard, untimed.
    pub script: Script,
}

/// A script, spoken and laid out: everything that files are written from.
#[derive(Debug)]
pub struct Performance {
    /// What is heard.
    pub script: Script,
    /// Every line of it, spoken.
    pub recordings: Recordings,
    /// What is heard when.
    pub timeline: Timeline,
    /// What it is made for.
    pub time: TimeOfDay,
}

impl Performance {
    /// The gain of the whole track, and what it measures. It measures every sound, so only what writes or judges files asks for it.
    pub fn master(&self) -> Master {
        render::mastered(&self.timeline, &self.recordings, self.time)
    }
}

/// A track of a routine, finished but for its files.
#[derive(Debug)]
pub struct Production {
    /// The checked routine.
    pub routine: Routine,
    /// The choices, fitted to it, with a length for every hold.
    pub session: Session,
    /// What is heard, when, and how loud.
    pub performance: Performance,
}

/// From the text of a routine and the listener's choices to a finished track: read, choose, fit, write, cast, speak, lay
/// out; [mastered](Performance::master) when files are written.
///
/// # Errors
/// Every problem of the first stage that finds any.
pub fn produce(source: &Source, choices: &Choices, studio: &Studio<'_>, finish: Finish) -> Result<Production, Stop> {
    let Compiled { routine, session, script } = fit(compile(source, choices)?, studio, finish.rate)?;
    let performance = perform(script, studio, finish)?;
    Ok(Production { routine, session, performance })
}

/// A routine, and what was found out about all of its tracks.
#[derive(Debug)]
pub struct Checked {
    /// The checked routine.
    pub routine: Routine,
    /// Its tracks, none of which has a problem.
    pub examined: Examined,
    /// What the user should know about the voices, one clause each.
    pub remarks: Vec<String>,
}

/// A track in the making: what fits is laid out, what does not is named.
#[derive(Debug)]
pub struct Drafted {
    /// The track without the words that do not fit; all of it, if there are no problems.
    pub production: Production,
    /// These words.
    pub crowded: Vec<Placement>,
    /// Where there is no room for them.
    pub overruns: Vec<Overrun>,
    /// Every problem of the layout.
    pub problems: Vec<Diagnostic>,
}

/// The same as [`produce`], but that words which do not fit in their place are reported beside the rest of the track.
///
/// # Errors
/// Every problem of the first stage before the layout that finds any.
pub fn draft(source: &Source, choices: &Choices, studio: &Studio<'_>, finish: Finish) -> Result<Drafted, Stop> {
    let Compiled { routine, session, script } = fit(compile(source, choices)?, studio, finish.rate)?;
    let recordings = studio.speak(&script)?;
    let Draft { timeline, crowded, overruns, problems } = timeline::draft(&script, &recordings, finish.rate);
    let performance = finished(script, recordings, timeline, studio, finish)?;
    Ok(Drafted { production: Production { routine, session, performance }, crowded, overruns, problems })
}

/// Checks every track that the routine in `source` offers to a listener who has already chosen one of `wished`, in each of `studios`.
///
/// # Errors
/// Every problem of the text, or else of any track, each once, with the simplest choices that show it.
pub fn check(source: &Source, wished: &[Choices], studios: &[Studio<'_>], rate: SampleRate) -> Result<Checked, Stop> {
    let routine = routine::read(source)?;
    let mut examination = Examination::of(&routine, wished)?;
    let mut remarks: Vec<String> = Vec::new();
    let mut studios: Vec<&Studio<'_>> = studios.iter().collect();
    // What the routine itself is for comes first: it is the usual one.
    studios.sort_by_key(|studio| studio.casting.time != Some(routine.pace.time));
    for studio in studios {
        let heard = std::cell::RefCell::new(Vec::new());
        examination.hear(studio.casting.time.unwrap_or(routine.pace.time), rate, |script| {
            let recordings = studio.speak(script)?;
            let is_bare = routine.pace.bed == Bed::None;
            let recordings = if is_bare { recordings } else { studio.bed(recordings, script, rate)? };
            let told = recordings.sound_remarks().into_iter().chain(recordings.remarks().to_vec());
            heard.borrow_mut().extend(told);
            Ok(recordings)
        })?;
        for remark in heard.into_inner() {
            remarks.extend((!remarks.contains(&remark)).then_some(remark));
        }
    }
    Ok(Checked { routine, examined: examination.finish()?, remarks })
}

/// From the text of a routine and the listener's choices to a script: read, choose, write.
///
/// # Errors
/// Every problem of the first stage that finds any.
pub fn compile(source: &Source, choices: &Choices) -> Result<Compiled, Vec<Diagnostic>> {
    let routine = routine::read(source)?;
    let session = Session::choose(&routine, choices)?;
    let script = script::write(&routine, &session)?;
    Ok(Compiled { routine, session, script })
}

/// Chooses a length for every range, if the whole track is to last a certain time.
///
/// # Errors
/// When no choice of lengths makes such a track, or its words cannot be spoken.
pub fn fit(compiled: Compiled, studio: &Studio<'_>, rate: SampleRate) -> Result<Compiled, Stop> {
    if compiled.session.fit.is_none() {
        return Ok(compiled);
    }
    let Compiled { routine, session, .. } = compiled;
    let session = timeline::fit(&routine, &session, rate, |script| studio.speak(script))?;
    let script = script::write(&routine, &session)?;
    Ok(Compiled { routine, session, script })
}

/// From a script to everything that files are written from: cast, speak, lay out. Its [master](Performance::master) is the last stage.
///
/// # Errors
/// When a line cannot be spoken, or does not fit in its place.
pub fn perform(script: Script, studio: &Studio<'_>, finish: Finish) -> Result<Performance, Stop> {
    let recordings = studio.speak(&script)?;
    let timeline = timeline::lay_out(&script, &recordings, finish.rate)?;
    finished(script, recordings, timeline, studio, finish)
}

/// What is laid out, with a quieter ending and a bed where these are asked for.
fn finished(
    script: Script,
    recordings: Recordings,
    mut timeline: Timeline,
    studio: &Studio<'_>,
    finish: Finish,
) -> Result<Performance, Stop> {
    let time = studio.casting.time_of(&script);
    if script.pace.wind_down && time == TimeOfDay::Night {
        timeline.wind_down();
    }
    let bed = finish.bed.unwrap_or(script.pace.bed);
    timeline.lay_bed(bed, script.bed.as_ref().map(OwnSound::name));
    let recordings = if bed == Bed::None { recordings } else { studio.bed(recordings, &script, finish.rate)? };
    Ok(Performance { script, recordings, timeline, time })
}
