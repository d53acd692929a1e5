//! The words of French.

use super::shape::Lexis;

// A word on each line would make the table too long to be read.
#[rustfmt::skip]
pub(super) const LEXIS: Lexis = Lexis {
    common: &[
        "le", "la", "les", "et", "vous", "votre", "vos", "avec", "pour", "sur", "une", "un", "du", "des", "dans",
        "au", "pendant", "est",
    ],
    numbers: &[
        ("un", 1000), ("une", 1000), ("deux", 2000), ("trois", 3000), ("quatre", 4000), ("cinq", 5000), ("six", 6000),
        ("sept", 7000), ("huit", 8000), ("neuf", 9000), ("dix", 10000), ("onze", 11000), ("douze", 12000),
        ("quinze", 15000), ("vingt", 20000), ("trente", 30000), ("quarante", 40000), ("quarante cinq", 45000),
        ("cinquante", 50000), ("soixante", 60000),
    ],
    times_ending: "",
    half: &["une demi", "une demie", "demi", "demie"],
    to: &["à", "ou", "-", "–", "—", "et"],
    and: &["et"],
    seconds: &["seconde", "secondes", "sec", "s"],
    minutes: &["minute", "minutes", "min", "mn"],
    hours: &["heure", "heures", "h"],
    breaths: &[
        "respiration", "respirations", "respirations profondes", "respirations lentes", "souffles",
        "cycles respiratoires",
    ],
    times: &["fois", "x", "×"],
    repetitions: &["répétition", "répétitions", "rép", "rep", "reps", "répét"],
    sets: &["série", "séries", "tour", "tours", "cycle", "cycles"],
    of: &["de", "à"],
    frequency: &[
        "par jour", "par semaine", "chaque jour", "tous les jours", "quotidien*", "fois par jour", "fois par semaine",
        "jours par semaine", "par heure",
    ],
    not_a_hold: &["après", "avant", "toutes les", "dure", "durent", "dans les", "depuis"],
    hold: &[
        "ten*", "tien*", "maint*", "rest*", "gard*", "press*", "appuy*", "étir*", "pouss*", "tir*", "serr*",
        "conserv*", "contract*", "posture",
    ],
    movement: &[
        "march*", "mass*", "roul*", "pétri*", "cour*", "cercl*", "balanc*", "secou*", "respir*", "saut*", "pédal*",
        "frott*", "boug*", "tourn*",
    ],
    rest: &["repos*", "pause", "relâch*", "récup*", "détend*", "souffl*"],
    way_back: &["redescend*", "reven*", "abaiss*", "descend*"],
    at_end: &["en haut", "en bas", "en position haute", "en fin de mouvement"],
    repeat: &[
        "répét*", "chang*", "recommenc*", "refai*", "faites", "fais", "effectu*", "puis", "même chose", "idem",
        "ensuite", "de même", "réalis*",
    ],
    whole: &["tous les exercices", "chaque exercice", "chaque étirement", "chaque posture", "ensemble", "circuit", "toute la séance", "tout le programme", "enchaînement"],
    exhale: &[
        "chaque expiration", "à l expiration", "en expirant", "chaque expire", "vous expirez", "tu expires",
        "l expiration",
    ],
    inhale: &["chaque inspiration", "à l inspiration", "en inspirant", "vous inspirez", "tu inspires"],
    each_side: &[
        "de chaque côté", "des deux côtés", "chaque côté", "par côté", "par @limb", "pour chaque @limb",
        "avec chaque @limb", "chaque @limb", "sur chaque @limb", "de part et d autre", "à gauche et à droite",
        "les deux côtés", "pour chaque côté",
    ],
    other_side: &[
        "chang* de côté", "chang* de @limb", "l autre côté", "invers* les @limb", "altern* les @limb", "autre côté",
        "l autre @limb", "autre @limb", "changez de côté", "change de côté", "changer de côté", "changez de @limb",
        "change de @limb", "changer de @limb", "côté opposé", "@limb opposée", "@limb opposé",
    ],
    affected: &[
        "@limb douloureuse", "@limb douloureux", "côté douloureux", "@limb atteinte", "@limb atteint",
        "@limb concernée", "@limb concerné", "@limb touchée", "côté atteint",
    ],
    if_needed: &["si nécessaire", "si besoin", "au besoin", "si vous le souhaitez", "si tu veux"],
    left: &["gauche", "gauche"],
    right: &["droite", "droit"],
    ambiguous: &["droit", "droite"],
    side_follows_limb: true,
    masculine: &[
        "pied*", "genou*", "bras", "mollet*", "talon*", "coude*", "poignet*", "côté*", "orteil*", "tibia*", "pouce*",
    ],
    limbs: &[
        "jambe*", "pied*", "genou*", "hanche*", "côté*", "main*", "bras", "épaule*", "mollet*", "cuisse*",
        "cheville*", "talon*", "coude*", "poignet*", "orteil*", "fesse*", "tibia*", "pouce*", "oreille*", "paume*",
    ],
    feel: &["sent*", "ressent*", "étir*"],
    exercise: "Exercice",
    step: &["exercice", "étape", "posture", "étirement", "position", "mouvement"],
    part: &["partie", "phase", "temps"],
    equipment: &[
        "matériel", "équipement", "vous aurez besoin", "il vous faut", "il te faut", "matériel nécessaire",
        "ce qu il vous faut", "accessoires", "tu auras besoin", "prévoir", "prévoyez",
    ],
    caption: &[
        "photo*", "image*", "illustration*", "figure", "fig", "gros plan", "une femme", "un homme", "une personne",
        "deux mains", "une main", "vidéo*", "schéma*", "un kinésithérapeute", "une kinésithérapeute", "la femme",
        "l homme",
    ],
    advertising: &[
        "newsletter*", "abonn*", "inscri*", "boutique*", "achet*", "lire la suite", "en savoir plus", "panier",
        "cookie*", "publicité", "partag*", "cliqu*", "promo*", "télécharg*", "tous droits réservés", "suivez nous",
    ],
    imprint: &[
        "écrit par", "rédigé par", "relu par", "vérifié par", "validé par", "mis à jour", "mise à jour",
        "dernière mise à jour", "publié*", "partag* cet article", "sommaire", "table des matières",
        "dans cet article", "articles liés", "articles similaires", "à lire aussi", "nous utilisons des cookies",
        "ce site utilise*", "cookie*", "temps de lecture", "haut de page",
    ],
    reading_time: &["temps de lecture", "min de lecture", "minutes de lecture"],
    byline: &["par"],
    warning: &[
        "ne", "n", "évit*", "jamais", "attention", "arrêt*", "prudence", "important", "en cas de douleur",
        "avertissement", "cessez", "stopp*",
    ],
    grave_warning: &["arrêt*", "en cas de douleur", "cessez"],
    doctor: &["médecin", "médical*", "consult*"],
    condition: &["si", "s il", "lorsque", "quand", "en cas de", "dès que"],
    trouble: &[
        "douleur*", "mal", "douloureu*", "difficile", "gêne*", "trop", "ne pouvez pas", "ne peux pas", "inconfort*",
    ],
    alternative: &[
        "alternative", "variante", "option", "plus facile", "plutôt", "sinon", "à défaut", "autrement", "trop difficile", "trop dur",
        "pour faciliter", "plus difficile",
    ],
    during: &[
        "quand", "lorsque", "si", "respir*", "gard*", "vous devez", "vous sent*", "sent*", "relâch*", "laiss*",
        "veill*", "pens*", "dès que",
    ],
    position: &[
        "debout", "assey*", "allong*", "couch*", "agenouill*", "mett*", "tourn*", "lev*", "plac*", "assis*",
        "assied*", "install*",
    ],
    abbreviations: &["env", "sec", "min", "rép", "p.ex", "ex", "fig", "max", "dr", "etc", "n", "mn"],
    name_column: &["nom", "exercice*", "étirement*", "mouvement*", "quoi", "titre", "posture*"],
    side_column: &["côté*", "jambe*", "bras"],
    note_column: &[
        "remarque*", "consigne*", "instruction*", "description*", "note*", "comment*", "exécution", "détail*",
    ],
    both: &[
        "deux", "les deux", "chaque", "g d", "g / d", "d / g", "gauche droite", "gauche / droite", "gauche et droite",
        "oui", "2",
    ],
};
