/**
 * What finding the article hands to marking. The blocks' texts, joined by `\n` in order, are the one text that is
 * analysed; the pieces lead from an offset in it back to the live page.
 */
import type { Meta } from "../../shared/isnad.js";

/** A stretch of a block's text that stands letter for letter in a live text node. */
export interface Piece {
  node: Text;
  /** Where the stretch starts in the block's text, in UTF-16 code units. */
  start: number;
  /** Where it starts in `node.data`. */
  from: number;
  /** Its length in both: `block.text.substr(start, length) === node.data.substr(from, length)`. */
  length: number;
}

/**
 * A paragraph, heading, list item or the like. Runs of white space are one space in `text`; such a space, and one
 * put in for a line break, need not belong to any piece. No `\n` occurs in it.
 */
export interface Block {
  text: string;
  /** By `start`, ascending, without overlap. */
  pieces: Piece[];
  /** The element around it that starts a line of its own. */
  element: Element;
  /** How many of its letters stand in links. */
  linked: number;
}

export interface Article {
  /** Headline first, then in reading order; none where the page has no Arabic text. */
  blocks: Block[];
  /**
   * The indices of the blocks that begin a part, the first always 0. Parts are read each by itself: the posts of a
   * live blog, the headlines of a front page, articles one below the other.
   */
  parts: number[];
  meta: Meta;
  /** Whether the text is Arabic (the language, not only its script). */
  arabic: boolean;
}
