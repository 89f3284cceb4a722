/** The few characters on the toolbar button. */
import type { TabState } from "../shared/messages.js";
import { uiFor, type Ui } from "../shared/i18n.js";
import { loadSettings } from "../shared/settings.js";

function badge(state: TabState, { t, label, number, list }: Ui): { text: string; color: string; title: string } {
  const title = t("action_title");
  switch (state.status) {
    case "loading":
      return { text: "…", color: "#5a6472", title };
    case "done": {
      const { casualties, claims, actors } = state.analysis;
      const found = list(Object.entries({ casualties, claims, actors }).map(([family, { length }]) => `${label("family", family)}: ${number(length)}`));
      return { text: state.shown ? String(Math.min(casualties.length, 9_999)) : "", color: "#1f6f5c", title: `${title}\n${found}` };
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

/** The count of casualty figures while the marks are shown; the tooltip counts the other findings too. */
export async function showBadge(tabId: number, state: TabState): Promise<void> {
  const { text, color, title } = badge(state, uiFor((await loadSettings()).language));
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
