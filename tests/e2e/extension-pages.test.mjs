/** The extension's own pages in the extension proper: under its real policy, with its real background. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browsers, Chromium, closeBoth, openBoth, until } from "./harness.mjs";

for (const Browser of browsers) {
  describe(Browser.name, { timeout: 120_000 }, () => {
    let browser;
    let server;
    before(async () => ({ browser, server } = await openBoth(Browser)));
    after(() => closeBoth({ browser, server }));

    const asked = async (message) => JSON.parse(await browser.ext(`chrome.runtime.sendMessage(${JSON.stringify(message)}).then((answer) => JSON.stringify(answer))`));

    test("a pasted text is analysed, and what was found is composed with a link to its sentence", async () => {
      const text = "قالت وزارة الصحة إن 12 شخصا قتلوا في صيدا.";
      const { ok, value } = await asked({ type: "examine", text });
      assert.ok(ok && value.casualties.length > 0);
      for (const { start, end, text: words } of value.casualties) assert.equal(text.slice(start, end), words);
      const composed = await asked({ type: "compose", analysis: value, meta: { url: "https://example.org/a" }, text, format: "markdown" });
      assert.ok(composed.ok);
      assert.match(composed.value, /https:\/\/example\.org\/a#:~:text=/);
    });

    test("a kept page cannot be read again without the reader's permission, and what is no web page is not opened", async () => {
      assert.deepEqual(await asked({ type: "reopen", url: server.at("split.html?kept") }), { ok: false, problem: "page" });
      const answered = await browser.ext(
        `Promise.race([chrome.runtime.sendMessage({ type: "reopen", url: "javascript:alert(1)" }).catch(() => undefined), new Promise((done) => setTimeout(done, 500))]).then((answer) => answer === undefined)`,
      );
      assert.equal(answered, true);
    });
  });
}

if (browsers.includes(Chromium)) {
  test("Chromium: no page breaks the extension's policy, throws, or asks the network for anything", { timeout: 60_000 }, async () => {
    const browser = await Chromium.open();
    try {
      for (const name of ["welcome", "options", "notebook", "panel"]) {
        const page = await browser.browser.newPage();
        const wrong = [];
        page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
        page.on("pageerror", (error) => wrong.push(String(error)));
        page.on("request", (request) => request.url().startsWith(browser.origin) || wrong.push(request.url()));
        await page.goto(`${browser.origin}${name}.html`);
        await until(`${name} to be drawn`, () => page.evaluate(() => document.querySelector("h1")?.textContent || null));
        assert.deepEqual(wrong, [], name);
        await page.close();
      }
    } finally {
      await browser.close();
    }
  });
}
