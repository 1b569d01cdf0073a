// Starts the filter of the list of papers on a page. Its scripts and the index of the site are loaded when a reader uses
// the filter, or when the URL contains a filter.
(function () {
  var bar = document.querySelector("[data-filter]");
  var list = document.querySelector("[data-papers]");
  if (!bar || !list) return;
  var text = bar.querySelector("[data-text]");
  var begun;
  var isReady = false;

  function begin() {
    begun = begun || Promise.all(bar.dataset.scripts.split(" ").map(load))
      .then(function () { return paperfolio.index(bar.dataset.index); })
      .then(function (index) {
        isReady = true;
        paperfolio.filter(bar, list, index);
      })
      .catch(function (error) {
        begun = null;
        bar.querySelector("[data-count]").textContent = "The filter could not be loaded.";
        console.error(error);
      })
      .finally(function () { delete list.dataset.waiting; });
    return begun;
  }

  function load(address) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = address;
      script.async = false; // run the scripts in this order
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  // If the URL contains a filter, the list is hidden until it is filtered, so that no papers flash up.
  function beginIfAsked() {
    var isAsked = Array.from(new URLSearchParams(location.search)).some(function (pair) {
      return pair[1] && (pair[0] === "q" || pair[0] === "sort" || bar.querySelector('[data-facet="' + CSS.escape(pair[0]) + '"]'));
    });
    if (begun || !isAsked) return;
    list.dataset.waiting = "";
    begin();
  }

  ["focusin", "input", "change"].forEach(function (kind) { bar.addEventListener(kind, begin); });
  bar.addEventListener("click", function (event) {
    var opener = event.target.closest("[data-open]");
    if (opener && !isReady) begin().then(function () { if (isReady) opener.click(); });
  });
  document.addEventListener("keydown", function (event) {
    var isTaken = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey;
    if (event.key !== "/" || isTaken || event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    event.preventDefault();
    text.focus();
  });
  addEventListener("popstate", beginIfAsked);
  beginIfAsked();
})();
