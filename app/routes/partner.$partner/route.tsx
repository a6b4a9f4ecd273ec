import { Outlet, useParams, useRouteLoaderData } from "@remix-run/react";
import { ErrorPage } from "~/components/shell/error-page";
import { errorMeta } from "~/components/shell/error-title";
import { Shell } from "~/components/shell/shell";
import type { RootData } from "~/root";

export const meta = errorMeta;

export default function PartnerPages() {
  const { partner: key = "" } = useParams();
  const places = useRouteLoaderData<RootData>("root")?.signedIn?.places ?? [];
  const name = places.find((place) => place.kind === "partner" && place.key === key)?.name ?? key;
  return (
    <Shell place={{ kind: "partner", key, name }}>
      <Outlet />
    </Shell>
  );
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
