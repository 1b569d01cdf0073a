// Sets the colour scheme before the first paint, then enables the controls that need a script. Every page works without
// this script.
(function () {
  var root = document.documentElement;
  var dark = matchMedia("(prefers-color-scheme: dark)");

  // The colour scheme that the reader chose, if any; the browser uses it even before the style sheet is loaded.
  function apply(chosen) {
    if (chosen) root.dataset.scheme = chosen;
    else delete root.dataset.scheme;
    document.querySelector("[name=color-scheme]").content = chosen || "light dark";
  }

  function recall() {
    try {
      apply(localStorage.getItem("scheme"));
    } catch (error) {
      // Storage may be blocked; then the page follows the system.
    }
  }

  recall();
  // Controls that need a script get their space now, so that nothing moves when they appear.
  root.dataset.script = "";
  document.addEventListener("DOMContentLoaded", function () {
    var toggle = document.querySelector("[data-scheme-toggle]");
    // The browser's own bars on a phone get the background colour of the page, which a theme may set to anything.
    var frame = document.createElement("meta");
    frame.name = "theme-color";
    document.head.append(frame);

    function isDark() {
      return root.dataset.scheme ? root.dataset.scheme === "dark" : dark.matches;
    }

    // Another tab may have changed the scheme, also while this page was in the history.
    function show() {
      recall();
      if (toggle) toggle.setAttribute("aria-pressed", isDark());
      frame.content = getComputedStyle(document.body).backgroundColor;
    }

    show();
    dark.onchange = show;
    addEventListener("storage", show);
    addEventListener("pageshow", show);
    if (toggle) {
      toggle.hidden = false;
      toggle.addEventListener("click", function () {
        var chosen = isDark() ? "light" : "dark";
        // If the reader chooses the scheme of the system, the page follows the system again.
        if (dark.matches === (chosen === "dark")) chosen = "";
        apply(chosen);
        try {
          localStorage.setItem("scheme", chosen);
        } catch (error) {
          // Storage may be blocked; then the choice is valid only for this page.
        }
        show();
      });
    }

    // Formulas that are wider than the screen can also be scrolled with the keyboard.
    function reach() {
      document.querySelectorAll("math[display=block]").forEach(function (formula) {
        formula.tabIndex = formula.scrollWidth > formula.clientWidth ? 0 : -1;
      });
    }

    reach();
    addEventListener("resize", reach);
  });
})();
