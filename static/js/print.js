// Printing by one click. Without script the print link is an ordinary link to the print view,
// and the print view is printed from the browser's menu.

const DIALOG = "#print";

for (const link of document.querySelectorAll("a[data-print]")) {
  link.hash = DIALOG;
}

for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

if (location.hash === DIALOG) {
  // Forgotten first: a reload or a shared address must not open the dialog again.
  history.replaceState(null, "", location.pathname + location.search);
  document.fonts.ready.then(() => print());
}
