//! `nightcue voices say`: speaks one sentence into a file, through the same stages as a track, and measures it.

use std::path::{Path, PathBuf};

use nightcue::Performance;
use nightcue::base::{self, Diagnostic, Length, Stop};
use nightcue::render::{self, Format, Master, Order, TrackInfo, file_name};
use nightcue::speech::word_count;
use nightcue::words::{Language, Objection, objections};

use crate::cli::args::voices::Say;
use crate::cli::command::prepare;
use crate::cli::command::receipt::size;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

pub(crate) fn run(args: &Say, context: &Context<'_>) -> Result<(), Failure> {
    let path = args.out.clone().unwrap_or_else(|| usual_path(args));
    let (folder, name, format) = parts(&path)?;
    let performance = spoken(args, context)?;
    let Performance { timeline, recordings, .. } = &performance;
    let master = performance.master();
    let order = Order::new(folder, name, vec![format]);
    let info = TrackInfo::of(timeline, &master);
    let written = render::render(timeline, recordings, &master, &info, &order, context.interrupted, &|_| ())?;
    let files: Vec<String> =
        written.iter().map(|file| format!("{}  {}\n", file.path.display(), size(file.bytes))).collect();
    context.console.say(&format!("{}{}", files.concat(), measured(&performance, &master)));
    Ok(())
}

/// `out/say.wav`, or `out/say-VOICE.wav`.
fn usual_path(args: &Say) -> PathBuf {
    let parts = [args.voices.voice.as_deref(), args.voices.speaker.as_deref()]
        .into_iter()
        .flatten()
        .map(|part| file_name(part, "voice"));
    let name: Vec<String> = std::iter::once("say".to_owned()).chain(parts).collect();
    Path::new("out").join(name.join("-")).with_extension("wav")
}

/// Folder, name and format of a file.
fn parts(path: &Path) -> Result<(PathBuf, String, Format), Failure> {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_lowercase();
    let format = Format::ALL.into_iter().find(|format| format.extension() == extension);
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let (Some(format), Some(name)) = (format, stem) else {
        let reason = format!("`--out {}` must end in .wav, .mp3, .flac or .opus", path.display());
        return Err(Failure::machine(reason));
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok((folder.to_owned(), name, format))
}

/// The sentence, spoken and checked like a track.
fn spoken(args: &Say, context: &Context<'_>) -> Result<Performance, Failure> {
    if args.text.chars().count() > base::MOST_TEXT_CHARS {
        return Err(Failure::machine(format!("the text is longer than {} characters", base::MOST_TEXT_CHARS)));
    }
    let sound = args.sound();
    let language = match (args.language, &args.voices.voice) {
        (Some(language), _) => language,
        (None, Some(wish)) => prepare::casting(&sound, None).language_of(wish).map_err(Failure::machine)?,
        (None, None) => Language::English,
    };
    if let Some(Objection { written, reason, .. }) = objections(&args.text, language).first() {
        return Err(Failure::machine(format!("`{written}` cannot be read aloud: {reason}")));
    }
    prepare::sentence(&args.text, language, &sound, context).map_err(|stop| match stop {
        Stop::Interrupted => Failure::Interrupted,
        Stop::Machine(reason) => Failure::Machine(reason),
        // There is no routine here: whatever is wrong comes from the command line.
        Stop::Routine(problems) => Failure::Machine(reasons(problems)),
    })
}

fn reasons(problems: Vec<Diagnostic>) -> String {
    problems.into_iter().map(|problem| problem.help.unwrap_or(problem.message)).collect::<Vec<_>>().join("; ")
}

fn measured(Performance { script, timeline, .. }: &Performance, master: &Master) -> String {
    let seconds = Length::of_frames(timeline.length, timeline.rate).seconds();
    let words = script.lines.iter().map(|line| word_count(&line.utterance.text)).sum::<usize>();
    let plural = if words == 1 { "" } else { "s" };
    let rate = words as f64 * 60.0 / seconds;
    let (loudness, peak) = (master.loudness.0, master.peak.0);
    format!(
        "{words} word{plural} in {seconds:.1} s: {rate:.0} words per minute; {loudness:.1} LUFS, true peak {peak:.1} dBTP\n"
    )
}
