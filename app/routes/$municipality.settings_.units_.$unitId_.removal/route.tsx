import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { SettingsHead } from "~/components/settings/settings-head";
import { useWords } from "~/components/use-words";
import { removeUnit } from "~/domain/unit/commands.server";
import { unitHead } from "~/domain/unit/queries.server";
import { UnitParams, UnitRemovalForm } from "~/domain/unit/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "settings.write", params: UnitParams },
  async ({ db, params, municipality, language }) => ({
    unit: (await unitHead(db, params.unitId)).unit,
    back: `/${municipality.key}/settings/units/${params.unitId}`,
    title: translatorFor(language).t("units.remove"),
  }),
);

export const action = municipalityAction(
  { may: "settings.write", params: UnitParams, form: UnitRemovalForm },
  async ({ db, actor, params, value, municipality }) => {
    await removeUnit(db, actor, params.unitId, value.version);
    return redirect(`/${municipality.key}/settings/units`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function RemoveUnit() {
  const { t } = useWords();
  const { unit, back, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <SettingsHead
        title={title}
        lead={t("units.removeText")}
        between={[
          { label: t("units.title"), page: "units" },
          { label: unit.name, page: `units/${unit.id}` },
        ]}
      />
      <RecordForm
        answer={answer}
        labels={{}}
        version={unit.version}
        submit={title}
        cancel={{ href: back, label: t("forms.cancel") }}
      >
        {() => null}
      </RecordForm>
    </>
  );
}
