/**
 * The content script. Injected when the reader asks, it waits for `run`, finds the article, asks the background for
 * one analysis, and marks the page. Injected again it does nothing; if the extension was reloaded meanwhile, the
 * old script bows out and the new one takes over.
 */
import type { Analysis } from "../shared/isnad.js";
import { t } from "../shared/labels.js";
import { MAX_TEXT, readToContent, type Answer, type ContentMessage, type View } from "../shared/messages.js";
import { findArticle } from "./article/index.js";
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
let running = false;

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

async function run(scope: "article" | "selection", asked: boolean, view: View): Promise<void> {
  end();
  hideToast();
  const article = findArticle(document, scope === "selection" ? selection() : undefined);
  if (!article.arabic || article.blocks.length === 0) {
    await say({ type: "notArabic", meta: article.meta });
    if (asked) showToast(t("toast_not_arabic"));
    return;
  }
  const map = new TextMap(article.blocks, MAX_TEXT);
  const answer = (await say({ type: "analyse", text: map.text, meta: article.meta })) as Answer<Analysis> | undefined;
  if (!answer) return;
  if (!answer.ok) {
    showToast(t("toast_error"));
    return;
  }
  session = new Session(answer.value, map, view);
  if (session.painted === 0 && asked) showToast(t("toast_nothing"));
  await say({ type: "shown", painted: session.painted, skipped: session.skipped });
}

function heard(value: unknown, sender: chrome.runtime.MessageSender, taken: (yes: true) => void): void {
  const message = sender.id === chrome.runtime.id ? readToContent(value) : null;
  if (!message) return;
  taken(true);
  switch (message.type) {
    case "run":
      if (running) return;
      running = true;
      run(message.scope, message.asked, message.view)
        .catch((error: unknown) => {
          end();
          console.warn("isnad:", error);
          if (alive()) showToast(t("toast_error"));
        })
        .finally(() => {
          running = false;
        });
      return;
    case "view":
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
