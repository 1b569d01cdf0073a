// Compares texts without case, accents and punctuation, and words by their beginnings.
(function () {
  var LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" }; // these do not decompose into a letter and an accent
  var OTHERS = new RegExp("[" + Object.keys(LETTERS).join("") + "]", "g");
  // Scripts without spaces between words: each letter counts as a word.
  var UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Khmr}\p{sc=Laoo}\p{sc=Mymr}]/gu;

  // The words of a text, with one space before and after each.
  function fold(text) {
    text = text.toLowerCase();
    if (!/[^\x00-\x7f]/.test(text)) return (" " + text + " ").replace(/[^a-z0-9]+/g, " ");
    text = text.normalize("NFKD").replace(/\p{Mn}/gu, "").replace(OTHERS, function (letter) { return LETTERS[letter]; });
    return (" " + text.replace(UNSPACED, " $& ") + " ").replace(/[^\p{L}\p{M}\p{N}]+/gu, " ");
  }

  // The words of a query as written; a quoted phrase counts as one.
  function parts(query) {
    return query.replace(/[“”„«»]/g, '"').match(/"[^"]*"?|[^\s"]+/g) || [];
  }

  // The terms that a folded text must contain: the beginning of each word, and quoted phrases.
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
