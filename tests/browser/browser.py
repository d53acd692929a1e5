"""A real browser for the scripts in this folder: headless Chromium through its DevTools protocol.

What needs another Python package than the standard library (playwright, and axe-playwright-python for its copy of axe-core) is
installed into a folder of its own:

    python3 -m venv browser && browser/bin/pip install playwright==1.65.2 axe-playwright-python==0.1.8

The browser is the one of the system (Debian: chromium); CHROMIUM names another.
With NIGHTCUE_PICTURES=DIR every screenshot that a script takes is kept there, to be looked at.
"""

import contextlib
import os
import pathlib
import shutil
import sys
import time

import axe_playwright_python
from playwright.sync_api import sync_playwright

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
AXE = pathlib.Path(axe_playwright_python.__file__).with_name("axe.min.js")
# No screen, no person to click, no loudspeaker: sound runs all the same.
ARGUMENTS = ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
# A microphone that hears a beep, or a WAV, and is allowed to every page.
MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]


@contextlib.contextmanager
def chromium(*arguments):
    """The browser, with more command-line arguments."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        raise SystemExit("no Chromium: install it, or name it in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*ARGUMENTS, *arguments])
        try:
            yield browser
        finally:
            browser.close()


class Visit:
    """A page, what it asked of the network, and what it complained about in the console."""

    def __init__(self, page):
        self.page, self.requests, self.complaints = page, [], []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type in ("error", "warning") else None)

    def asked_beyond(self, *addresses):
        """Requests for anything but what begins with one of `addresses`, or with what is in the page itself."""
        return [url for url in self.requests if not url.startswith((*addresses, "blob:", "data:"))]

    def violations(self):
        """What axe-core calls serious or critical, a line each."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
        grave = [violation for violation in found if violation["impact"] in ("serious", "critical")]
        return [f"{v['id']}: {node['html'][:120]}: {node['failureSummary']}" for v in grave for node in v["nodes"]]

    def picture(self, name):
        """A screenshot, if somebody wants to look at it."""
        folder = os.environ.get("NIGHTCUE_PICTURES")
        if folder:
            pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=pathlib.Path(folder) / f"{name}.png")


@contextlib.contextmanager
def visit(browser, address, size=PHONE, scheme="dark", **settings):
    """`address`, opened by a new person: nothing is remembered. More `settings` are those of playwright's contexts."""
    context = browser.new_context(viewport=size, color_scheme=scheme, **settings)
    try:
        context.set_default_timeout(8_000)
        visited = Visit(context.new_page())
        visited.page.goto(address)
        yield visited
    finally:
        context.close()


def until(page, expression, seconds=8):
    """Waits until `expression` is true in the page. Playwright's own way would evaluate text in it, which a policy can forbid."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: {expression}")
        time.sleep(0.02)


class Claims:
    """Counts what holds, and prints what does not."""

    def __init__(self):
        self.held = self.broken = 0

    def claim(self, holds, claim, shown=""):
        """`claim` is a sentence that is true if `holds`; `shown` is what was there instead."""
        if holds:
            self.held += 1
        else:
            self.broken += 1
            print(f"NOT SO: {claim}{': ' if shown != '' else ''}{shown}")

    def equal(self, found, expected, claim):
        """`claim` holds if `found` is `expected`."""
        self.claim(found == expected, claim, f"{found!r}, not {expected!r}")

    def done(self):
        """Ends the script: with 1 if anything did not hold."""
        print(f"{self.held} claims hold, {self.broken} do not")
        sys.exit(self.broken > 0)
