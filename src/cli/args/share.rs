//! Arguments of `nightcue share`.

use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

pub(crate) const EXAMPLES: &str = "\
Examples:
  nightcue share out/calf-cramp.mp3                 a code to scan with the phone
  nightcue share out                                all MP3 tracks in the folder
  nightcue share out/calf-cramp.mp3 out/calf-cramp.html --minutes 30
  nightcue share out --feed                         a podcast for the apps at home

FILE is what `render` wrote, or a folder with tracks. Everyone on the network who has the address can fetch these files, and nothing else.
Exit codes:
  0    everything was fetched, or Ctrl-C ended `--keep` or `--feed`
  1    the time was over before everything was fetched
  2    a problem with the command line or the system
  130  interrupted before everything was fetched";

/// The longest time for which files can be shared; longer is `--keep`.
const MOST_MINUTES: f64 = 24.0 * 60.0;

/// `nightcue share`
#[derive(Debug, Args)]
pub(crate) struct Share {
    /// Tracks, pages and captions to share, or folders with tracks
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Stop after so many minutes
    #[arg(long, value_name = "N", default_value = "10", value_parser = minutes, conflicts_with_all = ["keep", "feed"])]
    pub minutes: Duration,
    /// Go on until Ctrl-C
    #[arg(long)]
    pub keep: bool,
    /// Also serve the tracks as a podcast, at an address that stays the same, until Ctrl-C
    #[arg(long)]
    pub feed: bool,
    /// Address of this machine to share at, where it has several
    #[arg(long, value_name = "ADDRESS", conflicts_with = "interface")]
    pub address: Option<IpAddr>,
    /// Network interface to share at, `wlan0` for instance
    #[arg(long, value_name = "NAME")]
    pub interface: Option<String>,
    /// Port to share at [default: a free one]
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
}

fn minutes(text: &str) -> Result<Duration, String> {
    let minutes: f64 = text.parse().map_err(|_| "not a number of minutes".to_owned())?;
    if minutes > 0.0 && minutes <= MOST_MINUTES {
        Ok(Duration::from_secs_f64(minutes * 60.0))
    } else {
        Err(format!("not more than 0 and at most {MOST_MINUTES}; `--keep` goes on until Ctrl-C"))
    }
}
