//! How many threads may work at once. Everything done in parallel keeps to this bound, which affects how long a task
//! takes, never its result.

use std::io;
use std::num::NonZeroU16;

use rayon::ThreadPoolBuilder;

/// Stack size of a worker thread: what the main thread of a program usually has.
const STACK_BYTES: usize = 8 * 1024 * 1024;

/// An upper bound on the threads that work at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Threads(Option<NonZeroU16>);

impl Threads {
    /// One thread for each core.
    pub const EACH_CORE: Self = Self(None);

    /// `count` threads.
    pub const fn at_most(count: NonZeroU16) -> Self {
        Self(Some(count))
    }

    /// The number asked for; `None` for one thread per core.
    pub fn count(self) -> Option<usize> {
        self.0.map(|count| usize::from(count.get()))
    }

    /// Runs `work`, with everything it does in parallel, on this many threads; the calling thread waits for them.
    ///
    /// # Errors
    /// When the system cannot start that many threads.
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
    fn without_a_number_the_work_is_done_on_the_calling_thread() {
        let here = std::thread::current().id();
        assert_eq!(Threads::EACH_CORE.run(|| std::thread::current().id()).expect("nothing to start"), here);
    }
}
