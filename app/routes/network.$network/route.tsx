import { Outlet, useParams, useRouteLoaderData } from "@remix-run/react";
import { ErrorPage } from "~/components/shell/error-page";
import { Shell } from "~/components/shell/shell";
import type { RootData } from "~/root";

export default function NetworkPages() {
  const { network: key = "" } = useParams();
  const places = useRouteLoaderData<RootData>("root")?.signedIn?.places ?? [];
  const name = places.find((place) => place.kind === "network" && place.key === key)?.name ?? key;
  return (
    <Shell place={{ kind: "network", key, name }}>
      <Outlet />
    </Shell>
  );
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
