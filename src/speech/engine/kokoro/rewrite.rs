//! Kokoro's model as its authors publish it, rewritten so that the runtime can run it and runs it right.
//!
//! A product with its first factor transposed, which the runtime lacks, becomes two operators. Convolutions of whole numbers get their
//! edges from an operator of their own: the runtime fills them with another number than the one that stands for zero. The angle of a
//! number without an imaginary part is what it was in training: otherwise there are tones of 4.8 and 9.6 kHz in the voice. Everything else
//! stays as it is, byte by byte.

use crate::speech::engine::onnx::{Field, GRAPH, NO_ONNX, fields, texts, varints};

/// The operator that the runtime lacks.
const FUSED: &str = "FusedMatMul";
/// The operator whose edges it gets wrong, and the attribute that says how wide they are.
const CONVOLUTION: &str = "ConvInteger";
const EDGES: &str = "pads";
/// An angle is taken of a quotient, both numbers of which can be 0 in this runtime, and never quite are in others.
const ANGLE: &str = "Atan";
const QUOTIENT: &str = "Div";
/// Half a turn is added if the number above the line is positive, else subtracted; the network was trained with it added to 0 as well.
const POSITIVE: &str = "Greater";
const NOT_NEGATIVE: &str = "GreaterOrEqual";
/// Too little to change any other number.
const LEAST: f32 = 1e-20;
/// Numbers of fields: a graph's nodes; a node's inputs, outputs, name, operator and attributes; an attribute's name, number, list of
/// numbers and kind.
const NODE: u64 = 1;
const INPUT: u64 = 1;
const OUTPUT: u64 = 2;
const NAME: u64 = 3;
const OPERATOR: u64 = 4;
const ATTRIBUTE: u64 = 5;
const WHOLE_NUMBER: u64 = 3;
const WHOLE_NUMBERS: u64 = 8;
const KIND: u64 = 20;
/// The kinds of attributes that are a list of whole numbers, and a tensor.
const LIST: u64 = 7;
const TENSOR: u64 = 4;
/// Numbers of fields: an attribute's tensor; a tensor's dimensions, the kind of its values, and their bytes.
const OF_TENSOR: u64 = 5;
const DIMENSION: u64 = 1;
const VALUES: u64 = 2;
const RAW: u64 = 9;
/// The kinds of values that are numbers with a point of 32 bits, and whole numbers of 64.
const FLOAT: u64 = 1;
const INT64: u64 = 7;
/// How the three dimensions of the first factor are exchanged.
const EXCHANGED: [u64; 3] = [0, 2, 1];

/// The model in `bytes` with operators that the runtime has and runs right.
///
/// # Errors
/// When it is not an ONNX model, or has one of the others in another form than is known.
pub(crate) fn rewritten(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut model = Vec::with_capacity(bytes.len() + 1024);
    for (number, field) in fields(bytes)? {
        match field.bytes().filter(|_| number == GRAPH) {
            Some(graph) => push_bytes(&mut model, GRAPH, &rewritten_graph(graph)?),
            None => push(&mut model, number, field),
        }
    }
    Ok(model)
}

fn rewritten_graph(graph: &[u8]) -> Result<Vec<u8>, String> {
    let mut rewritten = Vec::with_capacity(graph.len() + 1024);
    let angles = Angles::of(graph)?;
    for (number, field) in fields(graph)? {
        match field.bytes().filter(|_| number == NODE) {
            Some(node) => rewritten_node(node, &angles)?.iter().for_each(|node| push_bytes(&mut rewritten, NODE, node)),
            None => push(&mut rewritten, number, field),
        }
    }
    Ok(rewritten)
}

/// The values of a graph from which it takes angles.
#[derive(Debug, Default)]
struct Angles {
    /// The quotients.
    quotients: Vec<String>,
    /// The numbers above the line of them.
    above: Vec<String>,
}

