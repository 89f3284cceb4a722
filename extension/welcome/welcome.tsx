/** The first page: what Isnad does, how to start, what becomes of the text. One screen, and it asks for nothing. */
import { useEffect, useState } from "preact/hooks";
import { useUi } from "../ui/i18n.js";
import type { PageProps } from "../ui/page.js";
import { Sample } from "../ui/sample.js";

export function Welcome({ settings }: PageProps) {
  const ui = useUi();
  const [keys, setKeys] = useState("");
  useEffect(() => {
    void chrome.commands.getAll().then((all) => setKeys(all.find(({ name }) => name === "toggle")?.shortcut ?? ""));
  }, []);
  // The sentence is cut where the keys stand, so that they can be shown as keys.
  const [before = "", after = ""] = ui.t("wel_step1", "\u0000").split("\u0000");
  return (
    <div class="sheet welcome">
      <header>
        <p class="brand"><img src="icons/icon.svg" alt="" width="28" height="28" /> {ui.t("ext_short_name")}</p>
        <h1>{ui.t("wel_heading")}</h1>
        <p class="mute">{ui.t("wel_lead")}</p>
      </header>
      <figure class="card shown">
        <Sample palette={settings.palette} tone="light" />
        <Sample palette={settings.palette} tone="dark" />
      </figure>
      <ul class="three">
        {(["casualties", "claims", "actors"] as const).map((family) => (
          <li key={family} class={family}>
            <h2>{ui.t(`tab_${family}`)}</h2>
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
      <footer>
        <p>{ui.t("wel_privacy")}</p>
        <p class="mute small">{ui.t("wel_limits")}</p>
      </footer>
    </div>
  );
}
