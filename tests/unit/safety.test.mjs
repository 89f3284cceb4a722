/** What SECURITY.md promises of the package: no markup out of strings, no way out, no more rights than are needed. */
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import * as core from "../../pkg/isnad.js";
import { load } from "./load.mjs";

const root = join(fileURLToPath(import.meta.url), "../../..");

/** Code that makes markup or code out of strings, or speaks to the network. */
const FORBIDDEN = [
  /\.(?:innerHTML|outerHTML|srcdoc)\s*\+?=(?!=)/u,
  /\b(?:insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe|dangerouslySetInnerHTML)\b/u,
  /\bdocument\.write(?:ln)?\b/u,
  /\bnew Function\b|\beval\s*\(/u,
  /\bset(?:Timeout|Interval)\s*\(\s*["'`]/u,
  /\b(?:XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon|importScripts|RTCPeerConnection)\b/u,
  /\bfetch\s*\(|\bDOMParser\b|\bimport\s*\(/u,
];
/** What libraries have of it in the built files, and how often; read once, and to be read again when it changes. */
const KNOWN = {
  // wasm-bindgen's glue fetches the extension's own file.
  "background.js": { "fetch(": 1 },
  // Readability's own mention, and the parser that stands in for its innerHTML (see extension/build.mjs).
  "content.js": { DOMParser: 1 },
  // Preact knows the property by name; what it would set was replaced.
  "panel.js": { dangerouslySetInnerHTML: 2 },
  "notebook.js": { dangerouslySetInnerHTML: 2 },
  "options.js": { dangerouslySetInnerHTML: 2 },
  "welcome.js": { dangerouslySetInnerHTML: 2 },
};

const found = (code) => FORBIDDEN.flatMap((pattern) => code.match(new RegExp(pattern, "gu")) ?? []);

async function files(folder, ending) {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && ending.test(entry.name)).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

test("the check sees what it looks for", () => {
  for (const bad of ['a.innerHTML = "x"', "a.outerHTML+=b", 'document.write("x")', 'eval("x")', 'setTimeout("x")', 'fetch("https://x")', "new WebSocket(u)", 'e.insertAdjacentHTML("a", b)', "frame.srcdoc=x"]) {
    assert.equal(found(bad).length, 1, bad);
  }
  for (const good of ["a.textContent = b", "if (a.innerHTML === b) c()", "setTimeout(() => a)", "prefetch(a)", "important(a)"]) assert.deepEqual(found(good), [], good);
});

test("no source file makes markup or code out of strings, or speaks to the network", async () => {
  for (const file of await files("extension", /\.tsx?$/u)) {
    assert.deepEqual(found(await readFile(file, "utf8")), [], relative(root, file));
  }
});

test("no built file does either, but for what is known of libraries", async () => {
  for (const browser of ["chrome", "firefox"]) {
    const built = await files(`dist/${browser}`, /\.js$/u);
    assert.ok(built.length >= 6);
    for (const file of built) {
      const name = relative(join(root, "dist", browser), file);
      const counts = {};
      for (const hit of found(await readFile(file, "utf8"))) counts[hit] = (counts[hit] ?? 0) + 1;
      assert.deepEqual(counts, KNOWN[name] ?? {}, `${browser}/${name}`);
    }
    for (const file of await files(`dist/${browser}`, /\.html$/u)) {
      const html = await readFile(file, "utf8");
      assert.ok(!/<script(?![^>]*\ssrc=")|\son\w+=|javascript:|https?:\/\//u.test(html.replace(/xmlns="[^"]*"/gu, "")), relative(root, file));
    }
  }
});

test("the manifests ask for no more than is needed, and open nothing to pages", async () => {
  for (const browser of ["chrome", "firefox"]) {
    const manifest = JSON.parse(await readFile(join(root, "dist", browser, "manifest.json"), "utf8"));
    for (const key of ["web_accessible_resources", "externally_connectable", "content_scripts", "host_permissions", "sandbox", "update_url"]) assert.equal(manifest[key], undefined, key);
    const needed = ["activeTab", "scripting", "storage", "contextMenus", ...(browser === "chrome" ? ["sidePanel"] : [])];
    assert.deepEqual(manifest.permissions.toSorted(), needed.toSorted());
    assert.deepEqual(manifest.optional_host_permissions, ["http://*/*", "https://*/*"]);
    const policy = manifest.content_security_policy.extension_pages;
    const sources = Object.fromEntries(policy.split(";").map((part) => part.trim().split(/\s+(.*)/u)));
    assert.equal(sources["default-src"], "'none'");
    assert.equal(sources["script-src"], "'self' 'wasm-unsafe-eval'");
    assert.equal(sources["connect-src"], "'self'");
    assert.equal(sources["frame-ancestors"], "'none'");
    assert.ok(!/unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|https?:|\*/u.test(policy), policy);
  }
});

const messages = await load("extension/shared/messages.ts");
const readers = ["readContentMessage", "readToContent", "readPanelMessage", "readPageMessage"];
const TYPES = {
  readContentMessage: ["analyse", "notArabic", "shown", "cleared", "at", "dismiss", "copy"],
  readToContent: ["run", "view", "clear", "ping", "again", "goto", "step"],
  readPanelMessage: ["watch", "toggle", "goto", "step", "dismiss", "restore"],
  readPageMessage: ["report", "compose", "examine", "reopen"],
};

test("a message of any shape is read to one of a known shape, or to nothing", () => {
  const anything = fc.oneof(
    fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true, withSet: true }),
    fc.record(
      {
        type: fc.constantFrom(...Object.values(TYPES).flat(), "__proto__", "constructor"),
        text: fc.anything(), parts: fc.anything(), meta: fc.anything(), family: fc.oneof(fc.constantFrom("actors", "claims", "casualties", "toString"), fc.anything()),
        index: fc.anything(), painted: fc.anything(), skipped: fc.anything(), view: fc.anything(), windowId: fc.anything(), url: fc.anything(),
        format: fc.anything(), section: fc.anything(), tabId: fc.anything(), direction: fc.anything(), analysis: fc.anything(),
      },
      { requiredKeys: ["type"] },
    ),
  );
  for (const reader of readers) {
    fc.assert(
      fc.property(anything, (value) => {
        const message = messages[reader](value);
        if (message !== null) assert.ok(TYPES[reader].includes(message.type), JSON.stringify(message));
        if (message?.type === "analyse") {
          assert.equal(message.parts[0], 0);
          assert.ok(message.parts.every((start) => Number.isSafeInteger(start) && (start === 0 || message.text[start - 1] === "\n")));
        }
        if (message?.type === "reopen") assert.match(message.url, /^https?:\/\//iu);
      }),
      { numRuns: 2_000 },
    );
  }
});

test("a sender is what the browser says it is", () => {
  globalThis.chrome = { runtime: { id: "own", getURL: (path) => `chrome-extension://own/${path}` } };
  try {
    const content = { id: "own", frameId: 0, tab: { id: 7 }, url: "https://example.org/" };
    const page = { id: "own", url: "chrome-extension://own/panel.html" };
    assert.equal(messages.fromContent(content), true);
    assert.equal(messages.fromPage(page), true);
    for (const other of [{ ...content, id: "other" }, { ...content, frameId: 3 }, { ...content, tab: undefined }, { ...page, tab: { id: 7 }, frameId: 0 }]) assert.equal(messages.fromContent(other), false);
    for (const other of [{ ...page, id: "other" }, { ...page, url: "https://example.org/?chrome-extension://own/" }, { ...page, url: undefined }, content]) assert.equal(messages.fromPage(other), false);
  } finally {
    delete globalThis.chrome;
  }
});

const { exportJson, importJson, itemsOf } = await load("extension/notebook/item.ts");

await core.default({ module_or_path: await readFile(join(root, "pkg/isnad_bg.wasm")) });
const ARTICLE = "مقتل 23 شخصا في صور\nقالت وزارة الصحة إن 23 شخصا قتلوا بينهم 5 أطفال، وقال مصدر أمني إن 30 شخصا قتلوا.";
/** A notebook's file as the extension writes it. */
const FILE = exportJson(itemsOf({ text: ARTICLE, analysis: core.analyse(ARTICLE, {}), meta: { title: "صور", url: "https://example.org/a", captured: "2026-03-03T19:00:00Z" } }));

/** So many seconds changed files are tried; 0 is a usual test. */
const LONG = Number(process.env.ISNAD_FUZZ_SECONDS ?? 0);

/** Every place in a JSON value, as the keys that lead there. */
function places(value, path = []) {
  const inner = typeof value === "object" && value !== null ? Object.entries(value).flatMap(([key, item]) => places(item, [...path, key])) : [];
  return path.length > 0 ? [path, ...inner] : inner;
}

/** Reads a file; whole, or not at all. What was taken can be written and read again to the same. */
function readOrRefuse(source) {
  let read;
  try {
    read = importJson(source);
  } catch (error) {
    assert.equal(error.constructor.name, "Rejected", String(error));
    return false;
  }
  assert.deepEqual(importJson(exportJson(read)), read);
  return true;
}

test("a notebook's file of any content is read whole or refused, and never pollutes a prototype", () => {
  assert.ok(readOrRefuse(FILE));
  const { schema, items } = JSON.parse(FILE);
  assert.ok(items.length > 2);
  for (const source of ['{"__proto__":{"polluted":1}}', `{"schema":"${schema}","items":[{"__proto__":{"polluted":1}}]}`, "[".repeat(100_000), `{"schema":"${schema}","items":{"length":1e9}}`]) {
    assert.equal(readOrRefuse(source), false);
  }
  let taken = 0;
  const change = fc.record({ place: fc.constantFrom(...places(JSON.parse(FILE))), value: fc.oneof(fc.jsonValue(), fc.string(), fc.integer(), fc.constantFrom(undefined, "javascript:alert(1)", "data:text/html,x")), key: fc.constantFrom("", "__proto__", "constructor", "x") });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const file = JSON.parse(FILE);
      for (const { place, value, key } of changes) {
        const holder = place.slice(0, -1).reduce((at, name) => at?.[name], file);
        if (typeof holder !== "object" || holder === null) continue;
        if (key) Object.defineProperty(holder, key, { value, enumerable: true, configurable: true });
        else holder[place.at(-1)] = value;
      }
      const source = JSON.stringify(file);
      if (readOrRefuse(source)) {
        taken += 1;
        assert.ok(importJson(source).every((item) => !/^(?:javascript|data):/iu.test(item.meta?.url ?? item.url ?? "")), source);
      }
    }),
    LONG > 0 ? { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: LONG * 1_000 } : { numRuns: 2_000 },
  );
  if (LONG > 0) console.log(`${taken} changed files were taken`);
  assert.ok(taken > 0, "no changed file was taken: the changes test nothing");
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (source) => !readOrRefuse(source)));
  assert.equal({}.polluted, undefined);
});
