//! Words whose pronunciation a voice profile changes.

use std::fs;

use nightcue::sound::Clip;
use nightcue::speech::{Pico, Voice, VoiceProfile};
use nightcue::words::{Language, Utterance};

use crate::{Desk, ROUTINE, fixture};

const LEXICON: &str = "\n[lexicon]\nstrap = 'belt'\n'hold on' = '/ˈhoʊldɑn/'\n";

fn pico(lexicon: &str) -> Pico {
    let text = format!("name = 'anna'\nkind = 'pico'\nlanguage = 'en'\nspeed = 75\n[lexicon]\n{lexicon}");
    Pico::new(&VoiceProfile::read(&text).expect("a profile"))
}

fn said(voice: &dyn Voice, text: &str) -> Clip {
    voice.speak(&Utterance { text: text.to_owned(), language: Language::English }).expect("words")
}

fn desk(profile: &str) -> Desk {
    let desk = Desk::new(ROUTINE);
    fs::write(desk.path("own/tiny.onnx"), fixture("tiny.onnx")).expect("disk");
    fs::write(desk.path("own/tiny.onnx.json"), fixture("tiny.onnx.json")).expect("disk");
    desk.write("own/anna.toml", profile);
    desk
}

#[cfg(feature = "neural")]
fn neural(lexicon: &str) -> String {
    format!("kind = 'neural'\nlanguage = 'en'\nmodel = 'tiny.onnx'\n{lexicon}")
}

#[test]
fn a_respelled_word_sounds_like_its_spelling() {
    let plain = pico("");
    let voice = pico("hamstring = 'ham string'");
    assert_eq!(said(&voice, "Hold the Hamstring, now."), said(&plain, "Hold the ham string, now."));
    assert_eq!(said(&voice, "Hold the hamstrings, now."), said(&plain, "Hold the hamstrings, now."));
    assert_ne!(voice.fingerprint(), plain.fingerprint());
    assert_ne!(voice.fingerprint(), pico("hamstring = 'hamster'").fingerprint());
}

#[test]
fn the_embedded_voice_speaks_phonemes() {
    let voice = pico("blah = '/ˈhæmstɹɪŋ/'\nbleh = '/ˈkæt/'\nblih = '/ˈhæmtɪŋ/'");
    let [long, short, other, nothing] =
        ["Hold the blah now.", "Hold the bleh now.", "Hold the blih now.", "Hold the now."]
            .map(|text| said(&voice, text));
    assert!(long.length().millis() > short.length().millis() + 100, "{} {}", long.length(), short.length());
    assert!(short.length().millis() > nothing.length().millis() + 100, "{} {}", short.length(), nothing.length());
    assert_ne!(long, other, "every sound counts");
    let written = said(&pico(""), "Hold the hamstring now.").length().millis();
    assert!(long.length().millis().abs_diff(written) < 150, "{} against {written} ms", long.length());
}

#[cfg(feature = "neural")]
#[test]
fn a_model_gets_phonemes_as_they_are() {
    use nightcue::base::TimeOfDay;
    use nightcue::speech::{ModelFiles, Neural};
    let desk = desk("");
    let open = |lexicon: &str| {
        let profile = VoiceProfile::read(&format!("name = 'anna'\n{}", neural(lexicon))).expect("a profile");
        Neural::open(ModelFiles::beside(&desk.path("own/tiny.onnx")), Some(&profile), TimeOfDay::Night, None)
            .expect("a voice")
    };
    let voice = open("[lexicon]\nbe = '/kætkætkæt/'\nbo = '/kætkæt/'");
    // The model makes a tone of the same length for each sign: three more signs, three more tones.
    let length = |text| said(&voice, text).samples.len() as f64;
    let (two, three) = (length("Bo."), length("Be."));
    assert!((three / two - 1.5).abs() < 0.25, "{two} {three}");
    assert_ne!(voice.fingerprint(), open("").fingerprint());
}

#[test]
fn the_sheet_has_the_written_words_and_spoken_those_of_the_voice() {
    let desk = desk(&format!(
        "kind = 'command'\nlanguage = 'en'\ncommand = ['speak', '{{out}}']{}",
        LEXICON.replace("/ˈhoʊldɑn/", "hold it")
    ));
    let sheet = desk.printed(&["script", "routine.toml"]);
    assert!(sheet.contains("Pull the strap.") && sheet.contains("Hold on."), "{sheet}");
    let spoken = desk.printed(&["script", "routine.toml", "--spoken", "--voice", "anna"]);
    assert!(spoken.contains("Pull the belt.\n") && spoken.contains("hold it.\n"), "{spoken}");
    let usual = desk.printed(&["script", "routine.toml", "--spoken"]);
    assert!(usual.contains("Pull the strap.\n"), "{usual}");
}

#[cfg(feature = "neural")]
#[test]
fn captions_keep_the_written_words() {
    let desk = desk(&neural(LEXICON));
    let spoken = desk.printed(&["script", "routine.toml", "--spoken", "--voice", "anna"]);
    assert!(spoken.contains("Pull the belt.\n") && spoken.contains("/ˈhoʊldɑn/.\n"), "{spoken}");
    desk.said(&["render", "routine.toml", "--format", "wav", "--sidecar", "vtt", "--voice", "anna"], 0);
    let captions = fs::read_to_string(desk.path("out/routine.vtt")).expect("captions");
    assert!(captions.contains("Pull the strap.") && captions.contains("Hold on."), "{captions}");
}

