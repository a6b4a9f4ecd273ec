import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { beforeAll, describe, expect, it } from "vitest";

// By its name `a.b` lies inside `a`, and is seen only where `a` draws an Outlet; `a_.b` is a page of its own.

/** A route and the one it lies inside. */
interface Nested {
  name: string;
  source: string;
  outer: Nested | null;
}

const isPage = ({ source }: Nested) => /^export default /m.test(source);
const drawsOthers = ({ source }: Nested) => source.includes("<Outlet");

async function nested(entries: readonly RouteConfigEntry[], outer: Nested | null): Promise<Nested[]> {
  const found = entries.map(async ({ file, children = [] }) => {
    const source = await readFile(path.resolve("app", file), "utf8");
    const route = { name: path.basename(path.dirname(file)), source, outer };
    return [route, ...(await nested(children, route))];
  });
  return (await Promise.all(found)).flat();
}

let routes: Nested[];
beforeAll(async () => {
  // What Remix sets before it asks for the routes.
  globalThis.__remixAppDirectory = path.resolve("app");
  const { default: entries } = await import("./routes");
  routes = await nested(await entries, null);
});

describe("the routes", () => {
  it("draw every page that lies inside another by its name", () => {
    const unseen = routes.filter(
      (route) => isPage(route) && route.outer && isPage(route.outer) && !drawsOthers(route.outer),
    );
    expect(unseen.map(({ name, outer }) => `${name} inside ${outer?.name}`)).toEqual([]);
  });

  it("are all found: of two at one address Remix would leave one out", async () => {
    const folders = await readdir("app/routes");
    expect(routes.map(({ name }) => name).sort()).toEqual(folders.sort());
    expect(routes.find(({ name }) => name === "$municipality.actions.$actionId")?.outer?.name).toBe(
      "$municipality.actions",
    );
  });
});
