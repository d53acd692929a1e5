// Makes the files of the track, and offers them.

import { find, length, make, show } from "./elements.js";
import { send } from "./server.js";
import { tell } from "./problems.js";

const FORMATS = [["mp3", "MP3: plays everywhere", true], ["wav", "WAV: exact, large", false], ["flac", "FLAC: exact, smaller", false],
  ["opus", "Opus: smallest", false]];
const SIDECARS = [["page", "a page to follow (HTML)"], ["vtt", "captions (VTT)"], ["srt", "captions (SRT)"], ["lrc", "lyrics"], ["json", "timeline (JSON)"]];

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
}

function chosen(group) {
  const values = [...find("order").querySelectorAll(`input[name=${group}]:checked`)].map((input) => input.value);
  return values.length ? [`--${group}`, values.join(",")] : [];
}

// Makes the files, and gives them; nothing if that did not work.
export async function render(sheet, options = [...chosen("format"), ...chosen("sidecar")]) {
  busy(true);
  say("Making the files …");
  const answer = await send("render", { ...sheet, options: [...sheet.options, ...options] }).catch((error) => error);
  busy(false);
  if (answer instanceof Error) return say(answer.message);
  if (answer.problems) {
    if (answer.problems.length) tell(answer.problems);
    return say(answer.problems.length ? "Nothing was made: see the problems under the text." : "Stopped; nothing was written.");
  }
  const { files, seconds, is_unchanged: isUnchanged } = answer.done;
  find("made").replaceChildren(...files.map((file) => make("li", {},
    make("a", { href: `api/made/${encodeURIComponent(file.name)}`, download: file.name }, file.name), ` ${file.size}, in ${file.path}`)));
  say(`${isUnchanged ? "The files were there already" : "Done"}: ${length(seconds)}.`);
  return files;
}

function say(text) {
  state.textContent = text;
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
