import { Link } from "@remix-run/react";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { CommitmentResult, CriterionKey, CriterionResult } from "~/domain/commitment/criteria";
import type { CommitmentWords } from "~/domain/commitment/queries.server";
import { countedText, meterOf, shareText, thresholdText } from "./criterion-figures";
import { Meter } from "./meter";
import { reasonText } from "./reason";

interface CriteriaTableProps {
  word: CommitmentWords;
  result: CommitmentResult;
  /** The municipality's address, where the rows behind the numbers are; null where they are not shown. */
  base: string | null;
  /** Criteria that are not shared with whoever looks. */
  notShared?: readonly CriterionKey[];
}

/** The criteria of a commitment with their arithmetic: what was counted, its threshold, the result and why. */
export function CriteriaTable({ word, result, base, notShared = [] }: CriteriaTableProps) {
  const { t } = useWords();
  const name = t("commitments.tableOf", { name: word.name });
  return (
    <div className="scroll-region" tabIndex={0} role="region" aria-label={name}>
      <table className="ds-table criteria-table table--fold">
        <caption className="ds-sr-only">{name}</caption>
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
            <CriterionLine
              key={criterion.key}
              criterion={criterion}
              word={word}
              result={result}
              base={base}
              isShared={!notShared.includes(criterion.key)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CriterionLine({
  criterion,
  word,
  result,
  base,
  isShared,
}: Pick<CriteriaTableProps, "word" | "result" | "base"> & { criterion: CriterionResult; isShared: boolean }) {
  const { t, format } = useWords();
  const { key, met, numerator, denominator } = criterion;
  const { name = key, explanation = "" } = word.criteria[key] ?? {};
  const reason = result.reasons.find((one) => one.key.endsWith(`.${key}`));
  return (
    <tr>
      <th scope="row">
        {name}
        <span className="sub-line">{explanation}</span>
      </th>
      <td className="number" data-label={t("commitments.column.counted")}>
        {numerator === null || denominator === null ? (
          "–"
        ) : base === null ? (
          countedText(criterion, t, format)
        ) : (
          <RowsBehind criterion={criterion} name={name} rows={`${base}/commitments/${key}`} />
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
          {isShared ? (
            reason ? (
              <span className="sub-line">{reasonText(reason, t, format)}</span>
            ) : null
          ) : (
            <span className="sub-line">{t("commitmentWork.network.criterionNotShared")}</span>
          )}
        </span>
      </td>
    </tr>
  );
}

/** The numbers, leading to the rows behind them. */
function RowsBehind({ criterion, name, rows }: { criterion: CriterionResult; name: string; rows: string }) {
  const { t, format } = useWords();
  const left = (criterion.denominator ?? 0) - (criterion.numerator ?? 0);
  return (
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
  );
}
