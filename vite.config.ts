import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [remix(remixConfig)],
  resolve: { alias: { "~": fileURLToPath(new URL("app", import.meta.url)) } },
  // Native; the dev server dies when it tries to bundle it.
  optimizeDeps: {
    exclude: ["@node-rs/argon2"],
    // Found only when their page is first opened, which would load React twice.
    include: ["@tanstack/react-table", "@navikt/aksel-icons"],
  },
  // Bundled, so that the server starts with the few icons we use and not with all of them.
  ssr: { noExternal: ["@navikt/aksel-icons"] },
  build: { target: "es2022" },
});
