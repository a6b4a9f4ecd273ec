import { Form } from "@remix-run/react";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { organisationKinds } from "~/domain/organisation/kinds";

interface OrganisationsProps {
  path: string;
  search: { q: string; state: string | null; kind: string | null };
  organisations: {
    rows: readonly { id: string; name: string; kind: string; role: string | null }[];
    kinds: readonly { kind: string; count: number }[];
  };
}

/** The organisations around the networks, as the catalogue has them; the address keeps the other table's filters. */
export function Organisations({ path, search, organisations }: OrganisationsProps) {
  const { t } = useWords();
  const wordOf = (kind: string) => {
    const known = organisationKinds.find((one) => one === kind);
    return known ? t(`sharing.organisations.kinds.${known}`) : kind;
  };
  const { rows, kinds } = organisations;
  return (
    <section className="section" id="organisations">
      <div className="section-head">
        <h2>{t("sharing.organisations.title")}</h2>
      </div>
      <p className="quiet">{t("sharing.organisations.lead")}</p>
      <Form method="get" action={`${path}#organisations`} className="form-line" key={search.kind}>
        {search.q === "" ? null : <input type="hidden" name="q" value={search.q} />}
        {search.state === null ? null : <input type="hidden" name="state" value={search.state} />}
        <Field
          name="kind"
          kind="select"
          label={t("sharing.organisations.kind")}
          empty={t("sharing.organisations.all")}
          defaultValue={search.kind ?? ""}
          options={kinds.map(({ kind, count }) => ({ value: kind, label: `${wordOf(kind)} (${count})` }))}
        />
        <button className="ds-button" data-variant="secondary" data-color="accent">
          {t("sharing.organisations.show")}
        </button>
      </Form>
      <div className="scroll-region" tabIndex={0} role="region" aria-label={t("sharing.organisations.title")}>
        <table className="ds-table">
          <thead>
            <tr>
              <th scope="col">{t("sharing.organisations.name")}</th>
              <th scope="col">{t("sharing.organisations.kind")}</th>
              <th scope="col">{t("sharing.organisations.role")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, kind, role }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{wordOf(kind)}</td>
                <td lang="en">{role ?? ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
