//! What Italian writes besides numbers with units: capitals, money, dates, sets.

use crate::words::tongue::lexicon::Gender::{Feminine, Masculine};
use crate::words::tongue::lexicon::Noun;
use crate::words::tongue::notation::{Calendar, Capitals, Coin, MarkWords, Money, Notation};

const fn masculine(one: &'static str, other: &'static str) -> Noun {
    Noun { one, other, gender: Masculine }
}

pub(crate) static NOTATION: Notation = Notation {
    capitals: Capitals {
        spelled: &[
            "ATM", "AVD", "DNA", "ECG", "EU", "FKT", "IMC", "ITB", "LLI", "LLE", "LCA", "LCP", "OMS", "PC", "RM",
            "RMN", "ROM", "TV", "UE", "UV", "AM", "PM", "OA", "USA", "RPE",
        ],
        acronyms: &["AMRAP", "ASL", "COVID", "EMOM", "FANS", "HIIT", "LASER", "ONU", "TAC", "TENS", "VAS", "FIFA"],
        emphasized: &[
            "a", "ad", "ai", "al", "alla", "alle", "alta", "alto", "anca", "anche", "aria", "bene", "bassa", "basso",
            "che", "chi", "ci", "come", "con", "cosa", "così", "da", "dai", "dal", "dei", "del", "di", "dieci", "dita",
            "dito", "dove", "due", "e", "è", "ed", "era", "essa", "esse", "fai", "fare", "fase", "fine", "fino", "fra",
            "già", "giù", "gli", "ha", "hai", "ho", "i", "il", "in", "io", "la", "le", "lei", "lo", "loro", "lui",
            "ma", "mai", "male", "mani", "mano", "meno", "mi", "mia", "mio", "ne", "nei", "nel", "no", "noi", "non",
            "nota", "nove", "nulla", "o", "oggi", "ogni", "ora", "otto", "per", "più", "poco", "poi", "può", "qua",
            "qui", "sei", "se", "sei", "si", "sì", "solo", "sono", "sta", "stop", "su", "sua", "suo", "sul", "tra",
            "tre", "tu", "tua", "tuo", "un", "una", "uno", "va", "vai", "via", "voi", "tutto", "tutti", "tutte",
            "piedi", "piede", "sotto", "sopra", "lento",
        ],
    },
    calendar: Calendar {
        months: [
            "gennaio",
            "febbraio",
            "marzo",
            "aprile",
            "maggio",
            "giugno",
            "luglio",
            "agosto",
            "settembre",
            "ottobre",
            "novembre",
            "dicembre",
        ],
        days: &[
            ("lun", "lunedì"),
            ("mar", "martedì"),
            ("mer", "mercoledì"),
            ("gio", "giovedì"),
            ("ven", "venerdì"),
            ("sab", "sabato"),
            ("dom", "domenica"),
            ("Lun", "lunedì"),
            ("Mar", "martedì"),
            ("Mer", "mercoledì"),
            ("Gio", "giovedì"),
            ("Ven", "venerdì"),
            ("Sab", "sabato"),
            ("Dom", "domenica"),
        ],
        centuries: &["secolo"],
        before_years: &["nel", "dal", "anno", "al", "del", "fino", "dopo", "prima"],
        before_dates: &["il", "dal", "al", "del", "giorno"],
        before_dotted: &["alle", "ore", "dalle", "le"],
        month_first: false,
    },
    money: Money {
        coins: &[
            Coin {
                signs: &["€", "EUR"], whole: masculine("euro", "euro"), cent: masculine("centesimo", "centesimi")
            },
            Coin {
                signs: &["$", "US$", "USD"],
                whole: masculine("dollaro", "dollari"),
                cent: masculine("centesimo", "centesimi"),
            },
            Coin {
                signs: &["£"],
                whole: Noun { one: "sterlina", other: "sterline", gender: Feminine },
                cent: masculine("penny", "pence"),
            },
        ],
        link: " e ",
    },
    sets: &["serie", "giro", "giri", "circuito", "circuiti", "blocco", "blocchi", "round"],
    each_has: "da",
    before_calls: &[
        "chiama",
        "emergenza",
        "chiami",
        "chiamare",
        "chiamate",
        "componi",
        "componga",
        "telefono",
        "tel",
        "numero",
        "telefona",
        "telefonare",
        "cell",
        "fax",
        "cellulare",
    ],
    dials_whole_numbers: false,
    held: &[
        "pausa",
        "riposo",
        "di",
        "plank",
        "recupero",
        "mantenimento",
        "allungamento",
        "corsa",
        "camminata",
        "ciascuno",
        "lavoro",
        "ogni",
        "per",
        "tenuta",
    ],
    has_inches: false,
    unfinished: &[
        "il", "lo", "la", "i", "gli", "le", "un", "uno", "una", "di", "del", "della", "dei", "delle", "a", "al",
        "alla", "e", "o", "con", "in", "nel", "nella", "per", "su", "sul", "sulla", "da", "dal", "dalla", "tuo", "tua",
        "tuoi", "tue", "che", "ogni", "senza", "tra", "fra", "verso", "circa",
    ],
    marks: MarkWords {
        and_or: ("e", "o"),
        then: "poi",
        divided_by: "diviso",
        at: "chiocciola",
        by: "per",
        section: "paragrafo",
        squared: "al quadrato",
        cubed: "al cubo",
        greater_than: "maggiore di",
        smaller_than: "minore di",
    },
};
