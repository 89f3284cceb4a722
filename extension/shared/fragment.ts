/**
 * Links to a sentence: text fragments (`#:~:text=prefix-,exact,-suffix`) of whole words copied verbatim.
 *
 * Browsers match whole words and fold differently from each other, so nothing is folded here: words are copied letter
 * for letter. Context is added, word by word, until prefix, words and suffix together stand once in the text. A match
 * may not leave its block, and blocks are the lines of the text.
 */

/** The longest stretch that is written out; a longer one is given by its first and last words. */
const LONGEST = 300;
const EDGE_WORDS = 5;
const MOST_CONTEXT = 12;

interface Word {
  start: number;
  end: number;
}

function wordsOf(line: string): Word[] {
  return [...line.matchAll(/\S+/gu)].map((found) => ({ start: found.index, end: found.index + found[0].length }));
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && count < 2; at = text.indexOf(part, at + 1)) {
    // Browsers match whole words: a hit inside a longer word is none.
    if (!/\S/u.test(text[at - 1] ?? " ") && !/\S/u.test(text[at + part.length] ?? " ")) count += 1;
  }
  return count;
}

/** Percent-encodes what has a meaning in a text directive or in a URL. */
function encode(part: string): string {
  return encodeURIComponent(part.toWellFormed()).replace(/[-!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * The directive (`text=…`) for UTF-16 `start..end` of the text, grown to whole words and kept to its first line.
 * `null` where the stretch is empty, or not unique even with all the context of its line.
 */
export function directive(text: string, start: number, end: number): string | null {
  if (start < 0 || end > text.length || start >= end) return null;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const newline = text.indexOf("\n", start);
  const line = text.slice(lineStart, newline < 0 ? text.length : newline);
  const from = start - lineStart;
  const to = Math.min(end - lineStart, line.length);
  const words = wordsOf(line);
  const first = words.findIndex((word) => word.end > from);
  const last = words.findLastIndex((word) => word.start < to);
  const [a, z] = [words[first], words[last]];
  if (!a || !z || last < first) return null;
  const exact = line.slice(a.start, z.end);

  for (let context = 0; context <= MOST_CONTEXT; context += 1) {
    const left = words[Math.max(0, first - context)] as Word;
    const right = words[Math.min(words.length - 1, last + context)] as Word;
    if (countOf(text, line.slice(left.start, right.end)) === 1) {
      const prefix = line.slice(left.start, a.start).trim();
      const suffix = line.slice(z.end, right.end).trim();
      return (
        "text=" + (prefix && `${encode(prefix)}-,`) + range(text, exact, words, first, last, line) + (suffix && `,-${encode(suffix)}`)
      );
    }
    if (left === words[0] && right === words.at(-1)) break;
  }
  return null;
}

/** The words themselves; of a long stretch the first and last, if no shorter stretch could be meant by them. */
function range(text: string, exact: string, words: Word[], first: number, last: number, line: string): string {
  if (exact.length <= LONGEST || last - first < 2 * EDGE_WORDS) return encode(exact);
  const head = line.slice((words[first] as Word).start, (words[first + EDGE_WORDS - 1] as Word).end);
  const tail = line.slice((words[last - EDGE_WORDS + 1] as Word).start, (words[last] as Word).end);
  return countOf(text, head) === 1 && countOf(text, tail) === 1 ? `${encode(head)},${encode(tail)}` : encode(exact);
}

/** The page's address with the fragment; without one where no unique fragment exists or the address is no web page. */
export function link(url: string, text: string, start: number, end: number): string {
  if (!/^https?:\/\//i.test(url)) return url;
  const bare = url.replace(/#.*$/su, "");
  const found = directive(text, start, end);
  return found ? `${bare}#:~:${found}` : bare;
}
