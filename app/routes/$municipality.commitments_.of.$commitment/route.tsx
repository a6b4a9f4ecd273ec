import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { CommentList } from "~/components/commitment/comment-list";
import { EvidenceTable } from "~/components/commitment/evidence-table";
import { JudgementLine } from "~/components/commitment/judgement";
import { reasonText } from "~/components/commitment/reason";
import { StatusTag } from "~/components/commitment/status-tag";
import { pageTitle } from "~/components/page-title";
import { Disclosure } from "~/components/ui/disclosure";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { useWords } from "~/components/use-words";
import { comments, evidenceOf, evidencePageSize, judgements } from "~/domain/commitment/records.server";
import { commitmentNow } from "~/domain/commitment/queries.server";
import { CommitmentParams, RecordsSearch } from "~/domain/commitment/schema";
import { municipalityLoader } from "~/http/visit.server";

export const loader = municipalityLoader(
  { may: "plan.read", params: CommitmentParams, search: RecordsSearch },
  async ({ db, language, municipality, params, search, may }) => {
    const { commitment } = params;
    return {
      ...(await commitmentNow(db, commitment, language)),
      base: `/${municipality.key}`,
      here: `/${municipality.key}/commitments/of/${commitment}`,
      evidence: await evidenceOf(db, commitment, search.page, municipality.id),
      pageSize: evidencePageSize,
      judgements: await judgements(db, municipality.id, commitment),
      comments: await comments(db, municipality.id, commitment),
      mayWrite: may("evidence.write"),
      mayJudge: may("commitment.judge"),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.word.name);

export default function CommitmentPage() {
  const { t, format } = useWords();
  const shown = useLoaderData<typeof loader>();
  const { word, result, version, base, here, evidence, pageSize, mayWrite } = shown;
  const [newest, ...earlier] = shown.judgements;
  const { rows, total, page } = evidence;
  const hrefTo = (to: number) => (to === 1 ? here : `${here}?page=${to}`);
  return (
    <>
      <PageHead
        title={word.name}
        lead={word.promise}
        trail={{
          label: t("commitments.rows.trail"),
          steps: [{ label: t("commitments.title"), href: `${base}/commitments` }, { label: word.name }],
        }}
        actions={
          mayWrite ? (
            <Link className="ds-button" data-color="accent" to={`${here}/evidence/new`}>
              {t("commitmentWork.evidence.add")}
            </Link>
          ) : null
        }
      />
      <section className="section" aria-labelledby="status">
        <h2 id="status">{t("commitmentWork.statusNow")}</h2>
        <p className="status-line">
          <StatusTag status={result.status} />
          <Link className="ds-link" to={`${base}/commitments#${word.key}`}>
            {t("commitmentWork.arithmetic")}
          </Link>
        </p>
        {result.reasons.length === 0 ? (
          <p>{t("commitmentWork.allMet")}</p>
        ) : (
          <>
            <h3>{t("commitmentWork.reasons")}</h3>
            <ul>
              {result.reasons.map((reason) => (
                <li key={reason.key}>{reasonText(reason, t, format)}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      <section className="section" aria-labelledby="judgement">
        <h2 id="judgement">{t("commitmentWork.judgement.title")}</h2>
        {newest ? (
          <JudgementLine judgement={newest} now={{ status: result.status, version }} named />
        ) : (
          <p className="quiet">{t("commitmentWork.judgement.none")}</p>
        )}
        {shown.mayJudge ? (
          <p>
            <Link className="ds-button" data-variant="secondary" data-color="accent" to={`${here}/judgement`}>
              {t("commitmentWork.judgement.begin")}
            </Link>
          </p>
        ) : null}
        {earlier.length > 0 ? (
          <Disclosure summary={t("commitmentWork.judgement.earlier")}>
            {earlier.map((judgement) => (
              <JudgementLine key={judgement.id} judgement={judgement} now={null} named />
            ))}
          </Disclosure>
        ) : null}
      </section>
      <section className="section" aria-labelledby="evidence">
        <h2 id="evidence">{t("commitmentWork.evidence.title")}</h2>
        {total === 0 ? (
          <p className="quiet">{t("commitmentWork.evidence.none")}</p>
        ) : (
          <EvidenceTable rows={rows} word={word} editable={mayWrite ? `${here}/evidence` : null} named />
        )}
        {total > pageSize ? (
          <Pagination
            label={t("commitmentWork.evidence.pages")}
            status={t("commitmentWork.evidence.status", {
              from: format.number((page - 1) * pageSize + 1),
              to: format.number(Math.min(page * pageSize, total)),
              total: format.number(total),
            })}
            previous={page > 1 ? { href: hrefTo(page - 1), label: t("commitmentWork.evidence.previous") } : null}
            next={page * pageSize < total ? { href: hrefTo(page + 1), label: t("commitmentWork.evidence.next") } : null}
          />
        ) : null}
      </section>
      <section className="section" aria-labelledby="comments">
        <h2 id="comments">{t("commitmentWork.comments.title")}</h2>
        <CommentList comments={shown.comments} />
        {shown.comments.length > 0 ? <p className="table-note">{t("commitmentWork.comments.public")}</p> : null}
      </section>
    </>
  );
}
