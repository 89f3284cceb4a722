/** The notebook page: what was kept, the reader's own fields, figures of one event side by side, files in and out. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { figureText } from "../shared/figure.js";
import { matches } from "../shared/fold.js";
import { OUTCOMES } from "../shared/isnad.js";
import { ask } from "../shared/messages.js";
import { permissionFor } from "../shared/settings.js";
import { CONTEXT, findQuote } from "../shared/selector.js";
import { Chart } from "../ui/chart.js";
import { save } from "../ui/clipboard.js";
import { dotted } from "../ui/dotted.js";
import { Figure } from "../ui/figure.js";
import { FileButton } from "../ui/file.js";
import { useUi, type Key, type Ui } from "../ui/i18n.js";
import { exportCsv, exportJsonLd } from "./exports.js";
import { exportJson, GRADES, importJson, Rejected, type Grade, type Item, type KeptFigure } from "./item.js";
import * as store from "./store.js";

const MAX_FILE = 100_000_000;
const CHUNK = 200;

const outlet = ({ meta }: Item) => meta.publisher || (meta.url ? new URL(meta.url).host : "") || meta.title || "–";

export function Notebook() {
  const ui = useUi();
  const [items, setItems] = useState<Item[] | null>(null);
  const [tag, setTag] = useState("");
  const [query, setQuery] = useState("");
  const [notice, setNotice] = useState("");
  const [limit, setLimit] = useState(CHUNK);
  const load = () => void store.all().then(setItems, () => setNotice(ui.t("keep_failed")));
  useEffect(() => {
    load();
    return store.onChange(load);
  }, []);

  const tags = useMemo(() => [...new Set(items?.flatMap((item) => item.tags))].sort((a, b) => a.localeCompare(b)), [items]);
  const shown = useMemo(
    () =>
      (items ?? []).filter(
        (item) =>
          (tag === "" || item.tags.includes(tag)) &&
          matches(query, [item.quote.text, item.speaker, item.claim?.via, item.claim?.target, item.claim?.within, item.actor?.name, item.actor?.name_en, item.actor?.role, item.meta.title, item.meta.publisher, item.note, ...item.tags]),
      ),
    [items, tag, query],
  );
  if (!items) return notice ? <p role="alert">{notice}</p> : <div class="state" role="status"><span class="spin" aria-hidden="true" /></div>;

  const change = async (item: Item) => {
    setItems(items.map((each) => (each.id === item.id ? item : each)));
    await store.put(item).catch(() => setNotice(ui.t("keep_failed")));
  };
  const remove = async (gone: readonly Item[]) => {
    await store.remove(gone.map(({ id }) => id));
    load();
  };
  const take = async (text: string | null) => {
    try {
      if (text === null) return;
      const read = importJson(text);
      const added = await store.add(read);
      setNotice(ui.t("nb_imported", added, read.length - added));
      load();
    } catch (error) {
      setNotice(ui.t("nb_import_failed", error instanceof Rejected ? error.message : String(error)));
    }
  };

  return (
    <div class="sheet">
      <header>
        <h1>{ui.t("nb_heading")}</h1>
        <p class="mute">{ui.t("nb_intro")}</p>
      </header>
      <div class="bar">
        <input type="search" value={query} placeholder={ui.t("nb_search")} aria-label={ui.t("nb_search")} onInput={({ currentTarget }) => setQuery(currentTarget.value)} />
        <select aria-label={ui.t("nb_filter_tag")} value={tag} onChange={({ currentTarget }) => setTag(currentTarget.value)}>
          <option value="">{ui.t("nb_all_tags")}</option>
          {tags.map((each) => <option key={each} value={each}>{each}</option>)}
        </select>
        <span class="small mute">{ui.t("nb_count", shown.length)}</span>
        <span class="small mute push">{ui.t("nb_export")}</span>
        <button disabled={shown.length === 0} onClick={() => save(exportCsv(shown), "csv", "isnad-notebook")}>CSV</button>
        <button disabled={shown.length === 0} onClick={() => save(exportJson(shown), "json", "isnad-notebook")}>JSON</button>
        <button disabled={shown.length === 0} onClick={() => save(exportJsonLd(shown), "jsonld", "isnad-notebook")}>JSON-LD</button>
        <FileButton label={ui.t("nb_import")} accept=".json,application/json" limit={MAX_FILE} read={(text) => void take(text)} />
        {shown.length > 0 && <Sure label={ui.t("nb_delete_shown")} done={() => void remove(shown)} />}
      </div>
      <p role="status" class={notice ? "notice-text" : "sr"}>{notice}</p>
      {items.length === 0 && (
        <div class="state card"><h2>{ui.t("nb_empty_title")}</h2><p>{ui.t("nb_empty")}</p></div>
      )}
      {items.length > 0 && <Compare items={shown} chosen={tag !== ""} />}
      {items.length > 0 && shown.length === 0 && <p class="mute">{ui.t("panel_no_match")}</p>}
      <ul class="items">
        {shown.slice(0, limit).map((item) => <ItemCard key={item.id} item={item} change={change} remove={() => void remove([item])} />)}
      </ul>
      {limit < shown.length && <button onClick={() => setLimit(limit + CHUNK)}>{ui.t("panel_more")}</button>}
    </div>
  );
}

/** The figures of one tag on one axis for each outcome: outlet and speaker beside each, nothing added or averaged. */
function Compare({ items, chosen }: { items: readonly Item[]; chosen: boolean }) {
  const ui = useUi();
  const counted = items.flatMap(({ figure, ...item }) => (figure && !figure.part && (figure.min !== null || figure.max !== null) ? [{ ...item, figure }] : []));
  return (
    <section aria-label={ui.t("nb_compare")}>
      <h2>{ui.t("nb_compare")}</h2>
      {!chosen && <p class="mute small">{ui.t("nb_compare_hint")}</p>}
      {chosen && OUTCOMES.map((outcome) => {
        const found = counted.filter(({ figure }) => figure.outcome === outcome);
        if (found.length === 0) return null;
        const title = ui.label("chart", outcome);
        const rows = found.map((item) => ({ ...item, outlet: outlet({ ...item, figure: item.figure }), who: item.speaker ?? ui.t(item.anonymous ? "chip_anonymous" : "chip_unattributed") }));
        // By outlet, and for each from the least to the greatest: however they were kept, they stand in one order.
        const least = ({ figure }: { figure: KeptFigure }) => figure.min ?? figure.max ?? 0;
        rows.sort((a, b) => a.outlet.localeCompare(b.outlet, ui.lang) || least(a) - least(b) || a.who.localeCompare(b.who, ui.lang));
        return (
          <div key={outcome}>
            <h3>{title}</h3>
            <Chart title={title} bars={rows.map((row) => ({ name: `${row.outlet} · ${row.who}`, figure: row.figure }))} />
            <div class="table">
              <table>
                <thead><tr>{(["chart_axis", "card_speaker", "card_victims", "card_place", "card_date"] as const).map((key) => <th key={key} scope="col">{ui.t(key)}</th>)}</tr></thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.id}>
                      <td><span class="num"><Figure of={row.figure} /></span> <Kind of={row.figure} /></td>
                      <td><bdi>{row.who}</bdi><br /><bdi class="small mute">{row.outlet}</bdi></td>
                      <td>{row.figure.victims === "unspecified" ? "–" : ui.label("victims", row.figure.victims)}</td>
                      <td><bdi>{row.figure.place ?? "–"}</bdi></td>
                      <td><bdi>{row.figure.date ?? "–"}</bdi></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </div>
        );
      })}
    </section>
  );
}

