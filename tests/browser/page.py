"""The page of a track (`render --sidecar page`) in a real browser, as a person in bed and a person at a desk use it.

    python3 tests/browser/page.py target/release/nightcue

It renders a bundled routine in two languages and a routine with hostile texts, opens their pages as files, offline, and compares what
they show with `nightcue timeline --json`. What it needs is said at the top of browser.py. Exit status 1 when any claim does not hold.
"""

import base64
import http.server
import json
import math
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import threading

from browser import DESK, PHONE, Claims, chromium, until, visit

CALF = ["calf-cramp", "--side", "left"]
WORDS = ("prompt", "cue", "reminder")
ROUND = """
title = "</script><script>document.title='taken'</script><img src=x onerror=document.title='taken'> \\"quoted\\" & 'so' שלום"
author = "</title><svg onload=document.title='taken'>"
language = "en"
defaults.profile = "day"
[[step]]
title = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen, the \\"long\\" way"
sides = "both"
rounds = 2
rest = "9s"
[[step.do]]
say = "Lean on your {left|right} leg, breathe out, and let the shoulders sink as far as they go, without any haste, while the other \
leg stays where it is, the heel on the floor and the toes a little outwards, and stay there until the tone that ends the hold is heard."
hold = "12s"
countdown = 3
cues = [{ at = "half", say = "Breathe." }]
"""
# What a page asks of a system that may refuse: written down, so that it can be looked at and used.
SYSTEM = """
window.keys = {};
navigator.mediaSession.setActionHandler = (action, does) => { window.keys[action] = does; };
window.locks = { held: 0, asked: 0 };
const request = async () => {
  const lock = new EventTarget();
  lock.release = async () => { locks.held -= 1; lock.dispatchEvent(new Event("release")); };
  locks.held += 1;
  locks.asked += 1;
  return lock;
};
Object.defineProperty(navigator, "wakeLock", { value: { request } });
"""
SEEK = """(at) => new Promise((done) => {
  const sound = document.getElementById("sound");
  sound.addEventListener("seeked", () => setTimeout(done, 30), { once: true });
  sound.currentTime = at;
})"""
SHOWN = """() => {
  const text = (id) => document.getElementById(id).textContent;
  const ring = document.getElementById("ring");
  const current = [...document.querySelectorAll("#steps li button")].findIndex((button) => button.hasAttribute("aria-current"));
  const left = parseFloat(document.getElementById("arc").style.strokeDasharray);
  return { words: text("words"), step: text("step"), side: text("side"), left: text("left"), part: left, ring: !ring.hidden, current };
}"""
OVERFLOWS = """() => [...document.querySelectorAll("#now *, #buttons *, #steps[open] *")]
  .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 0.5)
  .map((element) => element.id || element.outerHTML.slice(0, 60))"""
# The first moment at which the sound is louder than silence, by the clock of the page.
ONSET = """(from) => new Promise(async (done) => {
  const sound = document.getElementById("sound");
  const context = new AudioContext();
  const ear = new AnalyserNode(context, { fftSize: 512 });
  context.createMediaElementSource(sound).connect(ear).connect(context.destination);
  await context.resume();
  sound.currentTime = from;
  await sound.play();
  const samples = new Float32Array(512);
  let quiet = 0;
  const listen = setInterval(() => {
    ear.getFloatTimeDomainData(samples);
    const loud = samples.some((sample) => Math.abs(sample) > 0.003);
    if (!loud) quiet += 1;
    if ((loud && quiet > 20) || sound.currentTime > from + 3) {
      clearInterval(listen);
      sound.pause();
      done(loud ? sound.currentTime : -1);
    }
  }, 4);
})"""


class Track:
    """A rendered track: its page, its MP3 file, and what the program says is in it."""

    def __init__(self, program, folder, routine, name, *settings, voice=None):
        environment = {**os.environ, **({"NIGHTCUE_VOICE": voice} if voice else {})}
        run = lambda *arguments: subprocess.run(
            [program, *arguments], check=True, cwd=folder, env=environment, stdout=subprocess.PIPE
        ).stdout
        run("render", *routine, "--format", "mp3", "--sidecar", "page", "--name", name, "--quiet", *settings)
        self.timeline = json.loads(run("timeline", *routine, "--json", *settings))
        self.html = (folder / "out" / f"{name}.html").read_text(encoding="utf-8")
        self.mp3 = (folder / "out" / f"{name}.mp3").read_bytes()
        self.address = (folder / "out" / f"{name}.html").as_uri()
        self.rate = self.timeline["sample_rate_hz"]

    def seconds(self, frame):
        return frame / self.rate

    def around(self, spans, frame):
        """The one of `spans` that `frame` is in."""
        return next((span for span in self.timeline[spans] if span["start_frame"] <= frame < span["end_frame"]), None)

    def words(self, frame):
        """The words that must be shown at `frame` because they are heard, or None."""
        heard = self.around("placements", frame)
        return heard["text"] if heard and heard["kind"] in WORDS else None


