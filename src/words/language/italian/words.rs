//! The tables of words for [`Italian`](super::Italian).

use super::abbreviations::ABBREVIATIONS;
use crate::words::tongue::amount::Marks;
use crate::words::tongue::lexicon::Gender::{self, Feminine, Masculine};
use crate::words::tongue::lexicon::{Lexicon, Noun, Sides, Signs, Unit, UnitWords};

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
pub(crate) const PREPOSITIONS: &[&str] =
    &["per", "di", "in", "a", "con", "su", "circa", "ogni", "dopo", "entro", "nel", "nella", "meno"];

/// Words before an ordinal.
pub(crate) const ARTICLES: &[&str] = &[
    "il", "lo", "la", "i", "le", "del", "della", "al", "alla", "nel", "dal", "mio", "tuo", "suo", "ogni", "questo",
    "questa",
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
        measure(&["°C", "° C", "ºC", "℃"], "grado Celsius", "gradi Celsius"),
        measure(&["°F", "° F", "℉"], "grado Fahrenheit", "gradi Fahrenheit"),
        measure(&["°", "º"], "grado", "gradi"),
        measure(&["mg"], "milligrammo", "milligrammi"),
        measure(&["µg", "μg", "mcg"], "microgrammo", "microgrammi"),
        unit(Unit::Other, &["t"], "tonnellata", "tonnellate", Feminine),
        measure(&["cl"], "centilitro", "centilitri"),
        measure(&["dl"], "decilitro", "decilitri"),
        measure(&["km/h"], "chilometro all'ora", "chilometri all'ora"),
        measure(&["m/s"], "metro al secondo", "metri al secondo"),
        measure(&["min/km"], "minuto al chilometro", "minuti al chilometro"),
        measure(&["m²", "m2", "mq"], "metro quadrato", "metri quadrati"),
        measure(&["cm²", "cm2"], "centimetro quadrato", "centimetri quadrati"),
        measure(&["kg/m²", "kg/m2"], "chilogrammo per metro quadrato", "chilogrammi per metro quadrato"),
        measure(&["m³", "m3", "mc"], "metro cubo", "metri cubi"),
        unit(Unit::Other, &["kcal"], "chilocaloria", "chilocalorie", Feminine),
        unit(Unit::Other, &["cal"], "caloria", "calorie", Feminine),
        measure(&["kJ"], "chilojoule", "chilojoule"),
        measure(&["W"], "watt", "watt"),
        measure(&["kW"], "chilowatt", "chilowatt"),
        measure(&["N"], "newton", "newton"),
        measure(&["Hz"], "hertz", "hertz"),
        measure(&["kHz"], "chilohertz", "chilohertz"),
        measure(&["dB"], "decibel", "decibel"),
        measure(&["mmHg"], "millimetro di mercurio", "millimetri di mercurio"),
        measure(&["ms"], "millisecondo", "millisecondi"),
        measure(&["‰"], "per mille", "per mille"),
        unit(Unit::Other, &["lb", "lbs"], "libbra", "libbre", Feminine),
        unit(Unit::Other, &["UI"], "unità internazionale", "unità internazionali", Feminine),
        unit(Unit::Money, &["€", "EUR"], "euro", "euro", Masculine),
        unit(Unit::Money, &["$", "USD"], "dollaro", "dollari", Masculine),
        unit(Unit::Money, &["£"], "sterlina", "sterline", Feminine),
        unit(Unit::Other, &["%"], "per cento", "per cento", Gender::Neuter),
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
        unit(Unit::Other, &["cp", "cpr"], "compressa", "compresse", Feminine),
        unit(Unit::Day, &[], "mese", "mesi", Masculine),
        unit(Unit::Day, &[], "anno", "anni", Masculine),
        unit(Unit::Day, &["gg", "die"], "giorno", "giorni", Masculine),
        unit(Unit::Day, &["sett"], "settimana", "settimane", Feminine),
    ],
    abbreviations: ABBREVIATIONS,
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
        "figure",
        "pagina",
        "tipo",
        "grado",
        "gruppo",
        "tabella",
        "volume",
        "guerriero",
        "zona",
        "blocco",
        "versione",
        "round",
    ],
    links: &["a", "o", "e", "poi"],
    before_lengths: &[
        "per",
        "circa",
        "ogni",
        "almeno",
        "mantieni",
        "mantenere",
        "tieni",
        "riposa",
        "aspetta",
        "attendi",
        "ancora",
        "altri",
    ],
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
    sides: Sides {
        left: &["S", "s", "sx", "sin", "Sx", "SX"],
        right: &["D", "d", "dx", "Dx", "DX"],
        or: "o",
        before_noun: false,
    },
};
