import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { SettingsHead } from "~/components/settings/settings-head";
import { UnitFields, useUnitLabels } from "~/components/unit/unit-fields";
import { useWords } from "~/components/use-words";
import { changeUnit } from "~/domain/unit/commands.server";
import { unitHead } from "~/domain/unit/queries.server";
import { ChangedUnitForm, UnitParams } from "~/domain/unit/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";

export const loader = municipalityLoader(
  { may: "settings.write", params: UnitParams },
  async ({ db, params, municipality }) => ({
    ...(await unitHead(db, params.unitId)),
    back: `/${municipality.key}/settings/units`,
  }),
);

export const action = municipalityAction(
  { may: "settings.write", params: UnitParams, form: ChangedUnitForm },
  async ({ db, actor, params, value, municipality }) => {
    await changeUnit(db, actor, params.unitId, value);
    return redirect(`/${municipality.key}/settings/units`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.unit.name);

export default function UnitPage() {
  const { t } = useWords();
  const { unit, parents, back } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <SettingsHead
        title={unit.name}
        between={[{ label: t("units.title"), page: "units" }]}
        history={`/unit/${unit.id}`}
      />
      <RecordForm
        answer={answer}
        labels={useUnitLabels()}
        values={{ name: unit.name, parentId: unit.parentId ?? "" }}
        version={unit.version}
        display={(name, value) =>
          name === "parentId" ? (parents.find(({ id }) => id === value)?.name ?? t("units.top")) : value
        }
        submit={t("units.save")}
        cancel={{ href: back, label: t("forms.cancel") }}
      >
        {({ field }) => <UnitFields field={field} parents={parents} />}
      </RecordForm>
      <section className="section">
        <h2>{t("units.remove")}</h2>
        {unit.persons + unit.children > 0 ? (
          <p className="quiet">{t("units.notEmpty")}</p>
        ) : (
          <Link className="ds-link" to={`${back}/${unit.id}/removal`}>
            {t("units.remove")}
          </Link>
        )}
      </section>
    </>
  );
}
