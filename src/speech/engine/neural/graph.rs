//! The part of an ONNX model's graph that a voice needs: its inputs and output, and where it draws random numbers.
//!
//! A model without the inputs and the output of a Piper voice is an error.

use crate::speech::engine::onnx::{Field, NO_ONNX, fields, graph_of, texts};

/// Where a model draws random numbers, and whether it asks for a speaker.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Graph {
    pub draws: Vec<Draw>,
    pub output: String,
    pub has_speakers: bool,
}

/// A node `RandomNormalLike`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draw {
    /// The value whose shape the numbers have.
    pub like: String,
    /// The value they become.
    pub output: String,
    pub mean: f32,
    pub scale: f32,
}

const NO_VOICE: &str =
    "is an ONNX model but not a Piper voice: it needs the inputs `input`, `input_lengths` and `scales`, and one output";
const OTHER_NOISE: &str = "draws random numbers in a way that cannot be repeated";
const INPUTS: [&str; 3] = ["input", "input_lengths", "scales"];
const SPEAKER: &str = "sid";
const OTHER_DRAWS: [&str; 5] = ["RandomNormal", "RandomUniform", "RandomUniformLike", "Multinomial", "Bernoulli"];

impl Graph {
    /// Reads the graph of the model in `bytes`.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, &'static str> {
        let (mut draws, mut inputs, mut outputs) = (Vec::new(), Vec::new(), Vec::new());
        for (number, field) in fields(graph_of(bytes)?)? {
            match (number, field.bytes()) {
                (1, Some(node)) => draws.extend(draw(node)?),
                (11, Some(value)) => inputs.push(texts(value, 1)?.join("")),
                (12, Some(value)) => outputs.push(texts(value, 1)?.join("")),
                _ => {}
            }
        }
        let has = |name: &str| inputs.iter().any(|input| input == name);
        match <[String; 1]>::try_from(outputs) {
            Ok([output]) if INPUTS.into_iter().all(has) => Ok(Self { draws, output, has_speakers: has(SPEAKER) }),
            _ => Err(NO_VOICE),
        }
    }
}

/// The draw that `node` is, if it is one.
fn draw(node: &[u8]) -> Result<Option<Draw>, &'static str> {
    let operator = texts(node, 4)?.join("");
    if OTHER_DRAWS.contains(&operator.as_str()) {
        return Err(OTHER_NOISE);
    }
    if operator != "RandomNormalLike" {
        return Ok(None);
    }
    let (mut mean, mut scale) = (0.0, 1.0);
    for (_, attribute) in fields(node)?.into_iter().filter(|(number, _)| *number == 5) {
        let attribute = attribute.bytes().ok_or(NO_ONNX)?;
        let value = fields(attribute)?.into_iter().find_map(|(number, field)| match field {
            Field::Four(bits) if number == 2 => Some(f32::from_bits(bits)),
            _ => None,
        });
        match (texts(attribute, 1)?.join("").as_str(), value) {
            ("mean", Some(value)) => mean = value,
            ("scale", Some(value)) => scale = value,
            _ => {}
        }
    }
    let (like, output) = (texts(node, 1)?.join(""), texts(node, 2)?.join(""));
    Ok(Some(Draw { like, output, mean, scale }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TINY: &[u8] = include_bytes!("../../../../tests/fixtures/tiny.onnx");

    #[test]
    fn the_draws_of_a_voice_are_found() {
        let graph = Graph::read(TINY).expect("a voice");
        let draw = Draw { like: "t".to_owned(), output: "rnd".to_owned(), mean: 0.0, scale: 1.0 };
        assert_eq!(graph, Graph { draws: vec![draw], output: "output".to_owned(), has_speakers: false });
    }

    #[test]
    fn a_truncated_model_is_refused_wherever_it_ends() {
        for length in 0..TINY.len() - 20 {
            assert!(Graph::read(&TINY[..length]).is_err(), "{length} bytes");
        }
    }

    #[test]
    fn anything_but_a_voice_is_refused() {
        let replaced = |from: &str, to: &str| {
            let (from, to) = (from.as_bytes(), to.as_bytes());
            let mut bytes = TINY.to_vec();
            for at in 0..bytes.len() - from.len() {
                if bytes[at..].starts_with(from) {
                    bytes[at..at + to.len()].copy_from_slice(to);
                }
            }
            Graph::read(&bytes)
        };
        assert_eq!(replaced("scales", "scaled"), Err(NO_VOICE));
        assert_eq!(replaced("RandomNormalLike", "RandomNormalLikf").map(|graph| graph.draws), Ok(Vec::new()));
        assert_eq!(Graph::read(b"RIFF____WAVEfmt "), Err(NO_ONNX));
        assert_eq!(Graph::read(b""), Err(NO_ONNX));
    }
}
