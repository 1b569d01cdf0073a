// The search by the index of the site, which one file holds: its records, and which of them a question finds.
(function () {
  var WEIGHTS = { title: 8, authors: 4, others: 4, subjects: 2, key: 2, text: 1 }; // of a word, by where it stands
  var words = paperfolio.words;

  // A promise of what finds: from the terms of a question, and the question itself, the answers, the best first. Each
  // is a function that gives a record, or a promise of one, or of nothing.
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

  // What is looked through, by the names of WEIGHTS; and all of it, in which no term runs from one into the other.
  function grounds(record) {
    var found = {};
    Object.keys(WEIGHTS).forEach(function (name) { found[name] = words.fold(record[name] || ""); });
    found.all = Object.values(found).join("\n");
    return found;
  }

  function ranked(all, terms) {
    var hits = [];
    var looked = terms.length > 1 ? terms.concat(terms.join("")) : terms; // words that stand together as asked count more
    all.forEach(function (one, place) {
      if (!words.fits(one.grounds.all, terms)) return;
      var weight = 0;
      looked.forEach(function (term) {
        weight += WEIGHTS[Object.keys(WEIGHTS).find(function (name) { return one.grounds[name].includes(term); })] || 0;
      });
      hits.push({ record: one.record, weight: weight, place: place });
    });
    hits.sort(function (one, other) { return other.weight - one.weight || one.place - other.place; });
    return hits.map(function (hit) { return hit.record; });
  }

  paperfolio.search = { weights: WEIGHTS, grounds: grounds, finder: finder };
})();
