// Marks the questions where they stand. Without script, or when the line breaks, the form is sent as
// any other; the answer is the same page, which is fetched here and put in the place of the form.

const SECTION = "section.quiz";

async function markInPlace(form) {
  const address = new URL(form.action);
  address.search = new URLSearchParams(new FormData(form)).toString();
  const response = await fetch(address, { credentials: "omit", cache: "no-store" });
  if (!response.ok) throw new Error(response.statusText);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const marked = page.querySelector(SECTION);
  if (!marked) throw new Error("No questions came back.");
  form.closest(SECTION).replaceWith(marked);
  // Replaced, not pushed: the answers make no entry in the browser's history of their own.
  history.replaceState(null, "", address);
  enhance(marked);
  // The score is far above the button that was pressed: in view, and what is read out next.
  const result = marked.querySelector(".result");
  result.focus({ preventScroll: true });
  result.scrollIntoView({ block: "start" });
}

function enhance(section) {
  const form = section.querySelector("form[data-quiz]");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    if (button.ariaDisabled) return;
    const words = button.textContent;
    // Not `disabled`, which would take the focus from whoever pressed it.
    button.ariaDisabled = "true";
    button.textContent = button.dataset.busy;
    markInPlace(form).catch(() => {
      // Whoever comes back from the next page finds the button as it was.
      button.ariaDisabled = null;
      button.textContent = words;
      form.submit();
    });
  });
}

for (const section of document.querySelectorAll(SECTION)) enhance(section);
