/** What goes into files and comes out of them; what is listed; whether every word is there in both languages. */
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { load } from "./load.mjs";
import { WORDS } from "../../extension/build.mjs";

const root = join(fileURLToPath(import.meta.url), "../../..");
const { readCsv, writeCsv } = await load("extension/shared/csv.ts");
const { exportJson, importJson, itemOf, itemsOf, withLinks } = await load("extension/notebook/item.ts");
const { exportCsv, exportJsonLd } = await load("extension/notebook/exports.ts");
const { watchFromCsv, watchToCsv } = await load("extension/options/watch.ts");
const { originOf } = await load("extension/options/site.ts");
const { keepOnly, pick } = await load("extension/shared/pick.ts");
const { keysOf, withoutDismissed } = await load("extension/shared/dismissed.ts");
const { actorRows, casualtyRows, claimGroups, leadingFigures, NO_FILTERS, sameFinding } = await load("extension/panel/findings.ts");
const { uiFor } = await load("extension/ui/i18n.ts");

const text = "مقتل 23 في صور\nقالت الوزارة إن 23 قتلوا بينهم 5 أطفال، وقال مصدر أمني إن 30 قتلوا.";
const span = (words, from = 0) => {
  const start = text.indexOf(words, from);
  return { start, end: start + words.length, text: words };
};
const casualty = (words, fields) => ({
  ...span(words, 15), outcome: "killed", bound: "exact", victims: "unspecified", side: null, part: false, part_of: null, cumulative: false,
  preliminary: false, place: 0, date: null, cause: null, perpetrator: null, speaker: null, claim: 0, why: "rule", ...fields,
});
const ministry = { name: "الوزارة", actor: 0, anonymous: false };
const source = { name: "مصدر أمني", actor: null, anonymous: true };
const analysis = {
  schema: "isnad/1",
  engine: "0.1.0",
  actors: [
    { id: 0, name: "الوزارة", name_en: null, kind: "government", role: null, affiliation: null, known: false, mentions: [{ ...span("الوزارة"), form: "name" }] },
    { id: 1, name: "أحمد", name_en: null, kind: "person", role: null, affiliation: null, known: false, mentions: [] },
  ],
  places: [{ id: 0, name: "صور", kind: "city", mentions: [span("صور")] }],
  casualties: [
    casualty("23 قتلوا", { min: 23, max: 23, speaker: ministry }),
    casualty("5 أطفال", { min: 5, max: 5, victims: "child", part: true, part_of: 0, speaker: ministry }),
    casualty("30 قتلوا", { min: 30, max: 30, speaker: source, claim: 1 }),
  ],
  claims: [
    { cue: { ...span("قالت"), lemma: "قال" }, source: span("الوزارة"), speaker: ministry, content: span("23 قتلوا بينهم 5 أطفال"), stance: "state", direct: false, via: null, target: null, parent: null, why: "rule" },
    { cue: { ...span("قال", 40), lemma: "قال" }, source: span("مصدر أمني"), speaker: source, content: span("30 قتلوا"), stance: "doubt", direct: false, via: null, target: null, parent: 0, why: "rule" },
  ],
  conflicts: [{ casualties: [0, 2], why: "different figures" }],
};
const meta = { title: "=HYPERLINK(\"x\") عنوان", publisher: "صحيفة", url: "https://example.org/a", captured: "2026-03-03T10:00:00Z" };
const kept = { analysis, meta, text };

test("CSV comes back as it went, with BOM and CRLF", () => {
  const rows = [["أ,ب", 'قال "نعم"', "سطر\nآخر"], ["=1+1", "-5", "@x"], ["", " ", "٣"]];
  const csv = writeCsv(rows);
  assert.ok(csv.startsWith("\uFEFF") && csv.endsWith("\r\n"));
  assert.deepEqual(readCsv(csv), rows);
});

test("no cell of ours starts a formula, and numbers stay numbers", () => {
  const csv = writeCsv([["=1", "+1", "-1", "@a", "\t=1", " =1", "＝1", -1]]);
  assert.equal(csv.slice(1, -2), "'=1,'+1,'-1,'@a,'\t=1,' =1,'＝1,-1");
});

