/** Pages that go on changing after they were marked, in each browser. */
import assert from "node:assert/strict";
import { build } from "esbuild";
import { after, before, describe, test } from "node:test";
import { browsers, closeBoth, openBoth, painted, root, sleep, until } from "./harness.mjs";

const joined = (texts = []) => texts.join("").replace(/\s+/gu, "");
const figures = ({ analysis }) => joined(analysis.casualties.map(({ text }) => text));
/** Longer than a changed page is left to rest. */
const SETTLED_MS = 1_800;

/** An application that draws an article with keyed nodes, and draws it anew when it is told to. */
const { outputFiles } = await build({
  stdin: {
    contents: `
      import { h, render } from "preact";
      globalThis.draw = (paragraphs, version) => render(
        h("main", { key: version }, h("article", null, paragraphs.map(([key, text]) => h("p", { key }, text)))),
        document.getElementById("app"));`,
    resolveDir: root,
  },
  bundle: true, write: false, format: "iife", absWorkingDir: root,
});
const application = outputFiles[0].text;

const PARAGRAPHS = [
  ["a", "قال الدفاع المدني في صلالة إن 7 أشخاص قتلوا وأصيب 12 آخرون في انهيار مبنى قيد الإنشاء مساء الأربعاء."],
  ["b", "وأكد محافظ ظفار أن عمليات البحث مستمرة، ونفى وجود عالقين آخرين تحت الأنقاض حتى الآن."],
  ["c", "وذكرت وزارة العمل أن المقاول أوقف عن العمل، مضيفة أن لجنة ستعلن نتائجها خلال شهر."],
];

