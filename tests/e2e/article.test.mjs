/** Finding the article: what is analysed of a page, in each browser. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browsers, serve, until } from "./harness.mjs";

for (const Browser of browsers) {
  describe(`${Browser.name}: the article`, { timeout: 120_000 }, () => {
    let browser;
    let server;
    before(async () => {
      server = await serve();
      browser = await Browser.open().catch((error) => {
        server.close();
        throw error;
      });
    });
    after(async () => {
      await browser?.close();
      server?.close();
    });

    const read = async (name) => {
      const page = await browser.page(server.at(name));
      await browser.press(page);
      const state = await until("the state", async () => {
        const now = await browser.state(page);
        return now?.status === "notArabic" || now?.shown ? now : null;
      });
      await page.close();
      return state;
    };

    test("headline first, then the paragraphs; menus, related links and the footer are left out", async () => {
      const { text, meta } = await read("demo.html");
      const lines = text.split("\n");
      assert.match(lines[0], /^عشرات القتلى في فيضانات/u);
      assert.match(lines.at(-1), /عام 2008\.$/u);
      for (const beside of ["الرئيسية", "رياضة", "متخيلة"]) assert.ok(!text.includes(beside), beside);
      assert.equal(lines.filter((line) => line.startsWith("عشرات القتلى")).length, 1);
      assert.ok(!text.includes(meta.author), "the byline is no part of the text");
      assert.equal(meta.title, lines[0]);
      assert.equal(meta.publisher, "صحيفة الساحل");
      assert.equal(meta.author, "ليلى باوزير");
      assert.equal(meta.published, "2025-04-16T09:30:00+03:00");
      assert.equal(meta.lang, "ar");
    });

    test("hidden text is not read; line breaks part paragraphs", async () => {
      const { text } = await read("breaks.html");
      assert.deepEqual(text.split("\n"), [
        "حريق في سوق شعبي بمدينة صفاقس",
        "اندلع حريق كبير في السوق المركزي بمدينة صفاقس صباح السبت، وقالت الحماية المدنية إن ستة أشخاص أصيبوا بحروق.",
        "وأضافت الحماية المدنية أن النيران أتت على عشرين محلا تجاريا قبل السيطرة عليها.",
        "وأكد والي صفاقس أن لجنة فنية ستحدد أسباب الحريق خلال يومين، وأن المتضررين سيحصلون على تعويضات عاجلة.",
      ]);
    });

    test("Persian in Arabic letters is not Arabic", async () => {
      assert.equal((await read("persian.html")).status, "notArabic");
    });
  });
}
