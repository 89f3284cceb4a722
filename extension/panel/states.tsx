/** What the panel shows while there is nothing to list: one sentence that tells why, and what can be done. */
import type { TabState } from "../shared/messages.js";
import { useUi, type Key } from "../ui/i18n.js";
import { IconButton } from "../ui/icon.js";

interface Words {
  title: Key;
  text: Key;
  /** The button, if asking again can help. */
  button?: Key;
}

function wordsOf(state: Exclude<TabState, { status: "done" | "loading" }>): Words {
  switch (state.status) {
    case "idle":
      return { title: "panel_idle_title", text: "panel_idle", button: "panel_mark" };
    case "notArabic":
      return { title: "panel_not_arabic_title", text: "panel_not_arabic" };
    case "restricted":
      return { title: "panel_restricted_title", text: "panel_restricted" };
    case "error":
      return { title: "panel_error_title", text: `problem_${state.problem}`, button: "panel_retry" };
  }
}

export function StateView({ state, mark, paste }: { state: TabState | null; mark(): void; paste(): void }) {
  const ui = useUi();
  if (state === null || state.status === "loading" || state.status === "done") {
    return (
      <div class="state" role="status">
        <span class="spin" aria-hidden="true" />
        <h1 class="mute" style={{ fontSize: "15px", fontWeight: 400 }}>{ui.t("panel_loading")}</h1>
      </div>
    );
  }
  const { title, text, button } = wordsOf(state);
  return (
    <div class="state" role="status">
      <h1 style={{ fontSize: "17px" }}>{ui.t(title)}</h1>
      <p>{ui.t(text)}</p>
      <div class="bar">
        {button && <button class="main" onClick={mark}>{ui.t(button)}</button>}
        <button onClick={paste}>{ui.t("panel_paste")}</button>
        <span class="signs"><Links /></span>
      </div>
    </div>
  );
}

/** To the notebook and the options; `paste`: also to a text of one's own. */
export function Links({ paste }: { paste?: () => void }) {
  const ui = useUi();
  return (
    <>
      {paste && <IconButton sign="paste" label={ui.t("panel_paste")} press={paste} />}
      <IconButton sign="notebook" label={ui.t("panel_notebook")} press={() => void chrome.tabs.create({ url: chrome.runtime.getURL("notebook.html") })} />
      <IconButton sign="options" label={ui.t("panel_options")} press={() => void chrome.runtime.openOptionsPage()} />
    </>
  );
}
