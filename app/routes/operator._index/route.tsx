import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { Facts } from "~/components/ui/facts";
import { KeyFigures } from "~/components/ui/key-figures";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { serviceHealth, serviceUse } from "~/domain/operator/queries.server";
import { operatorLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";
import { version } from "../../../package.json";

export const loader = operatorLoader({ may: "health.read" }, async ({ db, language }) => {
  const { outboxOldest, ...health } = await serviceHealth(db);
  return {
    health: { ...health, outboxOldest: outboxOldest?.toISOString() ?? null },
    use: await serviceUse(db),
    version,
    title: translatorFor(language).t("operator.health.title"),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Health() {
  const { t, format } = useWords();
  const { health, use, version: ours, title } = useLoaderData<typeof loader>();
  const jobs = (count: number | null) => (count === null ? t("operator.health.jobsUnknown") : format.number(count));
  return (
    <>
      <PageHead title={title} lead={t("operator.health.lead")} />
      <section className="section">
        <Facts
          facts={[
            { key: "version", term: t("operator.health.version"), detail: ours },
            {
              key: "database",
              term: t("operator.health.database"),
              detail: t("operator.health.databaseAnswers", { version: health.databaseVersion }),
            },
            {
              key: "migrations",
              term: t("operator.health.migrations"),
              detail: t("operator.health.migrationsDone", { number: health.migrations, name: health.lastMigration }),
            },
            {
              key: "waiting",
              term: t("operator.health.outboxWaiting"),
              detail:
                health.outboxOldest === null
                  ? format.number(health.outboxWaiting)
                  : t("operator.health.outboxSince", {
                      number: format.number(health.outboxWaiting),
                      since: format.moment(health.outboxOldest),
                    }),
            },
            {
              key: "failed",
              term: t("operator.health.outboxFailed"),
              detail: format.number(health.outboxFailed),
            },
            { key: "jobs", term: t("operator.health.jobsWaiting"), detail: jobs(health.jobsWaiting) },
            { key: "jobsFailed", term: t("operator.health.jobsFailed"), detail: jobs(health.jobsFailed) },
          ]}
        />
      </section>
      <section className="section">
        <div className="section-head">
          <h2>{t("operator.health.use")}</h2>
        </div>
        <KeyFigures
          figures={(
            ["municipalities", "published", "networks", "partners", "members", "observations", "actions"] as const
          ).map((key) => ({ key, label: t(`operator.health.${key}`), value: format.number(use[key]) }))}
        />
      </section>
    </>
  );
}
