// Searches the index of the site, which is one file: finds the records for a query and ranks them.
(function () {
  var WEIGHTS = { title: 8, authors: 4, others: 4, subjects: 2, key: 2, text: 1 }; // of a word, by its field
  var words = paperfolio.words;

  // A promise of the function that searches. It takes the terms of a query and the query itself, and returns the results,
  // the best first. Each result is a function that returns a record, a promise of one, or a promise of nothing.
  function finder(address) {
    return paperfolio.index(address).then(function (index) {
      var all = records(index).map(function (record) { return { record: record, grounds: grounds(record) }; });
      return function (terms) {
        return ranked(all, terms).map(function (record) { return function () { return record; }; });
      };
    });
  }

  function records(index) {
    var papers = index.papers, pages = index.pages;
    function labels(kind, places) {
      var table = index.tables[kind];
      return [].concat(places).filter(function (place) { return place >= 0; }).map(function (place) {
        var title = table.title && table.title[place];
        return title ? table.label[place] + " " + title : table.label[place];
      });
    }
    return pages.url.map(function (url, n) {
      return { url: url, kind: pages.kind[n], title: pages.title[n], text: pages.text[n] };
    }).concat(papers.id.map(function (id, n) {
      var subjects = [papers.venue_text[n], papers.date_text[n]].concat(papers.award[n]);
      ["type", "field", "keyword", "venue"].forEach(function (kind) {
        subjects = subjects.concat(labels(kind, papers[kind][n]));
      });
      return {
        url: index.paper.replace("{}", id),
        key: papers.key[n] || id,
        title: papers.title[n],
        authors: papers.authors[n],
        others: papers.others[n],
        subjects: subjects.join(" · "),
        venue: papers.venue_text[n],
        date: papers.date_text[n],
        status: papers.status[n],
        text: papers.abstract[n]
      };
    }));
  }

  // The texts to search, by the names of WEIGHTS, and all of them joined so that no term matches across two fields.
  function grounds(record) {
    var found = {};
    Object.keys(WEIGHTS).forEach(function (name) { found[name] = words.allForms(record[name] || ""); });
    found.all = Object.values(found).join("\n");
    return found;
  }

  function ranked(all, terms) {
    var hits = [];
    var phrase = [terms.map(function (term) { return term[0]; }).join("")];
    var looked = terms.length > 1 ? terms.concat([phrase]) : terms; // the words in the order of the query count more
    all.forEach(function (one, place) {
      if (!words.fits(one.grounds.all, terms)) return;
      var weight = 0;
      looked.forEach(function (term) {
        weight += WEIGHTS[Object.keys(WEIGHTS).find(function (name) { return words.fits(one.grounds[name], [term]); })] || 0;
      });
      hits.push({ record: one.record, weight: weight, place: place });
    });
    hits.sort(function (one, other) { return other.weight - one.weight || one.place - other.place; });
    return hits.map(function (hit) { return hit.record; });
  }

  paperfolio.search = { weights: WEIGHTS, grounds: grounds, finder: finder };
})();
