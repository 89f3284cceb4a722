/** The reader's language for the components of the extension's own pages. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Ui } from "../shared/i18n.js";

export { uiFor, type Key, type Ui } from "../shared/i18n.js";

export const UiContext = createContext<Ui | null>(null);

export function useUi(): Ui {
  const ui = useContext(UiContext);
  if (!ui) throw new Error("a component outside of <Page>");
  return ui;
}
