// Short ways to make and find elements. Text is always set as text, never as markup.

export const find = (id) => document.getElementById(id);

// `make("button", { type: "button", onclick: f }, "Save")`; attributes whose value is null or false are left out.
export function make(name, attributes = {}, ...content) {
  return filled(document.createElement(name), attributes, content);
}

const SVG = "http://www.w3.org/2000/svg";

export function draw(name, attributes = {}, ...content) {
  return filled(document.createElementNS(SVG, name), attributes, content);
}

function filled(element, attributes, content) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...content);
  return element;
}

// Words that the program sets apart, as a book does it.
export const plain = (text) => text.replace(/`([^`]*)`/g, "“$1”");

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

export function show(element, isShown) {
  element.hidden = !isShown;
}

// 75.4 becomes `1:15`.
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const rest = `${Math.floor(whole / 60) % 60}`;
  return hours ? `${hours}:${two(rest)}:${two(whole % 60)}` : `${rest}:${two(whole % 60)}`;
}

// 75.4 becomes `1 min 15.4 s`, 45 becomes `45 s`.
export function length(seconds) {
  const tenths = Math.round(seconds * 10);
  const [minutes, rest] = [Math.floor(tenths / 600), (tenths % 600) / 10];
  if (!minutes) return `${rest} s`;
  return rest ? `${minutes} min ${rest} s` : `${minutes} min`;
}

// Calls `act` once nothing has called it again for so many milliseconds.
export function settled(milliseconds, act) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, milliseconds);
  };
}

// Shows a dialog with `content` in a form, and gives the name of the button that closed it; `null` after Escape. `check` may keep it
// open: it gives what is wrong, or nothing.
export function askIn(title, content, buttons, check = async () => null) {
  const dialog = find("dialog");
  const problem = make("p", { class: "wrong", role: "alert" });
  const row = buttons.map(([name, text]) => make("button", { value: name, type: "submit" }, text));
  const form = make("form", { method: "dialog" }, make("h2", { id: "dialog-title" }, title), ...content, problem,
    make("div", { class: "buttons" }, ...row));
  return new Promise((resolve) => {
    let chosen = null;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const name = event.submitter?.value ?? buttons[0][0];
      const wrong = await check(name);
      if (wrong) problem.textContent = plain(wrong);
      else {
        chosen = name;
        dialog.close();
      }
    });
    dialog.replaceChildren(form);
    dialog.addEventListener("close", () => resolve(chosen), { once: true });
    dialog.showModal();
    (form.querySelector("input, select") ?? row[0]).focus({ preventScroll: true });
    dialog.scrollTop = 0;
  });
}
