/**
 * Finds the article: which text of the page is analysed, and what is known of the page. Readability decides, on a
 * skeleton; where it finds no article, all visible text is taken. The document is only read, in short tasks.
 */
import { isArabic } from "./arabic.js";
import { letters, withoutBeside } from "./beside.js";
import { readBlocks } from "./blocks.js";
import { captions, headline, isList, listed, standfirst } from "./find.js";
import { dateOf, readMeta, type PageMeta } from "./meta.js";
import { Pace } from "./pace.js";
import { partsOf } from "./parts.js";
import { keptBlocks } from "./skeleton.js";
import type { Article, Block } from "./types.js";

/** An article shorter than this share of the page's text and this length is a teaser or a misjudgement. */
const SHARE = 0.2;
const LETTERS = 400;

export interface Choice {
  /** Only the text inside this range, article or not. */
  within?: Range | undefined;
  /** Is given every shadow root and frame that was read. */
  roots?: Node[];
}

/** Whether a page may have letters of the script at all, at hardly any cost: most pages of the world have none. */
function mayBeArabic(body: HTMLElement): boolean {
  if (/\p{Script=Arabic}/u.test(body.textContent ?? "")) return true;
  // Text in these is not the body's own.
  for (const element of body.getElementsByTagName("*")) if (element.shadowRoot || element.localName === "iframe") return true;
  return false;
}

/** The blocks of the story, headline first; `null` where the page is not one. */
function story(all: readonly Block[], meta: PageMeta): Block[] | null {
  const kept = keptBlocks(all);
  const size = letters(kept);
  if (size === 0 || (size < LETTERS && size < SHARE * letters(all))) return null;
  const title = headline(all, meta.found);
  if (title) {
    for (const block of standfirst(all, title, kept)) kept.add(block);
    kept.add(title);
  }
  for (const caption of captions(all, kept)) kept.add(caption);
  const found = all.filter((block) => kept.has(block) && block !== title);
  return withoutBeside(title ? [title, ...found] : found, meta.found);
}

export async function findArticle(document: Document, { within, roots }: Choice = {}): Promise<Article> {
  const meta = readMeta(document);
  const root = document.body;
  const none = { blocks: [], parts: [], meta: meta.found, arabic: false };
  if (!root || !mayBeArabic(root)) return none;
  const all = await readBlocks(root, within, roots);
  if (within) return { blocks: all, parts: all.length > 0 ? [0] : [], meta: meta.found, arabic: isArabic(all) };
  // What is not Arabic need not be judged further.
  if (!isArabic(all) && !isArabic(all.filter(({ text }) => text.length > 80))) return none;
  await new Pace().rest();
  const read = story(all, meta);
  const list = read === null || (!meta.isArticle && isList(all, read));
  const blocks = list ? listed(all) : read;
  if (!list && blocks[0]) {
    // Page titles carry the outlet's name behind the headline.
    if (meta.found.title?.startsWith(blocks[0].text)) meta.found.title = blocks[0].text;
    const published = meta.found.published ?? dateOf(all, blocks);
    if (published) meta.found.published = published;
  }
  return { blocks, parts: partsOf(blocks, list), meta: meta.found, arabic: isArabic(blocks) };
}
