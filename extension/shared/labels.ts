/** Words for people. Every value of `isnad/1` has a message `<group>_<value>` in `_locales`. */
import { figureText, type FigureLike } from "./figure.js";

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

/** A figure as it was read (`figureText`), with Latin digits, in the browser's language. */
export function figure(found: FigureLike): string {
  const format = new Intl.NumberFormat(chrome.i18n.getUILanguage(), { numberingSystem: "latn" });
  return figureText(found, (value) => format.format(value));
}