#[test]
fn what_a_voice_cannot_say_is_reported_with_word_and_remedy() {
    let pico = "kind = 'pico'\nlanguage = 'en'\n";
    let command = "kind = 'command'\nlanguage = 'en'\ncommand = ['x', '{out}']\n";
    let recordings = "kind = 'recordings'\nlanguage = 'en'\nfolder = '.'\n";
    let cases = [
        (
            format!("{pico}[lexicon]\nstrap = '/ʘa/'"),
            ["`anna`", "`strap`", "no sound for `ʘ`", "words that sound like it"],
        ),
        (
            format!("{pico}[lexicon]\nstrap = 'ремень'"),
            ["`anna`", "`strap`", "no sound for `р`", "words that sound like it"],
        ),
        (
            format!("{command}[lexicon]\nstrap = '/stræp/'"),
            ["anna", "`strap`", "`command`", "words that sound like it"],
        ),
        (format!("{recordings}[lexicon]\nstrap = 'belt'"), ["anna", "`recordings`", "cannot have", "`lexicon`"]),
        (format!("{pico}[lexicon]\nstrap = ''"), ["anna.toml", "line 4", "nothing would be said", "write how"]),
        (format!("{pico}lexicons = 'x'"), ["anna.toml", "line 3", "`lexicons`", "did you mean `lexicon`?"]),
        (format!("{pico}warmth = 40"), ["anna.toml", "`warmth` is 40", "between 0 and 10", ""]),
    ];
    for (profile, parts) in cases {
        let message = desk(&profile).said(&["check", "routine.toml", "--voice", "anna"], 2);
        assert!(parts.iter().all(|part| message.contains(part)), "{profile}: {message}");
    }
}

#[cfg(feature = "neural")]
#[test]
fn a_sound_that_a_model_lacks_is_reported_before_anything_is_spoken() {
    let message = desk(&neural("[lexicon]\nstrap = '/st♥/'")).said(&["check", "routine.toml", "--voice", "anna"], 2);
    assert!(["`anna`", "`strap`", "no sound for `♥`"].iter().all(|part| message.contains(part)), "{message}");
}

#[test]
fn the_lexicon_of_a_routine_is_for_every_kind_of_voice() {
    let routine = format!("{ROUTINE}\n{LEXICON}");
    let desk = Desk::new(&routine);
    fs::write(desk.path("own/tiny.onnx"), fixture("tiny.onnx")).expect("disk");
    fs::write(desk.path("own/tiny.onnx.json"), fixture("tiny.onnx.json")).expect("disk");
    desk.write("own/model.toml", "kind = 'neural'\nlanguage = 'en'\nmodel = 'tiny.onnx'\n");
    desk.write("own/program.toml", "kind = 'command'\nlanguage = 'en'\ncommand = ['cp', 'x.wav', '{out}']\n");
    let spoken = |voice: &str| {
        let mut command = desk.nightcue(&["script", "routine.toml", "--spoken", "--voice", voice]);
        let output = command.env_remove("NIGHTCUE_VOICE").output().expect("it runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    };
    let kinds = if cfg!(feature = "neural") { vec!["night-en", "model"] } else { vec!["night-en"] };
    for voice in kinds {
        let spoken = spoken(voice);
        assert!(spoken.contains("Pull the belt.") && spoken.contains("/ˈhoʊldɑn/"), "{voice}: {spoken}");
    }
    let spoken = spoken("program");
    assert!(spoken.contains("Pull the belt.") && spoken.contains("Hold on."), "a program knows no phonemes: {spoken}");
    let sheet = desk.printed(&["script", "routine.toml"]);
    assert!(sheet.contains("Pull the strap.") && !sheet.contains("belt"), "what is read keeps its spelling: {sheet}");
}

#[test]
fn a_voices_own_lexicon_comes_before_that_of_the_routine_and_each_language_has_its_own() {
    let both = ROUTINE.replace("title = \"Two voices\"", "title = { en = \"A\", de = \"B\" }");
    let both = both.replace("title = \"First stretch\"", "title = { en = \"First\", de = \"Erste\" }");
    let both = both.replace("say = \"Pull the strap.\"", "say = { en = \"Pull the strap.\", de = \"Zieh am strap.\" }");
    let both = both.replace("say = \"Hold on.\"", "say = { en = \"Hold on.\", de = \"Halt.\" }");
    let desk = Desk::new(&format!("{both}\n[lexicon]\nstrap = {{ en = 'belt', de = 'Gurt' }}\npull = 'haul'\n"));
    desk.write("own/anna.toml", "kind = 'pico'\nlanguage = 'en'\n[lexicon]\nstrap = 'cord'\n");
    let spoken = |more: &[&str]| {
        let arguments = [&["script", "routine.toml", "--spoken"], more].concat();
        let output = desk.nightcue(&arguments).env_remove("NIGHTCUE_VOICE").output().expect("it runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    };
    assert!(spoken(&["--voice", "anna"]).contains("haul the cord."));
    assert!(spoken(&["--voice", "night-de", "--language", "de"]).contains("Zieh am Gurt."));
}

#[test]
fn phonemes_that_a_voice_lacks_stop_a_routine_with_the_word() {
    let desk = Desk::new(&format!("{ROUTINE}\n[lexicon]\nstrap = '/ʘ/'\n"));
    let mut command = desk.nightcue(&["check", "routine.toml", "--voice", "night-en"]);
    let output = command.env_remove("NIGHTCUE_VOICE").output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        !output.status.success() && said.contains("lexicon of `the routine`") && said.contains("`strap`"),
        "{said}"
    );
}
