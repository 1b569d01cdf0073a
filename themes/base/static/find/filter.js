// Filters and sorts the list of papers: reads the controls, finds the papers, and keeps the filter in the URL.
paperfolio.filter = function (bar, list, index) {
  var words = paperfolio.words, papers = index.papers;
  var text = part("text"), sorts = part("sorts"), opener = part("open"), panel = part("facets"), files = part("files");
  index.tables.has = { id: ["code", "award"], label: ["Code", "Award"] };
  papers.has = papers.code.map(function (code, row) {
    return [0, 1].filter(function (value) { return value ? papers.award[row].length : code; });
  });
  var results = paperfolio.results(list, index, new URL(".", new URL(bar.dataset.index, location.href)).href);
  var rows = rowsOfList(); // the positions of this list's papers in the columns of the index
  var isWhole = rows.every(results.isOnPage);
  var facets = paperfolio.facets(bar, index, rows, function () { changed(true); });
  var found = rows, folded = [], orders = {};
  var isParted = location.protocol !== "file:"; // whether a file can be read and a part of it saved

  function part(name) {
    return bar.querySelector("[data-" + name + "]");
  }

  function rowsOfList() {
    var kind = bar.dataset.kind, all = Array.from(papers.id.keys());
    // An index that is newer than the page may have papers that the page does not have.
    if (!document.querySelector("[data-found]")) all = all.filter(results.isOnPage);
    if (kind === "papers") return all;
    var topic = index.tables[kind].id.indexOf(bar.dataset.value);
    return all.filter(function (row) { return [].concat(papers[kind][row]).includes(topic); });
  }

  // --- Find the papers ---

  function wordsOf(row) {
    return folded[row] || (folded[row] = words.allForms([
      papers.title[row], papers.authors[row], papers.others[row], papers.venue_text[row], papers.abstract[row]
    ].join(" ")));
  }

  // Prepare the texts before the first letter is typed, in short steps.
  function prepare(next) {
    var end = performance.now() + 8;
    while (next < rows.length && performance.now() < end) wordsOf(rows[next++]);
    if (next < rows.length) setTimeout(prepare, 4, next);
    else find();
  }

  function ordered() {
    var name = sorts.value;
    return orders[name] || (orders[name] = rows.slice().sort(name || !isWhole ? by(name || bar.dataset.sort) : byPlace()));
  }

  function byPlace() {
    var places = results.places();
    return function (one, other) { return places.get(papers.id[one]) - places.get(papers.id[other]); };
  }

  function by(name) {
    // A collator is slow to create, so it is only created to sort by title.
    var collator = name === "title" && new Intl.Collator(document.documentElement.lang, { numeric: true });
    return function (one, other) {
      var rest = one - other; // the index is sorted, newest first
      if (name === "citations") return papers.citations[other] - papers.citations[one] || rest;
      return name === "title" ? collator.compare(papers.title[one], papers.title[other]) || rest : rest;
    };
  }

  // Find the papers; return, for each facet, the papers that pass all other facets, for the numbers of its values.
  function find() {
    var asked = words.terms(text.value), left = facets.map(function () { return []; });
    found = ordered().filter(function (row) {
      if (asked.length && !words.fits(wordsOf(row), asked)) return false;
      var against = facets.filter(function (facet) { return facet.isAgainst(row); });
      facets.forEach(function (facet, place) {
        if (!against.length || (against.length === 1 && against[0] === facet)) left[place].push(row);
      });
      return !against.length;
    });
    return left;
  }

  // --- Show them ---

  function isAsked() {
    return Boolean(text.value.trim() || sorts.value || facets.some(function (facet) { return facet.chosen.size; }));
  }

  function update() {
    var left = find(), asked = isAsked();
    if (!asked) results.showWhole();
    else if (isWhole && !sorts.value) results.inPlace(found);
    else results.inOneList(found);
    document.querySelectorAll("[data-whole]").forEach(function (other) { other.hidden = asked; });
    part("count").textContent = asked ? number(found.length) + " of " + number(rows.length) + " papers" : "";
    part("clear").hidden = !asked;
    if (files) files.hidden = !asked || !found.length;
    showChosen();
    if (!panel.hidden) facets.forEach(function (facet, place) { facet.show(facet.count(left[place])); });
  }

  function showChosen() {
    var nodes = facets.flatMap(function (facet) {
      return Array.from(facet.chosen, function (value) {
        var node = document.querySelector("[data-choice]").content.firstElementChild.cloneNode(true);
        var button = node.querySelector("button");
        button.textContent = facet.label(value);
        button.setAttribute("aria-label", "Remove " + facet.label(value));
        button.addEventListener("click", function () {
          facet.chosen.delete(value);
          changed(true);
          (part("chosen").querySelector("button") || opener).focus();
        });
        return node;
      });
    });
    part("chosen").replaceChildren.apply(part("chosen"), nodes);
  }

  function number(value) {
    return value.toLocaleString("en");
  }

  // --- The URL: typing changes the current entry of the history, a choice adds an entry ---

  function changed(isChoice) {
    update();
    try {
      history[isChoice ? "pushState" : "replaceState"](null, "", address());
    } catch (error) {
      // The URL cannot be changed in a page opened from a folder, or too often in a short time.
    }
  }

  // The URL of a filter also has the id of this heading, so that a shared link opens at the list.
  var heading = bar.parentElement.querySelector(":scope > h2[id]");

  function address() {
    var query = new URLSearchParams(location.search);
    facets.forEach(function (facet) {
      query.delete(facet.kind);
      facet.names().forEach(function (name) { query.append(facet.kind, name); });
    });
    put(query, "q", text.value.trim());
    put(query, "sort", sorts.value);
    return location.pathname + (String(query) && "?" + query) + (location.hash || (heading && "#" + heading.id) || "");
  }

  function put(query, name, value) {
    if (value) query.set(name, value);
    else query.delete(name);
  }

  function isInAddress() {
    var query = new URLSearchParams(location.search);
    return query.get("q") || query.get("sort") || facets.some(function (facet) { return query.get(facet.kind); });
  }

  function recall() {
    var query = new URLSearchParams(location.search);
    text.value = query.get("q") || "";
    sorts.value = query.get("sort") || "";
    if (sorts.selectedIndex < 0) sorts.selectedIndex = 0;
    facets.forEach(function (facet) { facet.choose(query.getAll(facet.kind)); });
    update();
  }

  // --- The controls ---

  var frame;

  function typed() {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(function () { changed(false); });
  }

  function open(isOpen) {
    panel.hidden = !isOpen;
    opener.setAttribute("aria-expanded", String(isOpen));
    update();
  }

  text.addEventListener("input", typed);
  sorts.addEventListener("change", function () { changed(true); });
  opener.addEventListener("click", function () { open(panel.hidden); });
  part("clear").addEventListener("click", function () {
    text.value = "";
    sorts.selectedIndex = 0;
    facets.forEach(function (facet) { facet.chosen.clear(); });
    changed(true);
    text.focus();
  });
  bar.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || (event.target !== text && panel.hidden)) return;
    event.preventDefault();
    if (event.target !== text) {
      open(false);
      opener.focus();
    } else if (text.value) {
      text.value = "";
      typed();
    } else text.blur();
  });

  // Arrow keys move from the field to the papers, and from one paper to the next.
  var reached;

  function walk(event) {
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target !== text && event.target !== reached) return;
    var cards = results.shown(), place = cards.indexOf(event.target.closest("[data-paper]")) + step;
    if (event.target === text && step < 0) return;
    event.preventDefault();
    reached = place < 0 ? text : results.titleOf(cards[place]) || reached;
    reached.focus();
  }

  [text].concat(results.areas).forEach(function (area) { area.addEventListener("keydown", walk); });
  results.areas.forEach(function (area) {
    area.addEventListener("focusin", function (event) {
      if (isAsked() && event.target === results.titleOf(event.target.closest("[data-paper]"))) reached = event.target;
    });
  });

  // --- Downloads of the papers that are shown ---

  function onlyWhole() {
    isParted = false;
    part("files-of").textContent = "Download the whole list:";
  }

  if (files) {
    if (!isParted) onlyWhole();
    files.addEventListener("click", function (event) {
      var link = event.target.closest("[data-file]");
      if (!link || !isParted) return;
      event.preventDefault();
      paperfolio.saveRecords(link, found.map(function (row) { return papers.key[row] || papers.id[row]; })).catch(onlyWhole);
    });
  }

  addEventListener("popstate", recall);
  addEventListener("beforeprint", function () { if (list.hidden) results.inOneList(found, found.length); });
  prepare(0);
  if (isInAddress()) recall();
  else if (isAsked()) changed(false);
};
