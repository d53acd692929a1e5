#!/usr/bin/env python3
"""Measures how well English speech is understood: word error rate of an independent recognizer, and words a minute.

    pip install pocketsphinx                         (brings its own en-US model; nothing is downloaded while it runs)
    cargo build --release
    python3 tests/wer.py                             every distinct line of all English routines, and the fifteen worst
    python3 tests/wer.py --routine hamstring-cramp   of one routine; can be given several times
    python3 tests/wer.py lines.txt                   candidates for a sentence: one in each line of a file
    python3 tests/wer.py track.wav timeline.json     the prompts of one track, cut out of it
    python3 tests/wer.py clips.json                  or clips: [{"wav": "a.wav", "text": "what is said"}, …]

The lines of a routine are what can be heard in it with any choice of side, level, length, option and equipment: instructions, cues,
time checks, and what nightcue says itself. "As it comes" counts those of its tracks without an option, with everything at hand.
Options: --voice VOICE; --nightcue PROGRAM; --each prints every line and what was understood; --rate-only needs no recognizer; --limit N
takes the first N; --worst N; --most 0.15 and --pace 110..135 fail when all lines together are understood worse or are not as fast. WAVs: 16 bits, one channel, 16 000 Hz. A decoder adapts to what it has heard, so each clip gets one whose
adaptation has been reset, and faint noise (σ 3 of 32 768) under everything, because exact digital silence is a sound no recognizer was
trained on.
"""

import argparse
import array
import concurrent.futures
import itertools
import json
import os
import pathlib
import random
import re
import subprocess
import tempfile
import wave

ROOT = pathlib.Path(__file__).resolve().parent.parent
RATE = 16_000
PADDING_S = 0.3
NOISE = 3
LINES = 'title = "Lines"\nlanguage = "en"\n[defaults]\nannounce = false\nwind-down = false\n[[step]]\ntitle = "Lines"\n'


class Nightcue:
    """The program, with a cache of its own."""

    def __init__(self, program, voice, folder):
        self.command, self.folder = [program], pathlib.Path(folder)
        self.voice = ["--voice", voice] if voice else []
        self.environment = dict(os.environ, NIGHTCUE_CACHE_DIR=str(self.folder / "cache"))

    def run(self, *arguments):
        command = [*self.command, *arguments, "--quiet"]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
        return done.stdout

    def prompts(self, routine, choices):
        """Text and frames of each distinct prompt of a track."""
        printed = self.run("timeline", routine, *choices, *self.voice, "--sample-rate", str(RATE), "--json")
        return prompts_of(json.loads(printed)["placements"])

    def track(self, routine, choices):
        self.run("render", routine, *choices, *self.voice, "--sample-rate", str(RATE), "--format", "wav", "--out", str(self.folder), "--name", "track")
        return samples_of(self.folder / "track.wav")

    def clips(self, routine, variants):
        """Samples, text and whether it is heard as the routine comes, of everything that any of the variants says."""
        clips = {}
        for choices, as_it_comes in variants:
            prompts = self.prompts(routine, choices)
            if new := [text for text in prompts if text not in clips]:
                track = self.track(routine, choices)
                clips.update((text, (track[slice(*prompts[text])], as_it_comes)) for text in new)
        return clips


def samples_of(path):
    with wave.open(str(path)) as file:
        if (file.getframerate(), file.getsampwidth(), file.getnchannels()) != (RATE, 2, 1):
            raise SystemExit(f"{path}: 16 bits, one channel and {RATE} Hz, please")
        return array.array("h", file.readframes(file.getnframes()))


def prompts_of(placements):
    first = {}
    for placement in placements:
        if placement["kind"] == "prompt":
            first.setdefault(placement["text"], (placement["start_frame"], placement["end_frame"]))
    return first


def variants_of(routine):
    """The choices of a listener, those first that need no option, each with whether it is the routine as it comes."""
    sides = [[], *(["--side", side] for side in ("left", "right", "both"))] if routine["has_sides"] else [[]]
    with_ = [["--with", option["name"]] for option in routine["options"]]
    without = [["--without", thing["name"]] for thing in routine["equipment"]]
    everything = [sum(with_, []), sum(without, []), sum(with_ + without, [])]
    unique = {tuple(choice): choice for choice in [[], *with_, *without, *everything]}
    needs = list(unique.values())
    has_ranges = routine["about_shortest_s"] != routine["about_longest_s"]
    lengths = [[]] + [["--hold", "longest"]] * has_ranges + [["--quick"]] * (routine["about_quick_s"] is not None)
    levels = [[], ["--guidance", "brief"], ["--guidance", "minimal"]]
    for need, level, length, side in itertools.product(needs, levels, lengths, sides):
        yield [*need, *level, *length, *side], not need and not level and not length


def routines_of(nightcue, names):
    for routine in json.loads(nightcue.run("list", "--json"))["routines"]:
        if "en" in routine["languages"] and (not names or routine["name"] in names):
            yield routine


def clips_of_routines(nightcue, names):
    """A table of clips for each routine."""
    return {
        routine["name"]: nightcue.clips(routine["name"], variants_of(routine)) for routine in routines_of(nightcue, names)
    }


def clips_of_lines(nightcue, path):
    with open(path, encoding="utf-8") as file:
        lines = [line.strip() for line in file if line.strip()]
    routine = nightcue.folder / "lines.toml"
    said = "".join(f"[[step.do]]\nsay = {json.dumps(line, ensure_ascii=False)}\npause = \"1s\"\n" for line in lines)
    routine.write_text(LINES + said, encoding="utf-8")
    return nightcue.clips(str(routine), [([], True)])


