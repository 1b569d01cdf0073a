// The search of a large site with Pagefind, which loads those parts of its index that a question needs: a promise of what
// finds, as the one by the index of the site. Each letter of a script that does not part words is a word to Pagefind:
// between them stands a seam, a word joiner and a space.
paperfolio.search.pagefind = function (address) {
  var letter = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]";
  var unparted = new RegExp("(?<=" + letter + ")(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}])(?=" + letter + ")", "gu");
  var seam = /\u2060 /g;

  function asked(word) {
    var parted = word.replace(unparted, " ");
    return parted === word ? word : '"' + parted.replace(/"/g, "") + '"';
  }

  function known(data, terms) {
    var record = { url: data.raw_url, text: data.content.replace(seam, "") };
    Object.keys(data.meta).forEach(function (name) { record[name] = data.meta[name].replace(seam, ""); });
    return isNear(record, terms) ? record : null;
  }

  // Where no word begins as the reader's does, Pagefind takes the nearest there is; a much shorter one is no answer.
  function isNear(record, terms) {
    return paperfolio.words.fits(paperfolio.search.grounds(record).all, terms.map(function (term) {
      return term.slice(0, Math.max(4, Math.ceil(term.length * 0.6)));
    }));
  }

  try {
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])); // an empty one: some policies forbid any
  } catch (error) {
    return Promise.reject(error);
  }
  return import(new URL(address, document.baseURI).href).then(function (library) {
    return library.options({ ranking: { metaWeights: paperfolio.search.weights } }).then(library.init).then(function () {
      return function (terms, question) {
        return library.search(paperfolio.words.parts(question).map(asked).join(" ")).then(function (answer) {
          return answer.results.map(function (result) {
            return function () { return result.data().then(function (data) { return known(data, terms); }); };
          });
        });
      };
    });
  });
};
