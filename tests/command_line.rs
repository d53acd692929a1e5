//! The program as a user sees it: files, exit codes, messages. Uses the fake voice, which takes no time.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

const ROUTINE: &str = r#"
title = "Short stretch"
language = "en"

[[step]]
title = "Sitting stretch"
sides = "both"

[[step.do]]
say = "Pull your {left|right} foot back."
hold = "10s..12s"
"#;

/// An empty folder in which commands run.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: TempDir::new().expect("a folder") }
    }

    fn with_routine(text: &str) -> Self {
        let desk = Self::new();
        fs::write(desk.path("stretch.toml"), text).expect("disk");
        desk
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn nightcue(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nightcue"));
        command.current_dir(self.folder.path()).env("NIGHTCUE_VOICE", "fake");
        command.env("NIGHTCUE_CACHE_DIR", self.path("cache")).args(arguments);
        command
    }

    fn files(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).into_iter().flatten();
        let mut names: Vec<_> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

fn stderr(command: &mut Command, code: i32) -> String {
    let output = command.output().expect("the program runs");
    let text = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(code), "{text}");
    text
}

fn stdout(command: &mut Command) -> String {
    let output = command.output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn render_writes_a_track_and_says_where_and_how_long() {
    let desk = Desk::with_routine(ROUTINE);
    let said = stderr(&mut desk.nightcue(&["render", "stretch.toml"]), 0);
    assert_eq!(desk.files("out"), ["stretch.mp3", "stretch.wav"]);
    assert!(said.contains("out/stretch.wav") && said.contains("plays 0:"), "{said}");
    assert!(said.contains("Sitting stretch (left side)") && said.contains("Sitting stretch (right side)"), "{said}");
}

#[test]
fn a_track_is_named_after_the_choices_that_differ_from_the_defaults() {
    let desk = Desk::with_routine(ROUTINE);
    stderr(&mut desk.nightcue(&["render", "stretch.toml", "--side", "right", "--hold", "11s", "--format", "wav"]), 0);
    assert_eq!(desk.files("out"), ["stretch-right-11s.wav"]);
}

#[test]
fn tracks_that_sound_otherwise_have_other_names() {
    // As short as a track can be: there are many of them.
    let desk = Desk::with_routine("title = 'A'\nlanguage = 'en'\n[[step]]\ntitle = 'Go'\n[[step.do]]\nhold = '6s'\n");
    let sounds: [&[&str]; 9] = [
        &[],
        &["--profile", "day"],
        &["--bed", "faint"],
        &["--voice", "pico"],
        &["--sample-rate", "44100"],
        &["--bits", "24"],
        &["--channels", "2"],
        &["--quality", "5"],
        &["--no-cover"],
    ];
    for (index, one) in sounds.iter().enumerate() {
        for other in &sounds[index..] {
            let both = if one == other { one.to_vec() } else { [*one, *other].concat() };
            stderr(&mut desk.nightcue(&[&["render", "stretch.toml", "--format", "wav"], &both[..]].concat()), 0);
        }
    }
    // Nine alone, and every two of the eight that differ from the usual.
    let files = desk.files("out");
    assert_eq!(files.len(), 9 + 28, "{files:?}");
    for name in ["stretch.wav", "stretch-day.wav", "stretch-bed-faint.wav", "stretch-by-pico.wav"] {
        assert!(files.iter().any(|file| file == name), "{name}: {files:?}");
    }
}

#[test]
fn check_looks_at_every_track_or_counts_the_holds_of_one() {
    let desk = Desk::with_routine(ROUTINE);
    let every = stderr(&mut desk.nightcue(&["check", "stretch.toml"]), 0);
    assert!(every.contains("no problems in ") && every.contains(" tracks (English; night and day), "), "{every}");
    let by_day = stderr(&mut desk.nightcue(&["check", "stretch.toml", "--profile", "day"]), 0);
    assert!(by_day.contains(" tracks (English; day), "), "{by_day}");
    let only =
        |arguments: &[&str]| stderr(&mut desk.nightcue(&[&["check", "stretch.toml", "--only"], arguments].concat()), 0);
    assert!(only(&[]).contains("no problems; 2 holds, "));
    fs::write(desk.path("stretch.toml"), ROUTINE.replace("sides = \"both\"", "sides = \"affected\"")).expect("disk");
    assert!(only(&["--side", "left"]).contains("no problems; 1 hold, "));
    let sides = stderr(&mut desk.nightcue(&["check", "stretch.toml"]), 1);
    assert!(sides.contains("side-not-known") && !sides.contains("only with"), "{sides}");
}

#[test]
fn a_verdict_on_a_bundled_routine_is_remembered_until_a_voice_is_added() {
    let desk = Desk::new();
    let check = || {
        let mut command = desk.nightcue(&["check", "breathing", "--profile", "night", "--language", "en"]);
        command.env("NIGHTCUE_VOICE_DIR", desk.path("voices")).env("NIGHTCUE_DATA_DIR", desk.path("data"));
        // Whether anything was spoken shows in what was kept.
        let _ = fs::remove_dir_all(desk.path("cache/clips"));
        (stderr(&mut command, 0), desk.files("cache/clips").is_empty())
    };
    let (said, _) = check();
    assert!(said.contains("no problems"), "{said}");
    // What `share --feed` keeps there is no voice.
    fs::create_dir(desk.path("data")).expect("disk");
    fs::write(desk.path("data/feed"), "8000 address").expect("disk");
    assert_eq!(check(), (said.clone(), true), "it is remembered");
    let verdict = desk.path("cache/checked").join(&desk.files("cache/checked")[0]);
    let damaged = fs::read(&verdict).expect("kept").iter().map(|byte| byte ^ 1).collect::<Vec<u8>>();
    fs::write(&verdict, damaged).expect("disk");
    assert_eq!(check(), (said.clone(), false), "a damaged one counts as none");
    fs::create_dir(desk.path("voices")).expect("disk");
    fs::write(desk.path("voices/anna.toml"), "").expect("disk");
    assert_eq!(check(), (said, false));
}

#[test]
fn the_bytes_are_the_same_on_one_thread_and_many_with_and_without_what_was_kept() {
    let desk = Desk::with_routine(ROUTINE);
    for more in [&[][..], &["--bed", "faint", "--sample-rate", "16000"]] {
        let written = |options: &[&str]| {
            let _ = fs::remove_dir_all(desk.path("out"));
            let format =
                ["render", "stretch.toml", "--side", "left", "--name", "track", "--format", "wav,mp3,flac,opus"];
            stderr(&mut desk.nightcue(&[&format, more, options].concat()), 0);
            desk.files("out")
                .iter()
                .map(|name| fs::read(desk.path("out").join(name)).expect("written"))
                .collect::<Vec<_>>()
        };
        let alone = written(&["--no-cache", "--threads", "1"]);
        assert!(alone == written(&["--no-cache"]), "on many threads");
        assert!(alone == written(&[]), "kept");
        let kept = desk.files("cache/packets");
        assert!(!kept.is_empty());
        assert!(alone == written(&[]), "found again");
        assert_eq!(desk.files("cache/packets"), kept);
        // Each under the name of another.
        let first = fs::read(desk.path("cache/packets").join(&kept[0])).expect("kept");
        kept.iter().for_each(|name| fs::write(desk.path("cache/packets").join(name), &first).expect("disk"));
        assert!(alone == written(&[]), "swapped");
    }
}

#[test]
fn check_names_the_choices_that_show_a_problem() {
    let cues = "hold = \"10s..12s\"\ncues = [{ left = \"11s\", say = \"Eleven.\" }]";
    let routine = ROUTINE.replace("hold = \"10s..12s\"", cues) + "[defaults]\nhold = \"longest\"\n";
    let desk = Desk::with_routine(&routine);
    let told = stderr(&mut desk.nightcue(&["check", "stretch.toml"]), 1);
    assert!(told.contains("note: only with --hold shortest"), "{told}");
    assert!(told.contains("1 problem\n"), "both sides have it, and it is told once: {told}");
    stderr(&mut desk.nightcue(&["check", "stretch.toml", "--only"]), 0);
    stderr(&mut desk.nightcue(&["check", "stretch.toml", "--hold", "longest"]), 0);
}

#[test]
fn a_language_is_chosen_by_its_tag_with_or_without_the_region() {
    let desk = Desk::with_routine(ROUTINE);
    for tag in ["en", "EN", "en-US", "en-us"] {
        stderr(&mut desk.nightcue(&["check", "stretch.toml", "--language", tag]), 0);
    }
    assert!(stderr(&mut desk.nightcue(&["check", "stretch.toml", "--language", "xx"]), 2).contains("en-GB"));
}

#[test]
fn the_same_command_gives_the_same_bytes() {
    let desk = Desk::with_routine(ROUTINE);
    let render = |out: &str, more: &[&str]| {
        let arguments = [&["render", "stretch.toml", "--out", out, "--format", "wav,mp3,flac,opus"], more].concat();
        stderr(&mut desk.nightcue(&arguments), 0);
    };
    render("a", &["--threads", "1", "--no-cache"]);
    render("b", &["--threads", "4", "--no-cache"]);
    render("c", &["--threads", "4"]);
    render("d", &[]);
    for format in ["wav", "mp3", "flac", "opus"] {
        let bytes = |folder: &str| fs::read(desk.path(folder).join(format!("stretch.{format}"))).expect("a track");
        for other in ["b", "c", "d"] {
            assert!(bytes("a") == bytes(other), "{format}: {other}");
        }
    }
}

#[test]
fn files_that_are_already_up_to_date_are_left_alone() {
    let desk = Desk::with_routine(ROUTINE);
    let render =
        |more: &[&str]| stderr(&mut desk.nightcue(&[&["render", "stretch.toml", "--format", "wav"], more].concat()), 0);
    let track = desk.path("out/stretch.wav");
    assert!(!render(&[]).contains("unchanged"));
    let whole = fs::read(&track).expect("a track");
    assert!(render(&[]).contains("unchanged"));
    for more in [&["--no-cache"][..], &["--profile", "day"], &["--sample-rate", "44100"], &[]] {
        assert!(!render(more).contains("unchanged"), "{more:?}");
    }
    let mut damaged = whole.clone();
    damaged[5_000] ^= 1;
    fs::write(&track, damaged).expect("disk");
    assert!(!render(&[]).contains("unchanged"));
    assert!(fs::read(&track).expect("a track") == whole);
    fs::write(desk.path("stretch.toml"), ROUTINE.replace("foot back", "foot up")).expect("disk");
    assert!(!render(&[]).contains("unchanged"));
}

#[test]
fn a_routine_can_come_from_standard_input() {
    let desk = Desk::new();
    stderr(desk.nightcue(&["render", "-", "--format", "wav"]).write_stdin(ROUTINE), 0);
    assert_eq!(desk.files("out"), ["short-stretch.wav"]);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let desk = Desk::with_routine(&format!("\u{feff}{}", ROUTINE.replace('\n', "\r\n")));
    let windows = stdout(&mut desk.nightcue(&["timeline", "stretch.toml", "--json"]));
    fs::write(desk.path("stretch.toml"), ROUTINE).expect("disk");
    assert_eq!(windows, stdout(&mut desk.nightcue(&["timeline", "stretch.toml", "--json"])));
}

#[test]
fn a_wrong_routine_ends_with_1_and_leaves_the_old_track() {
    let desk = Desk::with_routine(ROUTINE);
    stderr(&mut desk.nightcue(&["render", "stretch.toml", "--format", "wav"]), 0);
    let before = fs::read(desk.path("out/stretch.wav")).expect("a track");
    fs::write(desk.path("stretch.toml"), ROUTINE.replace("hold =", "hodl =")).expect("disk");
    let said = stderr(&mut desk.nightcue(&["render", "stretch.toml", "--format", "wav"]), 1);
    assert!(said.contains("stretch.toml:11:1") && said.contains("did you mean `hold`?"), "{said}");
    assert_eq!(fs::read(desk.path("out/stretch.wav")).expect("a track"), before);
    assert_eq!(desk.files("out"), ["stretch.wav"]);
}

#[test]
fn what_is_not_a_routine_is_refused_clearly() {
    let desk = Desk::with_routine("");
    assert!(stderr(&mut desk.nightcue(&["check", "stretch.toml"]), 1).contains("`stretch.toml` is empty"));
    fs::write(desk.path("stretch.toml"), vec![b'#'; 50 * 1024 * 1024]).expect("disk");
    assert!(stderr(&mut desk.nightcue(&["check", "stretch.toml"]), 1).contains("too large"));
    assert!(stderr(&mut desk.nightcue(&["check", "missing.toml"]), 2).contains("no file or bundled routine is called"));
    assert!(stderr(&mut desk.nightcue(&["check", "hamstring-crmp"]), 2).contains("did you mean `hamstring-cramp`?"));
    assert!(stderr(&mut desk.nightcue(&["check", "."]), 2).contains("cannot read"));
    for typed in ["stretch", "strech", "strech.toml"] {
        let told = stderr(&mut desk.nightcue(&["render", typed]), 2);
        assert!(told.contains("did you mean `stretch.toml`?"), "{told}");
    }
}

#[test]
fn choices_that_name_nothing_are_errors() {
    let desk = Desk::with_routine(ROUTINE);
    let refused = |arguments: &[&str]| stderr(&mut desk.nightcue(&[&["check", "stretch.toml"], arguments].concat()), 1);
    assert!(refused(&["--with", "strap"]).contains("declares neither equipment nor options"));
    assert!(refused(&["--language", "de"]).contains("not written in German"));
    assert!(refused(&["--hold", "20s"]).contains("outside a range"));
    assert!(stderr(&mut desk.nightcue(&["check", "stretch.toml", "--hold", "20"]), 2).contains("no unit"));
    assert!(
        stderr(&mut desk.nightcue(&["check", "stretch.toml", "--sample-rate", "7999"]), 2).contains("8000 to 96000")
    );
}

#[test]
fn targets_that_cannot_be_written_are_reported_and_nothing_is_left() {
    let desk = Desk::with_routine(ROUTINE);
    fs::create_dir_all(desk.path("out/stretch.mp3")).expect("disk");
    assert!(stderr(&mut desk.nightcue(&["render", "stretch.toml"]), 2).contains("in the way"));
    assert_eq!(desk.files("out"), ["stretch.mp3"]);
    fs::write(desk.path("file"), "no folder").expect("disk");
    assert!(stderr(&mut desk.nightcue(&["render", "stretch.toml", "--out", "file"]), 2).contains("file"));
    assert!(
        stderr(&mut desk.nightcue(&["render", "stretch.toml", "--name", "../x"]), 2).contains("not a valid file name")
    );
}

#[test]
fn standard_output_carries_results_only() {
    let desk = Desk::with_routine(ROUTINE);
    let output = desk.nightcue(&["render", "stretch.toml"]).output().expect("the program runs");
    assert!(output.stdout.is_empty());
    let output = desk.nightcue(&["render", "stretch.toml", "--quiet"]).output().expect("the program runs");
    assert!(output.stdout.is_empty() && output.stderr.is_empty());
    let json: serde_json::Value =
        serde_json::from_str(&stdout(&mut desk.nightcue(&["timeline", "stretch.toml", "--json"]))).expect("JSON");
    let hold = &json["holds"][0];
    let frames = |key: &str| hold[key].as_u64().expect("a frame");
    assert_eq!(frames("end_frame") - frames("start_frame"), 480_000);
    assert_eq!(json["sample_rate_hz"], 48_000);
    assert_eq!(hold["side"], "left");
    assert!(json["placements"].as_array().expect("a list").iter().any(|placement| placement["kind"] == "mark"));
}

#[test]
fn every_command_has_help_with_an_example() {
    let desk = Desk::new();
    for command in ["render", "check", "timeline", "script", "verify"] {
        let help = stdout(&mut desk.nightcue(&[command, "--help"]));
        assert!(help.contains("Example"), "{command}");
    }
    assert!(stdout(&mut desk.nightcue(&["--help"])).contains("nightcue render hamstring-cramp"));
}

/// The onset of the start tone and of the end tone, found in the samples of the file alone.
#[test]
fn holds_are_exact_in_the_rendered_samples() {
    let desk = Desk::with_routine(&ROUTINE.replace("10s..12s", "11.5s"));
    for (hz, expected) in [("48000", 552_000), ("44100", 507_150), ("22050", 253_575)] {
        let arguments = ["render", "stretch.toml", "--format", "wav", "--sample-rate", hz, "--name", hz];
        stderr(&mut desk.nightcue(&arguments), 0);
        let onsets = onsets(&desk.path(&format!("out/{hz}.wav")));
        let json: serde_json::Value = serde_json::from_str(&stdout(&mut desk.nightcue(&[
            "timeline",
            "stretch.toml",
            "--json",
            "--sample-rate",
            hz,
        ])))
        .expect("JSON");
        for hold in json["holds"].as_array().expect("holds") {
            let [start, end] = ["start_frame", "end_frame"].map(|key| hold[key].as_u64().expect("a frame"));
            assert_eq!(end - start, expected);
            assert!(onsets.contains(&start) && onsets.contains(&end), "{hz}: {start} and {end} in {onsets:?}");
        }
    }
}

/// Frames that sound after 50 ms of exact silence or more.
fn onsets(path: &Path) -> Vec<u64> {
    let mut reader = hound::WavReader::open(path).expect("a WAV");
    let enough = reader.spec().sample_rate / 20;
    let mut silence = enough;
    let mut onsets = Vec::new();
    for (frame, sample) in reader.samples::<i16>().enumerate() {
        if sample.expect("a sample") == 0 {
            silence += 1;
            continue;
        }
        if silence >= enough {
            onsets.push(frame as u64);
        }
        silence = 0;
    }
    onsets
}

#[test]
fn two_sides_make_two_tracks_in_one_run() {
    let desk = Desk::with_routine(ROUTINE);
    let arguments =
        ["render", "stretch.toml", "--format", "wav", "--side", "left", "--side", "right", "--side", "left"];
    stderr(&mut desk.nightcue(&arguments), 0);
    assert_eq!(desk.files("out"), ["stretch-left.wav", "stretch-right.wav"]);
    let named =
        ["render", "stretch.toml", "--format", "wav", "--side", "left,right", "--name", "legs", "--out", "named"];
    stderr(&mut desk.nightcue(&named), 0);
    assert_eq!(desk.files("named"), ["legs-left.wav", "legs-right.wav"]);
    let message = stderr(&mut desk.nightcue(&["timeline", "stretch.toml", "--side", "left,right"]), 2);
    assert!(message.contains("give one `--side`"), "{message}");
}

#[test]
fn a_fitted_track_says_what_it_chose() {
    let desk = Desk::with_routine(ROUTINE);
    let message = stderr(&mut desk.nightcue(&["render", "stretch.toml", "--format", "wav", "--fit", "48s"]), 0);
    assert!(message.contains("chosen for a track of 48s:"), "{message}");
    assert!(message.contains("Sitting stretch, 2 times (of 10s..12s)"), "{message}");
    assert!(message.contains("plays 0:48"), "{message}");
    assert_eq!(desk.files("out"), ["stretch-fit-48s.wav"]);
    let message = stderr(&mut desk.nightcue(&["check", "stretch.toml", "--fit", "20m"]), 1);
    assert!(message.contains("cannot-fit"), "{message}");
}

/// The loudest sample from one frame to another.
fn loudest(samples: &[i16], placement: &serde_json::Value) -> f64 {
    let [start, end] = ["start_frame", "end_frame"].map(|key| placement[key].as_u64().expect("a frame") as usize);
    f64::from(samples[start..end].iter().map(|sample| sample.unsigned_abs()).max().unwrap_or_default())
}

#[test]
fn breaths_are_softer_than_the_countdown_and_closing_words_fade_at_night() {
    let breath = "breath = { in = \"3s\", out = \"4s\" }";
    let closing = "[[closing]]\nsay = \"Rest.\"\n".repeat(3);
    let desk = Desk::with_routine(&format!("{}{breath}\n{closing}", ROUTINE.replace("10s..12s", "20s")));
    for (profile, fall_db) in [("night", 4.0), ("day", 0.0)] {
        let choice = ["stretch.toml", "--profile", profile];
        let render = [&["render", "--format", "wav", "--name", profile], choice.as_slice()].concat();
        stderr(&mut desk.nightcue(&render), 0);
        let reader = hound::WavReader::open(desk.path(&format!("out/{profile}.wav"))).expect("a WAV");
        let samples: Vec<i16> = reader.into_samples().map(|sample| sample.expect("a sample")).collect();
        let json = stdout(&mut desk.nightcue(&[&["timeline", "--json"], choice.as_slice()].concat()));
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        let placements = json["placements"].as_array().expect("placements");
        let of_kind = |kind: &str| -> Vec<f64> {
            placements.iter().filter(|it| it["kind"] == kind).map(|it| loudest(&samples, it)).collect()
        };
        let (breaths, marks) = (of_kind("breath"), of_kind("mark"));
        assert!(
            breaths.len() >= 6 && breaths.iter().all(|breath| *breath > 20.0 && *breath < 0.6 * marks[0]),
            "{breaths:?} {marks:?}"
        );
        let closing: Vec<f64> =
            placements.iter().filter(|it| it["text"] == "Rest.").map(|it| loudest(&samples, it)).collect();
        assert!((20.0 * (closing[0] / closing[2]).log10() - fall_db).abs() < 0.1, "{profile}: {closing:?}");
    }
}

#[test]
fn a_track_is_verified_against_its_own_tags_and_against_its_routine() {
    let desk = Desk::with_routine(ROUTINE);
    let choice = ["--side", "left", "--hold", "11s"];
    let render = ["render", "stretch.toml", "--format", "wav,mp3,flac,opus", "--sample-rate", "24000"];
    stderr(&mut desk.nightcue(&[render.as_slice(), &choice].concat()), 0);
    for format in ["wav", "mp3", "flac", "opus"] {
        let file = format!("out/stretch-left-11s-24000hz.{format}");
        let table = stdout(&mut desk.nightcue(&["verify", &file]));
        assert!(table.contains("11.0000 s") && table.contains("everything is where it should be"), "{table}");
        let against = [&["verify", &file, "stretch.toml"], choice.as_slice()].concat();
        assert!(stdout(&mut desk.nightcue(&against)).contains("everything is where it should be"), "{format}");
        let other = desk.nightcue(&["verify", &file, "stretch.toml", "--side", "left"]).output().expect("it runs");
        assert_eq!(other.status.code(), Some(1), "another hold length");
    }
    let json = stdout(&mut desk.nightcue(&["verify", "out/stretch-left-11s-24000hz.flac", "--json"]));
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["holds"][0]["measured"], 11 * 24_000);
    assert_eq!(json["problems"], serde_json::json!([]));
}

