import { Outlet } from "@remix-run/react";
import { ErrorPage } from "~/components/shell/error-page";
import { Shell } from "~/components/shell/shell";

export default function OperatorPages() {
  return (
    <Shell place={{ kind: "operator", key: "", name: "" }}>
      <Outlet />
    </Shell>
  );
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
