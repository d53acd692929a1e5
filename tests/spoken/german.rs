//! Texts as spoken in German.

use nightcue::base::Length;
use nightcue::words::Language::German;
use nightcue::words::duration_behind;

use super::{copies, lasts, says};

#[test]
fn what_has_nothing_to_write_out_is_copied() {
    copies(
        German,
        &[
            "Setz dich hin und strecke beide Beine aus.",
            "🦵 Dehne die Wade – langsam.",
            "Vitamin C",
            "Ein L-Sitz und ein R.",
            "mm, hm, ja",
        ],
    );
}

#[test]
fn one_takes_the_form_its_noun_asks_for() {
    says(
        German,
        &[
            ("1 bis 2 Minuten", "Eine bis zwei Minuten"),
            ("1 oder 2 Kissen", "Ein oder zwei Kissen"),
            ("mit 1 weichen Ball", "mit einem weichen Ball"),
            ("nach 1 langen Minute", "nach einer langen Minute"),
            ("Zähle bis 1.", "Zähle bis eins."),
            ("1 Minute", "Eine Minute"),
            ("Warte 1 Sekunde.", "Warte eine Sekunde."),
            ("nach 1 Minute", "nach einer Minute"),
            ("nach ca. 1 Minute", "nach circa einer Minute"),
            ("Geh 1 Schritt vor.", "Geh einen Schritt vor."),
            ("mit 1 Bein", "mit einem Bein"),
            ("Hebe 1 Bein.", "Hebe ein Bein."),
            ("1 Wiederholung", "Eine Wiederholung"),
            ("1 Ausfallschritt", "Einen Ausfallschritt"),
            ("1 Wadendehnung", "Eine Wadendehnung"),
            ("1 tiefen Atemzug", "Einen tiefen Atemzug"),
            ("1 tiefer Atemzug", "Ein tiefer Atemzug"),
            ("1 ganze Minute", "Eine ganze Minute"),
            ("1 m", "Einen Meter"),
            ("1 kg", "Ein Kilogramm"),
            ("1 und 2", "Eins und zwei"),
            ("Schritt 1", "Schritt eins"),
            ("Schritt 1 Beine strecken", "Schritt eins Beine strecken"),
            ("1 bis 2", "Eins bis zwei"),
            ("21 Minuten", "Einundzwanzig Minuten"),
        ],
    );
}

#[test]
fn cardinals_and_decimals_are_words() {
    says(
        German,
        &[
            ("Zähle bis 10.", "Zähle bis zehn."),
            ("1.000 Schritte", "Eintausend Schritte"),
            ("2,5 cm", "Zwei Komma fünf Zentimeter"),
            ("0,75 l", "Null Komma sieben fünf Liter"),
            ("2.5 kg", "Zwei Komma fünf Kilogramm"),
            ("-5 °C", "Minus fünf Grad Celsius"),
            ("5+ Atemzüge", "Fünf oder mehr Atemzüge"),
        ],
    );
}

#[test]
fn ordinals_take_the_ending_of_their_article_or_noun() {
    says(
        German,
        &[
            ("Der 2. und 3. Zeh", "Der zweite und dritte Zeh"),
            ("1., 2. und 3. Schritt", "Erster, zweiter und dritter Schritt"),
            ("1.–3. Tag", "Erster bis dritter Tag"),
            ("Der 1. Schritt", "Der erste Schritt"),
            ("Im 2. Schritt", "Im zweiten Schritt"),
            ("beim 3. Mal", "beim dritten Mal"),
            ("die 7. Runde", "die siebte Runde"),
            ("in der 8. Runde", "in der achten Runde"),
            ("1. Schritt: sitzen", "Erster Schritt: sitzen"),
            ("2. Runde", "Zweite Runde"),
            ("Jede 2. Minute", "Jede zweite Minute"),
            ("das 21. Mal", "das einundzwanzigste Mal"),
            ("zum 100. Mal", "zum hundertsten Mal"),
            ("1. Setz dich.", "Eins. Setz dich."),
            ("Zähle bis 3. Dann los.", "Zähle bis drei. Dann los."),
            ("Zähle bis 3.", "Zähle bis drei."),
        ],
    );
}

