// The timeline, drawn to scale: a row for each chapter, all to one scale. Every hold and everything said is a button: words are said, a
// hold is played from its start. Arrow keys lead from one to the next.

import { clock, draw, find, length, make } from "./elements.js";

const place = find("timeline");
const WORDS = { prompt: "words", sound: "words", cue: "cue", reminder: "cue" };
const NAMES = { prompt: "says", sound: "sound", cue: "says in the hold", reminder: "says in the hold" };
// A hold that takes less of the width has no room for its length.
const NARROW = 0.09;

let track = null;
let rows = [];
let scale = 1;
let act = {};
let said = new Map();
const head = draw("line", { class: "playhead", y1: 0, y2: "100%" });

// Calls `say` with the number of something that is heard, and `play` with a moment in seconds.
export function timeline(actions) {
  act = actions;
}

// Which things are heard on which line, by their numbers.
export const saidOn = (line) => said.get(line) ?? [];

export const seconds = (frame) => frame / track.timeline.sample_rate_hz;

// Draws `drawn`; without it, what is there stays, marked as that of an earlier text.
export function show(drawn) {
  place.classList.toggle("old", !drawn);
  if (!drawn) return;
  track = drawn;
  said = new Map();
  for (const [number, { place }] of items().entries()) {
    if (place) said.set(place.line, [...(said.get(place.line) ?? []), { number, ...place }]);
  }
  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const chapters = track.timeline.chapters;
  scale = Math.max(1, ...chapters.map((chapter) => chapter.end_frame - chapter.start_frame));
  rows = chapters.map((chapter) => ({ chapter, picture: row(chapter) }));
  place.replaceChildren(...rows.map(({ chapter, picture }) => section(chapter, picture)));
  const buttons = stops();
  const again = buttons.find((button) => button.dataset.key === focused) ?? buttons[0];
  again?.setAttribute("tabindex", "0");
  if (focused) again?.focus();
}

// Everything that is heard, and then what finds no place, each with its place in the text.
export function items() {
  const placed = track.timeline.placements.map((item, index) => ({ ...item, place: track.places[index] }));
  return [...placed, ...track.crowded.map((item) => ({ ...item, isCrowded: true }))];
}

function section(chapter, picture) {
  const starts = seconds(chapter.start_frame);
  const lasts = seconds(chapter.end_frame - chapter.start_frame);
  const button = make("button", { type: "button", class: "chapter", onclick: () => act.play(starts),
    "aria-label": `Play from ${clock(starts)}: ${chapter.title}` }, clock(starts), " ", make("b", {}, chapter.title));
  return make("div", { class: "row" }, make("div", { class: "row-head" }, button, make("span", { class: "hint" }, length(lasts))), picture);
}

function row(chapter) {
  const isHere = (span) => span.start_frame >= chapter.start_frame && span.start_frame < chapter.end_frame;
  const picture = draw("svg", { height: 58, role: "group", "aria-label": `Timeline of ${chapter.title}`,
    onclick: (event) => play(event, chapter, picture) });
  const add = (kind, span, y, height) => picture.append(bar(kind, span, chapter, y, height));
  add("lane", { start_frame: chapter.start_frame, end_frame: chapter.end_frame }, 8, 24);
  if (track.timeline.bed && track.timeline.bed !== "none") add("bed", { ...chapter }, 52, 4);
  for (const pause of track.timeline.pauses.filter(isHere)) add("pause", pause, 14, 12);
  for (const rest of track.timeline.rests.filter(isHere)) add("rest", rest, 8, 24);
  track.timeline.holds.forEach((hold, index) => isHere(hold) && picture.append(...held(hold, index, chapter)));
  items().forEach((item, number) => isHere(item) && picture.append(...heard(item, number, chapter)));
  for (const over of track.overruns.filter(isHere)) picture.append(titled(bar("over", over, chapter, 6, 42), told(over)));
  return picture;
}

const told = (over) => `${length(seconds(over.end_frame - over.start_frame))} too long${over.place ? `, line ${over.place.line}` : ""}`;

