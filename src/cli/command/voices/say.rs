//! `nightcue voices say`: a sentence as a track would have it.
//!
//! In: words and a voice. Out: a sound file, and what it measures. Guaranteed: the same stages as for a track.

use std::path::{Path, PathBuf};

use nightcue::base::{self, Frames, Length, SampleRate, Threads, measured_speeds};
use nightcue::render::{self, Format, Master, Order, TrackInfo, mastered, spoken_lines};
use nightcue::script::UtteranceId;
use nightcue::speech::{Cache, Casting, Clips, RecordError, Recordings, Shelf, word_count};
use nightcue::timeline::Timeline;
use nightcue::words::{self, Language, Utterance};

use crate::cli::args::voices::Say;
use crate::cli::command::prepare::slug;
use crate::cli::command::receipt::size;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

const FORMATS: [Format; 4] = [Format::Wav, Format::Mp3, Format::Flac, Format::Opus];

pub fn run(args: &Say, context: &Context<'_>) -> Result<(), Failure> {
    let path = args.out.clone().unwrap_or_else(|| usual_path(args));
    let (folder, name, format) = parts(&path)?;
    let (utterance, recordings) = recorded(args, context)?;
    let rate = SampleRate::DEFAULT;
    let length = Clips::frames(&recordings, UtteranceId(0), rate);
    let timeline = Timeline::of_one_sentence(&args.text, utterance.language, length, rate);
    let master = mastered(&timeline, &recordings, args.profile.time());
    let order = Order::of_one_file(folder, name, format);
    let info = TrackInfo::new(&timeline.title, timeline.language, master.loudness, master.peak);
    let info = TrackInfo { lines: spoken_lines(&timeline), ..info };
    let written = render::render(&timeline, &recordings, &master, &info, &order, context.interrupted, &|_| ())?;
    let files: Vec<String> =
        written.iter().map(|file| format!("{}  {}\n", file.path.display(), size(file.bytes))).collect();
    context.console.say(&format!("{}{}", files.concat(), measured(&utterance, &timeline, &master)));
    Ok(())
}

/// `out/say.wav`, or `out/say-VOICE.wav`.
fn usual_path(args: &Say) -> PathBuf {
    let parts = [args.voice.as_deref(), args.speaker.as_deref()].into_iter().flatten().map(slug);
    let name: Vec<String> = std::iter::once("say".to_owned()).chain(parts).collect();
    Path::new("out").join(name.join("-")).with_extension("wav")
}

/// Folder, name and format of a file.
fn parts(path: &Path) -> Result<(PathBuf, String, Format), Failure> {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_lowercase();
    let format = FORMATS.into_iter().find(|format| format.extension() == extension);
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let (Some(format), Some(name)) = (format, stem) else {
        let reason = format!("`--out {}` has to end in .wav, .mp3, .flac or .opus", path.display());
        return Err(Failure::machine(reason));
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok((folder.to_owned(), name, format))
}

/// The sentence, spoken and checked.
fn recorded(args: &Say, context: &Context<'_>) -> Result<(Utterance, Recordings), Failure> {
    if args.text.chars().count() > base::MOST_TEXT_CHARS {
        return Err(Failure::machine(format!("the text is longer than {} characters", base::MOST_TEXT_CHARS)));
    }
    let (wish, speaker) = (args.voice.clone(), args.speaker.clone());
    let (shelf, time) = (Shelf::of_user(None), args.profile.time());
    let memory = if args.no_cache { None } else { measured_speeds() };
    let threads = Threads::EACH_CORE;
    let casting = Casting { shelf, time, wish: None, fallback: None, speaker, memory, threads };
    let speaks = |wish: &String| casting.language_of(wish).map_err(Failure::machine);
    let language = match (args.language, &wish) {
        (Some(language), _) => language,
        (None, Some(wish)) => speaks(wish)?,
        (None, None) => Language::English,
    };
    let wish = wish.unwrap_or_else(|| format!("{}-{}", args.profile.time().name(), language.tag()));
    let voice = casting.voice(&wish, language).map_err(Failure::machine)?;
    let utterance = Utterance { text: words::written_out(&args.text, language), language };
    let cache = if args.no_cache { None } else { Cache::of_user() };
    let lines = [(utterance.clone(), voice)];
    let recordings = Recordings::record(&lines, cache.as_ref(), &|_, _| (), context.interrupted);
    let recordings = recordings.map_err(|error| match error {
        RecordError::Interrupted => Failure::Interrupted,
        RecordError::Unspoken(lines) => {
            Failure::machine(lines.into_iter().map(|(_, error)| error.to_string()).collect::<String>())
        }
        RecordError::Spool(_) => Failure::machine(error),
    })?;
    Ok((utterance, recordings))
}

fn measured(utterance: &Utterance, timeline: &Timeline, master: &Master) -> String {
    let seconds = Length::of_frames(Frames(timeline.length.0), timeline.rate).seconds();
    let words = word_count(&utterance.text);
    let plural = if words == 1 { "" } else { "s" };
    let rate = words as f64 * 60.0 / seconds;
    let (loudness, peak) = (master.loudness.0, master.peak.0);
    format!(
        "{words} word{plural} in {seconds:.1} s: {rate:.0} words a minute; {loudness:.1} LUFS, true peak {peak:.1} dBTP\n"
    )
}
