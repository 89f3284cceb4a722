/** From offsets into the analysed text to places in the live page, and back. */
import type { Span } from "../shared/isnad.js";
import type { Block, Piece } from "./article/types.js";

/** A place in the page, as `StaticRange` and `Range` take it. */
export interface Place {
  startContainer: Text;
  startOffset: number;
  endContainer: Text;
  endOffset: number;
}

/** A piece with its offset in the whole text. */
type Placed = Piece & { at: number };

const unspaced = (text: string) => text.replace(/\s+/gu, "");

/** Blocks joined to one text, with the way back to their text nodes. */
export class TextMap {
  readonly text: string;
  /** By `at`, ascending, without overlap. */
  readonly #pieces: Placed[] = [];
  #byNode: Map<Text, Placed[]> | null = null;

  /** Blocks beyond `limit` UTF-16 code units are left out, so that no block is cut. */
  constructor(blocks: readonly Block[], limit: number) {
    const texts: string[] = [];
    let at = 0;
    for (const block of blocks) {
      if (at + block.text.length > limit) break;
      for (const piece of block.pieces) this.#pieces.push({ ...piece, at: at + piece.start });
      texts.push(block.text);
      at += block.text.length + 1;
    }
    this.text = texts.join("\n");
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
   * Where a finding's stretch stands now, or `null` if the page has changed under it: the page's text there must
   * still be the finding's text, white space apart.
   */
  locate({ start, end, text }: Span): Place | null {
    const first = this.#pieces[this.#pieceAt(start)];
    const lastIndex = this.#pieceAt(end - 1);
    const last = this.#pieces[lastIndex];
    if (!first || !last || end <= start || start >= first.at + first.length || end > last.at + last.length) return null;
    let read = "";
    for (let index = this.#pieceAt(start); index <= lastIndex; index += 1) {
      const piece = this.#pieces[index] as Placed;
      if (!piece.node.isConnected) return null;
      const from = Math.max(start, piece.at);
      const to = Math.min(end, piece.at + piece.length);
      const live = piece.node.data.slice(piece.from + from - piece.at, piece.from + to - piece.at);
      if (live !== this.text.slice(from, to)) return null;
      read += live;
    }
    // Whatever lies between the pieces is white space of the page, one space in the text.
    if (unspaced(read) !== unspaced(text)) return null;
    return {
      startContainer: first.node,
      startOffset: first.from + start - first.at,
      endContainer: last.node,
      endOffset: last.from + end - last.at,
    };
  }

  /** The offset into the text of a place in a text node, or `null` if the node is no part of it. */
  offsetOf(node: Node, offset: number): number | null {
    if (!this.#byNode) {
      this.#byNode = new Map();
      for (const piece of this.#pieces) {
        const pieces = this.#byNode.get(piece.node);
        if (pieces) pieces.push(piece);
        else this.#byNode.set(piece.node, [piece]);
      }
    }
    for (const piece of this.#byNode.get(node as Text) ?? []) {
      if (offset >= piece.from && offset <= piece.from + piece.length) return piece.at + offset - piece.from;
    }
    return null;
  }
}
