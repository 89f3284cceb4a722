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

type View = Window & typeof globalThis;

/** The windows with marks: the page's own, and those of its frames. Each has highlights of its own. */
const views = new Set<View>([window]);

/** Takes every mark off the page, also those of a script that is gone. */
export function unpaint(): void {
  for (const { CSS } of views) {
    for (const layer of LAYERS) for (const dark of [false, true]) CSS.highlights.delete(highlightName(layer, dark));
  }
  views.clear();
  views.add(window);
}

/** The marks of one analysis on one page. */
export class Marks {
  readonly #map: TextMap;
  readonly #places = new Map<Stretch, Place[]>();
  readonly #byNode = new Map<Node, Stretch[]>();
  readonly #ranges = new Map<Stretch, StaticRange[]>();
  readonly #dark: boolean;
  #skipped = 0;
  #here: Stretch | null = null;

  constructor(all: readonly Stretch[], map: TextMap) {
    this.#map = map;
    for (const stretch of all) {
      const places = map.locate(stretch.span);
      if (!places) {
        this.#skipped += 1;
        continue;
      }
      this.#places.set(stretch, places);
      for (const { startContainer } of places) {
        const stretches = this.#byNode.get(startContainer);
        if (stretches) stretches.push(stretch);
        else this.#byNode.set(startContainer, [stretch]);
      }
    }
    const first = this.#places.values().next().value?.[0]?.startContainer.parentElement;
    this.#dark = first ? isDark(first) : false;
  }

  /** How many stretches stand on the page. */
  get size(): number {
    return this.#places.size;
  }

  /** How many findings' stretches could not be placed: the page has changed under them. */
  get skipped(): number {
    return this.#skipped;
  }

  /** Where a stretch stands, node by node. */
  placesOf(stretch: Stretch): readonly Place[] {
    return this.#places.get(stretch) ?? [];
  }

  /** Paints the families that are to be shown, instead of whatever was painted before. */
  paint(show: Record<Family, boolean>): void {
    unpaint();
    this.#ranges.clear();
    const layers = new Map<Layer, StaticRange[]>();
    for (const [stretch, places] of this.#places) {
      if (!show[FAMILY_OF[stretch.layer]]) continue;
      const ranges = places.map((place) => new StaticRange(place));
      this.#ranges.set(stretch, ranges);
      const list = layers.get(stretch.layer);
      if (list) list.push(...ranges);
      else layers.set(stretch.layer, ranges.slice());
    }
    for (const [layer, list] of layers) this.#set(layer, list);
  }

  /** Marks where the reader is. */
  here(stretch: Stretch): void {
    this.#leave();
    this.#here = stretch;
    this.#set("here", this.placesOf(stretch).map((place) => new StaticRange(place)));
  }

  /** Takes the marks off whose words are others now; to be asked as soon as text has changed. */
  check(changed: Iterable<Node>): void {
    for (const node of changed) {
      for (const stretch of this.#byNode.get(node) ?? []) {
        if (this.#places.has(stretch) && !this.#map.locate(stretch.span)) this.#drop(stretch);
      }
    }
  }

  #leave(): void {
    this.#here = null;
    for (const { CSS } of views) CSS.highlights.delete(highlightName("here", this.#dark));
  }

  #drop(stretch: Stretch): void {
    if (stretch === this.#here) this.#leave();
    this.#places.delete(stretch);
    this.#skipped += 1;
    for (const range of this.#ranges.get(stretch) ?? []) {
      for (const { CSS } of views) CSS.highlights.get(highlightName(stretch.layer, this.#dark))?.delete(range);
    }
    this.#ranges.delete(stretch);
  }

  #set(layer: Layer, ranges: readonly StaticRange[]): void {
    const byView = new Map<View, StaticRange[]>();
    for (const range of ranges) {
      const view = range.startContainer.ownerDocument?.defaultView as View | null | undefined;
      if (!view) continue;
      const list = byView.get(view);
      if (list) list.push(range);
      else byView.set(view, [range]);
    }
    for (const [view, list] of byView) {
      const highlight = new view.Highlight();
      for (const range of list) highlight.add(range);
      highlight.priority = LAYERS.indexOf(layer);
      view.CSS.highlights.set(highlightName(layer, this.#dark), highlight);
      views.add(view);
    }
  }
}
