#!/usr/bin/env python3
"""Times nightcue as a person meets it, and measures its peak memory. Prints the table of the README.

    cargo build --release && python3 tests/benchmark.py [--runs 7]

Every figure is the median of whole-process runs after one that is not counted, with the least and the most beside it.
Needs nothing but Python 3 on a Unix. "Files deleted" renders what is not there from spoken lines that are; "unchanged" finds the
files as they would be written.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
NIGHTCUE = ROOT / "target/release/nightcue"
HAMSTRING = ROOT / "routines/hamstring-cramp.toml"
LONG = """title = "{title}"
language = "en"

[[step]]
title = "Lie still"
rounds = {rounds}

[[step.do]]
say = "Breathe calmly."
hold = "{hold}"
remind = "{remind}"
"""


# A child's peak is never below its parent's: this one is smaller than nightcue.
SMALL_PARENT = """
import os, sys
_, status, usage = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ), 0)
print(usage.ru_maxrss if status == 0 else sys.exit(1))
"""


def peak_memory(arguments, cache):
    """MB of one run."""
    environment = dict(os.environ, NIGHTCUE_CACHE_DIR=str(cache))
    command = [sys.executable, "-I", "-S", "-c", SMALL_PARENT, NIGHTCUE, *arguments, "--quiet"]
    printed = subprocess.run(list(map(str, command)), env=environment, check=True, capture_output=True).stdout
    return int(printed) / 1024


def run(arguments, cache):
    """Seconds of one run."""
    environment = dict(os.environ, NIGHTCUE_CACHE_DIR=str(cache))
    begun = time.perf_counter()
    child = os.posix_spawn(
        NIGHTCUE,
        [str(NIGHTCUE), *map(str, arguments), "--quiet"],
        environment,
    )
    _, status = os.waitpid(child, 0)
    seconds = time.perf_counter() - begun
    if status != 0:
        raise SystemExit(f"nightcue {' '.join(map(str, arguments))}: exit status {os.waitstatus_to_exitcode(status)}")
    return seconds


def median(label, samples, unit):
    print(f"| {label} | {statistics.median(samples):.2f} {unit} | {min(samples):.2f} to {max(samples):.2f} |", flush=True)


def timed(label, runs, prepare, arguments, cache):
    samples = []
    for index in range(runs + 1):
        prepare(index)
        seconds = run(arguments, cache)
        if index > 0:
            samples.append(seconds)
    median(label, samples, "s")


def speed(folder, runs):
    cache, out, routine = folder / "cache", folder / "out", folder / "hamstring-cramp.toml"
    text = HAMSTRING.read_text()
    for formats in ["wav", "wav,mp3"]:
        render = ["render", routine, "--out", out, "--format", formats]

        def cold(_):
            shutil.rmtree(cache, ignore_errors=True)
            routine.write_text(text)

        def edited(index):
            routine.write_text(text.replace("Sit tall", f"Sit tall and calm, {'very ' * index}calm"))

        timed(f"cold, {formats}", runs, cold, render, cache)
        timed(f"one line edited, {formats}", runs, edited, render, cache)
        routine.write_text(text)
        timed(f"files deleted, {formats}", runs, lambda _: shutil.rmtree(out), render, cache)
        timed(f"unchanged, {formats}", runs, lambda _: None, render, cache)
    timed("`check`, unchanged", runs, lambda _: None, ["check", routine], cache)
    for extra in ["mp3", "flac", "opus"]:
        render = ["render", routine, "--out", out, "--format", extra]
        timed(f"files deleted, {extra} alone", runs, lambda _: shutil.rmtree(out, ignore_errors=True), render, cache)


def others(folder, runs):
    """What other programs take to encode the same WAV, where they are installed."""
    wav = folder / "out/hamstring-cramp.wav"
    run(["render", HAMSTRING, "--out", wav.parent, "--name", wav.stem, "--format", "wav"], folder / "cache")
    commands = {
        "`lame -b 64`, the same WAV": ["lame", "--quiet", "-b", "64", "-m", "m", wav, folder / "other.mp3"],
        "`ffmpeg` to MP3, the same WAV": ["ffmpeg", "-v", "error", "-y", "-i", wav, "-b:a", "64k", folder / "other.mp3"],
        "`flac`, the same WAV": ["flac", "-s", "-f", "-o", folder / "other.flac", wav],
        "`opusenc`, the same WAV": ["opusenc", "--quiet", "--bitrate", "32", wav, folder / "other.opus"],
    }
    for label, command in commands.items():
        if shutil.which(command[0]) is None:
            continue
        samples = []
        for _ in range(runs):
            begun = time.perf_counter()
            subprocess.run(list(map(str, command)), check=True)
            samples.append(time.perf_counter() - begun)
        median(label, samples, "s")


def memory(folder, runs):
    lengths = {
        "1 minute": dict(rounds=1, hold="60s", remind="30s"),
        "12 hours": dict(rounds=12, hold="59m50s", remind="2m"),
    }
    for formats in ["wav", "mp3"]:
        for title, values in lengths.items():
            routine = folder / "long.toml"
            routine.write_text(LONG.format(title=title, **values))
            render = ["render", routine, "--out", folder / "out", "--format", formats]
            samples = []
            for _ in range(runs):
                shutil.rmtree(folder / "out", ignore_errors=True)
                samples.append(peak_memory(render, folder / "cache"))
            median(f"peak memory, {title}, {formats}", samples, "MB")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    print("| what | median | least to most |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        speed(pathlib.Path(folder), runs)
        others(pathlib.Path(folder), min(runs, 3))
        memory(pathlib.Path(folder), min(runs, 3))


if __name__ == "__main__":
    main()
