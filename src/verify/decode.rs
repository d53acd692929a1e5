//! Decodes a finished file as a player does, trimmed as its headers ask, with code that did not write it.
//!
//! Memory does not grow with the length of the track.

pub(crate) mod error;
pub(crate) mod opus;
pub(crate) mod riff;

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use symphonia::core::codecs::audio::{AudioDecoder, AudioDecoderOptions};
use symphonia::core::formats::{FormatReader, TrackType};
use symphonia::core::io::{MediaSource, MediaSourceStream, ReadOnlySource};
use symphonia::core::meta::{ChapterGroup, ChapterGroupItem};

use super::carried::{self, Carried};
use crate::base::{Frame, Frames, Length, SampleRate};
use crate::sound::FlacFile;
use error::DecodeError;
use opus::OpusFile;

/// How a file stores sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// WAV.
    Wav,
    /// FLAC.
    Flac,
    /// MP3.
    Mp3,
    /// Opus.
    Opus,
}

impl Coding {
    /// Its usual name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wav => "WAV",
            Self::Flac => "FLAC",
            Self::Mp3 => "MP3",
            Self::Opus => "Opus",
        }
    }

    /// The frames in one codec frame at `rate`; none where the samples are stored unchanged.
    ///
    /// Source: ISO/IEC 11172-3 and 13818-3 (layer III); an Opus packet of this tool lasts 20 ms.
    pub const fn codec_frame(self, rate: SampleRate) -> Frames {
        match self {
            Self::Wav | Self::Flac => Frames::ZERO,
            Self::Mp3 if rate.hz() >= 32_000 => Frames(1152),
            Self::Mp3 => Frames(576),
            Self::Opus => Frames(rate.hz() as u64 / 50),
        }
    }

    /// The frames by which a sound may be early or late at `rate`: none where samples are kept, otherwise 2 ms. Codecs move an
    /// onset by less than 1 ms; a whole codec frame would be as long as the errors to be found.
    pub const fn tolerance(self, rate: SampleRate) -> Frames {
        if self.is_exact() { Frames::ZERO } else { Length::from_millis(2).frames(rate) }
    }

    /// Whether decoding gives back the samples that were encoded.
    pub const fn is_exact(self) -> bool {
        matches!(self, Self::Wav | Self::Flac)
    }
}

/// A file, ready to be decoded.
pub(super) struct Opened {
    /// How it stores sound.
    pub coding: Coding,
    /// Frames per second of the decoded sound.
    pub rate: SampleRate,
    /// What its tags say.
    pub carried: Carried,
    /// The frames at which chapters start, where the container keeps them to the frame.
    pub exact_chapters: Option<Vec<Frame>>,
    source: Source,
}

enum Source {
    Symphonia { format: Box<dyn FormatReader>, decoder: Box<dyn AudioDecoder>, track: u32 },
    Flac(Box<FlacFile<File>>),
    Opus(Box<OpusFile>),
}

impl Opened {
    /// Opens the file at `path`; its content decides which format it is.
    ///
    /// # Errors
    /// When it cannot be read or is not a file of a kind this tool writes.
    pub(super) fn open(path: &Path) -> Result<Self, DecodeError> {
        // Checked before it is opened: opening a pipe could wait forever.
        if !path.metadata()?.is_file() {
            return Err(DecodeError::Broken("it is not a regular file".to_owned()));
        }
        let mut file = BufReader::new(File::open(path)?);
        let carried = carried::read_carried(&mut file)?;
        let mut signature = [0; 4];
        file.seek(SeekFrom::Start(0))?;
        file.read_exact(&mut signature)?;
        file.seek(SeekFrom::Start(0))?;
        let coding = match &signature {
            b"OggS" => {
                let source = Source::Opus(Box::new(OpusFile::open(file)?));
                let rate = opus::RATE;
                return Ok(Self { coding: Coding::Opus, rate, carried, exact_chapters: None, source });
            }
            b"RIFF" => Coding::Wav,
            b"fLaC" => Coding::Flac,
            _ => Coding::Mp3,
        };
        let cue_points = if coding == Coding::Wav { riff::cue_points(&mut file)? } else { None };
        file.seek(SeekFrom::Start(0))?;
        Self::with_symphonia(path, file.into_inner(), coding, carried, cue_points)
    }

