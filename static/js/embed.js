// Plays a video where it stands. Until the reader clicks, nothing is asked of the provider;
// without script the link leads to the video's own page.

for (const link of document.querySelectorAll("a[data-player]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = link.dataset.player;
    frame.title = link.querySelector("b").textContent;
    frame.allow = "fullscreen; encrypted-media; picture-in-picture";
    frame.allowFullscreen = true;
    frame.referrerPolicy = "strict-origin";
    link.replaceWith(frame);
    frame.focus();
  });
}
