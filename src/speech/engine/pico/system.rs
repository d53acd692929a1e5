//! Pico's C interface, made safe for one run: one system, one voice, one engine.
//!
//! Its memory is zeroed first, which the crate `ttspico` does not do: Pico reads bytes it never wrote, so in recycled memory its samples
//! depend on what was there before (measured).

use std::ffi::{CStr, CString, c_char};
use std::ptr;

use ttspico_sys as native;

/// Enough for one engine and one language: what the crate `ttspico` uses in its examples.
const MEMORY_BYTES: usize = 4 * 1024 * 1024;
/// Pico wants its memory aligned for any type.
type Arena = [u128; MEMORY_BYTES / size_of::<u128>()];
const VOICE: &CStr = c"nightcue";

/// A failure status of Pico's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{doing} failed with status {status}")]
pub(crate) struct PicoError {
    doing: &'static str,
    status: native::pico_Status,
}

/// How far the engine is through its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// All text so far has been spoken.
    Idle,
    /// There is more to come.
    Busy,
}

/// A running engine and all that it needs.
#[derive(Debug)]
pub(crate) struct PicoSystem {
    engine: native::pico_Engine,
    system: native::pico_System,
    /// Pico keeps everything in here; nothing else touches it.
    _memory: Box<Arena>,
}

#[expect(unsafe_code, reason = "Pico is a C library")]
impl PicoSystem {
    /// Starts an engine with its two language files, whose paths are shorter than 260 bytes.
    pub(crate) fn new(analysis: &str, signal: &str) -> Result<Self, PicoError> {
        let mut memory = zeroed();
        let mut system = ptr::null_mut();
        let start = memory.as_mut_ptr().cast();
        // SAFETY: `start` is the start of `MEMORY_BYTES` bytes that live as long as `Self`; a box does not move its content.
        let status = unsafe { native::pico_initialize(start, MEMORY_BYTES as native::pico_Uint32, &raw mut system) };
        checked("starting", status)?;
        let mut this = Self { engine: ptr::null_mut(), system, _memory: memory };
        // SAFETY: `system` was initialized above, and the name is a C string of less than 32 bytes.
        checked("naming a voice", unsafe { native::pico_createVoiceDefinition(system, VOICE.as_ptr().cast()) })?;
        this.load(analysis)?;
        this.load(signal)?;
        // SAFETY: the voice has its text analysis and its signal generation, which Pico does not check itself.
        let status = unsafe { native::pico_newEngine(system, VOICE.as_ptr().cast(), &raw mut this.engine) };
        checked("making an engine", status)?;
        Ok(this)
    }

    /// Loads the language file at `path` and adds it to the voice.
    fn load(&mut self, path: &str) -> Result<(), PicoError> {
        let path = CString::new(path).map_err(|_| PicoError { doing: "reading a path", status: -1 })?;
        let mut resource = ptr::null_mut();
        // SAFETY: the system is initialized; the path is a C string.
        let status = unsafe { native::pico_loadResource(self.system, path.as_ptr().cast(), &raw mut resource) };
        checked("loading a language file", status)?;
        let mut name = [0 as c_char; native::PICO_MAX_RESOURCE_NAME_SIZE];
        // SAFETY: `name` has the size that Pico documents for the longest name.
        let status = unsafe { native::pico_getResourceName(self.system, resource, name.as_mut_ptr()) };
        checked("naming a language file", status)?;
        // SAFETY: both names are C strings, and both things were made by this system.
        let status = unsafe {
            native::pico_addResourceToVoiceDefinition(self.system, VOICE.as_ptr().cast(), name.as_ptr().cast())
        };
        checked("adding a language file", status)
    }

    /// Feeds UTF-8 text to the engine; returns how many bytes it took.
    pub(crate) fn put(&mut self, text: &[u8]) -> Result<usize, PicoError> {
        let length = i16::try_from(text.len()).unwrap_or(i16::MAX);
        let mut taken: native::pico_Int16 = 0;
        // SAFETY: `text` has at least `length` bytes.
        let status = unsafe { native::pico_putTextUtf8(self.engine, text.as_ptr(), length, &raw mut taken) };
        checked("reading the text", status)?;
        Ok(usize::try_from(taken).unwrap_or(0).min(text.len()))
    }

    /// Lets the engine work for a moment; returns how many samples it put into `chunk`, and whether there is more.
    pub(crate) fn step(&mut self, chunk: &mut [i16]) -> Result<(usize, Status), PicoError> {
        let bytes = i16::try_from(size_of_val(chunk)).unwrap_or(i16::MAX - 1);
        let (mut written, mut kind) = (0, 0);
        // SAFETY: `chunk` has at least `bytes` bytes, and any bytes are samples.
        let status = unsafe {
            native::pico_getData(self.engine, chunk.as_mut_ptr().cast(), bytes, &raw mut written, &raw mut kind)
        };
        let samples = usize::try_from(written).unwrap_or(0) / size_of::<i16>();
        match status {
            native::PICO_STEP_IDLE => Ok((samples, Status::Idle)),
            native::PICO_STEP_BUSY => Ok((samples, Status::Busy)),
            status => Err(PicoError { doing: "speaking", status }),
        }
    }
}

#[expect(unsafe_code, reason = "Pico is a C library")]
impl Drop for PicoSystem {
    fn drop(&mut self) {
        // SAFETY: the system was initialized; terminating closes its engine and its files, and nothing uses it after.
        unsafe { native::pico_terminate(&raw mut self.system) };
    }
}

const fn checked(doing: &'static str, status: native::pico_Status) -> Result<(), PicoError> {
    match status {
        native::PICO_OK => Ok(()),
        status => Err(PicoError { doing, status }),
    }
}

/// Made on the heap: it is too large for the stack.
fn zeroed() -> Box<Arena> {
    let memory = vec![0u128; MEMORY_BYTES / size_of::<u128>()].into_boxed_slice();
    memory.try_into().expect("it was made with this length")
}
