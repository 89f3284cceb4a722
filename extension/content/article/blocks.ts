/** Visible text as blocks, each with the way back to its text nodes. */
import { Layout } from "./layout.js";
import { Pace } from "./pace.js";
import { leaves, type Leaf } from "./tree.js";
import type { Block } from "./types.js";

const LETTER = /\p{L}/u;
/** The sign that has what follows shown from right to left whatever it is, and the sign that ends that. */
const OVERRIDE = "\u202E";
const POP = "\u202C";
/** So many leaves are read before the clock is looked at. */
const STRIDE = 32;

/** Gathers the text nodes of one block. */
class Builder {
  readonly pieces: Block["pieces"] = [];
  readonly #element: Element;
  #text = "";
  #linked = 0;
  #override = false;
  #misleads = false;

  constructor(element: Element) {
    this.#element = element;
  }

  /** Adds `node.data[from, to)`; runs of white space become one space. */
  add(node: Text, from: number, to: number, linked: boolean, overridden: boolean): void {
    const data = node.data.slice(from, to);
    for (const { 0: run, index } of data.matchAll(/\s+|\S+/gu)) {
      if (/\s/u.test(run[0] as string)) {
        this.space();
        continue;
      }
      this.#note(run, overridden);
      const last = this.pieces.at(-1);
      const at = from + index;
      // One piece for words that are one space apart in the page, too.
      if (last?.node === node && this.#text.endsWith(" ") && last.from + last.length === at - 1 && node.data[at - 1] === " ") {
        last.length += 1 + run.length;
      } else {
        this.pieces.push({ node, start: this.#text.length, from: at, length: run.length });
      }
      this.#text += run;
    }
    if (linked) this.#linked += data.trim().length;
  }

  space(): void {
    if (this.#text !== "" && !this.#text.endsWith(" ")) this.#text += " ";
  }

  /** Digits are read in the order in which they are written, and an override shows them in another. */
  #note(run: string, overridden: boolean): void {
    if (!this.#override && !overridden && !run.includes(OVERRIDE)) return;
    for (const part of run.split(/([\u202C\u202E])/u)) {
      if (part === POP) this.#override = false;
      else if (part === OVERRIDE) this.#override = true;
      else if ((this.#override || overridden) && /\p{Nd}{2}/u.test(part)) this.#misleads = true;
    }
  }

  done(): Block | null {
    const text = this.#text.trimEnd();
    if (this.#misleads || !LETTER.test(text)) return null;
    return { text, pieces: this.pieces, element: this.#element, linked: Math.min(this.#linked, text.length) };
  }
}

/** Turns leaves into blocks, one leaf at a time. */
class Reader {
  readonly blocks: Block[] = [];
  readonly #layout = new Layout();
  readonly #within: Range | undefined;
  readonly #links = new Map<Element, boolean>();
  #builder: Builder | null = null;
  #current: Element | null = null;

  constructor(within: Range | undefined) {
    this.#within = within;
  }

  take({ node, parent }: Leaf): void {
    if (node.nodeType !== Node.TEXT_NODE) {
      // Newsrooms set paragraphs with line breaks; in a heading they only balance its lines.
      if (this.#current && /^h[1-6]$/u.test(this.#current.localName)) this.#builder?.space();
      else this.flush();
      return;
    }
    const text = node as Text;
    const within = this.#within;
    if (within && !within.intersectsNode(text)) return;
    if (text.data.trim() === "") {
      if (this.#current && this.#layout.blockOf(parent) === this.#current) this.#builder?.space();
      return;
    }
    if (this.#layout.hides(parent)) return;
    const block = this.#layout.blockOf(parent);
    if (block !== this.#current) this.flush();
    this.#current = block;
    this.#builder ??= new Builder(block);
    const from = within?.startContainer === text ? within.startOffset : 0;
    const to = within?.endContainer === text ? within.endOffset : text.length;
    this.#builder.add(text, from, to, this.#isLinked(parent), this.#layout.overrides(parent));
  }

  flush(): void {
    const block = this.#builder?.done();
    if (block) this.blocks.push(block);
    this.#builder = null;
  }

  #isLinked(element: Element): boolean {
    let known = this.#links.get(element);
    if (known === undefined) {
      known = element.closest("a[href]") !== null;
      this.#links.set(element, known);
    }
    return known;
  }
}

/**
 * The blocks below an element, in the order in which they are shown. `within`: only text inside this range. `roots`
 * is given every shadow root and frame on the way.
 */
export async function readBlocks(top: Element, within?: Range, roots?: Node[]): Promise<Block[]> {
  const pace = new Pace();
  const reader = new Reader(within);
  for (const [index, leaf] of leaves(top, roots).entries()) {
    reader.take(leaf);
    if (index % STRIDE === 0 && pace.due) await pace.rest();
  }
  reader.flush();
  return reader.blocks;
}
