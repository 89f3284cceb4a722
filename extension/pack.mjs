/**
 * Packs `dist/chrome` and `dist/firefox` as zips that are the same for the same input, byte for byte, prints what
 * they weigh and fails where a part is over its budget.
 */
import { gzipSync, zipSync } from "fflate";
import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(await readFile(join(root, "manifest.json"), "utf8"));

/** Bytes; what a reader downloads, and what runs on every page that is marked. */
const BUDGETS = {
  zip: 2_500_000,
  "isnad_bg.wasm": 4_000_000,
  "background.js": 75_000,
  "content.js": 150_000,
  "panel.js": 120_000,
  "notebook.js": 120_000,
  "options.js": 90_000,
  "welcome.js": 75_000,
  // Part of the WASM, which holds them in another form.
  lexicon: 2_000_000,
  model: 1_000_000,
};
/** Zip knows no earlier year; the date says nothing, it only has to be the same each time. */
const MTIME = new Date(1980, 0, 1);

const kib = (bytes) => `${(bytes / 1024).toFixed(1).padStart(9)} KiB`;
let over = 0;

function row(name, bytes, gzipped, budget) {
  const fits = budget === undefined || bytes <= budget;
  if (!fits) over += 1;
  const note = budget === undefined ? "" : `  budget ${kib(budget).trim()}${fits ? "" : "  OVER"}`;
  console.log(`  ${name.padEnd(24)}${kib(bytes)}${gzipped === undefined ? "" : `  gzip ${kib(gzipped)}`}${note}`);
}

async function source(name, folder, ending) {
  const files = (await readdir(join(root, folder))).filter((file) => file.endsWith(ending));
  const bytes = Buffer.concat(await Promise.all(files.map((file) => readFile(join(root, folder, file)))));
  row(name, bytes.length, gzipSync(new Uint8Array(bytes)).length, BUDGETS[name]);
}

console.log("in the core:");
await source("lexicon", "src/lexicon", ".tsv");
await source("model", "src/names", ".bin");

for (const browser of ["chrome", "firefox"]) {
  const folder = join(root, "dist", browser);
  const files = {};
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
  for (const name of names) files[name] = new Uint8Array(await readFile(join(folder, name)));
  const zip = zipSync(files, { level: 9, mtime: MTIME });
  await writeFile(join(root, "dist", `isnad-${version}-${browser}.zip`), zip);
  console.log(`dist/isnad-${version}-${browser}.zip  sha256 ${createHash("sha256").update(zip).digest("hex")}`);
  for (const name of names) {
    if (/\.(wasm|js)$/.test(name)) row(name, files[name].length, gzipSync(files[name]).length, BUDGETS[name]);
  }
  row("packed", zip.length, undefined, BUDGETS.zip);
}
if (over > 0) {
  console.error(`${over} over budget`);
  process.exitCode = 1;
}
