/** The parts of an article that Readability does not judge: headline, captions, and pages that are lists of headlines. */
import type { Meta } from "../../shared/isnad.js";
import { isCell, isHeading, isIn, isLink, letters, smallBoxes, wordsIn } from "./beside.js";
import { HEADLINE_WORDS, isHeadline } from "./cards.js";
import { isDateline } from "./dates.js";
import { isBeside, isByline, isCall, isCredit, isHouse } from "./phrases.js";
import { parentOf } from "./tree.js";
import type { Block } from "./types.js";

const words = (text: string) => new Set(text.normalize("NFKC").match(/\p{L}{2,}/gu) ?? []);

/** A heading that shares so much of its words with the page's title may be the headline. */
const AGREES = 0.6;

/** Only so much beyond agreement makes text that is no heading the headline. */
const AGREES_WHOLLY = 0.9;
/** Longer text is no headline. */
const HEADLINE = 200;

/** Whether text that is no heading may stand for one. */
const mayBeHeadline = (block: Block) => block.text.length <= HEADLINE && wordsIn(block.text) >= HEADLINE_WORDS && !isLink(block);

/**
 * The heading with most of the page's title; without a heading that agrees, text that does, for old pages have none; at
 * last the first heading of the highest rank.
 */
export function headline(blocks: readonly Block[], { title = "" }: Meta): Block | null {
  const wanted = words(title);
  const shownAt = blocks.filter(({ element }) => !element.closest("aside,nav,footer"));
  let best: Block | null = null;
  let most = 0;
  for (const block of shownAt) {
    const heading = block.element.closest("h1,h2,h3,[itemprop~=headline]");
    if (!heading && !mayBeHeadline(block)) continue;
    const own = words(block.text);
    if (own.size < (heading?.localName === "h1" ? 2 : 3)) continue;
    const shared = [...own].filter((word) => wanted.has(word)).length;
    if (shared / own.size < (heading ? AGREES : AGREES_WHOLLY)) continue;
    const rank = shared + (heading ? 0.5 : 0) + (heading?.localName === "h1" ? 0.4 : 0) - (isLink(block) ? 0.2 : 0);
    if (rank > most) [best, most] = [block, rank];
  }
  if (best) return best;
  const first = shownAt.find(({ element }) => element.closest("h1"));
  return first && words(first.text).size >= 3 ? first : null;
}

/** Between headline and story at most so many blocks are looked at. */
const BETWEEN = 24;
/** Shorter text below the headline is a label, a name or a place. */
const LEAD = 40;

/** What stands between the headline and what follows of the story: headings, the lead, the main points. */
export function standfirst(all: readonly Block[], title: Block, story: ReadonlySet<Block>): Block[] {
  const after = all.slice(all.indexOf(title) + 1);
  // The lead may be of the story already, and the main points below it not.
  const next = after.flatMap((block, index) => (story.has(block) ? [index] : []));
  if (next[0] === undefined || next[0] > BETWEEN) return [];
  const end = next[1] !== undefined && next[1] <= BETWEEN ? next[1] : next[0];
  const isPoint = (block: Block | undefined) =>
    block?.element.localName === "li" && !isLink(block) && wordsIn(block.text) >= HEADLINE_WORDS;
  return after.slice(0, end).filter((block, index) => {
    if (isLink(block) || isByline(block.text)) return false;
    if (block.text.length < LEAD && isPoint(after[index + 1])) return true;
    if (wordsIn(block.text) < HEADLINE_WORDS) return false;
    return isHeading(block) || block.text.length >= LEAD || isPoint(block);
  });
}

const CAPTION = "figcaption,caption,[itemprop=caption],[class*=caption i],[class*=img-cap i],[class*=image-desc i]";
/** A caption has more than a name. */
const CAPTION_WORDS = 3;
/** A container with more images than this is a gallery, and none of them is close by. */
const IMAGES = 4;

