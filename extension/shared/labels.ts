/** Words for people. Every value of `isnad/1` has a message `<group>_<value>` in `_locales`. */

export type LabelGroup = "kind" | "place" | "outcome" | "bound" | "victims" | "stance" | "family";

/** The message of this key with its substitutions; the key itself if there is none, so that a gap is seen. */
export function t(key: string, ...substitutions: string[]): string {
  return chrome.i18n.getMessage(key, substitutions) || key;
}

/** The word for a value of `isnad/1`, in the reader's language. */
export function label(group: LabelGroup, value: string): string {
  return t(`${group}_${value}`);
}

/** The interface's writing direction: `rtl` or `ltr`. */
export function direction(): string {
  return chrome.i18n.getMessage("@@bidi_dir") || "ltr";
}

const MINUS = "\u2212";

/** A figure as it was read: `12`, `3–5`, `> 10`, `≥ 10`, `≈ 10`, `≤ 10`, `?`. Never rounded or averaged. */
export function figure(found: { min: number | null; max: number | null; bound: string }): string {
  const format = new Intl.NumberFormat(chrome.i18n.getUILanguage(), { numberingSystem: "latn" });
  const show = (value: number) => format.format(value).replace("-", MINUS);
  const { min, max, bound } = found;
  const one = min ?? max;
  if (one === null) return "?";
  if (bound === "range" && min !== null && max !== null && min !== max) return `${show(min)}–${show(max)}`;
  const sign = { more_than: "> ", at_least: "≥ ", about: "≈ ", at_most: "≤ " }[bound] ?? "";
  if (bound === "vague" && min !== null) return `≥ ${show(min)}`;
  return sign + show(bound === "at_most" && max !== null ? max : one);
}
