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
}

export interface Article {
  /** Headline first, then in reading order; none where the page has no Arabic text. */
  blocks: Block[];
  meta: Meta;
  /** Whether the text is Arabic (the language, not only its script). */
  arabic: boolean;
}

/** Finds the article without changing the document. `within`: only the text inside this range, article or not. */
export type FindArticle = (document: Document, within?: Range) => Article;
