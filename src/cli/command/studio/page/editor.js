// The text: a text field with numbered lines. Beside a line with a problem stands what is wrong. A hidden copy of the text, in the same
// width, tells how high each line is.

import { find, make } from "./elements.js";

const text = find("text");
const gutter = find("gutter");
const lenses = find("lenses");
const mirror = find("mirror");
// As high as a row of text, in pixels; the style sheet says the same.
const ROW = 21;

let said = new Set();
let problems = [];
let speak = () => {};

// Calls `changed` after every change, and `say` with the number of a line that is to be heard.
export function edit(changed, say) {
  speak = say;
  text.addEventListener("input", () => {
    number();
    changed();
  });
  text.addEventListener("scroll", follow);
  new ResizeObserver(number).observe(text);
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      say(lineAt(text.selectionStart), text.selectionStart);
    }
  });
}

export const content = () => text.value;

// Replaces the whole text, with the cursor where it was as far as there is such a place.
export function fill(value) {
  const [from, top] = [text.selectionStart, text.scrollTop];
  text.value = value;
  text.setSelectionRange(Math.min(from, value.length), Math.min(from, value.length));
  text.scrollTop = top;
  number();
}

// Replaces a stretch of the text in such a way that it can be undone like typing, and leaves the cursor behind what is new. `place` has its
// beginning and its end.
export function change({ from, to }, value) {
  text.focus();
  text.setSelectionRange(from, to);
  const isDone = document.activeElement === text && document.execCommand(value ? "insertText" : "delete", false, value);
  if (!isDone) {
    text.setRangeText(value, from, to, "end");
    text.dispatchEvent(new Event("input"));
  }
  const begins = from + value.length - value.trimStart().length;
  const ends = Math.max(begins, from + value.trimEnd().length);
  select({ from: ends, to: ends, line: lineAt(begins) });
}

// Makes `value` of the text, in such a way that it can be undone; the cursor stays where it is, as does what has the focus.
export function become(value) {
  const [before, focused, cursor] = [text.value, document.activeElement, text.selectionStart];
  if (before === value) return;
  const most = Math.min(before.length, value.length);
  let [start, end] = [0, 0];
  while (start < most && before[start] === value[start]) start += 1;
  while (end < most - start && before.at(-1 - end) === value.at(-1 - end)) end += 1;
  change({ from: start, to: before.length - end }, value.slice(start, value.length - end));
  text.setSelectionRange(Math.min(cursor, value.length), Math.min(cursor, value.length));
  if (focused && focused !== text) focused.focus({ preventScroll: true });
}

// Takes the last change back, or does it again.
export function undo(name) {
  text.focus();
  document.execCommand(name);
}

export const cursor = () => text.selectionStart;

// Selects a place, so that typing replaces it.
export function select({ from, to, line }) {
  text.focus();
  text.setSelectionRange(from, to);
  const row = mirror.children[line - 1];
  if (row.offsetTop < text.scrollTop || row.offsetTop + row.offsetHeight > text.scrollTop + text.clientHeight - 16) {
    text.scrollTop = Math.max(0, row.offsetTop - text.clientHeight / 3);
  }
  follow();
}

const lineAt = (offset) => text.value.slice(0, offset).split("\n").length;

// Marks the lines that are heard, and those with problems.
export function mark(lines, told) {
  said = lines;
  problems = told;
  number();
}

function number() {
  const worst = new Map();
  for (const { line, isWarning } of problems) worst.set(line, worst.get(line) === "error" || !isWarning ? "error" : "warning");
  // A line without any width would have no height.
  mirror.style.width = `${text.clientWidth}px`;
  mirror.replaceChildren(...text.value.split("\n").map((line) => make("div", {}, line || "\u200b")));
  gutter.replaceChildren(...[...mirror.children].map((row, index) => {
    const line = index + 1;
    const isSaid = said.has(line);
    const number = make("span", { class: `${worst.get(line) ?? ""} ${isSaid ? "said" : ""}`, "data-line": line,
      title: isSaid ? "hear this line" : null }, String(line));
    number.style.height = `${row.offsetHeight}px`;
    return number;
  }));
  lens();
  follow();
}

// The boxes of the rows that a line takes.
function rows(line) {
  const range = document.createRange();
  range.selectNodeContents(line);
  return [...range.getClientRects()];
}

// What is wrong, after the end of its line; where there is no room, under it at the right edge.
function lens() {
  const notes = new Map();
  for (const { line, isWarning, message } of problems) {
    const note = notes.get(line) ?? { isWarning: true, messages: [] };
    notes.set(line, { isWarning: note.isWarning && isWarning, messages: [...note.messages, message] });
  }
  const shown = [...notes].filter(([line]) => mirror.children[line - 1]);
  lenses.replaceChildren(...shown.map(([, { isWarning, messages }]) => make("span", { class: isWarning ? "warning" : "error" }, messages.join("; "))));
  shown.forEach(([line], index) => {
    const [row, below] = [mirror.children[line - 1], mirror.children[line]];
    const note = lenses.children[index];
    const room = (rects) => text.clientWidth - note.offsetWidth - 20 - (rects.right - mirror.getBoundingClientRect().left);
    const last = rows(row).at(-1);
    const isBelow = room(last) < 0 && below && room(rows(below)[0]) >= 0;
    note.style.top = `${isBelow ? below.offsetTop : row.offsetTop + row.offsetHeight - ROW}px`;
    note.style.left = `${Math.max(8, text.clientWidth - note.offsetWidth - 4 - (isBelow ? 0 : Math.max(0, room(last))))}px`;
  });
}

function follow() {
  gutter.scrollTop = text.scrollTop;
  lenses.style.transform = `translateY(${-text.scrollTop}px)`;
}

gutter.addEventListener("click", (event) => {
  const line = Number(event.target.dataset.line);
  if (line) speak(line, null);
});
