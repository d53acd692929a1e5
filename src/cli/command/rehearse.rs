//! `nightcue rehearse`: runs a routine live, on a terminal or as lines in a pipe.
//!
//! Holds follow the monotonic clock. However a rehearsal ends, the voice is stopped and the terminal restored.

pub(crate) mod lines;
pub(crate) mod screen;
pub(crate) mod stage;
pub(crate) mod terminal;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use nightcue::base::Length;
use nightcue::rehearse::{Act, Rehearsal, step_named};
use nightcue::script::Script;
use nightcue::speech::{LiveError, LiveVoice, Respelled, Silent};

use super::prepare::fitted;
use crate::cli::args::rehearse::{Marks, Rehearse};
#[cfg(feature = "system-voice")]
use crate::cli::console;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use lines::Lines;
use stage::{Pressed, Stage};
use terminal::Terminal;

/// How often the voice is polled. A gap of up to 50 ms between words is not noticed.
const TICK: Duration = Duration::from_millis(20);

pub(crate) fn run(args: &Rehearse, context: &Context<'_>) -> Result<(), Failure> {
    let Some(routine) = args.routine() else { return list_voices(args) };
    let compiled = fitted(&routine, &Rehearse::sound(), context)?;
    let script = &compiled.script;
    let rehearsal = beginning(args, script)?;
    let mut voice = Respelled::new(voice(args, script)?, script);
    if !voice.unlearned().is_empty() {
        let words = voice.unlearned().join(", ");
        context
            .console
            .say(&format!("note: said as they are written, since a live voice cannot be given phonemes: {words}"));
    }
    let mut stage: Box<dyn Stage> = match Terminal::is_there() {
        true => Box::new(Terminal::open(args.marks == Marks::Bell)?),
        false => Box::new(Lines::default()),
    };
    let result = watched(context.interrupted, || rehearse(rehearsal, &mut voice, stage.as_mut(), context));
    let stopped = voice.stop();
    drop(stage);
    let missed = result?;
    stopped?;
    if !missed.is_empty() {
        let list = missed.join("\n  ");
        context
            .console
            .say(&format!("note: at this voice's pace, these words did not fit into their holds:\n  {list}"));
    }
    Ok(())
}

/// Does `work`, and ends the process if `work` does not react to an interruption: crossterm blocks forever when the window
/// of its terminal has been closed.
fn watched<T>(interrupted: &AtomicBool, work: impl FnOnce() -> T) -> T {
    const LOOK: Duration = Duration::from_millis(200);
    const GRACE: Duration = Duration::from_secs(2);
    let is_done = &AtomicBool::new(false);
    std::thread::scope(|scope| {
        let watch = scope.spawn(move || {
            while !is_done.load(Ordering::Relaxed) {
                if interrupted.load(Ordering::Relaxed) {
                    std::thread::park_timeout(GRACE);
                    if !is_done.load(Ordering::Relaxed) {
                        terminal::restore();
                        std::process::exit(Failure::Interrupted.code().into());
                    }
                }
                std::thread::park_timeout(LOOK);
            }
        });
        let result = work();
        is_done.store(true, Ordering::Relaxed);
        watch.thread().unpark();
        result
    })
}

/// The rehearsal from its beginning, or from the step asked for.
fn beginning<'a>(args: &Rehearse, script: &'a Script) -> Result<Rehearsal<'a>, Failure> {
    let rehearsal = Rehearsal::new(script, args.marks == Marks::Voice);
    let Some(wish) = &args.from else { return Ok(rehearsal) };
    let step = step_named(script, wish).map_err(|steps| {
        Failure::Machine(format!("`--from {wish}`: there is no such step; the steps are:\n{steps}"))
    })?;
    Ok(rehearsal.from_step(step))
}

/// Runs `rehearsal` until it ends or the user quits. Returns the words for which there was no time.
fn rehearse(
    mut rehearsal: Rehearsal<'_>,
    voice: &mut dyn LiveVoice,
    stage: &mut dyn Stage,
    context: &Context<'_>,
) -> Result<Vec<String>, Failure> {
    let began = Instant::now();
    let mut speaks = false;
    while !rehearsal.is_over() {
        context.stop_if_asked()?;
        let mut acts = Vec::new();
        if speaks && !voice.is_speaking()? {
            speaks = false;
            acts.extend(rehearsal.spoken(since(began)));
        }
        acts.extend(rehearsal.advance(since(began)));
        perform(&acts, voice, stage, &mut speaks)?;
        stage.show(&rehearsal.view())?;
        let due = rehearsal.due_in().map_or(TICK, |due| Duration::from_secs_f64(due.seconds()).min(TICK));
        match stage.wait(due)? {
            Some(Pressed::Key(key)) => perform(&rehearsal.press(key, since(began)), voice, stage, &mut speaks)?,
            Some(Pressed::Quit) => break,
            Some(Pressed::Interrupt) => return Err(Failure::Interrupted),
            None => {}
        }
    }
    Ok(rehearsal.missed().to_vec())
}

fn perform(acts: &[Act], voice: &mut dyn LiveVoice, stage: &mut dyn Stage, speaks: &mut bool) -> Result<(), Failure> {
    for act in acts {
        match act {
            Act::Speak(line) => {
                voice.speak(&line.said)?;
                *speaks = true;
            }
            Act::Hush => {
                voice.stop()?;
                *speaks = false;
            }
            Act::Tell(told) => stage.tell(told)?,
        }
    }
    Ok(())
}

/// The time since `began` on the monotonic clock.
fn since(began: Instant) -> Length {
    let flicks = began.elapsed().as_nanos() * u128::from(Length::FLICKS_PER_SECOND) / 1_000_000_000;
    Length::from_flicks(flicks as u64)
}

#[cfg(feature = "system-voice")]
fn voice(args: &Rehearse, script: &Script) -> Result<Box<dyn LiveVoice>, Failure> {
    if args.silent {
        return Ok(Box::new(Silent::new(args.speed)));
    }
    Ok(Box::new(nightcue::speech::System::open(args.voice.as_deref(), script.language, args.speed)?))
}

#[cfg(feature = "system-voice")]
fn list_voices(args: &Rehearse) -> Result<(), Failure> {
    let voices = nightcue::speech::system_voices()?;
    let wished = args.choices.language;
    let voices = voices.iter().filter(|voice| wished.is_none_or(|language| voice.speaks(language)));
    let lines = voices.map(|voice| format!("{:<12} {}\n", voice.tag, voice.name));
    Ok(console::print(&lines.collect::<String>())?)
}

#[cfg(not(feature = "system-voice"))]
const NOT_BUILT_IN: &str = "\
this build of nightcue cannot use the system's voices; `cargo install --path . --features system-voice` builds one that can
(on Debian and Ubuntu, after `apt install libspeechd-dev libclang-dev speech-dispatcher`); `--silent` rehearses without a voice";

#[cfg(not(feature = "system-voice"))]
fn voice(args: &Rehearse, _: &Script) -> Result<Box<dyn LiveVoice>, Failure> {
    match args.silent {
        true => Ok(Box::new(Silent::new(args.speed))),
        false => Err(Failure::Machine(NOT_BUILT_IN.to_owned())),
    }
}

#[cfg(not(feature = "system-voice"))]
fn list_voices(_: &Rehearse) -> Result<(), Failure> {
    Err(Failure::Machine(NOT_BUILT_IN.to_owned()))
}

impl From<LiveError> for Failure {
    fn from(error: LiveError) -> Self {
        Self::Machine(error.to_string())
    }
}
