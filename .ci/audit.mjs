/**
 * Asks whether anything this project is made of has a known hole: `cargo deny` for crates, `npm audit` for packages,
 * and whether the lock files pin every package by its hash. Licences and sources are judged as well.
 *
 * The lists of known holes are not part of the project. Where one cannot be had, that is said in capitals and nothing
 * fails for it; whatever is found does.
 */
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * What `npm audit --json` says: the names of packages with holes that matter, or `null` if it could not find out.
 * Holes of tools that no reader runs matter if they are critical.
 */
export function npmHoles(output, shipped) {
  let said;
  try {
    said = JSON.parse(output);
  } catch {
    return null;
  }
  const found = said?.vulnerabilities;
  if (said?.error || typeof found !== "object" || found === null || said.metadata?.vulnerabilities === undefined) return null;
  return Object.values(found)
    .filter(({ severity, name }) => shipped.has(name) || severity === "critical")
    .map(({ name, severity }) => `${name} (${severity})`);
}

/** The packages of a lock file that are part of the extension, and those that are not pinned by a hash. */
export function lockedPackages({ packages }) {
  const entries = Object.entries(packages).filter(([path, { link }]) => path !== "" && !link);
  const nameOf = (path) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
  return {
    shipped: new Set(entries.filter(([, { dev }]) => !dev).map(([path]) => nameOf(path))),
    loose: entries.filter(([, { integrity }]) => !/^sha512-/u.test(integrity ?? "")).map(([path]) => path),
  };
}

function run(command, ...args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
  if (error) throw error;
  return { ok: status === 0, stdout, stderr };
}

async function main() {
  const unknown = [];
  const wrong = [];

  const rules = run("cargo", "deny", "--locked", "check", "--hide-inclusion-graph", "bans", "licenses", "sources");
  console.log(`crates, licences and sources: ${rules.ok ? "as they should be" : "NOT AS THEY SHOULD BE"}`);
  if (!rules.ok) wrong.push(rules.stderr || rules.stdout);

  if (run("cargo", "deny", "--locked", "fetch", "db").ok) {
    const holes = run("cargo", "deny", "--locked", "check", "--disable-fetch", "--hide-inclusion-graph", "advisories");
    console.log(`crates, known holes: ${holes.ok ? "none" : "FOUND"}`);
    if (!holes.ok) wrong.push(holes.stderr || holes.stdout);
  } else {
    unknown.push("RustSec's list of holes in crates");
  }

  const { shipped, loose } = lockedPackages(JSON.parse(await readFile(new URL("../package-lock.json", import.meta.url), "utf8")));
  console.log(`npm packages without a hash: ${loose.length === 0 ? "none" : loose.join(", ")}`);
  if (loose.length > 0) wrong.push(`not pinned by a hash: ${loose.join(", ")}`);
  const holes = npmHoles(run("npm", "audit", "--json", "--package-lock-only").stdout, shipped);
  if (holes === null) unknown.push("npm's list of holes in packages");
  else {
    console.log(`npm packages, known holes in what is shipped, critical ones in tools: ${holes.length === 0 ? "none" : holes.join(", ")}`);
    if (holes.length > 0) wrong.push(`holes: ${holes.join(", ")}`);
  }

  for (const what of unknown) console.error(`\n*** NOT CHECKED: ${what.toUpperCase()} COULD NOT BE HAD FROM HERE ***\n`);
  for (const what of wrong) console.error(what);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
