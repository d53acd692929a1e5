//! Texts as spoken in Italian.

use nightcue::words::Language::Italian;

use super::{copies, lasts, says};

#[test]
fn what_has_nothing_to_write_out_is_copied() {
    copies(
        Italian,
        &["Siediti con le gambe distese.", "Pronto? Via!", "🦵 Allunga il polpaccio…", "vitamina C, l'anca, così"],
    );
}

#[test]
fn one_agrees_with_what_it_counts() {
    says(
        Italian,
        &[
            ("1 stretching", "Uno stretching"),
            ("1 zaino", "Uno zaino"),
            ("1 minuto", "Un minuto"),
            ("1 ora", "Un'ora"),
            ("1 volta", "Una volta"),
            ("1 gamba", "Una gamba"),
            ("1 piede", "Un piede"),
            ("1 mano", "Una mano"),
            ("1 respirazione", "Una respirazione"),
            ("21 minuti", "Ventuno minuti"),
            ("Passo 1 di 3", "Passo uno di tre"),
            ("Conta fino a 1.", "Conta fino a uno."),
            ("23 secondi", "Ventitré secondi"),
            ("1000000 m", "Un milione di metri"),
        ],
    );
}

#[test]
fn decimals_are_said_after_virgola() {
    says(
        Italian,
        &[
            ("2,5 cm", "Due virgola cinque centimetri"),
            ("2,25 kg", "Due virgola venticinque chilogrammi"),
            ("2,05 l", "Due virgola zero cinque litri"),
        ],
    );
}

#[test]
fn ordinals_are_words() {
    says(
        Italian,
        &[
            ("il 1° passo", "il primo passo"),
            ("la 2ª volta", "la seconda volta"),
            ("il 3º giro", "il terzo giro"),
            ("la 11ª", "la undicesima"),
            ("il 23º", "il ventitreesimo"),
            ("il 26º", "il ventiseiesimo"),
        ],
    );
}

#[test]
fn lengths_of_time_are_words() {
    says(
        Italian,
        &[
            ("Mantieni 30s.", "Mantieni trenta secondi."),
            ("30 sec. di pausa", "Trenta secondi di pausa"),
            ("2 min.", "Due minuti."),
            ("2,5 minuti", "Due minuti e mezzo"),
            ("1,5 min", "Un minuto e mezzo"),
            ("1,5 h", "Un'ora e mezza"),
            ("0,5 min", "Mezzo minuto"),
            ("0,5 h", "Mezz'ora"),
            ("2m30s", "Due minuti e mezzo"),
            ("1 h 5 min", "Un'ora e cinque minuti"),
            ("per 2:10", "per due minuti e dieci secondi"),
            ("6 respiri/min", "Sei respiri al minuto"),
            ("3 km/h", "Tre chilometri all'ora"),
        ],
    );
}

#[test]
fn times_of_day_are_words() {
    says(Italian, &[("alle 10:30", "alle dieci e trenta"), ("alle 22:00", "alle ventidue")]);
}

#[test]
fn ranges_say_da_a() {
    says(
        Italian,
        &[
            ("1 o 2 ore", "Una o due ore"),
            ("2-3x", "Da due a tre volte"),
            ("2–2,5 minuti", "Da due a due minuti e mezzo"),
            ("Mantieni 1-2 minuti.", "Mantieni da uno a due minuti."),
            ("per 30–60 s", "per trenta fino a sessanta secondi"),
            ("1-2 ore", "Da una a due ore"),
            ("30s–1min", "Da trenta secondi a un minuto"),
            ("tra 10-15 cm", "tra dieci e quindici centimetri"),
            ("3-2-1", "Tre, due, uno"),
        ],
    );
}

#[test]
fn fractions_are_words() {
    says(
        Italian,
        &[
            ("1/2 ora", "Mezz'ora"),
            ("½ minuto", "Mezzo minuto"),
            ("1/4 h", "Un quarto d'ora"),
            ("3/4 d'ora", "Tre quarti d'ora"),
            ("2 1/2 minuti", "Due minuti e mezzo"),
            ("1 3/4 ore", "Un'ora e tre quarti"),
            ("1/2 giro", "Mezzo giro"),
            ("1/3", "Un terzo"),
            ("2/3", "Due terzi"),
            ("dolore 5/10", "dolore cinque su dieci"),
        ],
    );
}

#[test]
fn units_signs_and_repetitions_are_words() {
    says(
        Italian,
        &[
            ("2x/giorno", "Due volte al giorno"),
            ("5 giorni/settimana", "Cinque giorni alla settimana"),
            ("a 90°", "a novanta gradi"),
            ("1°", "Un grado"),
            ("36 °C", "Trentasei gradi Celsius"),
            ("50%", "Cinquanta per cento"),
            ("5 mm, 10 cm, 3 km, 1 kg", "Cinque millimetri, dieci centimetri, tre chilometri, un chilogrammo"),
            ("3x", "Tre volte"),
            ("1x al giorno", "Una volta al giorno"),
            ("3 x 10 rip.", "Tre per dieci ripetizioni."),
            ("coscia & ginocchio", "coscia e ginocchio"),
            ("2 + 2 = 4", "Due più due uguale a quattro"),
        ],
    );
}

#[test]
fn abbreviations_and_sides_are_words() {
    says(
        Italian,
        &[
            ("ca. 30 s", "Circa trenta secondi"),
            ("ad es. una sedia", "Ad esempio una sedia"),
            ("p. es. una sedia", "Per esempio una sedia"),
            ("cinghia, palla, ecc.", "cinghia, palla, eccetera."),
            ("max. 2 min", "Al massimo due minuti"),
            ("n. 3", "Numero tre"),
            ("gamba sx", "gamba sinistra"),
            ("piede dx", "piede destro"),
            ("Gamba (dx)", "Gamba (destra)"),
            ("sx/dx", "Sinistra o destra"),
            ("Fase IV", "Fase quattro"),
        ],
    );
}

#[test]
fn durations_are_exact() {
    lasts(
        Italian,
        &[
            (0, "zero secondi"),
            (1000, "un secondo"),
            (1500, "un secondo e mezzo"),
            (500, "mezzo secondo"),
            (2300, "due virgola tre secondi"),
            (60_000, "un minuto"),
            (90_000, "un minuto e mezzo"),
            (130_000, "due minuti e dieci secondi"),
            (150_000, "due minuti e mezzo"),
            (3_600_000, "un'ora"),
            (5_400_000, "un'ora e mezza"),
            (3_725_000, "un'ora, due minuti e cinque secondi"),
        ],
    );
}
