//! The words of English.

use super::shape::Lexis;

// A word on each line would make the table too long to be read.
#[rustfmt::skip]
pub(super) const LEXIS: Lexis = Lexis {
    common: &[
        "the", "and", "your", "you", "with", "for", "on", "to", "of", "is", "a", "in", "each", "hold", "it", "then",
    ],
    numbers: &[
        ("one", 1000), ("two", 2000), ("three", 3000), ("four", 4000), ("five", 5000), ("six", 6000), ("seven", 7000),
        ("eight", 8000), ("nine", 9000), ("ten", 10000), ("eleven", 11000), ("twelve", 12000), ("fifteen", 15000),
        ("twenty", 20000), ("thirty", 30000), ("forty", 40000), ("forty five", 45000), ("fifty", 50000),
        ("sixty", 60000), ("ninety", 90000), ("once", 1000), ("twice", 2000), ("a", 1000), ("an", 1000),
    ],
    times_ending: "",
    half: &["half a", "half an", "a half"],
    to: &["to", "or", "-", "–", "—", "up to", "and"],
    and: &["and"],
    seconds: &["second", "seconds", "sec", "secs", "s"],
    minutes: &["minute", "minutes", "min", "mins"],
    hours: &["hour", "hours", "h", "hr"],
    breaths: &[
        "breath", "breaths", "deep breaths", "slow breaths", "full breaths", "slow deep breaths", "deep slow breaths",
    ],
    times: &["times", "time", "x", "×", "more times"],
    repetitions: &["rep", "reps", "repetition", "repetitions", "repeats", "lifts", "raises", "squats", "circles", "pulses", "taps"],
    sets: &["set", "sets", "rounds", "round", "series", "circuits"],
    of: &["of", "with", "at", "à"],
    frequency: &[
        "a day", "per day", "each day", "every day", "daily", "a week", "per week", "each week", "every week",
        "days a week", "times a day", "times a week", "weekly", "an hour", "every hour", "hours a day",
    ],
    not_a_hold: &[
        "after", "within", "every", "wait until", "last", "lasts", "lasting", "ago", "before", "takes", "take", "in under", "less than",
    ],
    hold: &[
        "hold*", "stay*", "remain*", "keep*", "press", "maintain*", "stretch", "rest there", "pause there", "squeeze",
        "push", "pull", "lean", "stand", "sit", "balance",
    ],
    movement: &[
        "walk*", "march*", "jog*", "run*", "massag*", "knead*", "roll*", "circl*", "swing*", "shak*", "breathe",
        "jump*", "cycl*", "rub*", "rock*", "step*", "move*", "tap*", "strok*", "warm",
    ],
    rest: &["rest", "resting", "rests", "rest period", "relax*", "pause", "break", "recover*", "take a break"],
    way_back: &[
        "and lower", "then lower", "lower slowly", "slowly lower", "lower it", "lower them", "lower back down",
        "lower yourself", "lower down", "return*", "come back", "back down", "come down", "go down",
    ],
    at_end: &["at the top", "at the bottom", "at the end", "at the highest point", "at the peak", "at end range"],
    repeat: &[
        "repeat*", "switch*", "change sides", "change legs", "now the other", "do the same", "then the other",
        "swap*", "do this", "do the", "perform", "complete", "do", "same on",
    ],
    whole: &[
        "all exercises", "each stretch", "each exercise", "every stretch", "every exercise", "each pose", "each position", "each movement", "whole", "entire", "circuit", "all of these", "all steps", "the sequence", "the routine",
    ],
    exhale: &[
        "each exhale", "every exhale", "each exhalation", "every exhalation", "as you exhale", "when you exhale",
        "you breathe out", "each breath out", "every breath out", "each out breath", "every out breath",
        "with the exhale", "each slow breath out", "every time you exhale", "each time you exhale", "each outbreath",
        "every outbreath",
    ],
    inhale: &[
        "each inhale", "every inhale", "each inhalation", "as you inhale", "when you inhale", "you breathe in",
        "each breath in", "every breath in", "each time you inhale",
    ],
    each_side: &[
        "do both @limb", "do both", "repeat both @limb", "on each side", "on each @limb", "each side", "each @limb", "on both sides", "both sides", "per side",
        "per @limb", "with each @limb", "for each @limb", "for each side", "on either side", "each way", "a side",
        "per leg", "on each",
    ],
    other_side: &[
        "chang* side*", "chang* @limb", "switch* side*", "switch* @limb", "swap* side*", "swap* @limb",
        "alternat* side*", "alternat* @limb", "other side", "other @limb", "opposite side", "opposite @limb",
        "switch sides", "change sides", "switch @limb", "change @limb", "swap sides", "swap @limb", "second side",
        "second @limb",
    ],
    affected: &[
        "affected @limb", "affected side", "painful @limb", "painful side", "cramping @limb", "sore @limb",
        "injured @limb", "injured side",
    ],
    if_needed: &[
        "if necessary", "if needed", "if you like", "as needed", "if it cramps", "if it hurts as well", "if required",
        "if you wish",
    ],
    left: &["left"],
    right: &["right"],
    ambiguous: &["right", "left"],
    side_follows_limb: false,
    masculine: &[],
    limbs: &[
        "leg*", "foot", "feet", "knee*", "hip*", "side*", "hand*", "arm*", "shoulder*", "calf", "calves", "thigh*",
        "ankle*", "heel*", "elbow*", "wrist*", "toe*", "shin*", "ear", "buttock*", "hamstring*", "palm*", "thumb*",
        "sole*", "forearm*", "finger*", "glute*", "quad*",
    ],
    feel: &["feel*", "stretch*"],
    exercise: "Exercise",
    step: &["exercise", "step", "stretch", "pose", "position", "no", "drill", "move"],
    part: &["part", "variation a", "phase", "stage"],
    equipment: &[
        "equipment", "equipment needed", "what you need", "you need", "you will need", "you ll need", "materials",
        "props", "tools", "needed", "things you need", "bring", "kit", "kit list", "gear", "what you ll need", "you ll want",
        "have ready", "items needed",
    ],
    caption: &[
        "photo*", "picture*", "image*", "illustration*", "close up", "closeup", "figure", "fig", "a woman", "a man",
        "a person", "woman", "man", "two hands", "a hand", "two people", "a physiotherapist", "a trainer",
        "a therapist", "the woman", "the man", "screenshot*", "video*", "shown*", "pictured", "demonstration",
        "a model", "a young woman", "an older woman", "a young man", "an older man", "a pair of",
    ],
    advertising: &[
        "subscribe*", "newsletter*", "sign up", "shop", "buy", "read more", "cart", "discount*", "click*",
        "follow us", "share this", "cookie*", "privacy", "advertisement", "sponsored", "free trial", "inbox",
        "log in", "download", "all rights reserved", "copyright", "related articles", "order now", "our app",
    ],
    imprint: &[
        "written by", "reviewed by", "medically reviewed*", "clinically reviewed*", "fact checked*", "updated",
        "last updated", "last reviewed", "published", "posted on", "posted by", "first published", "share this*",
        "share on", "table of contents", "contents", "in this article", "on this page", "jump to section",
        "related articles", "related posts", "related reading", "you may also like", "you might also like",
        "more from", "recommended reading", "we use cookies", "our website uses cookies", "this website uses*",
        "this site uses*", "accept all*", "accept cookies", "cookie*", "skip to content", "back to top",
        "print this*", "image credit*", "photo credit*",
    ],
    reading_time: &[
        "min read", "mins read", "minute read", "minutes read", "minutes to read", "reading time", "read time",
    ],
    byline: &["by"],
    warning: &[
        "don t", "do not", "never", "avoid*", "stop if", "stop when", "stop at once", "stop immediately",
        "be careful", "careful", "caution", "warning", "take care", "if you feel pain", "if it hurts",
        "if you feel dizzy", "make sure not", "important", "you should not", "should not hurt", "if you have pain",
        "skip this", "not if", "stop the exercise", "stop exercising",
    ],
    grave_warning: &[
        "stop if", "stop immediately", "stop at once", "stop when", "stop the exercise", "stop exercising",
        "stop and", "do not continue", "not if",
    ],
    doctor: &[
        "see a doctor", "call a doctor", "consult", "talk to your doctor", "ask your doctor", "medical advice",
        "seek medical", "your doctor", "your gp", "your physician", "a physician", "medical help",
        "medical attention", "healthcare provider", "health professional",
    ],
    condition: &["if", "when", "should", "in case", "unless"],
    trouble: &[
        "hurt*", "pain*", "uncomfortable", "difficult", "too hard", "too much", "can t", "cannot", "not able",
        "unable", "bother*", "sore",
    ],
    alternative: &[
        "alternatively", "alternative", "option", "easier", "instead", "modification", "variation", "make it easier",
        "to make it easier", "to make this easier", "for an easier", "too hard", "too difficult", "too easy", "harder",
        "make it harder", "to make it harder", "progression", "regression", "modify", "modified",
        "as an alternative",
    ],
    during: &[
        "when", "as", "if", "keep", "breathe", "you should", "you will", "you ll", "feel", "make sure", "try", "let",
        "relax", "remember", "with each breath", "don t hold",
    ],
    position: &["stand", "sit", "lie", "kneel", "get", "turn over", "roll over", "come", "place yourself", "start"],
    abbreviations: &[
        "approx", "ca", "sec", "min", "no", "e.g", "i.e", "fig", "max", "mins", "secs", "vs", "dr", "reps", "rep",
    ],
    name_column: &["name", "exercise*", "stretch*", "move*", "what", "activity", "title"],
    side_column: &["side*", "leg*", "arm*"],
    note_column: &[
        "note*", "instruction*", "how*", "description", "detail*", "comment*", "cue*", "what to do", "equipment",
    ],
    both: &[
        "both", "each", "l r", "l / r", "r / l", "left right", "left and right", "left / right", "yes", "two", "2",
    ],
};
