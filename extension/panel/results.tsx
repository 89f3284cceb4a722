/** The findings of one text: overview, three lists, search and filters, stepping, copying, keeping. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { ACTOR_KINDS, FAMILIES, FORMATS, STANCES, type Analysis, type Family, type Format, type Meta } from "../shared/isnad.js";
import { ask, type PanelMessage, type TabState } from "../shared/messages.js";
import { pick } from "../shared/pick.js";
import { itemOf, itemsOf, type Item } from "../notebook/item.js";
import * as notebook from "../notebook/store.js";
import { copy, save } from "../ui/clipboard.js";
import { useUi, type Key } from "../ui/i18n.js";
import type { Here } from "./connection.js";
import { actorRows, casualtyRows, claimGroups, firstOf, NO_FILTERS, type CasualtyRow, type Filters } from "./findings.js";
import { Conflicts, Overview, Pictures } from "./overview.js";
import { ActionsContext, ActorItem, CasualtyItem, ClaimGroupItem, rowId, type Actions } from "./rows.js";
import { sentenceReport } from "./sentence.js";
import { Links } from "./states.js";

export interface Subject {
  /** Tells one article from another; an article that changes keeps its key. */
  key: string;
  analysis: Analysis;
  meta: Meta;
  text: string;
}

interface Props {
  subject: Subject;
  here: Here | null;
  /** Absent for a pasted text, which has no page. */
  page?: Extract<TabState, { status: "done" }>;
  say?(message: PanelMessage): void;
  paste(): void;
  back?(): void;
}

/** Rows that are put into the document at once; more follow when the end of the list comes near. */
const CHUNK = 150;
const TABS: readonly Family[] = ["casualties", "claims", "actors"];

