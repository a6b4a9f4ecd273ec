import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EnvironmentError, readEnvironment } from "./env.server";

const production = {
  PUBLIC_URL: "https://tiltak.example",
  APP_SECRET: "x".repeat(32),
  SMTP_URL: "smtp://user:secret@mail.example:587",
  MAIL_FROM: "Tiltak <tiltak@municipality.example>",
};

/** The lines of complaint, or none. */
function faults(variables: Record<string, string | undefined>): string[] {
  try {
    readEnvironment(variables);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(EnvironmentError);
    return (error as Error).message
      .split("\n")
      .slice(1)
      .map((line) => line.trim());
  }
}

const named = (lines: string[]) => lines.map((line) => line.split(/[ :]/)[0]).sort();

describe("production", () => {
  it("starts with what it needs", () => {
    expect(readEnvironment(production)).toMatchObject({ MODE: "production", PORT: 3000, ...production });
  });

  it("is what is meant where nothing is said, and names everything that is missing at once", () => {
    for (const nothing of [{}, { MODE: "production" }, { MODE: "" }]) {
      const missing = faults(nothing);
      expect(named(missing)).toEqual(Object.keys(production).sort());
      for (const line of missing) expect(line).toMatch(/^[A-Z_]+ is missing: .{10,}/);
    }
  });

  it.each(Object.keys(production))("does not start without %s", (name) => {
    expect(named(faults({ ...production, [name]: undefined }))).toEqual([name]);
    expect(named(faults({ ...production, [name]: "" }))).toEqual([name]);
  });

  it("names what is wrong beside what is missing", () => {
    expect(named(faults({ PORT: "none", APP_SECRET: "short", PUBLIC_URL: production.PUBLIC_URL }))).toEqual(
      ["APP_SECRET", "MAIL_FROM", "PORT", "SMTP_URL"].sort(),
    );
  });
});

describe("the demo, development and the tests", () => {
  it.each(["demo", "development", "test"])("%s needs nothing", (MODE) => {
    expect(readEnvironment({ MODE })).toMatchObject({ MODE, DATA_DIR: "./data", DATABASE_POOL: 10 });
  });
});

describe("a wrong value", () => {
  it.each([
    ["MODE", "staging"],
    ["PORT", "0"],
    ["PORT", "70000"],
    ["PORT", "3000x"],
    ["PORT", "30.5"],
    ["DATABASE_URL", "mysql://user@host/tiltak"],
    ["DATABASE_RUNTIME_URL", "localhost"],
    ["DATABASE_POOL", "0"],
    ["DATABASE_POOL", "many"],
    ["LOG_LEVEL", "loud"],
    ["PUBLIC_URL", "tiltak.example"],
    ["PUBLIC_URL", "ftp://tiltak.example"],
    ["APP_SECRET", "x".repeat(31)],
    ["SMTP_URL", "mail.example"],
    ["MAIL_FROM", "x"],
    ["SERVER_TIMING", "perhaps"],
    ["WORKER", "elsewhere"],
    ["RETENTION_SESSION_DAYS", "0"],
    ["RETENTION_LOG_DAYS", "for ever"],
    ["RETENTION_OUTBOX_DAYS", "1.5"],
  ])("of %s, %s, is named and nothing else", (name, value) => {
    const lines = faults({ ...production, [name]: value });
    expect(named(lines)).toEqual([name]);
    // Secrets do not come back in messages that end in logs.
    if (name === "APP_SECRET") expect(lines.join()).not.toContain(value);
  });

  it("of several settings is told of all of them", () => {
    expect(named(faults({ MODE: "demo", PORT: "a", DATABASE_POOL: "b", LOG_LEVEL: "c" }))).toEqual([
      "DATABASE_POOL",
      "LOG_LEVEL",
      "PORT",
    ]);
  });
});

it("takes an empty variable for one that is not set", () => {
  expect(readEnvironment({ MODE: "demo", PORT: "", DATABASE_URL: "" })).toEqual(readEnvironment({ MODE: "demo" }));
});

it("is documented, setting by setting, in .env.example", () => {
  const documented = [...readFileSync(".env.example", "utf8").matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(
    ([, name]) => name,
  );
  const read = Object.keys(
    readEnvironment({
      MODE: "demo",
      ...production,
      DATABASE_URL: "postgres://x",
      DATABASE_RUNTIME_URL: "postgres://x",
      LOG_DIR: "logs",
    }),
  );
  expect(read.filter((name) => !documented.includes(name))).toEqual([]);
});
