//! What Spanish writes besides numbers with units: capitals, money, dates, sets.

use crate::words::tongue::lexicon::Gender::{Feminine, Masculine};
use crate::words::tongue::lexicon::Noun;
use crate::words::tongue::notation::{Calendar, Capitals, Coin, Marks, Money, Notation};

const fn masculine(one: &'static str, other: &'static str) -> Noun {
    Noun { one, other, gender: Masculine }
}

pub(crate) static NOTATION: Notation = Notation {
    capitals: Capitals {
        spelled: &[
            "ADN", "AVD", "EEG", "EU", "IMC", "ITB", "LCA", "LCP", "OA", "OMS", "PC", "RM", "RMN", "ROM", "LLI", "LLE", "TV",
            "UE", "UV", "ACV", "AM", "PM", "AP", "RPE", "RIR", "FC",
        ],
        acronyms: &["AMRAP", "COVID", "EMOM", "EVA", "HIIT", "LÁSER", "ONU", "OVNI", "SIDA", "TAC", "TENS", "UCI"],
        emphasized: &[
            "a", "aire", "al", "algo", "alto", "ambas", "ambos", "aquí", "así", "aún", "baja", "bajo", "bien", "cada", "casi",
            "codo", "como", "con", "cosa", "cual", "da", "dar", "de", "debe", "deja", "del", "dedo", "dedos", "día", "dos",
            "el", "él", "en", "eres", "es", "esa", "ese", "eso", "esta", "está", "este", "esto", "fase", "fin", "fría",
            "frío", "gira", "haga", "hay", "haz", "hola", "ir", "izq", "la", "lado", "las", "le", "leve", "lo", "los",
            "mal", "mano", "más", "me", "mi", "muy", "nada", "ni", "no", "nota", "o", "ojo", "ojos", "ora", "otra", "otro",
            "para", "pare", "paso", "pie", "pies", "poco", "por", "pon", "pone", "que", "qué", "seis", "ser", "si", "sí",
            "sin", "solo", "sólo", "son", "su", "sube", "sus", "te", "tira", "toda", "todo", "tres", "tu", "tus", "un",
            "una", "uno", "usa", "use", "va", "ve", "ven", "vez", "ya", "yo", "alto", "nunca", "siempre", "diez", "once",
        ],
    },
    calendar: Calendar {
        months: [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
            "diciembre",
        ],
        days: &[
            ("lun", "lunes"), ("mar", "martes"), ("mié", "miércoles"), ("mie", "miércoles"), ("jue", "jueves"), ("vie", "viernes"),
            ("sáb", "sábado"), ("sab", "sábado"), ("dom", "domingo"), ("Lun", "lunes"), ("Mar", "martes"), ("Mié", "miércoles"),
            ("Jue", "jueves"), ("Vie", "viernes"), ("Sáb", "sábado"), ("Dom", "domingo"), ("L", "lunes"), ("M", "martes"),
            ("X", "miércoles"), ("J", "jueves"), ("V", "viernes"),
        ],
        before_years: &["en", "desde", "año", "hasta", "de", "del", "hacia"],
        before_dates: &["el", "del", "al", "día", "hasta", "desde"],
        before_dotted: &["las", "la"],
        month_first: false,
    },
    money: Money {
        coins: &[
            Coin { signs: &["€", "EUR"], whole: masculine("euro", "euros"), cent: masculine("céntimo", "céntimos") },
            Coin { signs: &["$", "US$", "USD"], whole: masculine("dólar", "dólares"), cent: masculine("centavo", "centavos") },
            Coin {
                signs: &["£"],
                whole: Noun { one: "libra", other: "libras", gender: Feminine },
                cent: masculine("penique", "peniques"),
            },
        ],
        link: " con ",
    },
    sets: &["serie", "series", "ronda", "rondas", "vuelta", "vueltas", "circuito", "circuitos", "bloque", "bloques"],
    each_has: "de",
    before_calls: &[
        "llama", "llame", "llamar", "llamad", "marca", "marque", "teléfono", "tel", "número", "tfno", "móvil", "emergencias", "emergencia", "urgencias", "fax", "llamando",
    ],
    dials_whole_numbers: false,
    held: &[
        "descanso", "pausa", "estiramiento", "plancha", "mantén", "de", "cada", "por", "manteniendo", "reposo", "trote", "caminata",
        "carrera", "recuperación", "trabajo",
    ],
    has_inches: false,
    unfinished: &[
        "el", "la", "los", "las", "un", "una", "de", "del", "al", "a", "y", "o", "con", "en", "por", "para", "tu", "tus", "su",
        "sus", "que", "cada", "sin", "sobre", "entre", "hasta", "desde", "unos", "unas", "mi",
    ],
    marks: Marks {
        and_or: ("y", "o"),
        then: "luego",
        divided_by: "entre",
        at: "arroba",
        by: "por",
        section: "sección",
        squared: "al cuadrado",
        cubed: "al cubo",
        greater_than: "mayor que",
        smaller_than: "menor que",
    },
};
