/** Copying, saving and keeping the whole or the list that is shown. */
import { FORMATS, type Analysis, type Format } from "../shared/isnad.js";
import { useUi, type Key } from "../ui/i18n.js";
import { IconButton } from "../ui/icon.js";
import type { Copying } from "./copying.js";

interface Props {
  copying: Copying;
  whole: Analysis;
  section(): Analysis;
  keepAll(): void;
}

export function Foot({ copying, whole, section, keepAll }: Props) {
  const ui = useUi();
  const { format, setFormat, copyReport, download } = copying;
  return (
    <footer class="foot bar" aria-label={ui.t("panel_section_tools")}>
      <button class="main" onClick={() => copyReport(whole)}>{ui.t("copy_all")}</button>
      <button onClick={() => copyReport(section())}>{ui.t("copy_section")}</button>
      <select aria-label={ui.t("copy_format")} value={format} onChange={({ currentTarget }) => setFormat(currentTarget.value as Format)}>
        {FORMATS.map((each) => <option key={each} value={each}>{ui.t(`format_${each}` as Key)}</option>)}
      </select>
      <span class="signs push">
        <IconButton sign="download" label={ui.t("download")} press={() => download(whole)} />
        <IconButton sign="keep" label={ui.t("panel_keep_article")} press={keepAll} />
      </span>
    </footer>
  );
}
