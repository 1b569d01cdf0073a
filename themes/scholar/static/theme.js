// The two controls that need a script: they are hidden until it runs, and every page is whole without it.
(function () {
  var root = document.documentElement;
  var dark = matchMedia("(prefers-color-scheme: dark)");
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

  document.querySelectorAll("[data-copy]").forEach(function (button) {
    var source = document.getElementById(button.dataset.copy);
    var status = button.parentElement.querySelector("[role=status]");
    button.hidden = false;
    button.addEventListener("click", function () {
      copy(source).then(
        function () { say(status, "Copied"); },
        function () { select(source); say(status, "Press Ctrl+C to copy"); }
      );
    });
  });

  function copy(source) {
    if (!navigator.clipboard) return Promise.reject(new Error("no clipboard"));
    return navigator.clipboard.writeText(source.textContent);
  }

  function select(source) {
    getSelection().selectAllChildren(source);
  }

  function say(status, words) {
    status.textContent = words;
    setTimeout(function () { status.textContent = ""; }, 4000);
  }
})();
