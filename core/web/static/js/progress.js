// Work that goes on elsewhere. A part of the page names the address that says how far it is; only when the work is done
// the page itself is asked again, because reading a page is written down. A part with an id is renewed in its place, one
// without by the whole page.
const EVERY = 1500;
const PATIENCE = 400; // ten minutes

const renew = async (part) => {
  if (!part.id) return location.reload();
  const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = answer.ok && page.getElementById(part.id);
  if (!next) return;
  part.replaceChildren(...next.childNodes);
  part.dataset.progress = next.dataset.progress || "";
};

const look = async (part, left) => {
  try {
    const answer = await fetch(part.dataset.progress, { headers: { Accept: "application/json" }, cache: "no-store" });
    const { done, percent, stage } = await answer.json();
    const bar = part.querySelector("progress");
    const words = part.querySelector("[data-progress-words]");
    const said = stage && percent && !bar ? `${stage}, ${percent} %` : stage;
    if (bar) bar.value = percent;
    if (words && said && words.textContent !== said) words.textContent = said;
    if (done || !answer.ok) await renew(part);
  } catch {
    // no connection for a moment: try again
  }
  if (part.dataset.progress && left) setTimeout(() => look(part, left - 1), EVERY);
};

for (const part of document.querySelectorAll("[data-progress]")) {
  if (part.dataset.progress) setTimeout(() => look(part, PATIENCE), EVERY);
}
