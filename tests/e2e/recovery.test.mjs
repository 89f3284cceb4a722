/**
 * What breaks and is mended: a stopped worker, a trap in the WASM, a page that may not be read. In Chromium, whose
 * debugger reaches the worker; each test has a browser of its own, for each leaves its worker in another state.
 */
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { Chromium, closeBoth, html, openBoth, painted, sleep, until } from "./harness.mjs";

describe("Chromium: recovery", { timeout: 400_000 }, () => {
  let browser;
  let server;
  beforeEach(async () => {
    ({ browser, server } = await openBoth(Chromium));
  });
  afterEach(async () => {
    await closeBoth({ browser, server });
  });

  let opened = 0;
  const open = (name) => browser.page(server.at(`${name}?${(opened += 1)}`));
  const shown = (page) =>
    until("the marks", async () => {
      const state = await browser.state(page);
      return state?.status === "done" && state.shown ? state : null;
    });

  test("a worker that was stopped comes back and knows its tabs", async () => {
    const page = await open("split.html");
    await browser.press(page);
    await shown(page);
    await browser.stopWorker();
    await browser.press(page);
    await until("the page to be clear", async () => Object.keys(await painted(page)).length === 0);
    await browser.press(page);
    await shown(page);
    await page.close();
  });

  test("a worker that was stopped while the panel is open is left to sleep, and both go on when something happens", async () => {
    const page = await open("demo.html");
    await browser.press(page);
    await shown(page);
    const panel = await browser.panel();
    await until("the panel's tabs", () => panel.evaluate(() => document.querySelector("#tab-casualties") !== null));
    await browser.stopWorker();
    await sleep(1_000);
    const workers = () => browser.browser.targets().filter((target) => target.url() === `${browser.origin}background.js`).length;
    assert.equal(workers(), 0, "the panel does not wake it");
    // What the reader does in the panel wakes it.
    await panel.evaluate(() => document.querySelector("#tab-casualties").click());
    await panel.evaluate(() => document.querySelector("#list .row .go").click());
    await until("the place on the page", async () => (await painted(page))["mark-5"]?.length > 0);
    await browser.stopWorker();
    await sleep(500);
    // What the reader does on the page wakes it, and the panel hears of it.
    await browser.press(page);
    await until("the page to be clear", async () => Object.keys(await painted(page)).length === 0);
    await page.evaluate(() => { document.querySelector("h1").firstChild.data = "عشرات القتلى في فيضانات أخرى"; });
    await browser.press(page);
    await until("the panel to show what is new", () => panel.evaluate(() => document.body.innerText.includes("عشرات القتلى في فيضانات")));
    await page.close();
  });

  /** The worker dies when it hears a message of this kind from the page, before or after it has been seen to. */
  const dieAt = async (type, delay) => {
    await browser.wakeWorker();
    const worker = await browser.worker();
    await worker.evaluate((kind) => {
      globalThis.heard = new Promise((hear) => {
        chrome.runtime.onMessage.addListener((message) => {
          if (message.type === kind) hear();
        });
      });
    }, type);
    return async () => {
      await worker.evaluate(() => globalThis.heard).catch(() => undefined);
      if (delay) await sleep(delay);
      await browser.stopWorker();
    };
  };

  test("a worker that is stopped at any stage of a run leaves nothing half done", async () => {
    for (const [type, delay] of [["analyse", 0], ["analyse", 30], ["shown", 0], ["shown", 30], ["cleared", 0]]) {
      const page = await open("split.html");
      const was = await html(page);
      if (type === "cleared") {
        await browser.press(page);
        await shown(page);
      }
      const died = await dieAt(type, delay);
      await browser.press(page);
      await died();
      await browser.wakeWorker();
      if (type === "cleared") {
        await until("the page to be clear", async () => Object.keys(await painted(page)).length === 0);
      } else {
        // The page asked once more, or the reader presses once more; either way there are marks, and they go again.
        await until("marks", async () => {
          if (Object.keys(await painted(page)).length > 0) return true;
          await browser.press(page);
          await sleep(1_000);
          return false;
        });
        await until("the marks to go", async () => {
          await browser.press(page);
          await sleep(500);
          return Object.keys(await painted(page)).length === 0;
        });
      }
      await until("the page as it was", async () => (await html(page)) === was);
      await page.close();
    }
  });

  test("before the page was asked: what was never begun is not shown as going on", async () => {
    const page = await open("split.html");
    const worker = await browser.worker();
    await worker.evaluate(() => {
      // The message that begins a run is lost with the worker.
      chrome.tabs.sendMessage = () => new Promise(() => undefined);
    });
    await browser.press(page);
    await until("the state", async () => (await browser.ext(`chrome.storage.session.get(null).then((all) => JSON.stringify(all))`)).includes("loading"));
    await browser.stopWorker();
    await until("the badge to go", async () => {
      // It may be put to sleep again between two looks.
      await browser.wakeWorker();
      return (await (await browser.worker()).evaluate(async () => (await Promise.all((await chrome.tabs.query({})).map(({ id }) => chrome.action.getBadgeText({ tabId: id })))).join(""))) === "";
    });
    await browser.press(page);
    await shown(page);
    await page.close();
  });

  test("storage that takes nothing: pages are marked and cleared all the same", async () => {
    const page = await open("split.html");
    const worker = await browser.worker();
    await worker.evaluate(() => {
      const full = () => Promise.reject(new Error("QuotaExceededError"));
      for (const area of [chrome.storage.session, chrome.storage.local]) Object.defineProperty(area, "set", { value: full });
    });
    await browser.press(page);
    await until("the marks", async () => Object.keys(await painted(page)).length > 0);
    await browser.press(page);
    await until("the page to be clear", async () => Object.keys(await painted(page)).length === 0);
    await page.close();
  });

  test("an analysis too large to be stored is made again when it is asked for", async () => {
    const page = await open("living.html");
    await page.evaluate(() => {
      for (let index = 0; index < 2_500; index += 1) {
        const p = document.createElement("p");
        p.textContent = `قالت الشرطة في بيانها رقم ${index} إن 17 شخصا أصيبوا في تصادم حافلتين على الطريق الساحلي، ونفت إدارة المرور وقوع وفيات في الحادث الذي أغلق الطريق ساعات.`;
        document.querySelector("article").append(p);
      }
    });
    await browser.press(page);
    const kept = await until("the stored state", async () => {
      const state = await browser.state(page);
      return state?.shown ? state : null;
    }, 60_000);
    assert.equal(kept.analysis, null);
    await browser.stopWorker();
    await browser.press(page);
    await until("the page to be clear", async () => Object.keys(await painted(page)).length === 0, 40_000);
    await page.close();
  });

  test("two windows at once: each panel shows its own page, and a press concerns one of them", async () => {
    const first = await open("split.html");
    await browser.press(first);
    await shown(first);
    const opened = browser.browser.waitForTarget((target) => target.url().includes("signs.html?window"));
    await browser.ext(`chrome.windows.create({ url: ${JSON.stringify(server.at("signs.html?window"))} }).then(() => 1)`);
    const second = await (await opened).page();
    await browser.press(second);
    const other = await shown(second);
    assert.ok(Object.keys(await painted(first)).length > 0);
    assert.notEqual((await browser.state(first)).text, other.text);
    const panels = () => browser.browser.targets().filter((target) => target.url().startsWith(`${browser.origin}panel.html`));
    await until("a panel in each window", () => panels().length === 2);
    const titles = async () => (await Promise.all(panels().map(async (target) => (await target.asPage()).evaluate(() => document.body.innerText)))).join("\n");
    await until("both articles in the panels", async () => {
      const text = await titles();
      return text.includes("ولاية الجزيرة") && text.includes("حاجز أمني");
    });
    await browser.press(second);
    await until("the second page to be clear", async () => Object.keys(await painted(second)).length === 0);
    assert.ok(Object.keys(await painted(first)).length > 0);
    await second.close();
    await first.close();
  });

  test("an extension that is loaded anew: the old script bows out without a word, the new one takes over", async () => {
    const page = await open("living.html");
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    page.on("console", (message) => /error|warn/.test(message.type()) && message.location().url?.startsWith("chrome-extension") && wrong.push(message.text()));
    await browser.press(page);
    await shown(page);
    await browser.reload();
    // The old script finds out when the page is looked at, or something happens on it.
    await page.bringToFront();
    await until("the old marks to go", async () => Object.keys(await painted(page)).length === 0);
    await browser.press(page);
    await shown(page);
    await page.evaluate(() => {
      const { firstChild } = document.querySelector("#first");
      firstChild.data = firstChild.data.replace("4", "5");
    });
    await until("the new script to follow the page", async () => (await browser.state(page)).analysis.casualties.some(({ min }) => min === 5));
    assert.deepEqual(wrong, []);
    await page.close();
  });

  test("an instance that traps is replaced; one that traps twice says so", async () => {
    await browser.stopWorker();
    const page = await open("split.html");
    // The instance's exports are frozen, so a copy of them stands in whose analysis runs into a trap.
    const trap = (times) =>
      browser.worker().then((worker) =>
        worker.evaluate((count) => {
          const { instantiateStreaming, Instance } = WebAssembly;
          let left = count;
          const trapping = (instance) => ({
            exports: {
              ...instance.exports,
              analyse: (...rest) => {
                if (left-- > 0) throw new WebAssembly.RuntimeError("unreachable");
                return instance.exports.analyse(...rest);
              },
            },
          });
          WebAssembly.instantiateStreaming = async (...given) => {
            const { module, instance } = await instantiateStreaming.apply(WebAssembly, given);
            return { module, instance: trapping(instance) };
          };
          WebAssembly.Instance = function (...given) {
            return trapping(new Instance(...given));
          };
        }, times),
      );
    await browser.wakeWorker();
    await trap(1);
    await browser.press(page);
    const state = await shown(page);
    assert.ok(state.analysis.casualties.length > 0);
    await page.close();

    await browser.stopWorker();
    await browser.wakeWorker();
    await trap(2);
    const second = await open("split.html");
    const was = await html(second);
    await browser.press(second);
    await until("the error", async () =>
      (await browser.ext(`chrome.storage.session.get(null).then((all) => JSON.stringify(all))`)).includes('"engine"'),
    );
    assert.deepEqual(await painted(second), {});
    await until("the message to go away", async () => (await html(second)) === was);
    // The third instance is sound.
    await browser.press(second);
    await shown(second);
    await second.close();
  });

  test("a page that extensions may not read says so", async () => {
    const page = await browser.page("chrome://version/");
    await browser.press(page);
    await until("the state", async () =>
      (await browser.ext(`chrome.storage.session.get(null).then((all) => JSON.stringify(all))`)).includes('"restricted"'),
    );
    await page.close();
  });
});
