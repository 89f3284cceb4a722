/**
 * Everything that is said between the page's content script, the background and the extension's own pages.
 *
 * ```text
 * content ── analyse {text, meta} ─▶ background ── state ─▶ panel (Port "panel")
 *         ◀─ Answer<Analysis> ──────             ◀─ goto, step, toggle, dismiss …
 *         ◀─ run, view, clear, again, goto, step ─
 * ```
 *
 * - The **content script** is injected when the reader asks. The background then sends it `run`; it finds the
 *   article and sends one `analyse`, whose answer holds the analysis, and paints it. It says `shown` or `cleared`
 *   when the marks come or go, and `at` when a step or a jump has moved to a finding.
 * - The **background** holds one `TabState` per tab (also in `storage.session`, so that a stopped worker forgets
 *   nothing) and tells every connected panel the state of the active tab in the panel's window.
 * - The **panel** connects with `chrome.runtime.connect({name: PANEL_PORT})` and says `watch` with its window's
 *   id; from then on it hears `state` at once, at every change, and when another tab becomes active. If the port
 *   disconnects (a stopped worker), it connects again when it hears `awake`, or has something to say. Single questions (`report`) go by
 *   `ask(...)`, i.e. `runtime.sendMessage`, and are answered.
 *
 * Whatever arrives is checked here before it is used: its shape, and that its sender may say it. A content script
 * runs beside a page that is not trusted, so it may say only what `ContentMessage` lists, and speaks for its own
 * tab alone. Nothing is ever heard from web pages or other extensions (`externally_connectable` is not declared,
 * `onMessageExternal` not listened to).
 */
import { FAMILIES, FORMATS, type Analysis, type Family, type Format, type Meta, type Span } from "./isnad.js";
import { readSettings, type Settings } from "./settings.js";

/** The longest text that is sent to the core, in UTF-16 code units; longer pages are cut at a block. */
export const MAX_TEXT = 2_000_000;

/* What the content script says to the background (`runtime.sendMessage`). */

export type ContentMessage =
  /**
   * Asks for an analysis; answered by `Answer<Analysis>`. `parts`: where each part of the text begins, the first at 0;
   * parts are read each by itself, as the posts of a live blog are.
   */
  | { type: "analyse"; text: string; parts: number[]; meta: Meta }
  /** There is no Arabic article here; the page was left untouched. */
  | { type: "notArabic"; meta: Meta }
  /** The marks are on the page: how many findings were painted, and how many could not be. */
  | { type: "shown"; painted: number; skipped: number }
  /** The marks are off the page. */
  | { type: "cleared" }
  /** A step or jump arrived at this finding. */
  | { type: "at"; family: Family; index: number }
  /** The reader does not want this finding, now or later; `again` follows. */
  | { type: "dismiss"; family: Family; index: number }
  /** Asks for the report of one finding, to copy it from the card; answered by `Answer<Copy>`. */
  | { type: "copy"; family: Family; index: number };

/** A report in the two forms that a clipboard takes. */
export interface Copy {
  text: string;
  html: string;
}

/* What the background says to the content script (`tabs.sendMessage`, frame 0). */

export type ToContent =
  /** Find the article and mark it. `selection`: only what is selected. `asked`: the reader did something for it. */
  | { type: "run"; scope: "article" | "selection"; asked: boolean; view: View }
  /** The reader has changed what is shown. */
  | { type: "view"; view: View }
  | { type: "clear" }
  /** Are you still there? Nothing is done; that it was heard is answer enough. */
  | { type: "ping" }
  /** What is to be found has changed, not the page: ask for the analysis once more. */
  | { type: "again" }
  /** Scroll to a finding: an index into `analysis[family]`; for actors also which mention. */
  | { type: "goto"; family: Family; index: number; mention?: number }
  /** To the next or previous finding in reading order; `family`: only of this family. */
  | { type: "step"; direction: 1 | -1; family?: Family };

/** The part of the settings that a page's script needs; the rest (the watch list, the sites) is kept from it. */
export type View = Pick<Settings, "show" | "card" | "language">;

/* What the panel says to the background over its port, and hears from it. */

export const PANEL_PORT = "panel";

export type PanelMessage =
  /** The window this panel belongs to (`(await chrome.windows.getCurrent()).id`). */
  | { type: "watch"; windowId: number }
  /** Mark the active tab, or take its marks off. Without `activeTab` or a host permission the state says so. */
  | { type: "toggle" }
  | { type: "goto"; family: Family; index: number; mention?: number }
  | { type: "step"; direction: 1 | -1; family?: Family }
  | { type: "dismiss"; family: Family; index: number }
  /** Take back what was dismissed of this article. */
  | { type: "restore" };

/** What the background says to the extension's own pages whenever it has been started. */
export const AWAKE = { type: "awake" } as const;

