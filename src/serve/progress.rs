//! How the fetching goes on, and when it is over. It has no clock: every time is given to it.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::ops::Range;
use std::time::Duration;

use super::coverage::Coverage;

/// Something that a visitor did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The page was looked at.
    Visited(IpAddr),
    /// A file, by its version, begins to be sent.
    Begun,
    /// These bytes of it are on their way.
    Sent {
        /// To whom.
        to: IpAddr,
        /// Of which version.
        version: String,
        /// Which bytes.
        range: Range<u64>,
    },
    /// The sending has ended, whole or broken off.
    Ended,
    /// A file could not be sent on.
    Broke {
        /// Its name.
        name: String,
        /// Why.
        reason: String,
    },
}

/// What the user should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// Somebody has come for the first time.
    Came(IpAddr),
    /// Somebody has all bytes of a file.
    Fetched {
        /// Who.
        by: IpAddr,
        /// The name of the file.
        name: String,
    },
    /// A file could not be sent on.
    Broke {
        /// Its name.
        name: String,
        /// Why.
        reason: String,
    },
}

/// Why sharing ends by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Every file was fetched.
    Fetched,
    /// The time is over.
    TimeOver,
}

/// How long nothing may happen after everything was fetched: players ask again for what they have, and a second phone may come.
pub const GRACE: Duration = Duration::from_secs(10);
/// How long what is being sent when the time is over may still take.
const LAST: Duration = Duration::from_secs(60);
/// What was sent within this time is still being sent.
const AWAKE: Duration = Duration::from_secs(2);

#[derive(Clone, Debug)]
struct Wanted {
    version: String,
    name: String,
    bytes: u64,
    is_fetched: bool,
}

/// What was fetched by whom.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    wanted: Vec<Wanted>,
    covered: BTreeMap<(String, IpAddr), Coverage>,
    came: Vec<IpAddr>,
    running: usize,
    last: Duration,
}

impl Progress {
    /// Nothing fetched yet of files of these versions, names and numbers of bytes.
    pub fn of(files: impl IntoIterator<Item = (String, String, u64)>) -> Self {
        let wanted = files.into_iter().map(|(version, name, bytes)| Wanted { version, name, bytes, is_fetched: false });
        Self { wanted: wanted.collect(), ..Self::default() }
    }

    /// Takes note of `event`, which happened `now`, counted from the start.
    pub fn note(&mut self, event: Event, now: Duration) -> Vec<News> {
        self.last = now;
        match event {
            Event::Visited(by) => self.came(by).into_iter().collect(),
            Event::Begun => {
                self.running += 1;
                Vec::new()
            }
            Event::Ended => {
                self.running = self.running.saturating_sub(1);
                Vec::new()
            }
            Event::Sent { to, version, range } => {
                let came = self.came(to);
                came.into_iter().chain(self.sent(to, version, range)).collect()
            }
            Event::Broke { name, reason } => vec![News::Broke { name, reason }],
        }
    }

    fn came(&mut self, by: IpAddr) -> Option<News> {
        let is_new = !self.came.contains(&by);
        is_new.then(|| {
            self.came.push(by);
            News::Came(by)
        })
    }

    /// A file is fetched when one visitor has all of it: halves at two phones are no track.
    fn sent(&mut self, by: IpAddr, version: String, range: Range<u64>) -> Option<News> {
        let wanted = self.wanted.iter_mut().find(|wanted| wanted.version == version)?;
        let covered = self.covered.entry((version, by)).or_default();
        let was_whole = covered.is_whole(wanted.bytes);
        covered.add(range);
        let is_whole = covered.is_whole(wanted.bytes);
        wanted.is_fetched |= is_whole;
        (is_whole && !was_whole).then(|| News::Fetched { by, name: wanted.name.clone() })
    }

    /// Whether nobody has come yet.
    pub fn is_alone(&self) -> bool {
        self.came.is_empty()
    }

    /// Whether every file was fetched by somebody.
    pub fn is_fetched(&self) -> bool {
        self.wanted.iter().all(|wanted| wanted.is_fetched)
    }

