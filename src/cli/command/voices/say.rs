//! `nightcue voices say`: speaks each text into a file, through the same stages as a track, and measures it.

use std::io;
use std::path::{Path, PathBuf};

use nightcue::Performance;
use nightcue::base::{self, Length, counted};
use nightcue::render::{self, Format, Master, Order, TrackInfo, file_name};
use nightcue::speech::word_count;
use nightcue::words::{Language, Objection, objections};

use crate::cli::args::voices::Say;
use crate::cli::command::prepare;
use crate::cli::command::receipt::size;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Stands for the lines of standard input.
const STANDARD_INPUT: &str = "-";

pub(crate) fn run(args: &Say, context: &Context<'_>) -> Result<(), Failure> {
    let (folder, name, format) = parts(&args.out.clone().unwrap_or_else(|| usual_path(args)))?;
    let sound = args.sound();
    let language = language(args)?;
    let is_one = args.text.len() == 1 && args.text[0] != STANDARD_INPUT;
    let mut number = 0;
    prepare::sentences(texts(args, language, context), language, &sound, context, |performance| {
        number += 1;
        let name = if is_one { name.clone() } else { format!("{name}-{number}") };
        written(&performance, &Order::new(folder.clone(), name, vec![format]), context)
    })
}

/// The texts to speak, one after another: those of the command line, or the lines of standard input as they come.
fn texts<'a>(
    args: &'a Say,
    language: Language,
    context: &'a Context<'_>,
) -> Box<dyn Iterator<Item = Result<String, Failure>> + 'a> {
    let checked = move |text: String| speakable(text, language);
    let next = || context.wait_for(|| io::stdin().lines().next()).transpose();
    let lines =
        move || std::iter::from_fn(next).map(|line| line?.map_err(Failure::machine)).filter(|line| !is_blank(line));
    match args.text.as_slice() {
        [only] if only == STANDARD_INPUT => Box::new(lines().map(move |line| line.and_then(checked))),
        texts => Box::new(texts.iter().cloned().map(checked)),
    }
}

/// `text`, unless it is too long or something in it cannot be read aloud.
fn speakable(text: String, language: Language) -> Result<String, Failure> {
    if text.chars().count() > base::MOST_TEXT_CHARS {
        return Err(Failure::machine(format!("a text is longer than {} characters", base::MOST_TEXT_CHARS)));
    }
    match objections(&text, language).first() {
        Some(Objection { written, reason, .. }) => {
            Err(Failure::machine(format!("`{written}` cannot be read aloud: {reason}")))
        }
        None => Ok(text),
    }
}

fn is_blank(line: &Result<String, Failure>) -> bool {
    line.as_ref().is_ok_and(|line| line.trim().is_empty())
}

/// Writes one text to its file, and says what was measured. Nothing is played.
fn written(performance: &Performance, order: &Order, context: &Context<'_>) -> Result<(), Failure> {
    let Performance { timeline, recordings, .. } = performance;
    let master = performance.master();
    let info = TrackInfo::of(timeline, &master);
    let written = render::render(timeline, recordings, &master, &info, order, context.interrupted, &|_| ())?;
    let files: Vec<String> =
        written.iter().map(|file| format!("{}  {}\n", file.path.display(), size(file.bytes))).collect();
    context.console.say(&format!("{}{}", files.concat(), measured(performance, &master)));
    prepare::report_voices(recordings, context);
    Ok(())
}

fn language(args: &Say) -> Result<Language, Failure> {
    match (args.language, &args.voices.voice) {
        (Some(language), _) => Ok(language),
        (None, Some(wish)) => prepare::casting(&args.sound(), None).language_of(wish).map_err(Failure::machine),
        (None, None) => Ok(Language::English),
    }
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

fn measured(Performance { script, timeline, recordings, .. }: &Performance, master: &Master) -> String {
    let seconds = Length::of_frames(timeline.length, timeline.rate).seconds();
    let words = script.lines.iter().map(|line| word_count(&line.utterance.text)).sum::<usize>();
    let rate = words as f64 * 60.0 / seconds;
    let asked = recordings.asked_rate(0).map(|asked| format!(" ({asked} asked for)")).unwrap_or_default();
    let (loudness, peak) = (master.loudness.0, master.peak.0);
    format!(
        "{} in {seconds:.1} s: {rate:.0} words per minute{asked}; {loudness:.1} LUFS, true peak {peak:.1} dBTP\n",
        counted(words, "word")
    )
}
