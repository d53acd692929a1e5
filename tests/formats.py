#!/usr/bin/env python3
"""Checks one rendered track in every format with programs that are not ours.

usage: formats.py PATH_WITHOUT_ENDING     (needs ffmpeg, mpg123, flac, opusdec; python packages mutagen, numpy)

The WAV is the truth: length, every sample of FLAC, every onset of MP3 and Opus, chapters, title, cover and loudness are
compared with it. Exits 0 only if all of them agree.
"""

import json
import re
import subprocess
import sys

import mutagen
import mutagen.flac
import mutagen.id3
import mutagen.oggopus
import mutagen.wave
import numpy

ENDINGS = ("wav", "mp3", "flac", "opus")
failures = []


def check(fact, claim):
    print(("ok    " if fact else "FAILS ") + claim)
    if not fact:
        failures.append(claim)


def run(*command):
    return subprocess.run(command, capture_output=True, check=True)


def decoded(command):
    """Samples of a decoder's raw 32-bit output, and what it complained about."""
    done = subprocess.run(command, capture_output=True, check=True)
    # ffmpeg says this of every plain WAV.
    complaints = [line for line in done.stderr.decode().splitlines() if line and "Guessed Channel Layout" not in line]
    return numpy.frombuffer(done.stdout, dtype="<f4"), " ".join(complaints)


def by_ffmpeg(path):
    return decoded(("ffmpeg", "-v", "warning", "-i", path, "-map", "0:a", "-f", "f32le", "-ac", "1", "-"))


def onsets(samples, rate, quiet_seconds=0.35, floor=0.003):
    """Places where sound begins after at least that much quiet, and the sound behind each."""
    loud = numpy.flatnonzero(numpy.abs(samples) > floor)
    gaps = numpy.flatnonzero(numpy.diff(loud) > quiet_seconds * rate)
    return loud[numpy.concatenate(([0], gaps + 1))] if len(loud) else loud


def lag(truth, other, onset, rate):
    """Samples by which `other` is late in the half second after `onset`, by correlation within ± 30 ms."""
    reach, length = int(0.03 * rate), int(0.5 * rate)
    reference = truth[onset : onset + length]
    padded = numpy.concatenate((numpy.zeros(reach), other, numpy.zeros(reach + length)))
    window = padded[onset : onset + length + 2 * reach]
    size = 1 << (len(window) + length).bit_length()
    spectrum = numpy.fft.rfft(window, size) * numpy.conj(numpy.fft.rfft(reference, size))
    likeness = numpy.fft.irfft(spectrum, size)[: 2 * reach + 1]
    # A steady sound resembles itself a period later nearly as much: of the best places the nearest counts.
    best = numpy.flatnonzero(likeness >= 0.995 * likeness.max()) - reach
    return int(best[numpy.argmin(numpy.abs(best))])


def chapters_by_ffprobe(path):
    probe = json.loads(run("ffprobe", "-v", "error", "-show_chapters", "-of", "json", path).stdout)
    return [(float(c["start_time"]), c.get("tags", {}).get("title", "")) for c in probe["chapters"]]


def loudness(path):
    done = subprocess.run(
        ("ffmpeg", "-nostats", "-i", path, "-map", "0:a", "-af", "ebur128=peak=true", "-f", "null", "-"),
        capture_output=True, check=True)
    summary = done.stderr.decode().rsplit("Summary:", 1)[1]
    return float(re.search(r"I:\s+(\S+) LUFS", summary)[1]), float(re.search(r"Peak:\s+(\S+) dBFS", summary)[1])


def id3_facts(tags):
    table = next(iter(tags.getall("CTOC")), None)
    names = {chapter.element_id: chapter for chapter in tags.getall("CHAP")}
    in_order = [names[name] for name in (table.child_element_ids if table else [])]
    return {
        "title": str(tags["TIT2"]), "artist": str(tags["TPE1"]), "album": str(tags["TALB"]), "language": str(tags["TLAN"]),
        "cover": [picture.data for picture in tags.getall("APIC")],
        "chapters": [(chapter.start_time / 1000, str(chapter.sub_frames["TIT2"])) for chapter in in_order],
        "timeline": b"".join(frame.data for frame in tags.getall("GEOB:NIGHTCUE_TIMELINE")).decode(),
        "gain": str(tags.get("TXXX:REPLAYGAIN_TRACK_GAIN", "")),
    }


def comment_facts(tags, pictures):
    def seconds(clock):
        hours, minutes, rest = clock.split(":")
        return round(int(hours) * 3600 + int(minutes) * 60 + float(rest), 3)

    numbers = sorted(key for key in tags.keys() if re.fullmatch(r"chapter\d\d\d", key))
    return {
        "title": tags["title"][0], "artist": tags["artist"][0], "album": tags["album"][0], "language": tags["language"][0],
        "cover": [picture.data for picture in pictures],
        "chapters": [(seconds(tags[key][0]), tags[key + "name"][0]) for key in numbers],
        "timeline": tags.get("nightcue_timeline", [""])[0],
        "gain": tags.get("replaygain_track_gain", [""])[0],
    }