def clock(seconds):
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def ready(page):
    until(page, "document.getElementById('sound').readyState > 0")
    return page


def position(page):
    return page.evaluate("document.getElementById('sound').currentTime")


def carries_the_file(track, claims):
    sound = re.findall(r'<script class="sound" type="text/plain">([^<]*)</script>', track.html)
    carried = b"".join(base64.b64decode(piece, validate=True) for piece in sound)
    claims.claim(carried == track.mp3, "the sound in the page is the MP3 file, byte by byte")
    beside = len(track.html.encode()) - sum(map(len, sound))
    claims.claim(beside <= 60_000, "the page is at most 60 kB beside its sound", beside)


def says_what_the_timeline_says(track, frame, page, claims):
    """Compares what is shown at `frame` with the timeline."""
    page.evaluate(SEEK, track.seconds(frame))
    shown, at = page.evaluate(SHOWN), f"at {track.seconds(frame):.3f} s"
    heard, hold, rest = track.words(frame), track.around("holds", frame), track.around("rests", frame)
    if heard:
        claims.equal(shown["words"], heard, f"{at} the words are those that are heard")
    elif hold:
        before = [p["text"] for p in track.timeline["placements"] if p["kind"] == "prompt" and p["end_frame"] <= hold["start_frame"]]
        left = shown["words"]
        for text in before:
            left = left.replace(text, "")
        is_told = shown["words"] == hold["title"] or shown["words"] != "" and left.strip() == ""
        claims.claim(is_told, f"{at} the hold shows what was said before it", shown["words"])
    claims.equal(shown["ring"], bool(hold or rest), f"{at} there is a ring while something lasts")
    span = hold or rest
    if span:
        left = track.seconds(span["end_frame"] - frame)
        claims.equal(shown["left"], clock(math.ceil(left - 0.001)), f"{at} the ring says what is left")
        part = 100 * (span["end_frame"] - frame) / (span["end_frame"] - span["start_frame"])
        claims.claim(abs(shown["part"] - part) < 0.1, f"{at} the ring is {part:.1f} % full", shown["part"])
    nth = max(n for n, chapter in enumerate(track.timeline["chapters"]) if chapter["start_frame"] <= frame)
    chapter = track.timeline["chapters"][nth]
    claims.equal(shown["current"], nth, f"{at} the list marks the step")
    claims.claim(chapter["title"].startswith(shown["step"]), f"{at} the step is named", shown["step"])
    claims.equal(shown["side"] != "", chapter["side"] is not None, f"{at} a side is named if there is one")


def moments(track):
    """Ten moments by chance, and the first and last frame of a hold, of a rest, and of a cue."""
    chance, timeline = random.Random(16), track.timeline
    frames = [chance.randrange(timeline["length_frames"]) for _ in range(10)]
    spans = [*timeline["holds"][:1], *timeline["rests"][:1], *[p for p in timeline["placements"] if p["kind"] == "cue"][:1]]
    return frames + [frame for span in spans for frame in (span["start_frame"], span["end_frame"] - 1)]


def looks_right(visited, size, claims, when):
    claims.equal(visited.violations(), [], f"axe finds nothing serious {when}")
    claims.equal(visited.page.evaluate(OVERFLOWS), [], f"nothing is wider than {size['width']} px {when}")


