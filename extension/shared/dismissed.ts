/** Findings that the reader has dismissed: kept in `storage.local`, so that they stay away when the page comes again. */
import { FAMILIES, type Analysis, type Family, type Span } from "./isnad.js";
import { keepOnly, keptBut } from "./pick.js";
import { quoteOf } from "./selector.js";

const STORE = "dismissed";
/** The oldest make room. */
const MOST = 5_000;
/** Of a party that is named often, so many places are remembered. */
const MOST_MENTIONS = 20;

/**
 * By what a finding is known again: kind, words and what stands around them. A party is known by any of its mentions.
 * A figure that is read otherwise than before is another finding.
 */
export function keysOf(analysis: Analysis, text: string, family: Family, index: number): string[] {
  const key = (kind: readonly (string | number | null)[], { start, end }: Span) => {
    const { text: words, prefix, suffix } = quoteOf(text, start, end);
    return JSON.stringify([family, ...kind, words, prefix, suffix]);
  };
  switch (family) {
    case "actors": {
      const actor = analysis.actors[index];
      return actor ? actor.mentions.slice(0, MOST_MENTIONS).map((mention) => key([actor.kind], mention)) : [];
    }
    case "casualties": {
      const found = analysis.casualties[index];
      return found ? [key([found.outcome, found.min, found.max], found)] : [];
    }
    case "claims": {
      const claim = analysis.claims[index];
      return claim ? [key([claim.stance], claim.cue)] : [];
    }
  }
}

export async function loadDismissed(): Promise<Set<string>> {
  const stored: unknown = (await chrome.storage.local.get(STORE))[STORE];
  return new Set(Array.isArray(stored) ? stored.filter((key) => typeof key === "string") : []);
}

async function save(keys: Iterable<string>): Promise<void> {
  await chrome.storage.local.set({ [STORE]: [...keys].slice(-MOST) });
}

export async function dismiss(keys: readonly string[]): Promise<void> {
  await save([...(await loadDismissed()), ...keys]);
}

/** Takes back whatever was dismissed of this analysis. */
export async function restore(analysis: Analysis, text: string): Promise<void> {
  const stored = await loadDismissed();
  for (const family of FAMILIES) {
    for (const index of analysis[family].keys()) for (const key of keysOf(analysis, text, family, index)) stored.delete(key);
  }
  await save(stored);
}

/** The analysis without what was dismissed, and how many findings that were. */
export function withoutDismissed(analysis: Analysis, text: string, stored: ReadonlySet<string>): { analysis: Analysis; dismissed: number } {
  if (stored.size === 0) return { analysis, dismissed: 0 };
  let dismissed = 0;
  const kept = keptBut(analysis, (family, index) => {
    const gone = keysOf(analysis, text, family, index).some((key) => stored.has(key));
    if (gone) dismissed += 1;
    return gone;
  });
  return dismissed === 0 ? { analysis, dismissed } : { analysis: keepOnly(analysis, kept), dismissed };
}
