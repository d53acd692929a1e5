//! Writes all files of an order in one pass over the mix. No file takes its place before all of them are complete.

use std::sync::atomic::AtomicBool;

use super::encode::TrackInfo;
use super::files::{Files, OpenPage};
use super::info::part_info;
use super::master::Master;
use super::mix::{Sounds, stream};
use super::order::{Order, RenderError, Written};
use super::sidecar::playlist::part_name;
use crate::base::Frames;
use crate::speech::Clips;
use crate::timeline::Timeline;

/// Writes all files of `order`; `progress` gets the number of frames done so far.
///
/// # Errors
/// When any file cannot be written; then none is.
pub fn render(
    timeline: &Timeline,
    clips: &dyn Clips,
    master: &Master,
    info: &TrackInfo,
    order: &Order,
    interrupted: &AtomicBool,
    progress: &dyn Fn(Frames),
) -> Result<Vec<Written>, RenderError> {
    let (mut files, sounds) = (Files::new(order, interrupted), Sounds::new(clips, timeline.rate));
    files.sidecars(timeline)?;
    let mut page = files.open_page(info, timeline)?;
    let mut track = files.open(&order.folder, &order.name, info, timeline)?;
    let parts = if order.split { timeline.parts() } else { vec![timeline.clone()] };
    let mut done = Frames::ZERO;
    for (index, part) in parts.iter().enumerate() {
        let mut part_files = Vec::new();
        if order.split {
            let info = part_info(info, part, (index + 1, parts.len()), clips.bed(), master);
            part_files =
                files.open(&files.part_folder(), &part_name(index + 1, parts.len(), &part.title), &info, part)?;
        }
        stream(part, &sounds, master.gain, |block| {
            for file in track.iter_mut().chain(&mut part_files).chain(page.as_mut().and_then(OpenPage::sound)) {
                file.write(block, interrupted)?;
            }
            done += block.frames();
            progress(done);
            Ok::<(), RenderError>(())
        })?;
        files.close(part_files, order.split)?;
    }
    files.close(track, false)?;
    if let Some(page) = page {
        files.close_page(page, info, timeline)?;
    }
    if order.split {
        files.playlists(timeline, &parts)?;
    }
    files.commit()
}
