// Keeps an open page up to date. The URL of this script contains the marks with which the page was sent; the server
// compares them with the current ones and sends events (see page.py and events.py).

const EVENTS = new URL("events", import.meta.url);
const SCROLL = "paperfolio-scroll";
const SOONEST = 500; // milliseconds before the first attempt to connect again
const LATEST = 5000;

const known = new URL(import.meta.url).searchParams;
let stream = null;
let timer = 0;
let pause = SOONEST;
let problems = null;

restoreScroll();
connect();
// A hidden tab has no connection, because a browser opens only six to a server; it connects when it is visible again.
document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
addEventListener("pagehide", disconnect);
addEventListener("pageshow", (event) => event.persisted && connect());

function connect() {
  if (stream || document.hidden) return;
  clearTimeout(timer);
  EVENTS.search = new URLSearchParams({
    path: location.pathname,
    page: known.get("page"),
    sheets: known.get("sheets"),
  });
  stream = new EventSource(EVENTS);
  stream.addEventListener("open", () => (pause = SOONEST));
  stream.addEventListener("reload", reload);
  stream.addEventListener("sheets", (event) => swap(event.data));
  stream.addEventListener("report", (event) => report(JSON.parse(event.data)));
  stream.addEventListener("error", () => {
    disconnect();
    timer = setTimeout(connect, pause);
    pause = Math.min(pause * 1.5, LATEST);
  });
}

function disconnect() {
  clearTimeout(timer);
  stream?.close();
  stream = null;
}

function reload() {
  disconnect();
  try {
    sessionStorage.setItem(SCROLL, JSON.stringify([location.pathname, scrollX, scrollY]));
  } catch {
    // Storage may be blocked; most browsers keep the scroll position on reload.
  }
  location.reload();
}

function restoreScroll() {
  let kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(SCROLL));
    sessionStorage.removeItem(SCROLL);
  } catch {
    return;
  }
  if (kept?.[0] !== location.pathname) return;
  const go = () => scrollTo({ left: kept[1], top: kept[2], behavior: "instant" });
  go();
  if (document.readyState !== "complete") addEventListener("load", go, { once: true });
}

// Each new sheet is loaded beside the old one, which is removed afterwards, so the page always has styles.
const followers = new WeakMap(); // from an old sheet to the one that replaces it

function swap(mark) {
  known.set("sheets", mark);
  for (const old of document.querySelectorAll('link[rel~="stylesheet"]')) {
    const address = new URL(old.href);
    if (address.origin !== location.origin || followers.has(old)) continue;
    address.searchParams.set("v", mark);
    const sheet = old.cloneNode();
    sheet.href = address;
    sheet.addEventListener("load", () => document.fonts.ready.then(() => removeBefore(sheet)), { once: true });
    sheet.addEventListener("error", () => (followers.delete(old), sheet.remove()), { once: true });
    followers.set(old, sheet);
    old.after(sheet);
  }
}

function removeBefore(sheet) {
  for (const old of document.querySelectorAll('link[rel~="stylesheet"]')) {
    if (followers.get(old) === sheet) {
      removeBefore(old);
      old.remove();
    }
  }
}

async function report(found) {
  if (!problems && !found.problems) return;
  problems ??= import("./problems.js").then(({ Problems }) => new Problems());
  (await problems).show(found);
}
