// The face of the text, before the style sheet asks for it. A page opened from a folder may not fetch ahead.
(function () {
  var font = document.currentScript.dataset.font;
  if (!font || location.protocol === "file:") return;
  var link = document.createElement("link");
  link.rel = "preload";
  link.as = "font";
  link.type = "font/woff2";
  link.crossOrigin = "";
  link.href = font;
  document.head.append(link);
})();
