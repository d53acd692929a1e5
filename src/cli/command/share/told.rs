//! What the user is told: before it starts what will be visible to whom, then what to do, and at the end how it went.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use nightcue::base::{counted, file_size, printable};
use nightcue::serve::{Offer, Progress};

use super::address::{Address, list, rendered};
use crate::cli::args::share::Share;

/// What everyone can see, for how long.
pub(super) fn before(args: &Share, offers: &[Arc<Offer>]) -> String {
    let time =
        if args.keep || args.feed { "until Ctrl-C".to_owned() } else { format!("for {}", minutes(args.minutes)) };
    let mut text = format!("Shared {time} with everyone on this network who has the address:\n");
    for offer in offers {
        let (name, size) = (printable(offer.served.name()), file_size(offer.served.bytes()));
        let _ = writeln!(text, "  {name} ({size})");
    }
    let more = if args.feed { ", and tracks that are rendered into the same folder" } else { "" };
    let _ = write!(text, "Nothing else on this machine can be seen{more}.");
    text
}

/// The address, and that of the feed.
pub(super) fn address(args: &Share, home: &str) -> String {
    if args.feed { format!("{home}\n{home}feed.xml\n") } else { format!("{home}\n") }
}

/// What to do now.
pub(super) fn instructions(args: &Share, address: &Address, has_code: bool) -> String {
    let mut lines = vec!["Then touch Save. Phone and computer must be on the same Wi-Fi.".to_owned()];
    if has_code {
        lines.insert(0, "Scan the code with the phone's camera, or type the address into its browser.".to_owned());
    } else {
        lines.insert(0, "Type the address into the phone's browser.".to_owned());
    }
    if !address.others.is_empty() {
        lines.push(format!("If it does not open, try `--address` with {}.", list(&address.others)));
    }
    if args.feed {
        lines.push("Podcast apps want the second address. It stays the same the next time.".to_owned());
    }
    lines.push(match args.keep || args.feed {
        true => "Ctrl-C ends it.".to_owned(),
        false => "It ends when everything was fetched, or with Ctrl-C.".to_owned(),
    });
    lines.join("\n")
}

/// What may be in the way when nobody comes.
pub(super) fn nobody(port: u16) -> String {
    format!(
        "Nobody has come yet. Is the phone on the same Wi-Fi, and not on a guest network?\n\
         If so, a firewall on this machine may keep it out: let it accept TCP port {port}."
    )
}

/// Why a file could not be sent on.
pub(super) fn broke(name: &str, reason: &str) -> String {
    let name = printable(name);
    format!(
        "{name} could not be sent on: {reason}.\nWhat has arrived of it is not whole. Run the command again to share it as it is now."
    )
}

/// What was not fetched when the time was over.
pub(super) fn time_over(args: &Share, progress: &Progress) -> String {
    let time = minutes(args.minutes);
    if progress.is_alone() {
        return format!(
            "{time} are over and nobody has come; nothing is shared any more.\n`--minutes` or `--keep` gives more time."
        );
    }
    let missing = progress.missing().collect::<Vec<_>>().join(", ");
    format!(
        "{time} are over, and not fetched to the end: {}; nothing is shared any more.\n`--minutes` or `--keep` gives more time.",
        printable(&missing)
    )
}

/// A routine was named, and not a track of it.
pub(super) fn of_a_routine(routine: &str, args: &Share) -> String {
    let name = Path::new(routine).file_stem().unwrap_or_default().to_string_lossy();
    let more = if args.feed { " --feed" } else { "" };
    match rendered(&name).first() {
        Some(track) => {
            format!(
                "`{routine}` is a routine; share what was rendered of it: `nightcue share {}{more}`",
                track.display()
            )
        }
        None => {
            let next = format!("`nightcue share out/{name}.mp3{more}`");
            format!("`{routine}` is a routine; render it first: `nightcue render {routine}`, then {next}")
        }
    }
}

/// `10 minutes`, `90 seconds`.
fn minutes(time: Duration) -> String {
    let seconds = time.as_secs_f64().ceil() as usize;
    if seconds.is_multiple_of(60) { counted(seconds / 60, "minute") } else { counted(seconds, "second") }
}