#[test]
fn lengths_of_time_are_words() {
    says(
        German,
        &[
            ("Halte 30s.", "Halte dreißig Sekunden."),
            ("Halte für 30 s.", "Halte für dreißig Sekunden."),
            ("Halte 30 Sek. lang.", "Halte dreißig Sekunden lang."),
            ("Halte 30 Sek. Dann ruhe.", "Halte dreißig Sekunden. Dann ruhe."),
            ("30 Sek. Pause", "Dreißig Sekunden Pause"),
            ("2,5 Minuten", "Zweieinhalb Minuten"),
            ("1,5 Min.", "Eineinhalb Minuten."),
            ("0,5 min", "Eine halbe Minute"),
            ("nach 0,5 min", "nach einer halben Minute"),
            ("2m30s", "Zweieinhalb Minuten"),
            ("1 h 5 min", "Eine Stunde und fünf Minuten"),
            ("2:30 min", "Zweieinhalb Minuten"),
            ("Halte 2:10.", "Halte zwei Minuten und zehn Sekunden."),
            ("6 Atemzüge/min", "Sechs Atemzüge pro Minute"),
            ("eine 30-Sekunden-Pause", "eine dreißig-Sekunden-Pause"),
        ],
    );
}

#[test]
fn times_of_day_are_words() {
    says(
        German,
        &[
            ("um 22:30 Uhr", "um zweiundzwanzig Uhr dreißig"),
            ("um 1:00 Uhr", "um ein Uhr"),
            ("um 3:15", "um drei Uhr fünfzehn"),
            ("um 8 Uhr", "um acht Uhr"),
            ("um 1 Uhr", "um ein Uhr"),
        ],
    );
}

#[test]
fn ranges_say_bis() {
    says(
        German,
        &[
            ("2–2,5", "Zwei bis zwei Komma fünf"),
            ("2–2,5 Minuten", "Zwei bis zweieinhalb Minuten"),
            ("2-3 Minuten", "Zwei bis drei Minuten"),
            ("1-2 Minuten", "Eine bis zwei Minuten"),
            ("1–2 m", "Ein bis zwei Meter"),
            ("30–60 s", "Dreißig bis sechzig Sekunden"),
            ("30s–1min", "Dreißig Sekunden bis eine Minute"),
            ("10-15°", "Zehn bis fünfzehn Grad"),
            ("zwischen 10–15 cm", "zwischen zehn und fünfzehn Zentimeter"),
            ("3-2-1", "Drei, zwei, eins"),
        ],
    );
}

#[test]
fn fractions_are_words() {
    says(
        German,
        &[
            ("eine 3/4 Stunde", "eine Dreiviertelstunde"),
            ("in einer 1/2 Stunde", "in einer halben Stunde"),
            ("1/2 Stunde", "Eine halbe Stunde"),
            ("½ m", "Einen halben Meter"),
            ("½ kg", "Ein halbes Kilogramm"),
            ("1/4 h", "Eine Viertelstunde"),
            ("3/4 Stunde", "Eine Dreiviertelstunde"),
            ("1/4 Drehung", "Eine viertel Drehung"),
            ("1/3", "Ein Drittel"),
            ("3/4", "Drei Viertel"),
            ("2 1/2 Minuten", "Zweieinhalb Minuten"),
            ("1½ Minuten", "Eineinhalb Minuten"),
            ("2 3/4 l", "Zweidreiviertel Liter"),
            ("Schmerz 5/10", "Schmerz fünf von zehn"),
        ],
    );
}

