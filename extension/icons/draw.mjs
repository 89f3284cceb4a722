/** Draws `icon.svg` as PNGs of the sizes the manifest names: `CHROMIUM=chromium node extension/icons/draw.mjs`. */
import { readFile } from "node:fs/promises";
import puppeteer from "puppeteer-core";

const here = (name) => new URL(name, import.meta.url);
const svg = await readFile(here("icon.svg"), "utf8");
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
for (const size of [16, 32, 48, 128]) {
  await page.setViewport({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  await page.screenshot({ path: here(`${size}.png`).pathname, omitBackground: true });
}
await browser.close();
