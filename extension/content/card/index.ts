/** The card that opens at a mark: what was found there, how it was read, and what can be done with it. */
import { autoUpdate, computePosition, flip, offset, shift, type VirtualElement } from "@floating-ui/dom";
import type { Ui } from "../../shared/i18n.js";
import type { Family } from "../../shared/isnad.js";
import { Float, make, palette } from "../float.js";
import type { CardContent } from "./rows.js";

/** The families' colours, as in the panel. */
const ACCENT = {
  light: { actors: "#0b6068", casualties: "#a8231c", claims: "#7a4f00" },
  dark: { actors: "#6cc7cd", casualties: "#ff958c", claims: "#e6b35a" },
};

/** What the reader can do with a finding from its card. */
export interface CardActions {
  /** Resolves to whether it was copied. */
  copy(family: Family, index: number): Promise<boolean>;
  dismiss(family: Family, index: number): void;
}

export interface CardLook {
  dark: boolean;
  ui: Ui;
  /** Whether the card takes the keyboard's focus, and gives it back when it closes: the reader came by keys. */
  focus: boolean;
}

/**
 * Space above and below a button's words. In forced colours the browser lays a plate behind them, as high as the font,
 * which must not reach the edges.
 */
const buttonSpace = () => (matchMedia("(forced-colors: active)").matches ? "7px" : "2px");

function button(text: string, label: string, line: string, color: string): HTMLButtonElement {
  const made = make(
    "button",
    {
      font: "inherit",
      fontSize: "13px",
      lineHeight: "1.5",
      color,
      background: "transparent",
      border: `1px solid ${line}`,
      borderRadius: "6px",
      padding: `${buttonSpace()} 10px`,
      minHeight: "28px",
      cursor: "pointer",
    },
    text,
  );
  made.type = "button";
  made.setAttribute("aria-label", label);
  return made;
}

function draw(content: CardContent, { dark, ui }: CardLook, actions: CardActions): HTMLElement {
  const colors = palette(dark);
  const accent = (dark ? ACCENT.dark : ACCENT.light)[content.family];
  const part = make(
    "section",
    { padding: "10px 14px 12px" },
    make("div", { color: accent, fontSize: "12px", fontWeight: "600" }, ui.label("family", content.family)),
    make("div", { fontSize: "16px", fontWeight: "700", overflowWrap: "anywhere" }, make("bdi", {}, content.heading)),
  );
  if (content.notes.length > 0) {
    part.append(make("div", { color: colors.soft, fontSize: "13px" }, content.notes.join(" · ")));
  }
  if (content.rows.length > 0) {
    const list = make("dl", {
      display: "grid",
      gridTemplateColumns: "auto 1fr",
      columnGap: "12px",
      rowGap: "2px",
      margin: "6px 0 0",
      fontSize: "13px",
    });
    for (const [name, value] of content.rows) {
      list.append(
        make("dt", { color: colors.soft, margin: "0", whiteSpace: "nowrap" }, name),
        make("dd", { margin: "0", overflowWrap: "anywhere" }, make("bdi", {}, value)),
      );
    }
    part.append(list);
  }
  const { family, index, heading } = content;
  const copy = button(ui.t("card_copy"), `${ui.t("card_copy")}: ${heading}`, colors.line, colors.text);
  copy.addEventListener("click", () => {
    void actions.copy(family, index).then((done) => {
      copy.textContent = ui.t(done ? "copy_done" : "copy_failed");
      copy.setAttribute("aria-label", copy.textContent);
    });
  });
  const dismiss = button(ui.t("card_dismiss"), `${ui.t("card_dismiss")}: ${heading}`, colors.line, colors.text);
  dismiss.title = ui.t("card_dismiss_hint");
  dismiss.addEventListener("click", () => actions.dismiss(family, index));
  part.append(make("div", { display: "flex", gap: "8px", marginTop: "8px" }, copy, dismiss));
  return part;
}

/** One card for the whole page. */
export class Card {
  readonly #float = new Float();
  readonly #actions: CardActions;
  #follow: (() => void) | null = null;
  /** What had the focus before the card took it. */
  #before: HTMLElement | null = null;

  constructor(actions: CardActions) {
    this.#actions = actions;
  }

  /** Whether a node is the card's own element. */
  owns(node: EventTarget | null): boolean {
    return node === this.#float.host;
  }

  get open(): boolean {
    return this.#float.open;
  }

  /** Shows these findings at a place of the page, and stays there while the page scrolls. */
  show(contents: readonly CardContent[], at: VirtualElement, look: CardLook): void {
    this.hide();
    const { dark, ui, focus } = look;
    const colors = palette(dark);
    const box = make("div", {
      direction: ui.dir,
      font: "14px/1.6 'Noto Sans Arabic', 'Segoe UI', system-ui, sans-serif",
      textAlign: "start",
      color: colors.text,
      background: colors.back,
      border: `1px solid ${colors.line}`,
      borderRadius: "10px",
      boxShadow: "0 6px 24px rgb(0 0 0 / 28%)",
      maxHeight: "60vh",
      overflow: "auto",
    });
    box.lang = ui.lang;
    box.tabIndex = -1;
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-label", contents.map(({ family, heading }) => `${ui.label("family", family)}: ${heading}`).join(" · "));
    contents.forEach((content, index) => {
      const part = draw(content, look, this.#actions);
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
    if (!focus) return;
    const { activeElement } = document;
    this.#before = activeElement instanceof HTMLElement ? activeElement : null;
    box.focus({ preventScroll: true });
  }

  hide(): void {
    this.#follow?.();
    this.#follow = null;
    const had = document.activeElement === this.#float.host;
    this.#float.hide();
    if (had) this.#before?.focus({ preventScroll: true });
    this.#before = null;
  }
}
