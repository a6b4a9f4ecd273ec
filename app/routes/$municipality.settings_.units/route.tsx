import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { SettingsHead } from "~/components/settings/settings-head";
import { useWords } from "~/components/use-words";
import { unitTree, type UnitRow } from "~/domain/unit/queries.server";
import { municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader({ may: "settings.write" }, async ({ db, municipality, language }) => ({
  units: await unitTree(db),
  path: `/${municipality.key}/settings/units`,
  title: translatorFor(language).t("units.title"),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Units() {
  const { t } = useWords();
  const { units, path, title } = useLoaderData<typeof loader>();
  return (
    <>
      <SettingsHead
        title={title}
        lead={t("units.lead")}
        actions={
          <Link className="ds-button" data-color="accent" to={`${path}/new`}>
            {t("units.new")}
          </Link>
        }
      />
      {units.length === 0 ? (
        <p className="quiet">{t("units.none")}</p>
      ) : (
        <div className="narrow">
          <table className="ds-table">
            <caption className="ds-sr-only">{t("units.caption")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("units.columns.name")}</th>
                <th scope="col" className="number">
                  {t("units.columns.persons")}
                </th>
              </tr>
            </thead>
            <tbody>
              {units.map((unit) => (
                <tr key={unit.id}>
                  <th scope="row" className={`unit unit--${Math.min(unit.depth, 6)}`}>
                    <Link className="ds-link" data-color="neutral" to={`${path}/${unit.id}`}>
                      {unit.name}
                    </Link>
                    <Under unit={unit} units={units} />
                  </th>
                  <td className="number">{unit.persons}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

/** What the indent says, for those who do not see it. */
function Under({ unit, units }: { unit: UnitRow; units: readonly UnitRow[] }) {
  const { t } = useWords();
  const parent = units.find(({ id }) => id === unit.parentId);
  return parent ? <span className="ds-sr-only"> {t("units.under", { name: parent.name })}</span> : null;
}
