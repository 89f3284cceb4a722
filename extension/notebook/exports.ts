/** The notebook as a table, and as linked data. */
import { writeCsv } from "../shared/csv.js";
import type { ActorKind } from "../shared/isnad.js";
import { annotation } from "../shared/selector.js";
import type { Item, ItemKind, KeptActor, KeptFigure } from "./item.js";

const COLUMNS = [
  "kind", "outcome", "min", "max", "bound", "victims", "side", "part", "cumulative", "preliminary", "place", "date", "cause", "perpetrator", "speaker", "anonymous",
  "stance", "direct", "via", "target", "within", "name", "name_en", "actor_kind", "role", "affiliation", "text", "title", "publisher", "author", "published", "captured", "url", "link", "engine", "saved", "tags", "grade", "note",
] as const;

/** What was kept before a field was is not known to be false. */
const flag = (value: boolean | undefined) => (value === undefined ? "" : String(value));

export function exportCsv(items: readonly Item[]): string {
  const rows = items.map((item) => {
    const { kind, figure, claim, actor, speaker, anonymous, stance, quote, meta, link, engine, saved, tags, grade, note } = item;
    const cells: Record<(typeof COLUMNS)[number], string | number | null | undefined> = {
      kind, stance, speaker, link, engine, saved, grade, note,
      outcome: figure?.outcome, min: figure?.min, max: figure?.max, bound: figure?.bound, victims: figure?.victims,
      side: figure?.side, part: flag(figure?.part), cumulative: flag(figure?.cumulative), preliminary: flag(figure?.preliminary), place: figure?.place, date: figure?.date, cause: figure?.cause,
      direct: flag(claim?.direct), via: claim?.via, target: claim?.target, within: claim?.within,
      name: actor?.name, name_en: actor?.name_en, actor_kind: actor?.kind, role: actor?.role, affiliation: actor?.affiliation,
      perpetrator: figure?.perpetrator, anonymous: String(anonymous), text: quote.text, title: meta.title,
      publisher: meta.publisher, author: meta.author, published: meta.published, captured: meta.captured, url: meta.url, tags: tags.join(" | "),
    };
    return COLUMNS.map((column) => cells[column]);
  });
  return writeCsv([COLUMNS, ...rows]);
}

/** schema.org, and the fields of `isnad/1`, as in the reports of the core. */
const CONTEXT = ["https://schema.org", { isnad: "urn:isnad:1:" }];

/** Fields under their names of `isnad/1`; one that is `null` is absent. */
const fields = (of: object) => Object.fromEntries(Object.entries(of).flatMap(([name, value]) => (value === null ? [] : [[`isnad:${name}`, value]])));

const ACTOR_TYPE: Partial<Record<ActorKind, string>> = { person: "Person", state: "Country" };

function actorBody({ name, name_en, kind, role, affiliation }: KeptActor): object {
  return {
    "@context": CONTEXT,
    "@type": ACTOR_TYPE[kind] ?? "Organization",
    name,
    ...(name_en ? { alternateName: name_en } : {}),
    ...(role ? { jobTitle: role } : {}),
    ...(affiliation ? { affiliation: { "@type": "Organization", name: affiliation } } : {}),
    ...fields({ kind }),
  };
}

function figureBody({ min, max, ...rest }: KeptFigure): object {
  return {
    "@type": "QuantitativeValue",
    name: rest.outcome,
    ...(min === null ? {} : { minValue: min }),
    ...(max === null ? {} : { maxValue: max }),
    ...fields(rest),
  };
}

const TYPE: Record<ItemKind, string> = { article: "NewsArticle", actor: "Thing", figure: "Claim", claim: "Claim" };

/** What an item says, as schema.org and `isnad/1` have it. */
function bodyOf({ kind, quote, speaker, anonymous, stance, figure, claim, actor, meta }: Item): object {
  if (actor) return actorBody(actor);
  return {
    "@context": CONTEXT,
    "@type": TYPE[kind],
    ...(kind === "actor" ? { name: quote.text } : { text: quote.text }),
    ...(speaker ? { author: { "@type": "Thing", name: speaker } } : {}),
    ...(meta.published && kind !== "actor" ? { datePublished: meta.published } : {}),
    ...(figure ? { about: figureBody(figure) } : {}),
    ...fields({ stance, ...claim, ...(anonymous ? { anonymous } : {}) }),
  };
}

/** Web Annotations; a claim is a schema.org `Claim`, without any verdict. */
export function exportJsonLd(items: readonly Item[]): string {
  const graph = items.map((item) => {
    const { tags, grade, note } = item;
    const own = [
      ...tags.map((tag) => ({ type: "TextualBody", purpose: "tagging", value: tag })),
      ...(grade ? [{ type: "TextualBody", purpose: "assessing", value: grade }] : []),
      ...(note ? [{ type: "TextualBody", purpose: "commenting", value: note }] : []),
    ];
    return { id: `urn:uuid:${item.id}`, ...annotation(item.quote, item.meta, item.link, [bodyOf(item), ...own]) };
  });
  return `${JSON.stringify(graph, null, 2)}\n`;
}