export type ToPanel =
  | { type: "state"; tabId: number; state: TabState }
  /** The page has moved to this finding. */
  | { type: "at"; tabId: number; family: Family; index: number };

/** Why there is nothing to show. Each has a sentence of its own in `_locales`, `problem_<name>`. */
export type Problem =
  /** The analysis failed twice on fresh instances. */
  | "engine"
  /** The page went away, or its script did not answer. */
  | "page";

/** What a tab is at. */
export type TabState =
  /** Nothing was asked for. */
  | { status: "idle" }
  | { status: "loading" }
  /**
   * `text` is what was analysed, which the analysis' offsets lead into, `parts` where its parts begin. `shown`: whether the marks are on the page
   * now. `skipped`: how many stretches could not be marked because the page had changed. `dismissed`: how many
   * findings the reader had dismissed, which `analysis` leaves out.
   */
  | { status: "done"; analysis: Analysis; meta: Meta; text: string; parts: number[]; shown: boolean; skipped: number; dismissed: number }
  | { status: "notArabic"; meta: Meta }
  /** The browser does not let extensions at this page, or the reader has not yet asked on it. */
  | { status: "restricted" }
  | { status: "error"; problem: Problem };

/* Single questions of the extension's own pages (`runtime.sendMessage`, answered). */

/** UTF-16 offsets into a text. */
export type Stretch = Pick<Span, "start" | "end">;

/** `all`, or one family by itself. */
export type Section = "all" | Family;

export type PageMessage =
  /** The report of a tab's analysis, in a format, ready to copy or save; answered by `Answer<string>`. */
  | { type: "report"; tabId: number; format: Format; section: Section }
  /** The report of an analysis that the page itself holds, whole or picked from; answered by `Answer<string>`. */
  | { type: "compose"; analysis: Analysis; meta: Meta; text: string; format: Format }
  /** The sentence around a stretch of a text, with its source and a link to it; answered by `Answer<string>`. */
  | { type: "sentence"; text: string; span: Stretch; meta: Meta; format: Format }
  /** A link to each of these stretches of a text; answered by `Answer<string[]>`. */
  | { type: "links"; text: string; url: string; spans: Stretch[] }
  /** An analysis of a text that the reader pasted; answered by `Answer<Analysis>`. */
  | { type: "examine"; text: string }
  /** Opens a web page in a new tab, marks it where that is allowed, and answers with its text: `Answer<string>`. */
  | { type: "reopen"; url: string };

/** What a question is answered with: a value, or why there is none. */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** Asks the background one question from an extension page. A worker that stops midway is an answer too. */
export async function ask<T = string>(message: PageMessage): Promise<Answer<T>> {
  try {
    const answer: unknown = await chrome.runtime.sendMessage(message);
    return isRecord(answer) ? (answer as Answer<T>) : { ok: false, problem: "engine" };
  } catch {
    return { ok: false, problem: "engine" };
  }
}

/* Checks. */

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isIndex = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isFamily = (value: unknown): value is Family => FAMILIES.some((family) => family === value);
const isStretch = (value: unknown): value is Stretch => isRecord(value) && isIndex(value["start"]) && isIndex(value["end"]);
const isDirection = (value: unknown): value is 1 | -1 => value === 1 || value === -1;

const META_FIELDS = ["title", "publisher", "author", "published", "captured", "url", "lang"] as const;

/** Metadata out of whatever a content script sent: known fields, strings only, of bounded length. */
export function readMeta(value: unknown): Meta {
  const meta: Meta = {};
  if (!isRecord(value)) return meta;
  for (const field of META_FIELDS) {
    const found = value[field];
    if (typeof found === "string" && found !== "") meta[field] = found.slice(0, 2_000);
  }
  return meta;
}

/** The starts of parts out of whatever was sent: ascending, each after a line break. Anything else is one part. */
function readParts(value: unknown, text: string): number[] {
  if (!Array.isArray(value) || value[0] !== 0) return [0];
  const ascend = value.every((start, index) => isIndex(start) && (index === 0 || (start > value[index - 1] && text[start - 1] === "\n")));
  return ascend ? (value as number[]) : [0];
}

/** The message, if it is one a content script may send. */
export function readContentMessage(value: unknown): ContentMessage | null {
  if (!isRecord(value)) return null;
  switch (value["type"]) {
    case "analyse":
      return typeof value["text"] === "string" && value["text"].length <= MAX_TEXT
        ? { type: "analyse", text: value["text"], parts: readParts(value["parts"], value["text"]), meta: readMeta(value["meta"]) }
        : null;
    case "notArabic":
      return { type: "notArabic", meta: readMeta(value["meta"]) };
    case "shown":
      return isIndex(value["painted"]) && isIndex(value["skipped"])
        ? { type: "shown", painted: value["painted"], skipped: value["skipped"] }
        : null;
    case "cleared":
      return { type: "cleared" };
    case "at":
    case "dismiss":
    case "copy":
      return readFinding(value["type"], value);
    default:
      return null;
  }
}

