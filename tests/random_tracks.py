#!/usr/bin/python3
"""Random tracks in every format, each judged by formats.py: length, samples, onsets, silence, chapters, loudness.

    /usr/bin/python3 tests/random_tracks.py target/release/nightcue [--count 3] [--seed 1]

Needs what formats.py needs. Steps, sides, holds, rests, repetitions, and countdowns are drawn from the seed, which is printed with each
track. Ends with 1 if any of them fails.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

WORDS = ["Breathe out.", "Slowly lower your heel.", "Bend your knee, and let the leg grow heavy.", "Press down, then let go."]


def action(chance):
    lines = ["[[step.do]]", f'say = "{chance.choice(WORDS)}"']
    match chance.randrange(3):
        case 0:
            lines.append(f'pause = "{chance.randint(300, 4_000)}ms"')
        case 1:
            lines += [f'hold = "{chance.randint(6_000, 15_000)}ms"', f"countdown = {chance.randint(0, 4)}"]
        case _:
            lines += ['hold = "3s"', "countdown = 0", f"reps = {chance.randint(2, 4)}", f'back = "{chance.randint(2, 4)}s"']
    return lines


def routine(chance):
    lines = [f'title = "Track {chance.randint(1, 999)}"', 'language = "en"']
    for number in range(chance.randint(1, 3)):
        lines += ["[[step]]", f'title = "Part {number + 1}"']
        lines += ['sides = "both"'] if chance.random() < 0.3 else []
        for _ in range(chance.randint(1, 3)):
            lines += action(chance)
    return "\n".join(lines) + "\n"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    options.add_argument("--count", type=int, default=3)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    program, judge = os.path.abspath(chosen.program), Path(__file__).with_name("formats.py")
    failures = 0
    for seed in range(chosen.seed, chosen.seed + chosen.count):
        chance = random.Random(seed)
        with tempfile.TemporaryDirectory() as folder:
            text = routine(chance)
            Path(folder, "a.toml").write_text(text)
            subprocess.run([program, "render", "a.toml", "--name", "track", "--format", "wav,mp3,flac,opus", "--quiet"],
                           cwd=folder, check=True)
            judged = subprocess.run([sys.executable, judge, Path(folder, "out", "track")], capture_output=True, text=True)
        wrong = [line for line in judged.stdout.splitlines() if not line.startswith("ok")]
        print(f"seed {seed}: {judged.stdout.count('ok ')} right; {' | '.join(wrong)}", flush=True)
        if judged.returncode:
            failures += 1
            print(text + judged.stderr)
    sys.exit(1 if failures else 0)


main()
