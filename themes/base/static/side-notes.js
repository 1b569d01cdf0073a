// Shows footnotes beside the text that refers to them, if the margin is wide enough. Their place in the document, after the
// text, does not change: a screen reader reads the same words in the same order.
(function () {
  var article = document.querySelector("article");
  var lists = Array.from(document.querySelectorAll(".paper-main .footnote"));
  var rest = new Set(document.querySelectorAll(".paper-main .footnote > ol > li"));
  var notes = []; // in the order of their first references, which may not be that of the notes
  var isBeside = false;
  var tooNarrow = 0; // the last width of the window that had no room for notes
  if (!rest.size) return;

  document.querySelectorAll(".paper-main a.footnote-ref").forEach(function (mark) {
    var note = document.getElementById(goal(mark));
    if (rest.has(note) && !mark.closest(".footnote")) add(note, mark);
  });
  // Notes without a reference in the text follow after the others.
  rest.forEach(function (note) { add(note, null); });

  function add(note, mark) {
    var column = note.closest(".footnote").parentElement;
    notes.push({ note: note, mark: mark, column: column, from: mark && probe(mark), to: probe(note) });
    rest.delete(note);
  }

  // The id that a reference, or the arrow at the end of a note, links to.
  function goal(link) {
    return link.getAttribute("href").slice(1);
  }

  // An empty element without size that shows the position of its line.
  function probe(where) {
    var span = document.createElement("span");
    if (where.matches("li")) (where.querySelector(":scope > p") || where).prepend(span);
    else where.parentElement.before(span);
    return span;
  }

  function baseline(span) {
    var box = span.getBoundingClientRect();
    return box.top + 0.78 * box.height; // about the baseline, in all fonts of the themes
  }

  function set(beside) {
    isBeside = beside;
    lists.forEach(function (list) { list.classList.toggle("beside", beside); });
    notes.forEach(function (one) {
      if (beside) one.note.setAttribute("tabindex", "-1");
      else one.note.removeAttribute("tabindex");
    });
    if (!beside) article.style.removeProperty("--notes-end");
  }

  // Whether the margin is wide enough on this screen, and on the side where lines end.
  function isThereRoom() {
    return notes.every(function (one) {
      var box = one.note.getBoundingClientRect();
      var isWithin = box.left >= 0 && box.right <= document.documentElement.clientWidth;
      return isWithin && getComputedStyle(one.column).direction === getComputedStyle(article).direction;
    });
  }

  // Do not try again at a width that was too narrow: the page would be shorter for a moment, and scroll.
  function place() {
    var width = document.documentElement.clientWidth;
    if (!isBeside && width === tooNarrow) return;
    if (!isBeside) set(true);
    if (!isThereRoom()) {
      tooNarrow = width;
      set(false);
      return;
    }
    var start = article.getBoundingClientRect().top;
    var end = start;
    var tops = notes.map(function (one) {
      var box = one.note.getBoundingClientRect();
      var column = one.column.getBoundingClientRect().top;
      var top = Math.max(one.from ? box.top + baseline(one.from) - baseline(one.to) : column, end);
      end = top + box.height;
      return top - column;
    });
    notes.forEach(function (one, at) { one.note.style.setProperty("--note-top", tops[at] + "px"); });
    article.style.setProperty("--notes-end", end - start + "px");
  }

  // Highlight a note and its reference together.
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
    if (!one.mark) return;
    pair(one.mark, one.note);
    pair(one.note, one.mark);
  });
  // A note that is visible needs no scrolling: only the focus moves to the note, and back.
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a.footnote-ref, a.footnote-backref");
    if (!link || !isBeside || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    var target = document.getElementById(goal(link));
    if (!target) return;
    event.preventDefault();
    show(target.matches("li") ? target : target.querySelector("a") || target);
  });

  place();
  document.fonts.ready.then(place);
  new ResizeObserver(function () { requestAnimationFrame(place); }).observe(article);
  addEventListener("resize", place);
  // If the URL names a note, the browser has scrolled to its old place.
  addEventListener("load", function () {
    var arrived = document.querySelector(".footnote li:target");
    if (arrived) arrived.scrollIntoView({ behavior: "instant" });
  });
})();
