// Runs the search page after the reader has started to type.
(function () {
  var form = document.querySelector("[data-search]");
  var field = form.elements.q;
  var list = document.querySelector("[data-search-results]");
  var status = document.querySelector("[data-search-status]");
  var help = document.querySelector("[data-search-help]");
  var hint = document.querySelector("[data-search-nothing]");
  var more = document.querySelector("[data-search-more]");
  var pattern = document.querySelector("[data-search-result]").content.firstElementChild;
  var AT_ONCE = 20;
  var KINDS = { home: "Profile", page: "Page", news: "News", person: "Person" };
  var words = paperfolio.words;
  var finder; // a promise of the function that searches
  var answers = []; // results that are not shown yet
  var typed = 0; // a timer
  var isSettled = true; // whether the reader has used the results since the last letter
  var turn = 0; // number of the query, to ignore results of earlier ones

  function load() {
    var index = form.dataset.index, pagefind = form.dataset.pagefind;
    function byIndex() { return paperfolio.search.finder(index); }
    if (!finder) finder = pagefind ? paperfolio.search.pagefind(pagefind).catch(byIndex) : byIndex();
    return finder;
  }

  function ask(question, count, then) {
    var terms = words.terms(question), mine = ++turn;
    list.ariaBusy = "true";
    load().then(function (find) {
      return terms.length ? find(terms, question) : [];
    }).then(function (found) {
      if (mine !== turn) return;
      answers = found;
      return show(terms, count, [], mine).then(then);
    }).catch(function (error) {
      finder = null;
      console.error(error);
      list.ariaBusy = null;
      status.textContent = "The search could not be loaded. The lists below link to every paper.";
    });
  }

  // Add results to `items` until there are `count`; then show them in place of the earlier ones.
  function show(terms, count, items, mine) {
    var part = answers.splice(0, count - items.length);
    return Promise.all(part.map(function (answer) { return answer(); })).then(function (found) {
      if (mine !== turn) return;
      var right = found.filter(Boolean);
      if (!right.length) answers = []; // the rest are no better
      items = items.concat(right.map(function (record) { return item(record, terms); }));
      if (answers.length && items.length < count) return show(terms, count, items, mine);
      list.replaceChildren.apply(list, items);
      list.ariaBusy = null;
      tell(terms, items.length);
    });
  }

  function tell(terms, shown) {
    var all = shown + answers.length;
    status.textContent = !terms.length ? "" : !all ? "No results"
      : all === 1 ? "1 result" : all.toLocaleString(document.documentElement.lang) + " results";
    help.hidden = terms.length > 0;
    hint.hidden = !terms.length || all > 0;
    more.hidden = !answers.length;
  }

  // The element of a result: a copy of the template, without empty parts.
  function item(record, terms) {
    var made = pattern.cloneNode(true);
    var parts = {
      kind: KINDS[record.kind],
      date: record.date,
      title: record.title,
      authors: authors(record, terms),
      venue: record.venue,
      subjects: subjects(record, terms),
      status: record.status,
      excerpt: record.text && record.text !== record.title ? paperfolio.marks.excerpt(record.text, terms) : ""
    };
    Object.keys(parts).forEach(function (name) {
      var place = made.querySelector('[data-part="' + name + '"]');
      if (!place) return;
      if (parts[name]) paperfolio.marks.mark(place, parts[name], terms);
      else place.remove();
    });
    made.querySelector("a").href = record.url;
    return made;
  }

  // The authors as lists show them, and any other author that matches the query.
  function authors(record, terms) {
    var shown = record.authors || "";
    var missed = (record.others || "").split(", ").filter(function (name) {
      return !shown.includes(name) && terms.some(function (term) { return words.fits(words.allForms(name), [term]); });
    });
    return missed.length ? shown + (shown.includes("incl. ") ? ", " : ", incl. ") + missed.slice(0, 3).join(", ") : shown;
  }

  // The keywords and other subjects that match, if no other part of the result shows why it was found.
  function subjects(record, terms) {
    var shown = [record.title, record.authors, record.others, record.venue, record.date, record.text];
    var missed = terms.filter(function (term) { return !words.fits(words.allForms(shown.join(" ")), [term]); });
    return (record.subjects || "").split(" · ").filter(function (subject) {
      return missed.some(function (term) { return words.fits(words.allForms(subject), [term]); });
    }).slice(0, 6).join(" · ");
  }

  // The query is in the URL, so that it can be shared and the back button works; the number of results is only in the
  // history.
  function restore() {
    isSettled = true;
    field.value = new URLSearchParams(location.search).get("q") || "";
    ask(field.value, (history.state && history.state.shown) || AT_ONCE);
  }

  function remember(question, shown, isNew) {
    var address = location.pathname + (question ? "?q=" + encodeURIComponent(question) : "");
    try {
      history[isNew ? "pushState" : "replaceState"]({ shown: shown }, "", address);
    } catch (error) {
      // Some browsers do not change the URL of a local file; the search works without it.
    }
  }

  field.addEventListener("input", function () {
    clearTimeout(typed);
    typed = setTimeout(function () {
      remember(field.value.trim(), AT_ONCE, isSettled);
      isSettled = false;
      ask(field.value, AT_ONCE);
    }, 120);
  });

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    clearTimeout(typed);
    remember(field.value.trim(), AT_ONCE, isSettled);
    isSettled = true;
    ask(field.value, AT_ONCE);
  });

  more.addEventListener("click", function () {
    var shown = list.children.length;
    remember(field.value.trim(), shown + AT_ONCE, false);
    ask(field.value, shown + AT_ONCE, function () { list.children[shown].querySelector("a").focus(); });
  });

  addEventListener("popstate", restore);
  // Search for what was typed while this script was loading.
  if (field.value) field.dispatchEvent(new Event("input"));
  else restore();
})();
