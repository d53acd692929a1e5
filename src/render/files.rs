//! The files of one order, from the first byte to their final place.
//!
//! Unfinished files are removed if anything fails, as are the folders created for them.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::encode::flac::Flac;
use super::encode::flac::settings::FlacSettings;
use super::encode::mp3::Mp3;
use super::encode::opus::Opus;
use super::encode::wav::Wav;
use super::encode::{EncodeError, Encoder, Shape, TrackInfo};
use super::order::{Format, Order, RenderError, Written};
use super::sidecar::playlist::{self, PlaylistEntry, part_name};
use super::sidecar::{Sidecar, page};
use crate::base::{Frames, Length, Target};
use crate::sound::Block;
use crate::timeline::Timeline;

/// A file that is being encoded.
pub(super) struct OpenFile {
    target: Target,
    encoder: Box<dyn Encoder>,
}

impl OpenFile {
    /// Appends `block`. What takes no memory is passed on in pieces, so that an interruption does not have to wait for hours of it.
    pub(super) fn write(&mut self, block: Block<'_>, interrupted: &AtomicBool) -> Result<(), RenderError> {
        const PIECE: Frames = Frames(1 << 24);
        let mut left = Some(block);
        while let Some(block) = left.take().filter(|_| !interrupted.load(Ordering::Relaxed)) {
            let (now, later) = match block {
                Block::Silence(frames) if frames > PIECE => {
                    (Block::Silence(PIECE), Some(Block::Silence(Frames(frames.0 - PIECE.0))))
                }
                Block::Loop(looped) if looped.frames > PIECE => {
                    let (now, later) = looped.split(PIECE);
                    (Block::Loop(now), Some(Block::Loop(later)))
                }
                short => (short, None),
            };
            self.encoder.write(now).map_err(|error| failed(self.target.path(), error))?;
            left = later;
        }
        if interrupted.load(Ordering::Relaxed) { Err(RenderError::Interrupted) } else { Ok(()) }
    }
}

/// A page that waits for its sound.
pub(super) struct OpenPage {
    target: Target,
    /// An MP3 file for this page alone, where the order has none: it goes away with this.
    sound: Option<OpenFile>,
}

impl OpenPage {
    /// What has to be encoded for this page alone.
    pub(super) const fn sound(&mut self) -> Option<&mut OpenFile> {
        self.sound.as_mut()
    }
}

/// All files of an order, finished or being written.
pub(super) struct Files<'a> {
    order: &'a Order,
    interrupted: &'a AtomicBool,
    whole: Vec<(Target, bool)>,
    /// Dropped last: folders can only be removed when they are empty.
    made: MadeFolders,
}

impl<'a> Files<'a> {
    pub(super) const fn new(order: &'a Order, interrupted: &'a AtomicBool) -> Self {
        Self { order, interrupted, whole: Vec::new(), made: MadeFolders(Vec::new()) }
    }

    /// The folder of the parts.
    pub(super) fn part_folder(&self) -> PathBuf {
        self.order.folder.join(&self.order.name)
    }

    fn target(&mut self, path: &Path) -> Result<Target, RenderError> {
        self.made.note(path.parent().unwrap_or(Path::new("")));
        Target::create(path).map_err(|error| failed(path, error.into()))
    }

    /// Starts a file in each format of the order.
    pub(super) fn open(
        &mut self,
        folder: &Path,
        name: &str,
        info: &TrackInfo,
        timeline: &Timeline,
    ) -> Result<Vec<OpenFile>, RenderError> {
        let place = |format: &Format| folder.join(format!("{name}.{}", format.extension()));
        self.order.formats.iter().map(|format| self.open_as(*format, &place(format), info, timeline)).collect()
    }

    fn open_as(
        &mut self,
        format: Format,
        path: &Path,
        info: &TrackInfo,
        timeline: &Timeline,
    ) -> Result<OpenFile, RenderError> {
        let order = self.order;
        let shape = Shape { rate: timeline.rate, channels: order.channels, length: timeline.length };
        let target = self.target(path)?;
        let handle = target.handle().map_err(|error| failed(path, error.into()))?;
        let file = BufWriter::with_capacity(1 << 17, handle);
        let encoder = encoder(format, file, shape, info, order).map_err(|error| failed(path, error))?;
        Ok(OpenFile { target, encoder })
    }

    /// Starts the page of the track, if the order has one.
    pub(super) fn open_page(&mut self, info: &TrackInfo, timeline: &Timeline) -> Result<Option<OpenPage>, RenderError> {
        let Order { folder, name, formats, sidecars, .. } = self.order;
        if !sidecars.contains(&Sidecar::Page) {
            return Ok(None);
        }
        let path = folder.join(format!("{name}.{}", Sidecar::Page.extension()));
        let target = self.target(&path)?;
        let has_sound = formats.contains(&Format::Mp3);
        let sound = (!has_sound).then(|| self.open_as(Format::Mp3, &path, info, timeline)).transpose()?;
        Ok(Some(OpenPage { target, sound }))
    }