impl Angles {
    fn of(graph: &[u8]) -> Result<Self, &'static str> {
        let nodes: Vec<&[u8]> = fields(graph)?
            .into_iter()
            .filter(|(number, _)| *number == NODE)
            .filter_map(|(_, node)| node.bytes())
            .collect();
        let mut angles = Self::default();
        for node in &nodes {
            if texts(node, OPERATOR)?.join("") == ANGLE {
                angles.quotients.extend(texts(node, INPUT)?);
            }
        }
        for node in nodes {
            if angles.quotients.contains(&texts(node, OUTPUT)?.join("")) {
                angles.above.extend(texts(node, INPUT)?.into_iter().next());
            }
        }
        Ok(angles)
    }
}

/// The nodes that take the place of `node`, of a graph with `angles`.
fn rewritten_node(node: &[u8], angles: &Angles) -> Result<Vec<Vec<u8>>, String> {
    match texts(node, OPERATOR)?.join("").as_str() {
        QUOTIENT if angles.quotients.contains(&texts(node, OUTPUT)?.join("")) => defined(node).map(Vec::from),
        POSITIVE if texts(node, INPUT)?.first().is_some_and(|input| angles.above.contains(input)) => {
            let (inputs, output) = (texts(node, INPUT)?, texts(node, OUTPUT)?.join(""));
            let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
            Ok(vec![operation(NOT_NEGATIVE, &inputs, &output)])
        }
        FUSED => divided(node).map(Vec::from),
        CONVOLUTION => padded(node),
        _ => Ok(vec![node.to_vec()]),
    }
}

/// A quotient that is 0 where both of its numbers are.
fn defined(node: &[u8]) -> Result<[Vec<u8>; 3], String> {
    let (inputs, output) = (texts(node, INPUT)?, texts(node, OUTPUT)?.join(""));
    let [above, below] = inputs.as_slice() else { return Err(NO_ONNX.to_owned()) };
    let (least, more) = (format!("{output} least"), format!("{output} not 0"));
    let constant = constant(&least, &[], FLOAT, &LEAST.to_le_bytes());
    Ok([constant, operation("Add", &[below, &least], &more), operation(QUOTIENT, &[above, &more], &output)])
}

/// A node that gives `output`, a tensor of these dimensions.
fn constant(output: &str, dimensions: &[u64], kind: u64, values: &[u8]) -> Vec<u8> {
    let mut tensor = Vec::new();
    dimensions.iter().for_each(|size| push(&mut tensor, DIMENSION, Field::Number(*size)));
    push(&mut tensor, VALUES, Field::Number(kind));
    push_bytes(&mut tensor, RAW, values);
    let mut value = Vec::new();
    push_bytes(&mut value, INPUT, b"value");
    push_bytes(&mut value, OF_TENSOR, &tensor);
    push(&mut value, KIND, Field::Number(TENSOR));
    let mut constant = operation("Constant", &[], output);
    push_bytes(&mut constant, ATTRIBUTE, &value);
    constant
}

/// A convolution of whole numbers along one dimension, its edges made by a node before it with the number that stands for zero.
fn padded(node: &[u8]) -> Result<Vec<Vec<u8>>, String> {
    let Some((before, behind)) = edges(node)? else { return Ok(vec![node.to_vec()]) };
    let (inputs, output) = (texts(node, INPUT)?, texts(node, OUTPUT)?.join(""));
    let [input, _, zero, ..] = inputs.as_slice() else { return Err(format!("has a {CONVOLUTION} without a zero")) };
    let (widths, wider) = (format!("{output} edges"), format!("{output} with edges"));
    let numbers: Vec<u8> = [0, 0, before, 0, 0, behind].iter().flat_map(|width| width.to_le_bytes()).collect();
    let constant = constant(&widths, &[6], INT64, &numbers);
    let mut convolution = Vec::new();
    let mut is_first = true;
    for (number, field) in fields(node)? {
        match field.bytes() {
            Some(_) if number == INPUT && is_first => push_bytes(&mut convolution, INPUT, wider.as_bytes()),
            Some(attribute) if number == ATTRIBUTE && texts(attribute, INPUT)?.join("") == EDGES => {}
            _ => push(&mut convolution, number, field),
        }
        is_first &= number != INPUT;
    }
    Ok(vec![constant, operation("Pad", &[input, &widths, zero], &wider), convolution])
}

