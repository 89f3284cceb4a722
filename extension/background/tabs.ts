/** Starting, clearing and moving about in a tab, and answering its content script. */
import { markRules } from "../content/marks/rules.js";
import { dismiss, keysOf, restore } from "../shared/dismissed.js";
import type { Analysis, Family } from "../shared/isnad.js";
import type { Answer, ContentMessage, Copy, ToContent, View } from "../shared/messages.js";
import { pick } from "../shared/pick.js";
import { uiFor } from "../shared/i18n.js";
import { PALETTES, loadSettings, type Palette, type Settings } from "../shared/settings.js";
import * as core from "./core.js";
import { allFindings, findings } from "./findings.js";
import { forget, getState, setState } from "./state.js";

const viewOf = ({ show, card, language }: Settings): View => ({ show, card, language });

/** Whether the tab's content script took the message. */
async function send(tabId: number, message: ToContent): Promise<boolean> {
  try {
    await chrome.tabs.sendMessage(tabId, message, { frameId: 0 });
    return true;
  } catch {
    return false;
  }
}

/**
 * The rules go into every frame that may be reached. In Firefox they hold in shadow roots only as the reader's own; in
 * Chromium, where they hold there anyway, the reader's own lose their tints (`docs/browser-bugs.md`).
 */
const everywhere = (tabId: number) =>
  ({ target: { tabId, allFrames: true }, origin: "sidebarAction" in chrome ? "USER" : "AUTHOR" }) as const;

async function undress(tabId: number): Promise<void> {
  await Promise.all(
    PALETTES.map((palette) =>
      chrome.scripting.removeCSS({ ...everywhere(tabId), css: markRules(palette) }).catch(() => undefined),
    ),
  );
}

/** Puts the rules of a palette into the page in the place of any other. */
async function dress(tabId: number, palette: Palette): Promise<void> {
  await undress(tabId);
  await chrome.scripting.insertCSS({ ...everywhere(tabId), css: markRules(palette) });
}

/** Tabs whose script is on its way. */
const starting = new Set<number>();

/** Injects the content script and asks it to find and mark the article. */
export async function start(tabId: number, scope: "article" | "selection", asked: boolean): Promise<void> {
  starting.add(tabId);
  await inject(tabId, scope, asked).finally(() => starting.delete(tabId));
}

/** How long to wait after each refusal before a page is asked for once more, in ms. */
const REFUSED_MS = [50, 200, 500];

/** Whether the page takes the script. Right after a press Chromium may refuse it for a moment (`docs/browser-bugs.md`). */
async function enter(tabId: number): Promise<boolean> {
  for (const wait of [...REFUSED_MS, null]) {
    try {
      await chrome.scripting.executeScript({ target: { tabId }, files: ["content.js"] });
      return true;
    } catch {
      if (wait !== null) await new Promise((done) => setTimeout(done, wait));
    }
  }
  return false;
}

async function inject(tabId: number, scope: "article" | "selection", asked: boolean): Promise<void> {
  // The core loads while the page is read; that the tab's state is stored is not waited for.
  warm();
  void setState(tabId, { status: "loading" });
  const settings = loadSettings();
  if (!(await enter(tabId))) {
    await setState(tabId, { status: "restricted" });
    return;
  }
  const view = viewOf(await settings);
  const taken = send(tabId, { type: "run", scope, asked, view });
  // Rules of the extension's own are not subject to the page's policy; the document is not changed by them. They come
  // while the article is looked for: before it is analysed nothing is painted.
  await dress(tabId, (await settings).palette).catch((error: unknown) => console.warn("isnad: the marks have no rules", error));
  if (!(await taken)) await setState(tabId, { status: "error", problem: "page" });
}

/** Begins to load the core. */
function warm(): void {
  core.load().catch(() => undefined);
}

/** How long a page that draws itself late is given before it is looked at once more. */
const LATE_MS = 2_000;

/** Whether the page has letters of the script. Runs in the page; reads nothing else, and lays nothing out. */
const hasArabic = () => /\p{Script=Arabic}/u.test(document.body?.textContent ?? "");

