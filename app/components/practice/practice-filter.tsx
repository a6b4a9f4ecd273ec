import { Form, Link } from "@remix-run/react";
import { Field } from "../ui/field";
import { useWords } from "../use-words";

interface PracticeFilterProps {
  path: string;
  search: { area?: string | undefined; dataPoint?: string | undefined };
  areas: readonly { key: string; name: string }[];
  dataPoints: readonly { id: string; name: string }[];
}

/** By area and by what was measured; sent in the address. */
export function PracticeFilter({ path, search, areas, dataPoints }: PracticeFilterProps) {
  const { t } = useWords();
  return (
    <Form key={JSON.stringify(search)} className="practice-filter" method="get" action={path}>
      <Field
        kind="select"
        name="area"
        label={t("practices.filter.area")}
        empty={t("practices.filter.anyArea")}
        defaultValue={search.area}
        options={areas.map(({ key, name }) => ({ value: key, label: name }))}
      />
      <Field
        kind="select"
        name="dataPoint"
        label={t("practices.filter.dataPoint")}
        empty={t("practices.filter.anyDataPoint")}
        defaultValue={search.dataPoint}
        options={dataPoints.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div className="button-row">
        <button className="ds-button" data-variant="secondary" data-color="accent">
          {t("practices.filter.apply")}
        </button>
        {search.area === undefined && search.dataPoint === undefined ? null : (
          <Link className="text-button" to={path}>
            {t("practices.filter.clear")}
          </Link>
        )}
      </div>
    </Form>
  );
}
