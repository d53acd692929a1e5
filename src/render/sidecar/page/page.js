// The script of a page. What is shown follows the position of the sound, frame by frame of the timeline.
"use strict";
(() => {
  const element = (id) => document.getElementById(id);
  const track = JSON.parse(element("data").textContent);
  const [play, pause, broken] = track.labels;
  const sound = element("sound");
  const stepButtons = [...document.querySelectorAll("#steps li button")];
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)");

  // The sound: base64 in pieces, each of which is let go of before the next.
  function bytes(piece) {
    const text = atob(piece.textContent);
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
    piece.remove();
    return bytes;
  }
  const pieces = [...document.querySelectorAll("script.sound")].map(bytes);
  sound.src = URL.createObjectURL(new Blob(pieces, { type: "audio/mpeg" }));

  // Positions.
  const seconds = (frame) => frame / track.rate_hz;
  const here = () => Math.round(sound.currentTime * track.rate_hz);
  const starts = track.places.map((place) => place.start);
  const wordStarts = track.words.map(([start]) => start);

  // The index of the last of `starts` that is not after `frame`, or -1.
  function latest(starts, frame) {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= frame) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
  const spans = [track.holds, track.rests].map((spans) => ({ spans, starts: spans.map(([start]) => start) }));

  // What the listener left, if the browser lets a page remember anything.
  const memory = {
    read() {
      try { return Number(localStorage.getItem(track.key)) || 0; } catch { return 0; }
    },
    write(position) {
      try {
        if (position > 0) localStorage.setItem(track.key, String(position));
        else localStorage.removeItem(track.key);
      } catch { /* Then the page starts at the beginning. */ }
    },
  };
  let isRead = false;
  function remember() {
    if (isRead) memory.write(sound.ended ? 0 : sound.currentTime);
  }

  // What is shown. An element is only touched when its text changes.
  function tell(id, text) {
    if (element(id).textContent === text) return false;
    element(id).textContent = text;
    return true;
  }

  function clock(position) {
    const whole = Math.floor(position);
    const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    const shown = parts[0] > 0 ? parts : parts.slice(1);
    return shown.map((part, nth) => (nth > 0 ? String(part).padStart(2, "0") : String(part))).join(":");
  }

  // The largest size at which the words fit.
  function fit() {
    const words = element("words");
    words.style.fontSize = "";
    let size = parseFloat(getComputedStyle(words).fontSize);
    while (size > 13 && words.scrollHeight > words.clientHeight) {
      size -= 1;
      words.style.fontSize = `${size}px`;
    }
  }

  function showRing(frame) {
    const inside = (span) => span && frame < span[1];
    const span = spans.map(({ spans, starts }) => spans[latest(starts, frame)]).find(inside);
    const appears = element("ring").hidden === Boolean(span);
    element("ring").hidden = !span;
    if (span) {
      element("ring").classList.toggle("rests", !track.holds.includes(span));
      const left = seconds(span[1] - frame);
      // A part of a second counts as one, so that the last of three tones is at 1.
      const shown = Math.ceil(left - 0.001);
      tell("left", clock(shown));
      const part = (isCalm.matches ? shown : left) / seconds(span[1] - span[0]);
      element("arc").style.strokeDasharray = `${(100 * Math.min(part, 1)).toFixed(2)} 100`;
    }
    return appears;
  }

  function showPlace(frame) {
    const nth = Math.max(latest(starts, frame), 0);
    const place = track.places[nth];
    const number = [place.number, place.round].filter(Boolean).join(" · ");
    const texts = [["number", number], ["step", place.title], ["side", place.side]];
    if (!texts.map(([id, text]) => tell(id, text)).includes(true)) return false;
    tell("live", texts.map(([, text]) => text).filter(Boolean).join(" "));
    stepButtons.forEach((button, index) => {
      if (index === nth) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    });
    if (navigator.mediaSession) {
      const title = [place.title, place.side].filter(Boolean).join(" – ");
      navigator.mediaSession.metadata = new MediaMetadata({ title, artist: track.artist, album: track.title });
    }
    return true;
  }

  function show() {
    const frame = here();
    const [, words] = track.words[latest(wordStarts, frame)] ?? [0, ""];
    const changed = [showPlace(frame), showRing(frame), tell("words", words)];
    if (changed.includes(true)) fit();
    const position = element("position");
    const whole = Math.floor(sound.currentTime);
    if (Number(position.value) !== whole) position.value = whole;
    tell("time", `${clock(whole)} / ${clock(seconds(track.length))}`);
    position.setAttribute("aria-valuetext", clock(whole));
  }

  // The screen stays on while the track plays, where a browser can do that.
  let lock = null;
  let isAsking = false;
  async function keepAwake() {
    if (sound.paused || document.hidden || lock || isAsking || !navigator.wakeLock) return;
    isAsking = true;
    try {
      lock = await navigator.wakeLock.request("screen");
      lock.addEventListener("release", () => { lock = null; });
      if (sound.paused) lock.release();
    } catch { /* Then it goes dark as usual. */ }
    isAsking = false;
  }

  function tellSystem() {
    if (!navigator.mediaSession?.setPositionState) return;
    const [duration, position] = [sound.duration, Math.min(sound.currentTime, sound.duration)];
    if (Number.isFinite(duration)) navigator.mediaSession.setPositionState({ duration, position, playbackRate: 1 });
    navigator.mediaSession.playbackState = sound.paused ? "paused" : "playing";
  }

  function playing() {
    const plays = !sound.paused;
    document.body.classList.toggle("plays", plays);
    element("play").querySelector("span").textContent = plays ? pause : play;
    element("note").hidden = true;
    if (plays) keepAwake();
    else lock?.release();
    tellSystem();
    remember();
    show();
  }

  // What the listener does.
  function seek(position) {
    if (!sound.error) element("note").hidden = true;
    sound.currentTime = Math.min(Math.max(position, 0), seconds(track.length));
    show();
    remember();
  }
  const begin = () => sound.play().catch(() => {});
  const toggle = () => { if (sound.paused) begin(); else sound.pause(); };
  function startOver() {
    element("steps").close();
    seek(0);
  }

  // In the first three seconds of a step, back means the step before.
  function back() {
    const nth = Math.max(latest(starts, here()), 0);
    const isFresh = sound.currentTime - seconds(starts[nth]) < 3;
    seek(seconds(starts[isFresh ? Math.max(nth - 1, 0) : nth]));
  }
  function next() {
    const start = starts[latest(starts, here()) + 1];
    if (start !== undefined) seek(seconds(start));
  }

  function keys(event) {
    const { key, target } = event;
    const isTaken = event.ctrlKey || event.altKey || event.metaKey || element("steps").open;
    const does = { " ": toggle, ArrowLeft: back, ArrowRight: next }[key];
    if (!does || isTaken || (key === " " && target.closest("button")) || (key !== " " && target.id === "position")) return;
    event.preventDefault();
    if (!event.repeat) does();
  }

  // A button that was touched does not take the space bar from the one in the middle.
  function on(id, does) {
    element(id).addEventListener("click", (event) => {
      does();
      if (event.detail > 0) element(id).blur();
    });
  }
  on("play", toggle);
  on("back", back);
  on("next", next);
  on("over", startOver);
  on("open", () => {
    element("steps").showModal();
    element("steps").querySelector("[aria-current]")?.focus();
  });
  on("close", () => element("steps").close());
  on("print", () => window.print());
  stepButtons.forEach((button, nth) => button.addEventListener("click", () => {
    element("steps").close();
    seek(seconds(starts[nth]));
  }));
  element("position").addEventListener("input", (event) => seek(Number(event.target.value)));
  document.addEventListener("keydown", keys);

  const handlers = {
    play: begin,
    pause: () => sound.pause(),
    stop: () => sound.pause(),
    previoustrack: back,
    nexttrack: next,
    seekbackward: (details) => seek(sound.currentTime - (details.seekOffset ?? 10)),
    seekforward: (details) => seek(sound.currentTime + (details.seekOffset ?? 10)),
    seekto: (details) => seek(details.seekTime),
  };
  for (const [action, does] of Object.entries(handlers)) {
    try { navigator.mediaSession?.setActionHandler(action, does); } catch { /* A key that this browser does not know. */ }
  }

  // What happens by itself.
  for (const event of ["play", "pause", "ended"]) sound.addEventListener(event, playing);
  sound.addEventListener("seeked", () => { show(); tellSystem(); });
  sound.addEventListener("timeupdate", show);
  sound.addEventListener("error", () => { element("note").hidden = false; tell("note", broken); });
  sound.addEventListener("loadedmetadata", () => {
    const position = memory.read();
    isRead = true;
    if (sound.currentTime === 0 && position > 1 && position < seconds(track.length) - 1) {
      sound.currentTime = position;
      element("note").hidden = false;
    }
    show();
    tellSystem();
  }, { once: true });
  setInterval(() => { if (!sound.paused && !document.hidden) show(); }, 100);
  setInterval(() => { if (!sound.paused) remember(); }, 5000);
  addEventListener("pagehide", remember);
  addEventListener("resize", fit);
  document.addEventListener("visibilitychange", () => { keepAwake(); show(); });
  element("position").max = Math.floor(seconds(track.length));
  show();
})();
