// Takes some records out of a list's file for reference managers, by their citation keys.
(function () {
  var FORMS = {
    bib: function (whole, keys) {
      var written = keys.map(function (key) { return key.replace(/[^A-Za-z0-9:._+/-]/g, "-"); });
      return picked(whole.split(/^(?=@\w+\{[^,\s]+,$)/m), /^@\w+\{([^,\s]+),$/m, written).join("\n");
    },
    ris: function (whole, keys) {
      return picked(whole.split(/^(?=TY {2}- )/m), /^ID {2}- (.*)$/m, keys).join("\n");
    },
    json: function (whole, keys) {
      var items = new Map(JSON.parse(whole).map(function (item) { return [item.id, item]; }));
      return JSON.stringify(keys.map(function (key) { return items.get(key); }).filter(Boolean), null, 1) + "\n";
    }
  };

  function picked(records, pattern, keys) {
    var known = new Map();
    records.forEach(function (record) {
      var key = pattern.exec(record);
      if (key) known.set(key[1].trim(), record.trimEnd() + "\n");
    });
    return keys.map(function (key) { return known.get(key); }).filter(Boolean);
  }

  // Read the file of a link, and save the records with these keys, in this order, under the same name.
  paperfolio.saveRecords = function (link, keys) {
    var name = link.pathname.split("/").pop();
    return fetch(link.href)
      .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(new Error(answer.statusText)); })
      .then(function (whole) {
        var copy = document.createElement("a");
        copy.href = URL.createObjectURL(new Blob([FORMS[name.split(".").pop()](whole, keys)], { type: "text/plain" }));
        copy.download = name;
        copy.click();
        setTimeout(function () { URL.revokeObjectURL(copy.href); }, 60000);
      });
  };
})();