    /// Finishes the page of the track, whose files are finished.
    pub(super) fn close_page(
        &mut self,
        page: OpenPage,
        info: &TrackInfo,
        timeline: &Timeline,
    ) -> Result<(), RenderError> {
        let OpenPage { target, sound } = page;
        let failed = |error: EncodeError| failed(target.path(), error);
        let mp3 = self.order.file(Format::Mp3.extension());
        let own = sound.map(|OpenFile { target, encoder }| encoder.finish().map(|()| target)).transpose();
        let own = own.map_err(failed)?;
        let mut whole = own.iter().chain(self.whole.iter().map(|(target, _)| target).filter(|file| file.path() == mp3));
        let sound = whole.next().ok_or_else(|| failed(EncodeError::Refused("there is no sound for it".to_owned())))?;
        let written = sound.handle().and_then(|sound| {
            page::write(BufWriter::with_capacity(1 << 17, target.handle()?), timeline, info, sound, self.interrupted)
        });
        written.map_err(|error| failed(error.into()))?;
        self.whole.push((target, false));
        Ok(())
    }

    /// Finishes `files`, which take their place together with the others.
    pub(super) fn close(&mut self, files: Vec<OpenFile>, is_part: bool) -> Result<(), RenderError> {
        for OpenFile { target, encoder } in files {
            encoder.finish().map_err(|error| failed(target.path(), error))?;
            self.whole.push((target, is_part));
        }
        Ok(())
    }

    /// Writes the texts beside the audio. Those that refer to an audio file refer to the first format.
    pub(super) fn sidecars(&mut self, timeline: &Timeline) -> Result<(), RenderError> {
        let Order { folder, name, formats, sidecars, .. } = self.order;
        let audio = formats.first().map_or_else(String::new, |format| format!("{name}.{}", format.extension()));
        for sidecar in sidecars {
            let path = folder.join(format!("{name}.{}", sidecar.extension()));
            if let Some(text) = sidecar.content(timeline, &audio) {
                self.text(&path, &text)?;
            }
        }
        Ok(())
    }

    /// Writes a playlist of `parts` for each format: beside the parts, named after the track.
    pub(super) fn playlists(&mut self, timeline: &Timeline, parts: &[Timeline]) -> Result<(), RenderError> {
        let Order { name, formats, .. } = self.order;
        for format in formats {
            let extension = format.extension();
            let entry = |(index, part): (usize, &Timeline)| PlaylistEntry {
                file: format!("{}.{extension}", part_name(index + 1, parts.len(), &part.title)),
                title: part.title.clone(),
                length: Length::of_frames(part.length, part.rate),
            };
            let entries: Vec<PlaylistEntry> = parts.iter().enumerate().map(entry).collect();
            let suffix = if formats.len() > 1 { format!("-{extension}") } else { String::new() };
            let path = self.part_folder().join(format!("{name}{suffix}.m3u8"));
            self.text(&path, &playlist::playlist(&timeline.title, &entries))?;
        }
        Ok(())
    }

    fn text(&mut self, path: &Path, text: &str) -> Result<(), RenderError> {
        let target = self.target(path)?;
        let written = target.handle().and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(|error| failed(path, error.into()))?;
        self.whole.push((target, false));
        Ok(())
    }

    /// Puts every file in its place.
    pub(super) fn commit(mut self) -> Result<Vec<Written>, RenderError> {
        if self.interrupted.load(Ordering::Relaxed) {
            return Err(RenderError::Interrupted);
        }
        let mut written = Vec::new();
        for (target, is_part) in std::mem::take(&mut self.whole) {
            let path = target.path().to_owned();
            let bytes = target.commit().map_err(|error| failed(&path, error.into()))?;
            written.push(Written { path, bytes, is_part });
        }
        if let Some(packets) = &self.order.packets {
            packets.prune();
        }
        Ok(written)
    }
}

/// Folders that did not exist before. Those still empty in the end are removed.
struct MadeFolders(Vec<PathBuf>);

impl MadeFolders {
    /// Remembers `folder` and those above it that do not exist yet.
    fn note(&mut self, folder: &Path) {
        let missing = folder.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        self.0.extend(missing.map(Path::to_owned));
    }
}

impl Drop for MadeFolders {
    fn drop(&mut self) {
        // The deepest first. A folder that is not empty cannot be removed, as intended.
        self.0.sort_by_key(|folder| std::cmp::Reverse(folder.components().count()));
        for folder in &self.0 {
            let _ = fs::remove_dir(folder);
        }
    }
}

fn encoder(
    format: Format,
    file: BufWriter<File>,
    shape: Shape,
    info: &TrackInfo,
    order: &Order,
) -> Result<Box<dyn Encoder>, EncodeError> {
    let kept = || order.packets.clone();
    Ok(match format {
        Format::Wav => Box::new(Wav::new(file, shape, order.depth)?.tagged(info)?),
        Format::Mp3 => Box::new(Mp3::new(file, shape, info, order.mp3)?.keeping(kept())),
        Format::Flac => {
            let settings = FlacSettings { bits: order.depth.integer_bits() };
            Box::new(Flac::new(file, shape, info, settings)?.keeping(kept()))
        }
        Format::Opus => Box::new(Opus::new(file, shape, info, order.opus)?.keeping(kept())),
    })
}

fn failed(path: &Path, error: EncodeError) -> RenderError {
    RenderError::File { path: path.to_owned(), error }
}
