/** The sentence around a stretch. `Intl.Segmenter` breaks after titles such as "د.", so the ends are sought here. */

const END = /[.!?؟…]+["»”’)\]]*(?=\s|$)/gu;
/** What stands before a full stop that ends no sentence: one or two letters (د. م. أ.د.), or a digit in a number. */
const ABBREVIATION = /(?:^|[\s.(«"])[\p{L}]{1,2}$/u;

/** UTF-16 start and end of the sentence that holds `start`, grown so that `end` lies in it too, within one line. */
export function sentenceAround(text: string, start: number, end: number): { start: number; end: number } {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const newline = text.indexOf("\n", start);
  const lineEnd = newline < 0 ? text.length : newline;
  const line = text.slice(lineStart, lineEnd);
  let from = 0;
  let to = line.length;
  for (const found of line.matchAll(END)) {
    const stop = found.index + found[0].length;
    if (found[0] === "." && ABBREVIATION.test(line.slice(0, found.index))) continue;
    if (lineStart + stop <= start) from = stop;
    else if (lineStart + stop >= Math.min(end, lineEnd)) {
      to = stop;
      break;
    }
  }
  while (from < to && /\s/u.test(line[from] as string)) from += 1;
  return { start: lineStart + from, end: lineStart + to };
}
