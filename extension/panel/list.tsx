/** One list of findings: its search and filters, its place, its rows. */
import type { Ref } from "preact";
import { ACTOR_KINDS, STANCES, type Analysis, type Family } from "../shared/isnad.js";
import { useUi } from "../ui/i18n.js";
import { Icon } from "../ui/icon.js";
import { Blocks, type Entry } from "./blocks.js";
import { NO_FILTERS, type Filters, type Lists } from "./findings.js";
import { Conflicts, Pictures } from "./overview.js";
import { ActorItem, CasualtyItem, ClaimGroupItem } from "./rows.js";

export const TABS: readonly Family[] = ["casualties", "claims", "actors"];
/** Claims of one speaker that stand together in the document; the rest follow as one more group. */
const GROUP = 40;

export function Tabs({ analysis, tab, choose }: { analysis: Analysis; tab: Family; choose(family: Family): void }) {
  const ui = useUi();
  return (
    <div class="tabs" role="tablist" aria-label={ui.t("panel_tabs")}>
      {TABS.map((family) => (
        <button
          key={family} id={`tab-${family}`} role="tab" aria-selected={tab === family} aria-controls="list" tabIndex={tab === family ? 0 : -1}
          onClick={() => choose(family)}
        >
          {ui.t(`tab_${family}`)} <bdi class="small">{ui.number(analysis[family].length)}</bdi>
        </button>
      ))}
    </div>
  );
}

interface ToolsProps {
  search: Ref<HTMLInputElement>;
  filters: Filters;
  change(filters: Filters): void;
  /** Where the reader is in the list, counted from 0; -1 before the first step. */
  position: number;
  count: number;
  step(direction: 1 | -1): void;
}

export function Tools({ search, filters, change, position, count, step }: ToolsProps) {
  const ui = useUi();
  return (
    <div class="tools">
      <input
        ref={search} type="search" value={filters.query} placeholder={ui.t("panel_search")} aria-label={ui.t("panel_search")}
        onInput={({ currentTarget }) => change({ ...filters, query: currentTarget.value })}
      />
      <output aria-live="polite"><bdi>{position < 0 ? ui.number(count) : ui.t("panel_position", position + 1, count)}</bdi></output>
      <button class="sign" aria-label={ui.t("panel_previous")} title={ui.t("panel_previous")} onClick={() => step(-1)}><Icon sign="up" /></button>
      <button class="sign" aria-label={ui.t("panel_next")} title={ui.t("panel_next")} onClick={() => step(1)}><Icon sign="down" /></button>
    </div>
  );
}

interface FilterProps {
  tab: Family;
  analysis: Analysis;
  filters: Filters;
  change(filters: Filters): void;
}

/** A choice among the values that occur; the empty one is all. */
function Choice<T extends string>({ label, all, value, values, name, change }: {
  label: string; all: string; value: T | null; values: readonly T[]; name(value: T): string; change(value: T | null): void;
}) {
  return (
    <select class="small" aria-label={label} value={value ?? ""} onChange={({ currentTarget }) => change(values.find((each) => each === currentTarget.value) ?? null)}>
      <option value="">{all}</option>
      {values.map((each) => <option key={each} value={each}>{name(each)}</option>)}
    </select>
  );
}

function FilterBar({ tab, analysis, filters, change }: FilterProps) {
  const ui = useUi();
  const count = (number: number) => `(${ui.number(number)})`;
  const anonymous = analysis[tab === "claims" ? "claims" : "casualties"].some(({ speaker }) => speaker?.anonymous);
  return (
    <div class="bar filters">
      {tab === "claims" && (
        <Choice
          label={ui.t("filter_stance")} all={ui.t("filter_all_stances")} value={filters.stance} change={(stance) => change({ ...filters, stance })}
          values={STANCES.filter((stance) => analysis.claims.some((claim) => claim.stance === stance))}
          name={(stance) => `${ui.label("stance", stance)} ${count(analysis.claims.filter((claim) => claim.stance === stance).length)}`}
        />
      )}
      {tab === "actors" && (
        <Choice
          label={ui.t("filter_kind")} all={ui.t("filter_all_kinds")} value={filters.kind} change={(kind) => change({ ...filters, kind })}
          values={ACTOR_KINDS.filter((kind) => analysis.actors.some((actor) => actor.kind === kind))}
          name={(kind) => `${ui.label("kind", kind)} ${count(analysis.actors.filter((actor) => actor.kind === kind).length)}`}
        />
      )}
      {tab !== "actors" && anonymous && (
        <label class="check small">
          <input type="checkbox" checked={filters.anonymous} onChange={({ currentTarget }) => change({ ...filters, anonymous: currentTarget.checked })} />
          {ui.t("filter_anonymous")}
        </label>
      )}
    </div>
  );
}

/** The entries of a list, in the order in which they are shown. */
function entriesOf(tab: Family, { casualties, claims, actors }: Lists): Entry[] {
  switch (tab) {
    case "casualties":
      return casualties.map((row) => ({
        key: row.index, rows: [row.index, ...row.parts.map(({ index }) => index)], draw: () => <CasualtyItem key={row.index} row={row} />,
      }));
    case "claims":
      return claims.flatMap((group) =>
        Array.from({ length: Math.ceil(group.claims.length / GROUP) }, (_, part): Entry => {
          const some = group.claims.slice(part * GROUP, (part + 1) * GROUP);
          const key = some[0]?.index ?? 0;
          return {
            key, rows: some.map(({ index }) => index),
            draw: () => <ClaimGroupItem key={key} group={{ ...group, claims: some }} count={part === 0 ? group.claims.length : null} />,
          };
        }),
      );
    case "actors":
      return actors.map(({ index, actor }) => ({ key: index, rows: [index], draw: () => <ActorItem key={index} index={index} actor={actor} /> }));
  }
}

interface ListProps extends FilterProps {
  lists: Lists;
  /** Which of the list the reader is at. */
  current: number | null;
}

export function List({ tab, analysis, filters, change, lists, current }: ListProps) {
  const ui = useUi();
  const entries = entriesOf(tab, lists);
  const filtered = filters !== NO_FILTERS && lists.order[tab].length < analysis[tab].length;
  return (
    <div class="findings" id="list" role="tabpanel" aria-labelledby={`tab-${tab}`}>
      <FilterBar tab={tab} analysis={analysis} filters={filters} change={change} />
      {tab === "casualties" && filters.query === "" && !filters.anonymous && (
        <>
          <Conflicts analysis={analysis} />
          <Pictures analysis={analysis} />
        </>
      )}
      <Blocks key={tab} label={ui.t(`tab_${tab}`)} entries={entries} current={current} />
      {entries.length === 0 && <p class="mute">{filtered ? ui.t("panel_no_match") : ui.t("panel_empty_title")}</p>}
      {filtered && <button class="start" onClick={() => change(NO_FILTERS)}>{ui.t("panel_clear_filters")}</button>}
    </div>
  );
}
