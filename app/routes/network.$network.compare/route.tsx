import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { ErrorSummary } from "~/components/ui/error-summary";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import {
  mostDataPoints,
  mostMembers,
  peersOf,
  similarSizes,
  similarWithin,
  type PeerKind,
} from "~/domain/comparison/peers";
import {
  comparedDataPoints,
  comparedFigures,
  comparedMembers,
  dataPointChoices,
  otherFigures,
} from "~/domain/comparison/queries.server";
import { ComparisonSearch } from "~/domain/comparison/search";
import { networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";
import { Choose } from "./choose";
import { DataPointSection } from "./data-point-section";

export const loader = networkLoader(
  { may: "network.read", search: ComparisonSearch },
  async ({ db, search, language, network }) => {
    const members = await comparedMembers(db);
    const sharing = members.filter(({ sharesFigures }) => sharesFigures);
    const of = sharing.find(({ key }) => key === search.of);
    const peers = of && search.peers ? peersOf(of, sharing, search.peers) : [];
    const asked =
      of && search.peers
        ? [of, ...peers]
        : search.member.flatMap((key) => members.find((member) => member.key === key) ?? []);
    const chosen = asked.filter(({ sharesFigures }) => sharesFigures).slice(0, mostMembers);
    const dataPoints = await comparedDataPoints(db, search.dataPoint.slice(0, mostDataPoints), language);
    const ids = dataPoints.map(({ id }) => id);
    return {
      path: `/network/${network.key}/compare`,
      members,
      choices: await dataPointChoices(db, language),
      chosen: chosen.map(({ key, name }) => ({ key, name })),
      dataPoints,
      figures: await comparedFigures(
        db,
        chosen.map(({ key }) => key),
        ids,
      ),
      others: await otherFigures(db, ids, language),
      told: {
        notSharing: asked.flatMap(({ name, sharesFigures }) => (sharesFigures ? [] : [name])),
        isTooMany: asked.length > mostMembers || search.dataPoint.length > mostDataPoints,
        peers:
          of && search.peers ? { of: of.name, by: search.peers, count: peers.length, sizes: similarSizes(of) } : null,
      },
      of: of?.key,
      isSent: search.show !== undefined,
      title: translatorFor(language).t("networkCompare.title"),
    };
  },
);
export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

/** What is said of a member's peers, with the rule they follow. */
function peersTold({ by, count, sizes }: { by: PeerKind; count: number; sizes: object | null }) {
  if (by === "size" && sizes === null) return "networkCompare.peers.unknownSize";
  if (count > 0) return `networkCompare.peers.${by}Of` as const;
  return by === "size" ? "networkCompare.peers.noneOfSize" : "networkCompare.peers.noneInCounty";
}

export default function Compare() {
  const { t, format } = useWords();
  const { path, members, choices, chosen, dataPoints, figures, others, told, of, isSent } =
    useLoaderData<typeof loader>();
  const isReady = chosen.length > 0 && dataPoints.length > 0;
  const rows = (dataPoint: string) =>
    chosen.map(({ key, name }, index) => ({
      key,
      name,
      sign: String(index + 1),
      figures: figures.find((one) => one.member === key && one.dataPoint === dataPoint) ?? null,
    }));
  const notices = [
    ...(told.peers === null
      ? []
      : [
          t(peersTold(told.peers), {
            name: told.peers.of,
            count: told.peers.count,
            percent: Math.round(similarWithin * 100),
            from: told.peers.sizes ? format.number(told.peers.sizes.from) : "",
            to: told.peers.sizes ? format.number(told.peers.sizes.to) : "",
          }),
        ]),
    ...(told.notSharing.length === 0 ? [] : [t("networkCompare.notSharing", { names: told.notSharing.join(", ") })]),
    ...(told.isTooMany ? [t("networkCompare.tooMany", { members: mostMembers, dataPoints: mostDataPoints })] : []),
  ];
  return (
    <>
      <PageHead title={t("networkCompare.title")} lead={t("networkCompare.lead")} />
      {isSent ? (
        <ErrorSummary
          title={t("networkCompare.notYet")}
          errors={[
            ...(chosen.length === 0 ? [{ fieldId: "member", message: t("networkCompare.needMembers") }] : []),
            ...(dataPoints.length === 0
              ? [{ fieldId: "data-points", message: t("networkCompare.needDataPoints") }]
              : []),
          ]}
        />
      ) : null}
      {members.length === 0 ? (
        <EmptyState title={t("networkLists.shared.nobody")}>{t("networkLists.shared.nobodyText")}</EmptyState>
      ) : (
        <Choose
          path={path}
          members={members}
          choices={choices}
          chosen={{
            members: chosen.map(({ key }) => key),
            dataPoints: dataPoints.map(({ id }) => id),
            of,
          }}
          isOpen={!isReady}
          errors={
            isSent
              ? {
                  members: chosen.length === 0 ? t("networkCompare.needMembers") : undefined,
                  dataPoints: dataPoints.length === 0 ? t("networkCompare.needDataPoints") : undefined,
                }
              : {}
          }
        />
      )}
      {notices.map((notice) => (
        <p key={notice} className="notice">
          {notice}
        </p>
      ))}
      {!isSent && !isReady && chosen.length + dataPoints.length > 0 ? (
        <p>{t(chosen.length === 0 ? "networkCompare.needMembers" : "networkCompare.needDataPoints")}</p>
      ) : null}
      {isReady ? (
        <>
          <p className="comparison__key small quiet">{t("networkCompare.key")}</p>
          {dataPoints.map((dataPoint) => (
            <DataPointSection
              key={dataPoint.id}
              dataPoint={dataPoint}
              rows={rows(dataPoint.id)}
              others={others.filter((other) => other.dataPoint === dataPoint.id)}
            />
          ))}
        </>
      ) : null}
    </>
  );
}
