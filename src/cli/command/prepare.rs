//! What every command about a track needs: find the routine, pass on the user's choices, show progress.
//!
//! How a track is made is decided in the library.

use nightcue::base::{self, Diagnostic, Length, Stop, TimeOfDay, measured_speeds};
use nightcue::routine::{self, Found, Routine};
use nightcue::script::{Choices, Script, Session};
use nightcue::speech::{self, Cache, Casting, LoadedVoices, Recordings, Shelf, Studio, VoiceProfile};
use nightcue::timeline::{Timeline, chosen_lengths};
use nightcue::words::Language;
use nightcue::{Checked, Compiled, Finish, Performance, Production, check, compile, fit, perform, produce};

use super::voices::trial::trial;
use crate::cli::args::choices::{RoutineArgs, SoundArgs};
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// The most remarks about voices that one track is worth.
const REMARKS_SHOWN: usize = 12;

/// A track of a routine, and where the routine was found.
pub(super) struct Prepared {
    pub(super) found: Found,
    pub(super) production: Production,
}

impl Prepared {
    /// What is heard when.
    pub(super) const fn timeline(&self) -> &Timeline {
        &self.production.performance.timeline
    }

    /// How long the track plays, to the second.
    pub(super) fn length(&self) -> Length {
        let exact = Length::of_frames(self.timeline().length, self.timeline().rate);
        Length::from_secs((exact.millis() + 500) / 1000)
    }
}

/// Finds and compiles a routine.
pub(crate) fn compiled(args: &RoutineArgs, context: &Context<'_>) -> Result<(Found, Compiled), Failure> {
    let found = context.wait_for(|| routine::find(&args.routine))??;
    let compiled = compile(&found.source, &one(args)?);
    let compiled = compiled.map_err(|problems| Failure::routine(problems, &found.source))?;
    warn(&found, &compiled.routine, context);
    Ok((found, compiled))
}

/// Shows the warnings about a routine.
fn warn(found: &Found, routine: &Routine, context: &Context<'_>) {
    if !routine.warnings.is_empty() {
        context.console.remark(&base::report(&routine.warnings, Some(&found.source), context.console.color()));
    }
}

/// Finds and compiles a routine, with every range resolved to its length in the track.
pub(super) fn fitted(args: &RoutineArgs, sound: &SoundArgs, context: &Context<'_>) -> Result<Compiled, Failure> {
    let (found, compiled) = compiled(args, context)?;
    let compiled = at_work(sound, Some(&found), context, |studio| fit(compiled, studio, sound.sample_rate))
        .map_err(|stop| Failure::stopped(stop, &found.source))?;
    report_lengths(&compiled.script, &compiled.session, context);
    Ok(compiled)
}

/// The choices of a command that makes one track.
fn one(args: &RoutineArgs) -> Result<Choices, Failure> {
    let all = args.choices.choices();
    match all.as_slice() {
        [choices] => Ok(choices.clone()),
        _ => Err(Failure::Machine("this command is for a single track: give one `--side`, or `both`".to_owned())),
    }
}

/// Finds a routine and makes one track of it.
pub(super) fn prepare(args: &RoutineArgs, sound: &SoundArgs, context: &Context<'_>) -> Result<Prepared, Failure> {
    let prepared = prepare_with(&one(args)?, args, sound, context)?;
    warn(&prepared.found, &prepared.production.routine, context);
    Ok(prepared)
}

/// Finds a routine and makes a track for each side asked for.
pub(super) fn prepare_all(
    args: &RoutineArgs,
    sound: &SoundArgs,
    context: &Context<'_>,
) -> Result<Vec<Prepared>, Failure> {
    let all = args.choices.choices();
    let prepared = all.iter().map(|choices| prepare_with(choices, args, sound, context));
    let prepared: Vec<Prepared> = prepared.collect::<Result<_, _>>()?;
    if let Some(first) = prepared.first() {
        warn(&first.found, &first.production.routine, context);
    }
    Ok(prepared)
}

fn prepare_with(
    choices: &Choices,
    args: &RoutineArgs,
    sound: &SoundArgs,
    context: &Context<'_>,
) -> Result<Prepared, Failure> {
    let found = context.wait_for(|| routine::find(&args.routine))??;
    let production =
        at_work(sound, Some(&found), context, |studio| produce(&found.source, choices, studio, finish(sound)))
            .map_err(|stop| Failure::stopped(stop, &found.source))?;
    report_lengths(&production.performance.script, &production.session, context);
    report_voices(&production.performance.recordings, context);
    Ok(Prepared { found, production })
}

/// Finds a routine and checks every track that it offers beyond what was asked for.
pub(super) fn every(args: &RoutineArgs, sound: &SoundArgs, context: &Context<'_>) -> Result<(Found, Checked), Failure> {
    let found = context.wait_for(|| routine::find(&args.routine))??;
    let times = sound.profile.map_or_else(|| TimeOfDay::ALL.to_vec(), |time| vec![time]);
    let checked = at_work(sound, Some(&found), context, |studio| {
        let at = |time: &TimeOfDay| Studio {
            // A voice that stays loaded has the pace of its time.
            casting: Casting { time: Some(*time), loaded: LoadedVoices::default(), ..studio.casting.clone() },
            cache: if sound.no_cache { None } else { Cache::of_user() },
            progress: studio.progress,
            notice: studio.notice,
            cancel: studio.cancel,
        };
        let studios: Vec<Studio<'_>> = times.iter().map(at).collect();
        check(&found.source, &args.choices.choices(), &studios, sound.sample_rate)
    });
    let checked = checked.map_err(|stop| Failure::stopped(stop, &found.source))?;
    warn(&found, &checked.routine, context);
    report_remarks(&[&checked.examined.remarks[..], &checked.remarks[..]].concat(), context);
    Ok((found, checked))
}

