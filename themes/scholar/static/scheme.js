// Before the first paint: the colours that the reader chose on an earlier page.
(function () {
  try {
    var chosen = localStorage.getItem("scheme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.scheme = chosen;
  } catch (error) {
    // Storage may be forbidden; then the page follows the system.
  }
})();
