//! The rows that a rehearsal shows on a terminal, computed from a [`View`] alone.
//!
//! No row is wider than the screen, and control characters in a routine cannot reach the terminal.

use nightcue::base::{self, Length, is_printable};
use nightcue::rehearse::{Doing, HoldClock, View};
use nightcue::sound::Phase as BreathPhase;

/// Wider lines are hard to read at a glance.
const WIDEST: usize = 90;
/// Rows reserved for the words, so that the clock below does not jump.
const WORD_ROWS: usize = 4;
const KEYS: &str = "space pause   → next   ← back   ↓ ↑ step   q quit";
const FEW_KEYS: &str = "space pause  → ← move  ↓ ↑ step  q quit";
const PAUSED_KEYS: &str = "space resume   q quit";

/// One row of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its text.
    pub text: String,
    /// How it is emphasized.
    pub weight: Weight,
}

/// How a row is emphasized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    Plain,
    Strong,
    Faint,
}

/// The rows that show `view` on a screen of `width` columns and `height` rows.
pub(crate) fn rows(view: &View, width: usize, height: usize) -> Vec<Row> {
    // The last column stays empty: some terminals wrap when it is written.
    let width = width.saturating_sub(1).clamp(1, WIDEST);
    let mut rows = heading(view, width);
    rows.push(row("", Weight::Plain));
    let mut words = wrapped(&view.words, width);
    words.resize(words.len().max(WORD_ROWS), String::new());
    rows.extend(words.iter().map(|text| row(text, Weight::Strong)));
    rows.push(row("", Weight::Plain));
    rows.extend(clock(view, width));
    rows.push(row("", Weight::Plain));
    let next = view.next.as_ref().map(|next| format!("next: {next}")).unwrap_or_default();
    rows.push(row(&cut(&next, width), Weight::Plain));
    rows.push(row("", Weight::Plain));
    let keys = match view.is_paused {
        true => PAUSED_KEYS,
        false if length(KEYS) <= width => KEYS,
        false => FEW_KEYS,
    };
    rows.push(row(&cut(keys, width), Weight::Faint));
    if rows.len() > height {
        rows.retain(|row| !row.text.is_empty());
        rows.truncate(height);
    }
    rows
}

fn row(text: &str, weight: Weight) -> Row {
    Row { text: text.to_owned(), weight }
}

/// The track, and how far it is.
fn heading(view: &View, width: usize) -> Vec<Row> {
    let step = view.step.map(|step| format!("step {step} of {}", view.steps)).unwrap_or_default();
    let title = row(&apart(&view.title, &clock_text(view.elapsed, false), width), Weight::Faint);
    let part = if view.part == view.title { "" } else { &view.part };
    vec![title, row(&apart(part, &step, width), Weight::Plain)]
}

/// `left` and `right` at the ends of a row; what does not fit is cut from the left one.
fn apart(left: &str, right: &str, width: usize) -> String {
    let left = cut(left, width.saturating_sub(length(right) + 2));
    let space = width.saturating_sub(length(&left) + length(right));
    cut(&format!("{left}{}{right}", " ".repeat(space)), width).trim_end().to_owned()
}

/// What is going on now, a progress bar, and the time left.
fn clock(view: &View, width: usize) -> Vec<Row> {
    let Some(clock) = &view.clock else {
        let text = if view.is_paused { "paused" } else { "" };
        return vec![row(text, Weight::Strong), row("", Weight::Plain)];
    };
    let label = match clock.doing {
        Doing::Move => "move",
        Doing::Settle => "ready",
        Doing::Hold => "hold",
        Doing::Rest => "rest",
    };
    let left = clock_text(clock.left, true);
    let bar = bar(clock, width.saturating_sub(length(label) + length(&left) + 4));
    let weight = if clock.doing == Doing::Hold { Weight::Strong } else { Weight::Plain };
    vec![
        row(&cut(&format!("{label}  {bar}  {left}"), width), weight),
        row(&cut(&remark(view, clock), width), Weight::Plain),
    ]
}

fn remark(view: &View, clock: &HoldClock) -> String {
    let breath = clock.breath.map(|breath| match breath {
        BreathPhase::In => "breathe in",
        BreathPhase::Out => "breathe out",
    });
    match breath {
        _ if view.is_paused => "paused".to_owned(),
        _ if clock.counts_down => format!("ends in {}", clock.left.millis().div_ceil(1000)),
        Some(breath) => breath.to_owned(),
        None => format!("of {}", clock.length),
    }
}

