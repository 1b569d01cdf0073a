// Highlights all names of a person on the page while the reader points at one of them or focuses it.
(function () {
  var marked = [];

  function mark(event) {
    var name = event.target.closest(".person");
    marked.forEach(function (one) { one.classList.remove("same"); });
    marked = Array.from(document.querySelectorAll(".person")).filter(function (one) { return name && one.href === name.href; });
    if (marked.length > 1) marked.forEach(function (one) { one.classList.add("same"); });
  }

  document.addEventListener("pointerover", mark);
  document.addEventListener("focusin", mark);
})();
