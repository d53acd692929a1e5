//! A sound file read as a stream: WAV, AIFF, CAF, FLAC, MP3, AAC, ALAC, Vorbis and Opus, in the containers that phones and computers use.
//!
//! The content decides what a file is, not its name. Channels are averaged. Only regular files of a bounded size are opened, and a file
//! that ends before its sound does is an error.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use symphonia::core::codecs::audio::well_known::CODEC_ID_OPUS;
use symphonia::core::codecs::audio::{AudioCodecParameters, AudioDecoder, AudioDecoderOptions};
use symphonia::core::errors::Error;
use symphonia::core::formats::well_known::{FORMAT_ID_AIFF, FORMAT_ID_FLAC, FORMAT_ID_MP3, FORMAT_ID_WAVE};
use symphonia::core::formats::{FormatReader, TrackType};
use symphonia::core::io::{MediaSource, MediaSourceStream, ReadOnlySource};
use symphonia::core::packet::Packet;
use symphonia::core::units::Duration;

use super::mended::Mended;
use super::opus::OpusPackets;
use super::padded::Padded;
use super::wav;
use crate::base::SampleRate;

/// The highest rate that is read.
const HIGHEST: SampleRate = SampleRate::new(192_000).expect("not 0");
/// A header that counts codec frames may be off by two of the longest.
const SLACK: u64 = 2 * 1152;

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
    #[error("has no sound")]
    Empty,
    #[error("has a sample rate that cannot be used")]
    Rate,
    #[error("has samples that are not numbers")]
    NotNumbers,
    #[error("has more sound than one line can have")]
    TooLong,
}

impl From<Error> for Unreadable {
    fn from(error: Error) -> Self {
        match error {
            Error::IoError(error) if error.kind() == io::ErrorKind::UnexpectedEof => Self::BreaksOff,
            Error::IoError(error) => Self::Io(error),
            other => Self::NotSound(other.to_string()),
        }
    }
}

/// A file that is being decoded.
pub(crate) struct SoundFile {
    rate: SampleRate,
    is_float: bool,
    source: Source,
}

enum Source {
    Packets(Box<Packets>),
    Padded(Padded),
}

struct Packets {
    format: Box<dyn FormatReader>,
    decoder: Decoder,
    track: u32,
    /// The frames that the file says it has, where that can be trusted.
    claimed: Option<u64>,
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
        let mut file = File::open(path)?;
        let Some(header) = wav::header(&mut file)? else {
            return Self::with_packets(Packets::open(path, Box::new(File::open(path)?))?, false);
        };
        if let Some(layout) = header.padded {
            return Ok(Self {
                rate: layout.rate,
                is_float: false,
                source: Source::Padded(Padded::open(file, layout)?),
            });
        }
        let mended = Mended::new(file, metadata.len(), header.patches);
        Self::with_packets(Packets::open(path, Box::new(mended))?, header.is_float)
    }

    fn with_packets((rate, packets): (SampleRate, Packets), is_float: bool) -> Result<Self, Unreadable> {
        if !(SampleRate::MIN..=HIGHEST).contains(&rate) {
            return Err(Unreadable::Rate);
        }
        Ok(Self { rate, is_float, source: Source::Packets(Box::new(packets)) })
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
    /// When the file breaks off, or has samples that are not numbers.
    pub(crate) fn next(&mut self, mono: &mut Vec<f32>) -> Result<bool, Unreadable> {
        let start = mono.len();
        let goes_on = match &mut self.source {
            Source::Packets(packets) => packets.next(mono)?,
            Source::Padded(padded) => padded.next(mono)?,
        };
        match mono[start..].iter().all(|sample| sample.is_finite()) {
            true => Ok(goes_on),
            false => Err(Unreadable::NotNumbers),
        }
    }
}

impl Packets {
    fn open(path: &Path, source: Box<dyn MediaSource>) -> Result<(SampleRate, Self), Unreadable> {
        let mut format = probed(source)?;
        if format.format_info().format == FORMAT_ID_MP3 {
            // Of an MP3 that can be searched, the length is guessed from its first frames, and what comes later is dropped.
            format = probed(Box::new(ReadOnlySource::new(File::open(path)?)))?;
        }
        let track = format.default_track(TrackType::Audio).ok_or(Unreadable::Empty)?;
        let parameters = track.codec_params.as_ref().and_then(|codec| codec.audio()).ok_or(Unreadable::Empty)?;
        let rate = parameters.sample_rate.and_then(SampleRate::new).ok_or(Unreadable::Rate)?;
        let counts = [FORMAT_ID_WAVE, FORMAT_ID_AIFF, FORMAT_ID_FLAC, FORMAT_ID_MP3];
        let claimed = track.num_frames.filter(|_| counts.contains(&format.format_info().format));
        let (decoder, track) = (Decoder::of(parameters)?, track.id);
        Ok((rate, Self { format, decoder, track, claimed, decoded: 0, channels: Vec::new() }))
    }

    fn next(&mut self, mono: &mut Vec<f32>) -> Result<bool, Unreadable> {
        let Some(packet) = self.format.next_packet()? else {
            let is_whole = self.claimed.is_none_or(|claimed| self.decoded + SLACK >= claimed);
            return if is_whole { Ok(false) } else { Err(Unreadable::BreaksOff) };
        };
        if packet.track_id == self.track {
            let start = mono.len();
            self.decoder.decode(&untrimmed(packet), &mut self.channels)?;
            fold(&self.channels, mono);
            self.decoded += (mono.len() - start) as u64;
        }
        Ok(true)
    }
}

fn probed(source: Box<dyn MediaSource>) -> Result<Box<dyn FormatReader>, Error> {
    let stream = MediaSourceStream::new(source, Default::default());
    symphonia::default::get_probe().probe(&Default::default(), stream, Default::default(), Default::default())
}

/// A packet that lies wholly behind the end that the header states is heard all the same: recordings that were joined have such headers.
fn untrimmed(mut packet: Packet) -> Packet {
    if packet.dur == Duration::ZERO && packet.trim_start == Duration::ZERO {
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
            Self::Opus(opus) => opus.decode(packet, channels).map_err(Unreadable::NotSound),
            Self::Symphonia(decoder) => {
                decoder.decode(packet)?.copy_to_vecs_planar(channels);
                Ok(())
            }
        }
    }
}

/// Appends the mean of `channels`.
fn fold(channels: &[Vec<f32>], mono: &mut Vec<f32>) {
    let Some(first) = channels.first() else { return };
    let share = 1.0 / channels.len() as f32;
    mono.extend((0..first.len()).map(|at| channels.iter().map(|channel| channel[at] * share).sum::<f32>()));
}
