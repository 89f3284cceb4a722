/** Loads one of the extension's TypeScript modules into Node. */
import { build } from "esbuild";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export async function load(path) {
  const { outputFiles } = await build({
    entryPoints: [join(root, path)], bundle: true, write: false, format: "esm", platform: "neutral", logLevel: "warning",
    mainFields: ["module", "main"], jsx: "automatic", jsxImportSource: "preact",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
