import { Outlet, useParams, useRouteLoaderData } from "@remix-run/react";
import { networkPages } from "~/components/network/pages";
import { ErrorPage } from "~/components/shell/error-page";
import { errorMeta } from "~/components/shell/error-title";
import { Shell } from "~/components/shell/shell";
import { useWords } from "~/components/use-words";
import type { RootData } from "~/root";

export const meta = errorMeta;

export default function NetworkPages() {
  const { t } = useWords();
  const { network: key = "" } = useParams();
  const places = useRouteLoaderData<RootData>("root")?.signedIn?.places ?? [];
  const name = places.find((place) => place.kind === "network" && place.key === key)?.name ?? key;
  return (
    <Shell
      place={{ kind: "network", key, name }}
      pages={networkPages.map((page) => [page, t(`network.pages.${page || "matrix"}`)])}
    >
      <Outlet />
    </Shell>
  );
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
