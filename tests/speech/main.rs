//! The embedded voice itself, in all its languages, and the recordings made of it.

mod pico;
mod recordings;

use std::path::PathBuf;

use nightcue::base::TimeOfDay;
use nightcue::speech::{Pico, VoiceProfile};
use nightcue::words::{Language, Utterance};

fn utterance(text: &str, language: Language) -> Utterance {
    Utterance { text: text.to_owned(), language }
}

fn voice(language: Language, time: TimeOfDay) -> Pico {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pico");
    Pico::unpacking_into(Some(folder), VoiceProfile::bundled(language, time))
}

/// Guidance as routines give it.
const GUIDANCE: [(Language, [&str; 4]); 6] = [
    (
        Language::English,
        [
            "Sit on the floor with both legs straight out in front of you, and keep your back long.",
            "Draw your heels in, until your knees are bent at a right angle.",
            "Take the ball of your foot in your hand, and pull it back as far as it goes.",
            "Let go slowly. Lay the leg down, and rest for a moment.",
        ],
    ),
    (
        Language::BritishEnglish,
        [
            "Loop the strap around the ball of your left foot, and take both ends in your hands.",
            "Pull the strap, and slowly straighten your leg until the knee locks.",
            "Halfway. Keep your back long, and let your shoulders drop.",
            "Breathe out, and draw the foot a little closer.",
        ],
    ),
    (
        Language::German,
        [
            "Setz dich auf den Boden, beide Beine nach vorn gestreckt, und halte den Rücken gerade.",
            "Zieh die Fersen heran, bis die Knie im rechten Winkel gebeugt sind.",
            "Atme aus, und zieh den Fuß ein wenig näher.",
            "Die Hälfte ist geschafft. Bleib ruhig, und lass die Schultern sinken.",
        ],
    ),
    (
        Language::Spanish,
        [
            "Siéntate en el suelo con las dos piernas estiradas, y mantén la espalda recta.",
            "Acerca los talones, hasta que las rodillas formen un ángulo recto.",
            "Suelta el aire, y acerca el pie un poco más.",
            "Vas por la mitad. Respira con calma, y relaja los hombros.",
        ],
    ),
    (
        Language::French,
        [
            "Assieds-toi par terre, les deux jambes tendues devant toi, et garde le dos droit.",
            "Ramène les talons, jusqu'à ce que les genoux soient pliés à angle droit.",
            "Souffle, et rapproche un peu le pied.",
            "Tu es à la moitié. Respire calmement, et relâche les épaules.",
        ],
    ),
    (
        Language::Italian,
        [
            "Siediti per terra con le due gambe distese davanti a te, e tieni la schiena dritta.",
            "Avvicina i talloni, finché le ginocchia sono piegate ad angolo retto.",
            "Espira, e avvicina il piede ancora un poco.",
            "Sei a metà. Respira con calma, e rilassa le spalle.",
        ],
    ),
];
