/**
 * What Isnad costs a page, in each browser: the core in WASM, from the press of the button to marks, and how long the
 * page's thread is held meanwhile. Prints a table, the form in which RECORDS.md keeps it; judges nothing.
 *
 * The thread is watched by a message that is sent round and round: the longest time between two of its arrivals is the
 * longest task. What a page's own layout and paint take in it is measured on the same page without marks.
 *
 *     node tests/e2e/bench.mjs [core] [press] [page]   # parts; all of them where none is named
 */
import { cpus } from "node:os";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { browsers, painted, root, serve, sleep, until } from "./harness.mjs";

const parts = process.argv.slice(2);
const wanted = (part) => parts.length === 0 || parts.includes(part);
const ROUNDS = Number(process.env.ISNAD_ROUNDS ?? 9);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const rows = [];
const row = (browser, what, value, unit) => {
  rows.push(`| ${what} | ${browser} | ${value} | ${unit} |`);
  console.error(rows.at(-1));
};
const spread = (values) => `${median(values).toFixed(1)} (${Math.min(...values).toFixed(1)}-${Math.max(...values).toFixed(1)})`;

/** Puts an article of so many characters into the page, of paragraphs that hold findings. Runs in the page. */
function fill(characters, english) {
  const article = document.querySelector("article");
  const text = (n) => english
    ? `Police said in statement number ${n} that traffic on the coastal road was stopped for hours after two buses had met, and that nobody was to blame so far.`
    : `قالت الشرطة في بيانها رقم ${n} إن ${n % 40 + 2} شخصا أصيبوا في تصادم حافلتين على الطريق الساحلي قرب مدينة طرطوس، ونفت إدارة المرور في المحافظة وقوع وفيات في الحادث الذي أغلق الطريق ثلاث ساعات، مؤكدة أن التحقيق مستمر.`;
  if (english) article.replaceChildren();
  for (let at = 0, n = 0; at < characters; n += 1) {
    const p = document.createElement("p");
    p.textContent = text(n);
    at += p.textContent.length;
    article.append(p);
  }
}

/** Watches the page's thread until it is told to stop; resolves to the longest hold and when marks came, in ms. */
function watch(until) {
  const start = performance.now();
  let [last, longest, marks, shift] = [start, 0, null, 0];
  const { port1, port2 } = new MessageChannel();
  try {
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shift += value))).observe({ type: "layout-shift" });
  } catch {
    // Not every browser tells.
  }
  globalThis.watched = new Promise((done) => {
    port1.onmessage = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (marks === null && CSS.highlights.size > 0) marks = now - start;
      if (now - start > until) done({ longest, marks, shift });
      else port2.postMessage(0);
    };
    port2.postMessage(0);
  });
}

/** How long frames take while the page is scrolled through. Runs in the page. */
async function scrollThrough() {
  const times = [];
  let last = await new Promise(requestAnimationFrame);
  for (let step = 0; step < 120; step += 1) {
    scrollBy(0, 250);
    const now = await new Promise(requestAnimationFrame);
    times.push(now - last);
    last = now;
  }
  times.sort((a, b) => a - b);
  scrollTo(0, 0);
  return { median: times[60], late: times[114] };
}

/**
 * The core in a page of the browser, as the worker's own instance is out of reach: what starting it takes, and analyses of
 * a text, of which the turning of findings into objects is told apart by the core itself.
 */
async function measureCore(browser, server, article) {
  const bare = await browser.page(server.at("empty.html"));
  const took = await bare.evaluate(
    async (texts, rounds) => {
      const { default: init, analyse } = await import("/pkg/isnad.js");
      const bytes = await (await fetch("/pkg/isnad_bg.wasm")).arrayBuffer();
      let start = performance.now();
      const compiled = await WebAssembly.compile(bytes);
      const compile = performance.now() - start;
      start = performance.now();
      await init({ module_or_path: compiled });
      const instantiate = performance.now() - start;
      start = performance.now();
      analyse(texts[0], {});
      const first = performance.now() - start;
      const warm = texts.map((text, at) => {
        const [times, objects] = [[], []];
        for (let round = 0; round < rounds + 3; round += 1) {
          // Clocks of browsers are coarse: several short analyses are timed as one.
          const batch = at === 0 ? 5 : 1;
          start = performance.now();
          for (let n = 0; n < batch; n += 1) analyse(text, {});
          if (round >= 3) times.push((performance.now() - start) / batch);
        }
        for (let round = 0; round < 5 * rounds; round += 1) {
          performance.clearMeasures();
          analyse(text, { measure: true });
          objects.push(performance.getEntriesByName("isnad:object")[0].duration);
        }
        return { times, objects };
      });
      return { compile, instantiate, first, warm };
    },
    [article, Array(12).fill(article).join("\n").slice(0, 200_000)],
    ROUNDS,
  );
  await bare.close();
  row(browser.name, "core: compile, then instantiate", `${took.compile.toFixed(1)}, ${took.instantiate.toFixed(1)}`, "ms");
  row(browser.name, "core: first analysis, 3,000 words", took.first.toFixed(1), "ms");
  for (const [at, name] of ["3,000 words (target 10, goal 4)", "200,000 characters"].entries()) {
    const { times, objects } = took.warm[at];
    row(browser.name, `core: analysis warm, ${name}`, spread(times), "ms");
    const mean = objects.reduce((sum, x) => sum + x, 0) / objects.length;
    row(browser.name, `core: of it findings into objects, ${name.split(" (")[0]}`, mean.toFixed(1), "ms");
  }
}