test("a kept figure is as it was read, and the reader's fields are empty", () => {
  const item = itemOf(kept, "casualties", 0);
  assert.deepEqual([item.tags, item.grade, item.note], [[], "", ""]);
  assert.equal(item.quote.text, text.slice(item.quote.start, item.quote.end));
  assert.equal(item.figure.place, "صور");
  assert.equal(item.link, meta.url);
  const [linked] = withLinks([item], [`${meta.url}#:~:text=23`]);
  assert.deepEqual(linked, { ...item, link: `${meta.url}#:~:text=23` });
  assert.equal(itemsOf(kept).length, 1 + 3 + 2);
  assert.equal(itemOf(kept, "casualties", 99), null);
});

test("the notebook's file comes back whole", () => {
  const items = itemsOf(kept);
  items[1].tags = ["صور"];
  items[1].grade = "b";
  items[1].note = "ملاحظة";
  assert.deepEqual(importJson(exportJson(items)), items);
});

test("what kind of figure it is, and whose people they were, are kept and exported; files of before lack them", () => {
  const [first, ...rest] = analysis.casualties;
  const source = { ...kept, analysis: { ...analysis, casualties: [{ ...first, side: 0, cumulative: true, preliminary: true }, ...rest] } };
  const item = itemOf(source, "casualties", 0);
  assert.deepEqual([item.figure.side, item.figure.cumulative, item.figure.preliminary], [analysis.actors[0].name, true, true]);
  const [head, row] = readCsv(exportCsv([item]));
  const cell = (name) => row[head.indexOf(name)];
  assert.deepEqual([cell("side"), cell("part"), cell("cumulative"), cell("preliminary"), cell("url")], [analysis.actors[0].name, "false", "true", "true", meta.url]);
  const old = JSON.parse(exportJson([item]));
  for (const name of ["side", "cumulative", "preliminary"]) delete old.items[0].figure[name];
  const [read] = importJson(JSON.stringify(old));
  assert.deepEqual([read.figure.side, read.figure.cumulative, read.figure.preliminary], [null, false, false]);
  const nobody = { ...kept, analysis: { ...analysis, casualties: [{ ...first, speaker: { name: "", actor: null, anonymous: true } }] } };
  assert.deepEqual([itemOf(nobody, "casualties", 0).speaker, itemOf(nobody, "casualties", 0).anonymous], [null, true]);
});

test("how a claim was told and what is known of an actor are kept and exported; what was kept before lacks them", () => {
  const [first, second] = analysis.claims;
  const told = { ...analysis, claims: [first, { ...second, direct: true, via: "إذاعة الساحل", target: "البلدية" }] };
  const minister = { ...analysis.actors[0], name_en: "The ministry", role: "وزارة", affiliation: "الحكومة" };
  const source = { ...kept, analysis: { ...told, actors: [minister, analysis.actors[1]] } };
  const items = [itemOf(source, "claims", 1), itemOf(source, "actors", 0), itemOf(source, "claims", 0)];
  const [claim, actor, plain] = items;
  assert.deepEqual(claim.claim, { direct: true, via: "إذاعة الساحل", target: "البلدية", within: "الوزارة" });
  assert.deepEqual(actor.actor, { name: "الوزارة", name_en: "The ministry", kind: "government", role: "وزارة", affiliation: "الحكومة" });
  assert.deepEqual(plain.claim, { direct: false, via: null, target: null, within: null });
  assert.deepEqual(importJson(exportJson(items)), items);

  const [head, ...rows] = readCsv(exportCsv(items));
  const cells = (row, ...names) => names.map((name) => rows[row][head.indexOf(name)]);
  assert.deepEqual(cells(0, "direct", "via", "target", "within", "name"), ["true", "إذاعة الساحل", "البلدية", "الوزارة", ""]);
  assert.deepEqual(cells(1, "kind", "name", "name_en", "actor_kind", "role", "affiliation", "direct"), ["actor", "الوزارة", "The ministry", "government", "وزارة", "الحكومة", ""]);
  assert.deepEqual(cells(2, "direct", "via"), ["false", ""]);

  const [said, party, bare] = JSON.parse(exportJsonLd(items)).map(({ body }) => body[0]);
  assert.deepEqual([said["@type"], said["isnad:direct"], said["isnad:via"], said["isnad:target"], said["isnad:within"], said["isnad:stance"]], ["Claim", true, "إذاعة الساحل", "البلدية", "الوزارة", "doubt"]);
  assert.deepEqual([party["@type"], party.name, party["isnad:kind"], party.jobTitle], ["Organization", "الوزارة", "government", "وزارة"]);
  assert.ok(!("isnad:via" in bare) && bare["isnad:direct"] === false);

  const old = JSON.parse(exportJson(items));
  for (const item of old.items) for (const name of ["claim", "actor"]) delete item[name];
  const read = importJson(JSON.stringify(old));
  assert.deepEqual(read, items.map((item) => ({ ...item, claim: null, actor: null })));
  const before = readCsv(exportCsv(read));
  assert.deepEqual(before.slice(1).map((row) => row[head.indexOf("direct")]), ["", "", ""]);
  assert.equal(JSON.parse(exportJsonLd(read))[1].body[0].name, read[1].quote.text);
});

