/** The figures of several sources on one axis. A figure is drawn as it was read: nothing is added or averaged. */
import type { FigureLike } from "../shared/figure.js";
import { figureText } from "../shared/figure.js";
import { Figure } from "./figure.js";
import { useUi } from "./i18n.js";

export interface Bar {
  name: string;
  figure: FigureLike;
}

const ROW = 28;
const MOST = 12;
const CROWDED = 10_000;

/** A round number not below `value`, for the end of the axis. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [1, 2, 4, 5, 10].map((factor) => factor * power).find((round) => round >= value) ?? value;
}

function Shape({ figure, y, at, axisEnd }: { figure: FigureLike; y: number; at: (value: number) => string; axisEnd: number }) {
  const { min, max, bound } = figure;
  const dot = (value: number, open: boolean) => (
    <circle class={open ? "mark open" : "mark"} cx={at(value)} cy={y} r="5.5" />
  );
  if (min === null && max === null) return null;
  if (min === null || max === null) {
    const edge = (min ?? max) as number;
    return (
      <>
        <line class="mark span dash" x1={at(edge)} x2={at(min === null ? 0 : axisEnd)} y1={y} y2={y} />
        {dot(edge, true)}
      </>
    );
  }
  if (min === max) return dot(min, bound === "about");
  return <line class="mark span" x1={at(min)} x2={at(max)} y1={y} y2={y} />;
}

/** The same words said twice by the same source, as in headline and body, are drawn once. */
function once(given: readonly Bar[]): Bar[] {
  return [...new Map(given.map((bar) => [JSON.stringify([bar.name, bar.figure.min, bar.figure.max, bar.figure.bound]), bar])).values()];
}

export function Chart({ title, bars: given }: { title: string; bars: readonly Bar[] }) {
  const ui = useUi();
  const bars = once(given);
  const shown = bars.slice(0, MOST);
  const top = Math.max(1, ...shown.map(({ figure: { min, max } }) => (max === null ? (min ?? 0) * 1.25 : max)));
  const axisEnd = roundUp(top);
  const at = (value: number) => {
    const share = 4 + (92 * value) / axisEnd;
    return `${ui.dir === "rtl" ? 100 - share : share}%`;
  };
  const height = shown.length * ROW;
  // Long numbers have no room beside each other under a narrow picture.
  const roomy = axisEnd < CROWDED;
  const ticks = [0, axisEnd / 2, axisEnd].filter((tick) => Number.isInteger(tick) && (roomy || tick !== axisEnd / 2));
  const spoken = ui.list(shown.map(({ name, figure }) => `${name}: ${figureText(figure, ui.number)}`));
  return (
    <figure class="card" role="group" aria-label={title}>
      <div class="chart">
        <div class="names" aria-hidden="true">
          {shown.map(({ name }, index) => (
            <span key={index} title={name}><b dir="auto">{name}</b></span>
          ))}
        </div>
        <svg height={height + 20} role="img" aria-label={`${title}: ${spoken}`}>
          {ticks.map((tick) => (
            <g key={tick}>
              <line class="grid" x1={at(tick)} x2={at(tick)} y1="2" y2={height} />
              <text x={at(tick)} y={height + 15} text-anchor="middle" direction={roomy ? "ltr" : ui.dir}>{roomy ? ui.number(tick) : ui.short(tick)}</text>
            </g>
          ))}
          {shown.map(({ figure }, index) => (
            <Shape key={index} figure={figure} y={index * ROW + ROW / 2} at={at} axisEnd={axisEnd} />
          ))}
        </svg>
        <div class="values" aria-hidden="true">
          {shown.map(({ figure }, index) => <span key={index}><Figure of={figure} /></span>)}
        </div>
      </div>
      {bars.length > MOST && <figcaption class="small mute" style={{ padding: "0 12px 8px" }}>{ui.t("chart_more", bars.length - MOST)}</figcaption>}
    </figure>
  );
}
