/** What each tab is at. Kept in memory and in `storage.session`, so that a stopped worker forgets nothing. */
import type { TabState } from "../shared/messages.js";
import { findings } from "./findings.js";

/** How a tab's state is stored: an analysis that is too large is left out, and made again of the text. */
type Stored = TabState | (Omit<Extract<TabState, { status: "done" }>, "analysis"> & { analysis: null });

const states = new Map<number, TabState>();
const listeners = new Set<(tabId: number, state: TabState) => void>();
const key = (tabId: number) => `tab:${tabId}`;

/** Calls `listener` at every change of any tab; returns the way to stop. */
export function onState(listener: (tabId: number, state: TabState) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

async function revive(stored: Stored | undefined): Promise<TabState> {
  // "loading" that nobody remembers was cut short together with the worker.
  if (!stored || stored.status === "loading") return { status: "idle" };
  if (stored.status !== "done" || stored.analysis !== null) return stored as TabState;
  const found = await findings(stored.text, stored.parts);
  return found.ok ? { ...stored, ...found.value } : { status: "error", problem: found.problem };
}

export async function getState(tabId: number): Promise<TabState> {
  const known = states.get(tabId);
  if (known) return known;
  const state = await revive((await chrome.storage.session.get(key(tabId)))[key(tabId)] as Stored | undefined);
  // Meanwhile someone may have set it.
  return states.get(tabId) ?? (states.set(tabId, state), state);
}

async function store(tabId: number, state: TabState): Promise<void> {
  const lighter: Stored[] = state.status === "done" ? [state, { ...state, analysis: null }] : [state];
  for (const stored of lighter) {
    try {
      await chrome.storage.session.set({ [key(tabId)]: stored });
      return;
    } catch (error) {
      console.warn("isnad: the tab's state could not be kept", error);
    }
  }
  // Over the quota even so: it lives on in memory. What is stored must not say anything else.
  await chrome.storage.session.remove(key(tabId)).catch(() => undefined);
}

export async function setState(tabId: number, state: TabState): Promise<void> {
  states.set(tabId, state);
  for (const listener of listeners) listener(tabId, state);
  await store(tabId, state);
}

/** Tabs that were being read when the worker was stopped are so no more: tells the listeners. */
export async function dropInterrupted(): Promise<void> {
  const stored = await chrome.storage.session.get(null);
  for (const [name, state] of Object.entries(stored) as [string, Stored][]) {
    const tabId = Number(name.slice("tab:".length));
    if (state?.status === "loading" && !states.has(tabId)) await setState(tabId, { status: "idle" });
  }
}

/** The page is gone. */
export async function forget(tabId: number): Promise<void> {
  const had = states.delete(tabId);
  if (had) for (const listener of listeners) listener(tabId, { status: "idle" });
  await chrome.storage.session.remove(key(tabId));
}
