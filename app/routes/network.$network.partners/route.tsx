import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { invitablePartners } from "~/domain/challenge/queries.server";
import { addNetworkPartner } from "~/domain/partner/commands.server";
import { networkPartners } from "~/domain/partner/queries.server";
import { NetworkPartnerForm } from "~/domain/partner/schema";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader({ may: "network.read" }, async ({ db, network, language, may }) => {
  const rows = await networkPartners(db);
  const mayWrite = may("network_challenge.write");
  const all = mayWrite ? await invitablePartners(db) : [];
  return {
    rows,
    mayWrite,
    others: all.filter(({ id }) => !rows.some((row) => row.id === id)),
    path: `/network/${network.key}/partners`,
    title: translatorFor(language).t("partners.title"),
  };
});

export const action = networkAction(
  { may: "network_challenge.write", form: NetworkPartnerForm },
  async ({ db, actor, network, value }) => {
    await addNetworkPartner(db, actor, network.id, value.partner);
    return redirect(`/network/${network.key}/partners`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NetworkPartners() {
  const { t, format } = useWords();
  const { rows, others, mayWrite, path } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead title={t("partners.title")} lead={t("partners.networkLead")} />
      {rows.length === 0 ? (
        <p className="quiet">{t("partners.none")}</p>
      ) : (
        <div className="scroll-region" tabIndex={0} role="region" aria-label={t("partners.title")}>
          <table className="ds-table table--fold">
            <caption className="ds-sr-only">{t("partners.title")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("partners.name")}</th>
                <th scope="col">{t("partners.kind")}</th>
                <th scope="col">{t("partners.registered")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{row.name}</th>
                  <td data-label={t("partners.kind")}>{t(`operator.partners.kinds.${row.kind}`)}</td>
                  <td data-label={t("partners.registered")}>
                    {format.date(row.addedAt)}
                    {mayWrite ? (
                      <span className="sub-line">
                        <Link
                          className="text-button"
                          to={`${path}/${row.id}/removal`}
                          aria-label={t("partners.add.removeTitle", { name: row.name })}
                        >
                          {t("partners.add.remove")}
                        </Link>
                      </span>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {mayWrite ? (
        <section className="section">
          <h2>{t("partners.add.title")}</h2>
          {others.length === 0 ? (
            <p className="quiet">{t("partners.add.none")}</p>
          ) : (
            <RecordForm
              key={rows.length}
              answer={answer}
              labels={{ partner: t("partners.add.partner") }}
              submit={t("partners.add.submit")}
            >
              {({ field }) => (
                <Field
                  {...field("partner")}
                  kind="select"
                  width="half"
                  required={t("forms.required")}
                  empty={t("partners.add.choose")}
                  options={others.map(({ id, name }) => ({ value: id, label: name }))}
                />
              )}
            </RecordForm>
          )}
        </section>
      ) : null}
    </>
  );
}
