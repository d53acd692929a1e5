// Additions to the text from a form: words in a hold, an exercise, a part; and another length for a hold. The program says what is to stand
// where, and the text is changed as if somebody had typed it.

import { askIn, make } from "./elements.js";
import { send } from "./server.js";
import * as editor from "./editor.js";

const THEN = [["hold", "hold still"], ["for", "keep moving"], ["pause", "a pause, without tones"]];
const WHEN = [["at", "some time after the hold has begun"], ["left", "some time before the hold ends"], ["half", "in the middle of the hold"]];
const SIDES = [["both", "both sides, one after the other"], ["affected", "the side that hurts"], ["once", "no particular side"]];
const HAS_SIDES = "Where the side is to be said, write {left|right}, or {Left|Right} at the beginning of a sentence.";

// What can be added to; nothing, told in a dialog, if the text cannot be read.
async function parts() {
  const told = await send("parts", editor.content()).catch((error) => error);
  if (!(told instanceof Error)) return told;
  await askIn("Not yet", [make("p", {}, `${told.message.charAt(0).toUpperCase()}${told.message.slice(1)}.`)], [["close", "Close"]]);
  return null;
}

// Asks with `fields`, and changes the text as `read` says.
async function add(title, fields, read, doing = "Add it") {
  let edit = null;
  const answer = await askIn(title, fields, [["add", doing], ["cancel", "Cancel"]], async (button) => {
    if (button !== "add") return null;
    edit = await send("add", { text: editor.content(), add: read() }).catch((error) => error);
    return edit instanceof Error ? edit.message : null;
  });
  if (answer === "add") editor.change(edit.place, edit.with);
}

const labeled = (text, field) => [make("label", { for: field.id }, text), field];
const typed = (id, value = "", size = 40) => make("input", { id, type: "text", autocomplete: "off", value, size });
const select = (id, options) => make("select", { id }, ...options.map(([value, text]) => make("option", { value }, text)));
const short = (text) => (text.length > 44 ? `${text.slice(0, 42)}…` : text);

// Every hold, with what is said before it.
function holds(parts) {
  return parts.flatMap((part, number) => part.holds.map((hold) => ({ ...hold, part: number,
    name: `${part.title}: ${hold.length}${hold.says ? `, “${short(hold.says)}”` : ""}` })));
}

// The hold at `place`, or the last one that begins before the cursor.
function nearest(holds, place) {
  const at = place?.from ?? editor.cursor();
  return Math.max(0, holds.findLastIndex((hold) => hold.place.from <= at));
}

// A third of the hold, as far as that can be told, in steps of five seconds.
function third(length) {
  const [, minutes, seconds] = /^(?:(\d+)m)?(?:(\d+)s)?/.exec(length);
  const all = 60 * Number(minutes ?? 0) + Number(seconds ?? 0);
  return all ? `${Math.max(2, Math.floor(all / 15) * 5)}s` : "";
}

export async function addWords(place = null) {
  const told = await parts();
  if (!told) return;
  const all = holds(told);
  if (!all.length) {
    await askIn("There is no hold yet", [make("p", {}, "Add an exercise with a hold first.")], [["close", "Close"]]);
    return;
  }
  const hold = select("add-hold", all.map((hold, index) => [index, hold.name]));
  hold.value = nearest(all, place);
  const [say, when] = [typed("add-say"), select("add-when", WHEN)];
  const length = typed("add-length", third(all[hold.value].length), 10);
  when.addEventListener("input", () => (length.disabled = when.value === "half"));
  hold.addEventListener("input", () => (length.value = third(all[hold.value].length)));
  await add("Words in a hold", [...labeled("What is said?", say), ...labeled("In which hold?", hold), ...labeled("When?", when),
    ...labeled("How long is that time? For example 20s", length)], () => {
    const { part, exercise } = all[hold.value];
    return { kind: "words", part, exercise, say: say.value, when: when.value, length: length.value };
  });
}

// The fields of an exercise: what is said, and what comes then.
function exercise() {
  const [say, then, length] = [typed("add-say"), select("add-then", THEN), typed("add-length", "30s", 10)];
  const fields = [...labeled("What is said?", say), ...labeled("What comes then?", then), ...labeled("How long? For example 45s or 1m30s", length)];
  return { fields, read: () => ({ say: say.value, then: then.value, length: length.value }) };
}

export async function addExercise() {
  const told = await parts();
  if (!told) return;
  if (!told.length) return addPart();
  const { fields, read } = exercise();
  const part = select("add-to", told.map((part, index) => [index, part.title]));
  const last = told.findLastIndex((part) => part.holds[0]?.place.from <= editor.cursor());
  part.value = Math.max(0, last);
  const hint = make("p", { class: "hint" }, HAS_SIDES);
  const show = () => (hint.hidden = !told[part.value].has_sides);
  part.addEventListener("input", show);
  show();
  await add("Another exercise", [...fields, hint, ...labeled("At the end of which part?", part)],
    () => ({ kind: "exercise", part: Number(part.value), ...read() }));
}

export async function addPart() {
  const told = await parts();
  if (!told) return;
  const { fields, read } = exercise();
  const [title, sides] = [typed("add-title"), select("add-sides", SIDES)];
  const after = select("add-after", told.map((part, index) => [index, part.title]));
  after.value = told.length - 1;
  const hint = make("p", { class: "hint" }, HAS_SIDES);
  sides.addEventListener("input", () => (hint.hidden = sides.value === "once"));
  const place = told.length ? labeled("After which part?", after) : [];
  await add("Another part", [...labeled("What is the part called?", title), ...labeled("Which sides?", sides), ...fields, hint, ...place],
    () => ({ kind: "part", after: told.length ? Number(after.value) : null, title: title.value, sides: sides.value, ...read() }));
}

export async function changeLength(place) {
  const told = await parts();
  const hold = told && holds(told).find((hold) => hold.place.from === place.from);
  if (!hold) return told && editor.select(place);
  const length = typed("add-length", hold.length, 10);
  const hint = told[hold.part].has_sides ? [make("p", { class: "hint" }, "It is the same on both sides.")] : [];
  await add("Length of the hold", [...labeled("How long? For example 45s or 1m30s", length), ...hint],
    () => ({ kind: "length", part: hold.part, exercise: hold.exercise, length: length.value }), "Change it");
}
