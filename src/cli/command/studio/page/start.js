// A new routine: the questions of `nightcue new` as a form.

import { askIn, find, make } from "./elements.js";
import { ask, send } from "./server.js";
import { content } from "./editor.js";
import { mayLeave, suggested, take } from "./files.js";

export function start() {
  find("new").addEventListener("click", begin);
}

async function begin() {
  if (!(await mayLeave())) return;
  const blank = await ask("form");
  const name = make("input", { id: "new-name", type: "text", value: suggested(), autocomplete: "off", required: true });
  const title = make("input", { id: "new-title", type: "text", autocomplete: "off", placeholder: "as the file" });
  const language = make("select", { id: "new-language" }, ...blank.languages.map(([value, text]) => make("option", { value }, text)));
  language.value = "en";
  const countdown = make("input", { id: "new-countdown", type: "text", inputmode: "numeric", size: 4, placeholder: "5" });
  const wireless = make("input", { id: "new-wireless", type: "checkbox" });
  const steps = make("div", { id: "new-steps" }, step(blank, 1));
  const more = make("button", { type: "button", onclick: () => {
    steps.append(step(blank, steps.children.length + 1));
    steps.lastChild.querySelector("input").focus();
  } }, "Another part");
  const fields = [
    ...labeled("Name of the file", name), ...labeled("What is the routine called?", title),
    ...labeled("Which language does it speak?", language), steps, more,
    ...labeled("How many soft tones, one per second, count down to the end of a hold?", countdown),
    make("div", { class: "switch" }, wireless, make("label", { for: wireless.id },
      "I listen through a wireless headset or speaker, which swallows the first word after a silence")),
  ];
  let opened = null;
  const answer = await askIn("A new routine", fields, [["start", "Start it"], ["cancel", content() ? "Cancel" : "Paste a text instead"]], async (button) => {
    if (button !== "start") return null;
    const form = { name: name.value, title: title.value, language: language.value, steps: [...steps.children].map(read),
      countdown: countdown.value, is_wireless: wireless.checked };
    form.steps = form.steps.filter((step, index) => index === 0 || step.title.trim());
    opened = await send("new", form).catch((error) => error);
    return opened instanceof Error ? opened.message : (opened.refused ?? null);
  });
  if (answer === "start") take({ ...opened, isNew: true });
  else if (!content()) find("text").focus();
}

const labeled = (text, field) => [make("label", { for: field.id }, text), field];

function step(blank, number) {
  const id = (what) => `step-${number}-${what}`;
  const title = make("input", { id: id("title"), type: "text", autocomplete: "off", value: number === 1 ? "First stretch" : "" });
  const sides = make("select", { id: id("sides") }, ...blank.sides.map(([value, text]) => make("option", { value }, text)));
  const hold = make("input", { id: id("hold"), type: "text", size: 10, autocomplete: "off", value: blank.hold });
  return make("fieldset", {}, make("legend", {}, `Part ${number}`), ...labeled("What is it called?", title),
    ...labeled("Which sides?", sides), ...labeled("How long is the hold? For example 30s or 1m30s", hold));
}

function read(fields) {
  const [title, hold] = fields.querySelectorAll("input");
  return { title: title.value, sides: fields.querySelector("select").value, hold: hold.value };
}