def is_right(browser, track, claims, size, scheme, name):
    """Everything that holds in any size and color."""
    with visit(browser, track.address, size, scheme, offline=True) as visited:
        page = ready(visited.page)
        claims.equal(page.title(), track.timeline["title"], "the page is named after the track")
        claims.equal(page.get_attribute("html", "lang"), track.timeline["language"], "its language is that of the track")
        claims.equal(page.get_attribute("html", "dir"), "ltr", "its direction is set")
        if size is PHONE:
            for frame in moments(track):
                says_what_the_timeline_says(track, frame, page, claims)
        hold = track.timeline["holds"][0]
        page.evaluate(SEEK, track.seconds(hold["start_frame"]) + 5)
        visited.picture(f"{name}-hold")
        looks_right(visited, size, claims, "in a hold")
        page.click("#open")
        looks_right(visited, size, claims, "with all steps")
        visited.picture(f"{name}-steps")
        page.click("#close")
        buttons = [page.locator(f"#{name}").bounding_box() for name in ("back", "play", "next")]
        claims.claim(all(b["height"] >= size["height"] / 2 - 1 for b in buttons), "the buttons are the lower half of the screen", buttons)
        claims.claim(sum(b["width"] for b in buttons) >= size["width"] - 6, "the buttons are as wide as the screen", buttons)
        claims.equal(visited.asked_beyond(track.address), [], "it asks for nothing")
        claims.equal(visited.complaints, [], "the console is silent")
        ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        is_day = page.get_attribute("html", "data-time") == "day"
        claims.equal(ground == "rgb(0, 0, 0)", not (is_day and scheme == "light"), "only a page for the day is light, where it is asked to")


def plays(browser, track, claims):
    """Buttons, list, keys of the system, wake lock, and where the listener stopped."""
    starts = [track.seconds(chapter["start_frame"]) for chapter in track.timeline["chapters"]]
    with visit(browser, track.address, PHONE, offline=True) as visited:
        visited.page.context.add_init_script(SYSTEM)
        visited.page.reload()
        page = ready(visited.page)
        page.click("#play")
        until(page, "document.getElementById('sound').currentTime > 0.4")
        claims.equal(page.inner_text("#play"), "Pause", "the button in the middle pauses what plays")
        claims.equal(page.evaluate("locks"), {"held": 1, "asked": 1}, "the screen stays on while it plays")
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        claims.equal(page.evaluate("locks.asked"), 1, "a lock that is held is not asked for again")
        page.click("#next")
        claims.claim(-0.001 < position(page) - starts[1] < 1, "the next step begins at its start", position(page))
        said = page.inner_text("#live")
        claims.claim(page.inner_text("#step") in said, "a new step is announced to who does not see it", said)
        page.wait_for_timeout(1200)
        claims.equal(page.inner_text("#live"), said, "nothing else is announced every second")
        page.click("#play")
        until(page, "document.getElementById('sound').paused")
        until(page, "!document.body.classList.contains('plays')")
        claims.equal(page.inner_text("#play"), "Play", "and plays what waits")
        claims.equal(page.evaluate("locks.held"), 0, "the screen may go dark when it waits")
        page.evaluate(SEEK, starts[1] + 10)
        page.click("#back")
        claims.claim(abs(position(page) - starts[1]) < 0.001, "back is the beginning of the step", position(page))
        page.click("#back")
        claims.equal(position(page), starts[0], "and there, the step before")
        page.click("#open")
        page.click("#steps li:nth-child(4) button")
        claims.claim(abs(position(page) - starts[3]) < 0.001, "the list jumps to a step", position(page))
        claims.equal(page.evaluate(SHOWN)["current"], 3, "and marks it")
        metadata = page.evaluate("[navigator.mediaSession.metadata.title, navigator.mediaSession.metadata.album]")
        claims.equal(metadata, [f"{page.inner_text('#step')} – Left side", track.timeline["title"]], "the system shows step and track")
        page.evaluate("keys.nexttrack()")
        claims.claim(abs(position(page) - starts[4]) < 0.001, "keys of headphones: next", position(page))
        page.evaluate("keys.previoustrack()")
        claims.claim(abs(position(page) - starts[3]) < 0.001, "keys of headphones: back", position(page))
        page.evaluate("keys.seekto({ seekTime: 100 })")
        claims.equal(position(page), 100, "the system seeks")
        page.reload()
        ready(page)
        until(page, "document.getElementById('sound').currentTime > 99")
        claims.equal(position(page), 100, "the position is remembered")
        claims.equal(page.inner_text("#note"), "Goes on where you stopped.", "and the page says so")
        page.click("#open")
        page.click("#over")
        claims.equal(position(page), 0, "start over is the beginning")
        claims.claim(page.locator("#note").is_hidden() and page.locator("#steps").is_hidden(), "and nothing says any more that it goes on")
        page.reload()
        ready(page)
        claims.equal(position(page), 0, "and stays it")
        start = track.seconds(track.timeline["holds"][-1]["start_frame"])
        late = page.evaluate(ONSET, start - 0.6) - start
        claims.claim(abs(late) < 0.1, "the start tone of a hold is heard when its ring begins", f"{late:.3f} s late")
        page.evaluate(SEEK, track.seconds(track.timeline["length_frames"]) - 0.4)
        page.evaluate("document.getElementById('sound').play()")
        until(page, "document.getElementById('sound').ended")
        claims.equal(page.evaluate("Object.keys(localStorage)"), [], "a track that is over is not remembered")
        claims.equal(visited.complaints, [], "the console is silent")


