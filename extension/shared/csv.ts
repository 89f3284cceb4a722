/** CSV by RFC 4180, for spreadsheets: UTF-8 with BOM, CRLF, and no cell that a spreadsheet would run as a formula. */

const BOM = "\uFEFF";

function cell(value: string | number | null | undefined): string {
  let text = value === null || value === undefined ? "" : String(value);
  // A cell that starts so is run as a formula; an apostrophe keeps it text. Numbers of ours are left as they are.
  if (typeof value === "string" && /^[\s\uFEFF]*[=+\-@\t\r|％＝＋－＠]/u.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function writeCsv(rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  return BOM + rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** Rows of cells; understands BOM, either line end, quoted cells, and the apostrophe that `writeCsv` adds. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let value = "";
  let quoted = false;
  const body = text.startsWith(BOM) ? text.slice(1) : text;
  const endCell = () => {
    row.push(value.replace(/^'(?=[\s\uFEFF]*[=+\-@\t\r|％＝＋－＠])/u, ""));
    value = "";
  };
  const endRow = () => {
    endCell();
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  };
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at] as string;
    if (quoted) {
      if (sign !== '"') value += sign;
      else if (body[at + 1] === '"') {
        value += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && value === "") quoted = true;
    else if (sign === ",") endCell();
    else if (sign === "\n") endRow();
    else if (sign !== "\r" || body[at + 1] !== "\n") value += sign;
  }
  if (value !== "" || row.length > 0) endRow();
  return rows;
}
