/** Painting findings over the live page without changing it. */
import type { Family } from "../../shared/isnad.js";
import type { TextMap, Place } from "../textmap.js";
import type { Stretch } from "./findings.js";
import { FAMILY_OF, LAYERS, highlightName, type Layer } from "./rules.js";

/** Whether text of the page is light on dark, judged by the colour of the text itself. */
export function isDark(element: Element): boolean {
  const channels = getComputedStyle(element).color.match(/[\d.]+/gu)?.slice(0, 3).map(Number);
  if (!channels || channels.length < 3) return false;
  const [red, green, blue] = channels as [number, number, number];
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140;
}

const registry = () => CSS.highlights;

/** Takes every mark off the page, also those of a script that is gone. */
export function unpaint(): void {
  for (const layer of LAYERS) for (const dark of [false, true]) registry().delete(highlightName(layer, dark));
}

/** The marks of one analysis on one page. */
export class Marks {
  readonly #places = new Map<Stretch, Place>();
  readonly #dark: boolean;
  /** How many findings' stretches could not be placed: the page has changed under them. */
  readonly skipped: number;

  constructor(all: readonly Stretch[], map: TextMap) {
    for (const stretch of all) {
      const place = map.locate(stretch.span);
      if (place) this.#places.set(stretch, place);
    }
    this.skipped = all.length - this.#places.size;
    const first = this.#places.values().next().value?.startContainer.parentElement;
    this.#dark = first ? isDark(first) : false;
  }

  /** How many stretches stand on the page. */
  get size(): number {
    return this.#places.size;
  }

  placeOf(stretch: Stretch): Place | undefined {
    return this.#places.get(stretch);
  }

  /** Paints the families that are to be shown, instead of whatever was painted before. */
  paint(show: Record<Family, boolean>): void {
    unpaint();
    const ranges = new Map<Layer, StaticRange[]>();
    for (const [stretch, place] of this.#places) {
      if (!show[FAMILY_OF[stretch.layer]]) continue;
      const range = new StaticRange(place);
      const list = ranges.get(stretch.layer);
      if (list) list.push(range);
      else ranges.set(stretch.layer, [range]);
    }
    for (const [layer, list] of ranges) this.#set(layer, list);
  }

  /** Marks where the reader is. */
  here(stretch: Stretch): void {
    const place = this.#places.get(stretch);
    if (place) this.#set("here", [new StaticRange(place)]);
  }

  #set(layer: Layer, ranges: StaticRange[]): void {
    const highlight = new Highlight(...ranges);
    highlight.priority = LAYERS.indexOf(layer);
    registry().set(highlightName(layer, this.#dark), highlight);
  }
}
