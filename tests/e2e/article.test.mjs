/** Finding the article: what is analysed of a page, in each browser. */
import assert from "node:assert/strict";
import { access, readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { find, labelOf } from "./finder.mjs";
import { compare, differing, layouts, sameParts } from "./layouts.mjs";
import { browsers, closeBoth, openBoth, saved, until } from "./harness.mjs";

/** By saved page, the labels of the blocks that a person read as the article's. */
const labelsOf = JSON.parse(await readFile(new URL("saved-pages.json", import.meta.url), "utf8"));
const hasSaved = await access(saved).then(() => true, () => false);
/** Share of the blocks found that are of the article, and of the article's that are found. */
const AT_LEAST = 0.95;
/** The same of any one skeleton. */
const OF_EACH = 0.8;

/** The texts of a page's blocks that are labelled `data-block`, by part. Runs in the page. */
function labelled() {
  const text = (element) => element.textContent.replace(/\s+/gu, " ").trim();
  return [...document.querySelectorAll("[data-block]")].map((element) => [Number(element.dataset.block), text(element)]);
}

for (const Browser of browsers) {
  describe(`${Browser.name}: the article`, { timeout: 120_000 }, () => {
    let browser;
    let server;
    before(async () => ({ browser, server } = await openBoth(Browser)));
    after(() => closeBoth({ browser, server }));

    const read = async (name) => {
      const page = await browser.page(server.at(name));
      await browser.press(page);
      const state = await until("the state", async () => {
        const now = await browser.state(page);
        return now?.status === "notArabic" || now?.shown ? now : null;
      });
      await page.close();
      return state;
    };

    test("headline first, then the paragraphs; menus, related links and the footer are left out", async () => {
      const { text, meta } = await read("demo.html");
      const lines = text.split("\n");
      assert.match(lines[0], /^عشرات القتلى في فيضانات/u);
      assert.match(lines.at(-1), /عام 2008\.$/u);
      for (const beside of ["الرئيسية", "رياضة", "متخيلة"]) assert.ok(!text.includes(beside), beside);
      assert.equal(lines.filter((line) => line.startsWith("عشرات القتلى")).length, 1);
      assert.ok(!text.includes(meta.author), "the byline is no part of the text");
      assert.equal(meta.title, lines[0]);
      assert.equal(meta.publisher, "صحيفة الساحل");
      assert.equal(meta.author, "ليلى باوزير");
      assert.equal(meta.published, "2025-04-16T09:30:00+03:00");
      assert.equal(meta.lang, "ar");
    });

    /** What is found, as pairs of part and text. */
    const found = async (name) => {
      const page = await browser.page(server.at(name));
      const { blocks, parts, meta, arabic } = await find(page);
      const expected = await page.evaluate(labelled);
      await page.close();
      const part = (index) => parts.findLastIndex((start) => start <= index);
      return { meta, arabic, expected, texts: blocks, read: blocks.map((text, index) => [part(index), text]) };
    };

    for (const [name, what] of [
      ["full.html", "captions, tables and lists are of the article; hidden text, cookie bar, comments and related links are not"],
      ["amp.html", "AMP"],
      ["wrong.html", "a page that says it is English, from left to right"],
      ["bare.html", "a page that says nothing of language or direction"],
      ["live.html", "a live blog: each post is read by itself"],
      ["front.html", "a front page: each headline with its teaser is read by itself"],
    ]) {
      test(`${name}: ${what}`, async () => {
        const { read, expected, arabic } = await found(name);
        assert.equal(arabic, true);
        // Labels count parts from any number; only where a new one begins matters.
        const starts = (pairs) => pairs.map(([part, text], index) => [index === 0 || part !== pairs[index - 1][0], text]);
        assert.deepEqual(starts(read), starts(expected));
      });
    }

    test("text in a frame of the same origin, and in open shadow roots with slots, is read in its place", async () => {
      for (const name of ["frames.html", "shadow.html"]) {
        const { texts } = await found(name);
        assert.match(texts[0], /^6 قتلى في تصادم/u, name);
        assert.match(texts[1], /^قال محافظ أسيوط .* بدأ\.$/u, name);
        assert.match(texts[2], /^وأكدت هيئة الإسعاف/u, name);
        assert.equal(texts.length, name === "frames.html" ? 3 : 4, name);
      }
    });

    test("words in dozens of pieces, hard spaces and tatweel are one text; notes inside words and behind figures are left out", async () => {
      const { texts } = await found("pieces.html");
      assert.deepEqual(texts, [
        "حـــريـــق فـي مصنع للنسيج بالمحلة الكبرى",
        "قالت هيئة الدفاع المدني إن 16 شخصا قتلوا وأصيب 27 آخرون في حريق اندلع بمصنع للنسيج في مدينة المحلة الكبرى صباح أمس الأربعاء.",
        "وأكدت الوزارة أن 5 من القتلى من العمال، وأن 12 مصابا في حال خطرة.",
        "وقـــال مـديـر المصنع\u200B إن\u00AD الحريق\u200C نجم عن ماس كهربائي، فيما اتهمت النقابة الإدارة بإهمال شروط السلامة.",
        "إحصاء أولي حتى ظهر أمس الأربعاء بحسب الدفاع المدني.",
      ]);
    });

    test("a paragraph whose numbers are shown in another order than they are written is not read", async () => {
      const { texts } = await found("bidi.html");
      assert.equal(texts.length, 4);
      assert.ok(texts.every((text) => !/21|31/u.test(text)), texts.join("\n"));
      assert.ok(texts.some((text) => text.includes("16 محلا")));
    });

    test("what the page says of itself: linked data, Open Graph, the line by the headline", async () => {
      const full = (await found("full.html")).meta;
      assert.deepEqual([full.title, full.publisher, full.author, full.published],
        ["عاصفة رملية تشل الحركة في حضرموت", "صدى الساحل", "نادر الكثيري", "2026-04-05"]);
      const amp = (await found("amp.html")).meta;
      assert.deepEqual([amp.title, amp.publisher, amp.author, amp.published],
        ["انهيار جسر للمشاة في مدينة نواذيبو", "صدى الساحل", "مريم بنت أحمد", "2025-06-02T17:00:00Z"]);
      const live = (await found("live.html")).meta;
      assert.deepEqual([live.publisher, live.published], ["صحيفة المرفأ", "2026-02-11T08:00:00+03:00"]);
    });

    test(`saved pages of real sites: precision and recall of blocks${hasSaved ? "" : " (they are not beside this checkout: nothing to measure)"}`, async (context) => {
      for (const [name, labels] of hasSaved ? Object.entries(labelsOf) : []) {
        const page = await browser.page(server.at(`saved/${name}.html`));
        const { blocks, arabic, parts } = await find(page);
        await page.close();
        const right = blocks.map(labelOf).filter((label) => labels.includes(label)).length;
        const [precision, recall] = [right / blocks.length, right / labels.length];
        context.diagnostic(`${name}: ${labels.length} blocks labelled, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
        assert.ok(arabic && precision >= AT_LEAST && recall >= AT_LEAST, `${name}: ${precision} ${recall}`);
        assert.deepEqual(parts, [0], name);
      }
    });

    test("pages as newsrooms' systems make them: precision and recall of blocks, parts, and what the page says of itself", async (context) => {
      const sum = { right: 0, found: 0, expected: 0 };
      const page = await browser.page("about:blank");
      for (const layout of await layouts()) {
        server.put(layout.name, layout.html);
        await page.goto(server.at(layout.name), { waitUntil: "domcontentloaded" });
        const found = await find(page);
        const { right, wrong, missed } = compare(found.blocks, layout);
        const [precision, recall] = [right / (right + wrong.length), right / layout.expected.length];
        sum.right += right;
        sum.found += right + wrong.length;
        sum.expected += layout.expected.length;
        context.diagnostic(`${layout.name}: ${layout.expected.length} blocks, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
        assert.ok(found.arabic && precision >= OF_EACH && recall >= OF_EACH, `${layout.name}: found ${wrong.join("\n")}, not ${missed.join("\n")}`);
        assert.ok(sameParts(found, layout), `${layout.name}: parts ${found.parts} of ${found.blocks.join("\n")}`);
        assert.deepEqual(differing(found.meta, layout), [], layout.name);
      }
      await page.close();
      const [precision, recall] = [sum.right / sum.found, sum.right / sum.expected];
      context.diagnostic(`all: ${sum.expected} blocks, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
      assert.ok(precision >= AT_LEAST && recall >= AT_LEAST);
    });

    test("hidden text is not read; line breaks part paragraphs", async () => {
      const { text } = await read("breaks.html");
      assert.deepEqual(text.split("\n"), [
        "حريق في سوق شعبي بمدينة صفاقس",
        "اندلع حريق كبير في السوق المركزي بمدينة صفاقس صباح السبت، وقالت الحماية المدنية إن ستة أشخاص أصيبوا بحروق.",
        "وأضافت الحماية المدنية أن النيران أتت على عشرين محلا تجاريا قبل السيطرة عليها.",
        "وأكد والي صفاقس أن لجنة فنية ستحدد أسباب الحريق خلال يومين، وأن المتضررين سيحصلون على تعويضات عاجلة.",
      ]);
    });

    test("Persian in Arabic letters is not Arabic", async () => {
      assert.equal((await read("persian.html")).status, "notArabic");
    });
  });
}
