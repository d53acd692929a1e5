//! A sound file read as a stream: WAV, AIFF, CAF, FLAC, MP3, AAC, ALAC, Vorbis and Opus, in the containers that phones and computers use.
//!
//! The content decides what a file is, not its name. Channels are averaged, unless they cancel each other. Only regular files of a bounded size are opened, and a file
//! that ends before its sound does is an error.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _};
use std::path::Path;

use symphonia::core::codecs::audio::well_known::CODEC_ID_OPUS;
use symphonia::core::codecs::audio::{AudioCodecParameters, AudioDecoder, AudioDecoderOptions};
use symphonia::core::errors::Error;
use symphonia::core::formats::well_known::{FORMAT_ID_AIFF, FORMAT_ID_MP3, FORMAT_ID_OGG, FORMAT_ID_WAVE};
use symphonia::core::formats::{FormatReader, TrackType};
use symphonia::core::io::{MediaSource, MediaSourceStream, ReadOnlySource};
use symphonia::core::packet::Packet;
use symphonia::core::units::{Duration, Timestamp};

use super::fold::Fold;
use super::mended::Mended;
use super::opus::OpusPackets;
use super::padded::Padded;
use super::{wav, webm};
use crate::base::SampleRate;
use crate::sound::{FlacError, FlacFile};

/// The highest rate that is read.
const HIGHEST: SampleRate = SampleRate::new(192_000).expect("not 0");
/// A header that counts codec frames may be off by two of the longest.
const SLACK: u64 = 2 * 1152;
/// So many frames may be missing between two packets of Ogg: the longest of Opus.
const MOST_LATE: u64 = 5760;
/// What is said of a file that no decoder knows.
const UNKNOWN: &str = "it is of another kind, or ends before its sound begins";

/// Why a file is not read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unreadable {
    #[error("{0}")]
    Io(#[from] io::Error),
    #[error("not a regular file, or larger than {} MB", .0 / 1_000_000)]
    NotBounded(u64),
    #[error(
        "not a sound that can be decoded (WAV, AIFF, CAF, FLAC, MP3, AAC or ALAC in M4A, Vorbis or Opus in Ogg or WebM): {0}; save or convert it as one of these"
    )]
    NotSound(String),
    #[error("is truncated: its sound breaks off")]
    BreaksOff,
    #[error("is damaged ({0}): save it again, or record its line again")]
    Damaged(String),
    #[error("has no sound")]
    Empty,
    #[error("has a sample rate that cannot be used")]
    Rate,
    #[error("has samples that are not numbers")]
    NotNumbers,
    #[error("has channels that cancel each other, one being the other upside down: save it as mono, from one of them")]
    Cancels,
    #[error("has more sound than one line can have")]
    TooLong,
}

impl From<Error> for Unreadable {
    fn from(error: Error) -> Self {
        match error {
            Error::IoError(error) if error.kind() == io::ErrorKind::UnexpectedEof => Self::BreaksOff,
            // Decoders report broken packets so.
            Error::IoError(error) if error.kind() == io::ErrorKind::Other => Self::Damaged(error.to_string()),
            Error::IoError(error) => Self::Io(error),
            Error::Unsupported(_) => Self::NotSound(UNKNOWN.to_owned()),
            other => Self::Damaged(other.to_string()),
        }
    }
}

impl From<FlacError> for Unreadable {
    fn from(error: FlacError) -> Self {
        match error {
            FlacError::BreaksOff => Self::BreaksOff,
            FlacError::Io(error) => Self::Io(error),
            FlacError::Broken(reason) => Self::Damaged(reason),
        }
    }
}

/// A file that is being decoded.
pub(crate) struct SoundFile {
    rate: SampleRate,
    is_float: bool,
    fold: Fold,
    source: Stream,
}

enum Stream {
    Packets(Box<Packets>),
    Padded(Padded),
    Flac { file: Box<FlacFile<File>>, channels: Vec<Vec<f32>> },
}

struct Packets {
    format: Box<dyn FormatReader>,
    decoder: Decoder,
    track: u32,
    /// The frames that the file says it has, where that can be trusted.
    claimed: Option<u64>,
    due: Due,
    decoded: u64,
    channels: Vec<Vec<f32>>,
}

enum Decoder {
    Symphonia(Box<dyn AudioDecoder>),
    Opus(Box<OpusPackets>),
}

