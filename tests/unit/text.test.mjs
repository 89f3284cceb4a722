/** Links, quotations, sentences, figures and searching: what works on text alone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { directive, link } = await load("extension/shared/fragment.ts");
const { sentenceAround } = await load("extension/shared/sentence.ts");
const { findQuote, quoteOf } = await load("extension/shared/selector.ts");
const { figureText, envelope } = await load("extension/shared/figure.ts");
const { fold, matches } = await load("extension/shared/fold.ts");

/** The parts of a directive, decoded. */
function parts(text) {
  const found = text.slice("text=".length).split(",").map((part) => ({ raw: part, plain: decodeURIComponent(part.replace(/^-|-$/g, "")) }));
  return {
    prefix: found.find(({ raw }) => raw.endsWith("-"))?.plain ?? "",
    suffix: found.find(({ raw }) => raw.startsWith("-"))?.plain ?? "",
    exact: found.filter(({ raw }) => !/^-|-$/.test(raw)).map(({ plain }) => plain),
  };
}

test("a link grows to whole words and copies them verbatim", () => {
  const text = "أعلنت الوزارة مقتلَ ثلاثة أشخاص، وإصابة 10.";
  const at = text.indexOf("قتلَ");
  assert.deepEqual(parts(directive(text, at, at + 3)), { prefix: "", exact: ["مقتلَ"], suffix: "" });
});

test("words that stand twice get context until they are the only ones", () => {
  const text = "قتل ثلاثة في المدينة أمس.\nوقال مصدر: قتل ثلاثة في القرية أمس.";
  for (const at of [text.indexOf("ثلاثة"), text.lastIndexOf("ثلاثة")]) {
    const { prefix, exact, suffix } = parts(directive(text, at, at + 5));
    assert.deepEqual(exact, ["ثلاثة"]);
    const whole = [prefix, ...exact, suffix].filter(Boolean).join(" ");
    assert.equal(text.split(whole).length - 1, 1, whole);
    assert.ok(text.indexOf(whole) <= at && at < text.indexOf(whole) + whole.length);
  }
});

test("context stays within the line; two lines alike have no link of their own", () => {
  const text = "مقتل ثلاثة\nمقتل ثلاثة";
  assert.equal(directive(text, 0, 4), null);
  assert.equal(link("https://example.org/a#top", text, 0, 4), "https://example.org/a");
});

test("a word inside a longer word is no second match", () => {
  const text = "وقتل رجل قتل";
  const at = text.lastIndexOf("قتل");
  assert.deepEqual(parts(directive(text, at, at + 3)), { prefix: "", exact: ["قتل"], suffix: "" });
});

test("signs with a meaning in a directive are encoded", () => {
  const text = "بين 3-5 قتلى، و20% جرحى & آخرون";
  const found = directive(text, 4, text.length);
  assert.doesNotMatch(found.slice(5), /[-&,]/);
  assert.equal(decodeURIComponent(found.slice(5)), "3-5 قتلى، و20% جرحى & آخرون");
});

test("a long stretch is given by its first and last words, if these are unique", () => {
  const long = Array.from({ length: 120 }, (_, index) => `كلمة${index}`).join(" ");
  const { exact } = parts(directive(long, 0, long.length));
  assert.equal(exact.length, 2);
  assert.ok(long.startsWith(exact[0]) && long.endsWith(exact[1]));
});

test("nonsense offsets and addresses give no fragment", () => {
  assert.equal(directive("نص", 2, 2), null);
  assert.equal(directive("نص", -1, 1), null);
  assert.equal(directive("نص", 0, 9), null);
  assert.equal(link("javascript:alert(1)", "نص", 0, 2), "javascript:alert(1)");
});

test("a sentence ends at its stop, not after a title or inside a number", () => {
  const text = "قال د. سامر إن 3.5 ملايين نزحوا. ثم غادر؟ نعم.\nسطر آخر";
  const around = (words) => {
    const start = text.indexOf(words);
    const { start: from, end } = sentenceAround(text, start, start + words.length);
    return text.slice(from, end);
  };
  assert.equal(around("سامر"), "قال د. سامر إن 3.5 ملايين نزحوا.");
  assert.equal(around("غادر"), "ثم غادر؟");
  assert.equal(around("نعم"), "نعم.");
  assert.equal(around("سطر"), "سطر آخر");
  assert.equal(around("ملايين نزحوا. ثم"), "قال د. سامر إن 3.5 ملايين نزحوا. ثم غادر؟");
});

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
    [{ min: 3, max: 5, bound: "range" }, "3–5", "٣–٥"],
    [{ min: 31, max: null, bound: "more_than" }, "31+", "٣١+"],
    [{ min: null, max: 4, bound: "at_most" }, "≤ 4", "≤ ٤"],
    [{ min: 40, max: 40, bound: "about" }, "≈ 40", "≈ ٤٠"],
    [{ min: null, max: null, bound: "unstated" }, "?", "?"],
  ];
  for (const [figure, latin, indic] of cases) {
    assert.equal(figureText(figure, String), latin);
    assert.equal(figureText(figure, arabic), indic);
  }
  assert.deepEqual(envelope([{ min: 23, max: 23, bound: "exact" }, { min: 30, max: null, bound: "at_least" }]), { min: 23, max: null, bound: "range" });
  assert.equal(envelope([{ min: null, max: null, bound: "unstated" }]), null);
});

test("search is blind to vowel signs, hamza carriers and kinds of digits, not to letters", () => {
  assert.equal(fold("مُستَشفى ٢٣"), fold("مستشفي 23"));
  assert.ok(matches("احمد وزاره", ["أحمد", "وزارة"]));
  assert.ok(!matches("حمد سالم", ["أحمد", null]));
  assert.ok(matches("  ", []));
});
