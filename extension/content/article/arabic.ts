/** Whether text is in Arabic: the language, not only its script. */
import type { Block } from "./types.js";

/** Letters of the script that Persian, Urdu, Pashto, Kurdish or Uyghur write and Arabic hardly ever does. */
const FOREIGN = /[ٹپچڈڑژگںھہۂےۓڕڵۆێەټډړږښڼېۍۇۈۋڭکی]/gu;
/** A word with the article, with or without a particle before it. */
const ARTICLE = /^[وفبك]?(?:ال|لل)\p{L}{2}/u;
/** Enough words to judge by how many carry the article. */
const WORDS = 25;

/** So much text is enough to judge by; of longer text, every so many blocks are taken. */
const SAMPLE = 12_000;

function sampled(blocks: readonly Block[]): string {
  let size = 0;
  for (const { text } of blocks) size += text.length;
  const step = Math.max(Math.floor(size / SAMPLE), 1);
  return blocks.filter((_, index) => index % step === 0).map(({ text }) => text.slice(0, SAMPLE)).join("\n");
}

/** True where most letters are of the Arabic script, and the words behave like Arabic ones. */
export function isArabic(blocks: readonly Block[]): boolean {
  const text = sampled(blocks);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const arabic = text.match(/(?=\p{Script=Arabic})\p{L}/gu)?.length ?? 0;
  if (arabic < 2 || arabic < letters * 0.5) return false;
  if ((text.match(FOREIGN)?.length ?? 0) > arabic * 0.05) return false;
  const words = text.match(/(?:(?=\p{Script=Arabic})[\p{L}\p{M}])+/gu) ?? [];
  if (words.length < WORDS) return true;
  // In Arabic prose every third or fourth word has the article.
  const withArticle = words.filter((word) => ARTICLE.test(word.replace(/\p{M}/gu, ""))).length;
  return withArticle >= words.length * 0.06;
}
