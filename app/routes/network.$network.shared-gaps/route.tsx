import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { networkPages } from "~/components/network/pages";
import { SharedGapTable } from "~/components/network/shared-gap-table";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { searchHref } from "~/components/ui/search-href";
import { useWords } from "~/components/use-words";
import { SharedGapSearch, sharedGapPageSize } from "~/domain/network/search";
import { sharedGaps } from "~/domain/network/shared-gaps.server";
import { networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "network.read", search: SharedGapSearch },
  async ({ db, network, search, language, may }) => {
    const { page, ...found } = await sharedGaps(db, search, language);
    return {
      network: { key: network.key, name: network.name },
      search: { ...search, page },
      ...found,
      size: sharedGapPageSize,
      mayChallenge: may("network_challenge.write"),
      title: translatorFor(language).t("network.gaps.title"),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

const goals = Array.from({ length: 17 }, (_, index) => String(index + 1));

export default function SharedGaps() {
  const { t, format } = useWords();
  const { network, search, rows, total, categories, size, mayChallenge } = useLoaderData<typeof loader>();
  const base = `/network/${network.key}`;
  const here = `${base}/shared-gaps`;
  const address = (changes: Partial<typeof search>) => searchHref(here, search, changes, { least: 2 });
  const from = (search.page - 1) * size;
  return (
    <>
      <PageHead title={t("network.gaps.title")} lead={t("network.gaps.lead")} />
      <Form className="form-line toolbar" method="get" aria-label={t("network.gaps.filters")} key={address({})}>
        <Field
          kind="select"
          name="category"
          label={t("network.gaps.category")}
          empty={t("network.gaps.anyCategory")}
          defaultValue={search.category ?? ""}
          options={categories.map(({ key, label, group }) => ({ value: key, label: `${group} · ${label}` }))}
        />
        <Field
          kind="select"
          name="goal"
          label={t("network.gaps.goal")}
          empty={t("network.gaps.anyGoal")}
          defaultValue={search.goal === null ? "" : String(search.goal)}
          options={goals.map((number) => ({ value: number, label: t("network.matrix.goal", { number }) }))}
        />
        <Field
          kind="number"
          name="least"
          label={t("network.gaps.least")}
          defaultValue={search.least}
          inputMode="numeric"
          width="short"
        />
        <button className="ds-button" data-color="accent" data-variant="secondary">
          {t("network.gaps.filter")}
        </button>
      </Form>
      {rows.length === 0 ? (
        <EmptyState
          title={t("network.gaps.none")}
          action={
            <Link className="ds-button" data-color="accent" data-variant="secondary" to={here}>
              {t("network.gaps.showAll")}
            </Link>
          }
        >
          {t("network.gaps.noneText")}
        </EmptyState>
      ) : (
        <>
          <SharedGapTable
            base={base}
            rows={rows}
            mayChallenge={mayChallenge && (networkPages as readonly string[]).includes("challenges")}
          />
          <Pagination
            label={t("network.gaps.pagesLabel")}
            status={t("network.gaps.status", {
              from: format.number(from + 1),
              to: format.number(from + rows.length),
              total: format.number(total),
            })}
            previous={
              search.page > 1 ? { href: address({ page: search.page - 1 }), label: t("network.gaps.previous") } : null
            }
            next={
              from + rows.length < total
                ? { href: address({ page: search.page + 1 }), label: t("network.gaps.next") }
                : null
            }
          />
          <p className="table-note">{t("network.gaps.note")}</p>
        </>
      )}
    </>
  );
}
