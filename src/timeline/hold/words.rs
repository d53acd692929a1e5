//! Fits words into a hold, between its start tone and its countdown, or reports each overrun. Words start at their
//! exact frame, only words for the same instant follow one another, and only reminders and repetitions give way.

use super::breath::place_breaths;
use crate::base::{Frame, Length};
use crate::script::{Firmness, HeldTime, HeldWords};
use crate::timeline::overrun::{collision, over_start_tone, overrun};
use crate::timeline::place::{Layout, Slot};
use crate::timeline::placement::Kind;

/// Words that belong to the same instant, laid out one after another.
struct Cluster<'a> {
    at: Frame,
    words: Vec<&'a HeldWords>,
    end: Frame,
}

/// Places the words of `hold` inside `slot`, reporting every overrun.
pub(super) fn place(layout: &mut Layout<'_>, hold: &HeldTime, slot: Slot) {
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
            let end = layout.place_words(&words.prompt, Kind::of(&words.prompt, kind), position);
            position = end + layout.script.pace.gap.frames(layout.rate);
        }
    }
    let busy: Vec<(Frame, Frame)> = clusters.iter().map(|cluster| (cluster.at, cluster.end)).collect();
    place_breaths(layout, hold, slot, &busy);
    layout.placements[first..].sort_by_key(|placement| placement.start);
}

/// What the author wrote, grouped by instant.
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

/// Drops repetitions of `every` that would not end before the countdown; the first one must fit.
fn drop_late_repetitions(layout: &mut Layout<'_>, hold: &HeldTime, clusters: &mut Vec<Cluster<'_>>, slot: Slot) {
    for cluster in clusters.iter_mut() {
        while cluster.end > slot.free_to
            && cluster.words.last().is_some_and(|words| words.firmness == Firmness::Repeated)
        {
            let Some(dropped) = cluster.words.pop() else { break };
            let is_first =
                hold.words.iter().find(|words| words.when == dropped.when).is_some_and(|first| first.at == dropped.at);
            if is_first {
                let problem = overrun(layout.rate, hold, dropped, cluster.end, slot);
                layout.overrun(problem, slot.free_to, cluster.end);
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
            layout.overrun(over_start_tone(hold, first, missing), cluster.at, slot.free_from);
        }
        match clusters.get(index + 1) {
            Some(next) if cluster.end > next.at => {
                let missing = Length::of_frames(cluster.end.since(next.at), layout.rate);
                if let Some(words) = next.words.first() {
                    let speaking = Length::of_frames(next.end.since(next.at), layout.rate);
                    layout.overrun(collision(hold, first, words, missing, speaking), next.at, cluster.end);
                }
            }
            Some(_) => {}
            None if cluster.end > slot.free_to => {
                let problem = overrun(layout.rate, hold, first, cluster.end, slot);
                layout.overrun(problem, slot.free_to, cluster.end);
            }
            None => {}
        }
    }
}

/// Adds a reminder where nothing else is said, or before repeated words for the same instant.
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
