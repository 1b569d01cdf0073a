// What must happen before the first paint.
(function () {
  // The colours that the reader chose on an earlier page.
  try {
    var chosen = localStorage.getItem("scheme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.scheme = chosen;
  } catch (error) {
    // Storage may be forbidden; then the page follows the system.
  }
  // The face of the text, before the style sheet asks for it. A page opened from a folder may not fetch ahead.
  if (document.currentScript.dataset.font && location.protocol !== "file:") {
    var link = document.createElement("link");
    link.rel = "preload";
    link.as = "font";
    link.type = "font/woff2";
    link.crossOrigin = "";
    link.href = document.currentScript.dataset.font;
    document.head.append(link);
  }
})();
