// The index of the site: `paperfolio.index(address)` returns a promise of it and loads it only once. The index is a script,
// because a page opened from a folder cannot use fetch. A small script, which no cache keeps, has its version.
(function () {
  var loading;
  window.paperfolio = window.paperfolio || {};

  // A promise of the value with which the script at `address` calls the function `name`.
  function called(name, address) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      window[name] = resolve;
      script.src = address;
      script.onerror = function () { reject(new Error("not found: " + address)); };
      document.head.append(script);
    });
  }

  paperfolio.index = paperfolio.index || function (address) {
    var small = address.replace("search-index.js", "search-version.js") + "-" + Date.now();
    loading = loading || called("paperfolioIndexVersion", small).then(function (version) {
      return called("paperfolioIndex", address + "-" + version);
    }).catch(function (error) {
      loading = null;
      throw error;
    });
    return loading;
  };
})();
