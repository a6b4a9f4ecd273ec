import { defineConfig } from "@playwright/test";

const isRoot = process.getuid?.() === 0;

/** End-to-end and accessibility tests: a real browser on the production build with the demo's data (tests/setup/browsers.ts). */
export default defineConfig({
  testDir: "tests",
  testMatch: "**/*.spec.ts",
  globalSetup: "./tests/setup/browsers.ts",
  outputDir: "test-results",
  reporter: "list",
  workers: 2,
  // A test that fails sometimes is a fault, in it or in the product.
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  // Two cores that others may be using: what hangs is still told, what is only slow is waited for.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    locale: "en-GB",
    // Nowhere near our own, as in vitest.config.ts.
    timezoneId: "Pacific/Chatham",
    screenshot: "only-on-failure",
    trace: "off",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || undefined,
      args: [
        // Chromium refuses its sandbox to root, which continuous integration often is.
        ...(isRoot ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
