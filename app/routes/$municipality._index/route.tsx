import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ChangeList } from "~/components/history/change-list";
import { CategoryTable } from "~/components/kpi/category-table";
import { WheelSection } from "~/components/kpi/wheel-section";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { attention, weekOf, workOf } from "~/domain/action/attention.server";
import { evaluateCommitments } from "~/domain/commitment/criteria";
import { commitmentCatalogue, commitmentCounts } from "~/domain/commitment/queries.server";
import { newestEvaluation, type NewestEvaluation } from "~/domain/evaluation/queries.server";
import { visibleSubjects } from "~/domain/history/changes";
import { latestChanges } from "~/domain/history/queries.server";
import { kpiPath } from "~/domain/kpi/filter";
import { placesByMunicipality } from "~/domain/kpi/places.server";
import { furthestGaps, placeReadings } from "~/domain/kpi/queries.server";
import { wheelOf } from "~/domain/kpi/wheel";
import { municipalityLoader } from "~/http/visit.server";
import { AttentionSection, MyWorkSection } from "./attention-section";
import { CommitmentsSection } from "./commitments-section";
import { FurthestSection } from "./furthest-section";

const shownGaps = 7;
const shownWork = 6;
const shownChanges = 6;

export const loader = municipalityLoader(
  { may: "plan.read" },
  async ({ db, language, municipality, actor, today, may }) => {
    const places = (await placesByMunicipality(db, language, municipality.key)).get(municipality.key) ?? [];
    const week = weekOf(today);
    const { rules, words } = await commitmentCatalogue(db, language);
    return {
      municipality: { key: municipality.key, name: municipality.name, isPublished: municipality.isPublished },
      intervalDays: municipality.updateIntervalDays,
      today,
      week,
      personId: actor.personId,
      evaluation: await newestEvaluation(db),
      wheel: wheelOf(places, await placeReadings(db, language)),
      furthest: await furthestGaps(db, language, shownGaps),
      attention: await attention(db),
      work: actor.personId === null ? null : await workOf(db, actor.personId, week.to, shownWork),
      commitments: evaluateCommitments(await commitmentCounts(db), rules),
      commitmentWords: words,
      changes: await latestChanges(db, language, shownChanges, visibleSubjects(may("member.write"))),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.municipality.name);

export default function Overview() {
  const { t } = useWords();
  const shown = useLoaderData<typeof loader>();
  const { municipality, wheel } = shown;
  const hasFigures = wheel.whole.coverage.reported > 0;
  return (
    <>
      <PageHead title={municipality.name} lead={<Evaluated evaluation={shown.evaluation} />} />
      <div className="two-columns">
        {hasFigures ? (
          <WheelSection
            name={municipality.name}
            dimensions={wheel.dimensions}
            whole={wheel.whole}
            hrefOf={({ slug, part }) => kpiPath(municipality.key, slug, part)}
          />
        ) : (
          <NothingYet municipality={municipality.key} />
        )}
        <div>
          <AttentionSection municipality={municipality.key} found={shown.attention} intervalDays={shown.intervalDays} />
          <MyWorkSection
            municipality={municipality.key}
            personId={shown.personId}
            work={shown.work}
            week={shown.week}
            today={shown.today}
          />
        </div>
        {hasFigures ? (
          <FurthestSection
            municipality={municipality.key}
            isScored={wheel.whole.coverage.scored > 0}
            {...shown.furthest}
          />
        ) : null}
        <CommitmentsSection municipality={municipality.key} results={shown.commitments} words={shown.commitmentWords} />
        {hasFigures ? (
          <CategoryTable
            dimensions={wheel.dimensions}
            download={municipality.isPublished ? `/api/v1/municipalities/${municipality.key}/kpis.csv` : null}
            hrefOf={(dimension, category) =>
              `/${municipality.key}/kpis?${new URLSearchParams(category === undefined ? { dimension } : { dimension, category }).toString()}`
            }
          />
        ) : null}
        <section className="section" aria-labelledby="changes">
          <header className="section-head">
            <h2 id="changes">{t("overview.changes")}</h2>
            <Link className="ds-link" to={`/${municipality.key}/history`}>
              {t("history.open")}
            </Link>
          </header>
          {shown.changes.length === 0 ? (
            <p className="quiet">{t("overview.noChanges")}</p>
          ) : (
            <ChangeList municipality={municipality.key} changes={shown.changes} />
          )}
        </section>
      </div>
    </>
  );
}

function Evaluated({ evaluation }: { evaluation: NewestEvaluation | null }) {
  const { t, format } = useWords();
  if (evaluation === null) return <>{t("overview.notEvaluated")}</>;
  const { year, state, publishedOn, ruleVersion: rule, catalogueVersion: catalogue } = evaluation;
  if (state === "published" && publishedOn !== null) {
    return <>{t("overview.evaluated", { year, rule, catalogue, date: format.date(publishedOn) })}</>;
  }
  return <>{t("overview.evaluation", { year, rule, catalogue, state: t(`overview.evaluationState.${state}`) })}</>;
}

function NothingYet({ municipality }: { municipality: string }) {
  const { t } = useWords();
  return (
    <EmptyState
      title={t("overview.emptyTitle")}
      ways={[
        {
          key: "import",
          content: (
            <>
              {t("overview.emptyWays.import")}{" "}
              <code>npm run import:kpis -- --municipality {municipality} FILE.csv</code>
            </>
          ),
        },
        { key: "register", content: t("overview.emptyWays.register") },
        { key: "verify", content: t("overview.emptyWays.verify") },
      ]}
      action={
        <Link className="ds-button" data-color="accent" to={`/${municipality}/kpis`}>
          {t("overview.toKpis")}
        </Link>
      }
    >
      {t("overview.emptyText")}
    </EmptyState>
  );
}
