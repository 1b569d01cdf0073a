// How texts are compared: without case, accents and punctuation; words by their beginnings.
(function () {
  var LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" }; // which have no accent to lose
  var OTHERS = new RegExp("[" + Object.keys(LETTERS).join("") + "]", "g");
  // Scripts that put no space between words: there each letter counts as one.
  var UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Khmr}\p{sc=Laoo}\p{sc=Mymr}]/gu;

  // The words of a text, with one space before and after each.
  function fold(text) {
    text = text.toLowerCase();
    if (!/[^\x00-\x7f]/.test(text)) return (" " + text + " ").replace(/[^a-z0-9]+/g, " ");
    text = text.normalize("NFKD").replace(/\p{Mn}/gu, "").replace(OTHERS, function (letter) { return LETTERS[letter]; });
    return (" " + text.replace(UNSPACED, " $& ") + " ").replace(/[^\p{L}\p{M}\p{N}]+/gu, " ");
  }

  // The words of a question as they are written, and what stands in quotes together.
  function parts(query) {
    return query.replace(/[“”„«»]/g, '"').match(/"[^"]*"?|[^\s"]+/g) || [];
  }

  // What must occur in a folded text that fits: each word's beginning, and what stands in quotes together.
  function terms(query) {
    return parts(query)
      .map(function (term) { return fold(term).trimEnd(); })
      .filter(Boolean);
  }

  function fits(folded, terms) {
    return terms.every(function (term) { return folded.includes(term); });
  }

  paperfolio.words = { fold: fold, parts: parts, terms: terms, fits: fits };
})();
