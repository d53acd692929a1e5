//! Finding, compiling, speaking and laying out a routine.
//!
//! In: arguments. Out: a [`Prepared`] routine. Guaranteed: the same stages in the same order for every command; every line that cannot be
//! spoken is named.

use nightcue::base::{Diagnostic, Length, Source, TimeOfDay, in_file_order, measured_speeds};
use nightcue::routine::{self, Found, RangeEnd};
use nightcue::script::{self, AffectedSide, Choices, HoldChoice, Script, UtteranceId};
use nightcue::speech::{Cache, Casting, Miscast, RecordError, Recordings, Shelf, SpeechError};
use nightcue::timeline::{self, FitError, Timeline, lay_out};
use nightcue::{Compiled, compile};

use crate::cli::args::choices::{BedArg, RoutineArgs, SoundArgs};
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// A routine, spoken and laid out.
pub struct Prepared {
    /// Where it was found.
    pub found: Found,
    /// Routine, choices and script.
    pub compiled: Compiled,
    /// Every utterance.
    pub recordings: Recordings,
    /// What is heard when.
    pub timeline: Timeline,
}

/// Finds and compiles a routine.
pub fn compiled(args: &RoutineArgs) -> Result<(Found, Compiled), Failure> {
    let found = routine::find(&args.routine)?;
    let compiled = compile(&found.source, &one(args)?);
    let compiled = compiled.map_err(|problems| Failure::routine(problems, &found.source))?;
    Ok((found, compiled))
}

/// Finds and compiles a routine, every range with the length it has in the track.
pub fn compiled_to_fit(args: &RoutineArgs, sound: &SoundArgs, context: &Context<'_>) -> Result<Compiled, Failure> {
    let (found, compiled) = compiled(args)?;
    fitted(compiled, sound, &found, context)
}

/// The choices of a command that makes one track.
fn one(args: &RoutineArgs) -> Result<Choices, Failure> {
    let all = args.choices.choices();
    match all.as_slice() {
        [choices] => Ok(choices.clone()),
        _ => Err(Failure::Machine("this command is about one track: choose one `--side`, or `both`".to_owned())),
    }
}

/// Finds, compiles, speaks and lays out one track of a routine.
pub fn prepare(args: &RoutineArgs, sound: &SoundArgs, context: &Context<'_>) -> Result<Prepared, Failure> {
    prepare_with(&one(args)?, args, sound, context)
}

/// Finds, compiles, speaks and lays out a track for each side asked for.
pub fn prepare_all(args: &RoutineArgs, sound: &SoundArgs, context: &Context<'_>) -> Result<Vec<Prepared>, Failure> {
    args.choices.choices().iter().map(|choices| prepare_with(choices, args, sound, context)).collect()
}

fn prepare_with(
    choices: &Choices,
    args: &RoutineArgs,
    sound: &SoundArgs,
    context: &Context<'_>,
) -> Result<Prepared, Failure> {
    let found = routine::find(&args.routine)?;
    let wrong = |problems| Failure::routine(problems, &found.source);
    let compiled = compile(&found.source, choices).map_err(wrong)?;
    let compiled = fitted(compiled, sound, &found, context)?;
    let recordings = record(&compiled.script, sound, &found, context)?;
    let mut timeline = lay_out(&compiled.script, &recordings, sound.sample_rate).map_err(wrong)?;
    if compiled.routine.pace.wind_down && sound.profile.time() == TimeOfDay::Night {
        timeline.wind_down();
    }
    timeline.lay_bed(sound.bed.map_or(compiled.routine.pace.bed, BedArg::bed));
    Ok(Prepared { found, compiled, recordings, timeline })
}

/// With the length of every range chosen, if the whole track is to last a certain time.
fn fitted(compiled: Compiled, sound: &SoundArgs, found: &Found, context: &Context<'_>) -> Result<Compiled, Failure> {
    if compiled.session.fit.is_none() {
        return Ok(compiled);
    }
    let Compiled { routine, session, .. } = compiled;
    let fitted = timeline::fit(&routine, &session, sound.sample_rate, |script| record(script, sound, found, context));
    let session = fitted.map_err(|error| match error {
        FitError::Routine(problems) => Failure::routine(problems, &found.source),
        FitError::Speech(failure) => failure,
    })?;
    let script = script::write(&routine, &session).map_err(|problems| Failure::routine(problems, &found.source))?;
    context.console.say(nightcue::timeline::chosen_lengths(&script, &session).trim_end());
    Ok(Compiled { routine, session, script })
}

