import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RoundForm as Form } from "~/components/funding/round-form";
import { RoundRemovalWay } from "~/components/funding/round-removal";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { changeRound, keptRound, roundFormValues } from "~/domain/funding/rounds.server";
import { RoundChange, RoundParams } from "~/domain/funding/schema";
import { sharedProgramme } from "~/domain/funding/shared.server";
import { operatorAction, operatorLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = operatorLoader(
  { may: "catalogue.write", params: RoundParams },
  async ({ db, params, language }) => {
    const programme = await sharedProgramme(db, params.programmeId);
    const round = await keptRound(db, "shared", programme.id, params.roundId);
    return {
      programme,
      values: roundFormValues(round),
      version: round.version,
      removal: { isNamed: round.isNamed, href: `/operator/programmes/${programme.id}/rounds/${round.id}/removal` },
      title: translatorFor(language).t("funding.round.edit"),
    };
  },
);

export const action = operatorAction(
  { may: "catalogue.write", params: RoundParams, form: RoundChange },
  async ({ db, actor, params, value }) => {
    await changeRound(db, actor, "shared", params.programmeId, params.roundId, value);
    return redirect(`/operator/programmes/${params.programmeId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function EditSharedRound() {
  const { t } = useWords();
  const { programme, values, version, removal, title } = useLoaderData<typeof loader>();
  const back = `/operator/programmes/${programme.id}`;
  return (
    <>
      <PageHead
        title={title}
        trail={{
          label: t("operator.trail"),
          steps: [
            { label: t("fundingRounds.programmes"), href: "/operator/programmes" },
            { label: programme.name, href: back, lang: programme.language },
            { label: title },
          ],
        }}
      />
      <Form answer={useActionData<typeof action>()} values={values} version={version} cancel={back} />
      <RoundRemovalWay {...removal} />
    </>
  );
}
