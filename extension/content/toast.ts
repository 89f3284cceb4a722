/** A line at the foot of the page that goes away by itself. */
import { Float, make, palette } from "./float.js";

const SHOWN_MS = 4_000;

let toast: Float | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

export function showToast(text: string, direction: string): void {
  toast ??= new Float();
  clearTimeout(timer);
  const colors = palette(matchMedia("(prefers-color-scheme: dark)").matches);
  const box = make(
    "div",
    {
      direction,
      font: "15px/1.5 system-ui, sans-serif",
      color: colors.text,
      background: colors.back,
      border: `1px solid ${colors.line}`,
      borderRadius: "8px",
      boxShadow: "0 4px 16px rgb(0 0 0 / 25%)",
      padding: "10px 16px",
    },
    text,
  );
  box.setAttribute("role", "status");
  Object.assign(toast.host.style, { bottom: "24px", left: "50%", transform: "translateX(-50%)" });
  toast.show(box);
  timer = setTimeout(hideToast, SHOWN_MS);
}

export function hideToast(): void {
  clearTimeout(timer);
  toast?.hide();
}
