/**
 * There and back again: what is copied of a finding leads to exactly its words on the page, in each browser. The JSON-LD's
 * selectors are followed by a reading of the document that shares no code with the extension; the text fragments are
 * followed by the browser itself, and what it paints as their target is compared with the words, pixel by pixel.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browsers, closeBoth, openBoth, painted, until } from "./harness.mjs";

const SIZE = { width: 900, height: 1800 };
/** The page paints targets in this colour, ink and ground alike. */
const isTarget = "r > 200 && g < 90 && b > 200";

/**
 * Runs in the page: where quotations stand in the document, by its text with white space collapsed and blocks on lines of
 * their own. For each: how often it is found, its text, whole words' boxes by line.
 */
function locate(quotes) {
  const blocks = new Set(["P", "LI", "H1", "UL", "NAV", "ARTICLE", "FOOTER", "BODY"]);
  let all = "";
  const at = [];
  const put = (sign, node, offset) => {
    if (/\s/u.test(sign)) {
      if (/\s$/u.test(all) || all === "") return;
      sign = " ";
    }
    all += sign;
    for (let unit = 0; unit < sign.length; unit += 1) at.push([node, offset + unit]);
  };
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) [...node.data].reduce((offset, sign) => (put(sign, node, offset), offset + sign.length), 0);
    else if (node.nodeType === Node.ELEMENT_NODE) {
      for (const child of node.childNodes) walk(child);
      if (blocks.has(node.tagName) && !all.endsWith("\n")) {
        all = all.replace(/ $/u, "");
        at.length = all.length;
        all += "\n";
        at.push(null);
      }
    }
  };
  walk(document.body);
  const rangeOf = (start, end) => {
    const range = document.createRange();
    range.setStart(...at[start]);
    range.setEnd(at[end - 1][0], at[end - 1][1] + 1);
    return range;
  };
  return quotes.map(({ exact, prefix, suffix }) => {
    const whole = prefix + exact + suffix;
    const found = all.split(whole).length - 1;
    if (found !== 1) return { found };
    let start = all.indexOf(whole) + prefix.length;
    let end = start + exact.length;
    const text = rangeOf(start, end).toString();
    while (!/\s/u.test(all[start - 1] ?? " ")) start -= 1;
    while (!/\s/u.test(all[end] ?? " ")) end += 1;
    const lines = [];
    for (const { left, right, top, bottom } of rangeOf(start, end).getClientRects()) {
      const line = lines.find((other) => Math.abs((other.top + other.bottom - top - bottom) / 2) < 12);
      if (line) Object.assign(line, { left: Math.min(line.left, left), right: Math.max(line.right, right) });
      else lines.push({ left, right, top, bottom });
    }
    return { found, text, lines };
  });
}

/** Runs in the page: the boxes of what is painted as target in a picture of it, by line. */
async function boxes(picture, isTarget) {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
  const context = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height }).getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const hit = new Function("r", "g", "b", `return ${isTarget}`);
  const lines = [];
  let line = null;
  for (let y = 0; y < image.height; y += 1) {
    let [left, right] = [Infinity, -1];
    for (let x = 0; x < image.width; x += 1) {
      const place = 4 * (y * image.width + x);
      if (!hit(data[place], data[place + 1], data[place + 2])) continue;
      left = Math.min(left, x);
      right = x;
    }
    if (right < 0) line = null;
    else if (line) Object.assign(line, { left: Math.min(line.left, left), right: Math.max(line.right, right + 1), bottom: y + 1 });
    else lines.push((line = { left, right: right + 1, top: y, bottom: y + 1 }));
  }
  return lines;
}

for (const Browser of browsers) {
  describe(`${Browser.name}: there and back again`, { timeout: 300_000 }, () => {
    let browser;
    let server;
    let page;
    let annotations;
    let places;
    before(async () => {
      ({ browser, server } = await openBoth(Browser));
      page = await browser.page(server.at("roundtrip.html"));
      await page.setViewport(SIZE);
      await browser.press(page);
      const { analysis, meta, text } = await until("the marks", async () => {
        const state = await browser.state(page);
        return state?.shown ? state : null;
      });
      const question = { type: "compose", analysis, meta, text, format: "jsonld" };
      const answer = JSON.parse(await browser.ext(`chrome.runtime.sendMessage(${JSON.stringify(question)}).then((answer) => JSON.stringify(answer))`));
      annotations = JSON.parse(answer.value).items.flatMap(({ id, target }) => [target].flat().map((target) => {
        const by = (type) => target.selector.find((selector) => selector.type === type);
        return { id, source: target.source, quote: by("TextQuoteSelector"), position: by("TextPositionSelector"), fragment: by("FragmentSelector"), text };
      }));
      places = await page.evaluate(locate, annotations.map(({ quote }) => quote));
    });
    after(async () => {
      await closeBoth({ browser, server });
    });

    test("the selectors of fifty findings lead to their words alone, and these are the words that are marked", async () => {
      assert.ok(annotations.length >= 50, `${annotations.length}`);
      // A stretch over several elements has several ranges, one after the other, without the white space between.
      const marked = Object.values(await painted(page)).map((texts) => texts.join("").replace(/\s+/gu, ""));
      annotations.forEach(({ id, source, quote, position, text }, index) => {
        assert.equal(source, page.url());
        assert.equal(text.slice(position.start, position.end), quote.exact, id);
        assert.equal(places[index].found, 1, `${id}: ${quote.prefix}[${quote.exact}]${quote.suffix}`);
        const words = places[index].text.replace(/\s+/gu, " ");
        assert.equal(words, quote.exact, id);
        assert.ok(marked.some((texts) => texts.includes(words.replace(/\s+/gu, ""))), `${id}: ${words}`);
      });
    });

    test("the text fragments of fifty findings lead to their words alone", async () => {
      const wrong = [];
      for (const [index, { id, fragment, quote }] of annotations.entries()) {
        if (!fragment) {
          wrong.push(`${id}: no fragment for ${quote.exact}`);
          continue;
        }
        await page.goto(`${server.at("roundtrip.html")}?${index}#${fragment.value}`);
        const { lines } = places[index];
        const see = async () => page.evaluate(boxes, await page.screenshot({ encoding: "base64" }), isTarget);
        // The browser looks for the words when it has the whole document.
        const seen = await until(id, async () => {
          const found = await see();
          return found.length > 0 ? found : null;
        }, 3_000).catch(() => []);
        const fits = seen.length === lines.length && seen.every((line, place) => {
          const { left, right, top, bottom } = lines[place];
          return Math.abs(line.left - left) <= 4 && Math.abs(line.right - right) <= 4 && line.top >= top - 6 && line.bottom <= bottom + 6;
        });
        if (!fits) wrong.push(`${id}: ${decodeURIComponent(fragment.value)}\n  ${JSON.stringify(seen)}\n  ${JSON.stringify(lines)}`);
      }
      assert.deepEqual(wrong, []);
    });
  });
}
