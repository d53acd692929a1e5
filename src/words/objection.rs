//! What no voice may get: the markup of other tools, and signs that would be passed over in silence.

use super::language::Language;
use super::spoken::read_aloud;

/// A part of a text that cannot be read aloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// As it is written.
    pub written: String,
    /// One clause about it.
    pub reason: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

const PAUSE: &str = "for a silence, end the text here, write `pause = \"2s\"` after it, and go on in another `say`";
const WORDS: &str = "write the words that should be heard instead";

/// The parts of `text` that cannot be read aloud in `language`, in order.
pub fn objections(text: &str, language: Language) -> Vec<Objection> {
    let mut found = Vec::new();
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let may_be_markup = !first.is_alphanumeric() && first != ' ';
        match may_be_markup.then(|| markup_at(&text[..start], rest)).flatten() {
            Some(objection) => {
                rest = &rest[objection.written.len()..];
                found.push(objection);
            }
            None => {
                words.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    found.extend(unread(&words, language));
    found
}

/// Signs that are left when everything else has become words.
fn unread(text: &str, language: Language) -> Option<Objection> {
    let said = read_aloud(text, language).text;
    let sign = said.chars().find(|c| "/<>~*_|^\\`".contains(*c))?;
    let reason = "this sign has no words here, and a voice would pass over it";
    Some(Objection { written: sign.to_string(), reason, remedy: WORDS })
}

/// The markup that `rest` starts with.
fn markup_at(before: &str, rest: &str) -> Option<Objection> {
    let objection = |length: usize, reason, remedy| Objection { written: rest[..length].to_owned(), reason, remedy };
    let markup = "this is markup of another tool";
    if let Some(length) = tag_at(rest) {
        let remedy = if names_pause(&rest[..length]) { PAUSE } else { "remove it: a text is only words" };
        return Some(objection(length, markup, remedy));
    }
    if let Some(length) = direction_at(rest) {
        return Some(objection(length, "this is a direction, and a voice would read it aloud", PAUSE));
    }
    let free = !before.ends_with(char::is_alphanumeric);
    for mark in ["**", "__", "~~", "``", "*", "_", "`"] {
        if let Some(length) = emphasis_at(rest, mark).filter(|_| free) {
            return Some(objection(length, "these marks are Markdown, which has no sound", "remove the marks"));
        }
    }
    let line_starts = before.is_empty() || before.ends_with('\n');
    let heading = rest.trim_start_matches('#');
    if line_starts && heading.len() < rest.len() && heading.starts_with(' ') {
        let remedy = "remove the sign, or make it the `title` of a step";
        return Some(objection(rest.len() - heading.len(), "this is a heading of Markdown", remedy));
    }
    let entity = rest.strip_prefix('&').and_then(|name| name.find(';')).filter(|&end| {
        let name = &rest[1..=end];
        end > 1 && end < 9 && name.starts_with(|c: char| c == '#' || c.is_ascii_lowercase()) && !name.contains(' ')
    });
    entity.map(|end| objection(end + 2, "this is a character reference of HTML", "write the character itself"))
}

/// The length of `<…>` where it is a tag.
fn tag_at(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('<')?;
    let name = inside.strip_prefix(['/', '!', '?']).unwrap_or(inside);
    let end = inside.find('>')?;
    (name.starts_with(|c: char| c.is_ascii_alphabetic()) && !inside[..end].contains('<')).then_some(end + 2)
}

/// The length of `[pause 2s]` and the like.
fn direction_at(rest: &str) -> Option<usize> {
    let (close, strict) = match rest.chars().next()? {
        '[' => (']', false),
        '(' => (')', true),
        _ => return None,
    };
    let end = rest.find(close)?;
    let inside = rest[1..end].trim_matches(['[', ']', ' ']).to_lowercase();
    let word = inside.split([' ', ':', '=', '.', '_', '-']).next().unwrap_or_default();
    let timed = inside.contains(|c: char| c.is_ascii_digit());
    let only = inside == word;
    let doubled = usize::from(rest[end + 1..].starts_with(']') && rest.starts_with("[["));
    (names_pause(word) && if strict { timed } else { timed || only }).then_some(end + 1 + doubled)
}

/// The length of `**words**` with the given mark.
fn emphasis_at(rest: &str, mark: &str) -> Option<usize> {
    let inside = rest.strip_prefix(mark)?;
    let end = inside.find(mark).filter(|&end| end > 0)?;
    let words = &inside[..end];
    let tight = !words.starts_with([' ', '*', '_']) && !words.ends_with(' ') && !words.contains('\n');
    let closed = !inside[end + mark.len()..].starts_with(char::is_alphanumeric);
    (tight && closed && words.contains(char::is_alphabetic)).then_some(mark.len() * 2 + end)
}

/// Whether a direction is about silence, in any of the languages.
fn names_pause(text: &str) -> bool {
    let text = text.to_lowercase();
    let names = ["pause", "break", "silence", "slnc", "wait", "stille", "pausa", "silencio", "silenzio", "beat"];
    names.iter().any(|name| text.trim_start_matches(['<', '/']).starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Vec<String> {
        objections(text, Language::English).into_iter().map(|objection| objection.written).collect()
    }

    #[test]
    fn markup_of_other_tools_is_found_where_it_stands() {
        let cases = [
            ("In. <break time='2s'/> Out.", "<break time='2s'/>"),
            ("<speak>In.", "<speak>"),
            ("In.</p>", "</p>"),
            ("[pause 2s] Out.", "[pause 2s]"),
            ("[Pause] Out.", "[Pause]"),
            ("(pause 3 sec) Out.", "(pause 3 sec)"),
            ("[[slnc 500]] Out.", "[[slnc 500]]"),
            ("Keep **both** down.", "**both**"),
            ("Keep _both_ down.", "_both_"),
            ("# Legs", "#"),
            ("Rest&nbsp;now", "&nbsp;"),
        ];
        for (text, markup) in cases {
            assert_eq!(written(text), [markup], "{text}");
        }
    }

    #[test]
    fn a_pause_of_another_tool_is_answered_with_ours() {
        for text in ["<break time='2s'/>", "[pause 2s]", "[Stille]", "(pausa 2 s)"] {
            assert!(objections(text, Language::English)[0].remedy.contains("`pause = \"2s\"`"), "{text}");
        }
    }

    #[test]
    fn a_sign_without_words_is_found_also_beside_markup() {
        assert_eq!(written("a_b and c^d"), ["_"]);
        assert_eq!(written("**a** and c^d"), ["**a**", "^"]);
        assert_eq!(written("left | right"), ["|"]);
        assert_eq!(written("Your time: ___ s"), ["_"]);
    }

    #[test]
    fn words_signs_and_brackets_that_can_be_read_are_left_alone() {
        let texts = [
            "Bend < 90°, then > 5 s & rest.",
            "3 * 10",
            "* one\n* two",
            "[left side] and (pause here)",
            "knees and/or hips, 5/10, w/ a strap",
            "a -> b",
            "A & B; C",
        ];
        for text in texts {
            assert_eq!(written(text), [""; 0], "{text}");
        }
    }
}
