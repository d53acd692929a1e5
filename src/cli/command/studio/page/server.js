// Requests to the program that serves this page. All addresses are relative to that of the page, which has the token in it.

export class Refused extends Error {}

export const ENDED = "The studio has ended. What is not saved is still in this page: copy it, start the studio again, and paste it there";

async function answer(response) {
  if (response.status === 204) return null;
  const body = await response.json().catch(() => ({}));
  if (body?.error) throw new Refused(body.error);
  if (!response.ok) throw new Refused("the studio could not do this; what it was is told where you started it");
  return body;
}

function unreachable() {
  throw new Refused(ENDED);
}

export const ask = (path) => fetch(`api/${path}`).catch(unreachable).then(answer);

export const send = (path, value) =>
  fetch(`api/${path}`, { method: "POST", body: JSON.stringify(value ?? null) }).catch(unreachable).then(answer);

// Whether something that was made is still there: asked before it is fetched.
export const isThere = (thing) => send("there", thing);

const isReachable = () => fetch("api/shelves").then(() => true, () => false);

// Calls the function that is named like an event whenever the program tells one, and `lost` when it has ended or cannot be reached.
export function listen(handlers, lost) {
  const events = new EventSource("api/events");
  for (const [name, handler] of Object.entries(handlers)) {
    events.addEventListener(name, (event) => handler(JSON.parse(event.data)));
  }
  const leave = () => {
    events.close();
    lost();
  };
  events.addEventListener("end", leave);
  // A browser tries again for ever; nothing comes back at this address.
  events.addEventListener("error", async () => (events.readyState === EventSource.CLOSED || !(await isReachable())) && leave());
  return events;
}
