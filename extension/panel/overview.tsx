/** The overview line, the figures that disagree, and the picture of the figures by source. */
import { useContext } from "preact/hooks";
import { envelope } from "../shared/figure.js";
import { OUTCOMES, type Analysis } from "../shared/isnad.js";
import { Chart } from "../ui/chart.js";
import { Figure } from "../ui/figure.js";
import { useUi } from "../ui/i18n.js";
import { leadingFigures } from "./findings.js";
import { ActionsContext, speakerName } from "./rows.js";

export function Overview({ analysis }: { analysis: Analysis }) {
  const ui = useUi();
  const leading = leadingFigures(analysis);
  const outcome = (leading[0] ?? analysis.casualties[0])?.outcome;
  const around = envelope(leading);
  const sources = new Set(leading.flatMap(({ speaker }) => speaker?.name || [])).size;
  const unnamed = analysis.claims.filter(({ speaker }) => speaker?.anonymous).length;
  return (
    <ul class="overview" aria-label={ui.t("overview_label")}>
      <li>
        <b style={{ color: "var(--figure)" }}>{around ? <Figure of={around} /> : <bdi>–</bdi>}</b>
        {ui.list([outcome ? (around ? ui.unit(outcome, around) : ui.label("outcome", outcome)) : ui.t("overview_none"), ...(sources > 0 ? [ui.t("overview_accounts", sources)] : [])])}
      </li>
      <li>
        <b style={{ color: "var(--claim)" }}><bdi>{ui.number(analysis.claims.length)}</bdi></b>
        {ui.list([ui.counted("claims", analysis.claims.length), ...(unnamed > 0 ? [ui.t("overview_anonymous", unnamed)] : [])])}
      </li>
      <li>
        <b style={{ color: "var(--actor)" }}><bdi>{ui.number(analysis.actors.length)}</bdi></b>
        {ui.counted("actors", analysis.actors.length)}
      </li>
    </ul>
  );
}

export function Conflicts({ analysis }: { analysis: Analysis }) {
  const ui = useUi();
  const actions = useContext(ActionsContext);
  return (
    <>
      {analysis.conflicts.map((conflict, place) => (
        <section class="clash card" key={place}>
          <h2 class="sub">{ui.t("conflict_title")}</h2>
          <p class="small mute">{ui.t("conflict_tip")}</p>
          <ul>
            {conflict.casualties.map((index) => {
              const found = analysis.casualties[index];
              return found && (
                <li key={index}>
                  <button class="go" onClick={() => actions?.go("casualties", index)}>
                    <span class="num"><Figure of={found} /></span> {ui.unit(found.outcome, found)}
                    <span class="who"><bdi>{speakerName(ui, found.speaker)}</bdi></span>
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </>
  );
}

/** One picture for each outcome of which two figures or more were given; parts are not drawn beside wholes. */
export function Pictures({ analysis }: { analysis: Analysis }) {
  const ui = useUi();
  return (
    <>
      {OUTCOMES.map((outcome) => {
        const found = analysis.casualties.filter(
          (casualty) => casualty.outcome === outcome && !casualty.part && (casualty.min !== null || casualty.max !== null),
        );
        if (found.length < 2) return null;
        const title = ui.label("chart", outcome);
        return (
          <section key={outcome}>
            <h2 class="sub">{title}</h2>
            <Chart title={title} bars={found.map((casualty) => ({ name: speakerName(ui, casualty.speaker), figure: casualty }))} />
          </section>
        );
      })}
    </>
  );
}
