/** What the notebook keeps. Everything but `tags`, `grade` and `note`, which are the reader's, is as it was read. */
import {
  ACTOR_KINDS, BOUNDS, OUTCOMES, STANCES, VICTIMS,
  type ActorKind, type Analysis, type Bound, type Family, type Meta, type Outcome, type Stance, type Victims,
} from "../shared/isnad.js";
import { withinOf } from "../shared/pick.js";
import { quoteOf, type Quote } from "../shared/selector.js";

export const GRADES = ["", "a", "b", "c", "d"] as const;
export type Grade = (typeof GRADES)[number];
export const ITEM_KINDS = ["figure", "claim", "actor", "article"] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export interface KeptFigure {
  outcome: Outcome;
  min: number | null;
  max: number | null;
  bound: Bound;
  victims: Victims;
  /** Whose people they were. */
  side: string | null;
  part: boolean;
  cumulative: boolean;
  preliminary: boolean;
  place: string | null;
  date: string | null;
  cause: string | null;
  perpetrator: string | null;
}

export interface KeptClaim {
  /** Whether it stood in quotation marks. */
  direct: boolean;
  /** The outlet it was said to or through. */
  via: string | null;
  /** Whom it is about, of an accusation, a denial or a warning. */
  target: string | null;
  /** In whose report it stood; empty where that one could not be resolved, `null` where it stood in nobody's. */
  within: string | null;
}

export interface KeptActor {
  name: string;
  name_en: string | null;
  kind: ActorKind;
  role: string | null;
  affiliation: string | null;
}

export interface Item {
  id: string;
  kind: ItemKind;
  /** ISO 8601. */
  saved: string;
  engine: string;
  meta: Meta;
  link: string;
  quote: Quote;
  /** Who says so; `null` where nobody is named as saying it, or, of an `anonymous` one, nothing is said of who it is. */
  speaker: string | null;
  anonymous: boolean;
  stance: Stance | null;
  figure: KeptFigure | null;
  /** `null` also where a claim was kept before this was. */
  claim: KeptClaim | null;
  /** `null` also where an actor was kept before this was. */
  actor: KeptActor | null;
  tags: string[];
  grade: Grade;
  note: string;
}

/** What an item lacks that was kept before these fields were. */
export const LATER = { claim: null, actor: null } as const satisfies Partial<Item>;

interface Source {
  analysis: Analysis;
  meta: Meta;
  text: string;
}

/** The same finding of the same page has the same key, so that it is not kept twice. */
export const keyOf = ({ kind, meta, quote }: Pick<Item, "kind" | "meta" | "quote">) =>
  JSON.stringify([kind, meta.url ?? meta.title ?? "", quote.prefix, quote.text, quote.suffix]);

function blank({ analysis, meta, text }: Source, kind: ItemKind, start: number, end: number): Item {
  return {
    id: crypto.randomUUID(),
    kind,
    saved: new Date().toISOString(),
    engine: analysis.engine,
    meta,
    link: meta.url ?? "",
    quote: quoteOf(text, start, end),
    speaker: null,
    anonymous: false,
    stance: null,
    figure: null,
    ...LATER,
    tags: [],
    grade: "",
    note: "",
  };
}

/** A finding as a new item, with the reader's fields empty; `null` if there is none of that index. */
export function itemOf(source: Source, family: Family, index: number): Item | null {
  const { analysis } = source;
  switch (family) {
    case "casualties": {
      const found = analysis.casualties[index];
      if (!found) return null;
      const { outcome, min, max, bound, victims, part, cumulative, preliminary, date, cause, perpetrator, speaker } = found;
      const place = found.place === null ? null : (analysis.places[found.place]?.name ?? null);
      const side = found.side === null ? null : (analysis.actors[found.side]?.name ?? null);
      return {
        ...blank(source, "figure", found.start, found.end),
        speaker: speaker?.name || null,
        anonymous: speaker?.anonymous ?? false,
        figure: { outcome, min, max, bound, victims, side, part, cumulative, preliminary, place, date: date ?? null, cause: cause ?? null, perpetrator: perpetrator ?? null },
      };
    }
    case "claims": {
      const found = analysis.claims[index];
      if (!found) return null;
      const { start, end } = found.content ?? found.cue;
      return {
        ...blank(source, "claim", start, end),
        speaker: found.speaker?.name || null,
        anonymous: found.speaker?.anonymous ?? false,
        stance: found.stance,
        claim: { direct: found.direct, via: found.via ?? null, target: found.target ?? null, within: withinOf(analysis, found)?.name ?? null },
      };
    }
    case "actors": {
      const found = analysis.actors[index];
      const mention = found?.mentions[0];
      if (!mention) return null;
      const { name, name_en, kind, role, affiliation } = found;
      return { ...blank(source, "actor", mention.start, mention.end), actor: { name, name_en: name_en ?? null, kind, role: role ?? null, affiliation: affiliation ?? null } };
    }
  }
}

