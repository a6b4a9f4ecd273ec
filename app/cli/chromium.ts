import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import { Refusal } from "../db/refusal.server";

const execute = promisify(execFile);

/** The environment variable by which a Chromium of one's own is named; the first place looked. */
export const chromiumVariable = "CHROMIUM_PATH";

const systemPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const works = async (file: string): Promise<boolean> =>
  existsSync(file) && (process.platform === "win32" || (await tried(file, ["--version"])));

async function tried(program: string, given: string[]): Promise<boolean> {
  try {
    await execute(program, given, { timeout: 10 * 60_000, maxBuffer: 64 * 1024 * 1024 });
    return true;
  } catch {
    return false;
  }
}

/**
 * The path of a Chromium to test with: the one named in CHROMIUM_PATH, the system's, Playwright's; else one installed now (Playwright's own,
 * then Debian's package where we may). Says what it did.
 * @throws Refusal when none can be had.
 */
export async function findChromium(say: (text: string) => void): Promise<string> {
  const named = process.env[chromiumVariable];
  if (named) {
    if (await works(named)) return named;
    throw new Refusal(`${chromiumVariable} names ${named}, which is no program that starts: correct or unset it.`);
  }
  for (const place of systemPlaces) if (await works(place)) return place;
  const playwrights = chromium.executablePath();
  if (await works(playwrights)) return playwrights;

  say("No Chromium found: installing Playwright's");
  const cli = "node_modules/@playwright/test/cli.js";
  if ((await tried(process.execPath, [cli, "install", "chromium"])) && (await works(playwrights))) return playwrights;

  if (process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("Playwright's cannot be had here: installing Debian's package chromium");
    await tried("apt-get", ["update", "--quiet"]);
    await tried("apt-get", ["install", "--yes", "--quiet", "--no-install-recommends", "chromium"]);
    const installed = "/usr/bin/chromium";
    if (await works(installed)) return installed;
  }
  throw new Refusal(
    `No Chromium was found and none could be installed: install one and name it in ${chromiumVariable}, or run npx playwright install chromium.`,
  );
}
