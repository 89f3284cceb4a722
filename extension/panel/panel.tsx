/** The panel: what was found on the page of the active tab, or in a text that was pasted. */
import { useState } from "preact/hooks";
import type { Analysis } from "../shared/isnad.js";
import { ask } from "../shared/messages.js";
import { useUi } from "../ui/i18n.js";
import { useConnection } from "./connection.js";
import { Paste } from "./paste.js";
import { Results, type Subject } from "./results.js";
import { StateView } from "./states.js";

export function Panel() {
  const ui = useUi();
  const { state, tabId, here, say } = useConnection();
  const [pasting, setPasting] = useState(false);
  const [pasted, setPasted] = useState<Subject | null>(null);
  const [problem, setProblem] = useState(false);

  const examine = async (text: string) => {
    const answer = await ask<Analysis>({ type: "examine", text });
    setProblem(!answer.ok);
    if (!answer.ok) return;
    const meta = { title: ui.t("panel_paste_title"), captured: new Date().toISOString() };
    setPasted({ key: `pasted ${meta.captured}`, analysis: answer.value, meta, text });
    setPasting(false);
  };

  if (pasting) return <Paste run={examine} cancel={() => setPasting(false)} failed={problem} />;
  const paste = () => setPasting(true);
  if (pasted) return <Results subject={pasted} here={null} paste={paste} back={() => setPasted(null)} />;
  if (state?.status === "done") {
    const { analysis, meta, text } = state;
    const subject: Subject = { key: `${tabId} ${meta.url ?? ""}`, analysis, meta, text };
    return <Results key={subject.key} subject={subject} here={here} page={state} say={say} paste={paste} />;
  }
  return <StateView state={state} mark={() => say({ type: "toggle" })} paste={paste} />;
}
