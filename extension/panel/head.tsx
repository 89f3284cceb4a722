/** What stands above the findings: whose text it is, and what the reader should know about it. */
import type { Meta } from "../shared/isnad.js";
import type { PanelMessage } from "../shared/messages.js";
import { useUi } from "../ui/i18n.js";
import type { DoneState } from "./results.js";
import { Links } from "./states.js";

export function Head({ meta, leave }: { meta: Meta; leave: { paste(): void; back?: (() => void) | undefined } }) {
  const ui = useUi();
  const host = meta.url ? new URL(meta.url).host : "";
  const parts = [meta.publisher || host, meta.published && ui.date(meta.published)].filter(Boolean);
  return (
    <header class="head">
      <h1 lang="ar" dir="auto">{meta.title || host || ui.t("panel_paste_title")}</h1>
      <div class="bar">
        <p class="mute small">{parts.map((part, index) => <>{index > 0 && " · "}<bdi>{part}</bdi></>)}</p>
        <span class="signs push"><Links paste={leave.paste} /></span>
      </div>
      <p class="small auto">{ui.t("panel_auto_note")}</p>
      {leave.back && <button onClick={leave.back}>{ui.t("panel_back_to_page")}</button>}
    </header>
  );
}

/** Marks that are off the page or could not be made, and findings that the reader put away. */
export function Notices({ page, say }: { page: DoneState; say(message: PanelMessage): void }) {
  const ui = useUi();
  return (
    <>
      {(!page.shown || page.skipped > 0) && (
        <div class="notice" role="status">
          {page.shown ? ui.t("panel_skipped", page.skipped) : ui.t("panel_hidden_marks")}
          <button class="push" onClick={() => say({ type: "toggle" })}>{ui.t(page.shown ? "panel_unmark" : "panel_again")}</button>
        </div>
      )}
      {page.dismissed > 0 && (
        <div class="notice">
          {ui.t("panel_dismissed", page.dismissed)}
          <button class="push" onClick={() => say({ type: "restore" })}>{ui.t("panel_restore")}</button>
        </div>
      )}
    </>
  );
}
