//! The words of Italian.

use super::shape::Lexis;

// A word on each line would make the table too long to be read.
#[rustfmt::skip]
pub(super) const LEXIS: Lexis = Lexis {
    common: &[
        "il", "la", "le", "i", "e", "con", "di", "una", "un", "per", "sul", "della", "del", "al", "alla", "gli",
        "ogni", "nella", "è",
    ],
    numbers: &[
        ("un", 1000), ("una", 1000), ("uno", 1000), ("due", 2000), ("tre", 3000), ("quattro", 4000), ("cinque", 5000),
        ("sei", 6000), ("sette", 7000), ("otto", 8000), ("nove", 9000), ("dieci", 10000), ("undici", 11000),
        ("dodici", 12000), ("quindici", 15000), ("venti", 20000), ("trenta", 30000), ("quaranta", 40000),
        ("quarantacinque", 45000), ("cinquanta", 50000), ("sessanta", 60000),
    ],
    times_ending: "",
    half: &["mezzo", "mezza", "mezzo un"],
    to: &["a", "o", "-", "–", "—", "fino a", "e"],
    and: &["e"],
    seconds: &["secondo", "secondi", "sec", "s"],
    minutes: &["minuto", "minuti", "min"],
    hours: &["ora", "ore", "h"],
    breaths: &["respiro", "respiri", "respirazioni", "respiri profondi", "respiri lenti", "respiri lenti e profondi"],
    times: &["volte", "volta", "x", "×"],
    repetitions: &["ripetizione", "ripetizioni", "rip", "rep", "reps", "ripet"],
    sets: &["serie", "giro", "giri", "ciclo", "cicli"],
    of: &["da", "di"],
    frequency: &[
        "al giorno", "a settimana", "alla settimana", "ogni giorno", "tutti i giorni", "quotidian*",
        "volte al giorno", "giorni alla settimana", "per settimana", "giorni a settimana",
    ],
    not_a_hold: &["dopo", "entro", "prima", "dura", "durano", "da circa"],
    hold: &[
        "mant*", "ten*", "tien*", "rest*", "riman*", "prem*", "allung*", "sping*", "tira", "conserv*", "stringi",
        "contra*", "fermat*",
    ],
    movement: &[
        "cammin*", "marci*", "massag*", "rotol*", "corr*", "ruot*", "oscill*", "scuot*", "respira",
        "respiri lentamente", "salt*", "pedal*", "strofin*", "muov*",
    ],
    rest: &["ripos*", "pausa", "rilass*", "recuper*"],
    way_back: &["abbass*", "torna", "tornate", "scend*", "ritorn*"],
    at_end: &["in alto", "in basso", "nel punto più alto", "a fine movimento"],
    repeat: &["ripet*", "cambi*", "fai", "faccia", "esegu*", "poi", "lo stesso", "stessa cosa", "ora", "quindi"],
    whole: &["ogni esercizio", "ogni allungamento", "tutti gli esercizi", "intero", "intera", "circuito", "tutta la sequenza", "sequenza"],
    exhale: &[
        "ogni espirazione", "a ogni espirazione", "ad ogni espirazione", "espirando", "mentre espir*",
        "quando espir*", "ogni volta che espir*",
    ],
    inhale: &["ogni inspirazione", "inspirando", "mentre inspir*", "quando inspir*"],
    each_side: &[
        "per lato", "per ogni lato", "ogni lato", "su ogni lato", "per ciascun lato", "ciascun lato",
        "entrambi i lati", "da ogni lato", "da entrambi i lati", "per parte", "per ogni @limb", "con ogni @limb",
        "per @limb", "ciascuna @limb", "ogni @limb",
    ],
    other_side: &[
        "cambi* lato", "cambi* @limb", "cambi* il lato", "altern* @limb", "altro lato", "altra @limb", "altro @limb",
        "l altra @limb", "lato opposto", "@limb opposta", "@limb opposto", "cambia lato", "cambiare lato",
        "cambia @limb", "altra parte", "cambi lato",
    ],
    affected: &[
        "@limb dolorante", "@limb interessata", "@limb interessato", "@limb colpita", "lato dolorante",
        "lato interessato",
    ],
    if_needed: &["se necessario", "se serve", "se occorre", "all occorrenza", "se vuoi"],
    left: &["sinistra", "sinistro"],
    right: &["destra", "destro"],
    ambiguous: &[],
    side_follows_limb: true,
    masculine: &[],
    limbs: &[
        "gamba", "gambe", "piede", "piedi", "ginocchi*", "anca", "anche", "lato", "lati", "mano", "mani", "braccio",
        "braccia", "spalla", "spalle", "polpacci*", "coscia", "cosce", "cavigli*", "tallon*", "gomit*", "pols*",
        "gluteo", "glutei", "orecchi*", "pollic*", "parte",
    ],
    feel: &["sent*", "avvert*", "allung*"],
    exercise: "Esercizio",
    step: &["esercizio", "passo", "fase", "posizione", "allungamento", "movimento"],
    part: &["parte"],
    equipment: &[
        "attrezzatura", "attrezzi", "occorrente", "materiale", "ti serve", "ti servono", "serve", "cosa serve",
        "cosa ti serve", "ti occorre", "ti occorrono", "materiali", "occorrono",
    ],
    caption: &[
        "foto*", "immagine", "illustrazione", "figura", "fig", "primo piano", "una donna", "un uomo", "una persona",
        "due mani", "una mano", "video*", "un fisioterapista", "una fisioterapista", "la donna", "l uomo",
    ],
    advertising: &[
        "newsletter*", "iscriv*", "abbon*", "negozio", "acquista*", "leggi di più", "carrello", "cookie*",
        "pubblicità", "condivid*", "clicca*", "sconto*", "scarica", "diritti riservati", "seguici",
    ],
    imprint: &[
        "scritto da", "redatto da", "revisionato da", "revisione medica", "aggiornato*", "ultimo aggiornamento",
        "pubblicato*", "condividi*", "indice", "sommario", "in questo articolo", "articoli correlati", "leggi anche",
        "potrebbe interessarti", "utilizziamo i cookie", "questo sito*", "cookie*", "tempo di lettura", "torna su",
    ],
    reading_time: &["tempo di lettura", "min di lettura", "minuti di lettura"],
    byline: &["di"],
    warning: &[
        "non", "mai", "evit*", "attenzione", "fermati", "importante", "cautela", "in caso di dolore", "interromp*",
    ],
    grave_warning: &["fermati", "si fermi", "interromp*", "smetti", "in caso di dolore"],
    doctor: &["medico", "medica", "consult*"],
    condition: &["se", "quando", "in caso di"],
    trouble: &[
        "fa male", "fanno male", "dolor*", "fastidio", "difficile", "troppo", "non riesci", "non riesce", "non puoi",
    ],
    alternative: &["alternativa", "variante", "opzione", "più facile", "invece", "in alternativa", "troppo difficile", "per facilitare"],
    during: &[
        "quando", "se", "respir*", "mant*", "devi", "sentirai", "sent*", "rilass*", "lascia", "assicura*", "ricorda",
    ],
    position: &[
        "in piedi", "siedi*", "seduto", "sdraia*", "inginocchi*", "alza*", "mettiti", "gira*", "posizion*",
        "stenditi", "appoggia*",
    ],
    abbreviations: &["ca", "circa", "sec", "min", "rip", "es", "p.es", "fig", "max", "dott", "ecc", "rep"],
    name_column: &["nome", "esercizio", "esercizi", "allungamento", "cosa", "titolo", "movimento"],
    side_column: &["lato", "lati", "gamba", "braccio"],
    note_column: &[
        "nota", "note", "istruzion*", "descrizione", "come*", "dettagli*", "indicazion*", "osservazion*",
        "esecuzione",
    ],
    both: &[
        "entrambi", "entrambe", "ogni", "tutti e due", "s d", "s / d", "d / s", "sinistra destra",
        "sinistra / destra", "sinistra e destra", "sì", "2",
    ],
};
