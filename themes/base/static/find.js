// Lets readers filter the list of papers on a page. What that takes, scripts and the index of the site, is loaded when
// somebody begins, or when the address asks for it; until then the list stands as it is.
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
        bar.querySelector("[data-count]").textContent = "The list cannot be filtered now.";
        console.error(error);
      })
      .finally(function () { delete list.dataset.waiting; });
    return begun;
  }

  function load(address) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = address;
      script.async = false; // in this order
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  // A list that an address has narrowed waits unseen, so that nothing is shown that vanishes at once.
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
