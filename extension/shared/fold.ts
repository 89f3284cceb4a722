/** Folding for search: what differs only in vowel signs, hamza carriers or digits is found. Never shown. */

const SAME: Record<string, string> = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ی: "ي", ة: "ه", ؤ: "و", ئ: "ي", ک: "ك" };

export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u064B-\u065F\u0670\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069]/gu, "")
    .replace(/[أإآٱىیةؤئک]/gu, (letter) => SAME[letter] ?? letter)
    .replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .toLowerCase();
}

/** Whether every word of the query stands somewhere in the fields. */
export function matches(query: string, fields: readonly (string | null | undefined)[]): boolean {
  const words = fold(query).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return true;
  const all = fold(fields.filter(Boolean).join("\n"));
  return words.every((word) => all.includes(word));
}
