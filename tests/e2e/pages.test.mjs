/** The extension's own pages on the stage: axe without violations, the keyboard alone, copying, long lists. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { META, SHOTS, doneState, openStage } from "./stage.mjs";
import { until } from "./harness.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe("pages", { timeout: 600_000 }, () => {
  let stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage?.close());

  for (const shot of SHOTS) {
    test(`${shot.name}: no violation of accessibility, right direction, nothing overflows`, async () => {
      const page = await stage.show(shot);
      await page.evaluate(axe);
      // Where the system decides the colours, those of the styles that are looked at are not what is seen.
      const rules = shot.contrast ? { "color-contrast": { enabled: false } } : {};
      const { violations, passes } = await page.evaluate((rules) => globalThis.axe.run(document, { rules, resultTypes: ["violations", "passes"] }), rules);
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ").slice(0, 400)}`), []);
      // What floats over a page stands in a shadow root, where the checks must have been too.
      if (shot.page === "card") assert.ok(passes.some(({ nodes }) => nodes.some(({ target }) => Array.isArray(target[0]))));
      const { dir, lang } = await page.evaluate(() => {
        const card = document.activeElement?.shadowRoot?.firstElementChild;
        const { dir, lang } = document.documentElement;
        return card ? { dir: getComputedStyle(card).direction, lang: card.lang } : { dir, lang };
      });
      assert.deepEqual([dir, lang], shot.language === "ar" ? ["rtl", "ar"] : ["ltr", "en"]);
      // As wide as it is pictured, on a small screen, and with everything twice as large in a narrow panel.
      for (const width of [shot.width ?? 400, 320, 200]) {
        await page.setViewport({ width, height: 900 });
        const over = await page.evaluate(() => [document.documentElement, ...document.querySelectorAll(".body, .bench, .foot, .sheet")].map((box) => box.scrollWidth - box.clientWidth));
        assert.ok(Math.max(...over) <= 0, `${over} pixels too wide at ${width}`);
      }
      assert.deepEqual(page.failures, []);
      await page.close();
    });
  }

  const said = (page, type) => page.evaluate((type) => window.said.filter((message) => message.type === type), type);
  const current = (page) => page.$eval('[aria-current="true"]', (row) => row.id);
  /** What the clipboard holds; `null` while it is empty. */
  const clipboard = (page) => page.evaluate(async () => (await navigator.clipboard.readText()) || null);

  test("the keyboard alone: step, tabs, search, copy", async () => {
    const state = doneState();
    const page = await stage.show({ page: "panel", language: "en", state });
    await page.waitForSelector(".row");
    await page.keyboard.press("ArrowDown");
    await page.waitForSelector('[aria-current="true"]');
    const first = await current(page);
    assert.deepEqual((await said(page, "goto")).at(-1), { type: "goto", family: "casualties", index: 0 });
    await page.keyboard.press("ArrowDown");
    await until("the next row", async () => (await current(page)) !== first);
    await page.keyboard.press("ArrowUp");
    await until("the first row", async () => (await current(page)) === first);
    await page.keyboard.press("2");
    await page.waitForSelector('#tab-claims[aria-selected="true"]');
    await page.keyboard.press("/");
    await page.keyboard.type("القاضي");
    await until("the search", async () => (await page.$$(".row")).length < state.analysis.claims.length);
    await page.keyboard.press("Escape");
    await until("all rows", async () => (await page.$$(".row")).length === state.analysis.claims.length);
    for (let press = 0; press < 200; press += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement.matches(".foot .main"))) break;
    }
    await page.bringToFront();
    await page.keyboard.press("Enter");
    const copied = await until("the copy", () => clipboard(page));
    assert.match(copied, /#/);
    assert.ok(copied.includes(META.url), copied.slice(0, 200));
    await page.close();
  });

  test("the page moves, and the panel goes along: to the finding's list and row", async () => {
    const page = await stage.show({ page: "panel", state: doneState() });
    await page.waitForSelector(".row");
    await page.evaluate(() => window.tell({ type: "at", tabId: 1, family: "claims", index: 2 }));
    await page.waitForSelector('#tab-claims[aria-selected="true"]');
    assert.equal(await current(page), "row-claims-2");
    await page.close();
  });

  test("an answer of the page that comes late does not take the reader back", async () => {
    const page = await stage.show({ page: "panel", state: doneState() });
    await page.waitForSelector(".row");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.evaluate(() => window.tell({ type: "at", tabId: 1, family: "casualties", index: 0 }));
    await page.keyboard.press("ArrowDown");
    await until("the third row", async () => (await said(page, "goto")).length === 3);
    const [first, second, third] = (await said(page, "goto")).map(({ index }) => index);
    assert.equal(new Set([first, second, third]).size, 3);
    assert.equal(await current(page), `row-casualties-${third}`);
    await page.close();
  });

  test("live: the list follows when the article changes", async () => {
    const page = await stage.show({ page: "panel", state: doneState() });
    await page.waitForSelector(".row");
    const { length } = await page.$$("#list .row");
    const state = doneState("مقتل 3 مدنيين في صور\nقتل 3 مدنيين في صور.");
    await page.evaluate((state) => window.tell({ type: "state", tabId: 1, state }), state);
    await until("the new list", async () => (await page.$$("#list .row")).length !== length);
    await page.close();
  });

  test("every format of a row and of a sentence reaches the clipboard, rich text as a table", async () => {
    const page = await stage.show({ page: "panel", language: "en", state: doneState() });
    await page.waitForSelector(".row");
    await page.bringToFront();
    for (const [format, expected] of [["markdown", /#:~:text=/], ["text", /#:~:text=/], ["csv", /,/], ["json", /"schema"/], ["jsonld", /TextQuoteSelector/], ["html", /./]]) {
      await page.select(".foot select", format);
      for (const button of [1, 2]) {
        await page.evaluate(() => navigator.clipboard.writeText("")).catch(() => {});
        await page.click(`.row .acts button:nth-child(${button})`);
        const copied = await until(`${format} ${button}`, () => clipboard(page));
        assert.ok(copied.length > 20, copied);
        if (button === 1) assert.match(copied, expected, format);
      }
    }
    await page.click(".row .acts button:nth-child(1)");
    const rich = await until("rich text", () =>
      page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        const html = item.types.includes("text/html") ? await (await item.getType("text/html")).text() : "";
        return html.includes("<table") ? html : null;
      }));
    assert.match(rich, /<bdi|dir=/);
    await page.close();
  });

  test("a summary is saved as a file, named by its article", async () => {
    const page = await stage.show({ page: "panel", language: "en", state: doneState() });
    await page.waitForSelector(".row");
    const folder = await mkdtemp(join(tmpdir(), "isnad-downloads-"));
    const session = await page.createCDPSession();
    await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
    await page.select(".foot select", "csv");
    await page.click('.foot [aria-label="Download"]');
    const name = await until("the file", async () => (await readdir(folder)).find((file) => file.endsWith(".csv")));
    const words = META.title.split(" ");
    assert.ok(name.startsWith(words.slice(0, 3).join("-")), name);
    const rows = (await readFile(join(folder, name), "utf8")).split("\r\n");
    assert.ok(rows[0].startsWith("\uFEFFtype,") && rows.some((row) => row.includes(META.author)), rows[0]);
    await page.close();
  });

  test("keep, and find it in the notebook with the reader's fields empty; tag it, and delete it", async () => {
    const panel = await stage.show({ page: "panel", language: "en", state: { ...doneState(), meta: { ...META, url: "https://example.net/kept" } } });
    await (await panel.waitForSelector(".row .acts button:nth-child(3)")).click();
    await until("the word that it was kept", () => panel.$eval(".toast", (toast) => toast.textContent === "Kept"));
    const page = await stage.show({ page: "notebook", language: "en", ...{ width: 900, height: 900 } });
    const fresh = await until("the item", async () => {
      for (const card of await page.$$(".item")) {
        if ((await card.$eval("input", (input) => input.value)) === "") return card;
      }
      return null;
    });
    assert.deepEqual(await fresh.$$eval("input, select, textarea", (fields) => fields.map(({ value }) => value)), ["", "", ""]);
    await (await fresh.$("input")).type("صور، انفجار");
    await (await fresh.$("textarea")).type("ملاحظة");
    await (await fresh.$("select")).select("b");
    await page.reload();
    await page.waitForSelector(".item");
    const own = await page.$$eval(".item", (cards) => cards.map((card) => [...card.querySelectorAll("input, select, textarea")].map(({ value }) => value).join(" | ")));
    const mine = own.findIndex((values) => values === "صور, انفجار | b | ملاحظة");
    assert.ok(mine >= 0, own.join("\n"));
    const before = own.length;
    await (await (await page.$$(".item"))[mine].$(".danger")).click();
    await page.keyboard.press("Enter");
    await until("the item to go", async () => (await page.$$(".item")).length === before - 1);
    await page.close();
    await panel.close();
  });

  test("figures of one event stand by outlet, and for each from the least to the greatest", async () => {
    const page = await stage.show(SHOTS.find(({ name }) => name === "notebook-ar"));
    const rows = await page.$$eval("table:first-of-type tbody tr", (all) => all.map(({ cells }) => [cells[1].querySelector(".small").textContent, parseInt(cells[0].textContent, 10)]));
    const killed = rows.slice(0, 6);
    assert.deepEqual(killed.map(([outlet]) => outlet), [...killed.map(([outlet]) => outlet)].sort((a, b) => a.localeCompare(b, "ar")));
    for (const outlet of new Set(killed.map(([name]) => name))) {
      const figures = killed.filter(([name]) => name === outlet).map(([, figure]) => figure);
      assert.ok(figures.length > 1);
      assert.deepEqual(figures, [...figures].sort((a, b) => a - b), outlet);
    }
    await page.close();
  });

  test("a pasted text is analysed in the panel", async () => {
    const page = await stage.show({ page: "panel", language: "en", state: { status: "idle" } });
    await page.evaluate(() => [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "Paste a text").click());
    await page.waitForSelector("textarea");
    await page.keyboard.type("قالت وزارة الصحة إن 12 شخصا قتلوا في صيدا.");
    await page.click("button.main");
    await page.waitForSelector(".row");
    await page.close();
  });

  test("words of the page are never markup", async () => {
    const state = doneState();
    const evil = '<img src=x onerror="window.caught=1">';
    state.meta = { ...state.meta, title: evil, publisher: evil };
    for (const { speaker } of [...state.analysis.casualties, ...state.analysis.claims]) if (speaker) speaker.name = evil;
    for (const actor of state.analysis.actors) actor.name = evil;
    const page = await stage.show({ page: "panel", state });
    await page.waitForSelector(".row");
    assert.equal(await page.evaluate(() => document.images.length), 0);
    assert.equal(await page.evaluate(() => window.caught), undefined);
    await page.close();
  });

  test("names without end, and without a place to break them, make nothing wider than the panel", async () => {
    const long = `${"المفوضية المستقلة لشؤون النازحين ".repeat(6)}${"X".repeat(80)}`;
    const state = structuredClone(doneState());
    Object.assign(state.meta, { title: long, publisher: long });
    for (const found of state.analysis.casualties) Object.assign(found, { cause: long, date: long, perpetrator: long, min: 12_345_678, max: 98_765_432 });
    for (const found of [...state.analysis.casualties, ...state.analysis.claims]) if (found.speaker) found.speaker.name = long;
    for (const found of state.analysis.claims) Object.assign(found, { via: long, target: long });
    for (const found of state.analysis.actors) Object.assign(found, { name: long, name_en: long, role: long, affiliation: long });
    for (const language of ["ar", "en"]) {
      const page = await stage.show({ page: "panel", state, language, width: 320 });
      for (const family of ["casualties", "claims", "actors"]) {
        await (await page.waitForSelector(`#tab-${family}`)).click();
        await page.waitForSelector(`[id^="row-${family}"]`);
        for (const width of [320, 200]) {
          await page.setViewport({ width, height: 900 });
          const over = await page.$eval(".body", (body) => body.scrollWidth - body.clientWidth);
          assert.ok(over <= 0, `${language} ${family}: ${over} pixels too wide at ${width}`);
        }
      }
      await page.close();
    }
  });

  test("thousands of findings: few rows are in the document at a time, a far one can be gone to, scrolling stays smooth", async (context) => {
    const state = doneState();
    const { analysis } = state;
    analysis.claims = Array.from({ length: 5000 }, (_, index) => ({ ...analysis.claims[index % analysis.claims.length], parent: null }));
    analysis.conflicts = [];
    const page = await stage.show({ page: "panel", state });
    await (await page.waitForSelector("#tab-claims")).click();
    await page.waitForSelector("[id^=row-claims-]");
    await page.evaluate(() => window.tell({ type: "at", tabId: 1, family: "claims", index: 4321 }));
    await page.waitForSelector("#row-claims-4321[aria-current]");
    assert.ok(await page.$eval("#row-claims-4321", (row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top > 0 && bottom < innerHeight;
    }), "the row is in view");
    const { most, frames } = await page.evaluate(async () => {
      const body = document.querySelector(".body");
      const frames = [];
      let most = 0;
      body.scrollTop = 0;
      for (let last = performance.now(); frames.length < 120; ) {
        await new Promise(requestAnimationFrame);
        frames.push(performance.now() - last);
        last = performance.now();
        body.scrollTop += 700;
        most = Math.max(most, document.querySelectorAll(".row").length);
      }
      return { most, frames: frames.sort((a, b) => a - b) };
    });
    context.diagnostic(`${most} rows at most; frames of ${frames[60].toFixed(0)} ms, the longest ${frames.at(-1).toFixed(0)} ms`);
    assert.ok(most < 300, `${most} rows`);
    assert.ok(frames[60] < 50, `${frames[60]} ms for a frame`);
    await page.close();
  });

  test("in forced colours the edges of the card's buttons are whole", async () => {
    for (const language of ["ar", "en"]) {
      const page = await stage.show(SHOTS.find(({ name }) => name === `card-contrast-${language}`));
      const places = await page.evaluate(() => [...document.activeElement.shadowRoot.querySelectorAll("button")].slice(0, 2).map((button) => {
        const { x, y, width, height } = button.getBoundingClientRect();
        return { x, y, width, height };
      }));
      assert.equal(places.length, 2);
      const picture = await page.screenshot({ encoding: "base64" });
      // How dark each edge is in its middle, where the words stand: the darkest pixel across it.
      const edges = await page.evaluate(async (data, places) => {
        const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
        const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
        context.drawImage(image, 0, 0);
        const dark = (x, y) => 255 - Math.min(...[-1, 0, 1].map((by) => context.getImageData(Math.round(x), Math.round(y) + by, 1, 1).data[0]));
        return places.flatMap(({ x, y, width, height }) => [0.35, 0.5, 0.65].flatMap((part) => [dark(x + width * part, y), dark(x + width * part, y + height - 1)]));
      }, picture, places);
      assert.ok(edges.every((dark) => dark > 100), `${language}: ${edges}`);
      await page.close();
    }
  });

  test("a file with a bad field is not imported, and the field is named; a good one is", async () => {
    const page = await stage.show({ page: "notebook", language: "en", width: 900 });
    const file = JSON.parse(await readFile(SHOTS.find(({ items }) => items).items, "utf8"));
    const choose = (content) => page.evaluate((text) => {
      const files = new DataTransfer();
      files.items.add(new File([text], "notebook.json"));
      const input = document.querySelector("input[type=file]");
      input.files = files.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }, JSON.stringify(content));
    const said = (words) => until(words, () => page.$eval("p[role=status]", (line, words) => line.textContent.includes(words), words));
    const before = (await page.$$(".item")).length;
    await choose({ ...file, items: [{ ...file.items[0], grade: "certain" }] });
    await said("items[0].grade");
    assert.equal((await page.$$(".item")).length, before);
    const meta = { ...file.items[0].meta, url: "https://example.com/imported" };
    await choose({ ...file, items: [{ ...file.items[0], id: "imported-1", meta }] });
    await said("Imported: 1");
    await until("the item", async () => (await page.$$(".item")).length === before + 1);
    await page.close();
  });
});