/// How wide the edges of a convolution are, before and behind; `None` if it has none.
fn edges(node: &[u8]) -> Result<Option<(u64, u64)>, String> {
    for (number, attribute) in fields(node)? {
        let attribute = attribute.bytes().filter(|_| number == ATTRIBUTE).unwrap_or_default();
        if texts(attribute, INPUT)?.join("") != EDGES {
            continue;
        }
        let mut widths = Vec::new();
        for (number, field) in fields(attribute)? {
            match field {
                Field::Number(width) if number == WHOLE_NUMBERS => widths.push(width),
                Field::Bytes(packed) if number == WHOLE_NUMBERS => widths.extend(varints(packed)?),
                _ => {}
            }
        }
        return match widths[..] {
            [0, 0] => Ok(None),
            [before, behind] => Ok(Some((before, behind))),
            _ => Err(format!("has a {CONVOLUTION} along more than one dimension")),
        };
    }
    Ok(None)
}

/// The two nodes that do what `node` does.
fn divided(node: &[u8]) -> Result<[Vec<u8>; 2], String> {
    for (name, value) in attributes(node)? {
        let is_known = match name.as_str() {
            "transA" => value == Field::Number(1),
            "alpha" => value == Field::Four(1f32.to_bits()),
            _ => value == Field::Number(0),
        };
        if !is_known {
            return Err(format!("has a {FUSED} with another `{name}` than is known"));
        }
    }
    let (inputs, outputs) = (texts(node, INPUT)?, texts(node, OUTPUT)?);
    let ([first, second], [product]) = (inputs.as_slice(), outputs.as_slice()) else { return Err(NO_ONNX.to_owned()) };
    let turned = format!("{product} transposed");
    let mut order = Vec::new();
    push_bytes(&mut order, INPUT, b"perm");
    EXCHANGED.iter().for_each(|place| push(&mut order, WHOLE_NUMBERS, Field::Number(*place)));
    push(&mut order, KIND, Field::Number(LIST));
    let mut transpose = operation("Transpose", &[first], &turned);
    push_bytes(&mut transpose, ATTRIBUTE, &order);
    Ok([transpose, operation("MatMul", &[&turned, second], product)])
}

