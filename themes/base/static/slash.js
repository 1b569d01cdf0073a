// A slash leads to the search, unless the reader is writing, or the page has another use for it.
addEventListener("keydown", function (event) {
  var link = document.querySelector("[rel=search]");
  if (event.key !== "/" || !link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  link.click();
});
