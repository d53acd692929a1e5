//! What French writes besides numbers with units: capitals, money, dates, sets.

use crate::words::tongue::lexicon::Gender::{Feminine, Masculine};
use crate::words::tongue::lexicon::Noun;
use crate::words::tongue::notation::{Calendar, Capitals, Coin, MarkWords, Money, Notation};

const fn masculine(one: &'static str, other: &'static str) -> Noun {
    Noun { one, other, gender: Masculine }
}

pub(crate) static NOTATION: Notation = Notation {
    capitals: Capitals {
        spelled: &[
            "ADN", "ATM", "AVC", "AVQ", "ECG", "EPS", "IMC", "IRM", "ITB", "LLI", "LLE", "LCA", "LCP", "OMS", "PC",
            "PNF", "SI", "TFL", "TV", "UE", "UV", "AM", "PM", "RPE", "OA", "USA", "UK", "EU",
        ],
        acronyms: &["AMRAP", "COVID", "EMOM", "EVA", "HIIT", "LASER", "ONU", "OTAN", "SAMU", "SIDA", "TENS", "GREC"],
        emphasized: &[
            "à", "ah", "ai", "air", "as", "au", "aux", "avec", "bas", "bien", "bon", "bras", "cela", "ces", "cet",
            "ce", "cou", "dans", "de", "des", "deux", "dix", "dos", "du", "elle", "en", "est", "et", "être", "eau",
            "fin", "fois", "gros", "haut", "il", "ils", "ici", "jour", "la", "là", "le", "les", "leur", "lui", "ma",
            "mais", "mal", "main", "même", "mes", "moi", "mon", "ne", "ni", "non", "note", "nous", "nuit", "on", "ou",
            "où", "oui", "par", "pas", "peu", "pied", "plat", "plus", "pose", "pour", "puis", "que", "qui", "quoi",
            "repos", "rien", "sa", "sans", "se", "sept", "ses", "seul", "si", "six", "son", "sont", "sous", "stop",
            "sur", "ta", "te", "tes", "tête", "toi", "ton", "tous", "tout", "très", "trop", "tu", "un", "une", "va",
            "vers", "vos", "vous", "vite", "y", "ça", "jamais", "doux", "lent", "huit", "neuf", "onze", "cinq",
        ],
    },
    calendar: Calendar {
        months: [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        days: &[
            ("lun", "lundi"),
            ("mar", "mardi"),
            ("mer", "mercredi"),
            ("jeu", "jeudi"),
            ("ven", "vendredi"),
            ("sam", "samedi"),
            ("dim", "dimanche"),
            ("Lun", "lundi"),
            ("Mar", "mardi"),
            ("Mer", "mercredi"),
            ("Jeu", "jeudi"),
            ("Ven", "vendredi"),
            ("Sam", "samedi"),
            ("Dim", "dimanche"),
        ],
        before_years: &["en", "depuis", "année", "jusqu", "dès", "vers", "avant", "après"],
        before_dates: &["le", "du", "au", "depuis"],
        before_dotted: &[],
        month_first: false,
    },
    money: Money {
        coins: &[
            Coin { signs: &["€", "EUR"], whole: masculine("euro", "euros"), cent: masculine("centime", "centimes") },
            Coin {
                signs: &["$", "US$", "USD"],
                whole: masculine("dollar", "dollars"),
                cent: masculine("cent", "cents"),
            },
            Coin {
                signs: &["£"],
                whole: Noun { one: "livre", other: "livres", gender: Feminine },
                cent: masculine("penny", "pence"),
            },
        ],
        link: " ",
    },
    sets: &["série", "séries", "tour", "tours", "circuit", "circuits", "bloc", "blocs", "passage", "passages"],
    each_has: "de",
    before_calls: &[
        "appelez",
        "urgence",
        "urgences",
        "appelle",
        "appeler",
        "composez",
        "compose",
        "composer",
        "téléphone",
        "tél",
        "numéro",
        "téléphonez",
        "portable",
        "fax",
    ],
    dials_whole_numbers: true,
    held: &[
        "repos",
        "pause",
        "de",
        "planche",
        "étirement",
        "maintien",
        "par",
        "chaque",
        "récupération",
        "course",
        "marche",
        "effort",
        "gainage",
        "travail",
    ],
    has_inches: false,
    unfinished: &[
        "le", "la", "les", "un", "une", "des", "de", "du", "au", "aux", "à", "et", "ou", "avec", "en", "par", "pour",
        "votre", "vos", "ton", "tes", "ta", "son", "sa", "ses", "que", "sur", "sous", "dans", "sans", "chaque", "vers",
        "entre", "jusqu",
    ],
    marks: MarkWords {
        and_or: ("et", "ou"),
        then: "puis",
        divided_by: "divisé par",
        at: "arobase",
        by: "sur",
        section: "paragraphe",
        squared: "au carré",
        cubed: "au cube",
        greater_than: "supérieur à",
        smaller_than: "inférieur à",
    },
};
