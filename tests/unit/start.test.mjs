/** Starting on a page that the browser refuses: for a moment only, and for good. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { load } from "./load.mjs";

/** What was asked of the browser, and how often it is to refuse. */
let asked;
let refusals;
const session = {};
const area = (of) => ({
  get: async (name) => (name === null ? { ...of } : { [name]: of[name] }),
  set: async (values) => void Object.assign(of, values),
  remove: async (name) => void delete of[name],
});
globalThis.chrome = {
  runtime: { id: "isnad" },
  storage: { session: area(session), local: area({}), onChanged: { addListener() {} } },
  scripting: {
    async executeScript() {
      asked.push("script");
      if (refusals > 0) {
        refusals -= 1;
        throw new Error("Cannot access contents of the page.");
      }
    },
    insertCSS: async () => void asked.push("rules"),
    removeCSS: async () => undefined,
  },
  tabs: { sendMessage: async (_tab, { type }) => void asked.push(type) },
};
const { start } = await load("extension/background/tabs.ts", {
  "./core.js": "export const load = async () => undefined;",
  "./findings.js": "export const findings = async () => ({ ok: false, problem: 'engine' }); export const allFindings = findings;",
});
beforeEach(() => {
  asked = [];
  for (const name of Object.keys(session)) delete session[name];
});

test("a page that is refused for a moment after the press is read all the same", async () => {
  refusals = 1;
  await start(1, "article", true);
  // Rules and order go side by side.
  assert.deepEqual(asked.slice(0, 2), ["script", "script"]);
  assert.deepEqual(asked.slice(2).sort(), ["rules", "run"]);
  assert.equal(session["tab:1"].status, "loading");
});

test("a page that stays refused is said to be restricted", async () => {
  refusals = Infinity;
  await start(2, "article", true);
  assert.ok(asked.length > 1 && asked.every((what) => what === "script"), asked.join());
  assert.equal(session["tab:2"].status, "restricted");
});
