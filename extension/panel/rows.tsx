/** One row for each kind of finding. The words of the page are text nodes, never markup. */
import { createContext, type ComponentChildren } from "preact";
import { useContext, useState } from "preact/hooks";
import type { Actor, Analysis, Casualty, Claim, Family, Speaker } from "../shared/isnad.js";
import { Figure } from "../ui/figure.js";
import { useUi } from "../ui/i18n.js";
import type { CasualtyRow, ClaimGroup } from "./findings.js";

/** What a row can do; given by the list it stands in. */
export interface Actions {
  analysis: Analysis;
  current: { family: Family; index: number } | null;
  disputed: ReadonlySet<number>;
  go(family: Family, index: number, mention?: number): void;
  copyRow(family: Family, index: number): void;
  copySentence(span: { start: number; end: number }): void;
  keep(family: Family, index: number): void;
  /** Absent for a text that stands on no page: it does not come again. */
  dismiss?: ((family: Family, index: number) => void) | undefined;
}

export const ActionsContext = createContext<Actions | null>(null);

function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error("a row outside of a list");
  return actions;
}

export const rowId = (family: Family, index: number) => `row-${family}-${index}`;

interface FrameProps {
  family: Family;
  index: number;
  span: { start: number; end: number } | undefined;
  mention?: number;
  onGo?(): void;
  children: ComponentChildren;
  below?: ComponentChildren;
}

function Frame({ family, index, span, mention, onGo, children, below }: FrameProps) {
  const ui = useUi();
  const { current, go, copyRow, copySentence, keep, dismiss } = useActions();
  const here = current?.family === family && current.index === index;
  return (
    <li>
      <div class="row card" id={rowId(family, index)} aria-current={here ? "true" : undefined}>
        <button class="go" onClick={() => { go(family, index, mention); onGo?.(); }}>{children}</button>
        <div class="acts">
          <button class="quiet" onClick={() => copyRow(family, index)}>{ui.t("copy_row")}</button>
          {span && <button class="quiet" onClick={() => copySentence(span)}>{ui.t("copy_sentence")}</button>}
          <button class="quiet" onClick={() => keep(family, index)}>{ui.t("keep")}</button>
          {dismiss && <button class="quiet" onClick={() => dismiss(family, index)}>{ui.t("dismiss")}</button>}
        </div>
      </div>
      {below}
    </li>
  );
}

export function speakerName(ui: ReturnType<typeof useUi>, speaker: Speaker | null): string {
  return speaker?.name ?? ui.t("chip_unattributed");
}

export function CasualtyItem({ row }: { row: CasualtyRow }) {
  const ui = useUi();
  const { analysis, disputed } = useActions();
  const { index, casualty } = row;
  return (
    <Frame
      family="casualties" index={index} span={casualty}
      below={row.parts.length > 0 && (
        <ul class="parts" aria-label={ui.t("parts_of")}>{row.parts.map((part) => <CasualtyItem key={part.index} row={part} />)}</ul>
      )}
    >
      <span class="top">
        <span class="num">
          <Figure of={casualty} /> <small>{what(ui, casualty)}</small>
        </span>
        <span class="chips">
          {disputed.has(index) && <span class="chip figure">{ui.t("chip_conflict")}</span>}
          {casualty.part && <span class="chip">{ui.t("chip_part")}</span>}
          {casualty.cumulative && <span class="chip">{ui.t("chip_cumulative")}</span>}
          {casualty.preliminary && <span class="chip">{ui.t("chip_preliminary")}</span>}
          {casualty.speaker?.anonymous && <span class="chip claim">{ui.t("chip_anonymous")}</span>}
          {casualty.speaker === null && <span class="chip">{ui.t("chip_unattributed")}</span>}
        </span>
      </span>
      <span class="who">{details(ui, analysis, casualty)}</span>
    </Frame>
  );
}

function what(ui: ReturnType<typeof useUi>, { outcome, victims, bound }: Casualty): string {
  const words = [ui.label("outcome", outcome)];
  if (victims !== "unspecified") words.push(ui.label("victims", victims));
  // The other bounds are in the figure itself: beside "31+" the words "more than" would mislead.
  if (bound === "vague" || bound === "unstated") words.push(ui.label("bound", bound));
  return words.join(" · ");
}

/** The pieces are the page's own words of either direction: each stands isolated. */
function details(ui: ReturnType<typeof useUi>, analysis: Analysis, casualty: Casualty): ComponentChildren {
  const place = casualty.place === null ? null : analysis.places[casualty.place]?.name;
  const parts = [
    casualty.speaker?.name, place, casualty.date, casualty.cause,
    casualty.perpetrator ? ui.t("by_whom", casualty.perpetrator) : null,
  ].filter((part): part is string => Boolean(part));
  return parts.map((part, index) => <>{index > 0 && " · "}<bdi>{part}</bdi></>);
}

export function ClaimGroupItem({ group }: { group: ClaimGroup }) {
  const ui = useUi();
  return (
    <li class="group">
      <h2>
        <bdi>{group.name ?? ui.t("claims_unresolved")}</bdi>
        {group.anonymous && <span class="chip claim">{ui.t("chip_anonymous")}</span>}
        {group.actor?.affiliation && <span class="chip"><bdi>{group.actor.affiliation}</bdi></span>}
        <span class="chip"><bdi>{ui.number(group.claims.length)}</bdi></span>
      </h2>
      <ul class="list">{group.claims.map(({ index, claim }) => <ClaimItem key={index} index={index} claim={claim} />)}</ul>
    </li>
  );
}

const LOUD: readonly string[] = ["deny", "accuse", "doubt", "condemn", "warn"];

function ClaimItem({ index, claim }: { index: number; claim: Claim }) {
  const ui = useUi();
  return (
    <Frame family="claims" index={index} span={claim.content ?? claim.cue}>
      <span class="top">
        <span class="small mute"><bdi>{claim.cue.text}</bdi></span>
        <span class="chips">
          {claim.direct && <span class="chip">{ui.t("chip_direct")}</span>}
          {claim.parent !== null && <span class="chip">{ui.t("chip_nested")}</span>}
          <span class={LOUD.includes(claim.stance) ? "chip figure" : "chip claim"}>{ui.label("stance", claim.stance)}</span>
        </span>
      </span>
      {claim.content
        ? <span class="quote" style={{ display: "block" }}><bdi>{claim.content.text}</bdi></span>
        : <span class="mute small">{ui.t("claims_nothing_said")}</span>}
      {(claim.via || claim.target) && (
        <span class="who">
          {[claim.via && ui.t("claims_via", claim.via), claim.target && ui.t("claims_target", claim.target)].filter(Boolean).join(" · ")}
        </span>
      )}
    </Frame>
  );
}

export function ActorItem({ index, actor }: { index: number; actor: Actor }) {
  const ui = useUi();
  // Pressing again goes to the next mention.
  const [next, setNext] = useState(0);
  const count = actor.mentions.length;
  const more = [actor.name_en, actor.role, actor.affiliation].filter((part): part is string => Boolean(part));
  return (
    <Frame family="actors" index={index} span={actor.mentions[next]} mention={next} onGo={() => setNext((next + 1) % Math.max(1, count))}>
      <span class="top">
        <b><bdi>{actor.name}</bdi></b>
        <span class="chips"><span class="chip actor">{ui.label("kind", actor.kind)}</span></span>
      </span>
      <span class="who">
        {ui.t("actor_mentions", count)}
        {more.map((part) => <> · <bdi>{part}</bdi></>)}
      </span>
    </Frame>
  );
}