for (const Browser of browsers) {
  describe(`${Browser.name}: living pages`, { timeout: 240_000 }, () => {
    let browser;
    let server;
    before(async () => ({ browser, server } = await openBoth(Browser)));
    after(() => closeBoth({ browser, server }));

    let opened = 0;
    const open = (name = "living.html") => browser.page(server.at(`${name}?${(opened += 1)}`));
    const shown = (page, fits = () => true) =>
      until("the marks", async () => {
        const state = await browser.state(page);
        return state?.status === "done" && state.shown && fits(state) ? state : null;
      });
    const marked = async (page) => {
      await browser.press(page);
      return shown(page);
    };
    const onPage = async (page) => joined((await painted(page))["mark-4"]);
    /** Until the page shows the figures of its newest analysis. */
    const agrees = (page, state) => until("the figures", async () => (await onPage(page)) === figures(state));

    test("text that is unfolded is read, and read once", async () => {
      const page = await open();
      const before = await marked(page);
      assert.ok(!before.text.includes("عمال إنقاذ"));
      await page.evaluate(() => document.querySelector("article").classList.remove("folded"));
      const state = await shown(page, ({ text }) => text.includes("عمال إنقاذ"));
      assert.ok(state.analysis.casualties.some(({ outcome, min }) => outcome === "killed" && min === 3));
      await agrees(page, state);
      await page.close();
    });

    test("a changed figure loses its mark before it is painted, and is read again", async () => {
      const page = await open();
      await marked(page);
      const left = await page.evaluate(async () => {
        const node = document.querySelector("#first").firstChild;
        node.data = node.data.replace("4 بحارة", "40 بحارا");
        // Observers are heard right after this task, and frames are painted after that.
        await new Promise((done) => setTimeout(done));
        return [...CSS.highlights.get("mark-4") ?? []].map(({ startContainer, startOffset, endOffset }) => startContainer.data.slice(startOffset, endOffset));
      });
      assert.ok(!left.some((words) => /\d|بحار/u.test(words) && !/^(قتلوا|.*9 آخرون)/u.test(words)), left.join(" | "));
      const state = await shown(page, ({ analysis }) => analysis.casualties.some(({ min }) => min === 40));
      await agrees(page, state);
      await page.close();
    });

    test("new nodes with the same text get the same marks without an analysis", async () => {
      const page = await open();
      const before = await marked(page);
      const words = await painted(page);
      await page.evaluate(() => {
        const main = document.querySelector("main");
        main.replaceWith(main.cloneNode(true));
      });
      await until("the marks on the new nodes", () =>
        page.evaluate(() => CSS.highlights.size > 0 && [...CSS.highlights.get("mark-4")].every(({ startContainer }) => startContainer.isConnected)));
      assert.deepEqual(await painted(page), words);
      await sleep(SETTLED_MS);
      assert.deepEqual(await browser.state(page), before);
      await page.close();
    });

    test("an application draws its keyed paragraphs anew, in another order, with one changed", async () => {
      const page = await open();
      await page.evaluate(`document.getElementById("app").replaceChildren(); ${application}`);
      await page.evaluate((paragraphs) => globalThis.draw(paragraphs, 1), PARAGRAPHS);
      const first = await marked(page);
      await agrees(page, first);
      // All nodes anew.
      await page.evaluate((paragraphs) => globalThis.draw(paragraphs, 2), PARAGRAPHS);
      await agrees(page, first);
      const changed = [PARAGRAPHS[2], ["a", PARAGRAPHS[0][1].replace("7 أشخاص", "8 أشخاص")], PARAGRAPHS[1]];
      await page.evaluate((paragraphs) => globalThis.draw(paragraphs, 2), changed);
      const state = await shown(page, ({ analysis }) => analysis.casualties.some(({ min }) => min === 8));
      assert.equal(state.text, changed.map(([, text]) => text).join("\n"));
      await agrees(page, state);
      await page.close();
    });

    test("an article that is added below, and one in another place of the same document, are read", async () => {
      const page = await open();
      const before = await marked(page);
      await page.evaluate(([[, first], [, second]]) => {
        const article = document.createElement("article");
        for (const text of ["انهيار مبنى في صلالة", first, second]) {
          const element = document.createElement(text === "انهيار مبنى في صلالة" ? "h2" : "p");
          element.textContent = text;
          article.append(element);
        }
        document.querySelector("main").append(article);
      }, PARAGRAPHS);
      const both = await shown(page, ({ text }) => text.includes("صلالة"));
      assert.ok(both.text.startsWith(before.text));
      assert.equal(both.parts.length, 2);
      await agrees(page, both);
      await page.evaluate((paragraphs) => {
        history.pushState(null, "", `${location.pathname}?other${location.search.slice(1)}`);
        document.title = "انهيار مبنى في صلالة";
        document.querySelector("main").remove();
        const main = document.createElement("main");
        for (const [, text] of paragraphs) {
          const p = document.createElement("p");
          p.textContent = text;
          main.append(p);
        }
        setTimeout(() => document.getElementById("app").append(main), 400);
      }, PARAGRAPHS);
      const other = await shown(page, ({ text }) => !text.includes("صحار") && text.includes("صلالة"));
      assert.equal(other.meta.title, "انهيار مبنى في صلالة");
      await agrees(page, other);
      await page.close();
    });

    test("what changes beside the article has nothing read again; what changes after the marks were taken off has no effect", async () => {
      const page = await open();
      const before = await marked(page);
      await page.evaluate(() => {
        document.querySelector("#ticker p").textContent = "قتل 99 شخصا في حادث آخر";
      });
      await sleep(SETTLED_MS);
      assert.deepEqual(await browser.state(page), before);
      await browser.press(page);
      await until("the page to be clear", async () => (await browser.state(page)).shown === false);
      await page.evaluate(() => document.querySelector("article").classList.remove("folded"));
      await sleep(SETTLED_MS);
      assert.deepEqual(await painted(page), {});
      assert.equal((await browser.state(page)).text, before.text);
      await page.close();
    });

    test("a hidden page is left alone until it is looked at", async () => {
      const page = await open();
      const before = await marked(page);
      const other = await browser.page(server.at("empty.html"));
      await other.bringToFront();
      await until("the page to be hidden", () => page.evaluate(() => document.hidden));
      await page.evaluate(() => document.querySelector("article").classList.remove("folded"));
      await sleep(SETTLED_MS);
      assert.equal((await browser.state(page)).text, before.text);
      await page.bringToFront();
      const state = await shown(page, ({ text }) => text.includes("عمال إنقاذ"));
      await agrees(page, state);
      await other.close();
      await page.close();
    });

    for (const [name, inside] of [
      ["frames.html", `document.querySelector("iframe").contentDocument`],
      ["shadow.html", `document.querySelector("news-page").shadowRoot.querySelector("news-body").shadowRoot`],
    ]) {
      test(`${name}: marks stand there too, with their lines, and follow what changes there`, async () => {
        const page = await open(name);
        const state = await marked(page);
        assert.ok(state.analysis.casualties.some(({ min }) => min === 11));
        const look = () => page.evaluate(`(() => {
          const paragraph = ${inside}.querySelector("p");
          const view = paragraph.ownerDocument.defaultView;
          return {
            words: [...(view.CSS.highlights.get("mark-4") ?? [])].map(({ startContainer: { data }, startOffset, endOffset }) => data.slice(startOffset, endOffset)),
            line: view.getComputedStyle(paragraph, "::highlight(mark-4)").textDecorationStyle,
          };
        })()`);
        const { words, line } = await look();
        assert.ok(words.some((text) => text.includes("11")), words.join(" | "));
        assert.equal(line, "solid");
        await page.evaluate(`{ const node = ${inside}.querySelector("p").firstChild; node.data = node.data.replace("11", "13"); }`);
        await shown(page, ({ analysis }) => analysis.casualties.some(({ min }) => min === 13));
        await until("the new mark", async () => (await look()).words.some((text) => text.includes("13")));
        await page.close();
      });
    }
  });
}
