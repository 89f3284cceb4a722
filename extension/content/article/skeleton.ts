/**
 * Which blocks are the article. Readability judges, on a skeleton of the page: the containers that hold text, and the
 * blocks in them with long text cut short. So its cost goes by the number of blocks, not by what else the page is
 * made of, and the page's own nodes never come into its hands.
 */
import { Readability } from "@mozilla/readability";
import { parentOf } from "./tree.js";
import type { Block } from "./types.js";

/** On the skeleton: the number of the block that stands there. */
const TAG = "data-n";
/** Readability takes the first reading of at least so many characters; short bulletins are articles too. */
const CHARACTERS = 200;
/** Its scores hardly grow with what a paragraph has beyond this. */
const CUT = 300;
/** Beyond so many blocks judging would hold the page. */
const MOST = 2_500;
/** What it judges a container by. */
const ATTRIBUTES = ["id", "class", "role", "itemprop", "rel"];
/** Elements that keep their kind where they hold text; in any other the text becomes a paragraph. */
const KEPT = /^(p|h[1-6]|li|td|th|dd|dt|pre|figcaption|caption|blockquote)$/u;

/** Of elements that Readability throws away, these are part of what they stand in. */
const QUOTED = "blockquote footer,aside[class*=quote i]";

class Skeleton {
  readonly document = document.implementation.createHTMLDocument("");
  readonly #shells = new Map<Element, Element>();

  /** The copy of a container, in the copies of those around it. */
  #shell(element: Element): Element {
    const chain: Element[] = [];
    let at: Element | null = element;
    for (; at && !this.#shells.has(at) && at.localName !== "body"; at = parentOf(at)) chain.push(at);
    let shell = (at && this.#shells.get(at)) ?? this.document.body;
    for (const original of chain.reverse()) {
      const copy = this.#copy(original, original.localName);
      shell.append(copy);
      this.#shells.set(original, copy);
      shell = copy;
    }
    return shell;
  }

  #copy(element: Element, name: string): Element {
    // A frame or a custom element is a container like any other here, and so are a quotation's box and its source.
    const isPlain = !/^[a-z][a-z0-9]*$/u.test(name) || /^(iframe|slot|html)$/u.test(name) || element.matches(QUOTED);
    const copy = this.document.createElement(isPlain ? "div" : name);
    for (const attribute of ATTRIBUTES) {
      const value = element.getAttribute(attribute);
      if (value) copy.setAttribute(attribute, value);
    }
    return copy;
  }

  add({ text, element, linked }: Block, number: number): void {
    const keeps = KEPT.test(element.localName);
    const parent = keeps ? parentOf(element) : element;
    const leaf = keeps ? this.#copy(element, element.localName) : this.document.createElement("p");
    leaf.setAttribute(TAG, String(number));
    const inLink = Math.round(Math.min(text.length, CUT) * (linked / text.length));
    if (inLink > 0) {
      const link = this.document.createElement("a");
      link.setAttribute("href", "/");
      link.textContent = text.slice(0, inLink);
      leaf.append(link);
    }
    leaf.append(text.slice(inLink, CUT));
    (parent ? this.#shell(parent) : this.document.body).append(leaf);
  }
}

/** Of a longer run of paragraphs as like as these, so many from each end stand for all of them. */
const ENDS = 6;

/** Neighbours in one container that Readability has no reason to judge differently. */
function runs(blocks: readonly Block[]): Block[][] {
  const found: Block[][] = [];
  let last: unknown[] = [];
  for (const block of blocks) {
    const { element } = block;
    const container = KEPT.test(element.localName) ? parentOf(element) : element;
    const likeness = [container, element.localName, element.getAttribute("class"), block.linked * 2 > block.text.length];
    const run = found.at(-1);
    if (run && likeness.every((value, index) => value === last[index])) run.push(block);
    else found.push([block]);
    last = likeness;
  }
  return found;
}

function judge(blocks: readonly Block[]): Set<Block> {
  const skeleton = new Skeleton();
  blocks.forEach((block, number) => skeleton.add(block, number));
  const options = { charThreshold: CHARACTERS, serializer: (node: Node) => node };
  const article = new Readability<Node>(skeleton.document, options).parse();
  const kept = new Set<Block>();
  if (!article?.content) return kept;
  for (const element of (article.content as Element).querySelectorAll(`[${TAG}]`)) {
    const block = blocks[Number(element.getAttribute(TAG))];
    if (block) kept.add(block);
  }
  return kept;
}

/** The blocks that Readability keeps; none if it finds no article, or there is too much to judge. */
export function keptBlocks(blocks: readonly Block[]): Set<Block> {
  const all = runs(blocks);
  const ends = (run: readonly Block[]) => (run.length > 2 * ENDS ? [...run.slice(0, ENDS), ...run.slice(-ENDS)] : run);
  const judged = all.flatMap(ends);
  if (judged.length > MOST) return new Set();
  const kept = judge(judged);
  for (const run of all) {
    if (run.length <= 2 * ENDS) continue;
    const most = ends(run).filter((block) => kept.has(block)).length > ENDS;
    for (const block of run.slice(ENDS, -ENDS)) if (most) kept.add(block);
  }
  return kept;
}
