/** What the page says of itself. Everything here is the page's own word, and is shown as text only. */
import type { Meta } from "../../shared/isnad.js";

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null;

/** Every object of the page's JSON-LD that describes an article. */
function linkedData(document: Document): Json[] {
  const found: Json[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const queue: unknown[] = [JSON.parse(script.textContent ?? "")];
      for (let value = queue.shift(); value !== undefined; value = queue.shift()) {
        if (Array.isArray(value)) queue.push(...value);
        else if (isObject(value)) {
          if (value["@graph"]) queue.push(value["@graph"]);
          if (/Article|Report|Posting/u.test(String(value["@type"]))) found.push(value);
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
  if (Array.isArray(value)) return nameOf(value[0]);
  if (isObject(value)) return nameOf(value["name"]);
  return typeof value === "string" ? value : undefined;
}

const date = (value: string | undefined) => (value && !Number.isNaN(Date.parse(value)) ? value : undefined);
const noAddress = (value: string | undefined) => (value && !/^https?:/u.test(value) ? value : undefined);

export function readMeta(document: Document): Meta {
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
    publisher: nameOf(data["publisher"]) ?? content("og:site_name", "application-name") ?? location.hostname,
    author: noAddress(nameOf(data["author"])) ?? noAddress(content("author", "article:author")),
    published: date(
      nameOf(data["datePublished"]) ??
        content("article:published_time", "datePublished", "date", "pubdate") ??
        document.querySelector("article time[datetime], main time[datetime]")?.getAttribute("datetime") ??
        undefined,
    ),
    captured: new Date().toISOString(),
    url: location.href.replace(/#.*$/u, ""),
    lang: document.documentElement.lang,
  };
  const meta: Meta = {};
  for (const [field, value] of Object.entries(found) as [keyof Meta, string | undefined][]) {
    const clean = value?.replace(/\s+/gu, " ").trim();
    if (clean) meta[field] = clean;
  }
  return meta;
}