/// The names and values of a node's attributes.
fn attributes(node: &[u8]) -> Result<Vec<(String, Field<'_>)>, &'static str> {
    let all = fields(node)?.into_iter().filter(|(number, _)| *number == ATTRIBUTE);
    let read = all.map(|(_, attribute)| {
        let attribute = attribute.bytes().ok_or(NO_ONNX)?;
        let value = fields(attribute)?.into_iter().find(|(number, _)| [OUTPUT, WHOLE_NUMBER].contains(number));
        // A zero may be left out.
        Ok((texts(attribute, INPUT)?.join(""), value.map_or(Field::Number(0), |(_, value)| value)))
    });
    read.collect()
}

fn operation(operator: &str, inputs: &[&str], output: &str) -> Vec<u8> {
    let mut node = Vec::new();
    inputs.iter().for_each(|input| push_bytes(&mut node, INPUT, input.as_bytes()));
    push_bytes(&mut node, OUTPUT, output.as_bytes());
    push_bytes(&mut node, NAME, output.as_bytes());
    push_bytes(&mut node, OPERATOR, operator.as_bytes());
    node
}

fn push(message: &mut Vec<u8>, number: u64, field: Field<'_>) {
    match field {
        Field::Bytes(bytes) => push_bytes(message, number, bytes),
        Field::Number(value) => {
            push_varint(message, number << 3);
            push_varint(message, value);
        }
        Field::Eight(value) => {
            push_varint(message, number << 3 | 1);
            message.extend(value.to_le_bytes());
        }
        Field::Four(value) => {
            push_varint(message, number << 3 | 5);
            message.extend(value.to_le_bytes());
        }
    }
}

fn push_bytes(message: &mut Vec<u8>, number: u64, bytes: &[u8]) {
    push_varint(message, number << 3 | 2);
    push_varint(message, bytes.len() as u64);
    message.extend_from_slice(bytes);
}

fn push_varint(message: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        message.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    message.push(value as u8);
}

#[cfg(test)]
mod tests {
    use rten::{ModelOptions, Value};
    use rten_tensor::prelude::*;
    use rten_tensor::{NdTensor, Tensor};

    use super::*;
    use crate::speech::engine::onnx::graph_of;

    const TINY: &[u8] = include_bytes!("../../../../tests/fixtures/tiny-kokoro.onnx");

    fn operators(model: &[u8]) -> Vec<String> {
        let graph = fields(graph_of(model).expect("a model")).expect("a graph");
        let nodes = graph.into_iter().filter(|(number, _)| *number == NODE);
        nodes.map(|(_, node)| texts(node.bytes().expect("a node"), OPERATOR).expect("a node").join("")).collect()
    }

    #[test]
    fn the_edges_of_a_convolution_are_filled_with_what_stands_for_zero() {
        let model = rewritten(include_bytes!("../../../../tests/fixtures/edges.onnx")).expect("a model");
        assert_eq!(operators(&model), ["Constant", "Pad", "ConvInteger"]);
        let model = ModelOptions::with_all_ops().load(model).expect("a model");
        let input = NdTensor::from_data([1, 1, 4], vec![101u8, 105, 90, 100]);
        let node = |name: &str| model.node_id(name).expect("it has one");
        let [sums] = model.run_n(vec![(node("x"), Value::from(input).into())], [node("sums")], None).expect("sums");
        let sums: Tensor<i32> = sums.try_into().expect("whole numbers");
        // Without their zero, 100, the numbers are 1, 5, -10 and 0; each sum is of three neighbors, weighed 1, 2 and 3.
        assert_eq!(sums.to_vec(), [2 + 15, 1 + 10 - 30, 5 - 20, -10]);
    }

    #[test]
    fn the_angle_of_a_number_without_an_imaginary_part_is_half_a_turn_or_none() {
        let model = rewritten(include_bytes!("../../../../tests/fixtures/angle.onnx")).expect("a model");
        let model = ModelOptions::with_all_ops().load(model).expect("a model");
        let node = |name: &str| model.node_id(name).expect("it has one");
        let numbers = [(-1.0f32, 0.0f32), (0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (-1.0, -1.0), (0.0, 2.0)];
        let given = |values: [f32; 6]| Value::from(NdTensor::from(values)).into();
        let inputs = vec![(node("x"), given(numbers.map(|(x, _)| x))), (node("y"), given(numbers.map(|(_, y)| y)))];
        let [angles] = model.run_n(inputs, [node("angle")], None).expect("angles");
        let angles: Tensor<f32> = angles.try_into().expect("numbers");
        for ((x, y), angle) in numbers.into_iter().zip(angles.to_vec()) {
            assert!((angle - y.atan2(x)).abs() < 1e-6, "{x} + {y}i: {angle}");
        }
    }

    #[test]
    fn one_operator_becomes_two_and_all_others_stay() {
        let (before, after) = (operators(TINY), operators(&rewritten(TINY).expect("a model")));
        let at = before.iter().position(|operator| operator == FUSED).expect("it has one");
        let expected = [&before[..at], &["Transpose".to_owned(), "MatMul".to_owned()], &before[at + 1..]].concat();
        assert_eq!(after, expected);
    }

    #[test]
    fn a_model_without_the_operator_stays_as_it_is() {
        let whole = include_bytes!("../../../../tests/fixtures/tiny.onnx");
        assert_eq!(rewritten(whole).as_deref(), Ok(whole.as_slice()));
        let once = rewritten(TINY).expect("a model");
        assert_eq!(rewritten(&once).as_ref(), Ok(&once));
    }

    #[test]
    fn another_form_of_it_and_truncated_bytes_are_refused() {
        let at = TINY.windows(6).position(|bytes| bytes == b"transA").expect("it has one");
        let mut other = TINY.to_vec();
        let value = at + TINY[at..].iter().position(|byte| *byte == 0x18).expect("its value") + 1;
        other[value] = 0;
        assert!(rewritten(&other).expect_err("not transposed").contains("another `transA`"));
        for length in [10, TINY.len() / 2, TINY.len() - 1] {
            assert!(rewritten(&TINY[..length]).is_err(), "{length} bytes");
        }
    }
}
