import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pino from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { clearLogFiles, dailyFiles } from "./log-files.server";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "tiltak-log-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("writes a file a day, goes on in it after a restart, and removes what is older than its term, and only that", () => {
  const inner = path.join(folder, "logs");
  let now = new Date("2026-03-01T23:59:59Z");
  const begin = () =>
    pino(
      { base: undefined, timestamp: false },
      dailyFiles(inner, 2, () => now),
    );
  const log = begin();
  log.info("first");
  writeFileSync(path.join(inner, "somebody-elses-2020-01-01.log"), "");
  writeFileSync(path.join(inner, "tiltak-2020-01-01.log"), "");
  now = new Date("2026-03-02T00:00:01Z");
  log.info("second");
  begin().info("third");
  expect(readdirSync(inner).sort()).toEqual([
    "somebody-elses-2020-01-01.log",
    "tiltak-2026-03-01.log",
    "tiltak-2026-03-02.log",
  ]);
  expect(readFileSync(path.join(inner, "tiltak-2026-03-02.log"), "utf8").trim().split("\n")).toHaveLength(2);
  now = new Date("2026-03-04T12:00:00Z");
  log.info("fourth");
  expect(readdirSync(inner).filter((name) => name.startsWith("tiltak"))).toEqual([
    "tiltak-2026-03-02.log",
    "tiltak-2026-03-04.log",
  ]);
});

it("finds nothing to remove in a folder that is not there", () => {
  expect(clearLogFiles(path.join(folder, "nowhere"), 1)).toBe(0);
});
