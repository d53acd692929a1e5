// The choices of the listener. Which there are follows from the routine; what is chosen is written as on the command line.

import { find, make } from "./elements.js";

const form = find("controls");
let drawn = "";

export function choose(changed) {
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
}

// Draws the controls, if they are others than before; what is chosen stays chosen as far as it can be.
export function offer(controls) {
  const now = JSON.stringify(controls);
  if (now === drawn) return;
  drawn = now;
  const focused = document.activeElement?.closest?.("#controls") ? document.activeElement.id : null;
  const before = new Map([...form.elements].map((field) => [field.id, field]));
  const fields = controls.map((control) => field(control, before));
  form.replaceChildren(...fields);
  if (focused) find(focused)?.focus();
}

function field(control, before) {
  const id = `choice${control.option}${control.value ? `-${control.value}` : ""}`;
  const known = before.get(id);
  const input = { choice: select, switch: toggle, length: typed }[control.kind](control, id, known);
  const hint = control.hint ? make("small", { id: `${id}-hint` }, control.hint) : "";
  if (control.hint) input.setAttribute("aria-describedby", `${id}-hint`);
  const label = make("label", { for: id }, control.label);
  const parts = control.kind === "switch" ? [input, label, hint] : [label, input, hint];
  return make("div", { class: control.kind }, ...parts);
}

function select(control, id, known) {
  const options = control.values.map(([value, text]) => make("option", { value }, text));
  const input = make("select", { id, "data-option": control.option }, ...options);
  if (known && control.values.some(([value]) => value === known.value)) input.value = known.value;
  return input;
}

function toggle(control, id, known) {
  const isOn = control.is_on;
  const input = make("input", { id, type: "checkbox", "data-option": control.option, "data-on": isOn, "data-value": control.value });
  input.checked = known ? known.checked : isOn;
  return input;
}

function typed(control, id, known) {
  const input = make("input", { id, type: "text", inputmode: "text", size: 8, "data-option": control.option,
    placeholder: `such as ${control.example}`, autocomplete: "off" });
  if (known) input.value = known.value;
  return input;
}

// What is chosen, as on the command line.
export function options() {
  return [...form.elements].flatMap((field) => {
    const { option, value, on } = field.dataset;
    if (field.type === "checkbox") {
      const isChanged = field.checked !== (on !== undefined);
      return isChanged ? [option, ...(value ? [value] : [])] : [];
    }
    return field.value.trim() ? [option, field.value.trim()] : [];
  });
}
