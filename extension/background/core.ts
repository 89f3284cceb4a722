/** The one WASM instance that serves every tab: loaded when first needed, replaced when it traps. */
import init, * as core from "../../pkg/isnad.js";
import type { Analysis, Format, Meta } from "../shared/isnad.js";
import type { Answer, Stretch } from "../shared/messages.js";
import type { WatchEntry } from "../shared/settings.js";

let loading: Promise<unknown> | null = null;

/** Loads the core, if it is not loaded yet. */
export function load(): Promise<unknown> {
  loading ??= init({ module_or_path: chrome.runtime.getURL("isnad_bg.wasm") });
  return loading;
}

/** Puts a fresh instance, with memory of its own, in the place of one that may be poisoned. */
function replace(): void {
  try {
    core.__wbg_reset_state();
  } catch {
    // There was no instance to replace: loading had failed. The next call loads again.
    loading = null;
  }
}

/** Runs a job on the instance; if it fails, once more on a fresh one, and leaves a fresh one behind in any case. */
async function run<T>(job: () => T): Promise<Answer<T>> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      await load();
      return { ok: true, value: job() };
    } catch (error) {
      console.warn("isnad: the analysis failed, starting a fresh instance", error);
      replace();
    }
  }
  return { ok: false, problem: "engine" };
}

export const analyse = (text: string, watch: WatchEntry[]): Promise<Answer<Analysis>> =>
  run(() => core.analyse(text, { watch }) as Analysis);

/** The sentence around UTF-16 `start..end` of a text, with its source and a link to it. */
export const sentence = (text: string, { start, end }: Stretch, meta: Meta, format: Format): Promise<Answer<string>> =>
  run(() => core.sentence(text, start, end, meta, format));

/** A link to each stretch of a text: a text fragment that leads to these words alone, or the page's address. */
export const links = (text: string, url: string, spans: readonly Stretch[]): Promise<Answer<string[]>> =>
  run(() => core.links(text, url, Uint32Array.from(spans.flatMap(({ start, end }) => [start, end]))));

/** `text` is what was analysed: reports link to its sentences. */
export const report = (analysis: Analysis, meta: Meta, format: Format, text: string): Promise<Answer<string>> =>
  run(() => core.report(analysis, meta, format, text));
