//! Sample sentences for a starter routine.

/// What a starter routine says.
#[derive(Clone, Copy, Debug)]
pub struct Samples {
    /// The title of a step.
    pub step: &'static str,
    /// Before the first step.
    pub opening: &'static str,
    /// At the beginning of a step.
    pub ready: &'static str,
    /// Before a hold without sides.
    pub once: &'static str,
    /// Before a hold on both sides in turn.
    pub both: &'static str,
    /// Before a hold on the side that hurts.
    pub affected: &'static str,
    /// During a hold.
    pub cue: &'static str,
    /// After a hold.
    pub release: &'static str,
    /// After the last step.
    pub closing: &'static str,
}
