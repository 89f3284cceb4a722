/**
 * Finds the article: which text of the page is analysed, and what is known of the page. Readability decides, on a
 * clone; where it finds no article, all visible text is taken. The document is only read.
 */
import { isArabic } from "./arabic.js";
import { readBlocks } from "./blocks.js";
import { headline, keptElements } from "./find.js";
import { readMeta } from "./meta.js";
import type { Article, Block } from "./types.js";

/** An article shorter than this share of the page's Arabic text and this length is a teaser or a misjudgement. */
const SHARE = 0.2;
const LETTERS = 400;
/** Letters beside the author's name in a byline, such as a place or "written by". */
const BYLINE = 25;

const letters = (blocks: readonly Block[]) => blocks.reduce((sum, { text }) => sum + text.length, 0);

export function findArticle(document: Document, within?: Range): Article {
  const meta = readMeta(document);
  const root = document.body ?? document.documentElement;
  if (within) {
    const blocks = readBlocks(root, { within });
    return { blocks, meta, arabic: isArabic(blocks) };
  }
  const all = readBlocks(root, {});
  // What is not Arabic need not be judged further, and Readability is the dearest step.
  if (!isArabic(all) && !isArabic(all.filter(({ text }) => text.length > 80))) return { blocks: [], meta, arabic: false };
  const kept = keptElements(document);
  let blocks = kept ? readBlocks(root, { kept }) : [];
  const found = letters(blocks);
  if (found < LETTERS && found < SHARE * letters(all)) blocks = [];
  if (blocks.length === 0) {
    return { blocks: all, meta, arabic: isArabic(all) };
  }
  const title = headline(document, meta);
  if (title) {
    const [head, ...rest] = readBlocks(title, {});
    const nodes = new Set([head, ...rest].flatMap((block) => block?.pieces.map(({ node }) => node) ?? []));
    if (head) {
      blocks = [head, ...rest, ...blocks.filter(({ pieces }) => !pieces.some(({ node }) => nodes.has(node)))];
      // Page titles carry the outlet's name behind the headline.
      if (meta.title?.startsWith(head.text)) meta.title = head.text;
    }
  }
  const { author } = meta;
  // The byline is the page's, not the story's: its author acts in no event.
  if (author) blocks = blocks.filter(({ text }) => !(text.includes(author) && text.length < author.length + BYLINE));
  return { blocks, meta, arabic: isArabic(blocks) };
}
