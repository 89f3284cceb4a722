/**
 * The marked page: its article, the marks on it, and the watch over both. Whatever takes time is done one after the
 * other; what has been overtaken meanwhile is dropped.
 */
import type { Analysis, Meta } from "../shared/isnad.js";
import { MAX_TEXT, type Answer, type ContentMessage, type View } from "../shared/messages.js";
import { findArticle } from "./article/index.js";
import { parentOf } from "./article/tree.js";
import type { Article } from "./article/types.js";
import type { CardActions } from "./card/index.js";
import { Session } from "./session.js";
import { TextMap } from "./textmap.js";
import { Watcher } from "./watch.js";

/** What the page needs of the rest of the script. */
export interface Surroundings {
  /** Says something to the background; resolves to `undefined` if the extension is gone. */
  say(message: ContentMessage): Promise<unknown>;
  /** Tells the reader that there was nothing, or something went wrong. */
  tell(key: "toast_nothing" | "toast_not_arabic" | "toast_error"): void;
  /** Whether the extension still runs; if not, this script bows out. */
  alive(): boolean;
  actions: CardActions;
}

function selection(): Range | undefined {
  const selected = getSelection();
  return selected && selected.rangeCount > 0 && !selected.isCollapsed ? selected.getRangeAt(0) : undefined;
}

/** The innermost element around all blocks of an article, and those around it. */
function elementsAround({ elements }: TextMap): Element[] {
  let inner: Element | null = elements[0] ?? null;
  for (const element of elements) while (inner && !inner.contains(element)) inner = parentOf(inner);
  const around: Element[] = [];
  for (let at = inner; at; at = parentOf(at)) around.push(at);
  return around;
}

export class Page {
  readonly #needs: Surroundings;
  #view: View | null = null;
  #scope: "article" | "selection" = "article";
  #article: { map: TextMap; meta: Meta } | null = null;
  #around = new Set<Node>();
  #inner: Node | null = null;
  #session: Session | null = null;
  #watcher: Watcher | null = null;
  /** Counts what the reader asks for; who finds another number after waiting has been overtaken. */
  #turn = 0;
  #jobs: Promise<unknown> = Promise.resolve();

  constructor(needs: Surroundings) {
    this.#needs = needs;
  }

  get view(): View | null {
    return this.#view;
  }

  set view(view: View) {
    this.#view = view;
    this.#session?.setView(view);
  }

  get session(): Session | null {
    return this.#session;
  }

  /** Finds the article anew and marks it, and keeps the marks true from then on. */
  run(scope: "article" | "selection", asked: boolean, view: View): void {
    this.clear();
    const turn = this.#turn;
    this.#view = view;
    this.#scope = scope;
    this.#watch();
    void this.#queue(() => this.#find(turn, asked));
  }

  /** Has the same text analysed once more. */
  again(): void {
    const turn = this.#turn;
    void this.#queue(async () => {
      await this.#analyse(turn, false, this.#session !== null);
      this.#watcher?.soon();
    });
  }

  /** The page has come back as it was left, from the browser's memory: says what is on it. */
  returned(): void {
    if (this.#session) this.again();
  }

  /** Takes everything off the page and stops watching it. */
  clear(): void {
    this.#turn += 1;
    this.#watcher?.end();
    this.#watcher = null;
    this.#end();
  }

  #end(): void {
    this.#session?.end();
    this.#session = null;
  }

  /** Runs one job after the other; what fails takes the marks away and says so. */
  #queue<T>(job: () => Promise<T>): Promise<T | undefined> {
    const done = this.#jobs.then(job).catch((error: unknown) => {
      this.clear();
      if (!this.#needs.alive()) return undefined;
      console.warn("isnad:", error);
      this.#needs.tell("toast_error");
      return undefined;
    });
    this.#jobs = done;
    return done;
  }

  #watch(): void {
    this.#around.clear();
    this.#inner = null;
    this.#watcher = new Watcher({
      changed: (nodes) => this.#session?.check(nodes),
      concerns: (node) => this.#concerns(node),
      reread: async () => (await this.#queue(() => this.#reread(this.#turn))) ?? false,
    });
    this.#watcher.observe([]);
  }

  #concerns(node: Node): boolean {
    if (this.#scope === "selection") return false;
    if (!this.#inner || this.#around.has(node)) return true;
    // A shadow root or a frame is watched only where the article reaches into it.
    return this.#inner.contains(node) || node.getRootNode() !== document;
  }

  /** What is known of the page from now on. */
  #take({ blocks, parts, meta }: Article): void {
    const map = new TextMap({ blocks, parts }, MAX_TEXT);
    const around = elementsAround(map);
    this.#article = { map, meta };
    this.#around = new Set(around);
    this.#inner = around[0] ?? null;
  }

  async #find(turn: number, asked: boolean): Promise<void> {
    const roots: Node[] = [];
    const within = this.#scope === "selection" ? selection() : undefined;
    const found = await findArticle(document, { within, roots });
    if (turn !== this.#turn) return;
    if (!found.arabic || found.blocks.length === 0) {
      this.clear();
      await this.#needs.say({ type: "notArabic", meta: found.meta });
      if (asked) this.#needs.tell("toast_not_arabic");
      return;
    }
    this.#take(found);
    this.#watcher?.observe(roots);
    await this.#analyse(turn, asked, true);
  }

  /** Has the article analysed, and marks it if `mark` says so. */
  async #analyse(turn: number, asked: boolean, mark: boolean): Promise<void> {
    if (!this.#article) return;
    const { map, meta } = this.#article;
    const message: ContentMessage = { type: "analyse", text: map.text, parts: [...map.parts], meta };
    const answer = (await this.#needs.say(message)) as Answer<Analysis> | undefined;
    if (!answer || turn !== this.#turn || !this.#view) return;
    const place = this.#session?.place ?? null;
    this.#end();
    if (!answer.ok) {
      this.clear();
      this.#needs.tell("toast_error");
      return;
    }
    if (!mark) return;
    const session = new Session(answer.value, map, this.#view, this.#needs.actions, place);
    this.#session = session;
    await session.painted;
    if (turn !== this.#turn) return;
    if (session.size === 0 && asked) this.#needs.tell("toast_nothing");
    await this.#needs.say({ type: "shown", painted: session.size, skipped: session.skipped });
  }

  /** Looks whether the article is another than before, and marks what it is now. Resolves to whether it was. */
  async #reread(turn: number): Promise<boolean> {
    if (!this.#needs.alive() || this.#scope === "selection" || turn !== this.#turn) return false;
    const roots: Node[] = [];
    const found = await findArticle(document, { roots });
    if (turn !== this.#turn) return false;
    const before = this.#article;
    const map = new TextMap(found, MAX_TEXT);
    this.#watcher?.observe(roots);
    if (!found.arabic || map.text === "") {
      // Between two pages of an application there is nothing for a moment; what comes is awaited.
      this.#end();
      this.#article = null;
      this.#inner = null;
      return before !== null;
    }
    const same = before !== null && before.map.reads(map) && before.meta.url === found.meta.url;
    if (same && this.#session) {
      if (before.map.leadsTo(map)) return false;
      this.#take(found);
      this.#session.remap(this.#article?.map ?? map);
      return true;
    }
    if (this.#session?.busy) {
      this.#session.whenFree(() => this.#watcher?.soon());
      return false;
    }
    this.#take(found);
    await this.#analyse(turn, false, true);
    return true;
  }
}