/** Marks a page on which the reader wants it always, if it has any Arabic text: the script comes to no other page. */
export async function startUnasked(tabId: number, late = false): Promise<void> {
  try {
    const [answer] = await chrome.scripting.executeScript({ target: { tabId }, func: hasArabic });
    if (answer?.result === true) await start(tabId, "article", false);
    else if (!late) setTimeout(() => void startUnasked(tabId, true), LATE_MS);
  } catch {
    // A page that may not be read, or a tab that is gone: nobody has asked.
  }
}

/** The tab goes elsewhere, or within the same document: what is known of it stays only if its script does. */
export async function forgetIfGone(tabId: number): Promise<void> {
  const state = await getState(tabId);
  if (state.status === "idle" || starting.has(tabId)) return;
  if (!(await send(tabId, { type: "ping" })) && !starting.has(tabId)) await forget(tabId);
}

/** Marks the tab's article, or takes its marks off. */
export async function toggle(tabId: number): Promise<void> {
  // Of two presses one needs it, and it takes longer than asking for the tab's state.
  warm();
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

/** Analyses a tab's text, and tells its state; what the reader has dismissed is left out. */
async function analyse(tabId: number, { text, parts, meta }: Extract<ContentMessage, { type: "analyse" }>): Promise<Answer<Analysis>> {
  const answer = await findings(text, parts);
  if (!answer.ok) {
    await setState(tabId, { status: "error", problem: answer.problem });
    return answer;
  }
  const { analysis, dismissed } = answer.value;
  const was = await getState(tabId);
  // Asked again of a marked page, the marks are there all the while.
  const { shown, skipped } = was.status === "done" ? was : { shown: false, skipped: 0 };
  // The page waits for its answer alone.
  void setState(tabId, { status: "done", analysis, meta, text, parts, shown, skipped, dismissed });
  return { ok: true, value: analysis };
}

/** Has a tab analysed once more because what is to be found has changed, not the page. */
async function again(tabId: number): Promise<void> {
  const state = await getState(tabId);
  if (state.status !== "done" || (await send(tabId, { type: "again" }))) return;
  // The page's script is gone; what it had sent is still known here.
  await setState(tabId, { ...state, shown: false });
  await analyse(tabId, { type: "analyse", text: state.text, parts: state.parts, meta: state.meta });
}

export async function dismissFinding(tabId: number, family: Family, index: number): Promise<void> {
  const state = await getState(tabId);
  if (state.status !== "done") return;
  await dismiss(keysOf(state.analysis, state.text, family, index));
  await again(tabId);
}

/** Takes back whatever was dismissed of a tab's article. */
export async function restoreDismissed(tabId: number): Promise<void> {
  const state = await getState(tabId);
  if (state.status !== "done") return;
  const answer = await allFindings(state.text, state.parts);
  if (!answer.ok) return;
  await restore(answer.value, state.text);
  await again(tabId);
}

/** The reader's own actors have changed: every marked page is analysed with them at once. */
export async function useWatchList(): Promise<void> {
  for (const { id } of await chrome.tabs.query({})) if (id !== undefined) await again(id);
}

/** The report of one finding. */
async function copyOf(tabId: number, family: Family, index: number): Promise<Answer<Copy>> {
  const state = await getState(tabId);
  if (state.status !== "done") return { ok: false, problem: "page" };
  const part = pick(state.analysis, family, [index]);
  const meta = { ...state.meta, lang: uiFor((await loadSettings()).language).lang };
  const [text, html] = await Promise.all((["text", "html"] as const).map((format) => core.report(part, meta, format, state.text)));
  if (!text?.ok) return text ?? { ok: false, problem: "engine" };
  if (!html?.ok) return html ?? { ok: false, problem: "engine" };
  return { ok: true, value: { text: text.value, html: html.value } };
}

/** Hears a tab's content script. Returns what to answer, if the message is a question. */
export async function hear(tabId: number, message: ContentMessage): Promise<Answer<Analysis> | Answer<Copy> | undefined> {
  switch (message.type) {
    case "analyse":
      return analyse(tabId, message);
    case "copy":
      return copyOf(tabId, message.family, message.index);
    case "dismiss":
      await dismissFinding(tabId, message.family, message.index);
      return undefined;
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
