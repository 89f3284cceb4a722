/** Which elements belong to the article, and which is its headline. */
import { Readability } from "@mozilla/readability";
import type { Meta } from "../../shared/isnad.js";

/** On the clone: the number of the live element an element was copied from. */
const TAG = "data-n";
/** Readability takes the first reading of at least so many characters; short bulletins are articles too. */
const CHARACTERS = 200;
/** Beyond so many elements judging takes too long, and all visible text is taken. */
const ELEMENTS = 30_000;

/** The live elements that Readability keeps, or `null` if it finds no article. */
export function keptElements(document: Document): Set<Element> | null {
  const live = document.querySelectorAll("*");
  if (live.length > ELEMENTS) return null;
  const clone = document.cloneNode(true) as Document;
  clone.querySelectorAll("*").forEach((element, number) => element.setAttribute(TAG, String(number)));
  const article = new Readability<Node>(clone, { charThreshold: CHARACTERS, serializer: (node) => node }).parse();
  if (!article?.content) return null;
  const kept = new Set<Element>();
  for (const element of (article.content as Element).querySelectorAll(`[${TAG}]`)) {
    const original = live[Number(element.getAttribute(TAG))];
    if (original) kept.add(original);
  }
  return kept;
}

const words = (text: string) => new Set(text.normalize("NFKC").match(/\p{L}{2,}/gu) ?? []);

/** The visible heading that best agrees with the page's title; without agreement the first of the highest rank. */
export function headline(document: Document, { title = "" }: Meta): Element | null {
  const wanted = words(title);
  let best: Element | null = null;
  let most = 0;
  for (const heading of document.querySelectorAll("h1, h2, [itemprop~=headline]")) {
    if (!heading.checkVisibility() || heading.closest("aside, nav, footer")) continue;
    const own = words(heading.textContent ?? "");
    if (own.size < 2) continue;
    const shared = [...own].filter((word) => wanted.has(word)).length / own.size;
    if (shared > most) [best, most] = [heading, shared];
  }
  if (best && most >= 0.6) return best;
  const first = [...document.querySelectorAll("h1")].find((heading) => heading.checkVisibility());
  return first && words(first.textContent ?? "").size >= 3 ? first : null;
}
