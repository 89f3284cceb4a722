/** What stands inside an article and is no part of it: promotions, bylines, credits, links to other stories. */
import type { Meta } from "../../shared/isnad.js";
import { besideDates, dateIn, isDateline } from "./dates.js";
import { isBeside, isByline, isCall, isComments, isCredit, isHouse, isSignature } from "./phrases.js";
import { parentOf } from "./tree.js";
import type { Block } from "./types.js";

/** Words as they stand in names of classes, between dashes and the like. */
const named = (...words: string[]) => new RegExp(`(?:^|[-_\\s])(?:${words.join("|")})(?:$|[-_\\s])`, "iu");

/** Elements and names of classes by which pages set something apart. */
const BOXES = "aside:not([class*=quote i]),form,footer:not(blockquote *),[role=complementary],[role=region],[role=contentinfo],dialog";
/** What stands beside these asks the reader for something. */
const FIELDS = "form,textarea,input:not([type=hidden])";
const BOX_NAMES = named(
  "related|recommend\\w*|promos?|(?:also|you-?may)-?(?:read|like)|read-?(?:also|next|more)|(?:see|check)-?also|up-?next",
  "more-?(?:on|news|stories|about|from)|most-?(?:read|viewed|popular)|trending|outbrain|taboola|sidebar|inject",
  "newsletters?|subscri\\w+|paywall|donat\\w+|members?(?:hip)?|corrections?|feedback|polls?|follow|shar(?:e|ing)|social",
  "comments?|disqus|replies|cookies?|consent|gdpr|breadcrumbs?|tags|post-tags?|keywords|byline|author|copyright|photographer",
  "advert\\w*|sponsor\\w*|toolbar|pagination|signature",
);
/** Names of boxes that are large beside a short text. */
const LARGE_NAMES = named("paywall|subscri\\w+|newsletters?|comments?|disqus|cookies?|consent|related");
/** A box with more of the text than this is the article itself. */
const BOX_SHARE = 0.25;
const LARGE_SHARE = 0.5;
/** Letters beside the author's name in a byline, such as a place or "written by". */
const BYLINE = 25;
/** A block of so many letters is a paragraph. */
const PARAGRAPH = 80;
/** A block of which so much is a link leads elsewhere. */
const LINK = 0.85;

export const letters = (blocks: Iterable<Block>) => {
  let sum = 0;
  for (const { text } of blocks) sum += text.length;
  return sum;
};

export const wordsIn = (text: string) => text.split(/\s+/u).length;
export const isLink = ({ text, linked }: Block) => linked >= text.length * LINK;
export const isHeading = ({ element }: Block) => element.closest("h1,h2,h3,h4,h5,h6,[role=heading]") !== null;

const names = (element: Element) =>
  `${element.getAttribute("class") ?? ""} ${element.id}`.replace(/(\p{Ll})(\p{Lu})/gu, "$1-$2");

function boxShare(element: Element): number {
  if (LARGE_NAMES.test(names(element)) || [...element.children].some((child) => child.matches(FIELDS))) return LARGE_SHARE;
  return element.matches(BOXES) || BOX_NAMES.test(names(element)) ? BOX_SHARE : 0;
}

/** The boxes around blocks that are small enough to be set apart from the rest. */
export function smallBoxes(blocks: readonly Block[]): Set<Element> {
  /** By element, the share of the text that it may have as a box; 0 for none. */
  const shares = new Map<Element, number>();
  const sizes = new Map<Element, number>();
  for (const { text, element } of blocks) {
    for (let at: Element | null = element; at && at.localName !== "body"; at = parentOf(at)) {
      if (!shares.has(at)) shares.set(at, boxShare(at));
      if (shares.get(at)) sizes.set(at, (sizes.get(at) ?? 0) + text.length);
    }
  }
  const all = letters(blocks);
  return new Set([...sizes].filter(([box, size]) => size < all * (shares.get(box) ?? 0)).map(([box]) => box));
}

/** The innermost of the boxes that a block stands in. */
export function boxOf({ element }: Block, boxes: ReadonlySet<Element>): Element | null {
  for (let at: Element | null = boxes.size > 0 ? element : null; at; at = parentOf(at)) if (boxes.has(at)) return at;
  return null;
}

