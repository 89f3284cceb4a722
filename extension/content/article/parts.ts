/** Which blocks are read together. */
import { isHeading } from "./beside.js";
import { isHeadline } from "./cards.js";
import { parentOf } from "./tree.js";
import type { Block } from "./types.js";

const ITEM = "article,[role=article],[itemprop~=liveBlogUpdate],[itemtype$=BlogPosting]";
const LIST_ITEM = `${ITEM},li,[role=listitem]`;

/** The innermost element around a block that stands for one of several. */
function itemOf({ element }: Block, selector: string, boxes: ReadonlySet<Element> | undefined): Element | null {
  for (let at: Element | null = element; at; at = parentOf(at)) if (boxes?.has(at) || at.matches(selector)) return at;
  return null;
}

/** Whether a block on a list is said of the headline that stands before it in the same box. */
function isTeaserOf(headline: Block, block: Block): boolean {
  if (!isHeadline(headline) || isHeadline(block) || isHeading(block)) return false;
  return parentOf(headline.element.closest("a[href]") ?? headline.element)?.contains(block.element) ?? false;
}

/**
 * The indices of the blocks that begin a part. On a list every headline is one, with the teaser in the same item. In
 * a story the items around its blocks are, if there are several; what stands between them is a part as well. `boxes`
 * are known to be such items.
 */
export function partsOf(blocks: readonly Block[], list: boolean, boxes?: ReadonlySet<Element>): number[] {
  if (blocks.length === 0) return [];
  const items = blocks.map((block) => itemOf(block, list ? LIST_ITEM : ITEM, list ? undefined : boxes));
  if (!list && new Set(items).size < 3 && !(new Set(items).size === 2 && !items.includes(null))) return [0];
  let begun: Block | null = null;
  return blocks.flatMap((block, index) => {
    const item = items[index];
    const joins = index > 0 && item === items[index - 1] && (item !== null || !list || (begun !== null && isTeaserOf(begun, block)));
    if (!joins) begun = block;
    return joins ? [] : [index];
  });
}
