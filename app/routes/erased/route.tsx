import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { Shell } from "~/components/shell/shell";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { publicLoader } from "~/http/open-visit.server";
import { translatorFor } from "~/text/words.server";

/** Said to whoever has just erased their account, and is nobody here any more. */
export const loader = publicLoader({}, ({ language }) =>
  Promise.resolve({ title: translatorFor(language).t("account.erased.title") }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Erased() {
  const { t } = useWords();
  const { title } = useLoaderData<typeof loader>();
  return (
    <Shell>
      <div className="narrow">
        <PageHead title={title} lead={t("account.erased.text")} />
        <p>
          <Link className="ds-link" to="/">
            {t("account.erased.home")}
          </Link>
        </p>
      </div>
    </Shell>
  );
}
