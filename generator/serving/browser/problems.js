// Shows the problems of the site: errors in a panel over the page, warnings as a button that opens the panel. All values
// are inserted as text, never as HTML, because they come from files that are not trusted.

const STYLES = new URL("problems.css", import.meta.url).href;
const HIDDEN = "paperfolio-hidden";
const WAITING = "The page shows the last good build. This panel closes when all errors are fixed.";

export class Problems {
  #found = {};
  #dialog = element("dialog", { role: "alertdialog", ariaLabelledby: "title", ariaDescribedby: "lead" });
  #note = element("button", { className: "note", type: "button" });
  #ready;

  constructor() {
    const host = document.createElement("paperfolio-problems"); // with a shadow tree, which the site's styles cannot reach
    const root = host.attachShadow({ mode: "open" });
    const sheet = element("link", { rel: "stylesheet", href: STYLES });
    this.#ready = new Promise((done) => sheet.addEventListener("load", done, { once: true }));
    this.#dialog.addEventListener("close", () => this.#hide());
    this.#note.addEventListener("click", () => this.#open());
    this.#note.hidden = true;
    root.append(sheet, element("div", { role: "status" }, this.#note), this.#dialog);
    document.documentElement.append(host);
  }

  // Show the current problems, or close the panel if there are none.
  async show(found) {
    await this.#ready;
    this.#found = found;
    const isGrave = Boolean(found.trouble || found.errors);
    this.#note.textContent = summary(found);
    this.#note.classList.toggle("grave", isGrave);
    if (isGrave && !this.#wasHidden()) return this.#open();
    if (this.#dialog.open && found.problems) return this.#fill();
    this.#dialog.close();
    this.#note.hidden = !found.problems;
  }

  #open() {
    this.#fill();
    this.#note.hidden = true;
    if (this.#dialog.open) return;
    this.#dialog.showModal();
    this.#dialog.querySelector("h1").focus({ preventScroll: true });
  }

  // The panel stays hidden, on other pages, too, until the problems change.
  #hide() {
    this.#note.hidden = !this.#found.problems;
    try {
      sessionStorage.setItem(HIDDEN, JSON.stringify(this.#found));
    } catch {
      // Storage may be blocked; then the panel opens again on the next page.
    }
  }

  #wasHidden() {
    try {
      return sessionStorage.getItem(HIDDEN) === JSON.stringify(this.#found);
    } catch {
      return false;
    }
  }

  #fill() {
    const { trouble, problems, errors, warnings } = this.#found;
    const isGrave = Boolean(trouble || errors);
    const left = errors + warnings - problems.length;
    this.#dialog.role = isGrave ? "alertdialog" : "dialog";
    this.#dialog.replaceChildren(
      element(
        "header",
        {},
        element("h1", { id: "title", tabIndex: -1 }, trouble ? "The site was not built" : summary(this.#found)),
        element("button", { type: "button", className: "hide", onclick: () => this.#dialog.close() }, "Hide"),
        element("p", { id: "lead" }, isGrave ? WAITING : "The site was built in spite of this."),
      ),
      ...(trouble ? [element("p", { className: "message trouble" }, ...withCode(trouble))] : []),
      element("ol", {}, ...problems.map(item)),
      ...(left > 0 ? [element("p", { className: "left" }, `… and ${left.toLocaleString("en")} more`)] : []),
    );
  }
}

function item(problem) {
  const { path, line, column, message, hint, isError, excerpt } = problem;
  const name = path.lastIndexOf("/") + 1;
  return element(
    "li",
    { className: isError ? "error" : "warning" },
    element(
      "p",
      { className: "place" },
      path.slice(0, name),
      element("b", {}, path.slice(name)),
      [line, column].map((number) => (number ? `:${number}` : "")).join(""),
    ),
    element("p", { className: "message" }, ...(isError ? [] : [element("i", {}, "Warning: ")]), ...withCode(message)),
    ...(excerpt ? [source(line, column, excerpt)] : []),
    ...(hint ? [element("p", { className: "hint" }, ...withCode(hint))] : []),
  );
}

function source(line, column, [before, marked, after]) {
  const isMarked = column > 0 && (marked || before);
  const code = element("code", {}, before, ...(isMarked ? [element("mark", {}, marked || " ")] : []), after);
  return element("pre", { tabIndex: 0, ariaLabel: `Line ${line}` }, element("span", { className: "number" }, `${line}`), code);
}

function summary({ trouble, errors, warnings }) {
  if (trouble) return "The site was not built";
  const count = (number, word) => (number ? [`${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`] : []);
  return [...count(errors, "error"), ...count(warnings, "warning")].join(" and ");
}

// Messages and hints have code between backticks.
function withCode(text) {
  return text.split(/`([^`]+)`/).map((part, index) => (index % 2 ? element("code", {}, part) : part));
}

function element(name, properties, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("aria")) made.setAttribute(`aria-${key.slice(4).toLowerCase()}`, value);
    else made[key] = value;
  }
  made.append(...children);
  return made;
}
