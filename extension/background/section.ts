/** One family of an analysis by itself, for a report of that family alone. */
import type { Analysis } from "../shared/isnad.js";
import type { Section } from "../shared/messages.js";

/**
 * The analysis with only this family, and what it refers to: figures keep actors and places, claims keep actors.
 * References to a family that is left out become `null`.
 */
export function only(analysis: Analysis, section: Section): Analysis {
  switch (section) {
    case "all":
      return analysis;
    case "actors":
      return { ...analysis, places: [], casualties: [], claims: [], conflicts: [] };
    case "casualties":
      return {
        ...analysis,
        claims: [],
        casualties: analysis.casualties.map((casualty) => ({ ...casualty, claim: null })),
      };
    case "claims":
      return { ...analysis, places: [], casualties: [], conflicts: [] };
  }
}
