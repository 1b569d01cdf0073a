// The facets of a list: their values, the chosen ones, and how many papers each value would show.
(function () {
  var SHOWN = 5; // values, until the reader asks for all
  var MOST = 60; // values; others are found by typing

  // `rows` are the positions of the papers in the columns of `index`; `changed` is called after each choice.
  paperfolio.facets = function (bar, index, rows, changed) {
    var facets = Array.from(bar.querySelectorAll("[data-facet]")).map(function (place) {
      return new Facet(place, index, rows, changed);
    });
    return facets.filter(function (facet) { return !facet.place.hidden; });
  };

  function Facet(place, index, rows, changed) {
    var kind = place.dataset.facet;
    this.place = place;
    this.kind = kind;
    this.table = index.tables[kind];
    this.column = index.papers[kind];
    this.changed = changed;
    this.chosen = new Set();
    this.nodes = new Map();
    this.isWhole = false;
    this.totals = this.count(rows);
    // A value that all papers have, or none, is no use for filtering.
    place.hidden = !this.totals.some(function (total) { return total && total < rows.length; });
    if (!place.hidden) this.furnish();
  }

  Facet.prototype.values = function (row) {
    var value = this.column[row];
    return typeof value === "object" ? value : value < 0 ? [] : [value];
  };

  // Whether the chosen values of this facet exclude a paper.
  Facet.prototype.isAgainst = function (row) {
    var chosen = this.chosen;
    return chosen.size > 0 && !this.values(row).some(function (value) { return chosen.has(value); });
  };

  // The number of papers with each value.
  Facet.prototype.count = function (rows) {
    var counts = this.table.id.map(function () { return 0; });
    rows.forEach(function (row) {
      this.values(row).forEach(function (value) { counts[value]++; });
    }, this);
    return counts;
  };

  Facet.prototype.label = function (value) {
    return (this.table.title && this.table.title[value]) || this.table.label[value];
  };

  // Convert the chosen values to URL parameters, and back; unknown values are ignored.
  Facet.prototype.names = function () {
    return Array.from(this.chosen, function (value) { return this.table.id[value]; }, this);
  };
  Facet.prototype.choose = function (names) {
    var values = names.map(function (name) { return this.table.id.indexOf(name); }, this);
    this.chosen = new Set(values.filter(function (value) { return this.totals[value] > 0; }, this));
  };

  Facet.prototype.furnish = function () {
    var facet = this, count = this.totals.filter(Boolean).length;
    var name = this.place.querySelector("legend").textContent;
    this.place.append(document.querySelector("[data-facet-parts]").content.cloneNode(true));
    this.list = this.place.querySelector("[data-values]");
    this.find = this.place.querySelector("[data-find]");
    this.more = this.place.querySelector("[data-more]");
    this.find.hidden = count <= MOST;
    this.find.placeholder = "Find among " + count.toLocaleString("en");
    this.find.setAttribute("aria-label", name + ": find among " + count.toLocaleString("en"));
    this.find.addEventListener("input", function () { facet.show(); });
    this.more.addEventListener("click", function () {
      facet.isWhole = !facet.isWhole;
      facet.show();
    });
  };

  // Show the values: the most frequent first, years the newest first; chosen values are always shown. `counts` are the
  // numbers of the papers that pass the other facets.
  Facet.prototype.show = function (counts) {
    var facet = this, asked = paperfolio.words.terms(this.find.value);
    this.counts = counts = counts || this.counts;
    var values = counts.map(function (count, value) { return value; }).filter(function (value) {
      if (facet.chosen.has(value)) return true;
      return counts[value] && (!asked.length || paperfolio.words.fits(paperfolio.words.allForms(facet.label(value)), asked));
    });
    values.sort(function (one, other) {
      return facet.kind === "year" ? facet.table.id[other] - facet.table.id[one] : counts[other] - counts[one] || one - other;
    });
    var nodes = values.filter(function (value, place) { return facet.isWhole || place < SHOWN || facet.chosen.has(value); })
      .map(this.option, this);
    // A node that is not moved keeps the focus.
    var isSame = nodes.length === this.list.children.length && nodes.every(function (node, place) {
      return node === facet.list.children[place];
    });
    if (!isSame) this.list.replaceChildren.apply(this.list, nodes);
    this.more.hidden = !this.find.hidden || values.length <= SHOWN;
    this.more.textContent = this.isWhole ? "Show fewer" : "Show all " + values.length;
    this.more.setAttribute("aria-expanded", String(this.isWhole));
  };

  Facet.prototype.option = function (value) {
    var facet = this, node = this.nodes.get(value);
    if (!node) {
      node = document.querySelector("[data-facet-value]").content.firstElementChild.cloneNode(true);
      node.querySelector("[data-label]").textContent = this.label(value);
      node.querySelector("input").addEventListener("change", function (event) {
        facet.chosen[event.target.checked ? "add" : "delete"](value);
        facet.changed();
      });
      this.nodes.set(value, node);
    }
    node.querySelector("input").checked = this.chosen.has(value);
    node.querySelector("[data-number]").textContent = this.counts[value].toLocaleString("en");
    return node;
  };
})();