#[test]
fn units_signs_and_repetitions_are_words() {
    says(
        German,
        &[
            ("2-3x pro Seite", "Zwei- bis dreimal pro Seite"),
            ("10er-Satz", "Zehner-Satz"),
            ("5 Tage/Woche", "Fünf Tage pro Woche"),
            ("6 Atemzüge / Min.", "Sechs Atemzüge pro Minute."),
            ("Beuge das Knie auf 90°.", "Beuge das Knie auf neunzig Grad."),
            ("36 °C", "Sechsunddreißig Grad Celsius"),
            ("50 %", "Fünfzig Prozent"),
            ("5 mm, 10 cm, 3 km", "Fünf Millimeter, zehn Zentimeter, drei Kilometer"),
            ("3x", "Dreimal"),
            ("1x täglich", "Einmal täglich"),
            ("3 x 10 Wdh.", "Drei mal zehn Wiederholungen."),
            ("3-mal, 2fach", "Dreimal, zweifach"),
            ("Wade & Ferse", "Wade und Ferse"),
            ("2 + 2 = 4", "Zwei plus zwei gleich vier"),
            ("ca. 30 s", "Circa dreißig Sekunden"),
            ("ca. 1 min", "Circa eine Minute"),
        ],
    );
}

#[test]
fn abbreviations_are_words() {
    says(
        German,
        &[
            ("z. B. an der Wand", "Zum Beispiel an der Wand"),
            ("an der Wand, z.B. im Flur", "an der Wand, zum Beispiel im Flur"),
            ("d. h. gestreckt", "Das heißt gestreckt"),
            ("Gurt bzw. Handtuch", "Gurt beziehungsweise Handtuch"),
            ("Gurt, Ball usw.", "Gurt, Ball und so weiter."),
            ("max. 2 Min. halten", "Maximal zwei Minuten halten"),
            ("mind. 30 Sek.", "Mindestens dreißig Sekunden."),
            ("Nr. 3", "Nummer drei"),
        ],
    );
}

#[test]
fn side_letters_agree_with_the_part_of_the_body() {
    says(
        German,
        &[
            ("Bein L, Bein R", "Bein links, Bein rechts"),
            ("L und R im Wechsel", "Links und rechts im Wechsel"),
            ("das re. Knie u. das li. Knie", "das rechte Knie und das linke Knie"),
            ("Bein (L)", "Bein (links)"),
            ("L Bein", "Linkes Bein"),
            ("Strecke das R Bein.", "Strecke das rechte Bein."),
            ("mit dem li. Fuß", "mit dem linken Fuß"),
            ("re. Wade", "Rechte Wade"),
            ("L/R", "Links oder rechts"),
        ],
    );
}

#[test]
fn roman_numerals_are_numbers_behind_what_they_number() {
    says(
        German,
        &[
            ("Teil I und II", "Teil eins und zwei"),
            ("Stufe II–III", "Stufe zwei bis drei"),
            ("Schritt IV", "Schritt vier"),
            ("Stufe I", "Stufe eins"),
            ("Phase XII.", "Phase zwölf."),
        ],
    );
}

#[test]
fn a_duration_takes_the_case_of_the_words_before_it() {
    let behind = |before: &str, seconds| duration_behind(before, Length::from_secs(seconds), German);
    assert_eq!(behind("Löse nach ", 60), "einer Minute");
    assert_eq!(behind("Löse nach etwa ", 3900), "einer Stunde und fünf Minuten");
    assert_eq!(behind("Halte für ", 60), "eine Minute");
    assert_eq!(behind("Nach ", 90), "eineinhalb Minuten");
    says(
        German,
        &[
            ("nach 1 h 5 min", "nach einer Stunde und fünf Minuten"),
            ("nach 1:10 min", "nach einer Minute und zehn Sekunden"),
        ],
    );
}

#[test]
fn durations_are_exact() {
    lasts(
        German,
        &[
            (0, "null Sekunden"),
            (1000, "eine Sekunde"),
            (1500, "eineinhalb Sekunden"),
            (500, "eine halbe Sekunde"),
            (2300, "zwei Komma drei Sekunden"),
            (30_000, "dreißig Sekunden"),
            (60_000, "eine Minute"),
            (90_000, "eineinhalb Minuten"),
            (130_000, "zwei Minuten und zehn Sekunden"),
            (150_000, "zweieinhalb Minuten"),
            (3_600_000, "eine Stunde"),
            (3_900_000, "eine Stunde und fünf Minuten"),
            (3_725_000, "eine Stunde, zwei Minuten und fünf Sekunden"),
        ],
    );
}