#[test]
fn a_damaged_track_ends_with_1_and_no_track_with_2() {
    let desk = Desk::with_routine(ROUTINE);
    stderr(&mut desk.nightcue(&["render", "stretch.toml", "--format", "wav"]), 0);
    let mut bytes = fs::read(desk.path("out/stretch.wav")).expect("a track");
    bytes[110_000..210_000].fill(0);
    fs::write(desk.path("out/stretch.wav"), bytes).expect("disk");
    let output = desk.nightcue(&["verify", "out/stretch.wav"]).output().expect("the program runs");
    let table = String::from_utf8(output.stdout).expect("text");
    assert_eq!(output.status.code(), Some(1), "{table}");
    assert!(table.contains("[words-"), "{table}");
    assert!(stderr(&mut desk.nightcue(&["verify", "stretch.toml"]), 2).contains("stretch.toml"));
    assert!(stderr(&mut desk.nightcue(&["verify", "missing.wav"]), 2).contains("missing.wav"));
    let sample_format = hound::SampleFormat::Int;
    let plain = hound::WavSpec { channels: 1, sample_rate: 8_000, bits_per_sample: 16, sample_format };
    let mut writer = hound::WavWriter::create(desk.path("plain.wav"), plain).expect("disk");
    (0..8_000).for_each(|_| writer.write_sample(0i16).expect("disk"));
    writer.finalize().expect("disk");
    assert!(stderr(&mut desk.nightcue(&["verify", "plain.wav"]), 2).contains("contains no timeline"));
}

