// Brings the track onto a phone: makes an MP3 of it, and shows a code to scan for as long as it is shared.

import { askIn, find, make, show as reveal } from "./elements.js";
import { send } from "./server.js";
import { render } from "./press.js";
import { isChanged } from "./files.js";

let tell = () => {};
let isFetched = false;

export function phone(sheet, failed) {
  find("phone").addEventListener("click", async () => {
    const button = find("phone");
    button.disabled = true;
    const files = await render(sheet(), ["--format", "mp3"]);
    const found = files ? await send("phone", files.map((file) => file.name)).catch((error) => error) : null;
    button.disabled = false;
    if (!files) return failed(find("made-state").textContent);
    if (found instanceof Error) return failed(`${found.message}.`);
    await show(found, files);
    button.focus();
    if (!isFetched) failed("Nothing is shared any more.");
    await send("phone/end").catch(() => {});
  });
}

async function show({ address, code, said }, files) {
  isFetched = false;
  const news = make("ol", { class: "news", "aria-live": "polite" });
  tell = (text) => news.append(make("li", {}, text));
  await askIn(`Fetch ${files.map((file) => file.name).join(", ")} with the phone`, [
    make("ol", {}, make("li", {}, "The phone must be on the same Wi-Fi as this computer."),
      make("li", {}, "Scan this code with the phone’s camera, and open the page that it shows."),
      make("li", {}, "There, touch Save.")),
    make("div", { class: "code" }, ...(code ? [drawing(code, address)] : [])),
    make("p", {}, "Or type this address into the phone’s browser: ", make("code", { tabindex: 0 }, address)),
    make("p", { class: "hint" }, find("made-state").textContent),
    ...(isChanged() ? [make("p", {}, "The track is made of the text as it is in the studio. The text itself is not saved yet.")] : []),
    make("p", { class: "hint told" }, said),
    news,
  ], [["end", "Stop sharing"]]);
  tell = () => {};
}

function drawing(code, address) {
  const picture = document.importNode(new DOMParser().parseFromString(code, "image/svg+xml").documentElement, true);
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", `A code with the address ${address}`);
  return picture;
}

// What the program tells about visitors.
export function news({ said, is_over: isOver }) {
  tell(said);
  const button = document.querySelector("dialog button[value=end]");
  if (!isOver || !button) return;
  isFetched = true;
  button.textContent = "Close";
  // The code leads nowhere any more.
  for (const way of button.form.querySelectorAll("ol:not(.news), .code, p:has(code), .told")) reveal(way, false);
}