    /// The names of the files that nobody has fetched to the end.
    pub fn missing(&self) -> impl Iterator<Item = &str> {
        self.wanted.iter().filter(|wanted| !wanted.is_fetched).map(|wanted| wanted.name.as_str())
    }

    /// Whether it is over `now`, when it may last for `limit`. Without a limit it goes on after everything was fetched, too.
    pub fn ending(&self, now: Duration, limit: Option<Duration>) -> Option<Ending> {
        let limit = limit?;
        let quiet = now.saturating_sub(self.last);
        if self.is_fetched() && self.running == 0 && quiet >= GRACE {
            return Some(Ending::Fetched);
        }
        let is_busy = self.running > 0 && quiet < AWAKE && now < limit + LAST;
        let over = if self.is_fetched() { Ending::Fetched } else { Ending::TimeOver };
        (now >= limit && !is_busy).then_some(over)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHONE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 168, 1, 30));
    const OTHER: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 168, 1, 31));
    const LIMIT: Option<Duration> = Some(Duration::from_secs(600));

    fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn sent(to: IpAddr, range: Range<u64>) -> Event {
        Event::Sent { to, version: "v".to_owned(), range }
    }

    fn progress() -> Progress {
        Progress::of([("v".to_owned(), "a.mp3".to_owned(), 100)])
    }

    #[test]
    fn a_file_is_fetched_when_all_its_parts_have_come_to_one_visitor() {
        let mut progress = progress();
        assert_eq!(progress.note(sent(PHONE, 50..100), at(1)), [News::Came(PHONE)]);
        assert_eq!(progress.note(sent(OTHER, 0..50), at(2)), [News::Came(OTHER)]);
        assert!(!progress.is_fetched(), "half of it at each of two is not a track");
        assert_eq!(progress.note(sent(PHONE, 0..50), at(3)), [News::Fetched { by: PHONE, name: "a.mp3".to_owned() }]);
        assert!(progress.is_fetched());
        assert_eq!(progress.note(sent(PHONE, 0..50), at(4)), []);
        assert_eq!(progress.note(sent(OTHER, 50..100), at(5)), [News::Fetched { by: OTHER, name: "a.mp3".to_owned() }]);
    }

    #[test]
    fn it_ends_in_peace_after_everything_was_fetched() {
        let mut progress = progress();
        progress.note(Event::Begun, at(1));
        progress.note(sent(PHONE, 0..100), at(1));
        assert_eq!(progress.ending(at(100), LIMIT), None, "somebody is still being served");
        progress.note(Event::Ended, at(2));
        assert_eq!(progress.ending(at(11), LIMIT), None);
        progress.note(Event::Visited(OTHER), at(11));
        assert_eq!(progress.ending(at(12), LIMIT), None, "a second phone has just come");
        assert_eq!(progress.ending(at(21), LIMIT), Some(Ending::Fetched));
        assert_eq!(progress.ending(at(1_000_000), None), None, "until Ctrl-C");
    }

    #[test]
    fn looking_is_not_fetching_and_the_time_ends() {
        let mut progress = progress();
        progress.note(Event::Visited(PHONE), at(1));
        progress.note(sent(PHONE, 0..99), at(2));
        assert_eq!(progress.ending(at(599), LIMIT), None);
        assert_eq!(progress.ending(at(600), LIMIT), Some(Ending::TimeOver));
    }

    #[test]
    fn what_is_being_sent_at_the_end_is_sent_within_a_minute() {
        let mut progress = progress();
        progress.note(Event::Begun, at(598));
        progress.note(sent(PHONE, 0..10), at(600));
        assert_eq!(progress.ending(at(601), LIMIT), None);
        assert_eq!(progress.ending(at(602), LIMIT), Some(Ending::TimeOver), "it stands still");
        progress.note(sent(PHONE, 10..20), at(659));
        assert_eq!(progress.ending(at(660), LIMIT), Some(Ending::TimeOver));
    }

    #[test]
    fn another_version_is_not_the_file_that_was_wanted() {
        let mut progress = progress();
        assert_eq!(
            progress.note(Event::Sent { to: PHONE, version: "w".to_owned(), range: 0..100 }, at(1)),
            [News::Came(PHONE)]
        );
        assert!(!progress.is_fetched());
    }
}
