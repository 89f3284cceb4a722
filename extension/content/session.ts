/** One marked page: the analysis, its marks, the card, and where the reader is. */
import type { Analysis, Family } from "../shared/isnad.js";
import type { View } from "../shared/messages.js";
import { uiFor, type Ui } from "../shared/i18n.js";
import { Card, type CardActions } from "./card/index.js";
import { cardContent, type CardContent } from "./card/rows.js";
import { stretchOf, stretches, type Stretch } from "./marks/findings.js";
import { Marks, isDark, unpaint } from "./marks/index.js";
import { rangeOf, stretchesAt, watchPointer } from "./pointer.js";
import type { TextMap } from "./textmap.js";

export class Session {
  readonly #analysis: Analysis;
  readonly #map: TextMap;
  readonly #all: Stretch[];
  readonly #marks: Marks;
  readonly #card: Card;
  readonly #stop = new AbortController();
  #view: View;
  #ui: Ui;
  #here: Stretch | null = null;
  /** Where the reader was last: an offset into the text. */
  #place: number | null;

  constructor(analysis: Analysis, map: TextMap, view: View, actions: CardActions, place: number | null) {
    this.#analysis = analysis;
    this.#map = map;
    this.#view = view;
    this.#place = place;
    this.#ui = uiFor(view.language);
    this.#card = new Card(actions);
    this.#all = stretches(analysis);
    this.#marks = new Marks(this.#all, map);
    this.#marks.paint(view.show);
    const { signal } = this.#stop;
    watchPointer((x, y) => this.#point(x, y), () => this.#card.hide(), signal);
    document.addEventListener("keydown", ({ key }) => key === "Escape" && this.#card.hide(), { passive: true, signal });
  }

  get painted(): number {
    return this.#marks.size;
  }

  get skipped(): number {
    return this.#marks.skipped;
  }

  /** Where the reader is, as an offset into the text; `null` before the first jump or step. */
  get place(): number | null {
    return this.#place;
  }

  /** Shows what the reader wants shown from now on. */
  setView(view: View): void {
    this.#view = view;
    this.#ui = uiFor(view.language);
    this.#card.hide();
    this.#marks.paint(view.show);
    if (this.#here && view.show[this.#here.family]) this.#marks.here(this.#here);
  }

  /** Scrolls to a finding and marks it. Returns whether it stands on the page. */
  goto(family: Family, index: number, mention?: number): boolean {
    const stretch = stretchOf(this.#all, family, index, mention);
    return stretch !== undefined && this.#arrive(stretch);
  }

  /**
   * To the next or previous finding after where the reader is, around the end. Without a family: figures and claims,
   * an actor is named too often to stop at each. Returns where that is.
   */
  step(direction: 1 | -1, family?: Family): Stretch | null {
    const stops = this.#all.filter(
      (stretch) =>
        stretch.stop &&
        (family === undefined ? stretch.family !== "actors" : stretch.family === family) &&
        this.#view.show[stretch.family] &&
        this.#marks.placeOf(stretch),
    );
    if (stops.length === 0) return null;
    const now = this.#here ? stops.indexOf(this.#here) : -1;
    let next: Stretch | undefined;
    if (now >= 0 || this.#place === null) {
      next = stops[(now + direction + (now < 0 && direction < 0 ? 1 : 0) + stops.length) % stops.length];
    } else {
      const start = this.#place;
      next =
        direction > 0
          ? (stops.find(({ span }) => span.start > start) ?? stops[0])
          : (stops.findLast(({ span }) => span.start < start) ?? stops.at(-1));
    }
    if (!next || !this.#arrive(next)) return null;
    // Who steps by keys goes on by keys: to what can be done with the finding.
    this.#showCard([next], next, true);
    return next;
  }

  /** Takes everything off the page. */
  end(): void {
    this.#stop.abort();
    this.#card.hide();
    unpaint();
  }

  #arrive(stretch: Stretch): boolean {
    const place = this.#marks.placeOf(stretch);
    if (!place) return false;
    this.#card.hide();
    const element = place.startContainer.parentElement;
    element?.scrollIntoView({ block: "center", behavior: "instant" });
    // A paragraph may be longer than the window: bring the words themselves to the middle.
    const rect = rangeOf(place).getBoundingClientRect();
    if (rect.top < 0 || rect.bottom > innerHeight) {
      scrollBy({ top: rect.top - innerHeight / 2, behavior: "instant" });
    }
    this.#here = stretch;
    this.#place = stretch.span.start;
    this.#marks.here(stretch);
    return true;
  }

  #point(x: number, y: number): void {
    if (!this.#view.card) return;
    const target = document.elementFromPoint(x, y);
    if (this.#card.owns(target)) return;
    const found = stretchesAt(x, y, this.#all, this.#marks, this.#map).filter(({ family }) => this.#view.show[family]);
    const [first] = found;
    if (first) this.#showCard(found, first, false);
    else this.#card.hide();
  }

  #showCard(found: readonly Stretch[], at: Stretch, focus: boolean): void {
    const place = this.#marks.placeOf(at);
    const element = place?.startContainer.parentElement;
    if (!place || !element) return;
    const contents = found
      .map(({ family, index }) => cardContent(this.#ui, this.#analysis, family, index))
      .filter((content): content is CardContent => content !== null);
    const range = rangeOf(place);
    this.#card.show(
      contents,
      {
        contextElement: element,
        getBoundingClientRect: () => range.getBoundingClientRect(),
        getClientRects: () => range.getClientRects(),
      },
      { dark: isDark(element), ui: this.#ui, focus },
    );
  }
}
