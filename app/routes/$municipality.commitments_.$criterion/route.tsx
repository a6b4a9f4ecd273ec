import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";
import { countedText, meterOf, shareText, thresholdText } from "~/components/commitment/criterion-figures";
import { Meter } from "~/components/commitment/meter";
import { reasonText } from "~/components/commitment/reason";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { KeyFigures } from "~/components/ui/key-figures";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { TabsAsLinks } from "~/components/ui/tabs-as-links";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { criterionKeys, evaluateCommitments, type CriterionKey } from "~/domain/commitment/criteria";
import {
  commitmentCatalogue,
  commitmentCounts,
  criterionPageSize,
  criterionRows,
  criterionSubject,
  type CriterionRow,
  type CriterionSubject,
} from "~/domain/commitment/queries.server";
import { NotFound } from "~/domain/shared/errors";
import { municipalityLoader } from "~/http/visit.server";
import { Because, becauseHeading } from "./because";

const Params = z.object({ criterion: z.enum(criterionKeys as [CriterionKey, ...CriterionKey[]]) });
const Search = z.object({
  counted: z.enum(["yes", "no"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});

export const loader = municipalityLoader(
  { may: "plan.read", params: Params, search: Search },
  async ({ db, language, params, search }) => {
    const key = params.criterion;
    const catalogue = await commitmentCatalogue(db, language);
    const results = evaluateCommitments(await commitmentCounts(db), catalogue.rules);
    const commitment = results.find(({ criteria }) => criteria.some((one) => one.key === key));
    const result = commitment?.criteria.find((one) => one.key === key);
    const words = catalogue.words.find(({ criteria }) => key in criteria);
    const named = words?.criteria[key];
    if (!commitment || !result || !words || !named) throw new NotFound("criterion");
    const counted = search.counted === undefined ? null : search.counted === "yes";
    return {
      result,
      reason: commitment.reasons.find((one) => one.key.endsWith(`.${key}`)) ?? null,
      commitment: words.name,
      name: named.name,
      explanation: named.explanation,
      subject: criterionSubject(key),
      counted: search.counted ?? null,
      listed: await criterionRows(db, key, { counted, page: search.page }, language),
      pageSize: criterionPageSize,
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.name);

/** Where the row's own page is; partners have none. */
function hrefOf(subject: CriterionSubject, { id, slug, part }: CriterionRow, municipality: string): string | null {
  switch (subject) {
    case "kpi":
    case "data_point":
      return `/${municipality}/kpis/${slug}${part ? `?part=${encodeURIComponent(part)}` : ""}`;
    case "recommendation":
      return `/${municipality}/recommendations/${id}`;
    case "project":
      return `/${municipality}/projects/${id}`;
    case "action":
      return `/${municipality}/actions/${id}`;
    case "municipality":
      return `/${municipality}`;
    case "challenge":
      return `/${municipality}/challenges/${id}`;
    case "proposal":
      return `/${municipality}/proposals/${id}`;
    case "partner":
      return null;
  }
}

export default function CriterionPage() {
  const { t, format } = useWords();
  const { municipality = "" } = useParams();
  const { result, reason, commitment, name, explanation, subject, counted, listed, pageSize } =
    useLoaderData<typeof loader>();
  const { numerator, denominator, met } = result;
  const here = `/${municipality}/commitments/${result.key}`;
  const hrefTo = (view: "yes" | "no" | null, page = 1) => {
    const search = new URLSearchParams({
      ...(view ? { counted: view } : {}),
      ...(page > 1 ? { page: `${page}` } : {}),
    });
    return search.size > 0 ? `${here}?${search}` : here;
  };
  return (
    <>
      <PageHead
        title={name}
        lead={explanation}
        trail={{
          label: t("commitments.rows.trail"),
          steps: [
            { label: t("commitments.title"), href: `/${municipality}/commitments` },
            { label: commitment, href: `/${municipality}/commitments#${result.commitment}` },
          ],
        }}
      />
      <KeyFigures
        figures={[
          {
            key: "counted",
            label: t("commitments.column.counted"),
            value: numerator === null ? "–" : countedText(result, t, format),
            after: shareText(result, t, format),
            main: numerator !== null,
          },
          {
            key: "threshold",
            label: t("commitments.rows.threshold"),
            value: thresholdText(result, t, format),
            after: numerator === null ? undefined : <Meter {...meterOf(result)} />,
          },
          {
            key: "result",
            label: t("commitments.rows.result"),
            value: met === null ? t("commitments.noBasis") : met ? t("commitments.met") : t("commitments.unmet"),
          },
        ]}
      />
      {reason ? <p className="notice">{reasonText(reason, t, format)}</p> : null}
      <section aria-label={t("commitments.rows.views")}>
        <TabsAsLinks
          label={t("commitments.rows.views")}
          views={[
            {
              key: "all",
              label: t("commitments.rows.all"),
              href: hrefTo(null),
              count: denominator ?? 0,
              current: counted === null,
            },
            {
              key: "yes",
              label: t("commitments.rows.counted"),
              href: hrefTo("yes"),
              count: numerator ?? 0,
              current: counted === "yes",
            },
            {
              key: "no",
              label: t("commitments.rows.left"),
              href: hrefTo("no"),
              count: (denominator ?? 0) - (numerator ?? 0),
              current: counted === "no",
            },
          ]}
        />
        {listed.rows.length === 0 ? (
          <EmptyState title={t("commitments.rows.empty")}>
            {t(
              counted === null
                ? "commitments.rows.emptyAll"
                : counted === "yes"
                  ? "commitments.rows.emptyCounted"
                  : "commitments.rows.emptyLeft",
            )}
          </EmptyState>
        ) : (
          <Rows
            rows={listed.rows}
            subject={subject}
            criterion={result.key}
            caption={name}
            municipality={municipality}
          />
        )}
        {listed.total > pageSize ? (
          <Pagination
            label={t("commitments.rows.pages")}
            status={t("commitments.rows.status", {
              from: format.number((listed.page - 1) * pageSize + 1),
              to: format.number(Math.min(listed.page * pageSize, listed.total)),
              total: format.number(listed.total),
            })}
            previous={
              listed.page > 1 ? { href: hrefTo(counted, listed.page - 1), label: t("commitments.rows.previous") } : null
            }
            next={
              listed.page * pageSize < listed.total
                ? { href: hrefTo(counted, listed.page + 1), label: t("commitments.rows.next") }
                : null
            }
          />
        ) : null}
      </section>
    </>
  );
}

function Rows({
  rows,
  subject,
  criterion,
  caption,
  municipality,
}: {
  rows: CriterionRow[];
  subject: CriterionSubject;
  criterion: CriterionKey;
  caption: string;
  municipality: string;
}) {
  const { t } = useWords();
  const because = becauseHeading[criterion];
  return (
    <div className="scroll-region" tabIndex={0} role="region" aria-label={caption}>
      <table className="ds-table table--fold">
        <caption className="ds-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`commitments.rows.subject.${subject}`)}</th>
            {because ? <th scope="col">{t(`commitments.rows.why.${because}`)}</th> : null}
            <th scope="col">{t("commitments.rows.whether")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const href = hrefOf(subject, row, municipality);
            return (
              <tr key={row.id}>
                <th scope="row">
                  {href ? (
                    <Link className="ds-link" to={href} lang={row.labelLanguage ?? undefined}>
                      {row.label}
                    </Link>
                  ) : (
                    row.label
                  )}
                  {row.code ? <span className="sub-line">{row.code}</span> : null}
                </th>
                {because ? (
                  <td data-label={t(`commitments.rows.why.${because}`)}>
                    <Because criterion={criterion} row={row} />
                  </td>
                ) : null}
                <td data-label={t("commitments.rows.whether")}>
                  <span>
                    <Tag outline={!row.counted}>
                      {row.counted ? t("commitments.rows.isCounted") : t("commitments.rows.isLeft")}
                    </Tag>
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
