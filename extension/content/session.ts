/** One marked page: the analysis, its marks, the card, and where the reader is. */
import type { Analysis, Family } from "../shared/isnad.js";
import type { View } from "../shared/messages.js";
import { uiFor, type Ui } from "../shared/i18n.js";
import { Card, type CardActions } from "./card/index.js";
import { cardContent, type CardContent } from "./card/rows.js";
import { stretchOf, stretches, type Stretch } from "./marks/findings.js";
import { Marks, isDark, unpaint } from "./marks/index.js";
import { rangeOf, seenFrom, stretchesAt, watchPointer } from "./pointer.js";
import type { TextMap } from "./textmap.js";

export class Session {
  readonly #analysis: Analysis;
  readonly #all: Stretch[];
  readonly #card: Card;
  #map: TextMap;
  #marks: Marks;
  readonly #stop = new AbortController();
  #view: View;
  #ui: Ui;
  #here: Stretch | null = null;
  /** Where the reader was last: an offset into the text. */
  #place: number | null;
  /** Resolves when the marks have been painted for the first time. */
  readonly painted: Promise<void>;
  /** What waits for the card to be closed. */
  #waiting: (() => void) | null = null;

  constructor(analysis: Analysis, map: TextMap, view: View, actions: CardActions, place: number | null) {
    this.#analysis = analysis;
    this.#map = map;
    this.#view = view;
    this.#place = place;
    this.#ui = uiFor(view.language);
    this.#card = new Card(actions);
    this.#all = stretches(analysis);
    this.#marks = new Marks(this.#all, map);
    this.painted = this.#paint();
    const { signal } = this.#stop;
    watchPointer((x, y) => this.#point(x, y), () => this.#hideCard(), signal);
    document.addEventListener("keydown", ({ key }) => key === "Escape" && this.#hideCard(), { passive: true, signal });
  }

  /** How many stretches stand on the page. */
  get size(): number {
    return this.#marks.size;
  }

  get skipped(): number {
    return this.#marks.skipped;
  }

  /** Where the reader is, as an offset into the text; `null` before the first jump or step. */
  get place(): number | null {
    return this.#place;
  }

  /** The text has not changed, but the page's nodes have: paints the same findings on the new ones. */
  remap(map: TextMap): void {
    this.#map = map;
    this.#marks.stop();
    this.#marks = new Marks(this.#all, map);
    void this.#paint();
  }

  /** Takes the marks off whose words have changed in these nodes. */
  check(nodes: ReadonlySet<Node>): void {
    this.#marks.check(nodes);
  }

  /** Whether the reader looks at a card. */
  get busy(): boolean {
    return this.#card.open;
  }

  /** Calls back when the card is closed. */
  whenFree(free: () => void): void {
    this.#waiting = free;
  }

  /** Shows what the reader wants shown from now on. */
  setView(view: View): void {
    this.#view = view;
    this.#ui = uiFor(view.language);
    this.#hideCard();
    void this.#paint();
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
        this.#marks.placesOf(stretch).length > 0,
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
    this.#waiting = null;
    this.#card.hide();
    this.#marks.stop();
    unpaint();
  }

  async #paint(): Promise<void> {
    await this.#marks.paint(this.#view.show);
    if (this.#stop.signal.aborted) return;
    if (this.#here && this.#view.show[this.#here.family]) this.#marks.here(this.#here);
  }

  #hideCard(): void {
    this.#card.hide();
    const free = this.#waiting;
    this.#waiting = null;
    free?.();
  }

  #arrive(stretch: Stretch): boolean {
    const [place] = this.#marks.placesOf(stretch);
    if (!place) return false;
    this.#hideCard();
    const element = place.startContainer.parentElement;
    element?.scrollIntoView({ block: "center", behavior: "instant" });
    // A paragraph may be longer than the window: bring the words themselves to the middle.
    const range = rangeOf(place);
    const rect = seenFrom(range, range.getBoundingClientRect());
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
    else this.#hideCard();
  }

  #showCard(found: readonly Stretch[], at: Stretch, focus: boolean): void {
    const [place] = this.#marks.placesOf(at);
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
        getBoundingClientRect: () => seenFrom(range, range.getBoundingClientRect()),
        getClientRects: () => [...range.getClientRects()].map((rect) => seenFrom(range, rect)),
      },
      { dark: isDark(element), ui: this.#ui, focus },
    );
  }
}
