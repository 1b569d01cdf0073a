// Lighthouse on some addresses, in one Chromium: prints, for each, the scores of its categories and what is amiss, as JSON.
//
//     node lighthouse.mjs FOLDER_OF_NODE_MODULES '{"addresses": […], "categories": […], "preset": "phone", "runs": 3}'
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, asked] = [process.argv[2], JSON.parse(process.argv[3])];
const require = createRequire(pathToFileURL(`${modules}/`));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const { default: lighthouse, desktopConfig } = await load("lighthouse");
const { launch } = await load("chrome-launcher");

const chrome = await launch({ chromePath: asked.chromium, chromeFlags: asked.flags, logLevel: "silent" });
const flags = { port: chrome.port, output: "json", logLevel: "silent", onlyCategories: asked.categories };
const found = [];
try {
  for (const address of asked.addresses) {
    for (let run = 0; run < asked.runs; run++) {
      const { lhr } = await lighthouse(address, flags, asked.preset === "desk" ? desktopConfig : undefined);
      found.push({ address, scores: scores(lhr), faults: faults(lhr), figures: figures(lhr), error: lhr.runtimeError?.message });
    }
  }
} finally {
  await chrome.kill();
}
console.log(JSON.stringify(found));

function scores(lhr) {
  return Object.fromEntries(Object.values(lhr.categories).map((category) => [category.id, category.score]));
}

// Audits that count and are not passed, each with what it shows first.
function faults(lhr) {
  const counting = Object.values(lhr.categories)
    .filter((category) => category.id !== "performance")
    .flatMap((category) => category.auditRefs.filter((one) => one.weight > 0));
  return counting
    .map((one) => lhr.audits[one.id])
    .filter((audit) => audit.score !== null && audit.score < 1)
    .map((audit) => `${audit.id}: ${audit.title}: ${JSON.stringify(audit.details?.items?.[0] ?? {}).slice(0, 300)}`);
}

function figures(lhr) {
  const names = ["first-contentful-paint", "largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time", "speed-index"];
  return Object.fromEntries(names.filter((name) => lhr.audits[name]).map((name) => [name, lhr.audits[name].numericValue]));
}
