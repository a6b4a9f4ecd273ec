import { readdirSync, readFileSync, statSync } from "node:fs";

// What a browser fetches of script for a page: the entry, the page's route and the layouts around it with all they import, and, as if somebody
// had already gone on to another page, the words of the plan in one language. The words a page is drawn with come with it (app/http/page-words.server.ts);
// those outside the plan are fetched on the way to such a page. Not Remix's manifest: with lazy route discovery the page carries its part of
// it. Every page is weighed by file size; the heaviest are held to the limit, compressed.

const assets = "build/client/assets";
const files = readdirSync(assets);
const manifestFile = files.find((name) => name.startsWith("manifest-"));
const manifest = JSON.parse(
  readFileSync(`${assets}/${manifestFile}`, "utf8")
    .replace(/^window\.__remixManifest=/, "")
    .replace(/;$/, ""),
);
const sizeOf = (path) => statSync(`build/client${path}`).size;
const heaviest = (part) =>
  files
    .filter((name) => new RegExp(`^(nb|nn|en)-${part}-.*\\.js$`).test(name))
    .map((name) => `/assets/${name}`)
    .sort((a, b) => sizeOf(b) - sizeOf(a))
    .slice(0, 1);

function scriptsOf(route) {
  const words = heaviest("plan");
  const scripts = new Set([manifest.entry.module, ...manifest.entry.imports, ...words]);
  for (let at = route; at; at = manifest.routes[at.parentId])
    for (const script of [at.module, ...(at.imports ?? [])]) scripts.add(script);
  return [...scripts].filter((path) => path.endsWith(".js"));
}

export default Object.values(manifest.routes)
  .filter((route) => route.hasErrorBoundary !== undefined && route.module)
  .map((route) => ({ route, scripts: scriptsOf(route) }))
  .map(({ route, scripts }) => ({ route, scripts, size: scripts.reduce((sum, path) => sum + sizeOf(path), 0) }))
  .sort((a, b) => b.size - a.size)
  .slice(0, 5)
  .map(({ route, scripts }) => ({
    name: `script of /${route.id.replace(/^routes\/?/, "").replace(/\/route$/, "")}`,
    path: scripts.map((path) => `build/client${path}`),
    limit: "150 kB",
    gzip: true,
  }));
