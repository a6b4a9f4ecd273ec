import { PlusIcon } from "@navikt/aksel-icons";
import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { PracticeList } from "~/components/practice/practice-list";
import { Icon } from "~/components/ui/icon";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import {
  offeredPractices,
  practiceFilters,
  practicesPerPage,
  waitingPractices,
} from "~/domain/practice/queries.server";
import { PracticeSearch } from "~/domain/practice/schema";
import { networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "network.read", search: PracticeSearch },
  async ({ db, network, search, language, may }) => ({
    network: { key: network.key, name: network.name },
    search,
    list: { ...(await offeredPractices(db, search, language)), perPage: practicesPerPage },
    waiting: await waitingPractices(db, language),
    filters: await practiceFilters(db, language),
    mayAsk: may("practice.write"),
    title: translatorFor(language).t("practices.title"),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NetworkPractices() {
  const { t } = useWords();
  const { network, search, list, waiting, filters, mayAsk, title } = useLoaderData<typeof loader>();
  const path = `/network/${network.key}/practices`;
  return (
    <>
      <PageHead
        title={title}
        lead={t("practices.networkLead")}
        actions={
          mayAsk ? (
            <Link className="ds-button" data-color="accent" to={`${path}/new`}>
              <Icon of={PlusIcon} />
              {t("practices.ask")}
            </Link>
          ) : undefined
        }
      />
      <PracticeList
        path={path}
        search={search}
        filters={filters}
        list={list}
        empty={t("practices.empty.network")}
        waiting={{ title: t("practices.waiting"), rows: waiting }}
      />
    </>
  );
}
