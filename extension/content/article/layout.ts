/** What is asked of the page's layout, each element once: whether it is shown, and which line it stands in. */
import { parentOf } from "./tree.js";

interface Shown {
  hidden: boolean;
  inline: boolean;
  /** Whether its characters are shown from right to left whatever they are, numbers too. */
  overridden: boolean;
}

/** Hidden from the eye but not from screen readers: one pixel large, or clipped away. */
function isClipped({ position, clip, clipPath, overflow, width, height }: CSSStyleDeclaration): boolean {
  if (position !== "absolute" && position !== "fixed") return false;
  if (/^rect\((0|1)px/u.test(clip) || /^inset\((50|100)%/u.test(clipPath)) return true;
  return overflow !== "visible" && (Number.parseFloat(width) <= 1 || Number.parseFloat(height) <= 1);
}

export class Layout {
  readonly #shown = new Map<Element, Shown>();
  readonly #block = new Map<Element, Element>();

  /** The element and those around it that have not been asked yet, the outermost first. */
  #unknown(element: Element, known: { has(element: Element): boolean }): Element[] {
    const chain: Element[] = [];
    for (let at: Element | null = element; at && !known.has(at); at = parentOf(at)) chain.push(at);
    return chain.reverse();
  }

  #ask(element: Element): Shown {
    for (const at of this.#unknown(element, this.#shown)) {
      const parent = parentOf(at);
      const around = parent ? this.#shown.get(parent) : undefined;
      const style = getComputedStyle(at);
      this.#shown.set(at, {
        hidden: (around?.hidden ?? false) || style.display === "none" || style.opacity === "0" || isClipped(style),
        inline: /^(inline|contents|ruby)/u.test(style.display),
        overridden: (around?.overridden ?? false) || (/override/u.test(style.unicodeBidi) && style.direction === "rtl"),
      });
    }
    return this.#shown.get(element) as Shown;
  }

  /** Whether text directly in this element is not shown. */
  hides(element: Element): boolean {
    return this.#ask(element).hidden || !element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false });
  }

  overrides(element: Element): boolean {
    return this.#ask(element).overridden;
  }

  /** The nearest element around text that starts a line of its own. */
  blockOf(element: Element): Element {
    let block: Element = element;
    for (const at of this.#unknown(element, this.#block)) {
      const parent = parentOf(at);
      block = this.#ask(at).inline && parent ? (this.#block.get(parent) ?? at) : at;
      this.#block.set(at, block);
    }
    return this.#block.get(element) ?? block;
  }
}
