import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { RoundMoves } from "~/components/review/round-moves";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { moveRound, notAccepted } from "~/domain/review/commands.server";
import { roundFacts } from "~/domain/review/locked.server";
import { roundById } from "~/domain/review/queries.server";
import { MoveSearch, RoundMove, RoundParams } from "~/domain/review/schema";
import { roundMachine } from "~/domain/review/states";
import { reachable } from "~/domain/shared/state-machine";
import { publicUrl } from "~/http/public-url.server";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

// A change of a round's state. Closing asks here first; what was refused is told here.

export const loader = networkLoader(
  { may: "review.write", params: RoundParams, search: MoveSearch },
  async ({ db, network, params, search, language }) => {
    const { id, title, language: own, state } = await roundById(db, params.reviewId);
    const moves = reachable(roundMachine, state, await roundFacts(db, id));
    const isClosing =
      search.to === "closed" && moves.some(({ to, blockedBy }) => to === search.to && blockedBy.length === 0);
    return {
      path: `/network/${network.key}/reviews`,
      round: { id, title, language: own, state },
      to: search.to,
      moves,
      missing: await notAccepted(db, id),
      title: translatorFor(language).t(isClosing ? "reviews.moves.close" : "reviews.moves.title"),
    };
  },
);

export const action = networkAction(
  { may: "review.write", params: RoundParams, form: RoundMove },
  async ({ db, actor, network, params, value, url }) => {
    const here = { id: network.id, name: network.name, link: (path: string) => publicUrl(path, url) };
    await moveRound(db, actor, here, params.reviewId, value);
    return redirect(`/network/${network.key}/reviews/${params.reviewId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function MoveRound() {
  const { t } = useWords();
  const answer = useActionData<typeof action>();
  const { path, round, to, moves, missing, title } = useLoaderData<typeof loader>();
  const here = `${path}/${round.id}`;
  const asked = answer?.values["to"]?.[0] ?? to;
  const move = moves.find((one) => one.to === asked);
  const isClosing = move?.to === "closed" && move.blockedBy.length === 0;
  const head = (
    <PageHead
      title={title}
      lead={
        isClosing
          ? t("reviews.moves.closeText")
          : t("reviews.moves.lead", { state: t(`reviews.roundState.${round.state}`) })
      }
      trail={{
        label: t("reviews.trail"),
        steps: [
          { label: t("reviews.title"), href: path },
          { label: round.title, href: here, lang: round.language },
        ],
      }}
    />
  );
  if (!isClosing) {
    return (
      <>
        {head}
        {answer?.status === "refused" ? (
          <ErrorSummary
            title={t("forms.refused")}
            errors={[{ message: t(`refusals.${answer.reason.key}` as "forms.wrong", answer.reason.params) }]}
          />
        ) : null}
        <RoundMoves path={here} moves={moves} />
      </>
    );
  }
  return (
    <>
      {head}
      {missing > 0 ? <p className="notice">{t("reviews.moves.missing", { count: missing })}</p> : null}
      <RecordForm
        answer={answer}
        labels={{ reason: t("reviews.moves.reason") }}
        submit={t("reviews.moves.close")}
        cancel={{ href: here, label: t("forms.cancel") }}
      >
        {({ field }) => (
          <>
            <input type="hidden" name="to" value="closed" />
            {missing > 0 ? <Field {...field("reason")} kind="textarea" required={t("forms.required")} /> : null}
          </>
        )}
      </RecordForm>
    </>
  );
}
