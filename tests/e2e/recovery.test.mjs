/**
 * What breaks and is mended: a stopped worker, a trap in the WASM, a page that may not be read. In Chromium, whose
 * debugger reaches the worker; each test has a browser of its own, for each leaves its worker in another state.
 */
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { Chromium, html, painted, serve, until } from "./harness.mjs";

describe("Chromium: recovery", { timeout: 180_000 }, () => {
  let browser;
  let server;
  beforeEach(async () => {
    server = await serve();
    browser = await Chromium.open().catch((error) => {
      server.close();
      throw error;
    });
  });
  afterEach(async () => {
    await browser?.close();
    server?.close();
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
