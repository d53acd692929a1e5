// Makes the files of the track, and offers them.

import { askIn, find, length, make, plain, show } from "./elements.js";
import { isThere, send } from "./server.js";
import { tell } from "./problems.js";

const FORMATS = [["mp3", "MP3: plays everywhere", true], ["wav", "WAV: for sound programs, large", false], ["flac", "FLAC: as exact, smaller", false],
  ["opus", "Opus: smallest, for newer players", false]];
const SIDECARS = [["page", "a page that plays it and shows the words"], ["vtt", "captions (VTT)"], ["srt", "captions (SRT)"],
  ["lrc", "words for music players (LRC)"], ["json", "all times, for other programs (JSON)"]];

const UNMADE = "Nothing was made: see the problems under the text.";
const state = find("made-state");
const bar = find("progress");

export function press(sheet) {
  const box = (group) => ([value, text, isOn]) => {
    const id = `${group}-${value}`;
    const input = make("input", { id, type: "checkbox", name: group, value, checked: Boolean(isOn) });
    return make("div", { class: "switch" }, input, make("label", { for: id }, text));
  };
  find("formats").append(...FORMATS.map(box("format")));
  find("sidecars").append(...SIDECARS.map(box("sidecar")));
  find("order").addEventListener("submit", (event) => {
    event.preventDefault();
    render(sheet());
  });
  find("stop").addEventListener("click", () => send("stop"));
  find("made").addEventListener("click", fetched);
}

function chosen(group) {
  const values = [...find("order").querySelectorAll(`input[name=${group}]:checked`)].map((input) => input.value);
  return values.length ? [`--${group}`, values.join(",")] : [];
}

// A file is fetched if it is still there.
async function fetched(event) {
  const link = event.target.closest("a:not([data-is-there])");
  if (!link) return;
  event.preventDefault();
  const isFound = await isThere({ made: link.download }).catch(() => null);
  if (!isFound) say(isFound === null ? "The studio has ended." : `${link.download} is not there any more: it was moved or deleted. Make the files again.`);
  else make("a", { href: link.href, download: link.download, "data-is-there": true }).click();
}

// Asks before the files of somebody else are replaced.
async function mayReplace(names) {
  const answer = await askIn("Replace what is there?", [
    make("p", {}, `${names.join(", ")} ${names.length > 1 ? "are" : "is"} already in this folder, and the studio did not make ${names.length > 1 ? "them" : "it"}, or somebody has changed ${names.length > 1 ? "them" : "it"} since.`),
    make("p", {}, "What is replaced cannot be brought back.")], [["keep", "Keep what is there"], ["replace", "Replace it"]]);
  return answer === "replace";
}

// Makes the files, and gives them; nothing if that did not work.
export async function render(sheet, options = [...chosen("format"), ...chosen("sidecar")], knowingly = false) {
  busy(true);
  say("Making the files …");
  const answer = await send("render", { ...sheet, options: [...sheet.options, ...options], knowingly }).catch((error) => error);
  busy(false);
  if (answer instanceof Error) return say(`${answer.message}.`);
  if (answer.foreign) {
    if (await mayReplace(answer.foreign)) return render(sheet, options, true);
    return say(`Nothing was made: ${answer.foreign.join(", ")} stayed as it was.`);
  }
  if (answer.problems) {
    if (answer.problems.length) tell(answer.problems);
    return say(answer.problems.length ? UNMADE : "Stopped; nothing was written.");
  }
  const { files, seconds, is_unchanged: isUnchanged, replaced } = answer.done;
  find("made").replaceChildren(...files.map((file) => make("li", {},
    make("a", { href: `api/made/${encodeURIComponent(file.name)}`, download: file.name }, file.name), ` ${file.size}, in ${file.path}`)));
  const instead = replaced.length && !isUnchanged ? ` Replaced what was there before: ${replaced.join(", ")}.` : "";
  say(`${isUnchanged ? "The files were there already" : "Done"}: ${length(seconds)}.${instead}`);
  return files;
}

// Once there are no problems, nothing tells to look at them.
export function mended(problems) {
  if (state.textContent === UNMADE && !problems.some((problem) => !problem.is_warning)) say("");
}

function say(text) {
  state.textContent = plain(text);
  return null;
}

function busy(isBusy) {
  show(bar, isBusy);
  show(find("stop"), isBusy);
  find("render").disabled = isBusy;
  bar.value = 0;
}

// The program tells how far it is: speaking is the first half.
export function progress({ stage, percent }) {
  bar.value = stage === "speaking" ? percent / 2 : 50 + percent / 2;
}
