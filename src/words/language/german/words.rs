//! The tables of words for [`German`](super::German).

use super::abbreviations::ABBREVIATIONS;
use super::nouns::NOUNS;
use crate::words::tongue::amount::Marks;
use crate::words::tongue::lexicon::Gender::{self, Feminine, Masculine, Neuter};
use crate::words::tongue::lexicon::{Lexicon, Noun, Sides, Signs, Unit, UnitWords};

pub(crate) const ONES: [&str; 20] = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
];

pub(crate) const TENS: [&str; 10] =
    ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];

/// Words that take the dative; "in" and "vor" do before a length of time, which is how they are used with numbers.
pub(crate) const DATIVE: &[&str] = &[
    "nach",
    "mit",
    "von",
    "aus",
    "bei",
    "seit",
    "zu",
    "in",
    "vor",
    "innerhalb",
    "binnen",
    "während",
    "ab",
    "gegenüber",
];

/// Words that can come between a preposition and its number.
pub(crate) const BETWEEN: &[&str] =
    &["etwa", "ungefähr", "circa", "rund", "mindestens", "maximal", "höchstens", "genau", "nur", "je", "knapp", "ca"];

/// Forms of "ein" that may be written before a fraction.
pub(crate) const ARTICLES: &[&str] = &["ein", "eine", "einen", "einer", "einem", "eines"];

/// Words after a number that it does not count.
pub(crate) const FUNCTION_WORDS: &[&str] = &[
    "und", "oder", "bis", "von", "mit", "in", "an", "auf", "aus", "bei", "für", "zu", "nach", "vor", "dann", "ist",
    "sind", "mal", "als", "wie", "pro", "je", "beide", "beiden", "heben", "halten", "strecken", "beugen", "senken",
    "atmen", "ausatmen", "einatmen",
];

/// Nouns after a year that it does not count.
pub(crate) const NO_COUNTED: &[&str] = &["Jahr", "Jahre", "Uhr", "Januar", "Mai", "Dr", "Prof"];

const fn unit(
    unit: Unit,
    symbols: &'static [&'static str],
    one: &'static str,
    other: &'static str,
    gender: Gender,
) -> UnitWords {
    UnitWords { unit, symbols, noun: Noun { one, other, gender } }
}

const fn measure(symbols: &'static [&'static str], name: &'static str, gender: Gender) -> UnitWords {
    unit(Unit::Other, symbols, name, name, gender)
}

