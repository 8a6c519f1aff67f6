// Which explanations stand open, remembered per page for as long as this tab lives. Only names of rows are kept, no text.
const key = "open:" + location.pathname;
const remembered = document.querySelectorAll("details[data-remember]");

const read = () => {
  try {
    return new Set(JSON.parse(sessionStorage.getItem(key) || "[]"));
  } catch {
    return new Set();
  }
};

if (remembered.length) {
  const open = read();
  for (const part of remembered) {
    if (open.has(part.dataset.remember)) part.open = true;
    part.addEventListener("toggle", () => {
      const now = read();
      if (part.open) now.add(part.dataset.remember);
      else now.delete(part.dataset.remember);
      try {
        sessionStorage.setItem(key, JSON.stringify([...now]));
      } catch {
        // storage is full or forbidden: the page works without
      }
    });
  }
}
