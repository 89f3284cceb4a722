/** The card on live pages, in each browser, by the keyboard alone: read, copy, dismiss; and what was dismissed stays away. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browsers, closeBoth, html, openBoth, painted, sleep, until } from "./harness.mjs";

for (const Browser of browsers) {
  describe(`${Browser.name}: the card`, { timeout: 180_000 }, () => {
    let browser;
    let server;
    before(async () => ({ browser, server } = await openBoth(Browser)));
    after(() => closeBoth({ browser, server }));

    const shown = (page, fits = () => true) =>
      until("the marks", async () => {
        const state = await browser.state(page);
        return state?.status === "done" && state.shown && fits(state) ? state : null;
      });
    const here = async (page) => (await painted(page))["mark-5"]?.[0];
    /** Steps with the command's keys until the finding of these words is reached; the card has the focus then. */
    const stepTo = async (page, words) => {
      for (let steps = 0; steps < 60; steps += 1) {
        const was = await here(page);
        await browser.command(page, "next");
        await until("the next place", async () => (await here(page)) !== was);
        if ((await here(page)) === words) break;
      }
      assert.equal(await here(page), words);
      await until("the card", () => page.evaluate(() => document.activeElement?.popover === "manual"));
    };
    const closed = (page) => until("the card to close", () => page.evaluate(() => !document.querySelector("html > div[popover]")));

    test("keys alone: step to a figure, copy it from its card, close it, and the focus is back", async () => {
      const page = await browser.page(server.at("demo.html?card"));
      await browser.press(page);
      const { analysis, meta } = await shown(page);
      const [figure] = analysis.casualties;
      await page.focus("a");
      await stepTo(page, figure.text);
      await page.keyboard.press("Tab");
      const copied = await until("the copy", async () => {
        // A page may write only while it is in front, and reading the clipboard takes it away from there: so it gets time first.
        await page.keyboard.press("Enter");
        await sleep(700);
        const text = await browser.clipboard();
        return text.includes(meta.title) ? text : null;
      });
      assert.ok(copied.includes(figure.text) && copied.includes(page.url().split("#")[0]) && copied.includes("#:~:text="), copied);
      assert.ok(copied.includes(`Isnad ${analysis.engine}`), copied);
      await page.keyboard.press("Escape");
      await closed(page);
      assert.equal(await page.evaluate(() => document.activeElement?.tagName), "A");
      await page.close();
    });

    test("a dismissed finding goes, stays away when the page comes again, and comes back when that is asked", async () => {
      const page = await browser.page(server.at("demo.html?dismiss"));
      await browser.press(page);
      const { analysis } = await shown(page);
      const [first, second] = analysis.casualties;
      const was = await html(page);
      await stepTo(page, first.text);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      const less = await shown(page, ({ dismissed }) => dismissed === 1);
      assert.equal(less.analysis.casualties.length, analysis.casualties.length - 1);
      assert.deepEqual({ ...less.analysis.casualties[0], claim: null, part_of: null }, { ...second, claim: null, part_of: null });
      await until("the mark to go", async () => !(await painted(page))["mark-4"].includes(first.text));
      await closed(page);
      assert.equal(await html(page), was);

      await page.reload();
      await browser.press(page);
      const again = await shown(page);
      assert.deepEqual(again.analysis, less.analysis);
      assert.equal(again.dismissed, 1);

      const panel = await browser.panel();
      await until("the word of it", () => panel.evaluate(`document.querySelector(".notice .push") !== null`));
      await panel.press(".notice .push");
      const back = await shown(page, ({ dismissed }) => dismissed === 0);
      assert.deepEqual(back.analysis, analysis);
      await until("the mark to come back", async () => (await painted(page))["mark-4"].includes(first.text));
      await page.close();
    });
  });
}
