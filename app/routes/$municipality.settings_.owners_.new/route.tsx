import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PersonFields, usePersonLabels } from "~/components/member/person-fields";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { SettingsHead } from "~/components/settings/settings-head";
import { useWords } from "~/components/use-words";
import { addPerson } from "~/domain/member/persons.server";
import { PersonForm } from "~/domain/member/schema";
import { unitTree } from "~/domain/unit/queries.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader({ may: "member.write" }, async ({ db, municipality, language }) => ({
  units: await unitTree(db),
  back: `/${municipality.key}/settings/owners`,
  title: translatorFor(language).t("owners.new"),
}));

export const action = municipalityAction(
  { may: "member.write", form: PersonForm },
  async ({ db, actor, value, municipality }) => {
    await addPerson(db, actor, value);
    return redirect(`/${municipality.key}/settings/owners`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NewOwner() {
  const { t } = useWords();
  const { units, back, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <SettingsHead title={title} between={[{ label: t("owners.title"), page: "owners" }]} />
      <RecordForm
        answer={answer}
        labels={usePersonLabels()}
        submit={t("owners.add")}
        cancel={{ href: back, label: t("forms.cancel") }}
      >
        {({ field }) => <PersonFields field={field} units={units} />}
      </RecordForm>
    </>
  );
}
