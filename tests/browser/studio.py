"""`nightcue studio` in a real browser, as a person who writes a routine uses it.

    python3 tests/browser/studio.py target/release/nightcue

It works in an empty folder with a routine of its own, and compares what the page shows, plays and makes with what the commands say and
write. What it needs is said at the top of browser.py. Exit status 1 when any claim does not hold.
"""

import contextlib
import json
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import wave

from browser import DESK, MICROPHONE, PHONE, Claims, chromium, until, visit

CALF = """title    = "Calf stretch"
language = "en"

[[step]]
title = "Calf stretch at the wall"
sides = "both"

[[step.do]]
say  = "Lean against the wall, with your {left|right} leg behind you. Press the heel down."
hold = "45s"
"""
CUE = 'cues = [{ at = "36s", say = "Keep the heel down, and let the shoulders sink, and the jaw, and the hands." }]\n'
DRAWN = "Number(document.body.dataset.drawn ?? 0)"
# What the timeline of the page shows, as `timeline --json` has it: the names of its buttons.
ITEMS = "[...document.querySelectorAll('#timeline [data-key^=item]')].map((item) => item.getAttribute('aria-label'))"
HOLDS = "[...document.querySelectorAll('#timeline [data-key^=hold]')].map((hold) => hold.getAttribute('aria-label'))"
# The loudest sample that is heard from an audio element within five seconds.
HEARD = """(id) => new Promise(async (done) => {
  const sound = document.getElementById(id);
  if (!window.ears) window.ears = {};
  if (!ears[id]) {
    const context = new AudioContext();
    ears[id] = new AnalyserNode(context, { fftSize: 2048 });
    context.createMediaElementSource(sound).connect(ears[id]).connect(context.destination);
    await context.resume();
  }
  const samples = new Float32Array(2048);
  let [peak, rounds] = [0, 0];
  const listen = setInterval(() => {
    ears[id].getFloatTimeDomainData(samples);
    peak = Math.max(peak, ...samples.map(Math.abs));
    if (peak > 0.01 || ++rounds > 500) {
      clearInterval(listen);
      done(peak);
    }
  }, 10);
})"""


