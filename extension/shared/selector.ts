/** Quoting a stretch of a text so that it can be found again: W3C TextQuote and TextPosition selectors. */
import type { Meta } from "./isnad.js";

export interface Quote {
  start: number;
  end: number;
  text: string;
  /** What stands before and after it, within its line: enough to tell two alike apart. */
  prefix: string;
  suffix: string;
}

/** UTF-16 units of context on either side. */
export const CONTEXT = 48;

export function quoteOf(text: string, start: number, end: number): Quote {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const newline = text.indexOf("\n", end);
  const lineEnd = newline < 0 ? text.length : newline;
  return {
    start,
    end,
    text: text.slice(start, end),
    prefix: text.slice(Math.max(lineStart, start - CONTEXT), start),
    suffix: text.slice(end, Math.min(lineEnd, end + CONTEXT)),
  };
}

/** Where a quotation stands in a text now: exactly, with its context, or nowhere. A lookalike is not a find. */
export function findQuote(text: string, { text: exact, prefix, suffix }: Pick<Quote, "text" | "prefix" | "suffix">): number | null {
  if (exact === "") return null;
  const at = text.indexOf(prefix + exact + suffix);
  return at < 0 ? null : at + prefix.length;
}

/**
 * A Web Annotation of a quotation (https://www.w3.org/TR/annotation-model/). `link` leads to the words, by a text
 * fragment where there is one.
 */
export function annotation(quote: Quote, meta: Meta, link: string, body: unknown): object {
  const fragment = link.split("#")[1];
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    type: "Annotation",
    ...(meta.captured ? { created: meta.captured } : {}),
    body,
    target: {
      source: meta.url ?? "urn:isnad:pasted-text",
      selector: [
        { type: "TextQuoteSelector", exact: quote.text, prefix: quote.prefix, suffix: quote.suffix },
        { type: "TextPositionSelector", start: quote.start, end: quote.end },
        ...(fragment ? [{ type: "FragmentSelector", conformsTo: "https://wicg.github.io/scroll-to-text-fragment/", value: fragment }] : []),
      ],
    },
  };
}
