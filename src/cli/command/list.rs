//! `nightcue list`: the bundled routines at a glance, or one routine in detail.
//!
//! Nothing is spoken to find this out. Lines are wrapped at 80 characters.

use std::fmt::Write;

use nightcue::base::{Source, counted};
use nightcue::routine::{self, Sides};
use nightcue::script::{OfferOverview, Overview};
use serde_json::json;

use crate::cli::args::start::List;
use crate::cli::console;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// The version of the JSON's shape; it changes when a field changes its meaning.
const JSON_FORMAT: u32 = 1;
/// A terminal's usual width.
const WIDTH: usize = 80;
/// The column at which the text of a detail begins.
const INDENT: usize = 13;

pub(crate) fn run(args: &List, context: &Context<'_>) -> Result<(), Failure> {
    let overviews = match &args.routine {
        Some(routine) => vec![one(routine, context)?],
        None => bundled(context)?,
    };
    let text = match (args.json, &args.routine, overviews.as_slice()) {
        (true, ..) => format!("{:#}\n", json!({ "format": JSON_FORMAT, "routines": overviews })),
        (false, Some(routine), [overview]) => details(overview, routine),
        (false, ..) => overviews.iter().map(entry).collect::<Vec<_>>().join("\n"),
    };
    Ok(console::print(&text)?)
}

fn bundled(context: &Context<'_>) -> Result<Vec<Overview>, Failure> {
    routine::bundled().iter().map(|bundled| one(bundled.name, context)).collect()
}

fn one(routine: &str, context: &Context<'_>) -> Result<Overview, Failure> {
    let found = context.wait_for(|| routine::find(routine))??;
    let name = found.name.clone().unwrap_or_else(|| routine.to_owned());
    overview(&found.source, &name)
}

fn overview(source: &Source, name: &str) -> Result<Overview, Failure> {
    let overview = nightcue::routine::read(source).and_then(|routine| Overview::of(&routine, name));
    overview.map_err(|problems| Failure::routine(problems, source))
}

/// A routine in the list.
fn entry(overview: &Overview) -> String {
    let steps = overview.steps.len();
    let mut facts = vec![length(overview), counted(steps, "step"), tags(overview)];
    facts.extend(overview.has_sides.then(|| "--side".to_owned()));
    facts.extend(overview.about_quick_s.map(|_| "--quick".to_owned()));
    let mut text = format!("{}\n", overview.name);
    for line in [overview.title.clone(), facts.join("; ")] {
        text.push_str(&wrapped("  ", 2, &line));
    }
    for (label, offers) in [("equipment: ", &overview.equipment), ("options: ", &overview.options)] {
        if !offers.is_empty() {
            let offers: Vec<String> = offers.iter().map(brief).collect();
            text.push_str(&wrapped(&format!("  {label}"), 2 + label.len(), &offers.join("; ")));
        }
    }
    text
}

/// Equipment with its substitute; an option by name alone.
fn brief(offer: &OfferOverview) -> String {
    match &offer.instead {
        Some(instead) => format!("{} (or {instead})", offer.name),
        None => offer.name.clone(),
    }
}

fn tags(overview: &Overview) -> String {
    overview.languages.iter().map(|language| language.tag()).collect::<Vec<_>>().join(", ")
}

/// One routine in detail.
fn details(overview: &Overview, typed: &str) -> String {
    let mut text = format!("{}\n", overview.title);
    if let Some(description) = &overview.description {
        let _ = write!(text, "\n{}", wrapped("", 0, description));
    }
    text.push('\n');
    let mut detail = |label: &str, words: &str| text.push_str(&wrapped(&format!("{label:<INDENT$}"), INDENT, words));
    detail("length", &length(overview));
    if let Some(seconds) = overview.about_quick_s {
        detail("quick", &format!("{} with --quick", about(seconds, seconds)));
    }
    let languages = overview.languages.iter().map(|language| format!("{} (--language {language})", language.name()));
    detail("languages", &languages.collect::<Vec<_>>().join(", "));
    if overview.has_sides {
        detail("side", "--side left, --side right or --side both");
    }
    for (index, step) in overview.steps.iter().enumerate() {
        let label = if index == 0 { "steps" } else { "" };
        let times = if step.has_sets { "sets" } else { "rounds" };
        let rounds = match (step.rounds, step.most_rounds) {
            (1, 1) => String::new(),
            (least, most) if least == most => format!(", {least} {times}"),
            (least, most) => format!(", {least} to {most} {times}"),
        };
        let sides = match step.sides {
            Sides::Affected => ", the side that hurts",
            Sides::Both => ", both sides",
            Sides::Once => "",
        };
        detail(label, &format!("{}{sides}{rounds}", step.title));
    }
    for (index, thing) in overview.equipment.iter().enumerate() {
        let instead = thing.instead.as_ref().map(|instead| format!("; instead: {instead}")).unwrap_or_default();
        let label = if index == 0 { "equipment" } else { "" };
        detail(label, &format!("{}{instead} (or --without {})", thing.label, thing.name));
    }
    for (index, option) in overview.options.iter().enumerate() {
        let label = if index == 0 { "options" } else { "" };
        detail(label, &format!("{} (--with {})", option.label, option.name));
    }
    if let Some(author) = &overview.author {
        detail("author", author);
    }
    if let Some(source) = &overview.source {
        detail("source", source);
    }
    let _ = write!(text, "\nnightcue render {typed}\n");
    text
}

fn length(overview: &Overview) -> String {
    about(overview.about_shortest_s, overview.about_longest_s)
}

/// `about 19 to 27 min`; below two minutes in seconds.
fn about(shortest: u64, longest: u64) -> String {
    let (unit, number): (&str, fn(u64) -> u64) = match longest {
        ..120 => ("s", |seconds| (seconds + 2) / 5 * 5),
        _ => ("min", |seconds| (seconds + 30) / 60),
    };
    match (number(shortest), number(longest)) {
        (one, other) if one == other => format!("about {one} {unit}"),
        (one, other) => format!("about {one} to {other} {unit}"),
    }
}

/// `words` after `label`, broken at spaces into lines of [`WIDTH`], all but the first indented.
fn wrapped(label: &str, indent: usize, words: &str) -> String {
    let mut text = label.to_owned();
    let mut column = label.chars().count();
    let mut is_first = true;
    for word in words.split_whitespace() {
        let length = word.chars().count();
        if !is_first && column + 1 + length > WIDTH {
            let _ = write!(text, "\n{:indent$}", "");
            column = indent;
            is_first = true;
        }
        if !is_first {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += length;
        is_first = false;
    }
    text + "\n"
}