class Studio:
    """The program with its page, in a folder."""

    def __init__(self, program, folder, *routine):
        self.program, self.folder = pathlib.Path(program).resolve(), pathlib.Path(folder)
        self.process = subprocess.Popen(
            [self.program, "studio", "--no-open", "--quiet", *routine], cwd=folder, stdout=subprocess.PIPE, text=True
        )
        self.address = self.process.stdout.readline().strip()
        self.host = self.address.split("/")[2]

    def run(self, *arguments):
        return subprocess.run([self.program, *arguments], check=True, cwd=self.folder, stdout=subprocess.PIPE).stdout

    def file(self, name):
        return self.folder / name

    def ended(self):
        """The exit status, after Ctrl-C if it has not ended by itself."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=5)


@contextlib.contextmanager
def studio(program, *routine, text=CALF):
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "calf.toml").write_text(text, encoding="utf-8")
        opened = Studio(program, folder, *routine)
        try:
            yield opened
        finally:
            opened.ended()


def drawn(page, act):
    """Does `act`, and waits until its consequences are drawn."""
    before = page.evaluate(DRAWN)
    act()
    until(page, f"{DRAWN} > {before}")


def fill(page, text):
    drawn(page, lambda: page.locator("#text").fill(text))


def state(page):
    return page.locator("#file-state").inner_text()


def answer(address, path="", **headers):
    """The status of a request for `path` below `address`."""
    request = urllib.request.Request(address + path, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=5) as response:
            return response.status
    except urllib.error.HTTPError as error:
        return error.code


def refusals(claims, opened):
    """Nobody but the page gets anything."""
    root = f"http://{opened.host}/"
    claims.equal(answer(opened.address), 200, "the page is there for its address")
    for path in ("", "api/file", "studio.css", "aaaaaaaaaaaaaaaaaaaa/", "aaaaaaaaaaaaaaaaaaaa/api/file"):
        claims.equal(answer(root, path), 404, f"without the token there is nothing at /{path}")
    for name, value in (("Host", "evil.example"), ("Host", "localhost:1"), ("Origin", "http://evil.example"), ("Origin", "null")):
        claims.equal(answer(opened.address, "api/file", **{name: value}), 404, f"{name}: {value} is refused")
    claims.equal(answer(opened.address, "api/file", Origin=f"http://{opened.host}"), 200, "the page itself is not refused")
    claims.equal(opened.host.split(":")[0], "127.0.0.1", "it can be reached from this computer alone")
    for path in ("api/made/calf.toml", "api/made/..%2Fcalf.toml", "..%2Fcalf.toml", "api/take/1/..%2Ftrack.wav"):
        claims.equal(answer(opened.address, path), 404, f"no file of the folder is given out as {path}")


def timeline(claims, opened, page, *options):
    """The timeline is that of `timeline --json`."""
    record = json.loads(opened.run("timeline", "calf.toml", "--json", *options))
    words = [placed["text"] for placed in record["placements"] if placed["text"]]
    shown = [name.split(": ", 1)[1] for name in page.evaluate(ITEMS)]
    claims.equal(shown, words, "everything that is said is in the timeline, in order")
    rate = record["sample_rate_hz"]
    lengths = [f"{(hold['end_frame'] - hold['start_frame']) / rate:g} s" for hold in record["holds"]]
    found = [name.split(",")[0].removeprefix("Hold of ") for name in page.evaluate(HOLDS)]
    claims.equal(found, lengths, "every hold is in the timeline with its length")
    chapters = [chapter["title"] for chapter in record["chapters"]]
    claims.equal(page.locator(".chapter b").all_inner_texts(), chapters, "every chapter has a row")
    width = "(key) => { const box = document.querySelector(`[data-key=${key}]`).getBoundingClientRect(); return box.width; }"
    scale = page.evaluate(width, "hold-0") / (record["holds"][0]["end_frame"] - record["holds"][0]["start_frame"])
    first = next(index for index, placed in enumerate(record["placements"]) if placed["text"])
    said = record["placements"][first]
    drawn_width = page.evaluate(width, f"item-{first}")
    claims.claim(abs(drawn_width - scale * (said["end_frame"] - said["start_frame"])) < 1, "words and holds have one scale", drawn_width)


def writing(claims, opened, page):
    """Problems stand beside and under their lines, and go when they are mended."""
    claims.equal(page.locator("#problem-count").inner_text(), "No problems.", "the routine of the README has no problems")
    fill(page, CALF.replace('hold = "45s"', 'hold = "45 parsecs"'))
    claims.claim("line 10" in page.locator("#problems").inner_text(), "the problem leads to its line", page.locator("#problems").inner_text())
    claims.claim("What to do:" in page.locator("#problems").inner_text(), "the problem has a remedy")
    claims.equal(page.locator("#gutter .error").all_inner_texts(), ["10"], "the number of the line is marked")
    claims.equal(page.locator("#lenses .error").count(), 1, "what is wrong stands beside the line")
    claims.claim(page.locator("#timeline.old").count() == 1, "the timeline before the problem is shown as an old one")
    page.locator("#problems button").first.click()
    selected = page.evaluate("(() => { const t = document.getElementById('text'); return t.value.slice(t.selectionStart, t.selectionEnd); })()")
    claims.equal(selected, '"45 parsecs"', "the place of the problem is selected")
    drawn(page, lambda: page.keyboard.type('"1m"'))
    claims.equal(page.locator("#problem-count").inner_text(), "No problems.", "typing over it mends it")
    claims.claim(page.evaluate(HOLDS)[0].startswith("Hold of 1 min,"), "the hold is longer", page.evaluate(HOLDS))
    claims.equal(state(page), "not saved", "the text is not saved by itself")
    claims.equal(opened.file("calf.toml").read_text(encoding="utf-8"), CALF, "the file is as it was")


def overrunning(claims, page):
    """What overruns is red where it overruns, can be heard, and is mended as its problem says."""
    fill(page, CALF + CUE)
    problem = page.locator("#problems > li").first.inner_text()
    claims.claim("these words do not fit before the countdown" in problem, "an overrun is a problem", problem)
    claims.claim("line 11" in problem and "line 10" in problem, "an overrun has both places", problem)
    claims.equal(page.locator("#timeline .over").count(), 2, "it is red where it overruns, on both sides")
    claims.equal(page.locator("#timeline .crowded").count(), 2, "the words that overrun are there")
    page.locator("#timeline .crowded").first.click()
    claims.claim(page.evaluate(HEARD, "line-sound") > 0.01, "words that overrun can be heard")
    latest = problem.split("start them at ")[1].split(" ")[0]
    fill(page, CALF + CUE.replace("36s", latest))
    claims.equal(page.locator("#problem-count").inner_text(), "No problems.", "what the problem advises mends it")
    claims.equal(page.locator("#timeline .over").count(), 0, "nothing is red any more")
    fill(page, CALF + CUE)
    claims.claim(not re.search(r"\d ms|\d\.\d\d", problem), "lengths are told as a person tells them", problem)
    for number, (name, written) in enumerate((("Make the hold ", 'hold = "'), ("Say it ", 'at = "'))):
        button = page.locator("#problems .remedy").nth(number)
        claims.claim(button.inner_text().startswith(name), f"a button offers to {name.lower().strip()} …", button.inner_text())
        drawn(page, lambda: button.click())
        claims.equal(page.locator("#problem-count").inner_text(), "No problems.", f"the button “{name.strip()} …” mends it")
        changed = page.locator("#text").input_value()
        claims.claim(len(changed) < len(CALF + CUE) + 4 and written in changed, "it changes nothing but a length", changed)
        drawn(page, lambda: page.locator("#undo").click())
        claims.equal(page.locator("#text").input_value(), CALF + CUE, "what it did can be undone")


def adding(claims, page):
    """Words, exercises and parts are added without writing a line of the text by hand."""
    fill(page, CALF.replace('"45s"', '"45s" # as long as the physiotherapist says'))
    before = page.locator("#text").input_value()
    page.locator("#add-words").click()
    page.get_by_label("What is said?").fill("Breathe out.")
    page.get_by_label("How long is that time?").fill("soon")
    page.get_by_role("button", name="Add it").click()
    page.get_by_text("“soon” is not a length of time").wait_for()
    page.get_by_label("How long is that time?").fill("20")
    drawn(page, lambda: page.get_by_role("button", name="Add it").click())
    cue = 'cues = [{ at = "20s", say = "Breathe out." }]\n'
    claims.equal(page.locator("#text").input_value(), before + cue, "words in a hold stand below it, and all else stays, comments too")
    claims.claim(page.evaluate("document.getElementById('text').selectionStart === document.getElementById('text').selectionEnd"),
        "what was added is not replaced by the next letter that is typed")
    claims.equal(page.locator("#timeline .cue[data-key]").count(), 2, "they are in the timeline, on both sides")
    drawn(page, lambda: page.locator("#undo").click())
    claims.equal(page.locator("#text").input_value(), before, "they can be undone")
    drawn(page, lambda: page.locator("#redo").click())
    page.locator("#add-exercise").click()
    page.get_by_label("What is said?").fill("Bend the {left|right} knee.")
    page.get_by_label("How long?").fill("30")
    drawn(page, lambda: page.get_by_role("button", name="Add it").click())
    page.locator("#add-part").click()
    page.get_by_label("What is the part called?").fill("Toes")
    page.get_by_label("What is said?").fill("Pull your toes up.")
    drawn(page, lambda: page.get_by_role("button", name="Add it").click())
    claims.equal(page.locator(".chapter b").all_inner_texts()[2:4], ["Toes (left side)", "Toes (right side)"], "a part is a part of the track")
    claims.equal(len(page.evaluate(HOLDS)), 6, "every exercise has its hold, on both sides")
    claims.equal(page.locator("#problem-count").inner_text(), "No problems.", "what was added is right")
    page.locator("#timeline [data-key=hold-0]").click(position={"x": 5, "y": 5})
    page.get_by_role("button", name="Change its length").click()
    page.get_by_label("How long?").fill("90 sec")
    drawn(page, lambda: page.get_by_role("button", name="Change it", exact=True).click())
    claims.claim(page.evaluate(HOLDS)[0].startswith("Hold of 1 min 30 s"), "a form makes a hold longer", page.evaluate(HOLDS)[0])
    page.locator("#play").click()
    fill(page, "title = [")
    page.locator("#add-words").click()
    page.get_by_text("has a problem that has to be put right first").wait_for()
    page.get_by_role("button", name="Close").click()


def hearing(claims, opened, page):
    """Lines and the track are heard, and are what a render writes."""
    page.locator("#gutter [data-line='9']").click()
    claims.claim(page.evaluate(HEARD, "line-sound") > 0.01, "a click on the number of a line says it")
    shown = page.locator("#heard").inner_text()
    claims.claim(shown.startswith("Says: Lean against") and shown.endswith("line 9"), "what is said is shown, and where it is written", shown)
    claims.claim(page.evaluate("document.getElementById('track-sound').paused"), "nothing else is heard")
    page.locator("#timeline [data-key=hold-0]").click(position={"x": 5, "y": 5})
    until(page, "document.getElementById('play').getAttribute('aria-pressed') === 'true'")
    begun = page.evaluate("document.getElementById('track-sound').currentTime")
    record = json.loads(opened.run("timeline", "calf.toml", "--json"))
    start = record["holds"][0]["start_frame"] / record["sample_rate_hz"]
    claims.claim(start <= begun < start + 3, "a click on a hold plays from there", (begun, start))
    until(page, f"document.querySelector('.playhead') && Number(document.getElementById('seek').value) > {begun}")
    page.locator("#play").click()
    until(page, "document.getElementById('play').getAttribute('aria-pressed') === 'false'")
    claims.claim(page.evaluate("document.getElementById('track-sound').paused"), "the button pauses")
    page.locator("#seek").focus()
    page.keyboard.press("End")
    claims.claim("of" in page.locator("#clock").inner_text(), "the keyboard seeks")
    opened.run("render", "calf.toml", "--format", "wav", "--name", "reference", "--quiet")
    source = page.evaluate("document.getElementById('track-sound').src")
    with urllib.request.urlopen(source) as response:
        heard = response.read()
    reference = opened.file("out/reference.wav").read_bytes()
    data = lambda wav: wav[wav.index(b"data") + 8 :][: int.from_bytes(wav[wav.index(b"data") + 4 :][:4], "little")]
    claims.claim(data(heard) == data(reference), "what is played has the samples of a render", (len(heard), len(reference)))


def controls(claims, opened, page):
    """A choice redraws at once, to what the command line gives for it."""
    drawn(page, lambda: page.get_by_label("Side that hurts").select_option("left"))
    timeline(claims, opened, page, "--side", "left")
    drawn(page, lambda: page.get_by_label("How much is said").select_option("minimal"))
    timeline(claims, opened, page, "--side", "left", "--guidance", "minimal")
    drawn(page, lambda: page.get_by_label("Soft noise").select_option("faint"))
    claims.equal(page.locator("#timeline rect.bed").count(), page.locator(".row").count(), "soft noise is drawn under all of it")
    for label in ("Side that hurts", "How much is said", "Soft noise"):
        drawn(page, lambda: page.get_by_label(label).select_option(""))


def saving(claims, opened, page):
    """What is edited here is saved when asked, and never over a newer file."""
    file = opened.file("calf.toml")
    longer = CALF.replace("45s", "50s")
    fill(page, longer)
    page.keyboard.press("Control+s")
    until(page, "document.getElementById('file-state').textContent === 'saved'")
    claims.equal(file.read_text(encoding="utf-8"), longer, "Ctrl+S saves")
    started = time.monotonic()
    drawn(page, lambda: file.write_text(CALF.replace("45s", "40s"), encoding="utf-8"))
    took = time.monotonic() - started
    claims.claim("40s" in page.locator("#text").input_value() and page.evaluate(HOLDS)[0].startswith("Hold of 40 s"),
        "what is written elsewhere is shown at once", f"{took:.2f} s")
    fill(page, CALF.replace("45s", "55s"))
    file.write_text(CALF.replace("45s", "35s"), encoding="utf-8")
    page.get_by_text("was changed elsewhere, and here too").wait_for()
    claims.claim("55s" in page.locator("#text").input_value(), "a text that is not saved is not replaced")
    page.locator("#save").click()
    page.get_by_text("was changed elsewhere, and here too").wait_for()
    claims.claim("35s" in file.read_text(encoding="utf-8"), "a newer file is not overwritten")
    page.get_by_role("button", name="Overwrite the file with mine").click()
    until(page, "document.getElementById('file-state').textContent === 'saved'")
    claims.claim("55s" in file.read_text(encoding="utf-8"), "it is overwritten if that is asked for")
    page.locator("#save-as").click()
    page.get_by_label("Name of the file").fill("calf.toml")
    page.locator("dialog button[value=save]").click()
    page.get_by_text("there is already a file called calf.toml").wait_for()
    page.get_by_label("Name of the file").fill("longer")
    page.locator("dialog button[value=save]").click()
    until(page, "document.getElementById('file-name').textContent === 'longer.toml'")
    claims.claim("55s" in opened.file("longer.toml").read_text(encoding="utf-8"), "it is saved under another name")


def making(claims, opened, page):
    """The files are those of `render`."""
    page.get_by_label("WAV").check()
    page.locator("#render").click()
    page.get_by_text("Done: ").wait_for()
    names = page.locator("#made a").all_inner_texts()
    claims.equal(sorted(names), ["calf.mp3", "calf.wav"], "the files are named as a render names them")
    opened.run("render", "calf.toml", "--out", "reference", "--quiet", "--no-cache")
    for name in names:
        own, expected = (opened.file(f"{folder}/{name}").read_bytes() for folder in ("out", "reference"))
        claims.claim(own == expected, f"{name} has the bytes of a render", (len(own), len(expected)))
    with page.expect_download() as download:
        page.get_by_role("link", name="calf.mp3").click()
    claims.equal(pathlib.Path(download.value.path()).read_bytes(), opened.file("out/calf.mp3").read_bytes(), "it is downloaded whole")
    page.get_by_label("WAV").uncheck()


def starting(claims, opened, page):
    """A new routine begins with the questions of `new`."""
    page.locator("#new").click()
    page.get_by_label("Name of the file").fill("evening")
    page.get_by_label("What is it called?").fill("Heel to the wall")
    page.get_by_label("How long is the hold?").fill("soon")
    page.locator("dialog button[value=start]").click()
    page.get_by_text("“Heel to the wall”: ").wait_for()
    page.get_by_label("How long is the hold?").fill("20s..40s")
    page.locator("dialog button[value=start]").click()
    page.get_by_label("Length of the whole track").wait_for()
    claims.equal(page.locator("#file-name").inner_text(), "evening.toml", "the new routine has the name that was asked for")
    page.get_by_label("Length of each hold").select_option("longest")
    until(page, f"({HOLDS})[0].startsWith('Hold of 40 s')")
    claims.claim(not opened.file("evening.toml").exists(), "it is not saved before it is asked for")


def recording(claims, program):
    """A voice is recorded line by line, judged at once, and saved under the names by which it is found."""
    with studio(program, "calf.toml") as opened:
        first = json.loads(opened.run("timeline", "calf.toml", "--json"))["placements"]
        words = next(placed["text"] for placed in first if placed["kind"] == "prompt")
        opened.run("voices", "say", words, "--out", "said.wav", "--quiet")
        spoken = f"--use-file-for-fake-audio-capture={padded(opened.file('said.wav'), opened.file('microphone.wav'))}"
        with chromium(*MICROPHONE, spoken) as browser, visit(browser, opened.address, DESK) as visited:
            page = visited.page
            until(page, f"{DRAWN} > 0")
            page.locator("#record").click()
            page.get_by_label("Name of the folder").fill("anna")
            page.locator("dialog button[value=go]").click()
            claims.equal(page.locator(".reading").inner_text(), words, "the first line is shown to be read")
            said = page.locator("dialog [role=status]")
            page.get_by_role("button", name="Record", exact=True).click()
            page.wait_for_timeout(150)
            page.get_by_role("button", name="Stop").click()
            page.get_by_text("Not saved: ").wait_for()
            claims.claim(not opened.file("anna").exists(), "what cannot be right is not saved", said.inner_text())
            for _ in range(4):
                # The file of the microphone goes round and round; a recording that begins within the words is refused.
                page.get_by_role("button", name="Record", exact=True).click()
                page.wait_for_timeout(2_900)
                page.get_by_role("button", name="Stop").click()
                until(page, "['wrong', 'right'].includes(document.querySelector('dialog [role=status]').className)")
                if said.get_attribute("class") == "right":
                    break
            claims.claim(said.inner_text().startswith("Saved"), "a recording that can be right is saved", said.inner_text())
            visited.picture("studio-recording")
            claims.equal(visited.violations(), [], "axe finds nothing serious where a voice is recorded")
            drawn(page, lambda: page.get_by_role("button", name="Done", exact=True).click())
            files = [path.name for path in opened.file("anna").iterdir()]
            listed = opened.run("script", "calf.toml", "--lines").decode().splitlines()
            claims.claim(len(files) == 1 and listed[0].startswith(files[0]), "it has the name that `script --lines` lists", (files, listed[0]))
            missing = opened.run("script", "calf.toml", "--lines", "--voice", "recordings:anna").decode().splitlines()
            claims.equal(len(missing), len(listed) - 1, "it is found again")
            drawn(page, lambda: page.get_by_label("Voice for lines that are not recorded").select_option("night-en"))
            drawn(page, lambda: page.get_by_label("Voice", exact=True).select_option("recordings:anna"))
            claims.equal(page.locator("#problem-count").inner_text(), "No problems.", "the track is spoken by the recording")
            claims.equal(visited.complaints, [], "the browser has nothing to complain about while it records")


def padded(source, target):
    """The WAV `source` with a second of silence before and after it."""
    with wave.open(str(source)) as sound, wave.open(str(target), "wb") as longer:
        longer.setparams(sound.getparams())
        silence = b"\0" * sound.getframerate() * sound.getsampwidth()
        longer.writeframes(silence + sound.readframes(sound.getnframes()) + silence)
    return target


def on_the_phone(claims, opened, page):
    """One button makes an MP3 and shares it; a phone gets it whole; the end is an end."""
    page.locator("#phone").click()
    address = page.locator("dialog code").inner_text(timeout=20_000)
    claims.claim(page.locator("dialog .code svg").count() == 1, "there is a code to scan")
    claims.claim("with everyone on this network" in page.locator("dialog").inner_text(), "it says who can see what")
    with urllib.request.urlopen(address) as response:
        offered = re.findall(r'href="(save/[^"]+)"', response.read().decode())
    with urllib.request.urlopen(address + offered[0]) as response:
        fetched = response.read()
    claims.equal(fetched, opened.file("out/calf.mp3").read_bytes(), "the phone gets the MP3 whole")
    page.get_by_text("calf.mp3 was fetched by").wait_for()
    page.get_by_role("button", name="Stop sharing").click()
    page.locator("dialog").wait_for(state="hidden")
    until_gone = time.monotonic() + 5
    while reaches(address) and time.monotonic() < until_gone:
        time.sleep(0.05)
    claims.claim(not reaches(address), "nothing is shared after the end")


def gone(claims, browser, program):
    """Whatever has gone meanwhile: nothing is asked for in vain, and a plain message says so."""
    with studio(program, "calf.toml") as opened, visit(browser, opened.address, DESK) as visited, visit(browser, opened.address, DESK) as other:
        page, failed = visited.page, []
        for each in (visited, other):
            each.page.on("response", lambda response: failed.append((response.status, response.url)) if response.status >= 400 else None)
            until(each.page, f"{DRAWN} > 0")
        for seconds in range(20, 40):
            fill(other.page, CALF.replace("45s", f"{seconds}s"))
        page.locator("#timeline [data-key^=item]").first.click()
        claims.claim(page.evaluate(HEARD, "line-sound") > 0.01, "a line can be heard whatever another window has drawn meanwhile")
        page.locator("#play").click()
        for language, seconds in (("de", 31), ("en", 32), ("fr", 33)) * 4:
            fill(page, CALF.replace("45s", f"{seconds}s").replace('"en"', f'"{language}"'))
            page.locator("#timeline [data-key^=item]").last.click()
        for voice in ("day-en", "night-en-GB", ""):
            fill(page, CALF)
            drawn(page, lambda: page.get_by_label("Voice", exact=True).select_option(voice))
            page.locator("#timeline [data-key=hold-1]").click(position={"x": 5, "y": 5})
            until(page, "!document.getElementById('track-sound').paused")
        page.locator("#play").click()
        opened.file("out").mkdir()
        opened.file("out/calf.mp3").write_bytes(b"somebody's own")
        for button, answer in (("#phone", "Keep what is there"), ("#render", "Keep what is there"), ("#render", "Replace it")):
            page.locator(button).click()
            page.get_by_text("out/calf.mp3 is already in this folder").wait_for(timeout=20_000)
            claims.equal(opened.file("out/calf.mp3").read_bytes(), b"somebody's own", "a file that was not made here is not replaced unasked")
            page.get_by_role("button", name=answer).click()
            page.locator("dialog").wait_for(state="hidden")
        page.get_by_text("Replaced what was there before: out/calf.mp3").wait_for(timeout=20_000)
        fill(page, CALF.replace("45s", "50s"))
        page.locator("#render").click()
        page.get_by_text("Done: ").wait_for(timeout=20_000)
        claims.claim(page.locator("dialog").is_hidden(), "a file that was made here is replaced, and that is told", page.locator("#made-state").inner_text())
        opened.file("out/calf.mp3").unlink()
        page.get_by_role("link", name="calf.mp3").click()
        page.get_by_text("calf.mp3 is not there any more").wait_for()
        opened.file("calf.toml").rename(opened.file("moved.toml"))
        page.locator("#notice").get_by_text("is not there any more: it was moved or deleted").wait_for()
        claims.claim("50s" in page.locator("#text").input_value(), "the text is still in the page")
        claims.equal(page.locator("#file-state").inner_text(), "not saved", "and is not called saved")
        other.page.on("dialog", lambda dialog: dialog.accept())
        other.page.reload()
        other.page.get_by_text("has gone").wait_for()
        page.locator("#save").click()
        until(page, "document.getElementById('file-state').textContent === 'saved'")
        claims.claim("50s" in opened.file("calf.toml").read_text(encoding="utf-8"), "a file that has gone is written again when that is asked for")
        claims.equal(failed, [], "no request has failed")
        claims.equal(visited.complaints + other.complaints, [], "the browser has nothing to complain about where things have gone")


def nothing_lost(claims, browser, program):
    """A text is thrown away only knowingly, or can be brought back."""
    with studio(program, "calf.toml") as opened, visit(browser, opened.address, DESK) as visited:
        page, asked = visited.page, []
        until(page, f"{DRAWN} > 0")
        mine = CALF.replace("45s", "55s")
        fill(page, mine)
        page.locator("#new").click()
        page.get_by_text("What you have changed in calf.toml is lost").wait_for()
        page.get_by_role("button", name="Stay here").click()
        claims.equal(page.locator("#text").input_value(), mine, "a new routine does not replace the text unasked")
        page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
        page.locator("#end").click()
        claims.claim(asked and opened.process.poll() is None, "the end asks before a text is lost", asked)
        fill(page, "")
        page.locator("#save").click()
        claims.claim(len(asked) == 2 and opened.file("calf.toml").read_text(encoding="utf-8") == CALF, "an empty text is not saved unasked", asked)
        fill(page, mine)
        opened.file("calf.toml").write_text(CALF.replace("45s", "35s"), encoding="utf-8")
        page.get_by_role("button", name="Take the text of the file").click()
        until(page, "document.getElementById('text').value.includes('35s')")
        drawn(page, lambda: page.locator("#undo").click())
        claims.equal(page.locator("#text").input_value(), mine, "what the text of the file replaced comes back")


def from_nothing(claims, browser, program):
    """With the name of a file that is not there yet, an empty page to fill; nothing that a beginner sees is a programmer's word."""
    with tempfile.TemporaryDirectory() as folder:
        opened = Studio(program, folder, "calf.toml")
        try:
            with visit(browser, opened.address, PHONE) as visited:
                page = visited.page
                claims.equal(page.get_by_label("Name of the file").input_value(), "calf", "the new routine is called as was asked")
                visited.picture("studio-new")
                page.get_by_role("button", name="Paste a text instead").click()
                page.locator("#text").click()
                drawn(page, lambda: page.keyboard.insert_text(CALF))
                page.locator("#save").click()
                page.get_by_role("button", name="Save", exact=True).last.click()
                until(page, "document.getElementById('file-state').textContent === 'saved'")
                claims.equal(opened.file("calf.toml").read_text(encoding="utf-8"), CALF, "what was pasted is saved")
                page.locator("#add-words").click()
                visited.picture("studio-add")
                claims.equal(visited.violations(), [], "axe finds nothing serious in the forms")
                overflow = page.evaluate("document.querySelector('dialog').scrollWidth - document.querySelector('dialog').clientWidth")
                claims.equal(overflow, 0, "a form fits a phone")
                page.get_by_role("button", name="Cancel").click()
                seen = page.evaluate("document.body.innerText")
                jargon = [word for word in ("TOML", "sidecar", "draft", "token", "render", "bundled", "`", "--") if word in seen]
                claims.equal(jargon, [], "nobody has to know a programmer's words")
        finally:
            opened.ended()


