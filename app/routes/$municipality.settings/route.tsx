import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { settingsPages } from "~/components/settings/pages";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader({ may: "settings.write" }, async ({ municipality, language, may }) =>
  Promise.resolve({
    municipality: { key: municipality.key, name: municipality.name },
    pages: settingsPages.filter((one) => may(one.may)).map(({ page }) => page),
    title: translatorFor(language).t("settings.title"),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Settings() {
  const { t } = useWords();
  const { municipality, pages, title } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={title} lead={t("settings.lead", { name: municipality.name })} />
      <ul className="settings-list">
        {pages.map((page) => (
          <li key={page}>
            <Link className="ds-link" to={`/${municipality.key}/settings/${page}`}>
              {t(`settings.pages.${page}.title`)}
            </Link>
            <p className="quiet">{t(`settings.pages.${page}.text`)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