test("a claim that was picked, or whose report was dismissed, still stands in somebody's report", () => {
  const [nested] = pick(analysis, "claims", [1]).claims;
  assert.deepEqual([nested.parent, nested.within], [null, { ...ministry, actor: null }]);
  const unresolved = { ...analysis, claims: [{ ...analysis.claims[0], speaker: null }, analysis.claims[1]] };
  assert.equal(pick(unresolved, "claims", [1]).claims[0].within.name, "");
  assert.equal(itemOf({ ...kept, analysis: unresolved }, "claims", 1).claim.within, "");
  const less = withoutDismissed(analysis, text, new Set(keysOf(analysis, text, "claims", 0))).analysis;
  assert.deepEqual([less.claims[0].within, pick(less, "claims", [0]).claims[0].within.name], [ministry, "الوزارة"]);
  assert.ok(pick(analysis, "claims").claims.every((claim) => !("within" in claim)));
});

test("a file with one bad field is not taken, and the field is named", () => {
  const items = itemsOf(kept);
  const spoil = (change) => {
    const file = JSON.parse(exportJson(items));
    change(file.items[1], file);
    return JSON.stringify(file);
  };
  const cases = [
    ["not JSON", "{"],
    ["file", "[]"],
    ["schema", spoil((_, file) => (file.schema = "isnad-notebook/9"))],
    ["items", spoil((_, file) => (file.items = {}))],
    ["items[1].meta.url", spoil((item) => (item.meta.url = "javascript:alert(1)"))],
    ["items[1].link", spoil((item) => (item.link = "data:text/html,x"))],
    ["items[1].figure.min", spoil((item) => (item.figure.min = "8"))],
    ["items[1].figure.min", spoil((item) => (item.figure.min = 1.5))],
    ["items[1].figure.min", spoil((item) => (item.figure.min = -3))],
    ["items[1].figure", spoil((item) => (item.figure.min = 99))],
    ["items[1].figure.cumulative", spoil((item) => (item.figure.cumulative = "true"))],
    ["items[1].figure.side", spoil((item) => (item.figure.side = 7))],
    ["items[1].figure.bound", spoil((item) => (item.figure.bound = "roughly"))],
    ["items[1].figure", spoil((item) => (item.figure = null))],
    ["items[1].kind", spoil((item) => (item.kind = "verdict"))],
    ["items[1].saved", spoil((item) => (item.saved = "yesterday"))],
    ["items[1].quote", spoil((item) => (item.quote.end += 1))],
    ["items[1].quote.text", spoil((item) => (item.quote.text = ["x"]))],
    ["items[1].tags[0]", spoil((item) => (item.tags = [{}]))],
    ["items[1].tags", spoil((item) => (item.tags = "x"))],
    ["items[1].note", spoil((item) => (item.note = "x".repeat(100_001)))],
    ["items[1].anonymous", spoil((item) => (item.anonymous = 1))],
    ["items[1]", spoil((item) => (item.extra = 1))],
    ["items[1]", spoil((item) => Object.defineProperty(item, "__proto__", { value: {}, enumerable: true }))],
    ["items", spoil((item, file) => file.items.push(item))],
  ];
  const spoilOf = (kind, change) => {
    const file = JSON.parse(exportJson([...items, itemOf(kept, "actors", 0)]));
    const index = file.items.findIndex((item) => item.kind === kind);
    change(file.items[index]);
    return [`items[${index}].${kind === "figure" ? "claim" : kind}`, JSON.stringify(file)];
  };
  for (const [name, bad] of [["direct", "true"], ["via", 7], ["target", ["x"]], ["within", {}], ["extra", 1]]) cases.push(spoilOf("claim", (item) => (item.claim[name] = bad)));
  for (const [name, bad] of [["name", null], ["name_en", 7], ["kind", "king"], ["role", ["x"]], ["affiliation", "x".repeat(10_001)]]) cases.push(spoilOf("actor", (item) => (item.actor[name] = bad)));
  cases.push(spoilOf("figure", (item) => (item.claim = { direct: true, via: null, target: null, within: null })));
  for (const [field, file] of cases) {
    assert.throws(() => importJson(file), (error) => error.message.startsWith(field), `${field}: ${file.slice(0, 80)}`);
  }
});

