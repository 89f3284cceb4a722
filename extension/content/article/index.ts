/**
 * Finds the article: which text of the page is analysed, and what is known of the page. Readability decides, on a
 * skeleton; where it finds no article, posts or headlines are taken. The document is only read, in short tasks.
 */
import type { Meta } from "../../shared/isnad.js";
import { isArabic } from "./arabic.js";
import { isIn, letters, withoutBeside, wordsIn } from "./beside.js";
import { readBlocks } from "./blocks.js";
import { readByline } from "./byline.js";
import { leadingElsewhere } from "./cards.js";
import { headline, inserts, isList, listed, posts, standfirst } from "./find.js";
import { readMeta, type PageMeta } from "./meta.js";
import { Pace } from "./pace.js";
import { partsOf } from "./parts.js";
import { keptBlocks } from "./skeleton.js";
import type { Article, Block } from "./types.js";
import { likeStory, placedAlike, timed } from "./units.js";

/** An article shorter than this share of the page's text and this length is a teaser or a misjudgement. */
const SHARE = 0.2;
const LETTERS = 400;
/** The name of a section or an outlet has fewer words. */
const TITLE = 5;

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
  /** Headline first. */
  blocks: Block[];
  /** Whether its headline says more than a section's name. */
  titled: boolean;
  /** The boxes that tell one each, where there are several. */
  boxes: ReadonlySet<Element>;
  meta: Meta;
}

/** The story of a page; `null` where it tells none. */
async function story(all: readonly Block[], page: PageMeta): Promise<Story | null> {
  const pace = new Pace();
  const elsewhere = leadingElsewhere(all);
  const rest = all.filter((block) => !elsewhere.has(block));
  await pace.rest();
  let kept = keptBlocks(rest);
  await pace.rest();
  const size = letters(kept);
  if (size === 0 || (size < LETTERS && size < SHARE * letters(rest))) kept = posts(rest);
  if (kept.size === 0) return null;
  const alike = likeStory(rest, kept);
  for (const block of placedAlike(rest, alike, kept)) kept.add(block);
  if (pace.due) await pace.rest();
  const title = headline(rest, page.found);
  if (title) for (const block of [...standfirst(rest, title, kept), title]) kept.add(block);
  for (const block of inserts(rest, kept)) kept.add(block);
  // Headlines, leads and captions of the others stand where the first has its own.
  for (const block of placedAlike(rest, alike, kept)) kept.add(block);
  const found = rest.filter((block) => kept.has(block) && block !== title);
  const meta = title ? readByline(all, title, page) : page.found;
  const blocks = withoutBeside(title ? [title, ...found] : found, meta);
  const boxes = alike.size > 0 ? alike : timed(new Set(blocks));
  // Without a headline there is nothing to read but the posts.
  const read = title || boxes.size === 0 ? blocks : blocks.filter((block) => isIn(block, boxes));
  return { blocks: read, titled: title !== null && wordsIn(title.text) >= TITLE, boxes, meta };
}

export async function findArticle(document: Document, { within, roots }: Choice = {}): Promise<Article> {
  const page = readMeta(document);
  const root = document.body;
  const none = { blocks: [], parts: [], meta: page.found, arabic: false };
  if (!root || !mayBeArabic(root)) return none;
  const all = await readBlocks(root, within, roots);
  if (within) return { blocks: all, parts: all.length > 0 ? [0] : [], meta: page.found, arabic: isArabic(all) };
  // What is not Arabic need not be judged further.
  if (!isArabic(all) && !isArabic(all.filter(({ text }) => text.length > 80))) return none;
  await new Pace().rest();
  const read = await story(all, page);
  const list = read === null || (!page.isArticle && isList(all, read.blocks, read.titled));
  const blocks = list ? listed(all) : read.blocks;
  const meta = list ? page.found : read.meta;
  if (!meta.publisher && document.location.hostname) meta.publisher = document.location.hostname;
  return { blocks, parts: partsOf(blocks, list, read?.boxes), meta, arabic: isArabic(blocks) };
}
