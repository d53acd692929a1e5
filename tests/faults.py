#!/usr/bin/python3
"""Fails every call by which a render writes, one after the other, and kills renders at random moments.

    /usr/bin/python3 tests/faults.py target/release/nightcue [--kills 100] [--seed 1]

Needs strace, which makes the n-th call of a kind fail in the kernel's place. After each run every file is either the old one or the
finished new one, nothing unfinished is left, and a failure is told in one message with exit code 2. After each kill the files are whole,
and the next run removes what was left. Prints how many runs there were, and ends with 1 at the first that went wrong.
"""

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUTINE = """title = "Cramp"
language = "en"
[[step]]
title = "Lie down"
[[step.do]]
say = "Breathe."
hold = "20s"
"""
ORDER = ["render", "a.toml", "--format", "wav,mp3,flac,opus", "--sidecar", "vtt,chapters,page", "--split", "--no-cache"]
CALLS = ["write", "lseek", "rename,renameat,renameat2", "fsync", "ftruncate", "mkdir"]
ERRORS = ["ENOSPC", "EIO"]
OLD = b"the old file"


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Desk:
    def __init__(self, program, folder):
        self.program, self.folder = os.path.abspath(program), Path(folder)
        (self.folder / "a.toml").write_text(ROUTINE)
        self.environment = dict(os.environ, NIGHTCUE_VOICE="fake", NIGHTCUE_CACHE_DIR=str(self.folder / "cache"))
        self.run([])
        self.finished = {path: digest(path) for path in self.files()}

    def files(self):
        return sorted(path for path in (self.folder / "out").rglob("*") if path.is_file())

    def run(self, before):
        command = before + [self.program] + ORDER
        return subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, text=True)

    def age(self):
        for path in self.finished:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(OLD)

    def broken(self):
        """What is neither old nor finished, and what should not be there."""
        wrong = []
        for path in self.files():
            known = self.finished.get(path)
            if known is None or (path.read_bytes() != OLD and digest(path) != known):
                wrong.append(str(path))
        return wrong


def fail(what, result, wrong):
    print(f"FAILED: {what}: exit {result.returncode}, wrong files: {wrong}\n{result.stderr}")
    sys.exit(1)


def every_call(desk):
    runs = 0
    for calls in CALLS:
        for error in ERRORS:
            for nth in range(1, 10_000):
                desk.age()
                log = desk.folder / "strace.log"
                result = desk.run(["strace", "-f", "-qq", "-o", str(log), "-e", f"inject={calls}:error={error}:when={nth}"])
                injected = [line for line in log.read_text(errors="replace").splitlines() if "INJECTED" in line]
                if not injected:
                    break
                runs += 1
                what, wrong = f"{error} at call {nth} of {calls}: {injected}", desk.broken()
                # strace counts for each thread: the write that would have told it may have failed as well.
                told = result.stderr.count("error[")
                is_told = told == 1 or (told == 0 and len(injected) > 1)
                is_new = all(digest(path) == known for path, known in desk.finished.items())
                if wrong or result.returncode not in (0, 2) or (result.returncode == 0 and not is_new):
                    fail(what, result, wrong)
                if result.returncode == 2 and not is_told:
                    fail(what + " (not told once)", result, wrong)
    return runs


def kills(desk, count, seed):
    chance = random.Random(seed)
    started = time.monotonic()
    desk.run([])
    usual = time.monotonic() - started
    for number in range(count):
        desk.age()
        child = subprocess.Popen([desk.program] + ORDER, cwd=desk.folder, env=desk.environment,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, 1.2 * usual))
        child.kill()
        child.wait()
        wrong = [path for path in desk.broken() if not path.endswith(".part")]
        if wrong:
            fail(f"kill {number}", subprocess.CompletedProcess([], child.returncode, "", ""), wrong)
        result = desk.run([])
        if result.returncode or desk.broken() or any(digest(path) != known for path, known in desk.finished.items()):
            fail(f"the run after kill {number}", result, desk.broken())


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    options.add_argument("--kills", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(chosen.program, folder)
        print(f"{every_call(desk)} runs with a call that failed: 0 wrong")
        kills(desk, chosen.kills, chosen.seed)
        print(f"{chosen.kills} runs killed: 0 wrong")


main()
