import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { BandMark } from "~/components/kpi/band-mark";
import { figureText, valueText } from "~/components/kpi/figure";
import { useStateWords } from "~/components/kpi/state-words";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHead } from "~/components/ui/page-head";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { WheelState } from "~/domain/kpi/score";
import { bandOf, percentOf, type MatrixCell } from "~/domain/network/matrix";
import { memberFigures, type MemberDataPoint } from "~/domain/network/member.server";
import { MemberSearch } from "~/domain/network/search";
import { networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

const Params = z.object({ key: z.string().max(60) });

export const loader = networkLoader(
  { may: "network.read", params: Params, search: MemberSearch },
  async ({ db, network, params, search, language }) => {
    const by =
      search.category !== null
        ? "category"
        : search.dimension !== null
          ? "dimension"
          : search.goal !== null
            ? "goal"
            : null;
    const member = await memberFigures(db, params.key, search, language);
    const { name, group } = member;
    const { t } = translatorFor(language);
    const shown =
      group === null
        ? t("network.member.everything")
        : by === "goal"
          ? t("network.member.goal", { number: group })
          : group;
    return { network: { key: network.key, name: network.name }, by, member, title: `${name}: ${shown}` };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Member() {
  const { t } = useWords();
  const { network, by, member, title } = useLoaderData<typeof loader>();
  const { name, figures, cell, rows } = member;
  const base = `/network/${network.key}`;
  return (
    <>
      <PageHead
        title={title}
        trail={{
          label: t("places.trail"),
          steps: [
            { label: t("network.pages.matrix"), href: by === null || by === "category" ? base : `${base}?by=${by}` },
            { label: name },
          ],
        }}
        lead={cell === null ? undefined : <Score cell={cell} />}
      />
      {figures === "detail" ? (
        <DataPoints rows={rows} />
      ) : (
        <EmptyState
          title={
            figures === "summary" ? t("network.member.summaryOnly", { name }) : t("network.member.nothing", { name })
          }
          action={
            <Link className="ds-button" data-color="accent" data-variant="secondary" to={base}>
              {t("network.member.back")}
            </Link>
          }
        >
          {figures === "summary" ? t("network.member.summaryText") : t("network.member.nothingText")}
        </EmptyState>
      )}
    </>
  );
}

function Score({ cell }: { cell: MatrixCell }) {
  const { t, format } = useWords();
  const { scored, places } = cell;
  const [band, percent] = [bandOf(cell), percentOf(cell)];
  if (band === null || percent === null) return t("network.member.noScore", { places });
  return t("network.member.score", { percent: format.percent(percent), band, scored, places });
}

const stateOf = ({ points, standing }: MemberDataPoint): WheelState =>
  points ?? (standing === "no_data" ? "no_data" : "not_scored");

function DataPoints({ rows }: { rows: readonly MemberDataPoint[] }) {
  const { t, format } = useWords();
  const stateWords = useStateWords();
  return (
    <div className="scroll-region" tabIndex={0} role="region" aria-label={t("network.member.caption")}>
      <table className="ds-table table--fold">
        <caption className="ds-sr-only">{t("network.member.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("network.gaps.kpi")}</th>
            <th scope="col" className="number">
              {t("network.gaps.one.value")}
            </th>
            <th scope="col" className="number">
              {t("network.gaps.one.year")}
            </th>
            <th scope="col" className="number">
              {t("kpis.list.target")}
            </th>
            <th scope="col">{t("network.gaps.one.points")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.dataPointId}>
              <th scope="row">
                {row.name}
                <span className="sub-line">
                  {row.category} · {row.code}
                </span>
              </th>
              <td
                className={row.state === null ? "number cell--nothing" : "number"}
                data-label={t("network.gaps.one.value")}
              >
                {figureText(row, row.unit, t, format)}
              </td>
              <td
                className={row.year === null ? "number cell--nothing" : "number"}
                data-label={t("network.gaps.one.year")}
              >
                {row.year ?? "–"}
              </td>
              <td className="number" data-label={t("kpis.list.target")}>
                {row.target === null ? (
                  <span className="quiet">{t("kpis.list.noTarget")}</span>
                ) : (
                  valueText(row.target, row.unit, t, format)
                )}
                {row.ownTarget === null ? null : (
                  <span className="sub-line">
                    {t("network.member.ownTarget", { value: valueText(row.ownTarget, row.unit, t, format) })}
                  </span>
                )}
              </td>
              <td data-label={t("network.gaps.one.points")}>
                <BandMark state={stateOf(row)}>{stateWords(stateOf(row))}</BandMark>{" "}
                {row.isGap ? <Tag outline>{t("network.member.gap")}</Tag> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
