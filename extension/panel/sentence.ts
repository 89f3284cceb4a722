/** One sentence of the article with its source and a link to it, in each format. */
import { writeCsv } from "../shared/csv.js";
import { link } from "../shared/fragment.js";
import type { Format, Meta } from "../shared/isnad.js";
import { annotation, quoteOf } from "../shared/selector.js";
import { sentenceAround } from "../shared/sentence.js";

const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const escapeMarkdown = (text: string) => text.replace(/[\\`*_[\]<>#|]/g, "\\$&");

export function sentenceReport(
  text: string, span: { start: number; end: number }, meta: Meta, format: Format, engine: string, note: string,
): string {
  const { start, end } = sentenceAround(text, span.start, span.end);
  const quote = quoteOf(text, start, end);
  const at = meta.url ? link(meta.url, text, start, end) : "";
  const source = [meta.title, meta.publisher, meta.author, meta.published].filter(Boolean).join(" · ");
  const tail = `${note} (Isnad ${engine})`;
  switch (format) {
    case "text":
      return [`«${quote.text}»`, source, at, tail].filter(Boolean).join("\n") + "\n";
    case "markdown":
      return (
        [`> ${escapeMarkdown(quote.text)}`, "", at ? `[${escapeMarkdown(source || at)}](<${at}>)` : escapeMarkdown(source), "", tail].join("\n") + "\n"
      );
    case "html": {
      const cite = escapeHtml(source || at);
      const cited = at ? `<a href="${escapeHtml(at)}">${cite}</a>` : cite;
      return `<blockquote dir="rtl" lang="ar">${escapeHtml(quote.text)}</blockquote><p>${cited}</p><p>${escapeHtml(tail)}</p>\n`;
    }
    case "csv":
      return writeCsv([
        ["sentence", "title", "publisher", "author", "published", "captured", "link", "engine", "note"],
        [quote.text, meta.title, meta.publisher, meta.author, meta.published, meta.captured, at, engine, note],
      ]);
    case "json":
      return `${JSON.stringify({ sentence: quote, meta, link: at, engine, note }, null, 2)}\n`;
    case "jsonld":
      return `${JSON.stringify(annotation(quote, meta, { type: "TextualBody", purpose: "describing", value: tail }), null, 2)}\n`;
  }
}
