/**
 * Finds the article: which text of the page is analysed, and what is known of the page. Readability decides, on a
 * skeleton; where it finds no article, all visible text is taken. The document is only read, in short tasks.
 */
import { isArabic } from "./arabic.js";
import { isIn, letters, withoutBeside } from "./beside.js";
import { readBlocks } from "./blocks.js";
import { readByline } from "./byline.js";
import { leadingElsewhere } from "./cards.js";
import { captions, headline, isList, listed, posts, standfirst } from "./find.js";
import { readMeta, type PageMeta } from "./meta.js";
import { Pace } from "./pace.js";
import { partsOf } from "./parts.js";
import { keptBlocks } from "./skeleton.js";
import type { Article, Block } from "./types.js";
import { likeStory, placedAlike, timed } from "./units.js";

/** An article shorter than this share of the page's text and this length is a teaser or a misjudgement. */
const SHARE = 0.2;
const LETTERS = 400;

export interface Choice {
  /** Only the text inside this range, article or not. */
  within?: Range | undefined;
  /** Is given every shadow root and frame that was read. */
  roots?: Node[];
}

/** Whether a page may have letters of the script at all, at hardly any cost: most pages of the world have none. */
function mayBeArabic(body: HTMLElement): boolean {
  if (/\p{Script=Arabic}/u.test(body.textContent ?? "")) return true;
  // Text in these is not the body's own.
  for (const element of body.getElementsByTagName("*")) if (element.shadowRoot || element.localName === "iframe") return true;
  return false;
}

/** What is read of a page that tells a story. */
interface Story {
  blocks: Block[];
  headline: Block | null;
  /** The boxes that tell one each, where there are several. */
  boxes: ReadonlySet<Element>;
}

/** The blocks of the story, headline first; `null` where the page is not one. */
async function story(all: readonly Block[], meta: PageMeta): Promise<Story | null> {
  const pace = new Pace();
  const elsewhere = leadingElsewhere(all);
  const rest = all.filter((block) => !elsewhere.has(block));
  await pace.rest();
  let kept = keptBlocks(rest);
  await pace.rest();
  const size = letters(kept);
  if (size === 0 || (size < LETTERS && size < SHARE * letters(rest))) kept = posts(rest);
  if (kept.size === 0) return null;
  const boxes = likeStory(rest, kept);
  for (const block of placedAlike(rest, boxes, kept)) kept.add(block);
  if (pace.due) await pace.rest();
  const title = headline(rest, meta.found);
  if (title) {
    for (const block of standfirst(rest, title, kept)) kept.add(block);
    kept.add(title);
    readByline(all, title, document.title, meta.found);
  }
  for (const caption of captions(rest, kept)) kept.add(caption);
  for (const block of placedAlike(rest, boxes, kept)) kept.add(block);
  const found = rest.filter((block) => kept.has(block) && block !== title);
  const blocks = withoutBeside(title ? [title, ...found] : found, meta.found);
  if (boxes.size > 0) return { blocks, headline: title, boxes };
  const rows = timed(new Set(blocks));
  // Without a headline there is nothing to read but the posts.
  return { blocks: title || rows.size === 0 ? blocks : blocks.filter((block) => isIn(block, rows)), headline: title, boxes: rows };
}

export async function findArticle(document: Document, { within, roots }: Choice = {}): Promise<Article> {
  const meta = readMeta(document);
  const root = document.body;
  const none = { blocks: [], parts: [], meta: meta.found, arabic: false };
  if (!root || !mayBeArabic(root)) return none;
  const all = await readBlocks(root, within, roots);
  if (within) return { blocks: all, parts: all.length > 0 ? [0] : [], meta: meta.found, arabic: isArabic(all) };
  // What is not Arabic need not be judged further.
  if (!isArabic(all) && !isArabic(all.filter(({ text }) => text.length > 80))) return none;
  await new Pace().rest();
  const read = await story(all, meta);
  const list = read === null || (!meta.isArticle && isList(all, read.blocks, read.headline !== null));
  const blocks = list ? listed(all) : read.blocks;
  if (!meta.found.publisher && document.location.hostname) meta.found.publisher = document.location.hostname;
  return { blocks, parts: partsOf(blocks, list, read?.boxes), meta: meta.found, arabic: isArabic(blocks) };
}
