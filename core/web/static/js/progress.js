// Work that goes on elsewhere: the part of the page that says how far it is, is asked again until it is done.
const EVERY = 1500;
const PATIENCE = 400; // ten minutes

const look = async (part, left) => {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = answer.ok && page.getElementById(part.id);
    if (next) {
      part.replaceChildren(...next.childNodes);
      part.toggleAttribute("data-progress", next.hasAttribute("data-progress"));
    }
  } catch {
    // no connection for a moment: try again
  }
  if (part.hasAttribute("data-progress") && left) setTimeout(() => look(part, left - 1), EVERY);
};

for (const part of document.querySelectorAll("[data-progress][id]")) {
  setTimeout(() => look(part, PATIENCE), EVERY);
}
