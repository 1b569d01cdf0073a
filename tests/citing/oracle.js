// citeproc-js. Reads {locale, styles: {name: path}, items} from standard input, writes {name: {id: reference as HTML}}.
const fs = require("fs");
const CSL = require(process.argv[2]);

const given = JSON.parse(fs.readFileSync(0, "utf-8"));
const items = Object.fromEntries(given.items.map((item) => [item.id, item]));
const locale = fs.readFileSync(given.locale, "utf-8");
const system = { retrieveLocale: () => locale, retrieveItem: (id) => items[id] };
const made = {};
for (const [name, path] of Object.entries(given.styles)) {
  const engine = new CSL.Engine(system, fs.readFileSync(path, "utf-8"), "en-US");
  made[name] = {};
  for (const id of Object.keys(items)) {
    engine.updateItems([id]); // one at a time: otherwise citeproc makes references distinct, such as 2020a and 2020b
    made[name][id] = engine.makeBibliography()[1][0] || ""; // the style has no references for some items, such as personal communications
  }
}
process.stdout.write(JSON.stringify(made));