    fn with_symphonia(
        path: &Path,
        file: File,
        coding: Coding,
        carried: Carried,
        cue_points: Option<Vec<Frame>>,
    ) -> Result<Self, DecodeError> {
        // Of an MP3 that can be searched, the length is guessed from its first frames where no header states it, and what comes later is
        // dropped.
        let source: Box<dyn MediaSource> = match coding {
            Coding::Mp3 => Box::new(ReadOnlySource::new(file)),
            _ => Box::new(file),
        };
        let stream = MediaSourceStream::new(source, Default::default());
        let format = symphonia::default::get_probe().probe(
            &Default::default(),
            stream,
            Default::default(),
            Default::default(),
        )?;
        let broken = || DecodeError::Broken("it contains no audio".to_owned());
        let track = format.default_track(TrackType::Audio).ok_or_else(broken)?;
        let parameters = track.codec_params.as_ref().and_then(|codec| codec.audio()).ok_or_else(broken)?;
        let rate = parameters.sample_rate.and_then(SampleRate::new).ok_or_else(broken)?;
        // Before anything is made for it: what measures a rate of gigahertz takes gigabytes.
        if !(SampleRate::MIN..=SampleRate::MAX).contains(&rate) {
            let (least, most) = (SampleRate::MIN, SampleRate::MAX);
            return Err(DecodeError::Broken(format!("its sample rate is {rate}, and tracks have {least} to {most}")));
        }
        let exact_chapters = cue_points.or_else(|| format.chapters().map(|group| starts(group, rate)));
        let exact_chapters = exact_chapters.filter(|_| coding.is_exact());
        let source = match coding {
            Coding::Flac => Source::Flac(Box::new(FlacFile::open(File::open(path)?)?)),
            _ => {
                let options = AudioDecoderOptions::default();
                let decoder = symphonia::default::get_codecs().make_audio_decoder(parameters, &options)?;
                let track = track.id;
                Source::Symphonia { format, decoder, track }
            }
        };
        Ok(Self { coding, rate, carried, exact_chapters, source })
    }

    /// Decodes everything, passing the left channel to `sink`; returns the number of frames.
    ///
    /// # Errors
    /// When the sound is broken, or the first error of `sink`.
    pub(super) fn decode<E: From<DecodeError>>(
        mut self,
        mut sink: impl FnMut(&[f32]) -> Result<(), E>,
    ) -> Result<Frames, E> {
        let mut frames = Frames::ZERO;
        let mut block = Vec::new();
        while self.source.next(&mut block)? {
            frames += Frames::of(&block);
            sink(&block)?;
        }
        Ok(frames)
    }
}

impl Source {
    /// Replaces `block` with the next samples; `false` at the end.
    fn next(&mut self, block: &mut Vec<f32>) -> Result<bool, DecodeError> {
        match self {
            Self::Opus(file) => file.next(block),
            Self::Flac(file) => {
                let mut channels = vec![std::mem::take(block)];
                let goes_on = file.next(&mut channels)?;
                *block = channels.swap_remove(0);
                Ok(goes_on)
            }
            Self::Symphonia { format, decoder, track } => {
                let Some(packet) = format.next_packet()? else { return Ok(false) };
                block.clear();
                if packet.track_id == *track {
                    let mut channels: Vec<Vec<f32>> = Vec::new();
                    decoder.decode(&packet)?.copy_to_vecs_planar(&mut channels);
                    block.append(channels.first_mut().unwrap_or(&mut Vec::new()));
                }
                Ok(true)
            }
        }
    }
}

/// The starts of all chapters of `group`, its own groups included. A FLAC cue sheet ends with a track for the end of the file.
fn starts(group: &ChapterGroup, rate: SampleRate) -> Vec<Frame> {
    let mut found = Vec::new();
    for item in &group.items {
        match item {
            ChapterGroupItem::Group(group) => found.extend(starts(group, rate)),
            ChapterGroupItem::Chapter(chapter) => {
                let nanos = chapter.start_time.as_nanos().max(0) as u128;
                let flicks = nanos * u128::from(Length::FLICKS_PER_SECOND) / 1_000_000_000;
                // Nanoseconds were rounded down; a frame lasts at least 10 000 of them.
                let after = Length::from_flicks(flicks as u64 + 1);
                found.push(Frame(after.frames(rate).0));
            }
        }
    }
    found
}
