/** The few characters on the toolbar button. */
import type { TabState } from "../shared/messages.js";
import { t } from "../shared/labels.js";

function badge(state: TabState): { text: string; color: string; title: string } {
  const title = t("action_title");
  switch (state.status) {
    case "loading":
      return { text: "…", color: "#5a6472", title };
    case "done": {
      const count = state.analysis.casualties.length + state.analysis.claims.length;
      return { text: state.shown ? String(Math.min(count, 9_999)) : "", color: "#1f6f5c", title };
    }
    case "notArabic":
      return { text: "–", color: "#5a6472", title: t("toast_not_arabic") };
    case "restricted":
      return { text: "–", color: "#5a6472", title: t("status_restricted") };
    case "error":
      return { text: "!", color: "#a3271d", title: t(`problem_${state.problem}`) };
    case "idle":
      return { text: "", color: "#5a6472", title };
  }
}

export async function showBadge(tabId: number, state: TabState): Promise<void> {
  const { text, color, title } = badge(state);
  try {
    await Promise.all([
      chrome.action.setBadgeText({ tabId, text }),
      chrome.action.setBadgeBackgroundColor({ tabId, color }),
      chrome.action.setTitle({ tabId, title }),
    ]);
  } catch {
    // The tab was closed meanwhile.
  }
}
