/** The findings of one text: what stands above them, three lists, and what can be done with them. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { FAMILIES, type Analysis, type Family, type Meta } from "../shared/isnad.js";
import type { PanelMessage, TabState } from "../shared/messages.js";
import { pick } from "../shared/pick.js";
import { itemOf, itemsOf } from "../notebook/item.js";
import { useUi } from "../ui/i18n.js";
import type { Here } from "./connection.js";
import { useCopying } from "./copying.js";
import { listsOf, NO_FILTERS, sameFinding, type Filters, type Lists } from "./findings.js";
import { Foot } from "./foot.js";
import { Head, Notices } from "./head.js";
import { useKeys } from "./keys.js";
import { List, Tabs, TABS, Tools } from "./list.js";
import { Overview } from "./overview.js";
import { ActionsContext, rowId, type Actions } from "./rows.js";

export interface Subject {
  /** Tells one article from another; an article that changes keeps its key. */
  key: string;
  analysis: Analysis;
  meta: Meta;
  text: string;
}

export type DoneState = Extract<TabState, { status: "done" }>;

interface Props {
  subject: Subject;
  here: Here | null;
  /** Absent for a pasted text, which has no page. */
  page?: DoneState;
  say?(message: PanelMessage): void;
  paste(): void;
  back?(): void;
}

/** How long the page may take to answer a jump. */
const ECHO_MS = 2_000;

/**
 * The page says where it is also after jumps that the panel asked for. Such an answer may come when the reader has
 * gone on, and moves nothing.
 */
function useEcho() {
  const pending = useRef<{ to: Here; time: number }[]>([]);
  return {
    asked: (to: Here) => void pending.current.push({ to, time: performance.now() }),
    heard: ({ family, index }: Here): boolean => {
      const waiting = pending.current.filter(({ time }) => performance.now() - time < ECHO_MS);
      const place = waiting.findIndex(({ to }) => to.family === family && to.index === index);
      pending.current = waiting.slice(place + 1);
      return place >= 0;
    },
  };
}

/** Where the reader is in the lists: in step with the page, and found again when the article changes. */
function usePlace(analysis: Analysis, here: Here | null, lists: Lists, show: () => void) {
  const [tab, setTab] = useState<Family>(() => TABS.find((family) => analysis[family].length > 0) ?? "casualties");
  const [current, drawCurrent] = useState<Here | null>(here);
  /** By now: keys may be pressed faster than rows are drawn. */
  const at = useRef(current);
  const known = useRef(analysis);
  const setCurrent = (to: Here | null) => {
    at.current = to;
    drawCurrent(to);
  };
  const arrive = (to: Here) => {
    // The page may stop at what the filters hide: then they give way.
    if (!lists.order[to.family].includes(to.index)) show();
    setTab(to.family);
    setCurrent(to);
  };
  useEffect(() => {
    if (known.current !== analysis && at.current) setCurrent(sameFinding(known.current, analysis, at.current));
    known.current = analysis;
  }, [analysis]);
  const echo = useEcho();
  useEffect(() => {
    if (here && !echo.heard(here)) arrive(here);
  }, [here]);
  useEffect(() => {
    if (current) document.getElementById(rowId(current.family, current.index))?.scrollIntoView({ block: "nearest" });
  }, [current, tab]);
  /** The finding after or before the present one, around the end. */
  const next = (direction: 1 | -1): number | null => {
    const all = lists.order[tab];
    const from = at.current?.family === tab ? all.indexOf(at.current.index) : -1;
    return all[from < 0 ? (direction > 0 ? 0 : all.length - 1) : (from + direction + all.length) % all.length] ?? null;
  };
  return { tab, setTab, current, setCurrent, arrive, next, asked: echo.asked };
}

export function Results({ subject, here, page, say, paste, back }: Props) {
  const ui = useUi();
  const { analysis, meta } = subject;
  const [filters, setFilters] = useState<Filters>(NO_FILTERS);
  const search = useRef<HTMLInputElement>(null);
  const lists = useMemo(() => listsOf(analysis, filters), [analysis, filters]);
  const disputed = useMemo(() => new Set(analysis.conflicts.flatMap((conflict) => conflict.casualties)), [analysis]);
  const { tab, setTab, current, setCurrent, arrive, next, asked } = usePlace(analysis, here, lists, () => setFilters(NO_FILTERS));
  const copying = useCopying(subject);

  const go = (family: Family, index: number, mention?: number) => {
    setCurrent({ family, index });
    asked({ family, index });
    say?.(mention === undefined ? { type: "goto", family, index } : { type: "goto", family, index, mention });
  };
  const step = (direction: 1 | -1) => {
    const index = next(direction);
    if (index === null) return;
    arrive({ family: tab, index });
    go(tab, index);
  };
  const actions: Actions = {
    analysis, current, disputed, go,
    copyRow: (family, index) => copying.copyReport(pick(analysis, family, [index])),
    copySentence: copying.copySentence,
    keep: (family, index) => {
      const item = itemOf(subject, family, index);
      if (item) copying.keep([item]);
    },
    dismiss: page && say && ((family, index) => {
      say({ type: "dismiss", family, index });
      setCurrent(null);
      copying.setToast(ui.t("dismissed"));
    }),
  };
  useKeys({
    step, rtl: ui.dir === "rtl",
    choose: (place) => setTab(TABS[place] ?? tab),
    turn: (forward) => {
      const to = TABS[(TABS.indexOf(tab) + (forward ? 1 : -1) + TABS.length) % TABS.length] ?? tab;
      setTab(to);
      document.getElementById(`tab-${to}`)?.focus();
    },
    search: () => search.current?.focus(),
    clear: () => setFilters({ ...filters, query: "" }),
    searching: (target) => target === search.current,
  });

  const found = FAMILIES.some((family) => analysis[family].length > 0);
  const place = current?.family === tab ? current.index : null;
  return (
    <>
      <div class="body" tabIndex={0} aria-label={ui.t("panel_findings")} role="region">
        <Head meta={meta} leave={{ paste, back }} />
        {page && say && <Notices page={page} say={say} />}
        {found ? (
          <>
            <Overview analysis={analysis} />
            <div class="bench">
              <Tabs analysis={analysis} tab={tab} choose={setTab} />
              <Tools search={search} filters={filters} change={setFilters} step={step} count={lists.order[tab].length} position={place === null ? -1 : lists.order[tab].indexOf(place)} />
            </div>
            <ActionsContext.Provider value={actions}>
              <List tab={tab} analysis={analysis} filters={filters} change={setFilters} lists={lists} current={place} />
            </ActionsContext.Provider>
          </>
        ) : (
          <div class="state" role="status">
            <h2>{ui.t("panel_empty_title")}</h2>
            <p>{ui.t("panel_empty")}</p>
          </div>
        )}
      </div>
      {found && <Foot copying={copying} whole={analysis} section={() => pick(analysis, tab, lists.order[tab])} keepAll={() => copying.keep(itemsOf(subject))} />}
      <div class="toast" role="status" aria-live="polite">{copying.toast}</div>
    </>
  );
}
