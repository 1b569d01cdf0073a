// The face of the text, before the style sheet asks for it. A page opened from a folder may not fetch ahead; there the face
// is at hand, and is shown as soon as it is read, though the style sheet would not wait for it.
(function () {
  var wanted = document.currentScript.dataset;
  if (location.protocol === "file:") {
    add(wanted.font, { weight: wanted.weight });
    add(wanted.italic, { style: "italic" });
  } else {
    var link = document.createElement("link");
    link.rel = "preload";
    link.as = "font";
    link.type = "font/woff2";
    link.crossOrigin = "";
    link.href = wanted.font;
    document.head.append(link);
  }

  function add(font, style) {
    style.display = "swap";
    document.fonts.add(new FontFace(wanted.family, 'url("' + new URL(font, location.href) + '")', style));
  }
})();
