// Compares texts without case, accents and punctuation, and words by their beginnings. generator/text/fold.py has the
// same rules for the index of Pagefind.
(function () {
  // Letters that do not decompose into a letter and an accent, and the sigma at the end of a word.
  var LETTERS = {
    ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ħ: "h", ŧ: "t", ŋ: "n", ĸ: "k", ς: "σ"
  };
  var OTHERS = new RegExp("[" + Object.keys(LETTERS).join("") + "]", "g");
  // Letters for which many people write two: Müßig and Muessig, Ørsted and Oersted.
  var DOUBLES = { ä: "ae", ö: "oe", ü: "ue", å: "aa", ø: "oe" };
  var DOUBLED = new RegExp("[" + Object.keys(DOUBLES).join("") + "]", "gi");
  // Hyphens and apostrophes inside a word, which many people leave out: e-mail and email, O'Brien and OBrien.
  var JOINTS = /(?<=[\p{L}\p{M}\p{N}])['’ʼ‘`´‐‑-](?=[\p{L}\p{N}])/gu;
  var BETWEEN = /[^\p{L}\p{M}\p{N}'’ʼ‘`´‐‑-]+/u; // between words with their joints
  // Scripts without spaces between words: each letter counts as a word.
  var UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Khmr}\p{sc=Laoo}\p{sc=Mymr}]/gu;

  // The words of a text, with one space before and after each.
  function fold(text) {
    text = text.toLowerCase();
    if (!/[^\x00-\x7f]/.test(text)) return (" " + text + " ").replace(/[^a-z0-9]+/g, " ");
    text = text.normalize("NFKD").replace(/[\p{Mn}\xad]/gu, "").replace(OTHERS, function (letter) { return LETTERS[letter]; });
    return (" " + text.replace(UNSPACED, " $& ") + " ").replace(/[^\p{L}\p{M}\p{N}]+/gu, " ");
  }

  // The text with two letters in place of one (DOUBLES), and without hyphens and apostrophes inside words.
  function doubled(text) {
    return text.normalize("NFC").replace(DOUBLED, function (letter) { return DOUBLES[letter.toLowerCase()]; });
  }

  function joined(text) {
    return text.replace(JOINTS, "");
  }

  // The folded forms in which people write a word or phrase; the usual one first.
  function forms(text) {
    return Array.from(new Set([text, doubled(text), joined(text), joined(doubled(text))].map(fold)));
  }

  // The words of a text as `fold`, then the other forms of its words.
  function allForms(text) {
    var special = text.normalize("NFC").replace(/\xad/g, "").split(BETWEEN).filter(function (word) {
      return word.search(DOUBLED) >= 0 || word.search(JOINTS) >= 0;
    });
    return fold(text) + special.flatMap(function (word) { return forms(word).slice(1); }).join("");
  }

  // The words of a query as written; a quoted phrase counts as one.
  function parts(query) {
    return query.replace(/[“”„«»]/g, '"').match(/"[^"]*"?|[^\s"]+/g) || [];
  }

  // The terms of a query. Each is a list of the forms of a word, of which a text must contain the beginning, or of a
  // quoted phrase.
  function terms(query) {
    return parts(query).map(forms).map(function (term) {
      return term.map(function (form) { return form.trimEnd(); }).filter(Boolean);
    }).filter(function (term) { return term.length; });
  }

  // Whether a text made by `allForms` contains one form of each term.
  function fits(folded, terms) {
    return terms.every(function (term) { return term.some(function (form) { return folded.includes(form); }); });
  }

  paperfolio.words = {
    fold: fold, doubled: doubled, joints: JOINTS, forms: forms, allForms: allForms, parts: parts, terms: terms, fits: fits
  };
})();