def reaches(address):
    try:
        return answer(address) == 200
    except OSError:
        return False


def story(claims, browser, program):
    """Somebody who has never written a routine makes one longer, hears it, mends an overrun and has it on the phone."""
    with studio(program, "calf.toml") as opened, visit(browser, opened.address, DESK) as visited:
        page = visited.page
        until(page, f"{DRAWN} > 0")
        page.locator("#timeline [data-key=hold-0]").click(position={"x": 60, "y": 5})
        page.locator("#heard button").first.click()
        drawn(page, lambda: page.keyboard.type('"1m"'))
        claims.claim("1 min" in page.evaluate(HOLDS)[0], "a click on the hold leads to its length, and typing replaces it")
        until(page, "!document.getElementById('track-sound').paused && document.getElementById('track-sound').currentTime > 0")
        page.locator("#play").click()
        page.locator("#timeline [data-key=hold-0]").click(position={"x": 60, "y": 5})
        page.get_by_role("button", name="Add words in it").click()
        page.get_by_label("What is said?").fill("Keep the heel down, and let the shoulders sink, and the jaw, and the hands.")
        page.get_by_label("How long is that time?").fill("52")
        drawn(page, lambda: page.get_by_role("button", name="Add it").click())
        page.get_by_text("What to do:").wait_for()
        visited.picture("studio-overrun")
        drawn(page, lambda: page.get_by_role("button", name="Make the hold 1 min 5 s long").click())
        claims.equal(page.locator("#problem-count").inner_text(), "No problems.", "the overrun is mended")
        page.keyboard.press("Control+s")
        until(page, "document.getElementById('file-state').textContent === 'saved'")
        page.locator("#phone").click()
        page.locator("dialog .code svg").wait_for(timeout=20_000)
        visited.picture("studio-code")
        claims.equal(visited.violations(), [], "axe finds nothing serious beside the code")
        claims.claim(opened.file("out/calf.mp3").exists(), "the track is there")
        claims.equal(page.locator("#notice").inner_text(timeout=100) if page.locator("#notice").is_visible() else "", "Saved as calf.toml.",
            "nothing has gone wrong on the way")


