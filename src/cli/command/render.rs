//! `nightcue render`: makes the track, and says which files it wrote and how long each part lasts.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use nightcue::base::{Frames, Length, clock, counted};
use nightcue::render::{
    self, Depth, Ledger, Master, Mp3Settings, Order, PacketCache, Page, TrackInfo, Written, track_info,
};
use nightcue::routine::Pace;
use nightcue::script::name_part;
use nightcue::timeline::{Kind, Timeline};
use nightcue::{Performance, Production};

use super::cover::cover;
use super::prepare::{self, Prepared, prepare_all};
use super::receipt::{self, size};
use crate::cli::args::choices::{SoundArgs, VoiceArgs};
use crate::cli::args::render::Render;
use crate::cli::console;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// After a render with the embedded voice, before the name of the other.
const MORE_NATURAL: &str = "a more natural voice is one command away: nightcue voices add";

pub(crate) fn run(args: &Render, context: &Context<'_>) -> Result<(), Failure> {
    let name = args.name.as_deref().map(file_name).transpose()?;
    let tracks = prepare_all(&args.routine, &args.sound, context)?;
    for prepared in &tracks {
        let name = name.as_ref().map(|name| match prepared.production.session.side.filter(|_| tracks.len() > 1) {
            Some(side) => format!("{name}-{}", side.name()),
            None => name.clone(),
        });
        write(args, name, prepared, context)?;
    }
    Ok(())
}

/// Writes the files of one track.
fn write(args: &Render, name: Option<String>, prepared: &Prepared, context: &Context<'_>) -> Result<(), Failure> {
    let Performance { timeline, recordings, .. } = &prepared.production.performance;
    let bar = context.console.bar("writing", timeline.length.0);
    let made = made(args, name, prepared, context.interrupted, &|_| Ok(()), &|done: Frames| bar.set_position(done.0));
    bar.finish_and_clear();
    let Made { info, master, written, is_unchanged } = made?;
    if args.json {
        return Ok(console::print(&receipt::json(
            &info,
            &recordings.sound_remarks(),
            timeline,
            &master,
            &written,
            is_unchanged,
        ))?);
    }
    context.console.say(&summary(&info, timeline, &master, &written, is_unchanged));
    if let Some(name) = prepare::lacking_natural_voice(&args.sound, timeline.language, prepared) {
        context.console.say(&format!("{MORE_NATURAL} {name}"));
    }
    Ok(())
}

/// The files of one track, and what is known about it.
pub(super) struct Made {
    pub(super) info: TrackInfo,
    pub(super) master: Master,
    pub(super) written: Vec<Written>,
    /// Whether they were there already, just as they would be written.
    pub(super) is_unchanged: bool,
}

/// Makes the files that `args` ask for, unless they are there already or `begin` says why not; `progress` gets the number of frames done so far.
pub(super) fn made(
    args: &Render,
    name: Option<String>,
    prepared: &Prepared,
    interrupted: &AtomicBool,
    begin: &dyn Fn(&Order) -> Result<(), Failure>,
    progress: &dyn Fn(Frames),
) -> Result<Made, Failure> {
    let Production { routine, session, performance } = &prepared.production;
    let Performance { timeline, recordings, .. } = performance;
    let master = performance.master();
    let order = order(args, name.unwrap_or_else(|| track_name(args, prepared)));
    if interrupted.load(Ordering::SeqCst) {
        return Err(Failure::Interrupted);
    }
    let (cover, voices) = (cover(args, prepared)?, recordings.speakers().to_vec());
    let time = performance.time;
    let info = TrackInfo { cover, voices, time, ..track_info(routine, session, timeline, recordings.bed(), &master) };
    let ledger = if args.sound.no_cache { None } else { Ledger::of_user() };
    let page = ledger.and_then(|ledger| ledger.page(timeline, recordings, &master, &info, &order));
    let (written, is_unchanged) = match page.as_ref().and_then(Page::unchanged) {
        Some(files) => (files, true),
        None => {
            begin(&order)?;
            (render::render(timeline, recordings, &master, &info, &order, interrupted, progress)?, false)
        }
    };
    if let (Some(page), false) = (&page, is_unchanged) {
        page.note(&written);
    }
    Ok(Made { info, master, written, is_unchanged })
}

fn order(args: &Render, name: String) -> Order {
    Order {
        folder: args.out.clone(),
        name,
        formats: args.formats(),
        depth: args.bits,
        channels: args.channels,
        mp3: args.mp3(),
        opus: args.opus(),
        sidecars: args.sidecars(),
        split: args.split,
        packets: if args.sound.no_cache { None } else { PacketCache::of_user().map(Arc::new) },
    }
}