async function clear(browser, page) {
  await browser.press(page);
  await until("the page to be clear", async () => Object.keys(await painted(page)).length === 0 || null, 60_000);
  // A worker that is stopped before it has heard so takes the next press for this one.
  await until("the worker to know", async () => (await browser.state(page))?.shown !== true || null);
}

async function measurePress(browser, page) {
  const timed = { "worker running": [], "worker stopped": [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, values] of Object.entries(timed)) {
      if (name === "worker stopped") await browser.stopWorker();
      await page.bringToFront();
      await page.evaluate(watch, 3_000);
      await browser.press(page);
      const { marks } = await page.evaluate(() => globalThis.watched);
      if (marks !== null) values.push(marks);
      await clear(browser, page);
    }
  }
  for (const [name, values] of Object.entries(timed)) row(browser.name, `press to marks, bundled article, ${name}${name.endsWith("stopped") ? " (target 120, goal 60)" : ""}`, spread(values), "ms");
}

/** Thread time in ms of the longest tasks of a page's process while something is done: whatever else the machine does. */
async function longestTasks(page, act) {
  await page.tracing.start({ categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"] });
  await act();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  const frames = traceEvents.flatMap(({ name, args }) => (name === "TracingStartedInBrowser" ? (args.data?.frames ?? []) : []));
  const pid = frames.find(({ url }) => url === page.url())?.processId;
  const main = traceEvents.find((event) => event.pid === pid && event.name === "thread_name" && event.args.name === "CrRendererMain")?.tid;
  const tasks = traceEvents.filter((event) => event.pid === pid && event.tid === main && event.ph === "X" && event.tdur && /RunTask|PerformMicrotaskCheckpoint/u.test(event.name));
  return tasks.map(({ tdur }) => tdur / 1_000).sort((a, b) => b - a);
}

const heap = async (page) => {
  if (!page.createCDPSession) return null;
  const session = await page.createCDPSession();
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
};

async function measurePage(browser, server, name, characters, english) {
  const page = await browser.page(server.at(`living.html?${name.replace(/\W/gu, "")}`));
  await page.evaluate(fill, characters, english);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const before = browser.name === "Chromium" ? await heap(page) : null;
  const plain = english ? null : await page.evaluate(scrollThrough);
  const holds = [];
  let marked = null;
  for (let round = 0; round < 5; round += 1) {
    await page.bringToFront();
    await page.evaluate(watch, english ? 1_500 : 5_000);
    await browser.press(page);
    const seen = await page.evaluate(() => globalThis.watched);
    holds.push(seen.longest);
    marked ??= seen;
    if (english) continue;
    if (round < 4) await clear(browser, page);
  }
  row(browser.name, `${name}: longest hold of the page's thread`, spread(holds), "ms");
  if (browser.name === "Chromium") {
    if (!english) await clear(browser, page);
    const tasks = await longestTasks(page, async () => {
      await browser.press(page);
      await sleep(english ? 2_000 : 8_000);
    });
    row(browser.name, `${name}: longest tasks in thread time`, tasks.slice(0, 3).map((ms) => ms.toFixed(1)).join(", "), "ms");
  }
  if (!english) {
    const count = Object.values(await painted(page)).reduce((sum, { length }) => sum + length, 0);
    row(browser.name, `${name}: press to marks, the first time`, marked.marks?.toFixed(0) ?? "none", "ms");
    row(browser.name, `${name}: marks`, count, "");
    if (browser.name === "Chromium") row(browser.name, `${name}: layout shift`, marked.shift, "");
    const scrolled = await page.evaluate(scrollThrough);
    row(browser.name, `${name}: frames while scrolling, without marks`, `${plain.median.toFixed(1)}, 95 in 100 below ${plain.late.toFixed(1)}`, "ms");
    row(browser.name, `${name}: frames while scrolling, with marks`, `${scrolled.median.toFixed(1)}, 95 in 100 below ${scrolled.late.toFixed(1)}`, "ms");
  }
  if (before !== null) row(browser.name, `${name}: added heap`, (((await heap(page)) - before) / 1e6).toFixed(1), "MB");
  await page.close();
}

const server = await serve();
const article = await readFile(join(root, "benches", "article.txt"), "utf8");
for (const Browser of browsers) {
  const browser = await Browser.open();
  try {
    const page = await browser.page(server.at("demo.html?bench"));
    if (wanted("core")) await measureCore(browser, server, article);
    if (wanted("press")) await measurePress(browser, page);
    await page.close();
    if (wanted("page")) {
      await measurePage(browser, server, "page of 200,000 characters", 200_000, false);
      await measurePage(browser, server, "English page of 200,000 characters", 200_000, true);
    }
  } finally {
    await browser.close();
  }
}
server.close();
const version = execFileSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8" }).trim();
console.log(`## ${new Date().toISOString().slice(0, 10)}, ${version}\n\n${cpus().length} cores of ${cpus()[0].model}; median of ${ROUNDS} rounds (lowest-highest).\n`);
console.log("| what | browser | figure | |\n|---|---|---:|---|");
console.log(rows.join("\n"));
