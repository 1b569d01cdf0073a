// Searches a large site with Pagefind, which loads only the parts of its index that a query needs. Like ranking.js, it
// returns a promise of the function that searches. In scripts without spaces between words, each letter is a word for
// Pagefind: the index has a seam (a word joiner and a space) between them.
paperfolio.search.pagefind = function (address) {
  var letter = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]";
  var unparted = new RegExp("(?<=" + letter + ")(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}])(?=" + letter + ")", "gu");
  var seam = /\u2060 /g;

  // The queries for a question: with the first form of each word, then with the second, and so on.
  function queries(question) {
    var asked = paperfolio.words.parts(question).map(function (word) {
      var parted = word.replace(unparted, " ").replace(/"/g, "");
      if (parted !== word) return ['"' + parted + '"'];
      return paperfolio.words.forms(word).map(function (form) { return form.trim(); }).filter(Boolean);
    }).filter(function (forms) { return forms.length; });
    var most = Math.max.apply(null, asked.map(function (forms) { return forms.length; }).concat(1));
    return Array.from({ length: most }, function (_, n) {
      return asked.map(function (forms) { return forms[n] || forms[0]; }).join(" ");
    });
  }

  // The results of all queries, each page once.
  function merged(answers) {
    var found = new Map();
    answers.forEach(function (answer) {
      answer.results.forEach(function (result) { if (!found.has(result.id)) found.set(result.id, result); });
    });
    return Array.from(found.values());
  }

  function known(data, terms) {
    var record = { url: data.raw_url, text: data.content.replace(seam, "") };
    Object.keys(data.meta).forEach(function (name) { record[name] = data.meta[name].replace(seam, ""); });
    return isNear(record, terms) ? record : null;
  }

  // If no word begins like the reader's, Pagefind takes the nearest one; a much shorter one is no result.
  function isNear(record, terms) {
    return paperfolio.words.fits(paperfolio.search.grounds(record).all, terms.map(function (term) {
      return term.map(function (form) { return form.slice(0, Math.max(4, Math.ceil(form.length * 0.6))); });
    }));
  }

  try {
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])); // an empty module, to test whether the Content-Security-Policy forbids WebAssembly
  } catch (error) {
    return Promise.reject(error);
  }
  return import(new URL(address, document.baseURI).href).then(function (library) {
    return library.options({ ranking: { metaWeights: Object.assign({ forms: 4 }, paperfolio.search.weights) } }).then(library.init).then(function () {
      return function (terms, question) {
        return Promise.all(queries(question).map(function (query) { return library.search(query); })).then(function (found) {
          return merged(found).map(function (result) {
            return function () { return result.data().then(function (data) { return known(data, terms); }); };
          });
        });
      };
    });
  });
};
