import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { PracticeForm as Form } from "~/components/practice/practice-form";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { changePractice } from "~/domain/practice/commands.server";
import { practiceById, practiceFormValues } from "~/domain/practice/queries.server";
import { PracticeChange, PracticeParams } from "~/domain/practice/schema";
import { NotFound } from "~/domain/shared/errors";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "practice.offer", params: PracticeParams },
  async ({ db, municipality, params, language }) => {
    const practice = await practiceById(db, params.practiceId, language);
    if (!practice.isOwn) throw new NotFound("practice");
    return {
      municipality: municipality.key,
      practice: { id: practice.id, title: practice.title, language: practice.language, version: practice.version },
      values: practiceFormValues(practice),
      title: translatorFor(language).t("practices.form.editTitle"),
    };
  },
);

export const action = municipalityAction(
  { may: "practice.offer", params: PracticeParams, form: PracticeChange },
  async ({ db, actor, municipality, params, value, language }) => {
    await changePractice(db, actor, params.practiceId, value, language);
    return redirect(`/${municipality.key}/practices/${params.practiceId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function EditPractice() {
  const { t } = useWords();
  const { municipality, practice, values, title } = useLoaderData<typeof loader>();
  const path = `/${municipality}/practices/${practice.id}`;
  return (
    <>
      <PageHead
        title={title}
        trail={{
          label: t("projects.trail"),
          steps: [
            { label: t("practices.title"), href: `/${municipality}/practices` },
            { label: practice.title, href: path, lang: practice.language },
            { label: title },
          ],
        }}
      />
      <Form answer={useActionData<typeof action>()} values={values} version={practice.version} cancel={path} />
    </>
  );
}
