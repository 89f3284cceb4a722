/**
 * The words for people, in the language the reader chose, which need not be the browser's: `chrome.i18n` knows only
 * the browser's. Numbers and dates by `Intl`, with the digits of the reader's locale.
 */
import ar from "../_locales/ar/messages.json";
import en from "../_locales/en/messages.json";
import type { FigureLike } from "./figure.js";
import type { Outcome } from "./isnad.js";
import type { Language } from "./settings.js";

export type Key = keyof typeof en;
/** Groups of words for the values of `isnad/1`: each value has a message `<group>_<value>`. */
export type LabelGroup = "kind" | "place" | "outcome" | "bound" | "victims" | "stance" | "family" | "chart";
type Catalogue = Record<string, { message: string }>;
const CATALOGUES: Record<"ar" | "en", Catalogue> = { ar, en };

export interface Ui {
  lang: "ar" | "en";
  dir: "rtl" | "ltr";
  /** BCP 47, with the reader's region if it is known: decides the digits. */
  locale: string;
  t(key: Key, ...substitutions: (string | number)[]): string;
  label(group: LabelGroup, value: string): string;
  /** The noun of an outcome as it goes with a number: `23 قتيلًا`, `5 قتلى`. */
  unit(outcome: Outcome, figure: FigureLike): string;
  /** The noun of what is counted as it goes with the number: `9 أقوال`, `11 قولًا`. */
  counted(noun: "claims" | "actors", number: number): string;
  number(value: number): string;
  /** A large number in few signs: `10M`, `10 ملايين`. */
  short(value: number): string;
  /** An ISO 8601 date for people; what is no date comes back as it is. */
  date(iso: string): string;
  /** Words one after the other, with the comma of the language. */
  list(words: readonly string[]): string;
}

/** The words for a choice of language; `wanted` are the browser's languages, best first. */
export function uiFor(language: Language, wanted: readonly string[] = navigator.languages): Ui {
  const spoken = wanted.find((tag) => /^(ar|en)\b/i.test(tag));
  const lang = language === "auto" ? (spoken?.toLowerCase().startsWith("ar") ? "ar" : "en") : language;
  const locale = wanted.find((tag) => tag.toLowerCase().startsWith(lang)) ?? lang;
  const numbers = new Intl.NumberFormat(locale);
  const shorts = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
  const plural = new Intl.PluralRules(lang);
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "long" });
  const find = (key: string) => CATALOGUES[lang][key]?.message ?? key;
  return {
    lang,
    dir: lang === "ar" ? "rtl" : "ltr",
    locale,
    t: (key, ...values) =>
      find(key).replace(/\$(\d)/g, (whole, place: string) => {
        const value = values[Number(place) - 1];
        return value === undefined ? whole : typeof value === "number" ? numbers.format(value) : value;
      }),
    label: (group, value) => find(`${group}_${value}`),
    unit: (outcome, { min, max }) => {
      const count = max ?? min;
      const key = `unit_${outcome}_${count === null ? "" : plural.select(count)}`;
      return CATALOGUES[lang][key]?.message ?? find(`outcome_${outcome}`);
    },
    counted: (noun, number) => find(`count_${noun}_${plural.select(number)}`),
    number: (value) => numbers.format(value),
    short: (value) => shorts.format(value),
    date: (iso) => {
      const time = Date.parse(iso);
      return Number.isNaN(time) ? iso : days.format(time);
    },
    list: (words) => words.join(lang === "ar" ? "، " : ", "),
  };
}
