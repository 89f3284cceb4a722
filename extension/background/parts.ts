/**
 * A text in parts: each is analysed by itself, and what was analysed before is remembered, so that only what has
 * changed on a living page is analysed again.
 */
import type { Actor, Analysis, Casualty, Claim, Place, Span, Speaker } from "../shared/isnad.js";
import type { Answer } from "../shared/messages.js";
import type { WatchEntry } from "../shared/settings.js";
import * as core from "./core.js";

/** So many UTF-16 code units of text are remembered with their analyses; the oldest make room. */
const REMEMBERED = 500_000;

class Memory {
  readonly #known = new Map<string, Analysis>();
  #watch = "[]";
  #size = 0;

  get(text: string, watch: string): Analysis | undefined {
    if (watch !== this.#watch) {
      this.#known.clear();
      this.#size = 0;
      this.#watch = watch;
    }
    return this.#known.get(text);
  }

  set(text: string, analysis: Analysis): void {
    if (text.length > REMEMBERED || this.#known.has(text)) return;
    this.#known.set(text, analysis);
    this.#size += text.length;
    for (const [oldest] of this.#known) {
      if (this.#size <= REMEMBERED) break;
      this.#known.delete(oldest);
      this.#size -= oldest.length;
    }
  }
}

/** Puts analyses of parts together to one of the whole text. */
class Whole {
  readonly #actors: Actor[] = [];
  readonly #places: Place[] = [];
  readonly #casualties: Casualty[] = [];
  readonly #claims: Claim[] = [];
  readonly #conflicts: Analysis["conflicts"] = [];
  readonly #byName = new Map<string, number>();

  /** The one entry for a party or a place, however many parts name it. */
  #merge<Item extends Actor | Place>(all: Item[], item: Item, mentions: Item["mentions"]): number {
    const key = `${all === (this.#actors as unknown) ? "actor" : "place"} ${item.kind} ${item.name}`;
    const known = this.#byName.get(key);
    if (known !== undefined) {
      (all[known] as Item).mentions.push(...(mentions as never[]));
      return known;
    }
    this.#byName.set(key, all.length);
    return all.push({ ...item, id: all.length, mentions }) - 1;
  }

  add(part: Analysis, from: number): void {
    const at = <S extends Span>(span: S): S => ({ ...span, start: span.start + from, end: span.end + from });
    const maybe = <S extends Span>(span: S | null): S | null => span && at(span);
    const actors = part.actors.map((actor) => this.#merge(this.#actors, actor, actor.mentions.map(at)));
    const places = part.places.map((place) => this.#merge(this.#places, place, place.mentions.map(at)));
    const to = (ids: readonly number[], index: number | null) => (index === null ? null : (ids[index] ?? null));
    const after = (base: number, index: number | null) => (index === null ? null : base + index);
    const who = (speaker: Speaker | null) => speaker && { ...speaker, actor: to(actors, speaker.actor) };
    const [figures, claims] = [this.#casualties.length, this.#claims.length];
    for (const casualty of part.casualties) {
      this.#casualties.push({
        ...at(casualty),
        side: to(actors, casualty.side),
        place: to(places, casualty.place),
        speaker: who(casualty.speaker),
        part_of: after(figures, casualty.part_of),
        claim: after(claims, casualty.claim),
      });
    }
    for (const claim of part.claims) {
      this.#claims.push({
        ...claim,
        cue: at(claim.cue),
        source: maybe(claim.source),
        content: maybe(claim.content),
        speaker: who(claim.speaker),
        parent: after(claims, claim.parent),
      });
    }
    for (const conflict of part.conflicts) {
      this.#conflicts.push({ ...conflict, casualties: conflict.casualties.map((index) => figures + index) });
    }
  }

  /** With what an analysis says of itself, such as the core's version. */
  done(like: Analysis): Analysis {
    return {
      ...like,
      actors: this.#actors,
      places: this.#places,
      casualties: this.#casualties,
      claims: this.#claims,
      conflicts: this.#conflicts,
    };
  }
}

const memory = new Memory();

/** The analysis of a text whose parts begin at `parts`, ascending from 0, each after a line break. */
export async function analyse(text: string, parts: readonly number[], watch: WatchEntry[]): Promise<Answer<Analysis>> {
  const watched = JSON.stringify(watch);
  const whole = new Whole();
  let last: Analysis | null = null;
  for (const [index, from] of parts.entries()) {
    const next = parts[index + 1];
    const part = text.slice(from, next === undefined ? undefined : next - 1);
    let analysis = memory.get(part, watched);
    if (!analysis) {
      const answer = await core.analyse(part, watch);
      if (!answer.ok) return answer;
      analysis = answer.value;
      memory.set(part, analysis);
    }
    if (parts.length === 1) return { ok: true, value: analysis };
    whole.add(analysis, from);
    last = analysis;
  }
  return last ? { ok: true, value: whole.done(last) } : core.analyse(text, watch);
}
