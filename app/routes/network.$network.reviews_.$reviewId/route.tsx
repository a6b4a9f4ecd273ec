import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { PagesOf } from "~/components/review/pages-of";
import { RoundMoves } from "~/components/review/round-moves";
import { ExampleTag, RoundTag, usePeriod } from "~/components/review/states";
import { Facts } from "~/components/ui/facts";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { reachable } from "~/domain/shared/state-machine";
import { roundFacts } from "~/domain/review/locked.server";
import { memberRows, roundById } from "~/domain/review/queries.server";
import { RoundParams, RoundSearch } from "~/domain/review/schema";
import { roundMachine } from "~/domain/review/states";
import { networkLoader } from "~/http/visit.server";
import { MemberTable } from "./member-table";

export const loader = networkLoader(
  { may: "network.read", params: RoundParams, search: RoundSearch },
  async ({ db, network, may, params, search }) => {
    const round = await roundById(db, params.reviewId);
    const { rows, ...list } = await memberRows(db, round.id, search.page);
    const mayLead = may("review.write");
    return {
      path: `/network/${network.key}/reviews`,
      round,
      members: rows.map(({ firstAt: _first, lastAt, remindedAt, ...row }) => ({
        ...row,
        lastAt: lastAt?.toISOString() ?? null,
        remindedAt: remindedAt?.toISOString() ?? null,
      })),
      list,
      moves: mayLead ? reachable(roundMachine, round.state, await roundFacts(db, round.id)) : null,
      mayLead,
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.round.title);

export default function Round() {
  const { t, format } = useWords();
  const { path, round, members, list, moves, mayLead } = useLoaderData<typeof loader>();
  const period = usePeriod();
  const here = `${path}/${round.id}`;
  const isUnderWay = round.state === "open" || round.state === "reviewing";
  return (
    <>
      <PageHead
        title={round.title}
        lang={round.language}
        trail={{ label: t("reviews.trail"), steps: [{ label: t("reviews.title"), href: path }] }}
        actions={
          <>
            {round.previous && round.state !== "planned" ? (
              <Link className="ds-button" data-variant="secondary" data-color="accent" to={`${here}/comparison`}>
                {t("reviews.one.compare")}
              </Link>
            ) : null}
            {mayLead && round.state !== "closed" ? (
              <Link className="ds-button" data-variant="secondary" data-color="accent" to={`${here}/edit`}>
                {t("reviews.one.edit")}
              </Link>
            ) : null}
          </>
        }
      />
      <p className="status-line">
        <RoundTag state={round.state} /> <ExampleTag isExample={round.isExample} />
      </p>
      <Facts
        facts={[
          { key: "period", term: t("reviews.one.period"), detail: period(round.periodFrom, round.periodTo) },
          { key: "opens", term: t("reviews.one.opens"), detail: format.date(round.opensOn) },
          { key: "due", term: t("reviews.one.due"), detail: format.date(round.dueOn) },
          ...(round.previous
            ? [
                {
                  key: "previous",
                  term: t("reviews.one.previous"),
                  detail: (
                    <Link className="ds-link" to={`${path}/${round.previous.id}`} lang={round.previous.language}>
                      {round.previous.title}
                    </Link>
                  ),
                },
              ]
            : []),
          ...(round.closedReason === null
            ? []
            : [
                {
                  key: "reason",
                  term: t("reviews.one.closedReason"),
                  detail: <span className="written">{round.closedReason}</span>,
                },
              ]),
        ]}
      />
      {moves === null ? null : (
        <section className="section" aria-labelledby="moves">
          <h2 id="moves" className="review-head">
            {t("reviews.one.moves")}
          </h2>
          <RoundMoves path={here} moves={moves} />
        </section>
      )}
      <section className="section">
        <h2 className="review-head">{t("reviews.one.members")}</h2>
        {round.state === "planned" ? (
          <p className="quiet">{t("reviews.one.notOpen")}</p>
        ) : (
          <>
            <MemberTable path={here} members={members} />
            <PagesOf list={list} label={t("reviews.membersPages")} href={(page) => `${here}?page=${page}`} />
          </>
        )}
        {mayLead && isUnderWay && round.notAsked > 0 ? (
          <Form method="post" action={`${here}/members`} className="notice">
            <p>{t("reviews.one.notAsked", { count: round.notAsked })}</p>
            <button className="ds-button" data-variant="secondary" data-color="accent">
              {t("reviews.one.askThem")}
            </button>
          </Form>
        ) : null}
      </section>
      <section className="section" aria-labelledby="questions">
        <h2 id="questions" className="review-head">
          {t("reviews.one.questions")}
        </h2>
        {round.questions.length === 0 ? (
          <p className="quiet">{t("reviews.one.noQuestions")}</p>
        ) : (
          <ol lang={round.language}>
            {round.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ol>
        )}
      </section>
    </>
  );
}
