/** What lies under the pointer: the marks there, after it has rested for a moment. */
import type { Marks } from "./marks/index.js";
import type { Stretch } from "./marks/findings.js";
import type { Place, TextMap } from "./textmap.js";

/** How long the pointer rests before the card opens, and how long the card waits for it to come back. */
const REST_MS = 200;
const LINGER_MS = 350;
/** At most this many findings in one card; the shortest stretches first, they say most of the place. */
const MOST = 4;

/** A range of the page for a place, to measure by. */
export function rangeOf(place: Place): Range {
  const range = place.startContainer.ownerDocument.createRange();
  range.setStart(place.startContainer, place.startOffset);
  range.setEnd(place.endContainer, place.endOffset);
  return range;
}

/** A rectangle of a range as this window sees it: a frame's own coordinates begin at the frame. */
export function seenFrom(range: Range, { x, y, width, height }: DOMRect): DOMRect {
  let [left, top] = [x, y];
  let view = range.startContainer.ownerDocument?.defaultView;
  for (; view && view !== window; view = view.parent as typeof view) {
    const frame = view.frameElement;
    if (!frame) break;
    const { x: frameLeft, y: frameTop } = frame.getBoundingClientRect();
    left += frameLeft + frame.clientLeft;
    top += frameTop + frame.clientTop;
  }
  return new DOMRect(left, top, width, height);
}

const covers = (rect: DOMRect, x: number, y: number) =>
  x >= rect.left - 1 && x <= rect.right + 1 && y >= rect.top - 2 && y <= rect.bottom + 4;

/** The findings whose marks are at a point of the viewport, the shortest first, each finding once. */
export function stretchesAt(x: number, y: number, all: readonly Stretch[], marks: Marks, map: TextMap): Stretch[] {
  const caret = document.caretPositionFromPoint(x, y, { shadowRoots: map.shadowRoots });
  const offset = caret ? map.offsetOf(caret.offsetNode, caret.offset) : null;
  if (offset === null) return [];
  const seen = new Set<string>();
  return all
    .filter(({ span }) => span.start <= offset && offset <= span.end)
    .filter((stretch) => {
      return marks.placesOf(stretch).some((place) => [...rangeOf(place).getClientRects()].some((rect) => covers(rect, x, y)));
    })
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))
    .filter(({ family, index }) => !seen.has(`${family} ${index}`) && seen.add(`${family} ${index}`))
    .slice(0, MOST);
}

/** Watches the pointer; `rested` hears where it came to rest, `left` that it has gone from there. */
export function watchPointer(rested: (x: number, y: number) => void, left: () => void, signal: AbortSignal): void {
  let rest: ReturnType<typeof setTimeout> | undefined;
  let linger: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener(
    "pointermove",
    ({ clientX, clientY }) => {
      clearTimeout(rest);
      rest = setTimeout(() => {
        clearTimeout(linger);
        rested(clientX, clientY);
      }, REST_MS);
    },
    { passive: true, signal },
  );
  document.documentElement.addEventListener(
    "pointerleave",
    () => {
      clearTimeout(rest);
      linger = setTimeout(left, LINGER_MS);
    },
    { passive: true, signal },
  );
  signal.addEventListener("abort", () => {
    clearTimeout(rest);
    clearTimeout(linger);
  });
}