/** What kind of figure it is, where that bears on comparing it. */
function Kind({ of }: { of: KeptFigure }) {
  const ui = useUi();
  return (
    <>
      {of.part && <span class="chip">{ui.t("chip_part")}</span>}
      {of.cumulative && <span class="chip">{ui.t("chip_cumulative")}</span>}
      {of.preliminary && <span class="chip">{ui.t("chip_preliminary")}</span>}
    </>
  );
}

function heading(ui: Ui, { figure, stance, speaker, anonymous, actor }: Item): string {
  const parts = [
    actor?.name,
    figure && ui.unit(figure.outcome, figure),
    stance && ui.label("stance", stance),
    speaker ?? (figure && !anonymous ? ui.t("chip_unattributed") : null),
  ];
  return parts.filter(Boolean).join(" · ");
}

/** What else was read of a kept claim or actor, beside its heading. */
function details(ui: Ui, { claim, actor }: Item): string[] {
  const { via, target, within } = claim ?? {};
  const told = [
    via && ui.t("claims_via", via),
    target && ui.t("claims_target", target),
    within && ui.t("claims_within", within),
    within === "" && ui.t("claims_within_unresolved"),
    actor?.name_en, actor?.role, actor?.affiliation,
  ];
  return told.filter((part) => typeof part === "string" && part !== "") as string[];
}

