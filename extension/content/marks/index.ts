/** Painting findings over the live page without changing it. */
import type { Family } from "../../shared/isnad.js";
import { Pace } from "../article/pace.js";
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

/** So many stretches are painted before the clock is looked at. */
const STRIDE = 16;

/** The marks of one analysis on one page. */
export class Marks {
  readonly #map: TextMap;
  readonly #all: readonly Stretch[];
  readonly #places = new Map<Stretch, Place[]>();
  readonly #byNode = new Map<Node, Stretch[]>();
  readonly #ranges = new Map<Stretch, StaticRange[]>();
  /** Whether an element's text is light on dark. A page may have both, as under a dark headline. */
  readonly #tones = new Map<Element, boolean>();
  #here: Stretch | null = null;
  /** Counts the paintings; one that is overtaken by another stops. */
  #painting = 0;

  constructor(all: readonly Stretch[], map: TextMap) {
    this.#all = all;
    this.#map = map;
  }

  /** How many stretches stand on the page. */
  get size(): number {
    return this.#places.size;
  }

  /** How many findings' stretches could not be placed: the page has changed under them. */
  get skipped(): number {
    return this.#all.length - this.#places.size;
  }

  /** Where a stretch stands, node by node. */
  placesOf(stretch: Stretch): readonly Place[] {
    return this.#places.get(stretch) ?? [];
  }

  /**
   * Paints the families that are to be shown, instead of whatever was painted before; from the top, in short tasks.
   * Each stretch is looked up when its turn comes, for the page may change meanwhile.
   */
  async paint(show: Record<Family, boolean>): Promise<void> {
    this.#painting += 1;
    const painting = this.#painting;
    unpaint();
    this.#ranges.clear();
    // The page may have changed its colours since.
    this.#tones.clear();
    const pace = new Pace();
    for (const [index, stretch] of this.#all.entries()) {
      this.#place(stretch);
      if (show[FAMILY_OF[stretch.layer]]) this.#ranges.set(stretch, this.#add(stretch.layer, this.placesOf(stretch)));
      if (index % STRIDE !== 0 || !pace.due) continue;
      await pace.rest();
      if (painting !== this.#painting) return;
    }
  }

  /** Stops painting: the marks are taken off, or others take their place. */
  stop(): void {
    this.#painting += 1;
  }

  #place(stretch: Stretch): void {
    const places = this.#map.locate(stretch.span);
    const known = this.#places.has(stretch);
    if (!places) {
      this.#places.delete(stretch);
      return;
    }
    this.#places.set(stretch, places);
    if (known) return;
    for (const { startContainer } of places) {
      const stretches = this.#byNode.get(startContainer);
      if (stretches) stretches.push(stretch);
      else this.#byNode.set(startContainer, [stretch]);
    }
  }

  /** Marks where the reader is. */
  here(stretch: Stretch): void {
    this.#leave();
    this.#here = stretch;
    this.#add("here", this.placesOf(stretch));
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
    for (const { CSS } of views) for (const dark of [false, true]) CSS.highlights.delete(highlightName("here", dark));
  }

  #drop(stretch: Stretch): void {
    if (stretch === this.#here) this.#leave();
    this.#places.delete(stretch);
    for (const range of this.#ranges.get(stretch) ?? []) {
      for (const { CSS } of views) for (const dark of [false, true]) CSS.highlights.get(highlightName(stretch.layer, dark))?.delete(range);
    }
    this.#ranges.delete(stretch);
  }

  #isDark({ startContainer: { parentElement } }: Place): boolean {
    if (!parentElement) return false;
    const known = this.#tones.get(parentElement);
    if (known !== undefined) return known;
    const dark = isDark(parentElement);
    this.#tones.set(parentElement, dark);
    return dark;
  }

  /** Adds stretches of the page to the highlight of a layer, in the window that each is in. */
  #add(layer: Layer, places: readonly Place[]): StaticRange[] {
    return places.map((place) => {
      const range = new StaticRange(place);
      const view = place.startContainer.ownerDocument.defaultView as View | null;
      if (!view) return range;
      const name = highlightName(layer, this.#isDark(place));
      let highlight = view.CSS.highlights.get(name);
      if (!highlight) {
        highlight = new view.Highlight();
        highlight.priority = LAYERS.indexOf(layer);
        view.CSS.highlights.set(name, highlight);
        views.add(view);
      }
      highlight.add(range);
      return range;
    });
  }
}
