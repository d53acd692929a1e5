// The text: a text field with numbered lines. Beside a line with a problem stands what is wrong.

import { find, make } from "./elements.js";

const text = find("text");
const gutter = find("gutter");
const lenses = find("lenses");

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
  new ResizeObserver(follow).observe(text);
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

// Selects a place, so that typing replaces it.
export function select({ from, to, line }) {
  text.focus();
  text.setSelectionRange(from, to);
  const height = text.scrollHeight / text.value.split("\n").length;
  const top = (line - 1) * height;
  if (top < text.scrollTop || top > text.scrollTop + text.clientHeight - 2 * height) {
    text.scrollTop = Math.max(0, top - text.clientHeight / 3);
  }
  text.scrollLeft = 0;
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
  const count = text.value.split("\n").length;
  const worst = new Map();
  for (const { line, isWarning } of problems) worst.set(line, worst.get(line) === "error" || !isWarning ? "error" : "warning");
  const numbers = Array.from({ length: count }, (_, index) => {
    const line = index + 1;
    const kind = worst.get(line) ?? "";
    const isSaid = said.has(line);
    const title = isSaid ? "hear this line" : null;
    return make("span", { class: `${kind} ${isSaid ? "said" : ""}`, "data-line": line, title }, String(line));
  });
  gutter.replaceChildren(...numbers);
  lens();
  follow();
}

// What is wrong, after the end of its line.
function lens() {
  const lines = text.value.split("\n");
  const notes = new Map();
  for (const { line, isWarning, message } of problems) {
    const note = notes.get(line) ?? { isWarning: true, messages: [] };
    notes.set(line, { isWarning: note.isWarning && isWarning, messages: [...note.messages, message] });
  }
  lenses.replaceChildren(...[...notes].map(([line, { isWarning, messages }]) => {
    const note = make("span", { class: isWarning ? "warning" : "error" }, messages.join("; "));
    note.style.setProperty("--line", line - 1);
    note.style.setProperty("--column", (lines[line - 1] ?? "").length);
    return note;
  }));
}

function follow() {
  gutter.scrollTop = text.scrollTop;
  lenses.style.transform = `translate(${-text.scrollLeft}px, ${-text.scrollTop}px)`;
}

gutter.addEventListener("click", (event) => {
  const line = Number(event.target.dataset.line);
  if (line) speak(line, null);
});
