#!/usr/bin/env python3
"""Opens Isnad's tables in LibreOffice and compares what stands in the cells with what was written.

    ./build.sh && python3 evaluation/spreadsheet.py

Needs LibreOffice Calc on the path (Debian: `apt-get install libreoffice-calc`). A summary, a sentence, a notebook and a
watch list are written as CSV, of an article whose title, outlet and author are words that spreadsheets run. LibreOffice
converts each to a flat ODS without a window, evaluating formulas as a double click does, and every cell is read back from
there: the same words, Arabic and all, and no formula. A table that is not made safe shows that formulas would be seen.
Exits 1 and names the cells that differ.
"""

import csv
import io
import json
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Written by the extension's own code, as it runs in the browser.
WRITE = """
import { readFile } from "node:fs/promises";
import { load } from "./tests/unit/load.mjs";
import * as core from "./pkg/isnad.js";
core.initSync({ module: await readFile("pkg/isnad_bg.wasm") });
const { itemsOf } = await load("extension/notebook/item.ts");
const { exportCsv } = await load("extension/notebook/exports.ts");
const { watchToCsv } = await load("extension/options/watch.ts");
const text = await readFile("tests/e2e/article.txt", "utf8");
const analysis = core.analyse(text, {});
const meta = { title: '=HYPERLINK("http://example.org";"x")', publisher: "+1+1", author: "@SUM(1;1)", published: "-1+1", url: "https://example.org/a" };
const items = itemsOf({ analysis, meta, text }).map((item) => ({ ...item, note: "=1+1\\nسطر ثان", tags: ["@وسم", "آخر"] }));
const { start, end } = analysis.casualties[1];
console.log(JSON.stringify({
  summary: core.report(analysis, meta, "csv", text),
  sentence: core.sentence(text, start, end, meta, "csv"),
  notebook: exportCsv(items),
  "watch list": watchToCsv([{ name: "=1+1", aliases: ["لواء، الشمال", '"اللواء"'], kind: "armed_group" }]),
}));
"""
CONTROL = "\ufeffname,value\r\nجمع,=1+1\r\n"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
# The import dialogue's answers: comma, double quote, UTF-8, from line 1; formulas evaluated, as a double click does.
FILTER = "CSV:44,34,76,1,,0,false,true,false,false,false,-1,true"


def tables():
    command = ["node", "--input-type=module", "-e", WRITE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True, encoding="utf-8")
    return json.loads(done.stdout)


def cells_of(office: Path):
    """Rows of (text, formula) out of a flat ODS."""
    for row in xml.parse(office).iter(f"{{{TABLE}}}table-row"):
        cells = []
        for cell in row.findall(f"{{{TABLE}}}table-cell"):
            words = "\n".join("".join(p.itertext()) for p in cell.findall(f"{{{TEXT}}}p"))
            if cell.get(f"{{{OFFICE}}}value-type") == "boolean":
                words = cell.get(f"{{{OFFICE}}}boolean-value")
            repeat = int(cell.get(f"{{{TABLE}}}number-columns-repeated", "1"))
            cells += [(words, cell.get(f"{{{TABLE}}}formula"))] * min(repeat, 100)
        yield cells


def differences(name: str, written: str, folder: Path, soffice: str):
    source = folder / f"{name}.csv"
    source.write_bytes(written.encode("utf-8"))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [soffice, profile, "--headless", f"--infilter={FILTER}", "--convert-to", "fods", "--outdir", folder, source]
    subprocess.run(command, check=True, capture_output=True)
    rows = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline="")))
    for r, (mine, theirs) in enumerate(zip(rows, cells_of(folder / f"{name}.fods"), strict=False), start=1):
        for c, want in enumerate(mine):
            words, formula = theirs[c] if c < len(theirs) else ("", None)
            if formula is not None:
                yield f"{name} {r}:{c + 1} runs {formula}"
            elif words.casefold() != want.casefold():
                yield f"{name} {r}:{c + 1} holds {words!r}, not {want!r}"
    print(f"{name}: {len(rows)} rows of {len(rows[0])} cells read back")


def main() -> int:
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if not soffice or not (ROOT / "pkg" / "isnad.js").exists():
        print("needs LibreOffice (soffice), and what ./build.sh builds", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not any("runs" in found for found in differences("control", CONTROL, folder, soffice)):
            print("the control's formula did not run: the comparison shows nothing", file=sys.stderr)
            return 2
        found = [d for name, table in tables().items() for d in differences(name, table, folder, soffice)]
    print("\n".join(found) or "every cell as written, none with a formula")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
