import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { BlockedMove } from "~/components/recommendation/blocked-move";
import { RecordForm } from "~/components/record-form";
import { Choices, Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { owners } from "~/domain/member/queries.server";
import { answerRecommendation } from "~/domain/recommendation/commands.server";
import { linkedDataPoints, recommendation } from "~/domain/recommendation/queries.server";
import { Answer } from "~/domain/recommendation/schema";
import { answerable, isAnswered, type ResponseOutcome } from "~/domain/recommendation/states";
import { NotFound } from "~/domain/shared/errors";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

const Params = z.object({ recommendationId: z.uuid() });

export const loader = municipalityLoader(
  { may: "recommendation.answer", params: Params },
  async ({ db, params, language }) => {
    const found = await recommendation(db, params.recommendationId, language);
    if (!found) throw new NotFound("recommendation");
    const outcomes = answerable(found.state);
    const isAmended = isAnswered(found.state);
    return {
      found,
      outcomes,
      isAmended,
      dataPoints: await linkedDataPoints(db, found.id, language),
      owners: await owners(db, found.ownerId),
      title: translatorFor(language).t(
        isAmended ? "recommendations.answer.amendTitle" : "recommendations.answer.title",
      ),
    };
  },
);

export const action = municipalityAction(
  { may: "recommendation.answer", params: Params, form: Answer },
  async ({ db, actor, params, value, today, municipality }) => {
    await answerRecommendation(db, actor, params.recommendationId, value, today);
    return redirect(`/${municipality.key}/recommendations/${params.recommendationId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function AnswerRecommendation() {
  const { t, format } = useWords();
  const { municipality = "" } = useParams();
  const { found, outcomes, isAmended, dataPoints, owners, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const list = `/${municipality}/recommendations`;
  const page = `${list}/${found.id}`;
  // What is carried out or closed keeps the answer it has; what was typed meanwhile is not thrown away.
  const isOver = outcomes.length === 0 && !answer;
  const ownerNames = new Map(owners.map(({ id, name, unit }) => [id, unit ? `${name}, ${unit}` : name]));
  const display = (name: string, value: string): string => {
    if (name === "outcome") return t(`states.response.${value as ResponseOutcome}`);
    if (name === "ownerId") return ownerNames.get(value) ?? value;
    if (name === "dataPoints") return dataPoints.find(({ id }) => id === value)?.name ?? value;
    if (name === "reviewOn" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return format.date(value);
    return value;
  };
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
      {isOver ? <BlockedMove blockedBy={["recommendation.over"]} state={found.state} backHref={page} /> : null}
      {isAmended && !isOver ? <p className="reading">{t("recommendations.answer.amendText")}</p> : null}
      {isOver ? null : (
        <RecordForm
          answer={answer}
          labels={{
            outcome: t("recommendations.answer.outcome"),
            dataPoints: t("recommendations.answer.dataPoints"),
            reviewOn: t("recommendations.answer.reviewOn"),
            reason: t("recommendations.answer.reason"),
            ownerId: t("recommendations.answer.owner"),
          }}
          values={{
            outcome: outcomes.filter((outcome) => outcome === found.response?.outcome),
            dataPoints: dataPoints.filter(({ isAnswered }) => isAnswered).map(({ id }) => id),
            reason: found.response?.reason ?? "",
            reviewOn: found.response?.reviewOn ?? "",
            ownerId: found.ownerId ?? "",
          }}
          version={found.version}
          display={display}
          submit={t("recommendations.answer.submit")}
          cancel={{ href: page, label: t("forms.cancel") }}
        >
          {({ field, chosen }) => (
            <>
              <Choices
                kind="radio"
                name="outcome"
                legend={t("recommendations.answer.outcome")}
                required={isAmended ? undefined : t("forms.required")}
                error={field("outcome").error}
                options={outcomes.map((outcome) => ({
                  value: outcome,
                  label: t(`states.response.${outcome}`),
                  hint: t(`recommendations.answer.hints.${outcome}`),
                }))}
                chosen={chosen("outcome")}
              />
              {dataPoints.length > 0 && outcomes.includes("adopted_in_part") ? (
                <div className="only-with only-with--adopted-in-part">
                  <Choices
                    kind="checkbox"
                    name="dataPoints"
                    legend={t("recommendations.answer.dataPoints")}
                    hint={t("recommendations.answer.dataPointsHint")}
                    error={field("dataPoints").error}
                    options={dataPoints.map(({ id, name, category, isGap }) => ({
                      value: id,
                      label: `${name} (${category})`,
                      ...(isGap ? { hint: t("recommendations.one.isGap") } : {}),
                    }))}
                    chosen={chosen("dataPoints")}
                  />
                </div>
              ) : null}
              {outcomes.includes("postponed") ? (
                <div className="only-with only-with--postponed">
                  <Field
                    kind="date"
                    {...field("reviewOn")}
                    hint={t("recommendations.answer.reviewOnHint")}
                    width="short"
                  />
                </div>
              ) : null}
              <Field
                kind="textarea"
                rows={5}
                {...field("reason")}
                hint={t("recommendations.answer.reasonHint")}
                maxLength={4000}
              />
              <Field
                kind="select"
                {...field("ownerId")}
                hint={t("recommendations.answer.ownerHint")}
                empty={t("recommendations.answer.chooseOwner")}
                options={[...ownerNames].map(([value, label]) => ({ value, label }))}
                width="half"
              />
            </>
          )}
        </RecordForm>
      )}
    </>
  );
}
