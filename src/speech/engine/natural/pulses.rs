//! The pulses of a voice: all its harmonics up to a limit, equally loud, whose pitch glides from frame to frame.

/// Below this pitch there is no voice.
const VOICELESS_HZ: f32 = 40.0;
/// No harmonic is higher.
const HIGHEST_HZ: f32 = 11_000.0;
/// So near to the middle of a pulse, the quotient is replaced by its limit.
const NEAR: f32 = 2e-3;

/// Pulses with the pitch that `pitch_hz` has in the middle of each frame of `hop` samples.
pub(super) fn pulses(pitch_hz: &[f32], hop: usize, rate_hz: f32) -> Vec<f32> {
    let mut turns = 0f64;
    let mut pulses = Vec::with_capacity(pitch_hz.len() * hop);
    for frame in 0..pitch_hz.len() {
        for at in 0..hop {
            let pitch = glide(pitch_hz, frame, (at as f64 + 0.5) / hop as f64 - 0.5);
            let is_voiced = pitch > VOICELESS_HZ;
            let pitch = pitch.max(VOICELESS_HZ);
            turns = (turns + f64::from(pitch) / f64::from(rate_hz)).fract();
            let phase = (turns * std::f64::consts::TAU) as f32;
            pulses.push(if is_voiced { harmonics(phase, (HIGHEST_HZ / pitch).floor()) } else { 0.0 });
        }
    }
    pulses
}

/// The pitch `offset` frames from the middle of `frame`.
fn glide(pitch_hz: &[f32], frame: usize, offset: f64) -> f32 {
    let last = pitch_hz.len() - 1;
    let (from, to, part) = match offset < 0.0 {
        true => (frame.saturating_sub(1), frame, (offset + 1.0) as f32),
        false => (frame, (frame + 1).min(last), offset as f32),
    };
    pitch_hz[from] * (1.0 - part) + pitch_hz[to] * part
}

/// cos(φ) + cos(2φ) + … + cos(nφ), as a quotient of sines.
fn harmonics(phase: f32, count: f32) -> f32 {
    let half = count + 0.5;
    let divisor = (phase * 0.5).sin() * 2.0;
    let quotient = if divisor.abs() <= NEAR { half } else { (half * phase).sin() / divisor };
    quotient - 0.5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quotient_is_the_sum_of_its_cosines() {
        for count in [1.0, 7.0, 50.0] {
            for step in 1..100 {
                let phase = step as f32 * 0.06;
                let sum: f32 = (1..=count as usize).map(|n| (n as f32 * phase).cos()).sum();
                assert!((harmonics(phase, count) - sum).abs() < 2e-3, "{count} {phase}");
            }
            assert_eq!(harmonics(0.0, count), count);
        }
    }

    #[test]
    fn there_is_a_pulse_for_every_period_and_none_without_a_voice() {
        let samples = pulses(&[100.0; 80], 300, 24_000.0);
        let peaks = samples.windows(3).filter(|at| at[1] > 50.0 && at[1] > at[0] && at[1] >= at[2]).count();
        assert!((99..=100).contains(&peaks), "{peaks} in a second at 100 Hz");
        assert!(pulses(&[0.0; 10], 300, 24_000.0).iter().all(|sample| *sample == 0.0));
    }

    #[test]
    fn the_pitch_glides_between_the_middles_of_frames() {
        let pitch = [100.0, 200.0, 200.0];
        let found =
            [(0, -0.4), (0, 0.0), (0, 0.25), (1, -0.25), (2, 0.4)].map(|(frame, offset)| glide(&pitch, frame, offset));
        assert_eq!(found, [100.0, 100.0, 125.0, 175.0, 200.0]);
    }
}
