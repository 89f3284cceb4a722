/** Starting, clearing and moving about in a tab, and answering its content script. */
import { markRules } from "../content/marks/rules.js";
import type { Analysis } from "../shared/isnad.js";
import type { Answer, ContentMessage, ToContent, View } from "../shared/messages.js";
import { PALETTES, loadSettings, type Palette, type Settings } from "../shared/settings.js";
import * as core from "./core.js";
import { getState, setState } from "./state.js";

const viewOf = ({ show, card }: Settings): View => ({ show, card });

/** Whether the tab's content script took the message. */
async function send(tabId: number, message: ToContent): Promise<boolean> {
  try {
    await chrome.tabs.sendMessage(tabId, message, { frameId: 0 });
    return true;
  } catch {
    return false;
  }
}

async function undress(tabId: number): Promise<void> {
  await Promise.all(
    PALETTES.map((palette) =>
      chrome.scripting.removeCSS({ target: { tabId }, css: markRules(palette) }).catch(() => undefined),
    ),
  );
}

/** Puts the rules of a palette into the page in the place of any other. */
async function dress(tabId: number, palette: Palette): Promise<void> {
  await undress(tabId);
  await chrome.scripting.insertCSS({ target: { tabId }, css: markRules(palette) });
}

/** Injects the content script and asks it to find and mark the article. */
export async function start(tabId: number, scope: "article" | "selection", asked: boolean): Promise<void> {
  await setState(tabId, { status: "loading" });
  try {
    await chrome.scripting.executeScript({ target: { tabId }, files: ["content.js"] });
    // Rules of the extension's own are not subject to the page's policy; the document is not changed by them.
    await dress(tabId, (await loadSettings()).palette);
  } catch {
    await setState(tabId, { status: "restricted" });
    return;
  }
  const view = viewOf(await loadSettings());
  if (!(await send(tabId, { type: "run", scope, asked, view }))) {
    await setState(tabId, { status: "error", problem: "page" });
  }
}

/** Marks the tab's article, or takes its marks off. */
export async function toggle(tabId: number): Promise<void> {
  const state = await getState(tabId);
  if (state.status === "loading") return;
  if (state.status === "done" && state.shown && (await send(tabId, { type: "clear" }))) return;
  await start(tabId, "article", true);
}

/** Passes a jump or a step on; if the page's script is gone, the marks are too. */
export async function move(tabId: number, message: Extract<ToContent, { type: "goto" | "step" }>): Promise<void> {
  const state = await getState(tabId);
  if (state.status !== "done") return;
  if (!(await send(tabId, message))) await setState(tabId, { ...state, shown: false });
}

/** Tells every marked page what to show from now on. */
export async function showSettings(settings: Settings): Promise<void> {
  const message: ToContent = { type: "view", view: viewOf(settings) };
  for (const tab of await chrome.tabs.query({})) {
    if (tab.id === undefined) continue;
    const state = await getState(tab.id);
    if (state.status !== "done") continue;
    // A page that may no longer be reached keeps the colours it has.
    if (state.shown) await dress(tab.id, settings.palette).catch(() => undefined);
    await send(tab.id, message);
  }
}

/** Hears a tab's content script. Returns what to answer, if the message is a question. */
export async function hear(tabId: number, message: ContentMessage): Promise<Answer<Analysis> | undefined> {
  switch (message.type) {
    case "analyse": {
      const { watch } = await loadSettings();
      const answer = await core.analyse(message.text, watch);
      await setState(
        tabId,
        answer.ok
          ? { status: "done", analysis: answer.value, meta: message.meta, text: message.text, shown: false, skipped: 0 }
          : { status: "error", problem: answer.problem },
      );
      return answer;
    }
    case "notArabic":
      await setState(tabId, { status: "notArabic", meta: message.meta });
      return undefined;
    case "shown": {
      const state = await getState(tabId);
      if (state.status === "done") await setState(tabId, { ...state, shown: true, skipped: message.skipped });
      return undefined;
    }
    case "cleared": {
      const state = await getState(tabId);
      if (state.status === "done") await setState(tabId, { ...state, shown: false });
      await undress(tabId);
      return undefined;
    }
    case "at":
      return undefined;
  }
}
