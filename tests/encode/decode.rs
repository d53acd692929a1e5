//! Decodes finished files with Symphonia.

use std::io::Cursor;

use symphonia::core::codecs::audio::AudioDecoderOptions;
use symphonia::core::formats::TrackType;
use symphonia::core::io::MediaSourceStream;

/// The left channel of `file` as a decoder gives it to a player.
pub(crate) fn decoded(file: Vec<u8>) -> Vec<f32> {
    let stream = MediaSourceStream::new(Box::new(Cursor::new(file)), Default::default());
    let mut format = symphonia::default::get_probe()
        .probe(&Default::default(), stream, Default::default(), Default::default())
        .unwrap();
    let track = format.default_track(TrackType::Audio).unwrap();
    let parameters = track.codec_params.as_ref().unwrap().audio().unwrap();
    let options = AudioDecoderOptions::default();
    let mut decoder = symphonia::default::get_codecs().make_audio_decoder(parameters, &options).unwrap();
    let (mut samples, mut channels) = (Vec::new(), Vec::new());
    while let Some(packet) = format.next_packet().unwrap() {
        decoder.decode(&packet).unwrap().copy_to_vecs_planar::<f32>(&mut channels);
        samples.extend_from_slice(&channels[0]);
    }
    samples
}
