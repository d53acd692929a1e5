//! The tables of words for [`French`](super::French).

use crate::words::tongue::amount::Marks;
use crate::words::tongue::lexicon::Gender::{self, Feminine, Masculine};
use crate::words::tongue::lexicon::Where::{Anywhere, BeforeNumber, MayEndSentence};
use crate::words::tongue::lexicon::{Abbreviation, Lexicon, Noun, Sides, Signs, Unit, UnitWords};

pub(crate) const BELOW_TWENTY: [&str; 20] = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
];

/// Seventy and ninety continue the count from sixty and eighty.
pub(crate) const TENS: [&str; 10] =
    ["", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"];

/// Words after a number that it does not count.
pub(crate) const FUNCTION_WORDS: &[&str] = &[
    "et", "ou", "à", "au", "aux", "de", "du", "des", "en", "sur", "avec", "pour", "par", "dans", "puis", "sans", "si",
    "que", "le", "la", "les", "est", "chaque", "avant", "après", "jusque",
];

const fn unit(
    unit: Unit,
    symbols: &'static [&'static str],
    one: &'static str,
    other: &'static str,
    gender: Gender,
) -> UnitWords {
    UnitWords { unit, symbols, noun: Noun { one, other, gender } }
}

const fn measure(symbols: &'static [&'static str], one: &'static str, other: &'static str) -> UnitWords {
    unit(Unit::Other, symbols, one, other, Masculine)
}

pub(crate) static LEXICON: Lexicon = Lexicon {
    marks: Marks { point: ',', group: &[' ', '.'] },
    point: "virgule",
    signs: Signs {
        and: "et",
        plus: "plus",
        minus: "moins",
        plus_or_minus: "plus ou moins",
        equals: "égale",
        times: "fois",
        percent: "pour cent",
        per: "par",
        about: "environ",
        less_than: "moins de",
        more_than: "plus de",
        at_most: "au plus",
        at_least: "au moins",
        out_of: "sur",
        ratio: "pour",
        or_more: "ou plus",
        number: "numéro",
    },
    units: &[
        unit(Unit::Second, &["s", "sec", "″", "''"], "seconde", "secondes", Feminine),
        unit(Unit::Minute, &["min", "mn", "′"], "minute", "minutes", Feminine),
        unit(Unit::Hour, &["h"], "heure", "heures", Feminine),
        measure(&["°C", "° C", "℃"], "degré Celsius", "degrés Celsius"),
        measure(&["°F", "° F", "℉"], "degré Fahrenheit", "degrés Fahrenheit"),
        measure(&["°"], "degré", "degrés"),
        measure(&["%"], "pour cent", "pour cent"),
        measure(&["mm"], "millimètre", "millimètres"),
        measure(&["cm"], "centimètre", "centimètres"),
        measure(&["km"], "kilomètre", "kilomètres"),
        measure(&["m"], "mètre", "mètres"),
        measure(&["kg"], "kilogramme", "kilogrammes"),
        measure(&["g"], "gramme", "grammes"),
        measure(&["ml"], "millilitre", "millilitres"),
        measure(&["l", "L"], "litre", "litres"),
        measure(&["bpm"], "battement par minute", "battements par minute"),
        unit(Unit::Other, &["rép", "rep", "reps"], "répétition", "répétitions", Feminine),
        unit(Unit::Day, &["j"], "jour", "jours", Masculine),
        unit(Unit::Day, &["sem"], "semaine", "semaines", Feminine),
    ],
    abbreviations: &[
        Abbreviation("env.", "environ", Anywhere),
        Abbreviation("max", "au maximum", BeforeNumber),
        Abbreviation("min", "au minimum", BeforeNumber),
        Abbreviation("p. ex.", "par exemple", Anywhere),
        Abbreviation("p.ex.", "par exemple", Anywhere),
        Abbreviation("par ex.", "par exemple", Anywhere),
        Abbreviation("c.-à-d.", "c'est-à-dire", Anywhere),
        Abbreviation("c-à-d.", "c'est-à-dire", Anywhere),
        Abbreviation("c-à-d", "c'est-à-dire", Anywhere),
        Abbreviation("etc.", "et cetera", MayEndSentence),
        Abbreviation("max.", "au maximum", MayEndSentence),
        Abbreviation("min.", "au minimum", BeforeNumber),
        Abbreviation("n°", "numéro", BeforeNumber),
        Abbreviation("nº", "numéro", BeforeNumber),
        Abbreviation("cf.", "voir", Anywhere),
        Abbreviation("dr.", "docteur", Anywhere),
        Abbreviation("vs.", "contre", Anywhere),
    ],
    labels: &[
        "étape", "étapes", "série", "séries", "tour", "tours", "phase", "partie", "niveau", "exercice", "position",
        "section", "chapitre", "jour", "semaine", "numéro", "variante", "option", "figure", "stade",
    ],
    links: &["à", "ou", "et", "puis"],
    before_lengths: &["pendant", "durant", "tenez", "maintenez", "tiens", "repos", "encore", "attendez", "reposez"],
    before_clocks: &["à", "vers", "dès", "avant", "après"],
    clock_words: &["h"],
    says_hours_of_day: true,
    nouns: &[
        ("jambe", Feminine),
        ("pied", Masculine),
        ("genou", Masculine),
        ("cuisse", Feminine),
        ("mollet", Masculine),
        ("cheville", Feminine),
        ("talon", Masculine),
        ("hanche", Feminine),
        ("fesse", Feminine),
        ("fessier", Masculine),
        ("côté", Masculine),
        ("bras", Masculine),
        ("main", Feminine),
        ("coude", Masculine),
        ("poignet", Masculine),
        ("épaule", Feminine),
        ("oreille", Feminine),
        ("œil", Masculine),
        ("orteil", Masculine),
        ("doigt", Masculine),
        ("fois", Feminine),
        ("étape", Feminine),
        ("série", Feminine),
        ("phase", Feminine),
        ("pause", Feminine),
        ("balle", Feminine),
        ("sangle", Feminine),
        ("chaise", Feminine),
        ("serviette", Feminine),
        ("semaine", Feminine),
        ("nuit", Feminine),
        ("heure", Feminine),
        ("minute", Feminine),
        ("seconde", Feminine),
        ("autre", Masculine),
        ("longue", Feminine),
        ("grande", Feminine),
        ("petite", Feminine),
        ("profonde", Feminine),
        ("lente", Feminine),
        ("genoux", Masculine),
        ("génie", Masculine),
    ],
    sides: Sides { left: &["G"], right: &["D"], or: "ou", before_noun: false },
};
