/** What stands inside an article and is no part of it: promotions, bylines, credits, links to other stories. */
import type { Meta } from "../../shared/isnad.js";
import { isDateline } from "./dates.js";
import { isBeside, isByline, isCredit, isHouse } from "./phrases.js";
import { parentOf } from "./tree.js";
import type { Block } from "./types.js";

/** Elements and names of classes by which pages set something apart. */
const BOXES = "aside,form,footer,[role=complementary],[role=region],[role=contentinfo],dialog";
const BOX_NAMES =
  /(?:^|[-_\s])(?:related|recommend\w*|promos?|read-?(?:also|next)|see-?also|more-?(?:on|news|stories|about)|most-?(?:read|viewed|popular)|trending|newsletters?|subscri\w+|shar(?:e|ing)|social|comments?|disqus|replies|cookies?|consent|gdpr|breadcrumbs?|tags|keywords|byline|author|advert\w*|sponsor\w*|outbrain|taboola|sidebar|inject|toolbar|pagination)(?:$|[-_\s])/iu;
/** A box with more of the text than this is the article itself. */
const BOX_SHARE = 0.25;
/** Letters beside the author's name in a byline, such as a place or "written by". */
const BYLINE = 25;
/** A block of so many letters is a paragraph. */
const PARAGRAPH = 80;
/** A block of which so much is a link leads elsewhere. */
const LINK = 0.9;

export const letters = (blocks: Iterable<Block>) => {
  let sum = 0;
  for (const { text } of blocks) sum += text.length;
  return sum;
};

export const isLink = ({ text, linked }: Block) => linked >= text.length * LINK;
export const isHeading = ({ element }: Block) => element.closest("h1,h2,h3,h4,h5,h6,[role=heading]") !== null;

const names = (element: Element) =>
  `${element.getAttribute("class") ?? ""} ${element.id}`.replace(/(\p{Ll})(\p{Lu})/gu, "$1-$2");

/** The boxes around blocks that are small enough to be set apart from the rest. */
export function smallBoxes(blocks: readonly Block[]): Set<Element> {
  const isBox = new Map<Element, boolean>();
  const sizes = new Map<Element, number>();
  for (const { text, element } of blocks) {
    for (let at: Element | null = element; at && at.localName !== "body"; at = parentOf(at)) {
      let box = isBox.get(at);
      if (box === undefined) {
        box = at.matches(BOXES) || BOX_NAMES.test(names(at));
        isBox.set(at, box);
      }
      if (box) sizes.set(at, (sizes.get(at) ?? 0) + text.length);
    }
  }
  const most = letters(blocks) * BOX_SHARE;
  return new Set([...sizes].filter(([, size]) => size < most).map(([box]) => box));
}

export function isIn(block: Block, boxes: ReadonlySet<Element>): boolean {
  if (boxes.size === 0) return false;
  for (let at: Element | null = block.element; at; at = parentOf(at)) if (boxes.has(at)) return true;
  return false;
}

/** Between headline and first paragraph stand dates, names, sections and buttons. */
function isLeader(block: Block, author: string | undefined): boolean {
  const { text } = block;
  if (text.length >= PARAGRAPH || isHeading(block)) return false;
  return isByline(text) || text.split(/\s+/u).length < 3 || (author !== undefined && text.includes(author) && text.length < author.length + BYLINE);
}

/** The blocks of a story without what is not of it. */
export function withoutBeside(blocks: readonly Block[], { author }: Meta): Block[] {
  const boxes = smallBoxes(blocks);
  const seen = new Set<string>();
  let leading = true;
  const story = blocks.filter((block) => {
    const { text } = block;
    if (text.length >= PARAGRAPH) leading = false;
    if (leading && isLeader(block, author)) return false;
    if (isIn(block, boxes) || isDateline(text) || isCredit(text) || isBeside(text)) return false;
    // A heading may be a link to itself.
    if (isLink(block) && !isHeading(block)) return false;
    // The byline is the page's, not the story's: its author acts in no event.
    if (author && text.includes(author) && text.length < author.length + BYLINE) return false;
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
  while (story.length > 1 && isHouse((story.at(-1) as Block).text)) story.pop();
  while (story.length > 1 && isHouse((story[0] as Block).text)) story.shift();
  return story;
}
