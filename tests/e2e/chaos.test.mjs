/** Hostile and broken pages, in each browser: whatever a page does, marks stand on the right words or not at all. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browsers, closeBoth, html, openBoth, painted, until } from "./harness.mjs";

const joined = (texts = []) => texts.join("").replace(/\s+/gu, "");
const figures = ({ analysis }) => joined(analysis.casualties.map(({ text }) => text));

for (const Browser of browsers) {
  describe(`${Browser.name}: chaos`, { timeout: 600_000 }, () => {
    let browser;
    let server;
    before(async () => ({ browser, server } = await openBoth(Browser)));
    after(() => closeBoth({ browser, server }));

    let opened = 0;
    const failures = [];
    /** A page on which something was done first. */
    const open = async (prepare, ...given) => {
      const page = await browser.page(server.at(`living.html?chaos${(opened += 1)}`));
      page.on("pageerror", (error) => failures.push(String(error)));
      if (prepare) await page.evaluate(prepare, ...given);
      return page;
    };
    const shown = (page, fits = () => true) =>
      until("the marks", async () => {
        const state = await browser.state(page);
        return state?.status === "done" && state.shown && fits(state) ? state : null;
      }, 90_000);
    /** The page at rest: what is painted are the figures of the newest analysis, and those are the page's. */
    const settled = async (page) => {
      const state = await until("marks that agree", async () => {
        const now = await shown(page);
        return joined((await painted(page))["mark-4"]) === figures(now) ? now : null;
      }, 90_000);
      for (const { start, end, text } of state.analysis.casualties) assert.equal(state.text.slice(start, end), text);
      assert.deepEqual(failures, []);
      return state;
    };

    test("mutations by the thousand, and paragraphs that come and go while the page is read", async () => {
      const page = await open(() => {
        const article = document.querySelector("article");
        const [, , second] = article.children;
        let count = 0;
        const noise = () => {
          for (let index = 0; index < 100; index += 1) {
            count += 1;
            const p = document.createElement("p");
            p.textContent = `وقال مصدر أمني إن ${count} شخصا أصيبوا في التدافع عند بوابة الميناء رقم ${count}.`;
            article.append(p);
            if (count % 3 > 0) p.remove();
            if (count % 7 === 0) document.querySelector("#first").firstChild.data = `قالت شرطة عمان السلطانية إن ${count} بحارا قتلوا في الحريق الذي اندلع في السفينة فجر الخميس.`;
            if (count % 50 === 0) second.replaceWith(second.cloneNode(true));
            if (article.children.length > 40) article.children[10].remove();
          }
          if (count < 10_000) requestAnimationFrame(noise);
          else document.title = "done";
        };
        requestAnimationFrame(noise);
      });
      await browser.press(page);
      await until("the storm to end", () => page.evaluate(() => document.title === "done"), 60_000);
      const state = await settled(page);
      assert.ok(state.text.length > 500);
      await page.close();
    });

    test("nodes that are gone before the answer comes", async () => {
      const page = await open();
      await page.evaluate(() => {
        // At the first sign of the extension's rules or at once: the text goes, and other text comes in its nodes.
        setTimeout(() => {
          document.querySelector("#first").firstChild.data = "قال متحدث إن 15 بحارا قتلوا في حريق السفينة الذي اندلع قبالة ميناء صحار فجر أمس الخميس.";
        }, 60);
        setTimeout(() => document.querySelector("#first + p").remove(), 90);
      });
      await browser.press(page);
      const state = await shown(page, ({ text }) => text.includes("15 بحارا") && !text.includes("أخمدت"));
      await settled(page);
      assert.ok(state.analysis.casualties.some(({ min }) => min === 15));
      await page.close();
    });

    test("a polluted page world: overridden ranges, highlights, observers, prototypes", async () => {
      const page = await open(() => {
        const evil = () => { throw new Error("evil"); };
        for (const name of ["Range", "StaticRange", "MutationObserver", "Map", "Set", "Promise", "TreeWalker", "DOMParser"]) globalThis[name] = evil;
        for (const [owner, names] of [
          [Array.prototype, ["map", "filter", "flatMap", "some", "find"]], [String.prototype, ["replace", "slice", "normalize", "matchAll"]],
          [Element.prototype, ["matches", "closest", "checkVisibility", "getAttribute"]], [Document.prototype, ["createElement", "createRange", "querySelectorAll"]],
          [HTMLElement.prototype, ["showPopover", "attachShadow"]], [Node.prototype, ["getRootNode", "cloneNode"]],
        ]) for (const name of names) owner[name] = evil;
        Object.prototype.type = "run";
        Object.prototype.text = "قتل 1000 شخص";
        Object.defineProperty(Node.prototype, "textContent", { get: () => "قتل 2000 شخص" });
        Object.defineProperty(CharacterData.prototype, "data", { get: () => "قتل 3000 شخص" });
        globalThis.getComputedStyle = () => ({ display: "none" });
      });
      await browser.press(page);
      const { analysis, text } = await until("the state", async () => {
        // The page's own world is of no use any more: the state is asked for by the address alone.
        const state = await browser.state({ url: () => server.at(`living.html?chaos${opened}`) });
        return state?.status === "done" && state.shown ? state : null;
      });
      assert.ok(!/[123]000/u.test(text));
      assert.deepEqual(analysis.casualties.map(({ min }) => min), [4, 9]);
      await page.close();
    });

    test("noise: frames, deep nesting, marks without end, unbalanced bidi signs, a giant block, linked data without end", async () => {
      const page = await open(() => {
        const article = document.querySelector("article");
        const add = (text) => {
          const p = document.createElement("p");
          p.textContent = text;
          article.append(p);
          return p;
        };
        add("وقال مسعف إن 3 أطفال أصيبوا".replace(/(?<=\p{L})/gu, "\u0651\u064B\u0654\u0670".repeat(40)));
        add(`${"\u202B\u2067\u202A\u2066".repeat(5_000)}وأصيب 5 رجال إطفاء بحروق أثناء إخماد النيران في السفينة.`);
        add(`\u202E${"\u202D\u202E".repeat(5_000)}وقتل 77 شخصا في مكان آخر.`);
        add("كلمة".repeat(60_000));
        let deep = add("");
        for (let depth = 0; depth < 400; depth += 1) deep = deep.appendChild(document.createElement(depth % 2 ? "span" : "div"));
        deep.textContent = "وأكد طبيب وفاة 6 مصابين في المستشفى السلطاني متأثرين بحروقهم.";
        for (let index = 0; index < 150; index += 1) document.body.append(document.createElement("iframe"));
        for (let index = 0; index < 10_000; index += 1) document.querySelector("#ticker").append(document.createElement("i"), `${index} `);
        for (const json of ["[".repeat(50_000), `{"@type":"NewsArticle","headline":"${"ع".repeat(500_000)}"}`, `{"__proto__":{"polluted":1},"@graph":[${"{},".repeat(9_999)}{}]}`]) {
          const script = document.createElement("script");
          script.type = "application/ld+json";
          script.textContent = json;
          document.head.append(script);
        }
      });
      await browser.press(page);
      const state = await settled(page);
      assert.ok(!state.text.includes("77"));
      for (const wanted of [4, 9, 5, 6]) assert.ok(state.analysis.casualties.some(({ min }) => min === wanted), `${wanted} of ${state.analysis.casualties.map(({ min }) => min)}`);
      assert.ok((state.meta.title?.length ?? 0) <= 2_000);
      await page.close();
    });

    test("a long page: 170,000 characters with a figure in each paragraph", async () => {
      const page = await open(() => {
        const article = document.querySelector("article");
        for (let index = 0; index < 1_200; index += 1) {
          const p = document.createElement("p");
          p.textContent = `قالت الشرطة في بيانها رقم ${index} إن 17 شخصا أصيبوا في تصادم حافلتين على الطريق الساحلي، ونفت إدارة المرور وقوع وفيات في الحادث الذي أغلق الطريق ساعات.`;
          article.append(p);
        }
      });
      await browser.press(page);
      const state = await settled(page);
      assert.ok(state.analysis.casualties.length >= 1_200 && state.text.length > 165_000);
      const was = await html(page);
      await browser.press(page);
      await until("the page to be clear", async () => Object.keys(await painted(page)).length === 0);
      assert.equal(await html(page), was);
      await page.close();
    });
  });
}
