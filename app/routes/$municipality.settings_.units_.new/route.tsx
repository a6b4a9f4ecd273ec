import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { SettingsHead } from "~/components/settings/settings-head";
import { UnitFields, useUnitLabels } from "~/components/unit/unit-fields";
import { useWords } from "~/components/use-words";
import { addUnit } from "~/domain/unit/commands.server";
import { unitTree } from "~/domain/unit/queries.server";
import { UnitForm } from "~/domain/unit/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader({ may: "settings.write" }, async ({ db, municipality, language }) => ({
  parents: await unitTree(db),
  back: `/${municipality.key}/settings/units`,
  title: translatorFor(language).t("units.new"),
}));

export const action = municipalityAction(
  { may: "settings.write", form: UnitForm },
  async ({ db, actor, value, municipality }) => {
    await addUnit(db, actor, value);
    return redirect(`/${municipality.key}/settings/units`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NewUnit() {
  const { t } = useWords();
  const { parents, back, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <SettingsHead title={title} between={[{ label: t("units.title"), page: "units" }]} />
      <RecordForm
        answer={answer}
        labels={useUnitLabels()}
        submit={t("units.add")}
        cancel={{ href: back, label: t("forms.cancel") }}
      >
        {({ field }) => <UnitFields field={field} parents={parents} />}
      </RecordForm>
    </>
  );
}
