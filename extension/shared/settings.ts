/** What the reader has chosen. Kept in `storage.local`, never synced, never sent anywhere. */
import { ACTOR_KINDS, FAMILIES, type ActorKind, type Family } from "./isnad.js";

/** An actor the reader wants recognised wherever it is named. */
export interface WatchEntry {
  name: string;
  aliases: string[];
  kind: ActorKind;
}

/** The language of the extension's own pages; `auto` is the browser's. */
export const LANGUAGES = ["auto", "ar", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The colours of the marks: the usual ones, ones told apart by the colour-blind, lines without a tint. */
export const PALETTES = ["standard", "safe", "quiet"] as const;
export type Palette = (typeof PALETTES)[number];

export interface Settings {
  language: Language;
  palette: Palette;
  /** Which families are painted on the page. */
  show: Record<Family, boolean>;
  /** Whether pointing at a mark opens the card. */
  card: boolean;
  watch: WatchEntry[];
  /** Origins (`https://example.org`) where analysis starts by itself; the host permission is asked when one is added. */
  sites: string[];
  /** Whether analysis starts by itself on every Arabic page; the host permission is asked when this is chosen. */
  everywhere: boolean;
}

export const DEFAULTS: Settings = {
  language: "auto",
  palette: "standard",
  show: { actors: true, casualties: true, claims: true },
  card: true,
  watch: [],
  sites: [],
  everywhere: false,
};

/** What the browser is asked for so that pages of an origin can be read. Firefox knows no ports here: all are meant. */
export function permissionFor(address: string): { origins: string[] } {
  const { protocol, hostname } = new URL(address);
  return { origins: [`${protocol}//${hostname}/*`] };
}

const KEY = "settings";

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];

/** Settings out of whatever was stored: what does not fit is replaced by its default, field by field. */
export function readSettings(stored: unknown): Settings {
  if (!isRecord(stored)) return structuredClone(DEFAULTS);
  const show = isRecord(stored["show"]) ? stored["show"] : {};
  const watch = Array.isArray(stored["watch"]) ? stored["watch"] : [];
  return {
    language: LANGUAGES.find((known) => known === stored["language"]) ?? DEFAULTS.language,
    palette: PALETTES.find((known) => known === stored["palette"]) ?? DEFAULTS.palette,
    show: Object.fromEntries(FAMILIES.map((family) => [family, show[family] !== false])) as Record<Family, boolean>,
    card: stored["card"] !== false,
    watch: watch.filter(isRecord).flatMap((entry) => {
      const name = entry["name"];
      if (typeof name !== "string" || name.trim() === "") return [];
      const kind = ACTOR_KINDS.find((known) => known === entry["kind"]) ?? "other";
      return [{ name, aliases: strings(entry["aliases"]), kind }];
    }),
    sites: strings(stored["sites"]),
    everywhere: stored["everywhere"] === true,
  };
}

export async function loadSettings(): Promise<Settings> {
  return readSettings((await chrome.storage.local.get(KEY))[KEY]);
}

export async function saveSettings(settings: Settings): Promise<void> {
  await chrome.storage.local.set({ [KEY]: settings });
}

/** Calls `listener` with the new settings and those before whenever any context saves them; returns the way to stop. */
export function onSettings(listener: (settings: Settings, before: Settings) => void): () => void {
  const heard = (changes: Record<string, chrome.storage.StorageChange>, area: string) => {
    if (area === "local" && changes[KEY]) listener(readSettings(changes[KEY].newValue), readSettings(changes[KEY].oldValue));
  };
  chrome.storage.onChanged.addListener(heard);
  return () => chrome.storage.onChanged.removeListener(heard);
}