#[test]
fn sidecars_and_parts_stand_beside_the_track() {
    let desk = Desk::with_routine(ROUTINE);
    let arguments = ["render", "stretch.toml", "--format", "mp3", "--split", "--sidecar", "vtt,lrc,json,vtt"];
    let said = stderr(&mut desk.nightcue(&arguments), 0);
    assert!(said.contains("out/stretch  3 parts, "), "{said}");
    assert_eq!(desk.files("out"), ["stretch", "stretch.lrc", "stretch.mp3", "stretch.timeline.json", "stretch.vtt"]);
    let parts =
        ["01-sitting-stretch-left-side.mp3", "02-sitting-stretch-right-side.mp3", "03-done.mp3", "stretch.m3u8"];
    assert_eq!(desk.files("out/stretch"), parts);
    let timeline = stdout(&mut desk.nightcue(&["timeline", "stretch.toml", "--json"]));
    assert_eq!(fs::read_to_string(desk.path("out/stretch.timeline.json")).expect("a file"), timeline);
    let verified = stdout(&mut desk.nightcue(&["verify", "out/stretch/02-sitting-stretch-right-side.mp3"]));
    assert!(verified.contains("everything is where it should be"), "{verified}");
    let unheard = stderr(
        &mut desk.nightcue(&[
            "render",
            "stretch.toml",
            "--format",
            "wav",
            "--sample-rate",
            "96000",
            "--sidecar",
            "page",
        ]),
        2,
    );
    assert!(unheard.contains("stretch-96000hz.html: MP3 does not support 96000 Hz; choose one of"), "{unheard}");
    let refused = stderr(&mut desk.nightcue(&["render", "stretch.toml", "--sidecar", "txt"]), 2);
    assert!(refused.contains("vtt, srt, lrc, cue, labels, chapters, ffmetadata, json, page"), "{refused}");
}

