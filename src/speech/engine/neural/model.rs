//! Running a voice's model, from phoneme ids to samples.
//!
//! The model's random numbers are replaced by our own, so the same ids always give the same samples.

use std::sync::{Arc, Mutex};

use rten::{ModelOptions, NodeId, RunOptions, ThreadPool, Value};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};

use super::graph::{Draw, Graph};
use crate::base::{Threads, locked};
use crate::speech::engine::noise::normal;

/// A loaded model.
pub(crate) struct Model {
    /// One sentence at a time: the runtime uses all its threads by itself, and each second of speech takes it 38 MB.
    model: Mutex<rten::Model>,
    input: NodeId,
    lengths: NodeId,
    scales: NodeId,
    speaker: Option<NodeId>,
    output: NodeId,
    draws: Vec<(NodeId, NodeId, Draw)>,
    /// The threads it runs on.
    options: RunOptions,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model").field("draws", &self.draws.len()).finish_non_exhaustive()
    }
}

impl Model {
    /// Loads the model in `bytes`, whose graph is `graph`, to run on `threads`. Data outside of the bytes is never read.
    pub(crate) fn load(bytes: Vec<u8>, graph: &Graph, threads: Threads) -> Result<Self, String> {
        let model = ModelOptions::with_all_ops().load(bytes).map_err(|error| format!("cannot be loaded: {error}"))?;
        let node = |name: &str| model.node_id(name).map_err(|error| format!("cannot be loaded: {error}"));
        let draws = graph.draws.iter().map(|draw| Ok((node(&draw.like)?, node(&draw.output)?, draw.clone())));
        let draws = draws.collect::<Result<Vec<_>, String>>()?;
        let speaker = if graph.has_speakers { Some(node("sid")?) } else { None };
        let (input, lengths, scales) = (node("input")?, node("input_lengths")?, node("scales")?);
        let output = node(&graph.output)?;
        let pool = threads.count().map(|count| Arc::new(ThreadPool::with_num_threads(count)));
        let options = RunOptions::default().with_thread_pool(pool);
        Ok(Self { model: Mutex::new(model), input, lengths, scales, speaker, output, draws, options })
    }

    /// The samples for `ids`; `scales` are noise, length and noise of the lengths.
    pub(crate) fn run(&self, ids: &[i32], scales: [f32; 3], speaker: Option<i32>) -> Result<Vec<f32>, String> {
        let model = locked(&self.model);
        let mut given = vec![
            (self.input, Value::from(Tensor::from_data(&[1, ids.len()], ids.to_vec()))),
            (self.lengths, Value::from(NdTensor::from([ids.len() as i32]))),
            (self.scales, Value::from(NdTensor::from(scales))),
        ];
        given.extend(self.speaker.map(|node| (node, Value::from(NdTensor::from([speaker.unwrap_or(0)])))));
        let run = |given: &[(NodeId, Value)], node: NodeId| {
            let inputs = given.iter().map(|(id, value)| (*id, value.into())).collect();
            let [value] = model.run_n(inputs, [node], Some(self.options.clone())).map_err(|error| error.to_string())?;
            Ok::<Value, String>(value)
        };
        // Each draw's shape may depend on the draws before it: the first decides how long the sentence is.
        for (index, (like, output, draw)) in self.draws.iter().enumerate() {
            let shape = run(&given, *like)?.shape().to_vec();
            let numbers = normal(ids, index, shape.iter().product());
            let numbers: Vec<f32> = numbers.into_iter().map(|number| draw.mean + draw.scale * number).collect();
            given.push((*output, Value::from(Tensor::from_data(&shape, numbers))));
        }
        let samples: Tensor<f32> = run(&given, self.output)?.try_into().map_err(|error| format!("{error}"))?;
        Ok(samples.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TINY: &[u8] = include_bytes!("../../../../tests/fixtures/tiny.onnx");

    fn tiny() -> Model {
        Model::load(TINY.to_vec(), &Graph::read(TINY).expect("a voice"), Threads::EACH_CORE).expect("a model")
    }

    /// What tests/fixtures/make_tiny_voice.py says the model does, computed here: a tone for each id.
    fn by_hand(ids: &[i32], length: f32) -> Vec<f32> {
        let per_id = 256.0 * f64::from(length);
        let count = (ids.len() as f64 * per_id).floor() as usize;
        let hz = |n: usize| 100.0 + 5.0 * f64::from(ids[((n as f64 / per_id) as usize).min(ids.len() - 1)]);
        (0..count).map(|n| (0.3 * (hz(n) * n as f64 * std::f64::consts::TAU / 22_050.0).sin()) as f32).collect()
    }

    #[test]
    fn without_noise_the_model_makes_what_it_is_known_to_make() {
        let model = tiny();
        for (ids, length) in [(vec![1, 0, 17, 0, 40, 0, 2], 1.0), (vec![1, 0, 5, 2], 1.25), (vec![1; 300], 0.5)] {
            let samples = model.run(&ids, [0.0, length, 0.8], None).expect("samples");
            let expected = by_hand(&ids, length);
            assert_eq!(samples.len(), expected.len());
            let worst = samples.iter().zip(&expected).fold(0f32, |most, (a, b)| most.max((a - b).abs()));
            assert!(worst < 0.02, "{worst}: the model reckons in 32 bits");
            let first = samples[..512].iter().zip(&expected).fold(0f32, |most, (a, b)| most.max((a - b).abs()));
            assert!(first < 1.0 / 32_768.0, "{first}");
        }
    }

    #[test]
    fn a_draw_decides_how_long_the_words_take_and_the_next_one_follows() {
        let bytes = include_bytes!("../../../../tests/fixtures/drawn.onnx");
        let graph = Graph::read(bytes).expect("a voice");
        assert_eq!(graph.draws.len(), 2);
        let model = Model::load(bytes.to_vec(), &graph, Threads::EACH_CORE).expect("a model");
        for ids in [vec![1, 0, 17, 0, 40, 0, 2], vec![1, 0, 5, 2], vec![7; 40]] {
            for width in [0.0, 0.8, 2.0] {
                let more: f32 = normal(&ids, 0, ids.len()).iter().map(|draw| draw.abs() * width * 64.0).sum();
                let expected = (ids.len() as f32 * 256.0 + more).floor() as usize;
                let samples = model.run(&ids, [1.0, 1.0, width], None).expect("samples");
                let frames = samples.len();
                assert!(frames.abs_diff(expected) <= 1, "{ids:?} {width}: {frames} and not {expected}");
                let noise = normal(&ids, 1, frames);
                let silent = model.run(&ids, [0.0, 1.0, width], None).expect("samples");
                let worst = (0..frames).map(|n| (samples[n] - silent[n] - noise[n] * 0.05).abs()).fold(0.0, f32::max);
                assert!(worst < 1e-5, "the noise added is the second draw: {worst}");
            }
        }
    }

    #[test]
    fn the_noise_is_the_same_every_time_and_on_any_thread() {
        let model = tiny();
        let ids = [1, 0, 17, 0, 40, 0, 2];
        let run = || model.run(&ids, [0.667, 1.0, 0.8], None).expect("samples");
        let first = run();
        assert_eq!(run(), first);
        let others: Vec<Vec<f32>> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(run)).collect();
            threads.into_iter().map(|thread| thread.join().expect("samples")).collect()
        });
        assert!(others.iter().all(|other| *other == first));
        assert_ne!(model.run(&ids, [0.0, 1.0, 0.8], None).expect("samples"), first, "there is noise");
    }
}
