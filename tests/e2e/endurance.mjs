/**
 * Whether Isnad stays as light as it was: so many navigations on a marked site, then so many idle minutes with the panel
 * open and no debugger at the worker, so that the browser stops it as it does at a reader's. In Chromium.
 * `node tests/e2e/endurance.mjs [NAVIGATIONS] [MINUTES]`; prints a table, and fails where something grew or did not
 * come back.
 */
import { readFile, readdir } from "node:fs/promises";
import { Chromium, painted, serve, sleep, until } from "./harness.mjs";

const [navigations = 200, minutes = 10] = process.argv.slice(2).map(Number);
/** Bytes per navigation that the heap may grow by, after a garbage collection. */
const GROWTH = 5_000;
/** Share of one core that all of the browser may take while nothing happens. */
const IDLE = 0.02;

const TICKS = 100;
/** CPU seconds of a process and those it started. */
async function cpuSeconds(pid) {
  const children = new Map();
  const times = new Map();
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/u.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => null);
    if (!stat) continue;
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    children.set(Number(fields[1]), [...(children.get(Number(fields[1])) ?? []), Number(name)]);
    times.set(Number(name), (Number(fields[11]) + Number(fields[12])) / TICKS);
  }
  const queue = [pid];
  let sum = 0;
  for (const at of queue) {
    sum += times.get(at) ?? 0;
    queue.push(...(children.get(at) ?? []));
  }
  return sum;
}

async function heapOf(session) {
  await session.send("HeapProfiler.collectGarbage");
  return (await session.send("Runtime.getHeapUsage")).usedSize;
}

const wrong = [];
const server = await serve();
const browser = await Chromium.open();
try {
  const page = await browser.page(server.at("demo.html?0"));
  const session = await page.createCDPSession();
  const shown = () => until("the marks", async () => (await browser.state(page))?.shown || null, 60_000);
  const workerHeap = async () => {
    const target = browser.browser.targets().findLast((found) => found.url() === `${browser.origin}background.js`);
    return target ? heapOf(await target.createCDPSession()) : 0;
  };

  const heaps = [];
  for (let turn = 1; turn <= navigations; turn += 1) {
    await page.goto(server.at(`${["demo", "split", "full", "live"][turn % 4]}.html?${turn}`));
    await browser.press(page);
    await shown();
    if (turn % 20 === 0) {
      heaps.push([turn, await heapOf(session), await workerHeap()]);
      console.error(heaps.at(-1).join("\t"));
    }
  }
  const stored = await browser.ext(`chrome.storage.session.get(null).then((all) => Object.keys(all).length)`);
  if (stored > 2) wrong.push(`${stored} tabs are remembered, one is open`);
  const [first, last] = [heaps[1] ?? heaps[0], heaps.at(-1)];
  for (const [name, column] of [["page", 1], ["worker", 2]]) {
    const growth = (last[column] - first[column]) / Math.max(last[0] - first[0], 1);
    console.log(`| heap of the ${name}, navigation ${first[0]} and ${last[0]} | ${(first[column] / 1e6).toFixed(2)} and ${(last[column] / 1e6).toFixed(2)} MB |`);
    if (growth > GROWTH) wrong.push(`the ${name}'s heap grows by ${growth.toFixed(0)} bytes a navigation`);
  }

  const panel = await browser.panel();
  await page.bringToFront();
  // With a debugger at it, the worker would never be stopped.
  for (const target of browser.browser.targets()) {
    if (target.type() === "service_worker") await target._session?.()?.detach().catch(() => undefined);
  }
  const pid = browser.browser.process().pid;
  const before = { cpu: await cpuSeconds(pid), heap: await heapOf(session), at: Date.now() };
  const seen = [];
  for (let minute = 1; minute <= minutes; minute += 1) {
    await sleep(60_000);
    seen.push(((await cpuSeconds(pid)) - before.cpu) / ((Date.now() - before.at) / 1_000));
    console.error(`minute ${minute}: ${(seen.at(-1) * 100).toFixed(2)} % of a core`);
  }
  const heap = await heapOf(session);
  console.log(`| CPU over ${minutes} idle minutes, the whole browser, marks and panel open | ${((seen.at(-1) ?? 0) * 100).toFixed(2)} % of a core |`);
  console.log(`| heap of the page, before and after | ${(before.heap / 1e6).toFixed(2)} and ${(heap / 1e6).toFixed(2)} MB |`);
  if ((seen.at(-1) ?? 0) > IDLE) wrong.push("the browser is not idle");
  if (heap > before.heap + 500_000) wrong.push("the page's heap has grown while nothing happened");

  // Whether or not the worker was stopped meanwhile: the panel shows the article, and its row leads to the page.
  await panel.page.evaluate(() => document.querySelector("#tab-casualties")?.click());
  await until("the panel's rows", () => panel.page.evaluate(() => document.querySelectorAll(".row").length > 0));
  await panel.page.evaluate(() => document.querySelector("#list .row .go")?.click());
  await until("the place on the page", async () => (await painted(page))["mark-5"]?.length > 0);
  await browser.press(page);
  await until("the page to be clear", async () => Object.keys(await painted(page)).length === 0);
  console.log("| panel and button after that | as before |");
} finally {
  await browser.close();
  server.close();
}
for (const what of wrong) console.error(`WRONG: ${what}`);
process.exitCode = wrong.length > 0 ? 1 : 0;
