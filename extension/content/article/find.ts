/** The parts of an article that Readability does not judge: headline, captions, and pages that are lists of headlines. */
import type { Meta } from "../../shared/isnad.js";
import { isHeading, isIn, isLink, letters, smallBoxes } from "./beside.js";
import { isDateline } from "./dates.js";
import { isBeside, isCredit, isHouse } from "./phrases.js";
import { parentOf } from "./tree.js";
import type { Block } from "./types.js";

const words = (text: string) => new Set(text.normalize("NFKC").match(/\p{L}{2,}/gu) ?? []);

/** A heading that shares so much with the page's title is the headline. */
const AGREES = 0.6;

/** The heading that best agrees with the page's title; without agreement the first of the highest rank. */
export function headline(blocks: readonly Block[], { title = "" }: Meta): Block | null {
  const wanted = words(title);
  const headings = blocks.filter(
    ({ element }) => element.closest("h1,h2,[itemprop~=headline]") && !element.closest("aside,nav,footer"),
  );
  let best: Block | null = null;
  let most = 0;
  for (const heading of headings) {
    const own = words(heading.text);
    if (own.size < 2) continue;
    const shared = [...own].filter((word) => wanted.has(word)).length / own.size;
    const rank = heading.element.closest("h1") ? shared + 0.01 : shared;
    if (rank > most) [best, most] = [heading, rank];
  }
  if (best && most >= AGREES) return best;
  const first = headings.find(({ element }) => element.closest("h1"));
  return first && words(first.text).size >= 3 ? first : null;
}

/** Between headline and story at most so many blocks are looked at. */
const BETWEEN = 12;

/** Headings between the headline and what follows of the story. */
export function standfirst(all: readonly Block[], title: Block, story: ReadonlySet<Block>): Block[] {
  const after = all.slice(all.indexOf(title) + 1);
  const next = after.findIndex((block) => story.has(block));
  if (next < 0 || next > BETWEEN) return [];
  return after.slice(0, next).filter((block) => isHeading(block) && !isLink(block) && block.text.split(/\s+/u).length >= HEADLINE_WORDS);
}

const CAPTION = "figcaption,[itemprop=caption],[class*=caption i],[class*=img-cap i],[class*=image-desc i]";
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

/** The captions among blocks that stand between the first and the last of the story. */
export function captions(all: readonly Block[], story: ReadonlySet<Block>): Set<Block> {
  const at = all.flatMap((block, index) => (story.has(block) ? [index] : []));
  const between = all.slice(at[0], (at.at(-1) ?? 0) + 1);
  const boxes = smallBoxes(between);
  const found = between.filter((block) => {
    if (story.has(block) || block.text.split(/\s+/u).length < CAPTION_WORDS) return false;
    if (isIn(block, boxes) || isCredit(block.text) || isLink(block)) return false;
    const around = block.pieces[0]?.node.parentElement ?? block.element;
    return around.closest(CAPTION) !== null || (around.closest("a[href]") === null && isOfImage(block));
  });
  return new Set(found);
}

/** Shorter links are menus. */
const HEADLINE_WORDS = 4;

/** The blocks of a page that is a list: headlines and teasers, without menus, bars and what the house says. */
export function listed(all: readonly Block[]): Block[] {
  const seen = new Set<string>();
  return all.filter((block) => {
    const { text, element } = block;
    if (element.closest("footer,form,[role=contentinfo]") || isDateline(text) || isCredit(text) || isBeside(text) || isHouse(text)) return false;
    if (text.split(/\s+/u).length < HEADLINE_WORDS || seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** So many headlines make a list. */
const HEADLINES = 12;

/** Whether a page is a list of headlines rather than a story: it has many, and more of them than of prose. */
export function isList(all: readonly Block[], story: readonly Block[]): boolean {
  const headlines = new Set(all.filter((block) => isLink(block) && block.text.split(/\s+/u).length >= HEADLINE_WORDS));
  const prose = story.filter((block) => !isLink(block) && !isHeading(block));
  return headlines.size >= HEADLINES && letters(prose) < letters(headlines);
}
