/** What leads to other stories: boxes made alike, side by side, each with a headline that is a link. */
import { isLink, wordsIn } from "./beside.js";
import { isDateline } from "./dates.js";
import { parentOf } from "./tree.js";
import type { Block } from "./types.js";

/** Shorter links are menus. */
export const HEADLINE_WORDS = 4;
/** So many boxes alike make a group. */
const ITEMS = 3;
/** So far above its headline a box may begin. */
const HEIGHT = 7;
/** A box with more letters outside of links tells a story itself. */
const TEASER = 300;
/** What stands above a list is no longer than this, and no sentence. */
const LABEL = 60;
const SENTENCE = /[.؟!»]$/u;

/** Whether all of a block's words stand in one link: a name beside a time, or topics in a row, are several. */
function isOneLink({ pieces }: Block): boolean {
  const links = new Set(pieces.map(({ node }) => node.parentElement?.closest("a[href]")));
  links.delete(null);
  return links.size === 1;
}

export const isHeadline = (block: Block) => isLink(block) && wordsIn(block.text) >= HEADLINE_WORDS && isOneLink(block);

/** What elements made alike have in common, numbers apart: their own name, and what they were given to be known by. */
const GIVEN = ["class", "role", "data-testid"];
export const kindOf = (element: Element) =>
  [element.localName, ...GIVEN.map((name) => element.getAttribute(name)?.replace(/\d+/gu, "#").trim())].join(".");
/** Elements with nothing to be known by are alike by chance. */
export const isNamed = (element: Element) => element.localName === "article" || GIVEN.some((name) => element.hasAttribute(name));

/** What is known of a box that may be one of a group. */
interface Item {
  /** The first words in it that are more than a label; a teaser begins with its headline. */
  first: Block | null;
  unlinked: number;
}

/** By parent and kind, the boxes around headlines. */
function boxesAround(headlines: readonly Block[]): Map<Element, Item>[] {
  const byParent = new Map<Element, Map<string, Map<Element, Item>>>();
  for (const { element } of headlines) {
    let at: Element | null = element;
    for (let height = 0; at && height < HEIGHT && at.localName !== "body"; height += 1) {
      const parent: Element | null = parentOf(at);
      if (!parent) break;
      const kinds = byParent.get(parent) ?? new Map<string, Map<Element, Item>>();
      const items = kinds.get(kindOf(at)) ?? new Map<Element, Item>();
      items.set(at, { first: null, unlinked: 0 });
      byParent.set(parent, kinds.set(kindOf(at), items));
      at = parent;
    }
  }
  return [...byParent.values()].flatMap((kinds) => [...kinds.values()]).filter(({ size }) => size >= ITEMS);
}

/** Whether boxes are teasers: each short, beginning with its headline, and hardly two with the same. */
function areTeasers(items: ReadonlyMap<Element, Item>): boolean {
  const all = [...items.values()];
  if (!all.every(({ first, unlinked }) => first && isHeadline(first) && unlinked <= TEASER)) return false;
  return new Set(all.map(({ first }) => first?.text)).size * 2 > all.length;
}

/** The blocks of teasers. */
function teasers(all: readonly Block[]): Set<Block> {
  const groups = boxesAround(all.filter(isHeadline));
  const known = new Map<Element, Item>();
  for (const group of groups) for (const [box, item] of group) known.set(box, item);
  const around = (block: Block) => {
    const boxes: Element[] = [];
    for (let at: Element | null = block.element; at; at = parentOf(at)) if (known.has(at)) boxes.push(at);
    return boxes;
  };
  const boxesOf = new Map(all.map((block) => [block, known.size > 0 ? around(block) : []]));
  for (const [block, boxes] of boxesOf) {
    const { text, linked } = block;
    const counts = wordsIn(text) >= HEADLINE_WORDS && !isDateline(text);
    for (const box of boxes) {
      const item = known.get(box) as Item;
      item.unlinked += text.length - linked;
      if (counts) item.first ??= block;
    }
  }
  const found = new Set(groups.filter(areTeasers).flatMap((group) => [...group.keys()]));
  return new Set([...boxesOf].filter(([, boxes]) => boxes.some((box) => found.has(box))).map(([block]) => block));
}

/** The blocks that lead to other stories, and the labels above two or more of them. */
export function leadingElsewhere(all: readonly Block[]): Set<Block> {
  const found = teasers(all);
  const leads = all.map((block) => found.has(block) || isHeadline(block));
  all.forEach((block, index) => {
    const isLabel = block.text.length <= LABEL && !SENTENCE.test(block.text) && !block.element.matches("h1");
    if (isLabel && leads[index + 1] && leads[index + 2]) found.add(block);
  });
  return found;
}