export function Results({ subject, here, page, say, paste, back }: Props) {
  const ui = useUi();
  const { analysis, meta, text } = subject;
  const [tab, setTab] = useState<Family>(() => TABS.find((family) => analysis[family].length > 0) ?? "casualties");
  const [filters, setFilters] = useState<Filters>(NO_FILTERS);
  const [current, drawCurrent] = useState<Here | null>(here);
  /** Where the reader is by now: keys may be pressed faster than rows are drawn. */
  const at = useRef(current);
  const setCurrent = (to: Here | null) => {
    at.current = to;
    drawCurrent(to);
  };
  const [limit, setLimit] = useState(CHUNK);
  const [format, setFormat] = useState<Format>("markdown");
  const [toast, setToast] = useState("");
  const search = useRef<HTMLInputElement>(null);

  const casualties = useMemo(() => casualtyRows(analysis, filters), [analysis, filters]);
  const claims = useMemo(() => claimGroups(analysis, filters), [analysis, filters]);
  const actors = useMemo(() => actorRows(analysis, filters), [analysis, filters]);
  const disputed = useMemo(() => new Set(analysis.conflicts.flatMap((conflict) => conflict.casualties)), [analysis]);

  /** The findings of a list in the order in which they are shown. */
  const order = useMemo((): Record<Family, number[]> => ({
    casualties: casualties.flatMap((row) => [row.index, ...row.parts.map(({ index }) => index)]),
    claims: claims.flatMap((group) => group.claims.map(({ index }) => index)),
    actors: actors.map(({ index }) => index),
  }), [casualties, claims, actors]);

  const arrive = (to: Here) => {
    const place = order[to.family].indexOf(to.index);
    // The page may stop at what the filters hide: then they give way.
    if (place < 0) setFilters(NO_FILTERS);
    setTab(to.family);
    setCurrent(to);
    setLimit((now) => Math.max(now, (place < 0 ? analysis[to.family].length : place) + CHUNK));
  };
  useEffect(() => {
    if (here) arrive(here);
  }, [here]);
  useEffect(() => {
    if (current) document.getElementById(rowId(current.family, current.index))?.scrollIntoView({ block: "nearest" });
  }, [current, tab]);
  useEffect(() => {
    if (toast === "") return;
    const timer = setTimeout(() => setToast(""), 2_500);
    return () => clearTimeout(timer);
  }, [toast]);

  const go = (family: Family, index: number, mention?: number) => {
    setCurrent({ family, index });
    say?.(mention === undefined ? { type: "goto", family, index } : { type: "goto", family, index, mention });
  };
  const step = (direction: 1 | -1) => {
    const all = order[tab];
    if (all.length === 0) return;
    const from = at.current?.family === tab ? all.indexOf(at.current.index) : -1;
    const next = from < 0 ? (direction > 0 ? 0 : all.length - 1) : (from + direction + all.length) % all.length;
    const index = all[next] as number;
    arrive({ family: tab, index });
    go(tab, index);
  };

  const compose = async (part: Analysis, as: Format): Promise<string | null> => {
    const answer = await ask({ type: "compose", analysis: part, meta: { ...meta, lang: ui.lang }, text, format: as });
    if (!answer.ok) setToast(ui.t(`problem_${answer.problem}`));
    return answer.ok ? answer.value : null;
  };
  const put = async (content: string | null, plain?: string | null) => {
    if (content === null || plain === null) return;
    const done = plain === undefined ? await copy(content) : await copy(plain, content);
    setToast(ui.t(done ? "copy_done" : "copy_failed"));
  };
  const copyReport = async (part: Analysis) =>
    format === "html" ? put(await compose(part, "html"), await compose(part, "text")) : put(await compose(part, format));
  const sentence = (span: { start: number; end: number }, as: Format) =>
    sentenceReport(text, span, meta, as, analysis.engine, ui.t("panel_auto_note"));
  const keep = async (items: Item[]) => {
    try {
      await notebook.add(items);
      setToast(ui.t("kept"));
    } catch {
      setToast(ui.t("keep_failed"));
    }
  };

  const actions: Actions = {
    analysis, current, disputed, go,
    copyRow: (family, index) => void copyReport(pick(analysis, family, [index])),
    copySentence: (span) => void (format === "html" ? put(sentence(span, "html"), sentence(span, "text")) : put(sentence(span, format))),
    keep: (family, index) => {
      const item = itemOf(subject, family, index);
      if (item) void keep([item]);
    },
    dismiss: page && say && ((family, index) => {
      say({ type: "dismiss", family, index });
      setCurrent(null);
      setToast(ui.t("dismissed"));
    }),
  };

  const onKey = (event: KeyboardEvent) => {
    const { target, key } = event;
    const typing = target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inTabs = target instanceof Element && target.closest("[role=tablist]") !== null;
    if (key === "Escape" && target === search.current) setFilters({ ...filters, query: "" });
    else if (key === "ArrowDown" && (!typing || target === search.current)) step(1);
    else if (key === "ArrowUp" && (!typing || target === search.current)) step(-1);
    else if (inTabs && (key === "ArrowLeft" || key === "ArrowRight")) {
      const forward = (key === "ArrowLeft") === (ui.dir === "rtl");
      const next = TABS[(TABS.indexOf(tab) + (forward ? 1 : -1) + TABS.length) % TABS.length] as Family;
      setTab(next);
      document.getElementById(`tab-${next}`)?.focus();
    } else if (!typing && key === "/") search.current?.focus();
    else if (!typing && /^[123١٢٣]$/.test(key)) setTab(TABS[((key.charCodeAt(0) & 0xf) - 1) % 3] as Family);
    else return;
    event.preventDefault();
  };
  const handler = useRef(onKey);
  handler.current = onKey;
  useEffect(() => {
    const heard = (event: KeyboardEvent) => handler.current(event);
    document.addEventListener("keydown", heard);
    return () => document.removeEventListener("keydown", heard);
  }, []);

  const total = FAMILIES.reduce((sum, family) => sum + analysis[family].length, 0);
  const position = current?.family === tab ? order[tab].indexOf(current.index) : -1;
  const host = meta.url ? new URL(meta.url).host : "";
  const filtered = filters !== NO_FILTERS && order[tab].length < analysis[tab].length;

  return (
    <>
      <header class="head">
        <h1 lang="ar" dir="auto">{meta.title || host || ui.t("panel_paste_title")}</h1>
        <p class="mute small">
          {[meta.publisher || host, meta.published && ui.date(meta.published)].filter(Boolean).map((part, index) => (
            <>{index > 0 && " · "}<bdi>{part}</bdi></>
          ))}
        </p>
        <p class="small auto">{ui.t("panel_auto_note")}</p>
      </header>
      {page && (!page.shown || page.skipped > 0) && (
        <div class="notice" role="status">
          {page.shown ? ui.t("panel_skipped", page.skipped) : ui.t("panel_hidden_marks")}
          <button class="push" onClick={() => say?.({ type: "toggle" })}>{ui.t(page.shown ? "panel_unmark" : "panel_again")}</button>
        </div>
      )}
      {page && page.dismissed > 0 && (
        <div class="notice">
          {ui.t("panel_dismissed", page.dismissed)}
          <button class="push" onClick={() => say?.({ type: "restore" })}>{ui.t("panel_restore")}</button>
        </div>
      )}
      {total === 0 ? (
        <div class="state" role="status">
          <h2>{ui.t("panel_empty_title")}</h2>
          <p>{ui.t("panel_empty")}</p>
        </div>
      ) : (
        <>
          <Overview analysis={analysis} />
          <div class="tabs" role="tablist" aria-label={ui.t("panel_tabs")}>
            {TABS.map((family) => (
              <button
                key={family} id={`tab-${family}`} role="tab" aria-selected={tab === family} aria-controls="list" tabIndex={tab === family ? 0 : -1}
                onClick={() => { setTab(family); setLimit(CHUNK); }}
              >
                {ui.t(`tab_${family}`)} <bdi class="small">{ui.number(analysis[family].length)}</bdi>
              </button>
            ))}
          </div>
          <div class="tools">
            <input
              ref={search} type="search" value={filters.query} placeholder={ui.t("panel_search")} aria-label={ui.t("panel_search")}
              onInput={({ currentTarget }) => setFilters({ ...filters, query: currentTarget.value })}
            />
            <output aria-live="polite">
              <bdi>{position < 0 ? ui.number(order[tab].length) : ui.t("panel_position", position + 1, order[tab].length)}</bdi>
            </output>
            <button aria-label={ui.t("panel_previous")} title={ui.t("panel_previous")} onClick={() => step(-1)}>↑</button>
            <button aria-label={ui.t("panel_next")} title={ui.t("panel_next")} onClick={() => step(1)}>↓</button>
          </div>
          <div class="body" id="list" role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
            <ActionsContext.Provider value={actions}>
              <FilterBar tab={tab} analysis={analysis} filters={filters} change={setFilters} />
              {tab === "casualties" && filters.query === "" && !filters.anonymous && (
                <>
                  <Conflicts analysis={analysis} />
                  <Pictures analysis={analysis} />
                </>
              )}
              <ul class="list" aria-label={ui.t(`tab_${tab}`)}>
                {tab === "casualties" && firstOf<CasualtyRow, CasualtyRow>(casualties, (row) => [row, ...row.parts], limit, (row, kept) => ({ ...row, parts: kept.slice(1) }))
                  .map((row) => <CasualtyItem key={row.index} row={row} />)}
                {tab === "claims" && firstOf(claims, (group) => group.claims, limit, (group, kept) => ({ ...group, claims: kept }))
                  .map((group) => <ClaimGroupItem key={group.claims[0]?.index} group={group} />)}
                {tab === "actors" && actors.slice(0, limit).map(({ index, actor }) => <ActorItem key={index} index={index} actor={actor} />)}
              </ul>
            </ActionsContext.Provider>
            {order[tab].length === 0 && (
              <p class="mute">{filtered ? ui.t("panel_no_match") : ui.t("panel_empty_title")}</p>
            )}
            {filtered && <button style={{ alignSelf: "start" }} onClick={() => setFilters(NO_FILTERS)}>{ui.t("panel_clear_filters")}</button>}
            {limit < order[tab].length && <More reached={() => setLimit((now) => now + CHUNK)} />}
          </div>
        </>
      )}
      <footer class="foot" aria-label={ui.t("panel_section_tools")}>
        {total > 0 && (
          <div class="bar">
            <button class="main" onClick={() => void copyReport(analysis)}>{ui.t("copy_all")}</button>
            <button onClick={() => void copyReport(pick(analysis, tab, order[tab]))}>{ui.t("copy_section")}</button>
            <select aria-label={ui.t("copy_format")} value={format} onChange={({ currentTarget }) => setFormat(currentTarget.value as Format)}>
              {FORMATS.map((each) => <option key={each} value={each}>{ui.t(`format_${each}` as Key)}</option>)}
            </select>
          </div>
        )}
        <div class="bar">
          {total > 0 && (
            <button
              class="quiet"
              onClick={async () => {
                const content = await compose(analysis, format);
                if (content !== null) save(content, format, meta.title ?? "");
              }}
            >{ui.t("download")}</button>
          )}
          {total > 0 && <button class="quiet" onClick={() => void keep(itemsOf(subject))}>{ui.t("panel_keep_article")}</button>}
          {back ? <button class="quiet" onClick={back}>{ui.t("panel_back_to_page")}</button> : <button class="quiet" onClick={paste}>{ui.t("panel_paste")}</button>}
          <Links />
        </div>
      </footer>
      <div class="toast" role="status" aria-live="polite">{toast}</div>
    </>
  );
}

