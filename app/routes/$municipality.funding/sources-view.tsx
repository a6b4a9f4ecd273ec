import { Link } from "@remix-run/react";
import { useWords } from "~/components/use-words";
import type { SourceSearch } from "~/domain/funding/search";
import type { Listed, SourceRow } from "~/domain/funding/lists.server";
import { fundingTypes } from "~/domain/funding/types";
import { ViewFrame } from "./view-frame";

interface SourcesViewProps {
  path: string;
  search: SourceSearch;
  list: Listed<SourceRow>;
  mayEdit: boolean;
}

/** Where money can come from: shared programmes and the municipality's own sources. */
export function SourcesView({ path, search, list, mayEdit }: SourcesViewProps) {
  const { t } = useWords();
  return (
    <ViewFrame
      path={path}
      view="sources"
      search={search}
      usual={{ sort: "name", order: "asc" }}
      total={list.total}
      page={list.page}
      filters={[
        {
          name: "type",
          label: t("funding.filter.type"),
          any: t("funding.filter.anyType"),
          options: fundingTypes.map((value) => ({ value, label: t(`funding.types.${value}`) })),
        },
        {
          name: "scope",
          label: t("funding.filter.scope"),
          any: t("funding.filter.anyScope"),
          options: (["own", "shared"] as const).map((value) => ({ value, label: t(`funding.filter.${value}`) })),
        },
        {
          name: "used",
          label: t("funding.filter.used"),
          any: t("funding.filter.anyUse"),
          options: [
            { value: "yes", label: t("funding.filter.inUseHere") },
            { value: "no", label: t("funding.filter.notUsed") },
          ],
        },
      ]}
      columns={[
        { sort: "name", label: t("funding.columns.source") },
        { sort: "provider", label: t("funding.columns.provider") },
        { sort: "type", label: t("funding.columns.type") },
        { sort: "amount", label: t("funding.columns.amount"), number: true },
        { sort: "links", label: t("funding.columns.links"), number: true },
      ]}
      empty={{ title: t("funding.empty.noSourcesTitle"), text: t("funding.empty.noSourcesText") }}
    >
      {list.rows.map((row) => (
        <Row key={row.id} path={path} row={row} mayEdit={mayEdit} />
      ))}
    </ViewFrame>
  );
}

function Row({ path, row, mayEdit }: { path: string; row: SourceRow; mayEdit: boolean }) {
  const { t, format } = useWords();
  return (
    <tr>
      <th scope="row">
        <span lang={row.language}>{row.name}</span>
        {[row.purpose, row.amountNote, row.period].map((text, index) =>
          text ? (
            <span className="sub-line" key={index} lang={row.language}>
              {text}
            </span>
          ) : null,
        )}
        <span className="sub-line">
          {row.isShared ? t("funding.cell.shared") : t("funding.cell.own")}
          {row.isExample ? ` · ${t("funding.cell.example")}` : null}
          {!row.isShared && mayEdit ? (
            <>
              {" · "}
              <Link
                className="text-button"
                aria-label={t("funding.cell.editOf", { name: row.name })}
                to={`${path}/programmes/${row.id}`}
              >
                {t("funding.cell.edit")}
              </Link>
            </>
          ) : null}
        </span>
      </th>
      <td data-label={t("funding.columns.provider")}>
        <span lang={row.language}>{row.provider}</span>
      </td>
      <td data-label={t("funding.columns.type")}>{t(`funding.types.${row.type}`)}</td>
      <td className="number" data-label={t("funding.columns.amount")}>
        {row.amountOre === null ? <span className="quiet">–</span> : format.money(row.amountOre)}
      </td>
      <td className="number" data-label={t("funding.columns.links")}>
        {row.links === 0 ? (
          <span className="quiet">{t("funding.cell.unused")}</span>
        ) : (
          <Link className="ds-link" to={`${path}?view=links&programme=${row.id}`}>
            {t("funding.cell.used", { count: row.links })}
          </Link>
        )}
      </td>
    </tr>
  );
}
