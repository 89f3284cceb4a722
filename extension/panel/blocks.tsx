/** A long list in blocks: only those near the view are in the document, the others keep their place by their height. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** Rows of a block, how far from the view a block is drawn, and how high a row is until it has been drawn. */
const ROWS = 40;
const NEAR = "900px";
const ROW_HEIGHT = 84;

/** One item of the list: how many rows it is, which of them it holds, and how it is drawn. */
export interface Entry {
  key: string | number;
  rows: readonly number[];
  draw(): ComponentChildren;
}

interface Portion {
  first: number;
  rows: number;
  entries: Entry[];
}

/** The entries in portions of about `ROWS` rows. */
export function portions(entries: readonly Entry[]): Portion[] {
  const all: Portion[] = [];
  let row = 0;
  for (const entry of entries) {
    const last = all.at(-1);
    if (last && last.rows < ROWS) {
      last.entries.push(entry);
      last.rows += entry.rows.length;
    } else all.push({ first: row, rows: entry.rows.length, entries: [entry] });
    row += entry.rows.length;
  }
  return all;
}

export function Blocks({ label, entries, current }: { label: string; entries: readonly Entry[]; current: number | null }) {
  return (
    <div role="group" aria-label={label} class="blocks">
      {portions(entries).map((portion, place) => (
        <Block
          key={portion.first} portion={portion} first={place === 0}
          holds={current !== null && portion.entries.some(({ rows }) => rows.includes(current))}
        />
      ))}
    </div>
  );
}

function Block({ portion, first, holds }: { portion: Portion; first: boolean; holds: boolean }) {
  const list = useRef<HTMLUListElement>(null);
  const height = useRef(portion.rows * ROW_HEIGHT);
  const [near, setNear] = useState(first);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return;
        if (!entry.isIntersecting) height.current = element.offsetHeight || height.current;
        setNear(entry.isIntersecting);
      },
      { root: element.closest(".body"), rootMargin: NEAR },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const drawn = near || holds;
  return (
    <ul ref={list} class="list" style={drawn ? undefined : { blockSize: `${height.current}px` }}>
      {drawn && portion.entries.map((entry) => <>{entry.draw()}</>)}
    </ul>
  );
}
