import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RoundRemoval } from "~/components/funding/round-removal";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { keptRound, removeRound } from "~/domain/funding/rounds.server";
import { RoundParams, RoundRemoval as Form } from "~/domain/funding/schema";
import { sharedProgramme } from "~/domain/funding/shared.server";
import { operatorAction, operatorLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = operatorLoader(
  { may: "catalogue.write", params: RoundParams },
  async ({ db, params, language }) => {
    const programme = await sharedProgramme(db, params.programmeId);
    const { id, closesOn, version } = await keptRound(db, "shared", programme.id, params.roundId);
    return {
      programme,
      closesOn,
      version,
      round: `/operator/programmes/${programme.id}/rounds/${id}`,
      title: translatorFor(language).t("fundingRounds.remove"),
    };
  },
);

export const action = operatorAction(
  { may: "catalogue.write", params: RoundParams, form: Form },
  async ({ db, actor, params, value }) => {
    await removeRound(db, actor, "shared", params.programmeId, params.roundId, value.version);
    return redirect(`/operator/programmes/${params.programmeId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function RemoveSharedRound() {
  const { t, format } = useWords();
  const { programme, closesOn, version, round, title } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={title}
        lead={t("fundingRounds.removeText", { programme: programme.name, date: format.date(closesOn) })}
        trail={{
          label: t("operator.trail"),
          steps: [
            { label: t("fundingRounds.programmes"), href: "/operator/programmes" },
            { label: programme.name, href: `/operator/programmes/${programme.id}`, lang: programme.language },
            { label: t("funding.round.edit"), href: round },
            { label: title },
          ],
        }}
      />
      <RoundRemoval answer={useActionData<typeof action>()} version={version} cancel={round} />
    </>
  );
}
