import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";

type Manifest = ServerBuild["routes"];
interface Branch {
  id: string;
  path?: string;
  index?: boolean;
  children: Branch[];
}

const known = new WeakMap<Manifest, Branch[]>();

function branches(routes: Manifest, parentId?: string): Branch[] {
  return Object.values(routes).flatMap((route) =>
    route && route.parentId === parentId
      ? [
          {
            id: route.id,
            ...(route.path === undefined ? {} : { path: route.path }),
            ...(route.index ? { index: true } : {}),
            children: branches(routes, route.id),
          },
        ]
      : [],
  );
}

/**
 * The pattern of the page an address leads to, such as `/invitation/:token`: what the log says in place of the address, whose segments may
 * be secrets (links that open something) or whatever somebody typed. `/*` where there is no such page.
 */
export function routeName(routes: Manifest, path: string): string {
  if (path === "/__manifest") return path;
  let tree = known.get(routes);
  if (!tree) known.set(routes, (tree = branches(routes)));
  // Remix asks for a page's data at the page's own address with an ending.
  const page = path.replace(/\.data$/, "").replace(/^\/_root$/, "/");
  // As react-router types it, an index has no children and another route is no index.
  const matched = matchRoutes(tree as Parameters<typeof matchRoutes>[0], page) ?? [];
  const parts = matched.flatMap(({ route }) => (route.path ? [route.path.replace(/^\/|\/$/g, "")] : []));
  return `/${parts.join("/")}`;
}
