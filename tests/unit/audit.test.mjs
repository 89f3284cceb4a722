/** What the audit makes of what others say: a hole is a hole, silence is not health. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { lockedPackages, npmHoles } from "../../.ci/audit.mjs";

const said = (vulnerabilities) => JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { vulnerabilities: {} } });
const shipped = new Set(["preact"]);

test("holes in what is shipped count, in tools only critical ones", () => {
  assert.deepEqual(npmHoles(said({}), shipped), []);
  assert.deepEqual(npmHoles(said({ preact: { name: "preact", severity: "low" } }), shipped), ["preact (low)"]);
  assert.deepEqual(npmHoles(said({ tool: { name: "tool", severity: "high" } }), shipped), []);
  assert.deepEqual(npmHoles(said({ tool: { name: "tool", severity: "critical" } }), shipped), ["tool (critical)"]);
});

test("an answer that is none is not taken for a good one", () => {
  for (const output of ["", "Method Not Allowed", "{}", "null", '{"error":{"code":"ENOAUDIT"}}', '{"vulnerabilities":{}}', '{"message":"405"}']) assert.equal(npmHoles(output, shipped), null, output);
});

test("packages that are not pinned by a hash are seen, and those of the extension told from tools", () => {
  const { shipped: own, loose } = lockedPackages({
    packages: {
      "": {},
      "node_modules/a": { integrity: "sha512-x" },
      "node_modules/b": { integrity: "sha1-x", dev: true },
      "node_modules/@c/d": { dev: true },
      "node_modules/a/node_modules/e": { integrity: "sha512-x" },
    },
  });
  assert.deepEqual([...own], ["a", "e"]);
  assert.deepEqual(loose, ["node_modules/b", "node_modules/@c/d"]);
});
