/** The panel beside a marked page, in each browser: lists, jumps, copies. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browsers, closeBoth, openBoth, painted, sleep, until } from "./harness.mjs";

for (const Browser of browsers) {
  describe(`${Browser.name}: the panel`, { timeout: 120_000 }, () => {
    let browser;
    let server;
    let page;
    let panel;
    let state;
    before(async () => {
      ({ browser, server } = await openBoth(Browser));
      page = await browser.page(server.at("demo.html"));
      await browser.press(page);
      state = await until("the marks", async () => {
        const now = await browser.state(page);
        return now?.shown ? now : null;
      });
      panel = await browser.panel();
    });
    after(async () => {
      await closeBoth({ browser, server });
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

    test("rich text keeps its table where it is pasted", async () => {
      await panel.evaluate(`{
        const select = document.querySelector(".foot select");
        select.value = "html";
        select.dispatchEvent(new Event("change", { bubbles: true })); 1 }`);
      await panel.evaluate(`document.getElementById("tab-casualties").click()`);
      const was = await panel.clipboard();
      await panel.press(".foot button:nth-child(2)");
      await until("the copy", async () => (await panel.clipboard()) !== was);
      const editor = await browser.page(server.at("empty.html?editor"));
      await editor.evaluate(() => {
        document.body.innerHTML = "<div contenteditable='true' style='min-height: 5em'></div>";
        document.body.firstChild.focus();
      });
      await browser.paste(editor);
      const rows = await until("the table", () => editor.evaluate(() => {
        const cells = [...document.querySelectorAll("[contenteditable] table tr")].map((row) => [...row.cells].map(({ textContent }) => textContent));
        return cells.length > 0 ? cells : null;
      }));
      const figures = rows.filter((row) => row.length === 8).slice(1);
      assert.equal(figures.length, state.analysis.casualties.length);
      for (const { text } of state.analysis.casualties) assert.ok(figures.some((row) => row[7] === text), text);
      const links = await editor.evaluate(() => [...document.querySelectorAll("[contenteditable] table a")].map(({ href }) => href));
      assert.ok(links.length >= figures.length && links.every((href) => href.includes("#:~:text=")), links.join(" "));
      await editor.close();
    });

    test("keys alone in the panel: step along with the page, choose a list, search, copy", async () => {
      await page.bringToFront();
      await panel.focus();
      const active = (selector) => panel.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`);
      await panel.key("1");
      await until("the list", () => panel.evaluate(`document.querySelector("#tab-casualties").getAttribute("aria-selected") === "true"`));
      const at = async () => (await painted(page))["mark-5"]?.[0];
      const was = await at();
      // Other tabs were open meanwhile: the panel may begin anew at the very place where the page still is.
      let first = null;
      for (let presses = 0; presses < 3 && first === null; presses += 1) {
        await panel.key("ArrowDown");
        first = await until("the place", async () => ((await at()) !== was ? at() : null), 5_000).catch(() => null);
      }
      assert.ok(state.analysis.casualties.some(({ text }) => text === first), first);
      await panel.key("ArrowDown");
      await until("the next place", async () => (await at()) !== first);
      await panel.key("ArrowUp");
      await until("the first place", async () => (await at()) === first);
      await panel.key("2");
      await until("the list", async () => (await rows()) === state.analysis.claims.length);
      await panel.key("/");
      await until("the search", () => active("input[type=search]"));
      await panel.type("الأرصاد");
      await until("fewer rows", async () => (await rows()) < state.analysis.claims.length);
      await panel.key("Escape");
      await until("all rows", async () => (await rows()) === state.analysis.claims.length);
      for (let presses = 0; presses < 150 && !(await active(".foot .main")); presses += 1) await panel.key("Tab");
      assert.ok(await active(".foot .main"), "the button is reached by Tab");
      const before = await panel.clipboard();
      await until("the copy", async () => {
        if ((await panel.clipboard()) !== before) return true;
        await panel.key("Enter");
        await sleep(1_000);
        return false;
      });
    });

    test("nothing of the page becomes markup in the panel", async () => {
      const tags = await panel.evaluate(
        `[...document.querySelectorAll("#app script, #app iframe, #app img, #app object")].length`,
      );
      assert.equal(tags, 0);
    });
  });
}
