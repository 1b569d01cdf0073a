// What the page of the search does, once the reader has begun to ask.
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
  var finder; // a promise of what finds
  var answers = []; // those not shown yet
  var typed = 0; // a timer
  var isSettled = true; // whether the reader has looked at answers since the last letter
  var turn = 0; // an answer to an earlier question comes too late

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
      status.textContent = "The search cannot be loaded here: the lists below lead to every paper.";
    });
  }

  // Adds answers to `items` until there are as many as wanted; then all take the place of what was shown.
  function show(terms, count, items, mine) {
    var part = answers.splice(0, count - items.length);
    return Promise.all(part.map(function (answer) { return answer(); })).then(function (found) {
      if (mine !== turn) return;
      var right = found.filter(Boolean);
      if (!right.length) answers = []; // nor will there be one among the rest, which are no better
      items = items.concat(right.map(function (record) { return item(record, terms); }));
      if (answers.length && items.length < count) return show(terms, count, items, mine);
      list.replaceChildren.apply(list, items);
      list.ariaBusy = null;
      tell(terms, items.length);
    });
  }

  function tell(terms, shown) {
    var all = shown + answers.length;
    status.textContent = !terms.length ? "" : !all ? "Nothing has all of these words"
      : all === 1 ? "1 result" : all.toLocaleString(document.documentElement.lang) + " results";
    help.hidden = terms.length > 0;
    hint.hidden = !terms.length || all > 0;
    more.hidden = !answers.length;
  }

  // One answer: the parts of the pattern, without those that it has nothing for.
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

  // As lists show them; where the reader asks for one whom these leave out, that one, too.
  function authors(record, terms) {
    var shown = record.authors || "";
    var missed = (record.others || "").split(", ").filter(function (name) {
      return !shown.includes(name) && terms.some(function (term) { return words.fits(words.fold(name), [term]); });
    });
    return missed.length ? shown + (shown.includes("incl. ") ? ", " : ", incl. ") + missed.slice(0, 3).join(", ") : shown;
  }

  // The keywords and the like that the reader asks for, where nothing else that is shown says why the paper is here.
  function subjects(record, terms) {
    var shown = [record.title, record.authors, record.others, record.venue, record.date, record.text];
    var missed = terms.filter(function (term) { return !words.fits(words.fold(shown.join(" ")), [term]); });
    return (record.subjects || "").split(" · ").filter(function (subject) {
      return missed.some(function (term) { return words.fits(words.fold(subject), [term]); });
    }).slice(0, 6).join(" · ");
  }

  // The question stands in the address, so that it can be shared and found again by the back button; how many of the
  // answers were shown, in the history alone.
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
      // Some browsers keep the address of a file as it is; the answers come all the same.
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
  // What was typed while this was on its way is asked like all that follows.
  if (field.value) field.dispatchEvent(new Event("input"));
  else restore();
})();
