import { chromiumVariable, findChromium } from "./chromium";
import { buildIfChanged } from "./build";
import { generate } from "./generate";
import { endWith, run } from "./run";

// Everything that must hold, in the order in which it fails fastest. `npm test` for all; `npm test -- types unit` for some.

const say = (text: string) => process.stdout.write(`${text}\n`);

type Step = () => Promise<number>;
const program =
  (name: string, given: string[], environment: Record<string, string> = {}): Step =>
  async () =>
    (await run(name, given, { env: { ...process.env, ...environment } })).code;

async function browserTests(folder: string): Promise<number> {
  await buildIfChanged(say);
  const chromium = await findChromium(say);
  say(`Chromium: ${chromium}`);
  return program("playwright", ["test", folder], { [chromiumVariable]: chromium })();
}

const steps: Record<string, Step> = {
  types: program("tsc", ["--noEmit"]),
  lint: program("eslint", ["--max-warnings", "0", "."]),
  format: program("prettier", ["--check", "--log-level", "warn", "."]),
  architecture: program("depcruise", ["--config", ".dependency-cruiser.cjs", "app", "tests", "prisma"]),
  unused: program("knip", []),
  unit: program("vitest", ["run", "--project", "unit"]),
  database: program("vitest", ["run", "--project", "database"]),
  size: async () => {
    await buildIfChanged(say);
    return program("size-limit", [])();
  },
  "end-to-end": () => browserTests("tests/e2e"),
  accessibility: () => browserTests("tests/accessibility"),
};

try {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in steps));
  if (unknown.length > 0) {
    say(`There is no step ${unknown.join(", ")}; there are ${Object.keys(steps).join(", ")}.`);
    process.exit(1);
  }
  await generate();
  const failed: string[] = [];
  let passed = 0;
  const began = Date.now();
  for (const [name, step] of Object.entries(steps)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const stepBegan = Date.now();
    say(`\n── ${name}`);
    const code = await step();
    say(`── ${name}: ${code === 0 ? "passed" : "FAILED"} in ${((Date.now() - stepBegan) / 1000).toFixed(1)} s`);
    if (code === 0) passed += 1;
    else failed.push(name);
  }
  say(
    `\nAll steps in ${((Date.now() - began) / 1000).toFixed(0)} s${failed.length > 0 ? `. Failed: ${failed.join(", ")}` : ""}`,
  );
  say(`steps: ${passed} passed, ${failed.length} failed`);
  process.exitCode = failed.length > 0 ? 1 : 0;
} catch (error) {
  endWith(error);
}
