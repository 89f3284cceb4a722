/** The tables in a real spreadsheet: LibreOffice reads them with their Arabic, and nothing of a page runs as a formula. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { root } from "./harness.mjs";
import { load } from "../unit/load.mjs";
import * as core from "../../pkg/isnad.js";

const run = promisify(execFile);
const office = await run("soffice", ["--version"]).then(() => true, () => false);
/** Comma, quotation mark, UTF-8, from the first line on: what its dialog proposes for a file with a byte-order mark. */
const AS_CSV = "--infilter=Text - txt - csv (StarCalc):44,34,76,1";

const hostile = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\u200f=1+1", '=HYPERLINK("https://evil.example","x")', "=cmd|' /C calc'!A0"];

/** The cells of a table as LibreOffice has them, row by row, and whether any is a formula. */
async function opened(csv) {
  const folder = await mkdtemp(join(tmpdir(), "isnad-"));
  try {
    await writeFile(join(folder, "table.csv"), csv);
    await run("soffice", ["--headless", `-env:UserInstallation=file://${folder}/profile`, AS_CSV, "--convert-to", "fods", "--outdir", folder, join(folder, "table.csv")]);
    const sheet = await readFile(join(folder, "table.fods"), "utf8");
    return { text: sheet, rows: (sheet.match(/<table:table-row /g) ?? []).length, formulas: (sheet.match(/table:formula=/g) ?? []).length };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test(`LibreOffice opens the tables${office ? "" : " (it is not installed: nothing to open)"}`, { timeout: 120_000 }, async (context) => {
  if (!office) return context.diagnostic("install LibreOffice to have this looked at");
  await core.default({ module_or_path: await readFile(join(root, "pkg/isnad_bg.wasm")) });
  const { exportCsv } = await load("extension/notebook/exports.ts");
  const { itemsOf } = await load("extension/notebook/item.ts");
  const text = "قالت وزارة الصحة، الاثنين، إن 12 شخصا قتلوا، بينهم 3 أطفال.\nوقال \"مصدر أمني\" إن 15 شخصا قتلوا.";
  const analysis = core.analyse(text, { watch: [] });
  assert.ok(analysis.casualties.length > 1);
  // The check sees what it looks for.
  assert.equal((await opened("\ufeffa,=1+1\r\n")).formulas, 1);
  const meta = (words) => ({ title: words, publisher: words, author: words, url: "https://example.org/a", lang: "ar" });
  const reports = hostile.map((words) => core.report(analysis, meta(words), "csv", text).replace("\ufeff", "")).join("");
  const report = await opened(`\ufeff${reports}`);
  assert.equal(report.formulas, 0);
  for (const { text: words } of [...analysis.casualties, ...analysis.actors.flatMap(({ mentions }) => mentions[0] ?? [])]) assert.ok(report.text.includes(words), words);
  const items = hostile.flatMap((words) => itemsOf({ analysis, meta: meta(words), text }).map((item) => ({ ...item, note: words, tags: [words] })));
  const notebook = await opened(exportCsv(items));
  assert.equal(notebook.formulas, 0);
  assert.ok(notebook.text.includes(analysis.casualties[0].text));
});
