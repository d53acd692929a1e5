//! Running Kokoro's model, from the numbers of phonemes and the style of a speaker to samples.

use std::sync::{Arc, Mutex};

use rten::{ModelOptions, NodeId, RunOptions, ShapeInferenceMode, ThreadPool, Value};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};

use crate::base::{SampleRate, Threads, locked};

/// Frames of sound in a second.
pub(crate) const RATE: SampleRate = SampleRate::new(24_000).expect("not 0");
/// The most sound of one phoneme at normal speed, in seconds.
const LONGEST_S: f32 = 3.0;

/// A loaded model. It draws no random numbers, so the same phonemes always give the same samples.
pub(crate) struct LoadedKokoro {
    /// One sentence at a time: the runtime uses all its threads by itself.
    model: Mutex<rten::Model>,
    tokens: NodeId,
    style: NodeId,
    speed: NodeId,
    audio: NodeId,
    /// The threads it runs on.
    options: RunOptions,
}

impl std::fmt::Debug for LoadedKokoro {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LoadedKokoro").finish_non_exhaustive()
    }
}

impl LoadedKokoro {
    /// Loads the model in `bytes`, to run on `threads`. Data outside of the bytes is never read.
    pub(crate) fn load(bytes: Vec<u8>, threads: Threads) -> Result<Self, String> {
        // The runtime cannot tell the shapes of all values beforehand, and refuses the model if it is to try.
        let mut options = ModelOptions::with_all_ops();
        let loaded = options.shape_inference(ShapeInferenceMode::Off).load(bytes);
        let model = loaded.map_err(|error| format!("cannot be loaded: {error}"))?;
        let node = |name: &str| model.node_id(name).map_err(|_| format!("is not Kokoro: it has no `{name}`"));
        let (tokens, style, speed, audio) = (node("tokens")?, node("style")?, node("speed")?, node("audio")?);
        let pool = threads.count().map(|count| Arc::new(ThreadPool::with_num_threads(count)));
        let options = RunOptions::default().with_thread_pool(pool);
        Ok(Self { model: Mutex::new(model), tokens, style, speed, audio, options })
    }

    /// The samples of `ids`, spoken with `style` at `speed`, where 1 is normal.
    pub(crate) fn run(&self, ids: &[i32], style: &[f32], speed: f32) -> Result<Vec<f32>, String> {
        let model = locked(&self.model);
        let inputs = vec![
            (self.tokens, Value::from(Tensor::from_data(&[1, ids.len()], ids.to_vec())).into()),
            (self.style, Value::from(Tensor::from_data(&[1, style.len()], style.to_vec())).into()),
            (self.speed, Value::from(NdTensor::from([speed])).into()),
        ];
        let run = model.run_n(inputs, [self.audio], Some(self.options.clone()));
        let [audio] = run.map_err(|error| error.to_string())?;
        let audio: Tensor<f32> = audio.try_into().map_err(|error| format!("{error}"))?;
        let most = ids.len() as f32 * LONGEST_S * RATE.hz() as f32 / speed;
        match audio.to_vec() {
            samples if samples.is_empty() || samples.len() as f32 > most => {
                let (count, phonemes) = (samples.len(), ids.len());
                Err(format!("it gives no sound that can be right ({count} samples for {phonemes} phonemes)"))
            }
            samples => Ok(samples),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::engine::kokoro::rewrite::rewritten;

    const TINY: &[u8] = include_bytes!("../../../../tests/fixtures/tiny-kokoro.onnx");

    fn tiny() -> LoadedKokoro {
        LoadedKokoro::load(rewritten(TINY).expect("a model"), Threads::EACH_CORE).expect("a model")
    }

    #[test]
    fn a_rewritten_model_makes_what_it_is_known_to_make() {
        let (ids, speed) = ([0, 43, 62, 0], 1.25);
        let mut style = vec![0.0; 256];
        style[0] = 0.5;
        let samples = tiny().run(&ids, &style, speed).expect("samples");
        assert_eq!(samples.len(), 1_920);
        // What tests/fixtures/make_tiny_voice.py says it does, computed here: a tone for each id.
        let hz = |n: usize| 150.0 + 5.0 * f64::from(ids[n / 480]);
        let expected = |n: usize| (0.3 * (hz(n) * n as f64 * std::f64::consts::TAU / 24_000.0).sin()) as f32;
        let worst = samples.iter().enumerate().map(|(n, sample)| (sample - expected(n)).abs()).fold(0.0, f32::max);
        assert!(worst < 1e-3, "{worst}");
    }

    #[test]
    fn a_model_that_was_not_rewritten_and_one_of_another_kind_are_refused() {
        let load = |bytes: &[u8]| LoadedKokoro::load(bytes.to_vec(), Threads::EACH_CORE).expect_err("refused");
        assert!(load(TINY).contains("FusedMatMul"));
        assert!(load(include_bytes!("../../../../tests/fixtures/tiny-natural.onnx")).contains("is not Kokoro"));
    }
}
