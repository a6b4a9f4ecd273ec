import { useWords } from "~/components/use-words";
import type { CommitmentKey } from "~/domain/commitment/criteria";
import type { FrozenStatus } from "~/domain/commitment/records.server";
import { quarterOf, quartersOf } from "~/domain/commitment/side-by-side";
import { StatusBars } from "./status-bars";

interface StatusHistoryProps {
  past: readonly FrozenStatus[];
  commitments: readonly { key: CommitmentKey; name: string }[];
}

/** How one municipality's commitments stood quarter by quarter: a drawing of each, and all of it in a table. */
export function StatusHistory({ past, commitments }: StatusHistoryProps) {
  const { t, format } = useWords();
  const quarters = quartersOf(past);
  const of = (commitment: CommitmentKey, quarter: string) =>
    past.find((one) => one.commitment === commitment && one.quarter === quarter) ?? null;
  const inWords = (one: FrozenStatus | null) => (one === null ? "–" : t(`commitments.status.${one.status}`));
  const caption = t("commitmentWork.history.table");
  return (
    <>
      <ul className="status-history">
        {commitments.map(({ key, name }) => {
          const points = quarters.map((quarter) => ({
            quarter,
            short: t("commitmentWork.history.short", quarterOf(quarter)),
            standing: of(key, quarter),
          }));
          const said = points.map(({ short, standing }) =>
            t("commitmentWork.history.point", { quarter: short, status: inWords(standing) }),
          );
          return (
            <li key={key}>
              <p className="status-history__name">{name}</p>
              <StatusBars
                summary={t("commitmentWork.history.drawing", { name, points: said.join(", ") })}
                bars={points.map((point, index) => ({ ...point, title: said[index] ?? "" }))}
              />
            </li>
          );
        })}
      </ul>
      <div className="scroll-region" tabIndex={0} role="region" aria-label={caption}>
        <table className="ds-table table--fold">
          <caption className="ds-sr-only">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t("commitmentWork.history.quarter")}</th>
              {commitments.map(({ key, name }) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...quarters].reverse().map((quarter) => {
              const any = past.find((one) => one.quarter === quarter);
              return (
                <tr key={quarter}>
                  <th scope="row">
                    {t("commitmentWork.history.quarterOf", quarterOf(quarter))}
                    <span className="sub-line">
                      {any ? t("commitmentWork.history.takenOn", { date: format.date(any.takenOn) }) : null}
                      {any?.isExample ? ` · ${t("commitmentWork.isExample")}` : null}
                    </span>
                  </th>
                  {commitments.map(({ key, name }) => {
                    const one = of(key, quarter);
                    return (
                      <td key={key} data-label={name}>
                        <span>
                          {inWords(one)}
                          {one ? (
                            <span className="sub-line">
                              {t("commitmentWork.history.metOf", { met: one.met, told: one.told })}
                            </span>
                          ) : null}
                        </span>
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {past.some(({ isExample }) => isExample) ? (
        <p className="table-note">{t("commitmentWork.history.examples")}</p>
      ) : null}
    </>
  );
}
