/**
 * Page skeletons: the structure of pages as newsrooms' systems make them, filled with texts of our own
 * (`layouts/stories.tsv`). A skeleton (`layouts/*.txt`) begins with a head of `key: value` lines:
 *
 *     about: whose structure it is
 *     story: which of the stories it tells (several, by spaces: one follows where the other ends)
 *     title, publisher, author, published: what the page says of itself, to be found exactly
 *
 * Then, by indentation, one element a line: `tag.class#id[attribute=value] > child *3 = text`. `*3` makes an
 * element and all within it three times. A text's sign says whether it is of the article:
 *
 *     =   yes
 *     ==  yes, and a part of its own begins with it
 *     -   no
 *     ?   may be read or left
 *
 * A line that is only sign and text is text beside elements. What stands in braces is drawn from the story or the
 * stock: `{title}`, `{lead}` and `{quote}` are always the same, `{p}`, `{head}` and the others the next of their kind.
 * Elements before `body` are the head's; texts may hold HTML.
 */
import { readFile, readdir } from "node:fs/promises";

const folder = new URL("layouts/", import.meta.url);
const VOID = new Set(["area", "br", "hr", "img", "input", "link", "meta", "source"]);
const ELEMENT = String.raw`[a-z][\w-]*(?:[#.][\w-]+|\[[^\]]*\])*|(?:[#.][\w-]+|\[[^\]]*\])+`;
const STEP = String.raw`(?:${ELEMENT})(?: \*\d+)?`;
const LINE = new RegExp(String.raw`^(${STEP}(?: > ${STEP})*)(?: (==?|[-?])(?: (.*))?)?$`, "u");
const SINGLE = new Set(["title", "lead", "quote"]);

/** The texts, by story and kind. */
async function readStories() {
  const stories = {};
  for (const line of (await readFile(new URL("stories.tsv", folder), "utf8")).split("\n")) {
    if (!line || line.startsWith("#")) continue;
    const [story, kind, text] = line.split("\t");
    ((stories[story] ??= {})[kind] ??= []).push(text);
  }
  return stories;
}

/** Hands out the texts of one page in order; those of the stock begin again when they are used up. */
function filler({ stock, ...stories }, names) {
  const left = {};
  let told = names.shift();
  const next = (kind) => {
    if (kind === "next story") return (told = names.shift(), Object.keys(left).forEach((key) => delete left[key]), "");
    const texts = stories[told][kind] ?? stock[kind];
    if (!texts) throw new Error(`no text of the kind ${kind}`);
    if (SINGLE.has(kind)) return texts[0];
    left[kind] ??= 0;
    if (stories[told][kind] && left[kind] === texts.length) throw new Error(`the story ${told} has no further ${kind}`);
    return texts[left[kind]++ % texts.length];
  };
  return (text) => text.replaceAll(/\{([a-z ]+)\}/gu, (_, kind) => next(kind));
}

