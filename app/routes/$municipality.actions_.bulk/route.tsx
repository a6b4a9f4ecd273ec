import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ownerChoices } from "~/components/action/action-fields";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { EmptyState } from "~/components/ui/empty-state";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { changeActions, chosenActions, type ChosenAction } from "~/domain/action/bulk.server";
import { BulkForm, ChosenSearch } from "~/domain/action/schema";
import { actionMachine, actionStates } from "~/domain/action/states";
import { owners } from "~/domain/member/queries.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

/** The list the actions were chosen from; only its query is taken from the address. */
const listOf = (municipality: string, query: string) =>
  `/${municipality}/actions${query === "" ? "" : `?${new URLSearchParams(query).toString()}`}`;

export const loader = municipalityLoader(
  { may: "action.write", search: ChosenSearch },
  async ({ db, search, language, municipality }) => {
    const seen = new Map(search.chosen.map(({ id, version }) => [id, version]));
    const rows = await chosenActions(db, [...seen.keys()]);
    const { t } = translatorFor(language);
    return {
      municipality: municipality.key,
      title:
        rows.length === 0
          ? t("actions.bulk.noneChosenTitle")
          : t(`actions.bulk.${search.change}Title`, { count: rows.length }),
      change: search.change,
      list: listOf(municipality.key, search.list),
      rows: rows.map((row) => ({ ...row, isChanged: row.version !== seen.get(row.id) })),
      gone: seen.size - rows.length,
      owners: search.change === "owner" ? await owners(db) : [],
    };
  },
);

export const action = municipalityAction(
  { may: "action.write", form: BulkForm },
  async ({ db, actor, value, today, municipality, url }) => {
    const changed = await changeActions(db, actor, value, today);
    const back = new URL(listOf(municipality.key, url.searchParams.get("list") ?? ""), url);
    back.searchParams.set("changed", String(changed));
    return redirect(back.pathname + back.search, 303);
  },
);

/** After a refusal the actions are shown as they stand, and can be changed as such. */
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function ChangeSeveral() {
  const { t } = useWords();
  const { municipality, title, change, list, rows, gone, owners: offered } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const trail = {
    label: t("actions.one.trail"),
    steps: [{ label: t("actions.title"), href: list }, { label: title }],
  };
  if (rows.length === 0) {
    return (
      <>
        <PageHead title={title} trail={trail} />
        <EmptyState
          title={t("actions.bulk.noneChosen")}
          action={
            <Link className="ds-button" data-color="accent" to={list}>
              {t("actions.bulk.toList")}
            </Link>
          }
        >
          {t("actions.bulk.noneChosenText")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHead title={title} lead={t("actions.bulk.lead")} trail={trail} />
      {gone > 0 ? <p className="notice notice--late">{t("actions.bulk.goneSince", { count: gone })}</p> : null}
      <ChosenTable municipality={municipality} rows={rows} />
      <RecordForm
        answer={answer}
        labels={{
          owner: t("actions.bulk.newOwner"),
          dueOn: t("actions.bulk.newDue"),
          days: t("actions.bulk.days"),
          to: t("actions.bulk.newState"),
          reason: t("actions.bulk.reason"),
        }}
        submit={t("actions.bulk.save", { count: rows.length })}
        cancel={{ href: list, label: t("forms.cancel") }}
      >
        {({ field }) => (
          <>
            <input type="hidden" name="change" value={change} />
            {rows.map(({ id, version }) => (
              <input key={id} type="hidden" name="chosen" value={`${id}:${version}`} />
            ))}
            {change === "owner" ? (
              <Field
                kind="select"
                {...field("owner")}
                empty={t("actions.bulk.chooseOwner")}
                options={ownerChoices(offered)}
                width="half"
              />
            ) : null}
            {change === "due" ? (
              <div className="form__row">
                <Field kind="date" {...field("dueOn")} width="short" />
                <Field
                  {...field("days")}
                  hint={t("actions.bulk.daysHint")}
                  inputMode="numeric"
                  unit={t("actions.bulk.daysUnit")}
                  width="short"
                />
              </div>
            ) : null}
            {change === "state" ? (
              <>
                <Field
                  kind="select"
                  {...field("to")}
                  empty={t("actions.bulk.chooseState")}
                  options={actionStates
                    .filter((state) => state !== actionMachine.first)
                    .map((state) => ({ value: state, label: t(`states.action.${state}`) }))}
                  width="half"
                />
                <Field kind="textarea" {...field("reason")} hint={t("actions.bulk.reasonHint")} maxLength={2000} />
              </>
            ) : null}
          </>
        )}
      </RecordForm>
    </>
  );
}

function ChosenTable({
  municipality,
  rows,
}: {
  municipality: string;
  rows: (ChosenAction & { isChanged: boolean })[];
}) {
  const { t, format } = useWords();
  return (
    <div className="scroll-region" role="region" aria-label={t("actions.bulk.caption")} tabIndex={0}>
      <table className="ds-table actions-table table--fold">
        <caption className="ds-sr-only">{t("actions.bulk.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("actions.title")}</th>
            <th scope="col">{t("actions.columns.owner")}</th>
            <th scope="col">{t("actions.columns.due")}</th>
            <th scope="col">{t("actions.columns.state")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link
                  className="ds-link"
                  data-color="neutral"
                  to={`/${municipality}/actions/${row.id}`}
                  lang={row.language}
                >
                  {row.title}
                </Link>
                {row.isChanged ? <span className="sub-line late">{t("actions.bulk.changedSince")}</span> : null}
              </th>
              <td data-label={t("actions.columns.owner")}>
                {row.owner ?? <span className="late">{t("actions.cell.noOwner")}</span>}
              </td>
              <td data-label={t("actions.columns.due")} className="no-wrap">
                {row.dueOn ? format.date(row.dueOn) : "–"}
              </td>
              <td data-label={t("actions.columns.state")}>
                <span>
                  {row.state === "blocked" ? (
                    <Tag outline>{t("states.action.blocked")}</Tag>
                  ) : (
                    t(`states.action.${row.state}`)
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
