import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { PracticeList } from "~/components/practice/practice-list";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import {
  offeredPractices,
  ownNetworks,
  practiceFilters,
  practicesPerPage,
  waitingPractices,
} from "~/domain/practice/queries.server";
import { PracticeSearch } from "~/domain/practice/schema";
import { municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "plan.read", search: PracticeSearch },
  async ({ db, municipality, search, language }) => ({
    municipality: municipality.key,
    search,
    list: { ...(await offeredPractices(db, search, language)), perPage: practicesPerPage },
    waiting: await waitingPractices(db, language),
    filters: await practiceFilters(db, language),
    belongs: (await ownNetworks(db, null)).length > 0,
    title: translatorFor(language).t("practices.title"),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Practices() {
  const { t } = useWords();
  const { municipality, search, list, waiting, filters, belongs, title } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={title}
        lead={t("practices.lead")}
        trail={{
          label: t("projects.trail"),
          steps: [{ label: t("projects.title"), href: `/${municipality}/projects` }, { label: title }],
        }}
      />
      <PracticeList
        path={`/${municipality}/practices`}
        search={search}
        filters={filters}
        list={list}
        empty={t(belongs ? "practices.empty.municipality" : "practices.empty.noNetwork")}
        waiting={{ title: t("practices.own"), rows: waiting }}
      />
    </>
  );
}
