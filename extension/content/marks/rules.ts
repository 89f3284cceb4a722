/**
 * How marks look. The rules are injected by the extension, so no page policy concerns them. The page can read the
 * names of highlights, so the names say nothing of what was found.
 *
 * Families differ by the shape of the line as well as by colour: figures have a thick solid line on a tint, actors
 * dots, an attributing word a double line, and what is claimed a faint tint with thin dashes.
 */
import type { Family } from "../../shared/isnad.js";

/** What is painted: a family, of claims the attribution apart from what is said, and where the reader is. */
export type Layer = "actors" | "casualties" | "attribution" | "said" | "here";

/** The highlight that paints a layer on a page of this tone. */
export function highlightName(layer: Layer, dark: boolean): string {
  const number = { said: 1, actors: 2, attribution: 3, casualties: 4, here: 5 }[layer];
  return `mark-${number}${dark ? "-d" : ""}`;
}

export const LAYERS: readonly Layer[] = ["said", "actors", "attribution", "casualties", "here"];

/** Which family's switch governs a layer; `here` goes with all. */
export const FAMILY_OF: Record<Exclude<Layer, "here">, Family> = {
  said: "claims",
  attribution: "claims",
  actors: "actors",
  casualties: "casualties",
};

function rule(layer: Layer, dark: boolean, line: string, color: string, tint: string): string {
  const tinted = tint === "" ? "" : `background-color:${tint};`;
  const lined = line === "" ? "" : `text-decoration:underline ${line} ${color};text-underline-offset:0.22em;`;
  return `::highlight(${highlightName(layer, dark)}){${tinted}${lined}text-decoration-skip-ink:none}`;
}

/** The style sheet that is injected with the marks and taken away with them. */
export const MARK_RULES = [
  rule("said", false, "dashed 1px", "#8b5fbf", "rgb(139 95 191 / 9%)"),
  rule("actors", false, "dotted 2px", "#1b63b5", ""),
  rule("attribution", false, "double 3px", "#7436b8", ""),
  rule("casualties", false, "solid 3px", "#b3261e", "rgb(214 60 40 / 15%)"),
  rule("here", false, "solid 4px", "#8a5a00", "rgb(255 193 7 / 45%)"),
  rule("said", true, "dashed 1px", "#c5a3f0", "rgb(197 163 240 / 14%)"),
  rule("actors", true, "dotted 2px", "#82b8ff", ""),
  rule("attribution", true, "double 3px", "#cba6f7", ""),
  rule("casualties", true, "solid 3px", "#ff8a7a", "rgb(255 110 90 / 24%)"),
  rule("here", true, "solid 4px", "#ffd15c", "rgb(255 209 92 / 38%)"),
].join("\n");
