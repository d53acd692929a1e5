// The page of the studio: text on one side, timeline on the other. Every change is drawn anew by the program.

import { find, length, make, plain, settled, show } from "./elements.js";
import { ENDED, listen, send } from "./server.js";
import * as editor from "./editor.js";
import { tell } from "./problems.js";
import { choose, offer, options } from "./controls.js";
import * as timeline from "./timeline.js";
import { load, playFrom, player, say } from "./player.js";
import { files, gone, isChanged, state, written } from "./files.js";
import { start } from "./start.js";
import { mended, press, progress } from "./press.js";
import { news, phone } from "./phone.js";
import { record } from "./record.js";
import { addExercise, addPart, addWords, changeLength } from "./add.js";

// Milliseconds after the last key before the program looks.
const PAUSE = 180;
// Milliseconds after which somebody wants to know how far it is.
const PATIENCE = 500;

const HINT = find("heard").textContent;

let turn = 0;
let hasFailed = false;
let waitsSince = null;

// What this window is called where several are open.
const WINDOW = String(Math.random());

const sheet = () => ({ text: editor.content(), options: options(), window: WINDOW });

function notice(text) {
  const place = find("notice");
  place.textContent = plain(text);
  show(place, Boolean(text));
}

async function redraw() {
  const mine = ++turn;
  waitsSince ??= Date.now();
  const drawn = await send("draw", sheet()).catch((error) => error);
  if (mine !== turn || drawn === null) return;
  waitsSince = null;
  if (drawn instanceof Error) return notice(`${drawn.message}.`);
  tell(drawn.problems);
  mended(drawn.problems);
  if (drawn.controls) offer(drawn.controls);
  timeline.show(drawn.track);
  find("track-length").classList.toggle("missing", !drawn.track || drawn.track.crowded.length > 0);
  const lines = new Set();
  if (drawn.track) {
    const { timeline: record, take, speakers } = drawn.track;
    const seconds = record.length_frames / record.sample_rate_hz;
    load(take, seconds);
    timeline.items().forEach(({ place }) => place && lines.add(place.line));
    const speaks = speakers.length ? `, spoken by ${speakers.join(", ")}` : "";
    find("track-length").textContent = `${record.title}: ${length(seconds)}${speaks}${drawn.track.crowded.length ? ". What does not fit is missing from it" : ""}`;
  } else {
    find("track-length").textContent = "The text has a problem: this is the track as it was before.";
  }
  const marked = drawn.problems.filter((problem) => problem.at);
  editor.mark(lines, marked.map((problem) => ({ line: problem.at.line, isWarning: problem.is_warning, message: plain(problem.message) })));
  find("remarks").textContent = plain(drawn.remarks.join("; "));
  find("checked").textContent = "";
  document.body.dataset.drawn = mine;
}

// New words are spoken before they can be drawn, which takes a voice its time.
function advance({ stage, percent }) {
  if (stage !== "drawing") progress({ stage, percent });
  else if (waitsSince !== null && Date.now() - waitsSince > PATIENCE) find("track-length").textContent = `Speaking what is new: ${percent} % …`;
}

const soon = settled(PAUSE, redraw);

function edited() {
  notice("");
  find("heard").textContent = HINT;
  state();
  soon();
}

// Says what stands on a line: what the cursor is in, or else everything, but the same words of another side only once.
function sayLine(line, offset) {
  const here = timeline.saidOn(line);
  const inside = here.filter(({ from, to }) => offset !== null && from <= offset && offset <= to);
  const once = new Map((inside.length ? inside : here).toReversed().map((item) => [item.from, item]));
  const chosen = [...once.values()].toSorted((one, other) => one.from - other.from);
  if (!chosen.length) return notice(`Nothing is said on line ${line}.`);
  notice("");
  heard(chosen[0].number);
  say(chosen.map((item) => item.number));
}

function heard(number) {
  const item = timeline.items()[number];
  told(`Says: ${item.text}`, item.place);
}

// Shows what was chosen in the timeline, and leads to its place in the text.
function told(text, place, isHold = false) {
  const line = find("heard");
  line.textContent = `${text} `;
  if (!place) return;
  const button = (text, act) => make("button", { type: "button", onclick: act }, text);
  line.append(button(`line ${place.line}`, () => editor.select(place)));
  if (!isHold) return;
  line.append(" ", button("Change its length…", () => changeLength(place)), " ", button("Add words in it…", () => addWords(place)));
  // On a phone the timeline is below.
  line.scrollIntoView({ block: "nearest" });
}

async function check() {
  find("checked").textContent = "Checking every version that a listener can choose …";
  const answer = await send("check", sheet()).catch((error) => error);
  if (answer instanceof Error) find("checked").textContent = `${answer.message}.`;
  else if (answer.done) find("checked").textContent = `No problems in ${answer.done.tracks === 1 ? "the only version" : `any of the ${answer.done.tracks} versions`}.`;
  else {
    find("checked").textContent = "";
    tell(answer.problems);
  }
}

async function end() {
  if (isChanged() && !confirm("What you have changed is not saved. End the studio all the same?")) return;
  hasFailed = true;
  await send("end").catch(() => null);
  over("The studio has ended. You can close this page.");
}

function over(text) {
  hasFailed = true;
  notice(text);
  for (const button of document.querySelectorAll("button:not(#undo, #redo)")) button.disabled = true;
}

editor.edit(edited, sayLine);
const [atOnce, afterTyping] = [settled(40, redraw), settled(400, redraw)];
choose((event) => (event.target.type === "text" ? afterTyping() : atOnce()));
timeline.timeline({ say: (number) => { heard(number); say([number]); }, play: (moment) => playFrom(moment), told: (text, place) => told(text, place, true) });
player(() => hasFailed || notice("This sound cannot be had: the studio may have ended. Load the page again."), redraw);
// Whatever else could not be done is told, too.
addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  if (!hasFailed) notice(`${event.reason?.message ?? event.reason}.`);
});
find("undo").addEventListener("click", () => editor.undo("undo"));
find("redo").addEventListener("click", () => editor.undo("redo"));
find("add-words").addEventListener("click", () => addWords());
find("add-exercise").addEventListener("click", addExercise);
find("add-part").addEventListener("click", addPart);
press(sheet);
start();
record(sheet, redraw);
phone(sheet, notice);
find("check").addEventListener("click", check);
find("end").addEventListener("click", end);
listen({ file: written, gone, progress: advance, notice, phone: news }, () => hasFailed || over(`${ENDED}.`));
await files((isAtOnce) => (isAtOnce ? redraw() : soon()), notice);
