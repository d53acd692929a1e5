//! Texts as spoken in Spanish.

use nightcue::words::Language::Spanish;

use super::{copies, lasts, says};

#[test]
fn what_has_nothing_to_write_out_is_copied() {
    copies(
        Spanish,
        &["Siéntate con las piernas estiradas.", "¿Listo? ¡Vamos!", "🦵 Estira la pantorrilla…", "vitamina C"],
    );
}

#[test]
fn one_and_the_hundreds_agree_with_what_they_count() {
    says(
        Spanish,
        &[
            ("1 minuto", "Un minuto"),
            ("1 hora", "Una hora"),
            ("21 minutos", "Veintiún minutos"),
            ("21 repeticiones", "Veintiuna repeticiones"),
            ("31 segundos", "Treinta y un segundos"),
            ("31 veces", "Treinta y una veces"),
            ("101 pasos", "Ciento un pasos"),
            ("200 repeticiones", "Doscientas repeticiones"),
            ("200 metros", "Doscientos metros"),
            ("1 vez", "Una vez"),
            ("1 pie", "Un pie"),
            ("1 mano", "Una mano"),
            ("1 respiración", "Una respiración"),
            ("Cuenta hasta 1.", "Cuenta hasta uno."),
            ("Paso 1 de 21", "Paso uno de veintiuno"),
            ("1 y 2", "Uno y dos"),
            ("1.000.000 de pasos", "Un millón de pasos"),
            ("1000000 m", "Un millón de metros"),
        ],
    );
}

#[test]
fn decimals_are_said_after_coma() {
    says(
        Spanish,
        &[
            ("2,5 cm", "Dos coma cinco centímetros"),
            ("2,25 kg", "Dos coma veinticinco kilogramos"),
            ("2,05 l", "Dos coma cero cinco litros"),
            ("1.500 m", "Mil quinientos metros"),
            ("-5 °C", "Menos cinco grados Celsius"),
        ],
    );
}

#[test]
fn ordinals_are_words() {
    says(
        Spanish,
        &[
            ("el 1.er paso", "el primer paso"),
            ("el 1º paso", "el primer paso"),
            ("la 1.ª ronda", "la primera ronda"),
            ("la 3ª vez", "la tercera vez"),
            ("el 3er paso", "el tercer paso"),
            ("el 2.º", "el segundo"),
            ("la 21ª", "la vigésima primera"),
            ("el 2do paso", "el segundo paso"),
            ("2° paso", "Segundo paso"),
        ],
    );
}

#[test]
fn lengths_of_time_are_words() {
    says(
        Spanish,
        &[
            ("Mantén 30s.", "Mantén treinta segundos."),
            ("Mantén 30 s.", "Mantén treinta segundos."),
            ("30 seg. de pausa", "Treinta segundos de pausa"),
            ("2 min.", "Dos minutos."),
            ("2,5 minutos", "Dos minutos y medio"),
            ("1,5 min", "Un minuto y medio"),
            ("1,5 h", "Una hora y media"),
            ("0,5 min", "Medio minuto"),
            ("0,5 h", "Media hora"),
            ("2m30s", "Dos minutos y medio"),
            ("1 h 5 min", "Una hora y cinco minutos"),
            ("durante 2:10", "durante dos minutos y diez segundos"),
            ("30″", "Treinta segundos"),
            ("6 respiraciones/min", "Seis respiraciones por minuto"),
        ],
    );
}

#[test]
fn times_of_day_are_words() {
    says(
        Spanish,
        &[
            ("a las 3:05 p. m.", "a las tres y cinco de la tarde."),
            ("a las 10:30", "a las diez y treinta"),
            ("a la 1:00", "a la una"),
            ("a las 22:00 h", "a las veintidós"),
        ],
    );
}

#[test]
fn ranges_say_a() {
    says(
        Spanish,
        &[
            ("1 o 2 horas", "Una o dos horas"),
            ("1-2 veces", "Una a dos veces"),
            ("de 30 s a 1 min", "de treinta segundos a un minuto"),
            ("2–2,5 minutos", "Dos a dos minutos y medio"),
            ("durante 1-2 minutos", "durante uno a dos minutos"),
            ("1-2 horas", "Una a dos horas"),
            ("30–60 s", "Treinta a sesenta segundos"),
            ("1,5–2 min", "Un minuto y medio a dos minutos"),
            ("30s–1min", "Treinta segundos a un minuto"),
            ("entre 10-15 cm", "entre diez y quince centímetros"),
            ("3-2-1", "Tres, dos, uno"),
        ],
    );
}

#[test]
fn fractions_are_words() {
    says(
        Spanish,
        &[
            ("1/2 hora", "Media hora"),
            ("½ minuto", "Medio minuto"),
            ("1/4 h", "Un cuarto de hora"),
            ("3/4 de hora", "Tres cuartos de hora"),
            ("2 1/2 minutos", "Dos minutos y medio"),
            ("1/2 vuelta", "Media vuelta"),
            ("1/3", "Un tercio"),
            ("2/3", "Dos tercios"),
            ("dolor 5/10", "dolor cinco de diez"),
        ],
    );
}

#[test]
fn units_signs_and_repetitions_are_words() {
    says(
        Spanish,
        &[
            ("2-3x", "Dos a tres veces"),
            ("2x/día", "Dos veces por día"),
            ("a 90°", "a noventa grados"),
            ("1°", "Un grado"),
            ("36 °C", "Treinta y seis grados Celsius"),
            ("50 %", "Cincuenta por ciento"),
            ("5 mm, 10 cm, 3 km, 1 kg", "Cinco milímetros, diez centímetros, tres kilómetros, un kilogramo"),
            ("3x", "Tres veces"),
            ("1x al día", "Una vez al día"),
            ("3 x 10 rep.", "Tres por diez repeticiones."),
            ("muslo & rodilla", "muslo y rodilla"),
            ("2 + 2 = 4", "Dos más dos igual a cuatro"),
        ],
    );
}

#[test]
fn abbreviations_and_sides_are_words() {
    says(
        Spanish,
        &[
            ("aprox. 30 s", "Aproximadamente treinta segundos"),
            ("p. ej. una silla", "Por ejemplo una silla"),
            ("correa, pelota, etc.", "correa, pelota, etcétera."),
            ("máx. 2 min", "Como máximo dos minutos"),
            ("n.º 3", "Número tres"),
            ("pierna izq.", "pierna izquierda."),
            ("brazo dcha", "brazo derecho"),
            ("Pierna (D)", "Pierna (derecha)"),
            ("Pie (I)", "Pie (izquierdo)"),
            ("I/D", "Izquierda o derecha"),
            ("Fase IV", "Fase cuatro"),
            ("Paso I.", "Paso uno."),
        ],
    );
}

#[test]
fn durations_are_exact() {
    lasts(
        Spanish,
        &[
            (0, "cero segundos"),
            (1000, "un segundo"),
            (1500, "un segundo y medio"),
            (500, "medio segundo"),
            (2300, "dos coma tres segundos"),
            (21_000, "veintiún segundos"),
            (60_000, "un minuto"),
            (90_000, "un minuto y medio"),
            (130_000, "dos minutos y diez segundos"),
            (150_000, "dos minutos y medio"),
            (3_600_000, "una hora"),
            (5_400_000, "una hora y media"),
            (3_725_000, "una hora, dos minutos y cinco segundos"),
            (75_600_000, "veintiuna horas"),
        ],
    );
}
