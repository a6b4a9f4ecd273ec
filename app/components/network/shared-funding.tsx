import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { SharedFunding, SharedProject } from "~/domain/network-list/record.server";

const certainties = ["granted", "paid", "applied", "planned"] as const;

/** The money behind a member's project, by certainty and source, where it is shared. */
export function SharedFundingSection(props: {
  project: Pick<SharedProject, "sharesMoney" | "plannedOre" | "appliedOre" | "grantedOre" | "paidOre">;
  links: readonly SharedFunding[];
}) {
  const { t, format } = useWords();
  const { project, links } = props;
  const sum = (ore: number | null) => (ore === null ? "–" : format.money(ore));
  const columns = ["source", "state", "amount", "granted", "paid"] as const;
  return (
    <section className="section">
      <div className="section-head">
        <h2 id="funding">{t("networkLists.one.funding")}</h2>
      </div>
      {!project.sharesMoney ? (
        <p className="quiet">{t("networkLists.one.moneyNotShared")}</p>
      ) : links.length === 0 ? (
        <p className="quiet">{t("networkLists.one.noFunding")}</p>
      ) : (
        <>
          <dl className="funding-figures">
            {certainties.map((one) => (
              <div key={one}>
                <dt>{t(`funding.totals.${one}`)}</dt>
                <dd>{format.money(project[`${one}Ore`])}</dd>
              </div>
            ))}
          </dl>
          <div className="scroll-region" role="region" aria-labelledby="funding" tabIndex={0}>
            <table className="ds-table table--fold table--narrow" aria-labelledby="funding">
              <thead>
                <tr>
                  {columns.map((column, index) => (
                    <th key={column} scope="col" className={index > 1 ? "number" : undefined}>
                      {t(`funding.project.columns.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {links.map((link) => (
                  <tr key={link.id}>
                    <th scope="row">
                      <span lang={link.language}>{link.programme}</span>
                      <span className="sub-line">
                        <span lang={link.language}>{link.provider}</span> · {t(`funding.types.${link.type}`)}
                      </span>
                    </th>
                    <td data-label={t("funding.project.columns.state")}>
                      <Tag>{t(`states.funding.${link.state}`)}</Tag>
                    </td>
                    <td className="number" data-label={t("funding.project.columns.amount")}>
                      {sum(link.amountOre)}
                    </td>
                    <td className="number" data-label={t("funding.project.columns.granted")}>
                      {sum(link.grantedOre)}
                    </td>
                    <td className="number" data-label={t("funding.project.columns.paid")}>
                      {sum(link.paidOre)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}
