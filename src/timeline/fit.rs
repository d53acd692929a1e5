//! Fitting words into a hold.
//!
//! In: the words of a hold and the stretch between its start tone and its countdown. Out: placements, or an error for each overrun.
//! Guaranteed: words start at their exact frame; only words for the same instant follow one another; only reminders and repetitions give way.

use super::layout::Layout;
use super::{Kind, pace};
use crate::diagnostic::Diagnostic;
use crate::script::{Firmness, HeldTime, HeldWords, RestTime};
use crate::units::{Frame, Length};

/// The stretch of a hold that words can use.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// The hold's start.
    pub start: Frame,
    /// After the start tone.
    pub free_from: Frame,
    /// The first mark of the countdown, or the hold's end.
    pub free_to: Frame,
}

/// Words that belong to the same instant, laid out one after another.
struct Cluster<'a> {
    at: Frame,
    words: Vec<&'a HeldWords>,
    end: Frame,
}

/// Places the words of `hold` inside `slot`, reporting every overrun.
pub(super) fn place_words(layout: &mut Layout<'_>, hold: &HeldTime, slot: Slot) {
    let mut clusters = written(layout, hold, slot);
    drop_late_repetitions(layout, hold, &mut clusters, slot);
    report_overlaps(layout, hold, &clusters, slot);
    for reminder in hold.words.iter().filter(|words| words.firmness == Firmness::Reminder) {
        add_reminder(layout, reminder, &mut clusters, slot);
    }
    let first = layout.placements.len();
    for cluster in &clusters {
        let mut position = cluster.at;
        for words in &cluster.words {
            let kind = if words.firmness == Firmness::Reminder { Kind::Reminder } else { Kind::Cue };
            let end = layout.place_words(&words.prompt, kind, position);
            position = end + layout.script.pace.gap.frames(layout.rate);
        }
    }
    let busy: Vec<(Frame, Frame)> = clusters.iter().map(|cluster| (cluster.at, cluster.end)).collect();
    pace::place_breaths(layout, hold, slot, &busy);
    layout.placements[first..].sort_by_key(|placement| placement.start);
}

/// What the author wrote, by instant.
fn written<'a>(layout: &Layout<'_>, hold: &'a HeldTime, slot: Slot) -> Vec<Cluster<'a>> {
    let mut clusters: Vec<Cluster<'a>> = Vec::new();
    for words in hold.words.iter().filter(|words| words.firmness != Firmness::Reminder) {
        let at = slot.start + words.at.frames(layout.rate);
        match clusters.last_mut() {
            Some(cluster) if cluster.at == at && words.firmness == Firmness::Repeated => cluster.words.push(words),
            _ => clusters.push(Cluster { at, words: vec![words], end: at }),
        }
    }
    for cluster in &mut clusters {
        cluster.end = end_of(layout, cluster.at, &cluster.words);
    }
    clusters
}

/// Where `words`, spoken one after another from `at`, end.
fn end_of(layout: &Layout<'_>, at: Frame, words: &[&HeldWords]) -> Frame {
    let gap = layout.script.pace.gap.frames(layout.rate);
    let mut end = at;
    for (index, words) in words.iter().enumerate() {
        let start = if index == 0 { at } else { end + gap };
        end = start + layout.clips.frames(words.prompt.utterance, layout.rate);
    }
    end
}

/// `every` means as often as the words end before the countdown; but at least once.
fn drop_late_repetitions(layout: &mut Layout<'_>, hold: &HeldTime, clusters: &mut Vec<Cluster<'_>>, slot: Slot) {
    for cluster in clusters.iter_mut() {
        while cluster.end > slot.free_to
            && cluster.words.last().is_some_and(|words| words.firmness == Firmness::Repeated)
        {
            let Some(dropped) = cluster.words.pop() else { break };
            let is_first =
                hold.words.iter().find(|words| words.when == dropped.when).is_some_and(|first| first.at == dropped.at);
            if is_first {
                layout.problems.push(overrun(layout, hold, dropped, cluster.end, slot));
            }
            cluster.end = end_of(layout, cluster.at, &cluster.words);
        }
    }
    clusters.retain(|cluster| !cluster.words.is_empty());
}

