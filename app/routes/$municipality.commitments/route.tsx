import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useParams } from "@remix-run/react";
import { Meter } from "~/components/commitment/meter";
import { countedText, meterOf, shareText, thresholdText } from "~/components/commitment/criterion-figures";
import { reasonText } from "~/components/commitment/reason";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { evaluateCommitments, type CommitmentResult, type CriterionResult } from "~/domain/commitment/criteria";
import { commitmentCatalogue, commitmentCounts, type CommitmentWords } from "~/domain/commitment/queries.server";
import { municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader({ may: "plan.read" }, async ({ db, language }) => {
  const { words, rules, version, note } = await commitmentCatalogue(db, language);
  return {
    words,
    version,
    note,
    results: evaluateCommitments(await commitmentCounts(db), rules),
    title: translatorFor(language).t("commitments.title"),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Commitments() {
  const { t } = useWords();
  const { words, results, note, version } = useLoaderData<typeof loader>();
  const commitments = words.flatMap((word) => {
    const result = results.find(({ commitment }) => commitment === word.key);
    return result ? [{ word, result }] : [];
  });
  return (
    <>
      <PageHead title={t("commitments.title")} lead={t("commitments.lead")} />
      <section className="section">
        <h2 className="ds-sr-only">{t("commitments.atAGlance")}</h2>
        <ul className="meter-list meter-list--columns">
          {commitments.map(({ word, result }) => (
            <AtAGlance key={word.key} word={word} result={result} />
          ))}
        </ul>
        <p className="table-note">{t("commitments.about", { note, version })}</p>
      </section>
      {commitments.map(({ word, result }) => (
        <Commitment key={word.key} word={word} result={result} />
      ))}
    </>
  );
}

interface CommitmentProps {
  word: CommitmentWords;
  result: CommitmentResult;
}

function AtAGlance({ word, result: { status, weakest } }: CommitmentProps) {
  const { t, format } = useWords();
  return (
    <li>
      <div className="meter-list__head">
        <a className="ds-link" href={`#${word.key}`}>
          {word.name}
        </a>
        <span>{weakest ? countedText(weakest, t, format) : "–"}</span>
      </div>
      <Meter {...(weakest ? meterOf(weakest) : { share: null, threshold: null })} />
      <p className="meter-list__note">
        <b>{t(`commitments.status.${status}`)}.</b>{" "}
        {weakest
          ? t("commitments.weakest", { name: word.criteria[weakest.key]?.name ?? weakest.key })
          : t("commitments.statusMeans.no_basis")}
      </p>
    </li>
  );
}

function Commitment({ word, result }: CommitmentProps) {
  const { t } = useWords();
  const told = result.criteria.filter(({ met }) => met !== null);
  const heading = `${word.key}-heading`;
  return (
    <section className="section" id={word.key} aria-labelledby={heading}>
      <h2 id={heading}>{word.name}</h2>
      <p>{word.promise}</p>
      <p className="status-line">
        <Tag outline={result.status !== "on_the_way"}>{t(`commitments.status.${result.status}`)}</Tag>
        <span className="quiet">
          {t(`commitments.statusMeans.${result.status}`, {
            met: told.filter(({ met }) => met === true).length,
            told: told.length,
          })}
        </span>
      </p>
      <div
        className="scroll-region"
        tabIndex={0}
        role="region"
        aria-label={t("commitments.tableOf", { name: word.name })}
      >
        <table className="ds-table criteria-table table--fold">
          <caption className="ds-sr-only">{t("commitments.tableOf", { name: word.name })}</caption>
          <thead>
            <tr>
              <th scope="col">{t("commitments.column.criterion")}</th>
              <th scope="col" className="number">
                {t("commitments.column.counted")}
              </th>
              <th scope="col" className="number">
                {t("commitments.column.share")}
              </th>
              <th scope="col">{t("commitments.column.threshold")}</th>
              <th scope="col">{t("commitments.column.result")}</th>
            </tr>
          </thead>
          <tbody>
            {result.criteria.map((criterion) => (
              <CriterionLine key={criterion.key} criterion={criterion} word={word} result={result} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function CriterionLine({
  criterion,
  word,
  result,
}: CommitmentProps & {
  criterion: CriterionResult;
}) {
  const { t, format } = useWords();
  const { municipality } = useParams();
  const { key, met, numerator, denominator } = criterion;
  const { name = key, explanation = "" } = word.criteria[key] ?? {};
  const reason = result.reasons.find((one) => one.key.endsWith(`.${key}`));
  const rows = `/${municipality}/commitments/${key}`;
  const left = (denominator ?? 0) - (numerator ?? 0);
  return (
    <tr>
      <th scope="row">
        {name}
        <span className="sub-line">{explanation}</span>
      </th>
      <td className="number" data-label={t("commitments.column.counted")}>
        {numerator === null || denominator === null ? (
          "–"
        ) : (
          <span>
            <Link
              className="ds-link"
              to={rows}
              aria-label={t("commitments.rowsBehind", { of: countedText(criterion, t, format), name })}
            >
              {countedText(criterion, t, format)}
            </Link>
            {left > 0 ? (
              <span className="sub-line">
                <Link
                  className="ds-link"
                  to={`${rows}?counted=no`}
                  aria-label={t("commitments.rowsNotCounted", {
                    notCounted: t("commitments.notCounted", { count: left }),
                    name,
                  })}
                >
                  {t("commitments.notCounted", { count: left })}
                </Link>
              </span>
            ) : null}
          </span>
        )}
      </td>
      <td className="number" data-label={t("commitments.column.share")}>
        {shareText(criterion, t, format) ?? "–"}
      </td>
      <td data-label={t("commitments.column.threshold")}>
        <span>
          <Meter {...meterOf(criterion)} />
          <span className="sub-line">{thresholdText(criterion, t, format)}</span>
        </span>
      </td>
      <td data-label={t("commitments.column.result")}>
        <span>
          <Tag outline={met !== true}>
            {met === null ? t("commitments.noBasis") : met ? t("commitments.met") : t("commitments.unmet")}
          </Tag>
          {reason ? <span className="sub-line">{reasonText(reason, t, format)}</span> : null}
        </span>
      </td>
    </tr>
  );
}
