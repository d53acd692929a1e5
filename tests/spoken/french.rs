//! Texts as spoken in French.

use nightcue::words::Language::French;

use super::{copies, lasts, says};

#[test]
fn what_has_nothing_to_write_out_is_copied() {
    copies(
        French,
        &["Asseyez-vous, jambes tendues.", "Prêt ? Allez-y !", "🦵 Étirez le mollet…", "vitamine C, l'été, D'accord"],
    );
}

#[test]
fn one_agrees_with_what_it_counts() {
    says(
        French,
        &[
            ("1 000 pas", "Mille pas"),
            ("10 500 m", "Dix mille cinq cents mètres"),
            ("1 minute", "Une minute"),
            ("21 minutes", "Vingt et une minutes"),
            ("81 secondes", "Quatre-vingt-une secondes"),
            ("71 secondes", "Soixante et onze secondes"),
            ("101 fois", "Cent une fois"),
            ("1 pas", "Un pas"),
            ("1 respiration", "Une respiration"),
            ("1 jambe", "Une jambe"),
            ("21 pas", "Vingt et un pas"),
            ("Étape 1 sur 21", "Étape un sur vingt et un"),
            ("Comptez jusqu'à 1.", "Comptez jusqu'à un."),
            ("80 s", "Quatre-vingts secondes"),
            ("200 m", "Deux cents mètres"),
            ("d'1 minute", "d'une minute"),
            ("1\u{202f}000\u{202f}000 de pas", "Un million de pas"),
            ("2000000 m", "Deux millions de mètres"),
        ],
    );
}

#[test]
fn decimals_are_said_after_virgule() {
    says(
        French,
        &[
            ("2,5 cm", "Deux virgule cinq centimètres"),
            ("1,5 cm", "Un virgule cinq centimètre"),
            ("2,25 kg", "Deux virgule vingt-cinq kilogrammes"),
            ("2,05 l", "Deux virgule zéro cinq litres"),
            ("0 s", "Zéro seconde"),
        ],
    );
}

#[test]
fn ordinals_are_words() {
    says(
        French,
        &[
            ("le 1er pas", "le premier pas"),
            ("la 1re étape", "la première étape"),
            ("la 1ère étape", "la première étape"),
            ("la 2e étape", "la deuxième étape"),
            ("la 2ème fois", "la deuxième fois"),
            ("le 5e, le 9e, le 21e", "le cinquième, le neuvième, le vingt et unième"),
            ("le 80e", "le quatre-vingtième"),
            ("la 2nde", "la seconde"),
        ],
    );
}

#[test]
fn lengths_of_time_are_words() {
    says(
        French,
        &[
            ("Tenez 30s.", "Tenez trente secondes."),
            ("Tenez 30 sec. puis soufflez.", "Tenez trente secondes puis soufflez."),
            ("2 min.", "Deux minutes."),
            ("2,5 minutes", "Deux minutes et demie"),
            ("1,5 min", "Une minute et demie"),
            ("1,5 h", "Une heure et demie"),
            ("0,5 min", "Une demi-minute"),
            ("2m30s", "Deux minutes et demie"),
            ("1 h 5 min", "Une heure et cinq minutes"),
            ("1 h 30", "Une heure et demie"),
            ("2 min 10", "Deux minutes et dix secondes"),
            ("pendant 2:10", "pendant deux minutes et dix secondes"),
            ("6 respirations/min", "Six respirations par minute"),
        ],
    );
}

#[test]
fn times_of_day_are_words() {
    says(
        French,
        &[
            ("à 10:30", "à dix heures trente"),
            ("à 22 h 30", "à vingt-deux heures trente"),
            ("à 22h30", "à vingt-deux heures trente"),
            ("à 1 h", "à une heure"),
        ],
    );
}

#[test]
fn ranges_say_à() {
    says(
        French,
        &[
            ("1 à 2 minutes", "Une à deux minutes"),
            ("2-3x", "Deux à trois fois"),
            ("2–2,5 minutes", "Deux à deux minutes et demie"),
            ("1-2 minutes", "Une à deux minutes"),
            ("pendant 30–60 s", "pendant trente à soixante secondes"),
            ("1,5–2 min", "Une minute et demie à deux minutes"),
            ("30s–1min", "Trente secondes à une minute"),
            ("entre 10-15 cm", "entre dix et quinze centimètres"),
            ("3-2-1", "Trois, deux, un"),
        ],
    );
}

#[test]
fn fractions_are_words() {
    says(
        French,
        &[
            ("une 1/2 heure", "une demi-heure"),
            ("1/2 heure", "Une demi-heure"),
            ("½ litre", "Un demi-litre"),
            ("1/4 h", "Un quart d'heure"),
            ("3/4 d'heure", "Trois quarts d'heure"),
            ("2 1/2 minutes", "Deux minutes et demie"),
            ("1 3/4 h", "Une heure et trois quarts"),
            ("1/2 tour", "Un demi tour"),
            ("1/3", "Un tiers"),
            ("2/3", "Deux tiers"),
            ("douleur 5/10", "douleur cinq sur dix"),
        ],
    );
}

#[test]
fn units_signs_and_repetitions_are_words() {
    says(
        French,
        &[
            ("à 90°", "à quatre-vingt-dix degrés"),
            ("1°", "Un degré"),
            ("36 °C", "Trente-six degrés Celsius"),
            ("50\u{202f}%", "Cinquante pour cent"),
            ("5 mm, 10 cm, 3 km, 1 kg", "Cinq millimètres, dix centimètres, trois kilomètres, un kilogramme"),
            ("3x", "Trois fois"),
            ("1x par jour", "Une fois par jour"),
            ("3 x 10 rép.", "Trois fois dix répétitions."),
            ("cuisse & genou", "cuisse et genou"),
            ("2 + 2 = 4", "Deux plus deux égale quatre"),
        ],
    );
}

#[test]
fn abbreviations_and_sides_are_words() {
    says(
        French,
        &[
            ("env. 30 s", "Environ trente secondes"),
            ("p. ex. une chaise", "Par exemple une chaise"),
            ("c.-à-d. tendue", "C'est-à-dire tendue"),
            ("sangle, balle, etc.", "sangle, balle, et cetera."),
            ("max. 2 min", "Au maximum deux minutes"),
            ("n° 3", "Numéro trois"),
            ("jambe G", "jambe gauche"),
            ("jambe D", "jambe droite"),
            ("bras D", "bras droit"),
            ("Pied (D)", "Pied (droit)"),
            ("G/D", "Gauche ou droite"),
            ("Étape IV", "Étape quatre"),
        ],
    );
}

#[test]
fn durations_are_exact() {
    lasts(
        French,
        &[
            (0, "zéro seconde"),
            (1000, "une seconde"),
            (1500, "une seconde et demie"),
            (500, "une demi-seconde"),
            (1300, "un virgule trois seconde"),
            (2300, "deux virgule trois secondes"),
            (21_000, "vingt et une secondes"),
            (60_000, "une minute"),
            (90_000, "une minute et demie"),
            (130_000, "deux minutes et dix secondes"),
            (150_000, "deux minutes et demie"),
            (3_600_000, "une heure"),
            (3_725_000, "une heure, deux minutes et cinq secondes"),
        ],
    );
}
