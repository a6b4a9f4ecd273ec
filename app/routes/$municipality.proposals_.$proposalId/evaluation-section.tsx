import { Link } from "@remix-run/react";
import { RuleList } from "~/components/ui/rule-list";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { Evaluation } from "~/domain/proposal/evaluation.server";
import { scoreTable, standardCriteria } from "~/domain/proposal/scores";

interface EvaluationSectionProps {
  path: string;
  evaluation: Evaluation;
  /** Nothing has been decided yet. */
  isOpen: boolean;
  isInEvaluation: boolean;
  mayTreat: boolean;
}

/** What a criterion is called: the challenge's own words, or ours for a standard one. */
export function useCriterionName() {
  const { t } = useWords();
  return (name: string) =>
    standardCriteria.some((one) => one.name === name) ? t(`proposals.criteria.${name as "effect"}`) : name;
}

/** Who evaluates, how far they are, and their scores when all are in. */
export function EvaluationSection({ path, evaluation, isOpen, isInEvaluation, mayTreat }: EvaluationSectionProps) {
  const { t, format } = useWords();
  const { evaluators, scores, note } = evaluation;
  const own = evaluators.find(({ isOwn }) => isOwn);
  const judging = evaluators.filter(({ hasInterest }) => hasInterest !== true);
  const areIn = judging.length > 0 && judging.every(({ handedInAt }) => handedInAt !== null);
  return (
    <section className="section">
      <div className="section-head">
        <h2 id="evaluation">{t("proposals.evaluators.title")}</h2>
        {mayTreat && isOpen ? (
          <Link className="ds-link" to={`${path}/evaluators`}>
            {t("proposals.evaluators.choose")}
          </Link>
        ) : null}
      </div>
      {evaluators.length === 0 ? <p className="quiet">{t("proposals.evaluators.none")}</p> : null}
      <RuleList
        dense
        rows={evaluators.map(({ id, name, hasInterest, interest, handedInAt }) => ({
          key: id,
          main: name,
          side: hasInterest ? (
            <Tag outline>{t("proposals.evaluators.shutOut")}</Tag>
          ) : handedInAt ? (
            t("proposals.evaluators.handedIn", { at: format.date(handedInAt) })
          ) : (
            <span className="quiet">
              {t(hasInterest === null ? "proposals.evaluators.undeclared" : "proposals.evaluators.scoring")}
            </span>
          ),
          note: hasInterest ? interest : undefined,
        }))}
      />
      {own && isOpen ? (
        own.hasInterest === null ? (
          <div className="button-row section">
            <Link className="ds-button" data-variant="secondary" data-color="accent" to={`${path}/interest`}>
              {t("proposals.interest.title")}
            </Link>
          </div>
        ) : own.hasInterest ? (
          <p className="notice">{t("proposals.interest.youAreShutOut")}</p>
        ) : own.handedInAt === null && isInEvaluation ? (
          <div className="button-row section">
            <Link className="ds-button" data-variant="secondary" data-color="accent" to={`${path}/scores`}>
              {t("proposals.scores.title")}
            </Link>
          </div>
        ) : null
      ) : null}
      {note ? (
        <p className="table-note reading--lines">
          {t("proposals.scores.yourNote")}: {note}
        </p>
      ) : null}
      {areIn && own?.hasInterest !== true ? (
        <ScoresTable evaluators={judging} scores={scores} />
      ) : judging.length > 0 && own?.hasInterest !== true ? (
        <p className="quiet">{t("proposals.scores.hidden")}</p>
      ) : null}
    </section>
  );
}

function ScoresTable({
  evaluators,
  scores,
}: {
  evaluators: readonly { id: string; name: string }[];
  scores: Evaluation["scores"];
}) {
  const { t, format } = useWords();
  const nameOf = useCriterionName();
  const table = scoreTable(scores.map(({ evaluatorId, ...score }) => ({ ...score, evaluator: evaluatorId })));
  if (table.mean === null) return null;
  const number = (value: number | undefined) => (value === undefined ? "–" : format.number(value, 1));
  return (
    <div className="scroll-region" role="region" aria-labelledby="evaluation" tabIndex={0}>
      <table className="ds-table">
        <caption className="ds-sr-only">{t("proposals.scores.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("proposals.scores.criterion")}</th>
            <th scope="col" className="number">
              {t("proposals.scores.weight")}
            </th>
            {evaluators.map(({ id, name }) => (
              <th scope="col" className="number" key={id}>
                {name}
              </th>
            ))}
            <th scope="col" className="number">
              {t("proposals.scores.mean")}
            </th>
            <th scope="col" className="number">
              {t("proposals.scores.spread")}
            </th>
          </tr>
        </thead>
        <tbody>
          {table.criteria.map((row) => (
            <tr key={row.name}>
              <th scope="row">{nameOf(row.name)}</th>
              <td className="number">{row.weight}</td>
              {evaluators.map(({ id }) => (
                <td className="number" key={id}>
                  {number(row.scores[id])}
                </td>
              ))}
              <td className="number">{number(row.mean)}</td>
              <td className="number">{number(row.spread)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t("proposals.scores.weighted")}</th>
            <td />
            {evaluators.map(({ id }) => (
              <td className="number" key={id}>
                {number(table.evaluators[id])}
              </td>
            ))}
            <td className="number strong">{number(table.mean)}</td>
            <td className="number">{number(table.spread ?? undefined)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
