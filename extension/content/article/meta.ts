/** What the page says of itself. Everything here is the page's own word, and is shown as text only. */
import type { Meta } from "../../shared/isnad.js";
import { dateIn } from "./dates.js";

type Json = Record<string, unknown>;

/** What is known of the page, and whether it calls itself an article. */
export interface PageMeta {
  found: Meta;
  /** The window's title: often the headline with the outlet's name. */
  pageTitle: string;
  isArticle: boolean;
}

const ARTICLE = /Article|Report|Posting/u;
/** Of a page's linked data no more than this is looked through. */
const SCRIPTS = 50;
const NODES = 2_000;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null;

/** Every object of the page's JSON-LD. */
function linkedData(document: Document): Json[] {
  const found: Json[] = [];
  for (const script of [...document.querySelectorAll('script[type="application/ld+json"]')].slice(0, SCRIPTS)) {
    try {
      // Pages that were XHTML once have it in a CDATA section, with or without a comment around its marks.
      const json = (script.textContent ?? "").replace(/^\s*(?:\/\/)?<!\[CDATA\[|(?:\/\/)?\s*\]\]>\s*$/gu, "");
      const queue: unknown[] = [JSON.parse(json)];
      for (let at = 0; at < queue.length && at < NODES; at += 1) {
        const value = queue[at];
        if (Array.isArray(value)) queue.push(...value.slice(0, NODES));
        else if (isObject(value)) {
          if (value["@graph"]) queue.push(value["@graph"]);
          found.push(value);
        }
      }
    } catch {
      // Not JSON: it says nothing.
    }
  }
  return found;
}

const typeOf = (data: Json) => String(data["@type"]);

/** The name in a JSON-LD value: a string, an object's `name`, or the first of a list. */
function nameOf(value: unknown): string | undefined {
  let at = value;
  for (let depth = 0; depth < 4; depth += 1) {
    if (Array.isArray(at)) at = at[0];
    else if (isObject(at)) at = at["name"];
    else break;
  }
  return typeof at === "string" ? at : undefined;
}

/** More authors than these are a list of staff. */
const AUTHORS = 5;

/** The names in a JSON-LD value, for a reader. */
function namesOf(value: unknown): string | undefined {
  const names = (Array.isArray(value) ? value.slice(0, AUTHORS) : [value]).map(nameOf).filter((name) => noAddress(somebody(name?.trim())));
  return names.length > 0 ? [...new Set(names)].join("، ") : undefined;
}

/** What systems call those who publish where nobody signs. */
const NOBODY = /^(?:admin|editor|(?:super ?)?user)/iu;
export const somebody = (name: string | undefined) => (name && !NOBODY.test(name) ? name : undefined);

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}.*))?$/u;

/**
 * A date for machines, as ISO 8601. Of dates written otherwise, those that can be read in one way only: with the
 * month's name, or with a day that can be no month.
 */
export function exactDate(value: string | null | undefined): string | undefined {
  const text = value?.trim() ?? "";
  const [, day, time] = ISO.exec(text) ?? [];
  if (day) return Number.isNaN(Date.parse(day)) ? undefined : time ? `${day}T${time.replace(/ (?=[+-]\d)/u, "")}` : day;
  if (!/[a-z]{3}/iu.test(text)) return /^\D*(?:1[3-9]|[23]\d)\D/u.test(text) ? dateIn(text) : undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : /\d:\d/u.test(text) ? new Date(at).toISOString() : dateIn(text);
}
const noAddress = (value: string | undefined) => (value && !/^https?:/u.test(value) ? value : undefined);

/** What elements of a kind say: by an attribute for machines, or by their text. */
function microdata(document: Document, selector: string): string | undefined {
  const element = document.querySelector(selector);
  const machine = ["content", "datetime", "title"].map((name) => element?.getAttribute(name)).find(Boolean);
  return machine ?? element?.textContent ?? undefined;
}

/** The outlet's name where it stands with its motto: the part that linked data know as a name. */
function withoutMotto(name: string | undefined, data: readonly Json[]): string | undefined {
  const known = data.filter((one) => /Organization|WebSite/u.test(typeOf(one))).map(nameOf);
  return name?.split(/\s+[|–—:-]\s+/u).find((part) => known.includes(part)) ?? name;
}

export function readMeta(document: Document): PageMeta {
  const everything = linkedData(document);
  const article = everything.find((one) => ARTICLE.test(typeOf(one)));
  // A video's own page speaks of the video.
  const data = article ?? everything.find((one) => typeOf(one) === "VideoObject" && document.title.includes(nameOf(one) ?? "\n")) ?? {};
  const content = (...names: string[]) => {
    for (const name of names) {
      const found = document.querySelector(`meta[property="${name}"],meta[name="${name}"],meta[itemprop="${name}"]`);
      const value = found?.getAttribute("content")?.trim();
      if (value) return value;
    }
    return undefined;
  };
  // Some name the author only in what they have shown in previews.
  const previewed = /^(?:كُ?تب بواسطة|written by)$/iu.test(content("twitter:label1") ?? "") ? content("twitter:data1") : undefined;
  const found: Record<keyof Meta, string | undefined> = {
    title: nameOf(data["headline"]) ?? content("og:title", "twitter:title") ?? document.title,
    publisher:
      nameOf(data["publisher"]) ??
      withoutMotto(content("og:site_name", "application-name"), everything) ??
      microdata(document, "[itemprop=publisher] [itemprop=name]"),
    author:
      namesOf(data["author"]) ??
      noAddress(somebody(content("author", "article:author"))) ??
      microdata(document, "[itemprop=author] [itemprop=name]") ??
      previewed,
    published:
      exactDate(nameOf(data["datePublished"] ?? data["uploadDate"])) ??
      exactDate(content("article:published_time", "datePublished", "date", "pubdate")) ??
      exactDate(microdata(document, "[itemprop=datePublished]")),
    captured: new Date().toISOString(),
    url: document.location.href.replace(/#.*$/u, ""),
    lang: document.documentElement.lang,
  };
  const meta: Meta = {};
  for (const [field, value] of Object.entries(found) as [keyof Meta, string | undefined][]) {
    const clean = value?.replace(/\s+/gu, " ").trim();
    if (clean) meta[field] = clean;
  }
  const isArticle = article !== undefined || content("og:type")?.toLowerCase() === "article" ||
    document.documentElement.matches("[itemtype*=Article]") || document.querySelector("[itemprop=articleBody]") !== null;
  return { found: meta, pageTitle: document.title.replace(/\s+/gu, " ").trim(), isArticle };
}
