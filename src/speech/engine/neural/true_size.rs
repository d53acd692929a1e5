//! Speaks with full-size models, for `tests/true_size.py` to compare with another runtime.
//!
//! Reads `cases.json` from the folder that `NIGHTCUE_TRUE_SIZE` names. Beside it, writes the phoneme ids of every sentence to
//! `spoken.json` and the untrimmed samples as 32-bit floats; a case without scales is not spoken.

use std::path::Path;
use std::{env, fs};

use serde_json::{Value, json};

use super::config::Config;
use super::graph::Graph;
use super::model::Model;
use super::phonemes::{Phonemizer, clauses};
use super::{ModelFiles, read};
use crate::base::Threads;
use crate::speech::reading::sentence::sentences;
use crate::speech::reading::wording::worded;
use crate::words::Language;

#[test]
#[ignore = "needs models that tests/true_size.py makes"]
fn sentences_are_spoken_for_comparison() {
    let folder = env::var_os("NIGHTCUE_TRUE_SIZE").expect("the folder that tests/true_size.py made");
    let folder = Path::new(&folder);
    let cases: Vec<Value> = serde_json::from_slice(&fs::read(folder.join("cases.json")).expect("cases")).expect("JSON");
    let mut spoken = Vec::new();
    for case in &cases {
        spoken.extend(said(case, folder, spoken.len()));
    }
    fs::write(folder.join("spoken.json"), Value::from(spoken).to_string()).expect("written");
}

/// Speaks the sentences of one case, with one model and one phonemizer, whose samples become files numbered from `first` on.
fn said(case: &Value, folder: &Path, first: usize) -> Vec<Value> {
    let text = |key: &str| case[key].as_str().expect("a text");
    let files = ModelFiles::beside(&folder.join(text("model")));
    let config = Config::read(&read(&files.config).expect("JSON")).expect("a voice");
    let speaker = config.speaker(case["speaker"].as_str()).expect("a speaker");
    let scales: Option<[f32; 3]> = serde_json::from_value(case["scales"].clone()).expect("three scales or none");
    let model = scales.map(|_| model(&files));
    let language = Language::from_tag(text("language")).expect("known");
    let phonemizer = Phonemizer::new(&config.espeak.voice, language).expect("bundled");
    let texts = case["texts"].as_array().expect("texts").iter().map(|text| text.as_str().expect("a text"));
    let sentences = texts.flat_map(|text| sentences(&worded(text).expect("words"), language));
    let each = sentences.enumerate().map(|(index, sentence)| {
        let ids = config.ids(&phonemizer.phonemes(&sentence).expect("phonemes"));
        let file = format!("{}.f32", first + index);
        if let (Some(model), Some(scales)) = (&model, scales) {
            let samples = model.run(&ids, scales, speaker).expect("samples");
            let bytes: Vec<u8> = samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
            fs::write(folder.join(&file), bytes).expect("written");
        }
        // As it is spoken: a long clause is breathed where it is divided.
        let clauses: Vec<String> = clauses(&sentence).iter().map(|(clause, mark)| format!("{clause}{mark}")).collect();
        let sentence = clauses.join(" ");
        let (name, scales) = (&case["model"], &case["scales"]);
        json!({ "model": name, "speaker": speaker, "scales": scales, "sentence": sentence, "ids": ids, "samples": file })
    });
    each.collect()
}

fn model(files: &ModelFiles) -> Model {
    let bytes = read(&files.model).expect("a model");
    let graph = Graph::read(&bytes).expect("a voice");
    Model::load(bytes, &graph, Threads::EACH_CORE).expect("a model")
}
