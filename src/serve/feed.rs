//! Tracks as a podcast: RSS 2.0 with the tags of iTunes and of the podcast namespace, and chapters in JSON.

use std::time::SystemTime;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::offer::Offer;
use crate::base::{self, Instant, Length, counted, printable};

/// The media type of a feed.
pub(super) const FEED_TYPE: &str = "application/rss+xml; charset=utf-8";
/// The media type of chapters. Source: the podcast namespace, "JSON chapters format".
pub(super) const CHAPTERS_TYPE: &str = "application/json+chapters";

const NAMESPACES: [(&str, &str); 4] = [
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
    ("xmlns:podcast", "https://podcastindex.org/namespace/1.0"),
];

type Written = std::io::Result<()>;
type Xml = Writer<Vec<u8>>;

/// The feed of `offers`, of which the tracks are episodes. Every address in it begins with `home`, which ends with a slash.
pub(super) fn feed(home: &str, offers: &[&Offer]) -> std::io::Result<String> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let rss = xml.create_element("rss").with_attributes(NAMESPACES);
    rss.write_inner_content(|xml| {
        xml.create_element("channel").write_inner_content(|xml| channel(xml, home, offers)).map(drop)
    })?;
    Ok(String::from_utf8_lossy(&xml.into_inner()).into_owned())
}

fn channel(xml: &mut Xml, home: &str, offers: &[&Offer]) -> Written {
    const TITLE: &str = "Nightcue tracks";
    text(xml, "title", TITLE)?;
    text(xml, "link", home)?;
    let count = counted(offers.len(), "track");
    text(xml, "description", &format!("{count} on a computer at home, by nightcue."))?;
    let languages: Vec<&str> = offers.iter().filter_map(|offer| offer.particulars.language.as_deref()).collect();
    text(xml, "language", languages.first().unwrap_or(&"en"))?;
    let itself =
        [("href", format!("{home}feed.xml")), ("rel", "self".to_owned()), ("type", "application/rss+xml".to_owned())];
    empty(xml, "atom:link", &itself)?;
    text(xml, "generator", "nightcue")?;
    text(xml, "itunes:author", "nightcue")?;
    text(xml, "itunes:explicit", "false")?;
    text(xml, "itunes:block", "Yes")?;
    text(xml, "podcast:locked", "yes")?;
    empty(xml, "itunes:category", &[("text", "Health & Fitness".to_owned())])?;
    if let Some(offer) = offers.iter().find(|offer| offer.particulars.cover.is_some()) {
        empty(xml, "itunes:image", &[("href", cover_address(home, offer))])?;
        let image = xml.create_element("image");
        image.write_inner_content(|xml| {
            text(xml, "url", &cover_address(home, offer))?;
            text(xml, "title", TITLE)?;
            text(xml, "link", home)
        })?;
    }
    offers
        .iter()
        .try_for_each(|offer| xml.create_element("item").write_inner_content(|xml| item(xml, home, offer)).map(drop))
}

fn item(xml: &mut Xml, home: &str, offer: &Offer) -> Written {
    let (served, particulars) = (&offer.served, &offer.particulars);
    let version = served.version();
    text(xml, "title", &offer.title())?;
    text(xml, "description", &description(offer))?;
    let guid = xml.create_element("guid").with_attribute(("isPermaLink", "false"));
    guid.write_text_content(BytesText::new(&format!("nightcue-{version}")))?;
    if let Some(time) = served.modified() {
        text(xml, "pubDate", &date(time))?;
    }
    let enclosure = [
        ("url", format!("{home}play/{version}/{}", served.path_name())),
        ("length", served.bytes().to_string()),
        ("type", served.kind().media_type().to_owned()),
    ];
    empty(xml, "enclosure", &enclosure)?;
    if let Some(length) = particulars.length {
        text(xml, "itunes:duration", &length.seconds().round().to_string())?;
    }
    text(xml, "itunes:explicit", "false")?;
    if particulars.cover.is_some() {
        empty(xml, "itunes:image", &[("href", cover_address(home, offer))])?;
    }
    if !particulars.chapters.is_empty() {
        let address = format!("{home}chapters/{version}");
        empty(xml, "podcast:chapters", &[("url", address), ("type", CHAPTERS_TYPE.to_owned())])?;
    }
    Ok(())
}

/// The chapters in one line, for apps that do not know chapters.
fn description(offer: &Offer) -> String {
    let titles: Vec<&str> = offer.particulars.chapters.iter().map(|(_, title)| title.as_str()).collect();
    if titles.is_empty() { offer.title() } else { titles.join(", ") }
}

/// Where the cover of `offer` is.
pub(super) fn cover_address(home: &str, offer: &Offer) -> String {
    let is_png = offer.particulars.cover.as_ref().is_some_and(|cover| cover.mime() == "image/png");
    format!("{home}cover/{}/cover.{}", offer.served.version(), if is_png { "png" } else { "jpg" })
}