/** Whether an image close by carries the block's text as its own. */
function isOfImage({ element, text }: Block): boolean {
  const says = (value: string | null) => value?.replace(/\s+/gu, " ").trim() === text;
  let at: Element | null = element;
  for (let height = 0; at && height < 4; height += 1, at = parentOf(at)) {
    const images = [...at.querySelectorAll("img")].slice(0, IMAGES);
    if (images.some((image) => ["caption", "data-caption", "alt", "title"].some((name) => says(image.getAttribute(name))))) return true;
  }
  return false;
}

const IMAGE = "img,picture,amp-img,video";

/** Whether a block and an image stand in a box of their own. A linked image is a logo or a teaser. */
function isWithImage({ element }: Block, neighbours: readonly Block[]): boolean {
  let at: Element | null = element;
  for (let height = 0; at && height < 3; height += 1, at = parentOf(at)) {
    const image = at.querySelector(IMAGE);
    if (!image) continue;
    const box: Element = at;
    return image.closest("a[href]") === null && neighbours.filter((block) => box.contains(block.element)).length <= 2;
  }
  return false;
}

/** So many blocks before the headline may be of an image above it. */
const ABOVE = 4;

/**
 * The captions, the cells of tables of figures and the headings of what is of the story, between its first and its last
 * block or shortly above them.
 */
export function inserts(all: readonly Block[], story: ReadonlySet<Block>): Set<Block> {
  const at = all.flatMap((block, index) => (story.has(block) ? [index] : []));
  const between = all.slice(Math.max((at[0] ?? 0) - ABOVE, 0), (at.at(-1) ?? 0) + 1);
  const boxes = smallBoxes(between);
  const first = between.findIndex((block) => story.has(block));
  const leads = (index: number) => between.slice(index + 1, index + 3).some((block) => !isLink(block) && story.has(block));
  const found = between.filter((block, index) => {
    if (index > first && isHeading(block) && !isLink(block) && !isIn(block, boxes) && leads(index)) return true;
    if (story.has(block) || (wordsIn(block.text) < CAPTION_WORDS && !isCell(block))) return false;
    if (isIn(block, boxes) || isCredit(block.text) || isLink(block)) return false;
    const around = block.pieces[0]?.node.parentElement ?? block.element;
    if (around.closest(CAPTION) !== null || isCell(block)) return true;
    const neighbours = between.slice(Math.max(index - 2, 0), index + 3);
    return around.closest("a[href],header") === null && (isOfImage(block) || isWithImage(block, neighbours));
  });
  return new Set(found);
}

/** The blocks of a page that is a list: headlines and teasers, without menus, bars and what the house says. */
export function listed(all: readonly Block[]): Block[] {
  const seen = new Set<string>();
  return all.filter((block) => {
    const { text, element } = block;
    if (element.closest("footer,form,[role=contentinfo]")) return false;
    if (isDateline(text) || isCredit(text) || isBeside(text) || isCall(text) || isHouse(text)) return false;
    if (wordsIn(text) < HEADLINE_WORDS || seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** So many headlines make a list. */
const HEADLINES = 12;
/** So much prose below a headline of its own is a story, however many headlines stand around it. */
const TOLD = 150;

const prose = (blocks: readonly Block[]) => letters(blocks.filter((block) => !isLink(block) && !isHeading(block)));

/** Whether a page is a list of headlines rather than a story: it has many, and more of them than of prose. */
export function isList(all: readonly Block[], story: readonly Block[], titled: boolean): boolean {
  const told = prose(story);
  if (titled && told >= TOLD) return false;
  const headlines = new Set(all.filter(isHeadline));
  return headlines.size >= HEADLINES && told < letters(headlines);
}

/** Elements that stand for one of several things told. */
const ITEM = "article,[role=article]";
/** A post that is less long says nothing. */
const POST = 40;

/** What posts say, where a page is made of them and none is long enough to be taken for an article. */
export function posts(all: readonly Block[]): Set<Block> {
  return new Set(all.filter((block) => {
    const item = block.element.closest(ITEM);
    return item && !item.parentElement?.closest(ITEM) && !isLink(block) && block.text.length >= POST;
  }));
}
