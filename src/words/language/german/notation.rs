//! What German writes besides numbers with units: capitals, money, dates, sets.

use crate::words::tongue::lexicon::Gender::{Masculine, Neuter};
use crate::words::tongue::lexicon::Noun;
use crate::words::tongue::notation::{Calendar, Capitals, Coin, Marks, Money, Notation};

const CENT: Noun = Noun { one: "Cent", other: "Cent", gender: Masculine };

pub(crate) static NOTATION: Notation = Notation {
    capitals: Capitals {
        spelled: &[
            "ADAC", "AG", "AOK", "ASB", "AU", "BMI", "BWS", "CT", "EKG", "EU", "HNO", "HWS", "IG", "ISG", "KG", "LWS", "MRT",
            "OP", "OPs", "OSG", "PC", "PNF", "ROM", "TV", "UG", "UNO", "US", "USA", "USG", "UV", "VAS", "NRS", "EMS", "OS",
            "AHB", "BG", "MTT", "KGG", "EAP", "RPE",
        ],
        acronyms: &["AIDS", "COVID", "HIIT", "LASER", "NATO", "PECH", "TENS", "TEP", "TÜV", "REHA", "FIFA"],
        emphasized: &[
            "ab", "alle", "als", "also", "am", "an", "arm", "arme", "auch", "auf", "aus", "auge", "bei", "bein", "bis", "da",
            "dann", "das", "dein", "dem", "den", "der", "des", "die", "dir", "dich", "du", "ein", "eine", "ende", "er",
            "erst", "es", "euch", "fest", "fuß", "füße", "für", "ganz", "gar", "gut", "halt", "hand", "heiß", "her", "hier",
            "hin", "hoch", "ich", "ihr", "im", "immer", "in", "ist", "ja", "je", "jede", "jetzt", "kalt", "kein", "knie",
            "kopf", "kurz", "lang", "lass", "leg", "li", "mal", "man", "mehr", "mit", "muss", "nach", "nase", "nein", "nie",
            "noch", "not", "nun", "nur", "ob", "oben", "oder", "ohne", "paar", "po", "pro", "re", "ruhe", "ruhig", "rück", "sein",
            "seit", "sich", "sie", "sind", "so", "sofort", "stop", "tief", "tipp", "tu", "über", "um", "und", "uns", "vier",
            "vom", "von", "vor", "wade", "wand", "warm", "was", "weg", "weit", "wenn", "wer", "wie", "wir", "wo", "zehe",
            "zeit", "zu", "zum", "zur", "zwei", "drei", "eins", "acht", "fünf", "neun", "elf", "nicht", "beide",
        ],
    },
    calendar: Calendar {
        months: [
            "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
            "Dezember",
        ],
        days: &[
            ("Mo", "Montag"), ("Di", "Dienstag"), ("Mi", "Mittwoch"), ("Do", "Donnerstag"), ("Fr", "Freitag"), ("Sa", "Samstag"),
            ("So", "Sonntag"),
        ],
        before_years: &[
            "jahr", "jahre", "jahres", "jahren", "seit", "ab", "bis", "von", "vor", "nach", "anno", "sommer", "winter", "herbst", "frühjahr",
            "frühling", "stand", "in", "zwischen", "und", "um", "gegen",
        ],
        before_dates: &["am", "vom", "bis", "zum", "ab", "den", "der", "dem", "seit", "stand", "dienstag", "montag"],
        before_dotted: &["um", "gegen", "ab"],
        month_first: false,
    },
    money: Money {
        coins: &[
            Coin { signs: &["€", "EUR"], whole: Noun { one: "Euro", other: "Euro", gender: Masculine }, cent: CENT },
            Coin { signs: &["$", "US$", "USD"], whole: Noun { one: "Dollar", other: "Dollar", gender: Masculine }, cent: CENT },
            Coin { signs: &["£"], whole: Noun { one: "Pfund", other: "Pfund", gender: Neuter }, cent: CENT },
            Coin {
                signs: &["CHF", "Fr."],
                whole: Noun { one: "Franken", other: "Franken", gender: Masculine },
                cent: Noun { one: "Rappen", other: "Rappen", gender: Masculine },
            },
        ],
        link: " ",
    },
    sets: &["Satz", "Sätze", "Sätzen", "Runde", "Runden", "Durchgang", "Durchgänge", "Serie", "Serien", "Set", "Sets"],
    each_has: "mit",
    before_calls: &["ruf", "rufe", "rufen", "anrufen", "wähle", "wählen", "wähl", "notruf", "notfall", "telefon", "tel", "nummer", "unter", "fax", "mobil", "notrufnummer"],
    dials_whole_numbers: false,
    held: &[
        "lang", "halten", "pause", "halt", "dehnen", "dehnung", "ruhe", "plank", "pro", "laufen", "gehen", "belastung", "erholung",
        "haltezeit", "dauer", "insgesamt", "gesamt", "planks", "intervall",
    ],
    has_inches: false,
    unfinished: &[
        "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "dein", "deine", "deinen", "deinem",
        "deiner", "ihr", "ihre", "ihren", "und", "oder", "mit", "für", "von", "vom", "zum", "zur", "im", "am", "beim", "ins", "bis",
        "als", "wie", "pro", "jede", "jeden", "beide", "beiden", "durch", "gegen", "unter", "über", "zwischen", "etwa", "circa",
    ],
    marks: Marks {
        and_or: ("und", "oder"),
        then: "dann",
        divided_by: "geteilt durch",
        at: "at",
        by: "mal",
        section: "Paragraph",
        squared: "Quadrat",
        cubed: "hoch drei",
        greater_than: "größer als",
        smaller_than: "kleiner als",
    },
};
