//! How many threads may work at once.
//!
//! In: a number, or none. Out: a bound that everything done in parallel keeps to. Guaranteed: the bound decides how long something
//! takes, never what comes of it.

use std::io;
use std::num::NonZeroU16;

use rayon::ThreadPoolBuilder;

/// Bytes of stack of a working thread: as many as the main thread of a program usually has.
const STACK_BYTES: usize = 8 * 1024 * 1024;

/// A bound for the threads that work at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Threads(Option<NonZeroU16>);

impl Threads {
    /// One thread for each core.
    pub const EACH_CORE: Self = Self(None);

    /// `count` threads.
    pub const fn at_most(count: NonZeroU16) -> Self {
        Self(Some(count))
    }

    /// How many, if it is not left to the number of cores.
    pub fn count(self) -> Option<usize> {
        self.0.map(|count| usize::from(count.get()))
    }

    /// Does `work` and everything it does in parallel on this many threads; the calling thread waits for them.
    ///
    /// # Errors
    /// When the system does not give that many threads.
    pub fn run<R: Send>(self, work: impl FnOnce() -> R + Send) -> io::Result<R> {
        let Some(count) = self.count() else { return Ok(work()) };
        let threads = ThreadPoolBuilder::new().num_threads(count).stack_size(STACK_BYTES);
        let threads = threads.thread_name(|index| format!("worker-{index}")).build();
        Ok(threads.map_err(|error| io::Error::other(format!("cannot start {count} threads: {error}")))?.install(work))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_done_on_as_many_threads_as_were_asked_for() {
        for count in [1, 3] {
            let threads = Threads::at_most(NonZeroU16::new(count).expect("one or more"));
            assert_eq!(threads.run(rayon::current_num_threads).expect("threads"), usize::from(count));
        }
    }

    #[test]
    fn without_a_number_the_calling_thread_goes_on_by_itself() {
        let here = std::thread::current().id();
        assert_eq!(Threads::EACH_CORE.run(|| std::thread::current().id()).expect("nothing to start"), here);
    }
}
