//! Words in a hold, an exercise or a part, added to a text from a form: at the right place, with everything else as it was.

use std::ops::Range;

use nightcue::base::Span;
use nightcue::routine::Sides;
use serde::{Deserialize, Serialize};
use toml::Value;

use super::outline::{Brackets, Cues, Exercise, Part, outline};
use super::shown::Place;
use super::start::sound;
use super::typed::length;

/// A form that was filled in; parts and exercises are numbered from 0.
#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Addition {
    /// Words inside a hold.
    Words { part: usize, exercise: usize, say: String, when: When, length: String },
    /// Another length for a hold.
    Length { part: usize, exercise: usize, length: String },
    /// Something to do, at the end of a part.
    Exercise { part: usize, say: String, then: Then, length: String },
    /// A part, after another one or at the end.
    Part { after: Option<usize>, title: String, sides: Sides, say: String, then: Then, length: String },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum When {
    /// So long after the start of the hold.
    At,
    /// So long before its end.
    Left,
    /// In its middle.
    Half,
}

/// What comes after the words.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Then {
    Hold,
    For,
    Pause,
}

/// A request to add something.
#[derive(Debug, Deserialize)]
pub(super) struct Adding {
    text: String,
    add: Addition,
}

/// One change of the text.
#[derive(Debug, Serialize)]
pub(super) struct Edit {
    /// What is replaced.
    place: Place,
    with: String,
}

/// What can be added to: the parts of a text.
#[derive(Debug, Serialize)]
pub(super) struct ToldPart {
    title: String,
    has_sides: bool,
    holds: Vec<ToldHold>,
}

#[derive(Debug, Serialize)]
struct ToldHold {
    exercise: usize,
    says: String,
    length: String,
    place: Place,
}

const UNREADABLE: &str = "the text has a problem that has to be put right first: see below it";

/// What can be added to `text`.
///
/// # Errors
/// When it cannot be read at all.
pub(super) fn parts(text: &str) -> Result<Vec<ToldPart>, String> {
    let (parts, _) = outline(text).ok_or(UNREADABLE)?;
    let hold = |(exercise, Exercise { says, hold, .. }): (usize, &Exercise)| {
        let (place, length) = hold.clone()?;
        let place = Place::of(Span { start: place.start, end: place.end }, text);
        Some(ToldHold { exercise, says: says.clone(), length, place })
    };
    let told = |part: &Part| ToldPart {
        title: part.title.clone(),
        has_sides: part.has_sides,
        holds: part.exercises.iter().enumerate().filter_map(hold).collect(),
    };
    Ok(parts.iter().map(told).collect())
}

/// The change that `adding` asks for.
///
/// # Errors
/// The first answer that cannot be used, and why.
pub(super) fn added(adding: &Adding) -> Result<Edit, String> {
    let Adding { text, add } = adding;
    let (replaced, with) = change(text, add)?;
    let after = format!("{}{with}{}", &text[..replaced.start], &text[replaced.end..]);
    if sound("routine.toml", text).is_ok() {
        sound("routine.toml", &after)?;
    }
    Ok(Edit { place: Place::of(Span { start: replaced.start, end: replaced.end }, text), with })
}

/// What is replaced in `text`, and by what.
fn change(text: &str, add: &Addition) -> Result<(Range<usize>, String), String> {
    let (parts, list) = outline(text).ok_or(UNREADABLE)?;
    let gone = || "this part is not in the text any more".to_owned();
    match add {
        Addition::Words { part, exercise, say, when, length } => {
            let exercise = parts.get(*part).and_then(|part| part.exercises.get(*exercise)).ok_or_else(gone)?;
            cue(text, exercise, &format!("{{ {}, say = {} }}", moment(*when, length)?, said(say)?))
        }
        Addition::Length { part, exercise, length: typed } => {
            let exercise = parts.get(*part).and_then(|part| part.exercises.get(*exercise)).ok_or_else(gone)?;
            let (place, _) = exercise.hold.clone().ok_or_else(gone)?;
            Ok((place, quoted(&length(typed)?.to_string())))
        }
        Addition::Exercise { part, say, then, length } => {
            let part = parts.get(*part).ok_or_else(gone)?;
            let (say, time) = (said(say)?, time(*then, length)?);
            Ok(match &part.list {
                Some(list) => listed(text, list, &format!("{{ say = {say}, {time} }}")),
                None => {
                    let at = part.exercises.last().map_or(part.end, |last| last.end);
                    under(text, at, &format!("[[step.do]]\nsay  = {say}\n{time}"))
                }
            })
        }
        Addition::Part { after, title, sides, say, then, length } => {
            let (title, sides) = (written(title, "give the part a name")?, quoted(sides.name()));
            let (say, time) = (said(say)?, time(*then, length)?);
            let after = after.map_or_else(|| parts.last(), |after| parts.get(after));
            if let Some(list) = &list {
                let inner = format!("{{ title = {title}, sides = {sides}, do = [{{ say = {say}, {time} }}] }}");
                return Ok(listed(text, list, &inner));
            }
            let part = format!("[[step]]\ntitle = {title}\nsides = {sides}\n\n[[step.do]]\nsay  = {say}\n{time}");
            Ok(under(text, after.map_or(text.len(), |after| after.end), &part))
        }
    }
}

