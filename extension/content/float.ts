/**
 * Small things that float over the page: one bare host element in the top layer, its content in a closed shadow
 * root. Everything is styled through the CSSOM, which no page policy concerns, and everything shown is a text node.
 */

type Style = Partial<Record<keyof CSSStyleDeclaration & string, string>>;

/** An element with style and children; strings become text nodes. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  style: Style,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  Object.assign(element.style, style);
  element.append(...children);
  return element;
}

/** Colours by the tone of the page the thing floats over. */
export function palette(dark: boolean) {
  return dark
    ? { back: "#1c2128", text: "#eceff4", soft: "#aab4c2", line: "#3d4653" }
    : { back: "#ffffff", text: "#1b222c", soft: "#566171", line: "#d5dae1" };
}

/** A floating box; it is in the document only while it is open. */
export class Float {
  readonly host: HTMLElement;
  readonly #root: ShadowRoot;

  constructor() {
    this.host = document.createElement("div");
    this.host.popover = "manual";
    Object.assign(this.host.style, {
      all: "initial",
      position: "fixed",
      inset: "auto",
      margin: "0",
      padding: "0",
      border: "0",
      background: "transparent",
      overflow: "visible",
      maxWidth: "min(24rem, calc(100vw - 16px))",
      zIndex: "2147483647",
    } satisfies Style);
    this.#root = this.host.attachShadow({ mode: "closed" });
  }

  get open(): boolean {
    return this.host.isConnected;
  }

  show(content: Node): void {
    this.#root.replaceChildren(content);
    if (!this.host.isConnected) document.documentElement.append(this.host);
    if (!this.host.matches(":popover-open")) this.host.showPopover();
  }

  hide(): void {
    this.host.remove();
    this.#root.replaceChildren();
  }
}