def clips_of_files(paths):
    if len(paths) == 1:
        with open(paths[0], encoding="utf-8") as file:
            return {clip["text"]: (samples_of(clip["wav"]), True) for clip in json.load(file)}
    track = samples_of(paths[0])
    with open(paths[1], encoding="utf-8") as file:
        prompts = prompts_of(json.load(file)["placements"])
    return {text: (track[slice(*frames)], True) for text, frames in prompts.items()}


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


DECODER = None


def understood(samples):
    global DECODER
    if DECODER is None:
        from pocketsphinx import Decoder

        DECODER = Decoder(samprate=RATE, loglevel="FATAL")
    # One seed for every clip: the same clip is measured the same whatever came before it.
    noise = random.Random(1)
    padding = [0] * int(PADDING_S * RATE)
    noisy = (round(sample + noise.gauss(0, NOISE)) for sample in [*padding, *samples, *padding])
    pcm = array.array("h", (max(-32_768, min(32_767, sample)) for sample in noisy))
    DECODER.reinit_feat()
    DECODER.start_utt()
    DECODER.process_raw(pcm.tobytes(), full_utt=True)
    DECODER.end_utt()
    return words_of(DECODER.hyp().hypstr) if DECODER.hyp() else []


class Line:
    """One line, and how much of it was understood."""

    def __init__(self, text, samples, as_it_comes, heard):
        self.text, self.heard, self.as_it_comes = text, heard, as_it_comes
        self.words = len(words_of(text))
        self.seconds = len(samples) / RATE
        self.wrong = None if heard is None else errors(words_of(text), heard)

    def __str__(self):
        if self.heard is None:
            return f"{self.words * 60 / self.seconds:5.0f}  {self.text}"
        return f"{self.wrong:3} of {self.words:2}  {self.text}\n           {' '.join(self.heard)}"


def lines_of(clips, is_recognized):
    if not is_recognized:
        return [Line(text, samples, as_it_comes, None) for text, (samples, as_it_comes) in clips.items()]
    with concurrent.futures.ProcessPoolExecutor() as pool:
        heard = pool.map(understood, (samples for samples, _ in clips.values()), chunksize=4)
        return [Line(text, *clip, words) for (text, clip), words in zip(clips.items(), heard)]


def figure(lines):
    """"0.217 (1234 words)", or the words a minute where nothing was recognized."""
    words = sum(line.words for line in lines)
    if not words:
        return "no words"
    rate = f"{words * 60 / sum(line.seconds for line in lines):.0f} words a minute"
    if lines[0].wrong is None:
        return rate
    return f"word error rate {sum(line.wrong for line in lines) / words:.3f}, {len(lines)} lines, {words} words, {rate}"


def merged(tables):
    """One table of the distinct lines of several routines."""
    all_clips = {}
    for text, (samples, as_it_comes) in itertools.chain.from_iterable(clips.items() for clips in tables):
        known = all_clips.get(text, (samples, False))
        all_clips[text] = (known[0], known[1] or as_it_comes)
    return all_clips


def report(tables, args):
    clips = dict(itertools.islice(merged(tables.values()).items(), args.limit))
    lines = {line.text: line for line in lines_of(clips, not args.rate_only)}
    if args.each:
        print(*lines.values(), sep="\n")
    for name, clips in tables.items():
        own = [(lines[text], as_it_comes) for text, (_, as_it_comes) in clips.items() if text in lines]
        print(f"{name}: {figure([line for line, _ in own])}")
        if not all(as_it_comes for _, as_it_comes in own):
            print(f"    as it comes: {figure([line for line, as_it_comes in own if as_it_comes])}")
    if len(tables) > 1:
        print(f"all: {figure(list(lines.values()))}")
        print(f"    as they come: {figure([line for line in lines.values() if line.as_it_comes])}")
    if not args.rate_only and args.worst:
        worst = sorted(lines.values(), key=lambda line: (-line.wrong / max(1, line.words), -line.wrong))
        print(f"\nThe worst {args.worst}:")
        print(*[line for line in worst[: args.worst] if line.wrong], sep="\n")
    check(lines.values(), args)


def check(lines, args):
    """Whether what was asked for holds, over all lines."""
    words, seconds = sum(line.words for line in lines), sum(line.seconds for line in lines)
    if args.most is not None and sum(line.wrong for line in lines) > args.most * words:
        raise SystemExit(f"understood worse than {args.most}")
    if args.pace and not args.pace[0] <= words * 60 / seconds <= args.pace[1]:
        raise SystemExit(f"not between {args.pace[0]} and {args.pace[1]} words a minute")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", metavar="FILE")
    parser.add_argument("--routine", action="append", metavar="NAME", default=[])
    parser.add_argument("--voice")
    parser.add_argument("--nightcue", default=str(ROOT / "target/release/nightcue"))
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--rate-only", action="store_true")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--worst", type=int, default=15)
    parser.add_argument("--most", type=float)
    parser.add_argument("--pace", type=lambda text: [int(end) for end in text.split("..")])
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        nightcue = Nightcue(args.nightcue, args.voice, folder)
        if not args.paths:
            tables = clips_of_routines(nightcue, args.routine)
        elif args.paths[0].endswith(".txt"):
            tables = {args.paths[0]: clips_of_lines(nightcue, args.paths[0])}
        else:
            tables = {args.paths[0]: clips_of_files(args.paths)}
    report(tables, args)


if __name__ == "__main__":
    main()
