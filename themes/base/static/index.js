// The index of the site, loaded once, for whichever script asks first: `paperfolio.index(address)` is a promise of it. It is a
// script itself, since a page opened from a folder may not fetch.
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
