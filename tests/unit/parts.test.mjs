/** Texts in parts: analysed each by itself, remembered, put together with offsets into the whole. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import * as core from "../../pkg/isnad.js";
import { load } from "./load.mjs";

await core.default({ module_or_path: await readFile(new URL("../../pkg/isnad_bg.wasm", import.meta.url)) });
const asked = [];
globalThis.isnadCore = {
  async analyse(text, watch) {
    asked.push(text);
    return { ok: true, value: core.analyse(text, { watch }) };
  },
};
const { analyse } = await load("extension/background/parts.ts", {
  "./core.js": "export const analyse = (...given) => globalThis.isnadCore.analyse(...given);",
});

const PARTS = [
  "قالت وزارة الصحة في غزة إن 12 شخصا قتلوا وأصيب 30 آخرون.",
  "أعلن الجيش اللبناني إصابة 3 جنود في صور، ونفت وزارة الصحة ذلك.\nوأضاف المتحدث أن 2 من الجنود في حال خطرة.",
  "قال مصدر أمني إن 7 أشخاص قتلوا في غزة، واتهمت وزارة الصحة الجيش اللبناني بذلك.",
];
const join = (parts) => {
  let at = 0;
  const starts = parts.map((part) => {
    const start = at;
    at += part.length + 1;
    return start;
  });
  return { text: parts.join("\n"), starts };
};
const spans = ({ actors, places, casualties, claims }) =>
  [...actors, ...places].flatMap(({ mentions }) => mentions).concat(casualties, claims.flatMap(({ cue, source, content }) => [cue, source, content])).filter(Boolean);

test("every span is the whole text's own, and every reference leads to the finding it meant", async () => {
  const { text, starts } = join(PARTS);
  const { value } = await analyse(text, starts, []);
  for (const { start, end, text: words } of spans(value)) assert.equal(text.slice(start, end), words);
  value.actors.forEach(({ id }, index) => assert.equal(id, index));
  const alone = PARTS.map((part) => core.analyse(part, {}));
  assert.deepEqual(value.casualties.map(({ min, text: words }) => [min, words]), alone.flatMap(({ casualties }) => casualties.map(({ min, text: words }) => [min, words])));
  const speakers = (analysis) => [...analysis.casualties, ...analysis.claims].map(({ speaker }) => speaker && (speaker.actor === null ? speaker.name : analysis.actors[speaker.actor].name));
  const sorted = (lists) => lists.flat().map(String).sort();
  assert.deepEqual(sorted([speakers(value)]), sorted(alone.map(speakers)));
  const names = value.actors.map(({ kind, name }) => `${kind} ${name}`);
  assert.equal(new Set(names).size, names.length, "one entry for a party, however many parts name it");
  for (const { part_of: whole } of value.casualties) assert.ok(whole === null || value.casualties[whole]);
});

test("only parts that are new are analysed, and a changed watch list has all of them analysed again", async () => {
  asked.length = 0;
  const changed = [PARTS[0], "قال متحدث باسم الشرطة إن 4 أشخاص أصيبوا.", PARTS[2]];
  const { text, starts } = join(changed);
  await analyse(text, starts, []);
  assert.deepEqual(asked, [changed[1]]);
  await analyse(text, starts, [{ name: "الشرطة", aliases: [], kind: "government" }]);
  assert.equal(asked.length, 4);
});

test("one part is the core's own analysis", async () => {
  const { value } = await analyse(PARTS[1], [0], []);
  assert.deepEqual(value, core.analyse(PARTS[1], {}));
});
