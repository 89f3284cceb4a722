/**
 * The extension's own pages on a stage: the built files of `dist/chrome`, served to a headless Chromium, with a
 * stand-in for the extension's interfaces whose answers come from the core itself. What the stage cannot show (the
 * real side panel, permissions, the page's marks) is tested in the extension proper.
 */
import { build } from "esbuild";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { root } from "./harness.mjs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { load } from "../unit/load.mjs";
import * as core from "../../pkg/isnad.js";

const TYPES = { html: "text/html", js: "text/javascript", css: "text/css", png: "image/png", svg: "image/svg+xml" };

await core.default({ module_or_path: await readFile(join(root, "pkg/isnad_bg.wasm")) });

/** An article of our own, with sources that disagree. */
export const ARTICLE = await readFile(join(root, "tests/e2e/article.txt"), "utf8");
export const META = {
  title: ARTICLE.split("\n")[0],
  publisher: "صحيفة المرفأ",
  author: "سلمى العطار",
  published: "2026-03-03T18:20:00+02:00",
  captured: "2026-03-03T19:00:00+02:00",
  url: "https://example.org/news/fuel-depot",
  lang: "ar",
};

export const doneState = (text = ARTICLE, meta = META) => ({
  status: "done", analysis: core.analyse(text, { watch: [] }), meta, text, shown: true, skipped: 0, dismissed: 0,
});

/** Stands in for `chrome.*`. Runs in the page before its own script; keeps what was said in `window.said`. */
function standIn({ settings, state, commands }) {
  const store = { settings };
  const said = (window.said = []);
  const changed = [];
  const ports = [];
  window.tell = (message) => ports.forEach((listener) => listener(message));
  const event = (list = []) => ({ addListener: (listener) => list.push(listener), removeListener: () => {} });
  window.chrome = {
    runtime: {
      id: "stage",
      getURL: (path) => `/${path}`,
      onMessage: event(),
      openOptionsPage: async () => said.push({ type: "options" }),
      connect: () => ({
        onMessage: event(ports),
        onDisconnect: event(),
        disconnect() {},
        postMessage(message) {
          said.push(message);
          if (message.type === "watch" && state) setTimeout(() => window.tell({ type: "state", tabId: 1, state }), 0);
        },
      }),
      sendMessage: (message) => {
        said.push(message);
        return window.answer(JSON.stringify(message)).then(JSON.parse);
      },
    },
    i18n: { getMessage: (key) => key, getUILanguage: () => navigator.language },
    storage: {
      local: {
        get: async (key) => ({ [key]: store[key] }),
        set: async (values) => {
          Object.assign(store, values);
          for (const listener of changed) listener({ settings: { newValue: store.settings } }, "local");
        },
      },
      onChanged: event(changed),
    },
    tabs: { create: async (what) => said.push({ type: "tab", ...what }) },
    windows: { getCurrent: async () => ({ id: 1 }) },
    commands: { getAll: async () => commands },
    permissions: {
      request: async (what) => said.push({ type: "permission", ...what }) > 0,
      remove: async () => true,
      contains: async () => false,
    },
  };
}

const COMMANDS = [
  { name: "toggle", shortcut: "Alt+Shift+I" },
  { name: "next", shortcut: "Alt+Shift+N" },
  { name: "previous", shortcut: "Alt+Shift+B" },
  { name: "panel", shortcut: "" },
];

function reply(message) {
  if (message.type === "compose") return { ok: true, value: core.report(message.analysis, message.meta, message.format, message.text) };
  if (message.type === "sentence") return { ok: true, value: core.sentence(message.text, message.span.start, message.span.end, message.meta, message.format) };
  if (message.type === "links") return { ok: true, value: core.links(message.text, message.url, Uint32Array.from(message.spans.flatMap(({ start, end }) => [start, end]))) };
  if (message.type === "examine") return { ok: true, value: core.analyse(message.text, { watch: [] }) };
  return { ok: false, problem: "page" };
}