fn report_overlaps(layout: &mut Layout<'_>, hold: &HeldTime, clusters: &[Cluster<'_>], slot: Slot) {
    for (index, cluster) in clusters.iter().enumerate() {
        let Some(first) = cluster.words.first() else { continue };
        if index == 0 && cluster.at < slot.free_from {
            let missing = Length::of_frames(slot.free_from.since(cluster.at), layout.rate);
            layout.problems.push(over_start_tone(hold, first, missing));
        }
        match clusters.get(index + 1) {
            Some(next) if cluster.end > next.at => {
                let missing = Length::of_frames(cluster.end.since(next.at), layout.rate);
                layout.problems.extend(next.words.first().map(|next| collision(first, next, missing)));
            }
            Some(_) => {}
            None if cluster.end > slot.free_to => layout.problems.push(overrun(layout, hold, first, cluster.end, slot)),
            None => {}
        }
    }
}

/// A reminder is said where nothing else is; with repeated words for the same instant, it is said before them.
fn add_reminder<'a>(layout: &Layout<'_>, reminder: &'a HeldWords, clusters: &mut Vec<Cluster<'a>>, slot: Slot) {
    let gap = layout.script.pace.gap.frames(layout.rate);
    let at = slot.start + reminder.at.frames(layout.rate);
    let index = clusters.partition_point(|cluster| cluster.at < at);
    let mut words = vec![reminder];
    let shares_instant = clusters.get(index).is_some_and(|cluster| cluster.at == at);
    if shares_instant {
        words.extend(&clusters[index].words);
    }
    let next = clusters.get(index + usize::from(shares_instant)).map_or(slot.free_to, |next| next.at);
    let previous = index.checked_sub(1).map_or(slot.free_from, |index| clusters[index].end + gap);
    let end = end_of(layout, at, &words);
    let is_taken = shares_instant && clusters[index].words.iter().any(|words| words.firmness != Firmness::Repeated);
    if at < previous || end + gap > next || is_taken {
        return;
    }
    let cluster = Cluster { at, words, end };
    if shares_instant {
        clusters[index] = cluster;
    } else {
        clusters.insert(index, cluster);
    }
}

/// `1.234 s`
fn seconds(length: Length) -> String {
    format!("{:.3} s", length.seconds())
}

/// Milliseconds, rounded up: a cue moved by them fits.
fn millis_up(length: Length) -> u64 {
    length.flicks().div_ceil(Length::from_millis(1).flicks())
}

fn overrun(layout: &Layout<'_>, hold: &HeldTime, words: &HeldWords, end: Frame, slot: Slot) -> Diagnostic {
    let missing = Length::of_frames(end.since(slot.free_to), layout.rate);
    let speaking = Length::of_frames(end.since(slot.start), layout.rate).saturating_sub(words.at);
    let until = hold.length.saturating_sub(hold.countdown.length());
    let (target, label) = match hold.countdown.marks {
        0 => ("end of the hold", format!("the hold ends after {}", seconds(until))),
        _ => ("countdown", format!("the countdown starts {} into the hold", seconds(until))),
    };
    let problem = Diagnostic::error("prompt-overruns", format!("cue does not fit before the {target}"));
    let label_here = format!("speaking this takes {}, {} ms too long", seconds(speaking), millis_up(missing));
    let latest = until.saturating_sub(speaking).millis() / 100 * 100;
    let help = match latest {
        0 => "shorten it, or make the hold longer".to_owned(),
        _ => format!("start the cue at {} or earlier, or shorten it", Length::from_millis(latest)),
    };
    place(problem, words, label_here).because(hold.span, label).help(help)
}

fn collision(first: &HeldWords, next: &HeldWords, missing: Length) -> Diagnostic {
    let problem = Diagnostic::error("prompt-overruns", "cue starts before the one before it has ended");
    let label = format!("starts {} ms too early", millis_up(missing));
    let problem = place(problem, next, label).help("move one of the two cues, or shorten the first");
    match first.prompt.span.or(first.when) {
        Some(span) => problem.because(span, "still speaking"),
        None => problem,
    }
}

fn over_start_tone(hold: &HeldTime, words: &HeldWords, missing: Length) -> Diagnostic {
    let problem = Diagnostic::error("prompt-overruns", "cue starts while the start tone sounds");
    place(problem, words, format!("starts {} ms too early", millis_up(missing)))
        .because(hold.span, "the hold starts with its tone")
        .help("start the cue a second into the hold or later, or say it before the hold")
}

fn place(problem: Diagnostic, words: &HeldWords, label: String) -> Diagnostic {
    match words.prompt.span.or(words.when) {
        Some(span) => problem.at(span, label),
        None => problem,
    }
}

/// A rest too short for what belongs into it.
pub(super) fn rest_too_short(rest: &RestTime, what: &str, missing: Length) -> Diagnostic {
    Diagnostic::error("prompt-overruns", format!("the rest is too short for {what}"))
        .at(rest.span, format!("{} ms too short", millis_up(missing)))
        .help("make the rest longer")
}
