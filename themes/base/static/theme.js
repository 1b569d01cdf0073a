// What must happen before the first paint, and then the controls that need a script: they are hidden, or not there, until
// it runs, and every page is whole without it.
(function () {
  var root = document.documentElement;
  var dark = matchMedia("(prefers-color-scheme: dark)");

  // The colours that the reader chose on an earlier page.
  try {
    var chosen = localStorage.getItem("scheme");
    if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;
  } catch (error) {
    // Storage may be forbidden; then the page follows the system.
  }

  document.addEventListener("DOMContentLoaded", function () {
    var toggle = document.querySelector("[data-scheme-toggle]");

    function isDark() {
      return root.dataset.scheme ? root.dataset.scheme === "dark" : dark.matches;
    }

    function show() {
      toggle.setAttribute("aria-pressed", String(isDark()));
    }

    if (toggle) {
      toggle.hidden = false;
      show();
      dark.addEventListener("change", show);
      toggle.addEventListener("click", function () {
        root.dataset.scheme = isDark() ? "light" : "dark";
        try {
          localStorage.setItem("scheme", root.dataset.scheme);
        } catch (error) {
          // It is forgotten with this page.
        }
        show();
      });
    }

    // Formulas that are wider than the screen can be moved by the keyboard, too.
    function reach() {
      document.querySelectorAll('math[display="block"]').forEach(function (formula) {
        if (formula.scrollWidth > formula.clientWidth) formula.setAttribute("tabindex", "0");
        else formula.removeAttribute("tabindex");
      });
    }

    reach();
    addEventListener("resize", reach);
  });
})();
