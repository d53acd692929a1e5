//! The HTML around the sound of a page. Every text of a routine is escaped, and the policy in the head allows no request at all.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

use super::data::data;
use super::place::{Place, places};
use super::sheet::{clock, sheet};
use crate::base::{Frame, Length, TimeOfDay};
use crate::render::encode::TrackInfo;
use crate::timeline::Timeline;
use crate::words::{Labels, Phrasebook};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// What a browser shows that runs no scripts: the sheet.
const STILL: &str = "#player { display: none } #sheet { display: block }";

/// A page, without the sound that belongs between the two.
pub(super) struct Markups {
    pub before: String,
    pub after: String,
}

/// The page of `timeline`.
pub(super) fn markups(timeline: &Timeline, info: &TrackInfo) -> Markups {
    let (style, script) = (unix(STYLE), unix(SCRIPT));
    let labels = &Phrasebook::of(timeline.language).labels;
    let body = html! {
        (player(timeline, labels))
        (steps(timeline, labels))
        (sheet(timeline))
        script #data type="application/json" { (PreEscaped(data(timeline, info))) }
    };
    let head = head(timeline, info.time, &style, &policy(&style, &script));
    let (tag, time) = (timeline.language.tag(), info.time.name());
    let start = html! { (DOCTYPE) html lang=(tag) dir="ltr" data-time=(time) { (head) body { (body) } } }.into_string();
    let (before, end) = start.split_at(start.rfind("</body>").unwrap_or(start.len()));
    let script = html! { script { (PreEscaped(script)) } }.into_string();
    Markups { before: before.to_owned() + "\n", after: script + end + "\n" }
}

/// `text` as it is on every system; a browser would read it so before it is compared with its hash.
fn unix(text: &str) -> String {
    text.replace('\r', "")
}

/// Source: W3C Content Security Policy Level 3, clause 6.7.2.
fn policy(style: &str, script: &str) -> String {
    let hash = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    format!(
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; media-src blob:; style-src {} {}; script-src {}",
        hash(style),
        hash(STILL),
        hash(script)
    )
}

fn head(timeline: &Timeline, time: TimeOfDay, style: &str, policy: &str) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(policy);
            meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
            meta name="referrer" content="no-referrer";
            meta name="generator" content="nightcue";
            @if time == TimeOfDay::Night { meta name="theme-color" content="#000000"; }
            title { (timeline.title) }
            // Without one, browsers ask for a file of that name.
            link rel="icon" href="data:,";
            style { (PreEscaped(style)) }
            noscript { style { (PreEscaped(STILL)) } }
        }
    }
}

fn player(timeline: &Timeline, labels: &Labels) -> Markup {
    html! {
        noscript { p { (labels.no_script) } }
        main #player {
            section #now {
                header {
                    h1 #track dir="auto" { (timeline.title) }
                    button #open type="button" aria-haspopup="dialog" { (labels.all_steps) }
                }
                div #where {
                    p #number {}
                    h2 #step dir="auto" {}
                    p #side {}
                }
                (ring(labels))
                p #words dir="auto" {}
                p #note hidden { (labels.resumes) }
                div #far {
                    input #position type="range" min="0" step="1" aria-label=(labels.position);
                    p #time aria-hidden="true" {}
                }
            }
            section #buttons {
                button #back type="button" { (icon("M19 6v12l-9-6zM5 6h3v12H5z")) span { (labels.back) } }
                button #play type="button" { (icon("M7 4v16l13-8z")) (icon("M6 5h4v14H6zM14 5h4v14h-4z")) span { (labels.play) } }
                button #next type="button" { (icon("M5 6v12l9-6zM16 6h3v12h-3z")) span { (labels.next) } }
            }
            p #live aria-live="polite" {}
            audio #sound preload="auto" {}
        }
    }
}

/// What is left of a hold: a circle, and digits in it.
fn ring(labels: &Labels) -> Markup {
    html! {
        div #ring role="timer" aria-live="off" hidden {
            svg viewBox="0 0 100 100" aria-hidden="true" {
                circle cx="50" cy="50" r="45" {}
                circle #arc cx="50" cy="50" r="45" pathLength="100" {}
            }
            p { b #left {} span { (labels.to_go) } }
        }
    }
}

fn icon(path: &str) -> Markup {
    html! { svg viewBox="0 0 24 24" aria-hidden="true" { path d=(path) {} } }
}

/// The list of the steps, to jump.
fn steps(timeline: &Timeline, labels: &Labels) -> Markup {
    let at = |place: &Place| clock(Length::of_frames(place.start.since(Frame(0)), timeline.rate));
    html! {
        dialog #steps aria-labelledby="all" {
            header {
                h2 #all { (labels.all_steps) }
                button #close type="button" { (labels.close) }
            }
            ol {
                @for place in places(timeline) {
                    li {
                        button type="button" {
                            time { (at(&place)) }
                            span dir="auto" {
                                (place.title)
                                @if !place.side.is_empty() { " – " (place.side) }
                                @if !place.round.is_empty() { small { (place.round) } }
                            }
                        }
                    }
                }
            }
            footer {
                button #over type="button" { (labels.start_over) }
                button #print type="button" { (labels.print) }
            }
        }
    }
}
