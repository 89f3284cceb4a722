/** Who wrote an article and when, as it is printed by its headline: for pages that do not say so for machines. */
import type { Meta } from "../../shared/isnad.js";
import { wordsIn } from "./beside.js";
import { besideDates, dateIn } from "./dates.js";
import { exactDate, somebody, type PageMeta } from "./meta.js";
import { afterByline } from "./phrases.js";
import { parentOf } from "./tree.js";
import type { Block } from "./types.js";

/** Among so many blocks before and after the headline it is looked for, and not beyond the text's first paragraph. */
const BEFORE = 4;
const AFTER = 14;
const PARAGRAPH = 80;

/** The blocks around the headline. One long block may be the lead. */
function aroundHeadline(all: readonly Block[], headline: Block): Block[] {
  const head = all.indexOf(headline);
  const after = all.slice(head + 1, head + 1 + AFTER);
  const long = after.flatMap(({ text }, index) => (text.length > PARAGRAPH ? [index] : []));
  return [...after.slice(0, long[1] ?? AFTER), ...all.slice(Math.max(head - BEFORE, 0), head)];
}

const AUTHOR = "[rel~=author],[itemprop~=author],[class*=author i],[class*=byline i],[class*=writer i]";
/** A name has so many words, and letters. */
const WORDS = [2, 6] as const;
const NAME = 45;

/** A name in a byline, without the words around it; `undefined` if what is left is none. */
function nameIn(text: string): string | undefined {
  const name = afterByline(text.replace(/\s+/gu, " ").trim()).replace(/^[\s:|،,–—-]+|[\s:|،,–—-]+$/gu, "");
  const size = name.split(" ").length;
  if (name.length > NAME || size < WORDS[0] || size > WORDS[1] || /\p{Nd}/u.test(name) || !somebody(name)) return undefined;
  return besideDates(name).length >= WORDS[0] ? name : undefined;
}

/** What begins like a byline and goes on like a sentence or a title. */
const PHRASE = /[؟!"«»]|(?<!\p{L})(?:في|من|على|عن|إلى|مع|أن|بعد)(?!\p{L})/u;

const DATE_BEGINS = /ال(?:سبت|[أا]حد|[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمعة)|[|•·]|\p{Nd}/u;
/** The words of a block until a date or a time begins. */
const untilDate = (text: string) => text.split(DATE_BEGINS)[0] ?? "";

function author(blocks: readonly Block[]): string | undefined {
  for (const { pieces, element, text } of blocks) {
    if (text.length > 2 * PARAGRAPH) continue;
    for (const { node } of pieces) {
      const marked = node.parentElement?.closest(AUTHOR);
      const near = marked && (element.contains(marked) || parentOf(element) === marked || marked.contains(element));
      const name = near && (marked.textContent ?? "").length <= PARAGRAPH ? nameIn(marked.textContent ?? "") : undefined;
      if (name) return name;
    }
    const said = untilDate(text);
    const name = afterByline(said) === said ? undefined : nameIn(said);
    if (name && !PHRASE.test(name)) return name;
  }
  return undefined;
}

/** Words beside a date that is printed by a headline: name, section, place. */
const BESIDE = 9;

/** So many texts after the headline may be dates without a word, which are no blocks. */
const TEXTS = 60;

/** A date in figures between the headline and the text. */
function figures(all: readonly Block[], headline: Block): string | undefined {
  const start = headline.pieces.at(-1)?.node;
  if (!start) return undefined;
  const paragraphs = all.slice(all.indexOf(headline) + 1).filter(({ text }) => text.length > PARAGRAPH);
  const end = new Set<Node>((paragraphs[1] ?? paragraphs[0])?.pieces.map(({ node }) => node));
  const walker = headline.element.ownerDocument.createTreeWalker(headline.element.getRootNode(), NodeFilter.SHOW_TEXT);
  walker.currentNode = start;
  for (let count = 0; count < TEXTS; count += 1) {
    const node = walker.nextNode() as Text | null;
    if (!node || end.has(node)) return undefined;
    const found = /\p{L}/u.test(node.data) ? undefined : dateIn(node.data);
    if (found) return found;
  }
  return undefined;
}

function published(blocks: readonly Block[]): string | undefined {
  for (const { element } of blocks) {
    const time = element.matches("time") ? element : element.querySelector("time[datetime]");
    const exact = exactDate(time?.getAttribute("datetime"));
    if (exact) return exact;
  }
  for (const { text } of blocks) {
    if (text.length <= 2 * PARAGRAPH && besideDates(text).length <= BESIDE) {
      const found = dateIn(text);
      if (found) return found;
    }
  }
  return undefined;
}

/** Between a page's title and the outlet's name. */
const PARTED = /\s+[|–—:»«•·-]+\s+|\s*::\s*|:\s+|\s*\|\s*/u;
/** An outlet's name has no more words. */
const OUTLET = 6;

/** What a page's title has beside the headline. */
function outlet(title: string, headline: string): string | undefined {
  const at = title.indexOf(headline);
  if (at < 0) return undefined;
  const mayBe = (part: string) => part !== "" && wordsIn(part) <= OUTLET;
  const parts = (text: string) => text.split(PARTED).map((part) => part.trim()).filter(mayBe);
  return parts(title.slice(at + headline.length)).at(-1) ?? parts(title.slice(0, at))[0];
}

/** What is known of a page, and what is printed on it by the headline. */
export function readByline(all: readonly Block[], headline: Block, { found, pageTitle }: PageMeta): Meta {
  const around = aroundHeadline(all, headline);
  const read = { ...found };
  const printed = {
    author: found.author ?? author(around),
    published: found.published ?? published(around) ?? figures(all, headline),
    publisher: found.publisher ?? outlet(pageTitle, headline.text),
  };
  for (const [key, value] of Object.entries(printed)) if (value) read[key as keyof typeof printed] = value;
  // Page titles carry the outlet's name, and sections, beside the headline.
  if (found.title?.includes(headline.text)) read.title = headline.text;
  return read;
}
