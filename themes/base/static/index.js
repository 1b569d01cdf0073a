// The index of the site: `paperfolio.index(address)` returns a promise of it and loads it only once. The index is a script,
// because a page opened from a folder cannot use fetch.
(function () {
  var loading;
  window.paperfolio = window.paperfolio || {};
  paperfolio.index = paperfolio.index || function (address) {
    loading = loading || new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      window.paperfolioIndex = resolve;
      script.src = address;
      script.onerror = function () {
        loading = null;
        reject(new Error("no index"));
      };
      document.head.append(script);
    });
    return loading;
  };
})();