pub(crate) static LEXICON: Lexicon = Lexicon {
    marks: Marks { point: ',', group: &['.'] },
    point: "Komma",
    signs: Signs {
        and: "und",
        plus: "plus",
        minus: "minus",
        plus_or_minus: "plus minus",
        equals: "gleich",
        times: "mal",
        percent: "Prozent",
        per: "pro",
        about: "etwa",
        less_than: "weniger als",
        more_than: "mehr als",
        at_most: "höchstens",
        at_least: "mindestens",
        out_of: "von",
        pressure: "zu",
        ratio: "zu",
        or_more: "oder mehr",
        number: "Nummer",
    },
    units: &[
        unit(Unit::Second, &["s", "sec", "Sek", "Sekd", "″"], "Sekunde", "Sekunden", Feminine),
        unit(Unit::Minute, &["min", "Min", "′"], "Minute", "Minuten", Feminine),
        unit(Unit::Hour, &["h", "Std", "Stdn"], "Stunde", "Stunden", Feminine),
        measure(&["°C", "° C", "ºC", "℃"], "Grad Celsius", Masculine),
        measure(&["°F", "° F", "℉"], "Grad Fahrenheit", Masculine),
        measure(&["°", "º"], "Grad", Masculine),
        measure(&["%"], "Prozent", Neuter),
        measure(&["mm"], "Millimeter", Masculine),
        measure(&["cm"], "Zentimeter", Masculine),
        measure(&["km"], "Kilometer", Masculine),
        measure(&["m"], "Meter", Masculine),
        measure(&["kg"], "Kilogramm", Neuter),
        measure(&["g", "gr"], "Gramm", Neuter),
        measure(&["mg"], "Milligramm", Neuter),
        measure(&["µg", "μg", "mcg"], "Mikrogramm", Neuter),
        unit(Unit::Other, &["t"], "Tonne", "Tonnen", Feminine),
        measure(&["dm"], "Dezimeter", Masculine),
        measure(&["µm", "μm"], "Mikrometer", Masculine),
        measure(&["cl"], "Zentiliter", Masculine),
        measure(&["dl"], "Deziliter", Masculine),
        measure(&["km/h", "kmh"], "Kilometer pro Stunde", Masculine),
        measure(&["m/s"], "Meter pro Sekunde", Masculine),
        unit(Unit::Other, &["min/km"], "Minute pro Kilometer", "Minuten pro Kilometer", Feminine),
        measure(&["m²", "m2", "qm"], "Quadratmeter", Masculine),
        measure(&["cm²", "cm2"], "Quadratzentimeter", Masculine),
        measure(&["kg/m²", "kg/m2"], "Kilogramm pro Quadratmeter", Neuter),
        measure(&["m³", "m3"], "Kubikmeter", Masculine),
        measure(&["cm³", "cm3"], "Kubikzentimeter", Masculine),
        unit(Unit::Other, &["kcal"], "Kilokalorie", "Kilokalorien", Feminine),
        unit(Unit::Other, &["cal"], "Kalorie", "Kalorien", Feminine),
        measure(&["kJ"], "Kilojoule", Neuter),
        measure(&["W"], "Watt", Neuter),
        measure(&["kW"], "Kilowatt", Neuter),
        measure(&["N"], "Newton", Neuter),
        measure(&["Nm"], "Newtonmeter", Neuter),
        measure(&["Hz"], "Hertz", Neuter),
        measure(&["kHz"], "Kilohertz", Neuter),
        measure(&["dB"], "Dezibel", Neuter),
        measure(&["mmHg"], "Millimeter Quecksilbersäule", Masculine),
        unit(Unit::Other, &["ms"], "Millisekunde", "Millisekunden", Feminine),
        measure(&["‰"], "Promille", Neuter),
        measure(&["EL"], "Esslöffel", Masculine),
        measure(&["TL"], "Teelöffel", Masculine),
        unit(Unit::Other, &["IE", "I.E"], "Internationale Einheit", "Internationale Einheiten", Feminine),
        unit(Unit::Money, &["€", "EUR"], "Euro", "Euro", Masculine),
        unit(Unit::Money, &["$", "USD"], "Dollar", "Dollar", Masculine),
        unit(Unit::Money, &["£"], "Pfund", "Pfund", Neuter),
        unit(Unit::Money, &["CHF"], "Franken", "Franken", Masculine),
        unit(Unit::Day, &[], "Jahr", "Jahre", Neuter),
        unit(Unit::Day, &["Mon"], "Monat", "Monate", Masculine),
        measure(&["ml"], "Milliliter", Masculine),
        measure(&["l", "L"], "Liter", Masculine),
        unit(Unit::Other, &["bpm"], "Schlag pro Minute", "Schläge pro Minute", Masculine),
        unit(Unit::Other, &["Wdh", "Wdhs", "Wdhlg", "Whg", "Wh"], "Wiederholung", "Wiederholungen", Feminine),
        unit(Unit::Day, &["Wo"], "Woche", "Wochen", Feminine),
        unit(Unit::Day, &[], "Tag", "Tage", Masculine),
    ],
    abbreviations: ABBREVIATIONS,
    labels: &[
        "Schritt",
        "Schritte",
        "Runde",
        "Runden",
        "Phase",
        "Stufe",
        "Teil",
        "Übung",
        "Satz",
        "Position",
        "Abschnitt",
        "Kapitel",
        "Tag",
        "Woche",
        "Nummer",
        "Variante",
        "Etappe",
        "Stadium",
        "Abbildung",
        "Seite",
        "Band",
        "Typ",
        "Grad",
        "Klasse",
        "Gruppe",
        "Tabelle",
        "Level",
        "Zone",
        "Krieger",
        "Version",
        "Block",
        "Punkt",
    ],
    links: &["bis", "oder", "und", "dann"],
    before_lengths: &[
        "für",
        "jeweils",
        "je",
        "insgesamt",
        "circa",
        "mindestens",
        "maximal",
        "dauert",
        "halte",
        "halten",
        "warte",
        "warten",
        "pause",
        "noch",
        "weitere",
        "ruhe",
        "dauer",
        "etwa",
    ],
    before_clocks: &["um", "gegen", "ab", "bis", "seit", "vor", "nach"],
    clock_words: &["Uhr", "h"],
    says_hours_of_day: false,
    nouns: NOUNS,
    sides: Sides { left: &["L", "l", "li", "Li"], right: &["R", "r", "re", "Re"], or: "oder", before_noun: true },
};
