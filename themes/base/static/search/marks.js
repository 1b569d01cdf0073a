// Finds the words of a query in a text, and the excerpt that shows them.
(function () {
  var EXCERPT = 260; // characters
  var MOST = 200; // matches in a text that are compared for an excerpt
  var words = paperfolio.words;
  var pieces = new Map();

  // The ranges of the terms in a text, extended to the ends of words; sorted and without overlaps.
  function places(text, terms) {
    var found = [false, true].flatMap(function (isDoubled) {
      return placesIn(text, terms, isDoubled, false).concat(placesIn(text, terms, isDoubled, true));
    });
    found.sort(function (one, other) { return one[0] - other[0]; });
    return found.reduce(function (apart, place) {
      var last = apart[apart.length - 1];
      if (last && place[0] < last[1]) last[1] = Math.max(last[1], place[1]);
      else apart.push(place);
      return apart;
    }, []);
  }

  // The ranges of the terms in one form of the text: with two letters in place of one, or without joints in words.
  function placesIn(text, terms, isDoubled, isJoined) {
    var folded = " ", source = [0], at = 0, found = [], joints = new Set();
    if (isJoined) for (var joint of text.matchAll(words.joints)) joints.add(joint.index);
    for (var character of text) {
      var piece = joints.has(at) ? "" : foldedOne(isDoubled ? words.doubled(character) : character);
      if (piece.startsWith(" ") && folded.endsWith(" ")) piece = piece.slice(1);
      folded += piece;
      for (var n = 0; n < piece.length; n++) source.push(at);
      at += character.length;
      if (piece.length > 1 && piece.endsWith(" ")) source[source.length - 1] = at;
    }
    source.push(at);
    terms.flat().forEach(function (term) {
      for (var from = folded.indexOf(term); from >= 0; from = folded.indexOf(term, from + 1)) {
        var end = folded.indexOf(" ", from + term.length);
        found.push([source[from + 1], source[end < 0 ? folded.length : end]]);
      }
    });
    return found;
  }

  // What a character becomes in a folded text: its letters, a space between words, nothing for an accent.
  function foldedOne(character) {
    if (!pieces.has(character)) pieces.set(character, words.fold("a" + character + "a").slice(2, -2));
    return pieces.get(character);
  }

  // Put the text into an element, with the matches marked.
  function mark(place, text, terms) {
    var at = 0;
    places(text, terms).forEach(function (found) {
      var marked = document.createElement("mark");
      marked.textContent = text.slice(found[0], found[1]);
      place.append(text.slice(at, found[0]), marked);
      at = found[1];
    });
    place.append(text.slice(at));
  }

  // The part of the text with the most terms close together, or its beginning.
  function excerpt(text, terms) {
    if (text.length <= EXCERPT) return text;
    var found = places(text, terms).slice(0, MOST);
    var begin = 0, most = 0;
    found.forEach(function (place, n) {
      var close = found.slice(n).filter(function (other) { return other[1] < place[0] + EXCERPT * 0.8; }).length;
      if (close > most) {
        most = close;
        begin = Math.max(0, place[0] - EXCERPT * 0.2);
      }
    });
    begin = begin && text.indexOf(" ", begin) + 1 < begin + 30 ? text.indexOf(" ", begin) + 1 : begin;
    var cut = text.slice(begin, begin + EXCERPT);
    if (begin + EXCERPT < text.length) cut = cut.replace(/\s+\S{0,30}$/, "") + "\u00a0…";
    return (begin ? "…\u00a0" : "") + cut;
  }

  paperfolio.marks = { mark: mark, excerpt: excerpt };
})();
