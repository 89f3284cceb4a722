/** The watch list as CSV: `name,aliases,kind`, aliases with a bar between them. */
import { readCsv, writeCsv } from "../shared/csv.js";
import { ACTOR_KINDS } from "../shared/isnad.js";
import type { WatchEntry } from "../shared/settings.js";

export const MAX_WATCH = 5_000;
const MAX_NAME = 200;

export const readAliases = (text: string) => [...new Set(text.split("|").map((alias) => alias.trim()).filter(Boolean))];

export function watchToCsv(watch: readonly WatchEntry[]): string {
  return writeCsv([["name", "aliases", "kind"], ...watch.map(({ name, aliases, kind }) => [name, aliases.join(" | "), kind])]);
}

/** @throws Error, naming the line, where a line is none of ours. A first line of headings may be absent. */
export function watchFromCsv(text: string): WatchEntry[] {
  const rows = readCsv(text);
  const body = rows[0]?.[0]?.trim().toLowerCase() === "name" ? rows.slice(1) : rows;
  if (body.length > MAX_WATCH) throw new Error(`> ${MAX_WATCH}`);
  const entries = body.map((row, index) => {
    const line = index + 1 + rows.length - body.length;
    const [name = "", aliases = "", kind = "other"] = row.map((cell) => cell.trim());
    const known = ACTOR_KINDS.find((each) => each === (kind || "other"));
    if (name === "" || name.length > MAX_NAME || aliases.length > 50 * MAX_NAME || !/\p{L}/u.test(name)) throw new Error(`${line}: name`);
    if (!known) throw new Error(`${line}: kind`);
    return { name, aliases: readAliases(aliases), kind: known };
  });
  return merge([], entries);
}

/** One entry for each name; a later one takes the place of an earlier. */
export function merge(before: readonly WatchEntry[], more: readonly WatchEntry[]): WatchEntry[] {
  return [...new Map([...before, ...more].map((entry) => [entry.name, entry])).values()];
}
