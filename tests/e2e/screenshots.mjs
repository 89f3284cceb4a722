/**
 * Pictures of the extension's own pages, into `docs/`. The pages run outside of the extension, over the built files, with
 * the core of `pkg/` behind them: so every language, tone and state can be had. `node tests/e2e/screenshots.mjs [NAME…]`
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openStage, PICTURED, SHOTS } from "./stage.mjs";
import { root } from "./harness.mjs";

const wanted = process.argv.slice(2);
const out = join(root, "docs");
await mkdir(out, { recursive: true });
const stage = await openStage();
try {
  for (const shot of SHOTS) {
    if (wanted.length > 0 ? !wanted.includes(shot.name) : !PICTURED.test(shot.name)) continue;
    const page = await stage.show(shot);
    await page.screenshot({ path: join(out, `${shot.name}.png`) });
    console.log(`docs/${shot.name}.png`);
    await page.close();
  }
} finally {
  await stage.close();
}
