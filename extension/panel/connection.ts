/** The panel's line to the background: the state of its window's active tab, live, and where the page is. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { PANEL_PORT, type PanelMessage, type TabState, type ToPanel } from "../shared/messages.js";
import type { Place } from "./findings.js";

export type Here = Place;

export interface Connection {
  /** `null` until the background has answered. */
  state: TabState | null;
  tabId: number | null;
  /** Where the page last said it is. */
  here: Here | null;
  say(message: PanelMessage): void;
}

export function useConnection(): Connection {
  const [heard, setHeard] = useState<{ tabId: number; state: TabState } | null>(null);
  const [here, setHere] = useState<Here | null>(null);
  const port = useRef<chrome.runtime.Port | null>(null);

  const connect = useCallback(async () => {
    const next = chrome.runtime.connect({ name: PANEL_PORT });
    port.current = next;
    next.onMessage.addListener((message: ToPanel) => {
      if (message.type === "at") setHere({ family: message.family, index: message.index });
      else {
        setHeard({ tabId: message.tabId, state: message.state });
        if (message.state.status !== "done") setHere(null);
      }
    });
    // A stopped worker drops its ports. It is woken again by a new one.
    next.onDisconnect.addListener(() => {
      if (port.current === next) void connect();
    });
    const { id } = await chrome.windows.getCurrent();
    if (id !== undefined) next.postMessage({ type: "watch", windowId: id } satisfies PanelMessage);
  }, []);

  useEffect(() => {
    void connect();
    return () => {
      const last = port.current;
      port.current = null;
      last?.disconnect();
    };
  }, [connect]);

  const say = useCallback((message: PanelMessage) => port.current?.postMessage(message), []);
  return { state: heard?.state ?? null, tabId: heard?.tabId ?? null, here, say };
}
