// The references of a paper: shows one style at a time, and copies it. Without this script, all styles are shown.
(function () {
  // Show the style that was chosen last. CSS reserves the space of the row of styles before this script runs.
  var box = document.querySelector(".cite-as");
  var styles = document.querySelector(".cite-styles");
  if (box && styles) {
    var all = Array.from(box.querySelectorAll("[data-style]"));
    var button = box.parentElement.querySelector("[data-copy]");
    all.forEach(function (one) { one.firstElementChild.remove(); });
    box.replaceChildren.apply(box, all);
    styles.addEventListener("change", function (event) {
      choose(event.target.value);
      try {
        localStorage.setItem("citation-style", event.target.value);
      } catch (error) {
        // Storage may be blocked; then the next page shows the first style again.
      }
    });
    var wanted;
    try {
      wanted = localStorage.getItem("citation-style");
    } catch (error) {
      // Storage may be blocked.
    }
    choose((all.find(function (one) { return one.dataset.style === wanted; }) || all[0]).dataset.style);
  }

  function choose(style) {
    all.forEach(function (one, at) {
      one.hidden = one.dataset.style !== style;
      if (one.hidden) return;
      button.dataset.copy = one.firstElementChild.id;
      button.setAttribute("aria-label", "Copy " + styles.children[at].textContent);
      styles.children[at].firstChild.checked = true;
    });
  }

  document.querySelectorAll("[data-copy], [data-copy-file]").forEach(function (button) {
    var status = button.closest(".cite-tools").querySelector("[role=status]");
    button.addEventListener("click", function () {
      var source = document.getElementById(button.dataset.copy);
      var text = source ? Promise.resolve(source.textContent.trim()) : read(button.dataset.copyFile);
      copy(text, source && source.tagName === "P" ? source.innerHTML : "").then(
        function () { say(status, "Copied"); },
        function () {
          if (source) getSelection().selectAllChildren(source);
          say(status, source ? "Press Ctrl+C to copy" : "The file could not be loaded; use the link");
        }
      );
    });
  });

  function read(address) {
    return fetch(address).then(function (answer) {
      return answer.ok ? answer.text() : Promise.reject();
    });
  }

  // Safari allows copying only right after a click, so it gets a promise of the text. The HTML keeps the italics of a
  // reference that is pasted into a document.
  function copy(text, html) {
    if (!navigator.clipboard) return Promise.reject();
    if (!window.ClipboardItem) return text.then(function (words) { return navigator.clipboard.writeText(words); });
    var blob = text.then(function (words) { return new Blob([words], { type: "text/plain" }); });
    var kinds = { "text/plain": blob };
    if (html) kinds["text/html"] = new Blob([html], { type: "text/html" });
    return navigator.clipboard.write([new ClipboardItem(kinds)]);
  }

  var timer;

  function say(status, words) {
    clearTimeout(timer);
    status.textContent = words;
    timer = setTimeout(function () { status.textContent = ""; }, 4000);
  }
})();
