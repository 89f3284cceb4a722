/**
 * The content script. Injected when the reader asks, it waits for `run`, finds the article, asks the background for
 * one analysis, and marks the page. Injected again it does nothing; if the extension was reloaded meanwhile, the
 * old script bows out and the new one takes over.
 */
import { uiFor, type Key } from "../shared/i18n.js";
import type { Family } from "../shared/isnad.js";
import { readToContent, type Answer, type ContentMessage, type Copy } from "../shared/messages.js";
import type { CardActions } from "./card/index.js";
import { copyToClipboard } from "./clipboard.js";
import { unpaint } from "./marks/index.js";
import { Page } from "./page.js";
import { hideToast, showToast } from "./toast.js";

/** What one injection leaves behind for the next, in the extension's own world, which the page cannot see. */
interface Presence {
  alive(): boolean;
  leave(): void;
}
const world = globalThis as typeof globalThis & { isnad?: Presence };

/** Whether the extension that injected this script still runs. */
const alive = () => chrome.runtime?.id !== undefined;

/** Says it at the foot of the page, in the reader's language. */
function tell(key: Key): void {
  const ui = uiFor(page.view?.language ?? "auto");
  showToast(ui.t(key), ui.dir);
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

const actions: CardActions = {
  async copy(family: Family, index: number): Promise<boolean> {
    const answer = (await say({ type: "copy", family, index })) as Answer<Copy> | undefined;
    return answer?.ok === true && copyToClipboard(answer.value);
  },
  dismiss(family: Family, index: number): void {
    void say({ type: "dismiss", family, index });
  },
};

const page = new Page({
  say,
  tell,
  alive: () => {
    const lives = alive();
    if (!lives) leave();
    return lives;
  },
  actions,
});

function heard(value: unknown, sender: chrome.runtime.MessageSender, taken: (yes: true) => void): void {
  const message = sender.id === chrome.runtime.id ? readToContent(value) : null;
  if (!message) return;
  taken(true);
  switch (message.type) {
    case "ping":
      return;
    case "run":
      hideToast();
      page.run(message.scope, message.asked, message.view);
      return;
    case "again":
      page.again();
      return;
    case "view":
      page.view = message.view;
      return;
    case "clear":
      page.clear();
      void say({ type: "cleared" });
      return;
    case "goto":
      if (page.session?.goto(message.family, message.index, message.mention)) {
        void say({ type: "at", family: message.family, index: message.index });
      }
      return;
    case "step": {
      const stop = page.session?.step(message.direction, message.family);
      if (stop) void say({ type: "at", family: stop.family, index: stop.index });
      return;
    }
  }
}

const returned = ({ persisted }: PageTransitionEvent) => {
  if (persisted) page.returned();
};

function leave(): void {
  page.clear();
  hideToast();
  removeEventListener("pageshow", returned);
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
  addEventListener("pageshow", returned);
  chrome.runtime.onMessage.addListener(heard);
}
