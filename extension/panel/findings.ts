/** What the panel lists, in the order it lists it: searched, filtered, grouped. Pure. */
import { OUTCOMES, type Actor, type ActorKind, type Analysis, type Casualty, type Claim, type Family, type Stance } from "../shared/isnad.js";
import { matches } from "../shared/fold.js";

export interface Filters {
  query: string;
  stance: Stance | null;
  anonymous: boolean;
  kind: ActorKind | null;
}

export const NO_FILTERS: Filters = { query: "", stance: null, anonymous: false, kind: null };

/** Where a finding stands in an analysis. */
export interface Place {
  family: Family;
  index: number;
}

export interface CasualtyRow {
  index: number;
  casualty: Casualty;
  parts: CasualtyRow[];
}

/**
 * Figures with their parts under them, in reading order. A part whose whole is not known or does not match stands by
 * itself; a whole stays where only one of its parts matches.
 */
export function casualtyRows(analysis: Analysis, { query, anonymous }: Filters): CasualtyRow[] {
  const rows = analysis.casualties.map((casualty, index): CasualtyRow => ({ index, casualty, parts: [] }));
  const fits = ({ casualty }: CasualtyRow) =>
    (!anonymous || casualty.speaker?.anonymous === true) &&
    matches(query, [
      casualty.text, casualty.speaker?.name, casualty.date, casualty.cause, casualty.perpetrator,
      casualty.place === null ? null : analysis.places[casualty.place]?.name,
      casualty.min === null ? null : String(casualty.min),
    ]);
  const top: CasualtyRow[] = [];
  for (const row of rows) {
    const whole = row.casualty.part_of === null ? undefined : rows[row.casualty.part_of];
    // A whole that is itself a part of another is shown as one level: rows are narrow. Cycles are impossible so.
    if (whole && whole !== row && whole.casualty.part_of === null) whole.parts.push(row);
    else top.push(row);
  }
  return top.flatMap((row) => {
    const parts = row.parts.filter(fits);
    if (fits(row)) return [{ ...row, parts: query === "" && !anonymous ? row.parts : parts }];
    return parts.length > 0 ? [{ ...row, parts }] : [];
  });
}

/**
 * What the overview is about: the first number given of the gravest outcome, and the figures that disagree with it.
 * Other figures of that outcome may be of another event, and are not lumped together with it.
 */
export function leadingFigures({ casualties, conflicts }: Analysis): Casualty[] {
  const given = casualties.filter(({ part, min, max }) => !part && (min !== null || max !== null));
  const gravest = OUTCOMES.find((outcome) => given.some((found) => found.outcome === outcome));
  const first = given.filter(({ outcome }) => outcome === gravest);
  const lead = first.find(({ bound }) => bound !== "vague") ?? first[0];
  if (!lead) return [];
  const disagreeing = conflicts.map((conflict) => conflict.casualties.flatMap((index) => casualties[index] ?? []));
  return [...new Set([lead, ...disagreeing.filter((sides) => sides.includes(lead)).flat()])];
}

export interface ClaimGroup {
  /** `null` where the speaker could not be resolved, or nothing is said of who speaks. */
  name: string | null;
  anonymous: boolean;
  actor: Actor | null;
  claims: { index: number; claim: Claim }[];
}

/** Claims by speaker; speakers in the order in which they first speak, unresolved ones together. */
export function claimGroups(analysis: Analysis, { query, stance, anonymous }: Filters): ClaimGroup[] {
  const groups = new Map<string, ClaimGroup>();
  analysis.claims.forEach((claim, index) => {
    const { speaker } = claim;
    if (stance !== null && claim.stance !== stance) return;
    if (anonymous && speaker?.anonymous !== true) return;
    if (!matches(query, [speaker?.name, claim.cue.text, claim.content?.text, claim.via, claim.target])) return;
    const key = speaker === null ? "?" : speaker.actor !== null ? `#${speaker.actor}` : `${speaker.anonymous} ${speaker.name}`;
    const actor = speaker?.actor == null ? null : (analysis.actors[speaker.actor] ?? null);
    const group = groups.get(key) ?? {
      name: speaker?.name || null,
      anonymous: speaker?.anonymous ?? false,
      actor,
      claims: [],
    };
    group.claims.push({ index, claim });
    groups.set(key, group);
  });
  return [...groups.values()];
}

/** Actors, the most often mentioned first. */
export function actorRows(analysis: Analysis, { query, kind }: Filters): { index: number; actor: Actor }[] {
  return analysis.actors
    .map((actor, index) => ({ index, actor }))
    .filter(
      ({ actor }) =>
        (kind === null || actor.kind === kind) &&
        matches(query, [actor.name, actor.name_en, actor.role, actor.affiliation, ...actor.mentions.map(({ text }) => text)]),
    )
    .sort((a, b) => b.actor.mentions.length - a.actor.mentions.length || a.index - b.index);
}

/** The three lists, and the order of the findings in each. */
export interface Lists {
  casualties: CasualtyRow[];
  claims: ClaimGroup[];
  actors: { index: number; actor: Actor }[];
  order: Record<Family, number[]>;
}

export function listsOf(analysis: Analysis, filters: Filters): Lists {
  const casualties = casualtyRows(analysis, filters);
  const claims = claimGroups(analysis, filters);
  const actors = actorRows(analysis, filters);
  const order = {
    casualties: casualties.flatMap((row) => [row.index, ...row.parts.map(({ index }) => index)]),
    claims: claims.flatMap((group) => group.claims.map(({ index }) => index)),
    actors: actors.map(({ index }) => index),
  };
  return { casualties, claims, actors, order };
}

/** What a finding is known by when its article was read again: its words, and who or what they are of. */
function signOf(analysis: Analysis, { family, index }: Place): string | null {
  switch (family) {
    case "actors":
      return analysis.actors[index]?.name ?? null;
    case "casualties": {
      const found = analysis.casualties[index];
      return found ? JSON.stringify([found.text, found.outcome, found.min, found.max, found.speaker?.name]) : null;
    }
    case "claims": {
      const found = analysis.claims[index];
      return found ? JSON.stringify([found.cue.text, found.content?.text, found.speaker?.name]) : null;
    }
  }
}

/** The same finding in a later analysis of the article; of several alike the nearest in order. `null` if it is gone. */
export function sameFinding(before: Analysis, after: Analysis, place: Place): Place | null {
  const sign = signOf(before, place);
  if (sign === null) return null;
  const { family, index } = place;
  const alike = [...after[family].keys()].filter((each) => signOf(after, { family, index: each }) === sign);
  const nearest = alike.sort((a, b) => Math.abs(a - index) - Math.abs(b - index))[0];
  return nearest === undefined ? null : { family, index: nearest };
}
