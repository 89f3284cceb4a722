/** The panel's line to the background: the state of its window's active tab, live, and where the page is. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { PANEL_PORT, isAwake, type PanelMessage, type TabState, type ToPanel } from "../shared/messages.js";
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
  /** Done when the background has been told which window this is; what is said before that would be lost. */
  const watching = useRef<Promise<void>>(Promise.resolve());

  const connect = useCallback(() => {
    const next = chrome.runtime.connect({ name: PANEL_PORT });
    port.current = next;
    next.onMessage.addListener((message: ToPanel) => {
      if (message.type === "at") setHere({ family: message.family, index: message.index });
      else {
        setHeard({ tabId: message.tabId, state: message.state });
        if (message.state.status !== "done") setHere(null);
      }
    });
    // A stopped worker drops its ports. It is left to sleep: whatever happens wakes it, and it says so then.
    next.onDisconnect.addListener(() => {
      if (port.current === next) port.current = null;
    });
    watching.current = chrome.windows.getCurrent().then(({ id }) => {
      if (id !== undefined && port.current === next) next.postMessage({ type: "watch", windowId: id } satisfies PanelMessage);
    });
  }, []);

  useEffect(() => {
    const awake = (message: unknown, sender: chrome.runtime.MessageSender) => {
      if (isAwake(message, sender) && !port.current) connect();
    };
    chrome.runtime.onMessage.addListener(awake);
    connect();
    return () => {
      chrome.runtime.onMessage.removeListener(awake);
      const last = port.current;
      port.current = null;
      last?.disconnect();
    };
  }, [connect]);

  const say = useCallback(
    (message: PanelMessage) => {
      if (!port.current) connect();
      void watching.current.then(() => port.current?.postMessage(message));
    },
    [connect],
  );
  return { state: heard?.state ?? null, tabId: heard?.tabId ?? null, here, say };
}
