/**
 * The content script. Injected when the reader asks, it waits for `run`, finds the article, asks the background for
 * one analysis, and marks the page. Injected again it does nothing; if the extension was reloaded meanwhile, the
 * old script bows out and the new one takes over.
 */
import { uiFor, type Key } from "../shared/i18n.js";
import type { Analysis, Family, Meta } from "../shared/isnad.js";
import { MAX_TEXT, readToContent, type Answer, type ContentMessage, type Copy, type View } from "../shared/messages.js";
import { findArticle } from "./article/index.js";
import type { CardActions } from "./card/index.js";
import { copyToClipboard } from "./clipboard.js";
import { unpaint } from "./marks/index.js";
import { Session } from "./session.js";
import { TextMap } from "./textmap.js";
import { hideToast, showToast } from "./toast.js";

/** What one injection leaves behind for the next, in the extension's own world, which the page cannot see. */
interface Presence {
  alive(): boolean;
  leave(): void;
}
const world = globalThis as typeof globalThis & { isnad?: Presence };

/** Whether the extension that injected this script still runs. */
const alive = () => chrome.runtime?.id !== undefined;

let session: Session | null = null;
/** What was found of the page last, and how the reader wants it shown. */
let article: { map: TextMap; meta: Meta } | null = null;
let view: View | null = null;
let jobs = Promise.resolve();

/** Says it at the foot of the page, in the reader's language. */
function toast(key: Key): void {
  const ui = uiFor(view?.language ?? "auto");
  showToast(ui.t(key), ui.dir);
}

function end(): void {
  session?.end();
  session = null;
}

/** Says something to the background. A worker that is stopped while it answers is asked once more. */
async function say(message: ContentMessage): Promise<unknown> {
  try {
    return await chrome.runtime.sendMessage(message);
  } catch (error) {
    if (!alive()) {
      leave();
      return undefined;
    }
    if (message.type !== "analyse") throw error;
    return chrome.runtime.sendMessage(message);
  }
}

function selection(): Range | undefined {
  const selected = getSelection();
  return selected && selected.rangeCount > 0 && !selected.isCollapsed ? selected.getRangeAt(0) : undefined;
}

const actions: CardActions = {
  async copy(family: Family, index: number): Promise<boolean> {
    const answer = (await say({ type: "copy", family, index })) as Answer<Copy> | undefined;
    return answer?.ok === true && copyToClipboard(answer.value);
  },
  dismiss(family: Family, index: number): void {
    void say({ type: "dismiss", family, index });
  },
};

/** Has the article analysed, and marks it if `mark` says so. */
async function analyse(asked: boolean, mark: boolean): Promise<void> {
  if (!article || !view) return;
  const { map, meta } = article;
  const answer = (await say({ type: "analyse", text: map.text, meta })) as Answer<Analysis> | undefined;
  if (!answer) return;
  const place = session?.place ?? null;
  end();
  if (!answer.ok) {
    toast("toast_error");
    return;
  }
  if (!mark) return;
  session = new Session(answer.value, map, view, actions, place);
  if (session.painted === 0 && asked) toast("toast_nothing");
  await say({ type: "shown", painted: session.painted, skipped: session.skipped });
}

async function run(scope: "article" | "selection", asked: boolean): Promise<void> {
  end();
  hideToast();
  const { arabic, blocks, meta } = findArticle(document, scope === "selection" ? selection() : undefined);
  if (!arabic || blocks.length === 0) {
    await say({ type: "notArabic", meta });
    if (asked) toast("toast_not_arabic");
    return;
  }
  article = { map: new TextMap(blocks, MAX_TEXT), meta };
  await analyse(asked, true);
}

/** Runs one job after the other; what fails takes the marks away and says so. */
function enqueue(job: () => Promise<void>): void {
  jobs = jobs.then(job).catch((error: unknown) => {
    end();
    console.warn("isnad:", error);
    if (alive()) toast("toast_error");
  });
}

function heard(value: unknown, sender: chrome.runtime.MessageSender, taken: (yes: true) => void): void {
  const message = sender.id === chrome.runtime.id ? readToContent(value) : null;
  if (!message) return;
  taken(true);
  switch (message.type) {
    case "run":
      view = message.view;
      enqueue(() => run(message.scope, message.asked));
      return;
    case "again":
      enqueue(() => analyse(false, session !== null));
      return;
    case "view":
      view = message.view;
      session?.setView(message.view);
      return;
    case "clear":
      end();
      void say({ type: "cleared" });
      return;
    case "goto":
      if (session?.goto(message.family, message.index, message.mention)) {
        void say({ type: "at", family: message.family, index: message.index });
      }
      return;
    case "step": {
      const stop = session?.step(message.direction, message.family);
      if (stop) void say({ type: "at", family: stop.family, index: stop.index });
      return;
    }
  }
}

function leave(): void {
  end();
  hideToast();
  try {
    chrome.runtime.onMessage.removeListener(heard);
  } catch {
    // The extension is gone, and its listeners with it.
  }
}

if (!world.isnad?.alive()) {
  world.isnad?.leave();
  unpaint();
  world.isnad = { alive, leave };
  chrome.runtime.onMessage.addListener(heard);
}
