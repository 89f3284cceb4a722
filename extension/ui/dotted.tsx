/** Pieces on one line, with a dot between them. */
import type { ComponentChildren } from "preact";

/** The pieces are the page's own words, of either direction: each stands isolated. Those that are empty are left out. */
export function dotted(parts: readonly (string | null | undefined)[]): ComponentChildren {
  return parts.filter(Boolean).map((part, index) => <>{index > 0 && " · "}<bdi>{part}</bdi></>);
}
