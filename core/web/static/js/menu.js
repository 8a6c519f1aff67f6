// "Meer" opens the rest of the menu in place. Without script it does so by :target.
const menu = document.getElementById("menu");
const more = menu && menu.querySelector(".dk-menu a");

if (more) {
  more.setAttribute("role", "button");
  more.setAttribute("aria-controls", "menu");
  const show = (open) => {
    menu.classList.toggle("is-open", open);
    more.setAttribute("aria-expanded", String(open));
  };
  show(location.hash === "#menu");
  more.addEventListener("click", (event) => {
    event.preventDefault();
    show(!menu.classList.contains("is-open"));
  });
  more.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      more.click();
    }
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.classList.contains("is-open")) {
      show(false);
      more.focus();
    }
  });
}
