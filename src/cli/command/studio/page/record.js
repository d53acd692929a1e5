// Recording a person's voice line by line. Each recording is judged by the program before it is saved.

import { askIn, find, make, plain } from "./elements.js";
import { isThere, send } from "./server.js";
import { Microphone } from "./microphone.js";

let folder = "voice";

export function record(sheet, changed) {
  find("record").addEventListener("click", async () => {
    const name = make("input", { id: "folder", type: "text", autocomplete: "off", value: folder });
    let lines = [];
    const answer = await askIn("Record a voice", [
      make("p", {}, "Somebody reads every line of this track aloud, one after the other. Each line is saved as a file; what is recorded already stays."),
      make("label", { for: name.id }, "Name of the folder for the recordings"), name,
    ], [["go", "Go on"], ["cancel", "Cancel"]], async (button) => {
      if (button !== "go") return null;
      folder = name.value.trim();
      const { options, text } = sheet();
      const asked = await send("lines", { text, options: withoutVoice(options), folder }).catch((error) => error);
      if (asked instanceof Error) return asked.message;
      if (asked.problems) return asked.problems[0]?.message ?? "this routine has problems";
      lines = asked.done;
      return null;
    });
    if (answer === "go") await read(lines);
    changed();
  });
}

// The lines are those of the track, whoever speaks it.
function withoutVoice(options) {
  const at = options.findIndex((option) => option === "--voice");
  return at < 0 ? options : options.toSpliced(at, 2);
}

async function read(lines) {
  const words = make("p", { class: "reading", tabindex: "-1" });
  const where = make("p", { class: "hint" });
  const verdict = make("p", { role: "status" });
  const level = make("meter", { min: 0, max: 1, low: 0.05, high: 0.9, optimum: 0.4, "aria-label": "Level of the microphone" });
  const sound = make("audio", {});
  const microphone = await Microphone.open((peak) => (level.value = Math.max(peak, level.value * 0.95))).catch((error) => error);
  if (microphone instanceof Error) {
    await askIn("No microphone", [make("p", {}, `The browser gives none: ${microphone.message}.`)], [["close", "Close"]]);
    return;
  }
  let [number, isRunning] = [Math.max(0, lines.findIndex(([, isRecorded]) => !isRecorded)), false];
  const start = make("button", { type: "button", class: "main", onclick: toggle }, "Record");
  const again = make("button", { type: "button", onclick: listen }, "Listen");
  const back = make("button", { type: "button", onclick: () => go(number - 1) }, "Line before");
  const on = make("button", { type: "button", onclick: () => go(number + 1) }, "Next line");
  function go(to) {
    number = Math.min(lines.length - 1, Math.max(0, to));
    const [text, isRecorded] = lines[number];
    const done = lines.filter(([, isRecorded]) => isRecorded).length;
    words.textContent = text;
    where.textContent = `Line ${number + 1} of ${lines.length}; ${done} recorded.`;
    again.disabled = !isRecorded;
    start.textContent = isRecorded ? "Record again" : "Record";
    back.disabled = number === 0;
    on.disabled = number === lines.length - 1;
    verdict.textContent = "";
    verdict.className = "";
  }
  async function listen() {
    if (await isThere({ recorded: number }).catch(() => false)) {
      sound.src = `api/recorded/${number}?${Date.now()}`;
      sound.play().catch(() => {});
      return;
    }
    lines[number][1] = false;
    go(number);
    verdict.className = "wrong";
    verdict.textContent = "This recording is not there any more: it was moved or deleted. Record the line again.";
  }
  async function toggle() {
    isRunning = !isRunning;
    for (const button of [back, on, again]) button.disabled = isRunning;
    if (isRunning) {
      microphone.begin();
      start.textContent = "Stop";
      verdict.className = "";
      verdict.textContent = "Wait a moment, read the line, wait a moment, and stop.";
      return;
    }
    await judge(microphone.end());
  }
  async function judge(wav) {
    const response = await fetch(`api/record/${number}`, { method: "POST", body: wav }).catch(() => null);
    const answer = (await response?.json().catch(() => null)) ?? { error: "the studio does not answer" };
    const wrong = answer.refused ?? answer.error;
    if (!wrong) lines[number][1] = true;
    go(number);
    verdict.className = wrong ? "wrong" : "right";
    verdict.textContent = wrong ? plain(`Not saved: ${wrong}.`) : ["Saved", ...answer.kept.remarks].join("; ") + ".";
  }
  go(number);
  await askIn("Read this line aloud", [where, words, level, make("div", { class: "buttons" }, start, again, back, on), verdict, sound],
    [["close", "Done"]]);
  microphone.close();
}
