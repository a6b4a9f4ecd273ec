import { Form, Link } from "@remix-run/react";
import { SharedLevels } from "~/components/sharing/levels";
import { MembershipDay } from "~/components/sharing/membership-day";
import { Field } from "~/components/ui/field";
import { Pagination } from "~/components/ui/pagination";
import { searchHref } from "~/components/ui/search-href";
import { useWords } from "~/components/use-words";
import type { Grants } from "~/domain/sharing/levels";
import { membershipStates, type MembershipState } from "~/domain/sharing/states";

interface MunicipalitiesProps {
  path: string;
  search: { q: string; state: MembershipState | null; kind: string | null };
  list: {
    rows: readonly {
      id: string;
      key: string;
      name: string;
      state: MembershipState;
      wave: string | null;
      askedAt: string;
      answeredAt: string | null;
      grants: Grants;
    }[];
    total: number;
    page: number;
    pageSize: number;
  };
  today: string;
  mayChange: boolean;
}

/** The municipalities of the network: how each stands, and what it shows. */
export function Municipalities({ path, search, list, today, mayChange }: MunicipalitiesProps) {
  const { t } = useWords();
  const { rows, total, page, pageSize } = list;
  const isFiltered = search.q !== "" || search.state !== null;
  const href = (to: number) => searchHref(path, search, { municipalities: to });
  return (
    <section className="section">
      <div className="section-head">
        <h2>{t("sharing.members.municipalities")}</h2>
        <Link className="ds-link" to={path.replace(/members$/, "history")}>
          {t("sharing.members.history")}
        </Link>
      </div>
      {mayChange ? (
        <p>
          <Link className="ds-button" data-variant="secondary" data-color="accent" to={`${path}/municipalities/new`}>
            {t("sharing.ask.title")}
          </Link>
        </p>
      ) : null}
      <Form method="get" action={path} className="form-line" role="search" key={JSON.stringify(search)}>
        {search.kind === null ? null : <input type="hidden" name="kind" value={search.kind} />}
        <Field name="q" kind="search" label={t("sharing.members.name")} defaultValue={search.q} maxLength={100} />
        <Field
          name="state"
          kind="select"
          label={t("sharing.members.state")}
          empty={t("sharing.members.all")}
          defaultValue={search.state ?? ""}
          options={membershipStates.map((state) => ({ value: state, label: t(`sharing.states.${state}`) }))}
        />
        <button className="ds-button" data-variant="secondary" data-color="accent">
          {t("sharing.members.show")}
        </button>
      </Form>
      {total === 0 ? (
        <p className="quiet" role="status">
          {t(isFiltered ? "sharing.members.noneFound" : "sharing.members.none")}
        </p>
      ) : (
        <div className="scroll-region" tabIndex={0} role="region" aria-label={t("sharing.members.municipalities")}>
          <table className="ds-table">
            <thead>
              <tr>
                <th scope="col">{t("sharing.members.municipality")}</th>
                <th scope="col">{t("sharing.state")}</th>
                <th scope="col">{t("sharing.wave")}</th>
                <th scope="col">{t("sharing.members.shares")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    {mayChange ? (
                      <Link className="ds-link" to={`${path}/municipalities/${row.key}`}>
                        {row.name}
                      </Link>
                    ) : (
                      row.name
                    )}
                  </th>
                  <td>
                    <MembershipDay state={row.state} askedAt={row.askedAt} answeredAt={row.answeredAt} />
                  </td>
                  <td>{row.wave ?? ""}</td>
                  <td>{row.state === "joined" ? <SharedLevels grants={row.grants} today={today} /> : null}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {total > pageSize ? (
        <Pagination
          label={t("sharing.members.pages")}
          status={t("operator.list.status", {
            from: (page - 1) * pageSize + 1,
            to: Math.min(page * pageSize, total),
            total,
          })}
          previous={page > 1 ? { href: href(page - 1), label: t("operator.list.previous") } : null}
          next={page * pageSize < total ? { href: href(page + 1), label: t("operator.list.next") } : null}
        />
      ) : null}
    </section>
  );
}
