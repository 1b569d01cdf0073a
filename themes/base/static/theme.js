// What must happen before the first paint, and then the controls that need a script: they are hidden, or not there, until
// it runs, and every page is whole without it.
(function () {
  var root = document.documentElement;
  var dark = matchMedia("(prefers-color-scheme: dark)");

  // The colours that the reader chose, or none; the browser itself paints in them while the style sheet is on its way.
  function apply(chosen) {
    if (chosen) root.dataset.scheme = chosen;
    else delete root.dataset.scheme;
    document.querySelector("[name=color-scheme]").content = chosen || "light dark";
  }

  function recall() {
    try {
      apply(localStorage.getItem("scheme"));
    } catch (error) {
      // Storage may be forbidden; then the page follows the system.
    }
  }

  recall();
  // What only a script can serve has its place from the beginning, so that nothing moves when it begins to work.
  root.dataset.script = "";
  document.addEventListener("DOMContentLoaded", function () {
    var toggle = document.querySelector("[data-scheme-toggle]");
    // The frame that a telephone draws around the page has its ground, which a theme may set to anything.
    var frame = document.createElement("meta");
    frame.name = "theme-color";
    document.head.append(frame);

    function isDark() {
      return root.dataset.scheme ? root.dataset.scheme === "dark" : dark.matches;
    }

    // Another page may have changed it, also while this one was left.
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
        // Who chooses what the system has follows the system again.
        if (dark.matches === (chosen === "dark")) chosen = "";
        apply(chosen);
        try {
          localStorage.setItem("scheme", chosen);
        } catch (error) {
          // It is forgotten with this page.
        }
        show();
      });
    }

    // Formulas that are wider than the screen can be moved by the keyboard, too.
    function reach() {
      document.querySelectorAll("math[display=block]").forEach(function (formula) {
        formula.tabIndex = formula.scrollWidth > formula.clientWidth ? 0 : -1;
      });
    }

    reach();
    addEventListener("resize", reach);
  });
})();
