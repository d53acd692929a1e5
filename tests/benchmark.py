#!/usr/bin/env python3
"""Times nightcue as a person meets it, against other encoders in turn, and measures its peak memory. Prints the tables of tests/README.md.

    cargo build --release && python3 tests/benchmark.py [--runs 5] [--binary target/release/nightcue] [--only WORD]

Every figure is the median of whole-process runs after one that is not counted; the processor's time stands beside it, because a machine that
others use as well makes a clock say more than was worked. What is compared was run in turn, round by round. Needs nothing but Python 3 on
a Unix; `lame`, `flac` and `opusenc` are compared where they are installed. "Files deleted" renders what is not there from sound that was
made before; "unchanged" finds the files as they would be written. `--only` runs the parts whose names contain a word.
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
HAMSTRING = ROOT / "routines/hamstring-cramp.toml"
EDITED = "Stay like that while you listen."
FORMATS = ["wav", "mp3", "flac", "opus"]
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
CHAPTER = """
[[step]]
title = "Exercise number {number}"

[[step.do]]
say = "Now do the exercise with the number {number}."
hold = "10s"
"""

# A child's peak is never below its parent's: this one is smaller than nightcue.
SMALL_PARENT = """
import os, sys
_, status, usage = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ), 0)
print(usage.ru_maxrss if status == 0 else sys.exit(1))
"""


class Run:
    """What one process took."""

    def __init__(self, command, environment=None):
        command = list(map(str, command))
        path = shutil.which(command[0]) or command[0]
        silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
        begun = time.perf_counter()
        child = os.posix_spawn(path, command, environment or os.environ, file_actions=silent)
        _, status, usage = os.wait4(child, 0)
        self.seconds = time.perf_counter() - begun
        self.worked = usage.ru_utime + usage.ru_stime
        if status != 0:
            raise SystemExit(f"{' '.join(command)}: exit status {os.waitstatus_to_exitcode(status)}")


class Case:
    """Something that is run in turn with others: `prepare` gets the number of the round."""

    def __init__(self, label, command, prepare=lambda _: None, environment=None):
        self.label, self.command, self.prepare, self.environment = label, command, prepare, environment
        self.runs = []

    def seconds(self):
        return statistics.median(run.seconds for run in self.runs)

    def worked(self):
        return statistics.median(run.worked for run in self.runs)


def in_turn(cases, rounds):
    """Runs all `cases` in turn; the first round is not counted. Prints a row for each."""
    for number in range(rounds + 1):
        for case in cases:
            case.prepare(number)
            run = Run(case.command, case.environment)
            if number > 0:
                case.runs.append(run)
    for case in cases:
        all_seconds = [run.seconds for run in case.runs]
        spread = f"{min(all_seconds):.2f} to {max(all_seconds):.2f}"
        print(f"| {case.label} | {case.seconds():.2f} s | {spread} | {case.worked():.2f} s |", flush=True)


class Bench:
    def __init__(self, binary, folder, rounds):
        self.binary, self.folder, self.rounds = binary, folder, rounds
        self.cache, self.out = folder / "cache", folder / "out"
        self.environment = dict(os.environ, NIGHTCUE_CACHE_DIR=str(self.cache))
        self.ratios = []

    def render(self, label, routine, formats, *more, prepare=None):
        """Renders to a folder that is deleted before, unless `prepare` says otherwise."""
        command = [self.binary, "render", routine, "--out", self.out, "--format", formats, "--quiet", *more]
        return Case(label, command, prepare or self.delete_files, self.environment)

    def delete_files(self, _=None):
        shutil.rmtree(self.out, ignore_errors=True)

    def compare(self, what, ours, theirs, goal):
        """Notes how long `ours` took as a share of `theirs`: by the clock and by the processor."""
        shares = [ours.seconds() / theirs.seconds(), ours.worked() / theirs.worked()]
        self.ratios.append((what, goal, *(f"{share:.2f}" if share >= 0.1 else f"{share:.3f}" for share in shares)))

    def state(self, what, ours, goal):
        """Notes how long `ours` took."""
        self.ratios.append((what, goal, f"{ours.seconds():.2f} s", f"{ours.worked():.2f} s"))

    def once(self, case):
        case.prepare(0)
        return Run(case.command, case.environment)

    def track(self):
        """The hamstring routine, cold, edited, deleted, unchanged, and what others take for the same WAV."""
        routine, text = self.folder / "hamstring-cramp.toml", HAMSTRING.read_text()
        if EDITED not in text:
            raise SystemExit(f"the routine has no line {EDITED!r} to edit")

        def cold(_):
            self.delete_files()
            shutil.rmtree(self.cache, ignore_errors=True)
            routine.write_text(text)

        def edited(number):
            routine.write_text(text.replace(EDITED, f"Stay {'just ' * (number + 1)}like that while you listen."))

        whole = lambda _: routine.write_text(text)
        wav = self.folder / "same/hamstring-cramp.wav"
        routine.write_text(text)
        first = [self.binary, "render", routine, "--out", wav.parent, "--format", "wav", "--quiet"]
        self.once(Case("", first, environment=self.environment))
        other = lambda name: self.folder / name
        others = {
            "lame": Case("`lame -b 64`, the same WAV", ["lame", "--quiet", "-b", "64", "-m", "m", wav, other("o.mp3")]),
            "flac": Case("`flac`, the same WAV", ["flac", "-s", "-f", "-o", other("o.flac"), wav]),
            "opusenc": Case("`opusenc`, the same WAV", ["opusenc", "--quiet", "--bitrate", "32", wav, other("o.opus")]),
        }
        others = {name: case for name, case in others.items() if shutil.which(name)}
        cases = {
            "cold wav": self.render("cold, wav", routine, "wav", prepare=cold),
            "cold": self.render("cold, wav,mp3", routine, "wav,mp3", prepare=cold),
            "edited": self.render("one line edited, wav,mp3", routine, "wav,mp3", prepare=edited),
            "whole again": self.render("the line as it was, wav,mp3", routine, "wav,mp3", prepare=whole),
            "unchanged": self.render("unchanged, wav,mp3", routine, "wav,mp3", prepare=whole),
        }
        for extra in FORMATS:
            cases[f"{extra} first"] = self.render(f"never made before, {extra}", routine, extra)
            cases[extra] = self.render(f"files deleted, {extra}", routine, extra)
        for command in ["check", "timeline", "script"]:
            arguments = [self.binary, command, "hamstring-cramp"]
            cases[f"{command} first"] = Case(f"`{command}` for the first time", arguments, environment=self.environment)
            cases[command] = Case(f"`{command}`, cached", arguments, environment=self.environment)
        in_turn([*cases.values(), *others.values()], self.rounds)
        if "lame" in others:
            self.compare("cold, WAV + MP3, to `lame`", cases["cold"], others["lame"], "0.25")
            self.compare("files deleted, MP3, to `lame`", cases["mp3"], others["lame"], "0.06")
            self.compare("one line edited, WAV + MP3, to `lame`", cases["edited"], others["lame"], "0.08")
        self.state("one line edited, WAV + MP3", cases["edited"], "0.4 s")
        self.state("unchanged", cases["unchanged"], "0.05 s")
        if "flac" in others:
            self.compare("files deleted, FLAC, to `flac`", cases["flac"], others["flac"], "0.5")
        if "opusenc" in others:
            self.compare("files deleted, Opus, to `opusenc`", cases["opus"], others["opusenc"], "0.04")
        for command in ["check", "timeline", "script"]:
            self.state(f"`{command}`, cached", cases[command], "0.05 s")

    def bed(self):
        """The same track with a bed, and half a day of it."""
        cases = []
        for extra in FORMATS:
            cases.append(self.render(f"files deleted, {extra}", HAMSTRING, extra))
            cases.append(self.render(f"files deleted, {extra}, with a bed", HAMSTRING, extra, "--bed", "faint"))
        in_turn(cases, self.rounds)
        for extra, bare, bedded in zip(FORMATS, cases[::2], cases[1::2]):
            self.compare(f"a bed, {extra}, to none", bedded, bare, "1.5")
        long = self.folder / "half-a-day.toml"
        long.write_text(LONG.format(title="12 hours", rounds=12, hold="59m50s", remind="2m"))
        cold = self.render("12 hours with a bed, mp3, encoded anew", long, "mp3", "--bed", "faint")
        cold.prepare = lambda _: (self.delete_files(), shutil.rmtree(self.cache / "packets", ignore_errors=True))
        in_turn([cold], 1)
        self.state("12 hours with a bed, MP3", cold, "15 s")

    def chapters(self):
        """500 chapters and 100, all numbered from 101: numbers of three digits take longer to say, and to encode, than those below."""
        routines = {count: self.folder / f"{count}.toml" for count in [100, 500]}
        for count, routine in routines.items():
            chapters = "".join(CHAPTER.format(number=101 + number) for number in range(count))
            routine.write_text('title = "Many"\nlanguage = "en"\n' + chapters)
            self.once(self.render("", routine, "wav"))
        for extra in FORMATS:
            def encoded_anew(_):
                self.delete_files()
                shutil.rmtree(self.cache / "packets", ignore_errors=True)

            few, many = [
                self.render(f"{count} chapters, {extra}", routine, extra, prepare=encoded_anew)
                for count, routine in routines.items()
            ]
            in_turn([few, many], min(self.rounds, 2))
            self.compare(f"500 chapters, {extra}, to 100", many, few, "5.5")

    def memory(self):
        """Peak memory of a short track and a long one, speech cached."""
        lengths = {
            "1 minute": dict(rounds=1, hold="60s", remind="30s"),
            "12 hours": dict(rounds=12, hold="59m50s", remind="2m"),
        }
        for extra in FORMATS:
            medians = []
            for title, values in lengths.items():
                routine = self.folder / "long.toml"
                routine.write_text(LONG.format(title=title, **values))
                command = self.render("", routine, extra).command
                samples = []
                for number in range(min(self.rounds, 3) + 1):
                    self.delete_files()
                    command_line = [sys.executable, "-I", "-S", "-c", SMALL_PARENT, *map(str, command)]
                    printed = subprocess.run(command_line, env=self.environment, check=True, capture_output=True).stdout
                    if number > 0:
                        samples.append(int(printed) / 1024)
                medians.append(statistics.median(samples))
                spread = f"{min(samples):.1f} to {max(samples):.1f}"
                print(f"| peak memory, {title}, {extra} | {medians[-1]:.1f} MB | {spread} | |", flush=True)
            self.ratios.append((f"peak memory, {extra}, 12 hours to 1 minute", "1.1", f"{medians[1] / medians[0]:.2f}", ""))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--binary", type=pathlib.Path, default=ROOT / "target/release/nightcue")
    parser.add_argument("--only", default="")
    chosen = parser.parse_args()
    print("| what | median | least to most | processor |\n|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(chosen.binary.resolve(), pathlib.Path(folder), chosen.runs)
        for part in [bench.track, bench.bed, bench.chapters, bench.memory]:
            if chosen.only in part.__name__:
                part()
        print("\n| what | at most | by the clock | by the processor |\n|---|---|---|---|")
        for row in bench.ratios:
            print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
