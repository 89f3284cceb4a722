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
    // The only HTML ever parsed by script is the extension's own; nothing is fetched but the packed WASM.
    define: { "process.env.NODE_ENV": '"production"' },
  };
  const pages = Object.fromEntries(PAGES.map((page) => [page, `extension/${page}/main.tsx`]));
  await Promise.all([
    build({ ...common, format: "esm", entryPoints: { background: "extension/background/index.ts", ...pages } }),
    build({ ...common, format: "iife", entryPoints: { content: "extension/content/index.ts" } }),
  ]);
}

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
