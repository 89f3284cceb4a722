/** What each tab is at. Kept in memory and in `storage.session`, so that a stopped worker forgets nothing. */
import type { TabState } from "../shared/messages.js";

const states = new Map<number, TabState>();
const listeners = new Set<(tabId: number, state: TabState) => void>();
const key = (tabId: number) => `tab:${tabId}`;

/** Calls `listener` at every change of any tab; returns the way to stop. */
export function onState(listener: (tabId: number, state: TabState) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export async function getState(tabId: number): Promise<TabState> {
  const known = states.get(tabId);
  if (known) return known;
  const stored = (await chrome.storage.session.get(key(tabId)))[key(tabId)] as TabState | undefined;
  // "loading" that nobody remembers was cut short together with the worker.
  const state: TabState = !stored || stored.status === "loading" ? { status: "idle" } : stored;
  // Meanwhile someone may have set it.
  return states.get(tabId) ?? (states.set(tabId, state), state);
}

export async function setState(tabId: number, state: TabState): Promise<void> {
  states.set(tabId, state);
  for (const listener of listeners) listener(tabId, state);
  try {
    await chrome.storage.session.set({ [key(tabId)]: state });
  } catch (error) {
    // Over the quota: the state lives on in memory, and is asked for again if the worker stops.
    console.warn("isnad: the tab's state could not be kept", error);
  }
}

/** The page is gone. */
export async function forget(tabId: number): Promise<void> {
  const had = states.delete(tabId);
  if (had) for (const listener of listeners) listener(tabId, { status: "idle" });
  await chrome.storage.session.remove(key(tabId));
}