/** A page with one marked word, and the card's script. */
async function cardPage() {
  const { outputFiles } = await build({
    entryPoints: [join(root, "tests/e2e/card.entry.ts")], bundle: true, write: false, format: "iife", logLevel: "warning",
  });
  const html = `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>بطاقة</title>
<style>body{margin:24px;font:19px/2 "Noto Naskh Arabic","Noto Sans Arabic",serif;background:#fff;color:#222}body.dark{background:#16191d;color:#e4e6e9}mark{background:none;color:inherit}</style>
<main id="app"><h1>ارتفاع الحصيلة</h1><p>قالت وزارة الصحة اللبنانية إن <mark>23 شخصا قتلوا</mark> في الانفجار.</p></main><script src="/card.js"></script></html>`;
  return { "/card.html": html, "/card.js": outputFiles[0].text };
}

/** Serves `dist/chrome` and the card's page, and opens the browser. */
export async function openStage() {
  const own = await cardPage();
  const server = createServer(async ({ url }, response) => {
    const path = new URL(url, "http://x").pathname;
    try {
      const body = own[path] ?? (await readFile(join(root, "dist/chrome", path)));
      response.writeHead(200, { "content-type": `${TYPES[path.split(".").pop()] ?? "application/octet-stream"}; charset=utf-8` });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  await browser.defaultBrowserContext().overridePermissions(origin, ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"]);
  return {
    browser,
    /** Opens one of the pages; resolves when it has drawn itself. */
    async show({ page: name, language = "ar", dark = false, contrast = false, width = 400, height = 900, state, settings = {}, items, empty = false, act }) {
      const page = await browser.newPage();
      page.failures = [];
      page.on("pageerror", (error) => page.failures.push(String(error)));
      await page.setViewport({ width, height, deviceScaleFactor: 1 });
      const features = {
        "prefers-color-scheme": dark ? "dark" : "light", "prefers-reduced-motion": "reduce",
        ...(contrast ? { "forced-colors": "active" } : {}),
      };
      const session = await page.createCDPSession();
      await session.send("Emulation.setEmulatedMedia", { features: Object.entries(features).map(([name, value]) => ({ name, value })) });
      await page.exposeFunction("answer", (message) => JSON.stringify(reply(JSON.parse(message))));
      if (name === "card") {
        // The card's root is closed; the checks look into it.
        await page.evaluateOnNewDocument(() => {
          const { attachShadow } = Element.prototype;
          Element.prototype.attachShadow = function () { return attachShadow.call(this, { mode: "open" }); };
        });
      }
      if (empty) await page.evaluateOnNewDocument(() => void indexedDB.deleteDatabase("notebook"));
      await page.evaluateOnNewDocument(standIn, { settings: { ...settings, language }, state: state ?? null, commands: COMMANDS });
      await page.goto(`${origin}/${name}.html`);
      await page.waitForSelector("#app > *");
      if (items) {
        await (await page.waitForSelector("input[type=file]")).uploadFile(items);
        await page.waitForSelector(".item");
      }
      if (act) await act(page);
      // Two frames: what was set has been drawn.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      return page;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** A notebook's file: the figures of two articles about one event, with one tag. */
async function notebookFile() {
  const { exportJson, itemsOf } = await load("extension/notebook/item.ts");
  const other = "مقتل 27 شخصا بانفجار مرفأ صور\nقالت بلدية صور الأربعاء إن 27 شخصا قتلوا وأصيب نحو 70 آخرون في انفجار المرفأ.";
  const sources = [
    { ...doneState(), meta: META },
    { ...doneState(other), meta: { ...META, title: other.split("\n")[0], publisher: "موقع الساحل", url: "https://example.com/tyre" } },
  ];
  const items = sources.flatMap(itemsOf).filter(({ kind }) => kind === "figure" || kind === "claim");
  for (const item of items) item.tags = ["انفجار صور"];
  const file = join(await mkdtemp(join(tmpdir(), "isnad-")), "notebook.json");
  await writeFile(file, exportJson(items));
  return file;
}

const tab = (family) => async (page) => {
  await (await page.waitForSelector(`#tab-${family}`)).click();
  await page.waitForSelector(".row");
};
const rows = (page) => page.waitForSelector(".row");
const compare = async (page) => {
  await page.select("select[aria-label]", "انفجار صور");
  await page.waitForSelector(".chart");
};
/** Opens the card of these findings. */
const card = (language, dark, findings) => async (page) => {
  await page.evaluate((shown) => {
    document.body.classList.toggle("dark", shown.dark);
    window.showCard(shown);
  }, { analysis: done.analysis, language, dark, findings });
  await page.waitForFunction(() => document.activeElement?.shadowRoot);
};
const pasting = async (page) => {
  await (await page.waitForSelector(".state button:not(.main, .quiet)")).click();
  await page.waitForSelector("textarea");
};
const items = await notebookFile();
const done = doneState();
const settings = {
  sites: ["https://example.org"],
  watch: [{ name: "لواء الشمال", aliases: ["اللواء", "لواء الشمالي"], kind: "armed_group" }],
};
const wide = { width: 960, height: 1000 };

/** Every page and state that is pictured and checked, by language and tone. */
export const SHOTS = ["ar", "en"].flatMap((language) =>
  [false, true].flatMap((dark) => {
    const as = (name) => `${name}-${language}${dark ? "-dark" : ""}`;
    const both = { language, dark };
    return [
      { name: as("panel"), page: "panel", state: done, act: rows, ...both },
      { name: as("panel-claims"), page: "panel", state: done, act: tab("claims"), ...both },
      { name: as("panel-actors"), page: "panel", state: done, act: tab("actors"), ...both },
      { name: as("panel-idle"), page: "panel", state: { status: "idle" }, ...both },
      { name: as("panel-loading"), page: "panel", state: { status: "loading" }, ...both },
      { name: as("panel-restricted"), page: "panel", state: { status: "restricted" }, ...both },
      { name: as("panel-not-arabic"), page: "panel", state: { status: "notArabic", meta: {} }, ...both },
      { name: as("panel-error"), page: "panel", state: { status: "error", problem: "engine" }, ...both },
      { name: as("panel-empty"), page: "panel", state: doneState("طقس لطيف."), ...both },
      { name: as("panel-paste"), page: "panel", state: { status: "idle" }, act: pasting, ...both },
      { name: as("card-figure"), page: "card", act: card(language, dark, [["casualties", 2], ["claims", 0]]), height: 620, ...both },
      { name: as("card-claim"), page: "card", act: card(language, dark, [["claims", 1], ["actors", 2]]), height: 620, ...both },
      { name: as("notebook-empty"), page: "notebook", empty: true, ...wide, ...both },
      { name: as("notebook"), page: "notebook", items, act: compare, ...wide, ...both },
      { name: as("options"), page: "options", settings, ...wide, height: 1500, ...both },
      { name: as("welcome"), page: "welcome", ...wide, height: 760, ...both },
      // The system's own colours, which know no other tone.
      ...(dark ? [] : [
        { name: as("panel-contrast"), page: "panel", state: done, act: rows, contrast: true, ...both },
        { name: as("panel-claims-contrast"), page: "panel", state: done, act: tab("claims"), contrast: true, ...both },
        { name: as("card-contrast"), page: "card", act: card(language, dark, [["casualties", 2], ["claims", 0]]), height: 620, contrast: true, ...both },
        { name: as("options-contrast"), page: "options", settings, ...wide, height: 1500, contrast: true, ...both },
        { name: as("notebook-contrast"), page: "notebook", items, act: compare, ...wide, contrast: true, ...both },
        { name: as("welcome-contrast"), page: "welcome", ...wide, height: 760, contrast: true, ...both },
      ]),
    ];
  }),
);

/** Those that go into `docs/`: the rest differ from them in little. */
export const PICTURED = /^(panel-(ar|en|ar-dark)|panel-claims-(ar|en-dark)|panel-actors-ar|panel-restricted-ar|notebook-(ar|en-dark)|options-(ar|en)|welcome-(ar|en-dark))$/;
