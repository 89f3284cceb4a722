/**
 * Real browsers with the built extension, over pages served from `tests/pages`. The toolbar button is pressed the way
 * a person does it: through the browser's own handling of the button, which grants `activeTab`.
 */
import { createServer } from "node:http";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const pages = join(root, "tests", "pages");
const FIREFOX_ID = "isnad@isnad.example";
/** Firefox draws a random one for each profile otherwise. */
const FIREFOX_UUID = "7d1f4c2e-53a8-4f0e-9b57-2a6c1d9e4b30";
/** Saved pages of real sites lie beside the project where it is developed, not in it; only labels of them do. */
export const saved = join(root, "../shared/corpora/html");
/** Response headers by page. What saved pages would load is not there. */
const HEADERS = { "/hostile.html": { "content-security-policy": "default-src 'none'; style-src 'none'; script-src 'none'" } };
const SAVED_HEADERS = { "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'" };

/** A worker that has not been found so many times sleeps. */
const WAKE = 20;

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Waits until `probe` gives something that is not null, false or undefined. */
export async function until(what, probe, ms = 20_000) {
  const end = Date.now() + ms;
  let last;
  while (Date.now() < end) {
    try {
      const value = await probe();
      if (value !== null && value !== undefined && value !== false) return value;
    } catch (error) {
      last = error;
    }
    await sleep(50);
  }
  throw new Error(`waited ${ms} ms in vain for ${what}${last ? `: ${last.message}` : ""}`);
}

