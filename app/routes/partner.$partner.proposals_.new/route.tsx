import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { EmptyState } from "~/components/ui/empty-state";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { lastDay } from "~/domain/challenge/last-day";
import { startProposal } from "~/domain/proposal/drafts.server";
import { proposalPlaces } from "~/domain/proposal/queries.server";
import { NewSearch, StartForm } from "~/domain/proposal/schema";
import { partnerAction, partnerLoader } from "~/http/visit.server";
import { languageNames, languages } from "~/text/languages";
import { translatorFor } from "~/text/words.server";

// Where a proposal is to go. It is made here and written on the next page, so that opening a link makes nothing.

export const loader = partnerLoader(
  { may: "proposal.write", search: NewSearch },
  async ({ db, partner, search, language }) => {
    const { municipalities, challenges } = await proposalPlaces(db);
    const chosen = challenges.filter(({ id }) => id === search.challenge);
    const asked = municipalities.find(({ id, key }) => [id, key].includes(search.municipality ?? "")) ?? null;
    // One challenge of a network may take proposals to several municipalities.
    const place = chosen.find(({ municipalityId }) => municipalityId === asked?.id) ?? chosen[0] ?? null;
    return {
      partner: partner.key,
      municipalities,
      challenges: [...new Map(challenges.map((one) => [one.id, one])).values()].map((one) => ({
        ...one,
        places: municipalities
          .filter(({ id }) =>
            challenges.some(({ id: challenge, municipalityId }) => challenge === one.id && municipalityId === id),
          )
          .map(({ name }) => name)
          .join(", "),
      })),
      values: { municipality: asked?.id ?? place?.municipalityId ?? "", challenge: place?.id ?? "", language },
      title: translatorFor(language).t("proposals.new.title"),
    };
  },
);

export const action = partnerAction(
  { may: "proposal.write", form: StartForm },
  async ({ db, actor, partner, value }) => {
    const id = await startProposal(db, actor, partner.id, value);
    return redirect(`/partner/${partner.key}/proposals/${id}/edit`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NewProposal() {
  const { t, format } = useWords();
  const answer = useActionData<typeof action>();
  const { partner, municipalities, challenges, values, title } = useLoaderData<typeof loader>();
  const list = `/partner/${partner}/proposals`;
  return (
    <>
      <PageHead
        title={title}
        lead={t("proposals.new.lead")}
        trail={{ label: t("proposals.trail"), steps: [{ label: t("proposals.ours"), href: list }, { label: title }] }}
      />
      {municipalities.length === 0 ? (
        <EmptyState title={t("proposals.new.nowhere")}>{t("proposals.new.nowhereText")}</EmptyState>
      ) : (
        <RecordForm
          answer={answer}
          values={values}
          labels={{
            municipality: t("proposals.columns.municipality"),
            challenge: t("proposals.columns.challenge"),
            language: t("proposals.content.language"),
          }}
          submit={t("proposals.new.submit")}
          cancel={{ href: list, label: t("forms.cancel") }}
        >
          {({ field }) => (
            <>
              <Field
                {...field("municipality")}
                kind="select"
                width="half"
                required={t("forms.required")}
                empty={t("proposals.new.chooseMunicipality")}
                options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <Field
                {...field("challenge")}
                kind="select"
                hint={t("proposals.new.challengeHint")}
                empty={t("proposals.unasked")}
                options={challenges.map(({ id, title: name, language, closesAt, places }) => ({
                  value: id,
                  lang: language,
                  label: t("proposals.new.closes", { title: name, places, day: format.date(lastDay(closesAt)) }),
                }))}
              />
              <Field
                {...field("language")}
                kind="select"
                width="short"
                options={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
              />
            </>
          )}
        </RecordForm>
      )}
    </>
  );
}
