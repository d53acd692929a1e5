//! Checks the table `[sounds]` and `play`: every file lies inside the folder of the routine, and a listener can tell the sounds of a
//! hold apart.

use std::path::{Component, Path};

use super::collect::{Collector, missing};
use crate::base::{Diagnostic, Located, Span};
use crate::routine::definition::sounds::SoundsText;
use crate::routine::definition::text::Names;
use crate::routine::own_sounds::{OwnSound, OwnSounds};

/// The sounds in place of the tool's own.
pub(crate) fn own_sounds(written: &SoundsText, collector: &mut Collector<'_>) -> OwnSounds {
    let SoundsText { start, countdown, end, halfway, breathe_in, breathe_out, bed, credits } = written;
    let bed = bed.as_ref().map(|bed| Located { value: Names(vec![bed.value.clone()]), span: bed.span });
    let mut of = |files: &Option<Located<Names>>| files.as_ref().and_then(|files| sound(files, collector));
    let sounds = OwnSounds {
        start: of(start),
        countdown: of(countdown),
        end: of(end),
        halfway: of(halfway),
        breathe_in: of(breathe_in),
        breathe_out: of(breathe_out),
        bed: of(&bed),
        credits: credits.as_ref().map(|credits| credits.value.0.clone()).unwrap_or_default(),
    };
    told_apart(&sounds, collector);
    sounds
}

/// The sound that `written` names.
pub(crate) fn sound(written: &Located<Names>, collector: &mut Collector<'_>) -> Option<OwnSound> {
    let files = &written.value.0;
    if files.is_empty() || files.iter().any(|file| file.trim().is_empty()) {
        collector.report(missing(written.span, "no file is named here", "write a file name, such as `\"bell.wav\"`"));
        return None;
    }
    if let Some(file) = files.iter().find(|file| !is_inside(file)) {
        collector.report(outside(file, written.span));
        return None;
    }
    Some(OwnSound { files: files.clone(), span: written.span })
}

/// Whether `file` names something inside the folder, links aside.
fn is_inside(file: &str) -> bool {
    let is_plain = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    !file.contains('\\') && Path::new(file).components().all(is_plain)
}

fn outside(file: &str, span: Span) -> Diagnostic {
    Diagnostic::error("outside-folder", format!("`{file}` is outside the folder of the routine"))
        .at(span, "not a path inside that folder")
        .help("copy the file beside the routine, and write its name alone; folders are separated by `/`")
}

/// Warns of sounds that say different things and are the same.
fn told_apart(sounds: &OwnSounds, collector: &mut Collector<'_>) {
    let heard = [("start", &sounds.start), ("countdown", &sounds.countdown), ("end", &sounds.end)];
    let heard: Vec<(&str, &OwnSound)> = heard.iter().filter_map(|(key, sound)| Some((*key, sound.as_ref()?))).collect();
    for (index, (later, second)) in heard.iter().enumerate() {
        if let Some((earlier, first)) = heard[..index].iter().find(|(_, first)| first.files == second.files) {
            let message = format!("`{later}` sounds like `{earlier}`: nobody can tell them apart with eyes closed");
            collector.report(
                Diagnostic::warning("same-sound", message)
                    .at(second.span, "the same sound")
                    .because(first.span, "first used here")
                    .help("use another file, or strike it more than once: `end = [\"bell.wav\", \"bell.wav\"]`"),
            );
        }
    }
}
