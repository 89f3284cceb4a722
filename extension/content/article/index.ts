/** Finds the text of a page: every visible block with Arabic letters. */
import type { Article, Block } from "./types.js";

const BLOCKS = "h1,h2,h3,h4,p,li,blockquote,figcaption,dd,dt,td";

function read(element: Element): Block {
  const block: Block = { text: "", pieces: [] };
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    for (const { 0: word, index } of node.data.matchAll(/\s+|\S+/gu)) {
      if (word.trim() === "") {
        if (block.text !== "" && !block.text.endsWith(" ")) block.text += " ";
      } else {
        block.pieces.push({ node, start: block.text.length, from: index, length: word.length });
        block.text += word;
      }
    }
  }
  return { ...block, text: block.text.trimEnd() };
}

export function findArticle(document: Document, within?: Range): Article {
  const blocks = [...document.querySelectorAll(BLOCKS)]
    .filter((element) => !element.querySelector(BLOCKS) && element.checkVisibility())
    .filter((element) => !within || within.intersectsNode(element))
    .map(read)
    .filter(({ text }) => /\p{Script=Arabic}/u.test(text));
  return {
    blocks,
    meta: { title: document.title, url: location.href, lang: document.documentElement.lang },
    arabic: blocks.length > 0,
  };
}
