/** Answers to single questions of the extension's own pages. */
import type { Analysis } from "../shared/isnad.js";
import type { Answer, PageMessage } from "../shared/messages.js";
import { pick } from "../shared/pick.js";
import { loadSettings, permissionFor } from "../shared/settings.js";
import * as core from "./core.js";
import { getState, onState } from "./state.js";
import { start } from "./tabs.js";

const LOAD_MS = 30_000;

/** Resolves when `done` says so of a tab, `false` after `LOAD_MS`. */
function settled(subscribe: (check: () => void) => () => void, done: () => Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (value: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(value);
    };
    const check = () => void done().then((yes) => yes && end(true), () => end(false));
    const timer = setTimeout(() => end(false), LOAD_MS);
    const stop = subscribe(check);
    check();
  });
}

/** Opens a page that the reader lets us read, and answers with the text of its article as it is analysed now. */
async function reopen(url: string): Promise<Answer<string>> {
  if (!(await chrome.permissions.contains(permissionFor(url)))) return { ok: false, problem: "page" };
  const { id } = await chrome.tabs.create({ url });
  if (id === undefined) return { ok: false, problem: "page" };
  const loaded = await settled(
    (check) => {
      const heard = (tabId: number) => tabId === id && check();
      chrome.tabs.onUpdated.addListener(heard);
      return () => chrome.tabs.onUpdated.removeListener(heard);
    },
    // A new tab is at first an empty page, which Firefox calls complete; its address is told of no page but the wanted.
    async () => {
      const { status, url: at } = await chrome.tabs.get(id);
      return status === "complete" && at !== undefined && at !== "about:blank";
    },
  );
  if (!loaded) return { ok: false, problem: "page" };
  await start(id, "article", false);
  await settled(
    (check) => onState((tabId) => tabId === id && check()),
    async () => (await getState(id)).status !== "loading",
  );
  const state = await getState(id);
  return state.status === "done" ? { ok: true, value: state.text } : { ok: false, problem: "page" };
}

export async function answer(message: PageMessage): Promise<Answer<string> | Answer<string[]> | Answer<Analysis>> {
  switch (message.type) {
    case "report": {
      const state = await getState(message.tabId);
      if (state.status !== "done") return { ok: false, problem: "page" };
      const part = message.section === "all" ? state.analysis : pick(state.analysis, message.section);
      return core.report(part, state.meta, message.format, state.text);
    }
    case "compose":
      return core.report(message.analysis, message.meta, message.format, message.text);
    case "sentence":
      return core.sentence(message.text, message.span, message.meta, message.format);
    case "links":
      return core.links(message.text, message.url, message.spans);
    case "examine":
      return core.analyse(message.text, (await loadSettings()).watch);
    case "reopen":
      return reopen(message.url);
  }
}
