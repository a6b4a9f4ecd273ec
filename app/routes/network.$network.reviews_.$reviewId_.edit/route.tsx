import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { RoundFields } from "~/components/review/round-fields";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { editOpenRound, editRound, roundFormValues } from "~/domain/review/commands.server";
import { lockedRound } from "~/domain/review/locked.server";
import { roundChoices } from "~/domain/review/queries.server";
import { EitherRoundChange, RoundParams } from "~/domain/review/schema";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "review.write", params: RoundParams },
  async ({ db, actor, network, params, language }) => {
    const round = await lockedRound(db, actor, params.reviewId);
    if (round.state === "closed") throw redirect(`/network/${network.key}/reviews/${round.id}`);
    return {
      path: `/network/${network.key}/reviews`,
      round: { id: round.id, title: round.title, language: round.language, version: round.version },
      isPlanned: round.state === "planned",
      values: await roundFormValues(db, round),
      choices: (await roundChoices(db)).filter(({ id }) => id !== round.id),
      title: translatorFor(language).t("reviews.form.editTitle"),
    };
  },
);

export const action = networkAction(
  { may: "review.write", params: RoundParams, form: EitherRoundChange },
  async ({ db, actor, network, params, value }) => {
    if (value.part === "plan") await editRound(db, actor, network, params.reviewId, value);
    else await editOpenRound(db, actor, params.reviewId, value);
    return redirect(`/network/${network.key}/reviews/${params.reviewId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function EditRound() {
  const { t, format } = useWords();
  const { path, round, isPlanned, values, choices, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const here = `${path}/${round.id}`;
  return (
    <>
      <PageHead
        title={title}
        lead={isPlanned ? t("reviews.form.lead") : t("reviews.form.openLead")}
        trail={{
          label: t("reviews.trail"),
          steps: [
            { label: t("reviews.title"), href: path },
            { label: round.title, href: here, lang: round.language },
          ],
        }}
      />
      {isPlanned ? (
        <RoundFields answer={answer} values={values} version={round.version} choices={choices} cancel={here} />
      ) : (
        <RecordForm
          answer={answer}
          labels={{ title: t("reviews.form.title"), dueOn: t("reviews.form.dueOn") }}
          values={{ title: values["title"], dueOn: values["dueOn"] }}
          version={round.version}
          display={(name, value) => (name === "dueOn" ? format.date(value) : value)}
          submit={t("reviews.form.submit")}
          cancel={{ href: here, label: t("forms.cancel") }}
        >
          {({ field }) => (
            <>
              <input type="hidden" name="part" value="dates" />
              <Field {...field("title")} required={t("forms.required")} maxLength={120} />
              <Field
                {...field("dueOn")}
                kind="date"
                width="short"
                required={t("forms.required")}
                hint={t("reviews.form.dueOnHint")}
              />
            </>
          )}
        </RecordForm>
      )}
    </>
  );
}
