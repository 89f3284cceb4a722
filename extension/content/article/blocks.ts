/** Visible text as blocks, each with the way back to its text nodes. */
import type { Block } from "./types.js";

/** Text of these is not prose, or not meant to be read. */
const SKIPPED = "script,style,noscript,template,textarea,select,option,button,svg,math,object,iframe,nav,[hidden],[aria-hidden=true]";
const ARABIC = /\p{Script=Arabic}/u;

export interface Choice {
  /** Only text whose own element is one of these. */
  kept?: ReadonlySet<Element>;
  /** Only text inside this range. */
  within?: Range;
}

/** What is asked of each element once. */
class Layout {
  readonly #skipped = new Map<Element, boolean>();
  readonly #block = new Map<Element, Element>();

  /** Whether text directly in this element is not shown, or is no prose. */
  skips(element: Element): boolean {
    let known = this.#skipped.get(element);
    if (known === undefined) {
      known =
        element.closest(SKIPPED) !== null ||
        !element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false });
      this.#skipped.set(element, known);
    }
    return known;
  }

  /** The nearest element around text that starts a line of its own. */
  blockOf(element: Element): Element {
    let known = this.#block.get(element);
    if (!known) {
      const inline = /^(inline|contents|ruby)/u.test(getComputedStyle(element).display);
      known = inline && element.parentElement ? this.blockOf(element.parentElement) : element;
      this.#block.set(element, known);
    }
    return known;
  }
}

/** Gathers the text nodes of one block. */
class Builder {
  text = "";
  readonly pieces: Block["pieces"] = [];

  /** Adds `node.data[from, to)`; runs of white space become one space. */
  add(node: Text, from: number, to: number): void {
    for (const { 0: run, index } of node.data.slice(from, to).matchAll(/\s+|\S+/gu)) {
      if (/\s/u.test(run[0] as string)) {
        this.space();
      } else {
        const last = this.pieces.at(-1);
        const at = from + index;
        // One piece for words that are one space apart in the page, too.
        if (last?.node === node && this.text.endsWith(" ") && last.from + last.length === at - 1 && node.data[at - 1] === " ") {
          last.length += 1 + run.length;
        } else {
          this.pieces.push({ node, start: this.text.length, from: at, length: run.length });
        }
        this.text += run;
      }
    }
  }

  space(): void {
    if (this.text !== "" && !this.text.endsWith(" ")) this.text += " ";
  }

  done(): Block | null {
    const text = this.text.trimEnd();
    return ARABIC.test(text) || /\p{L}/u.test(text) ? { text, pieces: this.pieces } : null;
  }
}

/** The blocks below an element, in document order. */
export function readBlocks(root: Element, { kept, within }: Choice): Block[] {
  const layout = new Layout();
  const blocks: Block[] = [];
  let builder = new Builder();
  let current: Element | null = null;
  const flush = () => {
    const block = builder.done();
    if (block) blocks.push(block);
    builder = new Builder();
  };
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (node.localName !== "br") continue;
      // Newsrooms set paragraphs with line breaks; in a heading they only balance its lines.
      if (current && /^h[1-6]$/u.test(current.localName)) builder.space();
      else flush();
      continue;
    }
    const text = node as Text;
    const parent = text.parentElement;
    if (!parent || (kept && !kept.has(parent)) || (within && !within.intersectsNode(text))) continue;
    if (text.data.trim() === "") {
      if (current && layout.blockOf(parent) === current) builder.space();
      continue;
    }
    if (layout.skips(parent)) continue;
    const block = layout.blockOf(parent);
    if (block !== current) {
      flush();
      current = block;
    }
    const from = within?.startContainer === text ? within.startOffset : 0;
    const to = within?.endContainer === text ? within.endOffset : text.length;
    builder.add(text, from, to);
  }
  flush();
  return blocks;
}
