/** The WASM boundary as JavaScript meets it: offsets, options, reports, and text that is no good text. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, test } from "node:test";
import * as core from "../../pkg/isnad.js";

const TEXT = `مقتل 12 شخصا في انهيار مبنى بمدينة وهران
قالت الحماية المدنية إن 12 شخصا قُتلوا وأُصيب 30 آخرون، 👷🏽 وأضافت أن \u2067٥ أطفال\u2069 بين القتلى.
وأعلن الناطق باسم الشرطة كريم بوعلام فتح تحقيق، بينما اتهم سكان الحي البلدية بالإهمال.`;

/** Every span of an analysis. */
function spans({ actors, places, casualties, claims }) {
  return [
    ...actors.flatMap(({ mentions }) => mentions),
    ...places.flatMap(({ mentions }) => mentions),
    ...casualties,
    ...claims.flatMap(({ cue, source, content }) => [cue, source, content]),
  ].filter(Boolean);
}

describe("WASM boundary", () => {
  before(async () => {
    const bytes = await readFile(new URL("../../pkg/isnad_bg.wasm", import.meta.url));
    core.initSync({ module: bytes });
  });

  test("spans are UTF-16 offsets, and their text is literally that slice", () => {
    const analysis = core.analyse(TEXT, { watch: [] });
    assert.equal(analysis.schema, "isnad/1");
    const found = spans(analysis);
    assert.ok(found.length > 3);
    for (const { start, end, text } of found) assert.equal(TEXT.slice(start, end), text);
  });

  test("what is not known is null, never undefined or absent", () => {
    const { actors } = core.analyse(TEXT, undefined);
    assert.ok(actors.length > 0);
    for (const actor of actors) {
      for (const field of ["name_en", "role", "affiliation"]) {
        assert.ok(actor[field] === null || typeof actor[field] === "string", `${field}: ${actor[field]}`);
      }
    }
  });

  test("an actor that the reader watches for is known", () => {
    const watch = [{ name: "الحماية المدنية", aliases: [], kind: "government" }];
    const { actors } = core.analyse(TEXT, { watch });
    assert.ok(actors.some(({ name, known }) => known && name.includes("الحماية المدنية")), JSON.stringify(actors));
  });

  test("every report is made of an analysis that has been through JSON", () => {
    const analysis = JSON.parse(JSON.stringify(core.analyse(TEXT, {})));
    for (const format of ["markdown", "text", "html", "csv", "json", "jsonld"]) {
      const report = core.report(analysis, { title: "وهران <b>", url: "https://example.org/a" }, format, TEXT);
      assert.ok(report.length > 20, format);
      if (format === "html") assert.ok(!report.includes("<b>"));
      if (format.startsWith("json")) JSON.parse(report);
    }
    assert.throws(() => core.report(analysis, {}, "docx", TEXT));
  });

  test("any text gives an analysis", () => {
    for (const text of ["", "\0", "\ud800 قتل 3 \udc00", "قُ".repeat(5_000), "«".repeat(3_000), "\u202e\u2067١٢", "قتل ".repeat(20_000)]) {
      for (const { start, end } of spans(core.analyse(text, {}))) assert.ok(start < end && end <= text.length);
    }
  });

  test("a fresh instance answers as the first one did", () => {
    const first = core.analyse(TEXT, {});
    core.__wbg_reset_state();
    assert.deepEqual(core.analyse(TEXT, {}), first);
  });
});
