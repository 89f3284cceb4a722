/**
 * How marks look. The rules are injected by the extension, so no page policy concerns them. The page can read the
 * names of highlights, so the names say nothing of what was found.
 *
 * Families differ by the shape of the line as well as by colour: figures have a thick solid line on a tint, actors
 * dots, an attributing word a double line, and what is claimed a faint tint with thin dashes.
 */
import type { Family } from "../../shared/isnad.js";
import type { Palette } from "../../shared/settings.js";

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

/** Lines and tints of a layer, on light pages and on dark ones; an empty tint is none. */
type Colours = Record<Layer, { light: [line: string, tint: string]; dark: [line: string, tint: string] }>;

const STANDARD: Colours = {
  said: { light: ["#a8792a", "rgb(224 160 30 / 10%)"], dark: ["#c39a50", "rgb(230 179 90 / 13%)"] },
  actors: { light: ["#0b6068", "rgb(11 96 104 / 9%)"], dark: ["#6cc7cd", "rgb(108 199 205 / 16%)"] },
  attribution: { light: ["#a06b08", ""], dark: ["#e6b35a", ""] },
  casualties: { light: ["#a8231c", "rgb(208 50 40 / 15%)"], dark: ["#ff958c", "rgb(255 110 95 / 24%)"] },
  here: { light: ["#0b57d0", "rgb(11 87 208 / 16%)"], dark: ["#8ab4f8", "rgb(138 180 248 / 30%)"] },
};

/** Blue, orange and grey differ in lightness too, so they stay apart in every kind of colour blindness. */
const SAFE: Colours = {
  ...STANDARD,
  said: { light: ["#5f5f5f", "rgb(90 90 90 / 9%)"], dark: ["#c4c4c4", "rgb(200 200 200 / 14%)"] },
  actors: { light: ["#0060a8", "rgb(0 96 168 / 9%)"], dark: ["#6cc0f5", "rgb(108 192 245 / 16%)"] },
  attribution: { light: ["#3d3d3d", ""], dark: ["#e2e2e2", ""] },
  casualties: { light: ["#c04f00", "rgb(230 159 0 / 24%)"], dark: ["#ffa64d", "rgb(230 159 0 / 30%)"] },
};

/** Lines alone. */
const QUIET = Object.fromEntries(
  LAYERS.map((layer) => {
    const { light, dark } = STANDARD[layer];
    return [layer, layer === "here" ? { light, dark } : { light: [light[0], ""], dark: [dark[0], ""] }];
  }),
) as Colours;

export const COLOURS: Record<Palette, Colours> = { standard: STANDARD, safe: SAFE, quiet: QUIET };

/** The shape of each layer's line: the same in every palette. */
export const LINES: Record<Layer, string> = {
  said: "dashed 1px",
  actors: "dotted 2px",
  attribution: "double 3px",
  casualties: "solid 3px",
  here: "solid 4px",
};

/**
 * How far each line stands below the words: what lies within another keeps a line of its own, an actor's dots under
 * the double line of the words that attribute, the dashes of what is claimed under all.
 */
export const OFFSETS: Record<Layer, string> = {
  casualties: "0.22em",
  attribution: "0.22em",
  actors: "0.42em",
  said: "0.5em",
  here: "0.22em",
};

function rule(layer: Layer, dark: boolean, [color, tint]: [string, string]): string {
  const tinted = tint === "" ? "" : `background-color:${tint};`;
  return `::highlight(${highlightName(layer, dark)}){${tinted}text-decoration:underline ${LINES[layer]} ${color};text-underline-offset:${OFFSETS[layer]};text-decoration-skip-ink:none}`;
}

/** The style sheet that is injected with the marks and taken away with them. */
export function markRules(palette: Palette): string {
  const colours = COLOURS[palette];
  return [false, true]
    .flatMap((dark) => LAYERS.map((layer) => rule(layer, dark, colours[layer][dark ? "dark" : "light"])))
    .join("\n");
}
