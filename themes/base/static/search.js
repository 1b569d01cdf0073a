// The page of the search: what searches is loaded when the reader begins to ask, or when the address has a question.
(function () {
  var form = document.querySelector("[data-search]");
  var field = form.elements.q;
  var begun;

  // One after the other: each stands on those before it.
  function begin() {
    begun = begun || form.dataset.scripts.split(" ").reduce(function (before, address) {
      return before.then(function () { return load(address); });
    }, Promise.resolve()).catch(function (error) {
      begun = null;
      console.error(error);
      document.querySelector("[data-search-status]").textContent =
        "The search cannot be loaded here: the lists below lead to every paper.";
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

  // Who is here already and wants to search, by a slash, say, has the field before them.
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
