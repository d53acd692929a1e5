// The file: opened, saved when asked, never over a newer one. What is written to it elsewhere is shown at once.

import { askIn, find, make, show } from "./elements.js";
import { ask, send } from "./server.js";
import * as editor from "./editor.js";

const UNNAMED = "routine.toml";

let file = { name: "", text: "", version: null, is_saved: false };
// Whether the file was moved or deleted.
let isGone = false;
let redraw = () => {};
let tell = () => {};

export async function files(changed, notice) {
  redraw = changed;
  tell = notice;
  find("open").addEventListener("click", open);
  find("save").addEventListener("click", save);
  find("save-as").addEventListener("click", () => saveAs());
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
  });
  addEventListener("beforeunload", (event) => isChanged() && event.preventDefault());
  const opened = await ask("file").catch((error) => error);
  if (opened instanceof Error) tell(`${opened.message}.`);
  else take(opened);
  if (file.text) return;
  if (file.name && file.name !== UNNAMED) find("new").click();
  else await open();
}

// What a new routine could be called: as the file that was asked for, if there is nothing in it yet.
export const suggested = () => (file.text || !file.name || file.name === UNNAMED ? "my-routine" : file.name.replace(/\.toml$/, ""));

const differs = () => editor.content() !== file.text || (!file.is_saved && file.isNew);

export const isChanged = () => isGone || differs();

// Whether the text in the page may be replaced by another.
export async function mayLeave() {
  if (!isChanged()) return true;
  const answer = await askIn("This text is not saved", [make("p", {}, `What you have changed in ${file.name} is lost if you go on.`)],
    [["stay", "Stay here"], ["leave", "Go on without saving"]]);
  return answer === "leave";
}

// The page has this file now.
export function take(opened) {
  file = opened;
  isGone = false;
  settle();
  editor.fill(file.text);
  state();
  redraw(true);
}

export function state() {
  find("file-name").textContent = file.name;
  const said = isChanged() ? "not saved" : file.is_saved ? "saved" : file.text ? "an example: save it under another name to keep changes" : "new";
  if (find("file-state").textContent !== said) find("file-state").textContent = said;
  document.title = `${isChanged() ? "• " : ""}${file.name} – nightcue studio`;
}

// Somebody has written to a file: another program, or a window of the studio.
export function written({ name, text, version }) {
  if (name !== file.name || (version === file.version && !isGone)) return;
  if (isGone) tell("");
  isGone = false;
  if (text === editor.content()) {
    file = { ...file, text, version };
    settle();
    state();
  } else if (!differs()) {
    file = { ...file, text, version };
    settle();
    editor.become(text);
    state();
    redraw(true);
    tell(`${file.name} was changed elsewhere; this is the new text. Undo brings the old one back.`);
  } else {
    differ({ text, version });
  }
}

// The file was moved or deleted.
export function gone(name) {
  if (name !== file.name) return;
  isGone = true;
  state();
  tell(`${name} is not there any more: it was moved or deleted. Save writes it again.`);
}

async function open() {
  const shelves = await ask("shelves");
  const group = (label, entries) => (entries.length ? [make("optgroup", { label }, ...entries)] : []);
  const here = shelves.here.map((name) => make("option", { value: name }, name));
  const bundled = shelves.bundled.map(([name, title]) => make("option", { value: name }, `${name}: ${title}`));
  const list = make("select", { id: "routine", size: 10 }, ...group("In this folder", here), ...group("Examples that come with nightcue", bundled));
  list.selectedIndex = 0;
  let opened = null;
  const answer = await askIn("Open a routine", [make("label", { for: "routine" }, "Routine"), list],
    [["open", "Open"], ["new", "Start a new one…"], ["cancel", file.text ? "Cancel" : "Paste a text"]], async (name) => {
      if (name !== "open") return null;
      if (!(await mayReplace())) return "what you have changed is not saved; save it first, or choose Cancel";
      opened = await send("open", list.value).catch((error) => error);
      return opened instanceof Error ? opened.message : null;
    });
  if (answer === "new") find("new").click();
  if (answer === "open") take(opened);
  if (answer === "cancel" && !editor.content()) find("text").focus();
}

// Inside a dialog there is no room for another question.
async function mayReplace() {
  return !isChanged() || confirm(`What you have changed in ${file.name} is not saved. Open another routine all the same?`);
}

async function save() {
  if (!file.is_saved) return saveAs();
  if (!editor.content().trim() && !confirm(`The text is empty. Save ${file.name} without anything in it?`)) return;
  await saveHere(false);
}

async function saveHere(knowingly) {
  const wrong = await saved({ name: null, knowingly });
  if (wrong) tell(`${wrong}.`);
}

async function saved({ name, knowingly }) {
  const text = editor.content();
  const answer = await send("save", { file: file.name, text, version: isGone ? null : file.version, name, knowingly }).catch((error) => error);
  if (answer instanceof Error) return answer.message;
  if (answer.newer) return differ(answer.newer);
  if (answer.taken) return `there is already a file called ${answer.taken.name} in this folder`;
  file = { ...answer.saved, text, is_saved: true };
  isGone = false;
  settle();
  state();
  redraw(false);
  const isWrong = find("problems").querySelector(".error");
  tell(`Saved as ${file.name}.${isWrong ? " It still has a problem: see below the text." : ""}`);
  return null;
}

async function saveAs(proposed) {
  const name = make("input", { id: "name", type: "text", autocomplete: "off", value: proposed ?? file.name });
  const over = make("input", { id: "over", type: "checkbox" });
  const choice = make("div", { class: "switch", hidden: true }, over, make("label", { for: "over" }, "Replace the file that is there"));
  await askIn("Save under a name", [make("label", { for: "name" }, "Name of the file, in the folder where the studio was started"), name, choice],
    [["save", "Save"], ["cancel", "Cancel"]], async (button) => {
      if (button !== "save") return null;
      const wrong = await saved({ name: name.value, knowingly: over.checked });
      if (typeof wrong === "string" && wrong.startsWith("there is already")) show(choice, true);
      return wrong;
    });
}

// The file has changed, and so has the text here: the user decides.
function differ(theirs) {
  const bar = find("conflict");
  const choose = (text, act) => make("button", { type: "button", onclick: act }, text);
  bar.replaceChildren(
    make("p", {}, `${file.name} was changed elsewhere, and here too. Nothing was overwritten.`),
    make("div", { class: "buttons" },
      choose("Take the text of the file", () => replace(theirs)),
      choose("Save mine under another name…", () => saveAs(file.name.replace(/(\.toml)?$/, "-2.toml"))),
      choose("Overwrite the file with mine", () => {
        settle();
        saveHere(true);
      })),
    make("details", {}, make("summary", {}, "Show the text of the file"), make("pre", { tabindex: 0 }, theirs.text)));
  show(bar, true);
  return null;
}

// Theirs in the place of mine, which can be brought back.
function replace({ text, version }) {
  file = { ...file, text, version };
  settle();
  editor.become(text);
  state();
  redraw(true);
  tell("This is the text of the file now. Undo brings yours back.");
}

function settle() {
  show(find("conflict"), false);
}
