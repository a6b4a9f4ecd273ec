import { Outlet, useLoaderData } from "@remix-run/react";
import { ErrorPage } from "~/components/shell/error-page";
import { errorMeta } from "~/components/shell/error-title";
import { Shell } from "~/components/shell/shell";
import { memberLoader } from "~/http/visit.server";

export const loader = memberLoader({ may: "plan.read" }, ({ key, name }) => ({
  municipality: { key, name },
}));

// The municipality's name does not change from page to page: do not ask for it again on each, unless the settings are being changed.
export const shouldRevalidate = ({
  currentParams,
  nextParams,
  formAction,
}: {
  currentParams: { municipality?: string };
  nextParams: { municipality?: string };
  formAction?: string | undefined;
}) => currentParams.municipality !== nextParams.municipality || formAction?.includes("/settings/") === true;

export const meta = errorMeta;

export default function MunicipalityPages() {
  const { municipality } = useLoaderData<typeof loader>();
  return (
    <Shell place={{ kind: "municipality", ...municipality }}>
      <Outlet />
    </Shell>
  );
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
