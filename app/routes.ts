import { flatRoutes } from "@remix-run/fs-routes";

// One folder a page, named as its URL; only route.tsx or route.ts in it is a route, so private pieces and tests lie beside it.
export default flatRoutes({ ignoredRouteFiles: ["**/*.test.{ts,tsx}", "**/.*"] });
