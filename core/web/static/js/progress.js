// Long work: the bar moves by itself, and the page comes again when the work is done. Without this the link does it.
const EVERY = 1500;
const MOST_FAILURES = 5;
const section = document.querySelector("[data-progress]");

if (section) {
  const bar = section.querySelector("progress");
  const words = section.querySelector("[data-progress-words]");
  let failures = 0;

  const ask = async () => {
    try {
      const answer = await fetch(section.dataset.progress, { headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      const said = await answer.json();
      if (!said.busy) return location.reload();
      failures = 0;
      bar.value = said.percent;
      if (words.textContent !== said.stage) words.textContent = said.stage;
    } catch {
      failures += 1;
    }
    if (failures < MOST_FAILURES) setTimeout(ask, EVERY);
  };

  setTimeout(ask, EVERY);
}
