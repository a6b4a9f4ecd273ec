import { Outlet } from "@remix-run/react";
import { ErrorPage } from "~/components/shell/error-page";
import { errorMeta } from "~/components/shell/error-title";
import { Shell } from "~/components/shell/shell";
import { useWords } from "~/components/use-words";

export const meta = errorMeta;

export default function OperatorPages() {
  const { t } = useWords();
  return (
    <Shell
      place={{ kind: "operator", key: "", name: "" }}
      pages={[
        ["", t("shell.health")],
        ["municipalities", t("shell.municipalities")],
        ["networks", t("shell.networks")],
        ["partners", t("shell.partners")],
        ["programmes", t("fundingRounds.programmes")],
        ["operators", t("shell.operators")],
      ]}
    >
      <Outlet />
    </Shell>
  );
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