/// Speaks every utterance of `script`.
fn record(script: &Script, sound: &SoundArgs, found: &Found, context: &Context<'_>) -> Result<Recordings, Failure> {
    let lines = casting(sound, found).lines(script).map_err(|problems| miscast(problems, &found.source))?;
    let cache = if sound.no_cache { None } else { Cache::of_user() };
    let bar = context.console.bar("speaking", lines.len() as u64);
    let progress = |done: usize, _: usize| bar.set_position(done as u64);
    let recordings = Recordings::record(&lines, cache.as_ref(), &progress, context.interrupted);
    bar.finish_and_clear();
    if let Some(trouble) = cache.as_ref().and_then(Cache::trouble) {
        context.console.say(&format!("note: working without a cache: {trouble}"));
    }
    recordings.map_err(|error| unspoken(error, script, &found.source))
}

/// Whom the person and the routine ask to speak.
fn casting(sound: &SoundArgs, found: &Found) -> Casting {
    let shelf = Shelf::of_user(found.folder.clone());
    Casting {
        shelf,
        time: sound.profile.time(),
        wish: sound.voices.voice.clone(),
        fallback: sound.voices.fallback.clone(),
        speaker: sound.voices.speaker.clone(),
        memory: if sound.no_cache { None } else { measured_speeds() },
        threads: sound.threads(),
    }
}

/// Voices that the routine names and that cannot be used are its problem; others are the command line's.
pub fn miscast(problems: Vec<Miscast>, source: &Source) -> Failure {
    let problem = |(span, error): &Miscast| {
        let problem = Diagnostic::error("unknown-voice", "this voice cannot speak the routine");
        span.map(|span| problem.at(span, "").help(error.to_string()))
    };
    match problems.iter().map(problem).collect() {
        Some(problems) => Failure::routine(in_file_order(problems), source),
        None => {
            let reasons: Vec<String> = problems.iter().map(|(_, error)| error.to_string()).collect();
            Failure::Machine(reasons.join("; "))
        }
    }
}

fn unspoken(error: RecordError, script: &Script, source: &Source) -> Failure {
    let failures = match error {
        RecordError::Interrupted => return Failure::Interrupted,
        RecordError::Spool(_) => return Failure::Machine(error.to_string()),
        RecordError::Unspoken(failures) => failures,
    };
    let unavailable = failures.iter().find(|(_, error)| matches!(error, SpeechError::Unavailable { .. }));
    if let Some((_, error)) = unavailable {
        return Failure::Machine(format!("the voice does not work: {error}"));
    }
    let problems = failures.iter().map(|(line, error)| unspeakable(UtteranceId(*line), error, script));
    Failure::routine(in_file_order(problems.collect()), source)
}

fn unspeakable(line: UtteranceId, error: &SpeechError, script: &Script) -> Diagnostic {
    let problem = match error {
        SpeechError::Suspicious { .. } => {
            Diagnostic::error("suspicious-clip", "the sound for this text cannot be right")
                .help("listen to it; record or make it anew, or choose another voice for it")
        }
        _ => Diagnostic::error("unspeakable", "the voice cannot speak this text")
            .help("write it in words of the routine's language"),
    };
    let span = script.prompts().find(|prompt| prompt.utterance == line).and_then(|prompt| prompt.span);
    match span {
        Some(span) => problem.at(span, error.to_string()),
        None => problem.help(format!("`{}`: {error}", script.utterance(line).text)),
    }
}

impl Prepared {
    /// How long the track plays, to the second.
    pub fn length(&self) -> Length {
        let exact = Length::of_frames(self.timeline.length, self.timeline.rate);
        Length::from_secs((exact.millis() + 500) / 1000)
    }

    /// What the files are called: the routine and the choices that differ from its own.
    pub fn track_name(&self) -> String {
        let title = || slug(&self.compiled.routine.title.plain(self.compiled.routine.language));
        let base = self.found.name.clone().unwrap_or_else(title);
        let differences = self.compiled.session.differences.iter().cloned();
        std::iter::once(base).chain(differences).collect::<Vec<_>>().join("-")
    }

    /// The choices as a comment in the file.
    pub fn choices_text(&self) -> String {
        let session = &self.compiled.session;
        let side = session.side.map_or("not named", AffectedSide::name);
        let hold = match (session.fit, session.hold) {
            (Some(total), _) => format!("fitted to {total}"),
            (_, HoldChoice::End(RangeEnd::Shortest)) => "shortest".to_owned(),
            (_, HoldChoice::End(RangeEnd::Longest)) => "longest".to_owned(),
            (_, HoldChoice::Exactly(length)) => length.to_string(),
        };
        let with = if session.present.is_empty() { "nothing".to_owned() } else { session.present.join(", ") };
        let guidance = session.guidance.name();
        let quick = if session.quick { "; quick relief" } else { "" };
        format!("side: {side}; holds: {hold}; with: {with}; guidance: {guidance}{quick}")
    }
}

/// Letters and digits of `title` in lower case, everything else as single dashes.
pub fn slug(title: &str) -> String {
    let dashed: String = title.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let words: Vec<&str> = dashed.split('-').filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "track".to_owned() } else { words.join("-") }
}
