/** The first page: what Isnad does, how to start, what becomes of the text. One screen, and it asks for nothing. */
import { useEffect, useState } from "preact/hooks";
import { useUi } from "../ui/i18n.js";

export function Welcome() {
  const ui = useUi();
  const [keys, setKeys] = useState("");
  useEffect(() => {
    void chrome.commands.getAll().then((all) => setKeys(all.find(({ name }) => name === "toggle")?.shortcut ?? ""));
  }, []);
  // The sentence is cut where the keys stand, so that they can be shown as keys.
  const [before = "", after = ""] = ui.t("wel_step1", "\u0000").split("\u0000");
  const samples = [
    ["casualties", "f", "op_sample_figure"],
    ["claims", "c", "op_sample_claim"],
    ["actors", "a", "op_sample_actor"],
  ] as const;
  return (
    <div class="sheet welcome">
      <header>
        <h1>{ui.t("wel_heading")}</h1>
        <p class="mute">{ui.t("wel_lead")}</p>
      </header>
      <ul class="three">
        {samples.map(([family, mark, sample]) => (
          <li key={family} class="card">
            <h2><span class={`sample ${mark}`}>{ui.t(sample)}</span></h2>
            <p><b>{ui.t(`tab_${family}`)}</b></p>
            <p class="mute">{ui.t(`wel_${family}`)}</p>
          </li>
        ))}
      </ul>
      <section>
        <h2>{ui.t("wel_how")}</h2>
        <ol>
          <li><b><bdi>{ui.number(1)}</bdi></b><span>{before}<kbd dir="ltr">{keys || "—"}</kbd>{after}</span></li>
          <li><b><bdi>{ui.number(2)}</bdi></b><span>{ui.t("wel_step2")}</span></li>
          <li><b><bdi>{ui.number(3)}</bdi></b><span>{ui.t("wel_step3")}</span></li>
        </ol>
      </section>
      <p>{ui.t("wel_privacy")}</p>
      <p class="mute">{ui.t("wel_limits")}</p>
    </div>
  );
}
