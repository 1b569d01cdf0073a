// Loads the font of the text, regular and italic, before the style sheet asks for it. A page opened from a folder cannot
// preload; there the font is local and is shown as soon as it is loaded, although the style sheet would not wait for it.
(function () {
  var wanted = document.currentScript.dataset;
  var bring = location.protocol === "file:" ? add : preload;
  bring(wanted.font, { weight: wanted.weight });
  bring(wanted.italic, { style: "italic" });

  function preload(font) {
    var link = document.createElement("link");
    link.rel = "preload";
    link.as = "font";
    link.type = "font/woff2";
    link.crossOrigin = "";
    link.href = font;
    document.head.append(link);
  }

  function add(font, style) {
    style.display = "swap";
    document.fonts.add(new FontFace(wanted.family, 'url("' + new URL(font, location.href) + '")', style));
  }
})();
