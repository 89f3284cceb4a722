/** A text that stands on no page: pasted, analysed, listed like an article. */
import { useState } from "preact/hooks";
import { MAX_TEXT } from "../shared/messages.js";
import { useUi } from "../ui/i18n.js";

export function Paste({ run, cancel, failed }: { run(text: string): Promise<void>; cancel(): void; failed: boolean }) {
  const ui = useUi();
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    await run(text);
    setBusy(false);
  };
  return (
    <form class="paste" onSubmit={submit} onKeyDown={({ key }) => key === "Escape" && cancel()}>
      <h1 style={{ fontSize: "17px" }}>{ui.t("panel_paste")}</h1>
      <p class="mute small">{ui.t("panel_paste_hint")}</p>
      <textarea
        rows={12} dir="rtl" lang="ar" maxLength={MAX_TEXT} value={text} aria-label={ui.t("panel_paste_label")}
        ref={(area) => { if (area?.value === "") area.focus(); }} onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      {failed && <p role="alert">{ui.t("problem_engine")}</p>}
      <div class="bar">
        <button class="main" disabled={busy || text.trim() === ""}>{ui.t("panel_paste_run")}</button>
        <button type="button" onClick={cancel}>{ui.t("panel_cancel")}</button>
      </div>
    </form>
  );
}
