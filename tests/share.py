#!/usr/bin/env python3
"""Files shared with phones, fetched by clients that are not ours from the real program.

    python3 tests/share.py NIGHTCUE

NIGHTCUE is the program. Needs feedparser, and OpenCV for the code on the terminal (pip: feedparser, opencv-python-headless, numpy), and
Linux for a second address of the loopback. It takes some 15 seconds, most of which are the pause after everything was fetched.
"""

import concurrent.futures
import fcntl
import hashlib
import http.client
import json
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import termios
import time
import urllib.parse

import cv2
import feedparser
import numpy

NIGHTCUE = str(pathlib.Path(sys.argv[1]).resolve())
HERE, OTHER = "127.0.0.1", "127.0.0.2"
HOSTILE = "a b\";'<img src=x>%2e%2e Füße.wav"


class Shared:
    """A running `nightcue share`; `url` is what it prints."""

    def __init__(self, folder, *arguments, **variables):
        environment = {**os.environ, "NIGHTCUE_DATA_DIR": str(folder / "data"), **variables}
        self.process = subprocess.Popen(
            [NIGHTCUE, "share", *map(str, arguments), "--address", HERE],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, cwd=folder,
        )
        self.url = self.process.stdout.readline().strip()
        assert self.url.startswith("http://"), self.process.stderr.read()
        parts = urllib.parse.urlsplit(self.url)
        self.port, self.home = parts.port, parts.path

    def ask(self, path, method="GET", source=HERE, **headers):
        """Status, headers and body."""
        connection = http.client.HTTPConnection(HERE, self.port, timeout=10, source_address=(source, 0))
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path if path.startswith("/") else self.home + path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, answer.headers, body

    def files(self):
        """The addresses under which the page saves files, by their names."""
        status, headers, page = self.ask("")
        assert status == 200 and headers["Content-Type"] == "text/html; charset=utf-8"
        assert "default-src 'none'" in headers["Content-Security-Policy"] and headers["Referrer-Policy"] == "no-referrer"
        found = re.findall(r'href="(save/[^"]+)"', page.decode())
        return {urllib.parse.unquote(path.rsplit("/", 1)[1]): path for path in found}

    def interrupt(self):
        """Exit code, seconds until the end, and what was said."""
        start = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        code, said = self.end()
        return code, time.monotonic() - start, said

    def end(self, within=30):
        _, said = self.process.communicate(timeout=within)
        return self.process.returncode, said


def path_of(address):
    return urllib.parse.urlsplit(address).path


def memory(process):
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
    return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024


