//! Which voice speaks which line.

use crate::{Desk, ROUTINE};

fn with_step_voice(name: &str) -> String {
    ROUTINE.replace("title = \"First stretch\"", &format!("title = \"First stretch\"\nvoice = \"{name}\""))
}

#[test]
fn an_unknown_voice_is_reported_with_the_nearest_and_its_line() {
    let message = Desk::new(&with_step_voice("nigth-en")).said(&["check", "routine.toml"], 1);
    assert!(message.contains("unknown-voice") && message.contains("routine.toml:7"), "{message}");
    assert!(message.contains("did you mean `night-en`?"), "{message}");
    let message = Desk::new(ROUTINE).said(&["check", "routine.toml", "--voice", "day-eng"], 2);
    assert!(message.contains("did you mean `day-en`?"), "{message}");
}

#[test]
fn a_voice_of_another_language_is_refused_and_of_another_region_is_not() {
    let message = Desk::new(&with_step_voice("night-de")).said(&["check", "routine.toml"], 1);
    assert!(message.contains("speaks German, not"), "{message}");
    Desk::new(&with_step_voice("night-en-GB")).said(&["check", "routine.toml"], 0);
    Desk::new(&with_step_voice("day")).said(&["check", "routine.toml"], 0);
}

#[test]
fn the_person_overrides_the_routine() {
    Desk::new(&with_step_voice("nobody")).said(&["check", "routine.toml", "--voice", "day-en"], 0);
}

#[test]
fn a_voice_of_the_users_own_replaces_the_usual_one() {
    let desk = Desk::new(ROUTINE);
    desk.write("own/night-en.toml", "kind = 'pico'\nlanguage = 'en'\npitch = 7\n");
    let message = desk.said(&["check", "routine.toml"], 2);
    assert!(message.contains("`pitch` is 7"), "{message}");
}

/// The same words in the routine's own voice and in another, with the embedded engine.
#[test]
fn one_line_can_be_spoken_by_two_voices() {
    let routine = format!(
        "{ROUTINE}\n[[step]]\ntitle = \"First stretch\"\nvoice = \"night-en-GB\"\n[[step.do]]\nsay = \"Pull the strap.\"\nhold = \"10s\"\n"
    );
    let desk = Desk::new(&routine);
    let printed = desk.nightcue(&["timeline", "routine.toml", "--json"]).env("NIGHTCUE_VOICE", "real").output();
    let printed = String::from_utf8(printed.expect("it runs").stdout).expect("text");
    let timeline: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
    let placements = timeline["placements"].as_array().expect("what is heard");
    let lengths: Vec<_> = placements
        .iter()
        .filter(|placement| placement["text"] == "Pull the strap.")
        .map(|placement| (placement["end_frame"].as_u64(), placement["start_frame"].as_u64()))
        .map(|(end, start)| end.expect("frames") - start.expect("frames"))
        .collect();
    assert_eq!(lengths.len(), 2, "{printed}");
    assert_ne!(lengths[0], lengths[1], "two voices need different times");
}

#[test]
fn what_is_no_voice_cannot_be_added_and_what_can_is_said() {
    let desk = Desk::new(ROUTINE);
    desk.write("anna/1.wav", "");
    let files = "a package (`.whl`, `.tgz`), a model (`.onnx`), styles (`.bin`) or a profile (`.toml`)";
    let cases = [
        ("voices.npz", files),
        ("take.m4a", files),
        ("a voice", files),
        ("anna", "`--voice anna` has them speak"),
        ("./anna", "`--voice ./anna` has them speak"),
    ];
    for (named, expected) in cases {
        let message = desk.said(&["voices", "add", named], 2);
        assert!(message.contains(expected) && !message.contains("catalog"), "{named}: {message}");
    }
}
