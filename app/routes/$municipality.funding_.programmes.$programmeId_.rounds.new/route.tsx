import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RoundForm as Form } from "~/components/funding/round-form";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { keptProgramme } from "~/domain/funding/programmes.server";
import { addRound } from "~/domain/funding/rounds.server";
import { ProgrammeParams, RoundForm } from "~/domain/funding/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "funding.write", params: ProgrammeParams },
  async ({ db, municipality, params, language, demand }) => {
    demand("funding.write");
    const { id, name } = await keptProgramme(db, "own", params.programmeId);
    return {
      municipality: municipality.key,
      programme: { id, name },
      title: translatorFor(language).t("funding.round.new"),
    };
  },
);

export const action = municipalityAction(
  { may: "funding.write", params: ProgrammeParams, form: RoundForm },
  async ({ db, actor, municipality, params, value }) => {
    await addRound(db, actor, "own", params.programmeId, value);
    return redirect(`/${municipality.key}/funding/programmes/${params.programmeId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NewRound() {
  const { t } = useWords();
  const { municipality, programme, title } = useLoaderData<typeof loader>();
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
      <Form answer={useActionData<typeof action>()} values={{}} cancel={back} />
    </>
  );
}
