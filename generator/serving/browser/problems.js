// Shows what is wrong with the site: errors as a sheet over the page, warnings as a note that can be opened. Everything is
// put in as text: it comes from files that are not to be trusted.

const STYLES = new URL("problems.css", import.meta.url).href;
const HIDDEN = "paperfolio-hidden";
const WAITING = "The last good build stands. This sheet goes away by itself once it is mended.";

export class Problems {
  #found = {};
  #dialog = element("dialog", { role: "alertdialog", ariaLabelledby: "title", ariaDescribedby: "lead" });
  #note = element("button", { className: "note", type: "button" });
  #ready;

  constructor() {
    const host = document.createElement("paperfolio-problems"); // in a tree of its own, where no style of the site reaches
    const root = host.attachShadow({ mode: "open" });
    const sheet = element("link", { rel: "stylesheet", href: STYLES });
    this.#ready = new Promise((done) => sheet.addEventListener("load", done, { once: true }));
    this.#dialog.addEventListener("close", () => this.#hide());
    this.#note.addEventListener("click", () => this.#open());
    this.#note.hidden = true;
    root.append(sheet, element("div", { role: "status" }, this.#note), this.#dialog);
    document.documentElement.append(host);
  }

  // What is wrong now; nothing, where all has been mended.
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

  // It stays hidden, on other pages too, until something else is wrong.
  #hide() {
    this.#note.hidden = !this.#found.problems;
    try {
      sessionStorage.setItem(HIDDEN, JSON.stringify(this.#found));
    } catch {
      // Storage may be forbidden; then it comes again with the next page.
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
        element("p", { id: "lead" }, isGrave ? WAITING : "The site was built all the same."),
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

// Messages and hints set what is to be typed between backticks.
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