function ItemCard({ item, change, remove }: { item: Item; change(item: Item): Promise<void>; remove(): void }) {
  const ui = useUi();
  const { meta, quote, figure, claim, actor } = item;
  const [tags, setTags] = useState(ui.list(item.tags));
  const [note, setNote] = useState(item.note);
  const more = details(ui, item);
  const name = figure ? figureText(figure, ui.number) : quote.text.slice(0, 60);
  return (
    <li class="item card">
      <div class="bar">
        <span class="chip">{ui.t(`nb_kind_${item.kind}`)}</span>
        {figure && <span class="num"><Figure of={figure} /></span>}
        {figure && <Kind of={figure} />}
        <b><bdi>{heading(ui, item)}</bdi></b>
        {actor && <span class="chip actor">{ui.label("kind", actor.kind)}</span>}
        {claim?.direct && <span class="chip">{ui.t("chip_direct")}</span>}
        {item.anonymous && <span class="chip claim">{ui.t("chip_anonymous")}</span>}
        <span class="push small mute">{ui.t("nb_saved", ui.date(item.saved))}</span>
      </div>
      <blockquote class="quote" lang="ar" dir="auto"><span class="mute">{before(quote.prefix)}</span>{quote.text}<span class="mute">{after(quote.suffix)}</span></blockquote>
      {more.length > 0 && <p class="small">{dotted(more)}</p>}
      <p class="small mute">{dotted([meta.title, meta.publisher, meta.author, meta.published && ui.date(meta.published)])}</p>
      <div class="own">
        <label class="field"><span>{ui.t("nb_tags")}</span>
          <input value={tags} dir="auto" onInput={({ currentTarget }) => setTags(currentTarget.value)} onChange={() => void change({ ...item, tags: readTags(tags), note })} />
        </label>
        <label class="field"><span>{ui.t("nb_grade")}</span>
          <select value={item.grade} onChange={({ currentTarget }) => void change({ ...item, tags: readTags(tags), note, grade: currentTarget.value as Grade })}>
            {GRADES.map((grade) => <option key={grade} value={grade}>{ui.t(`nb_grade_${grade || "none"}` as Key)}</option>)}
          </select>
        </label>
        <label class="field"><span>{ui.t("nb_note")}</span>
          <textarea rows={1} value={note} dir="auto" onInput={({ currentTarget }) => setNote(currentTarget.value)} onChange={() => void change({ ...item, tags: readTags(tags), note })} />
        </label>
      </div>
      <div class="bar"><Reopen item={item} /><span class="push" /><Sure label={ui.t("nb_delete")} of={name} done={remove} /></div>
    </li>
  );
}

/** Context as it is shown: where it was cut, from a whole word on. */
const before = (prefix: string) => (prefix.length < CONTEXT ? prefix : `…${prefix.replace(/^\S*\s/u, "")}`);
const after = (suffix: string) => (suffix.length < CONTEXT ? suffix : `${suffix.replace(/\s\S*$/u, "")}…`);

const readTags = (text: string) => [...new Set(text.split(/[,،]/u).map((tag) => tag.trim()).filter(Boolean))].slice(0, 100);

/** Opens the page at the sentence; where the reader allows it, looks whether the words still stand there. */
function Reopen({ item }: { item: Item }) {
  const ui = useUi();
  const [result, setResult] = useState<Key | null>(null);
  const { url } = item.meta;
  if (!url) return <p class="small mute">{ui.t("nb_no_url")}</p>;
  const check = async () => {
    // The browser asks only while the press is being handled: nothing may be awaited before.
    const allowed = await chrome.permissions.request(permissionFor(url));
    if (!allowed) return setResult("nb_check_denied");
    setResult("nb_checking");
    const answer = await ask({ type: "reopen", url: item.link || url });
    setResult(!answer.ok ? "nb_check_failed" : findQuote(answer.value, item.quote) === null ? "nb_gone" : "nb_stands");
  };
  return (
    <>
      <button onClick={() => void chrome.tabs.create({ url: item.link || url })}>{ui.t("nb_open")}</button>
      <button onClick={() => void check()}>{ui.t("nb_check")}</button>
      <span role="status" class="small">{result && ui.t(result)}</span>
    </>
  );
}

/** A button that asks once more before it deletes. The focus goes to the question, and back where it is answered with no. */
function Sure({ label, of, done }: { label: string; of?: string; done(): void }) {
  const ui = useUi();
  const [asking, setAsking] = useState<boolean | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  // Before the next key is pressed, which may be meant for the question.
  useLayoutEffect(() => {
    if (asking !== null) button.current?.focus();
  }, [asking]);
  if (!asking) return <button ref={button} class="danger" aria-label={of ? `${label}: ${of}` : label} onClick={() => setAsking(true)}>{label}</button>;
  return (
    <span class="bar" role="group" aria-label={ui.t("nb_delete_sure")}>
      <span class="small">{ui.t("nb_delete_sure")}</span>
      <button ref={button} class="danger" onClick={done}>{ui.t("nb_yes")}</button>
      <button onClick={() => setAsking(false)}>{ui.t("nb_no")}</button>
    </span>
  );
}