test("the notebook's table and linked data hold every item, and no verdict", () => {
  const items = itemsOf(kept).map((item) => ({ ...item, link: `${meta.url}#:~:text=23` }));
  const rows = readCsv(exportCsv(items));
  assert.equal(rows.length, items.length + 1);
  assert.ok(rows.every((row) => row.length === rows[0].length));
  assert.match(exportCsv(items), /"'=HYPERLINK/);
  const graph = JSON.parse(exportJsonLd(items));
  assert.equal(graph.length, items.length);
  assert.doesNotMatch(exportJsonLd(items), /Rating|ClaimReview|verdict/i);
  for (const { target } of graph) {
    const [quote, position, fragment] = target.selector;
    assert.equal(fragment.value, ":~:text=23");
    assert.equal(text.slice(position.start, position.end), quote.exact);
  }
});

test("the watch list comes back from its CSV; a bad line is named", () => {
  const watch = [{ name: "لواء، الشمال", aliases: ["اللواء", "لواء الشمال"], kind: "armed_group" }];
  assert.deepEqual(watchFromCsv(watchToCsv(watch)), watch);
  assert.deepEqual(watchFromCsv("اسم\r\n"), [{ name: "اسم", aliases: [], kind: "other" }]);
  assert.throws(() => watchFromCsv("name,aliases,kind\nأ ب,,ملك\n"), /2: kind/);
  assert.throws(() => watchFromCsv("name,aliases,kind\n12,,person\n"), /2: name/);
});

test("a site is an origin, and nothing else is a site", () => {
  assert.equal(originOf(" example.org/news?x "), "https://example.org");
  assert.equal(originOf("http://example.org:8080/"), "http://example.org:8080");
  for (const bad of ["", "javascript:alert(1)", "file:///etc/passwd", "https://user@example.org", "localhost", "https://", "a b.c"]) assert.equal(originOf(bad), null, bad);
});

test("a part stands under its whole, and is found with it", () => {
  const rows = casualtyRows(analysis, NO_FILTERS);
  assert.deepEqual(rows.map(({ index, parts }) => [index, parts.map((part) => part.index)]), [[0, [1]], [2, []]]);
  assert.deepEqual(casualtyRows(analysis, { ...NO_FILTERS, query: "اطفال" }).map(({ index, parts }) => [index, parts.length]), [[0, 1]]);
  assert.deepEqual(casualtyRows(analysis, { ...NO_FILTERS, anonymous: true }).map(({ index }) => index), [2]);
  const knot = { ...analysis, casualties: [{ ...analysis.casualties[0], part_of: 1 }, analysis.casualties[1]] };
  assert.deepEqual(casualtyRows(knot, NO_FILTERS).map(({ index }) => index), [0, 1]);
});

test("the overview is about the figure that leads, and those that disagree with it alone", () => {
  const figure = (min, more = {}) => ({ ...analysis.casualties[0], min, max: min, bound: "exact", outcome: "killed", part: false, part_of: null, ...more });
  const of = (casualties, conflicts = []) => leadingFigures({ ...analysis, casualties, conflicts: conflicts.map((casualties) => ({ casualties, why: "" })) }).map(({ min }) => min);
  assert.deepEqual(of([figure(60, { outcome: "wounded" }), figure(10, { max: null, bound: "vague" }), figure(23), figure(30, { max: null, bound: "at_least" }), figure(2)], [[2, 3]]), [23, 30]);
  assert.deepEqual(of([figure(4, { part: true }), figure(7, { outcome: "wounded" })]), [7]);
  assert.deepEqual(of([figure(10, { max: null, bound: "vague" })]), [10]);
  assert.deepEqual(of([figure(null, { bound: "unstated" })]), []);
  assert.deepEqual(of([]), []);
});

test("claims stand by speaker, filtered by stance and anonymity", () => {
  assert.deepEqual(claimGroups(analysis, NO_FILTERS).map(({ name, claims }) => [name, claims.length]), [["الوزارة", 1], ["مصدر أمني", 1]]);
  assert.deepEqual(claimGroups(analysis, { ...NO_FILTERS, stance: "doubt" }).map(({ name }) => name), ["مصدر أمني"]);
  assert.deepEqual(claimGroups(analysis, { ...NO_FILTERS, anonymous: true }).map(({ name }) => name), ["مصدر أمني"]);
  const unresolved = { ...analysis, claims: analysis.claims.map((claim) => ({ ...claim, speaker: null })) };
  assert.deepEqual(claimGroups(unresolved, NO_FILTERS).map(({ name, claims }) => [name, claims.length]), [[null, 2]]);
  assert.deepEqual(actorRows(analysis, { ...NO_FILTERS, kind: "person" }).map(({ index }) => index), [1]);
});

test("a finding is followed into a later analysis of its article, or known to be gone", () => {
  const later = { ...analysis, casualties: [{ ...analysis.casualties[2], min: 9, max: 9 }, ...analysis.casualties], claims: analysis.claims.slice(1) };
  const follow = (family, index) => sameFinding(analysis, later, { family, index });
  assert.deepEqual(follow("casualties", 2), { family: "casualties", index: 3 });
  assert.deepEqual(follow("claims", 1), { family: "claims", index: 0 });
  assert.equal(follow("claims", 0), null);
  assert.equal(follow("actors", 9), null);
});

test("what is picked refers to nothing that was left out", () => {
  const part = pick(analysis, "casualties", [1]);
  assert.deepEqual(part.casualties.map(({ part_of, claim, speaker }) => [part_of, claim, speaker.actor]), [[null, null, null]]);
  assert.deepEqual([part.actors, part.claims, part.conflicts], [[], [], []]);
  const two = pick(analysis, "casualties", [2, 0]);
  assert.deepEqual(two.conflicts.map(({ casualties }) => casualties), [[1, 0]]);
  assert.equal(pick(analysis, "claims", [1, 0]).claims[0].parent, 1);
});

test("both languages have the same words, with the same gaps to fill", async () => {
  const [ar, en] = await Promise.all(["ar", "en"].map(async (lang) => JSON.parse(await readFile(join(root, `extension/_locales/${lang}/messages.json`), "utf8"))));
  assert.deepEqual(Object.keys(ar).sort(), Object.keys(en).sort());
  for (const key of Object.keys(en)) {
    const gaps = ({ message }) => [...message.matchAll(/\$\d/g)].map(([gap]) => gap).sort();
    assert.deepEqual(gaps(ar[key]), gaps(en[key]), key);
    assert.ok(ar[key].message.trim() && en[key].message.trim(), key);
  }
});

test("every word that the pages ask for by name is there, and none of the pages' own is unused", async () => {
  const en = JSON.parse(await readFile(join(root, "extension/_locales/en/messages.json"), "utf8"));
  const sources = [];
  for (const entry of await readdir(join(root, "extension"), { recursive: true })) {
    if (/\.tsx?$/.test(entry)) sources.push(await readFile(join(root, "extension", entry), "utf8"));
  }
  const all = sources.join("\n");
  for (const [, key] of all.matchAll(/(?<![\w.])(?:ui\.)?t\("([a-z0-9_]+)"/g)) assert.ok(en[key], key);
  const own = Object.keys(en).filter((key) => /^(panel|nb|op|wel|copy|chip|filter|overview|claims|actor|chart|conflict|keep)_/.test(key));
  const unused = own.filter((key) => !all.includes(`"${key}"`) && !/^(nb_kind|nb_grade|chart|wel)_/.test(key));
  assert.deepEqual(unused, []);
});

test("the background and the content script have the words that they ask for", async () => {
  const en = JSON.parse(await readFile(join(root, "extension/_locales/en/messages.json"), "utf8"));
  const sourceOf = async (dir) => {
    const files = (await readdir(join(root, "extension", dir), { recursive: true })).filter((name) => name.endsWith(".ts"));
    const sources = await Promise.all(files.map((name) => readFile(join(root, "extension", dir, name), "utf8")));
    return sources.join("\n");
  };
  for (const name of Object.keys(WORDS)) {
    const source = await sourceOf(name);
    const asked = [
      ...[...source.matchAll(/"([a-z]+_[a-z_]+)"/g)].map(([, word]) => word).filter((word) => word in en),
      ...[...source.matchAll(/(?<![\w.])(?:ui\.)?t\(`([a-z]+_)/g)].map(([, prefix]) => prefix),
      ...[...source.matchAll(/label\("([a-z]+)"/g)].map(([, group]) => `${group}_`),
      ...(/ui\.unit\(/.test(source) ? ["unit_", "outcome_"] : []),
    ];
    assert.ok(asked.length > 3, name);
    for (const prefix of asked) assert.match(prefix, WORDS[name], `${name}: ${prefix}`);
  }
});

test("numbers and dates are as the reader's locale has them", () => {
  assert.equal(uiFor("ar", ["ar-EG"]).number(23), "٢٣");
  assert.equal(uiFor("auto", ["ar-MA", "fr"]).number(23), "23");
  assert.equal(uiFor("auto", ["fr-FR", "en-GB"]).lang, "en");
  assert.equal(uiFor("en", ["en"]).short(10_000_000), "10M");
  assert.equal(uiFor("ar", ["ar-EG"]).short(20_000), "٢٠ ألف".replace(" ", "\u00a0"));
  assert.equal(uiFor("ar", ["en-GB"]).dir, "rtl");
  assert.equal(uiFor("en", ["en-GB"]).t("panel_position", 3, 1200), "3 of 1,200");
  assert.equal(uiFor("en", ["en-GB"]).date("no date"), "no date");
});

test("what is dismissed is known again by kind, words and context, and nothing is left that refers to it", () => {
  const stored = new Set(keysOf(analysis, text, "casualties", 0));
  const { analysis: less, dismissed } = withoutDismissed(analysis, text, stored);
  assert.equal(dismissed, 1);
  assert.deepEqual(less.casualties.map(({ min, part_of }) => [min, part_of]), [[5, null], [30, null]]);
  assert.deepEqual(less.conflicts, []);
  assert.deepEqual(less.casualties.map(({ claim }) => claim), [0, 1]);
  // The same words elsewhere, or read as another figure, are another finding.
  const elsewhere = `مقدمة\n${text.replace("الوزارة إن 23", "البلدية إن 23")}`;
  const moved = (span) => ({ ...span, start: span.start + 6, end: span.end + 6 });
  assert.equal(withoutDismissed({ ...analysis, casualties: [moved(analysis.casualties[0])] }, elsewhere, stored).dismissed, 0);
  assert.equal(withoutDismissed({ ...analysis, casualties: [{ ...analysis.casualties[0], min: 24 }] }, text, stored).dismissed, 0);
  assert.equal(withoutDismissed({ ...analysis, casualties: [moved(analysis.casualties[0])] }, `مقدمة\n${text}`, stored).dismissed, 1);
  const without = withoutDismissed(analysis, text, new Set(keysOf(analysis, text, "actors", 0))).analysis;
  assert.equal(without.actors[0].id, 0);
  assert.ok([...without.casualties, ...without.claims].every(({ speaker }) => speaker.actor === null));
  assert.deepEqual(keepOnly(analysis, { actors: [0, 1], casualties: [0, 1, 2], claims: [0, 1] }), analysis);
});
