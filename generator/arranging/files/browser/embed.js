// Shows a list of publications within any page, from the publications.json of a paperfolio site:
//
//   <div data-publications="https://example.org/publications.json" data-limit="10">
//     <a href="https://example.org/">Publications</a>
//   </div>
//   <script src="https://example.org/embed.js" defer></script>
//
// The list replaces the content of the element when it is loaded; if it cannot be loaded, the content stays.
// `data-limit`, `data-year`, `data-type` and `data-owner-only` select papers; the newest come first. The list has no
// styles: its class is "publications", and the classes of its parts begin with "publication-". All values are shown as
// text, never as HTML.
(function () {
  "use strict";
  var MAJOR = "1.";

  function start() {
    document.querySelectorAll("[data-publications]:not([data-publications-state])").forEach(load);
  }

  function load(place) {
    var source = new URL(place.getAttribute("data-publications"), document.baseURI).href;
    place.setAttribute("data-publications-state", "loading");
    place.setAttribute("aria-busy", "true");
    fetch(source, { credentials: "omit" })
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      })
      .then(function (list) {
        if (String(list.version).indexOf(MAJOR) !== 0) throw new Error("version " + list.version);
        place.replaceChildren(render(list, chosen(list.papers, place), source));
        place.setAttribute("data-publications-state", "shown");
      })
      .catch(function () {
        place.setAttribute("data-publications-state", "failed"); // the content of the element still links to the list
      })
      .finally(function () {
        place.removeAttribute("aria-busy");
      });
  }

  function chosen(papers, place) {
    var year = place.getAttribute("data-year");
    var type = place.getAttribute("data-type");
    var limit = parseInt(place.getAttribute("data-limit"), 10);
    var found = papers.filter(function (paper) {
      return (
        (!year || String(paper.year) === year) &&
        (!type || paper.type === type) &&
        (!place.hasAttribute("data-owner-only") || (paper.authors || []).some(function (one) { return one.is_owner; }))
      );
    });
    return limit > 0 ? found.slice(0, limit) : found;
  }

  function render(list, papers, source) {
    var items = element("ul", "publications");
    items.setAttribute("aria-label", "Publications of " + list.owner.name);
    if (list.language) items.lang = list.language;
    papers.forEach(function (paper) {
      items.append(item(paper, source));
    });
    return items;
  }

  function item(paper, source) {
    var line = element("li", "publication");
    var title = element("span", "publication-title");
    title.dir = "auto";
    title.append(link(paper.title, paper.url, source));
    line.append(title);
    part(line, "publication-authors", authors(paper));
    var where = element("span", "publication-venue");
    if (paper.venue) where.append(element("cite", "", paper.venue));
    where.append([paper.venue ? "" : null, paper.venue_details, paper.date_text].filter(isText).join(", "));
    part(line, "publication-venue", where);
    var links = element("span", "publication-links");
    (paper.links || []).forEach(function (one, place) {
      links.append(place ? " " : "", link(one.label, one.url, source));
    });
    part(line, "publication-links", links);
    return line;
  }

  function isText(text) {
    return typeof text === "string";
  }

  // The first eight names, and always the owner's.
  function authors(paper) {
    var all = paper.authors || [];
    var shown = all.filter(function (one, place) { return place < 8 || one.is_owner; });
    var isCut = shown.length < all.length || paper.are_authors_cut;
    return shown.map(function (one) { return one.name; }).join(", ") + (isCut && all.length ? " et al." : "");
  }

  function part(line, name, content) {
    var text = isText(content) ? element("span", name, content) : content;
    if (!text.textContent) return;
    text.dir = "auto";
    line.append(element("br"), text);
  }

  function element(tag, name, text) {
    var made = document.createElement(tag);
    if (name) made.className = name;
    if (text) made.textContent = text;
    return made;
  }

  // A link; only the text if the address has a scheme that is not allowed, such as "javascript:".
  function link(text, url, source) {
    var target;
    try {
      target = new URL(url, source);
    } catch (error) {
      return document.createTextNode(text);
    }
    if (["http:", "https:", "mailto:"].indexOf(target.protocol) < 0) return document.createTextNode(text);
    var made = element("a", "", text);
    made.href = target.href;
    return made;
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
