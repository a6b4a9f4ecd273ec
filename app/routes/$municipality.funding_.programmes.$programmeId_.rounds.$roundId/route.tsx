import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RoundForm as Form } from "~/components/funding/round-form";
import { RoundRemovalWay } from "~/components/funding/round-removal";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { keptProgramme } from "~/domain/funding/programmes.server";
import { changeRound, keptRound, roundFormValues } from "~/domain/funding/rounds.server";
import { RoundChange, RoundParams } from "~/domain/funding/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "funding.write", params: RoundParams },
  async ({ db, municipality, params, language, demand }) => {
    demand("funding.write");
    const { id, name } = await keptProgramme(db, "own", params.programmeId);
    const round = await keptRound(db, "own", id, params.roundId);
    const title = translatorFor(language).t("funding.round.edit");
    return {
      municipality: municipality.key,
      programme: { id, name },
      values: roundFormValues(round),
      version: round.version,
      removal: {
        isNamed: round.isNamed,
        href: `/${municipality.key}/funding/programmes/${id}/rounds/${round.id}/removal`,
      },
      title,
    };
  },
);

export const action = municipalityAction(
  { may: "funding.write", params: RoundParams, form: RoundChange },
  async ({ db, actor, municipality, params, value }) => {
    await changeRound(db, actor, "own", params.programmeId, params.roundId, value);
    return redirect(`/${municipality.key}/funding/programmes/${params.programmeId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function EditRound() {
  const { t } = useWords();
  const { municipality, programme, values, version, removal, title } = useLoaderData<typeof loader>();
  const back = `/${municipality}/funding/programmes/${programme.id}`;
  return (
    <>
      <PageHead
        title={title}
        trail={{
          label: t("projects.trail"),
          steps: [
            { label: t("funding.title"), href: `/${municipality}/funding?view=sources` },
            { label: programme.name, href: back },
            { label: title },
          ],
        }}
      />
      <Form answer={useActionData<typeof action>()} values={values} version={version} cancel={back} />
      <RoundRemovalWay {...removal} />
    </>
  );
}
