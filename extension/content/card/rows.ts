/** What the card says of a finding: its heading, and what is known of it row by row. */
import type { Analysis, Casualty, Claim, Speaker } from "../../shared/isnad.js";
import { figure, label, t } from "../../shared/labels.js";
import type { Stretch } from "../marks/findings.js";

export interface CardContent {
  family: Stretch["family"];
  heading: string;
  /** Small words under the heading. */
  notes: string[];
  /** Pairs of a label and a value; the value may be of the page. */
  rows: [string, string][];
}

function speaker(who: Speaker): string {
  return who.anonymous ? `${who.name} (${t("card_anonymous")})` : who.name;
}

function actorCard(analysis: Analysis, index: number): CardContent | null {
  const actor = analysis.actors[index];
  if (!actor) return null;
  const rows: [string, string][] = [];
  if (actor.role) rows.push([t("card_role"), actor.role]);
  if (actor.affiliation) rows.push([t("card_affiliation"), actor.affiliation]);
  const notes = [label("kind", actor.kind), t("card_mentions", String(actor.mentions.length))];
  if (actor.name_en) notes.push(actor.name_en);
  return { family: "actors", heading: actor.name, notes, rows };
}

function bounds(casualty: Casualty): string {
  const value = figure(casualty);
  // The other bounds are in the figure itself: beside "31+" the words "more than" would mislead.
  return casualty.bound !== "vague" && casualty.bound !== "unstated" ? value : `${value} (${label("bound", casualty.bound)})`;
}

function casualtyCard(analysis: Analysis, index: number): CardContent | null {
  const casualty = analysis.casualties[index];
  if (!casualty) return null;
  const notes: string[] = [];
  if (casualty.part) notes.push(t("card_part"));
  if (casualty.cumulative) notes.push(t("card_cumulative"));
  if (casualty.preliminary) notes.push(t("card_preliminary"));
  if (analysis.conflicts.some((conflict) => conflict.casualties.includes(index))) notes.push(t("card_conflict"));
  const rows: [string, string][] = [
    [t("card_speaker"), casualty.speaker ? speaker(casualty.speaker) : t("card_unattributed")],
  ];
  if (casualty.victims !== "unspecified") rows.push([t("card_victims"), label("victims", casualty.victims)]);
  const place = casualty.place === null ? undefined : analysis.places[casualty.place];
  if (place) rows.push([t("card_place"), place.name]);
  if (casualty.date) rows.push([t("card_date"), casualty.date]);
  if (casualty.cause) rows.push([t("card_cause"), casualty.cause]);
  if (casualty.perpetrator) rows.push([t("card_perpetrator"), casualty.perpetrator]);
  rows.push([t("card_why"), casualty.why]);
  return { family: "casualties", heading: `${label("outcome", casualty.outcome)}: ${bounds(casualty)}`, notes, rows };
}

function claimCard(analysis: Analysis, index: number): CardContent | null {
  const claim: Claim | undefined = analysis.claims[index];
  if (!claim) return null;
  const notes = [label("stance", claim.stance)];
  if (claim.direct) notes.push(t("card_direct"));
  const rows: [string, string][] = [[t("card_cue"), claim.cue.text]];
  if (claim.via) rows.push([t("card_via"), claim.via]);
  if (claim.target) rows.push([t("card_target"), claim.target]);
  rows.push([t("card_why"), claim.why]);
  return { family: "claims", heading: claim.speaker ? speaker(claim.speaker) : t("card_unresolved"), notes, rows };
}

/** What to say of a finding, or `null` if the analysis has none of that index. */
export function cardContent(analysis: Analysis, family: Stretch["family"], index: number): CardContent | null {
  switch (family) {
    case "actors":
      return actorCard(analysis, index);
    case "casualties":
      return casualtyCard(analysis, index);
    case "claims":
      return claimCard(analysis, index);
  }
}
