// The key "/" opens the search, unless the reader types in a field or the page uses the key itself.
addEventListener("keydown", function (event) {
  var link = document.querySelector("[rel=search]");
  if (event.key !== "/" || !link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  link.click();
});
