/** One row for each kind of finding. The words of the page are text nodes, never markup. */
import { createContext, type ComponentChildren } from "preact";
import { useContext, useState } from "preact/hooks";
import type { Actor, Analysis, Casualty, Claim, Family, Speaker } from "../shared/isnad.js";
import { withinOf } from "../shared/pick.js";
import { dotted } from "../ui/dotted.js";
import { Figure } from "../ui/figure.js";
import { useUi, type Ui } from "../ui/i18n.js";
import { IconButton } from "../ui/icon.js";
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
          <IconButton sign="copy" label={ui.t("copy_row")} press={() => copyRow(family, index)} />
          {span && <IconButton sign="quote" label={ui.t("copy_sentence")} press={() => copySentence(span)} />}
          <IconButton sign="keep" label={ui.t("keep")} press={() => keep(family, index)} />
          {dismiss && <IconButton sign="dismiss" label={ui.t("dismiss")} press={() => dismiss(family, index)} />}
        </div>
      </div>
      {below}
    </li>
  );
}

export function speakerName(ui: Ui, speaker: Speaker | null): string {
  if (speaker === null) return ui.t("chip_unattributed");
  return speaker.name || ui.t("chip_anonymous");
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
      <span class="meta"><span class="who">{details(ui, analysis, casualty)}</span></span>
    </Frame>
  );
}

/** What was counted: the outcome as it goes with the number, and who they were. */
function what(ui: Ui, casualty: Casualty): string {
  const { outcome, victims, bound } = casualty;
  const words = [ui.unit(outcome, casualty)];
  if (victims !== "unspecified") words.push(ui.label("victims", victims));
  // The other bounds are in the figure itself: beside "31+" the words "more than" would mislead.
  if (bound === "vague" || bound === "unstated") words.push(ui.label("bound", bound));
  return words.join(" · ");
}

function details(ui: Ui, analysis: Analysis, { place, speaker, date, cause, perpetrator }: Casualty): ComponentChildren {
  return dotted([
    speaker?.name, place === null ? null : analysis.places[place]?.name, date, cause, perpetrator && ui.t("by_whom", perpetrator),
  ]);
}

/** The claims of one speaker. `count`: how many there are in all; `null` where the group goes on from the one before. */
export function ClaimGroupItem({ group, count }: { group: ClaimGroup; count: number | null }) {
  const ui = useUi();
  return (
    <li class="group">
      {count !== null && (
        <h2>
          <bdi>{group.name ?? ui.t(group.anonymous ? "chip_anonymous" : "claims_unresolved")}</bdi>
          {group.anonymous && group.name !== null && <span class="chip claim">{ui.t("chip_anonymous")}</span>}
          {group.actor?.affiliation && <span class="chip" dir="auto">{group.actor.affiliation}</span>}
          <bdi class="small mute">{ui.number(count)}</bdi>
        </h2>
      )}
      <ul class="list">{group.claims.map(({ index, claim }) => <ClaimItem key={index} index={index} claim={claim} />)}</ul>
    </li>
  );
}

const LOUD: readonly string[] = ["deny", "accuse", "doubt", "condemn", "warn"];

function ClaimItem({ index, claim }: { index: number; claim: Claim }) {
  const ui = useUi();
  const { analysis } = useActions();
  return (
    <Frame family="claims" index={index} span={claim.content ?? claim.cue}>
      {claim.content
        ? <span class="quote" lang="ar" dir="auto">{claim.content.text}</span>
        : <span class="mute">{ui.t("claims_nothing_said")}</span>}
      <span class="meta">
        <span class={LOUD.includes(claim.stance) ? "chip figure" : "chip claim"}>{ui.label("stance", claim.stance)}</span>
        {claim.direct && <span class="chip">{ui.t("chip_direct")}</span>}
        {withinOf(analysis, claim) && <span class="chip">{ui.t("chip_nested")}</span>}
        <span class="who">
          {dotted([claim.cue.text, claim.via && ui.t("claims_via", claim.via), claim.target && ui.t("claims_target", claim.target)])}
        </span>
      </span>
    </Frame>
  );
}

export function ActorItem({ index, actor }: { index: number; actor: Actor }) {
  const ui = useUi();
  // Pressing again goes to the next mention.
  const [next, setNext] = useState(0);
  const count = actor.mentions.length;
  return (
    <Frame family="actors" index={index} span={actor.mentions[next]} mention={next} onGo={() => setNext((next + 1) % Math.max(1, count))}>
      <span class="top">
        <b><bdi>{actor.name}</bdi></b>
        <span class="chips"><span class="chip actor">{ui.label("kind", actor.kind)}</span></span>
      </span>
      <span class="meta">
        <span class="who">{dotted([ui.t("actor_mentions", count), actor.name_en, actor.role, actor.affiliation])}</span>
      </span>
    </Frame>
  );
}
