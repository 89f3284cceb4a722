/** From offsets into the analysed text to places in the live page, and back. */
import type { Span } from "../shared/isnad.js";
import type { Block, Piece } from "./article/types.js";

/** A stretch of one text node, as `StaticRange` and `Range` take it. */
export interface Place {
  startContainer: Text;
  startOffset: number;
  endContainer: Text;
  endOffset: number;
}

/** A piece with its offset in the whole text. */
type Placed = Piece & { at: number };

const unspaced = (text: string) => text.replace(/\s+/gu, "");
const isBlank = (text: string) => text.trim() === "";

/** Blocks joined to one text, with the way back to their text nodes. */
export class TextMap {
  readonly text: string;
  /** Where each part of the text begins: see `Article.parts`. */
  readonly parts: readonly number[];
  /** The elements that the blocks stand in. */
  readonly elements: readonly Element[];
  /** By `at`, ascending, without overlap. */
  readonly #pieces: Placed[] = [];
  #byNode: Map<Text, Placed[]> | null = null;

  /** Blocks beyond `limit` UTF-16 code units are left out, so that no block is cut. */
  constructor({ blocks, parts }: { blocks: readonly Block[]; parts: readonly number[] }, limit: number) {
    const begins = new Set(parts);
    const texts: string[] = [];
    const starts: number[] = [];
    let at = 0;
    for (const [index, block] of blocks.entries()) {
      if (at + block.text.length > limit) break;
      if (begins.has(index)) starts.push(at);
      for (const piece of block.pieces) this.#pieces.push({ ...piece, at: at + piece.start });
      texts.push(block.text);
      at += block.text.length + 1;
    }
    this.text = texts.join("\n");
    this.parts = starts;
    this.elements = blocks.slice(0, texts.length).map(({ element }) => element);
  }

  /** Whether another map has the same text in the same parts. */
  reads(other: TextMap): boolean {
    return this.text === other.text && this.parts.join() === other.parts.join();
  }

  /** Whether another map of the same text leads to the same nodes. */
  leadsTo(other: TextMap): boolean {
    return (
      this.#pieces.length === other.#pieces.length &&
      this.#pieces.every(({ node, from }, index) => node === other.#pieces[index]?.node && from === other.#pieces[index].from)
    );
  }

  /** The last piece that starts at or before an offset. */
  #pieceAt(offset: number): number {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pieces[middle] as Placed).at <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /**
   * Where a finding's stretch stands now, node by node, or `null` if the page has changed under it: the page's text
   * there must still be the finding's text, white space apart.
   */
  locate({ start, end, text }: Span): Place[] | null {
    const lastIndex = this.#pieceAt(end - 1);
    const first = this.#pieces[this.#pieceAt(start)];
    const last = this.#pieces[lastIndex];
    if (!first || !last || end <= start || start >= first.at + first.length || end > last.at + last.length) return null;
    const places: Place[] = [];
    let read = "";
    for (let index = this.#pieceAt(start); index <= lastIndex; index += 1) {
      const { node, at, from, length } = this.#pieces[index] as Placed;
      if (!node.isConnected) return null;
      const low = Math.max(start, at);
      const high = Math.min(end, at + length);
      const [startOffset, endOffset] = [from + low - at, from + high - at];
      const live = node.data.slice(startOffset, endOffset);
      if (live !== this.text.slice(low, high)) return null;
      read += live;
      const before = places.at(-1);
      if (before?.endContainer === node) {
        // Between two pieces of one node there was nothing but white space.
        if (!isBlank(node.data.slice(before.endOffset, startOffset))) return null;
        before.endOffset = endOffset;
      } else {
        if (before) this.#close(before, low);
        places.push({ startContainer: node, startOffset, endContainer: node, endOffset });
      }
    }
    // Whatever lies between the pieces is white space of the page, one space in the text.
    return unspaced(read) === unspaced(text) ? places : null;
  }

  /** Takes the white space before the next node's words along, so that a line under the words has no gap there. */
  #close(place: Place, next: number): void {
    if (this.text[next - 1] !== " ") return;
    const { data } = place.endContainer;
    while (place.endOffset < data.length && isBlank(data[place.endOffset] as string)) place.endOffset += 1;
  }

  #piecesOf(node: Node): readonly Placed[] {
    if (!this.#byNode) {
      this.#byNode = new Map();
      for (const piece of this.#pieces) {
        const pieces = this.#byNode.get(piece.node);
        if (pieces) pieces.push(piece);
        else this.#byNode.set(piece.node, [piece]);
      }
    }
    return this.#byNode.get(node as Text) ?? [];
  }

  /** The open shadow roots in which words of the text stand. */
  get shadowRoots(): ShadowRoot[] {
    const roots = new Set(this.elements.map((element) => element.getRootNode()));
    return [...roots].filter((root): root is ShadowRoot => root.nodeType === Node.DOCUMENT_FRAGMENT_NODE);
  }

  /** Whether a node holds words of the text. */
  has(node: Node): boolean {
    return this.#piecesOf(node).length > 0;
  }

  /** The offset into the text of a place in a text node, or `null` if the node is no part of it. */
  offsetOf(node: Node, offset: number): number | null {
    for (const piece of this.#piecesOf(node)) {
      if (offset >= piece.from && offset <= piece.from + piece.length) return piece.at + offset - piece.from;
    }
    return null;
  }
}