export const isIn = (block: Block, boxes: ReadonlySet<Element>) => boxOf(block, boxes) !== null;

/** So many words beside a date and the author's name are of a section, a place or a button. */
const BESIDE_DATE = 3;

/** Whether a block by the headline is the date, with whatever stands by it. */
function isDated(block: Block, author: string | undefined): boolean {
  const { text } = block;
  if (text.length >= PARAGRAPH || dateIn(text) === undefined || isCell(block)) return false;
  return besideDates(author ? text.replace(author, " ") : text).length <= BESIDE_DATE;
}

/** So many blocks at most are of the headline. */
const LEADING = 15;

/** Between headline and first paragraph stand dates, names, sections and buttons. */
function isLeader(block: Block, author: string | undefined): boolean {
  const { text } = block;
  if (text.length >= PARAGRAPH || isHeading(block)) return false;
  return isByline(text) || wordsIn(text) < 3 || (author !== undefined && text.includes(author) && text.length < author.length + BYLINE);
}

/** The headings of a table are in its first rows, if it has any. */
const HEAD_ROWS = 3;

/** Whether a block is in a table of figures; tables that only lay out the page have no headings. */
export function isCell({ element }: Block): boolean {
  const table = element.closest<HTMLTableElement>("table");
  if (!table || !element.closest("td,th")) return false;
  const rows = [...table.rows].slice(0, HEAD_ROWS);
  return table.caption !== null || rows.some(({ cells }) => [...cells].some(({ localName }) => localName === "th"));
}

const ARABIC = /\p{Script=Arabic}/u;

/** Whether a block is no part of a story by what it says or how it is made. */
function isApart(block: Block): boolean {
  const { text, element } = block;
  // What else a page says in another script is its frame's, and none of it is understood.
  if (isDateline(text) || !ARABIC.test(text)) return !isCell(block);
  if (isCredit(text) || isBeside(text) || isCall(text) || isSignature(text)) return true;
  return element.closest("[role=button]") !== null && wordsIn(text) < 3;
}

/** Elements that end a story with however few words. */
const ENDS = "li,td,th,dd,dt,figcaption,caption,blockquote,blockquote *";

/** Whether a block at the end has nothing below it that it belongs to: a heading, a topic, a button. */
const isStray = (block: Block) =>
  isHeading(block) || (wordsIn(block.text) <= 3 && !/[.؟!»]$/u.test(block.text) && !block.element.matches(ENDS));

/** A teaser is so many blocks at most with its heading, and a page has so many at its end. */
const TEASER = 3;
const TEASERS = 2;

/** A story's end without teasers, stray words and what the house says. */
function withoutEnd(story: Block[]): Block[] {
  const linked = story.flatMap((block, index) => (index > 0 && isHeading(block) && isLink(block) ? [index] : []));
  // Where headings are links time and again, they are of posts.
  const teaser = linked.length > TEASERS ? undefined : linked.findLast((index) => story.length - index <= TEASER);
  let end = teaser ?? story.length;
  for (let last = story[end - 1]; end > 1 && last && (isHouse(last.text) || isStray(last)); last = story[end - 1]) end -= 1;
  return story.slice(0, end);
}

/** The blocks of a story without what is not of it. */
export function withoutBeside(all: readonly Block[], { author }: Meta): Block[] {
  const comments = all.findIndex(({ text }) => isComments(text));
  const blocks = comments > 0 ? all.slice(0, comments) : all;
  const boxes = smallBoxes(blocks);
  const seen = new Set<string>();
  let long = 0;
  const story = blocks.filter((block, index) => {
    const { text } = block;
    if (text.length >= PARAGRAPH) long += 1;
    if (index < LEADING && ((long === 0 && isLeader(block, author)) || (long <= 1 && isDated(block, author)))) return false;
    if (isIn(block, boxes) || isApart(block)) return false;
    // A heading may be a link to itself.
    if (isLink(block) && !isHeading(block)) return false;
    // The byline is the page's, not the story's: its author acts in no event.
    if (author && text.includes(author) && text.length < author.length + BYLINE) return false;
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
  const whole = withoutEnd(story);
  while (whole.length > 1 && isHouse((whole[0] as Block).text)) whole.shift();
  return whole;
}
