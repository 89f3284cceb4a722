/**
 * Shows Isnad on a bundled article: opens Chromium with the extension, presses the toolbar button, prints the
 * Markdown summary, and leaves pictures of page, card and panel in `dist/demo`, light and dark.
 *
 * `--docs` puts the pictures that the README shows into `docs` as well. With a display the window stays open.
 */
import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Chromium, root, serve, sleep, until } from "./harness.mjs";

const out = join(root, "dist", "demo");
const headless = !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
const server = await serve();
await mkdir(out, { recursive: true });

const browser = await Chromium.open({ headless, size: { width: 900, height: 1180 } });
try {
  const page = await browser.page(server.at("demo.html"));
  await browser.press(page);
  await until("the marks", async () => (await browser.state(page))?.shown);

  const markdown = await browser.ext(`(async () => {
    const all = await chrome.storage.session.get(null);
    const [key] = Object.entries(all).find(([, state]) => state.meta?.url === ${JSON.stringify(page.url())});
    const answer = await chrome.runtime.sendMessage(
      { type: "report", tabId: Number(key.split(":")[1]), format: "markdown", section: "all" });
    return answer.ok ? answer.value : "";
  })()`);
  if (!markdown) throw new Error("there is no summary");
  console.log(`\n${markdown}`);

  const panel = await browser.panel();
  if (headless) await panel.page.setViewport({ width: 420, height: 1180 });
  for (const tone of ["light", "dark"]) {
    const feature = [{ name: "prefers-color-scheme", value: tone }];
    await page.emulateMediaFeatures(feature);
    await panel.page.emulateMediaFeatures(feature);
    // The tone of the marks is chosen when they are painted.
    await browser.press(page);
    await until("the page to be clear", async () => (await browser.state(page)).shown === false);
    await browser.press(page);
    await until("the marks", async () => (await browser.state(page)).shown);
    await sleep(300);
    await page.screenshot({ path: join(out, `page-${tone}.png`) });
    await panel.page.screenshot({ path: join(out, `panel-${tone}.png`) });
    const point = await page.evaluate(() => {
      const name = [...CSS.highlights.keys()].find((key) => key.startsWith("mark-4"));
      if (!name) return null;
      const range = [...CSS.highlights.get(name)][Math.min(2, CSS.highlights.get(name).size - 1)];
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      const { left, top, width, height } = live.getClientRects()[0];
      return { x: left + width / 2, y: top + height / 2 };
    });
    if (point) {
      await page.mouse.move(point.x, point.y);
      await sleep(700);
      await page.screenshot({ path: join(out, `card-${tone}.png`) });
      await page.keyboard.press("Escape");
      await page.mouse.move(5, 5);
    }
  }
  console.log(`Pictures: ${["page", "card", "panel"].map((name) => `dist/demo/${name}-{light,dark}.png`).join(", ")}`);

  if (process.argv.includes("--docs")) {
    await mkdir(join(root, "docs"), { recursive: true });
    for (const name of ["card-light", "panel-light"]) {
      await cp(join(out, `${name}.png`), join(root, "docs", `${name}.png`));
    }
  }
  if (!headless) {
    console.log("Close the window to end.");
    await new Promise((done) => browser.browser.once("disconnected", done));
  }
} finally {
  await browser.close().catch(() => {});
  server.close();
}