function element(path) {
  const [, tag = "div", rest] = /^([a-z][\w-]*)?(.*)$/u.exec(path);
  const attributes = [];
  const classes = [];
  for (const [, id, name, attribute] of rest.matchAll(/#([\w-]+)|\.([\w-]+)|\[([^\]]*)\]/gu)) {
    if (name) classes.push(name);
    else if (id) attributes.push(`id="${id}"`);
    else {
      const [key, ...value] = attribute.split("=");
      attributes.push(value.length ? `${key}="${value.join("=").replaceAll('"', "&quot;")}"` : key);
    }
  }
  if (classes.length) attributes.unshift(`class="${classes.join(" ")}"`);
  return { tag, open: `<${[tag, ...attributes].join(" ")}>` };
}

/** Lines with their depth, as a tree. */
function treeOf(lines) {
  const root = { children: [] };
  const above = [root];
  for (const line of lines) {
    const depth = /^ */u.exec(line)[0].length / 2;
    const node = { line: line.trim(), children: [] };
    if (!above[depth]) throw new Error(`indented too far: ${line}`);
    above[depth].children.push(node);
    above.splice(depth + 1, Infinity, node);
  }
  return root.children;
}

const plain = (html) => html.replace(/<[^>]*>/gu, "").replace(/&#?\w+;/gu, " ").replace(/\s+/gu, " ").trim();

class Page {
  /** Texts of the article, in order, with the part each is of; and those that may be read or left. */
  expected = [];
  either = [];
  #part = 0;

  constructor(fill) {
    this.fill = fill;
  }

  #text(sign, raw = "") {
    const html = this.fill(raw);
    if (sign === "==" && this.expected.length) this.#part++;
    if (sign?.startsWith("=")) this.expected.push({ text: plain(html), part: this.#part });
    if (sign === "?") this.either.push(plain(html));
    return html;
  }

  html({ line, children }) {
    const within = () => children.map((child) => this.html(child)).join("");
    const bare = /^(==?|[-?]) (.*)$/u.exec(line);
    if (bare) return `${this.#text(bare[1], bare[2])}\n`;
    const parsed = LINE.exec(line);
    if (!parsed) throw new Error(`not understood: ${line}`);
    const [, path, sign, text] = parsed;
    const steps = path.match(new RegExp(STEP, "gu"));
    const inner = (index) => (index === steps.length ? this.#text(sign, text) + within() : this.#step(steps[index], () => inner(index + 1)));
    return inner(0);
  }

  #step(step, content) {
    const [, path, times = 1] = /^(.*?)(?: \*(\d+))?$/u.exec(step);
    let html = "";
    for (let time = 0; time < Number(times); time++) {
      const { tag, open } = element(this.fill(path));
      html += `${open}${content()}${VOID.has(tag) ? "" : `</${tag}>`}\n`;
    }
    return html;
  }
}

function read(name, source, stories) {
  const lines = source.split("\n").filter((line) => line.trim() && !line.startsWith("//"));
  const start = lines.findIndex((line) => !/^[a-z]+: /u.test(line));
  const head = Object.fromEntries(lines.slice(0, start).map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]));
  const { about, html: root = 'lang="ar" dir="rtl"', title, publisher, author, published } = head;
  const fill = filler(stories, head.story.split(" "));
  const meta = { title: title && fill(title), publisher, author, published };
  const page = new Page(fill);
  const tree = treeOf(lines.slice(start));
  const body = tree.findIndex(({ line }) => /^body\b/u.test(line));
  const html = tree.map((node) => page.html(node));
  return {
    name,
    about,
    html: `<!doctype html><html ${root}><head><meta charset="utf-8">${html.slice(0, body).join("")}</head>${html.slice(body).join("")}</html>`,
    expected: page.expected,
    either: page.either,
    meta,
  };
}

/** All skeletons: `html`, what is `expected` of it, and what may be found `either` way. */
export async function layouts() {
  const stories = await readStories();
  const names = (await readdir(folder)).filter((name) => name.endsWith(".txt")).sort();
  return Promise.all(names.map(async (name) => read(name.slice(0, -4), await readFile(new URL(name, folder), "utf8"), stories)));
}

const letters = (text) => text.normalize("NFKC").replace(/[^\p{L}\p{N}]|\u0640/gu, "");

/** The texts that begin a part. */
const starts = (blocks, parts) => parts.map((index) => letters(blocks[index]));

/**
 * The parts as they should be found: one that begins with each `==`. What may be read or left may be a part by itself.
 */
export function sameParts({ blocks, parts }, { expected, either }) {
  const wanted = expected.filter(({ part }, index) => index === 0 || part !== expected[index - 1].part).map(({ text }) => letters(text));
  const found = starts(blocks, parts).filter((text) => !either.map(letters).includes(text));
  // The headline is read first, wherever an image's caption stands.
  return wanted.length === found.length && wanted.slice(1).every((text, index) => text === found[index + 1]);
}

/** How what was found compares with what was expected: how many blocks are right, which are wrong, which are missed. */
export function compare(found, { expected, either }) {
  const missed = [...expected];
  const allowed = new Set(either.map(letters));
  const wrong = found.filter((text) => {
    const key = letters(text);
    const index = missed.findIndex((one) => letters(one.text) === key);
    if (index >= 0) missed.splice(index, 1);
    return index < 0 && key !== "" && !allowed.has(key);
  });
  return { right: expected.length - missed.length, wrong, missed: missed.map(({ text }) => text) };
}

/** What the page says of itself that was not found as it is; `-` stands for what it does not say. */
export function differing(found, { meta }) {
  const as = { "-": (one) => one === undefined, undefined: () => true };
  return Object.entries(meta)
    .filter(([key, wanted]) => !(as[wanted] ?? ((one) => one === wanted || (key === "published" && one?.startsWith(`${wanted}T`))))(found[key]))
    .map(([key, wanted]) => `${key}: ${found[key]}, not ${wanted}`);
}