function FilterBar({ tab, analysis, filters, change }: { tab: Family; analysis: Analysis; filters: Filters; change(filters: Filters): void }) {
  const ui = useUi();
  const anonymous = (
    <label class="check small">
      <input type="checkbox" checked={filters.anonymous} onChange={({ currentTarget }) => change({ ...filters, anonymous: currentTarget.checked })} />
      {ui.t("filter_anonymous")}
    </label>
  );
  if (tab === "casualties") return analysis.casualties.some(({ speaker }) => speaker?.anonymous) ? <div class="bar">{anonymous}</div> : null;
  if (tab === "claims") {
    const stances = STANCES.filter((stance) => analysis.claims.some((claim) => claim.stance === stance));
    return (
      <div class="bar">
        <select
          class="small" aria-label={ui.t("filter_stance")} value={filters.stance ?? ""}
          onChange={({ currentTarget }) => change({ ...filters, stance: STANCES.find((stance) => stance === currentTarget.value) ?? null })}
        >
          <option value="">{ui.t("filter_all_stances")}</option>
          {stances.map((stance) => <option key={stance} value={stance}>{ui.label("stance", stance)}</option>)}
        </select>
        {anonymous}
      </div>
    );
  }
  const kinds = ACTOR_KINDS.filter((kind) => analysis.actors.some((actor) => actor.kind === kind));
  return (
    <div class="bar">
      <select
        class="small" aria-label={ui.t("filter_kind")} value={filters.kind ?? ""}
        onChange={({ currentTarget }) => change({ ...filters, kind: ACTOR_KINDS.find((kind) => kind === currentTarget.value) ?? null })}
      >
        <option value="">{ui.t("filter_all_kinds")}</option>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {`${ui.label("kind", kind)} (${ui.number(analysis.actors.filter((actor) => actor.kind === kind).length)})`}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The end of what is shown of a long list: reaching it, or pressing it, shows more. */
function More({ reached }: { reached(): void }) {
  const ui = useUi();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const seen = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && reached(), { rootMargin: "800px" });
    if (button.current) seen.observe(button.current);
    return () => seen.disconnect();
  });
  return <button ref={button} onClick={reached}>{ui.t("panel_more")}</button>;
}
