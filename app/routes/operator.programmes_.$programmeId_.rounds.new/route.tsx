import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RoundForm as Form } from "~/components/funding/round-form";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { addRound } from "~/domain/funding/rounds.server";
import { ProgrammeParams, RoundForm } from "~/domain/funding/schema";
import { sharedProgramme } from "~/domain/funding/shared.server";
import { operatorAction, operatorLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = operatorLoader(
  { may: "catalogue.write", params: ProgrammeParams },
  async ({ db, params, language }) => ({
    programme: await sharedProgramme(db, params.programmeId),
    title: translatorFor(language).t("funding.round.new"),
  }),
);

export const action = operatorAction(
  { may: "catalogue.write", params: ProgrammeParams, form: RoundForm },
  async ({ db, actor, params, value }) => {
    await addRound(db, actor, "shared", params.programmeId, value);
    return redirect(`/operator/programmes/${params.programmeId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NewSharedRound() {
  const { t } = useWords();
  const { programme, title } = useLoaderData<typeof loader>();
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
      <Form answer={useActionData<typeof action>()} values={{}} cancel={back} />
    </>
  );
}