/** The items with links to their very words instead of links to the page; `links` answers for the items' stretches. */
export const withLinks = (items: readonly Item[], links: readonly string[]): Item[] =>
  items.map((item, index) => ({ ...item, link: links[index] ?? item.link }));

/** A whole article: an item for its headline, and one for every figure and claim. */
export function itemsOf(source: Source): Item[] {
  const { analysis, text } = source;
  const newline = text.indexOf("\n");
  const article = blank(source, "article", 0, newline < 0 ? Math.min(text.length, 300) : newline);
  const some = (family: Family) => analysis[family].flatMap((_, index) => itemOf(source, family, index) ?? []);
  return [article, ...some("casualties"), ...some("claims")];
}

/* Reading what comes from outside: every field is checked, and a file with one bad field is not taken. */

export const MAX_ITEMS = 50_000;
const META = ["title", "publisher", "author", "published", "captured", "url", "lang"] as const;

export class Rejected extends Error {}

type Fields = Record<string, unknown>;

function record(value: unknown, path: string, fields: readonly string[]): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Rejected(`${path}: not an object`);
  const unknown = Object.keys(value).find((name) => !fields.includes(name));
  if (unknown !== undefined) throw new Rejected(`${path}: unknown field "${unknown.slice(0, 40)}"`);
  return value as Fields;
}

function string(value: unknown, path: string, limit: number): string {
  if (typeof value !== "string") throw new Rejected(`${path}: not a text`);
  if (value.length > limit) throw new Rejected(`${path}: longer than ${limit}`);
  return value;
}

const orNull = <T>(value: unknown, read: (value: unknown) => T): T | null => (value === null ? null : read(value));

function one<T extends string>(value: unknown, path: string, known: readonly T[]): T {
  const found = known.find((each) => each === value);
  if (found === undefined) throw new Rejected(`${path}: not one of ${known.filter(Boolean).join(", ")}`);
  return found;
}

function flag(value: unknown, path: string): boolean {
  if (typeof value !== "boolean") throw new Rejected(`${path}: not true or false`);
  return value;
}

function count(value: unknown, path: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new Rejected(`${path}: not a whole number`);
  return value as number;
}

function time(value: unknown, path: string): string {
  const text = string(value, path, 40);
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(Date.parse(text))) throw new Rejected(`${path}: not a date`);
  return text;
}

function address(value: unknown, path: string): string {
  const text = string(value, path, 20_000);
  // What is opened later must be a web page, never a script.
  if (text !== "" && !/^https?:\/\/[^\s/]/i.test(text)) throw new Rejected(`${path}: not the address of a web page`);
  return text;
}

function readMeta(value: unknown, path: string): Meta {
  const fields = record(value, path, META);
  const meta: Meta = {};
  for (const name of META) {
    if (fields[name] === undefined) continue;
    meta[name] = name === "url" ? address(fields[name], `${path}.url`) : string(fields[name], `${path}.${name}`, 2_000);
  }
  return meta;
}

function readQuote(value: unknown, path: string): Quote {
  const fields = record(value, path, ["start", "end", "text", "prefix", "suffix"]);
  const quote: Quote = {
    start: count(fields["start"], `${path}.start`),
    end: count(fields["end"], `${path}.end`),
    text: string(fields["text"], `${path}.text`, 100_000),
    prefix: string(fields["prefix"], `${path}.prefix`, 1_000),
    suffix: string(fields["suffix"], `${path}.suffix`, 1_000),
  };
  if (quote.end - quote.start !== quote.text.length) throw new Rejected(`${path}: its length is not that of its text`);
  return quote;
}

function readFigure(value: unknown, path: string): KeptFigure {
  const fields = record(value, path, ["outcome", "min", "max", "bound", "victims", "side", "part", "cumulative", "preliminary", "place", "date", "cause", "perpetrator"]);
  const text = (name: string) => orNull(fields[name], (found) => string(found, `${path}.${name}`, 10_000));
  // Files of before these fields were kept lack them.
  const since = (name: string) => fields[name] !== undefined;
  const figure: KeptFigure = {
    outcome: one(fields["outcome"], `${path}.outcome`, OUTCOMES),
    min: orNull(fields["min"], (found) => count(found, `${path}.min`)),
    max: orNull(fields["max"], (found) => count(found, `${path}.max`)),
    bound: one(fields["bound"], `${path}.bound`, BOUNDS),
    victims: one(fields["victims"], `${path}.victims`, VICTIMS),
    side: since("side") ? text("side") : null,
    part: flag(fields["part"], `${path}.part`),
    cumulative: since("cumulative") && flag(fields["cumulative"], `${path}.cumulative`),
    preliminary: since("preliminary") && flag(fields["preliminary"], `${path}.preliminary`),
    place: text("place"),
    date: text("date"),
    cause: text("cause"),
    perpetrator: text("perpetrator"),
  };
  if (figure.min !== null && figure.max !== null && figure.min > figure.max) throw new Rejected(`${path}: min is greater than max`);
  return figure;
}

