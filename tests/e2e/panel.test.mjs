/** The panel beside a marked page, in each browser: lists, jumps, copies. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browsers, painted, serve, until } from "./harness.mjs";

for (const Browser of browsers) {
  describe(`${Browser.name}: the panel`, { timeout: 120_000 }, () => {
    let browser;
    let server;
    let page;
    let panel;
    let state;
    before(async () => {
      server = await serve();
      browser = await Browser.open().catch((error) => {
        server.close();
        throw error;
      });
      page = await browser.page(server.at("demo.html"));
      await browser.press(page);
      state = await until("the marks", async () => {
        const now = await browser.state(page);
        return now?.shown ? now : null;
      });
      panel = await browser.panel();
    });
    after(async () => {
      await browser?.close();
      server?.close();
    });

    const choose = (family) => panel.evaluate(`document.getElementById("tab-${family}").click()`);
    const rows = () => panel.evaluate(`document.querySelectorAll(".row.card").length`);

    for (const family of ["actors", "casualties", "claims"]) {
      test(`every one of the ${family} has its row`, async () => {
        assert.ok(state.analysis[family].length > 0);
        await until("the tab", () => panel.evaluate(`document.getElementById("tab-${family}") !== null`));
        await choose(family);
        await until("the rows", async () => (await rows()) === state.analysis[family].length);
      });
    }

    test("a click goes to the words on the page", async () => {
      await choose("claims");
      await until("the rows", async () => (await rows()) === state.analysis.claims.length);
      await page.evaluate(() => scrollTo(0, 0));
      const last = state.analysis.claims.length - 1;
      await panel.evaluate(`document.querySelectorAll("#list .row.card .go")[${last}].click()`);
      const [here] = await until("the place", async () => (await painted(page))["mark-5"]);
      assert.ok(state.analysis.claims.some(({ cue }) => cue.text === here), here);
      const top = await page.evaluate(() => {
        const [{ startContainer }] = CSS.highlights.get("mark-5");
        return startContainer.parentElement.getBoundingClientRect().top;
      });
      assert.ok(top > 0 && top < 800, `the paragraph is at ${top}`);
    });

    test("the clipboard holds the summary in the chosen format", async () => {
      const copied = async (format) => {
        await panel.evaluate(`{
          const select = document.querySelector(".foot select");
          select.value = "${format}";
          select.dispatchEvent(new Event("change", { bubbles: true })); 1 }`);
        await panel.press("button.main");
        return until(`${format} in the clipboard`, async () => {
          const text = await panel.clipboard();
          return text !== last ? (last = text) : null;
        });
      };
      let last = await panel.clipboard();
      const { title, url } = state.meta;
      const markdown = await copied("markdown");
      assert.ok(markdown.startsWith(`# ${title}`), markdown.slice(0, 200));
      assert.ok(markdown.includes(url));
      const csv = await copied("csv");
      assert.ok(csv.split("\n").length > state.analysis.claims.length, csv.slice(0, 200));
      assert.deepEqual(JSON.parse(await copied("json")).claims?.length ?? -1, state.analysis.claims.length);
      const text = await copied("text");
      assert.ok(text.includes(title) && !text.includes("**"), text.slice(0, 200));
    });

    test("nothing of the page becomes markup in the panel", async () => {
      const tags = await panel.evaluate(
        `[...document.querySelectorAll("#app script, #app iframe, #app img, #app object")].length`,
      );
      assert.equal(tags, 0);
    });
  });
}