/** The message, if it is one the background sends to a content script. */
export function readToContent(value: unknown): ToContent | null {
  if (!isRecord(value)) return null;
  switch (value["type"]) {
    case "run":
      return {
        type: "run",
        scope: value["scope"] === "selection" ? "selection" : "article",
        asked: value["asked"] === true,
        view: readView(value["view"]),
      };
    case "view":
      return { type: "view", view: readView(value["view"]) };
    case "clear":
      return { type: "clear" };
    case "ping":
      return { type: "ping" };
    case "again":
      return { type: "again" };
    case "goto":
    case "step":
      return readMove(value);
    default:
      return null;
  }
}

/** The message, if it is one a panel may send. */
export function readPanelMessage(value: unknown): PanelMessage | null {
  if (!isRecord(value)) return null;
  switch (value["type"]) {
    case "watch":
      return isIndex(value["windowId"]) ? { type: "watch", windowId: value["windowId"] } : null;
    case "toggle":
      return { type: "toggle" };
    case "dismiss":
      return readFinding("dismiss", value);
    case "restore":
      return { type: "restore" };
    case "goto":
    case "step":
      return readMove(value);
    default:
      return null;
  }
}

/** The question, if it is one an extension page may ask. The analysis to compose from is checked by the core. */
export function readPageMessage(value: unknown): PageMessage | null {
  if (!isRecord(value)) return null;
  const format = FORMATS.find((known) => known === value["format"]);
  switch (value["type"]) {
    case "report": {
      const section = value["section"] === "all" ? "all" : FAMILIES.find((family) => family === value["section"]);
      return isIndex(value["tabId"]) && format && section
        ? { type: "report", tabId: value["tabId"], format, section }
        : null;
    }
    case "compose":
      return isRecord(value["analysis"]) && typeof value["text"] === "string" && format
        ? {
            type: "compose",
            analysis: value["analysis"] as unknown as Analysis,
            meta: readMeta(value["meta"]),
            text: value["text"],
            format,
          }
        : null;
    case "sentence": {
      const { text, span } = value;
      return typeof text === "string" && isStretch(span) && format
        ? { type: "sentence", text, span, meta: readMeta(value["meta"]), format }
        : null;
    }
    case "links": {
      const { text, url, spans } = value;
      return typeof text === "string" && typeof url === "string" && Array.isArray(spans) && spans.every(isStretch)
        ? { type: "links", text, url, spans }
        : null;
    }
    case "examine":
      return typeof value["text"] === "string" && value["text"].length <= MAX_TEXT
        ? { type: "examine", text: value["text"] }
        : null;
    case "reopen":
      return typeof value["url"] === "string" && /^https?:\/\//i.test(value["url"])
        ? { type: "reopen", url: value["url"] }
        : null;
    default:
      return null;
  }
}

function readView(value: unknown): View {
  const { show, card, language } = readSettings(value);
  return { show, card, language };
}

function readFinding<Type extends string>(type: Type, { family, index }: Record<string, unknown>) {
  return isFamily(family) && isIndex(index) ? { type, family, index } : null;
}

function readMove(value: Record<string, unknown>): Extract<ToContent, { type: "goto" | "step" }> | null {
  if (value["type"] === "goto") {
    if (!isFamily(value["family"]) || !isIndex(value["index"])) return null;
    const to = { type: "goto", family: value["family"], index: value["index"] } as const;
    return isIndex(value["mention"]) ? { ...to, mention: value["mention"] } : to;
  }
  if (!isDirection(value["direction"])) return null;
  const step = { type: "step", direction: value["direction"] } as const;
  return isFamily(value["family"]) ? { ...step, family: value["family"] } : step;
}

/** Whether the sender is a content script of ours in the top frame of a tab. */
export function fromContent(sender: chrome.runtime.MessageSender): sender is typeof sender & { tab: { id: number } } {
  return sender.id === chrome.runtime.id && sender.frameId === 0 && sender.tab?.id !== undefined && !fromPage(sender);
}

/** Whether a message is the background's word that it has been started. */
export function isAwake(value: unknown, sender: chrome.runtime.MessageSender): boolean {
  return sender.id === chrome.runtime.id && sender.tab === undefined && isRecord(value) && value["type"] === AWAKE.type;
}

/** Whether the sender is one of the extension's own pages. */
export function fromPage(sender: chrome.runtime.MessageSender): boolean {
  return sender.id === chrome.runtime.id && sender.url?.startsWith(chrome.runtime.getURL("")) === true;
}
