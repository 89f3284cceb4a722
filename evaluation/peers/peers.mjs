/**
 * What runs in Node.js of the comparison that `evaluation/speed.py` makes: Isnad's core in WASM, the tokenizer of
 * @nlpjs/lang-ar, and Harper's checker on English text of equal length. Prints a JSON object a line.
 *
 *     node peers.mjs ARTICLE PKG NODE_MODULES
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [article, pkg, modules] = process.argv.slice(2);
const text = await readFile(article, "utf8");
const tokens = text.match(/[\p{L}\p{M}]+|\p{N}+|[^\s\p{L}\p{M}\p{N}]/gu).length;
const english = "Police said in a statement on Tuesday that traffic on the coastal road was stopped for hours after two buses had met, and that nobody was to blame so far. "
  .repeat(1 + text.length / 150)
  .slice(0, text.length);

/** The fastest of some rounds, in ms: what else the machine does only ever adds. */
async function fastest(rounds, work) {
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** Prints what a peer took, or why it took no part. */
async function peer(name, work) {
  try {
    console.log(JSON.stringify({ name, characters: text.length, ...(await work()) }));
  } catch (error) {
    console.log(JSON.stringify({ name, absent: String(error.message ?? error).split("\n")[0] }));
  }
}

const load = (module) => import(pathToFileURL(createRequire(join(modules, "x.js")).resolve(module)));

await peer("Isnad in WASM, whole analysis", async () => {
  const { initSync, analyse } = await import(pathToFileURL(join(pkg, "isnad.js")));
  initSync({ module: await readFile(join(pkg, "isnad_bg.wasm")) });
  return { tokens, ms: await fastest(40, () => analyse(text, {})) };
});
await peer("@nlpjs/lang-ar 4.26.1, tokens alone", async () => {
  const { TokenizerAr } = (await load("@nlpjs/lang-ar")).default;
  const tokenizer = new TokenizerAr();
  return { tokens, ms: await fastest(40, () => tokenizer.tokenize(text, true)) };
});
await peer("Harper 2.10.0 in WASM, English of equal length", async () => {
  const folder = join(modules, "node_modules", "harper.js", "dist");
  const { LocalLinter } = await import(pathToFileURL(join(folder, "index.js")));
  const { binaryInlined } = await import(pathToFileURL(join(folder, "binaryInlined.js")));
  const linter = new LocalLinter({ binary: binaryInlined });
  await linter.setup();
  return { tokens: english.match(/\w+|[^\s\w]/gu).length, ms: await fastest(5, () => linter.lint(english)) };
});