def by_keyboard(claims, page):
    """Everything can be reached with the keyboard alone."""
    page.locator("body").press("Tab")
    page.evaluate("document.activeElement.blur()")
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.className.baseVal || document.activeElement.className || document.activeElement.tagName"))
    for wanted in ("open", "new", "save", "save-as", "end", "undo", "redo", "add-words", "add-exercise", "add-part", "text", "check", "play", "seek", "choice--side", "choice--voice", "chapter", "render", "format-mp3"):
        claims.claim(wanted in reached, f"the tabulator reaches {wanted}", reached)
    page.locator("#timeline [tabindex='0'][data-key]").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    claims.claim(page.locator("#heard").inner_text().startswith(("Says: ", "Hold of ")), "arrows and Enter work in the timeline")
    page.locator("#text").focus()
    page.evaluate("document.getElementById('text').setSelectionRange(150, 150)")
    page.keyboard.press("Control+Enter")
    claims.claim(page.locator("#heard").inner_text().startswith("Says:"), "Ctrl+Enter says the line", page.locator("#heard").inner_text())


def looks(claims, browser, opened):
    """It is accessible and fits both screens, in light and in dark."""
    for name, size in (("desk", DESK), ("phone", PHONE)):
        for scheme in ("dark", "light"):
            with visit(browser, opened.address, size, scheme) as visited:
                page = visited.page
                until(page, f"{DRAWN} > 0")
                fill(page, CALF + CUE)
                claims.equal(visited.violations(), [], f"axe finds nothing serious on a {name} in {scheme}")
                overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                claims.equal(overflow, 0, f"nothing is wider than a {name}")
                visited.picture(f"studio-{name}-{scheme}")
                claims.equal(visited.complaints, [], f"the browser has nothing to complain about on a {name} in {scheme}")
                claims.equal(visited.asked_beyond(opened.address), [], "nothing is asked of anybody else")


