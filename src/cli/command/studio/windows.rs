//! What each window of the studio shows and plays: it stays at hand whatever is drawn in another one.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use nightcue::base::locked;

/// So many states stay at hand of each window: the one that it shows, and those that were drawn meanwhile.
const KEPT: usize = 8;
/// So many windows, those that drew last.
const WINDOWS: usize = 8;

/// How a state is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hearing {
    /// From one moment on.
    Whole,
    /// One line after another.
    Lines,
}

/// All windows, with numbered states of the kind `T`.
#[derive(Debug)]
pub(super) struct Windows<T>(Mutex<VecDeque<Window<T>>>);

type State<T> = (u64, Arc<T>);

#[derive(Debug)]
struct Window<T> {
    name: String,
    drawn: VecDeque<State<T>>,
    /// What is heard meanwhile, as a whole and line by line.
    whole: Option<State<T>>,
    lines: Option<State<T>>,
    /// Set when the drawing that is going on is not wanted any more.
    outdated: Arc<AtomicBool>,
}

impl<T> Default for Windows<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Window<T> {
    fn new(name: &str) -> Self {
        Self { name: name.to_owned(), drawn: VecDeque::new(), whole: None, lines: None, outdated: Arc::default() }
    }

    fn state(&self, number: u64) -> Option<State<T>> {
        let known = self.drawn.iter().chain(&self.whole).chain(&self.lines);
        known.into_iter().find(|(known, _)| *known == number).cloned()
    }
}

impl<T> Windows<T> {
    /// A drawing begins in the window `name`: the one before is not wanted any more.
    pub(super) fn begun(&self, name: &str) -> Arc<AtomicBool> {
        let mut windows = locked(&self.0);
        let at = windows.iter().position(|window| window.name == name);
        let mut window = at.and_then(|at| windows.remove(at)).unwrap_or_else(|| Window::new(name));
        window.outdated.store(true, Ordering::SeqCst);
        let flag = Arc::new(AtomicBool::new(false));
        window.outdated = Arc::clone(&flag);
        windows.push_back(window);
        while windows.len() > WINDOWS {
            windows.pop_front();
        }
        flag
    }

    /// The window `name` shows `state` from now on.
    pub(super) fn keep(&self, name: &str, number: u64, state: &Arc<T>) {
        let mut windows = locked(&self.0);
        let Some(window) = windows.iter_mut().find(|window| window.name == name) else { return };
        window.drawn.push_back((number, Arc::clone(state)));
        while window.drawn.len() > KEPT {
            window.drawn.pop_front();
        }
    }

    /// The state with this number, if it is still at hand.
    pub(super) fn state(&self, number: u64) -> Option<Arc<T>> {
        locked(&self.0).iter().find_map(|window| window.state(number)).map(|(_, state)| state)
    }

    /// The same, which stays at hand until its window hears another one in that way.
    pub(super) fn heard(&self, number: u64, hearing: Hearing) -> Option<Arc<T>> {
        let mut windows = locked(&self.0);
        let (window, state) =
            windows.iter_mut().find_map(|window| window.state(number).map(|state| (window, state)))?;
        let place = if hearing == Hearing::Whole { &mut window.whole } else { &mut window.lines };
        Some(Arc::clone(&place.insert(state).1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(windows: &Windows<u64>, name: &str, numbers: std::ops::Range<u64>) {
        for number in numbers {
            windows.begun(name);
            windows.keep(name, number, &Arc::new(number));
        }
    }

    #[test]
    fn what_a_window_shows_and_hears_stays_whatever_is_drawn_there_or_elsewhere() {
        let windows = Windows::default();
        drawn(&windows, "mine", 0..3);
        assert!(windows.heard(0, Hearing::Whole).is_some() && windows.heard(1, Hearing::Lines).is_some());
        drawn(&windows, "theirs", 10..40);
        assert!((0..3).all(|number| windows.state(number).is_some()));
        drawn(&windows, "mine", 50..60);
        assert!(windows.state(0).is_some() && windows.state(1).is_some() && windows.state(2).is_none());
        windows.heard(59, Hearing::Whole);
        assert!(windows.state(0).is_none());
    }

    #[test]
    fn a_drawing_is_outdated_by_one_of_its_own_window_alone() {
        let windows = Windows::<u64>::default();
        let mine = windows.begun("mine");
        windows.begun("theirs");
        assert!(!mine.load(Ordering::SeqCst));
        windows.begun("mine");
        assert!(mine.load(Ordering::SeqCst));
    }
}
