import path from "node:path";
import { defineConfig } from "vitest/config";

// An odd time zone (12:45 ahead of UTC, with summer time): what works only in our own shows itself.
process.env.TZ = "Pacific/Chatham";
// What a server finds when it opens its database.
process.env.APP_SECRET ??= "a secret that only these tests know";

const needsDatabase = [
  "app/**/*.server.test.{ts,tsx}",
  "prisma/**/*.server.test.ts",
  "tests/{database,isolation}/**/*.test.ts",
];

export default defineConfig({
  resolve: { alias: { "~": path.resolve("app") } },
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["app/**/*.test.{ts,tsx}", "prisma/**/*.test.ts"],
          exclude: [...needsDatabase, "**/node_modules/**"],
          // Some read every source file; a machine that others are using takes its time over that.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: needsDatabase,
          globalSetup: ["tests/setup/database.ts", "tests/setup/fuzz.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