/// `cue` among the words in the hold of `exercise`.
fn cue(text: &str, exercise: &Exercise, cue: &str) -> Result<(Range<usize>, String), String> {
    let (hold, _) = exercise.hold.as_ref().ok_or("there is no hold here any more")?;
    Ok(match &exercise.cues {
        Some(Cues::Listed(list)) => listed(text, list, cue),
        Some(Cues::Headed(end)) => {
            let keys = cue.trim_matches(['{', '}', ' ']).replacen(", say", "\nsay", 1);
            under(text, *end, &format!("[[step.do.cues]]\n{keys}"))
        }
        None if exercise.is_in_braces => (hold.end..hold.end, format!(", cues = [{cue}]")),
        None => {
            let end = line_end(text, hold.end);
            (end..end, format!("\ncues = [{cue}]"))
        }
    })
}

/// `entry` at the end of `list`: in a line of its own, if the others are.
fn listed(text: &str, list: &Brackets, entry: &str) -> (Range<usize>, String) {
    let Some(last) = list.last else {
        let at = list.place.start + 1;
        return (at..at, entry.to_owned());
    };
    let end = line_end(text, last);
    if end >= list.place.end {
        return (last..last, format!(", {entry}"));
    }
    let (line, rest) = (text[..last].rfind('\n').map_or(0, |at| at + 1), &text[last..end]);
    let indent: String = text[line..].chars().take_while(|letter| [' ', '\t'].contains(letter)).collect();
    let comma = if rest.trim_start().starts_with(',') { "" } else { "," };
    (last..end, format!("{comma}{rest}\n{indent}{entry},"))
}

/// `block` below the line of `at`, with an empty line before it.
fn under(text: &str, at: usize, block: &str) -> (Range<usize>, String) {
    let end = line_end(text, at);
    let before = if text[..end].is_empty() || text[..end].ends_with("\n\n") { "" } else { "\n\n" };
    let after = if end == text.len() { "\n" } else { "" };
    (end..end, format!("{before}{block}{after}"))
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |length| at + length)
}

fn said(say: &str) -> Result<String, String> {
    written(say, "write what is to be said")
}

fn written(typed: &str, otherwise: &str) -> Result<String, String> {
    match typed.split_whitespace().collect::<Vec<_>>().join(" ") {
        words if words.is_empty() => Err(otherwise.to_owned()),
        words => Ok(quoted(&words)),
    }
}

fn moment(when: When, typed: &str) -> Result<String, String> {
    Ok(match when {
        When::At => format!("at = {}", quoted(&length(typed)?.to_string())),
        When::Left => format!("left = {}", quoted(&length(typed)?.to_string())),
        When::Half => "at = \"half\"".to_owned(),
    })
}