/// The routine's file name, or its title if it has none, and the choices that differ from its defaults.
fn track_name(args: &Render, prepared: &Prepared) -> String {
    let Production { routine, session, .. } = &prepared.production;
    let title = || render::file_name(&routine.title.plain(routine.language), "track");
    let named = prepared.found.name.as_ref().map(|name| render::kept_or_made(name, "track"));
    let chosen = session.track_name(&named.unwrap_or_else(title));
    std::iter::once(chosen).chain(sounding(args, &routine.pace)).collect::<Vec<_>>().join("-")
}

/// Parts of the name: how the track sounds, where that is not as usual. `own` is what the routine asks for.
fn sounding(args: &Render, own: &Pace) -> Vec<String> {
    let (sound, usual) = (&args.sound, SoundArgs::default());
    let mut parts = Vec::new();
    parts.extend(sound.profile.filter(|time| *time != own.time).map(|time| time.name().to_owned()));
    parts.extend(sound.bed.filter(|bed| *bed != own.bed).map(|bed| format!("bed-{}", bed.name())));
    let rate = sound.sample_rate;
    parts.extend((rate != usual.sample_rate).then(|| format!("{}hz", rate.hz())));
    parts.extend((args.channels != 1).then(|| format!("{}ch", args.channels)));
    parts.extend((args.bits != Depth::default()).then(|| format!("{}bit", args.bits.name())));
    parts.extend(args.bitrate.map(|bitrate| format!("{bitrate}k")));
    parts.extend((args.quality != Mp3Settings::default().effort).then(|| format!("q{}", args.quality)));
    parts.extend(args.cover.as_ref().map(|cover| format!("cover-{}", name_part(&cover.to_string_lossy()))));
    parts.extend(args.no_cover.then(|| "no-cover".to_owned()));
    let VoiceArgs { voice, fallback, speaker } = &sound.voices;
    let who = [("by", voice), ("fallback", fallback), ("speaker", speaker)];
    parts.extend(who.into_iter().filter_map(|(what, name)| Some(format!("{what}-{}", name_part(name.as_ref()?)))));
    parts
}

/// Checks that a name cannot leave its folder, and that phones and other computers take it.
fn file_name(name: &str) -> Result<String, Failure> {
    let refused = |reason: String| {
        Failure::Machine(format!("`--name {name}` is not a valid file name: it {reason}; use `--out` for the folder"))
    };
    render::check_file_name(name).map(|()| name.to_owned()).map_err(refused)
}

fn summary(info: &TrackInfo, timeline: &Timeline, master: &Master, written: &[Written], is_unchanged: bool) -> String {
    let mut text = String::new();
    let unchanged = if is_unchanged { ", unchanged" } else { "" };
    for file in written.iter().filter(|file| !file.is_part) {
        let _ = writeln!(text, "{}  {}{unchanged}", file.path.display(), size(file.bytes));
    }
    let parts: Vec<&Written> = written.iter().filter(|file| file.is_part).collect();
    if let Some(folder) = parts.first().and_then(|part| part.path.parent()) {
        let bytes = parts.iter().map(|part| part.bytes).sum();
        let _ = writeln!(text, "{}  {}, {}{unchanged}", folder.display(), counted(parts.len(), "part"), size(bytes));
    }
    let first = timeline.placements.iter().find(|placement| placement.kind != Kind::Wake);
    let first = first.map_or(Frames::ZERO, |first| Frames(first.start.0));
    let seconds = Length::of_frames(first, timeline.rate).seconds();
    let length = minutes(Length::of_frames(timeline.length, timeline.rate));
    let (loudness, peak) = (master.loudness.0, master.peak.0);
    let _ =
        writeln!(text, "plays {length}; {loudness:.1} LUFS, true peak {peak:.1} dBTP; first word after {seconds:.1} s");
    if !info.voices.is_empty() {
        let _ = writeln!(text, "spoken by {}", info.voices.join(", "));
    }
    for chapter in &timeline.chapters {
        let lasts = Length::of_frames(chapter.end.since(chapter.start), timeline.rate);
        let _ = writeln!(text, "  {:>8}  {}", minutes(lasts), chapter.title);
    }
    text
}

/// `M:SS` or `H:MM:SS`, to the nearest second.
fn minutes(length: Length) -> String {
    clock((length.millis() + 500) / 1000)
}
