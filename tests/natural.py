#!/usr/bin/env python3
"""Compares natural English voices with the program of their author: the phonemes of every sentence of the bundled English routines,
American and British, and the samples of the hamstring track, given the same noise.

    pip download --no-deps hibari-tts==0.2.1
    pip install onnxruntime numpy                   (onnxruntime is not ours: it runs the network a second time)
    cargo build && cargo test --no-run              (or set NIGHTCUE to a program that is built)
    python3 tests/natural.py hibari_tts-0.2.1-py3-none-any.whl

Fails unless 99 % of the sentences have the same phonemes, words with two readings are read right, and the samples are the author's.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent
LEAST_EQUAL = 0.99
# Of the lines of the track, so many are spoken: one in three.
EVERY = 3
# One step of 16 bits is 3e-5 of full scale.
MOST_DIFFERENCE = 3e-5
# What another runtime makes of 8-bit weights is not the same to the last bit: the pitch differs by tenths of a hertz, so waves drift
# apart, and a sentence may be a frame longer. Their spectra are compared instead.
MOST_APART_DB = 1.5
TWO_READINGS = {
    "Wipe the tear from your eye.": "tˈɪɹ",
    "Do not tear the muscle.": "tˈɛɹ",
    "You may feel a small tear in the muscle.": "tˈɪɹ",
    "Outside, the wind is cold.": "wˈɪnd",
    "Wind the strap around your foot.": "wˈInd",
    "They live nearby.": "lˈɪv",
    "This is a live recording.": "lˈIv",
    "Read the line again.": "ɹˈid",
    "I read it yesterday.": "ɹˈɛd",
    "Close your eyes.": "klˈOz",
    "Stay close to the wall.": "klˈOs",
    "Bring your knee close to your chest.": "klˈOs",
}


def nightcue(*arguments):
    program = os.environ.get("NIGHTCUE") or target() / "debug" / "nightcue"
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True, cwd=ROOT).stdout


def target():
    return pathlib.Path(os.environ.get("CARGO_TARGET_DIR") or ROOT / "target")


def routine_lines():
    """Every distinct line of the bundled English routines as a voice gets it, with those of the left hamstring track marked."""
    lines = {}
    for routine in json.loads(nightcue("list", "--json"))["routines"]:
        if "en" not in routine["languages"]:
            continue
        sides = [["--side", side] for side in ("left", "right", "both")] if routine["has_sides"] else []
        for side in [[], *sides]:
            for level in ("full", "brief", "minimal"):
                text = nightcue("script", routine["name"], "--language", "en", "--spoken", "--guidance", level, *side)
                is_spoken = routine["name"] == "hamstring-cramp" and side == ["--side", "left"] and level == "full"
                for line in text.splitlines():
                    lines[line] = lines.get(line, False) or is_spoken
    return lines


def main():
    package = pathlib.Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        zipfile.ZipFile(package).extractall(folder / "author")
        sys.path.insert(0, str(folder / "author"))
        from hibari import Hibari, dsp
        from hibari.g2p import G2P

        shutil.copy(package, folder / "package.whl")
        lines = routine_lines()
        said = [text for text, is_spoken in lines.items() if is_spoken][::EVERY]
        cases = [{"text": text, "british": False, "spoken": text in said} for text in lines]
        cases += [{"text": text, "british": True, "spoken": False} for text in lines]
        cases += [{"text": text, "british": False, "spoken": False} for text in TWO_READINGS]
        (folder / "cases.json").write_text(json.dumps(cases))
        command = ["cargo", "test", "--quiet", "--lib", "natural::true_voice", "--", "--ignored"]
        subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "NIGHTCUE_NATURAL": str(folder)}, stdout=subprocess.DEVNULL)
        spoken = json.loads((folder / "spoken.json").read_text())
        good = phonemes(spoken, [G2P(), G2P(british=True)]) & readings(spoken)
        good &= samples(spoken, folder, Hibari(), dsp)
    sys.exit(0 if good else 1)


def phonemes(spoken, authors):
    good = True
    for british, accent in enumerate(("American", "British")):
        sentences = {case["sentence"]: case["phonemes"] for case in spoken if case["british"] == bool(british)}
        other = {text: authors[british](text) for text, ours in sentences.items()}
        different = [text for text, ours in sentences.items() if ours != other[text]]
        for text in different:
            print(f"  {text}\n    {sentences[text]}\n    {other[text]} (the author's)")
        share = 1 - len(different) / len(sentences)
        print(f"{accent}: {len(sentences) - len(different)} of {len(sentences)} sentences have the author's phonemes: {share:.2%}")
        good &= share >= LEAST_EQUAL
    return good


def readings(spoken):
    found = {case["sentence"]: case["phonemes"] for case in spoken if not case["british"]}
    wrong = [text for text, reading in TWO_READINGS.items() if reading not in found[text]]
    for text in wrong:
        print(f"  {text} {found[text]}, without {TWO_READINGS[text]}")
    print(f"words with two readings: {len(TWO_READINGS) - len(wrong)} of {len(TWO_READINGS)} right")
    return not wrong


class Noise:
    """The noise that our samples were made with, in place of a random generator."""

    def __init__(self, numbers):
        self.numbers = numbers

    def standard_normal(self, shape, dtype):
        frames = shape[1] // 2
        ours = self.numbers.reshape(shape[0], -1)
        # A sentence that the other runtime makes a frame longer needs a little more.
        return np.resize(ours, shape).astype(dtype) if ours.shape[1] < 2 * frames else ours[:, : 2 * frames].astype(dtype).copy()


def samples(spoken, folder, author, dsp):
    """The author's formulas, given our network's output, and the author's whole program, given our ids."""
    worst, apart, lengths, count = 0.0, [], 0, 0
    for index, case in enumerate(spoken):
        if not case["spoken"]:
            continue
        ours, noise, layers = (np.fromfile(folder / f"{index}.{name}", np.float32) for name in ("samples", "noise", "layers"))
        frames = len(ours) // dsp.HOP
        parts = [layers[part * 601 * frames : (part + 1) * 601 * frames].reshape(601, frames) for part in range(5)]
        formulas = dsp.synth(*parts, layers[5 * 601 * frames :], Noise(noise))
        worst = max(worst, float(np.abs(formulas - ours).max()))
        other = author.from_ids(case["ids"], 1.0, Noise(noise))
        count += 1
        if len(other) == len(ours):
            lengths += 1
            apart.append(distance(other, ours))
    apart.sort()
    print(f"samples from the same spectrum: at most {worst:.1e} from the author's, in {count} sentences")
    print(f"through another runtime: {lengths} of {count} sentences of the same length; {apart[len(apart) // 2]:.2f} dB apart in the")
    print(f"  middle, {apart[-1]:.2f} dB at most")
    return worst <= MOST_DIFFERENCE and lengths >= 0.9 * count and apart[-1] <= MOST_APART_DB


def distance(one, other):
    """The mean difference of two spectra in dB, in bands of 100 Hz up to 8 kHz, where there is speech."""
    def bands(samples):
        pieces = np.lib.stride_tricks.sliding_window_view(samples, 1200)[::600] * np.hanning(1200)
        power = np.abs(np.fft.rfft(pieces, axis=1)) ** 2
        return 10 * np.log10(power[:, :400].reshape(len(power), 80, 5).sum(axis=2) + 1e-9)

    one, other = bands(one), bands(other)
    is_speech = one > one.max() - 50
    return float(np.abs(one - other)[is_speech].mean())


if __name__ == "__main__":
    main()
