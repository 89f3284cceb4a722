/** Which blocks are read together. */
import { parentOf } from "./tree.js";
import type { Block } from "./types.js";

const ITEM = "article,[role=article],[itemprop~=liveBlogUpdate],[itemtype$=BlogPosting]";
const LIST_ITEM = `${ITEM},li,[role=listitem]`;

/** The innermost element around a block that stands for one of several. */
function itemOf({ element }: Block, selector: string, boxes: ReadonlySet<Element> | undefined): Element | null {
  for (let at: Element | null = element; at; at = parentOf(at)) if (boxes?.has(at) || at.matches(selector)) return at;
  return null;
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
  return blocks.flatMap((_, index) => {
    const item = items[index];
    const joins = index > 0 && item === items[index - 1] && (item !== null || !list);
    return joins ? [] : [index];
  });
}
