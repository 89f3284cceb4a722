/** The panels that are open, one per window at most, each shown the state of its window's active tab. */
import { AWAKE, PANEL_PORT, fromPage, readPanelMessage, type TabState, type ToPanel } from "../shared/messages.js";
import type { Family } from "../shared/isnad.js";
import { getState, onState } from "./state.js";
import { dismissFinding, move, restoreDismissed, toggle } from "./tabs.js";

const panels = new Map<chrome.runtime.Port, number>();

async function activeTab(windowId: number): Promise<number | undefined> {
  const [tab] = await chrome.tabs.query({ active: true, windowId });
  return tab?.id;
}

function tell(port: chrome.runtime.Port, message: ToPanel): void {
  try {
    port.postMessage(message);
  } catch {
    panels.delete(port);
  }
}

async function tellActive(port: chrome.runtime.Port, windowId: number): Promise<void> {
  const tabId = await activeTab(windowId);
  if (tabId !== undefined) tell(port, { type: "state", tabId, state: await getState(tabId) });
}

async function tellWatchers(tabId: number, message: ToPanel): Promise<void> {
  for (const [port, windowId] of panels) {
    if ((await activeTab(windowId)) === tabId) tell(port, message);
  }
}

/** Tells the panels that a page has moved to a finding. */
export function tellAt(tabId: number, family: Family, index: number): Promise<void> {
  return tellWatchers(tabId, { type: "at", tabId, family, index });
}

/** Registers the listeners; to be called while the background's script first runs. */
export function servePanels(): void {
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name !== PANEL_PORT || !port.sender || !fromPage(port.sender)) {
      port.disconnect();
      return;
    }
    port.onDisconnect.addListener(() => panels.delete(port));
    port.onMessage.addListener(async (value: unknown) => {
      const message = readPanelMessage(value);
      if (!message) return;
      if (message.type === "watch") {
        panels.set(port, message.windowId);
        await tellActive(port, message.windowId);
        return;
      }
      const windowId = panels.get(port);
      const tabId = windowId === undefined ? undefined : await activeTab(windowId);
      if (tabId === undefined) return;
      if (message.type === "toggle") await toggle(tabId);
      else if (message.type === "dismiss") await dismissFinding(tabId, message.family, message.index);
      else if (message.type === "restore") await restoreDismissed(tabId);
      else await move(tabId, message);
    });
  });
  chrome.tabs.onActivated.addListener(async ({ windowId }) => {
    for (const [port, watched] of panels) if (watched === windowId) await tellActive(port, windowId);
  });
  // Nobody may be there to hear it.
  chrome.runtime.sendMessage(AWAKE).catch(() => undefined);
  onState((tabId: number, state: TabState) => void tellWatchers(tabId, { type: "state", tabId, state }));
}
