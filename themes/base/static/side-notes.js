// Footnotes beside the words that they belong to, where the page has room in its margin. They stay where they are in the
// document, after the text: only their place on the screen changes, not what is read aloud, nor its order.
(function () {
  var article = document.querySelector("article");
  var lists = Array.from(document.querySelectorAll(".paper-main .footnote"));
  var marks = new Map(); // the first mention of each note, by the note's id
  var isBeside = false;

  document.querySelectorAll(".paper-main a.footnote-ref").forEach(function (mark) {
    var id = mark.hash.slice(1);
    [id, decodeURIComponent(id)].forEach(function (name) {
      if (!marks.has(name)) marks.set(name, mark);
    });
  });
  var notes = lists.flatMap(function (list) {
    return Array.from(list.querySelectorAll(":scope > ol > li"), function (note) {
      var mark = marks.get(note.id);
      return mark && { note: note, mark: mark, column: list.parentElement, from: probe(mark), to: probe(note) };
    });
  }).filter(Boolean);
  if (!notes.length) return;

  // An empty element that takes no room, and tells where the line is on which it stands.
  function probe(where) {
    var span = document.createElement("span");
    if (where.matches("li")) (where.querySelector(":scope > p") || where).prepend(span);
    else where.parentElement.before(span);
    return span;
  }

  function baseline(span) {
    var box = span.getBoundingClientRect();
    return box.top + 0.78 * box.height; // letters stand at about this height, in one face as in the other
  }

  function set(beside) {
    isBeside = beside;
    lists.forEach(function (list) { list.classList.toggle("beside", beside); });
    article.style.removeProperty("--notes-end");
    notes.forEach(function (one) {
      one.note.style.removeProperty("--note-top");
      if (beside) one.note.setAttribute("tabindex", "-1");
      else one.note.removeAttribute("tabindex");
    });
  }

  // The margin of the theme is wide enough on this screen, and on the side where the text ends.
  function isThereRoom() {
    return notes.every(function (one) {
      var box = one.note.getBoundingClientRect();
      var isWithin = box.left >= 0 && box.right <= document.documentElement.clientWidth;
      return isWithin && getComputedStyle(one.column).direction === getComputedStyle(article).direction;
    });
  }

  function place() {
    set(true);
    if (!isThereRoom()) return set(false);
    var start = article.getBoundingClientRect().top;
    var end = start;
    var tops = notes.map(function (one) {
      var box = one.note.getBoundingClientRect();
      var column = one.column.getBoundingClientRect().top;
      var top = Math.max(box.top + baseline(one.from) - baseline(one.to), end);
      end = top + box.height;
      return top - column;
    });
    notes.forEach(function (one, at) { one.note.style.setProperty("--note-top", tops[at] + "px"); });
    article.style.setProperty("--notes-end", end - start + "px");
  }

  // Each points at the other.
  function pair(one, other) {
    ["pointerenter", "focusin"].forEach(function (what) {
      one.addEventListener(what, function () { other.classList.toggle("pointed-at", isBeside); });
    });
    ["pointerleave", "focusout"].forEach(function (what) {
      one.addEventListener(what, function () { other.classList.remove("pointed-at"); });
    });
  }

  function show(element) {
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  }

  notes.forEach(function (one) {
    pair(one.mark, one.note);
    pair(one.note, one.mark);
  });
  // What stands in sight need not be scrolled to: the keyboard's place moves to the note, and back.
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a.footnote-ref, a.footnote-backref");
    if (!link || !isBeside || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    var target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    event.preventDefault();
    show(target.matches("li") ? target : target.querySelector("a") || target);
  });

  place();
  var arrived = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (arrived && notes.some(function (one) { return one.note === arrived; })) arrived.scrollIntoView();
  document.fonts.ready.then(place);
  new ResizeObserver(function () { requestAnimationFrame(place); }).observe(article);
  addEventListener("resize", place);
})();
