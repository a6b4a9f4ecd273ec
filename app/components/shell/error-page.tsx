import { Link, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { RootData } from "~/root";
import { PageHead } from "../ui/page-head";
import { useWords } from "../use-words";
import { errorNameOf } from "./error-title";
import { Shell } from "./shell";

/** Says what happened, what was kept and how to go on; `inside` a page's shell it draws only itself. */
export function ErrorPage({ inside = false }: { inside?: boolean }) {
  const { t } = useWords();
  const error = useRouteError();
  const root = useRouteLoaderData<RootData>("root");
  const key = errorNameOf(error);
  const home = root?.signedIn?.places[0];
  const page = (
    <>
      <PageHead title={t(`errors.${key}.title`)} lead={t(`errors.${key}.text`)} />
      <p>
        <Link className="ds-link" to={home?.href ?? "/"}>
          {home ? t("errors.toOverview", { name: home.name || t("shell.operator") }) : t("errors.toHome")}
        </Link>
      </p>
    </>
  );
  return inside ? page : <Shell>{page}</Shell>;
}
