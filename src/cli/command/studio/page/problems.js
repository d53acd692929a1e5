// The problems below the text: what is wrong, why, and what to do. Each place is a button that leads to it.

import { find, make } from "./elements.js";
import { select } from "./editor.js";

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
    const text = place.text ? `: ${place.text}` : "";
    return make("li", { class: index || !problem.at ? "why" : "where" },
      make("button", { type: "button", onclick: () => select(place) }, `line ${place.line}`), text);
  });
  return make("li", { class: kind },
    make("p", { class: "what" }, make("strong", {}, kind === "error" ? "Problem: " : "Warning: "), problem.message),
    make("ul", {}, ...places),
    ...(problem.help ? [make("p", { class: "help" }, make("strong", {}, "What to do: "), problem.help)] : []),
    ...(problem.shown_by ? [make("p", { class: "hint" }, `only with ${problem.shown_by}`)] : []));
}