/// The chapters of a track, as apps read them.
pub(super) fn chapters(chapters: &[(Instant, String)]) -> String {
    let seconds = |start: Instant| (start.since_start().seconds() * 1000.0).round() / 1000.0;
    let chapters: Vec<_> = chapters
        .iter()
        .map(|(start, title)| serde_json::json!({ "startTime": seconds(*start), "title": title }))
        .collect();
    serde_json::json!({ "version": "1.2.0", "chapters": chapters }).to_string()
}

/// A length as a person reads it: `8:05`, `1:02:00`.
pub(super) fn clock(length: Length) -> String {
    base::clock(length.seconds().round() as u64)
}

/// As RFC 2822 writes it, which HTTP does, too.
fn date(time: SystemTime) -> String {
    httpdate::fmt_http_date(time)
}

fn text(xml: &mut Xml, name: &str, content: &str) -> Written {
    xml.create_element(name).write_text_content(BytesText::new(&allowed(content))).map(drop)
}

fn empty(xml: &mut Xml, name: &str, attributes: &[(&str, String)]) -> Written {
    let attributes: Vec<(&str, String)> = attributes.iter().map(|(name, value)| (*name, allowed(value))).collect();
    xml.create_element(name)
        .with_attributes(attributes.iter().map(|(name, value)| (*name, value.as_str())))
        .write_empty()
        .map(drop)
}

/// `text` without what XML cannot hold: control characters are shown, and the two that are no characters are left out.
fn allowed(text: &str) -> String {
    printable(text).replace(['\u{fffe}', '\u{ffff}'], "")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::kind::Kind;
    use super::super::served::Served;
    use super::*;
    use crate::verify::Particulars;

    const BASE: &str = "http://10.0.0.1:8000/token/";

    fn offer(name: &str, title: &str) -> Offer {
        let kind = Kind::of(Path::new(name)).expect("known");
        let at = |seconds| Instant::START + Length::from_secs(seconds);
        let particulars = Particulars {
            title: Some(title.to_owned()),
            language: Some("de".to_owned()),
            length: Some(Length::from_millis(3_725_400)),
            chapters: vec![(at(0), "Anfang".to_owned()), (at(65), "Füße & Waden".to_owned())],
            cover: Some(crate::render::draw_cover("Waden", "").expect("a cover")),
        };
        Offer { path: name.into(), served: Served::of_bytes(name, kind, b"sound".to_vec()), particulars }
    }

    #[test]
    fn an_episode_has_what_apps_ask_for() {
        let offer = offer("Füße & Waden.mp3", "Füße <&> Waden");
        let feed = feed(BASE, &[&offer]).expect("memory");
        let document = roxmltree::Document::parse(&feed).expect("XML");
        let item = document.descendants().find(|node| node.has_tag_name("item")).expect("an episode");
        let child = |name: &str| {
            item.children().find(|node| node.tag_name().name() == name).unwrap_or_else(|| panic!("{name}"))
        };
        assert_eq!(child("title").text(), Some("Füße <&> Waden"));
        assert_eq!(child("duration").text(), Some("3725"));
        let enclosure = child("enclosure");
        let address = format!("{BASE}play/{}/F%C3%BC%C3%9Fe%20%26%20Waden.mp3", offer.served.version());
        assert_eq!(enclosure.attribute("url"), Some(address.as_str()));
        assert_eq!((enclosure.attribute("length"), enclosure.attribute("type")), (Some("5"), Some("audio/mpeg")));
        assert_eq!(child("chapters").attribute("type"), Some(CHAPTERS_TYPE));
        assert!(child("image").attribute("href").is_some_and(|address| address.ends_with("/cover.png")));
    }

    #[test]
    fn nothing_in_a_title_breaks_the_feed() {
        let offer = offer("a.mp3", "a\u{1b}[31m\u{0}]]>\u{ffff}<item>\"'\u{202e}");
        let feed = feed(BASE, &[&offer]).expect("memory");
        let document = roxmltree::Document::parse(&feed).expect("XML");
        assert_eq!(document.descendants().filter(|node| node.has_tag_name("item")).count(), 1);
    }

    #[test]
    fn chapters_are_seconds_and_titles() {
        let json: serde_json::Value =
            serde_json::from_str(&chapters(&offer("a.mp3", "A").particulars.chapters)).expect("JSON");
        assert_eq!(json["version"], "1.2.0");
        assert_eq!(
            (json["chapters"][1]["startTime"].as_f64(), json["chapters"][1]["title"].as_str()),
            (Some(65.0), Some("Füße & Waden"))
        );
    }

    #[test]
    fn lengths_are_read_like_a_clock() {
        assert_eq!(clock(Length::from_millis(485_400)), "8:05");
        assert_eq!(clock(Length::from_secs(3720)), "1:02:00");
    }
}
