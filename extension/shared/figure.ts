/** Figures as they are shown: what was read, never rounded, added or averaged. */
import type { Bound } from "./isnad.js";

export interface FigureLike {
  min: number | null;
  max: number | null;
  bound: Bound;
}

/** Between two Arabic-Indic numbers a bare dash would turn their order about, even in a stretch from left to right. */
const dash = (beside: string) => (/[\u0660-\u0669]/u.test(beside) ? "\u200e–\u200e" : "–");

/**
 * `12`, `3–5`, `31+` (31 or more), `3–31+`, `≈ 40`, `≤ 5`, and `–` where no number was given. `min` of "more than
 * thirty" is 31, so both lower bounds read alike.
 */
export function figureText({ min, max, bound }: FigureLike, number: (value: number) => string): string {
  if (min === null && max === null) return "–";
  if (min === null) return `≤ ${number(max as number)}`;
  if (max === null) return `${number(min)}+`;
  if (min !== max) return `${number(min)}${dash(number(min))}${number(max)}${bound === "at_least" ? "+" : ""}`;
  return bound === "about" ? `≈ ${number(min)}` : number(min);
}

/**
 * Where figures of one outcome lie together: the least and the greatest number that anyone gives, "at least" if one
 * of them is open above. It tells how far apart they are, and is itself nobody's figure.
 */
export function envelope(figures: readonly FigureLike[]): FigureLike | null {
  const counted = figures.filter(({ min, max }) => min !== null || max !== null);
  if (counted.length === 0) return null;
  const [only] = counted;
  if (counted.length === 1 && only) return only;
  const min = Math.min(...counted.map((figure) => figure.min ?? 0));
  const max = Math.max(...counted.map((figure) => figure.max ?? figure.min ?? 0));
  // One that is open above leaves all of them open.
  if (counted.every((figure) => figure.max !== null)) return { min, max, bound: min === max ? "exact" : "range" };
  return { min, max: min === max ? null : max, bound: "at_least" };
}
