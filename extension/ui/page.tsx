/** What every page of the extension stands in: settings, language, direction. */
import { render, type ComponentChildren, type FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { loadSettings, onSettings, saveSettings, type Settings } from "../shared/settings.js";
import { UiContext, uiFor, type Key } from "./i18n.js";
import "./base.css";

export interface PageProps {
  settings: Settings;
  /** Saves the settings with these fields changed. */
  change(fields: Partial<Settings>): void;
}

function Page({ title, children }: { title: Key; children: (props: PageProps) => ComponentChildren }) {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    void loadSettings().then(setSettings);
    return onSettings(setSettings);
  }, []);
  if (!settings) return null;
  const ui = uiFor(settings.language);
  document.documentElement.lang = ui.lang;
  document.documentElement.dir = ui.dir;
  document.title = ui.t(title);
  const change = (fields: Partial<Settings>) => {
    const next = { ...settings, ...fields };
    setSettings(next);
    void saveSettings(next);
  };
  return <UiContext.Provider value={ui}>{children({ settings, change })}</UiContext.Provider>;
}

/** Shows a page's component in `#app`. */
export function mount(title: Key, Component: FunctionComponent<PageProps>): void {
  const root = document.getElementById("app");
  if (!root) throw new Error("the page has no #app");
  render(<Page title={title}>{(props) => <Component {...props} />}</Page>, root);
}
