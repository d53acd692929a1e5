//! Runs the true model, for `tests/kokoro.py` to compare with another runtime.
//!
//! Reads `model.onnx` as it is published, and `cases.json`, from the folder that `NIGHTCUE_KOKORO` names: each case the numbers of
//! phonemes, a style and a speed. Writes the samples of each to files called by its number, as 32-bit floats.

use std::path::Path;
use std::{env, fs};

use serde_json::Value;

use super::network::LoadedKokoro;
use super::rewrite::rewritten;
use crate::base::Threads;

#[test]
#[ignore = "needs the model, see tests/kokoro.py"]
fn cases_are_spoken_for_comparison() {
    let folder = env::var_os("NIGHTCUE_KOKORO").expect("the folder that tests/kokoro.py made");
    let folder = Path::new(&folder);
    let model = rewritten(&fs::read(folder.join("model.onnx")).expect("a model")).expect("a model");
    let network = LoadedKokoro::load(model, Threads::EACH_CORE).expect("a model");
    let cases: Vec<Value> = serde_json::from_slice(&fs::read(folder.join("cases.json")).expect("cases")).expect("JSON");
    for (number, case) in cases.iter().enumerate() {
        let numbers = |name: &str| case[name].as_array().expect("numbers").iter().filter_map(Value::as_f64);
        let ids: Vec<i32> = numbers("ids").map(|id| id as i32).collect();
        let style: Vec<f32> = numbers("style").map(|value| value as f32).collect();
        let samples = network.run(&ids, &style, case["speed"].as_f64().expect("a number") as f32).expect("samples");
        let bytes: Vec<u8> = samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
        fs::write(folder.join(number.to_string()), bytes).expect("written");
    }
}
