//! The tables of words for [`French`](super::French).

use super::abbreviations::ABBREVIATIONS;
use crate::words::tongue::amount::Marks;
use crate::words::tongue::lexicon::Gender::{self, Feminine, Masculine};
use crate::words::tongue::lexicon::{Lexicon, Noun, Sides, Signs, Unit, UnitWords};

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

/// Words before an ordinal.
pub(crate) const ARTICLES: &[&str] =
    &["le", "la", "les", "du", "au", "mon", "ma", "votre", "ton", "ta", "ce", "cette", "chaque"];

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
        pressure: "sur",
        ratio: "pour",
        or_more: "ou plus",
        number: "numéro",
    },
    units: &[
        unit(Unit::Second, &["s", "sec", "″", "''"], "seconde", "secondes", Feminine),
        unit(Unit::Minute, &["min", "mn", "′"], "minute", "minutes", Feminine),
        unit(Unit::Hour, &["h"], "heure", "heures", Feminine),
        measure(&["°C", "° C", "ºC", "℃"], "degré Celsius", "degrés Celsius"),
        measure(&["°F", "° F", "℉"], "degré Fahrenheit", "degrés Fahrenheit"),
        measure(&["°", "º"], "degré", "degrés"),
        measure(&["mg"], "milligramme", "milligrammes"),
        measure(&["µg", "μg", "mcg"], "microgramme", "microgrammes"),
        unit(Unit::Other, &["t"], "tonne", "tonnes", Feminine),
        measure(&["cl"], "centilitre", "centilitres"),
        measure(&["dl"], "décilitre", "décilitres"),
        measure(&["km/h"], "kilomètre par heure", "kilomètres par heure"),
        measure(&["m/s"], "mètre par seconde", "mètres par seconde"),
        unit(Unit::Other, &["min/km"], "minute par kilomètre", "minutes par kilomètre", Feminine),
        measure(&["m²", "m2"], "mètre carré", "mètres carrés"),
        measure(&["cm²", "cm2"], "centimètre carré", "centimètres carrés"),
        measure(&["kg/m²", "kg/m2"], "kilogramme par mètre carré", "kilogrammes par mètre carré"),
        measure(&["m³", "m3"], "mètre cube", "mètres cubes"),
        unit(Unit::Other, &["kcal"], "kilocalorie", "kilocalories", Feminine),
        unit(Unit::Other, &["cal"], "calorie", "calories", Feminine),
        measure(&["kJ"], "kilojoule", "kilojoules"),
        measure(&["W"], "watt", "watts"),
        measure(&["kW"], "kilowatt", "kilowatts"),
        measure(&["N"], "newton", "newtons"),
        measure(&["Hz"], "hertz", "hertz"),
        measure(&["kHz"], "kilohertz", "kilohertz"),
        measure(&["dB"], "décibel", "décibels"),
        measure(&["mmHg"], "millimètre de mercure", "millimètres de mercure"),
        unit(Unit::Other, &["ms"], "milliseconde", "millisecondes", Feminine),
        measure(&["‰"], "pour mille", "pour mille"),
        unit(Unit::Other, &["lb", "lbs"], "livre", "livres", Feminine),
        unit(Unit::Other, &["UI"], "unité internationale", "unités internationales", Feminine),
        unit(Unit::Money, &["€", "EUR"], "euro", "euros", Masculine),
        unit(Unit::Money, &["$", "USD"], "dollar", "dollars", Masculine),
        unit(Unit::Money, &["£"], "livre", "livres", Feminine),
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
        unit(Unit::Other, &["cp", "cps"], "comprimé", "comprimés", Masculine),
        unit(Unit::Day, &[], "mois", "mois", Masculine),
        unit(Unit::Day, &[], "an", "ans", Masculine),
        unit(Unit::Day, &["j"], "jour", "jours", Masculine),
        unit(Unit::Day, &["sem"], "semaine", "semaines", Feminine),
    ],
    abbreviations: ABBREVIATIONS,
    labels: &[
        "étape", "étapes", "série", "séries", "tour", "tours", "phase", "partie", "niveau", "exercice", "position",
        "section", "chapitre", "jour", "semaine", "numéro", "variante", "option", "figure", "stade", "page", "type",
        "grade", "groupe", "tableau", "volume", "guerrier", "zone", "bloc", "version", "degré",
    ],
    links: &["à", "ou", "et", "puis"],
    before_lengths: &[
        "pendant",
        "environ",
        "toutes",
        "chaque",
        "durant",
        "tenez",
        "maintenez",
        "tiens",
        "repos",
        "encore",
        "attendez",
        "reposez",
    ],
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
    sides: Sides {
        left: &["G", "g", "gche", "gch"],
        right: &["D", "d", "dr", "dt", "dte", "drt"],
        or: "ou",
        before_noun: false,
    },
};
