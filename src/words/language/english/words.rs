//! The tables of words for [`English`](super::English).

use crate::words::tongue::amount::Marks;
use crate::words::tongue::lexicon::Gender::Neuter;
use crate::words::tongue::lexicon::Where::{Anywhere, BeforeNumber, MayEndSentence};
use crate::words::tongue::lexicon::{Abbreviation, Lexicon, Noun, Sides, Signs, Unit, UnitWords};

pub(crate) const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

pub(crate) const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Words that follow a quantity without being what it counts.
pub(crate) const NO_NOUNS: &[&str] = &[
    "of", "and", "or", "to", "then", "in", "on", "at", "with", "from", "for", "per", "by", "each", "before", "after",
    "if", "until", "while", "as", "is", "are", "up", "down", "away", "apart", "left", "right", "forward", "back",
];

/// Nouns that a measure describes, even where no article shows it.
pub(crate) const SHAPES: &[&str] = &["angle", "angles", "bend", "turn", "turns", "hold", "holds", "rotation"];

const fn noun(one: &'static str, other: &'static str) -> Noun {
    Noun { one, other, gender: Neuter }
}

const fn unit(unit: Unit, symbols: &'static [&'static str], noun: Noun) -> UnitWords {
    UnitWords { unit, symbols, noun }
}

const fn measure(symbols: &'static [&'static str], one: &'static str, other: &'static str) -> UnitWords {
    unit(Unit::Other, symbols, noun(one, other))
}

pub(crate) static LEXICON: Lexicon = Lexicon {
    marks: Marks { point: '.', group: &[','] },
    point: "point",
    signs: Signs {
        and: "and",
        plus: "plus",
        minus: "minus",
        plus_or_minus: "plus or minus",
        equals: "equals",
        times: "times",
        percent: "percent",
        per: "per",
        about: "about",
        less_than: "less than",
        more_than: "more than",
        at_most: "at most",
        at_least: "at least",
        out_of: "out of",
        ratio: "to",
        or_more: "or more",
        number: "number",
    },
    units: &[
        unit(Unit::Second, &["s", "sec", "secs"], noun("second", "seconds")),
        unit(Unit::Minute, &["min", "mins"], noun("minute", "minutes")),
        unit(Unit::Hour, &["h", "hr", "hrs"], noun("hour", "hours")),
        measure(&["°C", "° C", "℃"], "degree Celsius", "degrees Celsius"),
        measure(&["°F", "° F", "℉"], "degree Fahrenheit", "degrees Fahrenheit"),
        measure(&["°", "deg"], "degree", "degrees"),
        measure(&["%"], "percent", "percent"),
        measure(&["mm"], "millimeter", "millimeters"),
        measure(&["cm"], "centimeter", "centimeters"),
        measure(&["km"], "kilometer", "kilometers"),
        measure(&["m"], "meter", "meters"),
        measure(&["kg", "kgs"], "kilogram", "kilograms"),
        measure(&["g"], "gram", "grams"),
        measure(&["ml", "mL"], "milliliter", "milliliters"),
        measure(&["l", "L"], "liter", "liters"),
        measure(&["ft", "′"], "foot", "feet"),
        measure(&["lb", "lbs"], "pound", "pounds"),
        measure(&["bpm"], "beat per minute", "beats per minute"),
        measure(&["″"], "inch", "inches"),
        unit(Unit::Day, &["d"], noun("day", "days")),
        unit(Unit::Day, &["wk", "wks"], noun("week", "weeks")),
        unit(Unit::HalfDay, &["am", "a.m", "AM"], noun("a m", "a m")),
        unit(Unit::HalfDay, &["pm", "p.m", "PM"], noun("p m", "p m")),
        measure(&["rep"], "repetition", "repetitions"),
        measure(&["reps"], "repetition", "repetitions"),
    ],
    abbreviations: &[
        Abbreviation("approx.", "approximately", Anywhere),
        Abbreviation("approx", "approximately", BeforeNumber),
        Abbreviation("max", "at most", BeforeNumber),
        Abbreviation("min", "at least", BeforeNumber),
        Abbreviation("vs", "versus", Anywhere),
        Abbreviation("e.g.", "for example", Anywhere),
        Abbreviation("e. g.", "for example", Anywhere),
        Abbreviation("i.e.", "that is", Anywhere),
        Abbreviation("i. e.", "that is", Anywhere),
        Abbreviation("etc.", "et cetera", MayEndSentence),
        Abbreviation("vs.", "versus", Anywhere),
        Abbreviation("min.", "at least", BeforeNumber),
        Abbreviation("max.", "at most", BeforeNumber),
        Abbreviation("min.", "minimum", MayEndSentence),
        Abbreviation("max.", "maximum", MayEndSentence),
        Abbreviation("no.", "number", BeforeNumber),
        Abbreviation("nos.", "numbers", BeforeNumber),
        Abbreviation("ca.", "about", BeforeNumber),
        Abbreviation("c.", "about", BeforeNumber),
        Abbreviation("incl.", "including", Anywhere),
        Abbreviation("excl.", "excluding", Anywhere),
        Abbreviation("w/o", "without", Anywhere),
        Abbreviation("w/", "with", Anywhere),
        Abbreviation("dr.", "doctor", Anywhere),
    ],
    labels: &[
        "step",
        "steps",
        "round",
        "rounds",
        "phase",
        "phases",
        "stage",
        "stages",
        "part",
        "parts",
        "level",
        "levels",
        "exercise",
        "exercises",
        "set",
        "sets",
        "position",
        "section",
        "chapter",
        "day",
        "week",
        "number",
        "variation",
        "option",
        "figure",
    ],
    links: &["to", "or", "and", "then"],
    before_lengths: &["for", "hold", "holds", "rest", "wait", "pause", "last", "lasts", "another", "than", "remaining"],
    before_clocks: &["at", "until", "till", "from", "by", "since", "around", "before", "after"],
    clock_words: &[],
    says_hours_of_day: false,
    nouns: &[
        ("leg", Neuter),
        ("legs", Neuter),
        ("foot", Neuter),
        ("feet", Neuter),
        ("knee", Neuter),
        ("thigh", Neuter),
        ("calf", Neuter),
        ("ankle", Neuter),
        ("heel", Neuter),
        ("hip", Neuter),
        ("hamstring", Neuter),
        ("glute", Neuter),
        ("side", Neuter),
        ("arm", Neuter),
        ("hand", Neuter),
        ("elbow", Neuter),
        ("wrist", Neuter),
        ("shoulder", Neuter),
        ("ear", Neuter),
        ("eye", Neuter),
        ("toes", Neuter),
        ("knees", Neuter),
        ("calves", Neuter),
        ("hips", Neuter),
        ("hamstrings", Neuter),
        ("sides", Neuter),
        ("arms", Neuter),
        ("hands", Neuter),
        ("set", Neuter),
        ("round", Neuter),
        ("toe", Neuter),
        ("buttock", Neuter),
        ("shin", Neuter),
    ],
    sides: Sides { left: &["L", "LH"], right: &["R", "RH"], or: "or", before_noun: true },
};