def obeys_the_keyboard(browser, track, claims):
    with visit(browser, track.address, DESK, offline=True, reduced_motion="reduce") as visited:
        page = ready(visited.page)
        reached = []
        for _ in range(5):
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.id"))
        hold = track.timeline["holds"][0]
        length = track.seconds(hold["end_frame"] - hold["start_frame"])
        page.evaluate(SEEK, track.seconds(hold["start_frame"]) + 5.4)
        whole = 100 * math.ceil(length - 5.4) / length
        claims.claim(abs(page.evaluate(SHOWN)["part"] - whole) < 0.01, "the ring steps by seconds where motion is not wanted")
        page.evaluate(SEEK, 0)
        claims.equal(reached, ["open", "position", "back", "play", "next"], "Tab reaches everything, in order")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        claims.equal(outline, "solid", "what has the focus shows it")
        page.keyboard.press("Enter")
        claims.equal(page.evaluate(SHOWN)["current"], 1, "Enter presses the button that has the focus")
        page.evaluate("document.activeElement.blur()")
        for key, step in (("ArrowRight", 2), ("ArrowRight", 3), ("ArrowLeft", 2)):
            page.keyboard.press(key)
            claims.equal(page.evaluate(SHOWN)["current"], step, f"{key} goes by steps")
        page.keyboard.press(" ")
        claims.equal(page.evaluate("document.getElementById('sound').paused"), False, "the space bar plays")
        page.keyboard.press(" ")
        claims.equal(page.evaluate("document.getElementById('sound').paused"), True, "and pauses")
        page.focus("#open")
        page.keyboard.press("Enter")
        claims.equal(page.evaluate("document.activeElement.getAttribute('aria-current')"), "step", "the list begins at this step")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        claims.equal(page.evaluate(SHOWN)["current"], 3, "a step of the list is chosen with Enter")
        claims.equal(page.locator("#steps").is_visible(), False, "and the list is gone")
        page.focus("#open")
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        claims.equal(page.evaluate("document.activeElement.id"), "open", "Escape closes the list and gives the focus back")
        page.focus("#position")
        before = position(page)
        page.keyboard.press("ArrowRight")
        claims.equal(position(page) - math.floor(before), 1, "arrows on the line go by seconds")


def prints(browser, track, claims, name):
    with visit(browser, track.address, DESK, offline=True) as visited:
        page = ready(visited.page)
        claims.equal(page.locator("#sheet").is_visible(), False, "the sheet is not on the screen")
        page.emulate_media(media="print")
        claims.equal(page.locator("#player").is_visible(), False, "there are no buttons on paper")
        sheet = page.inner_text("#sheet")
        missing = [p["text"] for p in track.timeline["placements"] if p["kind"] in ("prompt", "cue") and p["text"] not in sheet]
        # What only says how long something lasts stands there as its length.
        claims.claim(len(missing) <= len(track.timeline["holds"]), "every word is on the sheet", missing)
        colors = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.documentElement).backgroundColor]")
        claims.equal(colors, ["rgb(0, 0, 0)", "rgb(255, 255, 255)"], "paper is white")
        claims.claim(page.pdf().startswith(b"%PDF"), "it prints")
        visited.picture(f"{name}-print")


