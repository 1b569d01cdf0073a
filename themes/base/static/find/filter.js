// The list of papers, filtered and sorted: what the controls ask for, which papers fit, and the same in the address.
paperfolio.filter = function (bar, list, index) {
  var words = paperfolio.words, papers = index.papers;
  var text = part("text"), sorts = part("sorts"), opener = part("open"), panel = part("facets"), files = part("files");
  index.tables.has = { id: ["code", "award"], label: ["Code", "Award"] };
  papers.has = papers.code.map(function (code, row) {
    return [0, 1].filter(function (value) { return value ? papers.award[row].length : code; });
  });
  var results = paperfolio.results(list, index, new URL(".", new URL(bar.dataset.index, location.href)).href);
  var rows = rowsOfList(); // the places of this list's papers in the columns of the index
  var isWhole = rows.every(results.isOnPage);
  var facets = paperfolio.facets(bar, index, rows, function () { changed(true); });
  var found = rows, folded = [], orders = {};
  var isParted = location.protocol !== "file:"; // where a file can be read, and parts of it be saved

  function part(name) {
    return bar.querySelector("[data-" + name + "]");
  }

  function rowsOfList() {
    var kind = bar.dataset.kind, all = Array.from(papers.id.keys());
    // An index that is newer than the page may have more papers than there is a form for.
    if (!document.querySelector("[data-found]")) all = all.filter(results.isOnPage);
    if (kind === "papers") return all;
    var topic = index.tables[kind].id.indexOf(bar.dataset.value);
    return all.filter(function (row) { return [].concat(papers[kind][row]).includes(topic); });
  }

  // --- Which papers fit ---

  function wordsOf(row) {
    return folded[row] || (folded[row] = words.fold([
      papers.title[row], papers.authors[row], papers.others[row], papers.venue_text[row], papers.abstract[row]
    ].join(" ")));
  }

  // Before the first letter is typed, but never long at once.
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
    // What compares titles takes long to make, and the first letter waits for it.
    var collator = name === "title" && new Intl.Collator(document.documentElement.lang, { numeric: true });
    return function (one, other) {
      var rest = one - other; // the index has the newest first
      if (name === "citations") return papers.citations[other] - papers.citations[one] || rest;
      return name === "title" ? collator.compare(papers.title[one], papers.title[other]) || rest : rest;
    };
  }

  // The papers that fit; and for each facet those that all others leave, which its own choices would add to.
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

  // --- What the page shows of it ---

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

  // --- The address: what is typed changes the entry of the history, what is chosen makes a new one ---

  function changed(isChoice) {
    update();
    try {
      history[isChoice ? "pushState" : "replaceState"](null, "", address());
    } catch (error) {
      // In a folder, or where it changes too often for the browser, the address stays as it was.
    }
  }

  // Who follows the address shall come to the list, also where it stands low on the page.
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

  // Arrows lead from the field to the papers, and from one to the next.
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

  // --- The papers that are shown, for reference managers ---

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
