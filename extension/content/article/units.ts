/** Further boxes made like the story's: articles one below the other, the messages of a channel, posts. */
import { boxOf, isHeading, isIn, letters } from "./beside.js";
import { isNamed, kindOf } from "./cards.js";
import { isDateline } from "./dates.js";
import { parentOf } from "./tree.js";
import type { Block } from "./types.js";

/** Two articles on a page: the other has a headline, so many letters, and so much of what the story has. */
const ARTICLE = 300;
const SHARE = 0.2;
/** Messages: so many, most with a date, and so many letters at least on average; and the one found first is no longer. */
const MESSAGES = 2;
const MESSAGE = 40;
const LONGEST = 1_500;
/** Elements that are one paragraph or the like. */
const LEAF = /^(p|h[1-6]|li|td|th|dd|dt|pre|figcaption|caption|blockquote|tr|ul|ol)$/u;

/** How a block stands in a box: the kinds of the elements between, and which heading it is. */
function placeIn(box: Element, { element }: Block): string | null {
  const heading = /^h[1-6]$/u.test(element.localName) ? element.localName : "";
  const chain: string[] = [];
  let at: Element | null = LEAF.test(element.localName) ? parentOf(element) : element;
  for (; at && at !== box; at = parentOf(at)) chain.push(kindOf(at));
  return at ? `${chain.join(">")}>${heading}` : null;
}

const placesIn = (box: Element, blocks: readonly Block[]) => new Set(blocks.map((block) => placeIn(box, block)));

/** The innermost element around all blocks. */
function around(blocks: readonly Block[]): Element | null {
  let common: Element[] | null = null;
  for (const { element } of blocks) {
    const chain: Element[] = [];
    for (let at: Element | null = element; at; at = parentOf(at)) chain.push(at);
    const own = new Set(chain);
    common = common ? common.filter((one) => own.has(one)) : chain;
  }
  return common?.[0] ?? null;
}

/** What another box holds: all, and what stands in it as the story does in the first. */
interface Other {
  box: Element;
  all: Block[];
  alike: Block[];
}

/** Whether what other boxes hold is as much a story as the first. */
function areStories(others: readonly Other[], own: number): boolean {
  if (others.some(({ all, alike }) => all.some(isHeading) && letters(alike) >= Math.max(ARTICLE, SHARE * own))) return true;
  const dated = others.filter(({ box, all }) => box.querySelector("time") || all.some(({ text }) => isDateline(text)));
  if (others.length < MESSAGES || own > LONGEST || dated.length * 2 < others.length) return false;
  return letters(others.flatMap(({ alike }) => alike)) >= MESSAGE * others.length;
}

/** The blocks by the child of an element that they stand in. */
function byChild(all: readonly Block[], parent: Element): Map<Element, Block[]> {
  const found = new Map<Element, Block[]>();
  for (const block of all) {
    let child: Element | null = null;
    let at: Element | null = block.element;
    for (; at && at !== parent; at = parentOf(at)) child = at;
    if (at && child) {
      const blocks = found.get(child);
      if (blocks) blocks.push(block);
      else found.set(child, [block]);
    }
  }
  return found;
}

/** So far above its time a post may begin, and so many are a row of them. */
const HEIGHT = 8;
const POSTS = 3;
/** Most of the text is in posts. */
const MOST = 0.6;

/** The boxes of posts that carry a time each, where a story is made of them. */
export function timed(story: ReadonlySet<Block>): Set<Element> {
  const top = around([...story]);
  const rows = new Map<Element, Map<string, Set<Element>>>();
  for (const time of top?.querySelectorAll("time") ?? []) {
    let at: Element = time;
    for (let height = 0; height < HEIGHT && at !== top; height += 1) {
      const parent = parentOf(at);
      if (!parent) break;
      const kinds = rows.get(parent) ?? new Map<string, Set<Element>>();
      if (isNamed(at)) kinds.set(kindOf(at), (kinds.get(kindOf(at)) ?? new Set()).add(at));
      rows.set(parent, kinds);
      at = parent;
    }
  }
  const all = letters(story);
  for (const boxes of [...rows.values()].flatMap((kinds) => [...kinds.values()]).filter(({ size }) => size >= POSTS)) {
    const inside = [...story].filter((block) => isIn(block, boxes));
    const filled = new Set(inside.flatMap((block) => boxOf(block, boxes) ?? []));
    if (filled.size >= POSTS && letters(inside) >= MOST * all) return filled;
  }
  return new Set();
}

/** The boxes that hold a story each, the given one first, where others are made like it; none if it stands alone. */
export function likeStory(all: readonly Block[], story: ReadonlySet<Block>): Set<Element> {
  const own = [...story];
  for (let box = around(own); box && box.localName !== "body"; box = parentOf(box)) {
    const parent = parentOf(box);
    const at: Element = box;
    if (!parent || !isNamed(at) || own.some(({ element }) => element === at)) continue;
    const kind = kindOf(at);
    if (![...parent.children].some((element) => element !== at && kindOf(element) === kind)) continue;
    const places = placesIn(at, own);
    const found = [...byChild(all, parent)]
      .filter(([element]) => element !== at && kindOf(element) === kind)
      .map(([other, blocks]): Other => ({ box: other, all: blocks, alike: blocks.filter((block) => places.has(placeIn(other, block))) }))
      .filter(({ alike }) => alike.length > 0);
    if (found.length > 0 && areStories(found, letters(own))) return new Set([at, ...found.map(({ box: other }) => other)]);
  }
  return new Set();
}

/** The blocks that stand in a box as those of the story do in any of them. */
export function placedAlike(all: readonly Block[], boxes: ReadonlySet<Element>, story: ReadonlySet<Block>): Block[] {
  const inBoxes = all.flatMap((block) => {
    const box = boxOf(block, boxes);
    return box ? [{ block, place: placeIn(box, block) }] : [];
  });
  const places = new Set(inBoxes.filter(({ block }) => story.has(block)).map(({ place }) => place));
  return inBoxes.filter(({ place }) => places.has(place)).map(({ block }) => block);
}
