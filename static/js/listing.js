// A tidier filter form. Without script it works as it is: the server leads to the clean address.

for (const form of document.querySelectorAll("form.filters")) {
  // What is left empty is not sent, so that the address is clean at once.
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) {
      if (!value.trim()) event.formData.delete(name);
    }
  });
  // A list of options closes on Escape, and when the reader goes elsewhere.
  form.addEventListener("keydown", (event) => {
    const facet = event.target.closest("details[open]");
    if (event.key !== "Escape" || !facet) return;
    facet.open = false;
    facet.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    for (const facet of form.querySelectorAll("details[open]")) {
      if (!facet.contains(event.target)) facet.open = false;
    }
  });
}