impl SoundFile {
    /// Opens the file at `path`, which may have `most_bytes`.
    ///
    /// # Errors
    /// When it is not a regular file, too large, or not a sound that can be decoded.
    pub(crate) fn open(path: &Path, most_bytes: u64) -> Result<Self, Unreadable> {
        // Checked before it is opened: opening a pipe could wait forever.
        let metadata = fs::metadata(path)?;
        if !metadata.is_file() || metadata.len() > most_bytes {
            return Err(Unreadable::NotBounded(most_bytes));
        }
        if metadata.len() == 0 {
            return Err(Unreadable::Empty);
        }
        let mut file = File::open(path)?;
        let Some(header) = wav::header(&mut file)? else {
            if is_flac(&mut file)? {
                return Self::with_flac(FlacFile::open(file)?);
            }
            let patches = webm::patches(&mut file).map_err(Error::IoError)?;
            let mended = Mended::new(file, metadata.len(), patches);
            return Self::with_packets(Packets::open(path, Box::new(mended))?, false);
        };
        if let Some(layout) = header.padded {
            return Ok(Self {
                rate: layout.rate,
                is_float: false,
                fold: Fold::default(),
                source: Stream::Padded(Padded::open(file, layout)?),
            });
        }
        let mended = Mended::new(file, metadata.len(), header.patches);
        Self::with_packets(Packets::open(path, Box::new(mended))?, header.is_float)
    }

    fn with_packets((rate, packets): (SampleRate, Packets), is_float: bool) -> Result<Self, Unreadable> {
        let source = Stream::Packets(Box::new(packets));
        Ok(Self { rate: bounded(rate)?, is_float, fold: Fold::default(), source })
    }

    fn with_flac(file: FlacFile<File>) -> Result<Self, Unreadable> {
        let (rate, channels) = (bounded(file.rate())?, Vec::new());
        let source = Stream::Flac { file: Box::new(file), channels };
        Ok(Self { rate, is_float: false, fold: Fold::default(), source })
    }

    /// Frames in a second.
    pub(crate) const fn rate(&self) -> SampleRate {
        self.rate
    }

    /// Whether the file stores floating-point samples, which have room above full scale.
    pub(crate) const fn is_float(&self) -> bool {
        self.is_float
    }

    /// Appends the next frames to `mono`; `false` at the end.
    ///
    /// # Errors
    /// When the file breaks off, has samples that are not numbers, or channels that cancel each other.
    pub(crate) fn next(&mut self, mono: &mut Vec<f32>) -> Result<bool, Unreadable> {
        let start = mono.len();
        let goes_on = match &mut self.source {
            Stream::Packets(packets) => packets.next(&mut self.fold, mono)?,
            Stream::Padded(padded) => padded.next(&mut self.fold, mono)?,
            Stream::Flac { file, channels } => {
                let goes_on = file.next(channels)?;
                if goes_on {
                    self.fold.extend(channels, mono);
                }
                goes_on
            }
        };
        if !mono[start..].iter().all(|sample| sample.is_finite()) {
            return Err(Unreadable::NotNumbers);
        }
        if !goes_on && self.fold.cancels() {
            return Err(Unreadable::Cancels);
        }
        Ok(goes_on)
    }
}

impl Packets {
    fn open(path: &Path, source: Box<dyn MediaSource>) -> Result<(SampleRate, Self), Unreadable> {
        let mut format = probed(source).map_err(unknown)?;
        if format.format_info().format == FORMAT_ID_MP3 {
            // Of an MP3 that can be searched, the length is guessed from its first frames, and what comes later is dropped.
            format = probed(Box::new(ReadOnlySource::new(File::open(path)?)))?;
        }
        let none = || Unreadable::NotSound(UNKNOWN.to_owned());
        let track = format.default_track(TrackType::Audio).ok_or_else(none)?;
        let parameters = track.codec_params.as_ref().and_then(|codec| codec.audio()).ok_or_else(none)?;
        let rate = parameters.sample_rate.and_then(SampleRate::new).ok_or(Unreadable::Rate)?;
        let counts = [FORMAT_ID_WAVE, FORMAT_ID_AIFF, FORMAT_ID_MP3];
        let claimed = track.num_frames.filter(|_| counts.contains(&format.format_info().format));
        let (decoder, track) = (Decoder::of(parameters)?, track.id);
        let due = Due::of(&*format);
        Ok((rate, Self { format, decoder, track, claimed, due, decoded: 0, channels: Vec::new() }))
    }

    fn next(&mut self, fold: &mut Fold, mono: &mut Vec<f32>) -> Result<bool, Unreadable> {
        let Some(packet) = self.format.next_packet()? else {
            let is_whole = self.claimed.is_none_or(|claimed| self.decoded + SLACK >= claimed);
            return if is_whole { Ok(false) } else { Err(Unreadable::BreaksOff) };
        };
        if packet.track_id == self.track {
            self.due.check(&packet)?;
            let start = mono.len();
            self.decoder.decode(&untrimmed(packet), &mut self.channels)?;
            fold.extend(&self.channels, mono);
            self.decoded += (mono.len() - start) as u64;
        }
        Ok(true)
    }
}

