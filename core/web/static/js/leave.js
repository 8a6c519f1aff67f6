// Leaving a form with unsaved typing asks first. A form that was saved as a draft (autosave.js) lets go.
const guarded = document.querySelectorAll("form[data-leave-guard]");
const dirty = new Set();

for (const form of guarded) {
  form.addEventListener("input", () => dirty.add(form));
  form.addEventListener("dekkend:saved", () => dirty.delete(form));
  form.addEventListener("submit", () => dirty.delete(form));
}

if (guarded.length) {
  window.addEventListener("beforeunload", (event) => {
    if (dirty.size) event.preventDefault();
  });
}