function readClaim(value: unknown, path: string): KeptClaim {
  const fields = record(value, path, ["direct", "via", "target", "within"]);
  const text = (name: string) => orNull(fields[name], (found) => string(found, `${path}.${name}`, 10_000));
  return { direct: flag(fields["direct"], `${path}.direct`), via: text("via"), target: text("target"), within: text("within") };
}

function readActor(value: unknown, path: string): KeptActor {
  const fields = record(value, path, ["name", "name_en", "kind", "role", "affiliation"]);
  const text = (name: string) => orNull(fields[name], (found) => string(found, `${path}.${name}`, 10_000));
  return {
    name: string(fields["name"], `${path}.name`, 10_000),
    name_en: text("name_en"),
    kind: one(fields["kind"], `${path}.kind`, ACTOR_KINDS),
    role: text("role"),
    affiliation: text("affiliation"),
  };
}

function readItem(value: unknown, path: string): Item {
  const fields = record(value, path, [
    "id", "kind", "saved", "engine", "meta", "link", "quote", "speaker", "anonymous", "stance", "figure", "claim", "actor", "tags", "grade", "note",
  ]);
  const tags = fields["tags"];
  if (!Array.isArray(tags) || tags.length > 100) throw new Rejected(`${path}.tags: not a list of tags`);
  const kind = one(fields["kind"], `${path}.kind`, ITEM_KINDS);
  const figure = orNull(fields["figure"], (found) => readFigure(found, `${path}.figure`));
  if ((kind === "figure") !== (figure !== null)) throw new Rejected(`${path}.figure: does not go with "${kind}"`);
  // Files of before these fields were kept lack them.
  const details = <T>(name: "claim" | "actor", read: (value: unknown, path: string) => T): T | null => {
    const found = fields[name] === undefined ? null : orNull(fields[name], (value) => read(value, `${path}.${name}`));
    if (found !== null && kind !== name) throw new Rejected(`${path}.${name}: does not go with "${kind}"`);
    return found;
  };
  return {
    id: string(fields["id"], `${path}.id`, 64),
    kind,
    saved: time(fields["saved"], `${path}.saved`),
    engine: string(fields["engine"], `${path}.engine`, 40),
    meta: readMeta(fields["meta"], `${path}.meta`),
    link: address(fields["link"], `${path}.link`),
    quote: readQuote(fields["quote"], `${path}.quote`),
    speaker: orNull(fields["speaker"], (found) => string(found, `${path}.speaker`, 2_000)),
    anonymous: flag(fields["anonymous"], `${path}.anonymous`),
    stance: orNull(fields["stance"], (found) => one(found, `${path}.stance`, STANCES)),
    figure,
    claim: details("claim", readClaim),
    actor: details("actor", readActor),
    tags: tags.map((tag, index) => string(tag, `${path}.tags[${index}]`, 200)),
    grade: one(fields["grade"], `${path}.grade`, GRADES),
    note: string(fields["note"], `${path}.note`, 100_000),
  };
}

export const SCHEMA = "isnad-notebook/1";

export const exportJson = (items: readonly Item[]) => `${JSON.stringify({ schema: SCHEMA, items }, null, 2)}\n`;

/**
 * The items of an exported file.
 *
 * @throws Rejected, naming the field, where anything is not as it was exported.
 */
export function importJson(source: string): Item[] {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new Rejected("not JSON");
  }
  const fields = record(value, "file", ["schema", "items"]);
  if (fields["schema"] !== SCHEMA) throw new Rejected(`schema: not ${SCHEMA}`);
  const items = fields["items"];
  if (!Array.isArray(items)) throw new Rejected("items: not a list");
  if (items.length > MAX_ITEMS) throw new Rejected(`items: more than ${MAX_ITEMS}`);
  const read = items.map((item, index) => readItem(item, `items[${index}]`));
  if (new Set(read.map(({ id }) => id)).size !== read.length) throw new Rejected("items: the same id twice");
  return read;
}
