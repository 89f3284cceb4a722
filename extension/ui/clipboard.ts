/** Putting reports on the clipboard, and saving them as files. */
import type { Format } from "../shared/isnad.js";

const FILES: Record<Format, { type: string; ending: string }> = {
  markdown: { type: "text/markdown", ending: "md" },
  text: { type: "text/plain", ending: "txt" },
  html: { type: "text/html", ending: "html" },
  csv: { type: "text/csv", ending: "csv" },
  json: { type: "application/json", ending: "json" },
  jsonld: { type: "application/ld+json", ending: "jsonld" },
};

/** Rich text goes with a plain form for places that take none. Returns whether the browser allowed it. */
export async function copy(content: string, rich?: string): Promise<boolean> {
  try {
    if (rich === undefined) await navigator.clipboard.writeText(content);
    else {
      const blob = (text: string, type: string) => new Blob([text], { type });
      await navigator.clipboard.write([
        new ClipboardItem({ "text/plain": blob(content, "text/plain"), "text/html": blob(rich, "text/html") }),
      ]);
    }
    return true;
  } catch {
    return false;
  }
}

/** A file name out of a title: letters and digits of any script, of bounded length. */
export function fileName(title: string, ending: string): string {
  const stem = title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60);
  return `${stem || "isnad"}.${ending}`;
}

export function save(content: string, format: Format, title: string): void {
  const { type, ending } = FILES[format];
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = fileName(title, ending);
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Reads a file that the reader chose, up to `limit` bytes; `null` if it is longer or none was chosen. */
export async function readChosen(input: HTMLInputElement, limit: number): Promise<string | null> {
  const file = input.files?.[0];
  const text = file && file.size <= limit ? await file.text() : null;
  input.value = "";
  return text;
}
