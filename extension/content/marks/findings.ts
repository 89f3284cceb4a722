/** The findings of an analysis as stretches to paint, to point at and to step through. */
import type { Analysis, Family, Span } from "../../shared/isnad.js";
import type { Layer } from "./rules.js";

/** One painted stretch of one finding. */
export interface Stretch {
  layer: Exclude<Layer, "here">;
  family: Family;
  /** Into `analysis[family]`. */
  index: number;
  /** Of an actor: which mention. */
  mention?: number;
  span: Span;
  /** Whether this stretch stands for its finding when it is jumped to: a figure, a mention, a claim's cue. */
  stop: boolean;
}

/** Every stretch of an analysis, by start. */
export function stretches(analysis: Analysis): Stretch[] {
  const found: Stretch[] = [];
  analysis.actors.forEach((actor, index) => {
    actor.mentions.forEach((span, mention) => {
      found.push({ layer: "actors", family: "actors", index, mention, span, stop: true });
    });
  });
  analysis.casualties.forEach((span, index) => {
    found.push({ layer: "casualties", family: "casualties", index, span, stop: true });
  });
  analysis.claims.forEach(({ cue, source, content }, index) => {
    found.push({ layer: "attribution", family: "claims", index, span: cue, stop: true });
    if (source) found.push({ layer: "attribution", family: "claims", index, span: source, stop: false });
    if (content) found.push({ layer: "said", family: "claims", index, span: content, stop: false });
  });
  return found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** The stretch that stands for a finding; of an actor, for one of its mentions. */
export function stretchOf(all: readonly Stretch[], family: Family, index: number, mention = 0): Stretch | undefined {
  return all.find(
    (stretch) =>
      stretch.stop &&
      stretch.family === family &&
      stretch.index === index &&
      (stretch.mention === undefined || stretch.mention === mention),
  );
}
