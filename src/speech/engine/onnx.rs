//! The bytes of an ONNX model, read field by field: onnx.proto in the encoding of Protocol Buffers.
//!
//! Bytes that break off or are not ONNX are an error.

/// Why bytes are no model.
pub(crate) const NO_ONNX: &str = "is not an ONNX model, or is truncated";
/// The number of the graph among the fields of a model.
pub(crate) const GRAPH: u64 = 7;

/// The graph of the model in `bytes`.
#[cfg(any(feature = "neural", test))]
pub(crate) fn graph_of(bytes: &[u8]) -> Result<&[u8], &'static str> {
    fields(bytes)?.into_iter().find(|(number, _)| *number == GRAPH).ok_or(NO_ONNX)?.1.bytes().ok_or(NO_ONNX)
}

/// The texts of the fields `wanted`.
pub(crate) fn texts(message: &[u8], wanted: u64) -> Result<Vec<String>, &'static str> {
    let fields = fields(message)?.into_iter().filter(|(number, _)| *number == wanted);
    Ok(fields.filter_map(|(_, field)| Some(String::from_utf8_lossy(field.bytes()?).into_owned())).collect())
}

/// The value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field<'a> {
    Number(u64),
    Eight(u64),
    Four(u32),
    Bytes(&'a [u8]),
}

impl<'a> Field<'a> {
    pub(crate) const fn bytes(self) -> Option<&'a [u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }
}

/// The fields of a message with their numbers.
pub(crate) fn fields(mut message: &[u8]) -> Result<Vec<(u64, Field<'_>)>, &'static str> {
    let mut fields = Vec::new();
    while !message.is_empty() {
        let key = varint(&mut message)?;
        let field = match key & 7 {
            0 => Field::Number(varint(&mut message)?),
            1 => {
                let bytes = take(&mut message, 8)?;
                Field::Eight(bytes.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte)))
            }
            2 => {
                let length = varint(&mut message)?;
                Field::Bytes(take(&mut message, length)?)
            }
            5 => {
                let bytes = take(&mut message, 4)?;
                Field::Four(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
            }
            _ => return Err(NO_ONNX),
        };
        fields.push((key >> 3, field));
    }
    Ok(fields)
}

/// The numbers that are packed in the value of a field.
#[cfg(feature = "natural")]
pub(crate) fn varints(mut packed: &[u8]) -> Result<Vec<u64>, &'static str> {
    let mut numbers = Vec::new();
    while !packed.is_empty() {
        numbers.push(varint(&mut packed)?);
    }
    Ok(numbers)
}

fn varint(message: &mut &[u8]) -> Result<u64, &'static str> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let byte = take(message, 1)?[0];
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(value);
        }
    }
    Err(NO_ONNX)
}

fn take<'a>(message: &mut &'a [u8], length: u64) -> Result<&'a [u8], &'static str> {
    let length = usize::try_from(length).map_err(|_| NO_ONNX)?;
    let (taken, rest) = message.split_at_checked(length).ok_or(NO_ONNX)?;
    *message = rest;
    Ok(taken)
}
