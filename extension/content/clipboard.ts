/** Putting text on the clipboard from within a page, while a press of the reader's is being handled. */
import type { Copy } from "../shared/messages.js";

/** Where the page is not secure there is no clipboard interface: the older way writes through a `copy` event. */
function byEvent({ text, html }: Copy): boolean {
  const write = (event: ClipboardEvent) => {
    // Before any listener of the page, which might put words of its own there.
    event.stopImmediatePropagation();
    event.preventDefault();
    event.clipboardData?.setData("text/plain", text);
    event.clipboardData?.setData("text/html", html);
  };
  // With nothing selected, Chromium asks first whether there is anything to copy.
  const allow = (event: Event) => event.preventDefault();
  addEventListener("copy", write, { capture: true });
  addEventListener("beforecopy", allow, { capture: true });
  try {
    return document.execCommand("copy");
  } finally {
    removeEventListener("copy", write, { capture: true });
    removeEventListener("beforecopy", allow, { capture: true });
  }
}

/** Rich text with a plain form beside it. Returns whether the browser allowed it. */
export async function copyToClipboard(copy: Copy): Promise<boolean> {
  try {
    if (!isSecureContext) return byEvent(copy);
    const blob = (text: string, type: string) => new Blob([text], { type });
    await navigator.clipboard.write([
      new ClipboardItem({ "text/plain": blob(copy.text, "text/plain"), "text/html": blob(copy.html, "text/html") }),
    ]);
    return true;
  } catch {
    return byEvent(copy);
  }
}
