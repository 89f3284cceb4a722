/**
 * What the reader may choose, in the real browsers: starting by itself on a site or on every Arabic page, own actors at
 * once, settings in a file, a selection alone, and the notebook's way back to a page. The browser says yes to what the
 * extension asks for; that it asks, and only when it may, is the browser's own rule.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { browsers, closeBoth, openBoth, painted, root, until } from "./harness.mjs";

/** An expression that puts a file into a page's file input. */
const choose = (selector, name, text) => `{
  const files = new DataTransfer();
  files.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}));
  const input = document.querySelector(${JSON.stringify(selector)});
  input.files = files.files;
  input.dispatchEvent(new Event("change", { bubbles: true })); 1 }`;

/** An expression that keeps what the page saves as files from now on, by name, beside letting the browser save it. */
const WATCH_SAVES = `{
  globalThis.saved = {};
  const made = new Map();
  const create = URL.createObjectURL;
  URL.createObjectURL = (blob) => { const url = create.call(URL, blob); made.set(url, blob); return url; };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (this.download) void made.get(this.href).arrayBuffer().then((bytes) => { globalThis.saved[this.download] = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes); });
    return click.call(this);
  }; 1 }`;

/** Headline and paragraphs in which a claim goes through an outlet, one accuses, and one is reported by another. */
const BRIDGE = [
  "مقتل 7 أشخاص في انهيار جسر قرب صيدا",
  "قال رئيس البلدية سامي الحداد لوكالة فرانس برس: «قتل سبعة أشخاص في انهيار الجسر عند مدخل المدينة الجنوبي». واتهم الحداد وزارة الأشغال بإهمال صيانة الجسر.",
  "ونقل مراسل الإذاعة عن شهود عيان قولهم إن الجسر كان مغلقا أمام الشاحنات قبل الحادث بيومين، وإن عمال الصيانة كانوا في المكان.",
  "وأصيب 12 آخرون بحسب وزارة الصحة اللبنانية، ونقلوا إلى مستشفيات المدينة.",
];

