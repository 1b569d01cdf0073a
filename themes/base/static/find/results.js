// Shows the papers that were found: in place, if the page has them all in this order; otherwise as a new list.
(function () {
  var FIRST = 50; // papers of a new list, until the reader asks for more

  paperfolio.results = function (list, index, root) {
    var papers = index.papers;
    var cards = new Map(), made = new Map();
    var results = document.createElement("div");
    results.className = list.className;
    list.after(results);
    list.querySelectorAll("[data-paper]").forEach(function (card) { cards.set(card.dataset.paper, card); });

    function isOnPage(row) {
      return cards.has(papers.id[row]);
    }

    // The position of a paper on the page.
    function places() {
      return new Map(Array.from(cards.keys(), function (id, place) { return [id, place]; }));
    }

    // Show all papers, as without a filter.
    function showWhole() {
      inPlace(null);
    }

    function inPlace(rows) {
      var ids = rows && new Set(rows.map(function (row) { return papers.id[row]; }));
      results.replaceChildren();
      list.hidden = false;
      cards.forEach(function (card, id) {
        var isOut = Boolean(ids) && !ids.has(id);
        if (card.hidden !== isOut) card.hidden = isOut;
      });
      list.querySelectorAll("[data-group]").forEach(function (group) {
        var count = group.querySelector("[data-group-count]");
        var shown = group.querySelectorAll("[data-paper]:not([hidden])"), left = shown.length;
        var before = group.querySelector("[data-first]");
        if (before && before !== shown[0]) before.removeAttribute("data-first");
        if (left) shown[0].dataset.first = "";
        group.hidden = !left;
        if (!count) return;
        count.dataset.groupCount = count.dataset.groupCount || count.textContent;
        count.textContent = rows ? left.toLocaleString("en") : count.dataset.groupCount;
      });
    }

    function inOneList(rows, most) {
      most = most || FIRST;
      list.hidden = true;
      results.replaceChildren.apply(results, rows.slice(0, most).map(card));
      if (rows.length > most) results.append(more(rows, most));
    }

    function more(rows, most) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "filter-more";
      button.textContent = "Show " + Math.min(FIRST, rows.length - most) + " more";
      button.addEventListener("click", function () {
        inOneList(rows, most + FIRST);
        titleOf(shown()[most]).focus();
      });
      return button;
    }

    function card(row) {
      if (!made.has(row)) {
        made.set(row, isOnPage(row) ? cards.get(papers.id[row]).cloneNode(true) : filled(row));
        made.get(row).hidden = false;
        made.get(row).dataset.paper = papers.id[row];
      }
      return made.get(row);
    }

    // Make a card from the theme's template: each part is repeated for each of its values, or removed if it has none.
    function filled(row) {
      var copy = document.querySelector("[data-found]").content.cloneNode(true);
      var parts = partsOf(row);
      copy.querySelectorAll("[data-part]").forEach(function (part) {
        parts[part.dataset.part].forEach(function (one) {
          var another = part.cloneNode();
          another.textContent = one.text;
          if (one.url) another.href = root + one.url;
          if (one.kind) another.classList.add(one.kind);
          part.before(another);
        });
        part.remove();
      });
      return copy.firstElementChild;
    }

    function partsOf(row) {
      var fields = index.tables.field, count = papers.citations[row];
      var badges = papers.award[row].map(function (award) { return { text: award, kind: "badge-award" }; });
      if (papers.code[row]) badges.unshift({ text: "Code", kind: "badge-code" });
      if (papers.status[row]) {
        badges.unshift({ text: papers.status[row], kind: papers.retracted[row] ? "badge-retracted" : "badge-status" });
      }
      return {
        title: [{ text: papers.title[row], url: index.paper.replace("{}", papers.id[row]) }],
        authors: authors(row),
        venue: said(papers.venue_text[row]),
        date: said(papers.date_text[row]),
        citations: count === null ? [] : said(count.toLocaleString("en") + (count === 1 ? " citation" : " citations")),
        field: papers.field[row].map(function (value) {
          return { text: fields.label[value], url: fields.path.replace("{}", fields.id[value]) };
        }),
        badge: badges
      };
    }

    // In three parts, if the owner is one of the authors.
    function authors(row) {
      var line = papers.authors[row], owner = papers.owner[row];
      if (!owner.length) return said(line);
      var name = { text: line.slice(owner[0], owner[1]), kind: "owner" };
      return said(line.slice(0, owner[0])).concat(name, said(line.slice(owner[1])));
    }

    function said(text) {
      return text ? [{ text: text }] : [];
    }

    // The visible cards in order, and the title link of a card.
    function shown() {
      var all = Array.from((list.hidden ? results : list).querySelectorAll("[data-paper]"));
      return all.filter(function (card) { return !card.hidden; });
    }

    function titleOf(card) {
      return card && card.querySelector('a[href$="/' + CSS.escape(card.dataset.paper) + '.html"]');
    }

    return {
      isOnPage: isOnPage, places: places, showWhole: showWhole, inPlace: inPlace, inOneList: inOneList,
      shown: shown, titleOf: titleOf, areas: [list, results]
    };
  };
})();
