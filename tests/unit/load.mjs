/** Loads one of the extension's TypeScript modules into Node. */
import { build } from "esbuild";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** `instead`: by the path in an import, the code that stands in for that module. */
export async function load(path, instead = {}) {
  const standIns = {
    name: "stand-ins",
    setup({ onResolve, onLoad }) {
      for (const [name, contents] of Object.entries(instead)) {
        onResolve({ filter: new RegExp(`^${name.replaceAll(".", "\\.")}$`) }, () => ({ path: name, namespace: "stand-in" }));
        onLoad({ filter: new RegExp(`^${name.replaceAll(".", "\\.")}$`), namespace: "stand-in" }, () => ({ contents, loader: "js" }));
      }
    },
  };
  const { outputFiles } = await build({
    plugins: [standIns],
    entryPoints: [join(root, path)], bundle: true, write: false, format: "esm", platform: "neutral", logLevel: "warning",
    mainFields: ["module", "main"], jsx: "automatic", jsxImportSource: "preact",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
