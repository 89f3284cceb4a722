/**
 * How marks look. The rules are injected by the extension, so no page policy concerns them. The page can read the
 * names of highlights, so the names say nothing of what was found.
 *
 * Families differ by the shape of the line as well as by colour: figures have a thick solid line, actors dots,
 * an attributing word a double line, and what is claimed thin dashes. Tints show through where lines lie over lines.
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
  rule("said", false, "dashed 1px", "#a8792a", "rgb(224 160 30 / 10%)"),
  rule("actors", false, "dotted 2px", "#0b6068", "rgb(11 96 104 / 9%)"),
  rule("attribution", false, "double 3px", "#a06b08", ""),
  rule("casualties", false, "solid 3px", "#a8231c", "rgb(208 50 40 / 15%)"),
  rule("here", false, "solid 4px", "#0b57d0", "rgb(11 87 208 / 16%)"),
  rule("said", true, "dashed 1px", "#c39a50", "rgb(230 179 90 / 13%)"),
  rule("actors", true, "dotted 2px", "#6cc7cd", "rgb(108 199 205 / 16%)"),
  rule("attribution", true, "double 3px", "#e6b35a", ""),
  rule("casualties", true, "solid 3px", "#ff958c", "rgb(255 110 95 / 24%)"),
  rule("here", true, "solid 4px", "#8ab4f8", "rgb(138 180 248 / 30%)"),
].join("\n");
