/** The article finder by itself, in a page of any browser: what the content script would have analysed. */
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./harness.mjs";

const { withoutInnerHtml } = await import(pathToFileURL(join(root, "extension/build.mjs")));

const { outputFiles } = await build({
  stdin: {
    contents: `
      import { findArticle } from "./extension/content/article/index.ts";
      import { readBlocks } from "./extension/content/article/blocks.ts";
      const plain = ({ blocks, ...rest }) => ({ ...rest, blocks: blocks.map(({ text }) => text) });
      globalThis.isnadFinder = {
        article: async () => plain(await findArticle(document)),
        everything: async () => (await readBlocks(document.body)).map(({ text }) => text),
      };`,
    resolveDir: root,
    loader: "ts",
  },
  absWorkingDir: root,
  bundle: true,
  write: false,
  format: "iife",
  plugins: [withoutInnerHtml],
});
const script = outputFiles[0].text;

/** `article`: what is found of the page as it stands now. `everything`: the text of all its blocks. */
export async function find(page, what = "article") {
  await page.evaluate(script);
  return JSON.parse(await page.evaluate(async (name) => JSON.stringify(await globalThis.isnadFinder[name]()), what));
}

/** By what a label knows a block: its letters and digits, hashed. Labels hold no publisher's text. */
export function labelOf(text) {
  return createHash("sha256").update(text.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "")).digest("hex").slice(0, 12);
}
