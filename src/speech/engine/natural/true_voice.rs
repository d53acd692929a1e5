//! Speaks with the true voice, for `tests/natural.py` to compare with the program of its author.
//!
//! Reads `package.whl` and `cases.json` from the folder that `NIGHTCUE_NATURAL` names: each case an accent, a text, and whether it is to
//! be spoken. Writes the phonemes of every sentence to `spoken.json` and beside it what the network said, the noise and the samples, as
//! 32-bit floats.

use std::path::Path;
use std::{env, fs};

use serde_json::{Value, json};

use super::Loaded;
use super::network::Network;
use super::sound::{Spectrum, sound};
use crate::speech::engine::division::numbers;
use crate::speech::engine::noise::normal;
use crate::speech::english::English;
use crate::speech::english::alphabet::Accent;
use crate::speech::english::assets::Assets;
use crate::speech::reading::sentence::sentences;
use crate::speech::reading::wording::worded;
use crate::speech::wheel::{Bytes, Wheel};
use crate::words::Language;

#[test]
#[ignore = "needs the package of the voice, see tests/natural.py"]
fn sentences_are_spoken_for_comparison() {
    let folder = env::var_os("NIGHTCUE_NATURAL").expect("the folder that tests/natural.py made");
    let folder = Path::new(&folder);
    let package = fs::read(folder.join("package.whl")).expect("a package");
    let assets = Assets::BuiltIn(Wheel::read(Bytes::Read(package.into())).expect("a package"));
    let cases: Vec<Value> = serde_json::from_slice(&fs::read(folder.join("cases.json")).expect("cases")).expect("JSON");
    let voices = [Accent::American, Accent::British].map(|accent| Loaded {
        network: Network::load(assets.bytes("hibari.onnx").expect("a model")).expect("a model"),
        english: English::new(&assets, accent).expect("tables"),
    });
    let vocabulary = assets.json("vocab.json").expect("a table");
    let mut spoken = Vec::new();
    for case in &cases {
        let text = worded(case["text"].as_str().expect("a text")).expect("words");
        let voice = &voices[usize::from(case["british"] == true)];
        for sentence in sentences(&text, Language::English) {
            let sentence = format!("{}{}", sentence.phrases.join(" "), sentence.mark);
            let phonemes = voice.english.phonemes(&sentence).expect("phonemes");
            let ids = numbers(&phonemes, &vocabulary).expect("ids");
            if case["spoken"] == true {
                keep(&voice.network, &ids, &folder.join(spoken.len().to_string()));
            }
            let (british, is_spoken) = (&case["british"], &case["spoken"]);
            let said = json!({ "sentence": sentence, "british": british, "phonemes": phonemes, "ids": ids, "spoken": is_spoken });
            spoken.push(said);
        }
    }
    fs::write(folder.join("spoken.json"), Value::from(spoken).to_string()).expect("written");
}

/// Writes everything that becomes the sound of `ids` to files that are called `name`, each with an ending of its own.
fn keep(network: &Network, ids: &[i32], name: &Path) {
    let spectrum = network.run(ids, 1.0).expect("a spectrum");
    let noise = normal(ids, 0, spectrum.draws());
    let samples = sound(&spectrum, &noise);
    let Spectrum { harmonics, turn, noise: breath, rest, phase, pitch } = &spectrum;
    let layers = [harmonics, turn, breath, rest, phase, pitch].map(Vec::as_slice).concat();
    for (ending, values) in [("layers", &layers), ("noise", &noise), ("samples", &samples)] {
        let bytes: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        fs::write(name.with_extension(ending), bytes).expect("written");
    }
}
