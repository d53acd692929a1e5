//! `nightcue voices list`: every voice that can be named, as a table or as JSON.

use std::fmt::Write as _;

use nightcue::speech::{self, Listed, Origin, Shelf, roster};
use serde_json::json;

use crate::cli::args::voices::VoiceList;
use crate::cli::command::receipt::size;
use crate::cli::console;
use crate::cli::failure::Failure;

/// The version of the JSON's shape; it changes when a field changes its meaning.
const JSON_FORMAT: u32 = 1;
/// A row names at most this many speakers; the JSON names all.
const SPEAKERS_NAMED: usize = 6;
/// Each group with its heading.
const GROUPS: [(Origin, &str); 5] = [
    (Origin::Bundled, "built in"),
    (Origin::Own, "your own"),
    (Origin::Added, "added"),
    (Origin::Catalog, "can be added: `nightcue voices add NAME`"),
    (Origin::System, "system voices, for `nightcue rehearse` only"),
];

pub(crate) fn run(args: &VoiceList) -> Result<(), Failure> {
    let catalog = speech::catalog_entries().map_err(Failure::machine)?;
    let listed = roster(&Shelf::of_user(None), &catalog, args.language);
    let text = match args.json {
        true => format!("{:#}\n", json!({ "format": JSON_FORMAT, "voices": listed })),
        false => table(&listed),
    };
    Ok(console::print(&text)?)
}

fn table(listed: &[Listed]) -> String {
    let width = listed.iter().map(|voice| voice.name.chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for (origin, heading) in GROUPS {
        let voices: Vec<&Listed> = listed.iter().filter(|voice| voice.origin == origin).collect();
        if voices.is_empty() {
            continue;
        }
        let blank = if text.is_empty() { "" } else { "\n" };
        let _ = writeln!(text, "{blank}{heading}");
        for voice in voices {
            let language = voice.language.map(|language| language.name()).unwrap_or_default();
            let row = format!("  {:<width$}  {language:<15}  {}", voice.name, facts(voice));
            let _ = writeln!(text, "{}", row.trim_end());
        }
    }
    text
}

/// What else is known about a voice.
fn facts(voice: &Listed) -> String {
    let mut facts = Vec::new();
    if let Some(problem) = &voice.problem {
        // The excerpt of the profile is left out: it does not fit into a row.
        let lines: Vec<&str> = problem.lines().filter(|line| !line.contains('|')).collect();
        return format!("cannot be used: {}", lines.join(": "));
    }
    facts.extend(voice.kind.map(str::to_owned));
    facts.extend(voice.words_per_minute.map(|rate| format!("{rate} words per minute")));
    facts.extend(voice.bytes.map(size));
    facts.extend(voice.speakers.filter(|speakers| *speakers > 1).map(|speakers| speakers_of(voice, speakers)));
    facts.extend(voice.license.clone());
    facts.extend(
        Some(voice.default_for.join(" and "))
            .filter(|tags| !tags.is_empty())
            .map(|tags| format!("speaks {tags} unless `--voice` names another")),
    );
    facts.join(", ")
}

/// How many speakers a voice has, with their names if they are few.
fn speakers_of(voice: &Listed, speakers: u32) -> String {
    let names = &voice.speaker_names;
    match names.len() {
        1..=SPEAKERS_NAMED => format!("{speakers} speakers ({})", names.join(", ")),
        _ => format!("{speakers} speakers"),
    }
}