fn bounded(rate: SampleRate) -> Result<SampleRate, Unreadable> {
    if (SampleRate::MIN..=HIGHEST).contains(&rate) { Ok(rate) } else { Err(Unreadable::Rate) }
}

/// Whether `file` begins as FLAC does; it stands at its beginning afterwards.
fn is_flac(file: &mut File) -> io::Result<bool> {
    let mut signature = Vec::new();
    file.rewind()?;
    file.by_ref().take(4).read_to_end(&mut signature)?;
    file.rewind()?;
    Ok(signature == b"fLaC")
}

fn probed(source: Box<dyn MediaSource>) -> Result<Box<dyn FormatReader>, Error> {
    let stream = MediaSourceStream::new(source, Default::default());
    symphonia::default::get_probe().probe(&Default::default(), stream, Default::default(), Default::default())
}

/// The decoder skips a page of Ogg that is broken; that shows in the time of the packet after it.
#[derive(Debug)]
struct Due {
    is_ogg: bool,
    /// When the next packet begins, in its own units.
    next: Option<Timestamp>,
}

impl Due {
    fn of(format: &dyn FormatReader) -> Self {
        Self { is_ogg: format.format_info().format == FORMAT_ID_OGG, next: None }
    }

    fn check(&mut self, packet: &Packet) -> Result<(), Unreadable> {
        let late = self.next.and_then(|due| packet.pts.duration_from(due)).unwrap_or(Duration::ZERO);
        if self.is_ogg && late.get() > MOST_LATE {
            return Err(Unreadable::Damaged("a part of it is missing".to_owned()));
        }
        self.next = packet.pts.checked_add(packet.dur);
        Ok(())
    }
}

/// What is said of a failure before the first packet: a file that ends there can be of a kind that is not known.
fn unknown(error: Error) -> Unreadable {
    match Unreadable::from(error) {
        Unreadable::BreaksOff => Unreadable::NotSound(UNKNOWN.to_owned()),
        other => other,
    }
}

/// A packet that lies wholly behind the end that the header states is heard all the same: recordings that were joined have such headers.
fn untrimmed(mut packet: Packet) -> Packet {
    if packet.trim_end >= packet.dur && packet.trim_start == Duration::ZERO {
        packet.trim_end = Duration::ZERO;
    }
    packet
}

impl Decoder {
    fn of(parameters: &AudioCodecParameters) -> Result<Self, Unreadable> {
        if parameters.codec == CODEC_ID_OPUS {
            let head = parameters.extra_data.as_deref().unwrap_or_default();
            return Ok(Self::Opus(Box::new(OpusPackets::new(head).map_err(Unreadable::NotSound)?)));
        }
        let options = AudioDecoderOptions::default();
        Ok(Self::Symphonia(symphonia::default::get_codecs().make_audio_decoder(parameters, &options)?))
    }

    /// Replaces `channels` with those of `packet`.
    fn decode(&mut self, packet: &Packet, channels: &mut Vec<Vec<f32>>) -> Result<(), Unreadable> {
        match self {
            Self::Opus(opus) => opus.decode(packet, channels).map_err(Unreadable::Damaged),
            Self::Symphonia(decoder) => {
                decoder.decode(packet)?.copy_to_vecs_planar(channels);
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packet(pts: i64, dur: u64) -> Packet {
        Packet::new(0, Timestamp::new(pts), Duration::new(dur), [])
    }

    #[test]
    fn a_page_that_the_decoder_skipped_is_missed() {
        let follow = |is_ogg, starts: &[i64]| {
            let mut due = Due { is_ogg, next: None };
            starts.iter().try_for_each(|start| due.check(&packet(*start, 960)))
        };
        assert!(follow(true, &[-312, 648, 1_608, 2_570]).is_ok());
        assert!(matches!(follow(true, &[-312, 648, 49_608]), Err(Unreadable::Damaged(_))));
        assert!(follow(false, &[-312, 648, 49_608]).is_ok());
    }

    #[test]
    fn what_lies_behind_the_end_that_a_header_states_is_heard() {
        let trimmed = |end: u64| {
            let mut packet = packet(10_000, 1_152);
            packet.trim_end = Duration::new(end);
            untrimmed(packet).trim_end.get()
        };
        assert_eq!([trimmed(0), trimmed(500), trimmed(1_152), trimmed(90_000)], [0, 500, 0, 0]);
    }
}
