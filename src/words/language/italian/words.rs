//! The tables of words for [`Italian`](super::Italian).

use crate::words::tongue::amount::Marks;
use crate::words::tongue::lexicon::Gender::{self, Feminine, Masculine};
use crate::words::tongue::lexicon::Where::{Anywhere, BeforeNumber, MayEndSentence};
use crate::words::tongue::lexicon::{Abbreviation, Lexicon, Noun, Sides, Signs, Unit, UnitWords};

pub(crate) const BELOW_TWENTY: [&str; 20] = [
    "zero",
    "uno",
    "due",
    "tre",
    "quattro",
    "cinque",
    "sei",
    "sette",
    "otto",
    "nove",
    "dieci",
    "undici",
    "dodici",
    "tredici",
    "quattordici",
    "quindici",
    "sedici",
    "diciassette",
    "diciotto",
    "diciannove",
];

pub(crate) const TENS: [&str; 10] =
    ["", "", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"];

pub(crate) const ORDINALS: [&str; 11] =
    ["", "primo", "secondo", "terzo", "quarto", "quinto", "sesto", "settimo", "ottavo", "nono", "decimo"];

/// Words after a number that it does not count.
pub(crate) const FUNCTION_WORDS: &[&str] = &[
    "e", "o", "a", "al", "alla", "ai", "alle", "di", "del", "della", "da", "dal", "con", "in", "nel", "per", "su",
    "sul", "tra", "fra", "poi", "che", "fino", "senza", "ogni", "il", "la", "i", "le", "è", "se",
];

/// Words after which a range cannot begin with "da".
pub(crate) const PREPOSITIONS: &[&str] = &["per", "di", "in", "a", "con", "su", "circa", "ogni", "dopo", "entro"];

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
    marks: Marks { point: ',', group: &['.'] },
    point: "virgola",
    signs: Signs {
        and: "e",
        plus: "più",
        minus: "meno",
        plus_or_minus: "più o meno",
        equals: "uguale a",
        times: "per",
        percent: "per cento",
        per: "per",
        about: "circa",
        less_than: "meno di",
        more_than: "più di",
        at_most: "al massimo",
        at_least: "almeno",
        out_of: "su",
        ratio: "a",
        or_more: "o più",
        number: "numero",
    },
    units: &[
        unit(Unit::Second, &["s", "sec", "″", "''"], "secondo", "secondi", Masculine),
        unit(Unit::Minute, &["min", "′"], "minuto", "minuti", Masculine),
        unit(Unit::Hour, &["h"], "ora", "ore", Feminine),
        measure(&["°C", "° C", "℃"], "grado Celsius", "gradi Celsius"),
        measure(&["°F", "° F", "℉"], "grado Fahrenheit", "gradi Fahrenheit"),
        measure(&["°"], "grado", "gradi"),
        measure(&["%"], "per cento", "per cento"),
        measure(&["mm"], "millimetro", "millimetri"),
        measure(&["cm"], "centimetro", "centimetri"),
        measure(&["km"], "chilometro", "chilometri"),
        measure(&["m"], "metro", "metri"),
        measure(&["kg"], "chilogrammo", "chilogrammi"),
        measure(&["g"], "grammo", "grammi"),
        measure(&["ml"], "millilitro", "millilitri"),
        measure(&["l", "L"], "litro", "litri"),
        measure(&["bpm"], "battito al minuto", "battiti al minuto"),
        unit(Unit::Other, &["rip", "rep", "reps"], "ripetizione", "ripetizioni", Feminine),
        unit(Unit::Day, &["gg"], "giorno", "giorni", Masculine),
        unit(Unit::Day, &["sett"], "settimana", "settimane", Feminine),
    ],
    abbreviations: &[
        Abbreviation("ca.", "circa", Anywhere),
        Abbreviation("ca", "circa", BeforeNumber),
        Abbreviation("max", "al massimo", BeforeNumber),
        Abbreviation("min", "almeno", BeforeNumber),
        Abbreviation("c.ca", "circa", Anywhere),
        Abbreviation("p. es.", "per esempio", Anywhere),
        Abbreviation("p.es.", "per esempio", Anywhere),
        Abbreviation("per es.", "per esempio", Anywhere),
        Abbreviation("ad es.", "ad esempio", Anywhere),
        Abbreviation("ecc.", "eccetera", MayEndSentence),
        Abbreviation("etc.", "eccetera", MayEndSentence),
        Abbreviation("max.", "al massimo", MayEndSentence),
        Abbreviation("min.", "almeno", BeforeNumber),
        Abbreviation("n°", "numero", BeforeNumber),
        Abbreviation("nº", "numero", BeforeNumber),
        Abbreviation("nr.", "numero", BeforeNumber),
        Abbreviation("n.", "numero", BeforeNumber),
        Abbreviation("dott.", "dottor", Anywhere),
        Abbreviation("vs.", "contro", Anywhere),
    ],
    labels: &[
        "passo",
        "passi",
        "giro",
        "giri",
        "fase",
        "tappa",
        "parte",
        "livello",
        "esercizio",
        "serie",
        "posizione",
        "sezione",
        "capitolo",
        "giorno",
        "settimana",
        "numero",
        "variante",
        "opzione",
        "figura",
        "round",
    ],
    links: &["a", "o", "e", "poi"],
    before_lengths: &["per", "mantieni", "mantenere", "tieni", "riposa", "aspetta", "attendi", "ancora", "altri"],
    before_clocks: &["alle", "le", "dalle", "all"],
    clock_words: &["h"],
    says_hours_of_day: false,
    nouns: &[
        ("gamba", Feminine),
        ("piede", Masculine),
        ("ginocchio", Masculine),
        ("coscia", Feminine),
        ("polpaccio", Masculine),
        ("caviglia", Feminine),
        ("tallone", Masculine),
        ("anca", Feminine),
        ("gluteo", Masculine),
        ("lato", Masculine),
        ("fianco", Masculine),
        ("braccio", Masculine),
        ("mano", Feminine),
        ("gomito", Masculine),
        ("polso", Masculine),
        ("spalla", Feminine),
        ("orecchio", Masculine),
        ("occhio", Masculine),
        ("dito", Masculine),
        ("alluce", Masculine),
        ("natica", Feminine),
        ("parte", Feminine),
        ("serie", Feminine),
        ("fase", Feminine),
        ("notte", Feminine),
        ("problema", Masculine),
        ("lunga", Feminine),
    ],
    sides: Sides { left: &["S", "sx", "Sx", "SX"], right: &["D", "dx", "Dx", "DX"], or: "o", before_noun: false },
};
