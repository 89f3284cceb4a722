/**
 * Builds `dist/chrome` and `dist/firefox` from `extension/`, `manifest.json` and `pkg/` (the core's WASM and its
 * glue, which `build.sh` makes first).
 *
 * Scripts: `background` is a module, `content` a plain script that is injected, and each page
 * (`panel`, `options`, `notebook`, `welcome`) is `extension/<page>/main.tsx`, bundled as `<page>.js` beside the
 * `.html` and `.css` files of its folder.
 */
import { build } from "esbuild";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);
const PAGES = ["panel", "options", "notebook", "welcome"].filter((page) => existsSync(at("extension", page, "main.tsx")));

/** The one manifest without the keys that the other browser would warn about. */
export function manifestFor(browser, manifest) {
  const own = structuredClone(manifest);
  if (browser === "chrome") {
    delete own.browser_specific_settings;
    delete own.sidebar_action;
    delete own.background.scripts;
  } else {
    delete own.minimum_chrome_version;
    delete own.side_panel;
    delete own.background.service_worker;
    own.permissions = own.permissions.filter((permission) => permission !== "sidePanel");
  }
  return own;
}

/**
 * Where a library would parse a string as HTML into a document, it is given a way that does not. Each of these must
 * occur exactly so often; a new version of the library that differs stops the build until it has been read.
 */
const WITHOUT_INNER_HTML = [
  {
    file: /preact[\\/]dist[\\/]preact\.(mjs|module\.js|js)$/,
    // Nothing here sets markup; if something did, it would be text.
    replace: [["t.innerHTML=h.__html", "t.textContent=h.__html"]],
  },
  {
    file: /readability[\\/]Readability\.js$/,
    // Readability works on a clone that is never shown; the parser's document runs and loads nothing.
    replace: [
      ["page.innerHTML = pageCacheHtml;", "page.replaceChildren(...parsed(pageCacheHtml));"],
      ["tmp.innerHTML = noscript.innerHTML;", "tmp.replaceChildren(...parsed(noscript.innerHTML));"],
    ],
    append: '\nfunction parsed(html) { return new DOMParser().parseFromString(html, "text/html").body.childNodes; }\n',
  },
];

export const withoutInnerHtml = {
  name: "without-inner-html",
  setup({ onLoad }) {
    for (const { file, replace, append = "" } of WITHOUT_INNER_HTML) {
      onLoad({ filter: file }, async ({ path }) => {
        let contents = await readFile(path, "utf8");
        for (const [from, to] of replace) {
          if (contents.split(from).length !== 2) throw new Error(`${path}: expected one "${from}"`);
          contents = contents.replace(from, () => to);
        }
        return { contents: contents + append, loader: "js" };
      });
    }
  },
};

/**
 * The words of the catalogues that a script may ask for. The background and the content script are read at every start,
 * and show few of them.
 */
export const WORDS = {
  background: /^(action|menu|toast|status|problem|family)_/,
  content: /^(toast|card|copy|family|kind|outcome|unit|bound|victims|stance)_/,
};

const onlyWords = (wanted) => ({
  name: "only-words",
  setup({ onLoad }) {
    onLoad({ filter: /_locales[\\/]\w+[\\/]messages\.json$/ }, async ({ path }) => {
      const words = Object.entries(JSON.parse(await readFile(path, "utf8"))).filter(([key]) => wanted.test(key));
      return { contents: JSON.stringify(Object.fromEntries(words)), loader: "json" };
    });
  },
});

async function bundle(outdir) {
  const common = {
    bundle: true,
    outdir,
    charset: "utf8",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    target: ["chrome128", "firefox142"],
    absWorkingDir: root,
    jsx: "automatic",
    jsxImportSource: "preact",
    plugins: [withoutInnerHtml],
    define: { "process.env.NODE_ENV": '"production"' },
  };
  const pages = Object.fromEntries(PAGES.map((page) => [page, `extension/${page}/main.tsx`]));
  await Promise.all([
    build({ ...common, format: "esm", entryPoints: pages }),
    script(common, "background", "esm"),
    script(common, "content", "iife"),
  ]);
}

const script = (common, name, format) =>
  build({ ...common, format, entryPoints: { [name]: `extension/${name}/index.ts` }, plugins: [...common.plugins, onlyWords(WORDS[name])] });

async function copyStatic(outdir) {
  await cp(at("extension/_locales"), join(outdir, "_locales"), { recursive: true });
  await mkdir(join(outdir, "icons"), { recursive: true });
  for (const name of await readdir(at("extension/icons"))) {
    if (name.endsWith(".png") || name === "icon.svg") await cp(at("extension/icons", name), join(outdir, "icons", name));
  }
  await cp(at("pkg/isnad_bg.wasm"), join(outdir, "isnad_bg.wasm"));
  for (const page of PAGES) {
    for (const name of await readdir(at("extension", page))) {
      if (/\.(html|css|svg|png)$/.test(name)) await cp(at("extension", page, name), join(outdir, name));
    }
  }
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE"]) await cp(at(name), join(outdir, name));
}

async function main() {
  const manifest = JSON.parse(await readFile(at("manifest.json"), "utf8"));
  for (const browser of ["chrome", "firefox"]) {
    const outdir = at("dist", browser);
    await rm(outdir, { recursive: true, force: true });
    await mkdir(outdir, { recursive: true });
    await bundle(outdir);
    await copyStatic(outdir);
    await writeFile(join(outdir, "manifest.json"), `${JSON.stringify(manifestFor(browser, manifest), null, 2)}\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
