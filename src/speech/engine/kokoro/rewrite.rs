//! Kokoro's model as its authors publish it, rewritten so that the runtime can run it: it has one operator that the runtime lacks, a
//! product with its first factor transposed, which becomes two that it has.
//!
//! Everything else in the model stays as it is, byte by byte.

use crate::speech::engine::onnx::{Field, GRAPH, NO_ONNX, fields, texts};

/// The operator that the runtime lacks.
const FUSED: &str = "FusedMatMul";
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
/// The kind of an attribute that is a list of whole numbers.
const LIST: u64 = 7;
/// How the three dimensions of the first factor are exchanged.
const EXCHANGED: [u64; 3] = [0, 2, 1];

/// The model in `bytes` without the operator that the runtime lacks.
///
/// # Errors
/// When it is not an ONNX model, or has that operator in another form.
pub(crate) fn rewritten(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut model = Vec::with_capacity(bytes.len() + 1024);
    for (number, field) in fields(bytes)? {
        match field.bytes().filter(|_| number == GRAPH) {
            Some(graph) => push_bytes(&mut model, GRAPH, &graph_without_fused(graph)?),
            None => push(&mut model, number, field),
        }
    }
    Ok(model)
}

fn graph_without_fused(graph: &[u8]) -> Result<Vec<u8>, String> {
    let mut rewritten = Vec::with_capacity(graph.len() + 1024);
    for (number, field) in fields(graph)? {
        match field.bytes().filter(|_| number == NODE) {
            Some(node) if texts(node, OPERATOR)?.join("") == FUSED => {
                for node in divided(node)? {
                    push_bytes(&mut rewritten, NODE, &node);
                }
            }
            _ => push(&mut rewritten, number, field),
        }
    }
    Ok(rewritten)
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
    use super::*;
    use crate::speech::engine::onnx::graph_of;

    const TINY: &[u8] = include_bytes!("../../../../tests/fixtures/tiny-kokoro.onnx");

    fn operators(model: &[u8]) -> Vec<String> {
        let graph = fields(graph_of(model).expect("a model")).expect("a graph");
        let nodes = graph.into_iter().filter(|(number, _)| *number == NODE);
        nodes.map(|(_, node)| texts(node.bytes().expect("a node"), OPERATOR).expect("a node").join("")).collect()
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
