#!/usr/bin/env python3
"""Measures how well English speech is understood: word error rate of an independent recogniser, and words a minute.

    pip install pocketsphinx                         (brings its own en-US model; nothing is downloaded while it runs)
    nightcue render hamstring-cramp --format wav --sample-rate 16000
    nightcue timeline hamstring-cramp --sample-rate 16000 --json > timeline.json
    python3 tests/wer.py out/hamstring-cramp.wav timeline.json          every distinct prompt of a track, cut out of it
    python3 tests/wer.py clips.json                                     or clips: [{"wav": "a.wav", "text": "what is said"}, …]

WAVs: 16 bits, one channel, 16 000 Hz. Options: --each prints every text and what was understood; --rate-only needs no recogniser;
--limit N takes the first N. A decoder adapts to what it has heard, so each clip gets one whose adaptation has been reset, and faint
noise (σ 3 of 32 768) under everything, because exact digital silence is a sound no recogniser was trained on.
The aim is 0.25 at the most; the 50 prompts of the hamstring routine measured 0.240 at 124 words a minute. With cues and reminders the
track measures 0.275, and 0.284 without the presence of the voice. Candidates for a sentence can be compared with `nightcue voices
say`, brought to 16 000 Hz.
"""

import argparse
import array
import json
import random
import re
import wave

RATE = 16_000
PADDING_S = 0.3
NOISE = 3


def samples_of(path):
    with wave.open(path) as file:
        if (file.getframerate(), file.getsampwidth(), file.getnchannels()) != (RATE, 2, 1):
            raise SystemExit(f"{path}: 16 bits, one channel and {RATE} Hz, please")
        return array.array("h", file.readframes(file.getnframes()))


def clips_of(paths):
    """Pairs of samples and text."""
    if len(paths) == 1:
        with open(paths[0], encoding="utf-8") as file:
            return [(samples_of(clip["wav"]), clip["text"]) for clip in json.load(file)]
    track = samples_of(paths[0])
    with open(paths[1], encoding="utf-8") as file:
        placements = json.load(file)["placements"]
    first = {}
    for placement in placements:
        if placement["kind"] == "prompt":
            first.setdefault(placement["text"], track[placement["start_frame"] : placement["end_frame"]])
    return [(samples, text) for text, samples in first.items()]


def words_of(text):
    return re.sub(r"[^a-z' ]", " ", text.lower().replace("’", "'")).split()


def errors(said, understood):
    """Words put in, left out or exchanged: the Levenshtein distance."""
    row = list(range(len(understood) + 1))
    for i, word in enumerate(said, 1):
        above, row[0] = row[0], i
        for j, other in enumerate(understood, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (word != other))
    return row[-1]


def understood(decoder, samples):
    # One seed for every clip: the same clip is measured the same whatever came before it.
    noise = random.Random(1)
    padding = [0] * int(PADDING_S * RATE)
    noisy = (round(sample + noise.gauss(0, NOISE)) for sample in [*padding, *samples, *padding])
    pcm = array.array("h", (max(-32_768, min(32_767, sample)) for sample in noisy))
    decoder.reinit_feat()
    decoder.start_utt()
    decoder.process_raw(pcm.tobytes(), full_utt=True)
    decoder.end_utt()
    return words_of(decoder.hyp().hypstr) if decoder.hyp() else []


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="FILE")
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--rate-only", action="store_true")
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    clips = clips_of(args.paths)[: args.limit]
    seconds = sum(len(samples) for samples, _ in clips) / RATE
    words = sum(len(words_of(text)) for _, text in clips)
    print(f"{len(clips)} clips, {words} words, {seconds:.1f} s: {words * 60 / seconds:.0f} words a minute")
    if args.rate_only:
        if args.each:
            for samples, text in clips:
                print(f"{len(words_of(text)) * 60 * RATE / len(samples):5.0f}  {text}")
        return
    from pocketsphinx import Decoder

    decoder = Decoder(samprate=RATE, loglevel="FATAL")
    wrong = 0
    for samples, text in clips:
        heard = understood(decoder, samples)
        count = errors(words_of(text), heard)
        wrong += count
        if args.each:
            print(f"{count:3} of {len(words_of(text)):2}  {text}\n           {' '.join(heard)}")
    print(f"word error rate {wrong / words:.3f}")


if __name__ == "__main__":
    main()
