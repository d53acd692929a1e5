//! A timeline as a picture (SVG) for documents and handouts: a line for each chapter, all to one scale. Holds are bars whose countdown is
//! darker, words are below them. It is readable in light and in dark, and says in words what it shows.

use std::fmt::Write;

use super::placement::{ChapterSpan, Kind, Timeline};
use crate::base::{self, Frame, Frames, Length};

/// Everything in pixels.
const WIDTH: f64 = 960.0;
const MARGIN: f64 = 16.0;
const HEAD: f64 = 72.0;
const LINE: f64 = 64.0;
/// Below the top of a line: its bars, and its words.
const BARS: f64 = 22.0;
const BAR: f64 = 20.0;
const WORDS: f64 = 46.0;
const WORD: f64 = 5.0;
/// A narrower bar has no room for its length.
const NARROW: f64 = 34.0;

/// The colors, by meaning, for a light and a dark page.
const STYLE: &str = "\
text{font:13px system-ui,sans-serif;fill:#222}.title{font-size:18px;font-weight:600}.small{font-size:11px}.in{fill:#fff;font-size:11px}\
.page{fill:#fff}.track{fill:#eceff1}.hold{fill:#2d6a8e}.count{fill:#123f5a}.rest{fill:#b9c6cd}.words{fill:#7a8790}.cue{fill:#b3541e}\
@media(prefers-color-scheme:dark){text{fill:#e6e6e6}.page{fill:#16191c}.track{fill:#262c31}.hold{fill:#5aa0c8}.count{fill:#a6d3ec}\
.rest{fill:#46525a}.words{fill:#8d9aa3}.cue{fill:#e8955f}.in{fill:#0c1418}}";

/// What is heard and when, as an SVG picture.
pub fn timeline_picture(timeline: &Timeline) -> String {
    let picture = Picture::of(timeline);
    let height = HEAD + LINE * timeline.chapters.len() as f64;
    let (title, end) = (escaped(&timeline.title), clock(Frame(0) + timeline.length, timeline));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"title desc\">\n\
         <title id=\"title\">{title}, {end}</title>\n<desc id=\"desc\">{}</desc>\n<style>{STYLE}</style>\n\
         <rect class=\"page\" width=\"{WIDTH}\" height=\"{height}\"/>\n\
         <text class=\"title\" x=\"{MARGIN}\" y=\"30\">{title}, {end}</text>\n{}",
        escaped(&in_words(timeline)),
        legend()
    );
    for (index, chapter) in timeline.chapters.iter().enumerate() {
        svg.push_str(&picture.line(chapter, HEAD + LINE * index as f64));
    }
    svg + "</svg>\n"
}

/// What the colors mean.
fn legend() -> String {
    let mut svg = String::new();
    for (index, (class, what)) in
        [("hold", "hold"), ("count", "countdown"), ("rest", "rest"), ("words", "words"), ("cue", "words in a hold")]
            .into_iter()
            .enumerate()
    {
        let x = MARGIN + 130.0 * index as f64;
        let _ = writeln!(svg, "<rect class=\"{class}\" x=\"{x}\" y=\"44\" width=\"12\" height=\"12\"/>");
        let _ = writeln!(svg, "<text class=\"small\" x=\"{}\" y=\"54\">{what}</text>", x + 18.0);
    }
    svg
}

/// The picture in words: its chapters and their holds.
fn in_words(timeline: &Timeline) -> String {
    let chapter = |chapter: &ChapterSpan| {
        let inside = |start: Frame| chapter.start <= start && start < chapter.end;
        let holds = timeline.holds.iter().filter(|hold| inside(hold.start));
        let lengths: Vec<String> = holds.map(|hold| length(hold.start, hold.end, timeline).to_string()).collect();
        let held = if lengths.is_empty() { String::new() } else { format!(", held {}", lengths.join(", ")) };
        format!("{} {}{held}", clock(chapter.start, timeline), chapter.title)
    };
    timeline.chapters.iter().map(chapter).collect::<Vec<_>>().join("; ")
}

/// A timeline and the scale of its picture.
struct Picture<'a> {
    timeline: &'a Timeline,
    /// Pixels for each frame: the longest chapter has the whole width.
    scale: f64,
}

/// A part of a line.
struct Strip<'a> {
    class: &'a str,
    start: Frame,
    end: Frame,
    /// What a reader is told who points at it.
    told: String,
}

impl<'a> Picture<'a> {
    fn of(timeline: &'a Timeline) -> Self {
        let longest = timeline.chapters.iter().map(|chapter| chapter.end.0 - chapter.start.0).max().unwrap_or(1);
        Self { timeline, scale: (WIDTH - 2.0 * MARGIN) / longest.max(1) as f64 }
    }