def ranges_and_versions(folder):
    """Every part of a file that can be asked for, of the right version; wrong addresses; two phones at once; little memory."""
    track, sheet = folder / "track.mp3", folder / HOSTILE
    huge = folder / "huge.wav"
    shutil.copy(folder / "track.wav", huge)
    os.truncate(huge, 300_000_000)
    shared = Shared(folder, track, sheet, huge, folder / "track.vtt", "--keep")
    files, whole = shared.files(), track.read_bytes()
    assert list(files) == ["track.mp3", HOSTILE, "huge.wav", "track.vtt"], files
    for name, kind in [("track.mp3", "audio/mpeg"), (HOSTILE, "audio/wav"), ("track.vtt", "text/vtt; charset=utf-8")]:
        status, headers, body = shared.ask(files[name])
        assert (status, headers["Content-Type"], headers["Accept-Ranges"]) == (200, kind, "bytes"), (status, headers)
        assert body == (folder / name).read_bytes() and int(headers["Content-Length"]) == len(body)
        disposition = headers["Content-Disposition"]
        assert disposition.startswith("attachment; ") and disposition.count('"') == 2, disposition
        assert urllib.parse.unquote(disposition.split("filename*=UTF-8''")[1]) == name, disposition
    played, saved = files["track.mp3"].replace("save/", "play/"), files["track.mp3"]
    assert shared.ask(played)[1]["Content-Disposition"].startswith("inline")
    tag = shared.ask(saved, method="HEAD")[1]["ETag"]
    size = len(whole)
    for asked, part in [("0-0", slice(0, 1)), ("1000-1999", slice(1000, 2000)), (f"{size - 10}-", slice(size - 10, size)),
                        ("-500", slice(size - 500, size)), (f"5-{size * 2}", slice(5, size))]:
        for extra in [{}, {"If_Range": tag}]:
            status, headers, body = shared.ask(played, Range=f"bytes={asked}", **extra)
            assert status == 206 and body == whole[part] and headers["ETag"] == tag, asked
            assert headers["Content-Range"] == f"bytes {part.start}-{part.stop - 1}/{size}", headers["Content-Range"]
    status, headers, body = shared.ask(played, Range=f"bytes={size}-")
    assert (status, headers["Content-Range"], body) == (416, f"bytes */{size}", b"")
    status, _, body = shared.ask(played, Range="bytes=10-20", If_Range='"another"')
    assert status == 200 and body == whole, "a part of another version"
    assert shared.ask(played, If_None_Match=tag)[0] == 304
    status, headers, body = shared.ask(saved, method="HEAD")
    assert (status, int(headers["Content-Length"]), body) == (200, size, b"")

    token = shared.home.strip("/")
    wrong = token[:-1] + ("b" if token[-1] != "b" else "c")
    for path in ["/", "/favicon.ico", f"/{wrong}/", f"/{wrong}/{saved}", f"/{saved}", f"/{token[:-1]}/", f"/{token}/../", f"/{token}/save/0/x",
                 f"/{token}/play/../../../etc/passwd", f"/{token}/{saved}x", f"/{token}/feed.xml"]:
        status, headers, body = shared.ask(path)
        assert (status, body, headers["Content-Type"], headers["Content-Length"]) == (404, b"", None, "0"), path
    assert shared.ask(saved, method="POST")[0] == 405

    # Cut off in the middle, as a phone does that leaves the room; then the rest.
    with socket.create_connection((HERE, shared.port)) as cut:
        cut.sendall(f"GET {shared.home}{files['huge.wav']} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        got = b""
        while len(got) < 500_000:
            got += cut.recv(65_536)
    got = got.split(b"\r\n\r\n", 1)[1]
    _, _, rest = shared.ask(files["huge.wav"], Range=f"bytes={len(got)}-999999", If_Range=shared.ask(files["huge.wav"], method="HEAD")[1]["ETag"])
    with huge.open("rb") as file:
        assert got + rest == file.read(1_000_000)

    with concurrent.futures.ThreadPoolExecutor() as phones:
        both = [phones.submit(shared.ask, files["huge.wav"], source=source) for source in (HERE, OTHER)]
        hashes = {hashlib.sha256(phone.result()[2]).hexdigest() for phone in both}
    with huge.open("rb") as file:
        assert hashes == {hashlib.file_digest(file, "sha256").hexdigest()}
    most = memory(shared.process)
    assert most < 40, f"{most:.0f} MB for files of 300 MB"
    code, seconds, said = shared.interrupt()
    assert code == 0 and seconds < 2, (code, seconds)
    assert said.startswith("Shared until Ctrl-C with everyone on this network who has the address:\n  track.mp3 ("), said
    assert said.splitlines()[-1] == "Stopped. Nothing is shared any more.", said
    assert f"huge.wav was fetched by {OTHER}." in said and "track.mp3 was fetched by 127.0.0.1." in said, said
    return f"parts, versions and wrong addresses; two phones got 300 MB each with {most:.0f} MB of memory"


def ends_after_fetching(folder):
    """The end comes when one phone has all of every file, by parts, and a while after the last request; looking is not fetching."""
    shared = Shared(folder, folder / "track.mp3", folder / "track.vtt")
    files = shared.files()
    size = (folder / "track.mp3").stat().st_size
    shared.ask(files["track.vtt"])
    for path in (files["track.mp3"], files["track.mp3"].replace("save/", "play/")):
        shared.ask(path, method="HEAD")
    shared.ask(files["track.mp3"], Range=f"bytes={size // 2}-")
    shared.ask(files["track.mp3"], Range=f"bytes=0-{size // 2}")
    time.sleep(3)
    assert shared.ask(files["track.mp3"], source=OTHER)[2] == (folder / "track.mp3").read_bytes(), "a second phone, right after the first"
    start = time.monotonic()
    code, said = shared.end()
    assert code == 0 and said.splitlines()[-1] == "Everything was fetched. Nothing is shared any more.", (code, said)
    assert 9 < time.monotonic() - start < 13
    try:
        shared.ask("")
        raise AssertionError("somebody still listens")
    except ConnectionError:
        return "ends after all parts have come to one phone, and in peace"


def halves(folder):
    """A half at each of two phones is no track: what is not fetched to the end is shared until the time is over."""
    shared = Shared(folder, folder / "track.mp3", "--minutes", "0.2")
    path, size = shared.files()["track.mp3"], (folder / "track.mp3").stat().st_size
    shared.ask(path, Range=f"bytes={size // 2}-")
    shared.ask(path, Range=f"bytes=0-{size // 2 - 1}", source=OTHER)
    code, said = shared.end()
    assert code == 1 and "12 seconds are over, and not fetched to the end: track.mp3; nothing is shared any more." in said.splitlines()[-2], (code, said)
    return "a half at each of two phones is not taken for a track"


def ends_after_its_time(folder):
    """The time is over: said, with an exit code; an interruption, too."""
    shared = Shared(folder, folder / "track.mp3", "--minutes", "0.05")
    path = shared.files()["track.mp3"]
    shared.ask(path, method="HEAD")
    shared.ask(path, Range="bytes=0-9999")
    code, said = shared.end(within=8)
    assert code == 1 and "3 seconds are over, and not fetched to the end: track.mp3; nothing is shared any more." in said.splitlines()[-2], (code, said)
    shared = Shared(folder, folder / "track.mp3")
    shared.files()
    code, seconds, said = shared.interrupt()
    assert code == 130 and seconds < 2 and "interrupted before everything was fetched" in said.splitlines()[-1], (code, seconds, said)
    return "ends after its time, and at once when it is interrupted"


def one_version(folder):
    """A new file of the same name changes nothing; a file that is written to while it is fetched breaks off, and the user is told."""
    path = folder / "version.wav"
    shutil.copy(folder / "track.wav", path)
    os.truncate(path, 50_000_000)
    old = path.read_bytes()
    shared = Shared(folder, path, "--keep")
    saved = shared.files()["version.wav"]
    new = folder / "new.wav"
    shutil.copy(folder / "track.wav", new)
    new.replace(path)
    assert shared.ask(saved)[2] == old
    shared.interrupt()

    path.write_bytes(old)
    shared = Shared(folder, path, "--keep")
    saved = shared.files()["version.wav"]
    connection = http.client.HTTPConnection(HERE, shared.port, timeout=10)
    connection.request("GET", shared.home + saved)
    answer = connection.getresponse()
    got = answer.read(1_000_000)
    with path.open("r+b") as file:
        file.seek(30_000_000)
        file.write(b"another version")
    try:
        got += answer.read()
        raise AssertionError("two versions were mixed")
    except http.client.IncompleteRead as cut:
        got += cut.partial
    assert got == old[:len(got)] and len(got) < 30_000_000
    _, _, said = shared.interrupt()
    assert "version.wav could not be sent on: it has been written to meanwhile" in said, said
    return "one version of a file, whatever is done to it"


def feed(folder):
    """A podcast, read by a program for podcasts: episodes, enclosures, chapters, cover; new tracks; the same address the next time."""
    tracks = folder / "tracks"
    tracks.mkdir()
    shutil.copy(folder / "track.mp3", tracks / "Füße & mehr.mp3")
    shared = Shared(folder, tracks, "--feed")
    assert shared.process.stdout.readline().strip() == shared.url + "feed.xml"
    status, headers, text = shared.ask("feed.xml")
    assert status == 200 and headers["Content-Type"].startswith("application/rss+xml")
    read = feedparser.parse(text, response_headers={"content-type": headers["Content-Type"]})
    assert not read.bozo and read.version == "rss20", read.get("bozo_exception")
    for key in ("title", "link", "description", "subtitle", "language", "generator"):
        assert read.feed.get(key), f"the channel has no {key}"
    assert read.feed.language == "en" and read.feed.itunes_explicit is not True
    (episode,) = read.entries
    timeline = json.loads((folder / "track.timeline.json").read_text(encoding="utf-8"))
    assert episode.title == timeline["title"] and episode.published_parsed and not episode.guidislink, episode
    seconds = timeline["length_frames"] / timeline["sample_rate_hz"]
    assert abs(int(episode.itunes_duration) - seconds) <= 0.5
    (enclosure,) = episode.enclosures
    status, headers, body = shared.ask(path_of(enclosure.href))
    assert body == (folder / "track.mp3").read_bytes() and int(enclosure.length) == len(body) and enclosure.type == "audio/mpeg" == headers["Content-Type"]
    address = re.search(r'<podcast:chapters url="([^"]+)" type="application/json\+chapters"/>', text.decode()).group(1)
    chapters = json.loads(shared.ask(path_of(address))[2])
    planned = [(chapter["title"], chapter["start_frame"] / timeline["sample_rate_hz"]) for chapter in timeline["chapters"]]
    assert len(planned) > 1 and chapters["version"].startswith("1.")
    for (title, start), chapter in zip(planned, chapters["chapters"], strict=True):
        assert chapter["title"] == title and abs(chapter["startTime"] - start) <= 0.001, (chapter, title, start)
    status, headers, cover = shared.ask(path_of(read.feed.image.href))
    assert headers["Content-Type"] == "image/png" and cover.startswith(b"\x89PNG") and episode.image.href == read.feed.image.href
    shutil.copy(folder / "bare.mp3", tracks)
    (tracks / "broken.mp3").write_bytes(b"nothing of a track")
    again = feedparser.parse(shared.ask("feed.xml")[2])
    assert {entry.title for entry in again.entries} == {episode.title, "bare"}, "a new track appears, and none that is broken"
    bare = next(entry for entry in again.entries if entry.title == "bare")
    assert abs(int(bare.itunes_duration) - seconds) <= 1 and "image" not in bare
    code, seconds, said = shared.interrupt()
    assert code == 0 and seconds < 2 and said.splitlines()[-1] == "Stopped. Nothing is shared any more."
    (tracks / "broken.mp3").unlink()
    refused = subprocess.run([NIGHTCUE, "share", folder / "track.vtt", "--feed", "--address", HERE], capture_output=True, text=True, check=False)
    assert refused.returncode == 2 and "a podcast needs a track" in refused.stderr, refused
    once_more = Shared(folder, tracks, "--feed")
    assert once_more.url == shared.url, "podcast apps would lose it"
    once_more.interrupt()
    return "a feed that a program for podcasts reads, with chapters and cover, at the same address the next time"


def terminal(folder, columns, lines, **variables):
    """What `share` writes on a terminal of this size, until its address is there."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    process = subprocess.Popen([NIGHTCUE, "share", "track.mp3", "--address", HERE], stdout=slave, stderr=subprocess.DEVNULL, cwd=folder,
                               env={**environment, "TERM": "xterm-256color", **variables})
    os.close(slave)
    shown = b""
    while not re.search(rb"http://\S+/\s", shown) and select.select([master], [], [], 5)[0]:
        shown += os.read(master, 65_536)
    process.send_signal(signal.SIGINT)
    process.wait(timeout=5)
    os.close(master)
    return shown.decode()


def code(folder):
    """The code on the terminal, drawn as a picture and read by a decoder that is not ours."""
    shown = terminal(folder, 80, 24)
    rows = re.findall("\x1b\\[38;5;16;48;5;231m([ █▀▄]+)\x1b\\[0m", shown)
    address = re.search(r"http://\S+/", shown).group(0)
    assert rows and len({len(row) for row in rows}) == 1 and len(rows[0]) <= 80 and len(rows) < 24
    upper, lower = {"█", "▀"}, {"█", "▄"}
    modules = [[0 if cell in half else 255 for cell in row] for row in rows for half in (upper, lower)]
    picture = numpy.kron(numpy.array(modules, dtype=numpy.uint8), numpy.ones((8, 8), dtype=numpy.uint8))
    # A dark terminal around it: only its own border is light.
    picture = cv2.copyMakeBorder(picture, 40, 40, 40, 40, cv2.BORDER_CONSTANT, value=0)
    read, *_ = cv2.QRCodeDetector().detectAndDecode(picture)
    assert read == address, (read, address)
    for columns, lines, variables in [(30, 24, {}), (80, 12, {}), (80, 24, {"TERM": "dumb"})]:
        shown = terminal(folder, columns, lines, **variables)
        assert "\x1b" not in shown and "█" not in shown and shown.strip().startswith("http://"), shown
    return "the code on the terminal leads to the address, and is left out where it could not be read"


def main():
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as work:
        folder = pathlib.Path(work)
        environment = {**os.environ, "NIGHTCUE_VOICE": "fake", "NIGHTCUE_CACHE_DIR": str(folder / "cache")}
        subprocess.run([NIGHTCUE, "render", "calf-cramp", "--side", "left", "--format", "mp3,wav", "--sidecar", "vtt,json", "--name", "track",
                        "--out", work, "--quiet", "--sample-rate", "16000"], check=True, env=environment)
        shutil.copy(folder / "track.wav", folder / HOSTILE)
        # An MP3 of somebody else, without any tag.
        bare = (folder / "track.mp3").read_bytes()
        assert bare[:3] == b"ID3"
        size = int.from_bytes(bytes(0)) + sum((byte & 0x7F) << shift for byte, shift in zip(bare[6:10], (21, 14, 7, 0)))
        (folder / "bare.mp3").write_bytes(bare[10 + size:])
        tests = [ends_after_fetching, halves, ranges_and_versions, ends_after_its_time, one_version, feed, code]
        with concurrent.futures.ThreadPoolExecutor(len(tests)) as at_once:
            for test in [at_once.submit(test, folder) for test in tests]:
                print(test.result())
    print(f"{time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    main()