#[test]
fn what_can_be_read_in_two_ways_is_a_warning_and_the_track_is_made() {
    let text = ROUTINE.replace("Pull your {left|right} foot back.", "Pull at hip/knee height. Do NOT bounce.");
    let desk = Desk::with_routine(&text);
    let told = stderr(&mut desk.nightcue(&["check", "stretch.toml"]), 0);
    for part in
        ["warning[two-readings]", "`hip or knee` or `hip and knee`", "1 warning\n", "no problems, 1 warning in "]
    {
        assert!(told.contains(part), "no {part} in {told}");
    }
    let spoken = desk.nightcue(&["script", "stretch.toml", "--spoken"]).output().expect("the program runs").stdout;
    let spoken = String::from_utf8(spoken).expect("text");
    let marked = "Pull at hip or knee height. Do not bounce.\n    / = or  (a guess)\n    NOT = not\n";
    assert!(spoken.contains(marked), "{spoken}");
}

#[test]
fn a_sign_that_no_voice_can_say_in_a_title_is_reported_with_its_line() {
    let text = ROUTINE.replace("Sitting stretch", "Sitting stretch 🎉");
    let desk = Desk::with_routine(&text);
    let told = stderr(desk.nightcue(&["check", "stretch.toml"]).env_remove("NIGHTCUE_VOICE"), 1);
    assert!(told.contains("stretch.toml:6:") && told.contains("no sound for `🎉`"), "{told}");
}

#[test]
fn captions_and_lyrics_keep_the_spelling_of_titles() {
    let text = ROUTINE.replace("Sitting stretch", "Warrior II, L. leg, 90°");
    let desk = Desk::with_routine(&text);
    stderr(
        &mut desk.nightcue(&["render", "stretch.toml", "--format", "wav", "--sidecar", "vtt", "--sidecar", "lrc"]),
        0,
    );
    let files = desk.files("out");
    for name in files.iter().filter(|name| name.ends_with(".vtt") || name.ends_with(".lrc")) {
        let shown = fs::read_to_string(desk.path("out").join(name)).expect("a file");
        assert!(shown.contains("Warrior II, L. leg, 90°."), "{name}: {shown}");
    }
    assert!(
        files.iter().any(|name| name.ends_with(".vtt")) && files.iter().any(|name| name.ends_with(".lrc")),
        "{files:?}"
    );
}
