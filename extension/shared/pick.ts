/** A part of an analysis as an analysis of its own, to be reported by itself. */
import type { Analysis, Casualty, Claim, Family, Speaker } from "./isnad.js";

const alone = (speaker: Speaker | null): Speaker | null => speaker && { ...speaker, actor: null };

/**
 * One family, or some of its findings. References to what is left out become `null`; those between what is kept are
 * renumbered. Speakers keep their names, figures their places.
 */
export function pick(analysis: Analysis, family: Family, indices?: readonly number[]): Analysis {
  const kept = indices ?? analysis[family].map((_, index) => index);
  const renumbered = new Map(kept.map((index, place) => [index, place]));
  const to = (index: number | null) => (index === null ? null : (renumbered.get(index) ?? null));
  const empty: Analysis = { ...analysis, actors: [], places: [], casualties: [], claims: [], conflicts: [] };
  switch (family) {
    case "actors":
      return { ...empty, actors: kept.flatMap((index) => analysis.actors[index] ?? []).map((actor, id) => ({ ...actor, id })) };
    case "casualties": {
      const found = kept.flatMap((index): Casualty[] => (analysis.casualties[index] ? [analysis.casualties[index]] : []));
      return {
        ...empty,
        places: analysis.places,
        casualties: found.map((casualty) => ({
          ...casualty,
          speaker: alone(casualty.speaker),
          part_of: to(casualty.part_of),
          claim: null,
          side: null,
        })),
        conflicts: analysis.conflicts.flatMap((conflict) => {
          const still = conflict.casualties.flatMap((index) => to(index) ?? []);
          return still.length > 1 ? [{ ...conflict, casualties: still }] : [];
        }),
      };
    }
    case "claims": {
      const found = kept.flatMap((index): Claim[] => (analysis.claims[index] ? [analysis.claims[index]] : []));
      return {
        ...empty,
        claims: found.map((claim) => ({ ...claim, speaker: alone(claim.speaker), parent: to(claim.parent) })),
      };
    }
  }
}
