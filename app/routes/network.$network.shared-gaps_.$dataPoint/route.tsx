import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { valueText } from "~/components/kpi/figure";
import { MessageList } from "~/components/network/message-list";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { sentMessages } from "~/domain/network/messages.server";
import { SharedGapPageSearch, SharedGapParams } from "~/domain/network/search";
import { projectsToAskAbout } from "~/domain/practice/queries.server";
import { sharedGapPage } from "~/domain/network/shared-gaps.server";
import { networkLoader } from "~/http/visit.server";
import { FunderList, ProjectTable } from "./work";
import { ReachedLine, ShortTable, ShownOf, SolvedList } from "./members";

export const loader = networkLoader(
  { may: "network.read", params: SharedGapParams, search: SharedGapPageSearch },
  async ({ db, network, params, search, language, may }) => ({
    network: { key: network.key, name: network.name },
    gap: await sharedGapPage(db, params.dataPoint, language, search),
    /** Finished projects about it that members share, and that no practice has come of yet. */
    askable: (await projectsToAskAbout(db, { dataPoint: params.dataPoint })).length,
    messages: (await sentMessages(db, { dataPointId: params.dataPoint }, language)).messages,
    may: {
      write: may("network_message.write"),
      challenge: may("network_challenge.write"),
      practice: may("practice.write"),
    },
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.gap.name);

export default function SharedGap() {
  const { t, format } = useWords();
  const { network, gap, askable, messages, may } = useLoaderData<typeof loader>();
  const base = `/network/${network.key}`;
  const { category, code, target, unit, short, shortKeys, solved, solvedCount, reached } = gap;
  return (
    <>
      <PageHead
        title={gap.name}
        trail={{
          label: t("places.trail"),
          steps: [{ label: t("network.gaps.title"), href: `${base}/shared-gaps` }, { label: gap.name }],
        }}
        lead={
          target === null
            ? t("network.gaps.one.leadNoTarget", { category, code })
            : t("network.gaps.one.lead", { category, code, target: valueText(target, unit, t, format) })
        }
        actions={
          <>
            {may.challenge ? (
              <Link
                className="ds-button"
                data-color="accent"
                to={`${base}/challenges/new?dataPoint=${gap.dataPointId}`}
              >
                {t("network.gaps.one.challenge")}
              </Link>
            ) : null}
            {may.write && shortKeys.length > 0 ? (
              <Link
                className="ds-button"
                data-variant="secondary"
                data-color="accent"
                to={`${base}/messages?dataPoint=${gap.dataPointId}&to=${shortKeys.join(",")}`}
              >
                {t("network.gaps.one.write")}
              </Link>
            ) : null}
          </>
        }
      />
      <section className="section" aria-labelledby="short">
        <div className="section-head">
          <h2 id="short">{t("network.gaps.one.short")}</h2>
        </div>
        {short.length === 0 ? (
          <p className="quiet">{t("network.gaps.one.nobody")}</p>
        ) : (
          <ShortTable members={short} unit={unit} base={base} />
        )}
        <ShownOf shown={short.length} all={shortKeys.length} href="?members=all" />
        <ReachedLine names={reached} />
      </section>
      <section className="section" aria-labelledby="solved">
        <div className="section-head">
          <h2 id="solved">{t("network.gaps.one.solvedTitle")}</h2>
        </div>
        {solved.length === 0 ? (
          <p className="quiet">{t("network.gaps.one.noneSolved")}</p>
        ) : (
          <SolvedList
            members={solved}
            unit={unit}
            practiceHref={
              may.practice
                ? (member) => `${base}/practices/new?dataPoint=${gap.dataPointId}&municipality=${member.key}`
                : null
            }
            writeHref={may.write ? (member) => `${base}/messages?dataPoint=${gap.dataPointId}&to=${member.key}` : null}
          />
        )}
        <ShownOf shown={solved.length} all={solvedCount} href="?members=all" />
        {may.practice ? (
          <p className="table-note">
            {askable === 0 ? (
              t("network.gaps.one.noPracticeYet")
            ) : (
              <Link className="ds-link" to={`${base}/practices/new?dataPoint=${gap.dataPointId}`}>
                {t("network.gaps.one.askPracticeAmong", { count: askable })}
              </Link>
            )}
          </p>
        ) : null}
      </section>
      <section className="section" aria-labelledby="projects">
        <div className="section-head">
          <h2 id="projects">{t("network.gaps.one.projects")}</h2>
        </div>
        <ProjectTable base={base} projects={gap.projects} count={gap.projectCount} unit={unit} />
      </section>
      <section className="section" aria-labelledby="funders">
        <div className="section-head">
          <h2 id="funders">{t("network.gaps.one.funders")}</h2>
        </div>
        <FunderList funders={gap.funders} />
      </section>
      {messages.length > 0 ? (
        <section className="section" aria-labelledby="messages">
          <div className="section-head">
            <h2 id="messages">{t("network.gaps.one.messages")}</h2>
          </div>
          <MessageList messages={messages} base={base} />
        </section>
      ) : null}
    </>
  );
}
