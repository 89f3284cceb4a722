/** The panel's keys: ↓ ↑ step, / searches, 1 2 3 and ← → choose a list, Escape empties the search. */
import { useEffect, useRef } from "preact/hooks";

export interface KeyActions {
  step(direction: 1 | -1): void;
  /** To the list of this place, counted from 0. */
  choose(place: number): void;
  /** To the list beside the present one; `forward` in the direction of reading. */
  turn(forward: boolean): void;
  search(): void;
  clear(): void;
  /** Whether the focus is in the search field. */
  searching(target: EventTarget | null): boolean;
  rtl: boolean;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;

/** Does what a key stands for; returns whether it stands for anything. */
function press({ key, target }: KeyboardEvent, actions: KeyActions): boolean {
  const searching = actions.searching(target);
  const typing = isTyping(target);
  const inTabs = target instanceof Element && target.closest("[role=tablist]") !== null;
  if (key === "Escape" && searching) actions.clear();
  else if (key === "ArrowDown" && (!typing || searching)) actions.step(1);
  else if (key === "ArrowUp" && (!typing || searching)) actions.step(-1);
  else if (inTabs && (key === "ArrowLeft" || key === "ArrowRight")) actions.turn((key === "ArrowLeft") === actions.rtl);
  else if (!typing && key === "/") actions.search();
  else if (!typing && /^[123١٢٣]$/u.test(key)) actions.choose((key.charCodeAt(0) & 0xf) - 1);
  else return false;
  return true;
}

export function useKeys(actions: KeyActions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (press(event, latest.current)) event.preventDefault();
    };
    document.addEventListener("keydown", heard);
    return () => document.removeEventListener("keydown", heard);
  }, []);
}
