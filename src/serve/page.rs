//! The page that a phone gets: every file with a player where it is a track, and a button that saves it. No script, nothing from elsewhere.

use maud::{DOCTYPE, Markup, html};

use super::feed::{clock, cover_address};
use super::offer::Offer;
use crate::base::{counted, file_size};

/// The style of the page.
pub(super) const STYLE: &str = include_str!("page/page.css");
/// What the page may load: from this server, and no script at all.
pub(super) const POLICY: &str = "default-src 'none'; media-src 'self'; img-src 'self' data:; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The page with `offers`; where there is a feed, with its address.
pub(super) fn page(offers: &[&Offer], feed: Option<&str>) -> String {
    let title = match offers {
        [offer] => offer.title(),
        _ => counted(offers.len(), "file"),
    };
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (title) " – nightcue" }
                link rel="stylesheet" href="style.css";
                link rel="icon" href="data:,";
            }
            body { main {
                h1 { "For your phone" }
                @if let Some(feed) = feed { (follow(feed)) }
                ul { @for offer in offers { (entry(offer)) } }
                p { "Save puts a file into your downloads (on an iPhone: the app Files), where it stays. Any player plays it there, without a network." }
            } }
        }
    };
    page.into_string()
}

fn entry(offer: &Offer) -> Markup {
    let (served, kind) = (&offer.served, offer.served.kind());
    let address = |what: &str| format!("{what}/{}/{}", served.version(), served.path_name());
    html! {
        li {
            div class="head" {
                @if offer.particulars.cover.is_some() { img src=(cover_address("", offer)) alt="" width="64" height="64"; }
                div {
                    h2 lang=[offer.particulars.language.as_deref()] dir="auto" { (offer.title()) }
                    p { (facts(offer)) }
                }
            }
            @if kind.is_audio() {
                audio controls preload="none" src=(address("play")) aria-label={ "Play " (offer.title()) } {}
            }
            div class="doing" {
                a class="save" href=(address("save")) download=(served.name()) aria-label={ "Save " (served.name()) } { "Save" }
                @if !kind.is_audio() { a href=(address("play")) aria-label={ "Open " (served.name()) } { "Open" } }
            }
        }
    }
}

/// Length, format and size in one line.
fn facts(offer: &Offer) -> String {
    let length = offer.particulars.length.map(|length| format!("{}\u{a0}min", clock(length)));
    let facts = [
        length,
        Some(offer.served.kind().ending().to_uppercase()),
        Some(file_size(offer.served.bytes()).replace(' ', "\u{a0}")),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn follow(feed: &str) -> Markup {
    html! {
        section aria-labelledby="follow" {
            h2 id="follow" { "In a podcast app" }
            p { "Add a podcast by its address, at home, on the same Wi-Fi. Touch the address, and copy it:" }
            code { (feed) }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::kind::Kind;
    use super::super::served::Served;
    use super::*;
    use crate::verify::Particulars;

    fn offer(name: &str, title: Option<&str>) -> Offer {
        let kind = Kind::of(Path::new(name)).expect("known");
        let particulars = Particulars { title: title.map(str::to_owned), ..Particulars::default() };
        Offer { path: name.into(), served: Served::of_bytes(name, kind, vec![0; 1_250_000]), particulars }
    }

    #[test]
    fn a_track_can_be_played_and_saved_under_its_name() {
        let offer = offer("calf cramp.mp3", Some("Calf cramp"));
        let page = page(&[&offer], None);
        let version = offer.served.version();
        assert!(
            page.contains(&format!("<audio controls preload=\"none\" src=\"play/{version}/calf%20cramp.mp3\"")),
            "{page}"
        );
        assert!(
            page.contains(&format!("href=\"save/{version}/calf%20cramp.mp3\" download=\"calf cramp.mp3\"")),
            "{page}"
        );
        assert!(page.contains("MP3 · 1.2\u{a0}MB"), "{page}");
        assert!(!page.contains("podcast"));
    }

    #[test]
    fn a_page_is_opened_and_captions_without_a_title_have_their_name() {
        let page = page(&[&offer("calf.html", None), &offer("calf.vtt", None)], Some("http://10.0.0.1/t/feed.xml"));
        assert_eq!(
            (page.matches("<audio").count(), page.matches(">Open<").count(), page.matches(">Save<").count()),
            (0, 2, 2)
        );
        assert!(page.contains("<code>http://10.0.0.1/t/feed.xml</code>"));
    }

    #[test]
    fn no_name_and_no_title_is_markup() {
        let page = page(&[&offer("\"><script>.mp3", Some("<img src=x onerror=alert(1)>\u{202e}"))], None);
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains('\u{202e}'), "{page}");
    }
}
