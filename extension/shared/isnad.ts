/**
 * The types of `isnad/1`, as the core hands them over the WASM boundary. They mirror `src/analysis.rs`, which is
 * the authority on what each field means. Offsets are UTF-16 code units, end exclusive, into the one text that
 * was analysed; every `text` is literally that slice of it.
 */

export interface Span {
  start: number;
  end: number;
  text: string;
}

export const ACTOR_KINDS = [
  "person", "state", "government", "military", "armed_group", "party", "media", "ngo", "international", "company",
  "other",
] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export interface Mention extends Span {
  form: "name" | "short";
}

export interface Actor {
  id: number;
  name: string;
  name_en: string | null;
  kind: ActorKind;
  role: string | null;
  affiliation: string | null;
  known: boolean;
  mentions: Mention[];
}

export interface Place {
  id: number;
  name: string;
  kind: "country" | "region" | "city" | "other";
  mentions: Span[];
}

export const OUTCOMES = [
  "killed", "wounded", "killed_or_wounded", "missing", "detained", "displaced", "affected",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const BOUNDS = ["exact", "more_than", "at_least", "about", "at_most", "range", "vague", "unstated"] as const;
export type Bound = (typeof BOUNDS)[number];

export const VICTIMS = [
  "civilian", "child", "woman", "combatant", "security", "journalist", "medic", "official", "mixed", "unspecified",
] as const;
export type Victims = (typeof VICTIMS)[number];

export interface Speaker {
  /** Empty where nothing at all is said of who speaks. */
  name: string;
  /** Index in `Analysis.actors`, where the speaker is one. */
  actor: number | null;
  anonymous: boolean;
}

export interface Casualty extends Span {
  outcome: Outcome;
  min: number | null;
  max: number | null;
  bound: Bound;
  victims: Victims;
  side: number | null;
  part: boolean;
  part_of: number | null;
  cumulative: boolean;
  preliminary: boolean;
  place: number | null;
  date: string | null;
  cause: string | null;
  perpetrator: string | null;
  /** `null` where the outlet states the figure itself. */
  speaker: Speaker | null;
  claim: number | null;
  why: string;
}

export const STANCES = [
  "state", "confirm", "deny", "accuse", "warn", "expect", "doubt", "opine", "condemn", "demand", "admit", "promise",
  "silent",
] as const;
export type Stance = (typeof STANCES)[number];

export interface Claim {
  cue: Span & { lemma: string };
  source: Span | null;
  /** `null` where it could not be resolved. */
  speaker: Speaker | null;
  content: Span | null;
  stance: Stance;
  direct: boolean;
  via: string | null;
  target: string | null;
  parent: number | null;
  /** Whose report it stands in, where `parent` was left out of the analysis; its name is empty if it was not resolved. */
  within?: Speaker | null;
  why: string;
}

export interface Conflict {
  casualties: number[];
  why: string;
}

export interface Analysis {
  schema: "isnad/1";
  engine: string;
  actors: Actor[];
  places: Place[];
  casualties: Casualty[];
  claims: Claim[];
  conflicts: Conflict[];
}

/** What is known of the page an analysis was made of. Dates are ISO 8601. */
export interface Meta {
  title?: string;
  publisher?: string;
  author?: string;
  published?: string;
  /** When the text was read from the page. */
  captured?: string;
  url?: string;
  /** BCP 47 tag of the page's language. */
  lang?: string;
}

export const FORMATS = ["markdown", "text", "html", "csv", "json", "jsonld"] as const;
export type Format = (typeof FORMATS)[number];

/** The families of findings that are marked and listed. */
export const FAMILIES = ["actors", "casualties", "claims"] as const;
export type Family = (typeof FAMILIES)[number];