// A hold, its countdown and its length.
function held(hold, index, chapter) {
  const lasts = length(seconds(hold.end_frame - hold.start_frame));
  const marks = track.timeline.placements.filter((item) => item.kind === "mark" && item.start_frame >= hold.start_frame && item.start_frame < hold.end_frame);
  const side = hold.side ? `, ${hold.side}` : "";
  const name = `Hold of ${lasts}${side}, from ${clock(seconds(hold.start_frame))}`;
  const go = (moment = seconds(hold.start_frame)) => {
    act.told(name, track.holds[index]);
    act.play(moment);
  };
  const parts = [button(bar("hold", hold, chapter, 8, 24), `hold-${index}`, name, go)];
  if (marks.length) parts.push(bar("count", { start_frame: marks[0].start_frame, end_frame: hold.end_frame }, chapter, 8, 24));
  if ((hold.end_frame - hold.start_frame) / scale > NARROW) {
    parts.push(draw("text", { x: percent(hold.start_frame - chapter.start_frame), dx: 12, y: 25, "aria-hidden": "true" }, lasts));
  }
  return parts;
}

// Words, tones and breaths.
function heard(item, number, chapter) {
  if (item.kind === "breath") return [bar("breath", item, chapter, 34, 4)];
  if (["start", "mark", "end"].includes(item.kind) && !item.text) return [bar("tone", item, chapter, 4, 30)];
  if (item.kind === "wake") return [bar("wake", item, chapter, 14, 12)];
  const kind = item.isCrowded ? "crowded" : (WORDS[item.kind] ?? "words");
  const name = `${clock(seconds(item.start_frame))} ${item.isCrowded ? "does not fit" : (NAMES[item.kind] ?? "says")}: ${item.text}`;
  const go = () => act.say(number);
  return [button(bar(kind, item, chapter, 38, 12), `item-${number}`, name, go)];
}

function button(element, key, name, go) {
  element.setAttribute("role", "button");
  element.setAttribute("tabindex", "-1");
  element.setAttribute("aria-label", name);
  element.dataset.key = key;
  element.go = go;
  return titled(element, name);
}

function titled(element, text) {
  element.append(draw("title", {}, text));
  return element;
}

const percent = (frames) => `${((100 * frames) / scale).toFixed(3)}%`;

function bar(kind, { start_frame: start, end_frame: end }, chapter, y, height) {
  const until = Math.min(end, Math.max(chapter.end_frame, start));
  return draw("rect", { class: kind, x: percent(start - chapter.start_frame), width: percent(Math.max(until - start, scale / 900)), y, height });
}

// A click on words says them; anywhere else it plays from there, and in a hold tells which one it is.
function play(event, chapter, picture) {
  const chosen = event.target.closest("[data-key]");
  if (chosen?.dataset.key.startsWith("item")) return activate(chosen);
  const { left, width } = picture.getBoundingClientRect();
  const frame = chapter.start_frame + ((event.clientX - left) / width) * scale;
  if (chosen) activate(chosen, seconds(frame));
  else if (frame < chapter.end_frame) act.play(seconds(frame));
}

function activate(chosen, moment) {
  settle(chosen);
  chosen.go(moment);
}

const stops = () => [...place.querySelectorAll("[data-key]")].sort((one, other) => at(one) - at(other));

function at(stop) {
  const [kind, number] = stop.dataset.key.split("-");
  const spans = kind === "hold" ? track.timeline.holds : items();
  return spans[number].start_frame + (kind === "hold" ? 0.5 : 0);
}

// The one button of the timeline that the tabulator reaches.
function settle(chosen) {
  for (const stop of place.querySelectorAll('[tabindex="0"]')) stop.setAttribute("tabindex", "-1");
  chosen.setAttribute("tabindex", "0");
}

place.addEventListener("keydown", (event) => {
  const chosen = event.target.closest("[data-key]");
  if (!chosen) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    activate(chosen);
  }
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const all = stops();
  const next = step ? all[all.indexOf(chosen) + step] : { Home: all[0], End: all.at(-1) }[event.key];
  if (next) {
    event.preventDefault();
    settle(next);
    next.focus();
  }
});

// Moves the line that shows what is heard now.
export function point(moment) {
  if (!track) return;
  const frame = moment * track.timeline.sample_rate_hz;
  const row = rows.findLast(({ chapter }) => chapter.start_frame <= frame);
  if (!row) return;
  const x = percent(frame - row.chapter.start_frame);
  head.setAttribute("x1", x);
  head.setAttribute("x2", x);
  if (head.parentNode !== row.picture) row.picture.append(head);
}
