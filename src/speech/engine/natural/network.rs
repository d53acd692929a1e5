//! Running a voice's network, from the ids of phonemes to the spectrum of their sound.

use std::sync::Arc;

use rten::{ModelOptions, NodeId, RunOptions, ThreadPool, Value};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};

use super::sound::{BINS, Spectrum};

/// The most frames for one phoneme at normal speed: 3 s.
const MOST_FRAMES: usize = 240;
const INPUTS: [&str; 2] = ["ids", "speed"];
const OUTPUTS: [&str; 6] = ["lh", "theta", "ln", "lr", "phi", "f0"];

/// A loaded network. It draws no random numbers, so the same ids always give the same spectrum.
pub(crate) struct Network {
    model: rten::Model,
    inputs: [NodeId; 2],
    outputs: [NodeId; 6],
}

impl std::fmt::Debug for Network {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Network").finish_non_exhaustive()
    }
}

impl Network {
    /// Loads the network in `bytes`. Data outside of the bytes is never read.
    pub(crate) fn load(bytes: Vec<u8>) -> Result<Self, String> {
        let model = ModelOptions::with_all_ops().load(bytes).map_err(|error| format!("cannot be loaded: {error}"))?;
        let node = |name: &str| {
            model.node_id(name).map_err(|_| format!("is not a voice of the hibari family: it has no `{name}`"))
        };
        let (mut inputs, mut outputs) = (Vec::new(), Vec::new());
        for name in INPUTS {
            inputs.push(node(name)?);
        }
        for name in OUTPUTS {
            outputs.push(node(name)?);
        }
        let (Ok(inputs), Ok(outputs)) = (inputs.try_into(), outputs.try_into()) else { return Err(String::new()) };
        Ok(Self { model, inputs, outputs })
    }

    /// The spectrum of `ids`, spoken at `speed`, where 1 is normal. It uses one thread: lines are spoken side by side.
    pub(crate) fn run(&self, ids: &[i32], speed: f32) -> Result<Spectrum, String> {
        let [first, second] = self.inputs;
        let inputs = vec![
            (first, Value::from(Tensor::from_data(&[1, ids.len()], ids.to_vec())).into()),
            (second, Value::from(NdTensor::from([speed])).into()),
        ];
        let alone = RunOptions::default().with_thread_pool(Some(Arc::new(ThreadPool::with_num_threads(1))));
        let outputs = self.model.run_n(inputs, self.outputs, Some(alone)).map_err(|error| error.to_string())?;
        let mut layers = Vec::new();
        for output in outputs {
            let output: Tensor<f32> = output.try_into().map_err(|error| format!("{error}"))?;
            layers.push(output.to_vec());
        }
        let frames = layers.last().map_or(0, Vec::len);
        let is_whole = layers.iter().take(OUTPUTS.len() - 1).all(|layer| layer.len() == frames * BINS);
        let most = (ids.len() * MOST_FRAMES) as f32 / speed;
        if !is_whole || frames == 0 || frames as f32 > most || !layers.iter().flatten().all(|value| value.is_finite()) {
            return Err(format!("it gives no sound that can be right ({frames} frames for {} phonemes)", ids.len()));
        }
        let [harmonics, turn, noise, rest, phase, pitch] =
            layers.try_into().map_err(|_| "it gives too little".to_owned())?;
        Ok(Spectrum { harmonics, turn, noise, rest, phase, pitch })
    }
}
