#!/usr/bin/env python3
"""Measures the holds of a rendered WAV in its samples, with nothing but Python's standard library.

    nightcue render hamstring-cramp --format wav
    nightcue timeline hamstring-cramp --json > timeline.json
    python3 tests/holds.py out/hamstring-cramp.wav timeline.json

A tone starts at the first sample that is not 0 after 50 ms of exact silence. For every hold, prints where its start tone and its
end tone start in the file, and how many frames their distance differs from the length that the timeline promises.
Exit status 1 when any does.
"""

import array
import json
import sys
import wave

SILENCE_S = 0.05


def onset(samples, near, rate):
    """The onset within 20 ms of frame `near`, or None."""
    silence = int(SILENCE_S * rate)
    for frame in range(max(near - rate // 50, silence), near + rate // 50):
        if samples[frame] != 0 and not any(samples[frame - silence : frame]):
            return frame
    return None


def main():
    path, timeline_path = sys.argv[1:]
    with wave.open(path) as file:
        rate, width, channels = file.getframerate(), file.getsampwidth(), file.getnchannels()
        if (width, channels) != (2, 1):
            raise SystemExit(f"{path}: 16 bits and one channel, please")
        samples = array.array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    with open(timeline_path, encoding="utf-8") as file:
        timeline = json.load(file)
    wrong = 0
    for hold in timeline["holds"]:
        promised = hold["end_frame"] - hold["start_frame"]
        start, end = (onset(samples, hold[key], rate) for key in ("start_frame", "end_frame"))
        difference = None if None in (start, end) else end - start - promised
        wrong += difference != 0
        print(f"{hold['title']:<40} {hold['side'] or '':<6} {promised / rate:9.3f} s  start {start}  end {end}  difference {difference}")
    print(f"{len(timeline['holds'])} holds, {wrong} wrong, at {rate} Hz")
    sys.exit(1 if wrong or len(samples) != timeline["length_frames"] else 0)


if __name__ == "__main__":
    main()
