// Plays the track, or single lines of it. The sounds come from the program as they would be written to files.

import { clock, find, show } from "./elements.js";
import { isThere } from "./server.js";
import { point } from "./timeline.js";

const track = find("track-sound");
const line = find("line-sound");
const button = find("play");
const seek = find("seek");
const time = find("clock");

let newest = null;
let playing = null;
let rest = [];
let turn = 0;
let whenWrong = () => {};
let renew = async () => {};

// `wrong` is called when a sound cannot be had, and `again` draws a track that is not at hand any more.
export function player(wrong, again) {
  whenWrong = wrong;
  renew = again;
  button.addEventListener("click", toggle);
  seek.addEventListener("input", () => playFrom(Number(seek.value), !track.paused));
  track.addEventListener("play", state);
  track.addEventListener("pause", state);
  track.addEventListener("ended", state);
  line.addEventListener("ended", next);
  for (const sound of [track, line]) sound.addEventListener("error", () => sound.getAttribute("src") && whenWrong());
  document.addEventListener("keydown", (event) => {
    if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      toggle();
    }
  });
}

// There is a new version of the track: it is heard from the next time something is played.
export function load(take, seconds) {
  newest = take;
  if (track.paused && playing !== null && playing !== newest) {
    playing = null;
    track.removeAttribute("src");
    track.load();
  }
  seek.max = seconds;
  seek.disabled = button.disabled = take === null;
  state();
}

function toggle() {
  if (track.paused) playFrom(Number(seek.value) >= Number(seek.max) - 0.05 ? 0 : Number(seek.value), true);
  else track.pause();
}

// Plays the track from a moment in seconds on, or only goes there.
export async function playFrom(moment, plays = true) {
  if (newest === null) return;
  hush();
  seek.value = moment;
  place();
  if (playing !== newest && !(await isAtHand())) return;
  if (playing !== newest) {
    track.src = `api/take/${newest}/track.wav`;
    playing = newest;
  }
  track.currentTime = moment;
  seek.value = moment;
  place();
  if (plays) track.play().catch(ignored);
}

// Says things of the track, by their numbers, one after another.
export async function say(numbers) {
  if (newest === null) return;
  track.pause();
  hush();
  if (!(await isAtHand())) return;
  rest = numbers.map((number) => `api/take/${newest}/${number}.wav`);
  next();
}

// Whether the newest track is at hand, drawn again if need be, and nothing else was asked for meanwhile.
async function isAtHand() {
  const mine = ++turn;
  try {
    if (!(await isThere({ take: newest }))) await renew();
  } catch {
    whenWrong();
    return false;
  }
  return mine === turn;
}

function next() {
  const source = rest.shift();
  if (!source) return;
  line.src = source;
  line.play().catch(ignored);
}

function hush() {
  rest = [];
  line.pause();
}

// A sound that is replaced by another before it began has not failed.
function ignored() {}

function state() {
  const isOn = !track.paused && !track.ended;
  button.setAttribute("aria-pressed", String(isOn));
  button.textContent = isOn ? "❚❚ Pause" : "▶ Play";
  place();
  if (isOn) requestAnimationFrame(move);
}

function move() {
  seek.value = track.currentTime;
  place();
  if (!track.paused && !track.ended) requestAnimationFrame(move);
}

function place() {
  const now = Number(seek.value);
  time.textContent = `${clock(now)} of ${clock(Number(seek.max))}`;
  seek.setAttribute("aria-valuetext", time.textContent);
  point(now);
}
