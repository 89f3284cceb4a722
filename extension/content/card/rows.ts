/** What the card says of a finding: its heading, and what is known of it row by row. */
import { figureText } from "../../shared/figure.js";
import RULES from "../../shared/rules.json";
import type { Ui } from "../../shared/i18n.js";
import type { Analysis, Family, Speaker } from "../../shared/isnad.js";
import { withinOf } from "../../shared/pick.js";

export interface CardContent {
  family: Family;
  index: number;
  heading: string;
  /** Small words under the heading. */
  notes: string[];
  /** Pairs of a label and a value; the value may be of the page. */
  rows: [string, string][];
}

/** By which rule a finding was read, in the reader's language; a rule without words is passed over. */
function whyOf(ui: Ui, why: string): [string, string][] {
  const words = (RULES as Record<string, { ar: string; en: string }>)[why];
  return words ? [[ui.t("card_why"), words[ui.lang]]] : [];
}

function speakerOf(ui: Ui, who: Speaker): string {
  if (who.name === "") return ui.t("card_anonymous");
  return who.anonymous ? `${who.name} (${ui.t("card_anonymous")})` : who.name;
}

function actorCard(ui: Ui, analysis: Analysis, index: number): CardContent | null {
  const actor = analysis.actors[index];
  if (!actor) return null;
  const rows: [string, string][] = [];
  if (actor.role) rows.push([ui.t("card_role"), actor.role]);
  if (actor.affiliation) rows.push([ui.t("card_affiliation"), actor.affiliation]);
  const notes = [ui.label("kind", actor.kind), ui.t("card_mentions", actor.mentions.length)];
  if (actor.name_en) notes.push(actor.name_en);
  return { family: "actors", index, heading: actor.name, notes, rows };
}

function casualtyCard(ui: Ui, analysis: Analysis, index: number): CardContent | null {
  const casualty = analysis.casualties[index];
  if (!casualty) return null;
  const notes: string[] = [];
  if (casualty.part) notes.push(ui.t("card_part"));
  if (casualty.cumulative) notes.push(ui.t("card_cumulative"));
  if (casualty.preliminary) notes.push(ui.t("card_preliminary"));
  if (analysis.conflicts.some((conflict) => conflict.casualties.includes(index))) notes.push(ui.t("card_conflict"));
  const rows: [string, string][] = [
    [ui.t("card_speaker"), casualty.speaker ? speakerOf(ui, casualty.speaker) : ui.t("card_unattributed")],
  ];
  // The figure is a range of whole numbers: "31+" was "more than thirty".
  if (casualty.bound !== "exact") rows.push([ui.t("card_bound"), ui.label("bound", casualty.bound)]);
  rows.push([ui.t("card_words"), casualty.text]);
  if (casualty.victims !== "unspecified") rows.push([ui.t("card_victims"), ui.label("victims", casualty.victims)]);
  const side = casualty.side === null ? undefined : analysis.actors[casualty.side];
  if (side) rows.push([ui.t("card_side"), side.name]);
  const place = casualty.place === null ? undefined : analysis.places[casualty.place];
  if (place) rows.push([ui.t("card_place"), place.name]);
  if (casualty.date) rows.push([ui.t("card_date"), casualty.date]);
  if (casualty.cause) rows.push([ui.t("card_cause"), casualty.cause]);
  if (casualty.perpetrator) rows.push([ui.t("card_perpetrator"), casualty.perpetrator]);
  rows.push(...whyOf(ui, casualty.why));
  // Isolated and left to right: a range must not flip.
  const figure = `\u2066${figureText(casualty, ui.number)}\u2069`;
  return { family: "casualties", index, heading: `${figure} ${ui.unit(casualty.outcome, casualty)}`, notes, rows };
}

function claimCard(ui: Ui, analysis: Analysis, index: number): CardContent | null {
  const claim = analysis.claims[index];
  if (!claim) return null;
  const notes = [ui.label("stance", claim.stance)];
  if (claim.direct) notes.push(ui.t("card_direct"));
  const rows: [string, string][] = [[ui.t("card_cue"), claim.cue.text]];
  if (claim.via) rows.push([ui.t("card_via"), claim.via]);
  if (claim.target) rows.push([ui.t("card_target"), claim.target]);
  const within = withinOf(analysis, claim);
  if (within) rows.push([ui.t("card_within"), within.name || within.anonymous ? speakerOf(ui, within) : ui.t("card_unresolved")]);
  const inner = analysis.claims.filter((other) => other.parent === index).length;
  if (inner > 0) rows.push([ui.t("card_holds"), ui.number(inner)]);
  rows.push(...whyOf(ui, claim.why));
  return { family: "claims", index, heading: claim.speaker ? speakerOf(ui, claim.speaker) : ui.t("card_unresolved"), notes, rows };
}

/** What to say of a finding, or `null` if the analysis has none of that index. */
export function cardContent(ui: Ui, analysis: Analysis, family: Family, index: number): CardContent | null {
  switch (family) {
    case "actors":
      return actorCard(ui, analysis, index);
    case "casualties":
      return casualtyCard(ui, analysis, index);
    case "claims":
      return claimCard(ui, analysis, index);
  }
}