fn time(then: Then, typed: &str) -> Result<String, String> {
    let key = match then {
        Then::Hold => "hold",
        Then::For => "for",
        Then::Pause => "pause",
    };
    Ok(format!("{key} = {}", quoted(&length(typed)?.to_string())))
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CALF: &str = "title = \"Calf\"\nlanguage = \"en\"\n\n[[step]]\ntitle = \"Wall\" # at home\nsides = \"both\"\n\n\
        [[step.do]]\nsay  = \"Lean.\"\nhold = \"45s\" # long\n\n# Spoken last.\n[[closing]]\nsay = \"Rest.\"\n";

    fn after(text: &str, add: serde_json::Value) -> Result<String, String> {
        let adding = serde_json::from_value(serde_json::json!({ "text": text, "add": add })).expect("a request");
        let edit = serde_json::to_value(added(&adding)?).expect("JSON");
        let at = |end: &str| edit["place"][end].as_u64().expect("a number") as usize;
        Ok(format!("{}{}{}", &text[..at("from")], edit["with"].as_str().expect("text"), &text[at("to")..]))
    }

    fn words(when: &str, length: &str) -> serde_json::Value {
        serde_json::json!({ "kind": "words", "part": 0, "exercise": 0, "say": "Breathe \"out\".", "when": when, "length": length })
    }

    #[test]
    fn words_stand_under_their_hold_and_everything_else_stays() {
        let added = after(CALF, words("at", "20")).expect("words");
        let line = "hold = \"45s\" # long\ncues = [{ at = \"20s\", say = 'Breathe \"out\".' }]\n";
        assert_eq!(added, CALF.replace("hold = \"45s\" # long\n", line));
        let more = after(&added, words("left", "12 sec")).expect("more words");
        assert_eq!(more, added.replace(" }]", " }, { left = \"12s\", say = 'Breathe \"out\".' }]"));
    }

    #[test]
    fn words_join_a_list_in_the_way_in_which_it_is_written() {
        let new = "{ at = \"half\", say = 'Breathe \"out\".' }";
        for (before, expected) in [
            ("cues = []", format!("cues = [{new}]")),
            ("cues = [\n  { at = \"2s\", say = \"A.\" }, # one\n]", format!("cues = [\n  {{ at = \"2s\", say = \"A.\" }}, # one\n  {new},\n]")),
            ("cues = [\n  { at = \"2s\", say = \"A.\" } # one\n]", format!("cues = [\n  {{ at = \"2s\", say = \"A.\" }}, # one\n  {new},\n]")),
            ("[[step.do.cues]]\nat = \"2s\"\nsay = \"A.\"", "[[step.do.cues]]\nat = \"2s\"\nsay = \"A.\"\n\n[[step.do.cues]]\nat = \"half\"\nsay = 'Breathe \"out\".'".to_owned()),
        ] {
            let with = |cues: &str| CALF.replace("# long\n", &format!("# long\n{cues}\n"));
            assert_eq!(after(&with(before), words("half", "")).expect("words"), with(&expected), "{before}");
        }
    }

    #[test]
    fn an_exercise_stands_at_the_end_of_its_part_and_a_part_after_another_one() {
        let exercise =
            serde_json::json!({ "kind": "exercise", "part": 0, "say": "Bend.", "then": "pause", "length": "5s" });
        let block = "# long\n\n[[step.do]]\nsay  = \"Bend.\"\npause = \"5s\"\n";
        assert_eq!(after(CALF, exercise).expect("an exercise"), CALF.replace("# long\n", block));
        let part = serde_json::json!({ "kind": "part", "after": null, "title": "Stair", "sides": "once", "say": "Sink.", "then": "hold",
            "length": "1m" });
        let block =
            "# long\n\n[[step]]\ntitle = \"Stair\"\nsides = \"once\"\n\n[[step.do]]\nsay  = \"Sink.\"\nhold = \"1m\"\n";
        assert_eq!(after(CALF, part).expect("a part"), CALF.replace("# long\n", block));
    }

    #[test]
    fn another_length_stands_where_the_old_one_stood() {
        for (typed, written) in [("60", "1m"), ("1m", "1m"), ("90 sec", "1m30s"), ("20s..40s", "20s..40s")] {
            let length = serde_json::json!({ "kind": "length", "part": 0, "exercise": 0, "length": typed });
            assert_eq!(after(CALF, length).expect("a length"), CALF.replace("45s", written));
        }
    }

    #[test]
    fn a_routine_in_braces_stays_one() {
        let text = "title = 'A'\nlanguage = 'en'\nstep = [{ title = 'B', do = [{ say = 'C.', hold = '45s' }] }]\n";
        let with_words = after(text, words("at", "20s")).expect("words");
        assert!(with_words.contains("hold = '45s', cues = [{ at = \"20s\""), "{with_words}");
        let exercise =
            serde_json::json!({ "kind": "exercise", "part": 0, "say": "D.", "then": "hold", "length": "9s" });
        let longer = after(text, exercise).expect("an exercise");
        assert!(longer.contains("hold = '45s' }, { say = \"D.\", hold = \"9s\" }] }]"), "{longer}");
        let part = serde_json::json!({ "kind": "part", "after": 0, "title": "E", "sides": "both", "say": "F.", "then": "hold", "length": "9s" });
        assert!(after(text, part).expect("a part").ends_with("hold = \"9s\" }] }]\n"));
    }

    #[test]
    fn an_answer_that_cannot_be_used_is_told_before_anything_changes() {
        let refused = |add| after(CALF, add).expect_err("refused");
        assert!(refused(words("at", "soon")).contains("not a length of time"));
        assert!(refused(words("at", "2m")).contains("outside its hold"));
        let silent = serde_json::json!({ "kind": "exercise", "part": 0, "say": " ", "then": "hold", "length": "9s" });
        assert_eq!(refused(silent), "write what is to be said");
        let nowhere = serde_json::json!({ "kind": "exercise", "part": 7, "say": "A.", "then": "hold", "length": "9s" });
        assert!(refused(nowhere).contains("not in the text any more"));
        assert!(after("[[step", words("at", "2s")).expect_err("unreadable").contains("put right first"));
    }
}
