/** What is shown of a text: its analysis, without what the reader has dismissed. */
import { loadDismissed, withoutDismissed } from "../shared/dismissed.js";
import type { Analysis } from "../shared/isnad.js";
import type { Answer } from "../shared/messages.js";
import { loadSettings } from "../shared/settings.js";
import { analyse } from "./parts.js";

/** Everything that is found, dismissed or not. */
export async function allFindings(text: string, parts: readonly number[]): Promise<Answer<Analysis>> {
  return analyse(text, parts, (await loadSettings()).watch);
}

/** What is left of it for the reader, and how many findings were dismissed. */
export async function findings(text: string, parts: readonly number[]): Promise<Answer<{ analysis: Analysis; dismissed: number }>> {
  const [answer, dismissed] = await Promise.all([allFindings(text, parts), loadDismissed()]);
  return answer.ok ? { ok: true, value: withoutDismissed(answer.value, text, dismissed) } : answer;
}
