// A draft is saved one second after the last key, and every five seconds while typing goes on. Nothing typed is ever
// replaced: whatever the server answers, the fields keep their text; a failure is said and tried again.
const AFTER_LAST_KEY = 1000;
const WHILE_TYPING = 5000;
const LONGEST_PAUSE = 60000;

class Autosave {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-autosave-status]");
    this.basis = form.dataset.autosaveBasis || "";
    this.changes = 0; // counts edits, so that typing during a save is not taken for saved
    this.saved = 0;
    this.busy = false;
    this.stopped = false;
    this.failures = 0;
    this.since = null; // when the oldest typing that is not on its way to the server was done
    form.addEventListener("input", () => this.typed());
    form.addEventListener("submit", () => { this.stopped = true; clearTimeout(this.timer); });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.save(true);
    });
    // back from the cache of the browser: the page lives again
    window.addEventListener("pageshow", (event) => { if (event.persisted) this.stopped = false; });
  }

  typed() {
    this.changes += 1;
    this.since ??= Date.now();
    if (this.failures) return; // the next try is planned already
    this.plan(Math.max(0, Math.min(AFTER_LAST_KEY, this.since + WHILE_TYPING - Date.now())));
  }

  plan(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(false), pause);
  }

  pauseAfterFailure() {
    return Math.min(LONGEST_PAUSE, WHILE_TYPING * 2 ** (this.failures - 1));
  }

  body() {
    const fields = {};
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value !== "string" || name === "csrf_token" || name === "key") continue;
      (fields[name] ||= []).push(value);
    }
    const version = fields.version ? Number(fields.version[0]) : null;
    return JSON.stringify({ fields, basis: this.basis, version: Number.isInteger(version) ? version : null });
  }

  async save(leaving) {
    if (this.busy || this.stopped || this.saved === this.changes) return;
    const change = this.changes;
    this.busy = true;
    this.since = null;
    try {
      const answer = await fetch(this.form.dataset.autosaveUrl, {
        method: "POST",
        keepalive: leaving,
        headers: {
          "Content-Type": "application/json",
          Accept: "application/json",
          "X-CSRFToken": this.form.querySelector("[name=csrf_token]").value,
        },
        body: this.body(),
      });
      await this.heard(answer, change);
    } catch {
      this.failed("Bewaren lukte niet: er is geen verbinding. Je tekst staat er nog. Wij proberen het opnieuw.");
    } finally {
      this.busy = false;
    }
    if (this.saved < this.changes && !this.stopped) this.plan(this.failures ? this.pauseAfterFailure() : AFTER_LAST_KEY);
  }

  async heard(answer, change) {
    const said = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
    if (said.basis) {
      this.basis = said.basis;
      this.saved = change;
      this.failures = 0;
      this.say(said.line, !answer.ok);
      if (this.saved === this.changes) this.form.dispatchEvent(new CustomEvent("dekkend:saved"));
    } else if (answer.status === 409) { // another tab, or the form was sent: this one must not write any more
      this.stopped = true;
      this.say(said.detail, true);
    } else if (answer.redirected || answer.status === 400 || answer.status === 401 || answer.status === 403) {
      this.failed("Bewaren lukte niet: je bent misschien uitgelogd. Je tekst staat er nog. Log in een ander tabblad in.");
    } else {
      this.failed(said.detail || "Bewaren lukte niet. Je tekst staat er nog. Wij proberen het opnieuw.");
    }
  }

  failed(words) {
    this.failures += 1;
    this.say(words, true);
  }

  say(words, bad) {
    if (!this.status) return;
    this.status.textContent = words;
    this.status.classList.toggle("is-bad", bad);
  }
}

for (const form of document.querySelectorAll("form[data-autosave-url]")) new Autosave(form);