def facts(path, ending):
    if ending in ("wav", "mp3"):
        file = mutagen.wave.WAVE(path) if ending == "wav" else mutagen.File(path)
        return id3_facts(file.tags), file.info.length
    if ending == "flac":
        file = mutagen.flac.FLAC(path)
        return comment_facts(file.tags, file.pictures), file.info.length
    import base64
    file = mutagen.oggopus.OggOpus(path)
    blocks = [base64.b64decode(block) for block in file.tags.get("metadata_block_picture", [])]
    return comment_facts(file.tags, [mutagen.flac.Picture(block) for block in blocks]), file.info.length


def check_tags(stem, length, rate):
    truth, _ = facts(f"{stem}.wav", "wav")
    for ending in ENDINGS:
        path = f"{stem}.{ending}"
        found, seconds = facts(path, ending)
        for name in ("title", "artist", "album", "language", "cover", "chapters", "timeline"):
            check(found[name] == truth[name], f"{ending}: {name} as in the WAV")
        check(ending == "opus" or found["gain"] == truth["gain"], f"{ending}: gain as in the WAV")
        # mutagen leaves the delay and padding of MP3 in: up to three frames of 1152
        allowed = 3456 / rate if ending == "mp3" else 0.0005
        check(abs(seconds - length / rate) <= allowed, f"{ending}: mutagen says {seconds:.4f} s")
        seen = chapters_by_ffprobe(path)
        same = [abs(a - b) < 0.0011 and s == t for (a, s), (b, t) in zip(seen, truth["chapters"])]
        check(all(same) and len(seen) == len(truth["chapters"]), f"{ending}: ffprobe sees {len(seen)} chapters")


def check_lyrics(stem, rate):
    tags = mutagen.File(f"{stem}.mp3").tags
    timeline = json.loads(b"".join(frame.data for frame in tags.getall("GEOB:NIGHTCUE_TIMELINE")))
    spoken = [p for p in timeline["placements"] if p["text"] and p["kind"] != "breath"]
    planned = [(p["text"], (p["start_frame"] * 1000 + rate // 2) // rate) for p in spoken]
    found = next(iter(tags.getall("SYLT")), None)
    check(found is not None and found.text == planned, f"mp3: {len(planned)} lines of lyrics at their milliseconds")


def check_sound(stem, truth, rate):
    starts = onsets(truth, rate)
    packet = {"flac": 0, "mp3": 1152, "opus": 960}
    for ending in ("flac", "mp3", "opus"):
        samples, complaint = by_ffmpeg(f"{stem}.{ending}")
        check(not complaint, f"{ending}: ffmpeg decodes without a warning {complaint}")
        check(len(samples) == len(truth), f"{ending}: {len(samples)} of {len(truth)} frames")
        if ending == "flac":
            check(numpy.array_equal(samples, truth), "flac: every sample as in the WAV")
            continue
        late = [lag(truth, samples, start, rate) for start in starts]
        check(max(map(abs, late)) <= packet[ending] // 4, f"{ending}: {len(late)} onsets, late by {min(late)} to {max(late)}")
        loud = numpy.flatnonzero(truth)
        gaps = numpy.flatnonzero(numpy.diff(loud) > rate)
        silences = [(loud[gap] + rate // 4, loud[gap + 1] - rate // 8) for gap in gaps]
        noise = max((float(numpy.abs(samples[a:b]).max()) for a, b in silences), default=0.0)
        check(noise < 1e-30, f"{ending}: {len(silences)} silences are silent")


def check_by_others(stem, length):
    mp3, complaint = decoded(("mpg123", "-q", "-e", "f32", "-m", "-s", f"{stem}.mp3"))
    check(len(mp3) == length and not complaint, f"mp3: mpg123 gives {len(mp3)} frames {complaint}")
    packets = run("ffprobe", "-v", "error", "-select_streams", "a", "-show_entries", "packet=size", "-of", "csv=p=0", f"{stem}.mp3")
    sizes = {int(size.strip(b",")) for size in packets.stdout.split()}
    check(max(sizes) - min(sizes) <= 1, f"mp3: every MPEG frame has {sorted(sizes)} bytes")
    check(not run("flac", "-s", "-t", f"{stem}.flac").stderr, "flac: flac tests it")
    opus, _ = decoded(("opusdec", "--quiet", "--rate", "48000", "--float", f"{stem}.opus", "-"))
    check(len(opus) >= length, f"opus: opusdec gives {len(opus)} frames")


def main(stem):
    probe = json.loads(run("ffprobe", "-v", "error", "-show_streams", "-of", "json", f"{stem}.wav").stdout)
    rate = int(probe["streams"][0]["sample_rate"])
    truth, complaint = by_ffmpeg(f"{stem}.wav")
    # A WAV has its facts twice, for file managers and for players; ffmpeg says which it shows.
    complaint = "\n".join(line for line in complaint.splitlines() if "Discarding ID3 tags" not in line)
    check(not complaint, f"wav: ffmpeg decodes without a warning {complaint}")
    check_tags(stem, len(truth), rate)
    check_lyrics(stem, rate)
    check_sound(stem, truth, rate)
    check_by_others(stem, len(truth))
    integrated, _ = loudness(f"{stem}.wav")
    for ending in ENDINGS:
        found, peak = loudness(f"{stem}.{ending}")
        check(abs(found - integrated) <= 0.2, f"{ending}: {found} LUFS")
        check(peak <= -2.0, f"{ending}: true peak {peak} dBTP")
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
