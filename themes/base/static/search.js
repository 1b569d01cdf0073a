// Starts the search page. The search scripts are loaded when the reader types, or when the URL has a query.
(function () {
  var form = document.querySelector("[data-search]");
  var field = form.elements.q;
  var begun;

  // One after the other, because each script uses the ones before it.
  function begin() {
    begun = begun || form.dataset.scripts.split(" ").reduce(function (before, address) {
      return before.then(function () { return load(address); });
    }, Promise.resolve()).catch(function (error) {
      begun = null;
      console.error(error);
      document.querySelector("[data-search-status]").textContent =
        "The search could not be loaded. The lists below link to every paper.";
    });
  }

  function load(address) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  // On the search page itself, the slash and the search link focus the field.
  document.querySelectorAll("[rel=search]").forEach(function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      field.focus();
    });
  });

  if (new URLSearchParams(location.search).get("q")) begin();
  else field.focus();
  field.addEventListener("input", begin);
  addEventListener("popstate", begin);
})();
