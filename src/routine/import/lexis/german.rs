//! The words of German.

use super::shape::Lexis;

// A word on each line would make the table too long to be read.
#[rustfmt::skip]
pub(super) const LEXIS: Lexis = Lexis {
    common: &[
        "der", "die", "das", "und", "sie", "den", "mit", "auf", "ein", "eine", "im", "ist", "dem", "für", "jeweils",
        "halten", "zur", "an",
    ],
    numbers: &[
        ("ein", 1000), ("eine", 1000), ("einer", 1000), ("einen", 1000), ("zwei", 2000), ("anderthalb", 1500),
        ("eineinhalb", 1500), ("zweieinhalb", 2500), ("dreieinhalb", 3500), ("drei", 3000), ("vier", 4000),
        ("fünf", 5000), ("sechs", 6000), ("sieben", 7000), ("acht", 8000), ("neun", 9000), ("zehn", 10000),
        ("elf", 11000), ("zwölf", 12000), ("fünfzehn", 15000), ("zwanzig", 20000), ("dreißig", 30000),
        ("dreissig", 30000), ("vierzig", 40000), ("fünfundvierzig", 45000), ("fünfzig", 50000), ("sechzig", 60000),
        ("neunzig", 90000),
    ],
    times_ending: "mal",
    half: &["eine halbe", "einer halben", "halbe", "halben"],
    to: &["bis", "oder", "-", "–", "—", "bis zu", "und"],
    and: &["und"],
    seconds: &["sekunde", "sekunden", "sek", "s", "sec"],
    minutes: &["minute", "minuten", "min"],
    hours: &["stunde", "stunden", "std", "h"],
    breaths: &[
        "atemzug", "atemzüge", "atemzügen", "tiefe atemzüge", "tiefen atemzügen", "ruhige atemzüge",
        "ruhigen atemzügen", "langsame atemzüge",
    ],
    times: &["mal", "x", "×", "male"],
    repetitions: &["wiederholung", "wiederholungen", "wdh", "wh", "whd", "wdhl", "heber", "kniebeugen", "kreise"],
    sets: &[
        "satz", "sätze", "sätzen", "durchgang", "durchgänge", "durchgängen", "runde", "runden", "serie", "serien",
    ],
    of: &["à", "a", "mit je", "mit jeweils", "je", "jeweils", "von", "von je", "zu", "zu je", "mit"],
    frequency: &[
        "am tag", "pro tag", "täglich", "tägliche", "jeden tag", "in der woche", "pro woche", "wöchentlich",
        "die woche", "mal täglich", "tage pro", "tage die woche", "an _ tagen", "pro stunde", "jede stunde",
    ],
    not_a_hold: &["nach", "innerhalb", "alle", "dauert", "dauern", "vor", "seit", "binnen"],
    hold: &[
        "halt*", "hält", "bleib*", "verharr*", "verweil*", "drück*", "press*", "dehn*", "stütz*", "aushalt*",
        "gehalten", "stehen", "sitzen", "position", "spann*", "beibehalten", "zieh*", "haltezeit",
    ],
    movement: &[
        "geh*", "lauf*", "marschier*", "massier*", "knet*", "roll*", "kreis*", "schwing*", "schüttel*", "atme*",
        "spring*", "radeln", "reib*", "wipp*", "beweg*", "klopf*", "streich*", "rad", "radfahren", "hin und her", "vor und zurück", "ausroll*", "pendel*",
    ],
    rest: &[
        "pause", "pausen", "satzpause*", "serienpause*", "zwischenpause*", "pausenlänge", "pausendauer", "pausier*", "ausruh*", "ruhen", "erhol*", "entspann*", "pausenzeit", "ruhepause", "lockern", "auflockern", "ruh",
    ],
    way_back: &["senk*", "absenk*", "zurück*", "runter*", "herunter*", "ablass*", "herab*", "sinken"],
    at_end: &["oben", "am höchsten punkt", "am obersten punkt", "in der endposition", "in der endstellung", "unten"],
    repeat: &[
        "wiederhol*", "seitenwechsel", "seite wechseln", "seiten wechseln", "wechsel*", "anschließend",
        "anschliessend", "danach das gleiche", "danach", "dann", "das gleiche", "dasselbe", "führ*", "mach*",
        "absolvier*", "nun", "jetzt", "auch",
    ],
    whole: &["alle übungen", "jede übung", "jeder übung", "jede dehnung", "jede position", "gesamte", "gesamten", "ganze", "zirkel", "gesamtes", "das ganze programm", "alles"],
    exhale: &[
        "jedem ausatmen", "jeder ausatmung", "beim ausatmen", "mit dem ausatmen", "jedes ausatmen",
        "jedes mal beim ausatmen", "du ausatmest", "sie ausatmen", "mit der ausatmung", "bei der ausatmung",
    ],
    inhale: &[
        "jedem einatmen", "jeder einatmung", "beim einatmen", "mit dem einatmen", "mit der einatmung",
        "bei der einatmung",
    ],
    each_side: &[
        "auf jeder seite", "auf beiden seiten", "beide seiten", "beiden seiten", "jede seite", "jeder seite",
        "pro seite", "je seite", "je @limb", "pro @limb", "mit jedem @limb", "jedes @limb", "jedem @limb",
        "beidseitig", "beidseits", "für jedes @limb", "für jede seite", "auf jedem @limb",
        "mit beiden beinen nacheinander", "jeweils auf jeder seite", "jeder @limb", "jeweils beide seiten",
        "links und rechts", "rechts und links", "beide @limb nacheinander", "erst rechts dann links", "erst links dann rechts",
    ],
    other_side: &[
        "wechsel* _ seite*", "wechsel* _ @limb", "wechsel* _ _ @limb", "wechsel* _ _ seite*", "seite* wechsel*",
        "@limb wechsel*", "gegenüberliegende* seite", "andere seite", "anderen seite", "anderes @limb",
        "anderen @limb", "andere @limb", "anderem @limb", "seitenwechsel", "seite wechseln", "seiten wechseln",
        "gegenseite", "wechseln sie die seite", "wechsel die seite", "wechsle die seite", "wechseln sie das bein",
        "wechsle das bein", "bein wechseln", "beinwechsel", "zweite seite", "zweiten seite",
        "wechseln sie dann die seite", "wechseln sie das bein", "beine wechseln", "arm wechseln", "die seiten",
    ],
    affected: &[
        "betroffene @limb", "betroffenen @limb", "betroffenes @limb", "schmerzende @limb", "schmerzenden @limb",
        "betroffene seite", "betroffenen seite", "krampfende @limb", "krampfenden @limb",
    ],
    if_needed: &[
        "bei bedarf", "falls nötig", "wenn nötig", "falls notwendig", "gegebenenfalls", "ggf", "wenn du magst",
        "wenn sie mögen", "falls erforderlich",
    ],
    left: &["links", "linke", "linken", "linkes", "linker", "linkem"],
    right: &["rechts", "rechte", "rechten", "rechtes", "rechter", "rechtem"],
    ambiguous: &[],
    side_follows_limb: false,
    masculine: &[],
    limbs: &[
        "bein*", "fuß*", "fuss*", "füße*", "knie*", "hüft*", "seite*", "hand*", "händ*", "arm*", "schulter*", "wade*",
        "oberschenkel*", "unterschenkel*", "ferse*", "ellenbogen*", "ellbogen*", "handgelenk*", "fußgelenk*",
        "knöchel*", "zehe*", "po*", "gesäß*", "ohr*", "daumen*", "sohle*", "schienbein*",
    ],
    feel: &["spür*", "dehn*", "fühl*", "gedehnt"],
    exercise: "Übung",
    step: &["übung", "schritt", "position", "nr", "dehnung", "station"],
    part: &["teil", "phase", "variante a"],
    equipment: &[
        "material", "hilfsmittel", "ausrüstung", "sie brauchen", "du brauchst", "das brauchen sie", "das brauchst du",
        "benötigt", "sie benötigen", "du benötigst", "benötigtes material", "was du brauchst", "was sie brauchen",
        "geräte", "utensilien", "übungsmaterial", "trainingsmaterial", "trainingsgeräte", "benötigtes", "benötigte geräte", "bereitlegen", "benötigte hilfsmittel", "zubehör", "benötigtes zubehör", "equipment",
    ],
    caption: &[
        "foto*", "bild*", "abbildung*", "abb", "grafik*", "eine frau", "ein mann", "eine person", "frau",
        "zwei hände", "eine hand", "nahaufnahme*", "video*", "ein physiotherapeut", "eine physiotherapeutin",
        "zeichnung*", "eine therapeutin", "ein therapeut", "die frau", "der mann", "eine ältere frau",
        "ein älterer mann", "eine junge frau", "ein junger mann", "illustration*",
    ],
    advertising: &[
        "newsletter*", "abonnier*", "anmelden", "jetzt kaufen", "shop*", "warenkorb", "mehr lesen", "weiterlesen",
        "anzeige", "werbung", "cookie*", "datenschutz", "impressum", "jetzt bestellen", "kostenlos", "teilen sie",
        "folgen sie uns", "folge uns", "hier klicken", "rabatt*", "unsere app", "alle rechte vorbehalten",
        "herunterladen", "jetzt sichern",
    ],
    imprint: &[
        "lesezeit", "lesedauer", "geschrieben von", "verfasst von", "ein beitrag von", "autor", "autorin",
        "medizinisch geprüft*", "medizinisch überprüft*", "fachlich geprüft*", "geprüft von", "aktualisiert*",
        "zuletzt aktualisiert*", "letzte aktualisierung", "veröffentlicht*", "erschienen am", "stand :",
        "artikel teilen", "diesen artikel teilen", "beitrag teilen", "teilen", "inhaltsverzeichnis", "inhalt",
        "in diesem artikel", "ähnliche artikel", "ähnliche beiträge", "verwandte artikel", "verwandte beiträge",
        "weitere artikel", "mehr zum thema", "das könnte sie auch interessieren",
        "das könnte dich auch interessieren", "wir verwenden cookies", "wir nutzen cookies",
        "diese website verwendet", "diese website nutzt", "diese seite verwendet", "diese seite nutzt",
        "alle cookies", "cookie*", "nach oben", "seite drucken", "bildnachweis*",
    ],
    reading_time: &["lesezeit", "lesedauer"],
    byline: &["von"],
    warning: &[
        "nicht", "nie", "niemals", "vermeid*", "achtung", "vorsicht", "warnung", "hör auf", "hören sie auf",
        "brechen sie", "brich", "abbrechen", "bei schmerzen", "wichtig", "kein schmerz", "keine schmerzen",
        "bei schwindel", "stoppen sie", "stopp*", "aufhör*", "bei _ schmerzen", "nur bis zur schmerzgrenze",
        "hören sie sofort auf", "hör sofort auf", "beenden sie",
    ],
    grave_warning: &[
        "hör auf", "hören sie auf", "hören sie sofort auf", "hör sofort auf", "aufhören", "brechen sie", "brich",
        "abbrechen", "stoppen sie", "sofort auf", "bei schmerzen", "bei _ schmerzen", "beenden sie", "nicht weiter",
    ],
    doctor: &["ärztlich*", "arzt", "ärztin", "hausarzt", "hausärztin", "ihren arzt", "arztpraxis"],
    condition: &["wenn", "falls", "sobald", "sollte", "sollten", "bei schmerzen", "bei beschwerden"],
    trouble: &[
        "schmerz*", "weh", "wehtut", "wehtun", "unangenehm", "schwer", "schwerfällt", "zu stark", "nicht möglich",
        "nicht können", "nicht gelingt", "zu anstrengend", "beschwerden", "nicht kannst",
    ],
    alternative: &[
        "alternativ", "alternative", "leichter", "leichtere", "einfacher", "stattdessen", "variante", "erleichterung",
        "zu schwer", "zu leicht", "zu anstrengend", "schwieriger", "schwerer", "steigerung", "leichte variante", "einfachere",
        "ersatzweise",
    ],
    during: &[
        "wenn", "sobald", "falls", "atme*", "achte*", "halte*", "spür*", "du spürst", "sie spüren", "dabei", "lass*",
        "entspann*", "die schultern", "der rücken", "bleib*", "denk*", "währenddessen",
    ],
    position: &[
        "stell*", "setz*", "leg*", "knie", "knien", "dreh*", "komm*", "stehen", "steh", "begib", "geh", "gehen",
        "ausgangsposition", "ausgangsstellung",
    ],
    abbreviations: &[
        "ca", "sek", "min", "std", "wdh", "bzw", "evtl", "z.b", "z", "b", "d.h", "nr", "abb", "max", "mind", "ggf",
        "dr", "usw", "etc", "inkl", "wh", "je", "li", "re",
    ],
    name_column: &["name*", "übung*", "bezeichnung", "was", "dehnung*", "titel"],
    side_column: &["seite*", "bein*", "arm*"],
    note_column: &[
        "hinweis*", "anleitung*", "ausführung*", "beschreibung*", "bemerkung*", "notiz*", "so geht*", "durchführung*",
        "anmerkung*",
    ],
    both: &[
        "beide", "beidseits", "je", "jede", "l r", "li re", "li / re", "l / r", "r / l", "re / li", "links rechts",
        "links / rechts", "links und rechts", "ja", "2", "beids",
    ],
};
