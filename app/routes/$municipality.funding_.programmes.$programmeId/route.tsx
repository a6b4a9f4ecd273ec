import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useParams } from "@remix-run/react";
import { ProgrammeForm as Form } from "~/components/funding/programme-form";
import { RoundList } from "~/components/funding/round-list";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { changeProgramme, keptProgramme, programmeFormValues } from "~/domain/funding/programmes.server";
import { roundsOf } from "~/domain/funding/rounds.server";
import { ProgrammeChange, ProgrammeParams } from "~/domain/funding/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "funding.write", params: ProgrammeParams },
  async ({ db, params, language, demand }) => {
    demand("funding.write");
    const programme = await keptProgramme(db, "own", params.programmeId);
    return {
      values: programmeFormValues(programme),
      version: programme.version,
      rounds: await roundsOf(db, programme.id),
      title: translatorFor(language).t("funding.source.editTitle"),
    };
  },
);

export const action = municipalityAction(
  { may: "funding.write", params: ProgrammeParams, form: ProgrammeChange },
  async ({ db, actor, municipality, params, value }) => {
    await changeProgramme(db, actor, "own", params.programmeId, value);
    return redirect(`/${municipality.key}/funding?view=sources&scope=own`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function EditProgramme() {
  const { t } = useWords();
  const { municipality, programmeId } = useParams();
  const { values, version, rounds, title } = useLoaderData<typeof loader>();
  const sources = `/${municipality}/funding?view=sources`;
  return (
    <>
      <PageHead
        title={title}
        trail={{ label: t("projects.trail"), steps: [{ label: t("funding.title"), href: sources }, { label: title }] }}
      />
      <Form
        answer={useActionData<typeof action>()}
        values={values}
        version={version}
        cancel={{ href: sources, label: t("forms.cancel") }}
      />
      <RoundList rounds={rounds} path={`/${municipality}/funding/programmes/${programmeId}`} />
      <p>
        <Link className="ds-link" to={`/${municipality}/history/funding_programme/${programmeId}`}>
          {t("history.open")}
        </Link>
      </p>
    </>
  );
}