fn bar(clock: &HoldClock, width: usize) -> String {
    let all = clock.length.flicks().max(1);
    let over = clock.length.saturating_sub(clock.left).flicks();
    let filled = (u128::from(over) * width as u128 / u128::from(all)) as usize;
    "█".repeat(filled) + &"░".repeat(width.saturating_sub(filled))
}

/// `1:23`; time left is rounded up to the next second, elapsed time down.
fn clock_text(length: Length, rounds_up: bool) -> String {
    base::clock(if rounds_up { length.millis().div_ceil(1000) } else { length.millis() / 1000 })
}

/// `text` in at most `width` characters, without control characters.
fn cut(text: &str, width: usize) -> String {
    let text: String = text.chars().map(|c| if is_printable(c) { c } else { ' ' }).collect();
    if length(&text) <= width {
        return text;
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    if width == 0 { String::new() } else { kept.trim_end().to_owned() + "…" }
}

/// `text` in lines of at most `width` characters; a longer word is cut.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace().map(|word| cut(word, width)) {
        match lines.last_mut() {
            Some(line) if length(line) + 1 + length(&word) <= width => *line += &format!(" {word}"),
            _ => lines.push(word),
        }
    }
    lines
}

fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view() -> View {
        View {
            title: "Hamstring cramp relief (left side)".to_owned(),
            part: "Sitting stretch (left side)".to_owned(),
            step: Some(2),
            steps: 5,
            words: "Pull the strap,\u{7} and slowly straighten your left leg until the knee locks.".to_owned(),
            clock: Some(HoldClock {
                doing: Doing::Hold,
                length: Length::from_secs(150),
                left: Length::from_millis(82_400),
                counts_down: false,
                breath: None,
            }),
            next: Some("Let go, and \u{1b}[2J shake the leg.".to_owned()),
            is_paused: false,
            elapsed: Length::from_millis(61_900),
        }
    }

    fn texts(view: &View, width: usize, height: usize) -> Vec<String> {
        rows(view, width, height).into_iter().map(|row| row.text).collect()
    }

    #[test]
    fn forty_columns_show_everything() {
        assert_eq!(
            texts(&view(), 40, 24),
            [
                "Hamstring cramp relief (left sid…  1:01",
                "Sitting stretch (left sid…  step 2 of 5",
                "",
                "Pull the strap,  and slowly straighten",
                "your left leg until the knee locks.",
                "",
                "",
                "",
                "hold  ████████████░░░░░░░░░░░░░░░  1:23",
                "of 2m30s",
                "",
                "next: Let go, and  [2J shake the leg.",
                "",
                "space pause  → ← move  ↓ ↑ step  q quit",
            ]
        );
    }

    #[test]
    fn no_row_is_wider_than_the_screen_or_contains_control_characters() {
        for width in 0..130 {
            for height in 0..30 {
                let texts = texts(&view(), width, height);
                assert!(texts.len() <= height, "{width} × {height}");
                for text in texts {
                    assert!(length(&text) <= width.max(1), "{width}: {text}");
                    assert!(!text.chars().any(char::is_control), "{text:?}");
                }
            }
        }
    }

    #[test]
    fn the_last_seconds_the_breath_and_a_pause_are_shown_below_the_clock() {
        let mut view = view();
        let remark = |view: &View| texts(view, 60, 24)[9].clone();
        let mut clock = view.clock.expect("a hold");
        clock.breath = Some(BreathPhase::Out);
        view.clock = Some(clock);
        assert_eq!(remark(&view), "breathe out");
        clock.counts_down = true;
        clock.left = Length::from_millis(2_001);
        view.clock = Some(clock);
        assert_eq!(remark(&view), "ends in 3");
        view.is_paused = true;
        assert_eq!(remark(&view), "paused");
    }

    #[test]
    fn the_bar_starts_empty_and_ends_full() {
        let clock = |left_s: u64| {
            let (length, left) = (Length::from_secs(10), Length::from_secs(left_s));
            HoldClock { doing: Doing::Hold, length, left, counts_down: false, breath: None }
        };
        assert_eq!([10, 5, 0].map(|left| bar(&clock(left), 4)), ["░░░░", "██░░", "████"]);
    }
}