    /// The line of `chapter`, at `top`.
    fn line(&self, chapter: &ChapterSpan, top: f64) -> String {
        let mut svg = String::from("<g>\n");
        let title = escaped(&chapter.title);
        let (start, y) = (clock(chapter.start, self.timeline), top + 14.0);
        let _ = writeln!(svg, "<text x=\"{MARGIN}\" y=\"{y}\">{start}  {title}</text>");
        let whole = Strip { class: "track", start: chapter.start, end: chapter.end, told: chapter.title.clone() };
        svg.push_str(&self.bar(&whole, chapter, top + BARS, BAR));
        for stretch in self.bars(chapter) {
            svg.push_str(&self.bar(&stretch, chapter, top + BARS, BAR));
            svg.push_str(&self.label(&stretch, chapter, top + BARS));
        }
        for stretch in self.words(chapter) {
            svg.push_str(&self.bar(&stretch, chapter, top + WORDS, WORD));
        }
        svg + "</g>\n"
    }

    /// Rests, holds and their countdowns.
    fn bars(&self, chapter: &ChapterSpan) -> Vec<Strip<'static>> {
        let told = |what: &str, start, end| format!("{what} {}", length(start, end, self.timeline));
        let rests = self.timeline.rests.iter().map(|rest| ("rest", rest.start, rest.end));
        let holds = self.timeline.holds.iter().map(|hold| ("hold", hold.start, hold.end));
        let counts = self.timeline.holds.iter().filter_map(|hold| {
            let is_mark = |kind| kind == Kind::Mark;
            let first = self
                .timeline
                .placements
                .iter()
                .find(|mark| is_mark(mark.kind) && hold.start <= mark.start && mark.start < hold.end)?;
            Some(("count", first.start, hold.end))
        });
        let all =
            rests.chain(holds).chain(counts).filter(|(_, start, _)| chapter.start <= *start && *start < chapter.end);
        all.map(|(class, start, end)| {
            let what = if class == "count" { "countdown" } else { class };
            Strip { class, start, end: end.min(chapter.end), told: told(what, start, end) }
        })
        .collect()
    }

    /// Everything said.
    fn words(&self, chapter: &ChapterSpan) -> Vec<Strip<'static>> {
        let said = self.timeline.placements.iter().filter(|placement| !placement.text.is_empty());
        let here = said.filter(|placement| chapter.start <= placement.start && placement.start < chapter.end);
        here.map(|placement| Strip {
            class: if matches!(placement.kind, Kind::Cue | Kind::Reminder) { "cue" } else { "words" },
            start: placement.start,
            end: placement.end.min(chapter.end),
            told: format!("{} {}", clock(placement.start, self.timeline), placement.text),
        })
        .collect()
    }

    fn x(&self, frame: Frame, chapter: &ChapterSpan) -> f64 {
        MARGIN + (frame.0 - chapter.start.0) as f64 * self.scale
    }

    fn bar(&self, stretch: &Strip, chapter: &ChapterSpan, y: f64, height: f64) -> String {
        let (x, end) = (self.x(stretch.start, chapter), self.x(stretch.end, chapter));
        let (width, told) = ((end - x).max(1.0), escaped(&stretch.told));
        let class = stretch.class;
        format!(
            "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y}\" width=\"{width:.1}\" height=\"{height}\"><title>{told}</title></rect>\n"
        )
    }

    /// The length of a hold, inside its bar.
    fn label(&self, stretch: &Strip, chapter: &ChapterSpan, y: f64) -> String {
        let (x, end) = (self.x(stretch.start, chapter), self.x(stretch.end, chapter));
        if stretch.class != "hold" || end - x < NARROW {
            return String::new();
        }
        let shown = length(stretch.start, stretch.end, self.timeline);
        format!("<text class=\"in\" x=\"{:.1}\" y=\"{}\">{shown}</text>\n", x + 5.0, y + 14.0)
    }
}

/// A length to the tenth of a second.
fn length(start: Frame, end: Frame, timeline: &Timeline) -> Length {
    let exact = Length::of_frames(Frames(end.0 - start.0), timeline.rate);
    Length::from_millis((exact.millis() + 50) / 100 * 100)
}

/// A moment as a clock shows it.
fn clock(frame: Frame, timeline: &Timeline) -> String {
    base::clock(frame.0 / u64::from(timeline.rate.hz()))
}

/// `text` as text of XML.
fn escaped(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !c.is_control()).collect();
    visible.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_xml_are_escaped_and_controls_left_out() {
        assert_eq!(escaped("a < b & \"c\"\u{7}"), "a &lt; b &amp; &quot;c&quot;");
    }
}
