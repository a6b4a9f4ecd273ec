import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RoundRemoval } from "~/components/funding/round-removal";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { keptProgramme } from "~/domain/funding/programmes.server";
import { keptRound, removeRound } from "~/domain/funding/rounds.server";
import { RoundParams, RoundRemoval as Form } from "~/domain/funding/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "funding.write", params: RoundParams },
  async ({ db, municipality, params, language, demand }) => {
    demand("funding.write");
    const { id, name, language: written } = await keptProgramme(db, "own", params.programmeId);
    const { closesOn, version, id: roundId } = await keptRound(db, "own", id, params.roundId);
    return {
      programme: { name, language: written },
      closesOn,
      version,
      sources: `/${municipality.key}/funding?view=sources`,
      back: `/${municipality.key}/funding/programmes/${id}`,
      round: `/${municipality.key}/funding/programmes/${id}/rounds/${roundId}`,
      title: translatorFor(language).t("fundingRounds.remove"),
    };
  },
);

export const action = municipalityAction(
  { may: "funding.write", params: RoundParams, form: Form },
  async ({ db, actor, municipality, params, value }) => {
    await removeRound(db, actor, "own", params.programmeId, params.roundId, value.version);
    return redirect(`/${municipality.key}/funding/programmes/${params.programmeId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function RemoveRound() {
  const { t, format } = useWords();
  const { programme, closesOn, version, sources, back, round, title } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={title}
        lead={t("fundingRounds.removeText", { programme: programme.name, date: format.date(closesOn) })}
        trail={{
          label: t("projects.trail"),
          steps: [
            { label: t("funding.title"), href: sources },
            { label: programme.name, href: back },
            { label: t("funding.round.edit"), href: round },
            { label: title },
          ],
        }}
      />
      <RoundRemoval answer={useActionData<typeof action>()} version={version} cancel={round} />
    </>
  );
}