def reaches_nobody(browser, track, claims):
    """Every way out that a text in the page could try, with a server that would notice."""
    heard = []

    class Ear(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            heard.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_GET

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Ear)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    ways = """async (address) => {
      const add = (name, settings) => document.body.append(Object.assign(document.createElement(name), settings));
      add("img", { src: address + "/img" });
      add("script", { src: address + "/script" });
      add("iframe", { src: address + "/frame" });
      add("link", { rel: "stylesheet", href: address + "/style" });
      add("link", { rel: "prefetch", href: address + "/prefetch" });
      add("audio", { src: address + "/audio" });
      add("object", { data: address + "/object" });
      const form = document.createElement("form");
      Object.assign(form, { action: address + "/form", method: "post", target: "_blank" });
      document.body.append(form);
      form.submit();
      add("script", { textContent: "window.taken = true" });
      const button = document.createElement("button");
      button.setAttribute("onclick", "window.taken = true");
      button.click();
      try { navigator.sendBeacon(address + "/beacon"); } catch {}
      try { new WebSocket(address.replace("http", "ws") + "/socket"); } catch {}
      return [await fetch(address + "/fetch").then(() => "answered", () => "refused"), window.taken ?? false];
    }"""
    with visit(browser, track.address, PHONE) as visited:
        answer = ready(visited.page).evaluate(ways, address)
        visited.page.wait_for_timeout(300)
        claims.equal(answer, ["refused", False], "the policy refuses requests and foreign scripts")
    server.shutdown()
    claims.equal(heard, [], "no request leaves the page")


def bears_refusal(browser, track, claims):
    """A browser without memory, without a wake lock, without scripts."""
    refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });"
    with visit(browser, track.address, PHONE, offline=True) as visited:
        visited.page.context.add_init_script(refuse + "delete Navigator.prototype.wakeLock; delete Navigator.prototype.mediaSession;")
        visited.page.reload()
        page = ready(visited.page)
        page.click("#play")
        until(page, "document.getElementById('sound').currentTime > 0.2")
        page.click("#next")
        page.click("#play")
        claims.equal(page.evaluate(SHOWN)["current"], 1, "a page that may remember nothing plays and jumps")
        claims.equal(visited.complaints, [], "and does not complain")
    with visit(browser, track.address, PHONE, offline=True, java_script_enabled=False) as visited:
        claims.equal(visited.page.locator("#player").is_visible(), False, "without scripts there are no dead buttons")
        claims.equal(visited.page.locator("#sheet").is_visible(), True, "but the sheet")
        visited.picture("no-script")


def speaks_german(browser, track, claims):
    with visit(browser, track.address, PHONE, offline=True) as visited:
        page = ready(visited.page)
        page.click("#next")
        shown = [page.locator(f"#{name}").text_content() for name in ("open", "over", "back", "play", "next", "number", "side")]
        german = ["Alle Schritte", "Von vorn", "Schritt zurück", "Abspielen", "Schritt vor", "Schritt eins von fünf", "Linke Seite"]
        claims.equal(shown, german, "a German routine has German buttons")


def stays_whole(browser, track, claims):
    with visit(browser, track.address, PHONE, offline=True) as visited:
        page = ready(visited.page)
        title = track.timeline["title"]
        claims.equal([page.title(), page.inner_text("#track")], [title, title], "a hostile title is a title")
        claims.equal(page.evaluate("document.querySelectorAll('#track *, title *, #sheet img, #sheet script').length"), 0, "and no markup")
        page.click("#next")
        page.evaluate(SEEK, track.seconds(track.timeline["holds"][0]["start_frame"]) + 1)
        fits = page.evaluate("document.getElementById('words').scrollHeight <= document.getElementById('words').clientHeight")
        claims.claim(fits, "a long instruction fits")
        visited.picture("hostile")
        claims.equal(visited.complaints, [], "the console is silent")


def main():
    program, claims = str(pathlib.Path(sys.argv[1]).resolve()), Claims()
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        folder = pathlib.Path(folder)
        (folder / "round.toml").write_text(ROUND, encoding="utf-8")
        calf = Track(program, folder, CALF, "calf")
        wade = Track(program, folder, [*CALF, "--language", "de"], "wade")
        hostile = Track(program, folder, ["round.toml"], "round", voice="fake")
        for track in (calf, wade, hostile):
            carries_the_file(track, claims)
        looks = [
            ("calf", calf, PHONE, "dark"), ("calf", calf, DESK, "dark"), ("calf", calf, PHONE, "light"),
            ("round", hostile, PHONE, "dark"), ("round", hostile, DESK, "light"), ("round", hostile, PHONE, "light"),
            ("wade", wade, PHONE, "dark"),
        ]
        for name, track, size, scheme in looks:
            is_right(browser, track, claims, size, scheme, f"{name}-{size['width']}-{scheme}")
        plays(browser, calf, claims)
        obeys_the_keyboard(browser, calf, claims)
        prints(browser, calf, claims, "calf")
        reaches_nobody(browser, calf, claims)
        bears_refusal(browser, calf, claims)
        speaks_german(browser, wade, claims)
        stays_whole(browser, hostile, claims)
    claims.done()


if __name__ == "__main__":
    main()