/// Speaks each of `texts` just as in a track and passes it to `each`; the voice stays loaded in between.
pub(super) fn sentences<T: AsRef<str>>(
    texts: impl Iterator<Item = Result<T, Failure>>,
    language: Language,
    sound: &SoundArgs,
    context: &Context<'_>,
    mut each: impl FnMut(Performance) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let notice = |text: &str| context.console.say(&format!("note: {text}"));
    let cache = if sound.no_cache { None } else { Cache::of_user() };
    let studio = Studio {
        casting: casting(sound, None),
        cache,
        progress: &|_, _| (),
        notice: &notice,
        cancel: context.interrupted,
    };
    for text in texts {
        let script = Script::of_sentence(text?.as_ref(), language);
        each(perform(script, &studio, finish(sound)).map_err(without_routine)?)?;
    }
    report_cache(&studio, context);
    Ok(())
}

/// There is no routine here: whatever is wrong comes from the command line.
fn without_routine(stop: Stop) -> Failure {
    let reason = |problem: Diagnostic| problem.help.unwrap_or(problem.message);
    match stop {
        Stop::Interrupted => Failure::Interrupted,
        Stop::Machine(reason) => Failure::Machine(reason),
        Stop::Routine(problems) => Failure::Machine(problems.into_iter().map(reason).collect::<Vec<_>>().join("; ")),
    }
}

fn report_cache(studio: &Studio<'_>, context: &Context<'_>) {
    if let Some(trouble) = studio.cache.as_ref().and_then(Cache::trouble) {
        context.console.say(&format!("note: working without a cache: {trouble}"));
    }
}

/// Does `work` in the studio that `sound` asks for, and shows its progress.
fn at_work<T>(
    sound: &SoundArgs,
    found: Option<&Found>,
    context: &Context<'_>,
    work: impl FnOnce(&Studio<'_>) -> Result<T, Stop>,
) -> Result<T, Stop> {
    let bar = context.console.bar("speaking", 0);
    let progress = |done: usize, lines: usize| {
        bar.set_length(lines as u64);
        bar.set_position(done as u64);
    };
    let notice = |text: &str| context.console.say(&format!("note: {text}"));
    let cache = if sound.no_cache { None } else { Cache::of_user() };
    let studio = Studio {
        casting: casting(sound, found),
        cache,
        progress: &progress,
        notice: &notice,
        cancel: context.interrupted,
    };
    let result = work(&studio);
    bar.finish_and_clear();
    report_cache(&studio, context);
    result
}

/// The casting that the user and the routine ask for.
pub(super) fn casting(sound: &SoundArgs, found: Option<&Found>) -> Casting {
    Casting {
        shelf: Shelf::of_user(found.and_then(|found| found.folder.clone())),
        time: sound.profile,
        wish: sound.voices.voice.clone(),
        fallback: sound.voices.fallback.clone(),
        speaker: sound.voices.speaker.clone(),
        memory: if sound.no_cache { None } else { measured_speeds() },
        threads: sound.threads(),
        loaded: LoadedVoices::default(),
        trial: Some(trial),
    }
}

/// The natural voice that could have spoken `prepared`, in `language`, if the embedded voice did only because none is at hand.
pub(super) fn lacking_natural_voice(sound: &SoundArgs, language: Language, prepared: &Prepared) -> Option<String> {
    let Casting { shelf, .. } = casting(sound, Some(&prepared.found));
    let time = prepared.production.performance.time;
    let embedded = &VoiceProfile::bundled(language, time).name;
    let is_embedded = prepared.production.performance.recordings.speakers().contains(embedded);
    if sound.voices.voice.is_none() && is_embedded { speech::lacking_natural_voice(&shelf, language) } else { None }
}

fn finish(sound: &SoundArgs) -> Finish {
    Finish { rate: sound.sample_rate, bed: sound.bed }
}

/// Reports what the user should know about the voices, and how many lines are recorded if any are.
pub(super) fn report_voices(recordings: &Recordings, context: &Context<'_>) {
    let remarks: Vec<String> = recordings.sound_remarks().into_iter().chain(recordings.remarks().to_vec()).collect();
    report_remarks(&remarks, context);
    if recordings.credits().has_recordings() {
        context.console.say(&recordings.credits().to_string());
    }
}

fn report_remarks(remarks: &[String], context: &Context<'_>) {
    for remark in remarks.iter().take(REMARKS_SHOWN) {
        context.console.say(&format!("note: {remark}"));
    }
    if remarks.len() > REMARKS_SHOWN {
        let more = remarks.len() - REMARKS_SHOWN;
        context.console.say(&format!("note: {more} more; `nightcue script ROUTINE --lines --voice FOLDER` names all"));
    }
}

/// With `--fit`, reports the lengths that were chosen.
fn report_lengths(script: &Script, session: &Session, context: &Context<'_>) {
    if session.fit.is_some() {
        context.console.say(chosen_lengths(script, session).trim_end());
    }
}
