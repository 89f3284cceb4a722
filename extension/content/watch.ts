/**
 * Watches a marked page: one observer for all of it, nothing at all while nothing changes. What has changed is told at
 * once, so that no mark stands on other words; that the article should be read again is told when the page has come
 * to rest, and the seldomer the oftener that was for nothing. A hidden page is not watched.
 */

/** So long the page rests before it is read again, and so long it is let go on without a rest. */
const REST_MS = 250;
const LONGEST_MS = 1_000;
/** Changes that need not concern the article wait this long, twice as long after each reading that found nothing new. */
const ASIDE_MS = 1_000;
const MOST_DOUBLINGS = 5;
/** Of more records than this in one batch it is not asked which concern the article. */
const RECORDS = 2_000;

/** So much text at once may be another article, wherever it comes. */
const LONG = 200;

/** What a reader does not see in the markup may still show or hide text. */
const ATTRIBUTES = ["class", "style", "hidden", "open", "aria-hidden"];

export interface Watched {
  /** Text has changed in these nodes; called before the page is painted again. */
  changed(nodes: ReadonlySet<Node>): void;
  /** Reads the article again; resolves to whether anything was new. */
  reread(): Promise<boolean>;
  /** Whether a node is of the article or around a part of it. */
  concerns(node: Node): boolean;
}

const hasLetters = (node: Node) => /\p{Script=Arabic}/u.test(node.textContent ?? "");

export class Watcher {
  readonly #watched: Watched;
  readonly #observer = new MutationObserver((records) => this.#hear(records));
  readonly #stop = new AbortController();
  #roots: readonly Node[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the first change was heard that has not been seen to, and when it is to be. */
  #since: number | null = null;
  #due = Number.POSITIVE_INFINITY;
  #fruitless = 0;
  #reading = false;

  constructor(watched: Watched) {
    this.#watched = watched;
    document.addEventListener("visibilitychange", () => this.#look(), { signal: this.#stop.signal });
  }

  /** Watches the document, and the shadow roots and frames in it, from now on. */
  observe(roots: readonly Node[]): void {
    this.#observer.disconnect();
    this.#roots = roots;
    if (document.hidden) return;
    for (const root of [document, ...roots]) {
      this.#observer.observe(root, { subtree: true, childList: true, characterData: true, attributeFilter: ATTRIBUTES });
    }
  }

  end(): void {
    this.#stop.abort();
    this.#observer.disconnect();
    clearTimeout(this.#timer);
  }

  /** Has the article read again before long. */
  soon(): void {
    const now = performance.now();
    this.#since ??= now;
    this.#wait(Math.min(now + REST_MS, this.#since + LONGEST_MS));
  }

  #later(): void {
    const delay = ASIDE_MS * 2 ** Math.min(this.#fruitless, MOST_DOUBLINGS);
    this.#wait(Math.min(this.#due, performance.now() + delay));
  }

  #look(): void {
    clearTimeout(this.#timer);
    this.observe(this.#roots);
    // Nobody looked meanwhile: the marks may stand anywhere.
    if (!document.hidden) this.soon();
  }

  #hear(records: readonly MutationRecord[]): void {
    const nodes = new Set<Node>();
    for (const { type, target } of records) if (type === "characterData") nodes.add(target);
    // Before the page is painted again.
    if (nodes.size > 0) this.#watched.changed(nodes);
    if (records.length > RECORDS || records.some((record) => this.#touches(record))) this.soon();
    else if (records.some((record) => this.#mayTouch(record))) this.#later();
  }

  /** Whether a change is of text that may be the article's. */
  #touches({ type, target, addedNodes, removedNodes }: MutationRecord): boolean {
    if (type === "attributes" || !this.#watched.concerns(target)) return false;
    if (type === "characterData") return true;
    return [...addedNodes, ...removedNodes].some(hasLetters);
  }

  /** Whether a change may show, hide or bring text of the article: by a class somewhere around it, or far from it. */
  #mayTouch({ type, target, addedNodes }: MutationRecord): boolean {
    if (type === "attributes") return this.#watched.concerns(target);
    return [...addedNodes].some((node) => (node.textContent?.length ?? 0) >= LONG && hasLetters(node));
  }

  #wait(due: number): void {
    this.#due = due;
    if (this.#reading) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#read(), Math.max(due - performance.now(), 0));
  }

  async #read(): Promise<void> {
    this.#since = null;
    this.#due = Number.POSITIVE_INFINITY;
    this.#reading = true;
    try {
      this.#fruitless = (await this.#watched.reread()) ? 0 : this.#fruitless + 1;
    } finally {
      this.#reading = false;
    }
    if (this.#due < Number.POSITIVE_INFINITY && !this.#stop.signal.aborted) this.#wait(this.#due);
  }
}