for (const Browser of browsers) {
  describe(`${Browser.name}: what the reader may choose`, { timeout: 300_000 }, () => {
    let browser;
    let server;
    before(async () => {
      ({ browser, server } = await openBoth(Browser, { grant: true }));
    });
    after(async () => {
      await closeBoth({ browser, server });
    });

    const settings = async () => JSON.parse(await browser.ext(`chrome.storage.local.get("settings").then(({ settings }) => JSON.stringify(settings ?? {}))`));
    const allowed = async () => JSON.parse(await browser.ext(`chrome.permissions.getAll().then(({ origins }) => JSON.stringify(origins))`));
    const shown = (page) =>
      until("the marks", async () => {
        const state = await browser.state(page);
        return state?.status === "done" && state.shown ? state : null;
      });
    const badge = (page) => browser.ext(`chrome.tabs.query({}).then((tabs) => chrome.action.getBadgeText({ tabId: tabs.find(({ url }) => url === ${JSON.stringify(page.url())}).id }))`);
    /** Tabs on until the focus is where it is wanted. */
    const tabTo = async (options, selector) => {
      for (let presses = 0; presses < 60; presses += 1) {
        if (await options.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
        await options.key("Tab");
      }
      assert.fail(`no Tab leads to ${selector}`);
    };
    /** Presses the button of a page whose words match, and gives the file that it saves. */
    const savedBy = async (page, words, name) => {
      await page.evaluate(`[...document.querySelectorAll("button")].find(({ textContent }) => ${words}.test(textContent)).click()`);
      return until(name, () => page.evaluate(`globalThis.saved[${JSON.stringify(name)}] ?? null`));
    };
    const EVERYWHERE = `section:has(form.bar) input[type=checkbox]`;

    test("by keys alone: every Arabic page, which is then marked by itself, and the button counts its figures", async () => {
      const options = await browser.extensionPage("options");
      await tabTo(options, EVERYWHERE);
      await options.key("Space");
      await until("the choice", async () => (await settings()).everywhere === true);
      assert.ok((await allowed()).length >= 2);
      const page = await browser.page(server.at("demo.html?everywhere"));
      const { analysis } = await shown(page);
      await until("the badge", async () => (await badge(page)) === String(analysis.casualties.length));
      await page.close();
      const english = await browser.page(server.at("english.html?everywhere"));
      await until("the state", async () => (await browser.state(english))?.status === "notArabic");
      assert.deepEqual(await painted(english), {});
      await english.close();
      await tabTo(options, EVERYWHERE);
      await options.key("Space");
      await until("the choice", async () => (await settings()).everywhere === false && (await allowed()).length === 0);
      await options.close();
    });

    test("by keys alone: always on one site, and on no other", async () => {
      const options = await browser.extensionPage("options");
      await tabTo(options, "input.site");
      const { origin } = new URL(server.at(""));
      await options.type(origin);
      await options.key("Enter");
      await until("the site", async () => (await settings()).sites?.[0] === origin);
      const page = await browser.page(server.at("split.html?site"));
      await shown(page);
      await page.close();
      const other = await browser.page(server.at("split.html?other").replace("127.0.0.1", "localhost"));
      await until("the page", () => other.evaluate(() => document.readyState === "complete"));
      assert.equal(await browser.state(other), null);
      assert.deepEqual(await painted(other), {});
      await other.close();
      await tabTo(options, ".sites button");
      await options.key("Enter");
      await until("the site to go", async () => (await settings()).sites.length === 0 && (await allowed()).length === 0);
      await options.close();
    });

    test("own actors come from a table, are known on an open page at once, and go back into one", async () => {
      const page = await browser.page(server.at("demo.html?watch"));
      await browser.press(page);
      const was = await shown(page);
      assert.ok(!was.analysis.actors.some(({ name }) => name === "مراسل الساحل"));
      const options = await browser.extensionPage("options");
      const csv = "name,aliases,kind\r\nمراسل الساحل,شهود عيان,media\r\n";
      await options.evaluate(choose("input[accept*=csv]", "actors.csv", csv));
      const { analysis } = await until("the actor", async () => {
        const state = await browser.state(page);
        return state?.analysis?.actors.some(({ name }) => name === "مراسل الساحل") ? state : null;
      });
      const actor = analysis.actors.find(({ name }) => name === "مراسل الساحل");
      assert.deepEqual([actor.known, actor.kind], [true, "media"]);
      const words = (await painted(page))["mark-2"];
      for (const { text } of actor.mentions) assert.ok(words.includes(text), text);
      await options.evaluate(choose("input[accept*=csv]", "bad.csv", "name,aliases,kind\r\nأ ب,,ملك\r\n"));
      await until("the bad line to be named", () => options.evaluate(`document.querySelector("section:has(.addwatch) [role=status]").textContent.includes("2: kind")`));
      assert.equal((await settings()).watch.length, 1);
      await options.evaluate(WATCH_SAVES);
      assert.equal(await savedBy(options, "/^(Save as CSV|تصدير CSV)$/", "isnad-actors.csv"), `\ufeff${csv}`);
      await options.close();
      await page.close();
    });

    test("settings go into a file and come back, but for the permissions", async () => {
      const options = await browser.extensionPage("options");
      const file = { schema: "isnad-settings/1", settings: { ...(await settings()), palette: "safe", show: { actors: false, casualties: true, claims: true }, everywhere: true, sites: ["https://example.org"] } };
      await options.evaluate(choose("input[accept*=json]", "settings.json", JSON.stringify(file)));
      const now = await until("the palette", async () => {
        const read = await settings();
        return read.palette === "safe" ? read : null;
      });
      assert.deepEqual([now.show.actors, now.everywhere, now.sites], [false, false, []]);
      await options.evaluate(WATCH_SAVES);
      const out = JSON.parse(await savedBy(options, "/^(Save to a file|تصدير إلى ملف)$/", "isnad-settings.json"));
      assert.equal(out.schema, "isnad-settings/1");
      assert.deepEqual([out.settings.palette, out.settings.show.actors], ["safe", false]);
      // What went out comes in again after everything was reset.
      await browser.ext(`chrome.storage.local.remove("settings").then(() => 1)`);
      await options.evaluate(choose("input[accept*=json]", "again.json", JSON.stringify(out)));
      await until("the palette again", async () => (await settings()).palette === "safe");
      await options.evaluate(choose("input[accept*=json]", "none.json", "{}"));
      await until("the word of it", () => options.evaluate(`[...document.querySelectorAll("[role=status]")].some(({ textContent }) => /no settings|إعدادات/.test(textContent))`));
      await browser.ext(`chrome.storage.local.remove("settings").then(() => 1)`);
      await options.close();
    });

    test("what is selected is marked alone", async () => {
      const page = await browser.page(server.at("demo.html?selection"));
      await browser.press(page);
      const whole = await shown(page);
      await page.evaluate(() => getSelection().selectAllChildren(document.querySelectorAll("p")[1]));
      await browser.menu(page, "selection");
      const part = await until("less text", async () => {
        const state = await browser.state(page);
        return state?.shown && state.text.length < whole.text.length ? state : null;
      });
      assert.equal(part.text.trim(), (await page.evaluate(() => document.querySelectorAll("p")[1].textContent)).trim());
      assert.ok(part.analysis.casualties.length > 0);
      await page.close();
    });

    test("the notebook finds a kept sentence again, or says that it is gone", async () => {
      const article = await readFile(join(root, "tests", "pages", "demo.html"), "utf8");
      server.put("kept.html", article);
      const page = await browser.page(server.at("kept.html"));
      await browser.press(page);
      const { analysis } = await shown(page);
      const panel = await browser.panel();
      await until("the rows", () => panel.evaluate(`document.querySelectorAll("#list .row").length === ${analysis.casualties.length}`));
      await panel.press("#row-casualties-1 .acts button:nth-child(3)");
      await until("the word of it", () => panel.evaluate(`/Kept|حُفظ/.test(document.querySelector(".toast").textContent)`));
      const notebook = await browser.extensionPage("notebook");
      await until("the item", () => notebook.evaluate(`document.querySelectorAll(".item").length === 1`));
      const check = async (expected) => {
        await notebook.front();
        await notebook.click(".item .bar button:nth-child(2)");
        await until(`"${expected}"`, () => notebook.evaluate(`new RegExp(${JSON.stringify(expected)}).test(document.querySelector(".item [role=status]").textContent)`));
      };
      await check("word for word|حرفًا بحرف");
      // Another number in the same sentence is another sentence.
      server.put("kept.html", article.replace("112 آخرون", "113 آخرون"));
      await check("no longer|لم تعد");
      await notebook.close();
      await page.close();
    });

    test("the notebook goes out in every format; all that is shown is deleted; and a file brings it back", async () => {
      const notebook = await browser.extensionPage("notebook");
      await until("the item", () => notebook.evaluate(`document.querySelectorAll(".item").length === 1`));
      const words = await notebook.evaluate(`document.querySelector(".item .quote").textContent`);
      await notebook.evaluate(WATCH_SAVES);
      const file = await savedBy(notebook, "/^JSON$/", "isnad-notebook.json");
      const [item] = JSON.parse(file).items;
      assert.ok(words.includes(item.quote.text) && item.figure !== null, file);
      const csv = await savedBy(notebook, "/^CSV$/", "isnad-notebook.csv");
      assert.ok(csv.startsWith("\ufeff") && csv.includes(item.quote.text), csv);
      const linked = JSON.parse(await savedBy(notebook, "/^JSON-LD$/", "isnad-notebook.jsonld"));
      assert.ok(JSON.stringify(linked).includes(JSON.stringify(item.quote.text).slice(1, -1)));
      // The first button of deletion is that of everything shown; it asks once more, and is believed only then.
      const gone = () => notebook.evaluate(`document.querySelectorAll(".item").length === 0`);
      await notebook.click(".sheet > .bar .danger");
      await until("the question", () => notebook.evaluate(`document.querySelector(".sheet > .bar [role=group] .danger") !== null`));
      await notebook.click(".sheet > .bar [role=group] button:last-child");
      assert.equal(await gone(), false);
      await notebook.click(".sheet > .bar .danger");
      await until("the question again", () => notebook.evaluate(`document.querySelector(".sheet > .bar [role=group] .danger") !== null`));
      await notebook.click(".sheet > .bar [role=group] .danger");
      await until("the items to go", gone);
      await notebook.evaluate(choose("input[type=file]", "notebook.json", file));
      await until("the item again", () => notebook.evaluate(`document.querySelectorAll(".item").length === 1`));
      assert.equal(await notebook.evaluate(`document.querySelector(".item .quote").textContent`), words);
      await notebook.close();
    });

    /** How many items the notebook's place holds. */
    const kept = () => browser.ext(`new Promise((done, failed) => {
      const opening = indexedDB.open("notebook");
      opening.onerror = failed;
      opening.onsuccess = () => {
        const counting = opening.result.transaction("items").objectStore("items").count();
        counting.onsuccess = () => { opening.result.close(); done(counting.result); };
        counting.onerror = failed;
      };
    })`);
    /** Keeps one finding of each pair of a family and a choice among them, from the panel beside a page. */
    const keep = async (analysis, ...wanted) => {
      const before = await kept();
      let more = 0;
      const panel = await browser.panel();
      for (const [family, is] of wanted) {
        const index = analysis[family].findIndex(is);
        assert.ok(index >= 0, `${family} ${is}`);
        await until("the tab", () => panel.evaluate(`document.getElementById("tab-${family}") !== null`));
        await panel.evaluate(`document.getElementById("tab-${family}").click()`);
        const row = `#row-${family}-${index}`;
        await until(row, () => panel.evaluate(`document.querySelector("${row}") !== null`));
        await panel.press(`${row} .acts button:nth-child(3)`);
        more += 1;
        await until("one more", async () => (await kept()) === before + more);
      }
    };
    /** The same from a page of its own, which is closed again; what was found there. */
    const keptFrom = async (path, ...wanted) => {
      const page = await browser.page(server.at(path));
      await browser.press(page);
      const { analysis } = await shown(page);
      await keep(analysis, ...wanted);
      await page.close();
      return analysis;
    };
    /** Forgets what tests before kept, so that none stands on another. */
    const emptied = () => browser.ext(`new Promise((done, failed) => {
      const opening = indexedDB.open("notebook");
      opening.onerror = failed;
      opening.onsuccess = () => {
        const changing = opening.result.transaction("items", "readwrite");
        changing.objectStore("items").clear();
        changing.oncomplete = () => { opening.result.close(); done(1); };
        changing.onerror = failed;
      };
    })`);
    /** The notebook's items as it exports them. */
    const exported = async (notebook) => {
      await notebook.evaluate(WATCH_SAVES);
      return JSON.parse(await savedBy(notebook, "/^JSON$/", "isnad-notebook.json")).items;
    };
    const notebookOf = async (count) => {
      const notebook = await browser.extensionPage("notebook");
      await until(`${count} items`, () => notebook.evaluate(`document.querySelectorAll(".item").length === ${count}`));
      return notebook;
    };

    test("a kept claim says how and in whose report it was told, a kept actor who it is; what was kept before lacks that", async () => {
      server.put("bridge.html", `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>${BRIDGE[0]}</title><article><h1>${BRIDGE[0]}</h1>${BRIDGE.slice(1).map((line) => `<p>${line}</p>`).join("")}</article></html>`);
      await emptied();
      const analysis = await keptFrom(
        "bridge.html",
        ["claims", ({ direct, via }) => direct && via !== null],
        ["claims", ({ target }) => target !== null],
        ["claims", ({ parent }) => parent !== null],
        ["actors", ({ role }) => role !== null],
      );
      const notebook = await notebookOf(4);
      const items = await exported(notebook);
      const claims = items.flatMap(({ claim }) => claim ?? []);
      const nested = analysis.claims.find(({ parent }) => parent !== null);
      const accused = analysis.claims.find(({ target }) => target !== null);
      const within = analysis.claims[nested.parent].speaker.name;
      const { via } = analysis.claims.find(({ direct }) => direct);
      assert.equal(claims.length, 3);
      assert.ok(claims.some((claim) => claim.direct && claim.via === via));
      assert.ok(claims.some(({ target }) => target === accused.target) && claims.some((claim) => claim.within === within));
      const found = analysis.actors.find(({ role }) => role !== null);
      const { actor } = items.find(({ kind }) => kind === "actor");
      assert.deepEqual([actor.name, actor.kind, actor.role], [found.name, found.kind, found.role]);
      const words = await notebook.evaluate(`[...document.querySelectorAll(".item")].map((item) => item.textContent).join(" ")`);
      for (const word of [via, within, accused.target, found.name, found.role]) assert.ok(words.includes(word), word);
      assert.ok(await notebook.evaluate(`[...document.querySelectorAll(".item .chip")].some(({ textContent }) => /^(word for word|بنصّه)$/u.test(textContent))`));
      // As an older version kept them.
      await notebook.evaluate(`new Promise((done, failed) => {
        const opening = indexedDB.open("notebook");
        opening.onerror = failed;
        opening.onsuccess = () => {
          const changing = opening.result.transaction("items", "readwrite");
          changing.objectStore("items").openCursor().onsuccess = ({ target: { result: cursor } }) => {
            if (!cursor) return;
            const { claim, actor, ...item } = cursor.value;
            cursor.update(item);
            cursor.continue();
          };
          changing.oncomplete = () => { opening.result.close(); done(1); };
          changing.onerror = failed;
        };
      })`);
      await notebook.close();
      const again = await notebookOf(4);
      const old = await exported(again);
      assert.ok(old.every(({ claim, actor }) => claim === null && actor === null));
      // What is typed while a question stands open goes where it is typed, and the question waits; no is the way back.
      await again.front();
      await again.click(".item .bar > .danger");
      await until("the question", () => again.evaluate(`document.activeElement.matches(".item [role=group] .danger")`));
      await again.click(".item .own textarea");
      await again.type("رقم أول");
      assert.equal(await again.evaluate(`document.querySelector(".item .own textarea").value`), "رقم أول");
      await again.click(".item [role=group] button:last-child");
      await until("the way back", () => again.evaluate(`document.activeElement.matches(".item .bar > .danger")`));
      await again.close();
    });

    test("tags, grade and note are typed, and stand there when the notebook is opened again; one tag's figures are compared by outlet", async () => {
      const article = await readFile(join(root, "tests", "pages", "demo.html"), "utf8");
      server.put("other.html", article.replaceAll("صحيفة الساحل", "صحيفة الجبل").replace("34 شخصا", "51 شخصا"));
      await emptied();
      await keptFrom("demo.html?tags", ["casualties", ({ min }) => min === 34]);
      await keptFrom("other.html", ["casualties", ({ min }) => min === 51]);
      const notebook = await notebookOf(2);
      const fill = async (nth, tags, note) => {
        await notebook.click(`.item:nth-child(${nth}) .own input`);
        await notebook.type(tags);
        await notebook.key("Tab");
        for (let down = 0; down < 2; down += 1) await notebook.key("ArrowDown");
        await notebook.key("Tab");
        await notebook.type(note);
        await notebook.key("Tab");
      };
      await notebook.front();
      await fill(1, "سيول حضرموت، مراجعة", "رقم الجبل");
      await fill(2, "سيول حضرموت", "رقم الساحل");
      await until("what was typed to be kept", async () => (await exported(notebook)).every(({ note }) => note !== ""));
      await notebook.close();
      const again = await notebookOf(2);
      const own = await again.evaluate(`JSON.stringify([...document.querySelectorAll(".item")].map((item) => [...item.querySelectorAll("input, select, textarea")].map(({ value }) => value)))`);
      assert.deepEqual(JSON.parse(own).map(([tags, ...rest]) => [tags.split(/\s*[,،]\s*/u), ...rest]), [
        [["سيول حضرموت", "مراجعة"], "b", "رقم الجبل"],
        [["سيول حضرموت"], "b", "رقم الساحل"],
      ]);
      assert.equal(await again.evaluate(`document.querySelectorAll("table").length`), 0);
      await again.evaluate(`document.querySelector(".bar select").focus()`);
      await until("the tag", async () => {
        if (await again.evaluate(`document.querySelector(".bar select").value === "سيول حضرموت"`)) return true;
        await again.key("ArrowDown");
        return false;
      });
      await until("the table", () => again.evaluate(`document.querySelectorAll("table tbody tr").length === 2`));
      const rows = JSON.parse(await again.evaluate(`JSON.stringify([...document.querySelectorAll("table tbody tr")].map(({ cells }) => [cells[1].querySelector(".small").textContent, cells[0].querySelector(".num").textContent.replace(/[^0-9٠-٩]/gu, "")]))`));
      const digits = (text) => Number(text.replace(/[٠-٩]/gu, (digit) => "٠١٢٣٤٥٦٧٨٩".indexOf(digit)));
      assert.deepEqual(rows.map(([outlet, figure]) => [outlet, digits(figure)]), [["صحيفة الجبل", 51], ["صحيفة الساحل", 34]]);
      assert.equal(await again.evaluate(`document.querySelectorAll(".chart .names span").length >= 2`), true);
      await again.close();
    });

    test("a file with a bad field is not imported, and the field is named; a good one is", async () => {
      await emptied();
      await keptFrom("demo.html?import", ["casualties", ({ min }) => min === 34], ["casualties", ({ min }) => min === 112]);
      const notebook = await notebookOf(2);
      const items = await exported(notebook);
      const offer = (name, changed) => notebook.evaluate(choose("input[type=file]", name, JSON.stringify({ schema: "isnad-notebook/1", items: changed })));
      const said = (words) => until(words, () => notebook.evaluate(`document.querySelector("p[role=status]").textContent.includes(${JSON.stringify(words)})`));
      const count = () => notebook.evaluate(`document.querySelectorAll(".item").length`);
      const [first, second] = items;
      const fresh = { ...first, id: "imported", meta: { ...first.meta, url: "https://example.com/imported" } };
      await offer("grade.json", [fresh, { ...second, grade: "certain" }]);
      await said("items[1].grade");
      await offer("min.json", [{ ...fresh, figure: { ...fresh.figure, min: "130" } }]);
      await said("items[0].figure.min");
      await offer("claim.json", [{ ...fresh, claim: { direct: true, via: null, target: null, within: null } }]);
      await said("items[0].claim");
      assert.equal(await count(), 2);
      await offer("good.json", [fresh, first]);
      await until("the item", async () => (await count()) === 3);
      assert.equal((await exported(notebook)).filter(({ meta }) => meta.url === "https://example.com/imported").length, 1);
      await notebook.close();
    });

    test("a pasted text is analysed in the panel, and listed until the reader goes back to the page", async () => {
      const page = await browser.page(server.at("demo.html?paste"));
      await browser.press(page);
      const { analysis } = await shown(page);
      const panel = await browser.panel();
      const rows = (count) => until(`${count} rows`, () => panel.evaluate(`document.querySelectorAll("#list .row").length === ${count}`));
      await until("the tab", () => panel.evaluate(`document.getElementById("tab-casualties") !== null`));
      await panel.evaluate(`document.getElementById("tab-casualties").click()`);
      await rows(analysis.casualties.length);
      await panel.evaluate(`[...document.querySelectorAll("button")].find((button) => /^(Paste a text|لصق نص)$/.test(button.getAttribute("aria-label") ?? button.textContent)).click()`);
      await until("the form", () => panel.evaluate(`document.activeElement.matches(".paste textarea")`));
      assert.equal(await panel.evaluate(`document.querySelector(".paste .main").disabled`), true);
      const text = "قالت وزارة الصحة إن 12 شخصا قتلوا في صيدا.";
      await panel.focus();
      await panel.type(text);
      await until("the words", () => panel.evaluate(`document.querySelector(".paste textarea").value === ${JSON.stringify(text)}`));
      await panel.press(".paste .main");
      await rows(1);
      assert.ok(await panel.evaluate(`/12|١٢/.test(document.querySelector("#list .row").textContent)`));
      await panel.press(".head > button");
      await rows(analysis.casualties.length);
      await page.close();
    });
  });
}
