//! What every table of words has. No field has a default, so the compiler asks a new language for every one.

/// Patterns of [`find`](super::super::token::find), by what they give away.
#[derive(Debug)]
pub(crate) struct Lexis {
    /// Words that no text of the language can do without.
    pub common: &'static [&'static str],
    /// Number words and their values, in thousandths.
    pub numbers: &'static [(&'static str, u64)],
    /// What follows a number word that says how often: `mal`, as in `dreimal`.
    pub times_ending: &'static str,
    /// Words for half, before a unit of time or with an article before them.
    pub half: &'static [&'static str],
    /// What is between two numbers of a range.
    pub to: &'static [&'static str],
    /// What is between a length and what is added to it.
    pub and: &'static [&'static str],
    /// Units of time.
    pub seconds: &'static [&'static str],
    pub minutes: &'static [&'static str],
    pub hours: &'static [&'static str],
    /// What follows a number of breaths, of times, of repetitions, of sets.
    pub breaths: &'static [&'static str],
    pub times: &'static [&'static str],
    pub repetitions: &'static [&'static str],
    pub sets: &'static [&'static str],
    /// What is between a number of sets and the repetitions of each.
    pub of: &'static [&'static str],
    /// How often in a day or a week.
    pub frequency: &'static [&'static str],
    /// What makes a length something else than one to be held.
    pub not_a_hold: &'static [&'static str],
    /// Staying, moving, resting.
    pub hold: &'static [&'static str],
    pub movement: &'static [&'static str],
    pub rest: &'static [&'static str],
    /// The way back of a movement, and where it turns.
    pub way_back: &'static [&'static str],
    pub at_end: &'static [&'static str],
    /// Doing it again.
    pub repeat: &'static [&'static str],
    /// All exercises together.
    pub whole: &'static [&'static str],
    /// With the breath.
    pub exhale: &'static [&'static str],
    pub inhale: &'static [&'static str],
    /// Both sides, the other side, the side that hurts, and only if it is needed.
    pub each_side: &'static [&'static str],
    pub other_side: &'static [&'static str],
    pub affected: &'static [&'static str],
    pub if_needed: &'static [&'static str],
    /// The words for left and right, in the same order; endings included.
    pub left: &'static [&'static str],
    pub right: &'static [&'static str],
    /// Those of them that also mean something else, unless a part of the body is near.
    pub ambiguous: &'static [&'static str],
    /// Whether the word for the side comes after the part of the body.
    pub side_follows_limb: bool,
    /// Parts of the body before which the second word for right is used.
    pub masculine: &'static [&'static str],
    /// Parts of the body of which there are two.
    pub limbs: &'static [&'static str],
    /// What a stretch is felt with.
    pub feel: &'static [&'static str],
    /// What an exercise without a title is called.
    pub exercise: &'static str,
    /// How a step and a part of a step are called before their number.
    pub step: &'static [&'static str],
    pub part: &'static [&'static str],
    /// What a list of equipment begins with.
    pub equipment: &'static [&'static str],
    /// How the words for a picture begin.
    pub caption: &'static [&'static str],
    /// Words of advertising.
    pub advertising: &'static [&'static str],
    /// How words begin that a page says about itself, a time that is for reading, and what is before the name of an author.
    pub imprint: &'static [&'static str],
    pub reading_time: &'static [&'static str],
    pub byline: &'static [&'static str],
    /// How words begin that protect, and those that do so anywhere in a text.
    pub warning: &'static [&'static str],
    pub grave_warning: &'static [&'static str],
    /// When to ask somebody else.
    pub doctor: &'static [&'static str],
    /// How a condition begins; what it is about when it asks for another way; how another way begins.
    pub condition: &'static [&'static str],
    pub trouble: &'static [&'static str],
    pub alternative: &'static [&'static str],
    /// What is heard during a hold, if it comes after it.
    pub during: &'static [&'static str],
    /// Going into another position, which takes longer.
    pub position: &'static [&'static str],
    /// Letters before a full stop that does not end a sentence.
    pub abbreviations: &'static [&'static str],
    /// The headings of a table: of the name, sets, repetitions, hold, side, rest, and of notes.
    pub name_column: &'static [&'static str],
    pub side_column: &'static [&'static str],
    pub note_column: &'static [&'static str],
    /// Words in a cell for both sides, besides those of `each_side`.
    pub both: &'static [&'static str],
}
