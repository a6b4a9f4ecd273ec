import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { BlockedMove } from "~/components/recommendation/blocked-move";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { moveRecommendation } from "~/domain/recommendation/commands.server";
import { movePaths, moves } from "~/domain/recommendation/moves";
import { recommendation } from "~/domain/recommendation/queries.server";
import { Move } from "~/domain/recommendation/schema";
import { recommendationMachine } from "~/domain/recommendation/states";
import { NotFound } from "~/domain/shared/errors";
import { reachable } from "~/domain/shared/state-machine";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

const Params = z.object({ recommendationId: z.uuid(), move: z.enum(movePaths) });

export const loader = municipalityLoader(
  { may: "recommendation.answer", params: Params },
  async ({ db, params, language }) => {
    const found = await recommendation(db, params.recommendationId, language);
    if (!found) throw new NotFound("recommendation");
    const move = reachable(recommendationMachine, found.state, { hasOwner: found.ownerId !== null }).find(
      ({ name }) => name === moves[params.move].name,
    );
    return {
      found,
      move: params.move,
      /** Why it cannot be made: it was made already, is blocked, or was never offered. */
      blockedBy: move ? move.blockedBy : ["recommendation.notNow"],
      asksReason: move?.asks.includes("reason") ?? false,
      title: translatorFor(language).t(`recommendations.move.${params.move}.title`),
    };
  },
);

export const action = municipalityAction(
  { may: "recommendation.answer", params: Params, form: Move },
  async ({ db, actor, params, value, today, municipality }) => {
    await moveRecommendation(db, actor, params.recommendationId, moves[params.move].to, value, today);
    return redirect(`/${municipality.key}/recommendations/${params.recommendationId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function MoveRecommendation() {
  const { t } = useWords();
  const { municipality = "" } = useParams();
  const { found, move, asksReason, blockedBy, title } = useLoaderData<typeof loader>();
  const list = `/${municipality}/recommendations`;
  const page = `${list}/${found.id}`;
  return (
    <>
      <PageHead
        title={title}
        lead={<span lang={found.language}>{found.title}</span>}
        trail={{
          label: t("recommendations.one.trail"),
          steps: [
            { label: t("recommendations.title"), href: list },
            { label: found.reference, href: page },
            { label: title },
          ],
        }}
      />
      {blockedBy.length > 0 ? (
        <BlockedMove blockedBy={blockedBy} state={found.state} backHref={page} />
      ) : (
        <>
          <p className="reading">{t(`recommendations.move.${move}.text`)}</p>
          <RecordForm
            answer={useActionData<typeof action>()}
            labels={{ reason: t("recommendations.move.reason") }}
            submit={t(`recommendations.move.${move}.submit`)}
            cancel={{ href: page, label: t("forms.cancel") }}
          >
            {({ field }) =>
              asksReason ? (
                <Field kind="textarea" {...field("reason")} required={t("forms.required")} maxLength={4000} />
              ) : null
            }
          </RecordForm>
        </>
      )}
    </>
  );
}
