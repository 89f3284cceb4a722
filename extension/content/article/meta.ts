/** What the page says of itself. Everything here is the page's own word, and is shown as text only. */
import type { Meta } from "../../shared/isnad.js";
import { dateIn, isDateline } from "./dates.js";
import type { Block } from "./types.js";

type Json = Record<string, unknown>;

/** What is known of the page, and whether it calls itself an article. */
export interface PageMeta {
  found: Meta;
  isArticle: boolean;
}

const ARTICLE = /Article|Report|Posting/u;
/** Of a page's linked data no more than this is looked through. */
const SCRIPTS = 50;
const NODES = 2_000;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null;

/** Every object of the page's JSON-LD that describes an article. */
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
          if (ARTICLE.test(String(value["@type"]))) found.push(value);
        }
      }
    } catch {
      // Not JSON: it says nothing.
    }
  }
  return found;
}

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

const date = (value: string | undefined) => (value && !Number.isNaN(Date.parse(value)) ? value : undefined);
const noAddress = (value: string | undefined) => (value && !/^https?:/u.test(value) ? value : undefined);

/** What elements of a kind say: by an attribute for machines, or by their text. */
function microdata(document: Document, selector: string): string | undefined {
  const element = document.querySelector(selector);
  return element?.getAttribute("content") ?? element?.getAttribute("datetime") ?? element?.textContent ?? undefined;
}

export function readMeta(document: Document): PageMeta {
  const [data = {}] = linkedData(document);
  const content = (...names: string[]) => {
    for (const name of names) {
      const found = document.querySelector(`meta[property="${name}"],meta[name="${name}"],meta[itemprop="${name}"]`);
      const value = found?.getAttribute("content")?.trim();
      if (value) return value;
    }
    return undefined;
  };
  const { location } = document;
  const found: Record<keyof Meta, string | undefined> = {
    title: nameOf(data["headline"]) ?? content("og:title", "twitter:title") ?? document.title,
    publisher:
      nameOf(data["publisher"]) ??
      content("og:site_name", "application-name") ??
      microdata(document, "[itemprop=publisher] [itemprop=name]") ??
      location.hostname,
    author:
      noAddress(nameOf(data["author"])) ??
      noAddress(content("author", "article:author")) ??
      microdata(document, "[itemprop=author] [itemprop=name]"),
    published:
      date(nameOf(data["datePublished"])) ??
      date(content("article:published_time", "datePublished", "date", "pubdate")) ??
      date(microdata(document, "[itemprop=datePublished]")) ??
      date(document.querySelector("article time[datetime], main time[datetime]")?.getAttribute("datetime") ?? undefined),
    captured: new Date().toISOString(),
    url: location.href.replace(/#.*$/u, ""),
    lang: document.documentElement.lang,
  };
  const meta: Meta = {};
  for (const [field, value] of Object.entries(found) as [keyof Meta, string | undefined][]) {
    const clean = value?.replace(/\s+/gu, " ").trim();
    if (clean) meta[field] = clean;
  }
  const isArticle = data["@type"] !== undefined || content("og:type")?.toLowerCase() === "article" ||
    document.documentElement.matches("[itemtype*=Article]") || document.querySelector("[itemprop=articleBody]") !== null;
  return { found: meta, isArticle };
}

/** Blocks before the headline among which a dateline may be. */
const BEFORE = 3;
const PARAGRAPH = 80;

/** The date in the line by the headline, where the page says none for machines. */
export function dateOf(all: readonly Block[], story: readonly Block[]): string | undefined {
  const head = all.indexOf(story[0] as Block);
  for (const { text } of all.slice(Math.max(head - BEFORE, 0))) {
    if (isDateline(text)) {
      const found = dateIn(text);
      if (found) return found;
    }
    if (text.length > PARAGRAPH && text !== story[0]?.text) break;
  }
  return undefined;
}
