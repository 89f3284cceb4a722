/** The notebook as a table, and as linked data. */
import { writeCsv } from "../shared/csv.js";
import { annotation } from "../shared/selector.js";
import type { Item } from "./item.js";

const COLUMNS = [
  "kind", "outcome", "min", "max", "bound", "victims", "side", "part", "cumulative", "preliminary", "place", "date", "cause", "perpetrator", "speaker", "anonymous",
  "stance", "text", "title", "publisher", "author", "published", "captured", "url", "link", "engine", "saved", "tags", "grade", "note",
] as const;

/** What was kept before a field was is not known to be false. */
const flag = (value: boolean | undefined) => (value === undefined ? "" : String(value));

export function exportCsv(items: readonly Item[]): string {
  const rows = items.map((item) => {
    const { kind, figure, speaker, anonymous, stance, quote, meta, link, engine, saved, tags, grade, note } = item;
    const cells: Record<(typeof COLUMNS)[number], string | number | null | undefined> = {
      kind, stance, speaker, link, engine, saved, grade, note,
      outcome: figure?.outcome, min: figure?.min, max: figure?.max, bound: figure?.bound, victims: figure?.victims,
      side: figure?.side, part: flag(figure?.part), cumulative: flag(figure?.cumulative), preliminary: flag(figure?.preliminary), place: figure?.place, date: figure?.date, cause: figure?.cause,
      perpetrator: figure?.perpetrator, anonymous: String(anonymous), text: quote.text, title: meta.title,
      publisher: meta.publisher, author: meta.author, published: meta.published, captured: meta.captured, url: meta.url, tags: tags.join(" | "),
    };
    return COLUMNS.map((column) => cells[column]);
  });
  return writeCsv([COLUMNS, ...rows]);
}

/** Web Annotations; a claim is a schema.org `Claim`, without any verdict. */
export function exportJsonLd(items: readonly Item[]): string {
  const graph = items.map((item) => {
    const { speaker, kind, figure, tags, grade, note } = item;
    const claim = {
      "@context": "https://schema.org",
      "@type": kind === "article" ? "NewsArticle" : "Claim",
      text: item.quote.text,
      ...(speaker ? { author: { "@type": "Thing", name: speaker } } : {}),
      ...(item.meta.published ? { datePublished: item.meta.published } : {}),
      ...(figure
        ? { about: { "@type": "QuantitativeValue", name: figure.outcome, ...(figure.min === null ? {} : { minValue: figure.min }), ...(figure.max === null ? {} : { maxValue: figure.max }) } }
        : {}),
    };
    const own = [
      ...tags.map((tag) => ({ type: "TextualBody", purpose: "tagging", value: tag })),
      ...(grade ? [{ type: "TextualBody", purpose: "assessing", value: grade }] : []),
      ...(note ? [{ type: "TextualBody", purpose: "commenting", value: note }] : []),
    ];
    return { id: `urn:uuid:${item.id}`, ...annotation(item.quote, item.meta, item.link, [claim, ...own]) };
  });
  return `${JSON.stringify(graph, null, 2)}\n`;
}
