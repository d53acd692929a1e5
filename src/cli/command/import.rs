//! `nightcue import`: makes a routine of what people have, and says what became of every line.
//!
//! The routine is compiled before it is written; an existing file is kept unless `--force` is given.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use nightcue::base::{MOST_IMPORT_BYTES, Source, counted, write_whole};
use nightcue::routine::{Fate, Imported, Note, Sheet, import};
use nightcue::script::Choices;

use crate::cli::args::start::Import;
use crate::cli::console;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

pub(crate) fn run(args: &Import, context: &Context<'_>) -> Result<(), Failure> {
    let out = out(args)?;
    let sheet = Sheet {
        name: if args.file == "-" { String::new() } else { args.file.clone() },
        text: text(&args.file)?,
        format: args.format,
        language: args.language,
        title: args.title.clone(),
        source: args.source.clone(),
        timer: args.timer.clone(),
    };
    let imported = import(&sheet).map_err(|error| Failure::machine(format!("`{}`: {error}", args.file)))?;
    let source = Source::new(out.as_deref().unwrap_or("the routine"), imported.text.clone().into_bytes())
        .map_err(|problem| Failure::Routine { problems: vec![*problem], source: None })?;
    nightcue::compile(&source, &Choices::default()).map_err(|problems| Failure::routine(problems, &source))?;
    match &out {
        Some(out) => {
            write_whole(Path::new(out), imported.text.as_bytes())?;
        }
        None => console::print(&imported.text)?,
    }
    context.console.say(&summary(&imported, &args.file, out.as_deref()));
    Ok(())
}

/// Where the routine goes: `None` is standard output.
fn out(args: &Import) -> Result<Option<String>, Failure> {
    let stem = || Path::new(&args.file).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let out = match args.out.as_deref() {
        Some("-") => None,
        Some(out) => Some(out.to_owned()),
        None if args.file == "-" => None,
        None => stem().map(|stem| format!("{stem}.toml")),
    };
    match out {
        Some(out) if Path::new(&out).exists() && !args.force => Err(Failure::Machine(format!(
            "`{out}` already exists; choose another name with `--out`, or overwrite it with `--force`"
        ))),
        out => Ok(out),
    }
}

/// The text of `file`, at most as long as a document may be.
fn text(file: &str) -> Result<String, Failure> {
    let unreadable = |error: io::Error| Failure::Machine(format!("cannot read `{file}`: {error}"));
    let mut bytes = Vec::new();
    let most = MOST_IMPORT_BYTES as u64 + 1;
    if file == "-" {
        io::stdin().lock().take(most).read_to_end(&mut bytes).map_err(unreadable)?;
    } else {
        File::open(file).map_err(unreadable)?.take(most).read_to_end(&mut bytes).map_err(unreadable)?;
    }
    if bytes.len() > MOST_IMPORT_BYTES {
        let limit = MOST_IMPORT_BYTES / 1024 / 1024;
        return Err(Failure::Machine(format!("`{file}` is larger than {limit} MiB; save the text alone")));
    }
    if let Some(remedy) = foreign(&bytes) {
        return Err(Failure::Machine(format!("`{file}` is {remedy}")));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        Failure::Machine(format!("`{file}` is not text in UTF-8 (line {line}); save it as UTF-8, or as text if it is a document of an office program"))
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// How files begin that are no text, and what to do with them.
#[rustfmt::skip]
const FOREIGN: [(&[u8], &str); 10] = [
    (b"%PDF", "a PDF, not text; open it, copy its text into a text file (or use `pdftotext`), and import that"),
    (b"PK\x03\x04", "a document of an office program (or another archive), not text; save it as text, HTML or CSV, and import that"),
    (b"\xd0\xcf\x11\xe0", "a document of an office program, not text; save it as text, HTML or CSV, and import that"),
    (b"{\\rtf", "a document in RTF; save it as text or HTML, and import that"),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"RIFF", "a picture, a sound or a film, not text; type its words into a text file, and import that"),
    (b"\xff\xfe", WIDE),
    (b"\xfe\xff", WIDE),
];
const PICTURE: &str = "a picture, not text; type or copy its words into a text file, and import that";
const WIDE: &str = "text in UTF-16; save it as UTF-8";

/// What `bytes` are by their beginning, if they are no text in UTF-8, and the remedy.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    let known = FOREIGN.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, remedy)| *remedy);
    let is_wide = || bytes.iter().take(200).filter(|byte| **byte == 0).count() * 4 > bytes.len().min(200);
    known.or_else(|| is_wide().then_some(WIDE))
}

/// What was found and what was left out, line by line, and what to do next.
fn summary(imported: &Imported, file: &str, out: Option<&str>) -> String {
    let (found, left_out): (Vec<&Note>, Vec<&Note>) =
        imported.notes.iter().partition(|note| matches!(note.fate, Fate::Found(_)));
    let mut lines = vec!["found:".to_owned()];
    lines.extend(found.iter().map(|note| line(note)));
    if !left_out.is_empty() {
        lines.push("left out:".to_owned());
        lines.extend(left_out.iter().map(|note| line(note)));
    }
    let looks = counted(imported.tally.looks, "place");
    let written = out.map_or_else(|| "the routine".to_owned(), |out| format!("`{out}`"));
    lines.push(format!("{file}: {}", imported.tally));
    lines.push(format!(
        "{written} has {looks} for you to decide, marked `# look:`; then check it, and read it aloud once"
    ));
    lines.push("the words belong to their author: ask before you pass them, or a track of them, on".to_owned());
    lines.join("\n")
}

fn line(note: &Note) -> String {
    const MOST: usize = 60;
    let words: String = note.words.chars().take(MOST).collect();
    let more = if note.words.chars().count() > MOST { "…" } else { "" };
    let fate = match &note.fate {
        Fate::Found(what) => what.as_str(),
        Fate::LeftOut(reason) => reason,
    };
    format!("  {:>4}: {words}{more} → {fate}", note.line)
}