/** Serves the pages, and remembers what was asked of it. */
export async function serve() {
  const asked = [];
  const own = {};
  const server = createServer(async ({ url }, response) => {
    asked.push(url);
    try {
      const { pathname } = new URL(url, "http://x");
      const folder = { pkg: root, saved: dirname(saved) }[pathname.split("/")[1]] ?? pages;
      const body = own[pathname] ?? await readFile(join(folder, pathname.replace(/^\/saved\//u, `/${basename(saved)}/`)));
      const type = { js: "text/javascript", wasm: "application/wasm" }[pathname.split(".").pop()];
      response.writeHead(200, { "content-type": type ?? "text/html; charset=utf-8", ...(folder === pages ? HEADERS[pathname] : folder === root ? {} : SAVED_HEADERS) });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    asked,
    /** From now on this stands at a path. */
    put: (name, html) => (own[`/${name}`] = html),
    at: (name) => `http://127.0.0.1:${server.address().port}/${name}`,
    close: () => server.close(),
  };
}

/** The id that Chromium gives to an extension of this folder. */
const chromiumId = (folder) =>
  [...createHash("sha256").update(folder).digest("hex").slice(0, 32)].map((digit) => String.fromCharCode(97 + parseInt(digit, 16))).join("");

/** A profile in which the reader has once granted every website, so that the browser grants it again without asking. */
async function grantingProfile() {
  const folder = await mkdtemp(join(tmpdir(), "isnad-profile-"));
  const given = { api: [], explicit_host: ["http://*/*", "https://*/*"], manifest_permissions: [], scriptable_host: [] };
  await mkdir(join(folder, "Default"));
  const settings = { [chromiumId(join(root, "dist", "chrome"))]: { granted_permissions: given, runtime_granted_permissions: given } };
  await writeFile(join(folder, "Default", "Preferences"), JSON.stringify({ extensions: { settings } }));
  return folder;
}

/** What is painted on a page: by highlight, the text under every range. Runs in the page, as the page sees it. */
export function painted(page) {
  return page.evaluate(() => {
    const text = ({ startContainer, startOffset, endContainer, endOffset }) => {
      const range = document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      return range.toString();
    };
    return Object.fromEntries([...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map(text)]));
  });
}

export const html = (page) => page.evaluate(() => document.documentElement.outerHTML);

/** The state of the tab that shows a page, as the background keeps it. */
async function stateIn(ext, url) {
  const all = await ext(`chrome.storage.session.get(null).then((all) => JSON.stringify(all))`);
  return Object.values(JSON.parse(all)).find((state) => state?.meta?.url === url) ?? null;
}

class Chromium {
  name = "Chromium";

  /** `grant`: the browser grants what the extension asks for, as if the reader had said yes. */
  static async open({ headless = true, size, grant = false } = {}) {
    const self = new Chromium();
    self.profile = grant ? await grantingProfile() : null;
    self.browser = await puppeteer.launch({
      ...(self.profile ? { userDataDir: self.profile } : {}),
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      pipe: true,
      headless,
      enableExtensions: [join(root, "dist", "chrome")],
      defaultViewport: headless ? (size ?? { width: 1000, height: 800 }) : null,
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--lang=en",
        "--disable-background-networking",
        "--disable-component-update",
      ],
    });
    self.extension = await until("the extension", async () => [...(await self.browser.extensions()).values()][0]);
    const { id } = self.extension;
    self.origin = `chrome-extension://${id}/`;
    const welcome = await self.browser.waitForTarget((target) => target.url() === `${self.origin}welcome.html`);
    self.welcome = await welcome.page();
    await self.browser.defaultBrowserContext().overridePermissions(self.origin.slice(0, -1), ["clipboard-read"]).catch(() => {});
    return self;
  }

  async page(url) {
    const page = await this.browser.newPage();
    await page.goto(url);
    return page;
  }

  async press(page) {
    await page.bringToFront();
    await page.triggerExtensionAction(this.extension);
  }

  /** The background's worker that runs now; targets of stopped ones may still be listed. Wakes one that the browser stopped. */
  worker() {
    let asked = 0;
    return until("the worker", async () => {
      asked += 1;
      if (asked % WAKE === 0) await this.wakeWorker();
      for (const target of this.browser.targets().toReversed()) {
        if (target.type() !== "service_worker" || target.url() !== `${this.origin}background.js`) continue;
        // Nor may a stopped one answer at all.
        const alive = target.worker().then(async (worker) => (await worker.evaluate(() => true)) && worker).catch(() => null);
        const worker = await Promise.race([alive, sleep(500)]);
        if (worker) return worker;
      }
      return null;
    });
  }

  /** Stops the worker, as the browser does with one that is idle. */
  async stopWorker() {
    await (await this.worker()).close();
    await sleep(300);
  }

  /** Loads the extension anew, as an update does. Its own pages close with it. */
  async reload() {
    await this.browser.installExtension(join(root, "dist", "chrome"));
    await until("the extension's pages to close", () => this.welcome.isClosed());
    this.welcome = await this.page(`${this.origin}welcome.html`);
  }

  /** Has the browser start the worker again, without asking for an analysis. */
  async wakeWorker() {
    await this.ext(`chrome.runtime.sendMessage({ type: "report", tabId: 0, format: "text", section: "all" })`);
  }

  /**
   * Does what the keys of a command do. No debugger reaches the browser's own keys, so the background hears the
   * browser's event without a key being pressed.
   */
  async command(page, name) {
    await page.bringToFront();
    const worker = await this.worker();
    await worker.evaluate(async (command) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      chrome.commands.onCommand.dispatch(command, tab);
    }, name);
  }

  /** Evaluates an expression in one of the extension's own pages. */
  ext = (expression) => this.welcome.evaluate(expression);

  state(page) {
    return stateIn(this.ext, page.url());
  }

  /** What is on the clipboard as plain text. Only a page in front may read it. */
  async clipboard() {
    const shown = (await this.browser.pages()).findLast((page) => page !== this.welcome);
    await this.welcome.bringToFront();
    const text = await this.welcome.evaluate(() => navigator.clipboard.readText());
    await shown?.bringToFront();
    return text;
  }

  /** The side panel; it was opened by pressing the button. */
  async panel() {
    const target = await this.browser.waitForTarget((found) => found.url().startsWith(`${this.origin}panel.html`));
    const page = await target.asPage();
    return {
      page,
      evaluate: (expression) => page.evaluate(expression),
      /** Presses a button with the mouse. */
      press: (selector) => page.click(selector),
      key: (key) => page.keyboard.press(key),
      type: (text) => page.keyboard.type(text),
      focus: () => page.bringToFront(),
      clipboard: () => page.evaluate(() => navigator.clipboard.readText()),
    };
  }

  /** Pastes where the focus is on a page. */
  async paste(page) {
    await page.bringToFront();
    await page.keyboard.press("KeyV", { commands: ["Paste"] });
  }

  /** One of the extension's own pages in a tab of its own. */
  async extensionPage(name) {
    const page = await this.page(`${this.origin}${name}.html`);
    await page.waitForSelector("#app > *");
    return {
      evaluate: (expression) => page.evaluate(expression),
      click: (selector) => page.click(selector),
      key: (key) => page.keyboard.press(key),
      type: (text) => page.keyboard.type(text),
      front: () => page.bringToFront(),
      close: () => page.close(),
    };
  }

  /** Chooses an entry of the context menu for what is selected on a page. */
  async menu(page, menuItemId) {
    await page.bringToFront();
    await (await this.worker()).evaluate(async (id) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      chrome.contextMenus.onClicked.dispatch({ menuItemId: id }, tab);
    }, menuItemId);
  }

  /** Counts requests of the background from now on; the returned function lists them. */
  async watchBackground() {
    const target = await this.browser.waitForTarget((found) => found.url() === `${this.origin}background.js`);
    const session = await target.createCDPSession();
    const seen = [];
    session.on("Network.requestWillBeSent", ({ request }) => seen.push(request.url));
    await session.send("Network.enable");
    return () => seen.filter((url) => !url.startsWith(this.origin));
  }

  async close() {
    await this.browser.close();
    if (this.profile) await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Keys as WebDriver names them. */
const KEYS = { Tab: "\uE004", Enter: "\uE006", Escape: "\uE00C", ArrowUp: "\uE013", ArrowDown: "\uE015", ArrowLeft: "\uE012", ArrowRight: "\uE014", Space: " " };

class Firefox {
  name = "Firefox";

  static async open({ grant = false } = {}) {
    const self = new Firefox();
    self.browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
      defaultViewport: { width: 1000, height: 800 },
      // The button and the sidebar are part of the browser's own window, not of any page.
      args: ["--remote-allow-system-access"],
      extraPrefsFirefox: {
        "extensions.webextensions.uuids": JSON.stringify({ [FIREFOX_ID]: FIREFOX_UUID }),
        "dom.events.testing.asyncClipboard": true,
        "extensions.webextOptionalPermissionPrompts": !grant,
      },
    });
    self.send = (method, params) => self.browser.connection.send(method, params).then(({ result }) => result);
    const { contexts } = await self.send("browsingContext.getTree", { "moz:scope": "chrome" });
    self.window = contexts.find(({ url }) => url === "chrome://browser/content/browser.xhtml").context;
    await self.#inWindow(`
      globalThis.isnadRequests = [];
      Services.obs.addObserver({ observe(subject) {
        const channel = subject.QueryInterface(Ci.nsIHttpChannel);
        if (!channel.loadInfo.triggeringPrincipal.isSystemPrincipal) isnadRequests.push(channel.URI.spec);
      } }, "http-on-modify-request"); 1`);
    await self.browser.installExtension(join(root, "dist", "firefox"));
    self.origin = `moz-extension://${FIREFOX_UUID}/`;
    self.welcome = await until("the welcome page", async () => {
      const tree = await self.send("browsingContext.getTree", {});
      return tree.contexts.find(({ url }) => url === `${self.origin}welcome.html`)?.context;
    });
    return self;
  }

  async #evaluate(context, expression) {
    const answer = await this.send("script.evaluate", { expression, target: { context }, awaitPromise: true });
    if (answer.type !== "success") throw new Error(answer.exceptionDetails.text);
    return answer.result.value;
  }

  #inWindow(expression) {
    return this.#evaluate(this.window, expression);
  }

  async page(url) {
    const page = await this.browser.newPage();
    await page.goto(url);
    return page;
  }

  async press(page) {
    await page.bringToFront();
    await this.#inWindow(`{
      const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
      const extension = ExtensionParent.GlobalManager.getExtension("${FIREFOX_ID}");
      ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
      1 }`);
  }

  /** Presses the keys of a command. */
  command(page, name) {
    return this.key(page, { toggle: "I", next: "N", previous: "B", panel: "Y" }[name]);
  }

  async key(page, letter) {
    await page.bringToFront();
    await this.#inWindow(`
      [...document.querySelectorAll("keyset[id*=isnad] key")].find((key) => key.getAttribute("key") === "${letter}").doCommand(); 1`);
  }

  ext = (expression) => this.#evaluate(this.welcome, expression);

  state(page) {
    return stateIn(this.ext, page.url());
  }

  clipboard() {
    return this.#inWindow(`navigator.clipboard.readText()`);
  }

  async panel() {
    await until("the sidebar", () => this.#inWindow(`SidebarController.isOpen`));
    const evaluate = (expression) =>
      this.#inWindow(`new Promise((resolve, reject) => {
        const manager = document.getElementById("sidebar").contentDocument.querySelector("browser").messageManager;
        const name = "isnad:" + Math.random();
        manager.addMessageListener(name, function heard({ data }) {
          manager.removeMessageListener(name, heard);
          if (data.error) reject(new Error(data.error)); else resolve(data.value);
        });
        const script = "(async () => { try {" +
          " const box = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });" +
          " const value = await Cu.evalInSandbox(" + JSON.stringify(${JSON.stringify(expression)}) + ", box);" +
          " sendAsyncMessage('" + name + "', { value: typeof value === 'object' ? null : value }); }" +
          " catch (error) { sendAsyncMessage('" + name + "', { error: String(error) }); } })()";
        manager.loadFrameScript("data:text/javascript;charset=utf-8," + encodeURIComponent(script), false);
      })`);
    return {
      evaluate,
      press: (selector) => evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`),
      key: (key) => this.#press([key]),
      type: (text) => this.#press([...text]),
      focus: () => this.#inWindow(`document.getElementById("sidebar").contentDocument.querySelector("browser").focus(); 1`),
      clipboard: () => this.clipboard(),
    };
  }

  /** Stops the background's page, as the browser does with one that is idle. */
  async stopWorker() {
    await this.#inWindow(`{
      const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
      ExtensionParent.GlobalManager.getExtension("${FIREFOX_ID}").terminateBackground({ ignoreDevToolsAttached: true }).then(() => 1) }`);
    await sleep(300);
  }

  /** Presses keys in the browser's window, where the focus is: no page's debugger reaches the sidebar. */
  #press(keys) {
    return this.#inWindow(`{
      const processor = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
      processor.beginInputTransactionForTests(window);
      for (const key of ${JSON.stringify(keys.map((key) => (key === "Space" ? " " : key)))}) {
        const event = new KeyboardEvent("", { key });
        const kind = key.length > 1 ? processor.KEY_NON_PRINTABLE_KEY : 0;
        processor.keydown(event, kind);
        processor.keyup(event, kind);
      }
      1 }`);
  }

  async paste(page) {
    await page.bringToFront();
    await page.keyboard.down("Control");
    await page.keyboard.press("v");
    await page.keyboard.up("Control");
  }

  async extensionPage(name) {
    const url = `${this.origin}${name}.html`;
    const contexts = async () => (await this.send("browsingContext.getTree", {})).contexts.filter((context) => context.url === url).map(({ context }) => context);
    const before = await contexts();
    await this.ext(`chrome.tabs.create({ url: ${JSON.stringify(url)} }).then(() => 1)`);
    const context = await until("the page", async () => (await contexts()).find((each) => !before.includes(each)));
    const evaluate = (expression) => this.#evaluate(context, expression);
    await until("the page to be drawn", () => evaluate(`document.querySelector("#app > *") !== null`));
    const send = (method, params) => this.send(method, params);
    const act = (type, actions, more = {}) => send("input.performActions", { context, actions: [{ type, id: type, actions, ...more }] });
    const stroke = (value) => [{ type: "keyDown", value }, { type: "keyUp", value }];
    return {
      evaluate,
      /** The browser itself finds where the element stands, at the moment of the press: a place read before may have moved. */
      async click(selector) {
        await evaluate(`document.querySelector(${JSON.stringify(selector)}).scrollIntoView({ block: "center", behavior: "instant" })`);
        const { nodes: [{ sharedId }] } = await send("browsingContext.locateNodes", { context, locator: { type: "css", value: selector }, maxNodeCount: 1 });
        await act("pointer", [{ type: "pointerMove", x: 0, y: 0, origin: { type: "element", element: { sharedId } } }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }], { parameters: { pointerType: "mouse" } });
      },
      key: (key) => act("key", stroke(KEYS[key] ?? key)),
      type: (text) => act("key", [...text].flatMap(stroke)),
      front: () => this.send("browsingContext.activate", { context }),
      close: () => this.send("browsingContext.close", { context }),
    };
  }

  async menu(page, menuItemId) {
    await page.bringToFront();
    const { x, y } = await page.evaluate(() => {
      const { left, top, width } = (getSelection().isCollapsed ? document.body : getSelection().getRangeAt(0)).getBoundingClientRect();
      return { x: left + width / 2, y: top + 12 };
    });
    await page.mouse.click(x, y, { button: "right" });
    await until("the menu", () => this.#inWindow(`document.getElementById("contentAreaContextMenu").state === "open"`));
    await this.#inWindow(`{
      const menu = document.getElementById("contentAreaContextMenu");
      menu.activateItem([...menu.querySelectorAll("menuitem")].find(({ id }) => id.includes("isnad") && id.endsWith("${menuItemId}")));
      1 }`);
  }

  async watchBackground() {
    const before = JSON.parse(await this.#inWindow("JSON.stringify(isnadRequests)")).length;
    let seen = [];
    this.requests = async () => {
      seen = JSON.parse(await this.#inWindow("JSON.stringify(isnadRequests)")).slice(before);
      return seen;
    };
    return this.requests;
  }

  async close() {
    await this.browser.close();
  }
}

/** Both, or the one that `ISNAD_BROWSER` names. */
export const browsers = [Chromium, Firefox].filter(
  ({ name }) => !process.env.ISNAD_BROWSER || name.toLowerCase() === process.env.ISNAD_BROWSER,
);
export { Chromium };

/** A server of the test pages and a browser with the extension; neither is left behind where the other fails. */
export async function openBoth(Browser, options) {
  const server = await serve();
  try {
    return { browser: await Browser.open(options), server };
  } catch (error) {
    server.close();
    throw error;
  }
}

/** Closes what `openBoth` opened, so far as it was opened. */
export async function closeBoth({ browser, server }) {
  await browser?.close();
  server?.close();
}
