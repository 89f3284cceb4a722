/** A part of an analysis as an analysis of its own, with references renumbered. */
import { FAMILIES, type Analysis, type Casualty, type Claim, type Family, type Speaker } from "./isnad.js";

/** Which findings of each family stay: indices, ascending. */
export type Kept = Record<Family, readonly number[]>;

/** All findings of an analysis but those of which `gone` says so. */
export function keptBut(analysis: Analysis, gone: (family: Family, index: number) => boolean): Kept {
  const of = (family: Family) => [...analysis[family].keys()].filter((index) => !gone(family, index));
  return Object.fromEntries(FAMILIES.map((family) => [family, of(family)])) as Record<Family, number[]>;
}

/** Whose report a claim stands in, `null` for nobody's; its name is empty where it could not be resolved. */
export function withinOf(analysis: Analysis, { parent, within }: Claim): Speaker | null {
  if (parent === null) return within ?? null;
  return analysis.claims[parent]?.speaker ?? { name: "", actor: null, anonymous: false };
}

/**
 * Only these findings. References to what is left out become `null`; those between what is kept are renumbered.
 * Speakers keep their names, figures their places, and claims the name of the one in whose report they stand.
 */
export function keepOnly(analysis: Analysis, kept: Kept): Analysis {
  const map = (family: Family) => new Map(kept[family].map((index, place) => [index, place]));
  const maps: Record<Family, Map<number, number>> = {
    actors: map("actors"),
    casualties: map("casualties"),
    claims: map("claims"),
  };
  const to = (family: Family, index: number | null) => (index === null ? null : (maps[family].get(index) ?? null));
  const who = (speaker: Speaker | null) => speaker && { ...speaker, actor: to("actors", speaker.actor) };
  const found = <Item>(items: readonly Item[], family: Family) => kept[family].flatMap((index): Item[] => items[index] === undefined ? [] : [items[index]]);
  return {
    ...analysis,
    actors: found(analysis.actors, "actors").map((actor, id) => ({ ...actor, id })),
    casualties: found<Casualty>(analysis.casualties, "casualties").map((casualty) => ({
      ...casualty,
      speaker: who(casualty.speaker),
      side: to("actors", casualty.side),
      part_of: to("casualties", casualty.part_of),
      claim: to("claims", casualty.claim),
    })),
    claims: found<Claim>(analysis.claims, "claims").map((claim) => {
      const parent = to("claims", claim.parent);
      const within = parent === null ? who(withinOf(analysis, claim)) : null;
      return { ...claim, speaker: who(claim.speaker), parent, ...(within && { within }) };
    }),
    conflicts: analysis.conflicts.flatMap((conflict) => {
      const still = conflict.casualties.flatMap((index) => to("casualties", index) ?? []);
      return still.length > 1 ? [{ ...conflict, casualties: still }] : [];
    }),
  };
}

/**
 * One family, or some of its findings, to be reported by itself. The sides that figures name stay as actors without
 * mentions: reports look their names up and do not list them.
 */
export function pick(analysis: Analysis, family: Family, indices?: readonly number[]): Analysis {
  const own = indices ?? [...analysis[family].keys()];
  const sides = family === "casualties" ? own.flatMap((index) => analysis.casualties[index]?.side ?? []) : [];
  const part = keepOnly(analysis, { actors: [...new Set(sides)].sort((a, b) => a - b), casualties: [], claims: [], [family]: own });
  if (family === "casualties") part.actors = part.actors.map((actor) => ({ ...actor, mentions: [] }));
  else part.places = [];
  return part;
}
