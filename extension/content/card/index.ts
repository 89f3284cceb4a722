/** The card that opens at a mark: what was found there, and how it was read. */
import { autoUpdate, computePosition, flip, offset, shift, type VirtualElement } from "@floating-ui/dom";
import { direction, label } from "../../shared/labels.js";
import { Float, make, palette } from "../float.js";
import type { CardContent } from "./rows.js";

/** The families' colours, as in the panel. */
const ACCENT = {
  light: { actors: "#0b6068", casualties: "#a8231c", claims: "#7a4f00" },
  dark: { actors: "#6cc7cd", casualties: "#ff958c", claims: "#e6b35a" },
};

function draw(content: CardContent, dark: boolean): HTMLElement {
  const colors = palette(dark);
  const accent = (dark ? ACCENT.dark : ACCENT.light)[content.family];
  const part = make(
    "section",
    { padding: "10px 14px" },
    make("div", { color: accent, fontSize: "12px", fontWeight: "600" }, label("family", content.family)),
    make("div", { fontSize: "16px", fontWeight: "700" }, make("bdi", {}, content.heading)),
  );
  if (content.notes.length > 0) {
    part.append(make("div", { color: colors.soft, fontSize: "13px" }, content.notes.join(" · ")));
  }
  if (content.rows.length > 0) {
    const list = make("dl", {
      display: "grid",
      gridTemplateColumns: "auto 1fr",
      columnGap: "10px",
      rowGap: "2px",
      margin: "6px 0 0",
      fontSize: "13px",
    });
    for (const [name, value] of content.rows) {
      list.append(
        make("dt", { color: colors.soft, margin: "0" }, name),
        make("dd", { margin: "0", overflowWrap: "anywhere" }, make("bdi", {}, value)),
      );
    }
    part.append(list);
  }
  return part;
}

/** One card for the whole page. */
export class Card {
  readonly #float = new Float();
  #follow: (() => void) | null = null;

  /** Whether a node is the card's own element. */
  owns(node: EventTarget | null): boolean {
    return node === this.#float.host;
  }

  get open(): boolean {
    return this.#float.open;
  }

  /** Shows these findings at a place of the page, and stays there while the page scrolls. */
  show(contents: readonly CardContent[], at: VirtualElement, dark: boolean): void {
    this.hide();
    const colors = palette(dark);
    const box = make("div", {
      direction: direction(),
      font: "14px/1.5 system-ui, 'Noto Sans Arabic', sans-serif",
      color: colors.text,
      background: colors.back,
      border: `1px solid ${colors.line}`,
      borderRadius: "10px",
      boxShadow: "0 6px 24px rgb(0 0 0 / 28%)",
      maxHeight: "60vh",
      overflow: "auto",
    });
    box.setAttribute("role", "tooltip");
    contents.forEach((content, index) => {
      const part = draw(content, dark);
      if (index > 0) part.style.borderTop = `1px solid ${colors.line}`;
      box.append(part);
    });
    const { host } = this.#float;
    this.#float.show(box);
    this.#follow = autoUpdate(at, host, () => {
      void computePosition(at, host, {
        strategy: "fixed",
        placement: "bottom",
        middleware: [offset(8), flip(), shift({ padding: 8 })],
      }).then(({ x, y }) => Object.assign(host.style, { left: `${x}px`, top: `${y}px` }));
    });
  }

  hide(): void {
    this.#follow?.();
    this.#follow = null;
    this.#float.hide();
  }
}
