/** Marks on live pages, in each browser: the right words, an untouched document, a silent network. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browsers, closeBoth, html, openBoth, painted, until } from "./harness.mjs";

/** Texts as one, without white space: a finding is painted node by node. */
const joined = (texts) => texts.join("").replace(/\s+/gu, "");

/** By highlight (without the tone), the words that an analysis should have painted, in their order. */
function expected({ actors, casualties, claims }) {
  const words = (spans) => joined(spans.filter(Boolean).toSorted((a, b) => a.start - b.start || a.end - b.end).map(({ text }) => text));
  return {
    "mark-1": words(claims.map(({ content }) => content)),
    "mark-2": words(actors.flatMap(({ mentions }) => mentions)),
    "mark-3": words(claims.flatMap(({ cue, source }) => [cue, source])),
    "mark-4": words(casualties),
  };
}

for (const Browser of browsers) {
  describe(Browser.name, { timeout: 300_000 }, () => {
    let browser;
    let server;
    before(async () => ({ browser, server } = await openBoth(Browser)));
    after(() => closeBoth({ browser, server }));

    let opened = 0;
    /** A page in a tab of its own, with an address of its own to know its state by. */
    const open = (name) => browser.page(server.at(`${name}?${(opened += 1)}`));
    const shown = (page) =>
      until("the marks", async () => {
        const state = await browser.state(page);
        return state?.status === "done" && state.shown ? state : null;
      });

    for (const [name, what] of [
      ["split.html", "a figure split across elements"],
      ["hostile.html", "a policy that forbids everything"],
      ["signs.html", "tashkeel, tatweel, joiners, emoji and bidi marks"],
    ]) {
      test(`${what}: painted words are the findings' words, and the document is as it was`, async () => {
        const page = await open(name);
        const was = await html(page);
        const requests = await browser.watchBackground();
        const asked = [];
        // The browser itself asks for the site's icon once, when it comes to it.
        page.on("request", (request) => {
          if (!request.url().endsWith("/favicon.ico")) asked.push(request.url());
        });
        const served = server.asked.filter((url) => url !== "/favicon.ico").length;
        await browser.press(page);
        const { analysis, skipped } = await shown(page);
        assert.equal(skipped, 0);
        assert.ok(analysis.actors.length > 0 && analysis.casualties.length > 0 && analysis.claims.length > 0,
          `found ${analysis.actors.length} actors, ${analysis.casualties.length} figures, ${analysis.claims.length} claims`);
        const on = await painted(page);
        for (const [highlight, words] of Object.entries(expected(analysis))) assert.equal(joined(on[highlight] ?? []), words, highlight);
        assert.equal(await html(page), was);
        assert.deepEqual(await requests(), []);
        assert.deepEqual(asked, []);
        assert.equal(server.asked.filter((url) => url !== "/favicon.ico").length, served);
        await page.close();
      });
    }

    test("families differ by the shape of the line, under a policy that forbids styles", async () => {
      const page = await open("hostile.html");
      await browser.press(page);
      await shown(page);
      const lines = await page.evaluate(() =>
        [1, 2, 3, 4].map((number) => {
          const { textDecorationLine, textDecorationStyle } = getComputedStyle(
            document.querySelector("p"),
            `::highlight(mark-${number})`,
          );
          return `${textDecorationLine} ${textDecorationStyle}`;
        }),
      );
      assert.deepEqual(lines, ["underline dashed", "underline dotted", "underline double", "underline solid"]);
      await page.close();
    });

    test("figures stand on a tint, which is painted", async () => {
      const page = await open("split.html");
      const tinted = async () => {
        const picture = await page.screenshot({ encoding: "base64" });
        return page.evaluate(async (png) => {
          const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
          const context = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height }).getContext("2d");
          context.drawImage(image, 0, 0);
          const { data } = context.getImageData(0, 0, image.width, image.height);
          let count = 0;
          // A light ground that is more red than green or blue: no line and no letter is.
          for (let at = 0; at < data.length; at += 4) if (data[at] > 235 && data[at] - data[at + 1] > 18 && data[at + 1] > 170) count += 1;
          return count;
        }, picture);
      };
      const before = await tinted();
      await browser.press(page);
      await shown(page);
      await until("the tint", async () => (await tinted()) > before + 1000);
      await page.close();
    });

    test("a second press takes the marks off, a third brings them back", async () => {
      const page = await open("split.html");
      const was = await html(page);
      await browser.press(page);
      await shown(page);
      await browser.press(page);
      await until("the page to be clear", async () => Object.keys(await painted(page)).length === 0);
      assert.equal(await html(page), was);
      await until("the state to say so", async () => (await browser.state(page)).shown === false);
      await browser.press(page);
      await shown(page);
      assert.notDeepEqual(await painted(page), {});
      await page.close();
    });

    for (const name of ["english.html", "empty.html"]) {
      test(`${name}: says that it is not Arabic and leaves the page alone`, async () => {
        const page = await open(name);
        const was = await html(page);
        await browser.press(page);
        await until("the state", async () => (await browser.state(page))?.status === "notArabic");
        assert.deepEqual(await painted(page), {});
        await until("the message to go away", async () => (await html(page)) === was);
        await page.close();
      });
    }

    test("pointing at a figure opens the card, leaving closes it, and nothing of it stays", async () => {
      const page = await open("split.html");
      const was = await html(page);
      await browser.press(page);
      await shown(page);
      const { x, y } = await page.evaluate(() => {
        const [range] = CSS.highlights.get("mark-4");
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        const { left, top, width, height } = live.getClientRects()[0];
        return { x: left + width / 2, y: top + height / 2 };
      });
      await page.mouse.move(x - 2, y);
      await page.mouse.move(x, y);
      await until("the card", async () => (await html(page)) !== was);
      const card = await page.evaluate(() => {
        const host = document.documentElement.lastElementChild;
        const { width, height, left, right } = host.getBoundingClientRect();
        return { tag: host.tagName, inner: host.innerHTML, width, height, left, right, wide: innerWidth };
      });
      assert.equal(card.tag, "DIV");
      assert.equal(card.inner, "");
      assert.ok(card.width > 100 && card.height > 40, JSON.stringify(card));
      assert.ok(card.left >= 0 && card.right <= card.wide, JSON.stringify(card));
      await page.keyboard.press("Escape");
      await until("the card to go", async () => (await html(page)) === was);
      await page.close();
    });

    test("what changed under a mark is not painted again", async () => {
      const page = await open("split.html");
      await browser.press(page);
      const { analysis } = await shown(page);
      assert.equal(joined((await painted(page))["mark-4"]), expected(analysis)["mark-4"]);
      await page.evaluate(() => {
        document.querySelector("p b").firstChild.data = "71";
      });
      await browser.press(page);
      await until("the page to be clear", async () => Object.keys(await painted(page)).length === 0);
      await browser.press(page);
      const again = await shown(page);
      assert.ok(again.analysis.casualties.some(({ min }) => min === 71), "the new text is analysed anew");
      await page.close();
    });

    test("a closed tab is forgotten", async () => {
      const page = await open("split.html");
      await browser.press(page);
      await shown(page);
      const url = page.url();
      await page.close();
      await until("the state to go", async () => (await browser.state({ url: () => url })) === null);
    });

    if (Browser.name === "Firefox") {
      test("the keys of the command do what the button does, and step from finding to finding", async () => {
        const page = await open("split.html");
        await browser.key(page, "I");
        await shown(page);
        const was = await html(page);
        await browser.key(page, "N");
        await until("the place", async () => (await painted(page))["mark-5"]?.length === 1);
        const [first] = (await painted(page))["mark-5"];
        await browser.key(page, "N");
        await until("the next place", async () => (await painted(page))["mark-5"][0] !== first);
        await browser.key(page, "B");
        await until("the first place", async () => (await painted(page))["mark-5"][0] === first);
        await browser.key(page, "I");
        await until("the page to be clear", async () => Object.keys(await painted(page)).length === 0);
        assert.equal(await html(page), was);
        await page.close();
      });
    }
  });
}