def ending(claims, opened, browser):
    """The page ends the studio; other windows are told at once, with what to do."""
    with visit(browser, opened.address, DESK) as visited, visit(browser, opened.address, DESK) as other:
        for each in (visited, other):
            until(each.page, f"{DRAWN} > 0")
        fill(other.page, CALF.replace("45s", "55s"))
        visited.page.locator("#end").click()
        visited.page.get_by_text("The studio has ended.").wait_for()
        claims.equal(opened.process.wait(timeout=5), 0, "the studio ends when the page asks for it")
        other.page.get_by_text("copy it, start the studio again, and paste it there").wait_for(timeout=5_000)
        claims.claim("55s" in other.page.locator("#text").input_value(), "what was not saved in another window is still there")
        claims.claim(other.page.locator("#phone").is_disabled() and other.page.locator("#add-words").is_disabled(), "no button promises anything after the end")


def together(claims, browser, program):
    """Two windows with one routine, and one with another; and a studio that ends by itself."""
    with studio(program, "calf.toml") as opened, visit(browser, opened.address, DESK) as visited, visit(browser, opened.address, DESK) as other:
        for each in (visited, other):
            until(each.page, f"{DRAWN} > 0")
        page, beside = visited.page, other.page
        longer = CALF.replace("45s", "50s")
        fill(page, longer)
        page.keyboard.press("Control+s")
        beside.get_by_text("calf.toml was changed elsewhere").wait_for()
        claims.equal(beside.locator("#text").input_value(), longer, "what one window saves is shown in the other")
        claims.claim("changed elsewhere" not in page.locator("#notice").inner_text(), "the one that saves is not told of itself", page.locator("#notice").inner_text())
        page.locator("#save-as").click()
        page.get_by_label("Name of the file").fill("other")
        page.locator("dialog button[value=save]").click()
        until(page, "document.getElementById('file-name').textContent === 'other.toml'")
        drawn(page, lambda: opened.file("other.toml").write_text(CALF.replace("45s", "35s"), encoding="utf-8"))
        claims.equal(beside.locator("#text").input_value(), longer, "another routine's text is not taken for that of this one")
        opened.process.kill()
        page.get_by_text("copy it, start the studio again, and paste it there").wait_for(timeout=15_000)
        claims.claim("35s" in page.locator("#text").input_value(), "a studio that ends by itself takes no text with it")


def main(program):
    claims = Claims()
    with chromium() as browser:
        with studio(program, "calf.toml") as opened:
            refusals(claims, opened)
            with visit(browser, opened.address, DESK, accept_downloads=True) as visited:
                page = visited.page
                page.on("dialog", lambda dialog: dialog.accept())
                until(page, f"{DRAWN} > 0")
                timeline(claims, opened, page)
                hearing(claims, opened, page)
                controls(claims, opened, page)
                making(claims, opened, page)
                on_the_phone(claims, opened, page)
                by_keyboard(claims, page)
                writing(claims, opened, page)
                overrunning(claims, page)
                adding(claims, page)
                saving(claims, opened, page)
                starting(claims, opened, page)
                claims.equal(visited.complaints, [], "the browser has nothing to complain about")
        story(claims, browser, program)
        gone(claims, browser, program)
        nothing_lost(claims, browser, program)
        together(claims, browser, program)
        from_nothing(claims, browser, program)
        with studio(program, "calf.toml") as opened:
            looks(claims, browser, opened)
            ending(claims, opened, browser)
    recording(claims, program)
    claims.done()


if __name__ == "__main__":
    main(sys.argv[1])
