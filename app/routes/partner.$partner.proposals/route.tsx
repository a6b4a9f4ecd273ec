import { PlusIcon } from "@navikt/aksel-icons";
import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { OwnProposals } from "~/components/proposal/own-proposals";
import { EmptyState } from "~/components/ui/empty-state";
import { Icon } from "~/components/ui/icon";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { useWords } from "~/components/use-words";
import { proposalsPerPage } from "~/domain/proposal/filter";
import { partnerProposals } from "~/domain/proposal/queries.server";
import { partnerLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

const Search = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1) });

export const loader = partnerLoader(
  { may: "partner.read", search: Search },
  async ({ db, partner, search, language, may }) => ({
    ...(await partnerProposals(db, search.page)),
    partner: partner.key,
    mayWrite: may("proposal.write"),
    title: translatorFor(language).t("proposals.ours"),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function PartnerProposals() {
  const { t } = useWords();
  const { rows, total, page, partner, mayWrite, title } = useLoaderData<typeof loader>();
  const path = `/partner/${partner}/proposals`;
  const create = mayWrite ? (
    <Link className="ds-button" data-color="accent" to={`${path}/new`}>
      <Icon of={PlusIcon} />
      {t("proposals.new.start")}
    </Link>
  ) : undefined;
  if (total === 0) {
    return (
      <>
        <PageHead title={title} />
        <EmptyState title={t("proposals.empty.oursTitle")} action={create}>
          {t("proposals.empty.oursText")}
        </EmptyState>
      </>
    );
  }
  const first = (page - 1) * proposalsPerPage + 1;
  return (
    <>
      <PageHead title={title} lead={t("proposals.oursLead")} actions={create} />
      <OwnProposals rows={rows} path={path} caption={title} />
      <Pagination
        label={t("proposals.pages.label")}
        status={t("proposals.pages.status", { from: first, to: first + rows.length - 1, total })}
        previous={page > 1 ? { href: `${path}?page=${page - 1}`, label: t("proposals.pages.previous") } : null}
        next={
          first + rows.length - 1 < total
            ? { href: `${path}?page=${page + 1}`, label: t("proposals.pages.next") }
            : null
        }
      />
    </>
  );
}
