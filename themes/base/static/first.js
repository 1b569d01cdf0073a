// The face of the text, upright and italic, before the style sheet asks for it. A page opened from a folder may not fetch
// ahead; there the face is at hand, and is shown as soon as it is read, though the style sheet would not wait for it.
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
