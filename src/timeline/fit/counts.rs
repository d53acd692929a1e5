//! Numbers of rounds and repetitions for a track of a requested length: all that can be chosen, and the most promising first. Nothing is
//! spoken to find them.

use super::share::part_between;
use crate::base::{Diagnostic, Length};
use crate::routine::{CountRange, RangeEnd, Routine};
use crate::script::{self, CountChoice, HoldChoice, Session, estimated_length};

/// The most numbers that are considered, of rounds and of repetitions together.
const MOST_NUMBERS: usize = 144;

/// `session` with all numbers of rounds and repetitions that it leaves open, from the fewest to the most.
pub(crate) fn offered(session: &Session) -> Vec<Session> {
    let most = match (session.open_counts.rounds, session.open_counts.reps) {
        (Some(_), Some(_)) => MOST_NUMBERS.isqrt(),
        _ => MOST_NUMBERS,
    };
    let rounds = numbers(session.open_counts.rounds, session.rounds, most);
    let reps = numbers(session.open_counts.reps, session.reps, most);
    let with = |rounds: CountChoice, reps: CountChoice| Session { rounds, reps, ..session.clone() };
    rounds.iter().flat_map(|rounds| reps.iter().map(move |reps| with(*rounds, *reps))).collect()
}

/// Those in `open`, at most `most`, evenly spread; what is `chosen` if there is no choice.
fn numbers(open: Option<CountRange>, chosen: CountChoice, most: usize) -> Vec<CountChoice> {
    let Some(CountRange { least, most: last }) = open else { return vec![chosen] };
    let width = u64::from(last - least);
    let steps = width.min(most as u64 - 1);
    (0..=steps).map(|step| CountChoice::Exactly(least + (width * step / steps.max(1)) as u32)).collect()
}

/// How a track of the wished length would lie in what certain numbers allow, all estimated.
struct Promise {
    session: Session,
    shortest: Length,
    longest: Length,
    /// Where these numbers lie between the fewest and the most, from 0 to 1.
    part: f64,
}

/// `numbers` in the order of their promise of a track that lasts `wished`: first those that allow it, and of these those that lie as far
/// from the fewest to the most as the wished length does between the shortest and the longest.
///
/// # Errors
/// Problems that only show when the script is written.
pub(crate) fn by_promise(
    routine: &Routine,
    numbers: Vec<Session>,
    wished: Length,
) -> Result<Vec<Session>, Vec<Diagnostic>> {
    let steps = numbers.len().max(2) - 1;
    let mut promises: Vec<Promise> = Vec::new();
    for (index, session) in numbers.into_iter().enumerate() {
        let about = |end| {
            let session = Session { hold: HoldChoice::End(end), ..session.clone() };
            script::write(routine, &session).map(|script| estimated_length(&script))
        };
        let (shortest, longest) = (about(RangeEnd::Shortest)?, about(RangeEnd::Longest)?);
        promises.push(Promise { session, shortest, longest, part: index as f64 / steps as f64 });
    }
    let least = promises.iter().map(|promise| promise.shortest).min().unwrap_or_default();
    let most = promises.iter().map(|promise| promise.longest).max().unwrap_or_default();
    let whole = part_between(wished, least, most);
    let key = |promise: &Promise| {
        let outside = promise.shortest.saturating_sub(wished) + wished.saturating_sub(promise.longest);
        let within = part_between(wished, promise.shortest, promise.longest);
        (outside, (within - whole).abs() + (promise.part - whole).abs())
    };
    promises.sort_by(|one, other| {
        let (one, other) = (key(one), key(other));
        one.0.cmp(&other.0).then(one.1.total_cmp(&other.1))
    });
    Ok(promises.into_iter().map(|promise| promise.session).collect())
}
