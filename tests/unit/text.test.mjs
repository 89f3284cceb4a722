/** Quotations, figures and searching: what works on text alone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { findQuote, quoteOf } = await load("extension/shared/selector.ts");
const { figureText, envelope } = await load("extension/shared/figure.ts");
const { uiFor } = await load("extension/shared/i18n.ts");
const { fold, matches } = await load("extension/shared/fold.ts");

test("a quotation is found again with its context exactly, or not at all", () => {
  const text = "قتل 3 في صور.\nقتل 3 في صيدا.";
  const at = text.lastIndexOf("قتل 3");
  const quote = quoteOf(text, at, at + 5);
  assert.equal(findQuote(`مقدمة\n${text}`, quote), at + "مقدمة\n".length);
  assert.equal(findQuote(text.replace("قتل 3 في صيدا", "قتل 4 في صيدا"), quote), null);
  assert.equal(findQuote(text, { ...quote, text: "" }), null);
});

test("figures read as they were given", () => {
  const arabic = (value) => new Intl.NumberFormat("ar-EG").format(value);
  const cases = [
    [{ min: 8, max: 8, bound: "exact" }, "8", "٨"],
    [{ min: 0, max: 0, bound: "exact" }, "0", "٠"],
    [{ min: 3, max: 5, bound: "range" }, "3–5", "٣\u200e–\u200e٥"],
    [{ min: 31, max: null, bound: "more_than" }, "31+", "٣١+"],
    [{ min: null, max: 4, bound: "at_most" }, "≤ 4", "≤ ٤"],
    [{ min: 40, max: 40, bound: "about" }, "≈ 40", "≈ ٤٠"],
    [{ min: null, max: null, bound: "unstated" }, "–", "–"],
    [{ min: 3, max: 31, bound: "at_least" }, "3–31+", "٣\u200e–\u200e٣١+"],
  ];
  for (const [figure, latin, indic] of cases) {
    assert.equal(figureText(figure, String), latin);
    assert.equal(figureText(figure, arabic), indic);
  }
  assert.deepEqual(envelope([{ min: 23, max: 23, bound: "exact" }, { min: 30, max: null, bound: "at_least" }]), { min: 23, max: 30, bound: "at_least" });
  assert.deepEqual(envelope([{ min: 30, max: null, bound: "at_least" }, { min: 30, max: null, bound: "more_than" }]), { min: 30, max: null, bound: "at_least" });
  assert.deepEqual(envelope([{ min: 23, max: 23, bound: "exact" }, { min: 25, max: 28, bound: "range" }]), { min: 23, max: 28, bound: "range" });
  assert.equal(envelope([{ min: null, max: null, bound: "unstated" }]), null);
});

test("an outcome's noun goes with its number", () => {
  const ar = uiFor("ar", ["ar"]);
  const words = (min, max = min) => ar.unit("killed", { min, max, bound: "exact" });
  assert.deepEqual([1, 2, 5, 23, 100, 103, 1000].map((count) => words(count)), ["قتيل", "قتيلان", "قتلى", "قتيلًا", "قتيل", "قتلى", "قتيل"]);
  assert.equal(words(3, 12), "قتيلًا");
  assert.equal(words(30, null), "قتيلًا");
  assert.equal(words(null, null), "قتلى");
  assert.equal(ar.unit("killed_or_wounded", { min: 8, max: 8, bound: "exact" }), "بين قتيل وجريح");
  assert.equal(uiFor("en", ["en"]).unit("missing", { min: 4, max: 4, bound: "exact" }), "missing");
});

test("what is counted has its noun in the form that goes with the number, in both languages", () => {
  const forms = (language, noun) => [0, 1, 2, 3, 11, 100, 103].map((number) => uiFor(language, [language]).counted(noun, number));
  assert.deepEqual(forms("ar", "claims"), ["أقوال", "قول", "قولان", "أقوال", "قولًا", "قول", "أقوال"]);
  assert.deepEqual(forms("ar", "actors"), ["أطراف", "طرف", "طرفان", "أطراف", "طرفًا", "طرف", "أطراف"]);
  assert.deepEqual(forms("en", "claims"), ["claims", "claim", "claims", "claims", "claims", "claims", "claims"]);
});

test("search is blind to vowel signs, hamza carriers and kinds of digits, not to letters", () => {
  assert.equal(fold("مُستَشفى ٢٣"), fold("مستشفي 23"));
  assert.ok(matches("احمد وزاره", ["أحمد", "وزارة"]));
  assert.ok(!matches("حمد سالم", ["أحمد", null]));
  assert.ok(matches("  ", []));
});
