/**
 * How fast it is in Chromium: the core in WASM, and from the press of the button to marks on the page, with a running
 * worker and with one that was stopped. Prints medians; judges nothing.
 */
import { Chromium, painted, serve, until } from "./harness.mjs";

const ROUNDS = 15;
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const server = await serve();
const browser = await Chromium.open();
try {
  const page = await browser.page(server.at("demo.html"));
  await browser.press(page);
  const { text } = await until("the marks", async () => {
    const state = await browser.state(page);
    return state?.shown ? state : null;
  });
  // An article of 3,000 words out of paragraphs of the bundled one.
  const words = text.split(/\s+/u).length;
  const long = Array(Math.ceil(3_000 / words)).fill(text).join("\n");

  // The worker's own instance is out of reach; the same file runs here in a page of the same browser.
  const bare = await browser.page(server.at("empty.html"));
  const warm = await bare.evaluate(
    async (article, rounds) => {
      const { default: init, analyse } = await import("/pkg/isnad.js");
      await init({ module_or_path: "/pkg/isnad_bg.wasm" });
      const times = [];
      for (let round = 0; round < rounds + 3; round += 1) {
        const start = performance.now();
        analyse(article, {});
        if (round >= 3) times.push(performance.now() - start);
      }
      return times;
    },
    long,
    ROUNDS,
  );
  await bare.close();
  console.log(`analysis of ${long.split(/\s+/u).length} words in WASM, warm: ${median(warm).toFixed(1)} ms`);
  const cold = [];
  const again = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await browser.press(page);
    await until("the page to be clear", async () => Object.keys(await painted(page)).length === 0);
    const press = async () => {
      await page.evaluate(() => {
        globalThis.sinceStart = performance.now();
        globalThis.untilMarks = new Promise((done) => {
          const look = () => (CSS.highlights.size > 0 ? done(performance.now() - globalThis.sinceStart) : setTimeout(look, 1));
          look();
        });
      });
      await browser.press(page);
      return page.evaluate(() => globalThis.untilMarks);
    };
    again.push(await press());
    await browser.press(page);
    await until("the page to be clear", async () => Object.keys(await painted(page)).length === 0);
    await browser.stopWorker();
    cold.push(await press());
  }
  console.log(`press to marks, worker running: ${median(again).toFixed(0)} ms`);
  console.log(`press to marks, worker stopped: ${median(cold).toFixed(0)} ms`);
} finally {
  await browser.close();
  server.close();
}
