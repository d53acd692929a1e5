// The problems below the text: what is wrong, why, and what to do. Each place is a button that leads to it.

import { capital, find, make, plain } from "./elements.js";
import { change, select } from "./editor.js";

const list = find("problems");
const count = find("problem-count");

export function tell(problems) {
  const errors = problems.filter((problem) => !problem.is_warning).length;
  const warnings = problems.length - errors;
  const counted = (number, what) => (number ? [`${number} ${what}${number > 1 ? "s" : ""}`] : []);
  const said = [...counted(errors, "problem"), ...counted(warnings, "warning")].join(", ");
  if (count.textContent !== (said || "No problems.")) count.textContent = said || "No problems.";
  list.replaceChildren(...problems.map(card));
}

function card(problem) {
  const kind = problem.is_warning ? "warning" : "error";
  const places = [problem.at, ...problem.because].filter(Boolean).map((place, index) => {
    const text = place.text ? `: ${plain(place.text)}` : "";
    return make("li", { class: index || !problem.at ? "why" : "where" },
      make("button", { type: "button", onclick: () => select(place) }, `line ${place.line}`), text);
  });
  return make("li", { class: kind },
    make("p", { class: "what" }, make("strong", {}, kind === "error" ? "Problem: " : "Warning: "), plain(problem.message)),
    make("ul", {}, ...places),
    ...(problem.help ? [make("p", { class: "help" }, make("strong", {}, "What to do: "), `${plain(problem.help)}.`)] : []),
    ...(problem.remedies.length ? [make("div", { class: "buttons" }, ...problem.remedies.map(remedy))] : []),
    ...(problem.shown_by ? [make("p", { class: "hint" }, `Only with these choices: ${chosen(problem.shown_by)}`)] : []));
}

const remedy = ({ what, place, with: value }) =>
  make("button", { type: "button", class: "remedy", onclick: () => change(place, value) }, capital(what));

// The choices of a command line, as the controls of the page name them.
function chosen(options) {
  const named = options.split(/\s+(?=--)/).map((option) => {
    const [name, value] = option.split(/\s+/, 2);
    const fields = [...document.querySelectorAll(`[data-option="${CSS.escape(name)}"]`)];
    const field = fields.find((field) => field.dataset.value === value) ?? fields[0];
    const label = field?.labels[0]?.textContent ?? name.slice(2);
    return field?.type === "checkbox" || !value ? `${name === "--without" ? "without " : ""}${label}` : `${label}: ${value}`;
  });
  return `${named.join(", ")}.`;
}
